/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How things end: quitting under a dialog, errors one at a time, closing, files that were opened,
 * folders that refuse. */

#include "isms-desk.h"

#include <glib/gstdio.h>

#include "isms-attachments-group.h"
#include "isms-file-opening.h"
#include "isms-edit.h"
#include "isms-error.h"
#include "isms-heat-map.h"
#include "isms-register-files.h"
#include "isms-window-actions.h"

static const char *const titles[] = { "Badge printer", "Payroll data", NULL };

static AdwDialog *
get_dialog (IsmsWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

static gboolean
shows (IsmsWindow *window, const char *text)
{
  return isms_ui_test_find_text (GTK_WIDGET (window), text) != NULL;
}

/* No workspace, but a file. */
static char *
make_broken (const char *name)
{
  char *path = isms_ui_test_create_workspace (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "Dear diary", -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_quit (void)
{
  g_autofree char *path = make_broken ("Broken House");
  gpointer window = isms_ui_test_open (path);

  wait_for (get_dialog (window))
    ;
  isms_ui_test_settle (window);
  g_object_add_weak_pointer (window, &window);
  isms_ui_test_key ("ctrl+q");
  wait_for (window == NULL)
    ;
}

/* Out of a menu, and of the list of a drop-down in a dialog. */
static void
test_quit_popover (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  g_autofree char *path = g_strdup (isms_window_get_path (desk.window));
  gpointer window = desk.window;
  GtkWidget *row;

  isms_ui_test_settle (window);
  g_object_add_weak_pointer (window, &window);
  isms_ui_test_key ("F10");
  isms_ui_test_settle (window);
  isms_ui_test_key ("ctrl+q");
  wait_for (window == NULL)
    ;
  window = isms_ui_test_open (path);
  g_object_add_weak_pointer (window, &window);
  isms_ui_test_settle (window);
  gtk_widget_activate_action (window, "win.preferences", NULL);
  wait_for (get_dialog (window))
    ;
  isms_ui_test_settle (window);
  row = isms_ui_test_find_type (GTK_WIDGET (get_dialog (window)), "AdwComboRow");
  adw_action_row_activate (ADW_ACTION_ROW (row));
  isms_ui_test_settle (window);
  wait_for (
      gtk_window_get_focus (GTK_WINDOW (window)) != NULL
      && gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_POPOVER)
             != NULL)
    ;
  isms_ui_test_key ("ctrl+q");
  wait_for (window == NULL)
    ;
}

/* Without a dialog, and after a menu. */
static void
test_quit_key (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  g_autofree char *path = g_strdup (isms_window_get_path (desk.window));
  gpointer window = desk.window;

  isms_ui_test_settle (window);
  g_object_add_weak_pointer (window, &window);
  isms_ui_test_key ("ctrl+q");
  wait_for (window == NULL)
    ;
  window = isms_ui_test_open (path);
  g_object_add_weak_pointer (window, &window);
  isms_ui_test_settle (window);
  isms_ui_test_key ("F10");
  isms_ui_test_settle (window);
  isms_ui_test_key ("Escape");
  isms_ui_test_settle (window);
  isms_ui_test_key ("ctrl+q");
  wait_for (window == NULL)
    ;
}

static IsmsHeatMap *
open_map (const char *path, IsmsWindow **window)
{
  IsmsHeatMap *map;

  *window = isms_ui_test_open (path);
  isms_window_show_destination (*window, "risks");
  map = ISMS_HEAT_MAP (isms_ui_test_find_type (GTK_WIDGET (*window), "IsmsHeatMap"));
  wait_for (isms_heat_map_get_chip (map, 1) != NULL && gtk_widget_get_mapped (GTK_WIDGET (map)))
    ;
  isms_ui_test_settle (GTK_WIDGET (*window));
  return map;
}

/* Moves the risk, so that the map asks why, and presses @key. */
static void
press_while_asking (IsmsHeatMap *map, const char *key)
{
  gtk_widget_grab_focus (GTK_WIDGET (isms_heat_map_get_chip (map, 1)));
  isms_ui_test_key ("Up");
  wait_for (isms_heat_map_get_popover (map) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (map));
  isms_ui_test_key (key);
}

/* The keys of the window work while the map asks why, and no dialog has that question above it. */
static void
test_keys_while_asking (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Asking House");
  IsmsWindow *window = isms_ui_test_open (path);
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (workspace), "Add");
  g_autoptr (IsmsMethod) method = isms_method_load (isms_workspace_get_reader (workspace), 0, NULL);
  g_autoptr (IsmsRisk) risk = NULL;
  IsmsHeatMap *map;
  gpointer weak;

  g_assert_cmpint (isms_edit_create (step, isms_kind_find ("risk"), "Flood"), ==, 1);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  g_clear_pointer (&step, isms_step_unref);
  risk = ISMS_RISK (
      isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("risk"), 1, NULL));
  step = isms_store_begin (isms_workspace_get_store (workspace), "Rate");
  g_assert_true (isms_risk_rate (step, risk, method, ISMS_POSTURE_CURRENT, 2, 2, "First", NULL));
  g_assert_true (isms_step_commit (step, NULL, NULL));
  g_clear_object (&risk);
  isms_ui_test_close (window);

  map = open_map (path, &window);
  press_while_asking (map, "ctrl+k");
  wait_for (get_dialog (window))
    ;
  wait_for (isms_heat_map_get_popover (map) == NULL)
    ;
  isms_ui_test_key ("Escape");
  wait_for (!get_dialog (window))
    ;
  press_while_asking (map, "F10");
  wait_for (isms_ui_test_find_button (GTK_WIDGET (window), "Preferences"))
    ;
  wait_for (isms_heat_map_get_popover (map) == NULL)
    ;
  isms_ui_test_key ("Escape");
  isms_ui_test_settle (GTK_WIDGET (window));
  weak = window;
  g_object_add_weak_pointer (weak, &weak);
  press_while_asking (map, "ctrl+q");
  wait_for (weak == NULL)
    ;
}

