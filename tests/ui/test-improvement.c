/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Improvement in the real window: from a check that failed to a nonconformity that is closed, by
 * keys (10.1, 10.2). */

#include "isms-ui-test.h"

#include "isms-actions-group.h"
#include "isms-detail.h"
#include "isms-edit.h"
#include "isms-progress-group.h"
#include "isms-register.h"
#include "isms-tabs-page.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
} Desk;

static Desk
sit_down (void)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  Desk desk = { NULL };

  g_settings_set_int (settings, "window-width", 1400);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  return desk;
}

static gint64
read_int (Desk *desk, const char *sql)
{
  gint64 value = 0;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &value, NULL);
  return value;
}

static gboolean
is_state (Desk *desk, const char *state)
{
  g_autofree char *text = isms_database_query_text (isms_workspace_get_reader (desk->workspace),
                                                    "SELECT state FROM nonconformity_list", NULL);

  return g_strcmp0 (text, state) == 0;
}

static gint64
add (Desk *desk, const char *kind, const char *title)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Add a record");
  g_autoptr (GError) error = NULL;
  gint64 id = isms_edit_create (step, isms_kind_find (kind), title);

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
settle (Desk *desk)
{
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

/* The form of the tab that is shown. */
static IsmsRecordForm *
get_form (Desk *desk)
{
  IsmsTabsPage *page = ISMS_TABS_PAGE (isms_window_get_page (desk->window));
  IsmsRegister *tab = ISMS_REGISTER (isms_tabs_page_get_tab (page, NULL));

  return ISMS_RECORD_FORM (isms_detail_get_form (ISMS_DETAIL (isms_register_get_detail (tab))));
}

static GtkWidget *
find_group (Desk *desk, const char *type)
{
  GtkWidget *group;

  wait_for (isms_ui_test_find_type (GTK_WIDGET (get_form (desk)), type) != NULL)
    ;
  group = isms_ui_test_find_type (GTK_WIDGET (get_form (desk)), type);
  settle (desk);
  return group;
}

static void
show (Desk *desk, const char *kind, gint64 id)
{
  g_assert_true (isms_window_show_record (desk->window, kind, id));
  settle (desk);
}

static GtkWidget *
get_row (Desk *desk, const char *field)
{
  return isms_field_editor_get_row (isms_record_form_find_editor (get_form (desk), field));
}

static void
press (Desk *desk, GtkWidget *widget)
{
  settle (desk);
  gtk_widget_grab_focus (widget);
  settle (desk);
  isms_ui_test_key ("Return");
}

/* What is recorded from a check is shown, knows the check, and names its control. */
static void
test_from_check (void)
{
  Desk desk = sit_down ();
  gint64 check = add (&desk, "control_check", "Restore a file");
  GtkWidget *label;
  const char *recorded = "SELECT count(*) FROM nonconformity_list WHERE source = 'check' "
                         "AND from_ref = 'CK-001' AND title = 'Restore a file'";

  show (&desk, "control_check", check);
  wait_for (isms_ui_test_find_text (GTK_WIDGET (get_form (&desk)), "Record a Nonconformity"))
    ;
  settle (&desk);
  label = isms_ui_test_find_text (GTK_WIDGET (get_form (&desk)), "Record a Nonconformity");
  press (&desk, gtk_widget_get_ancestor (label, ADW_TYPE_BUTTON_ROW));
  wait_for (read_int (&desk, recorded) == 1)
    ;
  /* It is there to be filled in. */
  wait_for (
      g_str_equal (G_OBJECT_TYPE_NAME (isms_window_get_page (desk.window)), "IsmsImprovementPage"))
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (get_form (&desk)), "CK-001 · Restore a file"))
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "improvement-from-check");
  /* And the check leads to it. */
  show (&desk, "control_check", check);
  wait_for (isms_ui_test_find_text (GTK_WIDGET (get_form (&desk)), "NC-001 · Open"))
    ;
  isms_ui_test_key ("ctrl+z");
  wait_for (read_int (&desk, "SELECT count(*) FROM nonconformity") == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* The next why is asked once the one before has its answer: Tab leads to it. */
static void
test_whys (void)
{
  Desk desk = sit_down ();

  show (&desk, "nonconformity", add (&desk, "nonconformity", "Keys were not changed"));
  wait_for (gtk_widget_get_visible (get_row (&desk, "why_1")))
    ;
  g_assert_false (gtk_widget_get_visible (get_row (&desk, "why_2")));
  gtk_widget_child_focus (get_row (&desk, "why_1"), GTK_DIR_TAB_FORWARD);
  settle (&desk);
  isms_ui_test_type ("Nobody was told");
  isms_ui_test_key ("Tab");
  wait_for (read_int (&desk, "SELECT count(*) FROM nonconformity WHERE why_1 = 'Nobody was told'")
            == 1)
    ;
  wait_for (gtk_widget_get_visible (get_row (&desk, "why_2")))
    ;
  g_assert_false (gtk_widget_get_visible (get_row (&desk, "why_3")));
  g_assert_true (is_state (&desk, "cause_found"));
  isms_ui_test_type ("It is in no list");
  isms_ui_test_key ("Tab");
  wait_for (read_int (&desk, "SELECT count(*) FROM nonconformity WHERE why_2 = 'It is in no list'")
            == 1)
    ;
  isms_ui_test_key ("ctrl+z");
  wait_for (read_int (&desk, "SELECT count(*) FROM nonconformity WHERE why_2 IS NULL") == 1)
    ;
  isms_ui_test_key ("ctrl+z");
  wait_for (!gtk_widget_get_visible (get_row (&desk, "why_2")))
    ;
  isms_ui_test_close (desk.window);
}

static void
set_value (Desk *desk, const char *field, const char *value)
{
  const IsmsKind *kind = isms_kind_find ("nonconformity");
  g_autoptr (IsmsRecord) record =
      isms_record_load (isms_workspace_get_reader (desk->workspace), kind, 1, NULL);
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Check");
  g_autoptr (GError) error = NULL;

  isms_edit_set (step, record, isms_kind_find_field (kind, field), value, &error);
  g_assert_no_error (error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* What is missing is said before it can be closed; then, one thing after another, it closes. */
static void
test_closed (void)
{
  Desk desk = sit_down ();
  IsmsProgressGroup *progress;
  IsmsActionsGroup *actions;

  show (&desk, "nonconformity", add (&desk, "nonconformity", "Keys were not changed"));
  actions = ISMS_ACTIONS_GROUP (find_group (&desk, "IsmsActionsGroup"));
  gtk_widget_grab_focus (isms_actions_group_get_entry (actions));
  settle (&desk);
  isms_ui_test_type ("Tell the porter");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count(*) FROM action WHERE title = 'Tell the porter' "
                             "AND kind = 'corrective' AND for_kind = 'nonconformity'")
            == 1)
    ;
  progress = ISMS_PROGRESS_GROUP (find_group (&desk, "IsmsProgressGroup"));
  wait_for (isms_ui_test_find_text (GTK_WIDGET (progress), "Action Under Way") != NULL)
    ;
  /* Back from the entry, which goes on, is the action that was added. */
  settle (&desk);
  isms_ui_test_key ("shift+Tab");
  wait_for (GTK_IS_CHECK_BUTTON (gtk_root_get_focus (GTK_ROOT (desk.window))))
    ;
  wait_for (isms_ui_test_find_text (
                GTK_WIDGET (progress),
                "Next: finish the corrective actions.\nMissing before it is closed: its cause; "
                "corrective actions that are done or dropped (AC-001); a check that found it "
                "effective.")
            != NULL)
    ;
  g_assert_false (gtk_widget_get_sensitive (isms_progress_group_get_button (progress)));
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "improvement-too-early");
  /* The row leads to what comes first. */
  press (&desk, gtk_widget_get_ancestor (isms_progress_group_get_button (progress),
                                         GTK_TYPE_LIST_BOX_ROW));
  wait_for (gtk_widget_get_focus_child (get_row (&desk, "why_1")) != NULL)
    ;
  wait_for (isms_ui_test_find_type (GTK_WIDGET (actions), "GtkCheckButton") != NULL)
    ;
  gtk_widget_grab_focus (isms_ui_test_find_type (GTK_WIDGET (actions), "GtkCheckButton"));
  settle (&desk);
  isms_ui_test_key ("space");
  wait_for (is_state (&desk, "to_verify"))
    ;
  set_value (&desk, "cause", "Nobody was told to");
  set_value (&desk, "result", "effective");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (progress), "Verified") != NULL)
    ;
  press (&desk, gtk_widget_get_ancestor (isms_progress_group_get_button (progress),
                                         GTK_TYPE_LIST_BOX_ROW));
  wait_for (is_state (&desk, "closed"))
    ;
  wait_for (!gtk_widget_get_visible (isms_progress_group_get_button (progress)))
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "improvement-closed");
  set_value (&desk, "result", "not_effective");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (progress), "Reopened") != NULL)
    ;
  isms_ui_test_close (desk.window);
}

/* Each kind has its tab; an idea is rejected only with a reason, said at its row. */
static void
test_rejected (void)
{
  Desk desk = sit_down ();
  IsmsFieldEditor *decision;

  show (&desk, "improvement", add (&desk, "improvement", "Cards instead of keys"));
  decision = isms_record_form_find_editor (get_form (&desk), "decision");
  adw_combo_row_set_selected (ADW_COMBO_ROW (isms_field_editor_get_row (decision)), 2);
  wait_for (isms_field_editor_get_message (decision) != NULL)
    ;
  g_assert_cmpstr (isms_field_editor_get_message (decision), ==,
                   "An idea is rejected only with a reason. Write the reason first.");
  g_assert_cmpint (read_int (&desk, "SELECT decision = 'undecided' FROM improvement"), ==, 1);
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/improvement/10.2-from-a-failed-check", test_from_check);
  g_test_add_func ("/ui/improvement/10.2-whys-one-after-another", test_whys);
  g_test_add_func ("/ui/improvement/10.2-closed-when-all-is-there", test_closed);
  g_test_add_func ("/ui/improvement/10.1-rejected-with-a-reason", test_rejected);

  return isms_ui_test_run ();
}
