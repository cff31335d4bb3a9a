/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is done with a management review, with real keys: it is planned, approved and sealed, and
 * what was approved is printed as it was (9.3.1, 9.3.3, 7.5.3). */

#include "isms-review-desk.h"

#include <string.h>

#include "isms-review-dialog.h"
#include "isms-review.h"

static void
press (IsmsReviewDesk *desk, const char *key)
{
  isms_ui_test_key (key);
  isms_review_desk_settle (desk);
}

static void
wait_for_dialog (IsmsReviewDesk *desk)
{
  wait_for (isms_review_desk_get_dialog (desk) != NULL)
    ;
  isms_review_desk_settle (desk);
}

static void
wait_for_no_dialog (IsmsReviewDesk *desk)
{
  wait_for (isms_review_desk_get_dialog (desk) == NULL)
    ;
  isms_review_desk_settle (desk);
}

static gboolean
has_focus_in (IsmsReviewDesk *desk, GtkWidget *widget)
{
  GtkWidget *focus = isms_review_desk_get_focus (desk);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
assert_reads (IsmsReviewDesk *desk, const char *sql, const char *expected)
{
  g_autofree char *text =
      isms_database_query_text (isms_workspace_get_reader (desk->workspace), sql, NULL);

  g_assert_cmpstr (text, ==, expected);
}

/* --- Planning --- */

static GtkWidget *
find_row (IsmsReviewDesk *desk, const char *title)
{
  GtkWidget *text = isms_ui_test_find_text (GTK_WIDGET (isms_review_desk_get_dialog (desk)), title);

  g_assert_nonnull (text);
  return gtk_widget_get_ancestor (text, ADW_TYPE_PREFERENCES_ROW);
}

static void
focus_row (IsmsReviewDesk *desk, const char *title)
{
  GtkWidget *row = find_row (desk, title);

  if (!gtk_widget_grab_focus (row))
    gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  isms_review_desk_settle (desk);
}

static GtkEditable *
find_number (IsmsReviewDesk *desk, const char *title)
{
  return GTK_EDITABLE (isms_ui_test_find_type (find_row (desk, title), "GtkSpinButton"));
}

static void
type_number (IsmsReviewDesk *desk, const char *title, const char *number)
{
  GtkEditable *spin = find_number (desk, title);

  gtk_widget_grab_focus (GTK_WIDGET (spin));
  gtk_editable_select_region (spin, 0, -1);
  isms_review_desk_settle (desk);
  isms_ui_test_type (number);
  wait_for (g_str_equal (gtk_editable_get_text (spin), number))
    ;
}

static void
type_words (IsmsReviewDesk *desk, const char *title, const char *words)
{
  GtkWidget *row = find_row (desk, title);

  gtk_widget_grab_focus (row);
  gtk_editable_select_region (GTK_EDITABLE (row), 0, -1);
  isms_review_desk_settle (desk);
  isms_ui_test_type (words);
  wait_for (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), words))
    ;
}

#define AGENDA                                                                                     \
  "SELECT group_concat (minutes, ' ' ORDER BY place) FROM review_input WHERE review_id = "         \
  "(SELECT max (id) FROM review)"

/* The words stand where one types first; a number counts although nothing was pressed after it; who
 * is typed takes part, and as what; the rest of the hour goes to the rest of the agenda. */
static void
test_plan (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  GtkWidget *row, *guest;

  press (&desk, "alt+p");
  wait_for_dialog (&desk);
  g_assert_true (ISMS_IS_REVIEW_DIALOG (isms_review_desk_get_dialog (&desk)));
  row = find_row (&desk, "Title");
  g_assert_true (has_focus_in (&desk, row));
  type_words (&desk, "Title", "Autumn review");
  type_words (&desk, "Add a Guest", "Jo Guest, Consultant");
  press (&desk, "Return");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Jo Guest") != NULL)
    ;
  focus_row (&desk, "Jo Guest");
  isms_ui_test_key ("Return");
  guest = gtk_widget_get_ancestor (find_row (&desk, "Jo Guest"), ADW_TYPE_EXPANDER_ROW);
  wait_for (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (guest)))
    ;
  isms_review_desk_settle (&desk);
  type_words (&desk, "Takes Part As", "Auditor");
  type_number (&desk, "Minutes", "100");
  type_number (&desk, "Earlier decisions", "10");
  isms_ui_test_key ("alt+h");
  wait_for (g_str_equal (gtk_editable_get_text (find_number (&desk, "Feedback")), "10"))
    ;
  type_number (&desk, "Changed circumstances", "25");
  press (&desk, "alt+s");
  wait_for_no_dialog (&desk);
  assert_reads (&desk, "SELECT title || ', ' || minutes FROM review WHERE state = 'planned'",
                "Autumn review, 100");
  assert_reads (&desk, AGENDA, "10 25 10 10 10 10 10 10 10 10");
  assert_reads (&desk,
                "SELECT title || ', ' || capacity FROM review_participant WHERE person_id IS NULL",
                "Jo Guest, Auditor");
  isms_review_desk_close (&desk);
}

/* What an agenda takes too much is said; what has no room is not shared out. */
static void
test_too_long (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  GtkWidget *share;

  press (&desk, "alt+p");
  wait_for_dialog (&desk);
  share = isms_ui_test_find_button (GTK_WIDGET (isms_review_desk_get_dialog (&desk)),
                                    "Share Out the Time");
  g_assert_true (gtk_widget_is_sensitive (share));
  type_number (&desk, "Minutes", "60");
  type_number (&desk, "Objectives", "75");
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (isms_review_desk_get_dialog (&desk)),
                                    "75 of 60 min: 15 too many")
            != NULL)
    ;
  g_assert_false (gtk_widget_is_sensitive (share));
  press (&desk, "Escape");
  wait_for_no_dialog (&desk);
  isms_review_desk_close (&desk);
}

