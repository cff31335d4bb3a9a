/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A spreadsheet comes in as a person brings it: what each column is, what becomes of each row, one
 * button, one undo. */

#include "isms-ui-test.h"

#include "isms-import-dialog.h"
#include "isms-import-rows.h"
#include "isms-query.h"

static AdwDialog *
get_dialog (IsmsWindow *window)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
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

static void
press (IsmsWindow *window, const char *label)
{
  wait_for (button (window, label))
    ;
  isms_ui_test_click (button (window, label));
}

static void
open_fixture (IsmsWindow *window, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "exchange", "fixtures", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  isms_import_dialog_present (GTK_WIDGET (window), isms_window_get_workspace (window),
                              isms_kind_find ("risk"), file);
  wait_for (get_dialog (window))
    ;
}

static gboolean
is_ready (IsmsWindow *window, const char *label)
{
  GtkWidget *found = button (window, label);

  return found != NULL && gtk_widget_get_sensitive (found);
}

static void
test_import (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Import House");
  IsmsWindow *window = isms_ui_test_open (path);

  open_fixture (window, "plain.csv");
  wait_for (is_ready (window, "Import 3 Risks"))
    ;
  g_assert_true (shows (window, "3 new · 2 with remarks"));
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "import-columns");
  g_assert_cmpint (count (window, "risk"), ==, 0);
  press (window, "Import 3 Risks");
  wait_for (!get_dialog (window))
    ;
  g_assert_cmpint (count (window, "risk"), ==, 3);
  wait_for (shows (window, "Imported 3 risks from plain.csv"))
    ;
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for (count (window, "risk") == 0)
    ;
  isms_ui_test_close (window);
}

/* Large counts are read at a glance, and what is only the beginning of a cell says so. */
static void
test_words (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Word House");
  g_autofree char *csv = g_build_filename (g_getenv ("XDG_DATA_HOME"), "many.csv", NULL);
  g_autoptr (GString) rows = g_string_new ("Risk ID,Risk Title\n");
  g_autoptr (GFile) file = g_file_new_for_path (csv);
  IsmsWindow *window = isms_ui_test_open (path);

  g_string_append (rows, "1,Patient letters sent to the wrong address twice since June\n2,Flood\n");
  for (int i = 2; i < 1234; i++)
    g_string_append_printf (rows, "%d,Risk %d\n", i + 1, i);
  g_assert_true (g_file_set_contents (csv, rows->str, -1, NULL));
  isms_import_dialog_present (GTK_WIDGET (window), isms_window_get_workspace (window),
                              isms_kind_find ("risk"), file);
  wait_for (get_dialog (window))
    ;
  wait_for (is_ready (window, "Import 1,234 Risks"))
    ;
  g_assert_true (shows (window, "1,234 new"));
  g_assert_true (shows (window, "Patient letters sent to the wrong addres… · Flood · Risk 2"));
  isms_ui_test_key ("Escape");
  isms_ui_test_close (window);
}

/* From the file to the register without a mouse. */
static void
test_keyboard (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Keyboard House");
  IsmsWindow *window = isms_ui_test_open (path);
  guint n_keys = 0;

  open_fixture (window, "spoiled.csv");
  wait_for (is_ready (window, "Import 2 Risks"))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  while (gtk_window_get_focus (GTK_WINDOW (window)) != button (window, "Import 2 Risks"))
    {
      g_assert_cmpuint (n_keys++, <, 40);
      isms_ui_test_key ("Tab");
    }
  isms_ui_test_key ("Return");
  wait_for (!get_dialog (window))
    ;
  g_assert_cmpint (count (window, "risk"), ==, 2);
  isms_ui_test_close (window);
}

/* Who has looked and agrees presses Return. */
static void
test_return (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Return House");
  IsmsWindow *window = isms_ui_test_open (path);

  open_fixture (window, "plain.csv");
  wait_for (is_ready (window, "Import 3 Risks"))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_key ("Return");
  wait_for (!get_dialog (window))
    ;
  g_assert_cmpint (count (window, "risk"), ==, 3);
  isms_ui_test_close (window);
}

