/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An audit programme on paper (9.2.2), with figures that are known by hand. */

#include "isms-programme-report.h"

#include "isms-audit-proposal.h"
#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>

static char *
print (IsmsReport *report, const char *name)
{
  IsmsPageSetup setup;
  g_autofree char *path = NULL;
  g_autofree char *raw = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, isms_report_get_landscape (report));
  path = report_test_write (report, &setup, name);
  raw = report_test_get_text (path, "-raw");
  words = g_strsplit_set (raw, " \n\f", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  kept = g_strv_builder_end (builder);
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
  return g_strjoinv (" ", kept);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
assert_silent (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in: %s", words, text);
}

/* One was done: A.5.1 conforms, A.5.2 does not. One is planned: A.5.3. */
static void
fill (ModelFixture *fixture)
{
  create_record (fixture, "person", "Petra Novotná");
  create_record (fixture, "programme", "Three years");
  set_field (fixture, "programme", 1, "starts_on", "2027-01-01");
  set_field (fixture, "programme", 1, "ends_on", "2029-12-31");
  set_field (fixture, "programme", 1, "owner", "1");
  set_field (fixture, "programme", 1, "aims", "All of it, once.");
  create_record (fixture, "audit", "The first one");
  create_record (fixture, "audit", "The second one");
  g_assert_true (run_sql (fixture, "UPDATE audit SET programme_id = 1, starts_on = '2027-03-01', "
                                   "state = 'closed' WHERE id = 1"));
  g_assert_true (run_sql (fixture, "UPDATE audit SET programme_id = 1, starts_on = '2028-03-01', "
                                   "ends_on = '2028-03-02', lead_id = 1 WHERE id = 2"));
  g_assert_true (run_sql (fixture, "INSERT INTO audit_control (audit_id, control_id) SELECT "
                                   "iif (ref = 'A.5.3', 2, 1), id FROM control "
                                   "WHERE ref IN ('A.5.1', 'A.5.2', 'A.5.3')"));
  for (int i = 1; i <= 2; i++)
    create_record (fixture, "audit_item", "A requirement");
  g_assert_true (run_sql (
      fixture, "UPDATE audit_item SET audit_id = 1, result = iif (id = 1, 'conforms', 'major'), "
               "control_id = (SELECT c.id FROM control AS c WHERE c.ref = 'A.5.' || "
               "audit_item.id)"));
}

static void
test_programme (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2027, 6, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (IsmsReport) gone = NULL;
  g_autofree char *text = NULL;

  fill (fixture);
  report = isms_programme_report_new (fixture->reader, 1, date, &error);
  g_assert_no_error (error);
  g_assert_true (isms_report_get_landscape (report));
  text = print (report, "programme");
  assert_says (text, "AP-001 · Three years");
  assert_says (text, "Audit Programme · AP-001");
  assert_says (text, "Owner Petra Novotná");
  assert_says (text, "Aims All of it, once.");
  assert_says (text, "Methods and Frequency Nothing is written down yet.");
  assert_says (text, "of 147 clauses and controls");
  assert_says (text,
               "2027 Ref Audit Kind Days Lead Scope State AU-001 The first one Internal Audit");
  assert_says (text, "– A.5 (2) Closed");
  assert_says (text, "Petra Novotná A.5 (1) Planned");
  assert_says (text, "A.5 Organizational controls 2 Ma");
  assert_says (text, "A.5.1 Policies for information security Normal C");
  assert_says (text, "Failed Last Time Clause or Control Weight Because Last audited A.5.2");
  assert_says (text, "major nonconformity in AU-001");
  assert_says (text, "All weights follow from the records.");
  assert_says (text, "Approved by");
  gone = isms_programme_report_new (fixture->reader, 7, date, &error);
  g_assert_null (gone);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* More audits than a page has room for, one without a date: all of them are there. */
static void
test_many (ModelFixture *fixture, gconstpointer data)
{
  IsmsAuditYears years = { 0, "Ten years", "2027-01-01", 10, 0 };
  g_autoptr (GDateTime) date = g_date_time_new_utc (2027, 6, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals = isms_audit_plan_years (fixture->reader, &years, &error);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Plan");
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL;
  gint64 programme;

  programme = isms_audit_plan_make (step, &years, proposals);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (run_sql (fixture, "UPDATE audit SET starts_on = NULL, ends_on = NULL "
                                   "WHERE ref = 'AU-020'"));
  report = isms_programme_report_new (fixture->reader, programme, date, &error);
  g_assert_no_error (error);
  text = print (report, "programme-many");
  for (int i = 1; i <= 20; i++)
    {
      g_autofree char *ref = g_strdup_printf ("AU-%03d", i);

      assert_says (text, ref);
    }
  assert_says (text, "Without a Date Ref Audit Kind Days Lead Scope State AU-020");
  assert_says (text, "Everything was audited in these years, or is planned.");
}

/* What there is not is said. */
static void
test_bare (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2027, 6, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL;

  create_record (fixture, "programme", "Nothing");
  g_assert_true (run_sql (fixture, "DELETE FROM control"));
  report = isms_programme_report_new (fixture->reader, 1, date, &error);
  g_assert_no_error (error);
  text = print (report, "programme-bare");
  assert_says (text, "There are no audits in this programme yet.");
  assert_says (text, "There are no clauses or controls to audit.");
  assert_silent (text, "A.5");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/programme/9.2.2-whole", test_programme);
  add_model_test ("/report/programme/9.2.2-every-audit", test_many);
  add_model_test ("/report/programme/9.2.2-what-is-missing", test_bare);
  return g_test_run ();
}
