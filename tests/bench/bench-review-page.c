/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The dashboard of a management review over 10,000 risks, 5,000 actions, 500 findings, 24,000
 * measurements and 8 earlier reviews, in the real window: how long after it was gone to it is
 * painted, beside the bare SQL of its figures; and what the window works for the picture when
 * something is changed elsewhere. */

#include "bench-review-case.h"
#include "bench-ui.h"

#include <time.h>

#include "isms-application.h"
#include "isms-day.h"
#include "isms-review-figures.h"
#include "isms-review-page.h"
#include "isms-review-source.h"
#include "isms-window.h"

#define OPENINGS 5
#define CHANGES 7
#define OPENED 100.0 /* ms */
#define FRAME 16.7   /* ms */
#define SETTLE 1000  /* ms */
#define PATIENCE 60  /* s: what has not come by then never comes */

static void
settle (int ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* Until what was shown last is on the screen. */
static void
wait_for_picture (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect_data (clock, "after-paint", G_CALLBACK (painted_cb), &painted,
                                          NULL, G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  gtk_widget_queue_draw (window);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static IsmsWindow *
open_window (IsmsApplication *application, const char *path)
{
  IsmsWindow *window = isms_window_new_open (application, path);

  while (isms_window_get_page (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  settle (SETTLE);
  return window;
}

/* The next one does not begin where this one ends. */
static void
close_window (IsmsWindow *window)
{
  isms_window_show_destination (window, "context");
  gtk_window_close (GTK_WINDOW (window));
  settle (SETTLE);
}

static IsmsReviewDashboard *
get_dashboard (IsmsWindow *window)
{
  return isms_review_page_get_dashboard (ISMS_REVIEW_PAGE (isms_window_get_page (window)));
}

static double
get_worked (void)
{
  struct timespec worked;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &worked);
  return (double) worked.tv_sec + (double) worked.tv_nsec / 1e9;
}

/* All is shown, how the figures went too: nothing of it falls into what is measured next. */
static void
rest (IsmsWindow *window)
{
  IsmsReviewSource *source = isms_review_dashboard_get_source (get_dashboard (window));
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  while (isms_review_source_is_reading (source) || !isms_review_source_has_points (source))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      settle (10);
    }
  settle (SETTLE);
}

/* --- It is gone to --- */

static void
show_dashboard (gpointer window)
{
  IsmsReviewDashboard *dashboard;

  isms_window_show_destination (window, "review");
  dashboard = get_dashboard (window);
  while (!g_str_equal (isms_review_dashboard_get_face (dashboard), "board"))
    g_main_context_iteration (NULL, TRUE);
  wait_for_picture (window);
}

static void
run_bare (gpointer bare)
{
  bench_review_bare_run (bare, NULL);
}

/* Each in a window of its own: a page that was opened stays. Then a window that shows it. */
static IsmsWindow *
open_dashboards (IsmsApplication *application,
                 const char *path,
                 BenchReviewBare *bare,
                 gint64 review)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (double));
  IsmsWindow *window = NULL;

  for (guint i = 0; i < OPENINGS; i++)
    {
      double above, floor_value, worked;

      if (window != NULL)
        close_window (window);
      window = open_window (application, path);
      floor_value = bench_time (run_bare, bare);
      worked = get_worked ();
      above = bench_time (show_dashboard, window) - floor_value;
      worked = get_worked () - worked;
      g_assert_cmpint (isms_review_dashboard_get_review (get_dashboard (window)), ==, review);
      g_array_append_val (times, above);
      g_array_append_val (works, worked);
      g_print ("# opened: %.0f ms, bare SQL: %.0f ms, work of the window: %.1f ms\n",
               (above + floor_value) * 1e3, floor_value * 1e3, worked * 1e3);
    }
  bench_bound ("the dashboard of a management review opened, above the bare statements",
               bench_percentile (times, 0.5) * 1e3, OPENED, "ms");
  bench_bound ("… and what the window itself works for it", bench_percentile (works, 0.5) * 1e3,
               OPENED, "ms");
  return window;
}

/* --- Something is changed --- */

static IsmsReviewFigureView *
find_figure (IsmsWindow *window, const char *input, const char *name)
{
  IsmsReviewCardView *card = isms_review_dashboard_get_card (get_dashboard (window), input);

  return isms_review_figures_find (isms_review_card_view_get_figures (card), name);
}

static void
give_up_cb (gpointer table)
{
  g_error ("the card does not change with %s", (const char *) table);
}

/* What this thread works from the change until it is on the screen; none of it is looking whether
 * it is. */
static double
change_once (IsmsWindow *window,
             IsmsReviewFigureView *view,
             const char *table,
             const char *column,
             guint step)
{
  IsmsStore *store = isms_workspace_get_store (isms_window_get_workspace (window));
  g_autofree char *before = g_strdup (isms_review_figure_view_get_value (view));
  g_autofree char *title = g_strdup_printf ("Change %u", step);
  g_autoptr (IsmsStep) change = isms_store_begin (store, title);
  g_autofree char *today = isms_day_today ();
  g_autoptr (GError) error = NULL;
  IsmsRow *row = isms_row_new ();
  guint patience = g_timeout_add_seconds_once (PATIENCE, give_up_cb, (gpointer) table);
  double start;

  isms_row_set_text (row, "title", title);
  isms_row_set_text (row, column, today);
  isms_step_insert (change, table, row);
  isms_step_commit (change, NULL, &error);
  g_assert_no_error (error);
  start = get_worked ();
  while (g_str_equal (isms_review_figure_view_get_value (view), before))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
  wait_for_picture (GTK_WIDGET (window));
  return get_worked () - start;
}

static void
change (IsmsWindow *window,
        const char *table,
        const char *column,
        const char *input,
        const char *figure)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *what =
      g_strdup_printf ("the window's work for the picture after a change in %s", table);

  for (guint i = 0; i < CHANGES; i++)
    {
      IsmsReviewFigureView *view = find_figure (window, input, figure);
      double worked;

      rest (window);
      worked = change_once (window, view, table, column, i);
      g_array_append_val (times, worked);
      g_print ("# after a change in %s: %.1f ms\n", table, worked * 1e3);
    }
  bench_bound (what, bench_percentile (times, 0.5) * 1e3, FRAME, "ms");
}

int
main (void)
{
  g_autoptr (IsmsApplication) application = isms_application_new (G_APPLICATION_NON_UNIQUE);
  gint64 review;
  g_autoptr (IsmsWorkspace) workspace = bench_review_workspace ("review-page.isms", &review);
  IsmsDatabase *reader = isms_workspace_get_reader (workspace);
  g_autofree char *path = g_strdup (isms_store_get_path (isms_workspace_get_store (workspace)));
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReviewBoard) board = isms_review_board_load (reader, review, NULL, &error);
  BenchReviewBare *bare;
  IsmsWindow *window;

  g_assert_no_error (error);
  g_assert_false (board->stored);
  bare = bench_review_bare_new (reader, board, path);
  isms_workspace_close (workspace);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  window = open_dashboards (application, path, bare, review);
  bench_review_bare_free (bare);
  change (window, "improvement", "proposed_on", "g", "g_ideas");
  change (window, "feedback", "received_on", "e", "e_feedback");
  close_window (window);
  bench_cleanup ();
  return bench_exit_status ();
}
