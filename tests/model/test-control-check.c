/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Checks of controls, when they are due, and what they take from what is reported (9.1, 6.1.3 d).
 */

#include "model-fixture.h"

#include "isms-acceptance.h"
#include "isms-check-result.h"
#include "isms-control-check.h"
#include "isms-soa.h"

static char *
day (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

static gboolean
try_record (ModelFixture *fixture, gint64 check, const IsmsCheckDraft *draft, char **sentence)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Record");
  g_autoptr (GError) error = NULL;
  gboolean done;

  isms_check_record (step, check, draft);
  done = isms_step_commit (step, NULL, &error);
  if (!done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (sentence != NULL)
    *sentence = error != NULL ? g_strdup (error->message) : NULL;
  return done;
}

static void
record_on (ModelFixture *fixture, gint64 check, const char *result, const char *on)
{
  const IsmsCheckDraft draft = {
    .result = result, .checked_on = on, .name = "Ada Osei", .words = "Seen with my own eyes"
  };

  g_assert_true (try_record (fixture, check, &draft, NULL));
}

static void
record (ModelFixture *fixture, gint64 check, const char *result, int days)
{
  g_autofree char *on = day (days);

  record_on (fixture, check, result, on);
}

static void
undo (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static gint64
find_control (ModelFixture *fixture, const char *ref)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM control WHERE ref = '%s'", ref);

  return read_int (fixture, sql);
}

static void
implement (ModelFixture *fixture, const char *ref, const char *implementation)
{
  set_field (fixture, "control", find_control (fixture, ref), "implementation", implementation);
}

static gint64
plan (ModelFixture *fixture, const char *ref, const char *title, const char *frequency)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Plan");
  g_autoptr (GError) error = NULL;
  gint64 id = isms_control_check_create (step, find_control (fixture, ref), title, frequency);

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
assert_field (
    ModelFixture *fixture, const char *kind, gint64 id, const char *field, const char *expected)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, kind, id);

  g_assert_cmpstr (isms_record_get_text (record, field), ==, expected);
}

static void
assert_reported (ModelFixture *fixture, const char *ref, const char *reported, const char *because)
{
  gint64 id = find_control (fixture, ref);

  assert_field (fixture, "control", id, "reported", reported);
  assert_field (fixture, "control", id, "reported_because", because);
}

/* --- When it is due --- */

static void
test_due (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *frequency;
    const char *on;
    const char *next;
  } cases[] = {
    { "weekly", "2025-12-28", "2026-01-04" },      { "monthly", "2025-12-31", "2026-01-31" },
    { "monthly", "2026-01-31", "2026-02-28" },     { "monthly", "2024-01-30", "2024-02-29" },
    { "monthly", "2026-02-28", "2026-03-28" },     { "quarterly", "2025-11-30", "2026-02-28" },
    { "half_yearly", "2025-08-31", "2026-02-28" }, { "yearly", "2024-02-29", "2025-02-28" },
    { "yearly", "2025-03-15", "2026-03-15" },      { "two_yearly", "2024-02-29", "2026-02-28" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 check = plan (fixture, "A.5.1", "Read it", cases[i].frequency);

      record_on (fixture, check, "pass", cases[i].on);
      assert_field (fixture, "control_check", check, "next_due", cases[i].next);
    }
}

/* A day that is said, else a period after it was planned; results count from their own day. */
static void
test_first_due (ModelFixture *fixture, gconstpointer data)
{
  gint64 check = plan (fixture, "A.5.1", "Read it", "weekly");
  g_autofree char *week = day (7);
  g_autofree char *tomorrow = day (1);
  g_autofree char *after = day (4);

  assert_field (fixture, "control_check", check, "next_due", week);
  assert_field (fixture, "control_check", check, "state", "not_due");
  set_field (fixture, "control_check", check, "first_due", tomorrow);
  assert_field (fixture, "control_check", check, "next_due", tomorrow);
  record (fixture, check, "pass", -3);
  assert_field (fixture, "control_check", check, "next_due", after);
}

