/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A management review held in its own window by the keyboard alone: who is there, what is said,
 * what is decided, what it comes to (9.3). */

#include "isms-ui-test.h"

#include "isms-edit.h"
#include "isms-meeting-clock.h"
#include "isms-meeting-composer.h"
#include "isms-meeting-figures.h"
#include "isms-meeting-pages.h"
#include "isms-meeting-window.h"
#include "isms-review-plan.h"
#include "isms-review.h"

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  gint64 review;
  IsmsMeetingWindow *meeting;
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

static gboolean
says (Desk *desk, const char *sql, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text =
      isms_database_query_text (isms_workspace_get_reader (desk->workspace), sql, &error);

  g_assert_no_error (error);
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
plan_review (Desk *desk)
{
  IsmsDatabase *reader = isms_workspace_get_reader (desk->workspace);
  g_autoptr (IsmsReviewPlan) plan = isms_review_plan_load (reader, 0, NULL);
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Plan a review");

  g_set_str (&plan->title, "Spring review");
  plan->minutes = 60;
  plan->chair = add (desk, "person", "Ada Osei");
  isms_review_plan_seat (plan, plan->chair, "Ada Osei");
  isms_review_plan_seat (plan, add (desk, "person", "Tom Bakker"), "Tom Bakker");
  isms_review_plan_seat (plan, 0, "Jo Guest");
  ((IsmsReviewItem *) plan->items->pdata[3])->minutes = 10;
  desk->review = isms_review_plan_write (step, plan);
  commit (step);
}

static void
present (Desk *desk)
{
  desk->meeting = ISMS_MEETING_WINDOW (
      isms_meeting_window_new (desk->workspace, desk->review, GTK_WINDOW (desk->window)));
  /* Without a window manager there is no way out of the full screen again. */
  gtk_window_unfullscreen (GTK_WINDOW (desk->meeting));
  gtk_window_present (GTK_WINDOW (desk->meeting));
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (desk->meeting)))
    ;
  isms_ui_test_focus (GTK_WIDGET (desk->meeting));
  isms_ui_test_settle (GTK_WIDGET (desk->meeting));
}

/* With three people, and nonconformities to talk about. */
static Desk
sit_down (void)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Key House");
  Desk desk = { NULL };

  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  plan_review (&desk);
  add (&desk, "nonconformity", "Backups are not tested");
  add (&desk, "nonconformity", "Leavers keep their keys");
  present (&desk);
  return desk;
}

static void
settle (Desk *desk)
{
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  isms_ui_test_settle (GTK_WIDGET (desk->meeting));
}

static void
stand_up (Desk *desk)
{
  if (desk->meeting != NULL)
    gtk_window_destroy (GTK_WINDOW (desk->meeting));
  isms_ui_test_close (desk->window);
}

static GtkWidget *
find_text (Desk *desk, const char *text)
{
  return isms_ui_test_find_text (GTK_WIDGET (desk->meeting), text);
}

static gboolean
is_at (Desk *desk, guint page)
{
  return isms_meeting_window_get_page (desk->meeting) == page;
}

static void
go_to (Desk *desk, guint page)
{
  isms_meeting_window_go (desk->meeting, page);
  settle (desk);
}

static gboolean
is_typing (Desk *desk)
{
  return GTK_IS_TEXT_VIEW (gtk_window_get_focus (GTK_WINDOW (desk->meeting)));
}

/* --- Presence --- */

#define PRESENCE                                                                                   \
  "SELECT group_concat (title || ' ' || presence, '; ' ORDER BY id) FROM review_participant"

