/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is done about risks, in the real window on the sample: actions in the form, acceptance, the
 * plan. */

#include "isms-ui-test.h"

#include "isms-acceptance-group.h"
#include "isms-edit.h"
#include "isms-time-bar.h"
#include "isms-plan-page.h"
#include "isms-query.h"
#include "isms-record.h"
#include "isms-risk.h"
#include "isms-sample.h"
#include "isms-tabs-page.h"
#include "isms-actions-group.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
} Desk;

static const char *sample;

static gint64
read_int (Desk *desk, const char *sql)
{
  gint64 value = -1;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &value, NULL);
  return value;
}

static Desk
sit_down (int width)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  Desk desk = { NULL };

  g_settings_set_int (settings, "window-width", width);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (sample);
  desk.workspace = isms_window_get_workspace (desk.window);
  return desk;
}

/* The group of that type in the form of the risk, scrolled to. */
static GtkWidget *
open_group (Desk *desk, const char *ref, const char *type)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM risk WHERE ref = '%s'", ref);
  GtkWidget *group;

  g_assert_true (isms_window_show_record (desk->window, "risk", read_int (desk, sql)));
  wait_for ((group = isms_ui_test_find_type (GTK_WIDGET (desk->window), type)) != NULL
            && gtk_widget_get_mapped (group))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD);
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  return group;
}

static void
test_add_and_tick (void)
{
  Desk desk = sit_down (1400);
  IsmsActionsGroup *group = ISMS_ACTIONS_GROUP (open_group (&desk, "R-008", "IsmsActionsGroup"));
  const char *count = "SELECT count(*) FROM action JOIN risk ON risk.id = for_id "
                      "WHERE risk.ref = 'R-008' AND action.title = 'Lock the tablets'";
  const char *done = "SELECT count(*) FROM action WHERE title = 'Lock the tablets' "
                     "AND state = 'done' AND done_on IS NOT NULL AND progress = 100";
  guint before = isms_actions_group_get_n_actions (group);

  g_assert_cmpuint (before, ==, 2);
  gtk_widget_grab_focus (isms_actions_group_get_entry (group));
  isms_ui_test_type ("Lock the tablets");
  isms_ui_test_key ("Return");
  wait_for (isms_actions_group_get_n_actions (group) == before + 1)
    ;
  g_assert_cmpint (read_int (&desk, count), ==, 1);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "treatment-form");
  for (guint i = 0; i <= before; i++)
    {
      GtkWidget *row = isms_actions_group_get_row (group, i);

      if (isms_ui_test_find_text (row, "Lock the tablets") != NULL)
        {
          isms_ui_test_click (isms_ui_test_find_type (row, "GtkCheckButton"));
          break;
        }
    }
  wait_for (read_int (&desk, done) == 1)
    ;
  isms_ui_test_close (desk.window);
}

/* What is typed and not added goes with its tick, which would add nothing to the next risk, and
 * waits where it was typed. */
static void
test_not_added (void)
{
  Desk desk = sit_down (1400);
  IsmsActionsGroup *group = ISMS_ACTIONS_GROUP (open_group (&desk, "R-008", "IsmsActionsGroup"));
  GtkWidget *entry = isms_actions_group_get_entry (group);

  g_assert_null (isms_ui_test_find_tip (entry, "Add"));
  gtk_widget_grab_focus (entry);
  isms_ui_test_type ("Lock");
  wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "Lock"))
    ;
  g_assert_nonnull (isms_ui_test_find_tip (entry, "Add"));
  open_group (&desk, "R-009", "IsmsActionsGroup");
  wait_for (*gtk_editable_get_text (GTK_EDITABLE (entry)) == '\0')
    ;
  g_assert_null (isms_ui_test_find_tip (entry, "Add"));
  gtk_widget_grab_focus (entry);
  isms_ui_test_type ("L");
  wait_for (isms_ui_test_find_tip (entry, "Add"))
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window),
                                    "The action typed for R-008 is not added. It waits there."))
    ;
  open_group (&desk, "R-008", "IsmsActionsGroup");
  wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "Lock"))
    ;
  g_assert_nonnull (isms_ui_test_find_tip (entry, "Add"));
  isms_ui_test_close (desk.window);
}

