/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The register as a person meets it: list, filters, columns, form, several at once. */

#include "isms-attachments-group.h"
#include "isms-bulk-form.h"
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

  /* A row that has the focus is taken by the space bar too. */
  gtk_widget_grab_focus (isms_desk_find_row (&desk, "owner"));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Return");
  wait_for (GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (desk.window))))
    ;
  isms_ui_test_type ("osei");
  isms_ui_test_key ("Down");
  wait_for (!GTK_IS_TEXT (gtk_root_get_focus (GTK_ROOT (desk.window))))
    ;
  isms_ui_test_key ("space");
  wait_for (g_strcmp0 (isms_record_get_text (record, "owner"), "Ada Osei") == 0)
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

  isms_ui_test_click (isms_ui_test_find_tip (GTK_WIDGET (desk.page), "Clear Kind"));
  wait_for (isms_desk_get_n_items (&desk) == 3)
    ;
  wait_for (g_str_equal (isms_list_pane_get_count_text (desk.pane), "3 assets"))
    ;
  g_assert_cmpstr (isms_filter_chip_get_label (chip), ==, "Kind");
  isms_ui_test_close (desk.window);
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

/* Where several may be picked, what was looked for is replaced by what is typed next. */
static void
test_filter_search (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsFilterChip *chip = isms_filter_bar_find (isms_list_pane_get_filter_bar (desk.pane), "kind");
  IsmsPicker *picker = isms_filter_chip_get_picker (chip);
  GtkWidget *search = isms_ui_test_find_type (GTK_WIDGET (picker), "GtkSearchEntry");
  int start = -1, end = -1;

  isms_picker_reset (picker);
  gtk_editable_set_text (GTK_EDITABLE (search), "a");
  wait_for (g_list_model_get_n_items (isms_picker_get_model (picker)) > 0)
    ;
  isms_picker_activate (picker, 0);
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (search), &start, &end));
  g_assert_cmpint (start, ==, 0);
  g_assert_cmpint (end, ==, 1);
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

/* A split view may have something to do after its window, and stays for it; its pages do not. */
static void
test_closed_at_once (void)
{
  IsmsDesk desk = isms_desk_open (three);
  gpointer split = find_split (&desk);
  gpointer pane = desk.pane;

  g_object_add_weak_pointer (split, &split);
  g_object_add_weak_pointer (pane, &pane);
  adw_navigation_split_view_set_show_content (split, TRUE);
  gtk_window_destroy (GTK_WINDOW (desk.window));
  g_assert_nonnull (split);
  wait_for (pane == NULL) /* at once, or with the answer to what it was reading */
    ;
  wait_for (split == NULL)
    ;
  isms_store_wait_for_close (NULL);
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
  wait_for (isms_late_group_get_n_rows (ISMS_LATE_GROUP (history)) == 2)
    ;
  isms_desk_set_field (&desk, 0, "location", "Attic");
  wait_for (isms_late_group_get_n_rows (ISMS_LATE_GROUP (history)) == 3)
    ;
  isms_ui_test_close (desk.window);
}

/* What refers to a record stands in its form, and is a click away. */
static void
test_linked (void)
{
  IsmsDesk desk = isms_desk_open (three);
  g_autoptr (IsmsRecord) server = g_list_model_get_item (G_LIST_MODEL (desk.selection), 1);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_id (server));
  GtkWidget *group, *row;

  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  group = isms_ui_test_find_type (GTK_WIDGET (isms_desk_get_detail (&desk)), "IsmsLinkedGroup");
  isms_desk_set_field (&desk, 0, "depends_on", id);
  wait_for (isms_late_group_get_n_rows (ISMS_LATE_GROUP (group)) == 1)
    ;
  g_assert_true (gtk_widget_get_visible (group));
  row = isms_ui_test_find_text (group, "A-001");
  g_assert_nonnull (row);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  gtk_widget_activate (gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX_ROW));
  wait_for (gtk_selection_model_is_selected (desk.selection, 0))
    ;
  wait_for (isms_late_group_get_n_rows (ISMS_LATE_GROUP (group)) == 0)
    ;
  g_assert_false (gtk_widget_get_visible (group));
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
  g_test_add_func ("/ui/register/filter-text", test_filter_text);
  g_test_add_func ("/ui/register/filter-search", test_filter_search);
  g_test_add_func ("/ui/register/search", test_search);
  g_test_add_func ("/ui/register/new", test_new);
  g_test_add_func ("/ui/register/several", test_several);
  g_test_add_func ("/ui/register/linked", test_linked);
  g_test_add_func ("/ui/register/narrow", test_narrow);
  g_test_add_func ("/ui/register/closed-at-once", test_closed_at_once);
  g_test_add_func ("/ui/register/keys", test_keys);
  g_test_add_func ("/ui/register/history", test_history);
  g_test_add_func ("/ui/register/attach", test_attach);
  g_test_add_func ("/ui/register/accessible", test_accessible);
  return isms_ui_test_run ();
}
