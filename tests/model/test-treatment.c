/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Actions, acceptances and approvals (6.1.3 e and f, 8.3). */

#include "model-fixture.h"

#include "isms-acceptance.h"
#include "isms-action.h"

/* A rated risk with an owner, that is to be modified. */
static gint64
create_risk (ModelFixture *fixture, int likelihood, int impact)
{
  gint64 owner = create_record (fixture, "person", "Ada Osei");
  gint64 risk = create_record (fixture, "risk", "Flood in the archive");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, owner);

  set_field (fixture, "risk", risk, "owner", text);
  set_field (fixture, "risk", risk, "treatment", "modify");
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, likelihood, impact);
  return risk;
}

static gint64
create_action (ModelFixture *fixture, gint64 risk, const char *title, const char *due)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add an action");
  g_autoptr (GError) error = NULL;
  gint64 id = isms_action_create (step, "treatment", "risk", risk, title);

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  set_field (fixture, "action", id, "due", due);
  return id;
}

static gboolean
try_accept (ModelFixture *fixture, gint64 risk, const IsmsAcceptanceDraft *draft, char **sentence)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Accept");
  g_autoptr (GError) error = NULL;
  gboolean done;

  isms_acceptance_record (step, risk, draft);
  done = isms_step_commit (step, NULL, &error);
  if (!done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (sentence != NULL)
    *sentence = error != NULL ? g_strdup (error->message) : NULL;
  return done;
}

static void
accept (ModelFixture *fixture, gint64 risk, IsmsAcceptanceWhat what)
{
  const IsmsAcceptanceDraft draft = { .what = what, .person = 1, .words = "So be it" };

  g_assert_true (try_accept (fixture, risk, &draft, NULL));
}

static void
assert_text (ModelFixture *fixture, gint64 risk, const char *field, const char *expected)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, "risk", risk);

  g_assert_cmpstr (isms_record_get_text (record, field), ==, expected);
}

static void
assert_lapsed (ModelFixture *fixture, gint64 risk, const char *because)
{
  assert_text (fixture, risk, "acceptance", because != NULL ? "lapsed" : "valid");
  assert_text (fixture, risk, "acceptance_because", because);
}

static void
assert_plan_lapsed (ModelFixture *fixture, gint64 risk, const char *because)
{
  assert_text (fixture, risk, "plan_approval", because != NULL ? "lapsed" : "valid");
  assert_text (fixture, risk, "plan_because", because);
}

static void
undo (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

/* --- Acceptance --- */

static void
test_keeps_what_was_accepted (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 2);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsAcceptance *first;

  assert_text (fixture, risk, "acceptance", "none");
  create_action (fixture, risk, "Move the archive", "2099-01-31");
  accept (fixture, risk, ISMS_ACCEPT_RISK);
  assert_lapsed (fixture, risk, NULL);
  assert_text (fixture, risk, "status", "accepted");
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 5, 5);
  list = isms_acceptance_load (fixture->reader, risk, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  first = list->pdata[0];
  g_assert_cmpstr (first->person, ==, "Ada Osei");
  g_assert_cmpstr (first->owner, ==, "Ada Osei");
  g_assert_cmpstr (first->treatment, ==, "modify");
  g_assert_cmpint (read_int (fixture, "SELECT level < (SELECT max (level) FROM rating) "
                                      "AND actions ->> '$[0].title' = 'Move the archive' "
                                      "FROM acceptance"),
                   ==, 1);
  g_assert_false (run_sql (fixture, "UPDATE acceptance SET level = 5"));
}

static void
test_lapses_on_worse_level (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 2);

  accept (fixture, risk, ISMS_ACCEPT_RISK);
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 1, 1);
  assert_lapsed (fixture, risk, NULL);
  rate_risk (fixture, risk, ISMS_POSTURE_INHERENT, 5, 5);
  assert_lapsed (fixture, risk, NULL);
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 5, 5);
  assert_lapsed (fixture, risk, "level");
  undo (fixture);
  assert_lapsed (fixture, risk, NULL);
}

/* Ranks of another version say nothing; the tone does. */
static void
test_lapses_on_worse_tone (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 1);
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  accept (fixture, risk, ISMS_ACCEPT_RISK);
  step = isms_store_begin (fixture->store, "Another method");
  isms_method_add_preset (step, "4x4");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 1, 1);
  assert_lapsed (fixture, risk, NULL);
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 4, 4);
  assert_lapsed (fixture, risk, "level");
}