static AdwDialog *
get_dialog (Desk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

static AdwDialog *
ask (Desk *desk, GtkWidget *group, const char *button)
{
  gtk_widget_grab_focus (isms_ui_test_find_button (group, button));
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_ui_test_key ("Return");
  wait_for (get_dialog (desk) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  return get_dialog (desk);
}

/* A day that cannot be is told of, at its row, and goes with its reason. */
static void
check_expiry (AdwDialog *dialog)
{
  GtkWidget *row = gtk_widget_get_ancestor (
      isms_ui_test_find_text (GTK_WIDGET (dialog), "Valid Until (Optional)"), ADW_TYPE_ENTRY_ROW);
  g_autofree char *proposed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));

  g_assert_false (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "soon");
  g_assert_nonnull (isms_ui_test_find_text (
      GTK_WIDGET (dialog),
      "This is no day. Write one such as 31 Mar 2027 or 2027-03-31, or leave it empty."));
  gtk_editable_set_text (GTK_EDITABLE (row), "2020-02-03");
  g_assert_nonnull (isms_ui_test_find_text (
      GTK_WIDGET (dialog),
      "This day is past. An acceptance holds until a day after today; leave it "
      "empty if it is to hold until it is withdrawn."));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), proposed);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
}

/* Above the line the button waits for a reason. */
static void
test_accept (void)
{
  Desk desk = sit_down (1400);
  GtkWidget *group = open_group (&desk, "R-009", "IsmsAcceptanceGroup");
  const char *accepted = "SELECT count(*) FROM risk_list WHERE ref = 'R-009' "
                         "AND acceptance = 'valid' AND status = 'accepted'";
  AdwDialog *dialog = ask (&desk, group, "Accept Risk…");

  isms_ui_test_save (GTK_WIDGET (desk.window), "acceptance-dialog");
  check_expiry (dialog);
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "do"));
  isms_ui_test_type ("The contract ends in spring");
  wait_for (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "do"))
    ;
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (dialog), "Accept"));
  wait_for (read_int (&desk, accepted) == 1)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "acceptance-valid");
  isms_ui_test_close (desk.window);
}

static void
rate (Desk *desk, IsmsRisk *risk)
{
  g_autoptr (IsmsMethod) method =
      isms_method_load (isms_workspace_get_reader (desk->workspace), 0, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (desk->workspace), NULL);

  g_assert_true (isms_risk_rate (step, risk, method, ISMS_POSTURE_CURRENT, 1, 1, "Seen", NULL));
  g_assert_true (isms_step_commit (step, NULL, NULL));
}

/* What nobody owns nobody accepts: that is told before anything is written. */
static void
test_accept_unowned (void)
{
  Desk desk = sit_down (1400);
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Add");
  GtkWidget *group;
  AdwDialog *dialog;

  isms_edit_create (step, kind, "Flood in the archive");
  g_assert_true (isms_step_commit (step, NULL, NULL));
  risk = isms_record_load (isms_workspace_get_reader (desk.workspace), kind,
                           read_int (&desk, "SELECT max (id) FROM risk"), NULL);
  g_assert_true (isms_workspace_set_acting_person (desk.workspace, 1, NULL));
  rate (&desk, ISMS_RISK (risk));
  group = open_group (&desk, isms_record_get_ref (risk), "IsmsAcceptanceGroup");
  dialog = ask (&desk, group, "Accept Risk…");
  g_assert_nonnull (isms_ui_test_find_text (
      GTK_WIDGET (dialog), "A risk needs an owner before anybody accepts it. Name one first."));
  isms_ui_test_type ("As it is");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "do"));
  adw_dialog_force_close (dialog);
  isms_ui_test_close (desk.window);
}