/* A key for each, and the next person is there at once. */
static void
test_presence (void)
{
  Desk desk = sit_down ();

  g_assert_true (is_at (&desk, ISMS_MEETING_OPENING));
  isms_ui_test_save (GTK_WIDGET (desk.meeting), "meeting-opening");
  isms_ui_test_key ("p");
  wait_for (says (&desk, PRESENCE, "Ada Osei present; Tom Bakker unknown; Jo Guest unknown"))
    ;
  settle (&desk);
  isms_ui_test_key ("e");
  wait_for (says (&desk, PRESENCE, "Ada Osei present; Tom Bakker excused; Jo Guest unknown"))
    ;
  settle (&desk);
  isms_ui_test_key ("space");
  wait_for (says (&desk, PRESENCE, "Ada Osei present; Tom Bakker excused; Jo Guest present"))
    ;
  settle (&desk);
  wait_for (find_text (&desk, "2 of 3 present") != NULL)
    ;
  isms_ui_test_key ("space");
  wait_for (says (&desk, PRESENCE, "Ada Osei present; Tom Bakker excused; Jo Guest unknown"))
    ;
  settle (&desk);
  isms_ui_test_key ("a");
  wait_for (says (&desk, PRESENCE, "Ada Osei present; Tom Bakker excused; Jo Guest absent"))
    ;
  settle (&desk);
  isms_ui_test_key ("ctrl+z");
  wait_for (says (&desk, PRESENCE, "Ada Osei present; Tom Bakker excused; Jo Guest unknown"))
    ;
  wait_for (find_text (&desk, "Undid: Noted Jo Guest as absent") != NULL)
    ;
  stand_up (&desk);
}

/* Who comes unasked is there. */
static void
test_guest (void)
{
  Desk desk = sit_down ();

  isms_ui_test_click (find_text (&desk, "Add a Guest"));
  isms_ui_test_type ("Mia Visitor");
  isms_ui_test_key ("Return");
  wait_for (says (&desk, PRESENCE,
                  "Ada Osei unknown; Tom Bakker unknown; Jo Guest unknown; Mia Visitor present"))
    ;
  isms_ui_test_click (find_text (&desk, "All Others Present"));
  wait_for (read_int (&desk, "SELECT count (*) FROM review_participant WHERE presence = 'present'")
            == 4)
    ;
  stand_up (&desk);
}

/* --- Pages --- */

/* Also from within a text, as a presenter's remote does it. */
static void
test_pages (void)
{
  Desk desk = sit_down ();

  isms_ui_test_key ("Page_Up"); /* there is none before */
  isms_ui_test_key ("Page_Down");
  wait_for (is_at (&desk, 1))
    ;
  g_assert_true (is_typing (&desk));
  isms_ui_test_key ("Page_Down");
  wait_for (is_at (&desk, 2))
    ;
  settle (&desk);
  isms_ui_test_key ("F6"); /* to what is shown, where there is no text */
  settle (&desk);
  isms_ui_test_key ("F6");
  settle (&desk);
  g_assert_true (is_typing (&desk));
  isms_ui_test_key ("Page_Up");
  wait_for (is_at (&desk, 1))
    ;
  go_to (&desk, ISMS_MEETING_CONCLUSION);
  isms_ui_test_key ("Page_Down"); /* nor after */
  isms_ui_test_key ("ctrl+Left");
  wait_for (is_at (&desk, ISMS_MEETING_TOPICS))
    ;
  stand_up (&desk);
}

#define MINUTED "SELECT minuted FROM review_input WHERE input = 'd1'"

/* Kept when the page is turned, as a step; there again when it is turned back. */
static void
test_minutes (void)
{
  Desk desk = sit_down ();
  guint page = isms_meeting_page_find_input ("d1");

  go_to (&desk, page);
  g_assert_true (is_typing (&desk));
  isms_ui_test_type ("Two are open, one for long");
  settle (&desk);
  g_assert_true (says (&desk, MINUTED, NULL)); /* not at each letter */
  isms_ui_test_key ("Page_Down");
  wait_for (says (&desk, MINUTED, "Two are open, one for long"))
    ;
  isms_ui_test_key ("Page_Up");
  wait_for (is_at (&desk, page))
    ;
  isms_ui_test_key ("End");
  isms_ui_test_type ("er than a year");
  isms_ui_test_key ("ctrl+Return");
  wait_for (says (&desk, MINUTED, "Two are open, one for longer than a year"))
    ;
  isms_ui_test_key ("Page_Down");
  wait_for (is_at (&desk, page + 1))
    ;
  isms_ui_test_key ("F6");
  settle (&desk);
  isms_ui_test_key ("ctrl+z");
  wait_for (says (&desk, MINUTED, "Two are open, one for long"))
    ;
  stand_up (&desk);
}

