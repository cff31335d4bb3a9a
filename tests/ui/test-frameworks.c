/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A framework comes in as a person brings it: what becomes of it in words, one button, one undo;
 * and goes out as a catalogue. */

#include "framework-test.h"
#include "isms-edit.h"
#include "isms-framework-dialog.h"
#include "isms-framework-reader.h"
#include "isms-register.h"
#include "isms-tabs-page.h"
#include "isms-ui-test.h"
#include "isms-window-files.h"

#include <string.h>

static AdwDialog *
get_dialog (IsmsWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
}

static gint64
read_int (IsmsWindow *window, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 found = 0;

  isms_database_query_int (isms_workspace_get_reader (isms_window_get_workspace (window)), sql,
                           &found, &error);
  g_assert_no_error (error);
  return found;
}

static GtkWidget *
button (IsmsWindow *window, const char *label)
{
  return isms_ui_test_find_button (GTK_WIDGET (window), label);
}

static gboolean
shows (IsmsWindow *window, const char *text)
{
  return isms_ui_test_find_text (GTK_WIDGET (window), text) != NULL;
}

static gboolean
is_ready (IsmsWindow *window, const char *label)
{
  GtkWidget *found = button (window, label);

  return found != NULL && gtk_widget_get_sensitive (found) && gtk_widget_get_mapped (found);
}

static void
open_path (IsmsWindow *window, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  isms_framework_dialog_present (GTK_WIDGET (window), isms_window_get_workspace (window), file);
  wait_for (get_dialog (window))
    ;
}

static void
open_fixture (IsmsWindow *window, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "fixtures", name, NULL);

  open_path (window, path);
}

static gboolean
is_framework_tab (GtkWidget *widget, gconstpointer data)
{
  return ISMS_IS_REGISTER (widget) && gtk_widget_get_mapped (widget)
         && isms_register_get_kind (ISMS_REGISTER (widget)) == isms_kind_find ("framework");
}

static gboolean
shows_framework (IsmsWindow *window, const char *ref)
{
  GtkWidget *tab = isms_ui_test_find (GTK_WIDGET (window), is_framework_tab, NULL);
  g_autoptr (IsmsRecord) record = NULL;

  if (tab != NULL)
    record = isms_selection_dup_single (
        isms_list_pane_get_selection (isms_register_get_pane (ISMS_REGISTER (tab))));
  return record != NULL && g_strcmp0 (isms_record_get_ref (record), ref) == 0;
}

/* The button that is ready has the focus: Enter is enough. */
static void
bring_in (IsmsWindow *window, const char *name)
{
  open_fixture (window, name);
  wait_for (is_ready (window, "Import"))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_key ("Return");
  wait_for (!get_dialog (window))
    ;
}

static void
test_import (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Harbour House");
  IsmsWindow *window = isms_ui_test_open (path);

  open_fixture (window, "harbour-1.json");
  wait_for (is_ready (window, "Import"))
    ;
  g_assert_true (shows (window, "HO Rules of the Harbour"));
  g_assert_true (shows (window, "New · version 1\nControls and groups: 5 new"));
  g_assert_true (shows (window, "1 remark"));
  g_assert_true (shows (window, "“HO Rules of the Harbour”: 1 link of its controls is not kept."));
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "import-framework");
  g_assert_cmpint (read_int (window, "SELECT count (*) FROM framework"), ==, 2);
  isms_ui_test_key ("Return");
  wait_for (!get_dialog (window))
    ;
  g_assert_cmpint (read_int (window, "SELECT count (*) FROM framework"), ==, 3);
  wait_for (shows (window, "Imported framework HO Rules of the Harbour, 3 controls"))
    ;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for (read_int (window, "SELECT count (*) FROM framework") == 2)
    ;
  isms_ui_test_close (window);
}

static void
test_newer (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Harbour House");
  IsmsWindow *window = isms_ui_test_open (path);

  bring_in (window, "harbour-1.json");
  wait_for (shows_framework (window, "HO"))
    ; /* what came in is shown */
  open_fixture (window, "harbour-2.json");
  wait_for (is_ready (window, "Import"))
    ;
  g_assert_true (shows (window,
                        "Changed · version 1 → 2\nControls and groups: 1 new · 1 changed · 3 "
                        "unchanged · 1 no longer in the file\nWhat was decided on its controls "
                        "here stays, and so do those "
                        "that are no longer in the file."));
  g_assert_true (shows (window, "5.1 Check all ropes"));
  g_assert_true (shows (window, "Changed: title, wording"));
  g_assert_true (shows (window, "6.1 Paint piers"));
  isms_ui_test_key ("Escape");
  wait_for (!get_dialog (window))
    ;
  open_fixture (window, "harbour-1.json");
  wait_for (button (window, "Nothing to Import") && shows (window, "5 unchanged") == FALSE
            && gtk_widget_get_mapped (button (window, "Nothing to Import")))
    ;
  g_assert_false (gtk_widget_get_sensitive (button (window, "Nothing to Import")));
  isms_ui_test_key ("Escape");
  isms_ui_test_close (window);
}

