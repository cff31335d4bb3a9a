/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Incidents in the real window, by keys: times, the clock, the timeline, and the ways that lead on
 * (A.5.24 to A.5.28). */

#include "isms-ui-test.h"

#include "isms-clock-group.h"
#include "isms-detail.h"
#include "isms-edit.h"
#include "isms-incident-entry.h"
#include "isms-rating-editor.h"
#include "isms-register.h"
#include "isms-tabs-page.h"
#include "isms-timeline-group.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  gint64 incident;
  gint64 risk;
} Desk;

static gboolean
reads (Desk *desk, const char *sql, const char *expected)
{
  g_autofree char *text =
      isms_database_query_text (isms_workspace_get_reader (desk->workspace), sql, NULL);

  return g_strcmp0 (text, expected) == 0;
}

static void
settle (Desk *desk)
{
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static void
set (IsmsStep *step, const char *kind, gint64 id, const char *column, const char *text)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, column, text);
  isms_step_update (step, kind, id, row);
}

/* @incident: whether there is one, with a risk that came true. */
static Desk
sit_down (gboolean incident)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  Desk desk = { NULL };
  IsmsRow *link;

  g_settings_set_int (settings, "window-width", 1400);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  if (!incident)
    return desk;
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Began");
  desk.incident = isms_edit_create (step, isms_kind_find ("incident"), "Mail down");
  set (step, "incident", desk.incident, "reported_at", "2026-01-12T09:00:00Z");
  set (step, "incident", desk.incident, "what", "Nobody got mail.");
  desk.risk = isms_edit_create (step, isms_kind_find ("risk"), "No mail for a day");
  link = isms_row_new ();
  isms_row_set_int (link, "incident_id", desk.incident);
  isms_row_set_int (link, "risk_id", desk.risk);
  isms_step_insert (step, "incident_risk", link);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return desk;
}

static IsmsTabsPage *
show_page (Desk *desk)
{
  isms_window_show_destination (desk->window, "incidents");
  settle (desk);
  return ISMS_TABS_PAGE (isms_window_get_page (desk->window));
}

static IsmsRecordForm *
open_incident (Desk *desk)
{
  IsmsTabsPage *page = show_page (desk);
  IsmsRegister *incidents = ISMS_REGISTER (isms_tabs_page_get_tab (page, "incident"));
  IsmsDetail *detail = ISMS_DETAIL (isms_register_get_detail (incidents));

  g_assert_true (isms_window_show_record (desk->window, "incident", desk->incident));
  wait_for (isms_detail_get_record (detail) != NULL)
    ;
  settle (desk);
  return ISMS_RECORD_FORM (isms_detail_get_form (detail));
}

static GtkWidget *
get_row (IsmsRecordForm *form, const char *field)
{
  return isms_field_editor_get_row (isms_record_form_find_editor (form, field));
}

static void
type_into (Desk *desk, IsmsRecordForm *form, const char *field, const char *text)
{
  GtkWidget *row = get_row (form, field);

  gtk_widget_grab_focus (row);
  settle (desk);
  gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
  isms_ui_test_type (text);
  wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    ;
  isms_ui_test_key ("Return");
}

/* The row that says @text, wherever it stands. */
static GtkWidget *
find_row (Desk *desk, const char *text)
{
  GtkWidget *label;

  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk->window), text) != NULL)
    ;
  settle (desk);
  label = isms_ui_test_find_text (GTK_WIDGET (desk->window), text);
  return gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_ROW);
}

static gboolean
has_focus_within (Desk *desk, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (desk->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* --- Times --- */

static void
test_times (void)
{
  Desk desk = sit_down (TRUE);
  IsmsRecordForm *form = open_incident (&desk);

  type_into (&desk, form, "detected_at", "2026-01-12 08:15");
  wait_for (reads (&desk, "SELECT detected_at FROM incident", "2026-01-12T08:15:00Z"))
    ;
  settle (&desk);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (form, "detected_at"))), ==,
                   "12 Jan 2026, 08:15");
  /* What is no time stays there to be mended, and is refused in words. */
  type_into (&desk, form, "occurred_at", "this morning");
  wait_for (isms_field_editor_get_message (isms_record_form_find_editor (form, "occurred_at"))
            != NULL)
    ;
  g_assert_cmpstr (
      isms_field_editor_get_message (isms_record_form_find_editor (form, "occurred_at")), ==,
      "Occurred is a day and a time such as 2027-03-31 14:05, not “this morning”.");
  type_into (&desk, form, "occurred_at", "2026-01-12 09:15");
  wait_for (
      g_strcmp0 (isms_field_editor_get_message (isms_record_form_find_editor (form, "occurred_at")),
                 "Nothing is detected before it occurs. Change the other time first.")
      == 0)
    ;
  type_into (&desk, form, "occurred_at", "2026-01-12 07:15");
  wait_for (reads (&desk, "SELECT hours_to_detect FROM incident_list", "1.0"))
    ;
  isms_ui_test_close (desk.window);
}

