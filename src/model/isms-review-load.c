/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Fills a board: with the figures that are stored with its review, or by counting. After a change
 * only those are counted again that it can have touched. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-review.h"

/* What stands in the review itself. */
static gboolean
load_head (IsmsReviewBoard *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT r.ref, r.title, r.state, f.held_on, f.ref, f.id, "
      "coalesce (r.figures_on, CASE WHEN r.state IN ('held', 'approved') THEN r.held_on END), "
      "r.figures_on IS NOT NULL, r.figures_since, (SELECT count (*) FROM review_addendum AS a "
      "WHERE a.review_id = r.id AND a.archived = 0) FROM review_list AS r "
      "LEFT JOIN review AS f ON f.id = r.follows_id AND f.held_on IS NOT NULL WHERE r.id = ?1",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, self->review);
  if (!isms_statement_next (statement, error))
    {
      if (!isms_statement_failed (statement))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                             _ ("This management review is not there any more."));
      return FALSE;
    }
  self->ref = isms_statement_dup_text (statement, 0);
  self->title = isms_statement_dup_text (statement, 1);
  self->state = isms_statement_dup_text (statement, 2);
  self->stored = isms_statement_get_int (statement, 7) != 0;
  self->since = isms_statement_dup_text (statement, self->stored ? 8 : 3);
  self->since_ref = isms_statement_dup_text (statement, 4);
  self->followed = isms_statement_get_int (statement, 5);
  self->n_addenda = (guint) isms_statement_get_int (statement, 9);
  if (self->stored || self->day == NULL)
    {
      g_free (self->day);
      self->day = isms_statement_dup_text (statement, 6);
    }
  return TRUE;
}

/* None is open: since the last one. */
static gboolean
load_last (IsmsReviewBoard *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (IsmsStatement) statement = NULL;

  self->followed = isms_review_find_last (database, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  statement =
      isms_database_prepare (database, "SELECT held_on, ref FROM review WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, self->followed);
  if (isms_statement_next (statement, error))
    {
      self->since = isms_statement_dup_text (statement, 0);
      self->since_ref = isms_statement_dup_text (statement, 1);
    }
  return !isms_statement_failed (statement);
}

/* --- Counting --- */

/*< private >
 * isms_review_board_find_span:
 * @self: a board that is not stored
 *
 * Returns: (transfer full): when its figures are counted; %NULL on error
 */
IsmsReviewSpan *
isms_review_board_find_span (const IsmsReviewBoard *self, IsmsDatabase *database, GError **error)
{
  return isms_review_span_new (database, self->review, self->followed, self->since, self->day,
                               error);
}

/* The figures that are being counted. */
typedef struct
{
  IsmsReviewBoard *board;
  IsmsReviewBoard *from; /* figures of it are taken over where they are not counted; or NULL */
  IsmsChange *change;    /* those that it can not touch; NULL: all are counted */
  GHashTable *stored;  /* (char *) figures that the review before has stored → double *, or NULL */
  GHashTable *figures; /* (char *) → IsmsReviewFigure, those that are counted */
  gboolean before;     /* now it is what they were at the review before */
} Counting;

static void
clear_counting (Counting *self)
{
  g_clear_pointer (&self->stored, g_hash_table_unref);
  g_clear_pointer (&self->figures, g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counting, clear_counting)

static gboolean
touches_any (IsmsChange *change, const char *tables)
{
  g_auto (GStrv) names = g_strsplit (tables, " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (isms_change_touches (change, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_counted (const IsmsReviewRule *rule, gpointer data)
{
  const Counting *self = data;

  return self->change == NULL || touches_any (self->change, rule->source->tables);
}

static gboolean
was_counted (const IsmsReviewRule *rule, gpointer data)
{
  const Counting *self = data;

  return !rule->now_only && is_counted (rule, data)
         && !g_hash_table_contains (self->stored, rule->name);
}

static void
counted_cb (const IsmsReviewRule *rule, gboolean has_value, double value, gpointer data)
{
  Counting *self = data;
  IsmsReviewFigure *figure = g_hash_table_lookup (self->figures, rule->name);

  if (self->before)
    {
      figure->has_before = has_value;
      figure->before = value;
      return;
    }
  figure = isms_review_figure_new (rule);
  figure->has_value = has_value;
  figure->value = value;
  g_hash_table_insert (self->figures, (gpointer) rule->name, figure);
}

/* What top management saw then holds, whatever became of the records. */
static gboolean
load_before (Counting *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT name, value FROM review_figure WHERE review_id = ?1", error);

  self->stored = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, self->board->followed);
  while (isms_statement_next (statement, error))
    {
      double value = isms_statement_get_real (statement, 1);

      g_hash_table_insert (
          self->stored, isms_statement_dup_text (statement, 0),
          isms_statement_is_null (statement, 1) ? NULL : g_memdup2 (&value, sizeof value));
    }
  return !isms_statement_failed (statement);
}

static void
take_before (Counting *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->figures);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      IsmsReviewFigure *figure = value;
      const double *before = g_hash_table_lookup (self->stored, figure->name);

      figure->has_before = before != NULL;
      figure->before = before != NULL ? *before : 0;
    }
}

/* When the review before looked at its figures; NULL: there is none, or an error. */
static IsmsReviewSpan *
find_span_before (IsmsDatabase *database, gint64 followed, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT r.held_on, f.id, f.held_on FROM review AS r LEFT JOIN review AS f "
      "ON f.id = r.follows_id AND f.held_on IS NOT NULL WHERE r.id = ?1 AND r.held_on IS NOT NULL",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, followed);
  if (!isms_statement_next (statement, error))
    return NULL;
  return isms_review_span_new (database, followed, isms_statement_get_int (statement, 1),
                               isms_statement_get_text (statement, 2),
                               isms_statement_get_text (statement, 0), error);
}

static gboolean
count_before (Counting *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsReviewSpan) span = NULL;

  if (!load_before (self, database, error))
    return FALSE;
  take_before (self);
  span = find_span_before (database, self->board->followed, error);
  self->before = TRUE;
  return span != NULL && isms_review_count (database, span, was_counted, counted_cb, self, error);
}

