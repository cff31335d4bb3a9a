/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk method in the real window (6.1.2 a): read, changed by keys and mouse, carried over. */

#include "isms-ui-test.h"

#include "isms-method-dialog.h"
#include "isms-method-grid.h"
#include "isms-method-page.h"
#include "isms-method-points.h"
#include "isms-sample.h"
#include "isms-tabs-page.h"

static const char *sample;

static IsmsWindow *
open_method (int width, int height)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  IsmsWindow *window;

  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", height);
  window = isms_ui_test_open (sample);
  isms_window_show_destination (window, "risks");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), "method");
  isms_ui_test_settle (GTK_WIDGET (window));
  return window;
}

static GtkWidget *
find (IsmsWindow *window, const char *type)
{
  return isms_ui_test_find_type (GTK_WIDGET (window), type);
}

static IsmsMethodDialog *
open_dialog (IsmsWindow *window)
{
  isms_method_page_change (ISMS_METHOD_PAGE (find (window, "IsmsMethodPage")));
  wait_for (find (window, "IsmsMethodDialog") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  return ISMS_METHOD_DIALOG (find (window, "IsmsMethodDialog"));
}

static gint64
read_int (IsmsWindow *window, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  isms_database_query_int (isms_workspace_get_reader (isms_window_get_workspace (window)), sql,
                           &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
show_tab (IsmsMethodDialog *dialog, const char *name)
{
  GtkWidget *stack = isms_ui_test_find_type (GTK_WIDGET (dialog), "AdwViewStack");

  adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), name);
  isms_ui_test_settle (GTK_WIDGET (dialog));
}

static IsmsMethodGrid *
show_grid (IsmsMethodDialog *dialog)
{
  show_tab (dialog, "grid");
  return ISMS_METHOD_GRID (isms_ui_test_find_type (GTK_WIDGET (dialog), "IsmsMethodGrid"));
}

static const char *
get_words (IsmsMethodGrid *grid, int likelihood, int impact)
{
  return gtk_widget_get_tooltip_text (isms_method_grid_get_cell (grid, likelihood, impact));
}

static gboolean
has_focus (IsmsWindow *window, const char *text)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && isms_ui_test_find_text (focus, text) != NULL;
}

/* From 5×5 to 4×4 with nothing but the keyboard, and back by one undo. */
static void
test_change_by_keys (void)
{
  IsmsWindow *window = open_method (900, 800);
  gint64 n_ratings = read_int (window, "SELECT count (*) FROM rating");
  gint64 n_holding = read_int (window, "SELECT count (*) FROM (SELECT DISTINCT risk_id, kind FROM"
                                       " rating)");
  IsmsMethodDialog *dialog;
  GtkWidget *versions;

  g_assert_cmpint (read_int (window, "SELECT max (version) FROM method"), ==, 1);
  isms_ui_test_key ("alt+c");
  wait_for (find (window, "IsmsMethodDialog") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  dialog = ISMS_METHOD_DIALOG (find (window, "IsmsMethodDialog"));
  isms_ui_test_key ("alt+s");
  wait_for (isms_ui_test_find_button (GTK_WIDGET (dialog), "4 × 4") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  for (int i = 0; i < 5 && !has_focus (window, "4 × 4"); i++)
    isms_ui_test_key ("Down");
  g_assert_true (has_focus (window, "4 × 4"));
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (dialog), "Frequent") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_key ("alt+n");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (dialog), "5 · Almost certain") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "method-mapping-keys");
  isms_ui_test_key ("alt+p");
  wait_for (isms_method_dialog_get_preview (dialog) != NULL)
    ;
  g_assert_cmpuint (isms_method_dialog_get_preview (dialog)->rows->len, >, 10);
  g_assert_cmpint (
      g_array_index (isms_method_dialog_get_preview (dialog)->rows, IsmsMethodPreviewRow, 0).change,
      !=, 0);
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "method-preview-keys");
  isms_ui_test_key ("alt+a");
  wait_for (find (window, "IsmsMethodDialog") == NULL)
    ;
  g_assert_cmpint (read_int (window, "SELECT max (version) FROM method"), ==, 2);
  g_assert_cmpint (read_int (window, "SELECT count (*) FROM rating"), ==, n_ratings + n_holding);
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (window), "Four by four"));
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "method-applied");

  /* the version before is there to read, and only that */
  versions = isms_ui_test_find_type (find (window, "IsmsMethodPage"), "GtkDropDown");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (versions), 1);
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (window), "Five by five"));
  isms_ui_test_settle (GTK_WIDGET (window));
  g_assert_null (isms_ui_test_find_button (GTK_WIDGET (window), "Change Method…"));
  isms_ui_test_save (GTK_WIDGET (window), "method-older");

  isms_ui_test_key ("ctrl+z");
  wait_for (read_int (window, "SELECT max (version) FROM method") == 1)
    ;
  wait_for (isms_ui_test_find_button (GTK_WIDGET (window), "Change Method…") != NULL)
    ;
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (window), "Five by five"));
  g_assert_cmpint (read_int (window, "SELECT count (*) FROM rating"), ==, n_ratings);
  isms_ui_test_close (window);
}