/* --- Decisions --- */

static const char *
get_type (Desk *desk)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->meeting));

  return focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "";
}

static gboolean
is_picking (Desk *desk)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (desk->meeting));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

/* Words, Enter, name, Enter, day, Enter: one decision, its action with owner and day, one step. */
static void
test_decision (void)
{
  Desk desk = sit_down ();

  go_to (&desk, isms_meeting_page_find_input ("d1"));
  isms_ui_test_key ("ctrl+d");
  settle (&desk);
  isms_ui_test_type ("Test a backup each month");
  isms_ui_test_key ("Return");
  wait_for (is_picking (&desk))
    ;
  isms_ui_test_type ("Tom");
  isms_ui_test_key ("Return");
  wait_for (!is_picking (&desk))
    ;
  settle (&desk);
  isms_ui_test_type ("2096-06-30");
  isms_ui_test_key ("Return");
  wait_for (says (&desk,
                  "SELECT title || ', ' || input || ', ' || kind || ', ' || owner || ', ' || due "
                  "FROM review_decision_list",
                  "Test a backup each month, d1, improvement, Tom Bakker, 2096-06-30"))
    ;
  g_assert_true (says (&desk,
                       "SELECT a.title || ', ' || a.kind || ', ' || p.name || ', ' || a.due "
                       "|| ', ' || a.state FROM action AS a JOIN person AS p ON p.id = a.owner_id",
                       "Test a backup each month, decision, Tom Bakker, 2096-06-30, open"));
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.meeting), "meeting-decision");
  /* The next one can be typed at once. */
  isms_ui_test_type ("Seen with thanks");
  settle (&desk);
  isms_ui_test_key ("ctrl+Return");
  wait_for (read_int (&desk, "SELECT count (*) FROM review_decision") == 2)
    ;
  isms_ui_test_key ("Page_Down");
  settle (&desk);
  isms_ui_test_key ("F6");
  settle (&desk);
  isms_ui_test_key ("ctrl+z");
  wait_for (read_int (&desk, "SELECT count (*) FROM review_decision") == 1)
    ;
  isms_ui_test_key ("ctrl+z");
  wait_for (read_int (&desk, "SELECT count (*) FROM action") == 0)
    ;
  stand_up (&desk);
}

/* A day that is none is not taken, and what was typed stays. */
static void
test_wrong_day (void)
{
  Desk desk = sit_down ();
  IsmsMeetingComposer *composer;

  go_to (&desk, isms_meeting_page_find_input ("f"));
  composer = ISMS_MEETING_COMPOSER (
      isms_ui_test_find_type (GTK_WIDGET (desk.meeting), "IsmsMeetingComposer"));
  isms_ui_test_key ("ctrl+d");
  isms_ui_test_type ("Buy a safe");
  isms_ui_test_key ("Tab");
  isms_ui_test_key ("Tab");
  isms_ui_test_key ("Tab");
  isms_ui_test_type ("some day");
  settle (&desk);
  isms_ui_test_key ("ctrl+Return");
  settle (&desk);
  g_assert_false (isms_meeting_composer_is_empty (composer));
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM review_decision"), ==, 0);
  g_assert_cmpstr (get_type (&desk), ==, "GtkText");
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type ("2096-01-31");
  isms_ui_test_key ("ctrl+Return");
  wait_for (says (&desk, "SELECT due FROM review_decision", "2096-01-31"))
    ;
  stand_up (&desk);
}

static void
decide (Desk *desk, const char *title)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (desk->workspace), "Decide");
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", title);
  isms_row_set_int (row, "review_id", desk->review);
  isms_row_set_text (row, "input", "g");
  isms_edit_insert (step, isms_kind_find ("review_decision"), row);
  commit (step);
}

