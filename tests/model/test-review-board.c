/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review looks at (9.3.2): every figure against what is known of it on paper. */

#include "model-fixture.h"
#include "review-case.h"

#include <locale.h>
#include <string.h>

#include "isms-day.h"
#include "isms-review-board-private.h"
#include "isms-review-private.h"
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

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static double
get (IsmsReviewBoard *board, const char *name)
{
  const IsmsReviewFigure *figure = isms_review_board_get_figure (board, name);

  g_assert_true (figure->has_value);
  return figure->value;
}

/* --- What was stored, and what was not --- */

/* Where nothing was stored, the days of records and the journal tell what was; or it is not known.
 */
static void
test_before (ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr (ReviewCase) paper = review_case_new (fixture->store);
  g_autoptr (IsmsReviewBoard) second = NULL;

  review_case_build (paper);
  g_assert_true (run_sql (fixture, "DELETE FROM review_figure"));
  second = load (fixture, paper->second, NULL);
  assert_second (fixture, second, FALSE);
}

static void
hold_second (ModelFixture *fixture, ReviewCase *paper)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Hold");
  g_autofree char *today = isms_day_today ();
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "state", "held");
  isms_row_set_text (row, "held_on", today);
  isms_step_update (step, "review", paper->second, row);
  isms_review_take_figures (step, paper->second);
  commit (step);
}

static void
test_frozen (ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr (ReviewCase) paper = review_case_new (fixture->store);
  g_autoptr (IsmsReviewBoard) board = NULL;
  g_autoptr (IsmsReviewBoard) later = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  const IsmsReviewFigure *figure;

  review_case_build (paper);
  hold_second (fixture, paper);
  board = load (fixture, paper->second, NULL);
  g_assert_true (board->stored);
  assert_second (fixture, board, TRUE);
  figure = isms_review_board_get_figure (board, "d1_open");
  g_assert_cmpuint (figure->points->len, ==, 12);
  g_assert_cmpfloat (((IsmsReviewPoint *) figure->points->pdata[11])->value, ==, 4);

  /* Everything happens to the records; what was seen stays. */
  g_assert_true (run_sql (fixture, "DELETE FROM nonconformity WHERE title = 'N4'"));
  g_assert_true (run_sql (fixture, "UPDATE nonconformity SET title = 'Other' WHERE title = 'N3'"));
  g_assert_true (run_sql (fixture, "UPDATE risk SET archived = 1"));
  g_assert_true (run_sql (fixture, "UPDATE action SET due = '2000-01-01'"));
  later = load (fixture, paper->second, NULL);
  g_assert_cmpfloat (get (later, "d1_open"), ==, 4);
  g_assert_cmpfloat (get (later, "f_risks"), ==, 5);
  g_assert_cmpfloat (get (later, "f_actions_overdue"), ==, 1);
  rows = isms_review_load_rows (fixture->reader, later, "d1_open", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_cmpstr (((IsmsReviewRow *) rows->pdata[0])->title, ==, "N3");
  g_assert_cmpint (((IsmsReviewRow *) rows->pdata[0])->id, ==, review_case_get_id (paper, "N3"));
  g_assert_cmpstr (((IsmsReviewRow *) rows->pdata[1])->title, ==, "N4");
  g_assert_cmpint (((IsmsReviewRow *) rows->pdata[1])->id, ==, 0);
}

static void
try_take (ModelFixture *fixture, gint64 review, const char *words)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Take");
  g_autoptr (GError) error = NULL;

  isms_review_take_figures (step, review);
  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_take (ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr (ReviewCase) paper = review_case_new (fixture->store);

  review_case_build (paper);
  try_take (fixture, paper->second, "has not been held");
  g_assert_true (
      run_sql (fixture, "UPDATE review SET approved_on = held_on WHERE held_on NOTNULL"));
  try_take (fixture, paper->first, "is approved");
}

/* --- Times --- */

static gint64
add_review (ModelFixture *fixture, const char *held_on)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "A review");
  gint64 id = isms_review_begin (step, "Review", held_on);

  commit (step);
  if (held_on != NULL)
    set_field (fixture, "review", id, "held_on", held_on);
  return id;
}

