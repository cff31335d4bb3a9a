/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Suppliers, their contracts, certificates and assessments (A.5.19 to A.5.23). */

#include "model-fixture.h"

#include "isms-linked.h"
#include "isms-search.h"
#include "isms-supplier-answer.h"

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
assert_query (ModelFixture *fixture, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = isms_database_query_text (fixture->reader, sql, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (ModelFixture *fixture,
                const char *kind,
                gint64 id,
                const char *field,
                const char *text,
                const char *part)
{
  g_autofree char *sentence = refuse_field (fixture, kind, id, field, text);

  if (strstr (sentence, part) == NULL)
    g_error ("“%s” does not say “%s”", sentence, part);
}

static gint64
create_supplier (ModelFixture *fixture, const char *criticality, const char *access)
{
  gint64 id = create_record (fixture, "supplier", "Kessel Hosting");

  set_field (fixture, "supplier", id, "criticality", criticality);
  set_field (fixture, "supplier", id, "access", access);
  return id;
}

/* Of the first supplier. */
static gint64
create_of (ModelFixture *fixture, const char *kind, const char *title)
{
  gint64 id = create_record (fixture, kind, title);

  set_field (fixture, kind, id, "supplier", "1");
  return id;
}

static gboolean
answer (ModelFixture *fixture,
        gint64 assessment,
        const IsmsSupplierMark *marks,
        guint n_marks,
        char **sentence)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Answer");
  g_autoptr (GError) error = NULL;
  gboolean done;

  isms_supplier_answer_record (step, assessment, marks, n_marks);
  done = isms_step_commit (step, NULL, &error);
  if (!done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (sentence != NULL)
    *sentence = error != NULL ? g_strdup (error->message) : NULL;
  return done;
}

static void
undo (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

/* Counted by hand on a calendar: where a month is too short for the day, on its last one. */
static void
test_next_assessment (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *on;
    const char *criticality;
    const char *months;
    const char *next;
  } cases[] = {
    { "2023-01-31", "low", "1", "2023-02-28" },      { "2024-01-31", "low", "1", "2024-02-29" },
    { "2024-02-29", "critical", "", "2025-02-28" },  { "2024-02-29", "high", "", "2025-02-28" },
    { "2024-02-29", "normal", "", "2026-02-28" },    { "2024-02-29", "low", "", "2027-02-28" },
    { "2024-02-29", "low", "48", "2028-02-29" },     { "2023-08-31", "normal", "6", "2024-02-29" },
    { "2023-10-31", "critical", "1", "2023-11-30" }, { "2023-12-31", "normal", "2", "2024-02-29" },
    { "2023-03-15", "normal", "", "2025-03-15" },    { "2023-02-28", "critical", "", "2024-02-28" },
  };
  gint64 id = create_supplier (fixture, "normal", "none");
  gint64 assessment = create_of (fixture, "supplier_assessment", "First");

  assert_query (fixture, "SELECT next_assessment FROM supplier_list", NULL);
  set_field (fixture, "supplier_assessment", assessment, "assessed_on", "2023-03-15");
  assert_query (fixture, "SELECT next_assessment FROM supplier_list", NULL);
  set_field (fixture, "supplier_assessment", assessment, "conclusion", "approved");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_field (fixture, "supplier_assessment", assessment, "assessed_on", cases[i].on);
      set_field (fixture, "supplier", id, "criticality", cases[i].criticality);
      set_field (fixture, "supplier", id, "assess_months", cases[i].months);
      assert_query (fixture, "SELECT next_assessment FROM supplier_list", cases[i].next);
      assert_query (fixture, "SELECT next_assessment FROM supplier_assessment_list", cases[i].next);
    }
  set_field (fixture, "supplier_assessment", assessment, "next_due", "2024-07-01");
  assert_query (fixture, "SELECT next_assessment FROM supplier_list", "2024-07-01");
  assert_query (fixture, "SELECT last_assessment FROM supplier_list", "2023-02-28");
}

/* The last day on which notice can be given, counted back on a calendar. */
static void
test_notice (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *end;
    const char *months;
    const char *by;
  } cases[] = {
    { "2027-05-31", "3", "2027-02-28" },
    { "2028-05-31", "3", "2028-02-29" },
    { "2027-12-31", "1", "2027-11-30" },
    { "2027-03-31", "1", "2027-02-28" },
    { "2028-02-29", "12", "2027-02-28" },
    { "2028-02-29", "48", "2024-02-29" },
    { "2027-06-30", "3", "2027-03-30" },
    { "2027-06-30", "0", "2027-06-30" },
    { "2027-01-15", "2", "2026-11-15" },
    { "2027-06-30", "", NULL },
    { "", "3", NULL },
  };
  gint64 contract;

  create_supplier (fixture, "normal", "none");
  contract = create_of (fixture, "contract", "Frame contract");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_field (fixture, "contract", contract, "end_on", cases[i].end);
      set_field (fixture, "contract", contract, "notice_months", cases[i].months);
      assert_query (fixture, "SELECT notice_by FROM contract_list", cases[i].by);
    }
}

