/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The window itself: opening, what a step says, the keyboard, finding, narrow and read-only. */

#include "isms-ui-test.h"

#include <glib/gstdio.h>

#include "isms-edit.h"
#include "isms-error.h"
#include "isms-finder.h"
#include "isms-query.h"
#include "isms-shortcuts.h"
#include "isms-window-actions.h"

static AdwDialog *
get_dialog (IsmsWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

static GSettings *
get_settings (void)
{
  return isms_application_get_settings (isms_ui_test_get_application ());
}

static void
reset_settings (void)
{
  const char *const keys[] = { "places",    "last-workspace", "workspaces",
                               "acting-as", "sidebar-hidden", NULL };

  for (const char *const *key = keys; *key; key++)
    g_settings_reset (get_settings (), *key);
}

static gint64
add_record (IsmsWindow *window, const char *kind, const char *title, const char *label)
{
  IsmsStore *store = isms_workspace_get_store (isms_window_get_workspace (window));
  g_autoptr (IsmsStep) step = isms_store_begin (store, label);
  g_autoptr (GError) error = NULL;
  gint64 id = isms_edit_create (step, isms_kind_find (kind), title);

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static gint64
count (IsmsWindow *window, const char *kind)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find (kind));
  g_autoptr (GError) error = NULL;
  gint64 n = isms_query_count (
      query, isms_workspace_get_reader (isms_window_get_workspace (window)), &error);

  g_assert_no_error (error);
  return n;
}

static gboolean
is_enabled (IsmsWindow *window, const char *action)
{
  GtkWidget *button = isms_ui_test_find_action (GTK_WIDGET (window), action);

  g_assert_nonnull (button);
  return gtk_widget_get_sensitive (button);
}

static gboolean
shows (IsmsWindow *window, const char *text)
{
  return isms_ui_test_find_text (GTK_WIDGET (window), text) != NULL;
}

static void
test_first_run (void)
{
  IsmsWindow *window;

  reset_settings ();
  window = isms_ui_test_open (NULL);
  g_assert_true (shows (window, "Welcome to Parapet"));
  isms_ui_test_save (GTK_WIDGET (window), "first-run");

  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (window), "New Workspace"));
  wait_for (isms_ui_test_find_button (GTK_WIDGET (window), "Create Workspace"))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  g_assert_false (gtk_widget_get_sensitive (
      isms_ui_test_find_button (GTK_WIDGET (window), "Create Workspace")));
  isms_ui_test_type ("Lindenhof Clinic & Sons");
  isms_ui_test_key ("Tab");
  isms_ui_test_type ("Patient records and the systems they live on");
  isms_ui_test_save (GTK_WIDGET (window), "first-run-questions");
  isms_ui_test_key ("Escape"); /* loses no answer */
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_click (isms_ui_test_find_text (GTK_WIDGET (window), "Currency"));
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_type ("sek");
  wait_for (shows (window, "SEK"))
    ;
  isms_ui_test_key ("Return");
  wait_for (
      isms_ui_test_has_focus_within (isms_ui_test_find_type (GTK_WIDGET (window), "IsmsSetupPage")))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (window), "Create Workspace"));

  wait_for (isms_window_get_workspace (window))
    ;
  g_assert_cmpstr (isms_workspace_get_title (isms_window_get_workspace (window)), ==,
                   "Lindenhof Clinic & Sons");
  g_assert_true (g_str_has_suffix (isms_window_get_path (window), "/lindenhof-clinic-sons.isms"));
  g_assert_cmpstr (isms_workspace_get_currency (isms_window_get_workspace (window)), ==, "SEK");
  wait_for (shows (window, "Lindenhof Clinic & Sons"))
    ;
  isms_ui_test_close (window);
}

/* The dialog that asks for a file is a window of its own, from the desktop or from GTK. */
static void
dismiss_file_dialog (IsmsWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  wait_for (g_list_model_get_n_items (windows) > 1)
    ;
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (other != GTK_WINDOW (window))
        gtk_window_close (other);
    }
  wait_for (g_list_model_get_n_items (windows) == 1)
    ;
}

