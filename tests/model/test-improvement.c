/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Nonconformities from what was found to the effective check, and ideas for doing better (10.1,
 * 10.2). */

#include "model-fixture.h"

#include "isms-action.h"
#include "isms-missing.h"
#include "isms-nonconformity.h"

static char *
day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

static void
set_day (ModelFixture *fixture, const char *kind, gint64 id, const char *field, int days)
{
  g_autofree char *text = day (days);

  set_field (fixture, kind, id, field, text);
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gint64
create_action (ModelFixture *fixture, const char *kind, gint64 nonconformity, const char *title)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add an action");
  gint64 id = isms_action_create (step, kind, "nonconformity", nonconformity, title);

  commit (step);
  return id;
}

static void
assert_value (
    ModelFixture *fixture, const char *view, gint64 id, const char *column, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM %s_list WHERE id = %" G_GINT64_FORMAT, column, view, id);
  g_autofree char *text = isms_database_query_text (fixture->reader, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_state (ModelFixture *fixture, gint64 id, const char *state)
{
  assert_value (fixture, "nonconformity", id, "state", state);
}

static void
assert_refused (
    ModelFixture *fixture, gint64 id, const char *field, const char *text, const char *words)
{
  g_autofree char *sentence = refuse_field (fixture, "nonconformity", id, field, text);

  if (strstr (sentence, words) == NULL)
    g_error ("“%s” does not say “%s”", sentence, words);
}

static void
undo (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

/* From the first word to the day on which it is closed, each state because of what there is. */
static void
test_states (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  gint64 action;

  assert_state (fixture, id, "open");
  set_field (fixture, "nonconformity", id, "why_1", "Nobody was told to");
  assert_state (fixture, id, "cause_found");
  set_field (fixture, "nonconformity", id, "why_1", "");
  assert_state (fixture, id, "open");
  set_field (fixture, "nonconformity", id, "cause", "Nobody was told to");
  assert_state (fixture, id, "cause_found");
  action = create_action (fixture, "corrective", id, "Tell somebody");
  assert_state (fixture, id, "acting");
  set_field (fixture, "action", action, "state", "done");
  assert_state (fixture, id, "to_verify");
  set_field (fixture, "nonconformity", id, "result", "effective");
  assert_state (fixture, id, "verified");
  set_day (fixture, "nonconformity", id, "closed_on", 0);
  assert_state (fixture, id, "closed");
}

/* Other kinds of actions, dropped and archived ones are no corrective actions that count. */
static void
test_actions_that_count (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  gint64 dropped = create_action (fixture, "corrective", id, "Buy a safe");
  gint64 other = create_action (fixture, "project", id, "Paint the safe");

  assert_value (fixture, "nonconformity", id, "n_actions", "1");
  assert_state (fixture, id, "acting");
  set_field (fixture, "action", dropped, "drop_reason", "There is one");
  set_field (fixture, "action", dropped, "state", "dropped");
  assert_value (fixture, "nonconformity", id, "n_actions", "0");
  assert_state (fixture, id, "open");
  set_field (fixture, "action", other, "kind", "corrective");
  assert_state (fixture, id, "acting");
  g_assert_true (run_sql (fixture, "UPDATE action SET archived = 1"));
  assert_state (fixture, id, "open");
}

static void
test_closes_with_check (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  g_autofree char *today = day (0);
  g_autoptr (IsmsRecord) record = load_record (fixture, "nonconformity", id);
  g_autoptr (GPtrArray) missing =
      isms_nonconformity_list_missing (ISMS_NONCONFORMITY (record), fixture->reader, NULL);

  /* It is said beforehand, with where it is seen to. */
  g_assert_cmpuint (missing->len, ==, 2);
  g_assert_cmpstr (((IsmsMissing *) missing->pdata[0])->where, ==, "why_1");
  g_assert_cmpstr (((IsmsMissing *) missing->pdata[1])->where, ==, "result");
  assert_refused (fixture, id, "closed_on", today, "its cause; a check that found it effective");
  set_field (fixture, "nonconformity", id, "cause", "Nobody was told to");
  assert_refused (fixture, id, "closed_on", today, "missing: a check that found it effective");
  set_field (fixture, "nonconformity", id, "result", "not_effective");
  assert_refused (fixture, id, "closed_on", today, "the last one did not");
  set_field (fixture, "nonconformity", id, "result", "effective");
  set_field (fixture, "nonconformity", id, "closed_on", today);
  assert_state (fixture, id, "closed");
  assert_refused (fixture, id, "cause", "", "its cause");
  /* The schema holds it too, for whoever writes past the model. */
  g_assert_false (run_sql (fixture, "UPDATE nonconformity SET result = NULL"));
}

static void
test_closes_with_actions_done (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  gint64 first = create_action (fixture, "corrective", id, "Tell somebody");
  gint64 second = create_action (fixture, "corrective", id, "Write it down");
  g_autofree char *today = day (0);

  set_field (fixture, "nonconformity", id, "cause", "Nobody was told to");
  assert_refused (fixture, id, "closed_on", today, "(AC-001, AC-002); a check");
  set_field (fixture, "nonconformity", id, "result", "effective");
  set_field (fixture, "action", first, "state", "done");
  assert_refused (fixture, id, "closed_on", today, "(AC-002).");
  set_field (fixture, "action", second, "state", "done");
  set_field (fixture, "nonconformity", id, "closed_on", today);
  assert_state (fixture, id, "closed");
}

/* What is said of a nonconformity that is closed, where one of its actions is opened again. */
static void
test_action_open_again (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  gint64 action = create_action (fixture, "corrective", id, "Tell somebody");

  set_field (fixture, "nonconformity", id, "cause", "Nobody was told to");
  set_field (fixture, "action", action, "state", "done");
  set_field (fixture, "nonconformity", id, "result", "effective");
  set_day (fixture, "nonconformity", id, "closed_on", 0);
  assert_value (fixture, "nonconformity", id, "instr (flaws, 'action_open')", "0");
  set_field (fixture, "action", action, "state", "open");
  assert_value (fixture, "nonconformity", id, "instr (flaws, 'action_open') > 0", "1");
}

static void
test_reopens (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  gint64 action = create_action (fixture, "corrective", id, "Tell somebody");
  gint64 again;

  set_field (fixture, "nonconformity", id, "cause", "Nobody was told to");
  set_field (fixture, "action", action, "state", "done");
  set_field (fixture, "nonconformity", id, "result", "effective");
  set_day (fixture, "nonconformity", id, "closed_on", 0);
  assert_state (fixture, id, "closed");
  set_field (fixture, "nonconformity", id, "result", "not_effective");
  assert_state (fixture, id, "reopened");
  assert_value (fixture, "nonconformity", id, "closed_on", NULL);
  undo (fixture);
  assert_state (fixture, id, "closed");
  set_field (fixture, "nonconformity", id, "result", "not_effective");

  /* What was done before does not count again; what is done about it since does. */
  again = create_action (fixture, "corrective", id, "Put up a sign");
  assert_state (fixture, id, "acting");
  set_field (fixture, "action", again, "state", "done");
  assert_state (fixture, id, "to_verify");
  /* A second check, on its day, finds the same. */
  set_field (fixture, "nonconformity", id, "result", "not_effective");
  assert_state (fixture, id, "to_verify");
  set_day (fixture, "nonconformity", id, "verified_on", -1);
  assert_state (fixture, id, "reopened");
  /* Taking the result away closes nothing. */
  set_field (fixture, "nonconformity", id, "result", "effective");
  set_day (fixture, "nonconformity", id, "closed_on", 0);
  set_field (fixture, "nonconformity", id, "result", "");
  assert_state (fixture, id, "to_verify");
  assert_value (fixture, "nonconformity", id, "verified_on", NULL);
}

static void
test_days (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  g_autofree char *today = day (0);
  g_autofree char *tomorrow = day (1);
  g_autofree char *before = day (-11);

  set_day (fixture, "nonconformity", id, "detected_on", -10);
  assert_refused (fixture, id, "detected_on", tomorrow, "still to come");
  assert_refused (fixture, id, "verified_on", tomorrow, "still to come");
  assert_refused (fixture, id, "verified_on", before, "before it was detected");
  set_field (fixture, "nonconformity", id, "result", "effective");
  assert_value (fixture, "nonconformity", id, "verified_on", today);
  assert_refused (fixture, id, "closed_on", tomorrow, "still to come");
  assert_refused (fixture, id, "closed_on", before, "before it was detected");
  set_day (fixture, "nonconformity", id, "verified_on", -2);
  before[0] = '\0';
  g_free (g_steal_pointer (&tomorrow));
  tomorrow = day (-3);
  assert_refused (fixture, id, "closed_on", tomorrow, "before it was checked");
}

/* By hand: what is due first, and on which day it is late. */
static void
test_overdue (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  gint64 action = create_action (fixture, "corrective", id, "Tell somebody");
  g_autofree char *in_three = day (3);

  assert_value (fixture, "nonconformity", id, "next_due", NULL);
  assert_value (fixture, "nonconformity", id, "ifnull (overdue, 0)", "0");
  set_day (fixture, "nonconformity", id, "due", 5);
  set_day (fixture, "nonconformity", id, "verify_due", 4);
  set_day (fixture, "action", action, "due", 3);
  assert_value (fixture, "nonconformity", id, "next_due", in_three);
  assert_value (fixture, "nonconformity", id, "overdue", "0");
  set_day (fixture, "action", action, "due", 0);
  assert_value (fixture, "nonconformity", id, "overdue", "0");
  set_day (fixture, "action", action, "due", -1);
  assert_value (fixture, "nonconformity", id, "overdue", "1");
  set_field (fixture, "action", action, "state", "done");
  assert_value (fixture, "nonconformity", id, "overdue", "0");
  set_day (fixture, "nonconformity", id, "verify_due", -1);
  assert_value (fixture, "nonconformity", id, "overdue", "1");
  /* It was checked; a new check is due on a later day. */
  set_field (fixture, "nonconformity", id, "result", "not_effective");
  assert_value (fixture, "nonconformity", id, "overdue", "0");
  set_day (fixture, "nonconformity", id, "verified_on", -5);
  assert_value (fixture, "nonconformity", id, "overdue", "1");
  set_field (fixture, "nonconformity", id, "result", "effective");
  set_day (fixture, "nonconformity", id, "due", -1);
  assert_value (fixture, "nonconformity", id, "overdue", "1");
  set_field (fixture, "nonconformity", id, "cause", "Nobody was told to");
  set_day (fixture, "nonconformity", id, "closed_on", 0);
  assert_value (fixture, "nonconformity", id, "overdue", "0");
  assert_value (fixture, "nonconformity", id, "next_due", NULL);
}

/* What comes from a check of a control is about that control, and stays when the check goes. */
static void
test_source (ModelFixture *fixture, gconstpointer data)
{
  gint64 control = create_record (fixture, "control", "Backups");
  gint64 check = create_record (fixture, "control_check", "Restore a file");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, control);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Record");
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  set_field (fixture, "control_check", check, "control", text);
  id = isms_nonconformity_create (step, "check", "control_check", check, "No file came back",
                                  "The tape was empty");
  commit (step);
  assert_value (fixture, "nonconformity", id, "from_ref", "CK-001");
  assert_value (fixture, "nonconformity", id,
                "controls = (SELECT ref FROM control WHERE title = 'Backups')", "1");
  assert_value (fixture, "nonconformity", id,
                "source || detected_on = 'check' || date ('now', 'localtime')", "1");
  items = isms_nonconformity_list_from (fixture->reader, isms_kind_find ("control_check"), check, 5,
                                        &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);
  g_assert_cmpint (((IsmsNonconformityItem *) items->pdata[0])->id, ==, id);
  g_clear_pointer (&items, g_ptr_array_unref);
  items = isms_nonconformity_list_from (fixture->reader, isms_kind_find ("control"), control, 5,
                                        &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 1);

  g_clear_pointer (&step, isms_step_unref);
  step = isms_store_begin (fixture->store, "Delete");
  record = load_record (fixture, "control_check", check);
  isms_edit_delete (step, record);
  commit (step);
  assert_value (fixture, "nonconformity", id, "from_ref", NULL);
  assert_value (fixture, "nonconformity", id, "from_id", NULL);
  undo (fixture);
  assert_value (fixture, "nonconformity", id, "from_ref", "CK-001");
}

/* A why is asked of the answer before. What is there is always said. */
static void
test_whys (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  const IsmsKind *kind = isms_kind_find ("nonconformity");
  g_autoptr (IsmsRecord) record = load_record (fixture, "nonconformity", id);

  g_assert_false (isms_record_is_moot (record, isms_kind_find_field (kind, "why_1")));
  g_assert_true (isms_record_is_moot (record, isms_kind_find_field (kind, "why_2")));
  set_field (fixture, "nonconformity", id, "why_1", "Nobody was told to");
  set_field (fixture, "nonconformity", id, "why_2", "No list says who");
  set_field (fixture, "nonconformity", id, "why_1", "");
  g_clear_object (&record);
  record = load_record (fixture, "nonconformity", id);
  g_assert_false (isms_record_is_moot (record, isms_kind_find_field (kind, "why_2")));
  g_assert_false (isms_record_is_moot (record, isms_kind_find_field (kind, "why_3")));
  g_assert_true (isms_record_is_moot (record, isms_kind_find_field (kind, "why_4")));
}

static void
test_flaws (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 control = create_record (fixture, "control", "Keys");
  g_autofree char *ada = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *keys = g_strdup_printf ("%" G_GINT64_FORMAT, control);

  assert_value (fixture, "nonconformity", id, "flaws", "no_owner no_requirement");
  set_field (fixture, "nonconformity", id, "owner", ada);
  set_field (fixture, "nonconformity", id, "controls", keys);
  assert_value (fixture, "nonconformity", id, "flaws", NULL);
  create_action (fixture, "corrective", id, "Tell somebody");
  assert_value (fixture, "nonconformity", id, "flaws", "no_cause no_similar");
  set_field (fixture, "nonconformity", id, "cause", "Nobody was told");
  set_field (fixture, "nonconformity", id, "similar_searched", "1");
  assert_value (fixture, "nonconformity", id, "flaws", NULL);
  set_field (fixture, "nonconformity", id, "result", "effective");
  assert_value (fixture, "nonconformity", id, "flaws", "bare_check");
  set_field (fixture, "nonconformity", id, "verified_by", ada);
  set_field (fixture, "nonconformity", id, "verified_how", "Looked at the log");
  assert_value (fixture, "nonconformity", id, "flaws", NULL);
}

/* Its actions go with it, and come back with it. */
static void
test_deleted (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "nonconformity", "Keys were not changed");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");
  g_autoptr (IsmsRecord) record = NULL;

  create_action (fixture, "corrective", id, "Tell somebody");
  record = load_record (fixture, "nonconformity", id);
  isms_edit_delete (step, record);
  commit (step);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM action"), ==, 0);
  undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM action"), ==, 1);
  assert_state (fixture, id, "acting");
}

/* --- Ideas --- */

static void
test_rejected (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "improvement", "Cards instead of keys");
  g_autofree char *sentence = refuse_field (fixture, "improvement", id, "decision", "rejected");
  g_autofree char *kept = NULL;
  g_autofree char *today = day (0);

  g_assert_nonnull (strstr (sentence, "only with a reason"));
  set_field (fixture, "improvement", id, "reason", "There are four doors");
  set_field (fixture, "improvement", id, "decision", "rejected");
  assert_value (fixture, "improvement", id, "status", "rejected");
  assert_value (fixture, "improvement", id, "decided_on", today);
  kept = refuse_field (fixture, "improvement", id, "reason", "");
  g_assert_nonnull (strstr (kept, "only with a reason"));
  set_field (fixture, "improvement", id, "decision", "undecided");
  assert_value (fixture, "improvement", id, "decided_on", NULL);
}

