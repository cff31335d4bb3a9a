/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The board of a management review over 10,000 risks, 5,000 actions, 500 findings, 24,000
 * measurements and 8 earlier reviews. The floor is the bare SQL of its figures, prepared once, on a
 * connection of its own in the same run. */

#include "bench-review-bare.h"
#include "bench-review-case.h"

#define RUNS 9

typedef struct
{
  IsmsDatabase *reader;
  gint64 review;
  IsmsReviewBoard *board;
  BenchReviewBare *bare;
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

/* Seconds of both, medians; one after the other each time, so that what else the machine does slows
 * both. */
static void
compare (BenchFunc func, gpointer data, Work *work, double *taken, double *floor_value)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) floors = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < RUNS; i++)
    {
      double bare = bench_time (bench_review_bare_run, work->bare);
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
  work->bare->table = table;
  compare (update, &self, work, &taken, &floor_value);
  bench_bound (what, (taken - floor_value) * 1e3, 16, "ms");
  g_print ("# bare: %.1f ms\n", floor_value * 1e3);
  work->bare->table = NULL;
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
  work.bare = bench_review_bare_new (isms_store_get_path (store), work.board, work.reader);
  bench_review_bare_print (work.bare);

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

  bench_review_bare_free (work.bare);
  isms_review_board_unref (work.board);
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
