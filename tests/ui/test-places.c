/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Places in the window: landing, the sidebar, back and forward, narrow, after an undo. */

#include "isms-desk.h"

#include "isms-destinations.h"
#include "isms-edit.h"
#include "isms-risks-page.h"
#include "isms-split.h"
#include "isms-trail.h"

#define WIDE 1300
#define NARROW 360

static const char *const titles[] = { "Badge printer", "Payroll data", "Web shop", NULL };

static GSettings *
get_settings (void)
{
  return isms_application_get_settings (isms_ui_test_get_application ());
}

static gint64
get_id (IsmsDesk *desk, guint position)
{
  return isms_list_get_id (isms_selection_get_list (isms_list_pane_get_selection (desk->pane)),
                           position);
}

static gint64
add_risk (IsmsDesk *desk, const char *title)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Added a risk");
  g_autoptr (GError) error = NULL;
  gint64 id = isms_edit_create (step, isms_kind_find ("risk"), title);

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* As by a window manager's hand. */
static void
set_width (IsmsWindow *window, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (window), width, 800);
  wait_for (gtk_widget_get_width (GTK_WIDGET (window)) == width)
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
}

/* --- The trail itself --- */

static void
visit (IsmsTrail *trail, const char *destination, gint64 record, int second)
{
  IsmsPlace place = { isms_destination_find (destination), NULL, record };

  isms_trail_visit (trail, &place, second * G_USEC_PER_SEC);
}

static void
assert_step (IsmsTrail *trail, int steps, const char *destination, gint64 record)
{
  const IsmsPlace *place = isms_trail_step (trail, steps);

  g_assert_nonnull (place);
  g_assert_cmpstr (place->destination->id, ==, destination);
  g_assert_cmpint (place->record, ==, record);
}

static void
test_trail (void)
{
  IsmsTrail *trail = isms_trail_new ();

  g_assert_false (isms_trail_can_step (trail, -1));
  visit (trail, "assets", 0, 10);
  visit (trail, "assets", 1, 20);
  visit (trail, "assets", 2, 30);
  visit (trail, "assets", 3, 30); /* 2 was only passed */
  visit (trail, "risks", 7, 40);
  visit (trail, "risks", 7, 41);
  g_assert_false (isms_trail_can_step (trail, 1));
  assert_step (trail, -1, "assets", 3);
  assert_step (trail, -1, "assets", 1);
  assert_step (trail, 1, "assets", 3);
  assert_step (trail, -1, "assets", 1);
  visit (trail, "assets", 0, 50); /* back to the list around it */
  g_assert_false (isms_trail_can_step (trail, -1));
  assert_step (trail, 1, "assets", 1);
  visit (trail, "people", 0, 60); /* gives up what was ahead */
  g_assert_false (isms_trail_can_step (trail, 1));
  assert_step (trail, -1, "assets", 1);
  for (int i = 0; i < 1000; i++)
    visit (trail, i % 2 ? "assets" : "people", i, 100 + 2 * i);
  assert_step (trail, -1, "people", 998);
  isms_trail_clear (trail);
  g_assert_false (isms_trail_can_step (trail, -1));
  isms_trail_free (trail);
}

/* --- In the window --- */

static void
test_back (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  IsmsRisksPage *risks;
  gint64 asset = get_id (&desk, 1);
  gint64 risk = add_risk (&desk, "Flood in the archive");

  isms_window_show_record (desk.window, "asset", asset);
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", asset))
    ;
  isms_ui_test_key ("ctrl+4");
  wait_for (isms_desk_is_at (desk.window, "risks", "map", 0))
    ;
  risks = ISMS_RISKS_PAGE (isms_window_get_page (desk.window));
  isms_ui_test_click (isms_ui_test_find_text (GTK_WIDGET (risks), "Register"));
  wait_for (isms_desk_is_at (desk.window, "risks", "register", 0))
    ;
  isms_window_show_record (desk.window, "risk", risk);
  wait_for (isms_desk_is_at (desk.window, "risks", "register", risk))
    ;
  isms_ui_test_save (GTK_WIDGET (desk.window), "places-record");

  isms_ui_test_key ("alt+Left");
  wait_for (isms_desk_is_at (desk.window, "risks", "register", 0))
    ;
  isms_ui_test_key ("alt+Left");
  wait_for (isms_desk_is_at (desk.window, "risks", "map", 0))
    ;
  isms_ui_test_key ("alt+Left");
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", asset))
    ;
  isms_ui_test_key ("alt+Left");
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", 0))
    ;
  isms_ui_test_key ("alt+Right");
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", asset))
    ;
  isms_ui_test_key ("alt+Right");
  isms_ui_test_key ("alt+Right");
  isms_ui_test_key ("alt+Right");
  wait_for (isms_desk_is_at (desk.window, "risks", "register", risk))
    ;
  isms_ui_test_close (desk.window);
}