static void
test_first_run_spreadsheet (void)
{
  IsmsWindow *window;

  reset_settings ();
  window = isms_ui_test_open (NULL);
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (window), "Import a Spreadsheet"));
  wait_for (isms_ui_test_find_button (GTK_WIDGET (window), "Continue"))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_type ("Sheet House");
  isms_ui_test_key ("Return");
  wait_for (isms_window_get_workspace (window))
    ;
  wait_for (get_dialog (window))
    ;
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (get_dialog (window)), ==, "IsmsImportDialog");
  g_assert_cmpstr (isms_window_get_destination (window), ==, "risks");
  dismiss_file_dialog (window);
  adw_dialog_force_close (get_dialog (window));
  isms_ui_test_close (window);
}

static void
test_first_run_sample (void)
{
  IsmsWindow *window;

  reset_settings ();
  window = isms_ui_test_open (NULL);
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (window), "Open the Sample"));
  wait_for (shows (window, "Making the sample…") || isms_window_get_workspace (window) != NULL)
    ;
  wait_for (isms_window_get_workspace (window))
    ;
  g_assert_cmpint (count (window, "risk"), >, 10);
  isms_ui_test_close (window);
}

/* The workspaces that are there are offered, last opened first. */
static void
test_chooser (void)
{
  g_autofree char *one = isms_ui_test_create_workspace ("First House");
  g_autofree char *two = isms_ui_test_create_workspace ("Second House");
  IsmsWindow *window;

  reset_settings ();
  window = isms_ui_test_open (one);
  isms_window_open (window, two);
  wait_for (!isms_window_get_loading (window))
    ;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.close-workspace", NULL);
  g_assert_null (isms_window_get_workspace (window));
  wait_for (shows (window, "Your Workspaces"))
    ;
  isms_ui_test_save (GTK_WIDGET (window), "chooser");
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (window), "First House"));
  wait_for (isms_window_get_workspace (window))
    ;
  g_assert_cmpstr (isms_window_get_path (window), ==, one);
  isms_ui_test_close (window);
}

static void
test_undo (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Undo House");
  IsmsWindow *window = isms_ui_test_open (path);
  GtkWidget *button;

  g_assert_false (is_enabled (window, "win.undo")); /* not the making of the workspace */
  add_record (window, "asset", "Laptop", "Add the asset <Laptop> & more");
  wait_for (shows (window, "Add the asset <Laptop> & more"))
    ;
  g_assert_true (is_enabled (window, "win.undo"));
  button = isms_ui_test_find_action (GTK_WIDGET (window), "win.undo");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Undo: Add the asset <Laptop> & more");
  isms_ui_test_save (GTK_WIDGET (window), "undo-toast");

  isms_ui_test_key ("ctrl+z");
  wait_for (shows (window, "Undid: Add the asset <Laptop> & more"))
    ;
  g_assert_cmpint (count (window, "asset"), ==, 0);
  g_assert_true (is_enabled (window, "win.redo"));

  isms_ui_test_key ("ctrl+shift+z");
  wait_for (shows (window, "Redid: Add the asset <Laptop> & more"))
    ;
  g_assert_cmpint (count (window, "asset"), ==, 1);
  g_assert_false (is_enabled (window, "win.redo"));

  isms_ui_test_click (button);
  wait_for (count (window, "asset") == 0)
    ;
  isms_ui_test_close (window);
}

/* The button of a toast undoes the step that the toast tells of. */
static void
test_toast (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Toast House");
  IsmsWindow *window = isms_ui_test_open (path);

  add_record (window, "asset", "One", "Add one");
  add_record (window, "asset", "Two", "Add two");
  wait_for (shows (window, "Add two"))
    ;
  wait_for (!shows (window, "Add one"))
    ; /* replaced, not piled */
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (window), "Undo"));
  wait_for (shows (window, "Undid: Add two"))
    ;
  g_assert_cmpint (count (window, "asset"), ==, 1);
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (window), "Redo"));
  wait_for (count (window, "asset") == 2)
    ;
  isms_ui_test_close (window);
}

/* No key twice, none that belongs to mnemonics or to the desktop. */
/* One that takes long says so, and can be cancelled. */
static void
test_long_undo (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Long House");
  IsmsWindow *window = isms_ui_test_open (path);
  IsmsStore *store = isms_workspace_get_store (isms_window_get_workspace (window));
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Add many");

  for (int i = 0; i < 20000; i++)
    isms_edit_create (step, isms_kind_find ("asset"), "Laptop");
  g_assert_true (isms_step_commit (step, NULL, NULL));
  wait_for (shows (window, "Add many"))
    ;
  isms_ui_test_key ("ctrl+z");
  wait_for (shows (window, "Undoing…"))
    ;
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (window), "Cancel"));
  wait_for (!shows (window, "Undoing…"))
    ;
  add_record (window, "asset", "Last", "Add the last");
  wait_for (shows (window, "Add the last"))
    ;
  g_assert_cmpint (count (window, "asset"), ==, 20001);
  g_assert_null (get_dialog (window));
  isms_ui_test_close (window);
}

