/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* People & Training in the real window: attendance of many recorded in one sitting by keys, and the
 * people behind a figure (7.2, 7.3). */

#include "isms-ui-test.h"

#include "isms-attendance-dialog.h"
#include "isms-edit.h"
#include "isms-register.h"
#include "isms-seat-item.h"
#include "isms-tabs-page.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  gint64 course;
  gint64 session;
} Desk;

static char *
read_text (Desk *desk, const char *sql)
{
  return isms_database_query_text (isms_workspace_get_reader (desk->workspace), sql, NULL);
}

static gboolean
reads (Desk *desk, const char *sql, const char *expected)
{
  g_autofree char *text = read_text (desk, sql);

  return g_strcmp0 (text, expected) == 0;
}

static void
settle (Desk *desk)
{
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static AdwDialog *
get_dialog (Desk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}

static gint64
insert (IsmsStep *step, const char *kind, const char *title, const char *column, gint64 value)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, isms_kind_find (kind)->title_field, title);
  if (column != NULL)
    isms_row_set_int (row, column, value);
  return isms_step_insert (step, kind, row);
}

/* @people: whether there is anybody, and anything to learn. */
static Desk
sit_down (gboolean people)
{
  static const char *const names[] = { "Ada Lind", "Ben Ito", "Cleo Marsh" };
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  Desk desk = { NULL };
  IsmsRow *day;

  g_settings_set_int (settings, "window-width", 1400);
  g_settings_set_int (settings, "window-height", 900);
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  if (!people)
    return desk;
  step = isms_store_begin (isms_workspace_get_store (desk.workspace), "Began");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    insert (step, "person", names[i], NULL, 0);
  desk.course = insert (step, "course", "Phishing", "pass_mark", 70);
  desk.session = insert (step, "session", "In the yard", "course_id", desk.course);
  day = isms_row_new ();
  isms_row_set_text (day, "held_on", "2024-02-29");
  isms_step_update (step, "session", desk.session, day);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return desk;
}

static GtkWidget *
show_tab (Desk *desk, const char *name)
{
  IsmsTabsPage *page;

  isms_window_show_destination (desk->window, "people");
  page = ISMS_TABS_PAGE (isms_window_get_page (desk->window));
  isms_tabs_page_show_tab (page, name);
  settle (desk);
  return isms_tabs_page_get_tab (page, name);
}

/* The row of the form that is called @title, as Return does it. */
static void
activate_row (Desk *desk, const char *title)
{
  GtkWidget *row;

  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk->window), title) != NULL)
    ;
  row = gtk_widget_get_ancestor (isms_ui_test_find_text (GTK_WIDGET (desk->window), title),
                                 ADW_TYPE_PREFERENCES_ROW);
  settle (desk);
  gtk_widget_grab_focus (row);
  settle (desk);
  isms_ui_test_key ("Return");
}

static IsmsAttendanceDialog *
open_sitting (Desk *desk)
{
  IsmsAttendanceDialog *dialog;

  show_tab (desk, "session");
  g_assert_true (isms_window_show_record (desk->window, "session", desk->session));
  activate_row (desk, "Record Attendance…");
  wait_for (ISMS_IS_ATTENDANCE_DIALOG (get_dialog (desk)))
    ;
  dialog = ISMS_ATTENDANCE_DIALOG (get_dialog (desk));
  wait_for (g_list_model_get_n_items (isms_attendance_dialog_get_seats (dialog)) == 3)
    ;
  settle (desk);
  return dialog;
}

static gboolean
has_result (IsmsAttendanceDialog *dialog, guint at, const char *result)
{
  g_autoptr (IsmsSeatItem) item =
      g_list_model_get_item (isms_attendance_dialog_get_seats (dialog), at);

  return g_strcmp0 (isms_seat_item_get_result (item), result) == 0;
}

#define RECORDED                                                                                   \
  "SELECT group_concat (title || ' ' || result || ' ' || ifnull (score, '-'), ', ' ORDER BY "      \
  "title) "                                                                                        \
  "FROM attendance"

