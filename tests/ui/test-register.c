/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The register as a person meets it: list, filters, columns, form, several at once. */

#include "isms-attachments-group.h"
#include "isms-bulk-form.h"
#include "isms-cell.h"
#include "isms-columns.h"
#include "isms-desk.h"
#include "isms-detail.h"
#include "isms-edit.h"
#include "isms-history-group.h"
#include "isms-record-form.h"
#include "isms-register.h"
#include "isms-saved-views.h"
#include "isms-ui-test.h"
#include "isms-view-options.h"

static const char *const three[] = { "Laptops", "Payroll data", "Web shop", NULL };
static const char *const none[] = { NULL };

static void
test_edit (void)
{
  IsmsDesk desk = isms_desk_open (three);

  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  wait_for (g_str_equal (isms_desk_get_row_text (&desk, "title"), "Payroll data"))
    ;
  isms_desk_type_into (&desk, "title", "Payroll of the staff");
  isms_ui_test_key ("Return");
  wait_for (isms_desk_is_listed (&desk, 1, "Payroll of the staff"))
    ;
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (isms_list_pane_get_view (desk.pane)),
                                            "Payroll of the staff"));

  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (isms_desk_is_listed (&desk, 1, "Payroll data"))
    ;
  wait_for (g_str_equal (isms_desk_get_row_text (&desk, "title"), "Payroll data"))
    ;
  isms_ui_test_close (desk.window);
}

static void
test_invalid (void)
{
  IsmsDesk desk = isms_desk_open (three);
  g_autoptr (IsmsRecord) record = NULL;

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  record = g_list_model_get_item (G_LIST_MODEL (desk.selection), 0);
  isms_desk_type_into (&desk, "need_c", "99");
  isms_ui_test_key ("Tab");
  wait_for (isms_field_editor_get_message (isms_desk_find_editor (&desk, "need_c")) != NULL)
    ;
  g_assert_true (gtk_widget_get_visible (
      isms_field_editor_get_message_row (isms_desk_find_editor (&desk, "need_c"))));
  g_assert_cmpstr (isms_desk_get_row_text (&desk, "need_c"), ==, "99");
  g_assert_false (isms_record_is_set (record, "need_c"));

  gtk_widget_grab_focus (isms_desk_find_row (&desk, "need_c"));
  isms_ui_test_key ("Escape");
  wait_for (isms_field_editor_get_message (isms_desk_find_editor (&desk, "need_c")) == NULL)
    ;
  g_assert_cmpstr (isms_desk_get_row_text (&desk, "need_c"), ==, "");

  isms_desk_type_into (&desk, "need_c", "3");
  isms_ui_test_key ("Tab");
  wait_for (isms_record_get_int (record, "need_c") == 3)
    ;
  isms_ui_test_close (desk.window);
}

/* What is typed when another row is clicked belongs to the record before. */
static void
test_leave (void)
{
  IsmsDesk desk = isms_desk_open (three);

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  isms_desk_type_into (&desk, "location", "Vault");
  gtk_selection_model_select_item (desk.selection, 2, TRUE);
  g_assert_cmpstr (isms_desk_get_row_text (&desk, "location"), ==, "");
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  wait_for (g_str_equal (isms_desk_get_row_text (&desk, "location"), "Vault"))
    ;
  isms_ui_test_close (desk.window);
}

static void
test_reference (void)
{
  IsmsDesk desk = isms_desk_open (three);
  g_autoptr (IsmsRecord) record = NULL;

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  record = g_list_model_get_item (G_LIST_MODEL (desk.selection), 0);
  /* One step adds the person and makes her the owner; undo takes both back. */
  isms_field_editor_create (isms_desk_find_editor (&desk, "owner"), "Ada Osei");
  wait_for (g_strcmp0 (isms_record_get_text (record, "owner"), "Ada Osei") == 0)
    ;
  g_assert_cmpstr (
      adw_action_row_get_subtitle (ADW_ACTION_ROW (isms_desk_find_row (&desk, "owner"))), ==,
      "Ada Osei");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (!isms_record_is_set (record, "owner"))
    ;
  g_assert_cmpint (isms_record_get_reference (record, "owner"), ==, 0);
  isms_ui_test_close (desk.window);
}

