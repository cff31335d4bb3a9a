/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 5,000 actions as a list, on the board and on the time line: opened, filtered, scrolled, moved.
 * What a person feels is how long the window is held, and the frame that shows it. */

#include "bench-ui.h"

#include "isms-action-set.h"
#include "isms-actions-page.h"
#include "isms-board-page.h"
#include "isms-query.h"
#include "isms-timeline-page.h"

#define N_ACTIONS 5000
#define N_STEPS 120
#define RUNS 9
#define FRAME (1 / 60.0)
#define REST 1.0 /* s: all rows that a view makes have come, and say what they are */

typedef struct
{
  GtkWindow *window;
  IsmsWorkspace *workspace;
  IsmsTabsPage *page;
} Desk;

static const char *const states[] = { "open", "in_progress", "waiting", "done", "dropped" };
static const char *const kinds[] = { "treatment", "corrective", "decision", "improvement",
                                     "project",   "audit",      "document" };

static void
set_day (IsmsRow *row, const char *column, int offset)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (today, offset);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");

  isms_row_set_text (row, column, text);
}

/* Numbers that look like chance and are the same each time. */
static gboolean
insert_actions (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < N_ACTIONS; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      g_autofree char *title = bench_risk_title ((guint) i);
      const char *state = states[i * 7 % 11 % 5];
      int due = i * 37 % 730 - 365;

      isms_row_set_text (row, "title", title);
      isms_row_set_text (row, "kind", kinds[i % 7]);
      isms_row_set_text (row, "for_kind", i % 3 == 0 ? "risk" : "asset");
      isms_row_set_int (row, "for_id", 1 + (i % 3 == 0 ? 0 : i * 13 % BENCH_N_ASSETS));
      isms_row_set_int (row, "owner_id", 1 + i * 11 % BENCH_N_PEOPLE);
      isms_row_set_text (row, "state", state);
      isms_row_set_text (row, "priority", i % 5 == 0 ? "high" : "normal");
      isms_row_set_int (row, "progress", g_str_equal (state, "done") ? 100 : i % 90);
      isms_row_set_int (row, "cost_planned", i * 1000);
      set_day (row, "start_on", due - 20 - i % 60);
      set_day (row, "due", due);
      if (g_str_equal (state, "done"))
        set_day (row, "done_on", MIN (due, 0));
      if (g_str_equal (state, "dropped"))
        isms_row_set_text (row, "drop_reason", "Too dear");
      if (isms_writer_insert (writer, "action", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static void
fill (IsmsWorkspace *workspace)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (workspace), "Fill");
  g_autoptr (GError) error = NULL;

  isms_step_call (step, insert_actions, NULL, NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
settle (void)
{
  for (gint64 end = g_get_monotonic_time () + G_USEC_PER_SEC; g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
}

static IsmsActionPane *
get_pane (Desk *desk, const char *tab)
{
  return ISMS_ACTION_PANE (isms_tabs_page_get_tab (desk->page, tab));
}

static void
wait_for_pane (IsmsActionPane *pane)
{
  while (isms_action_pane_is_behind (pane))
    g_main_context_iteration (NULL, TRUE);
}

static IsmsQuery *
create_query (guint turn)
{
  IsmsQuery *query = isms_query_new (isms_kind_find ("action"));
  const char *const kind[] = { kinds[turn % 7], NULL };

  isms_query_filter (query, "kind", turn % 2 == 0 ? kind : NULL);
  return query;
}

/* --- What is read, in the background --- */

static void
read_set (gpointer data)
{
  Desk *desk = data;
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("action"));
  g_autoptr (IsmsActionSet) set =
      isms_action_set_load (query, isms_workspace_get_reader (desk->workspace), NULL);
  g_autoptr (GPtrArray) groups = isms_action_set_group (set, ISMS_ACTION_BY_RECORD);

  g_assert_cmpuint (set->items->len, ==, N_ACTIONS);
  g_assert_cmpuint (groups->len, >, BENCH_N_ASSETS / 2);
}

static void
read_list (gpointer data)
{
  Desk *desk = data;
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("action"));
  g_autoptr (GArray) groups = NULL;
  g_autoptr (GArray) ids = NULL;

  isms_query_group (query, "for_ref");
  isms_query_sort (query, "due", FALSE);
  ids = isms_query_run (query, isms_workspace_get_reader (desk->workspace), &groups, NULL);
  g_assert_cmpuint (ids->len, ==, N_ACTIONS);
}

/* --- What is seen --- */

/* Shown for the first time, until all of it stands still. */
static void
measure_opening (Desk *desk, const char *tab, const char *what)
{
  double held;

  bench_ui_watch ();
  isms_tabs_page_show_tab (desk->page, tab);
  if (!g_str_equal (tab, "list"))
    wait_for_pane (get_pane (desk, tab));
  settle ();
  held = bench_ui_watched ();
  bench_bound (what, held, 4 * FRAME, "s");
}

static void
filter_cb (guint step, gpointer data)
{
  IsmsActionPane *pane = data;
  g_autoptr (IsmsQuery) query = create_query (step);

  isms_action_pane_set_query (pane, query);
  wait_for_pane (pane);
}

/* The answer and the frame that shows it, and the most between two looks for events until all cards
 * have come. */
static void
measure_filter (Desk *desk, const char *tab, const char *what)
{
  IsmsActionPane *pane = get_pane (desk, tab);
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) worked =
      bench_ui_work (GTK_WIDGET (desk->window), RUNS, REST, filter_cb, pane);
  g_autofree char *picture = g_strdup_printf ("%s, the window's work for the picture", what);
  g_autofree char *rest = g_strdup_printf ("%s, the window's work at once, at most", what);

  bench_bound (picture, bench_percentile (worked, 0.5), FRAME, "s");
  for (guint i = 0; i < RUNS; i++)
    {
      double most;

      bench_ui_watch ();
      filter_cb (i, pane);
      settle ();
      most = bench_ui_watched_work ();
      g_array_append_val (seconds, most);
    }
  bench_bound (rest, bench_percentile (seconds, 0.5), FRAME, "s");
}

static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  if (GTK_IS_LIST_VIEW (widget))
    return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAdjustment *found = find_adjustment (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
scroll_cb (guint step, gpointer data)
{
  GtkAdjustment *adjustment = data;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                            + gtk_adjustment_get_page_size (adjustment) / 8);
}

static void
measure_scrolling (Desk *desk, const char *tab, const char *what)
{
  GtkAdjustment *adjustment = find_adjustment (GTK_WIDGET (get_pane (desk, tab)));
  g_autoptr (GArray) frames =
      bench_ui_frames (GTK_WIDGET (desk->window), N_STEPS, scroll_cb, adjustment);

  bench_bound (what, bench_percentile (frames, 0.95), FRAME, "s");
  gtk_adjustment_set_value (adjustment, 0);
  settle ();
}

/* Cards go from one column to the next, each until it stands there. */
static void
measure_moves (Desk *desk)
{
  IsmsActionPane *pane = get_pane (desk, "board");
  IsmsBoard *board = isms_board_page_get_board (ISMS_BOARD_PAGE (pane));
  g_autoptr (GArray) took = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < RUNS; i++)
    {
      const IsmsActionSet *set = isms_action_pane_get_set (pane);
      guint place = g_array_index (set->by_state[ISMS_ACTION_OPEN], guint, i);
      gint64 action = ((IsmsActionItem *) set->items->pdata[place])->id;
      gint64 start = g_get_monotonic_time ();
      double seconds;
      guint position;

      bench_ui_watch ();
      g_signal_emit_by_name (board, "moved", action, ISMS_ACTION_WAITING, NULL);
      while (!isms_board_column_find (isms_board_get_column (board, ISMS_ACTION_WAITING), action,
                                      &position))
        g_main_context_iteration (NULL, TRUE);
      seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
      g_array_append_val (took, seconds);
      settle ();
      seconds = bench_ui_watched ();
      g_array_append_val (held, seconds);
    }
  bench_bound ("board: a card moved, written and there, median", bench_percentile (took, 0.5), 0.2,
               "s");
  bench_bound ("board: a card moved, the window held, median", bench_percentile (held, 0.5),
               2 * FRAME, "s");
}

