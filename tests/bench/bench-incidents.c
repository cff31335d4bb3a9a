/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 10,000 incidents with 40,000 entries: what the list asks for, in the background; the pages that
 * the main thread reads; and the trends. The floor is one walk through the table. */

#include "bench-register.h"

#include "isms-incident-trends.h"

#define N_INCIDENTS 10000

static IsmsDatabase *reader;

#define COUNT(n)                                                                                   \
  "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " #n ") "
#define COMMON(letter)                                                                             \
  "'" letter "' || i, '" letter "-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', "
#define AGO(minutes) "strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', '-' || (" minutes ") || ' minutes')"

/* Numbers that look like chance and are the same each time. */
static const char *const statements[] = {
  COUNT (
      10000) "INSERT INTO incident (uid, ref, created_at, updated_at, title, severity, category, "
             "status, personal_data, occurred_at, detected_at, contained_at, owner_id) "
             "SELECT " COMMON ("i") "'Incident ' || i, "
                                    "CASE i % 4 WHEN 0 THEN 'low' WHEN 1 THEN 'moderate' WHEN 2 "
                                    "THEN 'high' "
                                    "ELSE 'critical' END, CASE i % 3 WHEN 0 THEN 'outage' WHEN 1 "
                                    "THEN 'phishing' "
                                    "ELSE 'loss' END, 'contained', "
                                    "CASE i % 5 WHEN 0 THEN 'yes' WHEN 1 THEN 'unknown' ELSE 'no' "
                                    "END, " AGO ("1000 + i * 97 % 1000000") ", " AGO (
                                        "800 + i * 97 % 1000000") ", " AGO ("600 + i * 97 % "
                                                                            "1000000") ", 1 + i % "
                                                                                       "40 FROM c",
  COUNT (
      20000) "INSERT OR IGNORE INTO incident_asset (incident_id, asset_id) SELECT 1 + i % 10000, "
             "1 + i * 7 % 50 FROM c",
  COUNT (20000) "INSERT OR IGNORE INTO incident_control (incident_id, control_id) "
                "SELECT 1 + i % 10000, k.id FROM c JOIN control AS k ON k.id = 1 + i * 11 % 90",
  COUNT (10000) "INSERT OR IGNORE INTO incident_risk (incident_id, risk_id) SELECT i, "
                "1 + i * 13 % 60 FROM c",
  COUNT (40000) "INSERT INTO incident_entry (uid, ref, created_at, updated_at, title, incident_id, "
                "happened_at) SELECT " COMMON ("t") "'Entry ' || i, 1 + i % 10000, " AGO (
                    "500 + i % 100000") " FROM c",
};

static IsmsWorkspace *
fill (void)
{
  IsmsWorkspace *workspace = bench_workspace ("incidents.isms", 60);

  bench_register_fill (workspace, statements, G_N_ELEMENTS (statements));
  return workspace;
}

/* --- What is asked --- */

/* One walk through the table, reading something of each row. */
static void
walk (gpointer data)
{
  gint64 sum = 0;

  isms_database_query_int (reader, "SELECT sum (length (title) + length (status)) FROM incident",
                           &sum, NULL);
  g_assert_cmpint (sum, >, N_INCIDENTS);
}

static void
read_trends (gpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (IsmsIncidentTrends) trends = isms_incident_load_trends (reader, now, NULL);

  g_assert_cmpuint (trends->n_ever, ==, N_INCIDENTS);
}

int
main (void)
{
  static const BenchQuestion questions[] = {
    { "10,000 incidents: open", "incident", NULL, NULL, NULL, 10 },
    { "10,000 incidents: newest first", "incident", "known_at", NULL, NULL, 30 },
    { "10,000 incidents: by severity", "incident", "known_at", "severity", "high", 30 },
    { "10,000 incidents: of a month", "incident", "known_at", "month", NULL, 120 },
    { "10,000 incidents: clock running", "incident", "known_at", "notification", "running", 60 },
    { "10,000 incidents: of an asset", "incident", "known_at", "assets", "3", 30 },
    { "10,000 incidents: stand out", "incident", NULL, "flaws", "data_unclear", 120 },
  };
  g_autoptr (IsmsWorkspace) workspace = fill ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) before = g_date_time_add_months (now, -3);
  g_autofree char *month = g_date_time_format (before, "%Y-%m");
  double floor_value;

  reader = isms_workspace_get_reader (workspace);
  floor_value = bench_median (walk, NULL, BENCH_RUNS);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      BenchQuestion question = questions[i];

      if (g_strcmp0 (question.field, "month") == 0)
        question.value = month;
      bench_ratio (question.what, bench_register_ask (reader, &question) * 1e3, floor_value * 1e3,
                   question.limit, "ms");
    }
  bench_ratio ("10,000 incidents: trends", bench_median (read_trends, NULL, BENCH_RUNS) * 1e3,
               floor_value * 1e3, 200, "ms");
  bench_bound ("a page of incidents", bench_register_read_page (reader, "incident", 1000) * 1e3,
               BENCH_MAX_PAGE, "ms");
  bench_bound ("a page of entries", bench_register_read_page (reader, "incident_entry", 1000) * 1e3,
               BENCH_MAX_PAGE, "ms");
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
