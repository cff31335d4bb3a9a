/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A management review by the keyboard alone: from card to card, comments and ticks, what is missing
 * and where it is put right, participants, decisions, addenda. */

#include "isms-review-desk.h"

#include <string.h>

#include "isms-record-form.h"
#include "isms-review-groups.h"
#include "isms-tabs-page.h"

static gboolean
has_focus_in (IsmsReviewDesk *desk, GtkWidget *widget)
{
  GtkWidget *focus = isms_review_desk_get_focus (desk);

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
press (IsmsReviewDesk *desk, const char *key)
{
  isms_ui_test_key (key);
  isms_review_desk_settle (desk);
}

/* --- The dashboard --- */

/* Tab: the figures of a card, its comment, its tick, the next card; arrows: figure by figure. */
static void
test_order (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  IsmsReviewCardView *first = isms_review_desk_get_card (&desk, "a");
  IsmsReviewCardView *second = isms_review_desk_get_card (&desk, "b");

  isms_review_card_view_focus (first, NULL);
  isms_review_desk_settle (&desk);
  wait_for (isms_review_desk_get_focus (&desk)
            == GTK_WIDGET (isms_review_desk_get_figure (&desk, "a_decided")))
    ;
  press (&desk, "Down");
  g_assert_true (isms_review_desk_get_focus (&desk)
                 == GTK_WIDGET (isms_review_desk_get_figure (&desk, "a_done")));
  press (&desk, "Tab");
  g_assert_true (has_focus_in (&desk, isms_review_card_view_get_comment (first)));
  press (&desk, "Tab");
  g_assert_true (has_focus_in (&desk, isms_review_card_view_get_tick (first)));
  press (&desk, "Tab");
  g_assert_true (has_focus_in (&desk, GTK_WIDGET (isms_review_card_view_get_figures (second))));
  press (&desk, "shift+Tab");
  press (&desk, "shift+Tab");
  press (&desk, "shift+Tab");
  g_assert_true (isms_review_desk_get_focus (&desk)
                 == GTK_WIDGET (isms_review_desk_get_figure (&desk, "a_done")));
  isms_review_desk_close (&desk);
}

/* Each is a step, and is taken back as one. */
static void
test_words (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  IsmsReviewCardView *card = isms_review_desk_get_card (&desk, "d1");
  g_autofree char *comment = g_strdup_printf (
      "SELECT comment FROM review_input WHERE input = 'd1' AND review_id = %" G_GINT64_FORMAT,
      desk.paper->second);
  g_autofree char *considered = g_strdup_printf (
      "SELECT considered FROM review_input WHERE input = 'd1' AND review_id = %" G_GINT64_FORMAT,
      desk.paper->second);

  isms_review_card_view_focus (card, "comment");
  isms_review_desk_settle (&desk);
  isms_ui_test_type ("Two are late");
  press (&desk, "Tab");
  wait_for (isms_review_desk_reads (&desk, comment, "Two are late"))
    ;
  g_assert_true (has_focus_in (&desk, isms_review_card_view_get_tick (card)));
  press (&desk, "space");
  wait_for (isms_review_desk_reads (&desk, considered, "1"))
    ;
  isms_review_desk_wait (&desk);
  g_assert_true (has_focus_in (&desk, isms_review_card_view_get_tick (card)));
  g_assert_true (
      gtk_check_button_get_active (GTK_CHECK_BUTTON (isms_review_card_view_get_tick (card))));
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (isms_review_desk_reads (&desk, considered, "0"))
    ;
  wait_for (!gtk_check_button_get_active (GTK_CHECK_BUTTON (isms_review_card_view_get_tick (card))))
    ;
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.undo", NULL);
  wait_for (isms_review_desk_reads (&desk, comment, NULL))
    ;
  isms_review_desk_close (&desk);
}

/* --- What is missing --- */

static GtkWidget *
find_lack (IsmsReviewDesk *desk, const char *sentence)
{
  IsmsReviewLacks *lacks = isms_review_dashboard_get_lacks (desk->dashboard);
  GtkWidget *row;

  for (guint i = 0; (row = isms_review_lacks_get_row (lacks, i)) != NULL; i++)
    if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), sentence))
      return row;
  return NULL;
}

static gboolean
is_editing (IsmsReviewDesk *desk, const char *field)
{
  GtkWidget *focus = isms_review_desk_get_focus (desk);
  GtkWidget *form = focus != NULL ? gtk_widget_get_ancestor (focus, ISMS_TYPE_RECORD_FORM) : NULL;
  IsmsFieldEditor *editor =
      form != NULL ? isms_record_form_find_editor (ISMS_RECORD_FORM (form), field) : NULL;

  return editor != NULL && has_focus_in (desk, isms_field_editor_get_row (editor));
}

/* A row leads to where it is put right: a card, or a field in the form of the review. */
static void
test_lacks (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  IsmsReviewLacks *lacks = isms_review_dashboard_get_lacks (desk.dashboard);

  g_assert_nonnull (strstr (isms_review_lacks_get_title (lacks), "things are missing"));
  isms_review_lacks_open (lacks, TRUE);
  isms_review_desk_settle (&desk);
  gtk_widget_grab_focus (find_lack (&desk, "“Audits” (9.3.2 d) 3)) has not been considered."));
  press (&desk, "Return");
  g_assert_true (has_focus_in (
      &desk, isms_review_card_view_get_tick (isms_review_desk_get_card (&desk, "d3"))));
  press (&desk, "space");
  wait_for (find_lack (&desk, "“Audits” (9.3.2 d) 3)) has not been considered.") == NULL)
    ;
  isms_review_desk_wait (&desk);
  gtk_widget_grab_focus (find_lack (&desk, "Nobody chairs the meeting."));
  press (&desk, "Return");
  wait_for (is_editing (&desk, "chair"))
    ;
  g_assert_cmpstr (isms_tabs_page_get_shown (ISMS_TABS_PAGE (desk.page)), ==, "review");
  isms_review_desk_close (&desk);
}

