/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A draft is a method that nobody else holds yet. What it gives out is a copy. */

#include "isms-config.h"

#include "isms-method-draft.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-method-private.h"

struct _IsmsMethodDraft
{
  GObject parent_instance;

  IsmsMethod *method;
  guint structure;
  char *given;    /* the name of a preset, which is given up with its size; NULL: somebody's own */
  guint sizes[2]; /* of that preset's scales */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (IsmsMethodDraft, isms_method_draft, G_TYPE_OBJECT)

static void
change (IsmsMethodDraft *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
restructure (IsmsMethodDraft *self)
{
  self->structure++;
  change (self);
}

static GArray *
get_points (IsmsMethodDraft *self, IsmsScale scale)
{
  return scale == ISMS_SCALE_LIKELIHOOD ? self->method->likelihoods : self->method->impacts;
}

static void
take (IsmsMethodDraft *self, IsmsMethod *from)
{
  self->method = isms_method_copy (from);
  g_set_str (&self->given,
             isms_method_is_preset_name (self->method->name) ? self->method->name : NULL);
  self->sizes[0] = self->method->likelihoods->len;
  self->sizes[1] = self->method->impacts->len;
}

/* “Five by five” without a point is no longer that. */
static void
name_by_size (IsmsMethodDraft *self)
{
  gboolean whole = self->sizes[0] == self->method->likelihoods->len
                   && self->sizes[1] == self->method->impacts->len;

  if (self->given != NULL)
    /* Translators: the name of a risk method that is no longer one of the presets */
    g_set_str (&self->method->name, whole ? self->given : _ ("Own method"));
}

static IsmsScalePoint *
find_point (IsmsMethodDraft *self, IsmsScale scale, int value)
{
  GArray *points = get_points (self, scale);

  return value < 1 || value > (int) points->len
             ? NULL
             : &g_array_index (points, IsmsScalePoint, value - 1);
}

static IsmsLevel *
find_level (IsmsMethodDraft *self, int rank)
{
  GArray *levels = self->method->levels;

  return rank < 1 || rank > (int) levels->len ? NULL : &g_array_index (levels, IsmsLevel, rank - 1);
}

/* Text that a person takes away is not there, rather than empty. */
static gboolean
put (char **text, const char *words)
{
  return g_set_str (text, words != NULL && *words != '\0' ? words : NULL);
}

static void
number (IsmsMethodDraft *self)
{
  GArray *levels = self->method->levels;

  for (int scale = ISMS_SCALE_LIKELIHOOD; scale <= ISMS_SCALE_IMPACT; scale++)
    for (guint i = 0; i < get_points (self, scale)->len; i++)
      g_array_index (get_points (self, scale), IsmsScalePoint, i).value = (int) i + 1;
  for (guint i = 0; i < levels->len; i++)
    g_array_index (levels, IsmsLevel, i).rank = (int) i + 1;
}

/* The line of the grid at @from comes to stand at @to as well; those behind make room. */
static void
insert_line (IsmsMethod *method, IsmsScale scale, int from, int to)
{
  for (int i = ISMS_METHOD_MAX_SIZE - 1; i >= to; i--)
    for (int k = 0; k < ISMS_METHOD_MAX_SIZE; k++)
      {
        int source = i == to ? from : i - 1;

        if (scale == ISMS_SCALE_LIKELIHOOD)
          method->grid[i][k] = method->grid[source][k];
        else
          method->grid[k][i] = method->grid[k][source];
      }
}

static void
remove_line (IsmsMethod *method, IsmsScale scale, int line)
{
  for (int i = line; i < ISMS_METHOD_MAX_SIZE; i++)
    for (int k = 0; k < ISMS_METHOD_MAX_SIZE; k++)
      {
        gboolean last = i == ISMS_METHOD_MAX_SIZE - 1;

        if (scale == ISMS_SCALE_LIKELIHOOD)
          method->grid[i][k] = last ? 0 : method->grid[i + 1][k];
        else
          method->grid[k][i] = last ? 0 : method->grid[k][i + 1];
      }
}

/* @ranks: for each former rank the new one. */
static void
renumber_cells (IsmsMethod *method, const int *ranks)
{
  for (int l = 0; l < ISMS_METHOD_MAX_SIZE; l++)
    for (int i = 0; i < ISMS_METHOD_MAX_SIZE; i++)
      method->grid[l][i] = ranks[method->grid[l][i]];
}

static void
isms_method_draft_finalize (GObject *object)
{
  isms_method_unref (ISMS_METHOD_DRAFT (object)->method);
  g_free (ISMS_METHOD_DRAFT (object)->given);
  G_OBJECT_CLASS (isms_method_draft_parent_class)->finalize (object);
}

static void
isms_method_draft_class_init (IsmsMethodDraftClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_method_draft_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_method_draft_init (IsmsMethodDraft *self)
{
}

/**
 * isms_method_draft_new:
 * @from: (transfer none): a method to begin with
 *
 * Returns: (transfer full): a draft that is like @from
 */
IsmsMethodDraft *
isms_method_draft_new (IsmsMethod *from)
{
  IsmsMethodDraft *self = g_object_new (ISMS_TYPE_METHOD_DRAFT, NULL);

  take (self, from);
  return self;
}

/**
 * isms_method_draft_begin:
 * @self: a draft
 * @from: (transfer none): a method
 *
 * Begins again: the draft is like @from afterwards.
 */
void
isms_method_draft_begin (IsmsMethodDraft *self, IsmsMethod *from)
{
  isms_method_unref (self->method);
  take (self, from);
  restructure (self);
}

/**
 * isms_method_draft_build:
 * @self: a draft
 *
 * Returns: (transfer full): the method that it is now, with the id 0
 */
IsmsMethod *
isms_method_draft_build (IsmsMethodDraft *self)
{
  return isms_method_copy (self->method);
}

/**
 * isms_method_draft_get_structure:
 * @self: a draft
 *
 * Returns: a number that is another one when points or levels came, went or moved
 */
guint
isms_method_draft_get_structure (IsmsMethodDraft *self)
{
  return self->structure;
}

/**
 * isms_method_draft_set_name:
 * @self: a draft
 * @name: what the method is called
 *
 * "changed" is emitted where that is something else. From then on it stays; the name of a preset is
 * given up with the preset's size.
 */
void
isms_method_draft_set_name (IsmsMethodDraft *self, const char *name)
{
  if (!g_set_str (&self->method->name, name))
    return;
  g_clear_pointer (&self->given, g_free);
  change (self);
}

/**
 * isms_method_draft_get_n_points:
 * @self: a draft
 * @scale: one of its scales
 *
 * Returns: how many points it has
 */
int
isms_method_draft_get_n_points (IsmsMethodDraft *self, IsmsScale scale)
{
  return (int) get_points (self, scale)->len;
}

/**
 * isms_method_draft_get_point:
 * @self: a draft
 * @scale: one of its scales
 * @value: from 1
 *
 * Returns: (nullable) (transfer none): the point, until the draft changes; %NULL outside
 */
const IsmsScalePoint *
isms_method_draft_get_point (IsmsMethodDraft *self, IsmsScale scale, int value)
{
  return find_point (self, scale, value);
}

/**
 * isms_method_draft_set_label:
 * @self: a draft
 * @scale: one of its scales
 * @value: which point, from 1; nothing happens where there is none
 * @label: what the point is called
 *
 * "changed" is emitted where that is something else.
 */
void
isms_method_draft_set_label (IsmsMethodDraft *self, IsmsScale scale, int value, const char *label)
{
  IsmsScalePoint *point = find_point (self, scale, value);

  if (point != NULL && g_set_str (&point->label, label))
    change (self);
}

/**
 * isms_method_draft_set_description:
 * @self: a draft
 * @scale: one of its scales
 * @value: which point, from 1; nothing happens where there is none
 * @description: (nullable): what the point means
 *
 * "changed" is emitted where that is something else.
 */
void
isms_method_draft_set_description (IsmsMethodDraft *self,
                                   IsmsScale scale,
                                   int value,
                                   const char *description)
{
  IsmsScalePoint *point = find_point (self, scale, value);

  if (point != NULL && put (&point->description, description))
    change (self);
}

/**
 * isms_method_draft_set_criterion:
 * @self: a draft
 * @impact: a point of the scale of impacts
 * @consequence: a kind of consequence
 * @words: (nullable): what that impact means for it
 */
void
isms_method_draft_set_criterion (IsmsMethodDraft *self,
                                 int impact,
                                 IsmsConsequence consequence,
                                 const char *words)
{
  IsmsScalePoint *point = find_point (self, ISMS_SCALE_IMPACT, impact);

  if (point != NULL && put (&point->criteria[consequence], words))
    change (self);
}

/**
 * isms_method_draft_add_point:
 * @self: a draft
 * @scale: one of its scales
 * @value: behind which point; 0: as the lowest
 *
 * Adds a point without a name. Its line of the grid is like that of the point below it.
 *
 * Returns: %FALSE if the scale is full
 */
gboolean
isms_method_draft_add_point (IsmsMethodDraft *self, IsmsScale scale, int value)
{
  GArray *points = get_points (self, scale);
  IsmsScalePoint point = { 0 };

  if (points->len >= ISMS_METHOD_MAX_SIZE || value < 0 || value > (int) points->len)
    return FALSE;

  point.label = g_strdup ("");
  g_array_insert_val (points, value, point);
  insert_line (self->method, scale, MAX (value - 1, 0), value);
  number (self);
  name_by_size (self);
  restructure (self);
  return TRUE;
}

/**
 * isms_method_draft_remove_point:
 * @self: a draft
 * @scale: one of its scales
 * @value: which point
 *
 * Takes a point away, with its line of the grid.
 *
 * Returns: %FALSE if the scale would be too short
 */
gboolean
isms_method_draft_remove_point (IsmsMethodDraft *self, IsmsScale scale, int value)
{
  GArray *points = get_points (self, scale);

  if (points->len <= ISMS_METHOD_MIN_SIZE || find_point (self, scale, value) == NULL)
    return FALSE;

  g_array_remove_index (points, (guint) value - 1);
  remove_line (self->method, scale, value - 1);
  number (self);
  name_by_size (self);
  restructure (self);
  return TRUE;
}

/**
 * isms_method_draft_move_point:
 * @self: a draft
 * @scale: one of its scales
 * @value: which point
 * @by: 1 or -1
 *
 * Changes places with the next point. The grid stays: it says what the higher value means.
 *
 * Returns: %FALSE at the end of the scale
 */
gboolean
isms_method_draft_move_point (IsmsMethodDraft *self, IsmsScale scale, int value, int by)
{
  IsmsScalePoint *point = find_point (self, scale, value);
  IsmsScalePoint *other = find_point (self, scale, value + by);
  IsmsScalePoint former;

  if (point == NULL || other == NULL)
    return FALSE;

  former = *point;
  *point = *other;
  *other = former;
  number (self);
  restructure (self);
  return TRUE;
}

/**
 * isms_method_draft_get_n_levels:
 * @self: a draft
 *
 * Returns: how many levels it has
 */
int
isms_method_draft_get_n_levels (IsmsMethodDraft *self)
{
  return (int) self->method->levels->len;
}

/**
 * isms_method_draft_get_level:
 * @self: a draft
 * @rank: from 1
 *
 * Returns: (nullable) (transfer none): the level, until the draft changes; %NULL outside
 */
const IsmsLevel *
isms_method_draft_get_level (IsmsMethodDraft *self, int rank)
{
  return find_level (self, rank);
}

/**
 * isms_method_draft_set_level:
 * @self: a draft
 * @rank: which level
 * @level: all of it but id and rank, copied
 */
void
isms_method_draft_set_level (IsmsMethodDraft *self, int rank, const IsmsLevel *level)
{
  IsmsLevel *own = find_level (self, rank);
  gboolean changed;

  if (own == NULL)
    return;
  changed = own->tone != level->tone || !own->acceptable != !level->acceptable
            || own->review_days != level->review_days;
  changed |= g_set_str (&own->name, level->name);
  changed |= g_set_str (&own->sign, level->sign);
  changed |= put (&own->answer, level->answer);
  own->tone = level->tone;
  own->acceptable = level->acceptable;
  own->review_days = level->review_days;
  if (changed)
    change (self);
}

/**
 * isms_method_draft_add_level:
 * @self: a draft
 * @rank: behind which level; 0: as the lowest
 *
 * Adds a level without a name, which no cell has yet.
 *
 * Returns: %FALSE if there are as many as there may be
 */
gboolean
isms_method_draft_add_level (IsmsMethodDraft *self, int rank)
{
  GArray *levels = self->method->levels;
  const IsmsLevel *below = find_level (self, rank);
  const IsmsLevel *above = find_level (self, rank + 1);
  IsmsLevel level = { .review_days = 180 };
  int ranks[ISMS_METHOD_MAX_SIZE + 1];

  if (levels->len >= ISMS_METHOD_MAX_SIZE || rank < 0 || rank > (int) levels->len)
    return FALSE;

  level.name = g_strdup ("");
  level.sign = g_strdup ("");
  level.tone = below != NULL ? MIN (below->tone + 1, 5) : 1;
  level.acceptable = above != NULL && above->acceptable;
  if (below != NULL)
    level.review_days = below->review_days;
  g_array_insert_val (levels, rank, level);
  for (int i = 0; i <= ISMS_METHOD_MAX_SIZE; i++)
    ranks[i] = i > rank ? MIN (i + 1, ISMS_METHOD_MAX_SIZE) : i;
  renumber_cells (self->method, ranks);
  number (self);
  restructure (self);
  return TRUE;
}

/**
 * isms_method_draft_remove_level:
 * @self: a draft
 * @rank: which level
 *
 * Takes a level away. Its cells have none then: which they should have is for a person to say.
 *
 * Returns: %FALSE if there would be fewer than two
 */
gboolean
isms_method_draft_remove_level (IsmsMethodDraft *self, int rank)
{
  GArray *levels = self->method->levels;
  int ranks[ISMS_METHOD_MAX_SIZE + 1];

  if (levels->len <= 2 || find_level (self, rank) == NULL)
    return FALSE;

  g_array_remove_index (levels, (guint) rank - 1);
  for (int i = 0; i <= ISMS_METHOD_MAX_SIZE; i++)
    ranks[i] = i == rank ? 0 : i > rank ? i - 1 : i;
  renumber_cells (self->method, ranks);
  number (self);
  restructure (self);
  return TRUE;
}

/**
 * isms_method_draft_move_level:
 * @self: a draft
 * @rank: which level
 * @by: 1 or -1
 *
 * Changes ranks with the next level; each keeps its cells.
 *
 * Returns: %FALSE at the end
 */
gboolean
isms_method_draft_move_level (IsmsMethodDraft *self, int rank, int by)
{
  IsmsLevel *level = find_level (self, rank);
  IsmsLevel *other = find_level (self, rank + by);
  IsmsLevel former;
  int ranks[ISMS_METHOD_MAX_SIZE + 1];

  if (level == NULL || other == NULL)
    return FALSE;

  former = *level;
  *level = *other;
  *other = former;
  for (int i = 0; i <= ISMS_METHOD_MAX_SIZE; i++)
    ranks[i] = i == rank ? rank + by : i == rank + by ? rank : i;
  renumber_cells (self->method, ranks);
  number (self);
  restructure (self);
  return TRUE;
}

/**
 * isms_method_draft_get_cell:
 * @self: a draft
 * @likelihood: from 1
 * @impact: from 1
 *
 * Returns: the rank of the cell's level; 0 if it has none yet, or outside
 */
int
isms_method_draft_get_cell (IsmsMethodDraft *self, int likelihood, int impact)
{
  const IsmsLevel *level = isms_method_rate (self->method, likelihood, impact);

  return level != NULL ? level->rank : 0;
}

/**
 * isms_method_draft_set_cell:
 * @self: a draft
 * @likelihood: from 1
 * @impact: from 1
 * @rank: of a level
 */
void
isms_method_draft_set_cell (IsmsMethodDraft *self, int likelihood, int impact, int rank)
{
  if (find_point (self, ISMS_SCALE_LIKELIHOOD, likelihood) == NULL
      || find_point (self, ISMS_SCALE_IMPACT, impact) == NULL || find_level (self, rank) == NULL
      || self->method->grid[likelihood - 1][impact - 1] == rank)
    return;

  self->method->grid[likelihood - 1][impact - 1] = rank;
  change (self);
}
