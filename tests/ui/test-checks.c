/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Checks of controls in the real window: planned in the form of the control, their results recorded
 * by keys, one or many at once (9.1). */

#include "isms-ui-test.h"

#include "isms-check-result.h"
#include "isms-checks-group.h"
#include "isms-control-check.h"
#include "isms-edit.h"
#include "isms-register.h"
#include "isms-tabs-page.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  gint64 control;
} Desk;

static gint64
read_int (Desk *desk, const char *sql)
{
  gint64 value = -1;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &value, NULL);
  return value;
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* Somebody acts in it, and A.5.1 is implemented. */
static Desk
sit_down (void)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  g_autoptr (IsmsStep) step = NULL;
  IsmsRow *row = isms_row_new ();
  Desk desk = { NULL };
  gint64 person;

  g_settings_set_int (settings, "window-width", 1400);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  desk.control = read_int (&desk, "SELECT id FROM control WHERE ref = 'A.5.1'");
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Began");
  person = isms_edit_create (step, isms_kind_find ("person"), "Ada Lind");
  isms_row_set_text (row, "implementation", "implemented");
  isms_step_update (step, "control", desk.control, row);
  commit (step);
  g_assert_true (isms_workspace_set_acting_person (desk.workspace, person, NULL));
  return desk;
}

static gint64
plan (Desk *desk, const char *title)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Planned a check");
  gint64 id = isms_control_check_create (step, desk->control, title, "yearly");

  commit (step);
  return id;
}

static GtkWidget *
open_group (Desk *desk, const char *kind, gint64 id, const char *type)
{
  GtkWidget *group;

  g_assert_true (isms_window_show_record (desk->window, kind, id));
  wait_for ((group = isms_ui_test_find_type (GTK_WIDGET (desk->window), type)) != NULL
            && gtk_widget_get_mapped (group))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD);
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  return group;
}

static AdwDialog *
get_dialog (Desk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

static void
wait_for_dialog (Desk *desk)
{
  wait_for (get_dialog (desk) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

/* The control is reported as less once its check failed, and as it was when that is undone. */
static void
test_add_and_fail (void)
{
  Desk desk = sit_down ();
  GtkWidget *group = open_group (&desk, "control", desk.control, "IsmsChecksGroup");
  const char *failed = "SELECT count (*) FROM control_check_result WHERE result = 'fail' "
                       "AND words = 'Not signed' AND person = 'Ada Lind'";
  const char *less = "SELECT count (*) FROM control_list WHERE ref = 'A.5.1' "
                     "AND implementation = 'implemented' AND reported = 'partial'";

  gtk_widget_grab_focus (isms_checks_group_get_entry (ISMS_CHECKS_GROUP (group)));
  isms_ui_test_type ("Read it aloud");
  isms_ui_test_key ("Return");
  wait_for (*gtk_editable_get_text (
                GTK_EDITABLE (isms_checks_group_get_entry (ISMS_CHECKS_GROUP (group))))
            == '\0')
    ;
  wait_for (isms_ui_test_find_text (group, "Read it aloud") != NULL)
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM control_check_list WHERE "
                                    "frequency = 'yearly' AND state = 'not_due' AND "
                                    "control_ref = 'A.5.1'"),
                   ==, 1);
  g_assert_cmpint (read_int (&desk, less), ==, 0);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  gtk_widget_grab_focus (
      gtk_widget_get_ancestor (isms_ui_test_find_text (group, "Record…"), GTK_TYPE_BUTTON));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Return");
  wait_for_dialog (&desk);
  isms_ui_test_key ("3");
  /* Without words nothing is recorded. */
  isms_ui_test_key ("Return");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_nonnull (get_dialog (&desk));
  isms_ui_test_type ("Not signed");
  isms_ui_test_save (GTK_WIDGET (desk.window), "check-dialog");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, failed) == 1)
    ;
  g_assert_cmpint (read_int (&desk, less), ==, 1);
  wait_for (isms_ui_test_find_text (group, "Reported as Less") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "check-group");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (read_int (&desk, less) == 0)
    ;
  wait_for (isms_ui_test_find_text (group, "Reported as Less") == NULL)
    ;
  isms_ui_test_close (desk.window);
}

