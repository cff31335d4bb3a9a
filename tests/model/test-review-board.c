/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review looks at (9.3.2): every figure against what is known of it on paper. */

#include "model-fixture.h"
#include "review-case.h"

#include <locale.h>

#include "isms-day.h"
#include "isms-review.h"

static IsmsReviewBoard *
load (ModelFixture *fixture, gint64 review, const char *day)
{
  g_autoptr (GError) error = NULL;
  IsmsReviewBoard *board = isms_review_board_load (fixture->reader, review, day, &error);

  g_assert_no_error (error);
  g_assert_nonnull (board);
  return board;
}

static void
assert_number (const char *name, gboolean has, double value, double expected)
{
  if (has == (expected == REVIEW_CASE_NONE) || (has && value != expected))
    g_error ("%s is %s%g, and should be %g", name, has ? "" : "unknown, not ", value, expected);
}

/* "N4 N5": in the order in which they were written, which is that of their refs. */
static void
assert_records (ModelFixture *fixture,
                IsmsReviewBoard *board,
                const char *figure,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = isms_review_load_rows (fixture->reader, board, figure, &error);
  g_autoptr (GString) titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const IsmsReviewRow *row = rows->pdata[i];

      g_assert_true (row->kind == isms_review_board_get_figure (board, figure)->kind);
      g_assert_cmpint (row->id, >, 0);
      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", row->title);
    }
  if (g_strcmp0 (titles->str, expected != NULL ? expected : "") != 0)
    g_error ("%s: %s, and should be %s", figure, titles->str, expected);
}

static void
assert_first (ModelFixture *fixture, IsmsReviewBoard *board, gboolean stored)
{
  guint n;
  const ReviewCaseFigure *all = review_case_list (&n);

  g_assert_true (board->stored == stored);
  g_assert_null (board->since);
  g_assert_cmpstr (board->day, ==, review_case_get_day (-REVIEW_CASE_DAYS));
  for (guint i = 0; i < n; i++)
    {
      const IsmsReviewFigure *figure = isms_review_board_get_figure (board, all[i].name);

      g_assert_nonnull (figure);
      assert_number (all[i].name, figure->has_value, figure->value, all[i].first);
      g_assert_false (figure->has_before);
      g_assert_null (isms_review_figure_dup_change (figure));
      if (g_strcmp0 (isms_review_sign_get_name (figure->sign), all[i].first_sign) != 0)
        g_error ("%s: %s, and should be %s", all[i].name, isms_review_sign_get_name (figure->sign),
                 all[i].first_sign);
    }
}

static void
assert_second (ModelFixture *fixture, IsmsReviewBoard *board, gboolean with_before)
{
  guint n;
  const ReviewCaseFigure *all = review_case_list (&n);

  g_assert_cmpstr (board->since, ==, review_case_get_day (-REVIEW_CASE_DAYS));
  g_assert_cmpstr (board->day, ==, review_case_get_day (0));
  for (guint i = 0; i < n; i++)
    {
      const IsmsReviewFigure *figure = isms_review_board_get_figure (board, all[i].name);
      const gboolean known = with_before || !all[i].now_only;
      g_autofree char *value = isms_review_figure_dup_value (figure);
      g_autofree char *change = isms_review_figure_dup_change (figure);

      assert_number (all[i].name, figure->has_value, figure->value, all[i].second);
      assert_number (all[i].name, figure->has_before, figure->before,
                     known ? all[i].first : REVIEW_CASE_NONE);
      if (g_strcmp0 (isms_review_sign_get_name (figure->sign), all[i].second_sign) != 0
          || g_strcmp0 (figure->reason, all[i].reason) != 0 || g_strcmp0 (value, all[i].value) != 0
          || (known && g_strcmp0 (change, all[i].change) != 0))
        g_error ("%s: %s, %s, %s, %s", all[i].name, isms_review_sign_get_name (figure->sign),
                 figure->reason, value, change);
      assert_records (fixture, board, all[i].name, all[i].records);
    }
}

static void
test_two_dates (ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr (ReviewCase) paper = review_case_new (fixture->store);
  g_autoptr (IsmsReviewBoard) first = NULL;
  g_autoptr (IsmsReviewBoard) stored = NULL;
  g_autoptr (IsmsReviewBoard) second = NULL;
  g_autoptr (IsmsReviewBoard) again = NULL;
  guint n;

  review_case_build_first (paper);
  first = load (fixture, paper->first, review_case_get_day (-REVIEW_CASE_DAYS));
  assert_first (fixture, first, FALSE);
  review_case_list (&n);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review_figure"), ==, 0);
  review_case_hold_first (paper);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review_figure"), ==, n);
  stored = load (fixture, paper->first, NULL);
  assert_first (fixture, stored, TRUE);

  review_case_build_second (paper);
  second = load (fixture, paper->second, NULL);
  assert_second (fixture, second, TRUE);
  again = load (fixture, paper->first, NULL);
  assert_first (fixture, again, TRUE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/9.3.2-figures-at-two-dates", test_two_dates);
  return g_test_run ();
}
