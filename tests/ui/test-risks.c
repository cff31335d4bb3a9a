/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Risks in the real window, on the sample: map and register together, ratings. */

#include "isms-ui-test.h"

#include "isms-heat-map.h"
#include "isms-heat-print.h"
#include "isms-day.h"
#include "isms-map-report.h"
#include "isms-print-preview.h"
#include "isms-rating-editor.h"
#include "isms-rating-grid.h"
#include "isms-risk-chip.h"
#include "isms-risks-page.h"
#include "isms-sample.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  IsmsRisksPage *page;
  IsmsHeatPage *heat_page;
  IsmsListPane *pane;
} Desk;

static const char *sample;

static GListModel *
get_rows (Desk *desk)
{
  return G_LIST_MODEL (isms_list_pane_get_selection (desk->pane));
}

static gint64
get_selected (Desk *desk)
{
  g_autoptr (GArray) ids = isms_selection_dup_ids (isms_list_pane_get_selection (desk->pane));

  return ids->len == 1 ? g_array_index (ids, gint64, 0) : 0;
}

static guint
get_total (Desk *desk)
{
  return isms_heat_source_get_total (isms_heat_page_get_source (desk->heat_page));
}

static Desk
sit_down (int width, int height)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  Desk desk = { NULL };

  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  desk.window = isms_ui_test_open (sample);
  isms_window_show_destination (desk.window, "risks");
  desk.workspace = isms_window_get_workspace (desk.window);
  desk.page = ISMS_RISKS_PAGE (isms_window_get_page (desk.window));
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (desk.page),
                           "map"); /* wherever the test before left it */
  desk.heat_page = isms_risks_page_get_heat_page (desk.page);
  desk.pane = isms_register_get_pane (isms_risks_page_get_register (desk.page));
  wait_for (g_list_model_get_n_items (get_rows (&desk)) > 0 && get_total (&desk) > 0)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  return desk;
}

static IsmsRatingEditor *
open_editor (Desk *desk, guint position)
{
  GtkWidget *editor;

  isms_tabs_page_show_tab (ISMS_TABS_PAGE (desk->page), "register");
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (desk)), position, TRUE);
  wait_for ((editor = isms_ui_test_find_type (GTK_WIDGET (desk->page), "IsmsRatingEditor"))
            && gtk_widget_get_mapped (editor))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  return ISMS_RATING_EDITOR (editor);
}

static void
save_both_tabs (Desk *desk, const char *name)
{
  g_autofree char *map = g_strdup_printf ("risks-%s-map", name);
  g_autofree char *rating = g_strdup_printf ("risks-%s-rating", name);

  isms_tabs_page_show_tab (ISMS_TABS_PAGE (desk->page), "map");
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_ui_test_save (GTK_WIDGET (desk->window), map);
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (desk->page), "register");
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_ui_test_save (GTK_WIDGET (desk->window), rating);
}

/* Every face it has, for the eye; that nothing warns is the test. */
static void
test_looks (void)
{
  const int widths[] = { 1400, 900, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *name = g_strdup_printf ("%d", widths[i]);
      Desk desk = sit_down (widths[i], 780);

      gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (&desk)), 1, TRUE);
      save_both_tabs (&desk, name);
      isms_ui_test_close (desk.window);
    }
}

static void
test_dark (void)
{
  Desk desk = sit_down (1200, 780);

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (&desk)), 1, TRUE);
  save_both_tabs (&desk, "dark");
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  isms_ui_test_close (desk.window);
}

static void
test_right_to_left (void)
{
  Desk desk;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  desk = sit_down (1200, 780);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (&desk)), 1, TRUE);
  save_both_tabs (&desk, "rtl");
  isms_ui_test_close (desk.window);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

static gboolean
is_ref_cut (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && ISMS_IS_RISK_CHIP (gtk_widget_get_parent (widget))
         && gtk_widget_get_mapped (widget)
         && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (widget)), "R-")
         && (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)))
             || gtk_widget_get_width (gtk_widget_get_parent (widget))
                    < gtk_widget_get_width (widget));
}