static IsmsReviewFigure *
take_over (IsmsReviewBoard *from, const IsmsReviewRule *rule)
{
  const IsmsReviewFigure *figure = isms_review_board_get_figure (from, rule->name);

  /* What is thought of it may follow from others, which may be counted again. */
  return rule->judge != NULL ? isms_review_figure_copy (figure)
                             : isms_review_figure_ref ((IsmsReviewFigure *) figure);
}

static void
deal_out (Counting *self)
{
  GPtrArray *rules = isms_review_list_rules ();

  for (guint i = 0; i < rules->len; i++)
    {
      const IsmsReviewRule *rule = rules->pdata[i];
      IsmsReviewFigure *figure = g_hash_table_lookup (self->figures, rule->name);

      g_ptr_array_add (isms_review_board_find_card (self->board, rule->input)->figures,
                       figure != NULL ? isms_review_figure_ref (figure)
                                      : take_over (self->from, rule));
    }
}

static void
judge_all (Counting *self)
{
  for (guint i = 0; i < self->board->cards->len; i++)
    {
      const IsmsReviewCard *card = self->board->cards->pdata[i];

      for (guint j = 0; j < card->figures->len; j++)
        {
          IsmsReviewFigure *figure = card->figures->pdata[j];
          const IsmsReviewRule *rule = isms_review_find_rule (figure->name);

          if (rule->judge != NULL || is_counted (rule, self))
            isms_review_judge (rule, figure, self->board);
        }
    }
}

/* All figures of @self; those of @from where @change, if there is one, can not touch them. */
static gboolean
count_figures (IsmsReviewBoard *self,
               IsmsReviewBoard *from,
               IsmsChange *change,
               IsmsDatabase *database,
               GError **error)
{
  g_auto (Counting) counting = { .board = self, .from = from, .change = change };
  g_autoptr (IsmsReviewSpan) span = isms_review_board_find_span (self, database, error);

  counting.figures = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, isms_review_figure_free);
  if (span == NULL || !isms_review_count (database, span, is_counted, counted_cb, &counting, error))
    return FALSE;
  if (self->since != NULL && !count_before (&counting, database, error))
    return FALSE;
  deal_out (&counting);
  judge_all (&counting);
  return TRUE;
}

/* What is not counted. */
static IsmsReviewBoard *
begin_board (IsmsDatabase *database, gint64 review, const char *day, GError **error)
{
  g_autoptr (IsmsReviewBoard) self = isms_review_board_new (review);

  self->day = g_strdup (day);
  if (!(review != 0 ? load_head : load_last) (self, database, error)
      || !isms_review_board_load_cards (self, database, error))
    return NULL;
  if (self->day == NULL)
    self->day = isms_day_today ();
  return g_steal_pointer (&self);
}

/**
 * isms_review_board_load:
 * @database: a connection of the calling thread
 * @review: a management review; 0: none, but what the next one would look at today
 * @day: (nullable): the day of the figures; %NULL: the day on which the review was held, else
 * today. Where they are stored, they are of the day of which they were stored
 * @error: return location
 *
 * What top management looks at (9.3.2): each figure as it was at the end of @day, or since the end
 * of the day on which the review before it was held. What is archived does not count. What a figure
 * was at the review before is what was stored then; else it is counted from the days that records
 * have, and where these do not tell, it is not known.
 *
 * Returns: (transfer full): the board, without points unless it is stored; %NULL on error
 */
