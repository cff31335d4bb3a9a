/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What speaks against the plan of an audit, in the real window, by keys (9.2.2). */

#include "isms-ui-test.h"

#include "isms-detail.h"
#include "isms-edit.h"
#include "isms-late-group.h"
#include "isms-register.h"
#include "isms-tabs-page.h"
#include "isms-window-files.h"

#include <string.h>

#define OWNS "Petra Novotná owns A.5.18, which is in the scope."
#define AWAY "Petra Novotná is away, Leave: 2 Mar 2026 to 6 Mar 2026."

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  gint64 audit;
  gint64 control;
  gint64 person;
} Desk;

static void
settle (Desk *desk)
{
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static gboolean
shows (Desk *desk, const char *text)
{
  GtkWidget *label = isms_ui_test_find_text (GTK_WIDGET (desk->window), text);

  return label != NULL && gtk_widget_get_mapped (label);
}

static gint64
read_int (Desk *desk, const char *sql)
{
  gint64 value = 0;

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

/* An audit of a control that Petra owns, with nobody to lead it. */
static Desk
sit_down (void)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  g_autoptr (IsmsStep) step = NULL;
  Desk desk = { NULL };
  IsmsRow *row = isms_row_new ();

  g_settings_set_int (settings, "window-width", 1400);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  desk.control = read_int (&desk, "SELECT id FROM control WHERE ref = 'A.5.18'");
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Planned");
  desk.person = isms_edit_create (step, isms_kind_find ("person"), "Petra Novotná");
  desk.audit = isms_edit_create (step, isms_kind_find ("audit"), "Access control");
  isms_row_set_text (row, "starts_on", "2026-03-04");
  isms_step_update (step, "audit", desk.audit, row);
  row = isms_row_new ();
  isms_row_set_int (row, "owner_id", desk.person);
  isms_step_update (step, "control", desk.control, row);
  row = isms_row_new ();
  isms_row_set_int (row, "audit_id", desk.audit);
  isms_row_set_int (row, "control_id", desk.control);
  isms_step_insert (step, "audit_control", row);
  commit (step);
  return desk;
}

static IsmsRecordForm *
open_audit (Desk *desk)
{
  IsmsTabsPage *page;
  IsmsDetail *detail;

  isms_window_show_destination (desk->window, "audits");
  settle (desk);
  page = ISMS_TABS_PAGE (isms_window_get_page (desk->window));
  g_assert_true (isms_window_show_record (desk->window, "audit", desk->audit));
  detail = ISMS_DETAIL (
      isms_register_get_detail (ISMS_REGISTER (isms_tabs_page_get_tab (page, "audit"))));
  wait_for (isms_detail_get_record (detail) != NULL)
    ;
  settle (desk);
  return ISMS_RECORD_FORM (isms_detail_get_form (detail));
}

/* By the keys that choose a person. */
static void
choose_lead (Desk *desk, IsmsRecordForm *form)
{
  /* What is beneath it is in sight with it. */
  gtk_widget_grab_focus (isms_field_editor_get_row (isms_record_form_find_editor (form, "place")));
  settle (desk);
  gtk_widget_grab_focus (isms_field_editor_get_row (isms_record_form_find_editor (form, "lead")));
  settle (desk);
  isms_ui_test_key ("space");
  isms_ui_test_type ("petra");
  isms_ui_test_key ("Return");
  wait_for (read_int (desk, "SELECT lead_id FROM audit") == desk->person)
    ;
}

/* It is said as soon as somebody is chosen, hinders nothing, and goes when it is undone. */
static void
test_not_independent (void)
{
  Desk desk = sit_down ();
  IsmsRecordForm *form = open_audit (&desk);
  GtkWidget *row;

  g_assert_false (shows (&desk, OWNS));
  choose_lead (&desk, form);
  wait_for (shows (&desk, OWNS))
    ;
  isms_ui_test_key ("ctrl+z");
  wait_for (read_int (&desk, "SELECT count (*) FROM audit WHERE lead_id IS NULL") == 1)
    ;
  wait_for (!shows (&desk, OWNS))
    ;

  /* The line leads to what shows it. */
  isms_ui_test_key ("ctrl+shift+z");
  wait_for (shows (&desk, OWNS))
    ;
  settle (&desk);
  row = gtk_widget_get_ancestor (isms_ui_test_find_text (GTK_WIDGET (desk.window), OWNS),
                                 ADW_TYPE_ACTION_ROW);
  gtk_widget_grab_focus (row);
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (
      g_str_equal (G_OBJECT_TYPE_NAME (isms_window_get_page (desk.window)), "IsmsControlsPage"))
    ;
  isms_ui_test_close (desk.window);
}

/* What is planned elsewhere is told of here at once. */
static void
test_conflict (void)
{
  Desk desk = sit_down ();
  IsmsRecordForm *form = open_audit (&desk);
  g_autoptr (IsmsStep) step = NULL;
  IsmsRow *row = isms_row_new ();
  gint64 leave;

  choose_lead (&desk, form);
  wait_for (shows (&desk, OWNS))
    ;
  g_assert_false (shows (&desk, AWAY));
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Away");
  leave = isms_edit_create (step, isms_kind_find ("holiday"), "Leave");
  isms_row_set_text (row, "starts_on", "2026-03-02");
  isms_row_set_text (row, "ends_on", "2026-03-06");
  isms_row_set_int (row, "person_id", desk.person);
  isms_step_update (step, "holiday", leave, row);
  commit (step);
  wait_for (shows (&desk, AWAY))
    ;
  g_assert_true (shows (&desk, OWNS));
  isms_ui_test_save (GTK_WIDGET (desk.window), "audit-warnings");
  isms_ui_test_close (desk.window);
}

/* Whether the menu of the page offers it. */
static gboolean
is_enabled (Desk *desk, const char *action)
{
  GtkWidget *item = g_object_ref_sink (gtk_button_new ());
  gboolean enabled;

  gtk_actionable_set_action_name (GTK_ACTIONABLE (item), action);
  gtk_widget_set_parent (item, GTK_WIDGET (desk->window));
  enabled = gtk_widget_get_sensitive (item);
  gtk_widget_unparent (item);
  g_object_unref (item);
  return enabled;
}

/* The calendar goes out where audits are shown. */
static void
test_calendar (void)
{
  Desk desk = sit_down ();
  g_autofree char *out = g_build_filename (g_getenv ("XDG_DATA_HOME"), "audits.ics", NULL);
  g_autofree char *words = g_strdup_printf ("Exported to %s", out);
  g_autofree char *content = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (out);

  isms_window_show_destination (desk.window, "assets");
  wait_for (!is_enabled (&desk, "win.export-calendar"))
    ;
  open_audit (&desk);
  wait_for (is_enabled (&desk, "win.export-calendar"))
    ;
  isms_window_export_calendar (desk.window, file);
  wait_for (shows (&desk, words))
    ;
  g_assert_true (g_file_get_contents (out, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "\r\nDTSTART;VALUE=DATE:20260304\r\n"));
  settle (&desk);
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/audit-plan/9.2.2-b-not-independent", test_not_independent);
  g_test_add_func ("/ui/audit-plan/conflict", test_conflict);
  g_test_add_func ("/ui/audit-plan/calendar", test_calendar);

  return isms_ui_test_run ();
}