static void
test_states (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *frequency;
    int first_due;
    const char *state;
  } cases[] = {
    { "yearly", 8, "not_due" },  { "yearly", 7, "due_soon" }, { "yearly", 0, "due_soon" },
    { "yearly", -1, "missed" },  { "weekly", 2, "not_due" },  { "weekly", 1, "due_soon" },
    { "weekly", 0, "due_soon" }, { "weekly", -1, "missed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 check = plan (fixture, "A.5.1", "Read it", cases[i].frequency);
      g_autofree char *on = day (cases[i].first_due);

      set_field (fixture, "control_check", check, "first_due", on);
      assert_field (fixture, "control_check", check, "state", cases[i].state);
    }
  assert_field (fixture, "control_check", create_record (fixture, "control_check", "Alone"),
                "state", "draft");
}

/* --- Results --- */

static void
test_result_refused (ModelFixture *fixture, gconstpointer data)
{
  gint64 check = plan (fixture, "A.5.1", "Read it", "yearly");
  gint64 draft = create_record (fixture, "control_check", "Alone");
  g_autofree char *tomorrow = day (1);
  const struct
  {
    gint64 check;
    IsmsCheckDraft draft;
    const char *sentence;
  } cases[] = {
    { check, { .result = "pass", .checked_on = tomorrow }, "before it is done" },
    { check, { .result = "fail" }, "needs words" },
    { check, { .result = "fail", .words = "  " }, "needs words" },
    { check, { .result = "partly" }, "needs words" },
    { check, { .result = "excellent" }, "Choose one" },
    { draft, { .result = "pass" }, "Name its control" },
    { 999999, { .result = "pass" }, "no longer there" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = NULL;

      g_assert_false (try_record (fixture, cases[i].check, &cases[i].draft, &sentence));
      g_assert_nonnull (strstr (sentence, cases[i].sentence));
    }
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM control_check_result"), ==, 0);
}

static void
test_append_only (ModelFixture *fixture, gconstpointer data)
{
  gint64 check = plan (fixture, "A.5.1", "Read it", "yearly");
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  const IsmsCheckDraft passed = { .result = "pass", .person = ada };
  g_autofree char *today = day (0);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsCheckResult *newest;

  g_assert_true (try_record (fixture, check, &passed, NULL));
  assert_field (fixture, "control_check", check, "last_by", "Ada Osei");
  g_assert_false (run_sql (fixture, "UPDATE control_check_result SET result = 'fail'"));
  g_assert_false (run_sql (fixture, "UPDATE control_check_result SET checked_on = '2020-01-01'"));
  g_assert_false (run_sql (fixture, "UPDATE control_check_result SET words = 'Other'"));
  g_assert_false (run_sql (fixture, "UPDATE control_check_result SET person = 'Nobody'"));
  /* One of an older day changes nothing, one of the same day corrects the first. */
  record (fixture, check, "fail", -2);
  assert_field (fixture, "control_check", check, "last_result", "pass");
  record (fixture, check, "partly", 0);
  assert_field (fixture, "control_check", check, "last_result", "partly");
  assert_field (fixture, "control_check", check, "last_on", today);
  results = isms_check_load_results (fixture->reader, check, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 3);
  newest = results->pdata[0];
  g_assert_cmpstr (newest->result, ==, "partly");
  g_assert_cmpstr (newest->words, ==, "Seen with my own eyes");
  g_assert_cmpstr (((IsmsCheckResult *) results->pdata[2])->result, ==, "fail");
  undo (fixture);
  assert_field (fixture, "control_check", check, "last_result", "pass");
  /* Who looked is named for good. */
  g_assert_true (run_sql (fixture, "DELETE FROM person WHERE name = 'Ada Osei'"));
  assert_field (fixture, "control_check", check, "last_by", "Ada Osei");
}

static void
test_stays_with_control (ModelFixture *fixture, gconstpointer data)
{
  gint64 check = plan (fixture, "A.5.1", "Read it", "yearly");
  g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT, find_control (fixture, "A.5.2"));
  g_autofree char *sentence = NULL;
  g_autoptr (IsmsRecord) row = load_record (fixture, "control_check", check);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Empty");
  g_autoptr (GError) error = NULL;

  set_field (fixture, "control_check", check, "control", other);
  record (fixture, check, "fail", 0);
  sentence = refuse_field (fixture, "control_check", check, "control", "1");
  g_assert_nonnull (strstr (sentence, "stays with its control"));
  g_assert_false (isms_edit_set (
      step, row, isms_kind_find_field (isms_kind_find ("control_check"), "control"), "", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_history (ModelFixture *fixture, gconstpointer data)
{
  gint64 check = plan (fixture, "A.5.1", "Read it", "yearly");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  record (fixture, check, "fail", 0);
  entries = isms_history_read (fixture->reader, isms_kind_find ("control_check"), check, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_nonnull (
      strstr (((IsmsHistoryEntry *) entries->pdata[0])->words, ": Failed. Seen with my own eyes"));
  g_ptr_array_set_free_func (entries, (GDestroyNotify) isms_history_entry_free);
}

static void
test_goes_with_control (ModelFixture *fixture, gconstpointer data)
{
  gint64 check = plan (fixture, "A.5.1", "Read it", "yearly");
  g_autoptr (IsmsRecord) control =
      load_record (fixture, "control", find_control (fixture, "A.5.1"));
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");
  g_autoptr (GError) error = NULL;

  record (fixture, check, "fail", 0);
  isms_edit_delete (step, control);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM control_check"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM control_check_result"), ==, 0);
  undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM control_check_result"), ==, 1);
  assert_field (fixture, "control_check", check, "last_result", "fail");
}

/* --- What is reported --- */

/* 9.1, 6.1.3 d): what is not shown to work is not reported as more than partly in place. */
static void
test_lowers (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *result; /* NULL: it was missed */
    const char *because;
  } cases[] = { { "fail", "check_failed" },
                { "partly", "check_partly" },
                { NULL, "check_missed" } };
  static const struct
  {
    const char *implementation;
    const char *reported;
  } states[] = {
    { "implemented", "partial" }, { "inherited", "partial" },       { "partial", "partial" },
    { "planned", "planned" },     { "not_started", "not_started" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 check = plan (fixture, "A.5.1", "Read it", "weekly");

      if (cases[i].result != NULL)
        record (fixture, check, cases[i].result, 0);
      else
        set_field (fixture, "control_check", check, "first_due", "2026-01-01");
      for (guint j = 0; j < G_N_ELEMENTS (states); j++)
        {
          gboolean less = !g_str_equal (states[j].implementation, states[j].reported);

          implement (fixture, "A.5.1", states[j].implementation);
          assert_reported (fixture, "A.5.1", states[j].reported, less ? cases[i].because : NULL);
        }
      set_field (fixture, "control_check", check, "archived", "1");
      implement (fixture, "A.5.1", "implemented");
      assert_reported (fixture, "A.5.1", "implemented", NULL);
    }
}

static void
test_never_raises (ModelFixture *fixture, gconstpointer data)
{
  static const char *const states[] = { "not_started", "planned", "partial", "implemented",
                                        "inherited" };
  gint64 check = plan (fixture, "A.5.1", "Read it", "yearly");

  record (fixture, check, "pass", 0);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      implement (fixture, "A.5.1", states[i]);
      assert_reported (fixture, "A.5.1", states[i], NULL);
    }
  /* A pass of one check takes nothing from the failure of another. */
  implement (fixture, "A.5.1", "implemented");
  record (fixture, plan (fixture, "A.5.1", "Ask around", "yearly"), "fail", -1);
  record (fixture, check, "pass", 0);
  assert_reported (fixture, "A.5.1", "partial", "check_failed");
}

/* Failed and overdue since; corrected by a newer result, or taken back. */
static void
test_recovers (ModelFixture *fixture, gconstpointer data)
{
  gint64 check = plan (fixture, "A.5.1", "Read it", "weekly");
  gint64 control = find_control (fixture, "A.5.1");

  implement (fixture, "A.5.1", "implemented");
  record (fixture, check, "fail", -8);
  assert_reported (fixture, "A.5.1", "partial", "check_failed check_missed");
  assert_field (fixture, "control", control, "flaws", "check_failed check_missed");
  record (fixture, check, "partly", 0);
  assert_reported (fixture, "A.5.1", "partial", "check_partly");
  assert_field (fixture, "control", control, "flaws", NULL);
  record (fixture, check, "pass", 0);
  assert_reported (fixture, "A.5.1", "implemented", NULL);
  undo (fixture);
  assert_reported (fixture, "A.5.1", "partial", "check_partly");
  undo (fixture);
  assert_reported (fixture, "A.5.1", "partial", "check_failed check_missed");
  /* What is left out is not asked about. */
  set_field (fixture, "control", control, "applicable", "no");
  set_field (fixture, "control", control, "justification", "There is none");
  assert_field (fixture, "control", control, "flaws", NULL);
}

/* On the day itself there is still time. */
static void
test_missed_by_date (ModelFixture *fixture, gconstpointer data)
{
  gint64 check = plan (fixture, "A.5.1", "Read it", "weekly");

  implement (fixture, "A.5.1", "implemented");
  record (fixture, check, "pass", -7);
  assert_reported (fixture, "A.5.1", "implemented", NULL);
  undo (fixture);
  record (fixture, check, "pass", -8);
  assert_reported (fixture, "A.5.1", "partial", "check_missed");
}

static void
approve (ModelFixture *fixture)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Approve");
  g_autoptr (GError) error = NULL;
  const IsmsSoaDraft draft = { .name = "Ada Osei" };

  isms_soa_approve (step, &draft);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static char *
dup_reported (ModelFixture *fixture, int number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = isms_soa_load_rows (fixture->reader, number, &error);

  g_assert_no_error (error);
  return isms_soa_row_dup_reported (rows->pdata[0]);
}

static char *
dup_change (ModelFixture *fixture, int from, int to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = isms_soa_compare (fixture->reader, from, to, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  return isms_soa_change_dup_sentence (list->pdata[0]);
}

/* A version keeps what was reported then, and why; the change is told. */
static void
test_version_keeps (ModelFixture *fixture, gconstpointer data)
{
  gint64 check = plan (fixture, "A.5.1", "Read it", "two_yearly");
  g_autofree char *before = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *now = NULL;
  g_autofree char *worse = NULL;
  g_autofree char *better = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) themes = NULL;
  IsmsSoaFigures total;

  implement (fixture, "A.5.1", "implemented");
  set_field (fixture, "control", find_control (fixture, "A.5.1"), "applicable", "yes");
  approve (fixture);
  before = dup_reported (fixture, 1);
  g_assert_null (before);
  record_on (fixture, check, "fail", "2026-03-12");
  approve (fixture);
  record_on (fixture, check, "pass", "2026-03-13");
  kept = dup_reported (fixture, 2);
  g_assert_cmpstr (kept, ==,
                   "Implemented, reported as partly implemented: check CK-001 failed on "
                   "12 Mar 2026");
  now = dup_reported (fixture, ISMS_SOA_NOW);
  g_assert_null (now);
  worse = dup_change (fixture, 1, 2);
  g_assert_cmpstr (worse, ==,
                   "A.5.1 Policies for information security: reported as: implemented → partly "
                   "implemented, because check CK-001 failed on 12 Mar 2026");
  better = dup_change (fixture, 2, ISMS_SOA_NOW);
  g_assert_cmpstr (better, ==,
                   "A.5.1 Policies for information security: reported as: partly implemented → "
                   "implemented");
  rows = isms_soa_load_rows (fixture->reader, 2, NULL);
  themes = isms_soa_count (rows, &total);
  g_assert_cmpuint (total.n_partial, ==, 1);
  g_assert_cmpuint (total.n_implemented, ==, 0);
  g_assert_false (run_sql (fixture, "UPDATE soa_row SET reported = 'implemented'"));
  g_assert_false (run_sql (fixture, "UPDATE soa_row SET doubts = NULL"));
}

/* Each in the words of the control as it stands. */
static void
test_words (ModelFixture *fixture, gconstpointer data)
{
  gint64 control = find_control (fixture, "A.5.1");
  g_autofree char *nothing = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  implement (fixture, "A.5.1", "inherited");
  set_field (fixture, "control_check", plan (fixture, "A.5.1", "One", "monthly"), "first_due",
             "2026-01-02");
  record_on (fixture, plan (fixture, "A.5.1", "Two", "monthly"), "fail", "2026-01-31");
  record_on (fixture, plan (fixture, "A.5.1", "Three", "weekly"), "partly", "2026-02-01");
  words = isms_check_dup_reported (fixture->reader, control, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (words, ==,
                   "Inherited, reported as partly implemented: check CK-001 was missed on "
                   "2 Jan 2026, check CK-002 failed on 31 Jan 2026 and was missed on "
                   "28 Feb 2026, check CK-003 passed only in part on 1 Feb 2026 and was "
                   "missed on 8 Feb 2026");
  nothing = isms_check_dup_reported (fixture->reader, find_control (fixture, "A.5.2"), &error);
  g_assert_no_error (error);
  g_assert_null (nothing);
}

/* 6.1.3 f): who accepted a risk relied on the control as it was reported. */
static void
test_acceptance_lapses (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 risk = create_record (fixture, "risk", "Flood in the archive");
  gint64 check = plan (fixture, "A.5.1", "Read it", "yearly");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *control = g_strdup_printf ("%" G_GINT64_FORMAT, find_control (fixture, "A.5.1"));
  const IsmsAcceptanceDraft draft = { .what = ISMS_ACCEPT_RISK, .person = person };
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Accept");
  g_autoptr (GError) error = NULL;

  implement (fixture, "A.5.1", "implemented");
  set_field (fixture, "risk", risk, "owner", owner);
  set_field (fixture, "risk", risk, "controls", control);
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 1, 1);
  isms_acceptance_record (step, risk, &draft);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  assert_field (fixture, "risk", risk, "acceptance", "valid");
  record (fixture, check, "pass", 0);
  assert_field (fixture, "risk", risk, "acceptance", "valid");
  record (fixture, check, "fail", 0);
  assert_field (fixture, "risk", risk, "acceptance", "lapsed");
  assert_field (fixture, "risk", risk, "acceptance_because", "controls");
  record (fixture, check, "pass", 0);
  assert_field (fixture, "risk", risk, "acceptance", "valid");
}

/* 6.1.3 f): a control that was left out already is none that anybody relied on; one that is left
 * out later is. */
static void
test_acceptance_left_out (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 risk = create_record (fixture, "risk", "Flood in the archive");
  gint64 kept = find_control (fixture, "A.5.1"), left_out = find_control (fixture, "A.5.2");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *controls =
      g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, kept, left_out);
  const IsmsAcceptanceDraft draft = { .what = ISMS_ACCEPT_RISK, .person = person };
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Accept");
  g_autoptr (GError) error = NULL;

  set_field (fixture, "control", left_out, "applicable", "no");
  set_field (fixture, "risk", risk, "owner", owner);
  set_field (fixture, "risk", risk, "controls", controls);
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 1, 1);
  isms_acceptance_record (step, risk, &draft);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  assert_field (fixture, "risk", risk, "acceptance", "valid");
  set_field (fixture, "control", kept, "applicable", "no");
  assert_field (fixture, "risk", risk, "acceptance", "lapsed");
  assert_field (fixture, "risk", risk, "acceptance_because", "controls");
}

