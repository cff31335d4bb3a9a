/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An audit in the real window: its checklist made, answered by keys, what was found handed over,
 * and the audit closed (9.2, 10.2). */

#include "isms-ui-test.h"

#include "isms-audit-checklist.h"
#include "isms-catalogue.h"
#include "isms-detail.h"
#include "isms-edit.h"
#include "isms-fieldwork-bar.h"
#include "isms-record-form.h"
#include "isms-register.h"
#include "isms-tabs-page.h"
#include "isms-timetable-group.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
} Desk;

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
execute (IsmsWriter *writer, gpointer sql, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer), sql, error);
}

static void
run_sql (Desk *desk, const char *sql)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Run a statement");

  isms_step_call (step, execute, g_strdup (sql), g_free);
  commit (step);
}

static gint64
read_int (Desk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  isms_database_query_int (isms_workspace_get_reader (desk->workspace), sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static char *
read_text (Desk *desk, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = isms_database_query_text (isms_workspace_get_reader (desk->workspace), sql, &error);

  g_assert_no_error (error);
  return text;
}

static gboolean
says (Desk *desk, const char *sql, const char *expected)
{
  g_autofree char *text = read_text (desk, sql);

  return g_strcmp0 (text, expected) == 0;
}

static gint64
add (Desk *desk, const char *kind, const char *title)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Add a record");
  gint64 id = isms_edit_create (step, isms_kind_find (kind), title);

  commit (step);
  return id;
}

static void
add_catalogue (Desk *desk)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Add the catalogue");

  isms_catalogue_add (step);
  commit (step);
}

/* Of five controls, all that is needed to begin. */
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
  add_catalogue (&desk);
  add (&desk, "person", "Petra Novotná");
  add (&desk, "audit", "Access control");
  run_sql (&desk, "UPDATE audit SET starts_on = date ('now'), ends_on = date ('now', '+1 day'), "
                  "criteria = 'Our policies', lead_id = (SELECT id FROM person LIMIT 1)");
  run_sql (&desk, "INSERT INTO audit_control (audit_id, control_id) SELECT 1, id FROM control "
                  "WHERE ref IN ('A.5.15', 'A.5.16', 'A.5.17', 'A.5.18', 'A.8.2')");
  return desk;
}

static void
settle (Desk *desk)
{
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static IsmsRegister *
get_tab (Desk *desk)
{
  IsmsTabsPage *page = ISMS_TABS_PAGE (isms_window_get_page (desk->window));

  return ISMS_REGISTER (isms_tabs_page_get_tab (page, NULL));
}

static GtkWidget *
get_form (Desk *desk)
{
  return isms_detail_get_form (ISMS_DETAIL (isms_register_get_detail (get_tab (desk))));
}

static void
show (Desk *desk, const char *kind, gint64 id)
{
  g_assert_true (isms_window_show_record (desk->window, kind, id));
  settle (desk);
}

static gboolean
is_tab (Desk *desk, const char *name)
{
  return g_strcmp0 (isms_tabs_page_get_shown (ISMS_TABS_PAGE (isms_window_get_page (desk->window))),
                    name)
         == 0;
}

static GtkWidget *
find_text (Desk *desk, const char *text)
{
  return isms_ui_test_find_text (get_form (desk), text);
}

/* A row, by its title, with the keyboard. The form may be made anew before: looked for again. */
static void
press_row (Desk *desk, const char *title)
{
  wait_for (find_text (desk, title) != NULL)
    ;
  settle (desk);
  wait_for (find_text (desk, title) != NULL)
    ;
  gtk_widget_grab_focus (gtk_widget_get_ancestor (find_text (desk, title), GTK_TYPE_LIST_BOX_ROW));
  settle (desk);
  isms_ui_test_key ("Return");
}

/* In a row, not the row. */
static GtkWidget *
find_button (Desk *desk, const char *label)
{
  GtkWidget *text = find_text (desk, label);

  return text != NULL ? gtk_widget_get_ancestor (text, GTK_TYPE_BUTTON) : NULL;
}

static gboolean
can_press (Desk *desk, const char *label)
{
  GtkWidget *button = find_button (desk, label);

  return button != NULL && gtk_widget_get_sensitive (button);
}

/* It may be made anew meanwhile. */
static gboolean
has_focus (Desk *desk, const char *label)
{
  GtkWidget *button = find_button (desk, label);

  return button != NULL && gtk_widget_get_sensitive (button)
         && (gtk_widget_is_focus (button) || gtk_widget_grab_focus (button));
}

static void
press_button (Desk *desk, const char *label)
{
  wait_for (has_focus (desk, label))
    ;
  settle (desk);
  wait_for (has_focus (desk, label))
    ;
  isms_ui_test_key ("space");
}

static void
make_checklist (Desk *desk)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Make the checklist");

  isms_audit_checklist_make (step, 1);
  commit (step);
}