static void
test_lapses_on_owner (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 2);

  create_record (fixture, "person", "Ben Lindqvist");
  accept (fixture, risk, ISMS_ACCEPT_RISK);
  set_field (fixture, "risk", risk, "owner", "2");
  assert_lapsed (fixture, risk, "owner");
  set_field (fixture, "risk", risk, "owner", "1");
  assert_lapsed (fixture, risk, NULL);
}

static void
test_lapses_on_treatment (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 2);

  accept (fixture, risk, ISMS_ACCEPT_RISK);
  set_field (fixture, "risk", risk, "treatment", "share");
  assert_lapsed (fixture, risk, "treatment");
}

/* Who accepts what nobody had decided about retains it: to say so changes nothing of it. */
static void
test_retain_states_it (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 2);
  const char *const others[] = { "modify", "avoid", "share" };

  set_field (fixture, "risk", risk, "treatment", "undecided");
  create_action (fixture, risk, "Watch the river", "2099-01-31");
  accept (fixture, risk, ISMS_ACCEPT_RISK);
  accept (fixture, risk, ISMS_ACCEPT_PLAN);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      set_field (fixture, "risk", risk, "treatment", others[i]);
      assert_lapsed (fixture, risk, "treatment");
    }
  set_field (fixture, "risk", risk, "treatment", "retain");
  assert_lapsed (fixture, risk, NULL);
  assert_plan_lapsed (fixture, risk, "treatment");
  accept (fixture, risk, ISMS_ACCEPT_RISK);
  set_field (fixture, "risk", risk, "treatment", "undecided");
  assert_lapsed (fixture, risk, "treatment");
}

static gint64
count_by_status (ModelFixture *fixture, const char *status)
{
  const char *const values[] = { status, NULL };
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GArray) ids = NULL;

  isms_query_filter (query, "status", values);
  ids = isms_query_run (query, fixture->reader, NULL, NULL);
  return ids->len;
}

/* A risk is accepted as long as the word holds, and again when it holds again. */
static void
test_status_lapses (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 2);

  accept (fixture, risk, ISMS_ACCEPT_RISK);
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 5, 5);
  assert_text (fixture, risk, "status", "lapsed");
  g_assert_cmpint (count_by_status (fixture, "lapsed"), ==, 1);
  g_assert_cmpint (count_by_status (fixture, "accepted"), ==, 0);
  set_field (fixture, "risk", risk, "status", "accepted");
  set_field (fixture, "risk", risk, "status", "lapsed");
  assert_text (fixture, risk, "status", "lapsed");
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 1, 1);
  assert_text (fixture, risk, "status", "accepted");
  set_field (fixture, "risk", risk, "treatment", "share");
  set_field (fixture, "risk", risk, "status", "closed");
  assert_text (fixture, risk, "status", "closed");
  g_free (refuse_field (fixture, "risk", risk, "status", "lapsed"));
}

static void
test_lapses_on_date (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 2);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *later = g_date_time_format (tomorrow, "%Y-%m-%d");
  IsmsAcceptanceDraft draft = { .person = 1, .accepted_on = "2020-01-31", .expires_on = later };

  g_assert_true (try_accept (fixture, risk, &draft, NULL));
  assert_lapsed (fixture, risk, NULL);
  draft.accepted_on = "2020-02-01";
  draft.expires_on = today;
  g_assert_true (try_accept (fixture, risk, &draft, NULL));
  assert_lapsed (fixture, risk, "expired");
  draft.expires_on = "2020-02-01";
  g_assert_false (try_accept (fixture, risk, &draft, NULL));
}

static void
test_above_line_needs_reason (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 5, 5);
  IsmsAcceptanceDraft draft = { .person = 1, .words = "So be it" };
  g_autofree char *sentence = NULL;

  g_assert_false (try_accept (fixture, risk, &draft, &sentence));
  g_assert_nonnull (strstr (sentence, "above the acceptance line"));
  assert_text (fixture, risk, "acceptance", "none");
  draft.reason = "The building is sold in spring";
  g_assert_true (try_accept (fixture, risk, &draft, NULL));
  assert_lapsed (fixture, risk, NULL);
}