/* Made and closed, with a risk in it. */
static char *
create_with_risk (const char *organisation)
{
  char *path = isms_ui_test_create_workspace (organisation);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsWorkspace) workspace =
      isms_workspace_open (path, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
  g_autoptr (IsmsStep) step = NULL;

  g_assert_no_error (error);
  step = isms_store_begin (isms_workspace_get_store (workspace), "Added a risk");
  isms_edit_create (step, isms_kind_find ("risk"), "Flood");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  isms_workspace_close (workspace);
  return path;
}

/* A new workspace shows what to do first, one with risks its map; each one opens where it was left.
 */
static void
test_landing (void)
{
  g_autofree char *one = isms_ui_test_create_workspace ("First House");
  g_autofree char *two = create_with_risk ("Second House");
  IsmsWindow *window = isms_ui_test_open (one);

  g_assert_true (isms_desk_is_at (window, "overview", "overview", 0));
  isms_ui_test_save (GTK_WIDGET (window), "places-landing");
  isms_window_show_destination (window, "risks");
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_click (isms_ui_test_find_text (GTK_WIDGET (window), "Register"));
  wait_for (isms_desk_is_at (window, "risks", "register", 0))
    ;
  isms_window_open (window, two);
  wait_for (isms_window_get_workspace (window))
    ;
  g_assert_true (isms_desk_is_at (window, "risks", "map", 0));
  isms_window_show_destination (window, "people");
  isms_window_open (window, one);
  wait_for (isms_window_get_workspace (window))
    ;
  g_assert_true (isms_desk_is_at (window, "risks", "register", 0));
  isms_ui_test_close (window);

  window = isms_ui_test_open (two);
  g_assert_true (isms_desk_is_at (window, "people", "coverage", 0));
  isms_ui_test_close (window);
}

static GtkWidget *
get_focus_row (IsmsWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return GTK_IS_LIST_BOX_ROW (focus) ? focus : NULL;
}

/* The page follows the arrow keys; the focus stays in the sidebar. */
static void
test_sidebar (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkWidget *row;

  wait_for ((row = isms_ui_test_find_button (GTK_WIDGET (desk.window), "Assets")))
    ;
  gtk_widget_grab_focus (row);
  wait_for (get_focus_row (desk.window) == row)
    ;
  isms_ui_test_key ("Down");
  wait_for (g_str_equal (isms_window_get_destination (desk.window), "risks"))
    ;
  isms_ui_test_key ("Down");
  wait_for (g_str_equal (isms_window_get_destination (desk.window), "controls"))
    ;
  isms_ui_test_key ("Down");
  wait_for (g_str_equal (isms_window_get_destination (desk.window), "documents"))
    ;
  isms_ui_test_key ("Down");
  wait_for (g_str_equal (isms_window_get_destination (desk.window), "actions"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  wait_for (get_focus_row (desk.window) != NULL
            && gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (get_focus_row (desk.window))))
    ;
  isms_ui_test_save (GTK_WIDGET (desk.window), "places-sidebar");
  isms_ui_test_key ("Up");
  wait_for (g_str_equal (isms_window_get_destination (desk.window), "documents"))
    ;
  isms_ui_test_key ("alt+Left");
  wait_for (g_str_equal (isms_window_get_destination (desk.window), "actions"))
    ;
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (get_focus_row (desk.window))));
  /* by whatever key the person goes, the ring goes along */
  isms_ui_test_key ("ctrl+3");
  wait_for (g_str_equal (isms_window_get_destination (desk.window), "assets"))
    ;
  g_assert_true (get_focus_row (desk.window) == row);
  isms_ui_test_close (desk.window);
}

static AdwNavigationSplitView *
find_split (GtkWidget *widget)
{
  return ADW_NAVIGATION_SPLIT_VIEW (isms_ui_test_find_type (widget, "AdwNavigationSplitView"));
}

static gboolean
leads_back (IsmsDesk *desk)
{
  GtkWidget *button =
      isms_ui_test_find_type (GTK_WIDGET (isms_desk_get_detail (desk)), "AdwBackButton");

  return button != NULL && gtk_widget_get_mapped (button);
}