/* The last day is still a day of the contract, and still one on which notice can be given. */
static void
test_contract_states (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int start;
    int end;
    const char *months;
    const char *state;
  } cases[] = {
    { -400, -1, "", "ended" },    { -400, 0, "", "ends_soon" }, { -400, 30, "", "ends_soon" },
    { -400, 31, "", "runs" },     { 1, 400, "", "to_come" },    { 0, 400, "", "runs" },
    { -400, 200, "1", "runs" },   { -400, 200, "3", "runs" },   { -400, 40, "0", "runs" },
    { -400, 200, "120", "runs" },
  };
  gint64 contract;

  create_supplier (fixture, "low", "none");
  contract = create_of (fixture, "contract", "Frame contract");
  assert_query (fixture, "SELECT state FROM contract_list", "runs");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_field (fixture, "contract", contract, "end_on", "");
      set_day (fixture, "contract", contract, "start_on", cases[i].start);
      set_day (fixture, "contract", contract, "end_on", cases[i].end);
      set_field (fixture, "contract", contract, "notice_months", cases[i].months);
      assert_query (fixture, "SELECT state FROM contract_list", cases[i].state);
    }
  /* 30 days and three months from now, notice is to be given at the latest in 30 days. */
  g_assert_true (run_sql (fixture, "UPDATE contract SET notice_months = 3, "
                                   "end_on = date ('now', 'localtime', 'start of month', "
                                   "'+4 months')"));
  g_assert_cmpint (read_int (fixture,
                             "SELECT (state = 'notice_soon') = (notice_by BETWEEN "
                             "date ('now', 'localtime') AND date ('now', 'localtime', '+30 days')) "
                             "FROM contract_list"),
                   ==, 1);
}

/* What has ended matters where nothing else is in force with who works on. */
static void
test_contract_overdue (ModelFixture *fixture, gconstpointer data)
{
  gint64 old, new;

  create_supplier (fixture, "low", "none");
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner no_contract");
  old = create_of (fixture, "contract", "Old contract");
  set_field (fixture, "contract", old, "clauses", "confidentiality");
  set_day (fixture, "contract", old, "end_on", -1);
  assert_query (fixture, "SELECT flaws FROM contract_list WHERE id = 1", "ended no_file");
  assert_query (fixture, "SELECT CAST (overdue AS TEXT) FROM contract_list WHERE id = 1", "1");
  new = create_of (fixture, "contract", "New contract");
  set_field (fixture, "contract", new, "clauses", "confidentiality");
  assert_query (fixture, "SELECT CAST (overdue AS TEXT) FROM contract_list WHERE id = 1", "0");
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner");
  set_field (fixture, "supplier", 1, "status", "ended");
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner contract_left");
}