/* 7.2 d): three people, six keys, one step. */
static void
test_sitting (void)
{
  Desk desk = sit_down (TRUE);
  IsmsAttendanceDialog *dialog = open_sitting (&desk);

  /* Who only attends would be missing the course all the same. */
  g_assert_nonnull (isms_ui_test_find_text (
      GTK_WIDGET (dialog), "Its pass mark is 70: who attended, but has no result, still lacks the "
                           "course.\nSpace or 1 attended, 2 passed, 3 failed, 4 excused, 5 absent, "
                           "6 invited, 0 nothing, S score."));
  isms_ui_test_key ("4");
  wait_for (has_result (dialog, 0, "excused"))
    ;
  /* The key went on to the next one. */
  isms_ui_test_key ("s");
  settle (&desk);
  isms_ui_test_type ("69");
  wait_for (has_result (dialog, 1, "failed"))
    ;
  isms_ui_test_key ("Return");
  settle (&desk);
  isms_ui_test_type ("70");
  wait_for (has_result (dialog, 2, "passed"))
    ;
  isms_ui_test_save (GTK_WIDGET (desk.window), "attendance");
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.window), "Record"));
  wait_for (reads (&desk, RECORDED, "Ada Lind excused -, Ben Ito failed 69, Cleo Marsh passed 70"))
    ;
  wait_for (get_dialog (&desk) == NULL)
    ;
  g_assert_true (reads (&desk, "SELECT state FROM session", "held"));
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Excused") != NULL)
    ;
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (reads (&desk, "SELECT count (*) FROM attendance", "0"))
    ;
  isms_ui_test_close (desk.window);
}

/* What was marked is not lost by Escape, nor recorded. */
static void
test_discard (void)
{
  Desk desk = sit_down (TRUE);
  IsmsAttendanceDialog *dialog = open_sitting (&desk);

  isms_ui_test_key ("space");
  wait_for (has_result (dialog, 0, "attended"))
    ;
  isms_ui_test_key ("Escape");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Discard What Was Marked?") != NULL)
    ;
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) == ADW_DIALOG (dialog)
            && isms_ui_test_find_text (GTK_WIDGET (desk.window), "Discard What Was Marked?")
                   == NULL)
    ;
  g_assert_true (has_result (dialog, 0, "attended"));
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.window), "All Others Attended"));
  wait_for (has_result (dialog, 2, "attended"))
    ;
  adw_dialog_force_close (ADW_DIALOG (dialog));
  wait_for (get_dialog (&desk) == NULL)
    ;
  g_assert_true (reads (&desk, "SELECT count (*) FROM attendance", "0"));
  isms_ui_test_close (desk.window);
}

/* 7.2, 7.3: a figure leads to the people behind it. */
static void
test_figures (void)
{
  Desk desk = sit_down (TRUE);
  GtkWidget *coverage = show_tab (&desk, "coverage");
  IsmsListPane *pane;

  wait_for (isms_ui_test_find_text (coverage, "3 missing") != NULL)
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "coverage");
  gtk_widget_grab_focus (
      gtk_widget_get_ancestor (isms_ui_test_find_text (coverage, "3 missing"), GTK_TYPE_BUTTON));
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (
      g_strcmp0 (isms_tabs_page_get_shown (ISMS_TABS_PAGE (isms_window_get_page (desk.window))),
                 "person")
      == 0)
    ;
  pane = isms_register_get_pane (ISMS_REGISTER (
      isms_tabs_page_get_tab (ISMS_TABS_PAGE (isms_window_get_page (desk.window)), "person")));
  g_assert_cmpstr (isms_query_get_filter (isms_list_pane_get_query (pane), "training")[0], ==,
                   "missing");
  wait_for (g_str_has_prefix (isms_list_pane_get_count_text (pane), "3 "))
    ;
  isms_ui_test_close (desk.window);
}

/* A new workspace is told what the page is for, and the first course is a key away. */
static void
test_first_time (void)
{
  Desk desk = sit_down (FALSE);
  GtkWidget *coverage = show_tab (&desk, "coverage");
  GtkWidget *button;

  wait_for (isms_ui_test_find_text (coverage, "Nobody Has to Learn Anything Yet") != NULL)
    ;
  button = isms_ui_test_find_button (coverage, "New Course");
  settle (&desk);
  gtk_widget_grab_focus (button);
  settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) != NULL)
    ;
  settle (&desk);
  isms_ui_test_type ("Fire drill");
  isms_ui_test_key ("Return");
  wait_for (reads (&desk, "SELECT title FROM course", "Fire drill"))
    ;
  isms_ui_test_close (desk.window);
}

static void
test_record (void)
{
  Desk desk = sit_down (TRUE);

  show_tab (&desk, "person");
  g_assert_true (isms_window_show_record (desk.window, "person", 1));
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Training Record") != NULL)
    ;
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (desk.window), "0 of 1 valid"));
  activate_row (&desk, "Phishing");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Who Is to Have It") != NULL)
    ;
  isms_ui_test_close (desk.window);
}

static void
begin_attendance (Desk *desk)
{
  show_tab (desk, "attendance");
  isms_ui_test_key ("ctrl+n");
  wait_for (get_dialog (desk) != NULL)
    ;
  settle (desk);
}

