/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk method as it is kept in the workspace: one version, read whole, never changed. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-method-private.h"

G_DEFINE_BOXED_TYPE (IsmsMethod, isms_method, isms_method_ref, isms_method_unref)

static const char *const names[ISMS_N_CONSEQUENCES] = {
  "confidentiality", "integrity", "availability", "financial", "legal", "reputation",
};

static const char *const labels[ISMS_N_CONSEQUENCES] = {
  N_ ("Confidentiality"), N_ ("Integrity"), N_ ("Availability"),
  N_ ("Financial"),       N_ ("Legal"),     N_ ("Reputation"),
};

static void
clear_point (gpointer data)
{
  IsmsScalePoint *point = data;

  g_free (point->label);
  g_free (point->description);
  for (guint i = 0; i < ISMS_N_CONSEQUENCES; i++)
    g_free (point->criteria[i]);
}

static void
clear_level (gpointer data)
{
  IsmsLevel *level = data;

  g_free (level->name);
  g_free (level->sign);
  g_free (level->answer);
}

/* The schema says how many there may be, but a file from elsewhere may not keep to it, and the grid
 * has room for no more. */
static void
read_point (IsmsStatement *statement, GArray *points)
{
  if (points->len == ISMS_METHOD_MAX_SIZE)
    return;

  IsmsScalePoint point = {
    .value = (int) isms_statement_get_int (statement, 0),
    .label = isms_statement_dup_text (statement, 1),
    .description = isms_statement_dup_text (statement, 2),
  };

  g_array_append_val (points, point);
}

static void
read_level (IsmsStatement *statement, GArray *levels)
{
  IsmsLevel level = {
    .id = isms_statement_get_int (statement, 0),
    .rank = (int) isms_statement_get_int (statement, 1),
    .name = isms_statement_dup_text (statement, 2),
    .sign = isms_statement_dup_text (statement, 3),
    .tone = (int) isms_statement_get_int (statement, 4),
    .answer = isms_statement_dup_text (statement, 5),
    .acceptable = isms_statement_get_int (statement, 6) != 0,
    .review_days = (int) isms_statement_get_int (statement, 7),
  };

  g_array_append_val (levels, level);
}

typedef void (*ReadFunc) (IsmsStatement *statement, GArray *out);

static gboolean
read_part (IsmsMethod *self,
           IsmsDatabase *database,
           const char *sql,
           ReadFunc func,
           GArray *out,
           GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_int (statement, 1, self->id);
  while (isms_statement_next (statement, error))
    func (statement, out);
  if (isms_statement_failed (statement))
    return FALSE;
  return out->len > 0;
}

static gboolean
read_grid (IsmsMethod *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT likelihood, impact, level FROM method_cell WHERE method_id = ?", error);

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_int (statement, 1, self->id);
  while (isms_statement_next (statement, error))
    {
      gint64 likelihood = isms_statement_get_int (statement, 0);
      gint64 impact = isms_statement_get_int (statement, 1);

      /* The schema says so, but a file from elsewhere may not keep to it. */
      if (likelihood >= 1 && likelihood <= self->likelihoods->len && impact >= 1
          && impact <= self->impacts->len)
        self->grid[likelihood - 1][impact - 1] = (int) isms_statement_get_int (statement, 2);
    }
  return !isms_statement_failed (statement);
}

static gboolean
read_criteria (IsmsMethod *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT impact, consequence, words FROM method_criterion WHERE method_id = ?",
      error);

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_int (statement, 1, self->id);
  while (isms_statement_next (statement, error))
    {
      gint64 impact = isms_statement_get_int (statement, 0);
      const char *name = isms_statement_get_text (statement, 1);

      for (guint i = 0; i < ISMS_N_CONSEQUENCES; i++)
        if (impact >= 1 && impact <= self->impacts->len && g_strcmp0 (name, names[i]) == 0)
          g_set_str (&g_array_index (self->impacts, IsmsScalePoint, impact - 1).criteria[i],
                     isms_statement_get_text (statement, 2));
    }
  return !isms_statement_failed (statement);
}

static IsmsMethod *
read_head (IsmsDatabase *database, gint64 id, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database,
                             "SELECT id, name, version FROM method WHERE ?1 IN (0, id) "
                             "ORDER BY version DESC, id DESC LIMIT 1",
                             error);
  IsmsMethod *self;

  if (statement == NULL)
    return NULL;

  isms_statement_bind_int (statement, 1, id);
  if (!isms_statement_next (statement, error))
    return NULL;

  self = isms_method_new (isms_statement_get_text (statement, 1),
                          (int) isms_statement_get_int (statement, 2));
  self->id = isms_statement_get_int (statement, 0);
  return self;
}

/**
 * isms_method_load:
 * @database: a connection of the calling thread
 * @id: a version, or 0 for the one in force: the newest
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the method; %NULL without an error if there is none
 */