/* Without the sidebar the window has one way back to it, not a second one above the record. */
static void
test_hidden_sidebar (void)
{
  AdwNavigationSplitView *outer;
  IsmsDesk desk;

  g_settings_set_int (get_settings (), "window-width", WIDE);
  desk = isms_desk_open (titles);
  outer = find_split (GTK_WIDGET (desk.window));
  isms_window_show_record (desk.window, "asset", get_id (&desk, 1));
  isms_ui_test_key ("F9");
  wait_for (adw_navigation_split_view_get_collapsed (outer))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "places-hidden-sidebar");
  g_assert_false (leads_back (&desk));
  set_width (desk.window, NARROW);
  wait_for (leads_back (&desk))
    ;
  isms_ui_test_close (desk.window);
  g_settings_reset (get_settings (), "sidebar-hidden");
  g_settings_reset (get_settings (), "window-width");
}

/* What is read stays on show when there is less room: the record, then the list, then the sidebar.
 */
static void
test_narrowing (void)
{
  AdwNavigationSplitView *outer;
  AdwNavigationSplitView *inner;
  IsmsDesk desk;
  gint64 id;

  g_settings_set_int (get_settings (), "window-width", WIDE);
  desk = isms_desk_open (titles);
  outer = find_split (GTK_WIDGET (desk.window));
  inner = find_split (GTK_WIDGET (desk.page));
  id = get_id (&desk, 1);
  isms_ui_test_key ("F10"); /* the menu is in the sidebar */
  isms_ui_test_key ("Escape");
  isms_window_show_record (desk.window, "asset", id);
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", id))
    ;
  set_width (desk.window, NARROW);
  wait_for (adw_navigation_split_view_get_collapsed (outer)
            && adw_navigation_split_view_get_collapsed (inner))
    ;
  g_assert_true (adw_navigation_split_view_get_show_content (outer));
  g_assert_true (adw_navigation_split_view_get_show_content (inner));
  g_assert_true (isms_desk_is_at (desk.window, "assets", "asset", id));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "places-narrowed");

  isms_ui_test_key ("alt+Left");
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", 0))
    ;
  g_assert_true (adw_navigation_split_view_get_show_content (outer));
  isms_ui_test_key ("F9");
  wait_for (!adw_navigation_split_view_get_show_content (outer))
    ;
  isms_ui_test_close (desk.window);
  g_settings_reset (get_settings (), "window-width");
}

/* A record that is asked for before its list ever had a size opens in the list's place. */
static void
test_narrow_find (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Brightwater Logistics");
  IsmsWindow *window;
  IsmsDesk desk = { 0 };
  gint64 risk;

  g_settings_set_int (get_settings (), "window-width", NARROW);
  window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (window);
  risk = add_risk (&desk, "Flood in the archive");
  isms_window_show_destination (window, "risks");
  wait_for (isms_desk_is_at (window, "risks", "map", 0))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_key ("ctrl+k");
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_type ("flood");
  wait_for (isms_ui_test_find_text (
      GTK_WIDGET (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window))),
      "Flood in the archive"))
    ;
  isms_ui_test_key ("Return");
  wait_for (isms_desk_is_at (window, "risks", "register", risk))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  g_assert_true (isms_desk_is_at (window, "risks", "register", risk));
  isms_ui_test_save (GTK_WIDGET (window), "places-narrow-found");
  g_assert_true (adw_navigation_split_view_get_show_content (
      find_split (GTK_WIDGET (isms_window_get_page (window)))));
  isms_ui_test_close (window);
  g_settings_reset (get_settings (), "window-width");
}

/* What comes before the first row is in sight, for who looks at the top of the list. */
static void
test_top (void)
{
  const char *const many[] = { "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10", "11",
                               "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22",
                               "23", "24", "25", "26", "27", "28", "29", "30", "31", NULL };
  IsmsDesk desk = isms_desk_open (many);
  GtkAdjustment *adjustment =
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (isms_list_pane_get_view (desk.pane)));
  double row;

  for (guint i = 30; i > 27; i--)
    {
      gint64 id = get_id (&desk, 30);
      g_autofree char *ref = g_strdup_printf ("%u", i - 20);

      isms_desk_set_field (&desk, 30, "ref", ref);
      wait_for (get_id (&desk, 0) == id)
        ;
      isms_ui_test_settle (GTK_WIDGET (desk.window));
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), ==, 0);
    }
  /* Who has scrolled keeps what they look at. */
  row = gtk_adjustment_get_upper (adjustment) / 31;
  gtk_adjustment_set_value (adjustment, 5 * row);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_desk_set_field (&desk, 30, "ref", "1");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  wait_for (gtk_adjustment_get_value (adjustment) == 6 * row)
    ;
  isms_ui_test_close (desk.window);
}