/* What is asked follows from how critical the supplier is, and from what it does. */
static void
test_clauses (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *criticality;
    const char *cloud;
    const char *personal;
    const char *missing;
  } cases[] = {
    { "low", "0", "0", "confidentiality" },
    { "low", "1", "1", "confidentiality personal_data place" },
    { "normal", "0", "0", "confidentiality security incidents data_return" },
    { "high", "0", "0",
      "confidentiality security incidents data_return service_levels audit subcontractors exit" },
    { "critical", "1", "1",
      "confidentiality security incidents data_return personal_data service_levels audit "
      "subcontractors exit place continuity changes" },
  };
  gint64 contract, other;

  create_supplier (fixture, "low", "none");
  contract = create_of (fixture, "contract", "Frame contract");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_field (fixture, "supplier", 1, "criticality", cases[i].criticality);
      set_field (fixture, "supplier", 1, "cloud", cases[i].cloud);
      set_field (fixture, "supplier", 1, "personal_data", cases[i].personal);
      assert_query (fixture, "SELECT missing FROM contract_list", cases[i].missing);
      assert_query (fixture, "SELECT missing_clauses FROM supplier_list", cases[i].missing);
    }
  assert_query (fixture, "SELECT CAST (n_missing AS TEXT) FROM contract_list", "12");
  set_field (fixture, "contract", contract, "clauses", "confidentiality audit exit");
  set_field (fixture, "contract", contract, "waive_reason", "They answer to nobody");
  set_field (fixture, "contract", contract, "waived", "subcontractors");
  assert_query (fixture, "SELECT CAST (n_missing AS TEXT) FROM contract_list", "8");

  /* What another contract in force has is not missing here; what one that ended has, is. */
  other = create_of (fixture, "contract", "Agreement on personal data");
  set_field (fixture, "contract", other, "clauses", "personal_data place");
  assert_query (fixture, "SELECT CAST (n_missing AS TEXT) FROM contract_list WHERE id = 1", "6");
  set_day (fixture, "contract", other, "end_on", -1);
  assert_query (fixture, "SELECT CAST (n_missing AS TEXT) FROM contract_list WHERE id = 1", "8");
  assert_query (fixture, "SELECT missing FROM contract_list WHERE id = 2", NULL);
}

static void
test_contract_rules (ModelFixture *fixture, gconstpointer data)
{
  gint64 contract;

  create_supplier (fixture, "low", "none");
  contract = create_of (fixture, "contract", "Frame contract");
  assert_refused (fixture, "contract", contract, "waived", "audit", "Write why first");
  set_field (fixture, "contract", contract, "waive_reason", "  ");
  assert_refused (fixture, "contract", contract, "waived", "audit", "Write why first");
  set_field (fixture, "contract", contract, "waive_reason", "They show a report instead");
  set_field (fixture, "contract", contract, "waived", "audit");
  assert_refused (fixture, "contract", contract, "clauses", "security audit",
                  "is not done without");
  assert_refused (fixture, "contract", contract, "waive_reason", "", "take the clause away");
  set_field (fixture, "contract", contract, "start_on", "2026-03-01");
  assert_refused (fixture, "contract", contract, "end_on", "2026-02-28", "before it begins");
  set_field (fixture, "contract", contract, "end_on", "2026-03-01");
}

/* The last day counts; a later one of the same name renews it. */
static void
test_certificate (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    int days;
    const char *state;
  } cases[] = {
    { -1, "expired" },
    { 0, "expires_soon" },
    { 30, "expires_soon" },
    { 31, "valid" },
  };
  gint64 old, new;

  create_supplier (fixture, "low", "none");
  old = create_of (fixture, "supplier_certificate", "ISO/IEC 27001");
  assert_query (fixture, "SELECT state FROM supplier_certificate_list", "valid");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_day (fixture, "supplier_certificate", old, "valid_until", cases[i].days);
      assert_query (fixture, "SELECT state FROM supplier_certificate_list", cases[i].state);
    }
  set_day (fixture, "supplier_certificate", old, "valid_until", -1);
  assert_query (fixture, "SELECT flaws FROM supplier_certificate_list", "expired no_scope no_file");
  assert_query (fixture, "SELECT CAST (overdue AS TEXT) FROM supplier_certificate_list", "1");
  assert_query (fixture, "SELECT flaws FROM supplier_list",
                "no_owner no_contract certificate_expired");
  new = create_of (fixture, "supplier_certificate", "iso/iec 27001");
  set_day (fixture, "supplier_certificate", new, "valid_until", 300);
  assert_query (fixture, "SELECT state FROM supplier_certificate_list WHERE id = 1", "renewed");
  assert_query (fixture, "SELECT state FROM supplier_certificate_list WHERE id = 2", "valid");
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner no_contract");
  set_field (fixture, "supplier_certificate", new, "issued_on", "2020-01-01");
  assert_refused (fixture, "supplier_certificate", new, "valid_until", "2019-12-31",
                  "before it begins");
}