/* However little room there is beside the arrows: the title gives way. */
static void
test_refs_are_whole (void)
{
  for (int width = 1000; width <= 1400; width += 50)
    {
      Desk desk = sit_down (width, 800);
      GtkWidget *map = GTK_WIDGET (isms_heat_page_get_map (desk.heat_page));

      wait_for (isms_ui_test_find_type (map, "IsmsRiskChip"))
        ;
      isms_heat_page_show_movement (desk.heat_page, NULL);
      isms_ui_test_settle (map);
      g_assert_null (isms_ui_test_find (map, is_ref_cut, NULL));
      isms_ui_test_close (desk.window);
    }
}

static int
measure_grid (void)
{
  GtkWidget *grid = g_object_ref_sink (g_object_new (ISMS_TYPE_RATING_GRID, NULL));
  g_autoptr (IsmsMethod) method = isms_method_new_preset ("5x5");
  int natural;

  isms_rating_grid_set_method (ISMS_RATING_GRID (grid), method);
  gtk_widget_measure (grid, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  g_object_unref (grid);
  return natural;
}

static void
test_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int dpi, grid = measure_grid ();
  Desk desk;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  g_assert_cmpint (measure_grid (), >, 2 * grid * 9 / 10);
  desk = sit_down (1200, 780);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (&desk)), 1, TRUE);
  save_both_tabs (&desk, "large");
  isms_ui_test_close (desk.window);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

/* One set of filters for both: what is chosen at the map holds in the register, and the other way.
 */
static void
test_filters (void)
{
  Desk desk = sit_down (1200, 780);
  const char *const shared[] = { "share", NULL };
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  guint all = get_total (&desk);
  GtkWidget *button;

  isms_query_filter (query, "treatment", shared);
  isms_list_pane_set_query (desk.pane, query);
  wait_for (get_total (&desk) < all && get_total (&desk) > 0)
    ;
  wait_for (g_list_model_get_n_items (get_rows (&desk)) == get_total (&desk))
    ;
  button = isms_ui_test_find_tip (GTK_WIDGET (desk.heat_page), "Clear Treatment");
  g_assert_nonnull (button);
  isms_ui_test_click (button);
  wait_for (g_list_model_get_n_items (get_rows (&desk)) == all && get_total (&desk) == all)
    ;
  isms_ui_test_close (desk.window);
}

/* The register is made when it is asked for: with the filters of the map, and to show a risk. */
static gboolean
is_list_view (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_get_mapped (widget);
}