/* What has no level has nothing to accept yet. */
static void
test_accept_unrated (void)
{
  Desk desk = sit_down (1400);
  const IsmsKind *kind = isms_kind_find ("risk");
  IsmsStore *store = isms_workspace_get_store (desk.workspace);
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Add");
  g_autoptr (IsmsStep) own = NULL;
  g_autoptr (IsmsRecord) risk = NULL;
  GtkWidget *group;
  AdwDialog *dialog;

  isms_edit_create (step, kind, "Flood in the archive");
  g_assert_true (isms_step_commit (step, NULL, NULL));
  risk = isms_record_load (isms_workspace_get_reader (desk.workspace), kind,
                           read_int (&desk, "SELECT id FROM risk WHERE ref = 'R-063'"), NULL);
  own = isms_store_begin (store, "Own");
  g_assert_true (isms_edit_set (own, risk, isms_kind_find_field (kind, "owner"), "1", NULL));
  g_assert_true (isms_step_commit (own, NULL, NULL));
  group = open_group (&desk, "R-063", "IsmsAcceptanceGroup");
  dialog = ask (&desk, group, "Accept Risk…");
  g_assert_nonnull (
      isms_ui_test_find_text (GTK_WIDGET (dialog), "This risk is not rated. Rate it first."));
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "do"));
  adw_dialog_force_close (dialog);
  isms_ui_test_close (desk.window);
}

/* By keys alone: the plan is approved; taking that back takes a reason, and can be undone. */
static void
test_approve_and_withdraw (void)
{
  Desk desk = sit_down (1400);
  GtkWidget *group = open_group (&desk, "R-009", "IsmsAcceptanceGroup");
  const char *approved = "SELECT count(*) FROM risk_list WHERE ref = 'R-009' "
                         "AND plan_approval = 'valid'";
  const char *withdrawn = "SELECT count(*) FROM acceptance WHERE what = 'plan' "
                          "AND withdrawn_why = 'Money is short'";
  AdwDialog *dialog = ask (&desk, group, "Approve Plan…");

  g_assert_true (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "do"));
  isms_ui_test_key ("alt+a");
  wait_for (read_int (&desk, approved) == 1)
    ;
  wait_for (isms_ui_test_find_text (group, "Plan approval: Valid") != NULL
            && get_dialog (&desk) == NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  dialog = ask (&desk, group, "Withdraw Approval…");
  g_assert_false (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "do"));
  isms_ui_test_type ("Money is short");
  wait_for (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (dialog), "do"))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "acceptance-withdraw");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, withdrawn) == 1)
    ;
  wait_for (get_dialog (&desk) == NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  gtk_widget_grab_focus (isms_ui_test_find_button (group, "Approve Plan…"));
  isms_ui_test_key ("ctrl+z");
  wait_for (read_int (&desk, approved) == 1)
    ;
  isms_ui_test_close (desk.window);
}

/* Without an action there is no plan that could be approved; with the first there is, and without
 * it, after an undo, no longer. */
static void
test_nothing_to_approve (void)
{
  Desk desk = sit_down (1400);
  g_autofree char *bare = isms_database_query_text (
      isms_workspace_get_reader (desk.workspace),
      "SELECT ref FROM risk WHERE archived = 0 AND NOT EXISTS (SELECT 1 FROM action "
      "WHERE for_kind = 'risk' AND for_id = risk.id) AND NOT EXISTS (SELECT 1 FROM acceptance "
      "WHERE risk_id = risk.id) ORDER BY id LIMIT 1",
      NULL);
  GtkWidget *group = open_group (&desk, bare, "IsmsAcceptanceGroup");
  GtkWidget *treatment;

  g_assert_nonnull (isms_ui_test_find_button (group, "Accept Risk…"));
  g_assert_null (isms_ui_test_find_button (group, "Approve Plan…"));
  treatment = open_group (&desk, bare, "IsmsActionsGroup");
  gtk_widget_grab_focus (isms_actions_group_get_entry (ISMS_ACTIONS_GROUP (treatment)));
  isms_ui_test_type ("Build a wall");
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find_button (group, "Approve Plan…") != NULL)
    ;
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (isms_ui_test_find_button (group, "Approve Plan…") == NULL)
    ;
  g_assert_nonnull (isms_ui_test_find_button (group, "Accept Risk…"));
  isms_ui_test_close (desk.window);
}