/* A supplier with critical access and no valid assessment stands out before all else. */
static void
test_assessment_state (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *criticality;
    const char *access;
    int next;
    const char *conclusion;
    const char *state;
  } cases[] = {
    { "critical", "remote", 31, "approved", "valid" },
    { "critical", "remote", 30, "approved", "due_soon" },
    { "critical", "remote", 0, "approved", "due_soon" },
    { "critical", "remote", -1, "approved", "critical" },
    { "high", "physical data", -1, "approved", "critical" },
    { "critical", "none", -1, "approved", "overdue" },
    { "critical", "", -1, "approved", "overdue" },
    { "normal", "data", -1, "approved", "overdue" },
    { "critical", "data", 31, "not_approved", "critical" },
    { "low", "data", 31, "not_approved", "rejected" },
    { "normal", "data", 31, "conditions", "valid" },
  };
  gint64 assessment;

  create_supplier (fixture, "normal", "remote");
  assert_query (fixture, "SELECT assessment_state FROM supplier_list", "missing");
  assert_query (fixture, "SELECT CAST (overdue AS TEXT) FROM supplier_list", "0");
  set_field (fixture, "supplier", 1, "criticality", "high");
  assert_query (fixture, "SELECT assessment_state FROM supplier_list", "critical");
  assert_query (fixture, "SELECT CAST (overdue AS TEXT) FROM supplier_list", "1");
  assessment = create_of (fixture, "supplier_assessment", "First");
  set_field (fixture, "supplier_assessment", assessment, "conditions", "A second factor by May");
  set_field (fixture, "supplier_assessment", assessment, "assessed_on", "2020-01-01");
  assert_query (fixture, "SELECT assessment_state FROM supplier_list", "critical");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_field (fixture, "supplier", 1, "criticality", cases[i].criticality);
      set_field (fixture, "supplier", 1, "access", cases[i].access);
      set_day (fixture, "supplier_assessment", assessment, "next_due", cases[i].next);
      set_field (fixture, "supplier_assessment", assessment, "conclusion", cases[i].conclusion);
      assert_query (fixture, "SELECT assessment_state FROM supplier_list", cases[i].state);
      assert_query (fixture, "SELECT rating FROM supplier_list", cases[i].conclusion);
      assert_query (fixture, "SELECT CAST (overdue AS TEXT) FROM supplier_list",
                    cases[i].next < 0 ? "1" : "0");
    }
  set_field (fixture, "supplier", 1, "status", "ended");
  assert_query (fixture, "SELECT assessment_state FROM supplier_list", NULL);
}

/* The newest that is concluded and in use holds, whichever was written down last. */
static void
test_newest_holds (ModelFixture *fixture, gconstpointer data)
{
  gint64 first, second, third;

  create_supplier (fixture, "normal", "remote");
  first = create_of (fixture, "supplier_assessment", "Of 2024");
  second = create_of (fixture, "supplier_assessment", "Of 2022, found later");
  third = create_of (fixture, "supplier_assessment", "Of this year");
  set_field (fixture, "supplier_assessment", first, "assessed_on", "2024-06-30");
  set_field (fixture, "supplier_assessment", first, "conclusion", "not_approved");
  set_field (fixture, "supplier_assessment", second, "assessed_on", "2022-06-30");
  set_field (fixture, "supplier_assessment", second, "conclusion", "approved");
  set_field (fixture, "supplier_assessment", third, "assessed_on", "2024-07-01");
  assert_query (fixture, "SELECT last_assessment || ' ' || rating FROM supplier_list",
                "2024-06-30 not_approved");
  assert_query (fixture,
                "SELECT group_concat (state, ' ' ORDER BY id) FROM supplier_assessment_list",
                "holds earlier open");
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner not_approved no_contract");
  set_field (fixture, "supplier_assessment", third, "conclusion", "approved");
  assert_query (fixture, "SELECT last_assessment || ' ' || rating FROM supplier_list",
                "2024-07-01 approved");
  g_assert_true (run_sql (fixture, "UPDATE supplier_assessment SET archived = 1 WHERE id = 3"));
  assert_query (fixture, "SELECT rating FROM supplier_list", "not_approved");
}