/* What is selected on the map is in sight in the list beside it. */
static void
test_row_in_sight (void)
{
  Desk desk = sit_down (1200, 780);
  IsmsHeatMap *map =
      ISMS_HEAT_MAP (isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsHeatMap"));
  IsmsList *list = isms_heat_page_get_list (desk.heat_page);
  GtkScrollable *view =
      GTK_SCROLLABLE (isms_ui_test_find (GTK_WIDGET (desk.heat_page), is_list_view, NULL));
  GtkAdjustment *rows = gtk_scrollable_get_vadjustment (view);
  guint n;

  wait_for ((n = g_list_model_get_n_items (G_LIST_MODEL (list))) > 20)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_heat_map_focus_risk (map, isms_list_get_id (list, n - 1));
  wait_for (gtk_adjustment_get_value (rows)
            == gtk_adjustment_get_upper (rows) - gtk_adjustment_get_page_size (rows))
    ;
  isms_heat_map_focus_risk (map, isms_list_get_id (list, 0));
  wait_for (gtk_adjustment_get_value (rows) == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* The words above the list take no room from the map. */
static void
test_map_keeps_width (void)
{
  Desk desk = sit_down (1200, 780);
  GtkWidget *map = isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsHeatMap");
  int width = gtk_widget_get_width (map);

  isms_ui_test_click (isms_heat_map_get_cell (ISMS_HEAT_MAP (map), 5, 1));
  wait_for (isms_ui_test_find_button (GTK_WIDGET (desk.heat_page), "Clear"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "risks-cell");
  g_assert_cmpint (gtk_widget_get_width (map), ==, width);
  isms_ui_test_close (desk.window);
}

static void
test_register_late (void)
{
  IsmsWindow *window = isms_ui_test_open (sample);
  const char *const shared[] = { "share", NULL };
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  Desk desk = { window };
  guint all;

  isms_window_show_destination (window, "risks");
  desk.page = ISMS_RISKS_PAGE (isms_window_get_page (window));
  desk.heat_page = isms_risks_page_get_heat_page (desk.page);
  wait_for ((all = get_total (&desk)) > 0)
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  g_assert_null (isms_ui_test_find_type (GTK_WIDGET (desk.page), "IsmsListPane"));
  for (int action = 0; action < ISMS_PAGE_N_ACTIONS; action++)
    g_assert_cmpint (isms_page_can (ISMS_PAGE (desk.page), action), ==,
                     action != ISMS_PAGE_ACTION_EDIT && action != ISMS_PAGE_ACTION_ARCHIVE
                         && action != ISMS_PAGE_ACTION_PRINT_LIST);

  isms_query_filter (query, "treatment", shared);
  isms_heat_page_set_query (desk.heat_page, query);
  wait_for (get_total (&desk) < all)
    ;
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (desk.page), "register");
  desk.pane = isms_register_get_pane (isms_risks_page_get_register (desk.page));
  wait_for (g_list_model_get_n_items (get_rows (&desk)) == get_total (&desk))
    ;
  isms_ui_test_close (window);

  desk.window = isms_ui_test_open (sample);
  g_assert_true (isms_window_show_record (desk.window, "risk", 3));
  desk.page = ISMS_RISKS_PAGE (isms_window_get_page (desk.window));
  desk.pane = isms_register_get_pane (isms_risks_page_get_register (desk.page));
  wait_for (get_selected (&desk) == 3)
    ;
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (desk.pane)));
  isms_ui_test_close (desk.window);
}

/* 6.1.2 d: ratings are chosen side by side, saved in one step with one reason, and all stay. */
static void
test_rate (void)
{
  Desk desk = sit_down (1200, 780);
  IsmsRatingEditor *editor = open_editor (&desk, 0);
  IsmsRatingForm *current = isms_rating_editor_get_form (editor, ISMS_POSTURE_CURRENT);
  IsmsRatingForm *target = isms_rating_editor_get_form (editor, ISMS_POSTURE_TARGET);
  guint n = isms_rating_editor_get_n_ratings (editor);
  g_autofree char *before = g_strdup (isms_rating_form_get_words (current));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n, >, 0);
  gtk_widget_grab_focus (GTK_WIDGET (isms_rating_form_get_grid (current)));
  isms_ui_test_key ("Left");
  wait_for (g_strcmp0 (isms_rating_form_get_words (current), before) != 0)
    ;
  isms_ui_test_key ("Escape");
  wait_for (g_strcmp0 (isms_rating_form_get_words (current), before) == 0)
    ;
  gtk_widget_grab_focus (GTK_WIDGET (isms_rating_form_get_grid (current)));
  isms_ui_test_key ("Left");
  gtk_widget_grab_focus (GTK_WIDGET (isms_rating_form_get_grid (target)));
  isms_ui_test_key ("Left");
  gtk_widget_grab_focus (GTK_WIDGET (isms_rating_editor_get_entry (editor)));
  isms_ui_test_type ("New filters at work");
  isms_ui_test_save (GTK_WIDGET (desk.window), "risks-rating-chosen");
  isms_ui_test_key ("Return");
  wait_for (isms_rating_editor_get_n_ratings (editor) == n + 2)
    ;
  g_assert_cmpstr (isms_rating_form_get_words (current), !=, before);
  wait_for (gtk_widget_has_focus (GTK_WIDGET (isms_rating_form_get_grid (target))))
    ;

  isms_store_undo (isms_workspace_get_store (desk.workspace), NULL, &error);
  g_assert_no_error (error);
  wait_for (isms_rating_editor_get_n_ratings (editor) == n)
    ;
  g_assert_cmpstr (isms_rating_form_get_words (current), ==, before);
  isms_ui_test_close (desk.window);
}

