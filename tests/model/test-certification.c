/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The way to a certificate: what each stage leads to and when that is there, the plan of the
 * project, the gap assessment (4 to 10), and what keeps a certificate. */

#include "model-fixture.h"

#include "isms-day.h"
#include "isms-gap.h"
#include "isms-organisation.h"
#include "isms-phase.h"
#include "isms-project-plan.h"
#include "isms-readiness.h"

static char *
dup_day (int days)
{
  g_autofree char *today = isms_day_today ();

  return isms_day_dup_nth (isms_day_get_number (today) + days);
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static GPtrArray *
load (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *stages = isms_readiness_load (fixture->reader, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stages->len, ==, ISMS_N_STAGES);
  return stages;
}

static const IsmsNeed *
find_need (GPtrArray *stages, const char *stage, const char *name)
{
  for (guint i = 0; i < stages->len; i++)
    {
      const IsmsStage *one = stages->pdata[i];

      for (guint j = 0; g_str_equal (one->stage, stage) && j < one->needs->len; j++)
        if (g_str_equal (((const IsmsNeed *) one->needs->pdata[j])->name, name))
          return one->needs->pdata[j];
    }
  return NULL;
}

/* "0/1", or "none" where the stage does not lead to it now. */
static void
assert_need (ModelFixture *fixture, const char *stage, const char *name, const char *expected)
{
  g_autoptr (GPtrArray) stages = load (fixture);
  const IsmsNeed *need = find_need (stages, stage, name);
  g_autofree char *found =
      need != NULL ? g_strdup_printf ("%u/%u", need->met, need->wanted) : g_strdup ("none");

  g_assert_cmpstr (found, ==, expected);
}

static void
set_one (ModelFixture *fixture, const char *field, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = isms_organisation_load (fixture->reader, &error);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Set");

  g_assert_no_error (error);
  isms_edit_set (step, record, isms_kind_find_field (isms_organisation_get_kind (), field), text,
                 &error);
  g_assert_no_error (error);
  commit (step);
}

/* --- Readiness --- */

/* What nobody has done anything for is not ready, and nothing is made up. */
static void
test_nothing (ModelFixture *fixture, gconstpointer data)
{
  static const char *const there[] = { "method", "processes", "information", NULL };
  g_autoptr (GPtrArray) stages = NULL;

  set_one (fixture, "scope", "");
  stages = load (fixture);

  for (guint i = 0; i < stages->len; i++)
    {
      const IsmsStage *stage = stages->pdata[i];

      g_assert_cmpstr (stage->stage, ==, isms_stages[i].value);
      g_assert_cmpuint (stage->needs->len, >, 0);
      g_assert_cmpint (stage->phase, ==, 0);
      for (guint j = 0; j < stage->needs->len; j++)
        {
          const IsmsNeed *need = stage->needs->pdata[j];

          /* A new workspace has its method, which is documented information. */
          g_assert_cmpuint (need->met, ==, g_strv_contains (there, need->name) ? 1 : 0);
          g_assert_cmpuint (need->wanted, >, 0);
        }
    }
  g_assert_cmpstr (isms_readiness_get_current (stages)->stage, ==, "prepare");
}

/* Every row of the view has its words: what it names, this program knows. */
static void
test_words (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) stages = load (fixture);
  guint n = 0;

  for (guint i = 0; i < stages->len; i++)
    n += ((const IsmsStage *) stages->pdata[i])->needs->len;
  g_assert_cmpint (n, ==, read_int (fixture, "SELECT count (*) FROM readiness"));
}