static void
test_conclusion_rules (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "supplier_assessment", "First");
  g_autofree char *today = day (0);
  g_autofree char *tomorrow = day (1);

  create_supplier (fixture, "normal", "none");
  assert_refused (fixture, "supplier_assessment", id, "conclusion", "approved",
                  "Name the supplier first");
  set_field (fixture, "supplier_assessment", id, "supplier", "1");
  assert_refused (fixture, "supplier_assessment", id, "conclusion", "conditions",
                  "Write the conditions first");
  assert_refused (fixture, "supplier_assessment", id, "assessed_on", tomorrow, "still to come");
  set_field (fixture, "supplier_assessment", id, "conclusion", "approved");
  assert_query (fixture, "SELECT assessed_on FROM supplier_assessment", today);
  assert_refused (fixture, "supplier_assessment", id, "assessed_on", "", "has a day");
  assert_refused (fixture, "supplier_assessment", id, "supplier", "", "Name the supplier first");
  assert_refused (fixture, "supplier_assessment", id, "next_due", today, "comes after this one");
  assert_query (fixture, "SELECT flaws FROM supplier_assessment_list", "nothing_asked no_assessor");
}

static void
test_ended (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_supplier (fixture, "normal", "physical remote");
  g_autofree char *today = day (0);
  g_autofree char *tomorrow = day (1);

  assert_refused (fixture, "supplier", id, "ended_on", "2026-01-01", "Change its status first");
  set_field (fixture, "supplier", id, "status", "ended");
  assert_query (fixture, "SELECT ended_on FROM supplier", today);
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner access_left");
  assert_refused (fixture, "supplier", id, "ended_on", tomorrow, "is ending");
  set_field (fixture, "supplier", id, "access", "none");
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner");
  set_field (fixture, "supplier", id, "status", "active");
  assert_query (fixture, "SELECT ended_on FROM supplier", NULL);
  assert_refused (fixture, "supplier", id, "access", "none remote", "Choose “None”");
}

static void
test_exit_plan (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_supplier (fixture, "critical", "none");
  g_autofree char *tomorrow = day (1);

  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner no_contract no_exit_plan");
  assert_refused (fixture, "supplier", id, "exit_tested_on", "2026-01-01", "not written");
  set_field (fixture, "supplier", id, "exit_plan", "Move the machines to the other provider");
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner no_contract exit_untested");
  assert_refused (fixture, "supplier", id, "exit_tested_on", tomorrow, "still to come");
  set_field (fixture, "supplier", id, "exit_tested_on", "2026-01-01");
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner no_contract");
  assert_refused (fixture, "supplier", id, "exit_plan", "", "not written");
  set_field (fixture, "supplier", id, "exit_tested_on", "");
  set_field (fixture, "supplier", id, "exit_plan", "");
  set_field (fixture, "supplier", id, "criticality", "high");
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner no_contract");
  set_field (fixture, "supplier", id, "cloud", "1");
  assert_query (fixture, "SELECT flaws FROM supplier_list", "no_owner no_contract no_exit_plan");
}

/* Of 100, by hand: policy weighs 3, responsible 2, second-factor 5, screening 2. */
static void
test_score (ModelFixture *fixture, gconstpointer data)
{
  static const IsmsSupplierMark first[] = { { "policy", "yes", NULL } };
  static const IsmsSupplierMark second[] = { { "responsible", "no", NULL },
                                             { "second-factor", "partly", "By card only" },
                                             { "screening", "not_applicable", NULL } };
  static const IsmsSupplierMark none[] = { { "policy", "not_applicable", NULL },
                                           { "responsible", "not_asked", NULL },
                                           { "second-factor", "not_applicable", NULL } };
  gint64 id;
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsSupplierTopic *topic;

  create_supplier (fixture, "normal", "remote");
  id = create_of (fixture, "supplier_assessment", "First");
  assert_query (fixture, "SELECT CAST (score AS TEXT) FROM supplier_assessment_list", NULL);
  g_assert_true (answer (fixture, id, first, G_N_ELEMENTS (first), NULL));
  assert_query (fixture, "SELECT CAST (score AS TEXT) FROM supplier_assessment_list", "100");
  g_assert_true (answer (fixture, id, second, G_N_ELEMENTS (second), NULL));
  /* (3 + 0 + 2.5) of 10 */
  assert_query (fixture, "SELECT CAST (score AS TEXT) FROM supplier_assessment_list", "55");
  assert_query (fixture,
                "SELECT answered || ' ' || not_asked || ' ' || gaps FROM supplier_assessment_list",
                "4 20 1");
  topics = isms_supplier_topic_load (fixture->reader, id, &error);
  g_assert_no_error (error);
  topic = topics->pdata[0];
  g_assert_cmpstr (topic->topic, ==, "Organisation");
  g_assert_cmpint (topic->score, ==, 60);
  g_assert_cmpuint (topic->gaps, ==, 1);
  g_assert_cmpuint (topic->not_asked, ==, 2);
  topic = topics->pdata[1];
  g_assert_cmpint (topic->score, ==, ISMS_NO_SUPPLIER_SCORE);
  topic = topics->pdata[2];
  g_assert_cmpint (topic->score, ==, 50);
  g_assert_true (answer (fixture, id, none, G_N_ELEMENTS (none), NULL));
  assert_query (fixture, "SELECT CAST (score AS TEXT) FROM supplier_assessment_list", NULL);
  undo (fixture);
  assert_query (fixture, "SELECT CAST (score AS TEXT) FROM supplier_assessment_list", "55");
  set_field (fixture, "supplier_assessment", id, "conclusion", "approved");
  assert_query (fixture, "SELECT CAST (score AS TEXT) FROM supplier_list", "55");
}

