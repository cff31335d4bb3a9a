/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What top management saw is kept (7.5.3, 9.3.3): when a review is held its figures are stored with
 * it, with how they went and the records behind them. From then on the board has these, whatever
 * becomes of the records. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"

#define N_DAYS_STILL 31

static const char *const units[] = {
  [ISMS_REVIEW_COUNT] = "count",
  [ISMS_REVIEW_PERCENT] = "percent",
  [ISMS_REVIEW_DAYS] = "days",
  [ISMS_REVIEW_HOURS] = "hours",
};

static IsmsReviewUnit
find_unit (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (g_strcmp0 (units[i], name) == 0)
      return i;
  return ISMS_REVIEW_COUNT;
}

/* --- Reading --- */

static IsmsReviewFigure *
read_figure (IsmsStatement *statement)
{
  IsmsReviewFigure *self = g_atomic_rc_box_new0 (IsmsReviewFigure);

  self->name = g_intern_string (isms_statement_get_text (statement, 0));
  self->input = g_intern_string (isms_statement_get_text (statement, 1));
  self->label = isms_statement_dup_text (statement, 2);
  self->unit = find_unit (isms_statement_get_text (statement, 3));
  self->flow = isms_statement_get_int (statement, 4) != 0;
  self->kind = isms_kind_find (isms_statement_get_text (statement, 5));
  self->has_value = !isms_statement_is_null (statement, 6);
  self->value = isms_statement_get_real (statement, 6);
  self->has_before = !isms_statement_is_null (statement, 7);
  self->before = isms_statement_get_real (statement, 7);
  self->sign = isms_review_sign_find (isms_statement_get_text (statement, 8));
  self->reason = isms_statement_dup_text (statement, 9);
  self->points = isms_review_points_parse (isms_statement_get_text (statement, 10));
  return self;
}

/*< private > */
gboolean
isms_review_load_stored (IsmsReviewBoard *board, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT name, input, label, unit, flow, kind, value, before, sign, reason, points "
      "FROM review_figure WHERE review_id = ?1 ORDER BY place, id",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, board->review);
  while (isms_statement_next (statement, error))
    {
      g_autoptr (IsmsReviewFigure) figure = read_figure (statement);
      IsmsReviewCard *card = isms_review_board_find_card (board, figure->input);

      if (card != NULL)
        g_ptr_array_add (card->figures, g_steal_pointer (&figure));
    }
  return !isms_statement_failed (statement);
}

/* --- Storing --- */

static gboolean
run_for (IsmsDatabase *database, const char *sql, gint64 review, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, review);
  return isms_statement_run (statement, error);
}

/* Of which day they are; @day of NULL: none are stored. */
static gboolean
set_days (IsmsWriter *writer, gint64 review, const char *day, const char *since, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();

  isms_row_set_text (row, "figures_on", day);
  isms_row_set_text (row, "figures_since", since);
  return isms_writer_update (writer, "review", review, row, error);
}

/**
 * isms_review_drop_figures:
 * @writer: the inside of a step
 * @review: a management review
 * @error: return location
 *
 * Throws away what is stored, because the review was not held after all: its figures are those of
 * today again.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_review_drop_figures (IsmsWriter *writer, gint64 review, GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);

  return run_for (database, "DELETE FROM review_figure WHERE review_id = ?1", review, error)
         && run_for (database, "DELETE FROM review_listed WHERE review_id = ?1", review, error)
         && set_days (writer, review, NULL, NULL, error);
}

static gboolean
store_figure (IsmsWriter *writer,
              const IsmsReviewBoard *board,
              const IsmsReviewFigure *figure,
              guint place,
              GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autofree char *points = isms_review_points_write (figure->points);

  isms_row_set_int (row, "review_id", board->review);
  isms_row_set_int (row, "place", place);
  isms_row_set_text (row, "name", figure->name);
  isms_row_set_text (row, "input", figure->input);
  isms_row_set_text (row, "label", figure->label);
  isms_row_set_text (row, "unit", units[figure->unit]);
  isms_row_set_int (row, "flow", figure->flow);
  isms_row_set_text (row, "kind", figure->kind->name);
  if (figure->has_value)
    isms_row_set_real (row, "value", figure->value);
  if (figure->has_before)
    isms_row_set_real (row, "before", figure->before);
  isms_row_set_text (row, "sign", isms_review_sign_get_name (figure->sign));
  isms_row_set_text (row, "reason", figure->reason);
  isms_row_set_text (row, "points", points);
  return isms_writer_insert (writer, "review_figure", row, error) != 0;
}

/* Whether the workspace has not gone on since @day, but for a few days: then what is known of today
 * alone says how it was then. Who writes down a review of two years ago finds no such thing. */
static gboolean
is_still_so (IsmsDatabase *database, const char *day, gboolean *still, GError **error)
{
  g_autofree char *later = isms_day_dup_nth (isms_day_get_number (day) + N_DAYS_STILL);
  g_autofree char *moment = isms_day_dup_moment_on (later, 0);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT at < ?1 FROM journal ORDER BY id DESC LIMIT 1", error);

  *still = TRUE;
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, moment);
  if (isms_statement_next (statement, error))
    *still = isms_statement_get_int (statement, 0) != 0;
  return !isms_statement_failed (statement);
}

