/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The Actions destination on the sample: one filter for all tabs, a board whose cards go from
 * column to column by keys and by the pointer, and a time line. */

#include "isms-ui-test.h"

#include "isms-action-card.h"
#include "isms-actions-group.h"
#include "isms-actions-page.h"
#include "isms-board-page.h"
#include "isms-query.h"
#include "isms-sample.h"
#include "isms-time-bar.h"
#include "isms-timeline-page.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  IsmsBoardPage *page; /* or NULL */
  IsmsBoard *board;
} Desk;

static const char *sample;

static gint64
read_int (Desk *desk, const char *sql)
{
  gint64 value = -1;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &value, NULL);
  return value;
}

static gint64
find_action (Desk *desk, const char *ref)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM action WHERE ref = '%s'", ref);

  return read_int (desk, sql);
}

static gboolean
is_in (Desk *desk, const char *ref, const char *state)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count(*) FROM action WHERE ref = '%s' AND state = '%s'", ref, state);

  return read_int (desk, sql) == 1;
}

static Desk
sit_down (int width, const char *tab)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  Desk desk = { NULL };

  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (sample);
  desk.workspace = isms_window_get_workspace (desk.window);
  isms_window_show_destination (desk.window, "actions");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), tab);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  return desk;
}

static void
wait_for_board (Desk *desk)
{
  wait_for (!isms_action_pane_is_behind (ISMS_ACTION_PANE (desk->page))
            && !isms_board_is_moving (desk->board))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static Desk
open_board (int width)
{
  Desk desk = sit_down (width, "board");

  desk.page = ISMS_BOARD_PAGE (
      isms_tabs_page_get_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "board"));
  desk.board = isms_board_page_get_board (desk.page);
  wait_for_board (&desk);
  return desk;
}

static guint
count_cards (Desk *desk, IsmsActionState state)
{
  return isms_board_column_get_n_actions (isms_board_get_column (desk->board, state));
}

static GtkWidget *
find_card (Desk *desk, const char *ref)
{
  gint64 id = find_action (desk, ref);

  for (guint i = 0; i < ISMS_ACTION_N_STATES; i++)
    {
      GtkWidget *card = isms_board_column_find_card (
          isms_board_get_column (desk->board, (IsmsActionState) i), id);

      if (card != NULL)
        return card;
    }
  return NULL;
}

static void
focus_card (Desk *desk, const char *ref)
{
  isms_board_focus (desk->board, find_action (desk, ref));
  wait_for (isms_board_get_focus (desk->board) == find_action (desk, ref))
    ;
  wait_for_board (desk);
}

/* The board at three widths; each column says how many it has, and each card all of the action. */
static void
test_board (void)
{
  const int widths[] = { 1400, 900, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Desk desk = open_board (widths[i]);
      g_autofree char *name = g_strdup_printf ("board-%d", widths[i]);
      g_autofree char *words = NULL;

      g_assert_cmpuint (count_cards (&desk, ISMS_ACTION_OPEN), ==,
                        read_int (&desk, "SELECT count(*) FROM action WHERE state = 'open' "
                                         "AND archived = 0"));
      g_assert_cmpuint (count_cards (&desk, ISMS_ACTION_DONE), ==,
                        read_int (&desk, "SELECT count(*) FROM action WHERE state = 'done' "
                                         "AND archived = 0"));
      words = isms_action_card_dup_words (ISMS_ACTION_CARD (find_card (&desk, "AC-020")));
      g_assert_nonnull (strstr (words, "AC-020  R-014 · Risk Treatment\n↑ High\n"));
      g_assert_nonnull (strstr (words, "\nOverdue, "));
      g_assert_true (g_str_has_suffix (words, "\nNH"));
      isms_ui_test_save (GTK_WIDGET (desk.window), name);
      isms_ui_test_close (desk.window);
    }
}