/* Every row is there to be looked at, and the problems by themselves. */
static void
test_rows (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Rows House");
  IsmsWindow *window = isms_ui_test_open (path);

  open_fixture (window, "latin.csv");
  wait_for (is_ready (window, "Import 1 Risk"))
    ;
  g_assert_true (shows (window, "1 new · 1 problem"));
  g_assert_true (shows (window, "Commas · Windows-1252"));
  press (window, "Rows");
  wait_for (shows (window, "Perte de la clé \"nord\""))
    ;
  isms_ui_test_save (GTK_WIDGET (window), "import-rows");
  press (window, "Remarks");
  wait_for (!shows (window, "Perte de la clé \"nord\""))
    ;
  g_assert_true (shows (window, "The row has no title. It is not imported."));
  adw_dialog_force_close (get_dialog (window));
  isms_ui_test_close (window);
}

/* Another target for a column, and the dry run follows. */
static void
test_change_column (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Column House");
  IsmsWindow *window = isms_ui_test_open (path);
  GtkWidget *row;

  open_fixture (window, "headings.csv");
  wait_for (shows (window, "No rows"))
    ;
  g_assert_false (is_ready (window, "Nothing to Import"));
  adw_dialog_force_close (get_dialog (window));
  wait_for (!get_dialog (window))
    ;
  open_fixture (window, "spoiled.csv");
  wait_for (is_ready (window, "Import 2 Risks"))
    ;
  row = gtk_widget_get_ancestor (
      isms_ui_test_find_text (GTK_WIDGET (window), "Match Rows With Records"), ADW_TYPE_COMBO_ROW);
  gtk_widget_grab_focus (row);
  isms_ui_test_save (GTK_WIDGET (window), "import-scales");
  row = gtk_widget_get_ancestor (isms_ui_test_find_text (GTK_WIDGET (window), "Risk"),
                                 ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  wait_for (shows (window, "2 problems"))
    ;
  g_assert_false (is_ready (window, "Nothing to Import"));
  adw_dialog_force_close (get_dialog (window));
  isms_ui_test_close (window);
}

/* A question that a row asks is answered beside the columns. */
static void
test_control_number (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Number House");
  IsmsWindow *window = isms_ui_test_open (path);
  GtkWidget *row;

  open_fixture (window, "spoiled.csv");
  wait_for (is_ready (window, "Import 2 Risks"))
    ;
  g_assert_true (shows (window, "2 new · 2 with remarks"));
  g_assert_true (shows (window, "Control Numbers"));
  row = gtk_widget_get_ancestor (isms_ui_test_find_text (GTK_WIDGET (window), "5.2"),
                                 ADW_TYPE_COMBO_ROW);
  gtk_widget_grab_focus (row);
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "import-numbers");
  isms_ui_test_key ("space");
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_key ("Down");
  isms_ui_test_key ("Return");
  wait_for (adw_combo_row_get_selected (ADW_COMBO_ROW (row)) == 1)
    ;
  wait_for (shows (window, "2 new · 1 with a remark"))
    ;
  adw_dialog_force_close (get_dialog (window));
  isms_ui_test_close (window);
}

