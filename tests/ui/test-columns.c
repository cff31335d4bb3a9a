/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The columns of a register, what fits beside them, how they are saved and sorted; and many rows.
 */

#include <string.h>

#include "isms-cell.h"
#include "isms-columns.h"
#include "isms-desk.h"
#include "isms-edit.h"
#include "isms-register.h"
#include "isms-saved-views.h"
#include "isms-tabs-page.h"
#include "isms-ui-test.h"
#include "isms-view-options.h"

static const char *const three[] = { "Laptops", "Payroll data", "Web shop", NULL };
static const char *const none[] = { NULL };

static void
test_columns (void)
{
  IsmsDesk desk = isms_desk_open (three);
  g_autoptr (GSettings) settings = g_settings_new_with_path (
      "org.parapet.Parapet.Register", "/org/parapet/Parapet/register/asset/");
  GtkColumnView *view = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
  g_autoptr (IsmsColumns) columns = NULL;
  g_autoptr (IsmsColumns) again = NULL;

  columns = isms_columns_new (view, desk.workspace, isms_kind_find ("asset"), NULL, settings);
  g_assert_true (isms_columns_get_shown (columns, "owner"));
  g_assert_false (isms_columns_get_shown (columns, "note"));
  isms_columns_set_shown (columns, "note", TRUE);
  isms_columns_set_shown (columns, "owner", FALSE);
  isms_columns_set_shown (columns, "title", FALSE); /* always there */
  g_assert_true (isms_columns_get_shown (columns, "title"));
  g_object_run_dispose (G_OBJECT (columns));
  g_object_unref (view);

  view = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
  again = isms_columns_new (view, desk.workspace, isms_kind_find ("asset"), NULL, settings);
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

  columns = isms_columns_new (view, desk.workspace, isms_kind_find ("action"), NULL, settings);
  isms_columns_fit (columns, 694);
  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    g_assert_true (isms_columns_get_shown (columns, shown[i]));
  g_clear_object (&columns);
  g_object_unref (view);
  isms_ui_test_close (desk.window);
}

/* When something is due is seen beside a form in a window of 1280, and amounts are seen whole. */
static void
test_columns_days (void)
{
  static const struct
  {
    const char *kind;
    const char *shown;
  } cases[] = { { "objective", "due" }, { "communication", "next_on" } };
  IsmsDesk desk = isms_desk_open (none);
  const IsmsField *budget = isms_kind_find_field (isms_kind_find ("commitment"), "budget");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const IsmsKind *kind = isms_kind_find (cases[i].kind);
      g_autofree char *path = g_strdup_printf ("/org/parapet/Parapet/register/%s/", cases[i].kind);
      g_autoptr (GSettings) settings =
          g_settings_new_with_path ("org.parapet.Parapet.Register", path);
      GtkColumnView *view = g_object_ref_sink (GTK_COLUMN_VIEW (gtk_column_view_new (NULL)));
      g_autoptr (IsmsColumns) columns = NULL;

      columns = isms_columns_new (view, desk.workspace, kind, NULL, settings);
      isms_columns_fit (columns, 620);
      g_assert_true (isms_columns_get_shown (columns, cases[i].shown));
      g_clear_object (&columns);
      g_object_unref (view);
    }
  g_assert_cmpuint (isms_cell_get_chars (budget), >=, strlen ("120,000.00 EUR"));
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