static gboolean
is_clock (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_entry_get_placeholder_text (GTK_ENTRY (widget)), "14:05") == 0;
}

/* From the calendar, with the time of day typed beneath it. */
static void
test_pick (void)
{
  Desk desk = sit_down (TRUE);
  IsmsRecordForm *form = open_incident (&desk);
  GtkWidget *row = get_row (form, "reported_at");
  GtkWidget *button = isms_ui_test_find_tip (row, "Choose a Day and Time");
  GtkWidget *clock;

  gtk_widget_grab_focus (button);
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find (row, is_clock, NULL) != NULL)
    ;
  clock = isms_ui_test_find (row, is_clock, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (clock)), ==, "09:00");
  gtk_widget_grab_focus (clock);
  settle (&desk);
  gtk_editable_select_region (GTK_EDITABLE (clock), 0, -1);
  isms_ui_test_type ("10:30");
  wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), "12 Jan 2026, 10:30"))
    ;
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT reported_at FROM incident", "2026-01-12T10:30:00Z"))
    ;
  isms_ui_test_close (desk.window);
}

/* --- The clock --- */

static gboolean
says (Desk *desk, const char *start)
{
  GtkWidget *group = isms_ui_test_find_type (GTK_WIDGET (desk->window), "IsmsClockGroup");
  GtkWidget *row = group != NULL ? isms_clock_group_get_row (ISMS_CLOCK_GROUP (group)) : NULL;

  return row != NULL && gtk_widget_get_visible (row)
         && g_str_has_prefix (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), start);
}

static gboolean
has_focus (IsmsRecordForm *form, const char *field)
{
  GtkWidget *row = isms_field_editor_get_row (isms_record_form_find_editor (form, field));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (form)));

  return focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row));
}

static void
test_clock (void)
{
  Desk desk = sit_down (TRUE);
  IsmsRecordForm *form = open_incident (&desk);
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk.workspace), "Touched");
  g_autoptr (GError) error = NULL;
  GtkWidget *group;

  wait_for (says (&desk, "Say whether personal data was touched"))
    ;
  group = isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsClockGroup");
  adw_action_row_activate (ADW_ACTION_ROW (isms_clock_group_get_row (ISMS_CLOCK_GROUP (group))));
  wait_for (has_focus (form, "personal_data"))
    ;
  set (step, "incident", desk.incident, "personal_data", "yes");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  wait_for (says (&desk, "Overdue for "))
    ;
  type_into (&desk, form, "notified_at", "2026-01-13 12:00");
  wait_for (says (&desk, "The authority was told on 13 Jan 2026, 12:00, within 72 hours."))
    ;
  g_assert_cmpstr (adw_preferences_row_get_title (
                       ADW_PREFERENCES_ROW (isms_clock_group_get_row (ISMS_CLOCK_GROUP (group)))),
                   ==, "Notification: Notified in time");
  isms_ui_test_close (desk.window);
}

/* --- The timeline --- */

static GtkWidget *
find_entry (Desk *desk)
{
  GtkWidget *group = isms_ui_test_find_type (GTK_WIDGET (desk->window), "IsmsTimelineGroup");

  return group != NULL ? isms_timeline_group_get_entry (ISMS_TIMELINE_GROUP (group)) : NULL;
}