/* Keys without an action are those of a list, and mean something there alone. */
static char *
dup_key (const IsmsShortcut *shortcut, guint value, GdkModifierType modifiers)
{
  g_autofree char *name = gtk_accelerator_name (value, modifiers);

  return g_strconcat (shortcut->action != NULL ? "" : shortcut->group, name, NULL);
}

static void
test_shortcuts_table (void)
{
  g_autoptr (GPtrArray) all = isms_shortcuts_get ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const IsmsShortcut *shortcut = g_ptr_array_index (all, i);
      g_auto (GStrv) keys =
          g_strsplit (shortcut->accelerators ? shortcut->accelerators : "", "|", 0);

      for (char **key = keys; *key; key++)
        {
          guint value;
          GdkModifierType modifiers;

          g_assert_true (gtk_accelerator_parse (*key, &value, &modifiers));
          g_assert_false (modifiers & GDK_SUPER_MASK);
          g_assert_false (modifiers == GDK_ALT_MASK
                          && g_unichar_isalpha (gdk_keyval_to_unicode (value)));
          g_assert_true (g_hash_table_add (seen, dup_key (shortcut, value, modifiers)));
        }
    }
}

static void
test_shortcuts_dialog (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Keys House");
  IsmsWindow *window = isms_ui_test_open (path);

  isms_ui_test_key ("ctrl+question");
  wait_for (get_dialog (window))
    ;
  wait_for (shows (window, "Find Anything"))
    ;
  g_assert_true (shows (window, "U")); /* each key of several in a row */
  g_assert_true (shows (window, "+"));
  isms_ui_test_save (GTK_WIDGET (window), "shortcuts");
  isms_ui_test_key ("Escape");
  wait_for (!get_dialog (window))
    ;
  isms_ui_test_close (window);
}

static void
find (IsmsWindow *window, const char *words)
{
  isms_ui_test_key ("ctrl+k");
  wait_for (get_dialog (window))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_type (words);
  wait_for (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (isms_ui_test_find_type (
                           GTK_WIDGET (get_dialog (window)), "GtkSearchEntry"))),
                       words)
            == 0)
    ;
  wait_for (!isms_finder_get_searching (ISMS_FINDER (get_dialog (window))))
    ;
}

static void
test_find_record (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Find House");
  IsmsWindow *window;

  reset_settings ();
  window = isms_ui_test_open (path);
  add_record (window, "asset", "Payroll server", "Add an asset");
  add_record (window, "asset", "Laptop of the director", "Add an asset");
  add_record (window, "risk", "Laptop is stolen from a train", "Add a risk");
  isms_window_show_destination (window, "people");
  find (window, "laptop train");
  wait_for (
      isms_ui_test_find_text (GTK_WIDGET (get_dialog (window)), "Laptop is stolen from a train"))
    ;
  g_assert_null (
      isms_ui_test_find_text (GTK_WIDGET (get_dialog (window)), "Laptop of the director"));
  isms_ui_test_save (GTK_WIDGET (window), "find");
  isms_ui_test_key ("Return");
  wait_for (!get_dialog (window))
    ;
  wait_for (g_strcmp0 (isms_window_get_destination (window), "risks") == 0)
    ;
  isms_ui_test_key ("alt+Left");
  wait_for (g_strcmp0 (isms_window_get_destination (window), "people") == 0)
    ;
  isms_ui_test_close (window);
}

static void
test_find_nothing (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Empty House");
  IsmsWindow *window = isms_ui_test_open (path);

  find (window, "zzzz");
  wait_for (shows (window, "Nothing Found"))
    ;
  isms_ui_test_save (GTK_WIDGET (window), "find-nothing");
  isms_ui_test_key ("Escape");
  wait_for (!get_dialog (window))
    ;
  isms_ui_test_close (window);
}

static void
test_find_command (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Command House");
  IsmsWindow *window = isms_ui_test_open (path);
  AdwDialog *finder;

  find (window, "prefer");
  finder = get_dialog (window);
  isms_ui_test_key ("Return");
  wait_for (get_dialog (window) && get_dialog (window) != finder)
    ;
  wait_for (shows (window, "Compact Lists"))
    ;
  isms_ui_test_save (GTK_WIDGET (window), "preferences");
  isms_ui_test_key ("Escape");
  wait_for (!get_dialog (window))
    ;
  isms_ui_test_close (window);
}