static guint
count_answers (ModelFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = isms_supplier_answer_load (fixture->reader, id, &error);

  g_assert_no_error (error);
  return answers->len;
}

/* What is asked fits the supplier; an answer is not taken from it when that changes. */
static void
test_questionnaire (ModelFixture *fixture, gconstpointer data)
{
  static const IsmsSupplierMark marks[] = { { "policy", "yes", NULL } };
  static const IsmsSupplierMark cloud[] = { { "separation", "yes", NULL } };
  static const IsmsSupplierMark wrong[] = { { "policy", "maybe", NULL } };
  gint64 id = create_record (fixture, "supplier_assessment", "First");
  g_autofree char *sentence = NULL, *again = NULL, *other = NULL;

  g_assert_false (answer (fixture, id, marks, 1, &sentence));
  g_assert_nonnull (strstr (sentence, "Name the supplier first"));
  create_supplier (fixture, "normal", "none");
  set_field (fixture, "supplier_assessment", id, "supplier", "1");
  g_assert_cmpuint (count_answers (fixture, id), ==, 20);
  g_assert_false (answer (fixture, id, cloud, 1, &other));
  g_assert_nonnull (strstr (other, "separation"));
  g_assert_false (answer (fixture, id, wrong, 1, NULL));
  g_assert_true (answer (fixture, id, marks, 1, NULL));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM supplier_answer"), ==, 20);
  set_field (fixture, "supplier", 1, "access", "remote");
  g_assert_cmpuint (count_answers (fixture, id), ==, 24);
  set_field (fixture, "supplier", 1, "cloud", "1");
  set_field (fixture, "supplier", 1, "personal_data", "1");
  g_assert_cmpuint (count_answers (fixture, id), ==, 28);
  g_assert_true (answer (fixture, id, cloud, 1, NULL));
  assert_query (fixture, "SELECT flaws FROM supplier_assessment_list",
                "no_conclusion not_all_asked no_assessor");

  set_field (fixture, "supplier_assessment", id, "conclusion", "approved");
  g_assert_false (answer (fixture, id, marks, 1, &again));
  g_assert_nonnull (strstr (again, "stay as they are"));
  set_field (fixture, "supplier_assessment", id, "conclusion", "");
  g_assert_true (answer (fixture, id, marks, 1, NULL));
}