static void
test_not_a_table (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Broken House");
  IsmsWindow *window = isms_ui_test_open (path);
  g_autofree char *book = g_build_filename (g_get_user_data_dir (), "book.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (book);

  g_assert_true (g_file_set_contents (book, "PK\003\004 and so on", -1, NULL));
  isms_import_dialog_present (GTK_WIDGET (window), isms_window_get_workspace (window),
                              isms_kind_find ("risk"), file);
  wait_for (shows (window, "Not Imported"))
    ;
  isms_ui_test_save (GTK_WIDGET (window), "import-failed");
  adw_dialog_force_close (get_dialog (window));
  isms_ui_test_close (window);
}

/* The whole dialog fits a phone's width. */
static void
test_narrow (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Narrow House");
  IsmsWindow *window = isms_ui_test_open (path);

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  wait_for (gtk_widget_get_width (GTK_WIDGET (window)) == 360)
    ;
  open_fixture (window, "titled.csv");
  wait_for (is_ready (window, "Import 3 Risks"))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "import-narrow");
  press (window, "Rows");
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "import-narrow-rows");
  adw_dialog_force_close (get_dialog (window));
  isms_ui_test_close (window);
}

/* A workbook opens on its fullest sheet; another is chosen with the keyboard. */
static void
test_sheet (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Sheet House");
  IsmsWindow *window = isms_ui_test_open (path);
  GtkWidget *sheet;

  open_fixture (window, "register.xls");
  wait_for (is_ready (window, "Import 13 Risks"))
    ;
  g_assert_true (shows (window, "Workbook, sheet “Risks 2026”"));
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "import-sheet");
  sheet = isms_ui_test_find_text (GTK_WIDGET (window), "Sheet of the Workbook");
  g_assert_nonnull (sheet);
  sheet = gtk_widget_get_ancestor (sheet, ADW_TYPE_COMBO_ROW);
  adw_combo_row_set_selected (ADW_COMBO_ROW (sheet), 2);
  wait_for (shows (window, "Workbook, sheet “Lists”"))
    ;
  isms_ui_test_key ("Escape");
  isms_ui_test_close (window);
}

static gboolean
is_switch (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_SWITCH (widget);
}

static GtkWidget *
find_switch (IsmsWindow *window, const char *kind)
{
  GtkWidget *found = isms_ui_test_find_text (GTK_WIDGET (window), kind);

  found = found != NULL ? gtk_widget_get_ancestor (found, ADW_TYPE_EXPANDER_ROW) : NULL;
  return found != NULL ? isms_ui_test_find (found, is_switch, NULL) : NULL;
}

/* Whom rows name is shown before it is made, and not made where one switches that off. */
static void
test_making (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Making House");
  IsmsWindow *window = isms_ui_test_open (path);

  open_fixture (window, "register.ods");
  wait_for (is_ready (window, "Import 13 Risks"))
    ;
  isms_ui_test_key ("alt+r");
  wait_for (shows (window, "3 are made"))
    ;
  g_assert_true (shows (window, "Named, but Not There Yet"));
  isms_ui_test_click (isms_ui_test_find_text (GTK_WIDGET (window), "3 are made"));
  wait_for (shows (window, "Named 4 times"))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  isms_ui_test_save (GTK_WIDGET (window), "import-making");
  isms_ui_test_click (find_switch (window, "People"));
  wait_for (shows (window, "3 are not made") && is_ready (window, "Import 13 Risks"))
    ;
  isms_ui_test_settle (GTK_WIDGET (window));
  press (window, "Import 13 Risks");
  wait_for (!get_dialog (window))
    ;
  g_assert_cmpint (count (window, "risk"), ==, 13);
  g_assert_cmpint (count (window, "person"), ==, 0);
  isms_ui_test_close (window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/import/import", test_import);
  g_test_add_func ("/ui/import/words", test_words);
  g_test_add_func ("/ui/import/keyboard", test_keyboard);
  g_test_add_func ("/ui/import/return", test_return);
  g_test_add_func ("/ui/import/rows", test_rows);
  g_test_add_func ("/ui/import/change-column", test_change_column);
  g_test_add_func ("/ui/import/control-number", test_control_number);
  g_test_add_func ("/ui/import/not-a-table", test_not_a_table);
  g_test_add_func ("/ui/import/narrow", test_narrow);
  g_test_add_func ("/ui/import/sheet", test_sheet);
  g_test_add_func ("/ui/import/making", test_making);
  return isms_ui_test_run ();
}
