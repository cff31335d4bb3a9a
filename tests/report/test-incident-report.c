/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An incident on paper (A.5.24 to A.5.28), whose figures are known by hand. */

#include "isms-incident-report.h"

#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>

static char *
print (IsmsReport *report)
{
  IsmsPageSetup setup;
  g_autofree char *path = NULL;
  g_autofree char *raw = NULL;
  g_auto (GStrv) words = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  isms_page_setup_init (&setup, ISMS_PAPER_A4, isms_report_get_landscape (report));
  path = report_test_write (report, &setup, "incident");
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
set (ModelFixture *fixture, const char *field, const char *text)
{
  set_field (fixture, "incident", 1, field, text);
}

static void
fill (ModelFixture *fixture)
{
  create_record (fixture, "incident", "Mail down");
  create_record (fixture, "asset", "Mail server");
  create_record (fixture, "risk", "No mail");
  create_record (fixture, "person", "Ada Lind");
  create_record (fixture, "incident_entry", "Pulled the plug");
  create_record (fixture, "action", "Buy disks");
  set (fixture, "occurred_at", "2024-02-28T22:00:00Z");
  set (fixture, "reported_at", "2024-02-29T01:30:00Z");
  set (fixture, "detected_at", "2024-02-29T00:30:00Z");
  set (fixture, "contained_at", "2024-03-01T02:30:00Z");
  set (fixture, "personal_data", "yes");
  set (fixture, "notified_at", "2024-03-04T02:30:00Z");
  set (fixture, "cause", "A full disk.\n\nNobody watched it.");
  set (fixture, "assets", "1");
  set (fixture, "risks", "1");
  set_field (fixture, "incident_entry", 1, "incident", "1");
  set_field (fixture, "incident_entry", 1, "person", "1");
  set_field (fixture, "incident_entry", 1, "happened_at", "2024-02-29T02:00:00Z");
  g_assert_true (run_sql (fixture, "UPDATE action SET for_kind = 'incident', for_id = 1"));
}

static void
test_report (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 5, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (IsmsReport) gone = NULL;
  g_autofree char *text = NULL;

  fill (fixture);
  report = isms_incident_report_new (fixture->reader, 1, date, &error);
  g_assert_no_error (error);
  text = print (report);
  assert_says (text, "IN-001 Mail down");
  assert_says (text, "2 hours 30 minutes");
  assert_says (text, "1 day 2 hours");
  assert_says (text, "The authority was told on 4 Mar 2024, 02:30: 26 hours late.");
  assert_says (text, "28 Feb 2024, 22:00 Occurred 29 Feb 2024, 00:30 Detected 29 Feb 2024, 01:30 "
                     "Reported 29 Feb 2024, 02:00 Pulled the plug Ada Lind 1 Mar 2024, 02:30 "
                     "Contained 4 Mar 2024, 02:30 Authority notified");
  assert_says (text, "All times are those of the place: UTC.");
  assert_says (text, "A-001 Mail server");
  assert_says (text, "No control is named.");
  assert_says (text, "R-001 No mail");
  assert_says (text, "A full disk. Nobody watched it.");
  assert_says (text, "The lessons are not written down yet.");
  assert_says (text, "AC-001 Buy disks");
  assert_says (text, "No evidence was collected.");
  gone = isms_incident_report_new (fixture->reader, 7, date, &error);
  g_assert_null (gone);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/report/incident/A.5.28-all-of-it", test_report);
  return g_test_run ();
}
