/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The map that comes into a window, and the map while two years of ratings play, while its slider
 * is dragged with movement on show, and while a chip is dragged over the arrows: how long the main
 * thread is busy with each frame, for 10,000 and for 100,000 risks, and how long the exact answer
 * of a day takes to be read. */

#include "bench-ui.h"

#include <adwaita.h>

#include "isms-application.h"
#include "isms-heat-page.h"

#define PLAYED_US (6 * G_USEC_PER_SEC)
#define SETTLE_US G_USEC_PER_SEC
#define N_STEPS 120
#define HELD_MS 33.0

static const char *const spread_sql =
    "INSERT INTO rating (id, uid, created_at, risk_id, kind, method_id, likelihood, impact, level,"
    " rated_on) SELECT isms_next_id ('rating'), 'spread-' || r.id || '-' || n.value,"
    " r.created_at, r.id, 'current', c.method_id, c.likelihood, c.impact, c.level,"
    " date ('now', '-' || (1 + (r.id * 37 + n.value * 211) % 700) || ' days')"
    " FROM risk AS r, json_each ('[1,2,3]') AS n JOIN method_cell AS c"
    " ON c.id = (SELECT min (id) FROM method_cell) + (r.id * 7 + n.value * 5) % 25";

typedef struct
{
  GArray *frames; /* seconds of work */
  gint64 begin;
} Watch;

static gboolean
spread (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer), spread_sql, error);
}

static void
before_cb (Watch *watch)
{
  watch->begin = g_get_monotonic_time ();
}

static void
after_cb (Watch *watch)
{
  double seconds = (double) (g_get_monotonic_time () - watch->begin) / G_USEC_PER_SEC;

  g_array_append_val (watch->frames, seconds);
}

static void wait_for (gint64 time)
{
  for (gint64 end = g_get_monotonic_time () + time; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
}

static void
wait_while_loading (IsmsHeatSource *source)
{
  while (isms_heat_source_get_timeline (source) == NULL || isms_heat_source_is_passing (source))
    g_main_context_iteration (NULL, TRUE);
}

/* What an empty window draws is not the map's; bench-frame has both in the first frame. */
static GtkWidget *
open_window (void)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 900);
  gtk_window_present (GTK_WINDOW (window));
  wait_for (SETTLE_US)
    ;
  return window;
}

/* With its frames watched from the first on, and all that is done between them. */
static void
open_page (GtkWidget *window, IsmsHeatPage *page, Watch *watch)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_cb), watch);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_cb), watch);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (adw_window_get_content (ADW_WINDOW (window))),
                                GTK_WIDGET (page));
  isms_heat_page_show_time (page);
  wait_while_loading (isms_heat_page_get_source (page));
  wait_for (SETTLE_US)
    ;
}

static double
read_a_day (IsmsWorkspace *workspace)
{
  IsmsDatabase *reader = isms_workspace_get_reader (workspace);
  g_autoptr (IsmsMethod) method = isms_method_load (reader, 0, NULL);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (IsmsRiskMap) map = NULL;
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();

  isms_query_set_as_of (query, "2026-03-01", reader, &error);
  g_assert_no_error (error);
  map = isms_risk_map_run (reader, query, method, ISMS_POSTURE_CURRENT, &error);
  g_assert_no_error (error);
  return (double) (g_get_monotonic_time () - begin) / 1e3;
}

static void
report (const char *what, guint n_risks, GArray *seconds, double usual, double worst)
{
  g_autofree char *usually = g_strdup_printf ("%s %u risks, 95 %% of the frames", what, n_risks);
  g_autofree char *never = g_strdup_printf ("%s %u risks, the longest frame", what, n_risks);

  bench_bound (usually, bench_percentile (seconds, 0.95) * 1e3, usual, "ms");
  bench_bound (never, bench_percentile (seconds, 1.0) * 1e3, worst, "ms");
}