static const char *
get_number (Desk *desk)
{
  g_autoptr (IsmsRecord) item = isms_selection_dup_single (
      isms_list_pane_get_selection (isms_register_get_pane (get_tab (desk))));

  return item != NULL ? g_intern_string (isms_record_get_text (item, "number")) : NULL;
}

static gboolean
is_at (Desk *desk, const char *number)
{
  return g_strcmp0 (get_number (desk), number) == 0;
}

static gboolean
progress_is (Desk *desk, const char *words)
{
  GtkWidget *bar = isms_ui_test_find_type (GTK_WIDGET (get_tab (desk)), "IsmsFieldworkBar");

  return bar != NULL
         && g_strcmp0 (isms_fieldwork_bar_get_words (ISMS_FIELDWORK_BAR (bar)), words) == 0;
}

static gboolean
has_keys (Desk *desk)
{
  GtkWidget *view = GTK_WIDGET (isms_list_pane_get_view (isms_register_get_pane (get_tab (desk))));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->window));

  return focus != NULL && (focus == view || gtk_widget_is_ancestor (focus, view));
}

/* At the first item that has no result, with the keyboard in the list. */
static void
go_to_fieldwork (Desk *desk, const char *number)
{
  show (desk, "audit", 1);
  press_row (desk, "Fieldwork");
  wait_for (is_tab (desk, "audit_item"))
    ;
  wait_for (is_at (desk, number) && has_keys (desk))
    ;
  settle (desk);
}

static gboolean
is_typing (Desk *desk)
{
  return GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (desk->window)));
}

/* From the scope to items with a question each, by one button; and from there to the list. */
static void
test_made (void)
{
  Desk desk = sit_down ();

  show (&desk, "audit", 1);
  press_row (&desk, "Make the Checklist");
  wait_for (read_int (&desk, "SELECT count (*) FROM audit_item") == 5)
    ;
  press_row (&desk, "Fieldwork");
  wait_for (is_tab (&desk, "audit_item"))
    ;
  wait_for (is_at (&desk, "A.5.15") && has_keys (&desk))
    ;
  wait_for (progress_is (&desk, "0 of 5"))
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "fieldwork-made");
  isms_ui_test_key ("alt+Left");
  wait_for (is_tab (&desk, "audit"))
    ;
  isms_ui_test_key ("ctrl+z");
  wait_for (read_int (&desk, "SELECT count (*) FROM audit_item") == 0)
    ;
  isms_ui_test_close (desk.window);
}

