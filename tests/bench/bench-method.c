/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a new version of the risk method does to 10,000 risks: the preview beside a bare statement
 * that reads the same rows, and the step that applies it. */

#include "bench.h"

#include <sqlite3.h>

#include "isms-method-change.h"

#define N_RISKS 10000
#define RUNS 7

static const char *const bare_sql =
    "SELECT r.id, r.ref, r.title, (SELECT name FROM person WHERE id = r.owner_id), g.method_id,"
    " g.likelihood, g.impact FROM risk AS r JOIN rating AS g ON g.id = (SELECT id FROM rating"
    " WHERE risk_id = r.id AND kind = 'current' ORDER BY rated_on DESC, id DESC LIMIT 1)"
    " WHERE r.archived = 0 ORDER BY r.ref_key, r.id";

typedef struct
{
  IsmsStore *store;
  IsmsDatabase *reader;
  IsmsMethod *from;
  IsmsMethod *to;
  IsmsMethodMapping mapping;
  sqlite3_stmt *bare;
  guint n_rows;
} Work;

static void
run_preview (gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsMethodPreview) preview = isms_method_preview_run (
      work->reader, work->from, work->to, &work->mapping, ISMS_POSTURE_CURRENT, &error);

  g_assert_no_error (error);
  work->n_rows = preview->rows->len;
}

static void
run_bare (gpointer data)
{
  Work *work = data;

  work->n_rows = 0;
  while (sqlite3_step (work->bare) == SQLITE_ROW)
    work->n_rows +=
        sqlite3_column_bytes (work->bare, 1) > 0 && sqlite3_column_bytes (work->bare, 2);
  sqlite3_reset (work->bare);
}

static void
run_change (gpointer data)
{
  Work *work = data;
  g_autoptr (IsmsStep) step = isms_store_begin (work->store, NULL);
  g_autoptr (GError) error = NULL;

  isms_method_change (step, work->from, work->to, &work->mapping);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
run_undo (gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;

  isms_store_undo (work->store, NULL, &error);
  g_assert_no_error (error);
}

int
main (void)
{
  g_autoptr (IsmsWorkspace) workspace = bench_workspace ("method.isms", N_RISKS);
  g_autoptr (IsmsMethod) from = NULL;
  g_autoptr (IsmsMethod) to = isms_method_new_preset ("4x4");
  sqlite3 *db = NULL;
  double floor_value, preview;
  Work work = { .store = isms_workspace_get_store (workspace), .to = to };

  work.reader = isms_workspace_get_reader (workspace);
  work.from = from = isms_method_load (work.reader, 0, NULL);
  isms_method_mapping_propose (from, to, &work.mapping);
  g_assert_cmpint (sqlite3_open (isms_store_get_path (work.store), &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, bare_sql, -1, &work.bare, NULL), ==, SQLITE_OK);

  run_bare (&work);
  g_assert_cmpuint (work.n_rows, ==, N_RISKS);
  floor_value = bench_median (run_bare, &work, RUNS);
  run_preview (&work);
  g_assert_cmpuint (work.n_rows, ==, N_RISKS);
  preview = bench_median (run_preview, &work, RUNS);
  bench_ratio ("preview of a method for 10,000 risks", preview * 1e3, floor_value * 1e3, 2.0, "ms");
  bench_bound ("the same", preview, 0.3, "s");
  sqlite3_finalize (work.bare);
  sqlite3_close (db);

  bench_bound ("change of method with 20,000 ratings", bench_time (run_change, &work), 3, "s");
  bench_bound ("its undo", bench_time (run_undo, &work), 3, "s");
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