/* Ctrl and the arrows take the card along, with the focus; each is a step, and undone by one. */
static void
test_keys (void)
{
  Desk desk = open_board (1400);
  gint64 action = find_action (&desk, "AC-028");
  gint64 steps = read_int (&desk, "SELECT count(*) FROM journal");

  focus_card (&desk, "AC-028");
  isms_ui_test_key ("ctrl+Right");
  wait_for (is_in (&desk, "AC-028", "waiting"))
    ;
  wait_for_board (&desk);
  g_assert_cmpint (isms_board_get_focus (desk.board), ==, action);
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Moved AC-028 to “Waiting”"));
  isms_ui_test_key ("1");
  wait_for (is_in (&desk, "AC-028", "open"))
    ;
  wait_for_board (&desk);
  g_assert_cmpint (isms_board_get_focus (desk.board), ==, action);
  isms_ui_test_key ("ctrl+Left"); /* there is nothing before Open */
  isms_ui_test_key ("Left");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpint (read_int (&desk, "SELECT count(*) FROM journal"), ==, steps + 2);
  isms_ui_test_key ("ctrl+z");
  wait_for (is_in (&desk, "AC-028", "waiting"))
    ;
  isms_ui_test_close (desk.window);
}

/* The arrows go from card to card: down the column, and to the card beside. */
static void
test_walk (void)
{
  Desk desk = open_board (1400);
  IsmsBoardColumn *open = isms_board_get_column (desk.board, ISMS_ACTION_OPEN);
  IsmsBoardColumn *running = isms_board_get_column (desk.board, ISMS_ACTION_IN_PROGRESS);
  gint64 action;
  guint position;

  isms_action_pane_focus_search (ISMS_ACTION_PANE (desk.page));
  isms_ui_test_key ("Down");
  wait_for (isms_board_column_get_focus (open, &action, &position) && position == 0)
    ;
  isms_ui_test_key ("Down");
  wait_for (isms_board_column_get_focus (open, &action, &position) && position == 1)
    ;
  isms_ui_test_key ("Right");
  wait_for (isms_board_column_get_focus (running, &action, &position))
    ;
  g_assert_cmpuint (position, ==, 1);
  isms_ui_test_key ("Left");
  wait_for (isms_board_column_get_focus (open, &action, &position) && position == 1)
    ;
  isms_ui_test_key ("Return");
  wait_for (
      g_strcmp0 (isms_tabs_page_get_shown (ISMS_TABS_PAGE (isms_window_get_page (desk.window))),
                 "list")
      == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* From right to left, left is on. */
static void
test_right_to_left (void)
{
  Desk desk;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  desk = open_board (1000);
  focus_card (&desk, "AC-041");
  isms_ui_test_key ("ctrl+Left");
  wait_for (is_in (&desk, "AC-041", "in_progress"))
    ;
  wait_for_board (&desk);
  g_assert_cmpint (isms_board_get_focus (desk.board), ==, find_action (&desk, "AC-041"));
  isms_ui_test_save (GTK_WIDGET (desk.window), "board-rtl");
  isms_ui_test_close (desk.window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* Keys that come faster than the file is written are not lost. */
static void
test_fast_keys (void)
{
  Desk desk = open_board (1400);

  focus_card (&desk, "AC-027");
  isms_ui_test_key ("ctrl+Right");
  isms_ui_test_key ("ctrl+Right");
  wait_for (is_in (&desk, "AC-027", "waiting"))
    ;
  wait_for_board (&desk);
  g_assert_cmpint (isms_board_get_focus (desk.board), ==, find_action (&desk, "AC-027"));
  isms_ui_test_close (desk.window);
}

static void
drag_to (Desk *desk, const char *ref, IsmsActionState state)
{
  GtkWidget *card = find_card (desk, ref);
  GtkWidget *column = GTK_WIDGET (isms_board_get_column (desk->board, state));

  g_assert_nonnull (card);
  isms_ui_test_drag (card, 40, 30, column, gtk_widget_get_width (column) / 2.0, 120);
}

static void
test_drag (void)
{
  Desk desk = open_board (1400);

  drag_to (&desk, "AC-016", ISMS_ACTION_DONE);
  wait_for (is_in (&desk, "AC-016", "done"))
    ;
  wait_for_board (&desk);
  g_assert_cmpint (read_int (&desk, "SELECT count(*) FROM action WHERE ref = 'AC-016' "
                                    "AND progress = 100 AND done_on IS NOT NULL"),
                   ==, 1);
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Moved AC-016 to “Done”"));
  isms_ui_test_close (desk.window);
}

/* Nothing is dropped without a reason: Escape leaves it where it is. */
static void
test_drop (void)
{
  Desk desk = open_board (1400);
  GtkWidget *popover;

  drag_to (&desk, "AC-020", ISMS_ACTION_DROPPED);
  wait_for ((popover = isms_ui_test_find_type (GTK_WIDGET (desk.board), "IsmsDropPopover")) != NULL
            && gtk_widget_get_mapped (popover))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "board-why");
  isms_ui_test_key ("Return");
  isms_ui_test_key ("Escape");
  wait_for (!gtk_widget_get_mapped (popover))
    ;
  wait_for_board (&desk);
  g_assert_true (is_in (&desk, "AC-020", "open"));
  g_assert_cmpint (isms_board_get_focus (desk.board), ==, find_action (&desk, "AC-020"));
  isms_ui_test_key ("5");
  wait_for (gtk_widget_get_mapped (popover))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("The supplier is gone");
  isms_ui_test_key ("Return");
  wait_for (is_in (&desk, "AC-020", "dropped"))
    ;
  wait_for_board (&desk);
  g_assert_cmpint (read_int (&desk, "SELECT count(*) FROM action WHERE ref = 'AC-020' "
                                    "AND drop_reason = 'The supplier is gone'"),
                   ==, 1);
  isms_ui_test_key ("ctrl+z");
  wait_for (is_in (&desk, "AC-020", "open"))
    ;
  isms_ui_test_close (desk.window);
}

static IsmsQuery *
get_list_query (Desk *desk)
{
  return isms_register_get_query (
      isms_actions_page_get_register (ISMS_ACTIONS_PAGE (isms_window_get_page (desk->window))));
}

/* What is filtered on one tab is on all. */
static void
test_one_filter (void)
{
  Desk desk = open_board (1400);
  IsmsTabsPage *tabs = ISMS_TABS_PAGE (isms_window_get_page (desk.window));
  g_autoptr (IsmsQuery) query = NULL;
  const char *const high[] = { "high", NULL };
  gint64 n = read_int (&desk, "SELECT count(*) FROM action WHERE state = 'open' AND archived = 0 "
                              "AND priority = 'high'");

  isms_tabs_page_show_tab (tabs, "list");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  query = isms_query_copy (get_list_query (&desk));
  isms_query_filter (query, "priority", high);
  isms_list_pane_set_query (
      isms_register_get_pane (isms_actions_page_get_register (ISMS_ACTIONS_PAGE (tabs))), query);
  isms_tabs_page_show_tab (tabs, "board");
  wait_for (count_cards (&desk, ISMS_ACTION_OPEN) == n)
    ;
  isms_action_pane_focus_search (ISMS_ACTION_PANE (desk.page));
  isms_ui_test_type ("nothing is called this");
  wait_for (g_strcmp0 (isms_action_pane_get_face (ISMS_ACTION_PANE (desk.page)), "none") == 0)
    ;
  wait_for (g_strcmp0 (isms_query_get_words (get_list_query (&desk)), "nothing is called this")
            == 0)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.page), "Clear Filters"));
  wait_for (count_cards (&desk, ISMS_ACTION_OPEN) > n)
    ;
  g_assert_false (isms_query_is_filtered (get_list_query (&desk)));
  isms_ui_test_close (desk.window);
}

