/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A register of 200,000 risks in the real page: opened, taken to its end, selected whole, sorted
 * again; and the risk map over them: read, and a chip dragged. Then one of 200,000 assets, whose
 * needs come down from what depends on them. From the deed to the picture. */

#include "bench-ui.h"

#include "isms-application.h"
#include "isms-heat-page.h"
#include "isms-register.h"

#define N_RISKS 200000
#define N_ASSETS 200000
#define SITE 1000
#define MAX_SECONDS 0.5
#define MAX_CALLS 2000
#define MAX_OVER_READING 1.5
#define FRAME (1 / 60.0)
#define HELD 0.033
#define N_STEPS 60

typedef struct
{
  IsmsWorkspace *workspace;
  GtkWindow *window;
  IsmsListPane *pane;
  IsmsList *list;
  const char *kind;
  guint n_rows;
  const char *order;
  IsmsQuery *query; /* of read_sorted () */
  gboolean painted;
} Desk;

static void
after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Desk *desk = data;

  desk->painted = TRUE;
}

static void
wait_for_picture (Desk *desk)
{
  desk->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (desk->window));
  while (!desk->painted)
    g_main_context_iteration (NULL, TRUE);
}

/* Until the list has its answer, and that is on the screen. */
static void
wait_for_list (Desk *desk)
{
  IsmsSelection *selection = isms_list_pane_get_selection (desk->pane);

  while (isms_list_get_loading (desk->list)
         || g_list_model_get_n_items (G_LIST_MODEL (selection)) != desk->n_rows)
    g_main_context_iteration (NULL, TRUE);
  wait_for_picture (desk);
}

static void
measure (Desk *desk, const char *what, BenchFunc func)
{
  g_autofree char *calls = g_strdup_printf ("%s: rows asked for", what);
  g_autofree char *held = g_strdup_printf ("%s: longest hold of the main thread", what);
  guint64 before = desk->list ? isms_list_get_n_calls (desk->list) : 0;
  double seconds;

  bench_ui_watch ();
  seconds = bench_time (func, desk);
  bench_bound (what, seconds, MAX_SECONDS, "s");
  bench_bound (held, bench_ui_watched (), HELD, "s");
  bench_bound (calls, (double) (isms_list_get_n_calls (desk->list) - before), MAX_CALLS, "calls");
}

static void
open_register (gpointer data)
{
  Desk *desk = data;
  GtkWidget *page = isms_register_new (desk->workspace, isms_kind_find (desk->kind));

  desk->pane = isms_register_get_pane (ISMS_REGISTER (page));
  desk->list = isms_selection_get_list (isms_list_pane_get_selection (desk->pane));
  gtk_window_set_child (desk->window, page);
  wait_for_list (desk);
}

/* As in a window that has shown a page before: what GTK and the program do once is done. */
static void
warm_up (Desk *desk)
{
  desk->kind = "person";
  desk->n_rows = BENCH_N_PEOPLE;
  open_register (desk);
}

static void
jump (gpointer data)
{
  Desk *desk = data;

  gtk_column_view_scroll_to (isms_list_pane_get_view (desk->pane), desk->n_rows - 1, NULL,
                             GTK_LIST_SCROLL_FOCUS, NULL);
  wait_for_picture (desk);
}

static void
select_all (gpointer data)
{
  Desk *desk = data;

  gtk_selection_model_select_all (GTK_SELECTION_MODEL (isms_list_pane_get_selection (desk->pane)));
  wait_for_picture (desk);
}

/* What the sorted answer takes to be read, and nothing else. */
static void
read_sorted (gpointer data)
{
  Desk *desk = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
      isms_query_run (desk->query, isms_workspace_get_reader (desk->workspace), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, desk->n_rows);
}

static void
sort_again (gpointer data)
{
  Desk *desk = data;
  g_autoptr (IsmsQuery) query = isms_query_copy (isms_list_get_query (desk->list));

  isms_query_sort (query, desk->order, TRUE);
  isms_list_set_query (desk->list, query);
  wait_for_list (desk);
}