/* Words of one's own stay, and the dialog says which. */
static void
test_own_words (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Harbour House");
  IsmsWindow *window = isms_ui_test_open (path);
  IsmsWorkspace *workspace = isms_window_get_workspace (window);
  const IsmsKind *kind = isms_kind_find ("control");
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (IsmsRecord) framework = NULL;
  g_autoptr (GError) error = NULL;

  bring_in (window, "harbour-1.json");
  record = isms_record_load (isms_workspace_get_reader (workspace), kind,
                             read_int (window, "SELECT id FROM control WHERE ref = '5.1'"), &error);
  framework =
      isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("framework"),
                        read_int (window, "SELECT id FROM framework WHERE ref = 'HO'"), &error);
  step = isms_store_begin (isms_workspace_get_store (workspace), "Reword it");
  isms_edit_set (step, record, isms_kind_find_field (kind, "wording"), "Look, we do.", &error);
  isms_edit_set (step, framework, isms_kind_find_field (isms_kind_find ("framework"), "title"),
                 "Our harbour", &error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  open_fixture (window, "harbour-2.json");
  wait_for (is_ready (window, "Import"))
    ;
  g_assert_true (shows (window, "Changed: title; kept as you wrote it: wording"));
  g_assert_true (shows (
      window, "Changed · version 1 → 2\nControls and groups: 1 new · 1 changed · 3 unchanged "
              "· 1 no longer in the file\nWhat was decided on its controls here stays, and "
              "so do those that are no longer in the file.\n1 of them keeps words of your "
              "own, which the file has otherwise.\nWhat you wrote of the framework itself "
              "stays: title."));
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "import-own-words");
  isms_ui_test_key ("Return");
  wait_for (!get_dialog (window))
    ;
  g_assert_cmpint (
      read_int (window, "SELECT count (*) FROM control WHERE wording = 'Look, we do.'"), ==, 1);
  isms_ui_test_close (window);
}

/* A plan is no framework: whoever chooses it here is led to where it comes in, as one step. */
static void
test_plan (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Plan House");
  IsmsWindow *window = isms_ui_test_open (path);

  open_fixture (window, "plan.json");
  wait_for (is_ready (window, "Import 3 Controls"))
    ;
  g_assert_true (shows (window, "Import Controls"));
  g_assert_true (shows (window, "3 updates · 3 problems"));
  g_assert_true (shows (window, "OSCAL system security plan"));
  g_assert_false (shows (window, "Headings Are in Row"));
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "import-plan");
  isms_ui_test_click (button (window, "Import 3 Controls"));
  wait_for (!get_dialog (window))
    ;
  g_assert_cmpint (read_int (window, "SELECT count (*) FROM control WHERE implementation = "
                                     "'inherited' AND applicable = 'yes'"),
                   ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for (read_int (window, "SELECT count (*) FROM control WHERE applicable <> 'undecided'") == 0)
    ;
  isms_ui_test_close (window);
}

static void
test_mapping (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Quay House");
  IsmsWindow *window = isms_ui_test_open (path);

  open_fixture (window, "library-mapping.yaml");
  wait_for (is_ready (window, "Import"))
    ;
  g_assert_true (shows (window, "Mappings Between Controls"));
  g_assert_true (shows (window, "4 new · 1 left out"));
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "import-mapping");
  isms_ui_test_key ("Return");
  wait_for (!get_dialog (window))
    ;
  g_assert_cmpint (read_int (window, "SELECT count (*) FROM control_mapping"), ==, 4);
  isms_ui_test_close (window);
}

/* What cannot be read is said in the dialog, with the way on. */
static void
test_refused (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Harbour House");
  IsmsWindow *window = isms_ui_test_open (path);

  open_fixture (window, "plain.csv");
  wait_for (shows (window, "Not Imported"))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  wait_for (is_ready (window, "Choose Another File…"))
    ;
  isms_ui_test_key ("Escape");
  wait_for (!get_dialog (window))
    ;
  isms_ui_test_close (window);
}

static gboolean
count_cb (gpointer data)
{
  ++*(guint *) data;
  return G_SOURCE_CONTINUE;
}

