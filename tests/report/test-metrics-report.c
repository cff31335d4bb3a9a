/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Metrics on paper (9.1), of two whose values are known by hand. */

#include "isms-metric-report.h"

#include "isms-metric.h"
#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>

static char *
print (IsmsReport *report, const char *name)
{
  IsmsPageSetup setup;
  g_autofree char *path = NULL;
  g_autofree char *raw = NULL;
  g_autoptr (GRegex) blanks = g_regex_new ("\\s+", 0, 0, NULL);

  isms_page_setup_init (&setup, ISMS_PAPER_A4, isms_report_get_landscape (report));
  path = report_test_write (report, &setup, name);
  raw = report_test_get_text (path, "-raw");
  if (g_getenv ("SHOTS") == NULL)
    g_unlink (path);
  return g_regex_replace_literal (blanks, raw, -1, 0, " ", 0, NULL);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
record (ModelFixture *fixture, gint64 metric, const char *start, double value, const char *on)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Record");
  g_autoptr (GError) error = NULL;

  isms_metric_record (step, metric, start, value, on, "Known");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
test_report (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("metric"));
  g_autoptr (IsmsReport) selection = NULL;
  g_autofree char *text = NULL, *part = NULL;
  gint64 full = create_record (fixture, "metric", "Restores that worked");

  create_record (fixture, "metric", "Nothing known");
  set_field (fixture, "metric", full, "unit", "%");
  set_field (fixture, "metric", full, "frequency", "yearly");
  set_field (fixture, "metric", full, "target", "95.5");
  set_field (fixture, "metric", full, "red", "50");
  set_field (fixture, "metric", full, "note", "Better since the new tapes.");
  record (fixture, full, "2019-01-01", 40, "2020-01-10");
  record (fixture, full, "2021-01-01", 90.25, "2022-01-10");
  record (fixture, full, "2022-01-01", 96, "2023-01-10");
  report = isms_metric_report_new (fixture->reader, date, &error);
  g_assert_no_error (error);
  text = print (report, "metrics");
  assert_says (text, "Metrics What is measured, and how it stands (ISO/IEC 27001, 9.1)");
  assert_says (text, "ME-001 Restores that worked 96 % 95.5 % Good Better");
  assert_says (text, "Without a value: 2020, 2023");
  assert_says (text, "2022 96 % Good 10 Jan 2023 Known");
  assert_says (text, "2021 90.25 % Watch 10 Jan 2022 Known");
  assert_says (text, "2020 No value Comment Better since the new tapes.");
  assert_says (text, "Nothing is recorded yet.");
  isms_query_filter (query, "status", (const char *const[]) { "good", NULL });
  selection = isms_metric_report_new_of (fixture->reader, query, date, &error);
  g_assert_no_error (error);
  part = print (selection, "metrics-selection");
  assert_says (part, "A selection of what is measured");
  g_assert_null (strstr (part, "Nothing known"));
}

static void
test_empty (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 1, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = isms_metric_report_new (fixture->reader, date, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = print (report, "metrics-none");
  assert_says (text, "None is recorded.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/metrics/9.1-each-metric", test_report);
  add_model_test ("/report/metrics/none", test_empty);
  return g_test_run ();
}