static void
test_prepare (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");
  g_autofree char *who = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *today = dup_day (0);
  gint64 party = create_record (fixture, "party", "Water utilities");
  gint64 requirement = create_record (fixture, "requirement", "Tell within a day");
  gint64 role = create_record (fixture, "role", "Risk manager");
  gint64 asset = create_record (fixture, "asset", "Web shop");
  gint64 other = create_record (fixture, "asset", "Badge printer");
  gint64 commitment = create_record (fixture, "commitment", "We stand behind it");
  g_autofree char *whose = g_strdup_printf ("%" G_GINT64_FORMAT, party);

  set_one (fixture, "scope", "");
  assert_need (fixture, "prepare", "scope", "0/1");
  set_one (fixture, "scope", "Both sites");
  assert_need (fixture, "prepare", "scope", "1/1");
  set_one (fixture, "climate_reason", "No site is near water");
  set_one (fixture, "climate", "no");
  assert_need (fixture, "prepare", "climate", "1/1");
  assert_need (fixture, "prepare", "issues", "0/1");
  create_record (fixture, "issue", "A new law");
  assert_need (fixture, "prepare", "issues", "1/1");
  assert_need (fixture, "prepare", "parties", "0/1");
  set_field (fixture, "requirement", requirement, "party", whose);
  assert_need (fixture, "prepare", "parties", "1/1");
  set_field (fixture, "role", role, "holder", who);
  assert_need (fixture, "prepare", "roles", "1/1");
  set_field (fixture, "asset", asset, "owner", who);
  assert_need (fixture, "prepare", "assets", "1/2");
  set_field (fixture, "asset", other, "owner", who);
  assert_need (fixture, "prepare", "assets", "2/2");
  assert_need (fixture, "prepare", "commitment", "0/1");
  set_field (fixture, "commitment", commitment, "person", who);
  set_field (fixture, "commitment", commitment, "signed_on", today);
  assert_need (fixture, "prepare", "commitment", "1/1");
}

/* What follows only from something else is not asked for where there is none of that. */
static void
test_risks (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");
  g_autofree char *who = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  gint64 risk;

  assert_need (fixture, "design", "assessed", "0/1");
  assert_need (fixture, "design", "approved", "none");
  risk = create_record (fixture, "risk", "Flood in the archive");
  create_record (fixture, "risk", "Theft of a laptop");
  assert_need (fixture, "design", "owned", "0/2");
  set_field (fixture, "risk", risk, "owner", who);
  assert_need (fixture, "design", "owned", "1/2");
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 4, 4);
  assert_need (fixture, "design", "assessed", "1/2");
  set_field (fixture, "risk", risk, "treatment", "modify");
  assert_need (fixture, "design", "decided", "1/2");
  set_field (fixture, "risk", risk, "status", "in_treatment");
  assert_need (fixture, "design", "approved", "0/1");
}

/* Of every stage the mean of what it leads to, the same in the view as here. */
static void
test_percent (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) stages = NULL;
  gint64 asset = create_record (fixture, "asset", "Web shop");
  gint64 person = create_record (fixture, "person", "Ada Osei");
  g_autofree char *who = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  set_one (fixture, "scope", "Both sites");
  set_field (fixture, "asset", asset, "owner", who);
  create_record (fixture, "asset", "Badge printer");
  create_record (fixture, "asset", "Payroll data");
  stages = load (fixture);
  /* The scope, and a third of the assets, out of eight. */
  g_assert_cmpuint (((const IsmsStage *) stages->pdata[0])->percent, ==, (100 + 33) / 8);
  for (guint i = 0; i < stages->len; i++)
    {
      const IsmsStage *stage = stages->pdata[i];
      g_autofree char *sql = g_strdup_printf (
          "SELECT percent * 1000 + n_met FROM stage_readiness WHERE stage = '%s'", stage->stage);

      g_assert_cmpint (read_int (fixture, sql), ==, stage->percent * 1000 + stage->n_met);
    }
}

/* --- The plan --- */

static void
test_plan (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plan = isms_project_plan_propose ("2026-01-01", "2026-12-31", &error);
  const IsmsProposedStage *first, *last;
  const char *before = "2026-01-01";

  g_assert_no_error (error);
  g_assert_cmpuint (plan->len, ==, ISMS_N_STAGES);
  first = plan->pdata[0];
  last = plan->pdata[ISMS_N_STAGES - 2];
  g_assert_cmpstr (first->starts_on, ==, "2026-01-01");
  g_assert_cmpstr (last->stage, ==, "certify");
  g_assert_cmpstr (last->ends_on, ==, "2026-12-31");
  for (guint i = 0; i < plan->len; i++)
    {
      const IsmsProposedStage *stage = plan->pdata[i];

      g_assert_cmpstr (stage->stage, ==, isms_stages[i].value);
      g_assert_cmpstr (stage->starts_on, <, stage->ends_on);
      g_assert_cmpuint (stage->tasks->len, >=, 3);
      for (guint j = 0; j < stage->tasks->len; j++)
        {
          const IsmsProposedTask *task = stage->tasks->pdata[j];

          g_assert_nonnull (task->title);
          g_assert_cmpstr (task->starts_on, >=, stage->starts_on);
          g_assert_cmpstr (task->starts_on, <, task->due);
          g_assert_cmpstr (task->due, <=, stage->ends_on);
        }
      /* Certification is asked for long before it comes. */
      if (!g_str_equal (stage->stage, "certify"))
        {
          g_assert_cmpstr (stage->starts_on, >=, before);
          before = stage->starts_on;
        }
    }
}