static void
test_timeline (void)
{
  Desk desk = sit_down (TRUE);
  GtkWidget *entry;

  open_incident (&desk);
  wait_for (find_entry (&desk) != NULL && gtk_widget_get_mapped (find_entry (&desk)))
    ;
  settle (&desk);
  entry = find_entry (&desk);
  gtk_widget_grab_focus (entry);
  settle (&desk);
  isms_ui_test_type ("Pulled the plug");
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT title || incident_id FROM incident_entry", "Pulled the plug1"))
    ;
  find_row (&desk, "Pulled the plug");
  /* One more: the person is still there. */
  wait_for (has_focus_within (&desk, find_entry (&desk)))
    ;
  isms_ui_test_type ("Called the provider");
  isms_ui_test_key ("Return");
  find_row (&desk, "Called the provider");
  wait_for (has_focus_within (&desk, find_entry (&desk)))
    ;
  g_assert_true (reads (&desk, "SELECT count (*) FROM incident_entry", "2"));
  gtk_widget_grab_focus (find_row (&desk, "Pulled the plug"));
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (
      g_strcmp0 (isms_tabs_page_get_shown (ISMS_TABS_PAGE (isms_window_get_page (desk.window))),
                 "incident_entry")
      == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* --- The ways that lead on --- */

static gboolean
has_text (GtkEditable *entry, const char *text)
{
  return g_str_equal (gtk_editable_get_text (entry), text);
}

/* The reason is there already, to be kept or typed over. */
static void
test_rate_again (void)
{
  Desk desk = sit_down (TRUE);
  GtkWidget *button;
  IsmsRatingEditor *editor;

  open_incident (&desk);
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Rate Again") != NULL)
    ;
  settle (&desk);
  button = gtk_widget_get_ancestor (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Rate Again"),
                                    GTK_TYPE_BUTTON);
  gtk_widget_grab_focus (button);
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (g_strcmp0 (isms_window_get_destination (desk.window), "risks") == 0)
    ;
  wait_for (isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsRatingEditor") != NULL)
    ;
  editor =
      ISMS_RATING_EDITOR (isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsRatingEditor"));
  wait_for (has_focus_within (&desk, GTK_WIDGET (editor)))
    ;
  isms_ui_test_key ("Right");
  isms_ui_test_key ("Return");
  wait_for (
      has_text (GTK_EDITABLE (isms_rating_editor_get_entry (editor)), "After IN-001: Mail down"))
    ;
  wait_for (has_focus_within (&desk, GTK_WIDGET (isms_rating_editor_get_entry (editor))))
    ;
  isms_ui_test_type ("Again");
  wait_for (has_text (GTK_EDITABLE (isms_rating_editor_get_entry (editor)), "Again"))
    ;
  isms_ui_test_close (desk.window);
}

static void
test_nonconformity (void)
{
  Desk desk = sit_down (TRUE);

  open_incident (&desk);
  gtk_widget_grab_focus (find_row (&desk, "Record a Nonconformity"));
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT source || ' ' || from_ref || ' ' || what FROM nonconformity_list",
                   "incident IN-001 Nobody got mail."))
    ;
  wait_for (g_strcmp0 (isms_window_get_destination (desk.window), "improvement") == 0)
    ;
  isms_ui_test_close (desk.window);
}

static void
test_action (void)
{
  Desk desk = sit_down (TRUE);
  GtkWidget *row;

  open_incident (&desk);
  row = find_row (&desk, "Add an Action");
  gtk_widget_grab_focus (row);
  settle (&desk);
  isms_ui_test_type ("Watch the disks");
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT title || ' ' || kind || ' ' || for_ref FROM action_list",
                   "Watch the disks corrective IN-001"))
    ;
  isms_ui_test_close (desk.window);
}

/* --- Trends --- */

static void
test_trends (void)
{
  Desk desk = sit_down (TRUE);
  IsmsTabsPage *page = show_page (&desk);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) recent = g_date_time_add_hours (now, -2);
  g_autofree char *moment = g_date_time_format (recent, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *month = g_date_time_format (recent, "%Y-%m");
  g_autofree char *words = g_date_time_format (recent, "%B %Y");
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (desk.workspace), "More");
  g_autoptr (GError) error = NULL;
  IsmsQuery *query;

  set (step, "incident", desk.incident, "reported_at", moment);
  set (step, "incident", desk.incident, "severity", "high");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  isms_tabs_page_show_tab (page, "trends");
  gtk_widget_grab_focus (find_row (&desk, words));
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (g_strcmp0 (isms_tabs_page_get_shown (page), "incident") == 0)
    ;
  query = isms_register_get_query (ISMS_REGISTER (isms_tabs_page_get_tab (page, "incident")));
  g_assert_cmpstr (isms_query_get_filter (query, "month")[0], ==, month);
  isms_tabs_page_show_tab (page, "trends");
  settle (&desk);
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "1 high") != NULL)
    ;
  gtk_widget_grab_focus (gtk_widget_get_ancestor (
      isms_ui_test_find_text (GTK_WIDGET (desk.window), "1 high"), GTK_TYPE_BUTTON));
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (g_strcmp0 (isms_tabs_page_get_shown (page), "incident") == 0)
    ;
  query = isms_register_get_query (ISMS_REGISTER (isms_tabs_page_get_tab (page, "incident")));
  g_assert_cmpstr (isms_query_get_filter (query, "severity")[0], ==, "high");
  isms_ui_test_close (desk.window);
}

/* While there is nothing, the page says what it will be for, and leads there. */
static void
test_none (void)
{
  Desk desk = sit_down (FALSE);
  IsmsTabsPage *page = show_page (&desk);

  isms_tabs_page_show_tab (page, "trends");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "No Incidents Yet") != NULL)
    ;
  settle (&desk);
  gtk_widget_grab_focus (isms_ui_test_find_button (GTK_WIDGET (desk.window), "New Incident"));
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window))
            != NULL)
    ;
  settle (&desk);
  isms_ui_test_type ("Key lost");
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT title || (reported_at IS NOT NULL) FROM incident", "Key lost1"))
    ;
  g_assert_cmpstr (isms_tabs_page_get_shown (page), ==, "incident");
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/incident/times", test_times);
  g_test_add_func ("/ui/incident/pick-a-time", test_pick);
  g_test_add_func ("/ui/incident/A.5.26-clock", test_clock);
  g_test_add_func ("/ui/incident/A.5.28-timeline", test_timeline);
  g_test_add_func ("/ui/incident/A.5.27-rate-again", test_rate_again);
  g_test_add_func ("/ui/incident/nonconformity", test_nonconformity);
  g_test_add_func ("/ui/incident/action", test_action);
  g_test_add_func ("/ui/incident/trends", test_trends);
  g_test_add_func ("/ui/incident/none", test_none);

  return isms_ui_test_run ();
}