/* By keyboard alone: open, search, Enter. */
static void
test_pick (void)
{
  IsmsDesk desk = isms_desk_open (three);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (&desk), "Add people");
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  isms_edit_create (step, isms_kind_find ("person"), "Ada Osei");
  isms_edit_create (step, isms_kind_find ("person"), "Ben Okafor");
  g_assert_true (isms_step_commit (step, NULL, &error));
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  record = g_list_model_get_item (G_LIST_MODEL (desk.selection), 0);
  gtk_widget_grab_focus (isms_desk_find_row (&desk, "owner"));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Return");
  wait_for (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (desk.window))))
    ;
  isms_ui_test_type ("okaf");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Ben Okafor") != NULL
            && isms_ui_test_find_text (GTK_WIDGET (desk.window), "Ada Osei") == NULL)
    ;
  isms_ui_test_key ("Return");
  wait_for (g_strcmp0 (isms_record_get_text (record, "owner"), "Ben Okafor") == 0)
    ;
  isms_ui_test_close (desk.window);
}

static IsmsStep *
keep_text_cb (
    IsmsFieldEditor *editor, const char *text, const char *create, gpointer data, GError **error)
{
  g_set_str (data, text);
  return NULL;
}

static void
test_date (void)
{
  static const char *const days[][2] = {
    { "2026-11-12", "2026-11-12" },
    { "12 November 2026", "2026-11-12" },
    { "12 Nov 2026", "2026-11-12" },
    { "someday", "someday" },
    { "", "" },
  };
  IsmsDesk desk = isms_desk_open (none);
  g_autofree char *text = NULL;
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("risk"), "next_review");
  g_autoptr (IsmsFieldEditor) editor =
      isms_field_editor_new (desk.workspace, field, keep_text_cb, &text);
  GtkWidget *row = isms_field_editor_get_row (editor);

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), days[i][0]);
      isms_field_editor_commit (editor);
      g_assert_cmpstr (text, ==, days[i][1]);
    }
  g_clear_object (&editor);
  isms_ui_test_close (desk.window);
}

static void
test_filter (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsFilterChip *chip = isms_filter_bar_find (isms_list_pane_get_filter_bar (desk.pane), "kind");
  const char *values[] = { "hardware", NULL };
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("asset"));

  isms_desk_set_field (&desk, 0, "kind", "hardware");
  isms_query_filter (query, "kind", values);
  isms_list_pane_set_query (desk.pane, query);
  wait_for (isms_desk_get_n_items (&desk) == 1)
    ;
  wait_for (g_str_equal (isms_list_pane_get_count_text (desk.pane), "1 of 3 assets"))
    ;
  g_assert_cmpstr (isms_filter_chip_get_label (chip), ==, "Kind: Hardware");

  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.page), "Clear All"));
  wait_for (isms_desk_get_n_items (&desk) == 3)
    ;
  wait_for (g_str_equal (isms_list_pane_get_count_text (desk.pane), "3 assets"))
    ;
  g_assert_cmpstr (isms_filter_chip_get_label (chip), ==, "Kind");
  isms_ui_test_close (desk.window);
}

/* NULL: it is not there. */
static IsmsRecord *
load_asset (IsmsDesk *desk, gint64 id)
{
  return isms_record_load (isms_workspace_get_reader (desk->workspace), isms_kind_find ("asset"),
                           id, NULL);
}

static gboolean
is_archived (IsmsDesk *desk, gint64 id)
{
  g_autoptr (IsmsRecord) record = load_asset (desk, id);

  return isms_record_get_archived (record);
}