/* Opened in its row, changed where it was typed; the action goes along. */
static void
test_decision_changed (void)
{
  Desk desk = sit_down ();

  decide (&desk, "Buy a safe");
  go_to (&desk, isms_meeting_page_find_input ("g"));
  isms_ui_test_click_for (GTK_WIDGET (desk.meeting), "Buy a safe", "Change RD-001");
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type ("Rent a safe");
  isms_ui_test_key ("ctrl+Return");
  wait_for (says (&desk, "SELECT d.title || ', ' || a.title FROM review_decision AS d, action AS a",
                  "Rent a safe, Rent a safe"))
    ;
  wait_for (find_text (&desk, "New Decision") != NULL)
    ;
  settle (&desk);
  isms_ui_test_click_for (GTK_WIDGET (desk.meeting), "Rent a safe", "Change RD-001");
  isms_ui_test_key ("Escape"); /* thinks better of it, and stays in the meeting */
  wait_for (find_text (&desk, "New Decision") != NULL)
    ;
  isms_ui_test_click (isms_ui_test_find_tip (GTK_WIDGET (desk.meeting), "Delete “Rent a safe”"));
  wait_for (read_int (&desk, "SELECT count (*) FROM review_decision") == 0)
    ;
  stand_up (&desk);
}

/* --- Inputs --- */

static void
test_considered (void)
{
  Desk desk = sit_down ();

  go_to (&desk, isms_meeting_page_find_input ("e"));
  isms_ui_test_key ("ctrl+t"); /* from within the minutes */
  wait_for (says (&desk, "SELECT group_concat (input) FROM review_input WHERE considered = 1", "e"))
    ;
  settle (&desk);
  isms_ui_test_key ("ctrl+t");
  wait_for (
      says (&desk, "SELECT group_concat (input) FROM review_input WHERE considered = 1", NULL))
    ;
  stand_up (&desk);
}

/* What happens elsewhere is on the page at once, and the records behind a figure. */
static void
test_figures (void)
{
  Desk desk = sit_down ();
  GtkWidget *figures;

  go_to (&desk, isms_meeting_page_find_input ("d1"));
  figures = isms_ui_test_find_type (GTK_WIDGET (desk.meeting), "IsmsMeetingFigures");
  wait_for (isms_meeting_figures_get_shown (ISMS_MEETING_FIGURES (figures)) != NULL)
    ;
  isms_meeting_figures_show (ISMS_MEETING_FIGURES (figures), "d1_open");
  wait_for (isms_ui_test_find_text (figures, "Backups are not tested") != NULL)
    ;
  settle (&desk);
  isms_ui_test_save (GTK_WIDGET (desk.meeting), "meeting-figures");
  add (&desk, "nonconformity", "A door does not close");
  wait_for (isms_ui_test_find_text (figures, "A door does not close") != NULL)
    ;
  stand_up (&desk);
}

/* --- The end --- */

/* By the keyboard alone, until nothing but the approval is left. */
static void
test_conclusion (void)
{
  Desk desk = sit_down ();

  run_sql (&desk, "UPDATE review_input SET considered = 1");
  run_sql (&desk, "UPDATE review_participant SET presence = 'present'");
  go_to (&desk, ISMS_MEETING_CONCLUSION);
  isms_ui_test_save (GTK_WIDGET (desk.meeting), "meeting-conclusion");
  g_assert_nonnull (find_text (&desk, "There is no conclusion."));
  isms_ui_test_key ("1");
  wait_for (says (&desk, "SELECT suitable FROM review", "yes"))
    ;
  isms_ui_test_key ("2");
  wait_for (says (&desk, "SELECT adequate FROM review", "partly"))
    ;
  isms_ui_test_key ("3");
  wait_for (says (&desk, "SELECT effective FROM review", "no"))
    ;
  g_assert_true (is_typing (&desk)); /* the conclusion comes next */
  isms_ui_test_type ("It works, with more hands");
  isms_ui_test_key ("Tab");
  isms_ui_test_type ("2096-10-01");
  isms_ui_test_key ("Return");
  wait_for (says (&desk, "SELECT conclusion || ', ' || next_on FROM review",
                  "It works, with more hands, 2096-10-01"))
    ;
  settle (&desk);
  wait_for (find_text (&desk, "The meeting has not been held.") != NULL)
    ;
  gtk_widget_grab_focus (isms_ui_test_find_button (GTK_WIDGET (desk.meeting), "End the Meeting"));
  isms_ui_test_key ("space");
  wait_for (says (&desk, "SELECT state || ' ' || (held_on = date ('now', 'localtime')) FROM review",
                  "held 1"))
    ;
  settle (&desk);
  wait_for (find_text (&desk, "Nothing is missing: the review can be approved.") != NULL)
    ;
  isms_ui_test_save (GTK_WIDGET (desk.meeting), "meeting-held");
  isms_ui_test_key ("ctrl+z");
  wait_for (says (&desk, "SELECT state FROM review", "planned"))
    ;
  stand_up (&desk);
}