static void
test_plan_refused (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) no_day = NULL;
  g_autoptr (GError) close = NULL;

  g_assert_null (isms_project_plan_propose (NULL, "2026-12-31", &no_day));
  g_assert_error (no_day, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_null (isms_project_plan_propose ("2026-01-01", "2026-02-25", &close));
  g_assert_cmpstr (close->message, ==,
                   "From nothing to a certificate takes 8 weeks at the very least, and often a "
                   "year. Choose a later day.");
}

/* What is planned stays, and what was taken out is not there. */
static void
test_plan_taken (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) plan = isms_project_plan_propose ("2026-01-01", "2026-12-31", NULL);
  IsmsProposedStage *design = plan->pdata[1];
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 own = create_record (fixture, "phase", "We have begun");
  guint n_tasks = 0;

  for (guint i = 1; i < plan->len; i++)
    n_tasks += ((IsmsProposedStage *) plan->pdata[i])->tasks->len;
  ((IsmsProposedTask *) design->tasks->pdata[0])->wanted = FALSE;
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Plan");

      isms_project_plan_take (step, plan, person);
      commit (step);
      g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM phase"), ==, ISMS_N_STAGES);
      g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM action WHERE for_kind = 'phase' "
                                          "AND kind = 'project' AND owner_id IS NOT NULL"),
                       ==, n_tasks - 1);
    }
  g_assert_cmpint (read_int (fixture, "SELECT id FROM phase WHERE stage = 'prepare'"), ==, own);
  assert_need (fixture, "prepare", "project", "6/7");
}

/* Who plans elsewhere is not offered a plan, nor is one missed; what is planned here counts. */
static void
test_plans_elsewhere (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = load (fixture);
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) again = NULL;

  g_assert_true (isms_readiness_wants_plan (before));
  assert_need (fixture, "prepare", "project", "0/7");
  set_one (fixture, "plans_elsewhere", "1");
  refused = load (fixture);
  g_assert_false (isms_readiness_wants_plan (refused));
  assert_need (fixture, "prepare", "project", "none");
  create_record (fixture, "phase", "We begin");
  assert_need (fixture, "prepare", "project", "0/7");
  again = load (fixture);
  g_assert_false (isms_readiness_wants_plan (again));
}

/* A stage is done with its tasks, and late where its last day has passed before them. */
static void
test_phase_state (ModelFixture *fixture, gconstpointer data)
{
  gint64 phase = create_record (fixture, "phase", "Preparation");
  g_autofree char *begin = dup_day (-30);
  g_autofree char *today = dup_day (0);
  g_autofree char *end = dup_day (-1);
  g_autofree char *refused = NULL;

  set_field (fixture, "phase", phase, "starts_on", begin);
  set_field (fixture, "phase", phase, "ends_on", today);
  g_assert_cmpint (read_int (fixture, "SELECT state = 'runs' FROM phase_list"), ==, 1);
  set_field (fixture, "phase", phase, "ends_on", end);
  g_assert_cmpint (read_int (fixture, "SELECT state = 'late' AND overdue FROM phase_list"), ==, 1);
  g_assert_true (run_sql (fixture,
                          "INSERT INTO action (uid, ref, created_at, updated_at, title, kind, "
                          "for_kind, for_id, state, progress, done_on) SELECT 'u', 'AC-001', "
                          "created_at, updated_at, 'Scope', 'project', 'phase', id, 'done', "
                          "100, ends_on FROM phase"));
  g_assert_cmpint (read_int (fixture, "SELECT state = 'done' AND NOT overdue FROM phase_list"), ==,
                   1);
  refused = refuse_field (fixture, "phase", phase, "ends_on", "2001-01-01");
  g_assert_cmpstr (refused, ==, "A stage does not end before it starts.");
}

/* --- The gap assessment --- */

static GArray *
list_items (ModelFixture *fixture, const char *number)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM gap_item WHERE number = '%s'", number);
  gint64 id = read_int (fixture, sql);

  g_array_append_val (items, id);
  return items;
}

static void
record (ModelFixture *fixture, const char *number, const char *result, gint64 person)
{
  g_autoptr (GArray) items = list_items (fixture, number);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Assess");

  isms_gap_record (step, items, result, person);
  commit (step);
}