/* The window goes on while a file of 4 MB is read and compared. */
static void
test_large (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Large House");
  g_autofree char *json = g_build_filename (g_getenv ("XDG_DATA_HOME"), "large.json", NULL);
  g_autofree char *text = framework_make_catalogue (1400);
  IsmsWindow *window = isms_ui_test_open (path);
  guint n = 0;
  guint source;

  g_assert_cmpuint (strlen (text), >, 4000000);
  g_assert_true (g_file_set_contents (json, text, -1, NULL));
  open_path (window, json);
  source = g_timeout_add (5, count_cb, &n);
  g_assert_false (is_ready (window, "Import"));
  wait_for (is_ready (window, "Import"))
    ;
  g_assert_cmpuint (n, >, 3);
  g_source_remove (source);
  isms_ui_test_key ("Escape");
  wait_for (!get_dialog (window))
    ;
  isms_ui_test_close (window);
}

/* Whether the menu of the page offers it. */
static gboolean
is_enabled_for (IsmsWindow *window, const char *action, const char *target)
{
  GtkWidget *item = g_object_ref_sink (gtk_button_new ());
  gboolean enabled;

  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (item), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (item), action);
  gtk_widget_set_parent (item, GTK_WIDGET (window));
  enabled = gtk_widget_get_sensitive (item);
  gtk_widget_unparent (item);
  g_object_unref (item);
  return enabled;
}

static gboolean
is_enabled (IsmsWindow *window, const char *action)
{
  return is_enabled_for (window, action, NULL);
}

static void
test_export (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Harbour House");
  g_autofree char *json = g_build_filename (g_getenv ("XDG_DATA_HOME"), "annex.json", NULL);
  g_autofree char *words = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (json);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GError) error = NULL;
  IsmsWindow *window = isms_ui_test_open (path);
  gint64 annex = read_int (window, "SELECT id FROM framework WHERE in_soa = 1");

  isms_window_show_destination (window, "assets");
  wait_for (!is_enabled (window, "win.import-framework"))
    ;
  g_assert_false (is_enabled (window, "win.export-framework"));
  isms_window_show_record (window, "framework", annex);
  wait_for (is_enabled (window, "win.export-framework"))
    ;
  g_assert_true (is_enabled (window, "win.import-framework"));
  isms_window_export_framework (window, annex, file);
  words = g_strdup_printf ("Exported to %s", json);
  wait_for (shows (window, words))
    ;
  files = isms_framework_read_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (((IsmsFrameworkData *) files->pdata[0])->controls->len, >=, 93);
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_close (window);
}

/* The statement goes out where it is shown, in each of its formats. */
static void
test_statement (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  IsmsWindow *window = isms_ui_test_open (path);
  GtkWidget *page;

  isms_window_show_destination (window, "controls");
  wait_for (is_enabled (window, "win.import-framework"))
    ;
  g_assert_false (is_enabled_for (window, "win.export-statement", "xlsx"));
  page = GTK_WIDGET (isms_window_get_page (window));
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (page), "statement");
  wait_for (is_enabled_for (window, "win.export-statement", "xlsx"))
    ;
  for (guint i = 0; i < ISMS_N_SOA_FORMATS; i++)
    {
      g_autofree char *name =
          g_strconcat ("statement", isms_soa_format_get_suffix ((IsmsSoaFormat) i), NULL);
      g_autofree char *out = g_build_filename (g_getenv ("XDG_DATA_HOME"), name, NULL);
      g_autofree char *words = g_strdup_printf ("Exported to %s", out);
      g_autoptr (GFile) file = g_file_new_for_path (out);

      isms_window_export_statement (window, (IsmsSoaFormat) i, file);
      wait_for (shows (window, words))
        ;
      g_assert_true (g_file_test (out, G_FILE_TEST_EXISTS));
      isms_ui_test_settle (GTK_WIDGET (window));
    }
  isms_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/frameworks/import", test_import);
  g_test_add_func ("/ui/frameworks/newer", test_newer);
  g_test_add_func ("/ui/frameworks/own-words", test_own_words);
  g_test_add_func ("/ui/frameworks/plan", test_plan);
  g_test_add_func ("/ui/frameworks/mapping", test_mapping);
  g_test_add_func ("/ui/frameworks/refused", test_refused);
  g_test_add_func ("/ui/frameworks/large", test_large);
  g_test_add_func ("/ui/frameworks/export", test_export);
  g_test_add_func ("/ui/frameworks/statement", test_statement);
  return isms_ui_test_run ();
}