static void
add_nonconformity (ModelFixture *fixture, const char *detected_on, const char *closed_on)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "A nonconformity");
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", detected_on);
  isms_row_set_text (row, "detected_on", detected_on);
  isms_row_set_text (row, "closed_on", closed_on);
  isms_row_set_text (row, "result", closed_on != NULL ? "effective" : NULL);
  isms_step_insert (step, "nonconformity", row);
  commit (step);
}

static void
assert_flows (ModelFixture *fixture, gint64 review, double found, double closed)
{
  g_autoptr (IsmsReviewBoard) board = load (fixture, review, NULL);

  g_assert_cmpfloat (get (board, "d1_new"), ==, found);
  g_assert_cmpfloat (get (board, "d1_closed"), ==, closed);
}

/* Two in a month, then two on one day: what was found is counted once, by the first to see it. One
 * that came and went between two reviews is in both numbers of the next. */
static void
test_spans (ModelFixture *fixture, gconstpointer unused)
{
  gint64 reviews[4];

  add_nonconformity (fixture, "2024-01-31", NULL);
  add_nonconformity (fixture, "2024-02-01", "2024-02-01");
  add_nonconformity (fixture, "2024-02-02", "2024-02-28");
  add_nonconformity (fixture, "2024-02-29", "2024-03-01");
  add_nonconformity (fixture, "2024-03-01", NULL);
  reviews[0] = add_review (fixture, "2024-02-01");
  reviews[1] = add_review (fixture, "2024-02-29");
  reviews[2] = add_review (fixture, "2024-02-29");
  reviews[3] = add_review (fixture, "2024-03-31");
  assert_flows (fixture, reviews[0], 2, 1);
  assert_flows (fixture, reviews[1], 2, 1);
  assert_flows (fixture, reviews[2], 0, 0);
  assert_flows (fixture, reviews[3], 1, 1);
}

/* The ends of months, through a leap day. */
static void
test_points (ModelFixture *fixture, gconstpointer unused)
{
  static const char *const days[] = { "2023-04-30", "2023-05-31", "2023-06-30", "2023-07-31",
                                      "2023-08-31", "2023-09-30", "2023-10-31", "2023-11-30",
                                      "2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31" };
  static const double open[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 2 };
  static const double found[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReviewBoard) board = NULL;
  g_autoptr (IsmsReviewBoard) with_points = NULL;

  add_nonconformity (fixture, "2024-01-31", NULL);
  add_nonconformity (fixture, "2024-02-29", "2024-03-01");
  add_nonconformity (fixture, "2024-03-31", NULL);
  board = load (fixture, 0, "2024-03-31");
  g_assert_null (isms_review_board_get_figure (board, "d1_open")->points);
  with_points = isms_review_board_load_points (board, fixture->reader, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 12; i++)
    {
      const IsmsReviewPoint *stock =
          isms_review_board_get_figure (with_points, "d1_open")->points->pdata[i];
      const IsmsReviewPoint *flow =
          isms_review_board_get_figure (with_points, "d1_new")->points->pdata[i];

      g_assert_cmpstr (stock->day, ==, days[i]);
      g_assert_cmpfloat (stock->value, ==, open[i]);
      g_assert_cmpfloat (flow->value, ==, found[i]);
    }
  g_assert_null (isms_review_board_get_figure (with_points, "d1_overdue")->points);
}

typedef struct
{
  IsmsReviewBoard *board;
  guint month;
} Month;

static void
same_point_cb (const IsmsReviewRule *rule, gboolean has_value, double value, gpointer data)
{
  const Month *month = data;
  const IsmsReviewFigure *figure = isms_review_board_get_figure (month->board, rule->name);
  const IsmsReviewPoint *point =
      figure->points != NULL ? figure->points->pdata[month->month] : NULL;

  if (g_str_equal (rule->name, "a_decided"))
    return;
  if (rule->now_only)
    g_assert_null (point);
  else if (point->has_value != has_value || (has_value && point->value != value))
    g_error ("%s, %s: %g, and should be %g", rule->name, point->day, point->value, value);
}