/* Forth and back over the years, a day that something happened on with each step. */
static void
slide_cb (guint step, gpointer data)
{
  IsmsHeatPage *page = data;
  IsmsRiskTimeline *timeline = isms_heat_source_get_timeline (isms_heat_page_get_source (page));
  guint n = isms_risk_timeline_get_n_days (timeline);
  guint place = step < N_STEPS / 2 ? step : N_STEPS - 1 - step;

  isms_heat_time_set_day (isms_heat_page_get_time (page),
                          isms_risk_timeline_get_day (timeline, place * (n - 1) / (N_STEPS / 2)));
}

/* And for what comes with it: the list beside the map. */
static void
wait_for_movement (IsmsHeatSource *source)
{
  for (;;)
    {
      g_autoptr (GArray) moves = isms_heat_source_dup_moves (source, NULL);

      if (moves != NULL && !isms_heat_source_is_passing (source))
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  wait_for (SETTLE_US)
    ;
}

static void
move (IsmsHeatPage *page, GtkWidget *window, guint n_risks, double usual, double worst)
{
  IsmsHeatSource *source = isms_heat_page_get_source (page);
  g_autoptr (GArray) slid = NULL;
  g_autoptr (GArray) dragged = NULL;

  isms_heat_time_set_day (isms_heat_page_get_time (page), NULL);
  isms_heat_page_show_movement (page, NULL);
  wait_for_movement (source);
  slid = bench_ui_frames (window, N_STEPS, slide_cb, page);
  report ("slide over movement,", n_risks, slid, usual, worst);
  isms_heat_time_set_day (isms_heat_page_get_time (page), NULL);
  wait_for_movement (source);
  dragged = bench_ui_drag (window, isms_heat_page_get_map (page), N_STEPS);
  report ("drag over movement,", n_risks, dragged, usual, worst);
}

static void
play (guint n_risks, double usual, double worst)
{
  g_autofree char *name = g_strdup_printf ("play-%u.isms", n_risks);
  g_autofree char *open = g_strdup_printf ("open the map of %u risks, the longest frame", n_risks);
  g_autofree char *hold = g_strdup_printf ("open the map of %u risks, the longest step", n_risks);
  g_autofree char *exact = g_strdup_printf ("a day of %u risks, to the letter", n_risks);
  g_autoptr (IsmsWorkspace) workspace = bench_workspace (name, n_risks);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (workspace), "Rate");
  Watch watch = { .frames = g_array_new (FALSE, FALSE, sizeof (double)) };
  IsmsHeatPage *page;
  GtkWidget *window;
  gint64 end;

  isms_step_call (step, spread, NULL, NULL);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  window = open_window ();
  bench_ui_watch ();
  page = ISMS_HEAT_PAGE (isms_heat_page_new (workspace));
  open_page (window, page, &watch);
  bench_bound (hold, bench_ui_watched () * 1e3, HELD_MS, "ms");
  bench_bound (open, bench_percentile (watch.frames, 1.0) * 1e3, HELD_MS, "ms");
  g_array_set_size (watch.frames, 0);
  isms_heat_time_play (isms_heat_page_get_time (page), TRUE);
  end = g_get_monotonic_time () + PLAYED_US;
  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_print ("# %u frames\n", watch.frames->len);
  report ("play", n_risks, watch.frames, usual, worst);
  isms_heat_time_play (isms_heat_page_get_time (page), FALSE);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (window), &watch);
  move (page, window, n_risks, usual, worst);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  bench_bound (exact, read_a_day (workspace), n_risks / 20.0, "ms");
  g_array_unref (watch.frames);
  isms_workspace_close (workspace);
}

int
main (void)
{
  g_autoptr (IsmsApplication) application = NULL;

  application = isms_application_new (G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  play (10000, 16.7, 33.0);
  play (100000, 33.0, 33.0);
  bench_cleanup ();
  return bench_exit_status ();
}
