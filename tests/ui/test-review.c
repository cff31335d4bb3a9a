/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The dashboard of a management review in the real window: every figure as it is known on paper, a
 * change that moves it under somebody's hands, the records behind it, what it is compared with, and
 * what was held and stays (9.3.2). */

#include "isms-review-desk.h"

#include <string.h>

#include "isms-review-choice.h"

/* --- Figures --- */

static void
assert_figure (IsmsReviewDesk *desk, const ReviewCaseFigure *expected)
{
  IsmsReviewFigureView *view = isms_review_desk_get_figure (desk, expected->name);
  const char *change = isms_review_figure_view_get_change (view);
  const char *sentence = isms_review_figure_view_get_sentence (view);

  g_test_message ("%s: %s", expected->name, sentence);
  g_assert_cmpstr (isms_review_figure_view_get_value (view), ==, expected->value);
  if (expected->change == NULL)
    g_assert_cmpstr (change, ==, "");
  else if (!g_str_equal (change, "="))
    g_assert_true (g_str_has_prefix (expected->change, change) && *change != '\0');
  else
    g_assert_cmpstr (expected->change, ==, "unchanged");
  g_assert_nonnull (strstr (sentence, expected->value));
  if (expected->reason != NULL)
    {
      g_autofree char *input =
          g_strndup (expected->name, (gsize) (strchr (expected->name, '_') - expected->name));
      g_autofree char *reasons =
          isms_review_card_view_dup_reasons (isms_review_desk_get_card (desk, input));

      g_assert_nonnull (strstr (reasons, expected->reason));
    }
}

/* The worst of what paper says of each input. */
static void
assert_signs (IsmsReviewDesk *desk)
{
  guint n;
  const ReviewCaseFigure *figures = review_case_list (&n);
  static const char *const inputs[] = { "a", "b", "c", "d1", "d2", "d3", "d4", "e", "f", "g" };

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      IsmsReviewSign worst = ISMS_REVIEW_NONE;
      gsize length = strlen (inputs[i]);

      for (guint j = 0; j < n; j++)
        for (int sign = 0; sign <= ISMS_REVIEW_ACT; sign++)
          if (strncmp (figures[j].name, inputs[i], length) == 0 && figures[j].name[length] == '_'
              && g_str_equal (isms_review_sign_get_name ((IsmsReviewSign) sign),
                              figures[j].second_sign))
            worst = MAX (worst, (IsmsReviewSign) sign);
      g_assert_cmpint (isms_review_card_view_get_sign (isms_review_desk_get_card (desk, inputs[i])),
                       ==, worst);
    }
}

static void
test_figures (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  guint n;
  const ReviewCaseFigure *figures = review_case_list (&n);
  g_autofree char *facts = NULL;

  g_assert_cmpint (isms_review_dashboard_get_review (desk.dashboard), ==, desk.paper->second);
  for (guint i = 0; i < n; i++)
    assert_figure (&desk, &figures[i]);
  assert_signs (&desk);
  g_assert_cmpstr (isms_review_header_get_title (isms_review_dashboard_get_header (desk.dashboard)),
                   ==, "Second review");
  facts = isms_review_header_dup_facts (isms_review_dashboard_get_header (desk.dashboard));
  g_assert_true (g_str_has_prefix (facts, "Planned · "));
  g_assert_nonnull (strstr (facts, "(MR-001)"));
  isms_review_desk_close (&desk);
}

/* --- What changes --- */

static GtkAdjustment *
get_scroll (IsmsReviewDesk *desk)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (isms_review_desk_get_card (desk, "a")),
                                                 GTK_TYPE_SCROLLED_WINDOW);

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

/* A change anywhere is on its card, and whoever looks at that stays where they are. */
static void
test_change (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  IsmsReviewFigureView *view = isms_review_desk_get_figure (&desk, "g_ideas");
  double scroll;

  gtk_widget_grab_focus (GTK_WIDGET (view));
  isms_review_desk_settle (&desk);
  scroll = gtk_adjustment_get_value (get_scroll (&desk));
  g_assert_cmpfloat (scroll, >, 100);
  isms_review_desk_do (&desk, "improvement", "G9", "title=G9|proposed_on=@0");
  wait_for (g_str_equal (isms_review_figure_view_get_value (view), "3"))
    ;
  isms_review_desk_wait (&desk);
  g_assert_true (isms_review_desk_get_figure (&desk, "g_ideas") == view);
  g_assert_true (isms_review_desk_get_focus (&desk) == GTK_WIDGET (view));
  g_assert_cmpfloat (gtk_adjustment_get_value (get_scroll (&desk)), ==, scroll);
  g_assert_cmpstr (isms_review_figure_view_get_change (view), ==, "+2");
  isms_review_desk_do (&desk, "nonconformity", "N9", "title=N9|detected_on=@0|grade=major");
  wait_for (g_str_equal (
      isms_review_figure_view_get_value (isms_review_desk_get_figure (&desk, "d1_open")), "5"))
    ;
  g_assert_cmpstr (isms_review_figure_view_get_value (view), ==, "3");
  isms_review_desk_close (&desk);
}