/* Ctrl+P in the form of a risk prints that risk. */
static void
test_print_sheet (void)
{
  Desk desk = sit_down (1400);

  open_group (&desk, "R-009", "IsmsActionsGroup");
  isms_ui_test_key ("ctrl+p");
  wait_for (get_dialog (&desk) != NULL
            && isms_ui_test_find_text (GTK_WIDGET (get_dialog (&desk)),
                                       "R-009 Supplier of boards passes on our layouts")
                   != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "risk-sheet");
  isms_ui_test_key ("Escape");
  wait_for (get_dialog (&desk) == NULL)
    ;
  isms_ui_test_close (desk.window);
}

/* Why it lapsed stands there in words. */
static void
test_lapsed (void)
{
  Desk desk = sit_down (1400);
  GtkWidget *group = open_group (&desk, "R-014", "IsmsAcceptanceGroup");

  g_assert_nonnull (isms_ui_test_find_text (group, "Risk acceptance: Lapsed"));
  isms_ui_test_save (GTK_WIDGET (desk.window), "acceptance-lapsed");
  open_group (&desk, "R-028", "IsmsAcceptanceGroup");
  g_assert_nonnull (isms_ui_test_find_text (group, "Risk acceptance: Lapsed"));
  isms_ui_test_close (desk.window);
}

static void
count_days_cb (IsmsStore *store, IsmsChange *change, guint *n_days)
{
  if (isms_change_get_step (change) == 0 && isms_change_touches (change, "risk")
      && isms_change_touches (change, "action"))
    (*n_days)++;
}

/* At midnight what is overdue or lapsed is read again, once. */
static void
test_new_day (void)
{
  Desk desk = sit_down (1400);
  IsmsApplication *application = isms_ui_test_get_application ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) tomorrow = g_date_time_add_days (now, 1);
  guint n_days = 0;

  g_signal_connect (isms_workspace_get_store (desk.workspace), "changed",
                    G_CALLBACK (count_days_cb), &n_days);
  open_group (&desk, "R-014", "IsmsAcceptanceGroup");
  isms_application_take_time (application, now);
  isms_application_take_time (application, tomorrow);
  wait_for (n_days == 1)
    ;
  isms_application_take_time (application, tomorrow);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpuint (n_days, ==, 1);
  isms_application_take_time (application, now);
  isms_ui_test_close (desk.window);
}

/* The plan at three widths, and what it counts. */
static void
test_plan (void)
{
  const int widths[] = { 1400, 900, 360 };

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      Desk desk = sit_down (widths[i]);
      g_autofree char *name = g_strdup_printf ("plan-%d", widths[i]);
      GtkWidget *plan;

      isms_window_show_destination (desk.window, "risks");
      isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "plan");
      wait_for ((plan = isms_ui_test_find_type (GTK_WIDGET (desk.window), "IsmsPlanPage")) != NULL
                && isms_plan_page_get_n_rows (ISMS_PLAN_PAGE (plan)) > 0)
        ;
      g_assert_cmpuint (isms_plan_page_get_n_rows (ISMS_PLAN_PAGE (plan)), >=,
                        read_int (&desk, "SELECT count(*) FROM action WHERE for_kind = 'risk'"));
      g_assert_nonnull (strstr (isms_plan_page_get_totals (ISMS_PLAN_PAGE (plan)), "overdue"));
      isms_ui_test_settle (GTK_WIDGET (desk.window));
      isms_ui_test_save (GTK_WIDGET (desk.window), name);
      isms_ui_test_close (desk.window);
    }
}

static IsmsPlanPage *
open_plan (Desk *desk)
{
  GtkWidget *plan;

  isms_window_show_destination (desk->window, "risks");
  isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (desk->window)), "plan");
  wait_for ((plan = isms_ui_test_find_type (GTK_WIDGET (desk->window), "IsmsPlanPage")) != NULL
            && isms_plan_page_get_n_rows (ISMS_PLAN_PAGE (plan)) > 0)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  return ISMS_PLAN_PAGE (plan);
}