/* Ctrl+P on the board: who is to do what. */
static void
test_print (void)
{
  Desk desk = open_board (1400);
  AdwDialog *dialog;

  isms_ui_test_key ("ctrl+p");
  wait_for (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window)))
          != NULL
      && isms_ui_test_find_text (GTK_WIDGET (dialog), "Actions by Person") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "actions-by-person");
  isms_ui_test_key ("Escape");
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window))
            == NULL)
    ;
  isms_ui_test_close (desk.window);
}

/* --- The time line --- */

static IsmsTimelinePage *
wait_for_timeline (Desk *desk)
{
  IsmsTimelinePage *page = ISMS_TIMELINE_PAGE (
      isms_tabs_page_get_tab (ISMS_TABS_PAGE (isms_window_get_page (desk->window)), "timeline"));

  wait_for (!isms_action_pane_is_behind (ISMS_ACTION_PANE (page)))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  return page;
}

static gboolean
is_bar (GtkWidget *widget, gconstpointer title)
{
  GtkWidget *line = ISMS_IS_TIME_BAR (widget) && gtk_widget_get_mapped (widget)
                        ? gtk_widget_get_parent (widget)
                        : NULL;

  return line != NULL && isms_ui_test_find_text (line, title) != NULL;
}

/* A heading for each person, and for each record that something is done for. */
static void
test_timeline (void)
{
  const int widths[] = { 1400, 900, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Desk desk = sit_down (widths[i], "timeline");
      IsmsTimelinePage *page = wait_for_timeline (&desk);
      g_autofree char *name = g_strdup_printf ("timeline-%d", widths[i]);
      gint64 n = read_int (&desk, "SELECT count(*) FROM action WHERE archived = 0");

      g_assert_cmpint (isms_timeline_page_get_n_rows (page), ==,
                       n
                           + read_int (&desk, "SELECT count(DISTINCT ifnull (owner_id, 0)) "
                                              "FROM action WHERE archived = 0"));
      isms_ui_test_save (GTK_WIDGET (desk.window), name);
      isms_timeline_page_group (page, ISMS_ACTION_BY_RECORD);
      page = wait_for_timeline (&desk);
      g_assert_cmpint (isms_timeline_page_get_n_rows (page), ==,
                       n
                           + read_int (&desk,
                                       "SELECT count(DISTINCT ifnull (for_kind, '') || '/' || "
                                       "ifnull (for_id, 0)) FROM action WHERE archived = 0"));
      isms_ui_test_close (desk.window);
    }
}

