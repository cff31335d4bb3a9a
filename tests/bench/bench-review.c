/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The board of a management review over 10,000 risks, 5,000 actions, 500 findings, 24,000
 * measurements and 8 earlier reviews. The floor is the bare SQL of its figures, prepared once, on a
 * connection of its own in the same run. */

#include "bench-review-case.h"

#include <sqlite3.h>
#include <string.h>

#include "isms-day.h"
#include "isms-review-board-private.h"

#define RUNS 9

typedef struct
{
  IsmsDatabase *reader;
  gint64 review;
  IsmsReviewBoard *board;
  IsmsReviewSpan *span;
  sqlite3 *bare;
  GPtrArray *statements; /* (sqlite3_stmt) */
  const char *table;     /* those that read it; NULL: all */
} Work;

static void
load (gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReviewBoard) board =
      isms_review_board_load (work->reader, work->review, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (board->cards->len, ==, 10);
}

static void
load_points (gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReviewBoard) board =
      isms_review_board_load_points (work->board, work->reader, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (isms_review_board_get_figure (board, "f_above")->points);
}

static void
load_rows (gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = isms_review_load_rows (work->reader, work->board, "f_risks", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, >, 5000);
}

/* --- The bare statements --- */

static gboolean
reads (const IsmsReviewSource *source, const char *table)
{
  g_auto (GStrv) tables = g_strsplit (source->tables, " ", -1);

  return table == NULL || g_strv_contains ((const char *const *) tables, table);
}

static void
prepare_bare (Work *work)
{
  GPtrArray *queries = isms_review_list_queries ();
  const char *const texts[] = { work->span->since, work->span->day, work->span->until,
                                work->span->from };
  static const int places[] = { 2, 3, 6, 7 };

  for (guint i = 0; i < queries->len; i++)
    {
      const IsmsReviewQuery *query = queries->pdata[i];
      sqlite3_stmt *statement = NULL;

      g_assert_cmpint (sqlite3_prepare_v2 (work->bare, query->sql, -1, &statement, NULL), ==,
                       SQLITE_OK);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        sqlite3_bind_text (statement, places[j], texts[j], -1, SQLITE_STATIC);
      sqlite3_bind_int64 (statement, 1, work->span->review);
      sqlite3_bind_int64 (statement, 4, work->span->followed);
      sqlite3_bind_int64 (statement, 5, work->span->change);
      g_ptr_array_add (work->statements, statement);
    }
}

static void
run_bare (gpointer data)
{
  Work *work = data;
  GPtrArray *queries = isms_review_list_queries ();

  for (guint i = 0; i < work->statements->len; i++)
    {
      sqlite3_stmt *statement = work->statements->pdata[i];

      if (!reads (((const IsmsReviewQuery *) queries->pdata[i])->source, work->table))
        continue;
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      sqlite3_reset (statement);
    }
}

/* Which of them take longest. */
static void
print_bare (Work *work)
{
  GPtrArray *queries = isms_review_list_queries ();

  for (guint i = 0; i < work->statements->len; i++)
    {
      const IsmsReviewQuery *query = queries->pdata[i];
      g_autoptr (GTimer) timer = g_timer_new ();

      sqlite3_step (work->statements->pdata[i]);
      g_print ("# %-16s %6.2f ms (%s)\n", query->source->kind, g_timer_elapsed (timer, NULL) * 1e3,
               ((const IsmsReviewRule *) query->rules->pdata[0])->name);
      sqlite3_reset (work->statements->pdata[i]);
    }
}

static void
open_bare (Work *work, const char *path)
{
  g_assert_cmpint (sqlite3_open (path, &work->bare), ==, SQLITE_OK);
  /* As much memory as a reader of the workspace has. */
  g_assert_cmpint (sqlite3_exec (work->bare, "PRAGMA cache_size = -32000", NULL, NULL, NULL), ==,
                   SQLITE_OK);
  work->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_finalize);
  prepare_bare (work);
  run_bare (work);
}

/* Seconds of both, medians; one after the other each time, so that what else the machine does slows
 * both. */
static void
compare (BenchFunc func, gpointer data, Work *work, double *taken, double *floor_value)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < RUNS; i++)
    {
      double bare = bench_time (run_bare, work);
      double time = bench_time (func, data);

      g_array_append_val (floors, bare);
      g_array_append_val (times, time);
    }
  *taken = bench_percentile (times, 0.5);
  *floor_value = bench_percentile (floors, 0.5);
}

/* --- One change --- */

typedef struct
{
  Work *work;
  IsmsStore *store;
  const char *table;
  const char *column;
  gint64 id;
  IsmsChange *change;
  double seconds;
} Touch;

static void
changed_cb (IsmsStore *store, IsmsChange *change, gpointer data)
{
  Touch *self = data;

  g_clear_pointer (&self->change, isms_change_unref);
  self->change = isms_change_ref (change);
}

static void
update (gpointer data)
{
  Touch *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReviewBoard) board =
      isms_review_board_update (self->work->board, self->work->reader, self->change, &error);

  g_assert_no_error (error);
}

/* Changes one row, and updates the board; beside the statements that read its table. */
static void
touch (Work *work, IsmsStore *store, const char *table, const char *column, const char *value)
{
  Touch self = { .work = work, .table = table };
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Change something");
  g_autofree char *what =
      g_strdup_printf ("a board after a change in %s, above the bare statements", table);
  gulong handler = g_signal_connect (store, "changed", G_CALLBACK (changed_cb), &self);
  IsmsRow *row = isms_row_new ();
  double floor_value, taken;

  isms_row_set_text (row, column, value);
  isms_step_update (step, table, 7, row);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  while (self.change == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (store, handler);
  work->table = table;
  compare (update, &self, work, &taken, &floor_value);
  bench_bound (what, (taken - floor_value) * 1e3, 16, "ms");
  g_print ("# bare: %.1f ms\n", floor_value * 1e3);
  work->table = NULL;
  isms_change_unref (self.change);
}

int
main (void)
{
  Work work = { 0 };
  g_autoptr (IsmsWorkspace) workspace = bench_review_workspace ("review.isms", &work.review);
  IsmsStore *store = isms_workspace_get_store (workspace);
  g_autoptr (GError) error = NULL;
  double floor_value, taken;

  work.reader = isms_workspace_get_reader (workspace);
  work.board = isms_review_board_load (work.reader, work.review, NULL, &error);
  g_assert_no_error (error);
  work.span = isms_review_board_find_span (work.board, work.reader, &error);
  g_assert_no_error (error);
  open_bare (&work, isms_store_get_path (store));
  print_bare (&work);

  compare (load, &work, &work, &taken, &floor_value);
  bench_ratio ("the board of a management review", taken * 1e3, floor_value * 1e3, 1.2, "ms");
  bench_bound ("… above the bare statements", (taken - floor_value) * 1e3, 100, "ms");
  bench_ratio ("how its figures went over twelve months",
               bench_median (load_points, &work, 3) * 1e3, floor_value * 1e3, 16, "ms");
  bench_ratio ("the records behind a figure", bench_median (load_rows, &work, RUNS) * 1e3,
               floor_value * 1e3, 2, "ms");
  touch (&work, store, "feedback", "answered_on", work.board->day);
  touch (&work, store, "action", "due", work.board->day);
  touch (&work, store, "risk", "next_review", work.board->day);
  touch (&work, store, "review_input", "comment", "Said");

  g_ptr_array_unref (work.statements);
  sqlite3_close (work.bare);
  isms_review_span_free (work.span);
  isms_review_board_unref (work.board);
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
