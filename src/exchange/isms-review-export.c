/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The figures of a management review as a table that people go on reckoning with. */

#include "isms-config.h"

#include "isms-review-export.h"

#include <glib/gi18n-lib.h>

#include "isms-plain-table.h"
#include "isms-review-board.h"
#include "isms-review.h"

/* The figure that has most months: all of them end with the day of the figures. */
static const GPtrArray *
find_months (const IsmsReviewBoard *board)
{
  const GPtrArray *found = NULL;

  for (guint i = 0; i < board->cards->len; i++)
    {
      const IsmsReviewCard *card = board->cards->pdata[i];

      for (guint k = 0; k < card->figures->len; k++)
        {
          const IsmsReviewFigure *figure = card->figures->pdata[k];

          if (figure->points != NULL && (found == NULL || figure->points->len > found->len))
            found = figure->points;
        }
    }
  return found;
}

static const char *
get_unit (IsmsReviewUnit unit)
{
  switch (unit)
    {
    case ISMS_REVIEW_PERCENT:
      return "%";
    case ISMS_REVIEW_DAYS:
      return _ ("days");
    case ISMS_REVIEW_HOURS:
      return _ ("hours");
    case ISMS_REVIEW_COUNT:
    default:
      return NULL;
    }
}

static void
add_columns (IsmsPlainTable *table, const GPtrArray *months)
{
  isms_plain_table_add_column (table, _ ("Clause"), 12);
  isms_plain_table_add_column (table, _ ("Input"), 26);
  isms_plain_table_add_column (table, _ ("Name"), 18);
  isms_plain_table_add_column (table, _ ("Figure"), 36);
  isms_plain_table_add_column (table, _ ("Unit"), 8);
  isms_plain_table_add_column (table, _ ("Counted since"), 14);
  isms_plain_table_add_column (table, _ ("Figures Of"), 14);
  isms_plain_table_add_column (table, C_ ("figure", "Now"), 10);
  isms_plain_table_add_column (table, _ ("Last review"), 12);
  isms_plain_table_add_column (table, _ ("Change"), 10);
  isms_plain_table_add_column (table, C_ ("figure", "Sign"), 10);
  isms_plain_table_add_column (table, _ ("Reason"), 60);
  for (guint i = 0; months != NULL && i < months->len; i++)
    isms_plain_table_add_column (table, ((const IsmsReviewPoint *) months->pdata[i])->day, 12);
}

/* The value of the figure at the end of that month. */
static void
add_month (IsmsPlainTable *table, const IsmsReviewFigure *figure, const char *day)
{
  const IsmsReviewPoint *found = NULL;

  for (guint i = 0; figure->points != NULL && i < figure->points->len; i++)
    if (g_str_equal (((const IsmsReviewPoint *) figure->points->pdata[i])->day, day))
      found = figure->points->pdata[i];
  isms_plain_table_add_number (table, found != NULL && found->has_value,
                               found != NULL ? found->value : 0);
}

static void
add_figure (IsmsPlainTable *table,
            const IsmsReviewBoard *board,
            const IsmsReviewCard *card,
            const IsmsReviewFigure *figure,
            const GPtrArray *months)
{
  isms_plain_table_add_text (table, isms_review_input_get_clause (card->input));
  isms_plain_table_add_text (table, card->label);
  isms_plain_table_add_text (table, figure->name);
  isms_plain_table_add_text (table, figure->label);
  isms_plain_table_add_text (table, get_unit (figure->unit));
  isms_plain_table_add_day (table, figure->flow ? board->since : NULL);
  isms_plain_table_add_day (table, board->day);
  isms_plain_table_add_number (table, figure->has_value, figure->value);
  isms_plain_table_add_number (table, figure->has_before, figure->before);
  isms_plain_table_add_number (table, figure->has_value && figure->has_before,
                               figure->value - figure->before);
  isms_plain_table_add_text (
      table, figure->sign != ISMS_REVIEW_NONE ? isms_review_sign_get_label (figure->sign) : NULL);
  isms_plain_table_add_text (table, figure->reason);
  for (guint i = 0; months != NULL && i < months->len; i++)
    add_month (table, figure, ((const IsmsReviewPoint *) months->pdata[i])->day);
}

/**
 * isms_review_export:
 * @database: a connection of the calling thread
 * @review: the id of a management review; 0: of none, since the last one
 * @format: of the file
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Writes the figures of a management review (9.3.2): as they are, or once it is held as top
 * management saw them.
 *
 * Returns: (transfer full): the content of the file; %NULL on error
 */
GBytes *
isms_review_export (IsmsDatabase *database,
                    gint64 review,
                    IsmsExportFormat format,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (IsmsReviewBoard) bare = isms_review_board_load (database, review, NULL, error);
  g_autoptr (IsmsReviewBoard) board =
      bare != NULL ? isms_review_board_load_points (bare, database, cancellable, error) : NULL;
  g_autoptr (IsmsPlainTable) table = NULL;
  const GPtrArray *months;

  if (board == NULL)
    return NULL;
  table = isms_plain_table_new (board->ref != NULL ? board->ref : _ ("Figures"));
  months = find_months (board);
  add_columns (table, months);
  for (guint i = 0; i < board->cards->len; i++)
    {
      const IsmsReviewCard *card = board->cards->pdata[i];

      for (guint k = 0; k < card->figures->len; k++)
        add_figure (table, board, card, card->figures->pdata[k], months);
    }
  return isms_plain_table_write (table, format, cancellable, error);
}