static void
measure_map (Desk *desk)
{
  IsmsHeatPage *page = ISMS_HEAT_PAGE (isms_heat_page_new (desk->workspace));
  IsmsHeatSource *source = isms_heat_page_get_source (page);
  g_autoptr (GArray) seconds = NULL;
  double longest = 0;

  gtk_window_set_child (desk->window, GTK_WIDGET (page));
  while (isms_heat_source_get_total (source) == 0)
    {
      gint64 start = g_get_monotonic_time ();

      if (g_main_context_iteration (NULL, FALSE))
        longest = MAX (longest, (double) (g_get_monotonic_time () - start) / 1e6);
    }
  bench_bound ("map: longest hold of the main thread while it is read", longest, HELD, "s");
  wait_for_picture (desk);
  wait_for_picture (desk);
  seconds = bench_ui_drag (GTK_WIDGET (desk->window), isms_heat_page_get_map (page), N_STEPS);
  bench_bound ("drag: a step on the screen, 95th percentile", bench_percentile (seconds, 0.95),
               FRAME, "s");
}

static void
measure_register (Desk *desk, const char *kind, guint n_rows)
{
  g_autofree char *open = g_strdup_printf ("open %'u %ss", n_rows, kind);
  g_autofree char *end = g_strdup_printf ("%s: jump to the end", kind);
  g_autofree char *all = g_strdup_printf ("%s: select all", kind);
  g_autofree char *again = g_strdup_printf ("%s: sort again", kind);

  desk->kind = kind;
  desk->n_rows = n_rows;
  desk->list = NULL;
  desk->order = "title";
  measure (desk, open, open_register);
  measure (desk, end, jump);
  measure (desk, all, select_all);
  measure (desk, again, sort_again);
}

/* A thousand at each site: each depends on another one, which inherits its needs, and so on up to
 * the first one of the site. */
static gboolean
insert_assets (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 former[SITE] = { 0 };

  for (guint i = 0; i < N_ASSETS; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      g_autoptr (IsmsRow) link = isms_row_new ();
      g_autofree char *title = bench_risk_title (i);
      gint64 id;

      isms_row_set_text (row, "title", title);
      isms_row_set_text (row, "kind", "hardware");
      isms_row_set_int (row, "need_c", 1 + i % 5);
      isms_row_set_int (row, "need_i", 1 + i / 5 % 5);
      id = isms_writer_insert (writer, "asset", row, error);
      if (id == 0)
        return FALSE;
      former[i % SITE] = id;
      if (i % SITE == 0)
        continue;
      isms_row_set_int (link, "asset_id", id);
      isms_row_set_int (link, "other_id", former[i % SITE / 8]);
      if (isms_writer_insert (writer, "asset_dependency", link, error) == 0)
        return FALSE;
    }
  return TRUE;
}

/* The needs are worked out for the rows that are looked at, and for all when they are the order: in
 * the background, so what counts is how little the list adds. */
static void
measure_needs (Desk *desk)
{
  double seconds, held;

  desk->order = "effective_c";
  bench_ui_watch ();
  seconds = bench_time (sort_again, desk);
  held = bench_ui_watched ();
  desk->query = isms_list_get_query (desk->list);
  bench_ratio ("asset: sort by inherited need, over reading the answer", seconds,
               bench_time (read_sorted, desk), MAX_OVER_READING, "s");
  bench_bound ("asset: longest hold of the main thread meanwhile", held, HELD, "s");
}

static void
measure_assets (Desk *desk)
{
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  gtk_window_set_child (desk->window, NULL);
  isms_workspace_close (desk->workspace);
  g_object_unref (desk->workspace);
  desk->workspace = bench_workspace ("assets.isms", 1);
  step = isms_store_begin (isms_workspace_get_store (desk->workspace), "Fill");
  isms_step_call (step, insert_assets, NULL, NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  measure_register (desk, "asset", N_ASSETS + BENCH_N_ASSETS);
  measure_needs (desk);
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };

  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  desk.workspace = bench_workspace ("list.isms", N_RISKS);
  desk.window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (desk.window, 1200, 800);
  gtk_window_present (desk.window);
  g_signal_connect_after (gtk_widget_get_frame_clock (GTK_WIDGET (desk.window)), "after-paint",
                          G_CALLBACK (after_paint_cb), &desk);
  wait_for_picture (&desk);

  warm_up (&desk);
  measure_register (&desk, "risk", N_RISKS);
  measure_map (&desk);
  measure_assets (&desk);

  gtk_window_destroy (desk.window);
  isms_workspace_close (desk.workspace);
  g_object_unref (desk.workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
