/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Training on paper (7.2 d, 7.3), of three people whose training is known by hand. */

#include "isms-training-report.h"

#include "isms-attendance.h"
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

/* Ada passed, Ben failed, Cleo was not there; a course with a pass mark that holds for 12 months.
 */
static void
fill (ModelFixture *fixture)
{
  gint64 ada = create_record (fixture, "person", "Ada Lind");
  gint64 ben = create_record (fixture, "person", "Ben Ito");
  gint64 course = create_record (fixture, "course", "Phishing");
  gint64 session = create_record (fixture, "session", "In the yard");
  const IsmsAttendanceMark marks[] = { { ada, "attended", 82, NULL },
                                       { ben, "attended", 69, NULL } };
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, course);
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  create_record (fixture, "person", "Cleo Marsh");
  set_field (fixture, "course", course, "renew_months", "12");
  set_field (fixture, "course", course, "pass_mark", "70");
  set_field (fixture, "session", session, "course", id);
  set_field (fixture, "session", session, "held_on", "2024-02-29");
  set_field (fixture, "session", session, "trainer", "Dora Weiss");
  step = isms_store_begin (fixture->store, "Record");
  isms_attendance_record (step, session, marks, G_N_ELEMENTS (marks), NULL);
  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_no_error (error);
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
  report = isms_attendance_sheet_new (fixture->reader, 1, date, &error);
  g_assert_no_error (error);
  text = print (report, "attendance");
  assert_says (text, "Attendance Sheet In the yard");
  assert_says (text, "Trainer Dora Weiss");
  assert_says (text, "1 Ada Lind Passed, 82 2 Ben Ito Failed, 69");
  g_assert_null (strstr (text, "Cleo Marsh")); /* not listed */
  gone = isms_attendance_sheet_new (fixture->reader, 7, date, &error);
  g_assert_null (gone);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_record (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  fill (fixture);
  report = isms_training_record_new (fixture->reader, 1, date, &error);
  g_assert_no_error (error);
  name = isms_report_dup_file_name (report);
  g_assert_cmpstr (name, ==, "Training Record P-001 2024-03-01");
  text = print (report, "training-record");
  assert_says (text, "Training Record Ada Lind");
  assert_says (text, "Phishing Lapsed 29 Feb 2024 28 Feb 2025");
  assert_says (text, "Phishing In the yard Dora Weiss Passed 82");
}

static void
test_plan (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *text = NULL;

  fill (fixture);
  report = isms_training_plan_new (fixture->reader, date, &error);
  g_assert_no_error (error);
  text = print (report, "training-plan");
  assert_says (text, "29 Feb 2024 In the yard Phishing Dora Weiss Held 2");
  assert_says (text, "Phishing Everybody 12 0 of 3 2 1 1");
  assert_says (text, "Ben Ito Missing Cleo Marsh Missing");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/training/7.2-d-attendance-sheet", test_sheet);
  add_model_test ("/report/training/7.2-d-record-of-a-person", test_record);
  add_model_test ("/report/training/7.3-plan-of-the-year", test_plan);
  return g_test_run ();
}