/* What is typed after a click on a place, or Enter on it, is the reason. */
static void
test_reason_next (void)
{
  Desk desk = sit_down (1200, 780);
  IsmsRatingEditor *editor = open_editor (&desk, 0);
  IsmsRatingForm *target = isms_rating_editor_get_form (editor, ISMS_POSTURE_TARGET);
  GtkWidget *grid = GTK_WIDGET (isms_rating_form_get_grid (target));
  GtkEntry *entry = isms_rating_editor_get_entry (editor);
  g_autofree char *before = g_strdup (isms_rating_form_get_words (target));

  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_click_at (grid, gtk_widget_get_width (grid) - 4.0, 4);
  wait_for (g_strcmp0 (isms_rating_form_get_words (target), before) != 0)
    ;
  isms_ui_test_type ("As seen");
  wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "As seen"))
    ;
  gtk_widget_grab_focus (grid);
  isms_ui_test_key ("Left");
  isms_ui_test_key ("Return");
  wait_for (gtk_widget_get_focus_child (GTK_WIDGET (entry)) != NULL)
    ;
  isms_ui_test_key ("Escape");
  wait_for (g_strcmp0 (isms_rating_form_get_words (target), before) == 0)
    ;
  g_assert_true (gtk_widget_has_focus (grid));
  isms_ui_test_close (desk.window);
}

/* What is searched for in the register does not take risks off the map, where nothing would say so;
 * a filter does. */
static void
test_search_stays (void)
{
  Desk desk = sit_down (1200, 780);
  guint n = g_list_model_get_n_items (get_rows (&desk));
  guint total = get_total (&desk);

  isms_tabs_page_show_tab (ISMS_TABS_PAGE (desk.page), "register");
  isms_list_pane_focus_search (desk.pane);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("river");
  wait_for (g_list_model_get_n_items (get_rows (&desk)) < n)
    ;
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (desk.page), "map");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpuint (get_total (&desk), ==, total);
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (desk.page), "register");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpuint (g_list_model_get_n_items (get_rows (&desk)), <, n);
  isms_ui_test_close (desk.window);
}

/* What was chosen and not saved waits while another risk is looked at. */
static void
test_unsaved (void)
{
  Desk desk = sit_down (1200, 780);
  IsmsRatingEditor *editor = open_editor (&desk, 0);
  IsmsRatingForm *current = isms_rating_editor_get_form (editor, ISMS_POSTURE_CURRENT);
  IsmsRatingForm *target = isms_rating_editor_get_form (editor, ISMS_POSTURE_TARGET);
  GtkEditable *entry = GTK_EDITABLE (isms_rating_editor_get_entry (editor));
  guint n = isms_rating_editor_get_n_ratings (editor);
  g_autofree char *before = g_strdup (isms_rating_form_get_words (current));
  g_autofree char *other = g_strdup (isms_rating_form_get_words (target));
  g_autofree char *chosen = NULL;

  gtk_widget_grab_focus (GTK_WIDGET (isms_rating_form_get_grid (current)));
  isms_ui_test_key ("Left");
  wait_for (g_strcmp0 (isms_rating_form_get_words (current), before) != 0)
    ;
  chosen = g_strdup (isms_rating_form_get_words (current));
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  isms_ui_test_type ("Half");
  wait_for (g_str_equal (gtk_editable_get_text (entry), "Half"))
    ;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (&desk)), 1, TRUE);
  wait_for (*gtk_editable_get_text (entry) == '\0')
    ;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (&desk)), 0, TRUE);
  wait_for (g_str_equal (gtk_editable_get_text (entry), "Half"))
    ;
  g_assert_cmpstr (isms_rating_form_get_words (current), ==, chosen);
  g_assert_cmpstr (isms_rating_form_get_words (target), ==, other);
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  isms_ui_test_key ("Return");
  wait_for (isms_rating_editor_get_n_ratings (editor) == n + 1)
    ;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (&desk)), 1, TRUE);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_rows (&desk)), 0, TRUE);
  wait_for (g_strcmp0 (isms_rating_form_get_words (current), chosen) == 0)
    ;
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "");
  isms_ui_test_close (desk.window);
}