/* What is set first pushes nothing away, and neither does taking it away bring something. */
static void
test_filter_still (void)
{
  IsmsDesk desk = isms_desk_open (none);
  const IsmsKind *kind = isms_kind_find ("risk");
  GtkWidget *bar = isms_filter_bar_new (desk.workspace, kind);
  IsmsFilterChip *level = isms_filter_bar_find (ISMS_FILTER_BAR (bar), "current_level_name");
  GtkWidget *window = gtk_window_new ();
  const char *const one[] = { "High", NULL };

  gtk_widget_set_valign (bar, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (window), bar);
  gtk_window_present (GTK_WINDOW (window));
  for (int width = 400; width <= 900; width += 100)
    {
      g_autoptr (IsmsQuery) query = isms_query_new (kind);
      guint n;
      int height;

      gtk_window_set_default_size (GTK_WINDOW (window), width, 200);
      isms_ui_test_settle (bar);
      n = count_shown (ISMS_FILTER_BAR (bar), kind);
      height = gtk_widget_get_height (bar);
      isms_query_filter (query, "current_level_name", one);
      isms_filter_bar_adopt (ISMS_FILTER_BAR (bar), query);
      g_assert_true (isms_filter_chip_is_active (level));
      isms_ui_test_settle (bar);
      g_assert_cmpuint (count_shown (ISMS_FILTER_BAR (bar), kind), ==, n);
      g_assert_cmpint (gtk_widget_get_height (bar), ==, height);
      isms_filter_bar_clear (ISMS_FILTER_BAR (bar));
      isms_ui_test_settle (bar);
      g_assert_cmpuint (count_shown (ISMS_FILTER_BAR (bar), kind), ==, n);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  isms_ui_test_close (desk.window);
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

static gint64
add_person (IsmsDesk *desk, const char *name)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Add a person");
  g_autoptr (GError) error = NULL;

  isms_edit_create (step, isms_kind_find ("person"), name);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return 1;
}

static void
choose_view (IsmsDesk *desk, const char *name)
{
  GtkWidget *options = isms_ui_test_find_type (GTK_WIDGET (desk->pane), "IsmsViewOptions");
  GtkWidget *button;

  gtk_menu_button_popup (GTK_MENU_BUTTON (gtk_widget_get_parent (options)));
  isms_ui_test_settle (options);
  button = isms_ui_test_find_text (
      isms_ui_test_find_type (GTK_WIDGET (desk->pane), "IsmsSavedViews"), name);
  gtk_widget_grab_focus (gtk_widget_get_parent (button));
  isms_ui_test_settle (options);
  isms_ui_test_key ("Return");
}

/* The views that nobody saved: by keyboard, and nobody can take them away. */
static void
test_ready_views (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkWidget *views = isms_ui_test_find_type (GTK_WIDGET (desk.pane), "IsmsSavedViews");
  IsmsFilterChip *owner = isms_filter_bar_find (isms_list_pane_get_filter_bar (desk.pane), "owner");
  gint64 ada = add_person (&desk, "Ada Osei");
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, ada);
  g_autoptr (GError) error = NULL;

  isms_desk_set_field (&desk, 1, "owner", id);
  g_assert_null (isms_ui_test_find_text (views, "Due in 30 Days"));
  g_assert_null (isms_ui_test_find_type (views, "GtkImage"));
  choose_view (&desk, "Mine");
  wait_for (g_str_equal (isms_list_pane_get_face (desk.pane), "nothing"))
    ;
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.pane), "Nobody Is Acting"));
  g_assert_cmpstr (isms_filter_chip_get_label (owner), ==, "Owner: Me");
  g_assert_true (
      gtk_widget_get_mapped (isms_ui_test_find_action (GTK_WIDGET (desk.pane), "win.acting-as")));

  g_assert_true (isms_workspace_set_acting_person (desk.workspace, ada, &error));
  g_assert_no_error (error);
  wait_for (isms_desk_get_n_items (&desk) == 1)
    ;
  g_assert_cmpstr (isms_filter_chip_get_label (owner), ==, "Owner: Me (Ada Osei)");
  g_assert_cmpuint (isms_saved_views_get_n_views (ISMS_SAVED_VIEWS (views)), ==, 0);

  /* The filter offers it, before the people. */
  isms_filter_chip_popup (owner);
  wait_for (g_list_model_get_n_items (isms_picker_get_model (isms_filter_chip_get_picker (owner)))
            == 3)
    ;
  isms_picker_activate (isms_filter_chip_get_picker (owner), 1);
  wait_for (isms_desk_get_n_items (&desk) == 3)
    ;
  isms_ui_test_close (desk.window);
}