/* Enter before a word is typed goes somewhere; it undoes nothing. */
static void
test_find_too_early (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Early House");
  IsmsWindow *window = isms_ui_test_open (path);

  add_record (window, "asset", "Laptop", "Add an asset");
  isms_ui_test_key ("ctrl+k");
  wait_for (get_dialog (window))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_key ("Return");
  wait_for (!get_dialog (window))
    ;
  g_assert_cmpint (count (window, "asset"), ==, 1);
  g_assert_cmpstr (isms_window_get_destination (window), ==, "overview");
  isms_ui_test_close (window);
}

/* Ctrl+1 … go to the destinations in the sidebar's order. */
static void
test_destinations (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Goto House");
  IsmsWindow *window;

  reset_settings ();
  window = isms_ui_test_open (path);
  isms_ui_test_key ("ctrl+3");
  wait_for (g_strcmp0 (isms_window_get_destination (window), "assets") == 0)
    ;
  isms_ui_test_key ("ctrl+4");
  wait_for (g_strcmp0 (isms_window_get_destination (window), "risks") == 0)
    ;
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (window), "People & Training"));
  wait_for (g_strcmp0 (isms_window_get_destination (window), "people") == 0)
    ;
  isms_ui_test_close (window);
}

static void
test_second_is_read_only (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Shared House");
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsWorkspace) first =
      isms_workspace_open (path, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
  IsmsWindow *window;
  GtkWidget *banner;

  g_assert_no_error (error);
  window = isms_ui_test_open (path);
  g_assert_true (isms_workspace_get_read_only (isms_window_get_workspace (window)));
  banner = isms_ui_test_find_type (GTK_WIDGET (window), "AdwBanner");
  wait_for (adw_banner_get_revealed (ADW_BANNER (banner)))
    ;
  g_assert_false (is_enabled (window, "win.undo"));
  isms_ui_test_save (GTK_WIDGET (window), "read-only");

  isms_workspace_close (first);
  isms_ui_test_click (isms_ui_test_find_button (banner, "Try Again"));
  wait_for (isms_window_get_workspace (window)
            && !isms_workspace_get_read_only (isms_window_get_workspace (window)))
    ;
  g_assert_false (adw_banner_get_revealed (ADW_BANNER (banner)));
  isms_ui_test_close (window);
}

static void
test_narrow (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Narrow House");
  IsmsWindow *window;
  AdwNavigationSplitView *split;

  reset_settings ();
  g_settings_set_int (get_settings (), "window-width", 360);
  window = isms_ui_test_open (path);
  split = ADW_NAVIGATION_SPLIT_VIEW (
      isms_ui_test_find_type (GTK_WIDGET (window), "AdwNavigationSplitView"));
  wait_for (adw_navigation_split_view_get_collapsed (split))
    ;
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), ==, 360);
  isms_ui_test_save (GTK_WIDGET (window), "narrow");
  isms_ui_test_key ("F9");
  wait_for (!adw_navigation_split_view_get_show_content (split))
    ;
  isms_ui_test_save (GTK_WIDGET (window), "narrow-sidebar");
  isms_ui_test_close (window);
  g_settings_reset (get_settings (), "window-width");
}

static void
test_hide_sidebar (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Wide House");
  IsmsWindow *window;
  AdwNavigationSplitView *split;

  reset_settings ();
  window = isms_ui_test_open (path);
  split = ADW_NAVIGATION_SPLIT_VIEW (
      isms_ui_test_find_type (GTK_WIDGET (window), "AdwNavigationSplitView"));
  isms_ui_test_key ("F9");
  wait_for (adw_navigation_split_view_get_collapsed (split))
    ;
  g_assert_true (adw_navigation_split_view_get_show_content (split));
  adw_navigation_split_view_set_show_content (split, FALSE); /* the way back leads to both */
  wait_for (!adw_navigation_split_view_get_collapsed (split))
    ;
  g_assert_true (adw_navigation_split_view_get_show_content (split));
  isms_ui_test_close (window);
}