static void
test_one_error (void)
{
  g_autofree char *one = make_broken ("One House");
  g_autofree char *two = make_broken ("Two House");
  IsmsWindow *window = isms_ui_test_open (one);
  g_autofree char *name = g_path_get_basename (two);
  GListModel *dialogs = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (window));

  wait_for (get_dialog (window))
    ;
  isms_window_open (window, two);
  wait_for (!isms_window_get_loading (window))
    ;
  wait_for (g_list_model_get_n_items (dialogs) == 1)
    ;
  g_assert_true (
      g_str_has_prefix (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (window))), name));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.error", "s", "It failed. Nothing is lost.");
  wait_for (shows (window, "It failed. Nothing is lost."))
    ;
  wait_for (g_list_model_get_n_items (dialogs) == 1)
    ;
  isms_ui_test_key ("Escape");
  wait_for (!get_dialog (window))
    ;
  isms_ui_test_close (window);
  g_object_unref (dialogs);
}

/* What is under way when the window goes is still written, and who opens the file again meanwhile
 * may write to it. */
static void
test_close (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  g_autofree char *path = g_strdup (isms_window_get_path (desk.window));
  gpointer weak = desk.window;
  gint64 id =
      isms_list_get_id (isms_selection_get_list (isms_list_pane_get_selection (desk.pane)), 1);

  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  isms_page_activate (ISMS_PAGE (desk.page), ISMS_PAGE_ACTION_ARCHIVE);
  g_object_add_weak_pointer (weak, &weak);
  gtk_window_close (GTK_WINDOW (desk.window));
  wait_for (weak == NULL)
    ;
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  g_assert_false (isms_workspace_get_read_only (desk.workspace));
  {
    g_autoptr (IsmsRecord) record = isms_record_load (isms_workspace_get_reader (desk.workspace),
                                                      isms_kind_find ("asset"), id, NULL);

    g_assert_true (isms_record_get_archived (record));
  }
  isms_ui_test_close (desk.window);
}