static void
test_needs_rating_owner_person (ModelFixture *fixture, gconstpointer data)
{
  const IsmsAcceptanceDraft draft = { .name = "Ada Osei" };
  const IsmsAcceptanceDraft nobody = { .words = "So be it" };
  gint64 unrated = create_record (fixture, "risk", "Fire");
  gint64 unowned = create_record (fixture, "risk", "Storm");

  g_assert_false (try_accept (fixture, unrated, &draft, NULL));
  rate_risk (fixture, unowned, ISMS_POSTURE_CURRENT, 1, 1);
  g_assert_false (try_accept (fixture, unowned, &draft, NULL));
  g_assert_false (try_accept (fixture, create_risk (fixture, 1, 1), &nobody, NULL));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM acceptance"), ==, 0);
}

static void
test_withdrawn_with_reason (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 2);
  g_autoptr (IsmsStep) silent = isms_store_begin (fixture->store, "Withdraw");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Withdraw");
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  accept (fixture, risk, ISMS_ACCEPT_RISK);
  isms_acceptance_withdraw (silent, 1, "");
  g_assert_false (isms_step_commit (silent, NULL, &error));
  g_clear_error (&error);
  isms_acceptance_withdraw (step, 1, "A second flood");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  assert_text (fixture, risk, "acceptance", "none");
  assert_text (fixture, risk, "status", "assessed");
  list = isms_acceptance_load (fixture->reader, risk, &error);
  g_assert_cmpint (((IsmsAcceptance *) list->pdata[0])->state, ==, ISMS_ACCEPTANCE_WITHDRAWN);
  undo (fixture);
  assert_lapsed (fixture, risk, NULL);
  assert_text (fixture, risk, "status", "accepted");
}

static char *
dup_states_on (ModelFixture *fixture, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = isms_acceptance_load_on (fixture->reader, 0, day, &error);
  GString *states = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const IsmsAcceptance *acceptance = list->pdata[i];

      g_string_append_printf (states, "%s%d%s%s", i > 0 ? ", " : "", acceptance->state,
                              acceptance->because != NULL ? " " : "",
                              acceptance->because != NULL ? acceptance->because : "");
    }
  return g_string_free_and_steal (states);
}

static void
assert_states_on (ModelFixture *fixture, const char *day, const char *states)
{
  g_autofree char *found = dup_states_on (fixture, day);

  g_assert_cmpstr (found, ==, states);
}

static void
assert_on (
    ModelFixture *fixture, gint64 risk, const char *day, const char *states, const char *word)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  assert_states_on (fixture, day, states);
  isms_query_set_as_of (query, day, fixture->reader, &error);
  g_assert_no_error (error);
  records = isms_record_load_found (fixture->reader, query, &risk, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (isms_record_get_text (records->pdata[0], "acceptance"), ==, word);
}

static IsmsStep *
begin_on (ModelFixture *fixture, int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2025, 3, day, 12, 0, 0.0);
  IsmsStep *step = isms_store_begin (fixture->store, "On a day");

  isms_step_set_time (step, time);
  return step;
}

static void
commit_on (IsmsStep *step)
{
  g_autoptr (IsmsStep) owned = step;
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* From the 2nd on, with an owner, a rating and an action from the 3rd on. */
static gint64
create_risk_in_march (ModelFixture *fixture)
{
  const IsmsKind *kind = isms_kind_find ("risk");
  IsmsStep *step = begin_on (fixture, 2);
  gint64 risk = isms_edit_create (step, kind, "Flood");
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsRecord) record = NULL;
  gint64 owner = create_record (fixture, "person", "Ada Osei");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, owner);

  commit_on (step);
  record = load_record (fixture, "risk", risk);
  step = begin_on (fixture, 3);
  isms_edit_set (step, record, isms_kind_find_field (kind, "owner"), id, NULL);
  isms_edit_set (step, record, isms_kind_find_field (kind, "treatment"), "modify", NULL);
  isms_risk_rate (step, ISMS_RISK (record), method, ISMS_POSTURE_CURRENT, 1, 1, NULL, NULL);
  isms_action_create (step, "treatment", "risk", risk, "Move the archive");
  commit_on (step);
  return risk;
}

