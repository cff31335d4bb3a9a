/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A Statement of Applicability of 1,200 controls in its grid: scrolled from end to end, a row's
 * state set by a key, and narrowed by one attribute after the other; the same controls in the tree
 * of the library, scrolled, closed and opened. From the deed to the picture. */

#include "bench-ui.h"

#include "isms-application.h"
#include "isms-controls-page.h"
#include "isms-register.h"
#include "isms-slots.h"

#define N_CONTROLS 1200
#define N_STEPS 240
#define N_FACETS 24
#define N_COLUMNS 9
#define FRAME (1 / 60.0)
#define REST 1.0 /* s: all rows that a view makes have come, on a busy machine too */

typedef struct
{
  GtkWindow *window;
  IsmsListPane *pane;
  IsmsList *list;
  GtkAdjustment *adjustment;
  int direction; /* of scrolling: 1 down, -1 up */
} Desk;

static const char *const types[] = { "preventive", "detective", "corrective" };
static const char *const domains[] = { "protection", "defence", "resilience" };

static gboolean
insert_controls (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsRow) framework = isms_row_new ();
  gint64 id;

  isms_row_set_text (framework, "title", "A large catalogue");
  isms_row_set_int (framework, "in_soa", 1);
  id = isms_writer_insert (writer, "framework", framework, error);
  for (guint i = 0; id != 0 && i < N_CONTROLS; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      g_autofree char *title = bench_risk_title (i);
      g_autofree char *words = bench_risk_cause (i);

      isms_row_set_int (row, "framework_id", id);
      isms_row_set_int (row, "place", i);
      isms_row_set_text (row, "title", title);
      isms_row_set_text (row, "justification", words);
      isms_row_set_text (row, "how", words);
      isms_row_set_text (row, "applicable", i % 7 == 0 ? "no" : "yes");
      isms_row_set_text (row, "reasons", i % 2 == 0 ? "risk legal" : "best_practice");
      isms_row_set_text (row, "types", types[i % 3]);
      isms_row_set_text (row, "domains", domains[i / 3 % 3]);
      isms_row_set_int (row, "maturity", i % 6);
      if (isms_writer_insert (writer, "control", row, error) == 0)
        return FALSE;
    }
  return id != 0;
}

static void
fill (IsmsWorkspace *workspace)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (workspace), "Fill");
  g_autoptr (GError) error = NULL;

  isms_step_call (step, insert_controls, NULL, NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  return gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
}

/* The grid has come, and all of its rows. */
static void
wait_for_rows (Desk *desk, guint n_least)
{
  GListModel *rows = G_LIST_MODEL (isms_list_pane_get_selection (desk->pane));

  while (isms_list_get_loading (desk->list) || g_list_model_get_n_items (rows) < n_least
         || gtk_adjustment_get_upper (desk->adjustment) <= 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (void)
{
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
}

static Desk
open_tab (IsmsWorkspace *workspace, const char *name)
{
  GtkWidget *page = isms_controls_page_new (workspace);
  GtkWidget *tab;
  Desk desk = { .window = GTK_WINDOW (gtk_window_new ()), .direction = 1 };

  gtk_window_set_default_size (desk.window, 1400, 900);
  gtk_window_set_child (desk.window, page);
  gtk_window_present (desk.window);
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), name);
  tab = isms_tabs_page_get_tab (ISMS_TABS_PAGE (page), name);
  desk.pane = isms_register_get_pane (ISMS_REGISTER (tab));
  desk.list = isms_selection_get_list (isms_list_pane_get_selection (desk.pane));
  desk.adjustment = gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (find_scrolled (GTK_WIDGET (isms_list_pane_get_view (desk.pane)))));
  wait_for_rows (&desk, N_CONTROLS);
  settle ();
  return desk;
}

/* Three rows a frame is as fast as anybody turns a wheel; in between, a page at once. */
static void
scroll_cb (guint step, gpointer data)
{
  Desk *desk = data;
  double page = gtk_adjustment_get_page_size (desk->adjustment);
  double by = (step % 16 == 15 ? page : page / 8) * desk->direction;

  gtk_adjustment_set_value (desk->adjustment, gtk_adjustment_get_value (desk->adjustment) + by);
}

/* A list of the same answers as a view of GTK's own shows them whose cells and headings are empty.
 */
static void
get_nothing (guint *first, guint *end, gpointer data)
{
  *first = *end = 0;
}