/* The bar as it is now: rows are made anew whenever an action changed. -1: it is being made. */
static int
read_due (Desk *desk, const char *title)
{
  GtkWidget *widget = isms_ui_test_find (GTK_WIDGET (desk->window), is_bar, title);

  return widget != NULL && gtk_widget_get_mapped (widget)
             ? isms_time_bar_get_due (ISMS_TIME_BAR (widget))
             : -1;
}

/* By a key, and by the pointer: each is a step. */
static void
test_move_bar (void)
{
  Desk desk = sit_down (1400, "timeline");
  IsmsTimelinePage *page = wait_for_timeline (&desk);
  const char *title = "AC-022 Log bulk downloads of source code";
  const char *label = "SELECT count(*) FROM journal WHERE label LIKE 'Moved AC-022 to %'";
  GtkWidget *widget;
  IsmsTimeBar *bar;
  int start, due;
  double y, middle;

  isms_action_pane_focus_search (ISMS_ACTION_PANE (page));
  isms_ui_test_type ("bulk downloads");
  wait_for (isms_timeline_page_get_n_rows (page) == 2)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  widget = isms_ui_test_find (GTK_WIDGET (page), is_bar, title);
  bar = ISMS_TIME_BAR (widget);
  start = isms_time_bar_get_start (bar);
  due = isms_time_bar_get_due (bar);
  y = gtk_widget_get_height (widget) / 2.0;
  middle = (isms_time_bar_get_x (bar, start) + isms_time_bar_get_x (bar, due)) / 2;
  isms_ui_test_click_at (widget, middle, y);
  wait_for (gtk_widget_has_focus (widget))
    ;
  isms_ui_test_key ("shift+Right");
  wait_for (read_int (&desk, label) == 1 && read_due (&desk, title) == due + 1)
    ;
  wait_for_timeline (&desk);
  wait_for (read_due (&desk, title) == due + 1)
    ;
  widget = isms_ui_test_find (GTK_WIDGET (desk.window), is_bar, title);
  g_assert_cmpint (isms_time_bar_get_start (ISMS_TIME_BAR (widget)), ==, start);
  isms_ui_test_key ("ctrl+z");
  wait_for (read_due (&desk, title) == due)
    ;
  wait_for_timeline (&desk);
  wait_for (read_due (&desk, title) == due)
    ;
  widget = isms_ui_test_find (GTK_WIDGET (desk.window), is_bar, title);
  /* Not where it was clicked: that would be a double click. */
  isms_ui_test_drag (widget, middle - 40, y, widget, middle + 20, y);
  wait_for (read_int (&desk, label) == 2)
    ;
  page = wait_for_timeline (&desk);
  widget = isms_ui_test_find (GTK_WIDGET (page), is_bar, title);
  g_assert_cmpint (isms_time_bar_get_due (ISMS_TIME_BAR (widget)), >, due);
  g_assert_cmpint (isms_time_bar_get_due (ISMS_TIME_BAR (widget))
                       - isms_time_bar_get_start (ISMS_TIME_BAR (widget)),
                   ==, due - start);
  isms_ui_test_close (desk.window);
}