/* What an edit took out of the filter stays on show, and its menu acts on it all the same. */
static void
test_filtered_out (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsDetail *detail = isms_desk_get_detail (&desk);
  const char *values[] = { "hardware", NULL };
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("asset"));
  IsmsRecord *record;
  gint64 id;

  isms_desk_set_field (&desk, 0, "kind", "hardware");
  isms_query_filter (query, "kind", values);
  isms_list_pane_set_query (desk.pane, query);
  wait_for (isms_desk_get_n_items (&desk) == 1)
    ;
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  gtk_widget_grab_focus (isms_desk_find_row (&desk, "location"));
  isms_desk_set_field (&desk, 0, "kind", "process");
  wait_for (isms_desk_get_n_items (&desk) == 0)
    ;
  record = isms_detail_get_record (detail);
  g_assert_nonnull (record);
  id = isms_record_get_id (record);
  wait_for (g_strcmp0 (isms_record_get_text (record, "kind"), "process") == 0)
    ;
  g_assert_true (
      gtk_widget_activate_action (isms_detail_get_form (detail), "detail.archive", NULL));
  wait_for (is_archived (&desk, id))
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (detail), "Archived"))
    ;
  g_assert_true (
      gtk_widget_activate_action (isms_detail_get_form (detail), "detail.restore", NULL));
  wait_for (!is_archived (&desk, id))
    ;
  wait_for (!isms_ui_test_find_text (GTK_WIDGET (detail), "Archived"))
    ;
  g_assert_true (gtk_widget_activate_action (isms_detail_get_form (detail), "detail.delete", NULL));
  wait_for (isms_detail_get_record (detail) == NULL)
    ;
  g_assert_null (load_asset (&desk, id));
  isms_ui_test_close (desk.window);
}

static gboolean
is_called (GtkWidget *row, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return other == NULL;
}

/* A screen reader says what a row is now. */
static void
test_row_names (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkWidget *view = GTK_WIDGET (isms_list_pane_get_view (desk.pane));
  GtkWidget *row = gtk_widget_get_first_child (isms_ui_test_find_type (view, "GtkColumnListView"));

  while (!is_called (row, "A-001 Laptops"))
    g_assert_nonnull (row = gtk_widget_get_next_sibling (row));
  isms_desk_set_field (&desk, 0, "title", "Notebooks");
  wait_for (is_called (row, "A-001 Notebooks"))
    ;
  isms_ui_test_close (desk.window);
}

/* It says nothing of one that could not be loaded. */
static void
test_row_unread (void)
{
  g_autoptr (IsmsRecord) empty = g_object_new (isms_kind_find ("asset")->get_type (), NULL);
  GListStore *store = g_list_store_new (ISMS_TYPE_RECORD);
  g_autoptr (GtkListItemFactory) rows = isms_row_factory_new ();
  GtkWidget *view =
      gtk_column_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store))));
  GtkWidget *window = gtk_window_new ();
  GtkWidget *row;

  gtk_column_view_append_column (
      GTK_COLUMN_VIEW (view),
      gtk_column_view_column_new ("Asset", gtk_signal_list_item_factory_new ()));
  gtk_column_view_set_row_factory (GTK_COLUMN_VIEW (view), rows);
  g_list_store_append (store, empty);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  isms_ui_test_settle (window);
  row = gtk_widget_get_first_child (isms_ui_test_find_type (view, "GtkColumnListView"));
  g_assert_nonnull (row);
  g_assert_true (is_called (row, ""));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A field of free text is filtered by the texts that it has. */
static void
test_filter_text (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsFilterChip *chip =
      isms_filter_bar_find (isms_list_pane_get_filter_bar (desk.pane), "classification");
  IsmsPicker *picker = isms_filter_chip_get_picker (chip);

  isms_desk_set_field (&desk, 1, "classification", "Secret");
  isms_picker_reset (picker);
  wait_for (g_list_model_get_n_items (isms_picker_get_model (picker)) == 2)
    ;
  isms_picker_activate (picker, 1);
  wait_for (isms_desk_get_n_items (&desk) == 1)
    ;
  g_assert_true (isms_desk_is_listed (&desk, 0, "Payroll data"));
  g_assert_cmpstr (isms_filter_chip_get_label (chip), ==, "Classification: Secret");
  isms_picker_activate (picker, 0);
  wait_for (isms_desk_get_n_items (&desk) == 3)
    ;
  isms_ui_test_close (desk.window);
}