static Desk
open_floor (IsmsWorkspace *workspace, IsmsQuery *query)
{
  Desk desk = { .window = GTK_WINDOW (gtk_window_new ()), .list = isms_list_new (workspace) };
  g_autoptr (IsmsSelection) selection = isms_selection_new (desk.list);
  IsmsSlots *slots = isms_slots_new (selection);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (slots));
  g_autoptr (GtkListItemFactory) headings = gtk_signal_list_item_factory_new ();

  isms_slots_set_pace (slots, 24, get_nothing, NULL);
  gtk_column_view_set_header_factory (GTK_COLUMN_VIEW (view), headings);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autoptr (GtkColumnViewColumn) column =
          gtk_column_view_column_new ("Empty", gtk_signal_list_item_factory_new ());

      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (desk.window, scroller);
  gtk_window_set_default_size (desk.window, 1400, 900);
  gtk_window_present (desk.window);
  isms_list_set_query (desk.list, query);
  settle ();
  while (isms_slots_show_more (slots))
    g_main_context_iteration (NULL, FALSE);
  settle ();
  desk.adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  desk.direction = 1;
  return desk;
}

static void
close_floor (Desk *floor)
{
  gtk_window_destroy (floor->window);
  g_object_unref (floor->list);
}

/* The first frame that is scrolled asks the display for memory to draw in, over a thousand pages of
 * it that nobody has touched yet. That is most of its cost, once in a window, and of a view with
 * empty cells too, which stands beside it. */
static double
begin_floor (IsmsWorkspace *workspace, Desk *desk)
{
  Desk floor = open_floor (workspace, isms_list_get_query (desk->list));
  g_autoptr (GArray) bare = bench_ui_work (GTK_WIDGET (floor.window), 1, 0, scroll_cb, &floor);

  close_floor (&floor);
  return bench_percentile (bare, 1);
}

static double
measure_scrolling (Desk *desk, const char *what, int direction)
{
  g_autofree char *begun = g_strdup_printf ("%s: begun, once in a window", what);
  g_autofree char *most = g_strdup_printf ("%s: the window's work, 95th percentile", what);
  g_autofree char *longest = g_strdup_printf ("%s: the same, the longest", what);
  g_autoptr (GArray) first = NULL;
  g_autoptr (GArray) worked = NULL;

  desk->direction = direction;
  first = bench_ui_work (GTK_WIDGET (desk->window), 1, 0, scroll_cb, desk);
  worked = bench_ui_work (GTK_WIDGET (desk->window), N_STEPS, 0, scroll_cb, desk);
  bench_bound (begun, bench_percentile (first, 1), FRAME, "s");
  bench_bound (most, bench_percentile (worked, 0.95), FRAME, "s");
  bench_bound (longest, bench_percentile (worked, 1), FRAME, "s");
  return bench_percentile (first, 1);
}

/* Asks for another facet, and waits for the answer. */
static void
narrow_cb (guint step, gpointer data)
{
  Desk *desk = data;
  g_autoptr (IsmsQuery) query = isms_query_copy (isms_list_get_query (desk->list));
  const char *const values[] = { types[step % 3], NULL };
  const char *const other[] = { domains[step / 3 % 3], NULL };

  isms_query_filter (query, "types", values);
  isms_query_filter (query, "domains", step % 2 == 1 ? other : NULL);
  isms_list_set_query (desk->list, query);
  while (isms_list_get_loading (desk->list))
    g_main_context_iteration (NULL, TRUE);
}

/* The same until it is on the screen: that waits for the clock too, for up to a frame. */
static void
narrow (gpointer data)
{
  static guint turn;
  Desk *desk = data;
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (desk->window));
  gint64 counter;

  narrow_cb (turn++, desk);
  counter = gdk_frame_clock_get_frame_counter (clock);
  gtk_widget_queue_draw (GTK_WIDGET (desk->window));
  while (gdk_frame_clock_get_frame_counter (clock) == counter)
    g_main_context_iteration (NULL, TRUE);
}

/* What the answer itself takes: read, and nothing shown. */
static double
read_facet (IsmsWorkspace *workspace, Desk *desk)
{
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_FACETS; i++)
    {
      g_autoptr (IsmsQuery) query = isms_query_copy (isms_list_get_query (desk->list));
      const char *const values[] = { types[i % 3], NULL };
      g_autoptr (GArray) ids = NULL;
      gint64 start = g_get_monotonic_time ();
      double took;

      isms_query_filter (query, "types", values);
      ids = isms_query_run (query, isms_workspace_get_reader (workspace), NULL, NULL);
      g_assert_nonnull (ids);
      took = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
      g_array_append_val (seconds, took);
    }
  return bench_percentile (seconds, 0.95);
}

/* One control of twenty, and all of them again. */
static void
few_cb (guint step, gpointer data)
{
  Desk *desk = data;
  g_autoptr (IsmsQuery) query = isms_query_copy (isms_list_get_query (desk->list));

  isms_query_filter (query, "types", NULL);
  isms_query_filter (query, "domains", NULL);
  isms_query_search (query, step % 2 == 0 ? "Service desk flooded" : NULL);
  isms_list_set_query (desk->list, query);
  while (isms_list_get_loading (desk->list))
    g_main_context_iteration (NULL, TRUE);
}

