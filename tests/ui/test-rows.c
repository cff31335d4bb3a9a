/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows of a register: what is said of them, and the record of one that is there no more. */

#include "isms-cell.h"
#include "isms-desk.h"
#include "isms-detail.h"
#include "isms-view-options.h"

static const char *const three[] = { "Laptops", "Payroll data", "Web shop", NULL };

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
  g_autoptr (IsmsSlot) empty = g_object_new (ISMS_TYPE_SLOT, NULL);
  GListStore *store = g_list_store_new (ISMS_TYPE_SLOT);
  IsmsDesk desk = isms_desk_open (three);
  g_autoptr (IsmsList) none = isms_list_new (desk.workspace);
  g_autoptr (GtkListItemFactory) rows = isms_row_factory_new (none);
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
  isms_ui_test_close (desk.window);
}

static gboolean
is_heading (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "heading")
         && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

/* Where the heading @text stands in @view; below 0: it is not in sight. */
static float
find_heading (GtkWidget *view, const char *text)
{
  GtkWidget *label = isms_ui_test_find (view, is_heading, text);
  graphene_rect_t bounds;

  if (label == NULL || !gtk_widget_get_mapped (label)
      || !gtk_widget_compute_bounds (gtk_widget_get_parent (label), view, &bounds)
      || bounds.size.height <= 0)
    return -1;
  return bounds.origin.y;
}

/* The two rows of the one stand between them, or the one of the other. */
static gboolean
has_both_headings (GtkWidget *view)
{
  float hardware = find_heading (view, "Hardware · 2");
  float process = find_heading (view, "Process · 1");

  return hardware >= 0 && process >= 0 && ABS (hardware - process) > 50;
}

/* Headings come in between rows that stay, and stand there with their height. */
static void
test_headings (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkWidget *view = GTK_WIDGET (isms_list_pane_get_view (desk.pane));
  GtkWidget *options = isms_ui_test_find_type (GTK_WIDGET (desk.pane), "IsmsViewOptions");
  const char *values[] = { "hardware", NULL };
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("asset"));

  isms_desk_set_field (&desk, 0, "kind", "hardware");
  isms_desk_set_field (&desk, 1, "kind", "hardware");
  isms_desk_set_field (&desk, 2, "kind", "process");
  isms_view_options_set_group (ISMS_VIEW_OPTIONS (options), "kind");
  wait_for (has_both_headings (view))
    ;
  isms_query_filter (query, "kind", values);
  isms_list_pane_set_query (desk.pane, query);
  wait_for (find_heading (view, "Hardware · 2") >= 0 && find_heading (view, "Process · 1") < 0)
    ;
  isms_list_pane_clear_filters (desk.pane);
  wait_for (has_both_headings (view))
    ;
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/rows/filtered-out", test_filtered_out);
  g_test_add_func ("/ui/rows/names", test_row_names);
  g_test_add_func ("/ui/rows/unread", test_row_unread);
  g_test_add_func ("/ui/rows/headings", test_headings);
  return isms_ui_test_run ();
}