IsmsMethod *
isms_method_load (IsmsDatabase *database, gint64 id, GError **error)
{
  g_autoptr (IsmsMethod) self = read_head (database, id, error);

  if (self == NULL
      || !read_part (self, database,
                     "SELECT value, label, description FROM method_likelihood "
                     "WHERE method_id = ? ORDER BY value",
                     read_point, self->likelihoods, error)
      || !read_part (self, database,
                     "SELECT value, label, description FROM method_impact "
                     "WHERE method_id = ? ORDER BY value",
                     read_point, self->impacts, error)
      || !read_part (self, database,
                     "SELECT id, rank, name, sign, tone, answer, acceptable, review_days "
                     "FROM method_level WHERE method_id = ? ORDER BY rank",
                     read_level, self->levels, error)
      || !read_grid (self, database, error) || !read_criteria (self, database, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * isms_consequence_get_name:
 * @consequence: a kind of consequence
 *
 * Returns: (transfer none): the word for it in SQL: "legal"
 */
const char *
isms_consequence_get_name (IsmsConsequence consequence)
{
  return names[consequence];
}

/**
 * isms_consequence_get_label:
 * @consequence: a kind of consequence
 *
 * Returns: (transfer none): what people call it, translated
 */
const char *
isms_consequence_get_label (IsmsConsequence consequence)
{
  return _ (labels[consequence]);
}

/*< private >
 * isms_method_new:
 * @name: (nullable): what it is called
 * @version: from 1
 *
 * Returns: (transfer full): a method with nothing in it
 */
IsmsMethod *
isms_method_new (const char *name, int version)
{
  IsmsMethod *self = g_new0 (IsmsMethod, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->name = g_strdup (name);
  self->version = version;
  self->likelihoods = g_array_new (FALSE, TRUE, sizeof (IsmsScalePoint));
  self->impacts = g_array_new (FALSE, TRUE, sizeof (IsmsScalePoint));
  self->levels = g_array_new (FALSE, TRUE, sizeof (IsmsLevel));
  g_array_set_clear_func (self->likelihoods, clear_point);
  g_array_set_clear_func (self->impacts, clear_point);
  g_array_set_clear_func (self->levels, clear_level);
  return self;
}

/*< private >
 * isms_scale_point_copy:
 * @from: a point
 * @to: (out caller-allocates): its copy
 */
void
isms_scale_point_copy (const IsmsScalePoint *from, IsmsScalePoint *to)
{
  to->value = from->value;
  to->label = g_strdup (from->label);
  to->description = g_strdup (from->description);
  for (guint i = 0; i < ISMS_N_CONSEQUENCES; i++)
    to->criteria[i] = g_strdup (from->criteria[i]);
}

/*< private >
 * isms_level_copy:
 * @from: a level
 * @to: (out caller-allocates): its copy, without the id
 */
void
isms_level_copy (const IsmsLevel *from, IsmsLevel *to)
{
  *to = *from;
  to->id = 0;
  to->name = g_strdup (from->name);
  to->sign = g_strdup (from->sign);
  to->answer = g_strdup (from->answer);
}

static void
copy_points (GArray *from, GArray *to)
{
  for (guint i = 0; i < from->len; i++)
    {
      IsmsScalePoint point;

      isms_scale_point_copy (&g_array_index (from, IsmsScalePoint, i), &point);
      g_array_append_val (to, point);
    }
}

/*< private >
 * isms_method_copy:
 * @self: a method
 *
 * Returns: (transfer full): one that nobody else holds, as it is but for the ids
 */
IsmsMethod *
isms_method_copy (IsmsMethod *self)
{
  IsmsMethod *copy = isms_method_new (self->name, self->version);

  copy_points (self->likelihoods, copy->likelihoods);
  copy_points (self->impacts, copy->impacts);
  for (guint i = 0; i < self->levels->len; i++)
    {
      IsmsLevel level;

      isms_level_copy (&g_array_index (self->levels, IsmsLevel, i), &level);
      g_array_append_val (copy->levels, level);
    }
  memcpy (copy->grid, self->grid, sizeof self->grid);
  return copy;
}

static gboolean
is_point_like (const IsmsScalePoint *a, const IsmsScalePoint *b)
{
  gboolean like =
      g_strcmp0 (a->label, b->label) == 0 && g_strcmp0 (a->description, b->description) == 0;

  for (guint i = 0; i < ISMS_N_CONSEQUENCES && like; i++)
    like = g_strcmp0 (a->criteria[i], b->criteria[i]) == 0;
  return like;
}

static gboolean
are_points_like (GArray *a, GArray *b)
{
  gboolean like = a->len == b->len;

  for (guint i = 0; like && i < a->len; i++)
    like = is_point_like (&g_array_index (a, IsmsScalePoint, i),
                          &g_array_index (b, IsmsScalePoint, i));
  return like;
}

static gboolean
is_level_like (const IsmsLevel *a, const IsmsLevel *b)
{
  return g_strcmp0 (a->name, b->name) == 0 && g_strcmp0 (a->sign, b->sign) == 0
         && a->tone == b->tone && g_strcmp0 (a->answer, b->answer) == 0
         && !a->acceptable == !b->acceptable && a->review_days == b->review_days;
}

/**
 * isms_method_is_like:
 * @self: a method
 * @other: another
 *
 * Returns: whether both have the same scales, levels and grid
 */
gboolean
isms_method_is_like (IsmsMethod *self, IsmsMethod *other)
{
  gboolean like = are_points_like (self->likelihoods, other->likelihoods)
                  && are_points_like (self->impacts, other->impacts)
                  && self->levels->len == other->levels->len;

  for (guint i = 0; like && i < self->levels->len; i++)
    like = is_level_like (&g_array_index (self->levels, IsmsLevel, i),
                          &g_array_index (other->levels, IsmsLevel, i));
  for (guint l = 0; like && l < self->likelihoods->len; l++)
    like = memcmp (self->grid[l], other->grid[l], self->impacts->len * sizeof (int)) == 0;
  return like;
}

/**
 * isms_method_ref:
 * @self: a method
 *
 * Any thread.
 *
 * Returns: (transfer full): the same method
 */
IsmsMethod *
isms_method_ref (IsmsMethod *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * isms_method_unref:
 * @self: (transfer full): a method
 *
 * Any thread.
 */
void
isms_method_unref (IsmsMethod *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_array_unref (self->likelihoods);
  g_array_unref (self->impacts);
  g_array_unref (self->levels);
  g_free (self->name);
  g_free (self);
}

/**
 * isms_method_get_id:
 * @self: a method
 *
 * Returns: the id of this version
 */
gint64
isms_method_get_id (IsmsMethod *self)
{
  return self->id;
}

/**
 * isms_method_get_name:
 * @self: a method
 *
 * Returns: (transfer none): what it is called
 */
const char *
isms_method_get_name (IsmsMethod *self)
{
  return self->name;
}

/**
 * isms_method_get_version:
 * @self: a method
 *
 * Returns: which version of it this is, from 1
 */
int
isms_method_get_version (IsmsMethod *self)
{
  return self->version;
}

/**
 * isms_method_get_n_likelihoods:
 * @self: a method
 *
 * Returns: how many points the scale of likelihood has
 */
int
isms_method_get_n_likelihoods (IsmsMethod *self)
{
  return (int) self->likelihoods->len;
}

/**
 * isms_method_get_n_impacts:
 * @self: a method
 *
 * Returns: how many points the scale of impact has
 */
int
isms_method_get_n_impacts (IsmsMethod *self)
{
  return (int) self->impacts->len;
}

/**
 * isms_method_get_likelihood:
 * @self: a method
 * @value: from 1, the lowest
 *
 * Returns: (nullable) (transfer none): the point of the scale, or %NULL outside
 */
const IsmsScalePoint *
isms_method_get_likelihood (IsmsMethod *self, int value)
{
  if (value < 1 || value > (int) self->likelihoods->len)
    return NULL;
  return &g_array_index (self->likelihoods, IsmsScalePoint, value - 1);
}

/**
 * isms_method_get_impact:
 * @self: a method
 * @value: from 1, the lowest
 *
 * Returns: (nullable) (transfer none): the point of the scale, or %NULL outside
 */
const IsmsScalePoint *
isms_method_get_impact (IsmsMethod *self, int value)
{
  if (value < 1 || value > (int) self->impacts->len)
    return NULL;
  return &g_array_index (self->impacts, IsmsScalePoint, value - 1);
}

/**
 * isms_method_get_n_levels:
 * @self: a method
 *
 * Returns: how many levels there are
 */
int
isms_method_get_n_levels (IsmsMethod *self)
{
  return (int) self->levels->len;
}

/**
 * isms_method_get_level:
 * @self: a method
 * @rank: from 1, the lowest
 *
 * Returns: (nullable) (transfer none): the level, or %NULL outside
 */
const IsmsLevel *
isms_method_get_level (IsmsMethod *self, int rank)
{
  if (rank < 1 || rank > (int) self->levels->len)
    return NULL;
  return &g_array_index (self->levels, IsmsLevel, rank - 1);
}

/**
 * isms_method_rate:
 * @self: a method
 * @likelihood: from 1
 * @impact: from 1
 *
 * The level of a pair, from the grid alone (6.1.2 d 3).
 *
 * Returns: (nullable) (transfer none): the level, or %NULL for a pair outside the scales
 */
const IsmsLevel *
isms_method_rate (IsmsMethod *self, int likelihood, int impact)
{
  if (isms_method_get_likelihood (self, likelihood) == NULL
      || isms_method_get_impact (self, impact) == NULL)
    return NULL;

  return isms_method_get_level (self, self->grid[likelihood - 1][impact - 1]);
}