/* As each month is counted by itself, where the journal was asked for all of them at once. */
static void
test_months (ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr (ReviewCase) paper = review_case_new (fixture->store);
  g_autoptr (IsmsReviewBoard) board = NULL;
  g_autoptr (GError) error = NULL;
  Month month = { NULL };
  const IsmsReviewFigure *decided;
  const GPtrArray *risks;

  review_case_build_first (paper);
  review_case_hold_first (paper);
  review_case_do (paper, -80, "risk", "R5", "status=closed");
  review_case_do (paper, -45, "action", "Z5", "due=@-90");
  review_case_do (paper, -40, "risk", "R5", "status=assessed");
  review_case_do (paper, -35, "rating", "R5z", "risk_id=#R5|likelihood=1|impact=2|rated_on=@-35");
  review_case_do (paper, -32, "risk", "R4", "status=closed");
  review_case_do (paper, -5, "action", "Z5", "due=@30");
  board = load (fixture, 0, review_case_get_day (0));
  month.board = isms_review_board_load_points (board, fixture->reader, NULL, &error);
  g_assert_no_error (error);
  risks = isms_review_board_get_figure (month.board, "f_risks")->points;
  for (; month.month < risks->len; month.month++)
    {
      const IsmsReviewPoint *before = month.month > 0 ? risks->pdata[month.month - 1] : NULL;
      const IsmsReviewPoint *point = risks->pdata[month.month];
      g_autoptr (GDateTime) today = g_date_time_new_now_local ();
      g_autoptr (GDateTime) start = g_date_time_add_months (today, -11);
      g_autofree char *first = g_date_time_format (start, "%Y-%m-01");
      g_autofree char *since = isms_day_dup_nth (isms_day_get_number (first) - 1);
      gint64 last = isms_review_find_last_before (fixture->reader, point->day, &error);
      g_autoptr (IsmsReviewSpan) span = isms_review_span_new (
          fixture->reader, 0, last, before != NULL ? before->day : since, point->day, &error);

      g_assert_no_error (error);
      g_assert_true (
          isms_review_count (fixture->reader, span, NULL, same_point_cb, &month, &error));
    }
  g_assert_cmpuint (month.month, ==, 12);
  decided = isms_review_board_get_figure (month.board, "a_decided");
  g_assert_cmpfloat (decided->value, ==, 4);
  g_assert_cmpfloat (((IsmsReviewPoint *) decided->points->pdata[0])->value, ==, 0);
  g_assert_cmpfloat (((IsmsReviewPoint *) decided->points->pdata[11])->value, ==, 4);
  isms_review_board_unref (month.board);
}

/* Days are those of the place: at half past eleven in the evening there, UTC has the next one. */
static void
test_zones (ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr (IsmsReviewBoard) here = NULL;
  g_autoptr (IsmsReviewBoard) there = NULL;

  g_assert_true (run_sql (
      fixture, "INSERT INTO incident (uid, ref, created_at, updated_at, title, detected_at) VALUES "
               "('i', 'IN-1', '2024-03-05T00:00:00Z', '2024-03-05T00:00:00Z', 'Incident', "
               "'2024-03-02T07:30:00Z')"));
  here = load (fixture, 0, "2024-03-01");
  g_assert_cmpfloat (get (here, "d2_incidents"), ==, 0);
  use_zone (ZONE_PACIFIC);
  there = load (fixture, 0, "2024-03-01");
  use_zone ("UTC");
  g_assert_cmpfloat (get (there, "d2_incidents"), ==, 1);
}

/* --- Nothing at all --- */

