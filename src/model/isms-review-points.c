/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How figures of a management review went over twelve months: at the end of each, the last one on
 * the day of the figures. What is counted since the last review is counted by months here. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <string.h>

#include "isms-day.h"
#include "isms-number.h"
#include "isms-past.h"
#include "isms-review-private.h"

#define N_POINTS 12

static void
free_point (gpointer data)
{
  g_free (((IsmsReviewPoint *) data)->day);
  g_free (data);
}

static void
add_point (GPtrArray *points, const char *day, gboolean has_value, double value)
{
  IsmsReviewPoint *point = g_new0 (IsmsReviewPoint, 1);

  point->day = g_strdup (day);
  point->has_value = has_value;
  point->value = value;
  g_ptr_array_add (points, point);
}

/*< private >
 * isms_review_points_parse:
 * @text: (nullable): what isms_review_points_write () wrote
 *
 * Returns: (transfer full) (nullable): the points; %NULL where there are none
 */
GPtrArray *
isms_review_points_parse (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GPtrArray) points = g_ptr_array_new_with_free_func (free_point);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 2);

      if (words[0] != NULL && isms_day_is_valid (words[0]))
        add_point (points, words[0], words[1] != NULL,
                   words[1] != NULL ? g_ascii_strtod (words[1], NULL) : 0);
    }
  return points->len > 0 ? g_steal_pointer (&points) : NULL;
}

/*< private >
 * isms_review_points_write:
 * @points: (nullable) (element-type IsmsReviewPoint): points
 *
 * Returns: (transfer full) (nullable): a line for each: its day and its value, if it has one
 */
char *
isms_review_points_write (GPtrArray *points)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const IsmsReviewPoint *point = points->pdata[i];
      g_autofree char *value = isms_number_dup_text (point->value);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", point->day);
      if (point->has_value)
        g_string_append_printf (text, " %s", value);
    }
  return points != NULL ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

/* --- Counting --- */

typedef struct
{
  IsmsReviewBoard *board; /* as it was */
  GHashTable *points;     /* (char *) figures → GPtrArray of IsmsReviewPoint */
  const char *day;
} Counting;

static gboolean
wants_points (const IsmsReviewRule *rule, gpointer data)
{
  const Counting *self = data;
  const IsmsReviewFigure *figure = isms_review_board_get_figure (self->board, rule->name);

  return !rule->now_only && figure != NULL && figure->points == NULL;
}

static void
counted_cb (const IsmsReviewRule *rule, gboolean has_value, double value, gpointer data)
{
  Counting *self = data;
  GPtrArray *points = g_hash_table_lookup (self->points, rule->name);

  if (points == NULL)
    {
      points = g_ptr_array_new_with_free_func (free_point);
      g_hash_table_insert (self->points, g_strdup (rule->name), points);
    }
  add_point (points, self->day, has_value, value);
}

/* The last day of the month that is @back months before that of @day. */
static char *
dup_month_end (const char *day, guint back)
{
  GDate date;

  if (!isms_day_parse (day, &date))
    return NULL;
  g_date_set_day (&date, 1);
  g_date_subtract_months (&date, back);
  g_date_set_day (&date,
                  g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date)));
  return isms_day_write (&date);
}

/* A month that ends on @day, as a review then would see it: after the last one held by that day. */
static IsmsReviewSpan *
find_month (const IsmsReviewBoard *board,
            IsmsDatabase *database,
            const char *since,
            const char *day,
            GError **error)
{
  g_autoptr (GError) failure = NULL;
  IsmsReviewSpan *span;
  gint64 followed = g_str_equal (day, board->day)
                        ? board->followed
                        : isms_review_find_last_before (database, day, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  span = isms_review_span_new (database, board->review, followed, since, day, error);
  if (span != NULL)
    span->past = TRUE;
  return span;
}

/* The spans of the months, in their order. */
static GPtrArray *
find_months (const IsmsReviewBoard *board, IsmsDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) months =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_review_span_free);
  g_autofree char *since = dup_month_end (board->day, N_POINTS);

  for (guint back = N_POINTS; since != NULL && back-- > 0;)
    {
      g_autofree char *day = back > 0 ? dup_month_end (board->day, back) : g_strdup (board->day);
      IsmsReviewSpan *span = find_month (board, database, since, day, error);

      if (span == NULL)
        return NULL;
      g_ptr_array_add (months, span);
      g_free (since);
      since = g_steal_pointer (&day);
    }
  return g_steal_pointer (&months);
}

/* What the journal tells of all of them is read once. */
static gboolean
count_months (Counting *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) months = find_months (self->board, database, error);
  gboolean ok = months != NULL;

  if (!ok || months->len == 0)
    return ok;
  if (!isms_past_begin (database, ((const IsmsReviewSpan *) months->pdata[0])->change, error))
    return FALSE;
  for (guint i = 0; ok && i < months->len; i++)
    {
      const IsmsReviewSpan *span = months->pdata[i];

      self->day = span->day;
      ok = isms_review_count (database, span, wants_points, counted_cb, self, error);
    }
  isms_past_end (database);
  return ok;
}

/* The figures of @from, those that were counted with their points. */
static void
copy_card (IsmsReviewCard *to, const IsmsReviewCard *from, GHashTable *points)
{
  for (guint i = 0; i < from->figures->len; i++)
    {
      IsmsReviewFigure *figure = from->figures->pdata[i];
      GPtrArray *counted = g_hash_table_lookup (points, figure->name);

      if (counted == NULL)
        {
          g_ptr_array_add (to->figures, isms_review_figure_ref (figure));
          continue;
        }
      figure = isms_review_figure_copy (figure);
      figure->points = g_ptr_array_ref (counted);
      g_ptr_array_add (to->figures, figure);
    }
}

/**
 * isms_review_board_load_points:
 * @self: a board
 * @database: a connection of the calling thread
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Counts how the figures went: those that have no points yet, and whose past follows from the days
 * that records have.
 *
 * Returns: (transfer full): the same board with points; @self itself where none are missing; %NULL
 * on error
 */
IsmsReviewBoard *
isms_review_board_load_points (IsmsReviewBoard *self,
                               IsmsDatabase *database,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GHashTable) points =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  Counting counting = { .board = self, .points = points };
  IsmsReviewBoard *next;
  gboolean ok;

  if (self->stored)
    return isms_review_board_ref (self);
  isms_database_set_cancellable (database, cancellable);
  ok = count_months (&counting, database, error);
  isms_database_set_cancellable (database, NULL);
  if (!ok)
    return NULL;
  if (g_hash_table_size (points) == 0)
    return isms_review_board_ref (self);
  next = isms_review_board_copy (self);
  for (guint i = 0; i < next->cards->len; i++)
    copy_card (next->cards->pdata[i], self->cards->pdata[i], points);
  isms_review_board_settle (next);
  return next;
}