/* What is new is in sight, also where it is the last of many. */
static void
test_new_in_sight (void)
{
  const char *const many[] = { "1",  "2",  "3",  "4",  "5",  "6",  "7",  "8",  "9",  "10", "11",
                               "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22",
                               "23", "24", "25", "26", "27", "28", "29", "30", "31", NULL };
  IsmsDesk desk = isms_desk_open (many);
  GtkAdjustment *adjustment =
      gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (isms_list_pane_get_view (desk.pane)));

  isms_ui_test_key ("ctrl+n");
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window)))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("Last of all");
  isms_ui_test_key ("Return");
  wait_for (isms_desk_get_n_items (&desk) == 32)
    ;
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", get_id (&desk, 31)))
    ;
  wait_for (gtk_adjustment_get_value (adjustment)
            == gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment))
    ;
  isms_ui_test_close (desk.window);
}

/* After an undo of its archiving, a record is selected again. */
static void
test_undo_shows (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkColumnView *view = isms_list_pane_get_view (desk.pane);
  gint64 id = get_id (&desk, 1);

  isms_list_pane_focus_list (desk.pane);
  gtk_column_view_scroll_to (view, 1, NULL, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", id))
    ;
  isms_ui_test_key ("Delete");
  wait_for (isms_desk_get_n_items (&desk) == 2)
    ;
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Archived A-002"));
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", 0))
    ;
  isms_ui_test_key ("ctrl+z");
  wait_for (isms_desk_get_n_items (&desk) == 3)
    ;
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", id))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpstr (isms_desk_get_row_text (&desk, "title"), ==, "Payroll data");
  isms_ui_test_save (GTK_WIDGET (desk.window), "places-undone");
  isms_ui_test_close (desk.window);
}

/* So it is where the undo was quicker than the list. */
static void
test_undo_at_once (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  gint64 id = get_id (&desk, 1);

  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  for (int i = 0; i < 5; i++)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (&desk), "Archive");
      g_autoptr (IsmsRecord) record = isms_record_load (isms_workspace_get_reader (desk.workspace),
                                                        isms_kind_find ("asset"), id, NULL);
      IsmsList *list = isms_selection_get_list (isms_list_pane_get_selection (desk.pane));

      isms_edit_archive (step, record, TRUE);
      g_assert_true (isms_step_commit (step, NULL, NULL));
      g_assert_true (isms_store_undo (isms_desk_get_store (&desk), NULL, NULL));
      wait_for (isms_list_is_behind (list))
        ;
      wait_for (!isms_list_is_behind (list))
        ;
      g_assert_cmpint (isms_desk_get_n_items (&desk), ==, 3);
      g_assert_true (isms_desk_is_at (desk.window, "assets", "asset", id));
    }
  isms_ui_test_close (desk.window);
}

static guint
get_n_selected (IsmsDesk *desk)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (desk->selection);

  return gtk_bitset_get_size (selected);
}

/* So are several; what did not change stays out. */
static void
test_undo_shows_all (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkColumnView *view = isms_list_pane_get_view (desk.pane);

  gtk_column_view_scroll_to (view, 1, NULL, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("shift+Down");
  wait_for (get_n_selected (&desk) == 2)
    ;
  isms_ui_test_key ("Delete");
  wait_for (isms_desk_get_n_items (&desk) == 1)
    ;
  wait_for (get_n_selected (&desk) == 0)
    ;
  isms_ui_test_key ("ctrl+z");
  wait_for (isms_desk_get_n_items (&desk) == 3)
    ;
  wait_for (get_n_selected (&desk) == 2)
    ;
  g_assert_false (gtk_selection_model_is_selected (desk.selection, 0));
  g_assert_cmpstr (isms_list_pane_get_count_text (desk.pane), ==, "2 selected");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "places-undone-several");
  isms_ui_test_close (desk.window);
}

static gboolean
is_inside (GtkWidget *widget, GtkWidget *outer)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, outer, &bounds) && bounds.origin.x >= 0
         && bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (outer);
}