/* What is missing leads to where it is said. */
static void
test_lacks (void)
{
  Desk desk = sit_down ();
  GtkWidget *lack;

  go_to (&desk, ISMS_MEETING_CONCLUSION);
  lack = find_text (&desk, "“Audits” (9.3.2 d) 3)) has not been considered.");
  g_assert_nonnull (lack);
  gtk_widget_grab_focus (gtk_widget_get_ancestor (lack, GTK_TYPE_LIST_BOX_ROW));
  isms_ui_test_key ("Return");
  wait_for (is_at (&desk, isms_meeting_page_find_input ("d3")))
    ;
  go_to (&desk, ISMS_MEETING_CONCLUSION);
  lack = find_text (&desk, "It is not said whether Jo Guest was there.");
  gtk_widget_grab_focus (gtk_widget_get_ancestor (lack, GTK_TYPE_LIST_BOX_ROW));
  isms_ui_test_key ("Return");
  wait_for (is_at (&desk, ISMS_MEETING_OPENING))
    ;
  stand_up (&desk);
}

/* 7.5.3: what is approved is shown, and not written to. */
static void
test_approved (void)
{
  Desk desk = sit_down ();

  run_sql (&desk, "UPDATE review SET state = 'held', held_on = '2025-03-03', "
                  "approved_on = '2025-03-03'");
  go_to (&desk, isms_meeting_page_find_input ("d1"));
  g_assert_false (is_typing (&desk));
  isms_ui_test_key ("ctrl+t");
  settle (&desk);
  g_assert_cmpint (read_int (&desk, "SELECT sum (considered) FROM review_input"), ==, 0);
  isms_ui_test_key ("Page_Down");
  wait_for (is_at (&desk, isms_meeting_page_find_input ("d2")))
    ;
  stand_up (&desk);
}

/* --- The window --- */

static void
gone_cb (gpointer data, GObject *window)
{
  *(gboolean *) data = TRUE;
}

static gboolean
is_empty (Desk *desk)
{
  return isms_meeting_composer_is_empty (ISMS_MEETING_COMPOSER (
      isms_ui_test_find_type (GTK_WIDGET (desk->meeting), "IsmsMeetingComposer")));
}