static void
test_gap (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");
  int n = isms_gap_count_missing (fixture->reader, NULL);
  g_autofree char *wanted = g_strdup_printf ("0/%d", n);
  g_autofree char *one = g_strdup_printf ("1/%d", n);

  g_assert_cmpint (n, >, 40);
  assert_need (fixture, "certify", "looked", "0/1");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Begin");

      isms_gap_add_missing (step);
      commit (step);
      g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM gap_item"), ==, n);
    }
  g_assert_cmpint (isms_gap_count_missing (fixture->reader, NULL), ==, 0);
  assert_need (fixture, "certify", "looked", wanted);
  /* In the order of the standard, 10 after 9. */
  g_assert_cmpint (
      read_int (fixture,
                "SELECT count (*) FROM gap_item AS a JOIN gap_item AS b ON b.place > a.place "
                "WHERE CAST (substr (b.number, 4) AS INTEGER) "
                "< CAST (substr (a.number, 4) AS INTEGER)"),
      ==, 0);
  record (fixture, "Cl.4.1", "conforms", person);
  assert_need (fixture, "certify", "looked", one);
  assert_need (fixture, "certify", "conforms", one);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM gap_item WHERE assessed_on = "
                                      "date ('now', 'localtime') AND assessed_by_id IS NOT NULL"),
                   ==, 1);
  record (fixture, "Cl.4.1", "open", person);
  assert_need (fixture, "certify", "looked", wanted);
  g_assert_cmpint (read_int (fixture,
                             "SELECT count (*) FROM gap_item WHERE assessed_on IS NOT NULL "
                             "OR assessed_by_id IS NOT NULL"),
                   ==, 0);
}

/* A gap says what is missing, and something is done about it; or it stands out. */
static void
test_gap_stands_out (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Begin");
  g_autofree char *tomorrow = dup_day (1);
  g_autofree char *refused = NULL;
  gint64 item;

  isms_gap_add_missing (step);
  commit (step);
  record (fixture, "Cl.5.2", "partly", 0);
  item = read_int (fixture, "SELECT id FROM gap_item WHERE number = 'Cl.5.2'");
  g_assert_cmpint (
      read_int (fixture,
                "SELECT flaws = 'no_note no_action' FROM gap_item_list WHERE number = 'Cl.5.2'"),
      ==, 1);
  set_field (fixture, "gap_item", item, "note", "Not approved yet");
  g_assert_cmpint (
      read_int (fixture, "SELECT flaws = 'no_action' FROM gap_item_list WHERE number = 'Cl.5.2'"),
      ==, 1);
  refused = refuse_field (fixture, "gap_item", item, "assessed_on", tomorrow);
  g_assert_nonnull (strstr (refused, "still to come"));
}

/* --- The certificate --- */

static gint64
add_audit (ModelFixture *fixture, const char *kind, const char *state, const char *day)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO audit (uid, ref, created_at, updated_at, title, kind, state, starts_on, "
      "ends_on, "
      "began_on, finished_on, reported_on, conclusion) SELECT hex (randomblob (8)), 'AU-' || "
      "printf "
      "('%%03d', 1 + count (*)), '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '%s', '%s', '%s', "
      "'%s', '%s', iif ('%s' = 'planned', NULL, '%s'), iif ('%s' = 'planned', NULL, '%s'), "
      "iif ('%s' = 'planned', NULL, '%s'), 'Fine' FROM audit",
      kind, kind, state, day, day, state, day, state, day, state, day);

  g_assert_true (run_sql (fixture, sql));
  return read_int (fixture, "SELECT max (id) FROM audit");
}

#define assert_clock(state, step, due)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *found_ = isms_database_query_text (                                           \
        fixture->reader,                                                                           \
        "SELECT state || ' ' || ifnull (next_step, '-') || ' ' || ifnull (next_due, '-') "         \
        "FROM certificate_list",                                                                   \
        NULL);                                                                                     \
    g_autofree char *expected_ = g_strdup_printf ("%s %s %s", state, step, due);                   \
    g_assert_cmpstr (found_, ==, expected_);                                                       \
  }                                                                                                \
  G_STMT_END