/* A key for each result, each a step; the next item is there at once. */
static void
test_keys (void)
{
  Desk desk = sit_down ();

  make_checklist (&desk);
  go_to_fieldwork (&desk, "A.5.15");
  g_assert_true (says (&desk, "SELECT state FROM audit", "planned"));
  isms_ui_test_key ("1");
  wait_for (is_at (&desk, "A.5.16"))
    ;
  /* The first answer begins it. */
  g_assert_true (says (&desk,
                       "SELECT state || ' ' || (began_on = date ('now', 'localtime')) "
                       "FROM audit",
                       "running 1"));
  isms_ui_test_key ("2");
  isms_ui_test_key ("3");
  isms_ui_test_key ("4");
  isms_ui_test_key ("n");
  wait_for (says (&desk, "SELECT group_concat (result ORDER BY place) FROM audit_item",
                  "conforms,minor,major,opportunity,not_applicable"))
    ;
  wait_for (progress_is (&desk, "5 of 5, 1 major, 1 minor, 1 opportunity"))
    ;
  g_assert_true (is_at (&desk, "A.8.2"));
  g_assert_true (says (&desk,
                       "SELECT group_concat (requirement || ' ' || grade, '|' ORDER BY id) "
                       "FROM finding",
                       "A.5.16 Identity management minor|A.5.17 Authentication information major|"
                       "A.5.18 Access rights opportunity"));
  g_assert_true (says (&desk, "SELECT DISTINCT answered_by FROM audit_item_list", "Petra Novotná"));
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "fieldwork-answered");
  isms_ui_test_key ("ctrl+z");
  wait_for (progress_is (&desk, "4 of 5, 1 major, 1 minor, 1 opportunity"))
    ;
  isms_ui_test_key ("ctrl+z");
  wait_for (progress_is (&desk, "3 of 5, 1 major, 1 minor"))
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM finding"), ==, 2);
  isms_ui_test_close (desk.window);
}

/* A result that was a mistake is taken back where it stands, and its finding with it. */
static void
test_taken_back (void)
{
  Desk desk = sit_down ();

  make_checklist (&desk);
  go_to_fieldwork (&desk, "A.5.15");
  isms_ui_test_key ("3");
  wait_for (read_int (&desk, "SELECT count (*) FROM finding") == 1)
    ;
  wait_for (is_at (&desk, "A.5.16"))
    ;
  isms_ui_test_key ("Up");
  wait_for (is_at (&desk, "A.5.15"))
    ;
  isms_ui_test_key ("BackSpace");
  wait_for (read_int (&desk, "SELECT count (*) FROM finding") == 0)
    ;
  g_assert_true (is_at (&desk, "A.5.15"));
  wait_for (progress_is (&desk, "0 of 5"))
    ;
  isms_ui_test_close (desk.window);
}

/* What was seen is typed without the mouse: Escape goes back to the keys, Ctrl+Enter on. */
static void
test_words (void)
{
  Desk desk = sit_down ();

  make_checklist (&desk);
  go_to_fieldwork (&desk, "A.5.15");
  isms_ui_test_key ("e");
  wait_for (is_typing (&desk))
    ;
  settle (&desk);
  isms_ui_test_type ("Three of five");
  isms_ui_test_key ("Escape");
  wait_for (has_keys (&desk))
    ;
  wait_for (says (&desk, "SELECT seen FROM audit_item WHERE number = 'A.5.15'", "Three of five"))
    ;
  g_assert_true (is_at (&desk, "A.5.15"));
  settle (&desk);
  isms_ui_test_key ("2");
  wait_for (says (&desk, "SELECT evidence FROM finding", "Three of five"))
    ;
  wait_for (is_at (&desk, "A.5.16"))
    ;
  settle (&desk);
  isms_ui_test_key ("s");
  wait_for (is_typing (&desk))
    ;
  settle (&desk);
  isms_ui_test_type ("5 of 80");
  isms_ui_test_save (GTK_WIDGET (desk.window), "fieldwork-words");
  isms_ui_test_key ("ctrl+Return");
  wait_for (says (&desk, "SELECT sample FROM audit_item WHERE number = 'A.5.16'", "5 of 80"))
    ;
  wait_for (is_at (&desk, "A.5.17") && has_keys (&desk))
    ;
  isms_ui_test_close (desk.window);
}

/* With the pointer, or on a small screen: the same by buttons. */
static void
test_buttons (void)
{
  Desk desk = sit_down ();

  make_checklist (&desk);
  go_to_fieldwork (&desk, "A.5.15");
  press_button (&desk, "2  Minor nonconformity");
  wait_for (says (&desk, "SELECT result FROM audit_item WHERE number = 'A.5.15'", "minor"))
    ;
  wait_for (is_at (&desk, "A.5.16"))
    ;
  isms_ui_test_close (desk.window);
}