/* What a past day reported. */
static void
test_on_a_day (ModelFixture *fixture, gconstpointer data)
{
  gint64 check = plan (fixture, "A.5.1", "Read it", "weekly");
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("control"));
  static const char *const flaws[] = { "check_missed", NULL };
  g_autofree char *future = day (30);
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  g_autofree char *expected =
      g_strdup_printf ("%" G_GINT64_FORMAT, find_control (fixture, "A.5.1"));

  implement (fixture, "A.5.1", "implemented");
  record (fixture, check, "pass", 0);
  g_assert_true (isms_query_set_as_of (query, future, fixture->reader, &error));
  isms_query_filter (query, "flaws", flaws);
  found = run_query (fixture, query);
  g_assert_cmpstr (found, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/9.1-check-is-due-a-period-later", test_due);
  add_model_test ("/model/9.1-check-first-due", test_first_due);
  add_model_test ("/model/9.1-states-of-a-check", test_states);
  add_model_test ("/model/9.1-result-refused", test_result_refused);
  add_model_test ("/model/9.1-results-are-append-only", test_append_only);
  add_model_test ("/model/9.1-check-stays-with-its-control", test_stays_with_control);
  add_model_test ("/model/9.1-result-in-the-history", test_history);
  add_model_test ("/model/9.1-check-goes-with-control", test_goes_with_control);
  add_model_test ("/model/9.1-check-lowers-what-is-reported", test_lowers);
  add_model_test ("/model/9.1-check-never-raises-what-is-reported", test_never_raises);
  add_model_test ("/model/9.1-newer-result-holds", test_recovers);
  add_model_test ("/model/9.1-check-is-missed-by-its-day", test_missed_by_date);
  add_model_test ("/model/9.1-why-less-is-reported", test_words);
  add_model_test ("/model/9.1-reported-on-a-day", test_on_a_day);
  add_model_test ("/model/6.1.3-d-version-keeps-what-was-reported", test_version_keeps);
  add_model_test ("/model/6.1.3-f-lapses-on-failed-check", test_acceptance_lapses);
  add_model_test ("/model/6.1.3-f-lapses-on-control-left-out", test_acceptance_left_out);

  return g_test_run ();
}