static gboolean
is_bar (GtkWidget *widget, gconstpointer ref)
{
  GtkWidget *line = ISMS_IS_TIME_BAR (widget) && gtk_widget_get_mapped (widget)
                        ? gtk_widget_get_parent (widget)
                        : NULL;

  return line != NULL && isms_ui_test_find_text (line, ref) != NULL;
}

static const char dates[] = "SELECT julianday (%s) - julianday (%s) FROM action WHERE ref = '%s'";

/* In days: of an action, between two of its columns or a column and a day. */
static gint64
read_days (Desk *desk, const char *later, const char *earlier)
{
  g_autofree char *sql = g_strdup_printf (dates, later, earlier, "AC-005");

  return read_int (desk, sql);
}

/* The start, the end and the middle follow the pointer; Escape takes it back; each is a step. */
static void
test_drag_bar (void)
{
  Desk desk = sit_down (1400);
  IsmsPlanPage *plan = open_plan (&desk);
  const char *steps = "SELECT count(*) FROM journal";
  const char *title = "AC-005 Single sign-on for the hosting provider";
  GtkWidget *widget = isms_ui_test_find (GTK_WIDGET (plan), is_bar, title);
  IsmsTimeBar *bar = ISMS_TIME_BAR (widget);
  int start = isms_time_bar_get_start (bar), due = isms_time_bar_get_due (bar);
  double left = isms_time_bar_get_x (bar, start), right = isms_time_bar_get_x (bar, due);
  double middle = (left + right) / 2, y = gtk_widget_get_height (widget) / 2.0;
  gint64 before = read_int (&desk, steps), length = read_days (&desk, "due", "start_on");

  isms_ui_test_drag (widget, middle, y, widget, middle + 30, y);
  wait_for (read_int (&desk, steps) == before + 1)
    ;
  wait_for (isms_time_bar_get_start (bar) > start)
    ;
  g_assert_cmpint (read_days (&desk, "due", "start_on"), ==, length);
  g_assert_cmpint (isms_time_bar_get_due (bar) - due, ==, isms_time_bar_get_start (bar) - start);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "plan-dragged");
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (isms_time_bar_get_start (bar) == start)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));

  isms_ui_test_drag (widget, right, y, widget, right + 25, y);
  wait_for (isms_time_bar_get_due (bar) > due && read_days (&desk, "due", "start_on") > length)
    ;
  g_assert_cmpint (isms_time_bar_get_start (bar), ==, start);
  wait_for (read_int (&desk, steps) == before + 3)
    ;
  isms_ui_test_close (desk.window);
}

/* A key let go is a step; the list keeps the focus where it is. */
static void
test_keys_on_bar (void)
{
  Desk desk = sit_down (1400);
  IsmsPlanPage *plan = open_plan (&desk);
  const char *title = "AC-005 Single sign-on for the hosting provider";
  GtkWidget *widget = isms_ui_test_find (GTK_WIDGET (plan), is_bar, title);
  IsmsTimeBar *bar = ISMS_TIME_BAR (widget);
  int start = isms_time_bar_get_start (bar), due = isms_time_bar_get_due (bar);
  const char *label = "SELECT count(*) FROM journal WHERE label LIKE 'Moved AC-005 to %'";
  gint64 before = read_int (&desk, label);

  /* by a click, which moves nothing */
  isms_ui_test_click_at (widget,
                         (isms_time_bar_get_x (bar, start) + isms_time_bar_get_x (bar, due)) / 2,
                         gtk_widget_get_height (widget) / 2.0);
  wait_for (gtk_widget_has_focus (widget))
    ;
  isms_ui_test_key ("Right");
  wait_for (read_int (&desk, label) == before + 1 && isms_time_bar_get_due (bar) == due + 1)
    ;
  g_assert_cmpint (isms_time_bar_get_start (bar), ==, start + 1);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_true (gtk_widget_has_focus (widget));
  isms_ui_test_key ("shift+Left");
  wait_for (read_int (&desk, label) == before + 2 && isms_time_bar_get_due (bar) == due)
    ;
  g_assert_cmpint (isms_time_bar_get_start (bar), ==, start + 1);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+shift+Left");
  wait_for (read_int (&desk, label) == before + 3 && isms_time_bar_get_start (bar) == start)
    ;
  g_assert_cmpint (isms_time_bar_get_due (bar), ==, due);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+z");
  wait_for (isms_time_bar_get_start (bar) == start + 1)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+z");
  wait_for (isms_time_bar_get_due (bar) == due + 1)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("ctrl+z");
  wait_for (isms_time_bar_get_due (bar) == due && isms_time_bar_get_start (bar) == start)
    ;
  isms_ui_test_close (desk.window);
}