/* One checklist at a time: another item brings its own. */
static void
test_two_audits (void)
{
  Desk desk = sit_down ();

  make_checklist (&desk);
  add (&desk, "audit", "Another one");
  run_sql (&desk, "INSERT INTO audit_item (uid, ref, created_at, updated_at, title, audit_id, "
                  "number, place) VALUES ('u', 'AI-100', '2026-01-01T00:00:00Z', "
                  "'2026-01-01T00:00:00Z', 'Elsewhere', 2, 'X.1', 10)");
  go_to_fieldwork (&desk, "A.5.15");
  wait_for (progress_is (&desk, "0 of 5"))
    ;
  show (&desk, "audit_item", read_int (&desk, "SELECT id FROM audit_item WHERE ref = 'AI-100'"));
  wait_for (is_at (&desk, "X.1"))
    ;
  wait_for (progress_is (&desk, "0 of 1"))
    ;
  isms_ui_test_close (desk.window);
}

static void
answer_all (Desk *desk)
{
  go_to_fieldwork (desk, "A.5.15");
  isms_ui_test_key ("3");
  isms_ui_test_key ("2");
  isms_ui_test_key ("1");
  isms_ui_test_key ("1");
  isms_ui_test_key ("1");
  wait_for (progress_is (desk, "5 of 5, 1 major, 1 minor"))
    ;
  settle (desk);
}

/* It has the keyboard, and is not cut off by an edge of the form. */
static gboolean
is_in_sight (Desk *desk, const char *field)
{
  GtkWidget *row = isms_field_editor_get_row (
      isms_record_form_find_editor (ISMS_RECORD_FORM (get_form (desk)), field));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->window));
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  return focus != NULL && (focus == row || gtk_widget_is_ancestor (focus, row))
         && gtk_widget_compute_bounds (row, viewport, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (viewport);
}

/* What is missing is said, and its button waits until it is there. */
static void
test_closed (void)
{
  Desk desk = sit_down ();

  make_checklist (&desk);
  show (&desk, "audit", 1);
  press_row (&desk, "Prepared");
  wait_for (says (&desk, "SELECT state FROM audit", "prepared"))
    ;
  press_button (&desk, "Begin");
  wait_for (says (&desk, "SELECT state FROM audit", "running"))
    ;
  wait_for (find_text (&desk, "Missing: a result for 5 items (A.5.15, A.5.16, A.5.17, A.5.18, "
                              "A.8.2); its result as a whole; a conclusion")
            != NULL)
    ;
  g_assert_false (can_press (&desk, "Report"));
  answer_all (&desk);
  isms_ui_test_key ("alt+Left");
  wait_for (is_tab (&desk, "audit"))
    ;
  /* The row leads to the field that is missing, and all of that is in sight. */
  wait_for (find_text (&desk, "Missing: its result as a whole; a conclusion") != NULL)
    ;
  press_row (&desk, "Report Given");
  wait_for (is_in_sight (&desk, "verdict"))
    ;
  run_sql (&desk, "UPDATE audit SET verdict = 'partly', conclusion = 'Two gaps.'");
  press_button (&desk, "Report");
  wait_for (says (&desk, "SELECT state FROM audit", "reported"))
    ;
  wait_for (find_text (&desk, "Missing: nonconformities made of 2 findings (FI-001, FI-002)")
            != NULL)
    ;
  g_assert_false (can_press (&desk, "Close"));
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "fieldwork-reported");
  press_row (&desk, "Hand Over All 2 Findings");
  wait_for (says (&desk,
                  "SELECT group_concat (from_ref || ' ' || grade, '|' ORDER BY id) "
                  "FROM nonconformity_list",
                  "FI-001 major|FI-002 minor"))
    ;
  press_button (&desk, "Close");
  wait_for (says (&desk, "SELECT state FROM audit", "closed"))
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "fieldwork-closed");
  isms_ui_test_close (desk.window);
}

/* What was found is handed over one by one, too. */
static void
test_hand_over (void)
{
  Desk desk = sit_down ();

  make_checklist (&desk);
  answer_all (&desk);
  isms_ui_test_key ("alt+Left");
  wait_for (is_tab (&desk, "audit"))
    ;
  /* A key that comes as the group is made anew reaches no button. */
  while (says (&desk, "SELECT state FROM finding_list WHERE ref = 'FI-001'", "open"))
    {
      press_button (&desk, "Hand Over");
      settle (&desk);
    }
  wait_for (says (&desk, "SELECT state FROM finding_list WHERE ref = 'FI-001'", "handed_over"))
    ;
  wait_for (find_text (&desk, "FI-001 · Major Nonconformity · Being Corrected · NC-001 · "
                              "A.5.15 Access control")
            != NULL)
    ;
  g_assert_true (says (&desk, "SELECT state FROM finding_list WHERE ref = 'FI-002'", "open"));
  isms_ui_test_close (desk.window);
}