/* What is being typed as minutes is kept; a decision that is not added yet is asked about. */
static void
test_leave (void)
{
  Desk desk = sit_down ();
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (desk.meeting), gone_cb, &gone);
  go_to (&desk, isms_meeting_page_find_input ("d1"));
  isms_ui_test_type ("Kept");
  isms_ui_test_key ("ctrl+d");
  isms_ui_test_type ("Half a decision");
  settle (&desk);
  isms_ui_test_key ("ctrl+w");
  wait_for (find_text (&desk, "Discard the Decision?") != NULL)
    ;
  settle (&desk);
  isms_ui_test_key ("Escape");
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.meeting))
            == NULL)
    ;
  g_assert_false (gone);
  settle (&desk);
  isms_ui_test_key ("Escape"); /* out of the decision */
  wait_for (is_empty (&desk))
    ;
  isms_ui_test_key ("Escape"); /* out of the meeting */
  wait_for (gone)
    ;
  wait_for (says (&desk, MINUTED, "Kept"))
    ;
  g_assert_cmpint (read_int (&desk, "SELECT count (*) FROM review_decision"), ==, 0);

  /* Opened again it is where it was; asked for twice it is the same one. */
  present (&desk);
  g_assert_true (is_at (&desk, isms_meeting_page_find_input ("d1")));
  g_assert_true (isms_meeting_window_new (desk.workspace, desk.review, GTK_WINDOW (desk.window))
                 == GTK_WINDOW (desk.meeting));
  gone = FALSE;
  g_object_weak_ref (G_OBJECT (desk.meeting), gone_cb, &gone);
  isms_ui_test_key ("End");
  isms_ui_test_type (", too");
  isms_ui_test_key ("Escape"); /* out of the words: they are kept */
  wait_for (gone)
    ;
  desk.meeting = NULL;
  wait_for (says (&desk, MINUTED, "Kept, too"))
    ;
  stand_up (&desk);
}

/* It begins over the whole screen. */
static void
test_full_screen (void)
{
  Desk desk = sit_down ();
  GtkWindow *meeting;

  gtk_window_destroy (GTK_WINDOW (desk.meeting));
  meeting = isms_meeting_window_new (desk.workspace, desk.review, GTK_WINDOW (desk.window));
  desk.meeting = ISMS_MEETING_WINDOW (meeting);
  gtk_window_present (meeting);
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (meeting)))
    ;
  g_assert_true (gtk_window_is_fullscreen (meeting));
  stand_up (&desk);
}

/* It does not stay behind when its workspace goes, nor is anything typed lost. */
static void
test_workspace_closed (void)
{
  Desk desk = sit_down ();
  g_autofree char *path = g_strdup (isms_window_get_path (desk.window));
  g_autoptr (IsmsWorkspace) again = NULL;
  g_autofree char *minuted = NULL;
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (desk.meeting), gone_cb, &gone);
  go_to (&desk, isms_meeting_page_find_input ("d1"));
  isms_ui_test_type ("Kept");
  settle (&desk);
  isms_window_close_workspace (desk.window);
  wait_for (gone)
    ;
  desk.meeting = NULL;
  isms_store_wait_for_close (NULL);
  again = isms_workspace_open (path, ISMS_STORE_OPEN_READ_ONLY, NULL, NULL);
  minuted = isms_database_query_text (isms_workspace_get_reader (again), MINUTED, NULL);
  g_assert_cmpstr (minuted, ==, "Kept");
  isms_workspace_close (again);
  stand_up (&desk);
}

/* A record is shown where records are. */
static void
test_record (void)
{
  Desk desk = sit_down ();
  GtkWidget *figures;

  go_to (&desk, isms_meeting_page_find_input ("d1"));
  figures = isms_ui_test_find_type (GTK_WIDGET (desk.meeting), "IsmsMeetingFigures");
  wait_for (isms_meeting_figures_get_shown (ISMS_MEETING_FIGURES (figures)) != NULL)
    ;
  isms_meeting_figures_show (ISMS_MEETING_FIGURES (figures), "d1_open");
  wait_for (isms_ui_test_find_text (figures, "Backups are not tested") != NULL)
    ;
  settle (&desk);
  isms_ui_test_click (isms_ui_test_find_text (figures, "Backups are not tested"));
  wait_for (g_strcmp0 (isms_window_get_destination (desk.window), "improvement") == 0)
    ;
  stand_up (&desk);
}

/* --- Time --- */

#define S(seconds) ((gint64) (seconds) * G_USEC_PER_SEC)