/* --- What is done for a record --- */

/* In the form of any record: added in place, ticked off, and summed up. */
static void
test_for_any_record (void)
{
  Desk desk = sit_down (1400, "list");
  gint64 asset = read_int (&desk, "SELECT id FROM asset WHERE ref = 'A-003'");
  const char *sql = "SELECT count(*) FROM action WHERE title = 'Count the shelves' "
                    "AND for_kind = 'asset' AND kind = 'improvement'";
  GtkWidget *group;

  g_assert_true (isms_window_show_record (desk.window, "asset", asset));
  wait_for ((group = isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsActionsGroup")) != NULL
            && gtk_widget_get_mapped (group))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_null (isms_ui_test_find_text (group, "0 of 1 done · 0 %"));
  gtk_widget_grab_focus (isms_actions_group_get_entry (ISMS_ACTIONS_GROUP (group)));
  isms_ui_test_type ("Count the shelves");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, sql) == 1)
    ;
  wait_for (isms_ui_test_find_text (group, "0 of 1 done · 0 %") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "actions-of-an-asset");
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  isms_ui_test_init (&argc, &argv);
  sample = path = g_build_filename (g_getenv ("XDG_DATA_HOME"), "sample.isms", NULL);
  isms_sample_create (path, today, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/ui/actions/board", test_board);
  g_test_add_func ("/ui/actions/keys", test_keys);
  g_test_add_func ("/ui/actions/walk", test_walk);
  g_test_add_func ("/ui/actions/right-to-left", test_right_to_left);
  g_test_add_func ("/ui/actions/fast-keys", test_fast_keys);
  g_test_add_func ("/ui/actions/drag", test_drag);
  g_test_add_func ("/ui/actions/drop", test_drop);
  g_test_add_func ("/ui/actions/one-filter", test_one_filter);
  g_test_add_func ("/ui/actions/print", test_print);
  g_test_add_func ("/ui/actions/timeline", test_timeline);
  g_test_add_func ("/ui/actions/move-bar", test_move_bar);
  g_test_add_func ("/ui/actions/for-any-record", test_for_any_record);
  return isms_ui_test_run ();
}