/* In a narrow window the words of a toast wrap, however many they are, and its button is there. */
static void
test_narrow_toast (void)
{
  g_autoptr (GString) words = g_string_new ("Added");
  IsmsDesk desk;

  g_settings_set_int (get_settings (), "window-width", NARROW);
  desk = isms_desk_open (titles);
  while (words->len < 60)
    {
      g_autoptr (IsmsStep) step = NULL;
      g_autoptr (GError) error = NULL;
      GtkWidget *label;
      GtkWidget *undo;

      g_string_append (words, words->len % 7 ? " it" : " word");
      step = isms_store_begin (isms_desk_get_store (&desk), words->str);
      isms_edit_create (step, isms_kind_find ("asset"), "Camera");
      g_assert_true (isms_step_commit (step, NULL, &error));
      g_assert_no_error (error);
      wait_for ((label = isms_ui_test_find_text (GTK_WIDGET (desk.window), words->str)) != NULL)
        ;
      isms_ui_test_settle (GTK_WIDGET (desk.window));
      isms_ui_test_save (GTK_WIDGET (desk.window), "places-narrow-toast");
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
      undo = isms_ui_test_find_text (GTK_WIDGET (desk.window), "Undo");
      g_assert_nonnull (undo);
      g_assert_true (is_inside (undo, GTK_WIDGET (desk.window)));
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (undo))));
    }
  isms_ui_test_close (desk.window);
  g_settings_reset (get_settings (), "window-width");
}

static GtkAdjustment *
get_form_scroll (IsmsDesk *desk)
{
  GtkWidget *form = isms_detail_get_form (isms_desk_get_detail (desk));

  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (isms_ui_test_find_type (form, "GtkScrolledWindow")));
}

/* Who comes back finds the form of the record as they left it; who seeks it sees its title. */
static void
test_back_in_form (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  gint64 asset = get_id (&desk, 1);
  gint64 risk = add_risk (&desk, "Flood in the archive");

  isms_window_show_record (desk.window, "asset", asset);
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", asset))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  gtk_adjustment_set_value (get_form_scroll (&desk), 100);
  isms_window_show_record (desk.window, "risk", risk);
  wait_for (isms_desk_is_at (desk.window, "risks", "register", risk))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("alt+Left");
  wait_for (isms_desk_is_at (desk.window, "assets", "asset", asset))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpfloat (gtk_adjustment_get_value (get_form_scroll (&desk)), ==, 100);
  isms_window_show_record (desk.window, "asset", asset);
  wait_for (gtk_adjustment_get_value (get_form_scroll (&desk)) == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* A split view that goes while it turns to its content: it stays until it is done with itself. */
static void
test_split_ends (void)
{
  GtkWidget *split = g_object_ref_sink (adw_navigation_split_view_new ());
  gpointer weak = split;

  g_object_add_weak_pointer (G_OBJECT (split), &weak);
  isms_split_keep (ADW_NAVIGATION_SPLIT_VIEW (split));
  adw_navigation_split_view_set_sidebar (ADW_NAVIGATION_SPLIT_VIEW (split),
                                         adw_navigation_page_new (gtk_label_new ("1"), "Side"));
  adw_navigation_split_view_set_content (ADW_NAVIGATION_SPLIT_VIEW (split),
                                         adw_navigation_page_new (gtk_label_new ("2"), "Content"));
  adw_navigation_split_view_set_collapsed (ADW_NAVIGATION_SPLIT_VIEW (split), TRUE);
  adw_navigation_split_view_set_show_content (ADW_NAVIGATION_SPLIT_VIEW (split), TRUE);
  g_object_unref (split);
  g_assert_nonnull (weak);
  wait_for (weak == NULL)
    ;
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/places/trail", test_trail);
  g_test_add_func ("/ui/places/back", test_back);
  g_test_add_func ("/ui/places/back-in-form", test_back_in_form);
  g_test_add_func ("/ui/places/landing", test_landing);
  g_test_add_func ("/ui/places/sidebar", test_sidebar);
  g_test_add_func ("/ui/places/hidden-sidebar", test_hidden_sidebar);
  g_test_add_func ("/ui/places/narrowing", test_narrowing);
  g_test_add_func ("/ui/places/narrow-find", test_narrow_find);
  g_test_add_func ("/ui/places/top", test_top);
  g_test_add_func ("/ui/places/new-in-sight", test_new_in_sight);
  g_test_add_func ("/ui/places/undo-shows", test_undo_shows);
  g_test_add_func ("/ui/places/undo-at-once", test_undo_at_once);
  g_test_add_func ("/ui/places/undo-shows-all", test_undo_shows_all);
  g_test_add_func ("/ui/places/narrow-toast", test_narrow_toast);
  g_test_add_func ("/ui/places/split-ends", test_split_ends);
  return isms_ui_test_run ();
}