/* Accepted on the 5th, another treatment from the 7th, withdrawn on the 9th; the plan approved on
 * the 5th, one more action from the 7th. */
static void
test_on_a_day (ModelFixture *fixture, gconstpointer data)
{
  const IsmsKind *kind = isms_kind_find ("risk");
  gint64 risk = create_risk_in_march (fixture);
  IsmsAcceptanceDraft draft = { .what = ISMS_ACCEPT_RISK, .name = "Ada Osei" };
  IsmsAcceptanceDraft plan = { .what = ISMS_ACCEPT_PLAN, .name = "Ada Osei" };
  g_autoptr (IsmsRecord) record = NULL;
  IsmsStep *step;

  step = begin_on (fixture, 5);
  isms_acceptance_record (step, risk, &draft);
  isms_acceptance_record (step, risk, &plan);
  commit_on (step);
  record = load_record (fixture, "risk", risk);
  step = begin_on (fixture, 7);
  isms_edit_set (step, record, isms_kind_find_field (kind, "treatment"), "retain", NULL);
  isms_action_create (step, "treatment", "risk", risk, "Pump it out");
  commit_on (step);
  step = begin_on (fixture, 9);
  isms_acceptance_withdraw (step, 1, "A second flood");
  commit_on (step);

  assert_on (fixture, risk, "2025-03-04", "", "none");
  assert_on (fixture, risk, "2025-03-05", "0, 0", "valid");
  assert_on (fixture, risk, "2025-03-07", "1 treatment actions, 1 treatment", "lapsed");
  assert_on (fixture, risk, "2025-03-09", "1 treatment actions, 2 treatment", "none");
  assert_on (fixture, risk, NULL, "1 treatment actions, 2 treatment", "none");
}

/* The plan of the risk is approved on the 5th. On the 7th an import says that what was done about
 * another risk is done about this one. */
static void
test_moved_action_on_a_day (ModelFixture *fixture, gconstpointer data)
{
  IsmsAcceptanceDraft plan = { .what = ISMS_ACCEPT_PLAN, .name = "Ada Osei" };
  gint64 risk = create_risk_in_march (fixture);
  IsmsStep *step = begin_on (fixture, 4);
  gint64 other = isms_edit_create (step, isms_kind_find ("risk"), "Theft");
  IsmsRow *row = isms_row_new ();
  gint64 action;

  action = isms_action_create (step, "treatment", "risk", other, "Lock it up");
  commit_on (step);
  step = begin_on (fixture, 5);
  isms_acceptance_record (step, risk, &plan);
  commit_on (step);
  step = begin_on (fixture, 7);
  isms_row_set_int (row, "for_id", risk);
  isms_step_update (step, "action", action, row);
  commit_on (step);

  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM action WHERE for_id = 1"), ==, 2);
  assert_states_on (fixture, "2025-03-06", "0");
  assert_states_on (fixture, "2025-03-07", "1 actions");
  assert_states_on (fixture, NULL, "1 actions");
}

static void
test_superseded (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 2);
  g_autoptr (GPtrArray) list = NULL;

  accept (fixture, risk, ISMS_ACCEPT_RISK);
  set_field (fixture, "risk", risk, "treatment", "retain");
  assert_lapsed (fixture, risk, "treatment");
  accept (fixture, risk, ISMS_ACCEPT_RISK);
  assert_lapsed (fixture, risk, NULL);
  list = isms_acceptance_load (fixture->reader, risk, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpint (((IsmsAcceptance *) list->pdata[0])->state, ==, ISMS_ACCEPTANCE_VALID);
  g_assert_cmpint (((IsmsAcceptance *) list->pdata[1])->state, ==, ISMS_ACCEPTANCE_SUPERSEDED);
}

/* Not by an edit, not by an edit of many, not with a new risk; but back to it, as long as the word
 * of the person holds. */