static void
test_nothing (ModelFixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *input;
    IsmsReviewSign sign;
    const char *reason;
  } expected[] = {
    { "a", ISMS_REVIEW_GOOD, "Nothing stands out" },
    { "b", ISMS_REVIEW_WATCH, "No internal or external issue is recorded (4.1)" },
    { "c", ISMS_REVIEW_WATCH, "No requirement of an interested party is recorded (4.2)" },
    { "d1", ISMS_REVIEW_GOOD, "Nothing stands out" },
    { "d2", ISMS_REVIEW_WATCH, "Nothing is measured (9.1)" },
    { "d3", ISMS_REVIEW_WATCH, "There is no audit programme (9.2.2)" },
    { "d4", ISMS_REVIEW_WATCH, "No objective is being pursued (6.2)" },
    { "e", ISMS_REVIEW_WATCH, "No feedback of interested parties has been recorded yet" },
    { "f", ISMS_REVIEW_ACT, "No risk is recorded (6.1.2)" },
    { "g", ISMS_REVIEW_WATCH, "No opportunity for improvement has been recorded yet (10.1)" },
  };
  g_autoptr (IsmsReviewBoard) board = load (fixture, 0, NULL);

  g_assert_cmpuint (board->cards->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const IsmsReviewCard *card = board->cards->pdata[i];

      g_assert_cmpstr (card->input, ==, expected[i].input);
      g_assert_cmpint (card->sign, ==, expected[i].sign);
      g_assert_cmpstr (card->reasons->pdata[0], ==, expected[i].reason);
      g_assert_cmpuint (card->n_lead, >=, 2);
      g_assert_cmpuint (card->n_lead, <=, 4);
    }
}

/* --- After a change --- */

static void
changed_cb (IsmsStore *store, IsmsChange *change, IsmsChange **out)
{
  g_clear_pointer (out, isms_change_unref);
  *out = isms_change_ref (change);
}

static IsmsReviewBoard *
update (ModelFixture *fixture, IsmsReviewBoard *board, const char *sql)
{
  g_autoptr (IsmsChange) change = NULL;
  g_autoptr (GError) error = NULL;
  gulong handler = g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &change);
  IsmsReviewBoard *next;

  g_assert_true (run_sql (fixture, sql));
  while (change == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (fixture->store, handler);
  next = isms_review_board_update (board, fixture->reader, change, &error);
  g_assert_no_error (error);
  return next;
}

static void
test_update (ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr (ReviewCase) paper = review_case_new (fixture->store);
  g_autoptr (IsmsReviewBoard) board = NULL;
  g_autoptr (IsmsReviewBoard) same = NULL;
  g_autoptr (IsmsReviewBoard) title = NULL;
  g_autoptr (IsmsReviewBoard) less = NULL;
  g_autoptr (IsmsReviewBoard) said = NULL;

  review_case_build (paper);
  board = load (fixture, paper->second, NULL);
  same = update (fixture, board,
                 "UPDATE asset SET title = title || '.' WHERE 0; "
                 "INSERT INTO unit (uid, ref, created_at, updated_at, title) VALUES "
                 "('u', 'U-9', '2024-01-01T00:00:00Z', '2024-01-01T00:00:00Z', 'U')");
  g_assert_true (same == board);
  title = update (fixture, board, "UPDATE feedback SET title = 'Other' WHERE title = 'B2'");
  g_assert_true (title == board);
  less = update (fixture, board, "UPDATE nonconformity SET archived = 1 WHERE title = 'N4'");
  g_assert_cmpfloat (get (less, "d1_open"), ==, 3);
  g_assert_cmpfloat (get (less, "d1_major"), ==, 0);
  g_assert_cmpfloat (isms_review_board_get_figure (less, "d1_open")->before, ==, 2);
  g_assert_true (isms_review_board_get_figure (less, "e_open")
                 == isms_review_board_get_figure (board, "e_open"));
  said = update (fixture, less,
                 "UPDATE review_input SET considered = 1, comment = 'Seen' "
                 "WHERE input = 'e'");
  g_assert_true (isms_review_board_get_card (said, "e")->considered);
  g_assert_cmpstr (isms_review_board_get_card (said, "e")->comment, ==, "Seen");
  g_assert_true (isms_review_board_get_figure (said, "d1_open")
                 == isms_review_board_get_figure (less, "d1_open"));
}

/* --- As the registers say it --- */