static void
add_change (IsmsDesk *desk, const char *title, const char *due)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Add");
  IsmsRow *row = isms_row_new ();
  g_autoptr (GError) error = NULL;

  isms_row_set_text (row, "title", title);
  isms_row_set_text (row, "planned_on", due);
  isms_edit_insert (step, isms_kind_find ("planned_change"), row);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static const char *
get_sort (GtkColumnView *view)
{
  GtkColumnViewSorter *sorter = GTK_COLUMN_VIEW_SORTER (gtk_column_view_get_sorter (view));
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);

  return column != NULL ? gtk_column_view_column_get_id (column) : NULL;
}

/* What a view is in the order of is seen, as long as it is that view; then all is as it was, for
 * the next time too. */
static void
test_ready_order (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsTabsPage *page;
  GtkWidget *tab;
  GtkColumnView *view;
  GtkColumnViewColumn *due;
  g_autoptr (GSettings) settings = g_settings_new_with_path (
      "org.parapet.Parapet.Register", "/org/parapet/Parapet/register/planned_change/");
  g_autofree char *sort = NULL;
  gboolean descending;

  add_change (&desk, "Fewer faults", "2020-03-01");
  add_change (&desk, "Better locks", "2020-02-01");
  isms_window_show_destination (desk.window, "context");
  page = ISMS_TABS_PAGE (isms_window_get_page (desk.window));
  isms_tabs_page_show_tab (page, "planned_change");
  tab = isms_tabs_page_get_tab (page, "planned_change");
  desk.pane = isms_register_get_pane (ISMS_REGISTER (tab));
  view = isms_list_pane_get_view (desk.pane);
  due = find_column (view, "planned_on");
  gtk_column_view_column_set_visible (due, FALSE);
  gtk_column_view_sort_by_column (view, find_column (view, "title"), GTK_SORT_DESCENDING);
  isms_ui_test_settle (tab);

  choose_view (&desk, "Overdue");
  wait_for (g_strcmp0 (get_sort (view), "planned_on") == 0)
    ;
  g_assert_true (gtk_column_view_column_get_visible (due));
  g_settings_get (settings, "sort", "(sb)", &sort, &descending);
  g_assert_cmpstr (sort, ==, "title");
  isms_ui_test_settle (tab);

  isms_filter_bar_clear (isms_list_pane_get_filter_bar (desk.pane));
  wait_for (g_strcmp0 (get_sort (view), "title") == 0)
    ;
  g_assert_false (gtk_column_view_column_get_visible (due));

  /* Another order that somebody chose meanwhile stays. */
  choose_view (&desk, "Overdue");
  wait_for (g_strcmp0 (get_sort (view), "planned_on") == 0)
    ;
  gtk_column_view_sort_by_column (view, find_column (view, "ref"), GTK_SORT_ASCENDING);
  isms_list_pane_clear_filters (desk.pane);
  wait_for (isms_filter_bar_get_n_active (isms_list_pane_get_filter_bar (desk.pane)) == 0)
    ;
  g_assert_cmpstr (get_sort (view), ==, "ref");
  g_assert_false (gtk_column_view_column_get_visible (due));
  isms_ui_test_close (desk.window);
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
  wait_for (gtk_column_view_get_model (view) != NULL
            && g_list_model_get_n_items (G_LIST_MODEL (gtk_column_view_get_model (view))) == MANY)
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
  g_test_add_func ("/ui/register/columns", test_columns);
  g_test_add_func ("/ui/register/columns-leading", test_columns_leading);
  g_test_add_func ("/ui/register/columns-days", test_columns_days);
  g_test_add_func ("/ui/register/columns-fit", test_columns_fit);
  g_test_add_func ("/ui/register/filter-still", test_filter_still);
  g_test_add_func ("/ui/register/filter-room", test_filter_room);
  g_test_add_func ("/ui/register/views", test_views);
  g_test_add_func ("/ui/register/ready-views", test_ready_views);
  g_test_add_func ("/ui/register/ready-order", test_ready_order);
  g_test_add_func ("/ui/register/sort", test_sort);
  g_test_add_func ("/ui/register/budget", test_budget);
  return isms_ui_test_run ();
}
