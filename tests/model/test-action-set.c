/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What boards and time lines are made of: the actions that a query leaves, in columns and groups.
 */

#include "model-fixture.h"

#include "isms-action-set.h"
#include "isms-action.h"

static gint64
create_action (ModelFixture *fixture, const char *title, const char *start, const char *due)
{
  gint64 id = create_record (fixture, "action", title);

  set_field (fixture, "action", id, "due", due);
  set_field (fixture, "action", id, "start_on", start);
  return id;
}

static gboolean
try_state (ModelFixture *fixture, gint64 id, const char *state, const char *reason, char **sentence)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, "action", id);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Move");
  g_autoptr (GError) error = NULL;

  isms_action_set_state (step, ISMS_ACTION (record), state, reason);
  if (isms_step_commit (step, NULL, &error))
    return TRUE;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  *sentence = g_strdup (error->message);
  return FALSE;
}

static void
move (ModelFixture *fixture, gint64 id, const char *state, const char *reason)
{
  g_assert_true (try_state (fixture, id, state, reason, NULL));
}

static IsmsActionSet *
load (ModelFixture *fixture, IsmsQuery *query)
{
  g_autoptr (GError) error = NULL;
  IsmsActionSet *set = isms_action_set_load (query, fixture->reader, &error);

  g_assert_no_error (error);
  return set;
}

static IsmsActionSet *
load_all (ModelFixture *fixture)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("action"));

  return load (fixture, query);
}

/* "One Two": the titles of a column, or of a group. */
static char *
join_titles (const IsmsActionSet *set, GArray *places)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (
        titles, "%s%s", i > 0 ? " " : "",
        ((IsmsActionItem *) set->items->pdata[g_array_index (places, guint, i)])->title);
  return g_string_free_and_steal (titles);
}

#define assert_column(set, state, titles)                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = join_titles (set, set->by_state[state]);                             \
    g_assert_cmpstr (found_, ==, titles);                                                          \
  }                                                                                                \
  G_STMT_END

static void
set_done_on (ModelFixture *fixture, gint64 id, const char *day)
{
  move (fixture, id, "done", NULL);
  set_field (fixture, "action", id, "done_on", day);
}

/* What is due first stands first, what is urgent before the rest of the day; of what is done, the
 * newest. */
static void
test_columns (ModelFixture *fixture, gconstpointer data)
{
  gint64 later = create_action (fixture, "Later", NULL, "2099-02-01");
  gint64 never = create_record (fixture, "action", "Never");
  gint64 sooner = create_action (fixture, "Sooner", NULL, "2099-01-01");
  gint64 urgent = create_action (fixture, "Urgent", NULL, "2099-01-01");
  gint64 old = create_action (fixture, "Old", NULL, "2020-01-31");
  gint64 newer = create_action (fixture, "New", NULL, "2020-01-01");
  gint64 out = create_action (fixture, "Out", NULL, "2020-01-01");
  g_autoptr (IsmsActionSet) set = NULL;

  set_field (fixture, "action", urgent, "priority", "high");
  set_done_on (fixture, old, "2020-01-31");
  set_done_on (fixture, newer, "2020-02-29");
  move (fixture, out, "dropped", "The contract ended");
  move (fixture, sooner, "waiting", NULL);
  set = load_all (fixture);
  g_assert_cmpuint (set->items->len, ==, 7);
  assert_column (set, ISMS_ACTION_OPEN, "Urgent Later Never");
  assert_column (set, ISMS_ACTION_IN_PROGRESS, "");
  assert_column (set, ISMS_ACTION_WAITING, "Sooner");
  assert_column (set, ISMS_ACTION_DONE, "New Old");
  assert_column (set, ISMS_ACTION_DROPPED, "Out");
  g_assert_cmpstr (set->first, ==, "2020-01-01");
  g_assert_cmpstr (set->last, ==, "2099-02-01");
  g_assert_cmpint (later, <, never);
}