static void
test_search (void)
{
  IsmsDesk desk = isms_desk_open (three);

  isms_page_activate (ISMS_PAGE (desk.page), ISMS_PAGE_ACTION_FILTER);
  isms_ui_test_type ("payr");
  wait_for (isms_desk_get_n_items (&desk) == 1)
    ;
  isms_ui_test_type ("zzz");
  wait_for (g_str_equal (isms_list_pane_get_face (desk.pane), "nothing"))
    ;
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.page), "Clear Filters"));
  wait_for (isms_desk_get_n_items (&desk) == 3)
    ;
  wait_for (g_str_equal (isms_list_pane_get_face (desk.pane), "list"))
    ;
  isms_ui_test_close (desk.window);
}

static void
test_columns (void)
{
  IsmsDesk desk = isms_desk_open (three);
  g_autoptr (GSettings) settings = g_settings_new_with_path (
      "org.parapet.Parapet.Register", "/org/parapet/Parapet/register/asset/");
  GtkColumnView *view = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
  g_autoptr (IsmsColumns) columns = NULL;
  g_autoptr (IsmsColumns) again = NULL;

  columns = isms_columns_new (view, desk.workspace, isms_kind_find ("asset"), settings);
  g_assert_true (isms_columns_get_shown (columns, "owner"));
  g_assert_false (isms_columns_get_shown (columns, "note"));
  isms_columns_set_shown (columns, "note", TRUE);
  isms_columns_set_shown (columns, "owner", FALSE);
  isms_columns_set_shown (columns, "title", FALSE); /* always there */
  g_assert_true (isms_columns_get_shown (columns, "title"));
  g_object_run_dispose (G_OBJECT (columns));
  g_object_unref (view);

  view = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
  again = isms_columns_new (view, desk.workspace, isms_kind_find ("asset"), settings);
  g_assert_true (isms_columns_get_shown (again, "note"));
  g_assert_false (isms_columns_get_shown (again, "owner"));
  isms_columns_reset (again);
  g_assert_false (isms_columns_get_shown (again, "note"));
  g_assert_true (isms_columns_get_shown (again, "owner"));
  g_object_run_dispose (G_OBJECT (again));
  g_object_unref (view);
  isms_ui_test_close (desk.window);
}

static GtkColumnViewColumn *
find_column (GtkColumnView *view, const char *id)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_strcmp0 (gtk_column_view_column_get_id (column), id) == 0)
        return column; /* the view holds it */
    }
  g_assert_not_reached ();
}

/* What a register of actions shows beside a form, in a window of 1400. */
static void
test_columns_leading (void)
{
  static const char *const shown[] = { "ref", "title", "state", "due", "owner", "for_ref" };
  IsmsDesk desk = isms_desk_open (none);
  g_autoptr (GSettings) settings = g_settings_new_with_path (
      "org.parapet.Parapet.Register", "/org/parapet/Parapet/register/action/");
  GtkColumnView *view = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
  g_autoptr (IsmsColumns) columns = NULL;

  columns = isms_columns_new (view, desk.workspace, isms_kind_find ("action"), settings);
  isms_columns_fit (columns, 694);
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    g_assert_true (isms_columns_get_shown (columns, shown[i]));
  g_clear_object (&columns);
  g_object_unref (view);
  isms_ui_test_close (desk.window);
}

/* As many columns as there is room for, and no scrolling sideways. */
static void
test_columns_fit (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkColumnView *view = isms_list_pane_get_view (desk.pane);
  GtkAdjustment *sideways = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (view));
  GtkWidget *details = isms_list_pane_get_details_button (desk.pane);

  g_assert_true (gtk_column_view_column_get_visible (find_column (view, "kind")));
  g_assert_false (gtk_column_view_column_get_visible (find_column (view, "need_a")));
  g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), <=,
                     gtk_adjustment_get_page_size (sideways));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (details), FALSE);
  wait_for (gtk_column_view_column_get_visible (find_column (view, "classification")))
    ;
  isms_ui_test_settle (GTK_WIDGET (view));
  g_assert_cmpfloat (gtk_adjustment_get_upper (sideways), <=,
                     gtk_adjustment_get_page_size (sideways));
  isms_ui_test_close (desk.window);
}

static guint
count_shown (IsmsFilterBar *bar, const IsmsKind *kind)
{
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      IsmsFilterChip *chip = isms_filter_bar_find (bar, kind->fields[i].name);

      n += chip != NULL && gtk_widget_get_visible (GTK_WIDGET (chip));
    }
  return n;
}

