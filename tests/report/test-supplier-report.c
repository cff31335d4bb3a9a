/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The sheet of a supplier on paper (A.5.19 to A.5.23), whose score is known by hand. */

#include "isms-supplier-report.h"

#include "isms-supplier-answer.h"
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
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* policy weighs 3, responsible 2, second-factor 5: (3 + 0 + 2.5) of 10. */
static void
fill (ModelFixture *fixture)
{
  static const IsmsSupplierMark marks[] = { { "policy", "yes", NULL },
                                            { "responsible", "no", "Nobody is named" },
                                            { "second-factor", "partly", NULL } };
  gint64 assessment;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (IsmsStep) act = NULL;

  create_record (fixture, "asset", "Remote access");
  create_record (fixture, "supplier", "Voss Line Systems");
  set_field (fixture, "supplier", 1, "criticality", "normal");
  set_field (fixture, "supplier", 1, "access", "remote");
  set_field (fixture, "supplier", 1, "assets", "1");
  set_field (fixture, "supplier", 1, "exit_plan", "Another fitter");
  create_record (fixture, "contract", "Maintenance");
  set_field (fixture, "contract", 1, "supplier", "1");
  set_field (fixture, "contract", 1, "clauses", "confidentiality security");
  create_record (fixture, "supplier_certificate", "TISAX");
  set_field (fixture, "supplier_certificate", 1, "supplier", "1");
  set_field (fixture, "supplier_certificate", 1, "valid_until", "2024-02-29");
  assessment = create_record (fixture, "supplier_assessment", "First");
  set_field (fixture, "supplier_assessment", assessment, "supplier", "1");
  step = isms_store_begin (fixture->store, "Answer");
  isms_supplier_answer_record (step, assessment, marks, G_N_ELEMENTS (marks));
  commit (step);
  act = isms_store_begin (fixture->store, "Act");
  isms_supplier_answer_act_on_gaps (act, assessment);
  commit (act);
  set_field (fixture, "supplier_assessment", assessment, "assessed_on", "2024-02-29");
  set_field (fixture, "supplier_assessment", assessment, "conclusion", "approved");
}

static void
test_sheet (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (IsmsReport) gone = NULL;
  g_autofree char *text = NULL;

  fill (fixture);
  report = isms_supplier_sheet_new (fixture->reader, 1, date, &error);
  g_assert_no_error (error);
  text = print (report, "supplier");
  assert_says (text, "SU-001 Voss Line Systems");
  assert_says (text, "Assets A-001 Remote access");
  assert_says (text, "Next Assessment 28 Feb 2026");
  assert_says (text, "Conclusion Approved Score 55");
  assert_says (text, "Organisation 60 2 1 2");
  assert_says (text, "Access 50 1 3");
  assert_says (text, "whom we can reach? No Nobody is named AC-001");
  assert_says (text, "Confidentiality, Security requirements");
  assert_says (text, "Missing, for how critical it is: Telling us of incidents, Return and "
                     "deletion of data.");
  assert_says (text, "TISAX SC-001");
  assert_says (text, "29 Feb 2024 Expired");
  assert_says (text, "Exit Plan Another fitter");
  assert_says (text, "Have a contact for information security named AC-001 SU-001");
  gone = isms_supplier_sheet_new (fixture->reader, 7, date, &error);
  g_assert_null (gone);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What there is not is said. */
static void
test_bare (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL;

  create_record (fixture, "supplier", "Voss Line Systems");
  set_field (fixture, "supplier", 1, "criticality", "high");
  set_field (fixture, "supplier", 1, "access", "remote");
  report = isms_supplier_sheet_new (fixture->reader, 1, date, &error);
  g_assert_no_error (error);
  text = print (report, "supplier-bare");
  assert_says (text, "Critical access, no valid assessment");
  assert_says (text, "Nobody has assessed this supplier yet.");
  assert_says (text, "There is no contract with this supplier.");
  assert_says (text, "It has shown none.");
  assert_says (text, "There is no exit plan.");
  assert_says (text, "Nothing is to be done.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/supplier/A.5.19-sheet", test_sheet);
  add_model_test ("/report/supplier/bare", test_bare);
  return g_test_run ();
}