static void
test_not_a_workspace (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Broken House");
  g_autofree char *after = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  IsmsWindow *window;

  g_file_set_contents (path, "Dear diary", -1, &error);
  g_assert_no_error (error);
  window = isms_ui_test_open (path);
  wait_for (get_dialog (window))
    ;
  g_assert_null (isms_window_get_workspace (window));
  g_assert_true (shows (window, "Could Not Open It"));
  name = g_path_get_basename (path);
  g_assert_true (
      g_str_has_prefix (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (window))), name));
  isms_ui_test_save (GTK_WIDGET (window), "not-a-workspace");
  isms_ui_test_key ("Escape");
  wait_for (!get_dialog (window))
    ;
  g_assert_true (shows (window, "Welcome to Parapet"));
  isms_ui_test_close (window);
  g_file_get_contents (path, &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, "Dear diary");
}

static void
test_export_and_import (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Copied House");
  g_autofree char *copy = g_strconcat (path, "-elsewhere.isms", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (copy);
  IsmsWindow *window = isms_ui_test_open (path);

  add_record (window, "asset", "Laptop", "Add an asset");
  isms_window_export_copy (window, file);
  wait_for (g_file_test (copy, G_FILE_TEST_EXISTS))
    ;
  isms_window_import_workspace (window, file);
  wait_for (g_str_has_prefix (isms_window_get_path (window), g_get_user_data_dir ())
            && isms_window_get_workspace (window))
    ;
  wait_for (g_strcmp0 (isms_window_get_path (window), path) != 0
            && !isms_window_get_loading (window))
    ;
  g_assert_cmpstr (isms_window_get_path (window), !=, copy);
  g_assert_cmpint (count (window, "asset"), ==, 1);
  isms_ui_test_close (window);
}

/* Half of the file is gone: it is left alone, and a good backup opens as a copy. */
static void
test_damaged (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Damaged House");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  IsmsWindow *window;
  GtkWidget *row;
  gsize size;
  gsize size_after;

  reset_settings ();
  window = isms_ui_test_open (path);
  add_record (window, "asset", "Laptop", "Add an asset");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back-up", NULL);
  wait_for (shows (window, "Backed up"))
    ;
  isms_ui_test_close (window);
  g_file_get_contents (path, &before, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, before, (gssize) size / 2, &error);
  g_assert_no_error (error);

  window = isms_ui_test_open (path);
  wait_for (get_dialog (window) || isms_window_get_workspace (window))
    ;
  if (!get_dialog (window)) /* it could be read at least */
    gtk_widget_activate_action (GTK_WIDGET (window), "win.restore", NULL);
  wait_for (get_dialog (window))
    ;
  isms_ui_test_save (GTK_WIDGET (window), "damaged");
  row = isms_ui_test_find_type (GTK_WIDGET (get_dialog (window)), "AdwActionRow");
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  wait_for (isms_window_get_workspace (window)
            && !g_str_equal (isms_window_get_path (window), path))
    ;
  g_assert_cmpint (count (window, "asset"), ==, 1);
  isms_ui_test_close (window);
  g_file_get_contents (path, &after, &size_after, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (after, size_after, before, size / 2);
}

static void
test_read_only_file (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Locked House");
  IsmsWindow *window;
  GtkWidget *banner;

  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  if (g_access (path, W_OK) == 0)
    {
      g_test_skip ("this user may write everything");
      return;
    }
  window = isms_ui_test_open (path);
  banner = isms_ui_test_find_type (GTK_WIDGET (window), "AdwBanner");
  wait_for (adw_banner_get_revealed (ADW_BANNER (banner)))
    ;
  g_assert_nonnull (isms_ui_test_find_button (banner, "Export a Copy…"));
  isms_ui_test_close (window);
}

static void
test_restore (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Restored House");
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *day = NULL;
  g_autofree char *said = NULL;
  IsmsWindow *window = isms_ui_test_open (path);
  GtkWidget *row;

  add_record (window, "asset", "Laptop", "Add an asset");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back-up", NULL);
  wait_for (shows (window, "Backed up"))
    ;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.restore", NULL);
  wait_for (get_dialog (window))
    ;
  isms_ui_test_save (GTK_WIDGET (window), "restore");
  row = isms_ui_test_find_type (GTK_WIDGET (get_dialog (window)), "AdwActionRow");
  g_assert_nonnull (row);
  adw_action_row_activate (ADW_ACTION_ROW (row));
  wait_for (isms_window_get_workspace (window)
            && !g_str_equal (isms_window_get_path (window), path))
    ;
  g_assert_cmpint (count (window, "asset"), ==, 1);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  now = g_date_time_new_now_utc ();
  day = g_date_time_format (now, "restored-house-%F");
  g_assert_nonnull (strstr (isms_window_get_path (window), day));
  said = g_strdup_printf ("Restored as “%s”; the other is kept", day);
  wait_for (shows (window, said))
    ;
  isms_ui_test_close (window);
}

static void
test_acting_as (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Acting House");
  IsmsWindow *window;
  gint64 person;

  reset_settings ();
  window = isms_ui_test_open (path);
  person = add_record (window, "person", "Ada Osei", "Add a person");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.acting-as", NULL);
  wait_for (get_dialog (window))
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (get_dialog (window)), "Ada Osei"))
    ;
  isms_ui_test_save (GTK_WIDGET (window), "acting-as");
  isms_ui_test_click (isms_ui_test_find_text (GTK_WIDGET (get_dialog (window)), "Ada Osei"));
  wait_for (!get_dialog (window))
    ;
  g_assert_cmpint (isms_workspace_get_acting_person (isms_window_get_workspace (window)), ==,
                   person);
  person = add_record (window, "person", "Zora Adams", "Add a person");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.acting-as", NULL);
  wait_for (get_dialog (window))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_type ("zora"); /* wherever the focus is */
  isms_ui_test_key ("Return");
  wait_for (!get_dialog (window))
    ;
  wait_for (shows (window, "Acting as Zora Adams"))
    ;
  g_assert_cmpint (isms_workspace_get_acting_person (isms_window_get_workspace (window)), ==,
                   person);
  isms_ui_test_close (window);

  window = isms_ui_test_open (path);
  g_assert_cmpint (isms_workspace_get_acting_person (isms_window_get_workspace (window)), ==,
                   person);
  g_assert_cmpstr (
      isms_store_get_actor (isms_workspace_get_store (isms_window_get_workspace (window))), ==,
      "Zora Adams");
  isms_ui_test_close (window);
}