/* Whichever was looked at: the new one is shown. */
static void
test_new (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);

  isms_review_desk_do (&desk, "review", "second", "archived=1");
  isms_review_desk_wait (&desk);
  isms_review_desk_choose (&desk, desk.paper->first);
  press (&desk, "ctrl+n");
  wait_for_dialog (&desk);
  type_words (&desk, "Title", "Third review");
  press (&desk, "alt+r");
  wait_for_no_dialog (&desk);
  wait_for (
      g_str_equal (isms_review_header_get_title (isms_review_dashboard_get_header (desk.dashboard)),
                   "Third review"))
    ;
  isms_review_desk_close (&desk);
}

/* --- Approving --- */

static gboolean
consider (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer),
                                "UPDATE review_input SET considered = 1 WHERE review_id = "
                                "(SELECT max (id) FROM review)",
                                error);
}

static void
hold (IsmsReviewDesk *desk)
{
  g_autoptr (IsmsStep) step = isms_store_begin (desk->store, "Hold it");
  g_autoptr (GError) error = NULL;
  static guint n; /* a name is of all tests */
  g_autofree char *name = g_strdup_printf ("PH%u", n++);

  isms_review_desk_do (desk, "review_participant", name,
                       "title=Ada Osei|review_id=#second|person_id=#ada|presence=present");
  isms_review_desk_do (desk, "review", "second",
                       "state=held|held_on=@0|chair_id=#ada|suitable=yes|adequate=yes|"
                       "effective=partly|conclusion=It works|next_on=@180");
  isms_step_call (step, consider, NULL, NULL);
  isms_review_take_figures (step, desk->paper->second);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  isms_review_desk_wait (desk);
}

static gboolean
is_state (IsmsReviewDesk *desk, const char *words)
{
  g_autofree char *facts =
      isms_review_header_dup_facts (isms_review_dashboard_get_header (desk->dashboard));

  return g_str_has_prefix (facts, words);
}

static void
approve (IsmsReviewDesk *desk)
{
  hold (desk);
  wait_for (is_state (desk, "Held"))
    ;
  isms_review_desk_settle (desk);
  press (desk, "alt+a");
  wait_for_dialog (desk);
  press (desk, "alt+a");
  wait_for (is_state (desk, "Approved"))
    ;
  isms_review_desk_wait (desk);
  wait_for_no_dialog (desk);
}

/* By name, sealed with its paper, and still looked at; nobody is offered to take it back. */
static void
test_approve (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);

  approve (&desk);
  g_assert_cmpint (isms_review_dashboard_get_review (desk.dashboard), ==, desk.paper->second);
  assert_reads (
      &desk,
      "SELECT p.name || ', ' || (r.approved_on = date ('now', 'localtime')) FROM review AS r "
      "JOIN person AS p ON p.id = r.approved_by_id WHERE r.id = (SELECT max (id) FROM review)",
      "Ada Osei, 1");
  assert_reads (&desk,
                "SELECT count (*) FROM attachment WHERE tbl = 'review' AND row = "
                "(SELECT max (id) FROM review) AND name LIKE '%.pdf'",
                "1");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Approved MR-002") != NULL)
    ;
  g_assert_null (isms_ui_test_find_button (GTK_WIDGET (desk.window), "Undo"));
  isms_review_desk_close (&desk);
}

/* Ctrl+Z says why not, in words that are no riddle. */
static void
test_not_undone (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);

  approve (&desk);
  press (&desk, "ctrl+z");
  wait_for_dialog (&desk);
  g_assert_nonnull (isms_ui_test_find_text (
      GTK_WIDGET (desk.window), "“Approved MR-002” can not be undone: what it wrote is approved, "
                                "and stays as it is. Nothing was changed."));
  press (&desk, "Escape");
  wait_for_no_dialog (&desk);
  g_assert_true (is_state (&desk, "Approved"));
  isms_review_desk_close (&desk);
}

/* Ctrl+P has the paper that was stored, to be opened, printed and saved. */
static void
test_paper (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  AdwAlertDialog *dialog;

  approve (&desk);
  press (&desk, "ctrl+p");
  wait_for_dialog (&desk);
  g_assert_true (ADW_IS_ALERT_DIALOG (isms_review_desk_get_dialog (&desk)));
  dialog = ADW_ALERT_DIALOG (isms_review_desk_get_dialog (&desk));
  g_assert_true (adw_alert_dialog_has_response (dialog, "open"));
  g_assert_true (adw_alert_dialog_has_response (dialog, "print"));
  g_assert_true (adw_alert_dialog_has_response (dialog, "save"));
  press (&desk, "Escape");
  wait_for_no_dialog (&desk);
  isms_review_desk_close (&desk);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/review/deeds/9.3.1-plan", test_plan);
  g_test_add_func ("/ui/review/deeds/too-long", test_too_long);
  g_test_add_func ("/ui/review/deeds/new", test_new);
  g_test_add_func ("/ui/review/deeds/9.3.3-approve", test_approve);
  g_test_add_func ("/ui/review/deeds/7.5.3-not-undone", test_not_undone);
  g_test_add_func ("/ui/review/deeds/7.5.3-paper", test_paper);
  return isms_ui_test_run ();
}