/* Filters stand in one row; a menu adds one that there is no room for. */
static void
test_filter_room (void)
{
  IsmsDesk desk = isms_desk_open (none);
  const IsmsKind *kind = isms_kind_find ("risk");
  GtkWidget *bar = isms_filter_bar_new (desk.workspace, kind);
  IsmsFilterChip *status = isms_filter_bar_find (ISMS_FILTER_BAR (bar), "status");
  GtkWidget *window = gtk_window_new ();
  guint n;

  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_widget_set_valign (bar, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), bar);
  gtk_window_present (GTK_WINDOW (window));
  isms_ui_test_settle (bar);
  n = count_shown (ISMS_FILTER_BAR (bar), kind);
  g_assert_cmpuint (n, >, 0);
  g_assert_cmpuint (n, <, isms_filter_bar_get_n_chips (ISMS_FILTER_BAR (bar)));
  g_assert_cmpint (gtk_widget_get_height (bar), <,
                   2
                       * gtk_widget_get_height (GTK_WIDGET (
                           isms_filter_bar_find (ISMS_FILTER_BAR (bar), "current_level_name"))));

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (status)));
  gtk_widget_activate_action (bar, "filters.add", "s", "status");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (status)));
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (isms_filter_chip_get_picker (status))))
    ;
  isms_picker_activate (isms_filter_chip_get_picker (status), 0);
  isms_ui_test_settle (bar);
  isms_ui_test_key ("Escape");
  wait_for (!gtk_widget_get_mapped (GTK_WIDGET (isms_filter_chip_get_picker (status))))
    ;
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (status)));
  isms_filter_bar_clear (ISMS_FILTER_BAR (bar));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (status)));
  gtk_window_destroy (GTK_WINDOW (window));
  isms_ui_test_close (desk.window);
}

static gboolean
is_check (GtkWidget *widget, gconstpointer label)
{
  return GTK_IS_CHECK_BUTTON (widget)
         && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0;
}

static void
save_view (IsmsDesk *desk, const char *name)
{
  GtkWidget *options = isms_ui_test_find_type (GTK_WIDGET (desk->pane), "IsmsViewOptions");
  GtkWidget *button = gtk_widget_get_parent (options);
  GtkWidget *entry;

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  isms_ui_test_settle (button);
  entry = isms_ui_test_find_type (GTK_WIDGET (desk->pane), "IsmsSavedViews");
  entry = isms_ui_test_find_type (entry, "GtkEntry");
  gtk_widget_grab_focus (entry);
  isms_ui_test_settle (entry);
  isms_ui_test_type (name);
  isms_ui_test_key ("Return");
}

/* Filters, order, group and columns come back by name. */
static void
test_views (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkColumnView *view = isms_list_pane_get_view (desk.pane);
  GtkWidget *options = isms_ui_test_find_type (GTK_WIDGET (desk.pane), "IsmsViewOptions");
  GtkWidget *views = isms_ui_test_find_type (GTK_WIDGET (desk.pane), "IsmsSavedViews");
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("asset"));
  const char *values[] = { "hardware", NULL };
  GtkWidget *check;
  GtkWidget *button;

  isms_desk_set_field (&desk, 0, "kind", "hardware");
  isms_desk_set_field (&desk, 2, "kind", "hardware");
  isms_query_filter (query, "kind", values);
  isms_list_pane_set_query (desk.pane, query);
  gtk_column_view_sort_by_column (view, find_column (view, "title"), GTK_SORT_DESCENDING);
  isms_view_options_set_group (ISMS_VIEW_OPTIONS (options), "owner");
  check = isms_ui_test_find (options, is_check, "Location");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  wait_for (isms_desk_is_listed (&desk, 0, "Web shop"))
    ;
  save_view (&desk, "my tins");
  wait_for (isms_saved_views_get_n_views (ISMS_SAVED_VIEWS (views)) == 1)
    ;
  isms_ui_test_key ("Escape");

  isms_list_pane_clear_filters (desk.pane);
  gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
  isms_view_options_set_group (ISMS_VIEW_OPTIONS (options), NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  wait_for (isms_desk_get_n_items (&desk) == 3)
    ;
  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (options)));
  isms_ui_test_settle (views);
  button = isms_ui_test_find_text (views, "my tins");
  gtk_widget_grab_focus (gtk_widget_get_parent (button));
  isms_ui_test_settle (views);
  isms_ui_test_key ("Return");
  wait_for (isms_desk_get_n_items (&desk) == 2 && isms_desk_is_listed (&desk, 0, "Web shop"))
    ;
  g_assert_cmpstr (isms_view_options_get_group (ISMS_VIEW_OPTIONS (options)), ==, "owner");
  g_assert_true (gtk_column_view_column_get_visible (find_column (view, "location")));
  isms_ui_test_close (desk.window);
}