static void
test_accepted_only_on_record (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 1, 2);
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autofree char *sentence = refuse_field (fixture, "risk", risk, "status", "accepted");
  g_autoptr (IsmsStep) many = isms_store_begin (fixture->store, "Accept many");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (strstr (sentence, "on record"));
  g_array_append_val (ids, risk);
  isms_edit_set_many (many, kind, ids, isms_kind_find_field (kind, "status"), "accepted", &error);
  g_assert_no_error (error);
  g_assert_false (isms_step_commit (many, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  assert_text (fixture, risk, "status", "assessed");
  accept (fixture, risk, ISMS_ACCEPT_RISK);
  set_field (fixture, "risk", risk, "status", "in_treatment");
  set_field (fixture, "risk", risk, "status", "accepted");
  set_field (fixture, "risk", risk, "status", "in_treatment");
  set_field (fixture, "risk", risk, "treatment", "share");
  g_free (refuse_field (fixture, "risk", risk, "status", "accepted"));
}

/* --- The plan --- */

static void
test_plan_needs_actions (ModelFixture *fixture, gconstpointer data)
{
  const IsmsAcceptanceDraft draft = { .what = ISMS_ACCEPT_PLAN, .person = 1 };
  gint64 risk = create_risk (fixture, 5, 5);

  g_assert_false (try_accept (fixture, risk, &draft, NULL));
  create_action (fixture, risk, "Build a wall", "2099-01-31");
  g_assert_true (try_accept (fixture, risk, &draft, NULL));
  assert_plan_lapsed (fixture, risk, NULL);
  assert_text (fixture, risk, "status", "in_treatment");
  assert_text (fixture, risk, "acceptance", "none");
}

static void
test_plan_lapses_on_actions (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 3, 3);
  gint64 wall = create_action (fixture, risk, "Build a wall", "2099-01-31");

  accept (fixture, risk, ISMS_ACCEPT_PLAN);
  set_field (fixture, "action", wall, "progress", "50");
  set_field (fixture, "action", wall, "state", "done");
  assert_plan_lapsed (fixture, risk, NULL);
  set_field (fixture, "action", wall, "due", "2099-02-28");
  assert_plan_lapsed (fixture, risk, "actions");
  undo (fixture);
  assert_plan_lapsed (fixture, risk, NULL);
  create_action (fixture, risk, "Buy pumps", "2099-03-31");
  assert_plan_lapsed (fixture, risk, "actions");
  accept (fixture, risk, ISMS_ACCEPT_PLAN);
  assert_plan_lapsed (fixture, risk, NULL);
  set_field (fixture, "action", wall, "drop_reason", "Too dear");
  set_field (fixture, "action", wall, "state", "dropped");
  assert_plan_lapsed (fixture, risk, "actions");
}

static void
test_plan_lapses_on_owner (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 3, 3);

  create_record (fixture, "person", "Ben Lindqvist");
  create_action (fixture, risk, "Build a wall", "2099-01-31");
  accept (fixture, risk, ISMS_ACCEPT_PLAN);
  set_field (fixture, "risk", risk, "owner", "2");
  set_field (fixture, "risk", risk, "treatment", "avoid");
  assert_plan_lapsed (fixture, risk, "owner treatment");
}

/* --- Actions --- */

static void
test_done (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "action", "Build a wall");
  g_autofree char *sentence = NULL;
  g_autoptr (IsmsRecord) action = NULL;
  g_autoptr (IsmsRecord) again = NULL;
  g_autoptr (IsmsRecord) latest = NULL;

  set_field (fixture, "action", id, "state", "done");
  action = load_record (fixture, "action", id);
  g_assert_true (isms_record_is_set (action, "done_on"));
  g_assert_cmpint (isms_record_get_int (action, "progress"), ==, 100);
  g_free (refuse_field (fixture, "action", id, "progress", "40"));
  g_free (refuse_field (fixture, "action", id, "done_on", ""));
  set_field (fixture, "action", id, "state", "in_progress");
  again = load_record (fixture, "action", id);
  g_assert_false (isms_record_is_set (again, "done_on"));
  set_field (fixture, "action", id, "done_on", "2026-03-01");
  latest = load_record (fixture, "action", id);
  isms_record_update_from (again, latest);
  g_assert_cmpstr (isms_record_get_text (again, "state"), ==, "done");
}

static void
test_dropped_needs_reason (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "action", "Build a wall");

  g_free (refuse_field (fixture, "action", id, "state", "dropped"));
  set_field (fixture, "action", id, "drop_reason", "Too dear");
  set_field (fixture, "action", id, "state", "dropped");
  g_free (refuse_field (fixture, "action", id, "drop_reason", ""));
  set_field (fixture, "action", id, "state", "open");
}

