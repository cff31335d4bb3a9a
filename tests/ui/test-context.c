/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The context in the real window: the scope as a form, and the matrix of responsibilities by keys
 * (4.3, 5.3). */

#include <string.h>

#include "isms-context-page.h"
#include "isms-edit.h"
#include "isms-organisation.h"
#include "isms-raci-page.h"
#include "isms-record-form.h"
#include "isms-responsibility.h"
#include "isms-scope-page.h"
#include "isms-ui-test.h"
#include "isms-window-files.h"
#include "isms-window.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  IsmsTabsPage *page;
} Desk;

static Desk
sit_down (const char *tab)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Harbour Office");
  Desk desk = { .window = isms_ui_test_open (path) };

  desk.workspace = isms_window_get_workspace (desk.window);
  isms_window_show_destination (desk.window, "context");
  wait_for (isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsContextPage") != NULL)
    ;
  desk.page = ISMS_TABS_PAGE (isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsContextPage"));
  isms_tabs_page_show_tab (desk.page, tab);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  return desk;
}

static void
add (Desk *desk, const char *kind, const char *title)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Add a record");
  g_autoptr (GError) error = NULL;

  isms_edit_create (step, isms_kind_find (kind), title);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gint64
read_int (Desk *desk, const char *sql)
{
  gint64 value = 0;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &value, NULL);
  return value;
}

/* What is typed is the organisation's; a decision without its reason is refused at its row, stays
 * there, and is taken once the reason is written. */
static void
test_scope (void)
{
  Desk desk = sit_down ("scope");
  IsmsRecordForm *form =
      ISMS_RECORD_FORM (isms_ui_test_find_type (GTK_WIDGET (desk.page), "IsmsRecordForm"));
  IsmsFieldEditor *boundaries = isms_record_form_find_editor (form, "boundaries");
  IsmsFieldEditor *climate = isms_record_form_find_editor (form, "climate");

  gtk_widget_child_focus (isms_field_editor_get_row (boundaries), GTK_DIR_TAB_FORWARD);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("The quay");
  isms_ui_test_key ("Tab");
  wait_for (read_int (&desk, "SELECT boundaries = 'The quay' FROM organisation") == 1)
    ;
  adw_combo_row_set_selected (ADW_COMBO_ROW (isms_field_editor_get_row (climate)), 2);
  wait_for (isms_field_editor_get_message (climate) != NULL)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT climate = 'undecided' FROM organisation"), ==, 1);
  g_assert_cmpuint (
      adw_combo_row_get_selected (ADW_COMBO_ROW (isms_field_editor_get_row (climate))), ==, 2);
  gtk_widget_grab_focus (isms_field_editor_get_row (climate));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Tab"); /* to the sentence, and past it */
  isms_ui_test_key ("Tab");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("Floods");
  isms_ui_test_key ("Tab");
  wait_for (
      read_int (&desk, "SELECT climate = 'no' AND climate_reason = 'Floods' FROM organisation")
      == 1)
    ;
  wait_for (isms_field_editor_get_message (climate) == NULL)
    ;
  isms_ui_test_close (desk.window);
}

static GtkWidget *
get_cell (Desk *desk, int role, int row)
{
  IsmsRaciPage *page = ISMS_RACI_PAGE (isms_tabs_page_get_tab (desk->page, "responsibility"));

  return gtk_grid_get_child_at (GTK_GRID (isms_raci_page_get_grid (page)), 1 + role, row);
}

static const char *
get_letter (Desk *desk, int role, int row)
{
  GtkWidget *cell = get_cell (desk, role, row);

  return cell != NULL
             ? gtk_label_get_text (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (cell))))
             : NULL;
}

static AdwDialog *
get_dialog (Desk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

static gboolean
is_page (GtkWidget *widget, gconstpointer data)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), "IsmsPageView");
}

/* A key is a letter in the cell; the second who would be accountable is told whom to ask; Delete
 * takes it away, undo brings it back. */