/* What happened, what was kept: never an error's bare code. */
static void
test_error_sentences (void)
{
  for (int code = ISMS_STORE_ERROR_FAILED; code <= ISMS_STORE_ERROR_UNREADABLE; code++)
    {
      g_autoptr (GError) error = g_error_new_literal (ISMS_STORE_ERROR, code, "reason");
      g_autofree char *sentence = isms_error_dup_sentence (error);

      g_assert_cmpuint (strlen (sentence), >, 20);
      if (code != ISMS_STORE_ERROR_NOTHING)
        g_assert_nonnull (strstr (sentence, ". "));
    }
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/shell/first-run", test_first_run);
  g_test_add_func ("/ui/shell/first-run-spreadsheet", test_first_run_spreadsheet);
  g_test_add_func ("/ui/shell/first-run-sample", test_first_run_sample);
  g_test_add_func ("/ui/shell/chooser", test_chooser);
  g_test_add_func ("/ui/shell/undo", test_undo);
  g_test_add_func ("/ui/shell/toast", test_toast);
  g_test_add_func ("/ui/shell/long-undo", test_long_undo);
  g_test_add_func ("/ui/shell/shortcuts-table", test_shortcuts_table);
  g_test_add_func ("/ui/shell/shortcuts-dialog", test_shortcuts_dialog);
  g_test_add_func ("/ui/shell/find-record", test_find_record);
  g_test_add_func ("/ui/shell/find-nothing", test_find_nothing);
  g_test_add_func ("/ui/shell/find-command", test_find_command);
  g_test_add_func ("/ui/shell/find-too-early", test_find_too_early);
  g_test_add_func ("/ui/shell/destinations", test_destinations);
  g_test_add_func ("/ui/shell/second-is-read-only", test_second_is_read_only);
  g_test_add_func ("/ui/shell/narrow", test_narrow);
  g_test_add_func ("/ui/shell/hide-sidebar", test_hide_sidebar);
  g_test_add_func ("/ui/shell/not-a-workspace", test_not_a_workspace);
  g_test_add_func ("/ui/shell/export-and-import", test_export_and_import);
  g_test_add_func ("/ui/shell/restore", test_restore);
  g_test_add_func ("/ui/shell/damaged", test_damaged);
  g_test_add_func ("/ui/shell/read-only-file", test_read_only_file);
  g_test_add_func ("/ui/shell/acting-as", test_acting_as);
  g_test_add_func ("/ui/shell/error-sentences", test_error_sentences);
  return isms_ui_test_run ();
}