/* What was dropped costs what it cost, but is not planned any more. */
static void
test_sums (ModelFixture *fixture, gconstpointer data)
{
  gint64 late = create_action (fixture, "Late", NULL, "2020-01-01");
  gint64 out = create_action (fixture, "Out", NULL, "2020-01-01");
  g_autoptr (IsmsActionSet) set = NULL;

  set_field (fixture, "action", late, "cost_planned", "100");
  set_field (fixture, "action", out, "cost_planned", "1000");
  set_field (fixture, "action", out, "cost_actual", "7");
  move (fixture, out, "dropped", "Too dear");
  set = load_all (fixture);
  g_assert_cmpuint (set->n_overdue, ==, 1);
  g_assert_cmpint (set->cost_planned, ==, 10000);
  g_assert_cmpint (set->cost_actual, ==, 700);
}

static void
test_filtered (ModelFixture *fixture, gconstpointer data)
{
  gint64 one = create_action (fixture, "One", NULL, "2020-01-01");
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("action"));
  const char *const waiting[] = { "waiting", NULL };
  g_autoptr (IsmsActionSet) set = NULL;
  g_autoptr (IsmsActionSet) found = NULL;

  create_action (fixture, "Two", NULL, "2020-01-01");
  move (fixture, one, "waiting", NULL);
  isms_query_filter (query, "state", waiting);
  set = load (fixture, query);
  g_assert_cmpuint (set->items->len, ==, 1);
  isms_query_search (query, "two");
  g_assert_cmpstr (isms_query_get_words (query), ==, "two");
  found = load (fixture, query);
  g_assert_cmpuint (found->items->len, ==, 0);
}

static void
test_groups (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 risk = create_record (fixture, "risk", "Flood");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  gint64 second = create_action (fixture, "Second", "2026-02-01", "2026-03-01");
  gint64 first = create_action (fixture, "First", "2026-01-01", "2026-04-01");
  gint64 out = create_action (fixture, "Out", "2025-01-01", "2025-04-01");
  g_autoptr (IsmsActionSet) set = NULL;
  g_autoptr (GPtrArray) owners = NULL;
  g_autoptr (GPtrArray) records = NULL;
  const IsmsActionGroup *group;
  g_autofree char *titles = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");

  isms_action_create (step, "treatment", "risk", risk, "Barrier");
  g_assert_true (isms_step_commit (step, NULL, NULL));
  set_field (fixture, "action", second, "owner", owner);
  set_field (fixture, "action", first, "owner", owner);
  set_field (fixture, "action", out, "owner", owner);
  move (fixture, out, "dropped", "Too dear");
  move (fixture, first, "done", NULL);
  set = load_all (fixture);
  owners = isms_action_set_group (set, ISMS_ACTION_BY_OWNER);
  g_assert_cmpuint (owners->len, ==, 2);
  group = owners->pdata[0];
  g_assert_cmpstr (group->title, ==, "Ada Osei");
  titles = join_titles (set, group->places);
  g_assert_cmpstr (titles, ==, "First Second Out");
  g_assert_cmpuint (group->n_counted, ==, 2);
  g_assert_cmpuint (group->n_done, ==, 1);
  g_assert_null (((IsmsActionGroup *) owners->pdata[1])->title);
  records = isms_action_set_group (set, ISMS_ACTION_BY_RECORD);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpstr (((IsmsActionGroup *) records->pdata[0])->title, ==, "R-001 Flood");
}

/* To drop without a reason is refused; done is today, and what recurs comes again in the same
 * step. */
static void
test_states (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_action (fixture, "Rehearse", NULL, "2020-01-31");
  g_autofree char *sentence = NULL;

  g_assert_false (try_state (fixture, id, "dropped", NULL, &sentence));
  g_assert_cmpstr (sentence, ==,
                   "An action is dropped only with a reason. Write the reason for dropping first.");
  set_field (fixture, "action", id, "recurrence", "monthly");
  move (fixture, id, "done", NULL);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM action WHERE title = 'Rehearse'"), ==,
                   2);
  isms_store_undo (fixture->store, NULL, NULL);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM action WHERE state = 'open' "
                                      "AND done_on IS NULL"),
                   ==, 1);
}