static void
test_sort (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkColumnView *view = isms_list_pane_get_view (desk.pane);

  gtk_column_view_sort_by_column (view, find_column (view, "title"), GTK_SORT_DESCENDING);
  wait_for (isms_desk_is_listed (&desk, 0, "Web shop"))
    ;
  gtk_column_view_sort_by_column (view, find_column (view, "title"), GTK_SORT_ASCENDING);
  wait_for (isms_desk_is_listed (&desk, 0, "Laptops"))
    ;
  isms_ui_test_close (desk.window);
}

static void
test_new (void)
{
  IsmsDesk desk = isms_desk_open (none);

  wait_for (g_str_equal (isms_list_pane_get_face (desk.pane), "empty"))
    ;
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.page), "New Asset"));
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window)))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("Badge printer & <b>co</b>");
  isms_ui_test_key ("Return");
  wait_for (isms_detail_get_record (isms_desk_get_detail (&desk)) != NULL)
    ;
  g_assert_cmpstr (isms_desk_get_row_text (&desk, "title"), ==, "Badge printer & <b>co</b>");
  g_assert_cmpstr (isms_list_pane_get_face (desk.pane), ==, "list");
  wait_for (g_str_equal (isms_list_pane_get_count_text (desk.pane), "1 asset"))
    ;
  /* The focus is past the title, in the form. */
  wait_for (gtk_root_get_focus (GTK_ROOT (desk.window)) != NULL
            && gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (desk.window)),
                                       GTK_WIDGET (isms_desk_get_detail (&desk))))
    ;
  isms_ui_test_close (desk.window);
}

static void
test_several (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsBulkForm *bulk = ISMS_BULK_FORM (isms_detail_get_bulk (isms_desk_get_detail (&desk)));
  GtkWidget *kind;

  gtk_selection_model_select_range (desk.selection, 0, 2, TRUE);
  g_assert_cmpstr (isms_list_pane_get_count_text (desk.pane), ==, "2 selected");
  kind = isms_field_editor_get_row (isms_bulk_form_find_editor (bulk, "kind"));
  adw_combo_row_set_selected (ADW_COMBO_ROW (kind), 3); /* after "Leave as It Is" and "Not Set" */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (desk.selection), i);

      wait_for (g_strcmp0 (isms_record_get_text (record, "kind"), "process") == 0)
        ;
    }
  isms_page_activate (ISMS_PAGE (desk.page), ISMS_PAGE_ACTION_ARCHIVE);
  wait_for (isms_desk_get_n_items (&desk) == 1)
    ;
  g_assert_true (isms_desk_is_listed (&desk, 0, "Web shop"));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (isms_desk_get_n_items (&desk) == 3)
    ;
  isms_ui_test_close (desk.window);
}

static AdwNavigationSplitView *
find_split (IsmsDesk *desk)
{
  return ADW_NAVIGATION_SPLIT_VIEW (
      isms_ui_test_find_type (GTK_WIDGET (desk->page), "AdwNavigationSplitView"));
}