static void
test_paint (void)
{
  IsmsWindow *window = open_method (900, 800);
  IsmsMethodDialog *dialog = open_dialog (window);
  IsmsMethodGrid *grid = show_grid (dialog);
  GtkWidget *first = isms_method_grid_get_cell (grid, 1, 1);
  GtkWidget *second = isms_method_grid_get_cell (grid, 1, 2);

  g_assert_cmpstr (get_words (grid, 1, 1), ==, "likelihood 1 Rare, impact 1 Negligible: Low");
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (dialog), "High"));
  isms_ui_test_drag (first, 8, 8, second, 20, 20);
  wait_for (g_str_has_suffix (get_words (grid, 1, 2), "High"))
    ;
  g_assert_true (g_str_has_suffix (get_words (grid, 1, 1), "High"));
  g_assert_true (g_str_has_suffix (get_words (grid, 2, 1), "Low"));

  /* the focus is where the drag ended */
  isms_ui_test_key ("Up");
  isms_ui_test_key ("e");
  wait_for (g_str_has_suffix (get_words (grid, 2, 2), "Extreme"))
    ;
  isms_ui_test_key ("Right");
  isms_ui_test_key ("2");
  wait_for (g_str_has_suffix (get_words (grid, 2, 3), "Moderate"))
    ;
  isms_ui_test_key ("Right");
  isms_ui_test_key ("space");
  wait_for (g_str_has_suffix (get_words (grid, 2, 4), "High"))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "method-painted");

  /* what was begun is there again */
  adw_dialog_close (ADW_DIALOG (dialog));
  wait_for (find (window, "IsmsMethodDialog") == NULL)
    ;
  grid = show_grid (open_dialog (window));
  g_assert_true (g_str_has_suffix (get_words (grid, 2, 2), "Extreme"));
  adw_dialog_force_close (ADW_DIALOG (find (window, "IsmsMethodDialog")));
  isms_ui_test_close (window);
}

static void
test_points (void)
{
  IsmsWindow *window = open_method (900, 800);
  IsmsMethodDialog *dialog = open_dialog (window);
  IsmsMethodPoints *points =
      ISMS_METHOD_POINTS (isms_ui_test_find_type (GTK_WIDGET (dialog), "IsmsMethodPoints"));
  GtkWidget *entry;

  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (dialog), "Add a Point"));
  wait_for (isms_method_points_get_row (points, 6) != NULL)
    ;
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (dialog), "Likelihood 6 has no name."));
  isms_ui_test_settle (GTK_WIDGET (window));
  entry = isms_ui_test_find_type (isms_method_points_get_row (points, 6), "AdwEntryRow");
  gtk_widget_grab_focus (entry);
  isms_ui_test_type ("Daily");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (dialog), "Daily") != NULL)
    ;
  isms_ui_test_key ("alt+Up");
  wait_for (g_strcmp0 (adw_preferences_row_get_title (
                           ADW_PREFERENCES_ROW (isms_method_points_get_row (points, 5))),
                       "Daily")
            == 0)
    ;
  g_assert_cmpstr (
      adw_preferences_row_get_title (ADW_PREFERENCES_ROW (isms_method_points_get_row (points, 6))),
      ==, "Almost certain");
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "method-points");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  isms_ui_test_close (window);
}