static GtkWidget *
find_key_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) list = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (list, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return (GtkWidget *) controller;
    }
  return NULL;
}

/* While the key is down nothing is written, and Escape takes it back. */
static void
test_escape_on_bar (void)
{
  Desk desk = sit_down (1400);
  IsmsPlanPage *plan = open_plan (&desk);
  GtkWidget *widget = isms_ui_test_find (GTK_WIDGET (plan), is_bar,
                                         "AC-005 Single sign-on for the hosting provider");
  IsmsTimeBar *bar = ISMS_TIME_BAR (widget);
  int due = isms_time_bar_get_due (bar);
  gint64 before = read_int (&desk, "SELECT count(*) FROM journal");
  gpointer keys = find_key_controller (widget, GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled = FALSE;

  for (guint i = 0; i < 3; i++)
    g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Right, 0, 0, &handled);
  g_assert_true (handled);
  g_assert_cmpint (isms_time_bar_get_due (bar), ==, due + 3);
  g_signal_emit_by_name (keys, "key-pressed", GDK_KEY_Escape, 0, 0, &handled);
  g_signal_emit_by_name (keys, "key-released", GDK_KEY_Right, 0, 0);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  g_assert_cmpint (isms_time_bar_get_due (bar), ==, due);
  g_assert_cmpint (read_int (&desk, "SELECT count(*) FROM journal"), ==, before);
  isms_ui_test_close (desk.window);
}

/* Only what is overdue, and the risks that it is for. */
static void
test_overdue_only (void)
{
  Desk desk = sit_down (1400);
  IsmsPlanPage *plan = open_plan (&desk);
  gint64 actions = read_int (&desk, "SELECT count(*) FROM action_list WHERE overdue "
                                    "AND for_kind = 'risk' AND archived = 0");
  gint64 risks = read_int (&desk, "SELECT count(DISTINCT for_id) FROM action_list WHERE overdue "
                                  "AND for_kind = 'risk' AND archived = 0");

  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (plan), "Overdue"));
  wait_for (isms_plan_page_get_n_rows (plan) == actions + risks)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_save (GTK_WIDGET (desk.window), "plan-overdue");
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDateTime) today = g_date_time_new_now_local ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  isms_ui_test_init (&argc, &argv);
  sample = path = g_build_filename (g_getenv ("XDG_DATA_HOME"), "sample.isms", NULL);
  isms_sample_create (path, today, NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/ui/treatment/add-and-tick", test_add_and_tick);
  g_test_add_func ("/ui/treatment/not-added", test_not_added);
  g_test_add_func ("/ui/treatment/accept", test_accept);
  g_test_add_func ("/ui/treatment/accept-unrated", test_accept_unrated);
  g_test_add_func ("/ui/treatment/accept-unowned", test_accept_unowned);
  g_test_add_func ("/ui/treatment/approve-and-withdraw", test_approve_and_withdraw);
  g_test_add_func ("/ui/treatment/nothing-to-approve", test_nothing_to_approve);
  g_test_add_func ("/ui/treatment/print-sheet", test_print_sheet);
  g_test_add_func ("/ui/treatment/lapsed", test_lapsed);
  g_test_add_func ("/ui/treatment/new-day", test_new_day);
  g_test_add_func ("/ui/treatment/plan", test_plan);
  g_test_add_func ("/ui/treatment/overdue-only", test_overdue_only);
  g_test_add_func ("/ui/treatment/drag-bar", test_drag_bar);
  g_test_add_func ("/ui/treatment/keys-on-bar", test_keys_on_bar);
  g_test_add_func ("/ui/treatment/escape-on-bar", test_escape_on_bar);
  return isms_ui_test_run ();
}