/* --- The records behind a figure --- */

static IsmsReviewRows *
open_rows (IsmsReviewDesk *desk, const char *figure)
{
  IsmsReviewRows *rows;

  gtk_widget_grab_focus (GTK_WIDGET (isms_review_desk_get_figure (desk, figure)));
  isms_review_desk_settle (desk);
  isms_ui_test_key ("Return");
  wait_for (ISMS_IS_REVIEW_ROWS (isms_review_desk_get_dialog (desk)))
    ;
  rows = ISMS_REVIEW_ROWS (isms_review_desk_get_dialog (desk));
  wait_for (isms_review_rows_is_loaded (rows))
    ;
  isms_review_desk_settle (desk);
  return rows;
}

static void
assert_row (IsmsReviewRows *rows, guint position, const char *title)
{
  g_autofree char *row = isms_review_rows_dup_row (rows, position);
  g_auto (GStrv) words = g_strsplit (row, " ", 3);

  g_assert_cmpstr (words[1], ==, title);
}

/* Return on a figure, Return on a record, and back. */
static void
test_records (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  IsmsReviewRows *rows = open_rows (&desk, "d1_open");

  g_assert_cmpuint (isms_review_rows_get_n_rows (rows), ==, 4);
  assert_row (rows, 0, "N3");
  assert_row (rows, 3, "N7");
  isms_ui_test_key ("Down");
  isms_ui_test_key ("Return");
  wait_for (isms_review_desk_get_dialog (&desk) == NULL)
    ;
  wait_for (g_str_equal (isms_page_get_title (isms_window_get_page (desk.window)), "Improvement"))
    ;
  isms_review_desk_settle (&desk);
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), "N4") != NULL)
    ;
  gtk_widget_activate_action (GTK_WIDGET (desk.window), "win.back", NULL);
  wait_for (isms_window_get_page (desk.window) == ISMS_PAGE (desk.page))
    ;
  isms_review_desk_settle (&desk);
  rows = open_rows (&desk, "f_lapsed");
  g_assert_cmpuint (isms_review_rows_get_n_rows (rows), ==, 1);
  assert_row (rows, 0, "R2");
  isms_ui_test_key ("Escape");
  wait_for (isms_review_desk_get_dialog (&desk) == NULL)
    ;
  isms_review_desk_close (&desk);
}

/* --- Comparing --- */

static void
test_compare (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  IsmsReviewChoice *choice =
      ISMS_REVIEW_CHOICE (isms_review_dashboard_get_choice (desk.dashboard, TRUE));
  IsmsReviewSource *source = isms_review_dashboard_get_source (desk.dashboard);
  IsmsReviewFigureView *row = isms_review_desk_get_figure (&desk, "d1_reopened");

  g_assert_cmpuint (isms_review_choice_get_n_items (choice), ==, 2);
  g_assert_true (g_str_has_prefix (isms_review_choice_get_item (choice, 1), "MR-001, "));
  gtk_widget_grab_focus (isms_review_choice_get_list (choice));
  isms_review_desk_settle (&desk);
  isms_ui_test_key ("space");
  isms_review_desk_settle (&desk);
  isms_ui_test_key ("Down");
  isms_ui_test_key ("Return");
  wait_for (isms_review_source_get_other (source) != NULL)
    ;
  isms_review_desk_wait (&desk);
  g_assert_cmpint (isms_review_source_get_compared (source), ==, desk.paper->first);
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (row), "0"));
  g_assert_nonnull (isms_ui_test_find_text (
      GTK_WIDGET (isms_review_desk_get_figure (&desk, "d1_open")), "MR-001: 2"));
  g_assert_cmpstr (isms_review_figure_view_get_value (row), ==, "1");
  g_assert_cmpstr (isms_review_figure_view_get_change (row), ==, "+1");
  g_assert_nonnull (strstr (isms_review_figure_view_get_sentence (row), "MR-001: 0, +1."));
  g_assert_cmpstr (
      isms_review_figure_view_get_change (isms_review_desk_get_figure (&desk, "d1_open")), ==,
      "+2");
  isms_review_desk_close (&desk);
}

