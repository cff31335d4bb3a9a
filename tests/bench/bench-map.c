/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The heat map's counts over 100,000 risks, beside the same aggregate as a bare SQLite statement
 * on a connection of its own. */

#include "bench.h"

#include <sqlite3.h>

#include "isms-risk.h"

#define N_RISKS 100000
#define RUNS 7

static const char *const bare_sql =
    "SELECT cell, count (*) FROM (SELECT (SELECT g.likelihood * 100 + g.impact FROM rating AS g"
    " WHERE g.risk_id = r.id AND g.kind = 'current' ORDER BY g.rated_on DESC, g.id DESC LIMIT 1)"
    " AS cell FROM risk AS r WHERE r.archived = 0) GROUP BY cell";

typedef struct
{
  IsmsDatabase *reader;
  IsmsQuery *query;
  IsmsMethod *method;
  sqlite3_stmt *bare;
  guint counted;
} Work;

static void
run_map (gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRiskMap) map =
      isms_risk_map_run (work->reader, work->query, work->method, ISMS_POSTURE_CURRENT, &error);

  g_assert_no_error (error);
  work->counted = map->total;
}

static void
run_bare (gpointer data)
{
  Work *work = data;

  work->counted = 0;
  while (sqlite3_step (work->bare) == SQLITE_ROW)
    work->counted += (guint) sqlite3_column_int (work->bare, 1);
  sqlite3_reset (work->bare);
}

int
main (void)
{
  g_autoptr (IsmsWorkspace) workspace = bench_workspace ("map.isms", N_RISKS);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (IsmsMethod) method = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db = NULL;
  double floor_value;
  Work work = { 0 };

  work.reader = isms_workspace_get_reader (workspace);
  method = isms_method_load (work.reader, 0, &error);
  g_assert_no_error (error);
  work.query = query;
  work.method = method;

  g_assert_cmpint (sqlite3_open (isms_store_get_path (isms_workspace_get_store (workspace)), &db),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, bare_sql, -1, &work.bare, NULL), ==, SQLITE_OK);

  run_bare (&work);
  g_assert_cmpuint (work.counted, ==, N_RISKS);
  floor_value = bench_median (run_bare, &work, RUNS);
  run_map (&work);
  g_assert_cmpuint (work.counted, ==, N_RISKS);
  bench_ratio ("heat map of 100,000 risks, counts", bench_median (run_map, &work, RUNS) * 1e3,
               floor_value * 1e3, 1.3, "ms");

  sqlite3_finalize (work.bare);
  sqlite3_close (db);
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