static void
test_registers (ModelFixture *fixture, gconstpointer unused)
{
  static const char *const pairs[][2] = {
    { "d1_open", "nonconformity_list WHERE archived = 0 AND state <> 'closed'" },
    { "d1_overdue", "nonconformity_list WHERE archived = 0 AND overdue" },
    { "d2_act", "metric_list WHERE archived = 0 AND status = 'act'" },
    { "d2_missing", "metric_list WHERE archived = 0 AND overdue" },
    { "d2_incidents_open", "incident_list WHERE archived = 0 AND status <> 'closed'" },
    { "d3_overdue", "finding_list WHERE archived = 0 AND overdue" },
    { "d3_late", "audit_list WHERE archived = 0 AND overdue" },
    { "d4_overdue", "objective_list WHERE archived = 0 AND overdue" },
    { "f_lapsed", "risk_list WHERE archived = 0 AND status = 'lapsed'" },
    { "f_actions_overdue", "action_list WHERE archived = 0 AND for_kind = 'risk' AND overdue" },
    { "g_overdue", "improvement_list WHERE archived = 0 AND overdue" },
    { "b_due", "issue_list WHERE archived = 0 AND review_due" },
    { "a_overdue", "review_decision_list WHERE archived = 0 AND overdue" },
  };
  g_autoptr (ReviewCase) paper = review_case_new (fixture->store);
  g_autoptr (IsmsReviewBoard) board = NULL;

  review_case_build (paper);
  board = load (fixture, paper->second, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", pairs[i][1]);

      assert_number (pairs[i][0], TRUE, get (board, pairs[i][0]), (double) read_int (fixture, sql));
    }
}

static void
test_words (ModelFixture *fixture, gconstpointer unused)
{
  g_autoptr (ReviewCase) paper = review_case_new (fixture->store);
  g_autoptr (IsmsReviewBoard) board = NULL;
  g_autofree char *since = isms_day_dup_words (review_case_get_day (-REVIEW_CASE_DAYS));
  g_autofree char *expected = g_strdup_printf (
      "Nonconformities found since %s: 4, +1 compared with the last review.", since);
  g_autofree char *flow = NULL;
  g_autofree char *stock = NULL;
  const IsmsReviewCard *card;

  review_case_build (paper);
  board = load (fixture, paper->second, NULL);
  flow = isms_review_figure_dup_sentence (isms_review_board_get_figure (board, "d1_new"), board);
  stock = isms_review_figure_dup_sentence (isms_review_board_get_figure (board, "d1_major"), board);
  g_assert_cmpstr (flow, ==, expected);
  g_assert_cmpstr (stock, ==,
                   "Major nonconformities open: 1, unchanged compared with the last review. "
                   "Act: 1 major nonconformity is open.");
  card = isms_review_board_get_card (board, "d1");
  g_assert_cmpint (card->sign, ==, ISMS_REVIEW_ACT);
  g_assert_cmpuint (card->reasons->len, ==, 4);
  g_assert_cmpstr (card->reasons->pdata[0], ==, "1 nonconformity is overdue");
  g_assert_cmpstr (card->reasons->pdata[3], ==,
                   "What was done about 1 nonconformity was found not to be effective");
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/9.3.2-figures-at-two-dates", test_two_dates);
  add_model_test ("/model/9.3.2-figures-before-that-were-not-stored", test_before);
  add_model_test ("/model/9.3.3-figures-stay-as-they-were-seen", test_frozen);
  add_model_test ("/model/9.3.3-figures-are-taken-while-it-is-held", test_take);
  add_model_test ("/model/9.3.2-figures-count-once", test_spans);
  add_model_test ("/model/review-board/points", test_points);
  add_model_test ("/model/review-board/points-of-the-journal", test_months);
  add_model_test ("/model/review-board/zones", test_zones);
  add_model_test ("/model/9.3.2-figures-of-nothing", test_nothing);
  add_model_test ("/model/review-board/update", test_update);
  add_model_test ("/model/review-board/registers", test_registers);
  add_model_test ("/model/review-board/words", test_words);
  return g_test_run ();
}
