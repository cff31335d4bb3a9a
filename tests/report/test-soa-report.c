/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The Statement of Applicability on paper (6.1.3 d): nothing is lost, and what was approved is told
 * apart from what stands now. */

#include "isms-soa-report.h"

#include "isms-check-result.h"
#include "isms-control-check.h"
#include "isms-soa.h"
#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>
#include <string.h>

static void
set_control (ModelFixture *fixture, const char *ref, const char *field, const char *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM control WHERE ref = '%s'", ref);

  set_field (fixture, "control", read_int (fixture, sql), field, text);
}

static void
approve (ModelFixture *fixture)
{
  const IsmsSoaDraft draft = { .name = "Ada Osei", .words = "Agreed", .approved_on = "2026-03-05" };
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Approve");
  g_autoptr (GError) error = NULL;

  isms_soa_approve (step, &draft);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static IsmsReport *
compose (ModelFixture *fixture, int number)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 12, 9, 30, 0);
  g_autoptr (GError) error = NULL;
  IsmsReport *report = isms_soa_report_new_version (fixture->reader, number, date, &error);

  g_assert_no_error (error);
  return report;
}

static char *
write_pdf (IsmsReport *report, const char *name)
{
  IsmsPageSetup setup;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, isms_report_get_landscape (report));
  return report_test_write (report, &setup, name);
}

/* The text in one line, so that it does not matter where it was broken. */
static char *
print (ModelFixture *fixture, int number, const char *name)
{
  g_autoptr (IsmsReport) report = compose (fixture, number);
  g_autofree char *path = write_pdf (report, name);
  g_autofree char *text = report_test_get_text (path, "-raw");
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f", -1);
  GString *line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  g_unlink (path);
  return g_string_free_and_steal (line);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("the report lacks “%s”:\n%s", words, text);
}

static void
assert_lacks (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("the report has “%s”:\n%s", words, text);
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    n++;
  return n;
}

static void
fail_check (ModelFixture *fixture, const char *control)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM control WHERE ref = '%s'", control);
  const IsmsCheckDraft draft = {
    .result = "fail", .checked_on = "2026-03-04", .name = "Ben Ito", .words = "Nobody could find it"
  };
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Fail");
  g_autoptr (GError) error = NULL;

  isms_check_record (
      step, isms_control_check_create (step, read_int (fixture, sql), "Read it", "two_yearly"),
      &draft);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* 9.1: what is reported stands beside what is said, with the check; a version keeps it. */
static void
test_reported (ModelFixture *fixture, gconstpointer data)
{
  const char *less = "Implemented reported as: Partly implemented, because check CK-001 failed on "
                     "4 Mar 2026";
  g_autofree char *before = NULL;
  g_autofree char *failed = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *after = NULL;

  set_control (fixture, "A.5.1", "applicable", "yes");
  set_control (fixture, "A.5.1", "implementation", "implemented");
  before = print (fixture, ISMS_SOA_NOW, "soa-reported-before");
  assert_lacks (before, "reported as:");
  fail_check (fixture, "A.5.1");
  failed = print (fixture, ISMS_SOA_NOW, "soa-reported");
  assert_has (failed, less);
  assert_has (failed, "A check failed: A.5.1.");
  approve (fixture);
  g_assert_true (run_sql (fixture, "UPDATE control_check SET archived = 1"));
  kept = print (fixture, 1, "soa-reported-version");
  assert_has (kept, less);
  after = print (fixture, ISMS_SOA_NOW, "soa-reported-after");
  assert_lacks (after, less);
  assert_has (after, "reported as: partly implemented → implemented");
}

static void
test_not_approved (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsReport) report = compose (fixture, ISMS_SOA_NOW);
  g_autofree char *text = print (fixture, ISMS_SOA_NOW, "soa-not-approved");

  g_assert_true (isms_report_get_landscape (report));
  g_assert_cmpstr (isms_report_get_title (report), ==, "Statement of Applicability");
  assert_has (text, "Not approved yet");
  assert_has (text, "Whether 93 controls apply is not decided yet.");
  assert_has (text, "No control is left out.");
  assert_lacks (text, "Changed since");
  assert_lacks (text, "Versions");
}