/* From the first audit to the day on which it is issued, it follows what the audits say. */
static void
test_certificate (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "certificate", "ISO/IEC 27001:2022");
  g_autofree char *soon = dup_day (20);
  g_autofree char *past = dup_day (-60);
  g_autofree char *later = dup_day (-40);
  g_autofree char *issued = dup_day (-30);
  g_autofree char *tomorrow = dup_day (1);
  g_autofree char *refused = NULL;

  assert_clock ("preparing", "stage_1", "-");
  assert_need (fixture, "certify", "body", "0/1");
  set_field (fixture, "certificate", id, "body", "Seemarken");
  assert_need (fixture, "certify", "body", "1/1");
  add_audit (fixture, "stage_1", "planned", soon);
  assert_clock ("preparing", "stage_1", soon);
  add_audit (fixture, "stage_1", "reported", past);
  assert_clock ("stage_1", "stage_2", "-");
  add_audit (fixture, "stage_2", "closed", later);
  assert_clock ("stage_2", "-", "-");
  assert_need (fixture, "certify", "certificate", "0/1");
  refused = refuse_field (fixture, "certificate", id, "issued_on", tomorrow);
  g_assert_nonnull (strstr (refused, "a day that has come"));
  set_field (fixture, "certificate", id, "issued_on", issued);
  assert_need (fixture, "certify", "certificate", "1/1");
  assert_need (fixture, "improve", "surveillance", "0/1");
  add_audit (fixture, "surveillance", "planned", soon);
  assert_need (fixture, "improve", "surveillance", "1/1");
}

/* A surveillance audit in each of the two years, the next certificate three months before it ends;
 * at the ends of months and on leap days. */
static void
test_certificate_clock (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *issued;
    const char *until;
    const char *due;
  } cases[] = {
    { "2024-02-29", "2099-12-31", "2025-02-28" },
    { "2023-08-31", "2099-12-31", "2024-08-31" },
    { "2024-01-31", "2099-12-31", "2025-01-31" },
  };
  gint64 id = create_record (fixture, "certificate", "ISO/IEC 27001:2022");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_field (fixture, "certificate", id, "issued_on", cases[i].issued);
      set_field (fixture, "certificate", id, "valid_until", cases[i].until);
      assert_clock ("valid", "surveillance", cases[i].due);
    }
  add_audit (fixture, "surveillance", "closed", "2025-01-15");
  assert_clock ("valid", "surveillance", "2026-01-31");
  add_audit (fixture, "surveillance", "reported", "2026-01-15");
  assert_clock ("valid", "recertification", "2099-09-30");
  set_field (fixture, "certificate", id, "valid_until", "2099-05-31");
  assert_clock ("valid", "recertification", "2099-02-28");
}

static void
test_certificate_ends (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "certificate", "ISO/IEC 27001:2022");
  g_autofree char *issued = dup_day (-1000);
  g_autofree char *today = dup_day (0);
  g_autofree char *yesterday = dup_day (-1);
  g_autofree char *refused = NULL;

  set_field (fixture, "certificate", id, "issued_on", issued);
  set_field (fixture, "certificate", id, "valid_until", today);
  g_assert_cmpint (read_int (fixture, "SELECT state = 'ending' FROM certificate_list"), ==, 1);
  assert_need (fixture, "certify", "certificate", "1/1");
  set_field (fixture, "certificate", id, "valid_until", yesterday);
  g_assert_cmpint (read_int (fixture, "SELECT state = 'expired' FROM certificate_list"), ==, 1);
  assert_need (fixture, "certify", "certificate", "0/1");
  set_field (fixture, "certificate", id, "withdrawn_on", yesterday);
  g_assert_cmpint (read_int (fixture, "SELECT state = 'withdrawn' FROM certificate_list"), ==, 1);
  refused = refuse_field (fixture, "certificate", id, "valid_until", "2001-01-01");
  g_assert_nonnull (strstr (refused, "does not end before it is issued"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/certification/nothing", test_nothing);
  add_model_test ("/model/certification/words", test_words);
  add_model_test ("/model/certification/5.1-preparation", test_prepare);
  add_model_test ("/model/certification/6.1.2-risks", test_risks);
  add_model_test ("/model/certification/percent", test_percent);
  add_model_test ("/model/certification/plan", test_plan);
  add_model_test ("/model/certification/plan-refused", test_plan_refused);
  add_model_test ("/model/certification/plan-taken", test_plan_taken);
  add_model_test ("/model/certification/plans-elsewhere", test_plans_elsewhere);
  add_model_test ("/model/certification/phase-state", test_phase_state);
  add_model_test ("/model/certification/gap-assessment", test_gap);
  add_model_test ("/model/certification/gap-stands-out", test_gap_stands_out);
  add_model_test ("/model/certification/certificate", test_certificate);
  add_model_test ("/model/certification/certificate-clock", test_certificate_clock);
  add_model_test ("/model/certification/certificate-ends", test_certificate_ends);

  return g_test_run ();
}