static void
grow (IsmsMethodDialog *dialog, const char *heading)
{
  GtkWidget *label = isms_ui_test_find_text (GTK_WIDGET (dialog), heading);
  GtkWidget *points = gtk_widget_get_ancestor (label, ISMS_TYPE_METHOD_POINTS);

  while (isms_method_points_get_row (ISMS_METHOD_POINTS (points), 10) == NULL)
    g_signal_emit_by_name (isms_ui_test_find_button (points, "Add a Point"), "activated");
  g_assert_false (gtk_widget_get_sensitive (isms_ui_test_find_button (points, "Add a Point")));
}

/* By the pointer over a whole row, then by keys from the last cell and back into the corner. */
static void
paint_corners (IsmsMethodDialog *dialog, IsmsMethodGrid *grid, int n)
{
  GtkWidget *last = isms_method_grid_get_cell (grid, n, n);

  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (dialog), "High"));
  isms_ui_test_drag (isms_method_grid_get_cell (grid, n, 1), 5, 8, last, 8, 8);
  for (int i = 1; i <= n; i++)
    wait_for (g_str_has_suffix (get_words (grid, n, i), "High"))
      ;
  isms_ui_test_key ("l");
  wait_for (g_str_has_suffix (get_words (grid, n, n), "Low"))
    ;
  for (int i = 1; i < n; i++)
    {
      isms_ui_test_key ("Down");
      isms_ui_test_key ("Left");
    }
  isms_ui_test_key ("e");
  wait_for (g_str_has_suffix (get_words (grid, 1, 1), "Extreme"))
    ;
  g_assert_true (g_str_has_suffix (get_words (grid, n, n), "Low"));
}

/* The largest grid there may be, on the narrowest window too. */
static void
test_ten_by_ten (void)
{
  static const int widths[] = { 360, 900 };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *name = g_strdup_printf ("method-ten-%d", widths[i]);
      IsmsWindow *window = open_method (widths[i], 800);
      IsmsMethodDialog *dialog = open_dialog (window);
      IsmsMethodGrid *grid;

      grow (dialog, "Likelihood");
      grow (dialog, "Impact");
      grid = show_grid (dialog);
      g_assert_nonnull (isms_method_grid_get_cell (grid, 10, 10));
      g_assert_cmpint (gtk_widget_get_width (isms_method_grid_get_cell (grid, 10, 10)), >=, 16);
      paint_corners (dialog, grid, 10);
      isms_ui_test_save (GTK_WIDGET (window), name);
      adw_dialog_force_close (ADW_DIALOG (dialog));
      isms_ui_test_close (window);
    }
}

static gboolean
removes (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget)
         && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Remove") == 0;
}

static GtkWidget *
find_remove (IsmsMethodPoints *points, int number)
{
  return isms_ui_test_find (isms_method_points_get_row (points, number), removes, NULL);
}

static void
shrink (IsmsMethodDialog *dialog, const char *heading)
{
  GtkWidget *label = isms_ui_test_find_text (GTK_WIDGET (dialog), heading);
  IsmsMethodPoints *points =
      ISMS_METHOD_POINTS (gtk_widget_get_ancestor (label, ISMS_TYPE_METHOD_POINTS));

  while (isms_method_points_get_row (points, 3) != NULL)
    g_signal_emit_by_name (find_remove (points, 3), "clicked");
  g_assert_false (gtk_widget_get_sensitive (find_remove (points, 2)));
}

