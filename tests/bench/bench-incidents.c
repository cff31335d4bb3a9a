/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 10,000 incidents with 40,000 entries: what the list asks for, in the background; the pages that
 * the main thread reads; and the trends. The floor is one walk through the table. */

#include "bench.h"

#include "isms-incident-trends.h"
#include "isms-query.h"
#include "isms-record.h"

#define N_INCIDENTS 10000
#define RUNS 9
#define PAGE 16
#define MAX_PAGE 16 /* ms: a frame */

static IsmsDatabase *reader;

static gboolean
execute (IsmsWriter *writer, gpointer sql, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer), sql, error);
}

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
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (workspace), "Fill");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    isms_step_call (step, execute, (gpointer) statements[i], NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return workspace;
}

/* --- What is asked --- */

typedef struct
{
  const char *what;
  const char *sort; /* or NULL */
  const char *field;
  const char *value;
  double limit; /* over the floor */
} Question;

static double
ask (const Question *question)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < RUNS; i++)
    {
      g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("incident"));
      g_autoptr (GError) error = NULL;
      const char *const values[] = { question->value, NULL };
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) ids = NULL;
      double taken;

      if (question->field != NULL)
        isms_query_filter (query, question->field, values);
      if (question->sort != NULL)
        isms_query_sort (query, question->sort, TRUE);
      ids = isms_query_run (query, reader, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, >, 0);
      taken = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
      g_array_append_val (times, taken);
    }
  return bench_percentile (times, 0.95);
}

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

static void
read_page (gpointer data)
{
  gint64 ids[PAGE];
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  for (guint i = 0; i < PAGE; i++)
    ids[i] = 1000 + i;
  records = isms_record_load_many (reader, isms_kind_find (data), ids, PAGE, &error);
  g_assert_no_error (error);
}

int
main (void)
{
  static const Question questions[] = {
    { "10,000 incidents: open", NULL, NULL, NULL, 10 },
    { "10,000 incidents: newest first", "known_at", NULL, NULL, 30 },
    { "10,000 incidents: by severity", "known_at", "severity", "high", 30 },
    { "10,000 incidents: of a month", "known_at", "month", NULL, 120 },
    { "10,000 incidents: clock running", "known_at", "notification", "running", 60 },
    { "10,000 incidents: of an asset", "known_at", "assets", "3", 30 },
    { "10,000 incidents: stand out", NULL, "flaws", "data_unclear", 120 },
  };
  g_autoptr (IsmsWorkspace) workspace = fill ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) before = g_date_time_add_months (now, -3);
  g_autofree char *month = g_date_time_format (before, "%Y-%m");
  double floor_value;

  reader = isms_workspace_get_reader (workspace);
  floor_value = bench_median (walk, NULL, RUNS);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      Question question = questions[i];

      if (g_strcmp0 (question.field, "month") == 0)
        question.value = month;
      bench_ratio (question.what, ask (&question) * 1e3, floor_value * 1e3, question.limit, "ms");
    }
  bench_ratio ("10,000 incidents: trends", bench_median (read_trends, NULL, RUNS) * 1e3,
               floor_value * 1e3, 200, "ms");
  bench_bound ("a page of incidents", bench_median (read_page, (gpointer) "incident", RUNS) * 1e3,
               MAX_PAGE, "ms");
  bench_bound ("a page of entries",
               bench_median (read_page, (gpointer) "incident_entry", RUNS) * 1e3, MAX_PAGE, "ms");
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