/* Enter on a chip shows the risk in the register. */
static void
test_open (void)
{
  Desk desk = sit_down (1200, 780);
  IsmsHeatMap *map = isms_heat_page_get_map (desk.heat_page);
  gint64 id =
      isms_list_get_id (isms_selection_get_list (isms_list_pane_get_selection (desk.pane)), 2);

  g_assert_true (isms_heat_map_focus_risk (map, id));
  isms_ui_test_key ("Return");
  wait_for (get_selected (&desk) == id)
    ;
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (desk.pane)));
  isms_ui_test_close (desk.window);
}

/* For who looks at it: beside the pictures, where these are wanted. */
static void
save_pdf (IsmsReport *report, const IsmsPageSetup *setup, const char *name)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("SHOTS") == NULL)
    return;
  path = g_build_filename (g_getenv ("SHOTS"), name, NULL);
  file = g_file_new_for_path (path);
  isms_report_save_pdf (report, setup, file, NULL, &error);
  g_assert_no_error (error);
}

/* The map alone is one page on either paper, and says what it shows; then follow the risks that
 * moved. */
static void
test_print_map (void)
{
  Desk desk = sit_down (1200, 780);
  IsmsHeatSource *source = isms_heat_page_get_source (desk.heat_page);
  g_autoptr (IsmsHeatChart) chart = NULL;
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (GArray) moves = NULL;
  g_autoptr (GDateTime) date = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);
  g_autofree char *shown = NULL;
  g_autofree char *caption = NULL;
  const IsmsPaper papers[] = { ISMS_PAPER_A4, ISMS_PAPER_LETTER };

  isms_heat_page_show_movement (desk.heat_page, NULL);
  wait_for (*isms_heat_page_get_movement (desk.heat_page) != '\0')
    ;
  shown = isms_heat_page_dup_caption (desk.heat_page);
  caption = isms_heat_print_dup_caption (source, shown);
  g_assert_nonnull (strstr (caption, "from inherent to current"));
  g_assert_nonnull (strstr (caption, "movements are drawn, the next pages list the risks"));
  moves = isms_heat_print_dup_moves (source);
  g_assert_cmpuint (moves->len, ==, 58);
  g_assert_true (g_array_index (moves, IsmsMapMove, 0).worse);
  g_assert_false (g_array_index (moves, IsmsMapMove, 1).worse);
  chart = isms_heat_print_dup_chart (source);
  report = isms_map_report_new ("Ostermoor", caption, "Words", chart, date);
  isms_map_report_add_moves (report, isms_heat_source_get_method (source), moves);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      IsmsPageSetup setup;
      g_autoptr (IsmsReportPages) pages = NULL;

      isms_page_setup_init (&setup, papers[i], TRUE);
      pages = isms_report_paginate (report, &setup);
      g_assert_cmpuint (isms_report_pages_get_n_pages (pages), ==, 4);
      save_pdf (report, &setup, papers[i] == ISMS_PAPER_A4 ? "map-a4.pdf" : "map-letter.pdf");
    }
  g_signal_emit_by_name (desk.heat_page, "print");
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window)))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "print-map");
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window)));
  isms_ui_test_close (desk.window);
}