/* With little room the record is a page of its own, with a way back. */
static void
test_narrow (void)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  IsmsDesk desk;

  g_settings_set_int (settings, "window-width", 400);
  desk = isms_desk_open (three);
  wait_for (adw_navigation_split_view_get_collapsed (find_split (&desk)))
    ;
  g_assert_false (adw_navigation_split_view_get_show_content (find_split (&desk)));
  isms_ui_test_click (
      isms_ui_test_find_text (GTK_WIDGET (isms_list_pane_get_view (desk.pane)), "Web shop"));
  wait_for (adw_navigation_split_view_get_show_content (find_split (&desk)))
    ;
  g_assert_cmpstr (isms_desk_get_row_text (&desk, "title"), ==, "Web shop");
  isms_ui_test_key ("alt+Left");
  wait_for (!adw_navigation_split_view_get_show_content (find_split (&desk)))
    ;
  isms_ui_test_close (desk.window);
  g_settings_reset (settings, "window-width");
}

static gboolean
has_focus_in (IsmsDesk *desk, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (desk->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* F2 goes to the title; Delete archives from the list, and is a letter's affair in a text. */
static void
test_keys (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkColumnView *view = isms_list_pane_get_view (desk.pane);

  gtk_column_view_scroll_to (view, 1, NULL, GTK_LIST_SCROLL_FOCUS | GTK_LIST_SCROLL_SELECT, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (view));
  wait_for (has_focus_in (&desk, GTK_WIDGET (view)))
    ;
  isms_ui_test_key ("F2");
  wait_for (has_focus_in (&desk, isms_desk_find_row (&desk, "title")))
    ;
  isms_ui_test_key ("Delete");
  wait_for (g_str_equal (isms_desk_get_row_text (&desk, "title"), ""))
    ;
  isms_ui_test_key ("Escape");
  wait_for (g_str_equal (isms_desk_get_row_text (&desk, "title"), "Payroll data"))
    ;
  g_assert_cmpuint (isms_desk_get_n_items (&desk), ==, 3);

  gtk_widget_grab_focus (GTK_WIDGET (view));
  wait_for (has_focus_in (&desk, GTK_WIDGET (view)))
    ;
  isms_ui_test_key ("Delete");
  wait_for (isms_desk_get_n_items (&desk) == 2)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+z");
  wait_for (isms_desk_get_n_items (&desk) == 3)
    ;
  isms_ui_test_close (desk.window);
}

static void
test_history (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkWidget *history;

  isms_desk_set_field (&desk, 0, "location", "Vault");
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  history = isms_ui_test_find_type (GTK_WIDGET (isms_desk_get_detail (&desk)), "IsmsHistoryGroup");
  wait_for (isms_history_group_get_n_entries (ISMS_HISTORY_GROUP (history)) == 2)
    ;
  isms_desk_set_field (&desk, 0, "location", "Attic");
  wait_for (isms_history_group_get_n_entries (ISMS_HISTORY_GROUP (history)) == 3)
    ;
  isms_ui_test_close (desk.window);
}

static void
test_attach (void)
{
  IsmsDesk desk = isms_desk_open (three);
  g_autofree char *path = g_build_filename (g_getenv ("XDG_DATA_HOME"), "plan & <b>.txt", NULL);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  IsmsAttachmentsGroup *group;

  g_assert_true (g_file_set_contents (path, "In case of fire", -1, NULL));
  g_list_store_append (files, file);
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  group = ISMS_ATTACHMENTS_GROUP (
      isms_ui_test_find_type (GTK_WIDGET (isms_desk_get_detail (&desk)), "IsmsAttachmentsGroup"));
  isms_attachments_group_add_files (group, G_LIST_MODEL (files));
  wait_for (isms_attachments_group_get_n_files (group) == 1)
    ;
  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  g_assert_cmpuint (isms_attachments_group_get_n_files (group), ==, 0);
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  g_assert_cmpuint (isms_attachments_group_get_n_files (group), ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (isms_attachments_group_get_n_files (group) == 0)
    ;
  isms_ui_test_close (desk.window);
}

static void
test_accessible (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkWidget *search = isms_ui_test_find_type (GTK_WIDGET (desk.pane), "GtkSearchEntry");
  int minimum;

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  gtk_test_accessible_assert_property (search, GTK_ACCESSIBLE_PROPERTY_LABEL, "Search Assets");
  gtk_test_accessible_assert_property (isms_list_pane_get_view (desk.pane),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Assets");
  gtk_test_accessible_assert_property (isms_desk_find_row (&desk, "title"),
                                       GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE);
  gtk_widget_measure (GTK_WIDGET (desk.page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, 360);
  isms_ui_test_close (desk.window);
}

/* --- Many --- */

#define MANY 200000

static gboolean
insert_many (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (
      isms_writer_get_database (writer),
      "INSERT INTO asset (uid, ref, created_at, updated_at, title) "
      "SELECT printf ('uid-%d', value), printf ('A-%06d', value), '2026-01-01T00:00:00Z', "
      "'2026-01-01T00:00:00Z', printf ('Asset %d', value * 7919 % 200000) "
      "FROM (WITH RECURSIVE n (value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n "
      "WHERE value < 200000) SELECT value FROM n)",
      error);
}

static guint64
get_n_calls (IsmsDesk *desk)
{
  return isms_list_get_n_calls (isms_selection_get_list (ISMS_SELECTION (desk->selection)));
}

static void
test_budget (void)
{
  IsmsDesk desk = isms_desk_open (none);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (&desk), "Add many");
  GtkColumnView *view = isms_list_pane_get_view (desk.pane);
  g_autoptr (GError) error = NULL;
  guint64 before = get_n_calls (&desk);

  isms_step_call (step, insert_many, NULL, NULL);
  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_no_error (error);
  wait_for (isms_desk_get_n_items (&desk) == MANY)
    ;
  isms_ui_test_settle (GTK_WIDGET (view));
  g_assert_cmpuint (get_n_calls (&desk) - before, <=, 2000);

  before = get_n_calls (&desk);
  gtk_column_view_scroll_to (view, MANY - 1, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  isms_ui_test_settle (GTK_WIDGET (view));
  g_assert_cmpuint (get_n_calls (&desk) - before, <=, 2000);

  before = get_n_calls (&desk);
  gtk_selection_model_select_all (desk.selection);
  isms_ui_test_settle (GTK_WIDGET (view));
  g_assert_cmpstr (isms_list_pane_get_count_text (desk.pane), ==, "200,000 selected");
  g_assert_cmpuint (get_n_calls (&desk) - before, <=, 2000);

  before = get_n_calls (&desk);
  gtk_selection_model_unselect_all (desk.selection);
  gtk_column_view_sort_by_column (view, find_column (view, "title"), GTK_SORT_DESCENDING);
  wait_for (isms_desk_is_listed (&desk, 0, "Asset 99999"))
    ;
  isms_ui_test_settle (GTK_WIDGET (view));
  g_assert_cmpuint (get_n_calls (&desk) - before, <=, 2000);
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/register/edit", test_edit);
  g_test_add_func ("/ui/register/invalid", test_invalid);
  g_test_add_func ("/ui/register/leave", test_leave);
  g_test_add_func ("/ui/register/reference", test_reference);
  g_test_add_func ("/ui/register/pick", test_pick);
  g_test_add_func ("/ui/register/date", test_date);
  g_test_add_func ("/ui/register/filter", test_filter);
  g_test_add_func ("/ui/register/filtered-out", test_filtered_out);
  g_test_add_func ("/ui/register/row-names", test_row_names);
  g_test_add_func ("/ui/register/row-unread", test_row_unread);
  g_test_add_func ("/ui/register/filter-text", test_filter_text);
  g_test_add_func ("/ui/register/search", test_search);
  g_test_add_func ("/ui/register/columns", test_columns);
  g_test_add_func ("/ui/register/columns-leading", test_columns_leading);
  g_test_add_func ("/ui/register/columns-fit", test_columns_fit);
  g_test_add_func ("/ui/register/filter-room", test_filter_room);
  g_test_add_func ("/ui/register/views", test_views);
  g_test_add_func ("/ui/register/sort", test_sort);
  g_test_add_func ("/ui/register/new", test_new);
  g_test_add_func ("/ui/register/several", test_several);
  g_test_add_func ("/ui/register/narrow", test_narrow);
  g_test_add_func ("/ui/register/keys", test_keys);
  g_test_add_func ("/ui/register/history", test_history);
  g_test_add_func ("/ui/register/attach", test_attach);
  g_test_add_func ("/ui/register/accessible", test_accessible);
  g_test_add_func ("/ui/register/budget", test_budget);
  return isms_ui_test_run ();
}
