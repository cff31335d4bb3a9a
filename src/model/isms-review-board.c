/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A board: made once, shared by whoever shows it, and never changed. Its figures are reference
 * counted too, so that those that stay the same are handed on from one board to the next. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

#include "isms-review.h"

G_DEFINE_BOXED_TYPE (IsmsReviewBoard,
                     isms_review_board,
                     isms_review_board_ref,
                     isms_review_board_unref)

/* --- Figures --- */

static void
clear_figure (gpointer data)
{
  IsmsReviewFigure *self = data;

  g_free (self->label);
  g_free (self->reason);
  g_clear_pointer (&self->points, g_ptr_array_unref);
}

/*< private > */
IsmsReviewFigure *
isms_review_figure_ref (IsmsReviewFigure *self)
{
  return g_atomic_rc_box_acquire (self);
}

/*< private > */
void
isms_review_figure_unref (IsmsReviewFigure *self)
{
  g_atomic_rc_box_release_full (self, clear_figure);
}

/*< private > */
void
isms_review_figure_free (gpointer self)
{
  isms_review_figure_unref (self);
}

/*< private >
 * isms_review_figure_new:
 * @rule: what it is
 *
 * Returns: (transfer full): a figure without numbers
 */
IsmsReviewFigure *
isms_review_figure_new (const IsmsReviewRule *rule)
{
  IsmsReviewFigure *self = g_atomic_rc_box_new0 (IsmsReviewFigure);

  self->name = g_intern_string (rule->name);
  self->input = g_intern_string (rule->input);
  self->label = g_strdup (_ (rule->label));
  self->unit = rule->unit;
  self->flow = rule->flow;
  self->kind = isms_kind_find (rule->source->kind);
  return self;
}

/*< private >
 * isms_review_figure_copy:
 *
 * Returns: (transfer full): another one that is the same, but for its points
 */
IsmsReviewFigure *
isms_review_figure_copy (const IsmsReviewFigure *from)
{
  IsmsReviewFigure *self = g_atomic_rc_box_new0 (IsmsReviewFigure);

  *self = *from;
  self->label = g_strdup (from->label);
  self->reason = g_strdup (from->reason);
  self->points = NULL;
  return self;
}

/* --- Cards --- */

static void
free_card (gpointer data)
{
  IsmsReviewCard *self = data;

  g_free (self->comment);
  g_free (self->minuted);
  g_free (self->presenter);
  g_ptr_array_unref (self->figures);
  g_ptr_array_unref (self->reasons);
  g_free (self);
}

static IsmsReviewCard *
make_card (const char *input, const char *label)
{
  IsmsReviewCard *self = g_new0 (IsmsReviewCard, 1);

  self->input = g_intern_string (input);
  self->label = label;
  self->figures = g_ptr_array_new_with_free_func (isms_review_figure_free);
  self->reasons = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
read_card (IsmsReviewCard *self, IsmsStatement *statement)
{
  self->id = isms_statement_get_int (statement, 1);
  self->comment = isms_statement_dup_text (statement, 2);
  self->minuted = isms_statement_dup_text (statement, 3);
  self->presenter = isms_statement_dup_text (statement, 4);
  self->minutes = (int) isms_statement_get_int (statement, 5);
  self->considered = isms_statement_get_int (statement, 6) != 0;
}

/*< private >
 * isms_review_board_load_cards:
 *
 * Gives @self its cards, with what was written at the inputs of the review and no figures.
 */
gboolean
isms_review_board_load_cards (IsmsReviewBoard *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  for (guint i = 0; isms_review_inputs[i].value != NULL; i++)
    g_ptr_array_add (self->cards,
                     make_card (isms_review_inputs[i].value, _ (isms_review_inputs[i].label)));
  if (self->review == 0)
    return TRUE;
  statement = isms_database_prepare (
      database,
      "SELECT i.input, i.id, i.comment, i.minuted, (SELECT p.name FROM person AS p "
      "WHERE p.id = i.presenter_id), i.minutes, i.considered FROM review_input AS i "
      "WHERE i.review_id = ?1 AND i.archived = 0 ORDER BY i.id DESC",
      error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, self->review);
  while (isms_statement_next (statement, error))
    {
      IsmsReviewCard *card =
          isms_review_board_find_card (self, isms_statement_get_text (statement, 0));

      if (card != NULL && card->id == 0)
        read_card (card, statement);
    }
  return !isms_statement_failed (statement);
}

static int
compare_signs (gconstpointer a, gconstpointer b)
{
  const IsmsReviewFigure *one = *(IsmsReviewFigure *const *) a;
  const IsmsReviewFigure *other = *(IsmsReviewFigure *const *) b;

  return (int) other->sign - (int) one->sign;
}

static void
settle_card (IsmsReviewCard *self)
{
  g_autoptr (GPtrArray) by_sign = g_ptr_array_copy (self->figures, NULL, NULL);

  self->n_lead = 0;
  for (guint i = 0; i < self->figures->len; i++)
    {
      const IsmsReviewFigure *figure = self->figures->pdata[i];
      const IsmsReviewRule *rule = isms_review_find_rule (figure->name);

      self->n_lead += rule != NULL && rule->lead && i == self->n_lead;
    }
  g_ptr_array_set_free_func (by_sign, NULL);
  g_ptr_array_sort (by_sign, compare_signs); /* stable */
  for (guint i = 0; i < by_sign->len; i++)
    {
      const IsmsReviewFigure *figure = by_sign->pdata[i];

      self->sign = MAX (self->sign, figure->sign);
      if (figure->sign >= ISMS_REVIEW_WATCH && figure->reason != NULL)
        g_ptr_array_add (self->reasons, g_strdup (figure->reason));
    }
  if (self->reasons->len == 0)
    /* Translators: of one input of a management review */
    g_ptr_array_add (self->reasons, g_strdup (_ ("Nothing stands out")));
}

/*< private >
 * isms_review_board_settle:
 *
 * Says of each card what its figures, which are all there, say together.
 */
void
isms_review_board_settle (IsmsReviewBoard *self)
{
  for (guint i = 0; i < self->cards->len; i++)
    settle_card (self->cards->pdata[i]);
}

/*< private > */
IsmsReviewCard *
isms_review_board_find_card (IsmsReviewBoard *self, const char *input)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      IsmsReviewCard *card = self->cards->pdata[i];

      if (g_strcmp0 (card->input, input) == 0)
        return card;
    }
  return NULL;
}