/* An action of each gap, once, for the supplier and its owner. */
static void
test_gaps (ModelFixture *fixture, gconstpointer data)
{
  static const IsmsSupplierMark marks[] = { { "second-factor", "no", "Only a password" },
                                            { "policy", "no", NULL },
                                            { "tested", "partly", NULL } };
  gint64 id;

  create_record (fixture, "person", "Ada Osei");
  create_supplier (fixture, "critical", "remote");
  set_field (fixture, "supplier", 1, "owner", "1");
  id = create_of (fixture, "supplier_assessment", "First");
  g_assert_true (answer (fixture, id, marks, G_N_ELEMENTS (marks), NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Act on gaps");
      g_autoptr (GError) error = NULL;

      isms_supplier_answer_act_on_gaps (step, id);
      isms_step_commit (step, NULL, &error);
      g_assert_no_error (error);
    }
  assert_query (fixture,
                "SELECT group_concat (title || ' ' || priority || ' ' || for_ref || ' ' || owner, "
                "', ' ORDER BY id) FROM action_list",
                "Kessel Hosting: Ask for approved rules on information security normal SU-001 Ada "
                "Osei, Kessel Hosting: Ask for a second factor at every access from outside high "
                "SU-001 Ada Osei");
  assert_query (fixture, "SELECT note FROM action WHERE id = 2", "Only a password");
  assert_query (fixture, "SELECT group_concat (action_id, ' ' ORDER BY id) FROM supplier_answer",
                "1 2");
  g_assert_true (run_sql (fixture, "DELETE FROM action WHERE id = 2"));
  assert_query (fixture, "SELECT group_concat (action_id, ' ' ORDER BY id) FROM supplier_answer",
                "1");
}

/* An asset shows its suppliers, by what the fields say. */
static void
test_linked (ModelFixture *fixture, gconstpointer data)
{
  gint64 asset = create_record (fixture, "asset", "Measuring service");
  g_autoptr (GPtrArray) linked = NULL;
  g_autoptr (GError) error = NULL;

  create_supplier (fixture, "normal", "remote");
  set_field (fixture, "supplier", 1, "assets", "1");
  assert_query (fixture, "SELECT assets FROM supplier_list", "A-001");
  linked = isms_linked_load (fixture->reader, isms_kind_find ("asset"), asset, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (linked->len, ==, 1);
  g_assert_cmpstr (((const IsmsLinked *) linked->pdata[0])->kind->name, ==, "supplier");
}

/* What belongs to a supplier goes with it, and comes back with it. */
static void
test_deleted (ModelFixture *fixture, gconstpointer data)
{
  static const IsmsSupplierMark marks[] = { { "policy", "no", "Zettelkasten" } };
  g_autoptr (IsmsRecord) supplier = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  static const char count[] =
      "SELECT (SELECT count (*) FROM supplier) || (SELECT count (*) FROM contract) || "
      "(SELECT count (*) FROM supplier_certificate) || (SELECT count (*) FROM supplier_assessment) "
      "|| (SELECT count (*) FROM supplier_answer) || (SELECT count (*) FROM action)";
  gint64 id;

  create_supplier (fixture, "normal", "none");
  create_of (fixture, "contract", "Frame contract");
  create_of (fixture, "supplier_certificate", "SOC 2");
  id = create_of (fixture, "supplier_assessment", "First");
  g_assert_true (answer (fixture, id, marks, 1, NULL));
  hits = isms_search (fixture->reader, "zettelkasten", 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (hits->len, ==, 1);
  step = isms_store_begin (fixture->store, "Act");
  isms_supplier_answer_act_on_gaps (step, id);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  assert_query (fixture, count, "1111201");
  g_clear_pointer (&step, isms_step_unref);
  supplier = load_record (fixture, "supplier", 1);
  step = isms_store_begin (fixture->store, "Delete");
  isms_edit_delete (step, supplier);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  assert_query (fixture, count, "000000");
  undo (fixture);
  assert_query (fixture, count, "1111201");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/A.5.22-next-assessment", test_next_assessment);
  add_model_test ("/model/A.5.20-last-day-for-notice", test_notice);
  add_model_test ("/model/A.5.20-states-of-a-contract", test_contract_states);
  add_model_test ("/model/A.5.20-under-contract", test_contract_overdue);
  add_model_test ("/model/A.5.20-clauses-by-criticality", test_clauses);
  add_model_test ("/model/A.5.20-done-without-for-a-reason", test_contract_rules);
  add_model_test ("/model/A.5.22-certificate-expires", test_certificate);
  add_model_test ("/model/A.5.19-critical-access-is-assessed", test_assessment_state);
  add_model_test ("/model/A.5.22-newest-assessment-holds", test_newest_holds);
  add_model_test ("/model/A.5.19-conclusion", test_conclusion_rules);
  add_model_test ("/model/A.5.19-ended-without-access", test_ended);
  add_model_test ("/model/A.5.23-exit-plan", test_exit_plan);
  add_model_test ("/model/A.5.22-score", test_score);
  add_model_test ("/model/A.5.21-what-is-asked", test_questionnaire);
  add_model_test ("/model/A.5.22-gaps-become-actions", test_gaps);
  add_model_test ("/model/suppliers/linked", test_linked);
  add_model_test ("/model/suppliers/deleted", test_deleted);

  return g_test_run ();
}