/* From its own form, with all that is known of it; once. */
static void
test_handed_over_from_finding (void)
{
  Desk desk = sit_down ();

  make_checklist (&desk);
  answer_all (&desk);
  show (&desk, "finding", read_int (&desk, "SELECT id FROM finding WHERE ref = 'FI-001'"));
  press_row (&desk, "Record a Nonconformity");
  wait_for (says (&desk,
                  "SELECT grade || ' ' || instr (what, 'A.5.15 Access control') FROM "
                  "nonconformity WHERE from_kind = 'finding'",
                  "major 14"))
    ;
  show (&desk, "finding", read_int (&desk, "SELECT id FROM finding WHERE ref = 'FI-001'"));
  wait_for (find_text (&desk, "NC-001 · Open") != NULL)
    ;
  settle (&desk);
  g_assert_null (find_text (&desk, "Record a Nonconformity"));
  isms_ui_test_close (desk.window);
}

/* The times of the timetable are typed. */
static void
test_timetable (void)
{
  Desk desk = sit_down ();

  show (&desk, "audit", 1);
  wait_for (find_text (&desk, "Nothing Planned Yet") != NULL)
    ;
  settle (&desk);
  gtk_widget_grab_focus (
      gtk_widget_get_ancestor (find_text (&desk, "Add Session"), ADW_TYPE_ENTRY_ROW));
  settle (&desk);
  isms_ui_test_type ("10:15-10:45 Leavers");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count (*) FROM audit_session WHERE title = 'Leavers' "
                             "AND minutes = 30 AND audit_id = 1 "
                             "AND starts_at = date ('now') || 'T10:15:00Z'")
            == 1)
    ;
  isms_ui_test_type ("Joiners");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count (*) FROM audit_session WHERE title = 'Joiners' "
                             "AND minutes = 60 AND starts_at = date ('now') || 'T10:45:00Z'")
            == 1)
    ;
  isms_ui_test_type ("09:00 Closing meeting");
  isms_ui_test_key ("Return");
  wait_for (read_int (&desk, "SELECT count (*) FROM audit_session "
                             "WHERE starts_at = date ('now', '+1 day') || 'T09:00:00Z'")
            == 1)
    ;
  wait_for (find_text (&desk, "10:15–10:45") != NULL && find_text (&desk, "09:00–10:00") != NULL)
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "fieldwork-timetable");
  isms_list_pane_focus_list (isms_register_get_pane (get_tab (&desk)));
  settle (&desk);
  isms_ui_test_key ("ctrl+z");
  wait_for (read_int (&desk, "SELECT count (*) FROM audit_session") == 2)
    ;
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/fieldwork/9.2.2-made-from-the-scope", test_made);
  g_test_add_func ("/ui/fieldwork/9.2.1-answered-by-keys", test_keys);
  g_test_add_func ("/ui/fieldwork/9.2.1-result-taken-back", test_taken_back);
  g_test_add_func ("/ui/fieldwork/9.2.2-evidence-by-keys", test_words);
  g_test_add_func ("/ui/fieldwork/9.2.1-answered-by-buttons", test_buttons);
  g_test_add_func ("/ui/fieldwork/9.2.2-one-checklist-at-a-time", test_two_audits);
  g_test_add_func ("/ui/fieldwork/10.2-closed-when-handed-over", test_closed);
  g_test_add_func ("/ui/fieldwork/10.2-handed-over-one-by-one", test_hand_over);
  g_test_add_func ("/ui/fieldwork/10.2-handed-over-from-the-finding",
                   test_handed_over_from_finding);
  g_test_add_func ("/ui/fieldwork/9.2.2-timetable-by-keys", test_timetable);

  return isms_ui_test_run ();
}