static void
test_clock (void)
{
  g_autoptr (IsmsMeetingClock) clock = isms_meeting_clock_new (3);

  isms_meeting_clock_turn (clock, 1, S (50));
  g_assert_cmpint (isms_meeting_clock_get_elapsed (clock, S (60)), ==, 0); /* not begun */
  isms_meeting_clock_run (clock, S (100));
  g_assert_cmpint (isms_meeting_clock_get_elapsed_of (clock, 1, S (130)), ==, 30);
  isms_meeting_clock_turn (clock, 2, S (160));
  g_assert_cmpint (isms_meeting_clock_get_elapsed_of (clock, 1, S (200)), ==, 60);
  g_assert_cmpint (isms_meeting_clock_get_elapsed_of (clock, 2, S (200)), ==, 40);
  isms_meeting_clock_pause (clock, S (200));
  isms_meeting_clock_turn (clock, 1, S (300)); /* one may look */
  g_assert_cmpint (isms_meeting_clock_get_elapsed_of (clock, 1, S (400)), ==, 60);
  isms_meeting_clock_run (clock, S (500));
  g_assert_cmpint (isms_meeting_clock_get_elapsed_of (clock, 1, S (505)), ==, 65);
  g_assert_cmpint (isms_meeting_clock_get_elapsed (clock, S (505)), ==, 105);
}

static void
assert_state (int seconds, gint64 planned, const char *expected)
{
  g_autofree char *words = isms_meeting_clock_dup_state (seconds, planned);

  g_assert_cmpstr (words, ==, expected);
}

/* Over from the first second on; the minutes that it is over are those begun. */
static void
test_clock_words (void)
{
  assert_state (0, 0, "0:00");
  assert_state (247, 10, "4:07 of 10 min");
  assert_state (600, 10, "10:00 of 10 min");
  g_assert_false (isms_meeting_clock_is_over (600, 10));
  g_assert_true (isms_meeting_clock_is_over (601, 10));
  g_assert_false (isms_meeting_clock_is_over (9999, 0));
  assert_state (601, 10, "10:01, 1 min over");
  assert_state (727, 10, "12:07, 3 min over");
  assert_state (3750, 0, "1:02:30");
}

/* It begins with the first input, and can be stopped. */
static void
test_clock_keys (void)
{
  Desk desk = sit_down ();

  g_assert_nonnull (find_text (&desk, "The clock begins with the first input"));
  isms_ui_test_key ("Page_Down");
  wait_for (isms_ui_test_find_tip (GTK_WIDGET (desk.meeting), "Pause the Clock (F8)") != NULL)
    ;
  isms_ui_test_key ("F8");
  wait_for (isms_ui_test_find_tip (GTK_WIDGET (desk.meeting), "Start the Clock (F8)") != NULL)
    ;
  stand_up (&desk);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);

  g_test_add_func ("/ui/meeting/presence", test_presence);
  g_test_add_func ("/ui/meeting/guest", test_guest);
  g_test_add_func ("/ui/meeting/pages", test_pages);
  g_test_add_func ("/ui/meeting/minutes", test_minutes);
  g_test_add_func ("/ui/meeting/decision", test_decision);
  g_test_add_func ("/ui/meeting/wrong-day", test_wrong_day);
  g_test_add_func ("/ui/meeting/decision-changed", test_decision_changed);
  g_test_add_func ("/ui/meeting/considered", test_considered);
  g_test_add_func ("/ui/meeting/figures", test_figures);
  g_test_add_func ("/ui/meeting/conclusion", test_conclusion);
  g_test_add_func ("/ui/meeting/lacks", test_lacks);
  g_test_add_func ("/ui/meeting/approved", test_approved);
  g_test_add_func ("/ui/meeting/leave", test_leave);
  g_test_add_func ("/ui/meeting/full-screen", test_full_screen);
  g_test_add_func ("/ui/meeting/workspace-closed", test_workspace_closed);
  g_test_add_func ("/ui/meeting/record", test_record);
  g_test_add_func ("/ui/meeting/clock", test_clock);
  g_test_add_func ("/ui/meeting/clock-words", test_clock_words);
  g_test_add_func ("/ui/meeting/clock-keys", test_clock_keys);
  return isms_ui_test_run ();
}