/* What can not be told of the day, is not. */
static IsmsReviewFigure *
make_unknown (const IsmsReviewFigure *figure)
{
  IsmsReviewFigure *self = isms_review_figure_copy (figure);

  self->has_value = FALSE;
  self->sign = ISMS_REVIEW_NONE;
  g_clear_pointer (&self->reason, g_free);
  return self;
}

static gboolean
is_known (const IsmsReviewRule *rule, gboolean still)
{
  return still || !rule->now_only;
}

static gboolean
store_one (IsmsWriter *writer,
           const IsmsReviewBoard *board,
           IsmsReviewFigure *figure,
           gboolean still,
           guint place,
           GError **error)
{
  g_autoptr (IsmsReviewFigure) told = is_known (isms_review_find_rule (figure->name), still)
                                          ? isms_review_figure_ref (figure)
                                          : make_unknown (figure);

  return store_figure (writer, board, told, place, error);
}

/* The records behind those of one source in one statement: there may be as many as there are risks.
 */
static gboolean
store_listed (IsmsDatabase *database,
              const IsmsReviewSpan *span,
              const IsmsReviewQuery *query,
              gboolean still,
              GError **error)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *sql = NULL;

  for (guint i = 0; i < query->rules->len; i++)
    if (is_known (query->rules->pdata[i], still))
      g_ptr_array_add (rules, query->rules->pdata[i]);
  if (rules->len == 0)
    return TRUE;
  sql = isms_review_query_dup_listing (query, rules);
  statement = isms_database_prepare (database, sql, error);
  if (statement == NULL)
    return FALSE;
  isms_review_span_bind (span, statement);
  return isms_statement_run (statement, error);
}

static gboolean
store_board (IsmsWriter *writer, const IsmsReviewBoard *board, GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (IsmsReviewSpan) span = isms_review_board_find_span (board, database, error);
  GPtrArray *queries = isms_review_list_queries ();
  gboolean still;
  guint place = 0;

  if (span == NULL || !is_still_so (database, board->day, &still, error))
    return FALSE;
  for (guint i = 0; i < board->cards->len; i++)
    {
      const IsmsReviewCard *card = board->cards->pdata[i];

      for (guint j = 0; j < card->figures->len; j++)
        if (!store_one (writer, board, card->figures->pdata[j], still, ++place, error))
          return FALSE;
    }
  for (guint i = 0; i < queries->len; i++)
    if (!store_listed (database, span, queries->pdata[i], still, error))
      return FALSE;
  return set_days (writer, board->review, board->day, board->since, error);
}

/**
 * isms_review_store_figures:
 * @writer: the inside of a step
 * @review: a management review that is held and not approved
 * @day: (nullable): the day of the figures; %NULL: the day on which it was held
 * @error: return location
 *
 * Stores the figures of the review in place of those that it may have, with their signs, reasons
 * and points and the records behind each. Of an earlier day they are what the days of records and
 * the journal tell of it. What is known of today alone is as it is now, unless more than a month of
 * work lies between: then it is not known.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_review_store_figures (IsmsWriter *writer, gint64 review, const char *day, GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (IsmsReviewBoard) board = NULL;
  g_autoptr (IsmsReviewBoard) with_points = NULL;

  if (!isms_review_drop_figures (writer, review, error))
    return FALSE;
  board = isms_review_board_load (database, review, day, error);
  if (board == NULL)
    return FALSE;
  with_points = isms_review_board_load_points (board, database, NULL, error);
  return with_points != NULL && store_board (writer, with_points, error);
}

/* --- As a step --- */

static gboolean
take (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 review = *(gint64 *) data;
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer), "SELECT state FROM review_list WHERE id = ?1", error);
  const char *sentence = NULL;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, review);
  if (!isms_statement_next (statement, error))
    {
      if (isms_statement_failed (statement))
        return FALSE;
      sentence = _ ("This management review is not there any more. Nothing was changed.");
    }
  else if (g_strcmp0 (isms_statement_get_text (statement, 0), "approved") == 0)
    sentence = _ ("This management review is approved, and its figures stay as they were. Add an "
                  "addendum to it instead.");
  else if (g_strcmp0 (isms_statement_get_text (statement, 0), "held") != 0)
    sentence = _ ("This management review has not been held, and its figures are those of today. "
                  "They are stored when it is held.");
  if (sentence == NULL)
    return isms_review_store_figures (writer, review, NULL, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

/**
 * isms_review_take_figures:
 * @step: a step that is not committed yet
 * @review: a management review
 *
 * Stores the figures of the review again, because something was put right since it was held.
 * Refused with a sentence where it is approved or not held (9.3.3).
 */
void
isms_review_take_figures (IsmsStep *step, gint64 review)
{
  isms_step_call (step, take, g_memdup2 (&review, sizeof review), g_free);
}