/* 6.1.3 d): each control is there, with the reason for its exclusion as long as it may be. */
static void
test_all_controls_whole (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *lorem = report_test_lorem (700);
  g_autofree char *because = g_strdup_printf ("Firstbecause %s lastbecause", lorem);
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  set_control (fixture, "A.8.23", "applicable", "no");
  set_control (fixture, "A.8.23", "justification", because);
  set_control (fixture, "A.5.7", "applicable", "yes");
  set_control (fixture, "A.5.7", "reasons", "risk legal");
  set_control (fixture, "A.5.7", "implementation", "planned");
  set_control (fixture, "A.5.7", "due", "2026-12-24");
  set_control (fixture, "A.5.7", "how", "Two feeds");
  text = print (fixture, ISMS_SOA_NOW, "soa-whole");
  for (int chapter = 5; chapter <= 8; chapter++)
    {
      const int n[] = { 37, 8, 14, 34 };

      for (int i = 1; i <= n[chapter - 5]; i++)
        {
          g_autofree char *ref = g_strdup_printf (" A.%d.%d ", chapter, i);

          assert_has (text, ref);
        }
    }
  assert_has (text, "Threat intelligence Yes Risk assessment");
  assert_has (text, "Planned");
  assert_has (text, "24 Dec 2026");
  assert_has (text, "Two feeds");
  /* Once among those that are left out, once in its theme. */
  g_assert_cmpuint (count (text, "Firstbecause"), ==, 2);
  g_assert_cmpuint (count (text, "lastbecause"), ==, 2);
  words = g_strsplit (lorem, " ", -1);
  g_assert_cmpuint (count (text, words[3]), >=, 2);
}

static void
test_changes_since (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *same = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *approved = NULL;

  set_control (fixture, "A.5.7", "how", "Oneword");
  approve (fixture);
  same = print (fixture, ISMS_SOA_NOW, "soa-same");
  assert_has (same, "Version 1 was approved by Ada Osei on 5 Mar 2026.");
  assert_has (same, "Ada Osei Agreed 93");
  assert_has (same, "Nothing has changed since.");
  set_control (fixture, "A.5.7", "how", "Otherword");
  changed = print (fixture, ISMS_SOA_NOW, "soa-changed");
  assert_has (changed, "Since then 1 control has changed");
  assert_has (changed, "Changed since version 1");
  assert_has (changed, "“How” reworded: “Otherword”");
  assert_lacks (changed, "Oneword");
  approved = print (fixture, 1, "soa-version-1");
  assert_has (approved, "This is that version, word by word.");
  assert_has (approved, "Oneword");
  assert_lacks (approved, "Otherword");
}

/* Read aloud, too: tables with headings on each page, and a place to sign. */
static void
test_structure (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *path = NULL;
  g_autofree char *structure = NULL;
  g_autofree char *text = NULL;

  set_control (fixture, "A.8.23", "applicable", "no");
  set_control (fixture, "A.8.23", "reasons", "best_practice");
  approve (fixture);
  report = compose (fixture, ISMS_SOA_NOW);
  path = write_pdf (report, "soa");
  structure = report_test_get_structure (path);
  text = report_test_get_text (path, "-layout");
  g_unlink (path);
  assert_has (structure, "Table");
  assert_has (structure, "TH");
  g_assert_cmpuint (count (structure, "\n  H1"), >=, 1);
  g_assert_cmpuint (count (text, "Justification"), >=, count (text, "\f") - 2);
  assert_has (text, "Prepared by");
  assert_has (text, "Approved by");
  assert_has (text, "No justification is given.");
  assert_has (text, "Left out without a justification: A.8.23.");
  assert_lacks (text, "Best practice"); /* it is a reason to include */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/report/soa/not-approved", test_not_approved);
  add_model_test ("/report/soa/9.1-reported", test_reported);
  add_model_test ("/report/soa/6.1.3-d-all-controls-whole", test_all_controls_whole);
  add_model_test ("/report/soa/6.1.3-d-changes-since-version", test_changes_since);
  add_model_test ("/report/soa/structure", test_structure);
  return g_test_run ();
}
