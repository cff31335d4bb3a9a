/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 24,000 measurements of 200 metrics over ten years: what the lists ask for, in the background; the
 * pages and the chart that the main thread reads; and what is recorded when a workspace is opened.
 * The floor is one walk through the table. */

#include "bench-register.h"

#include "isms-metric.h"

#define N_MEASUREMENTS 24000

static IsmsDatabase *reader;

#define COUNT(n)                                                                                   \
  "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " #n ") "
#define COMMON(letter)                                                                             \
  "'" letter "' || i, '" letter "-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', "

/* Numbers that look like chance and are the same each time; every 23rd period is missing. */
static const char *const statements[] = {
  COUNT (
      200) "INSERT INTO metric (uid, ref, created_at, updated_at, title, unit, target, amber, red, "
           "measured_by_id) SELECT " COMMON ("m") "'Metric ' || i, '%', 95, 80, 50, 1 + i % 40 "
                                                  "FROM c",
  COUNT (25200) "INSERT INTO measurement (uid, ref, created_at, updated_at, title, metric_id, "
                "period_start, value, measured_on, measured_by_id) SELECT " COMMON (
                    "v") "'Metric ' || (1 + i % 200), 1 + i % 200, date ('now', 'start of month', "
                         "'-' || (i / 200) || ' months'), (i * 37 % 1000) / 10.0, date ('now'), "
                         "1 + i % 40 FROM c WHERE i % 23",
};

static IsmsWorkspace *
fill (void)
{
  IsmsWorkspace *workspace = bench_workspace ("metrics.isms", 1);

  bench_register_fill (workspace, statements, G_N_ELEMENTS (statements));
  return workspace;
}

/* --- What is asked --- */

/* One walk through the table, reading something of each row. */
static void
walk (gpointer data)
{
  gint64 sum = 0;

  isms_database_query_int (reader, "SELECT sum (length (title) + value) FROM measurement", &sum,
                           NULL);
  g_assert_cmpint (sum, >, N_MEASUREMENTS);
}

static void
read_series (gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsSeries) series = isms_series_load (reader, 100, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (series->periods->len, >, 100);
}

static void
count_due (gpointer data)
{
  g_assert_cmpint (isms_metric_count_due (reader, NULL), ==, 0);
}

int
main (void)
{
  static const BenchQuestion questions[] = {
    { "24,000 measurements: open", "measurement", NULL, NULL, NULL, 8 },
    { "24,000 measurements: by period", "measurement", "period_start", NULL, NULL, 16 },
    { "24,000 measurements: of a metric", "measurement", "period_start", "metric", "3", 8 },
    { "24,000 measurements: to act on", "measurement", NULL, "status", "act", 16 },
    { "24,000 measurements: got worse", "measurement", NULL, "trend", "worse", 40 },
    { "200 metrics: open", "metric", NULL, NULL, NULL, 8 },
    { "200 metrics: to watch", "metric", NULL, "status", "watch", 16 },
    { "200 metrics: by missing periods", "metric", "missing", NULL, NULL, 40 },
    { "200 metrics: with gaps", "metric", NULL, "flaws", "gaps", 40 },
  };
  g_autoptr (IsmsWorkspace) workspace = fill ();
  double floor_value;

  reader = isms_workspace_get_reader (workspace);
  floor_value = bench_median (walk, NULL, BENCH_RUNS);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    bench_ratio (questions[i].what, bench_register_ask (reader, &questions[i]) * 1e3,
                 floor_value * 1e3, questions[i].limit, "ms");
  bench_bound ("a page of measurements",
               bench_register_read_page (reader, "measurement", 1000) * 1e3, BENCH_MAX_PAGE, "ms");
  bench_bound ("a page of metrics", bench_register_read_page (reader, "metric", 100) * 1e3,
               BENCH_MAX_PAGE, "ms");
  bench_bound ("the periods of a metric", bench_median (read_series, NULL, BENCH_RUNS) * 1e3,
               BENCH_MAX_PAGE, "ms");
  bench_bound ("what is due when a day begins", bench_median (count_due, NULL, BENCH_RUNS) * 1e3,
               BENCH_MAX_PAGE, "ms");
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