static void
list_filter_cb (guint step, gpointer data)
{
  IsmsListPane *pane = data;
  g_autoptr (IsmsQuery) query = create_query (step);
  IsmsList *list = isms_selection_get_list (isms_list_pane_get_selection (pane));

  isms_list_pane_set_query (pane, query);
  while (isms_list_get_loading (list))
    g_main_context_iteration (NULL, TRUE);
}

static void
measure_list (Desk *desk)
{
  IsmsListPane *pane =
      isms_register_get_pane (isms_actions_page_get_register (ISMS_ACTIONS_PAGE (desk->page)));
  g_autoptr (GArray) frames = bench_ui_frames (GTK_WIDGET (desk->window), 20, list_filter_cb, pane);
  g_autoptr (GArray) worked =
      bench_ui_work (GTK_WIDGET (desk->window), 20, REST, list_filter_cb, pane);

  bench_bound ("list: a filter, the answer and the frame that shows it, median",
               bench_percentile (frames, 0.5), 2 * FRAME, "s");
  bench_bound ("list: a filter, the window's work, median", bench_percentile (worked, 0.5), FRAME,
               "s");
}

int
main (int argc, char **argv)
{
  Desk desk = { NULL };
  GtkWidget *page;

  gtk_init ();
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  desk.workspace = bench_workspace ("actions.isms", 1);
  fill (desk.workspace);
  bench_bound ("5,000 actions read and grouped, in the background",
               bench_median (read_set, &desk, RUNS), 0.1, "s");
  bench_bound ("5,000 actions listed by what they are for, in the background",
               bench_median (read_list, &desk, RUNS), 0.1, "s");

  page = isms_actions_page_new (desk.workspace);
  desk.page = ISMS_TABS_PAGE (page);
  desk.window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (desk.window, 1400, 900);
  gtk_window_set_child (desk.window, page);
  gtk_window_present (desk.window);
  settle ();
  measure_list (&desk);
  isms_list_pane_set_query (
      isms_register_get_pane (isms_actions_page_get_register (ISMS_ACTIONS_PAGE (page))), NULL);
  measure_opening (&desk, "board", "board: opened, the window held");
  measure_scrolling (&desk, "board", "board: a column scrolled, a frame, 95th percentile");
  measure_moves (&desk);
  measure_filter (&desk, "board", "board: a filter");
  measure_opening (&desk, "timeline", "time line: opened, the window held");
  measure_scrolling (&desk, "timeline", "time line: scrolled, a frame, 95th percentile");
  measure_filter (&desk, "timeline", "time line: a filter");
  gtk_window_destroy (desk.window);
  isms_workspace_close (desk.workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