/* In the dialog, the first of what @typed finds, for the row that is called @title. */
static void
pick (Desk *desk, const char *title, const char *typed)
{
  GtkWidget *row = gtk_widget_get_ancestor (
      isms_ui_test_find_text (GTK_WIDGET (get_dialog (desk)), title), ADW_TYPE_ACTION_ROW);
  GtkWidget *picker = isms_ui_test_find_type (row, "IsmsPicker");

  gtk_widget_grab_focus (row);
  settle (desk);
  isms_ui_test_key ("Return");
  wait_for (gtk_widget_get_mapped (picker))
    ;
  isms_ui_test_type (typed);
  isms_ui_test_key ("Return");
  wait_for (!gtk_widget_get_mapped (picker))
    ;
}

static gboolean
is_refused (Desk *desk)
{
  GtkWidget *dialog = GTK_WIDGET (get_dialog (desk));
  GtkWidget *fault = isms_ui_test_find_text (
      dialog, "Nobody attends a session twice: AT-001 says so already. Change that one.");

  return fault != NULL && gtk_widget_get_mapped (fault);
}

/* What is refused says why, and all that was entered is still there to be put right. */
static void
test_refused_attendance (void)
{
  Desk desk = sit_down (TRUE);
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk.workspace), "Invited");
  g_autoptr (GError) error = NULL;
  gint64 id = insert (step, "attendance", "Cleo Marsh", "person_id", 3);
  IsmsRow *row = isms_row_new ();

  isms_row_set_int (row, "session_id", desk.session);
  isms_step_update (step, "attendance", id, row);
  g_assert_true (isms_step_commit (step, NULL, &error));
  begin_attendance (&desk);
  pick (&desk, "Person", "Cleo");
  pick (&desk, "Session", "yard");
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (get_dialog (&desk)), "Create"));
  wait_for (is_refused (&desk))
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "attendance-refused");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (get_dialog (&desk)), "In the yard") != NULL)
    ;
  pick (&desk, "Person", "Ben");
  g_assert_false (is_refused (&desk));
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (get_dialog (&desk)), "Create"));
  wait_for (get_dialog (&desk) == NULL)
    ;
  wait_for (
      reads (&desk, "SELECT group_concat (person, '|') FROM attendance_list", "Cleo Marsh|Ben Ito"))
    ;

  /* Nobody is kept in it. */
  begin_attendance (&desk);
  isms_ui_test_type ("Ada");
  isms_ui_test_key ("Escape");
  wait_for (get_dialog (&desk) == NULL)
    ;
  begin_attendance (&desk);
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (get_dialog (&desk)), "Cancel"));
  wait_for (get_dialog (&desk) == NULL)
    ;
  g_assert_true (reads (&desk, "SELECT count (*) FROM attendance_list", "2"));
  isms_ui_test_close (desk.window);
}

/* 7.2 d: an attendance is of somebody, at something, on a day. */
static void
test_new_attendance (void)
{
  Desk desk = sit_down (TRUE);
  GtkWidget *row;

  begin_attendance (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "attendance-new");
  pick (&desk, "Person", "Cleo");
  pick (&desk, "Session", "yard");
  wait_for (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (get_dialog (&desk)), "create"))
    ;
  row = gtk_widget_get_ancestor (isms_ui_test_find_text (GTK_WIDGET (get_dialog (&desk)), "Date"),
                                 ADW_TYPE_ENTRY_ROW);
  gtk_widget_grab_focus (row);
  settle (&desk);
  isms_ui_test_type ("someday");
  wait_for (
      !adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (get_dialog (&desk)), "create"))
    ;
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type ("2024-03-01");
  wait_for (adw_alert_dialog_get_response_enabled (ADW_ALERT_DIALOG (get_dialog (&desk)), "create"))
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "attendance-new");
  isms_ui_test_key ("Return");
  wait_for (get_dialog (&desk) == NULL)
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.window), "attendance-made");
  wait_for (reads (&desk,
                   "SELECT title || '|' || person || '|' || session || '|' || course || '|' || "
                   "attended_on FROM attendance_list",
                   "Cleo Marsh|Cleo Marsh|In the yard|Phishing|2024-03-01"))
    ;
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/people/7.2-d-one-sitting", test_sitting);
  g_test_add_func ("/ui/people/marks-are-not-lost", test_discard);
  g_test_add_func ("/ui/people/7.2-people-behind-a-figure", test_figures);
  g_test_add_func ("/ui/people/first-time", test_first_time);
  g_test_add_func ("/ui/people/7.2-d-training-record", test_record);
  g_test_add_func ("/ui/people/7.2-d-new-attendance", test_new_attendance);
  g_test_add_func ("/ui/people/7.2-d-refused-attendance", test_refused_attendance);
  return isms_ui_test_run ();
}