/* The newest stands first; passing needs no more than Enter. */
static void
test_results (void)
{
  Desk desk = sit_down ();
  gint64 check = plan (&desk, "Read it");
  const IsmsCheckDraft partly = {
    .result = "partly", .checked_on = "2026-01-31", .name = "Ben Ito", .words = "One page of two"
  };
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk.workspace), "Recorded");
  GtkWidget *group;

  isms_check_record (step, check, &partly);
  commit (step);
  group = open_group (&desk, "control_check", check, "IsmsResultsGroup");
  wait_for (isms_ui_test_find_text (group, "Partly passed · 31 Jan 2026") != NULL)
    ;
  wait_for (isms_ui_test_find_text (group, "One page of two · Ben Ito") != NULL)
    ;
  g_signal_emit_by_name (isms_ui_test_find_type (group, "AdwButtonRow"), "activated");
  wait_for_dialog (&desk);
  isms_ui_test_key ("1");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count (*) FROM control_check_list WHERE last_result = 'pass' "
                             "AND last_by = 'Ada Lind' AND last_on = date ('now', 'localtime')")
            == 1)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "check-results");
  isms_ui_test_close (desk.window);
}

static gboolean
is_tabs_page (GtkWidget *widget, gconstpointer data)
{
  return ISMS_IS_TABS_PAGE (widget) && gtk_widget_get_mapped (widget);
}

/* One key for all that are selected, and one step. */
static void
test_many (void)
{
  Desk desk = sit_down ();
  const char *passed = "SELECT count (*) FROM control_check_list WHERE last_result = 'pass'";
  const char *failed = "SELECT count (*) FROM control_check_list WHERE last_result = 'fail'";
  IsmsTabsPage *page;
  IsmsRegister *checks;
  GtkSelectionModel *selection;

  plan (&desk, "Read it");
  plan (&desk, "Ask around");
  plan (&desk, "Look at the date");
  isms_window_show_destination (desk.window, "controls");
  wait_for (isms_ui_test_find (GTK_WIDGET (desk.window), is_tabs_page, NULL) != NULL)
    ;
  page = ISMS_TABS_PAGE (isms_ui_test_find (GTK_WIDGET (desk.window), is_tabs_page, NULL));
  isms_tabs_page_show_tab (page, "control_check");
  checks = ISMS_REGISTER (isms_tabs_page_get_tab (page, "control_check"));
  selection = GTK_SELECTION_MODEL (isms_list_pane_get_selection (isms_register_get_pane (checks)));
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (selection)) == 3)
    ;
  isms_list_pane_focus_list (isms_register_get_pane (checks));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  gtk_selection_model_select_all (selection);
  isms_ui_test_key ("1");
  wait_for (read_int (&desk, passed) == 3)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "checks");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (read_int (&desk, passed) == 0)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  gtk_selection_model_select_all (selection);
  isms_list_pane_focus_list (isms_register_get_pane (checks));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("3");
  wait_for_dialog (&desk);
  isms_ui_test_type ("Nobody knew");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, failed) == 3)
    ;
  isms_ui_test_close (desk.window);
}

/* A title goes from its row only once the check is there; another control does not take it, and it
 * waits with its own. */
static void
test_title_stays (void)
{
  Desk desk = sit_down ();
  gint64 other = read_int (&desk, "SELECT id FROM control WHERE ref = 'A.5.2'");
  GtkWidget *group = open_group (&desk, "control", desk.control, "IsmsChecksGroup");
  GtkWidget *entry = isms_checks_group_get_entry (ISMS_CHECKS_GROUP (group));

  gtk_widget_grab_focus (entry);
  isms_ui_test_type ("Ask");
  wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "Ask"))
    ;
  isms_ui_test_hide_table (desk.window, "control_check");
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) != NULL)
    ;
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Ask");
  adw_dialog_force_close (get_dialog (&desk));
  isms_ui_test_return_table (desk.window, "control_check");
  open_group (&desk, "control", other, "IsmsChecksGroup");
  wait_for (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window),
                                    "The check typed for A.5.1 is not added. It waits there."))
    ;
  open_group (&desk, "control", desk.control, "IsmsChecksGroup");
  wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "Ask"))
    ;
  gtk_widget_grab_focus (entry);
  isms_ui_test_key ("Return");
  wait_for (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM control_check WHERE title = 'Ask'"), ==,
                   1);
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/checks/9.1-add-and-fail", test_add_and_fail);
  g_test_add_func ("/ui/checks/9.1-results", test_results);
  g_test_add_func ("/ui/checks/many", test_many);
  g_test_add_func ("/ui/checks/title-stays", test_title_stays);
  return isms_ui_test_run ();
}