/* --- What was held --- */

static void
assert_first (IsmsReviewDesk *desk)
{
  guint n;
  const ReviewCaseFigure *figures = review_case_list (&n);

  for (guint i = 0; i < n; i++)
    {
      IsmsReviewFigureView *view = isms_review_desk_get_figure (desk, figures[i].name);
      const IsmsReviewFigure *figure = isms_review_board_get_figure (
          isms_review_source_get_board (isms_review_dashboard_get_source (desk->dashboard)),
          figures[i].name);
      g_autofree char *value = isms_review_figure_dup_value (figure);

      g_assert_cmpstr (isms_review_figure_view_get_value (view), ==, value);
      if (!figures[i].now_only)
        g_assert_cmpfloat (figure->value, ==, figures[i].first);
    }
}

/* Its figures are those that the meeting saw, whatever has changed since; nothing of it is written
 * any more. */
static void
test_held (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);
  g_autofree char *facts = NULL;
  g_autofree char *facts_then = NULL;
  IsmsReviewRows *rows;

  isms_review_desk_choose (&desk, desk.paper->first);
  assert_first (&desk);
  facts = isms_review_header_dup_facts (isms_review_dashboard_get_header (desk.dashboard));
  g_assert_true (g_str_has_prefix (facts, "Approved · "));
  g_assert_nonnull (strstr (facts, "as the meeting saw them; approved by Ada Osei on "));
  isms_review_desk_do (&desk, "nonconformity", "N10", "title=N10|detected_on=@-120|grade=major");
  isms_review_desk_do (&desk, "risk", "R1", "title=Another title");
  isms_review_desk_wait (&desk);
  assert_first (&desk);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_parent (
      isms_review_card_view_get_comment (isms_review_desk_get_card (&desk, "a")))));
  g_assert_false (gtk_widget_get_sensitive (
      isms_review_card_view_get_tick (isms_review_desk_get_card (&desk, "a"))));
  g_assert_false (
      gtk_widget_get_visible (GTK_WIDGET (isms_review_dashboard_get_lacks (desk.dashboard))));
  rows = open_rows (&desk, "f_above");
  g_assert_cmpuint (isms_review_rows_get_n_rows (rows), ==, 3);
  assert_row (rows, 0, "R1");
  isms_ui_test_key ("Escape");
  wait_for (isms_review_desk_get_dialog (&desk) == NULL)
    ;
  isms_review_desk_close (&desk);
}

/* --- Faces --- */

/* Where there is no review yet, Return makes one. */
static void
test_none (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (FALSE);
  GtkWidget *button = isms_ui_test_find_button (GTK_WIDGET (desk.dashboard), "New Review…");

  g_assert_cmpstr (isms_review_dashboard_get_face (desk.dashboard), ==, "none");
  gtk_widget_grab_focus (button);
  isms_review_desk_settle (&desk);
  isms_ui_test_key ("Return");
  wait_for (isms_review_desk_get_dialog (&desk) != NULL)
    ;
  isms_review_desk_settle (&desk);
  isms_ui_test_key ("Escape");
  wait_for (isms_review_desk_get_dialog (&desk) == NULL)
    ;
  isms_review_desk_close (&desk);
}

static void
test_unread (void)
{
  IsmsReviewDesk desk = isms_review_desk_open (TRUE);

  isms_ui_test_hide_table (desk.window, "nonconformity");
  isms_review_source_retry (isms_review_dashboard_get_source (desk.dashboard));
  wait_for (g_str_equal (isms_review_dashboard_get_face (desk.dashboard), "error"))
    ;
  isms_ui_test_return_table (desk.window, "nonconformity");
  isms_review_desk_settle (&desk);
  isms_ui_test_click (isms_ui_test_find_button (GTK_WIDGET (desk.dashboard), "Try Again"));
  wait_for (g_str_equal (isms_review_dashboard_get_face (desk.dashboard), "board"))
    ;
  isms_review_desk_wait (&desk);
  g_assert_cmpstr (
      isms_review_figure_view_get_value (isms_review_desk_get_figure (&desk, "d1_open")), ==, "4");
  isms_review_desk_close (&desk);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/review/9.3.2-figures", test_figures);
  g_test_add_func ("/ui/review/change", test_change);
  g_test_add_func ("/ui/review/records", test_records);
  g_test_add_func ("/ui/review/compare", test_compare);
  g_test_add_func ("/ui/review/9.3.3-held", test_held);
  g_test_add_func ("/ui/review/none", test_none);
  g_test_add_func ("/ui/review/unread", test_unread);
  return isms_ui_test_run ();
}