/* The smallest. */
static void
test_two_by_two (void)
{
  IsmsWindow *window = open_method (900, 800);
  IsmsMethodDialog *dialog = open_dialog (window);
  IsmsMethodGrid *grid;

  shrink (dialog, "Likelihood");
  shrink (dialog, "Impact");
  grid = show_grid (dialog);
  g_assert_null (isms_method_grid_get_cell (grid, 3, 1));
  paint_corners (dialog, grid, 2);
  isms_ui_test_save (GTK_WIDGET (window), "method-two");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  isms_ui_test_close (window);
}

static void
test_read_only (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsWorkspace) first =
      isms_workspace_open (sample, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
  IsmsWindow *window;

  g_assert_no_error (error);
  window = open_method (900, 800);
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (window), "Five by five"));
  g_assert_null (isms_ui_test_find_button (GTK_WIDGET (window), "Change Method…"));
  isms_method_page_change (ISMS_METHOD_PAGE (find (window, "IsmsMethodPage")));
  g_assert_null (find (window, "IsmsMethodDialog"));
  isms_ui_test_close (window);
  isms_workspace_close (first);
}

/* Pictures of it all, for people. */
static void
test_looks (void)
{
  static const int widths[] = { 360, 900, 1400 };
  static const char *const tabs[] = { "scales", "levels", "grid" };
  static const char *const schemes[] = { "light", "dark" };
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());

  for (gsize s = 0; s < G_N_ELEMENTS (schemes); s++)
    for (gsize i = 0; i < G_N_ELEMENTS (widths); i++)
      {
        g_autofree char *suffix = g_strdup_printf ("%s-%d", schemes[s], widths[i]);
        g_autofree char *page = g_strconcat ("method-", suffix, NULL);
        g_autofree char *preview = g_strconcat ("method-preview-", suffix, NULL);
        IsmsWindow *window;
        IsmsMethodDialog *dialog;
        g_autoptr (IsmsMethod) other = isms_method_new_preset ("4x4");

        g_settings_set_string (settings, "color-scheme", schemes[s]);
        window = open_method (widths[i], 800);
        isms_ui_test_save (GTK_WIDGET (window), page);
        dialog = open_dialog (window);
        for (gsize k = 0; k < G_N_ELEMENTS (tabs); k++)
          {
            g_autofree char *name = g_strdup_printf ("method-%s-%s", tabs[k], suffix);

            show_tab (dialog, tabs[k]);
            isms_ui_test_save (GTK_WIDGET (window), name);
          }
        gtk_widget_activate_action (GTK_WIDGET (dialog), "method.start", "s", "4x4");
        isms_method_dialog_go (dialog, "mapping");
        isms_method_dialog_go (dialog, "preview");
        wait_for (isms_method_dialog_get_preview (dialog) != NULL)
          ;
        isms_ui_test_settle (GTK_WIDGET (window));
        isms_ui_test_save (GTK_WIDGET (window), preview);
        g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <=, MAX (widths[i], 360));
        adw_dialog_force_close (ADW_DIALOG (dialog));
        isms_ui_test_close (window);
      }
  g_settings_set_string (settings, "color-scheme", "default");
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
  g_test_add_func ("/ui/method/6.1.2-a-change-by-keys", test_change_by_keys);
  g_test_add_func ("/ui/method/6.1.2-a-paint-the-grid", test_paint);
  g_test_add_func ("/ui/method/6.1.2-a-points", test_points);
  g_test_add_func ("/ui/method/ten-by-ten", test_ten_by_ten);
  g_test_add_func ("/ui/method/two-by-two", test_two_by_two);
  g_test_add_func ("/ui/method/read-only", test_read_only);
  g_test_add_func ("/ui/method/looks", test_looks);
  return isms_ui_test_run ();
}