static void
test_letters (void)
{
  Desk desk = sit_down ("responsibility");
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  add (&desk, "role", "Harbour master");
  add (&desk, "role", "Clerk");
  add (&desk, "asset", "Crane");
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Begin");
  isms_raci_set (step, 1, isms_kind_find ("asset"), 1, ISMS_RACI_INFORMED);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  wait_for (g_strcmp0 (get_letter (&desk, 0, 1), "I") == 0)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  gtk_widget_grab_focus (get_cell (&desk, 0, 1));
  isms_ui_test_key ("b");
  wait_for (g_strcmp0 (get_letter (&desk, 0, 1), "A/R") == 0)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  /* The focus is where it was: on to the next role. */
  isms_ui_test_key ("Right");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("a");
  wait_for (get_dialog (&desk) != NULL)
    ;
  g_assert_nonnull (
      strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (get_dialog (&desk))), "Harbour master"));
  wait_for (gtk_window_get_focus (GTK_WINDOW (desk.window)) != NULL)
    ;
  isms_ui_test_key ("Escape");
  wait_for (get_dialog (&desk) == NULL)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM responsibility"), ==, 1);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("c");
  wait_for (g_strcmp0 (get_letter (&desk, 1, 1), "C") == 0)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Delete");
  wait_for (g_strcmp0 (get_letter (&desk, 1, 1), "") == 0)
    ;
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (g_strcmp0 (get_letter (&desk, 1, 1), "C") == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* Where there are no roles, a button leads to where they are made. */
static void
test_no_roles (void)
{
  Desk desk = sit_down ("responsibility");
  GtkWidget *button;

  wait_for ((button = isms_ui_test_find_button (GTK_WIDGET (desk.page), "Show the Roles")) != NULL
            && gtk_widget_get_mapped (button))
    ;
  isms_ui_test_click (button);
  wait_for (g_str_equal (isms_tabs_page_get_shown (desk.page), "role"))
    ;
  isms_ui_test_close (desk.window);
}

/* The preview is there, and has pages. */
static void
print_here (Desk *desk, const char *title)
{
  isms_ui_test_key ("ctrl+p");
  wait_for (get_dialog (desk) != NULL)
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (get_dialog (desk)), title) != NULL)
    ;
  wait_for (isms_ui_test_find (GTK_WIDGET (get_dialog (desk)), is_page, NULL) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_ui_test_key ("Escape");
  wait_for (get_dialog (desk) == NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

/* Each has a paper of its own; what nothing stands in is not printed. */
static void
test_print (void)
{
  Desk desk = sit_down ("scope");
  g_autofree char *out = g_build_filename (g_getenv ("XDG_DATA_HOME"), "matrix.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (out);
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *written = NULL;

  add (&desk, "role", "Harbour master");
  add (&desk, "asset", "Crane");
  add (&desk, "requirement", "Keep the lights on");
  print_here (&desk, "Scope and Context");
  isms_tabs_page_show_tab (desk.page, "responsibility");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_false (isms_page_can (ISMS_PAGE (desk.page), ISMS_PAGE_ACTION_PRINT));
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Begin");
  isms_raci_set (step, 1, isms_kind_find ("asset"), 1, ISMS_RACI_INFORMED);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  wait_for (isms_page_can (ISMS_PAGE (desk.page), ISMS_PAGE_ACTION_EXPORT))
    ;
  print_here (&desk, "Responsibilities");
  isms_window_export_responsibilities (desk.window, file);
  wait_for ((g_free (g_steal_pointer (&written)), g_file_get_contents (out, &written, NULL, NULL))
            && strstr (written, ",Crane,I") != NULL)
    ;
  isms_tabs_page_show_tab (desk.page, "requirement");
  wait_for (isms_page_can (ISMS_PAGE (desk.page), ISMS_PAGE_ACTION_PRINT))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  print_here (&desk, "Register of Requirements");
  isms_ui_test_close (desk.window);
}

int
main (int argc, char *argv[])
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/context/4.3-scope", test_scope);
  g_test_add_func ("/ui/context/5.3-letters", test_letters);
  g_test_add_func ("/ui/context/no-roles", test_no_roles);
  g_test_add_func ("/ui/context/print-and-export", test_print);
  return isms_ui_test_run ();
}