static void
test_from_idea_to_benefit (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "improvement", "Cards instead of keys");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add an action");
  g_autofree char *early = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *today = day (0);
  gint64 action;

  assert_value (fixture, "improvement", id, "status", "proposed");
  early = refuse_field (fixture, "improvement", id, "seen_on", today);
  g_assert_nonnull (strstr (early, "that was accepted"));
  set_field (fixture, "improvement", id, "decision", "later");
  assert_value (fixture, "improvement", id, "status", "later");
  set_field (fixture, "improvement", id, "decision", "accepted");
  assert_value (fixture, "improvement", id, "status", "accepted");
  action = isms_action_create (step, "improvement", "improvement", id, "Buy a card reader");
  commit (step);
  assert_value (fixture, "improvement", id, "status", "acting");
  set_day (fixture, "improvement", id, "due", -1);
  assert_value (fixture, "improvement", id, "overdue", "1");
  set_field (fixture, "action", action, "state", "done");
  assert_value (fixture, "improvement", id, "status", "done");
  set_field (fixture, "improvement", id, "seen_on", today);
  assert_value (fixture, "improvement", id, "status", "seen");
  assert_value (fixture, "improvement", id, "overdue", "0");
  kept = refuse_field (fixture, "improvement", id, "decision", "undecided");
  g_assert_nonnull (strstr (kept, "take away the day"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/10.2-state-follows-from-what-is-there", test_states);
  add_model_test ("/model/10.2-which-actions-count", test_actions_that_count);
  add_model_test ("/model/10.2-closes-with-an-effective-check", test_closes_with_check);
  add_model_test ("/model/10.2-closes-with-its-actions-done", test_closes_with_actions_done);
  add_model_test ("/model/10.2-closed-and-an-action-open-again", test_action_open_again);
  add_model_test ("/model/10.2-not-effective-reopens", test_reopens);
  add_model_test ("/model/10.2-order-of-days", test_days);
  add_model_test ("/model/10.2-overdue", test_overdue);
  add_model_test ("/model/10.2-where-it-came-from", test_source);
  add_model_test ("/model/10.2-whys-one-after-another", test_whys);
  add_model_test ("/model/10.2-what-stands-out", test_flaws);
  add_model_test ("/model/10.2-deleted-with-its-actions", test_deleted);
  add_model_test ("/model/10.1-rejected-with-a-reason", test_rejected);
  add_model_test ("/model/10.1-from-idea-to-benefit", test_from_idea_to_benefit);

  return g_test_run ();
}