/* Beside what GTK itself takes for headings that move as much. */
static void
measure_groups (IsmsWorkspace *workspace, Desk *desk)
{
  Desk floor = open_floor (workspace, isms_list_get_query (desk->list));
  g_autoptr (GArray) least = NULL;
  g_autoptr (GArray) worked = NULL;

  least = bench_ui_work (GTK_WIDGET (floor.window), N_FACETS, REST, narrow_cb, &floor);
  worked = bench_ui_work (GTK_WIDGET (desk->window), N_FACETS, REST, narrow_cb, desk);
  bench_ratio ("facet, in groups: the window's work, median", 1000 * bench_percentile (worked, 0.5),
               1000 * bench_percentile (least, 0.5), 2, "ms");
  bench_bound ("facet, in groups: the window's work, percentile 50", bench_percentile (worked, 0.5),
               FRAME, "s");
  close_floor (&floor);
}

static void
measure_work (Desk *desk, const char *what, double share, double pause, BenchStepFunc func)
{
  g_autoptr (GArray) worked =
      bench_ui_work (GTK_WIDGET (desk->window), N_FACETS, pause, func, desk);
  g_autofree char *name = g_strdup_printf ("%s, percentile %g", what, 100 * share);

  bench_bound (name, bench_percentile (worked, share), FRAME, "s");
}

static void
ungroup (Desk *desk)
{
  g_autoptr (IsmsQuery) query = isms_query_copy (isms_list_get_query (desk->list));

  isms_query_group (query, NULL);
  isms_list_set_query (desk->list, query);
  while (isms_list_get_loading (desk->list))
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
measure_facets (IsmsWorkspace *workspace, Desk *desk)
{
  g_autoptr (GArray) waited = g_array_new (FALSE, FALSE, sizeof (double));

  measure_work (desk, "few rows and all in turn: the window's work", 0.5, REST, few_cb);
  measure_groups (workspace, desk);
  for (guint i = 0; i < N_FACETS; i++)
    {
      double seconds = bench_time (narrow, desk);

      g_array_append_val (waited, seconds);
    }
  bench_bound ("facet: from the choice to the picture, the clock's wait with it, median",
               bench_percentile (waited, 0.5), 2 * FRAME, "s");
  ungroup (desk);
  measure_work (desk, "facet, one after the other: the window's work", 0.5, 0, narrow_cb);
  measure_work (desk, "facet: the window's work", 0.5, REST, narrow_cb);
  measure_work (desk, "facet: the window's work", 0.95, REST, narrow_cb);
}

/* Closes the framework of 1,200, or opens it again. */
static void
turn_cb (guint step, gpointer data)
{
  Desk *desk = data;

  gtk_widget_activate_action (GTK_WIDGET (desk->pane), "list.turn", "x",
                              isms_list_get_id (desk->list, 0));
}

static void
measure_tree (IsmsWorkspace *workspace)
{
  Desk desk = open_tab (workspace, "control");
  g_autoptr (GArray) frames = NULL;
  g_autoptr (GArray) turns = NULL;

  frames = bench_ui_frames (GTK_WIDGET (desk.window), N_STEPS, scroll_cb, &desk);
  bench_bound ("library of 1,200 controls as a tree, scrolled: a frame, 95th percentile",
               bench_percentile (frames, 0.95), FRAME, "s");
  gtk_adjustment_set_value (desk.adjustment, 0);
  settle ();
  measure_work (&desk, "library, facet by an attribute: the window's work", 0.5, REST, narrow_cb);
  measure_work (&desk, "library, facet by an attribute: the window's work", 0.95, REST, narrow_cb);
  turns = bench_ui_frames (GTK_WIDGET (desk.window), N_FACETS, turn_cb, &desk);
  bench_bound ("library: a framework of 1,200 closed or opened, median",
               bench_percentile (turns, 0.5), 2 * FRAME, "s");
  gtk_window_destroy (desk.window);
}

int
main (int argc, char **argv)
{
  g_autoptr (IsmsWorkspace) workspace = NULL;
  Desk desk;
  double begun;

  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  workspace = bench_workspace ("statement.isms", 1);
  fill (workspace);
  desk = open_tab (workspace, "statement");

  begun = measure_scrolling (&desk, "statement of 1,200 controls in groups, scrolled down", 1);
  bench_ratio ("the first frame scrolled, over a bare view's", 1e3 * begun,
               1e3 * begin_floor (workspace, &desk), 1.5, "ms");
  measure_scrolling (&desk, "statement of 1,200 controls in groups, scrolled up", -1);
  gtk_adjustment_set_value (desk.adjustment, 0);
  settle ();
  bench_bound ("facet: the answer alone, 95th percentile", read_facet (workspace, &desk), FRAME,
               "s");
  measure_facets (workspace, &desk);

  gtk_window_destroy (desk.window);
  measure_tree (workspace);
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