/* 6.1.3 e, 10.2: what is done for a record, of whatever kind, is summed up in one place. */
static void
test_sum_of_a_record (ModelFixture *fixture, gconstpointer data)
{
  gint64 asset = create_record (fixture, "asset", "Archive");
  gint64 ids[4];
  IsmsActionSum sum;

  g_assert_true (isms_action_sum_load (fixture->reader, "asset", asset, &sum, NULL));
  g_assert_cmpuint (sum.n_actions, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");

      ids[i] = isms_action_create (step, "improvement", "asset", asset, "Shelves");
      g_assert_true (isms_step_commit (step, NULL, NULL));
      set_field (fixture, "action", ids[i], "cost_planned", "10");
    }
  move (fixture, ids[0], "done", NULL);
  set_field (fixture, "action", ids[0], "cost_actual", "12");
  set_field (fixture, "action", ids[1], "progress", "45");
  set_field (fixture, "action", ids[1], "due", "2020-02-29");
  set_field (fixture, "action", ids[2], "due", "2099-12-31");
  set_field (fixture, "action", ids[3], "due", "2020-02-29");
  set_field (fixture, "action", ids[3], "cost_actual", "1");
  move (fixture, ids[3], "dropped", "Too dear");
  g_assert_true (isms_action_sum_load (fixture->reader, "asset", asset, &sum, NULL));
  g_assert_cmpuint (sum.n_actions, ==, 3);
  g_assert_cmpuint (sum.n_done, ==, 1);
  g_assert_cmpuint (sum.n_overdue, ==, 1);
  g_assert_cmpint (sum.progress, ==, 48); /* 145 of 300 */
  g_assert_cmpint (sum.cost_planned, ==, 3000);
  g_assert_cmpint (sum.cost_actual, ==, 1300);
  g_assert_true (isms_action_sum_load (fixture->reader, "risk", asset, &sum, NULL));
  g_assert_cmpuint (sum.n_actions, ==, 0);
}

/* 6.1.3 e, 10.2: lists say of what actions serve how far they are and what they cost, as the form
 * does, and are told when that changes. */
static void
test_roll_up (ModelFixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "incident", "nonconformity", "objective", "risk",
                                       "supplier" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const IsmsKind *kind = isms_kind_find (kinds[i]);
      gint64 served = create_record (fixture, kinds[i], "Served");
      gint64 ids[3];
      g_autoptr (IsmsRecord) bare = isms_record_load (fixture->reader, kind, served, NULL);
      g_autoptr (IsmsRecord) record = NULL;

      g_assert_false (isms_record_is_set (bare, "actions_progress"));
      g_assert_false (isms_record_is_set (bare, "actions_planned"));
      g_assert_true (g_strv_contains (kind->watched, "action"));
      for (guint j = 0; j < G_N_ELEMENTS (ids); j++)
        {
          g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");

          ids[j] = isms_action_create (step, "improvement", kinds[i], served, "Shelves");
          g_assert_true (isms_step_commit (step, NULL, NULL));
          set_field (fixture, "action", ids[j], "cost_planned", "10");
          set_field (fixture, "action", ids[j], "cost_actual", "3");
          set_field (fixture, "action", ids[j], "due", "2020-02-29");
        }
      set_field (fixture, "action", ids[0], "progress", "45");
      move (fixture, ids[1], "done", NULL);
      move (fixture, ids[2], "dropped", "Too dear");
      record = isms_record_load (fixture->reader, kind, served, NULL);
      g_assert_cmpint (isms_record_get_int (record, "actions_progress"), ==, 73);
      g_assert_cmpint (isms_record_get_int (record, "actions_overdue"), ==, 1);
      g_assert_cmpint (isms_record_get_int (record, "actions_planned"), ==, 2000);
      g_assert_cmpint (isms_record_get_int (record, "actions_actual"), ==, 900);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/action-set/columns", test_columns);
  add_model_test ("/model/action-set/sums", test_sums);
  add_model_test ("/model/action-set/filtered", test_filtered);
  add_model_test ("/model/action-set/groups", test_groups);
  add_model_test ("/model/action-set/states", test_states);
  add_model_test ("/model/action-set/sum-of-a-record", test_sum_of_a_record);
  add_model_test ("/model/6.1.3-e-actions-roll-up", test_roll_up);
  return g_test_run ();
}