static void
test_due_not_before_start (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "action", "Build a wall");
  g_autoptr (IsmsRecord) action = load_record (fixture, "action", id);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Move");
  g_autoptr (GError) error = NULL;

  set_field (fixture, "action", id, "start_on", "2026-05-01");
  g_free (refuse_field (fixture, "action", id, "due", "2026-04-30"));
  set_field (fixture, "action", id, "due", "2026-05-01");
  g_free (refuse_field (fixture, "action", id, "start_on", "2026-05-02"));
  isms_edit_set_days (step, action, "start_on", "2026-06-01", "due", "2026-07-01");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
test_cost_and_progress (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "action", "Build a wall");
  g_autoptr (IsmsRecord) action = load_record (fixture, "action", id);
  const IsmsField *progress = isms_kind_find_field (isms_kind_find ("action"), "progress");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Too much");
  g_autoptr (GError) error = NULL;

  set_field (fixture, "action", id, "cost_planned", "1200");
  g_free (refuse_field (fixture, "action", id, "cost_actual", "-1"));
  set_field (fixture, "action", id, "progress", "100");
  g_assert_false (isms_edit_set (step, action, progress, "101", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* One table for what is to be done about whatever. */
static void
test_for_any_record (ModelFixture *fixture, gconstpointer data)
{
  gint64 asset = create_record (fixture, "asset", "Archive");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add an action");
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = isms_action_create (step, "improvement", "asset", asset, "Label the boxes");
  gint64 alone = isms_action_create (step, "project", NULL, 0, "Plan the year");

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  ids = isms_action_list_for (fixture->reader, "asset", asset, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpint (g_array_index (ids, gint64, 0), ==, id);
  g_assert_cmpint (
      read_int (fixture, "SELECT count(*) FROM action_list WHERE for_title = 'Archive'"), ==, 1);
  g_assert_cmpint (alone, !=, id);
  g_assert_false (run_sql (fixture, "UPDATE action SET for_id = NULL WHERE for_kind = 'asset'"));
}

static void
test_overdue (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "action", "Build a wall");
  const char *count = "SELECT count(*) FROM action_list WHERE overdue";

  g_assert_cmpint (read_int (fixture, count), ==, 0);
  set_field (fixture, "action", id, "due", "2020-01-31");
  g_assert_cmpint (read_int (fixture, count), ==, 1);
  /* On the day itself there is still time. */
  g_assert_true (run_sql (fixture, "UPDATE action SET due = date ('now', 'localtime')"));
  g_assert_cmpint (read_int (fixture, count), ==, 0);
  g_assert_true (run_sql (fixture, "UPDATE action SET due = date ('now', 'localtime', '-1 day')"));
  g_assert_cmpint (read_int (fixture, count), ==, 1);
  set_field (fixture, "action", id, "state", "done");
  g_assert_cmpint (read_int (fixture, count), ==, 0);
}

static void
test_recurs (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 3, 3);
  gint64 id = create_action (fixture, risk, "Try the restore", "2099-01-31");
  const char *next = "SELECT count(*) FROM action WHERE due = '2099-02-28' AND for_kind = 'risk' "
                     "AND follows_id IS NOT NULL AND state = 'open' AND progress = 0";

  set_field (fixture, "action", id, "recurrence", "monthly");
  accept (fixture, risk, ISMS_ACCEPT_PLAN);
  set_field (fixture, "action", id, "state", "done");
  g_assert_cmpint (read_int (fixture, next), ==, 1);
  assert_plan_lapsed (fixture, risk, NULL);
  set_field (fixture, "action", id, "state", "open");
  set_field (fixture, "action", id, "state", "done");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM action"), ==, 2);
  undo (fixture);
  undo (fixture);
  undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM action"), ==, 1);
}

static void
test_goes_with_risk (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_risk (fixture, 3, 3);
  g_autoptr (IsmsRecord) record = load_record (fixture, "risk", risk);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");
  g_autoptr (GError) error = NULL;

  create_action (fixture, risk, "Build a wall", "2099-01-31");
  isms_edit_delete (step, record);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM action"), ==, 0);
  undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM action WHERE for_id = 1"), ==, 1);
}

/* What an acceptance is proposed to hold for; not rated is one answer, not read another. */
static void
test_expiry_proposed (ModelFixture *fixture, gconstpointer data)
{
  gint64 rated = create_risk (fixture, 5, 5);
  gint64 unrated = create_record (fixture, "risk", "Fire");
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 1, 31, 0, 0, 0);
  g_autoptr (GDateTime) then = NULL;
  g_autofree char *day = NULL;
  g_autofree char *level = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;
  gboolean above;

  day = isms_acceptance_propose_expiry (fixture->reader, rated, today, &above, &level, &error);
  g_assert_no_error (error);
  then = g_date_time_add_days (
      today, (int) read_int (fixture, "SELECT review_days FROM method_level WHERE rank = "
                                      "(SELECT level FROM rating)"));
  expected = g_date_time_format (then, "%Y-%m-%d");
  g_assert_cmpstr (day, ==, expected);
  g_assert_true (above);
  g_assert_cmpstr (level, ==, "Extreme");
  g_clear_pointer (&level, g_free);

  g_assert_null (
      isms_acceptance_propose_expiry (fixture->reader, unrated, today, &above, &level, &error));
  g_assert_no_error (error);
  g_assert_null (level);

  g_assert_true (run_sql (fixture, "DROP TABLE action"));
  g_assert_null (
      isms_acceptance_propose_expiry (fixture->reader, rated, today, &above, &level, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/6.1.3-f-keeps-what-was-accepted", test_keeps_what_was_accepted);
  add_model_test ("/model/6.1.3-f-lapses-on-worse-level", test_lapses_on_worse_level);
  add_model_test ("/model/6.1.3-f-lapses-on-worse-tone", test_lapses_on_worse_tone);
  add_model_test ("/model/6.1.3-f-lapses-on-owner", test_lapses_on_owner);
  add_model_test ("/model/6.1.3-f-lapses-on-treatment", test_lapses_on_treatment);
  add_model_test ("/model/6.1.3-f-retain-states-what-was-accepted", test_retain_states_it);
  add_model_test ("/model/6.1.3-f-status-says-that-it-lapsed", test_status_lapses);
  add_model_test ("/model/6.1.3-f-lapses-on-date", test_lapses_on_date);
  add_model_test ("/model/6.1.3-f-above-line-needs-reason", test_above_line_needs_reason);
  add_model_test ("/model/6.1.3-f-needs-rating-owner-person", test_needs_rating_owner_person);
  add_model_test ("/model/6.1.3-f-withdrawn-with-reason", test_withdrawn_with_reason);
  add_model_test ("/model/6.1.3-f-expiry-is-proposed-from-the-level", test_expiry_proposed);
  add_model_test ("/model/6.1.3-f-superseded", test_superseded);
  add_model_test ("/model/6.1.3-f-acceptance-on-a-day", test_on_a_day);
  add_model_test ("/model/6.1.3-e-moved-action-on-a-day", test_moved_action_on_a_day);
  add_model_test ("/model/6.1.3-f-accepted-only-on-record", test_accepted_only_on_record);
  add_model_test ("/model/6.1.3-f-plan-needs-actions", test_plan_needs_actions);
  add_model_test ("/model/6.1.3-f-plan-lapses-on-actions", test_plan_lapses_on_actions);
  add_model_test ("/model/6.1.3-f-plan-lapses-on-owner-and-treatment", test_plan_lapses_on_owner);
  add_model_test ("/model/6.1.3-e-action-done", test_done);
  add_model_test ("/model/6.1.3-e-action-dropped-needs-reason", test_dropped_needs_reason);
  add_model_test ("/model/6.1.3-e-action-due-not-before-start", test_due_not_before_start);
  add_model_test ("/model/6.1.3-e-action-cost-and-progress", test_cost_and_progress);
  add_model_test ("/model/6.1.3-e-action-for-any-record", test_for_any_record);
  add_model_test ("/model/6.1.3-e-action-overdue", test_overdue);
  add_model_test ("/model/6.1.3-e-action-recurs", test_recurs);
  add_model_test ("/model/6.1.3-e-action-goes-with-risk", test_goes_with_risk);

  return g_test_run ();
}