/* --- The form --- */

static GtkWidget *
find_row (IsmsReviewDesk *desk, const char *title)
{
  GtkWidget *text = isms_ui_test_find_text (GTK_WIDGET (desk->window), title);

  return text != NULL ? gtk_widget_get_ancestor (text, ADW_TYPE_PREFERENCES_ROW) : NULL;
}

static void
show_form (IsmsReviewDesk *desk, gint64 review)
{
  g_assert_true (isms_window_show_record (desk->window, "review", review));
  wait_for (find_row (desk, "Add Somebody") != NULL)
    ;
  isms_review_desk_settle (desk);
}

static void
add_participant (IsmsReviewDesk *desk)
{
  isms_review_desk_do (desk, "review_participant", "PA",
                       "title=Ada Osei|review_id=#second|person_id=#ada|capacity=Director");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk->window), "Director") != NULL)
    ;
  isms_review_desk_settle (desk);
}

/* Whether somebody was there is said in their row. */
static void
test_presence (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  GtkWidget *list;

  show_form (&desk, desk.paper->second);
  add_participant (&desk);
  list = isms_ui_test_find_type (find_row (&desk, "Ada Osei"), "GtkDropDown");
  gtk_widget_grab_focus (list);
  isms_review_desk_settle (&desk);
  press (&desk, "space");
  press (&desk, "Down");
  press (&desk, "Return");
  wait_for (isms_review_desk_reads (&desk, "SELECT presence FROM review_participant", "present"))
    ;
  isms_review_desk_close (&desk);
}

/* A decision is typed, has its action at once, and stands with what became of it. */
static void
test_decision (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  GtkWidget *row;

  show_form (&desk, desk.paper->second);
  wait_for ((row = find_row (&desk, "Add a Decision")) != NULL && gtk_widget_get_mapped (row))
    ;
  gtk_widget_grab_focus (row);
  isms_review_desk_settle (&desk);
  isms_ui_test_type ("Second site");
  press (&desk, "Return");
  wait_for (isms_review_desk_reads (
      &desk,
      "SELECT a.kind FROM action AS a JOIN review_decision AS d ON a.for_id = d.id "
      "WHERE a.for_kind = 'review_decision' AND d.title = 'Second site'",
      "decision"))
    ;
  wait_for (find_row (&desk, "Second site") != NULL)
    ;
  isms_review_desk_close (&desk);
}

/* What is approved is added to, with a name and a day. */
static void
test_addendum (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);

  isms_review_desk_choose (&desk, desk.paper->first);
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.dashboard), "Add an Addendum…"));
  wait_for (isms_review_desk_get_dialog (&desk) != NULL)
    ;
  isms_review_desk_settle (&desk);
  isms_ui_test_type ("Wrong year");
  press (&desk, "Tab");
  isms_ui_test_type ("It was 2025.");
  press (&desk, "Tab");
  press (&desk, "Return");
  isms_ui_test_type ("Ada");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Ada Osei") != NULL)
    ;
  isms_review_desk_settle (&desk);
  press (&desk, "Return");
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.window), "Add"));
  wait_for (isms_review_desk_reads (
      &desk,
      "SELECT a.title || '/' || a.words || '/' || p.name || '/' || (a.added_on = "
      "date ('now', 'localtime')) FROM review_addendum AS a JOIN person AS p "
      "ON p.id = a.person_id",
      "Wrong year/It was 2025./Ada Osei/1"))
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.dashboard), "1 addendum") != NULL)
    ;
  g_assert_true (isms_window_show_record (desk.window, "review", desk.paper->first));
  wait_for (find_row (&desk, "Wrong year") != NULL)
    ;
  isms_review_desk_close (&desk);
}

/* What has no tab of its own is shown with its review. */
static void
test_places (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  IsmsReviewCardView *card = isms_review_desk_get_card (&desk, "e");
  gint64 input = isms_record_get_id (isms_review_card_view_get_record (card));

  isms_window_show_destination (desk.window, "risks");
  g_assert_true (isms_window_show_record (desk.window, "review_input", input));
  isms_review_desk_wait (&desk);
  g_assert_true (has_focus_in (&desk, GTK_WIDGET (card)));
  isms_review_desk_do (&desk, "review_participant", "PB",
                       "title=Ada Osei|review_id=#second|person_id=#ada|capacity=Director");
  g_assert_true (isms_window_show_record (desk.window, "review_participant",
                                          review_case_get_id (desk.paper, "PB")));
  g_assert_cmpstr (isms_tabs_page_get_shown (ISMS_TABS_PAGE (desk.page)), ==, "review");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "Director") != NULL)
    ;
  isms_review_desk_close (&desk);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/review/keys/order", test_order);
  g_test_add_func ("/ui/review/keys/words", test_words);
  g_test_add_func ("/ui/review/keys/lacks", test_lacks);
  g_test_add_func ("/ui/review/keys/9.3.1-presence", test_presence);
  g_test_add_func ("/ui/review/keys/9.3.3-decision", test_decision);
  g_test_add_func ("/ui/review/keys/addendum", test_addendum);
  g_test_add_func ("/ui/review/keys/places", test_places);
  return isms_ui_test_run ();
}