/* 8.2: Ctrl+P on a day of the past prints how the risks stood then. */
static void
test_print_day (void)
{
  Desk desk = sit_down (1200, 780);
  AdwDialog *dialog;
  IsmsReport *report = NULL;
  g_autofree char *day = NULL;

  isms_heat_page_show_time (desk.heat_page);
  wait_for (isms_heat_source_get_timeline (isms_heat_page_get_source (desk.heat_page)) != NULL)
    ;
  isms_heat_time_set_day (isms_heat_page_get_time (desk.heat_page), "2026-03-31");
  wait_for (isms_heat_source_get_day (isms_heat_page_get_source (desk.heat_page)) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+p");
  wait_for (
      (dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window)))
      != NULL)
    ;
  wait_for ((report = isms_print_preview_get_report (ISMS_PRINT_PREVIEW (dialog))) != NULL)
    ;
  day = isms_day_of (isms_report_get_date (report));
  g_assert_cmpstr (day, ==, "2026-03-31");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "print-day");
  adw_dialog_force_close (dialog);
  isms_ui_test_close (desk.window);
}

static gboolean
has_focus_on (IsmsWindow *window, const char *label)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));
  const char *text = GTK_IS_BUTTON (focus) ? gtk_button_get_label (GTK_BUTTON (focus)) : NULL;

  return text != NULL && g_str_equal (text, label);
}

static gboolean
is_in_sidebar (IsmsWindow *window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return GTK_IS_LIST_BOX_ROW (focus) && gtk_widget_get_mapped (focus);
}

/* Where there is nothing yet, Enter does what is to be done first; who goes along the sidebar by
 * keys stays there. */
static void
test_empty_pages (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Hill Dairies");
  IsmsWindow *window = isms_ui_test_open (path);

  isms_ui_test_key ("ctrl+4");
  wait_for (has_focus_on (window, "New Risk"))
    ;
  isms_ui_test_key ("ctrl+3");
  wait_for (has_focus_on (window, "_New Asset"))
    ;
  isms_ui_test_key ("Return");
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_key ("Escape");
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) == NULL)
    ;
  isms_ui_test_key ("ctrl+4");
  wait_for (has_focus_on (window, "New Risk"))
    ;
  for (guint i = 0; i < 30 && !is_in_sidebar (window); i++)
    {
      isms_ui_test_key ("shift+Tab");
      isms_ui_test_settle (GTK_WIDGET (window));
    }
  g_assert_true (is_in_sidebar (window));
  isms_ui_test_key ("Up");
  wait_for (
      isms_ui_test_find_text (GTK_WIDGET (window), "No Assets Yet") != NULL
      && gtk_widget_get_mapped (isms_ui_test_find_text (GTK_WIDGET (window), "No Assets Yet")))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  g_assert_true (is_in_sidebar (window));
  isms_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);
  g_autoptr (GError) error = NULL;

  isms_ui_test_init (&argc, &argv);
  sample = path = g_build_filename (g_getenv ("XDG_DATA_HOME"), "sample.isms", NULL);
  isms_sample_create (path, today, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/ui/risks/filters", test_filters);
  g_test_add_func ("/ui/risks/map-keeps-width", test_map_keeps_width);
  g_test_add_func ("/ui/risks/row-in-sight", test_row_in_sight);
  g_test_add_func ("/ui/risks/register-late", test_register_late);
  g_test_add_func ("/ui/risks/6.1.2-rate", test_rate);
  g_test_add_func ("/ui/risks/search-stays", test_search_stays);
  g_test_add_func ("/ui/risks/unsaved", test_unsaved);
  g_test_add_func ("/ui/risks/reason-next", test_reason_next);
  g_test_add_func ("/ui/risks/open", test_open);
  g_test_add_func ("/ui/risks/print-map", test_print_map);
  g_test_add_func ("/ui/risks/8.2-print-day", test_print_day);
  g_test_add_func ("/ui/risks/looks", test_looks);
  g_test_add_func ("/ui/risks/dark", test_dark);
  g_test_add_func ("/ui/risks/right-to-left", test_right_to_left);
  g_test_add_func ("/ui/risks/large-text", test_large_text);
  g_test_add_func ("/ui/risks/refs-are-whole", test_refs_are_whole);
  g_test_add_func ("/ui/risks/empty-pages", test_empty_pages);
  return isms_ui_test_run ();
}