static char *
find_opened (const char *parent, const char *name)
{
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  const char *folder;

  while (dir != NULL && (folder = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (parent, folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* The copy of a file that was opened goes with the program. */
static void
test_opened_files (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  g_autofree char *name = g_strdup_printf ("plan-%08x.txt", g_random_int ());
  g_autofree char *path = g_build_filename (g_getenv ("XDG_DATA_HOME"), name, NULL);
  g_autofree char *parent = g_build_filename (g_get_user_runtime_dir (), "parapet", NULL);
  g_autofree char *opened = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *group;

  g_assert_true (g_file_set_contents (path, "In case of fire", -1, NULL));
  g_list_store_append (files, file);
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  group =
      isms_ui_test_find_type (GTK_WIDGET (isms_desk_get_detail (&desk)), "IsmsAttachmentsGroup");
  isms_attachments_group_add_files (ISMS_ATTACHMENTS_GROUP (group), G_LIST_MODEL (files));
  wait_for (isms_attachments_group_get_n_files (ISMS_ATTACHMENTS_GROUP (group)) == 1)
    ;
  adw_action_row_activate (ADW_ACTION_ROW (
      gtk_widget_get_ancestor (isms_ui_test_find_text (group, name), ADW_TYPE_ACTION_ROW)));
  wait_for ((opened = find_opened (parent, name)))
    ;
  folder = g_path_get_dirname (opened);
  isms_ui_test_close (desk.window);
  isms_file_opening_remove_all ();
  g_assert_false (g_file_test (opened, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* It is the folder that refuses, not the workspace. */
static void
test_folder_refuses (void)
{
  g_autoptr (GError) store_error =
      g_error_new_literal (ISMS_STORE_ERROR, ISMS_STORE_ERROR_READ_ONLY, "refused");
  g_autoptr (GError) io_error =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "refused");
  g_autofree char *of_store = isms_error_dup_write_sentence (store_error, "/media/stick/a.isms");
  g_autofree char *of_io = isms_error_dup_write_sentence (io_error, "/media/stick/a.csv");
  g_autofree char *folder = g_build_filename (g_getenv ("XDG_DATA_HOME"), "refusing", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.isms", NULL);
  g_autofree char *sheet = g_build_filename (folder, "assets.csv", NULL);
  g_autofree char *words = NULL;
  IsmsDesk desk;

  g_assert_nonnull (strstr (of_store, "“/media/stick”"));
  g_assert_cmpstr (of_store, ==, of_io);
  g_assert_cmpint (g_mkdir (folder, 0500), ==, 0);
  if (g_access (folder, W_OK) == 0)
    {
      g_test_skip ("this user may write everything");
      return;
    }
  desk = isms_desk_open (titles);
  words = isms_error_dup_write_sentence (store_error, path);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_path (i == 0 ? path : sheet);

      if (i == 0)
        isms_window_export_copy (desk.window, file);
      else
        isms_register_files_export (desk.page, file);
      wait_for (get_dialog (desk.window))
        ;
      g_assert_cmpstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (desk.window))), ==,
                       words);
      isms_ui_test_save (GTK_WIDGET (desk.window), "ending-folder-refuses");
      wait_for (gtk_root_get_focus (GTK_ROOT (desk.window)) != NULL)
        ;
      isms_ui_test_key ("Escape");
      wait_for (!get_dialog (desk.window))
        ;
    }
  isms_ui_test_close (desk.window);
}

/* What a menu button does is not said while it does it. */
static void
test_tooltip (void)
{
  IsmsDesk desk = isms_desk_open (titles);
  GtkMenuButton *button = NULL;

  isms_ui_test_key ("F10");
  for (GtkWidget *focus = NULL; button == NULL;)
    {
      g_main_context_iteration (NULL, TRUE);
      focus = gtk_root_get_focus (GTK_ROOT (desk.window));
      if (focus != NULL)
        button = GTK_MENU_BUTTON (gtk_widget_get_ancestor (focus, GTK_TYPE_MENU_BUTTON));
    }
  g_assert_true (gtk_menu_button_get_active (button));
  g_assert_false (gtk_widget_get_has_tooltip (GTK_WIDGET (button)));
  isms_ui_test_key ("Escape");
  wait_for (!gtk_menu_button_get_active (button))
    ;
  g_assert_true (gtk_widget_get_has_tooltip (GTK_WIDGET (button)));
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/ending/quit", test_quit);
  g_test_add_func ("/ui/ending/quit-key", test_quit_key);
  g_test_add_func ("/ui/ending/quit-popover", test_quit_popover);
  g_test_add_func ("/ui/ending/keys-while-asking", test_keys_while_asking);
  g_test_add_func ("/ui/ending/one-error", test_one_error);
  g_test_add_func ("/ui/ending/close", test_close);
  g_test_add_func ("/ui/ending/opened-files", test_opened_files);
  g_test_add_func ("/ui/ending/folder-refuses", test_folder_refuses);
  g_test_add_func ("/ui/ending/tooltip", test_tooltip);
  return isms_ui_test_run ();
}