/* --- The board --- */

/*< private >
 * isms_review_board_new:
 *
 * Returns: (transfer full): a board with nothing on it
 */
IsmsReviewBoard *
isms_review_board_new (gint64 review)
{
  IsmsReviewBoard *self = g_atomic_rc_box_new0 (IsmsReviewBoard);

  self->review = review;
  self->cards = g_ptr_array_new_with_free_func (free_card);
  return self;
}

static void
clear_board (gpointer data)
{
  IsmsReviewBoard *self = data;

  g_free (self->ref);
  g_free (self->title);
  g_free (self->state);
  g_free (self->since);
  g_free (self->since_ref);
  g_free (self->day);
  g_ptr_array_unref (self->cards);
}

/*< private >
 * isms_review_board_copy:
 *
 * Returns: (transfer full): a board like @from, with nothing on its cards but what was written
 * there
 */
IsmsReviewBoard *
isms_review_board_copy (const IsmsReviewBoard *from)
{
  IsmsReviewBoard *self = isms_review_board_new (from->review);

  self->followed = from->followed;
  self->ref = g_strdup (from->ref);
  self->title = g_strdup (from->title);
  self->state = g_strdup (from->state);
  self->since = g_strdup (from->since);
  self->since_ref = g_strdup (from->since_ref);
  self->day = g_strdup (from->day);
  self->stored = from->stored;
  self->n_addenda = from->n_addenda;
  for (guint i = 0; i < from->cards->len; i++)
    {
      const IsmsReviewCard *card = from->cards->pdata[i];
      IsmsReviewCard *copy = make_card (card->input, card->label);

      copy->id = card->id;
      copy->comment = g_strdup (card->comment);
      copy->minuted = g_strdup (card->minuted);
      copy->presenter = g_strdup (card->presenter);
      copy->minutes = card->minutes;
      copy->considered = card->considered;
      g_ptr_array_add (self->cards, copy);
    }
  return self;
}

/**
 * isms_review_board_ref:
 * @self: a board
 *
 * Any thread.
 *
 * Returns: (transfer full): @self
 */
IsmsReviewBoard *
isms_review_board_ref (IsmsReviewBoard *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * isms_review_board_unref:
 * @self: (transfer full): a board
 *
 * Any thread.
 */
void
isms_review_board_unref (IsmsReviewBoard *self)
{
  g_atomic_rc_box_release_full (self, clear_board);
}

/**
 * isms_review_board_get_card:
 * @self: a board
 * @input: the name of an input, such as "d1"
 *
 * Returns: (transfer none) (nullable): its card
 */
const IsmsReviewCard *
isms_review_board_get_card (IsmsReviewBoard *self, const char *input)
{
  return isms_review_board_find_card (self, input);
}

/**
 * isms_review_board_get_figure:
 * @self: a board
 * @name: the name of a figure, such as "d1_open"
 *
 * Returns: (transfer none) (nullable): the figure; %NULL where the board has none of that name
 */
const IsmsReviewFigure *
isms_review_board_get_figure (IsmsReviewBoard *self, const char *name)
{
  for (guint i = 0; i < self->cards->len; i++)
    {
      const IsmsReviewCard *card = self->cards->pdata[i];

      for (guint j = 0; j < card->figures->len; j++)
        if (g_strcmp0 (((const IsmsReviewFigure *) card->figures->pdata[j])->name, name) == 0)
          return card->figures->pdata[j];
    }
  return NULL;
}