IsmsReviewBoard *
isms_review_board_load (IsmsDatabase *database, gint64 review, const char *day, GError **error)
{
  g_autoptr (IsmsReviewBoard) self = begin_board (database, review, day, error);

  if (self == NULL
      || !(self->stored ? isms_review_load_stored (self, database, error)
                        : count_figures (self, NULL, NULL, database, error)))
    return NULL;
  isms_review_board_settle (self);
  return g_steal_pointer (&self);
}

/* --- After a change --- */

static gboolean
same_text (const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

static gboolean
same_figures (const IsmsReviewCard *a, const IsmsReviewCard *b)
{
  for (guint i = 0; i < a->figures->len; i++)
    {
      const IsmsReviewFigure *one = a->figures->pdata[i];
      const IsmsReviewFigure *other = b->figures->pdata[i];

      if (one != other
          && (one->has_value != other->has_value || one->has_before != other->has_before
              || one->value != other->value || one->before != other->before
              || one->sign != other->sign || !same_text (one->reason, other->reason)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
same_card (const IsmsReviewCard *a, const IsmsReviewCard *b)
{
  return a->id == b->id && a->minutes == b->minutes && a->considered == b->considered
         && same_text (a->comment, b->comment) && same_text (a->minuted, b->minuted)
         && same_text (a->presenter, b->presenter) && a->figures->len == b->figures->len
         && same_figures (a, b);
}

static gboolean
same_board (const IsmsReviewBoard *a, const IsmsReviewBoard *b)
{
  if (!same_text (a->ref, b->ref) || !same_text (a->title, b->title)
      || !same_text (a->state, b->state) || !same_text (a->since_ref, b->since_ref)
      || a->n_addenda != b->n_addenda)
    return FALSE;
  for (guint i = 0; i < a->cards->len; i++)
    if (!same_card (a->cards->pdata[i], b->cards->pdata[i]))
      return FALSE;
  return TRUE;
}

/* The records that what is written on a board beside its figures comes from. */
static gboolean
touches_words (const IsmsReviewBoard *self, IsmsChange *change)
{
  return isms_change_touches (change, "review") || isms_change_touches (change, "person")
         || isms_change_touches (change, "review_input")
         || isms_change_touches (change, "review_addendum")
         || isms_change_touches (change, "review_figure");
}

static gboolean
touches_figures (const IsmsReviewBoard *self, IsmsChange *change)
{
  GPtrArray *rules = isms_review_list_rules ();

  for (guint i = 0; i < rules->len && !self->stored; i++)
    if (touches_any (change, ((const IsmsReviewRule *) rules->pdata[i])->source->tables))
      return TRUE;
  return FALSE;
}

static void
take_all (IsmsReviewBoard *self, IsmsReviewBoard *from)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const IsmsReviewCard *card = self->cards->pdata[i];
      const IsmsReviewCard *other = from->cards->pdata[i];

      for (guint j = 0; j < other->figures->len; j++)
        g_ptr_array_add (card->figures, isms_review_figure_ref (other->figures->pdata[j]));
    }
}

/**
 * isms_review_board_update:
 * @self: a board
 * @database: a connection of the calling thread
 * @change: what changed since it was loaded
 * @error: return location
 *
 * Counts again what @change can have touched, for the same day.
 *
 * Returns: (transfer full): a board with the other figures of @self; @self itself where none is
 *   different; %NULL on error
 */
IsmsReviewBoard *
isms_review_board_update (IsmsReviewBoard *self,
                          IsmsDatabase *database,
                          IsmsChange *change,
                          GError **error)
{
  gboolean ok = TRUE;
  g_autoptr (IsmsReviewBoard) next = NULL;

  if (!touches_words (self, change) && !touches_figures (self, change))
    return isms_review_board_ref (self);
  next = begin_board (database, self->review, self->day, error);
  if (next == NULL)
    return NULL;
  if (next->stored != self->stored || !same_text (next->since, self->since)
      || !same_text (next->since_ref, self->since_ref) || !same_text (next->day, self->day)
      || isms_change_touches (change, "review_figure"))
    return isms_review_board_load (database, self->review, self->stored ? NULL : self->day, error);
  if (self->stored)
    take_all (next, self);
  else
    ok = count_figures (next, self, change, database, error);
  if (!ok)
    return NULL;
  isms_review_board_settle (next);
  return same_board (self, next) ? isms_review_board_ref (self) : g_steal_pointer (&next);
}
