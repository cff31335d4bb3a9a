/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk method as it is kept in the workspace: one version, read whole, never changed. */

#include "isms-config.h"

#include "isms-method.h"

struct _IsmsMethod
{
  gatomicrefcount ref_count;
  gint64 id;
  char *name;
  int version;
  GArray *likelihoods; /* of IsmsScalePoint, by value */
  GArray *impacts;
  GArray *levels; /* of IsmsLevel, by rank */
  int *grid;      /* rank, or 0; by likelihood, then impact */
};

G_DEFINE_BOXED_TYPE (IsmsMethod, isms_method, isms_method_ref, isms_method_unref)

static void
clear_point (gpointer data)
{
  IsmsScalePoint *point = data;

  g_free (point->label);
  g_free (point->description);
}

static void
clear_level (gpointer data)
{
  IsmsLevel *level = data;

  g_free (level->name);
  g_free (level->sign);
  g_free (level->answer);
}

static IsmsMethod *
make_method (void)
{
  IsmsMethod *self = g_new0 (IsmsMethod, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->likelihoods = g_array_new (FALSE, TRUE, sizeof (IsmsScalePoint));
  self->impacts = g_array_new (FALSE, TRUE, sizeof (IsmsScalePoint));
  self->levels = g_array_new (FALSE, TRUE, sizeof (IsmsLevel));
  g_array_set_clear_func (self->likelihoods, clear_point);
  g_array_set_clear_func (self->impacts, clear_point);
  g_array_set_clear_func (self->levels, clear_level);
  return self;
}

static void
read_point (IsmsStatement *statement, GArray *points)
{
  IsmsScalePoint point = {
    .value = (int) isms_statement_get_int (statement, 0),
    .label = g_strdup (isms_statement_get_text (statement, 1)),
    .description = g_strdup (isms_statement_get_text (statement, 2)),
  };

  g_array_append_val (points, point);
}

static void
read_level (IsmsStatement *statement, GArray *levels)
{
  IsmsLevel level = {
    .id = isms_statement_get_int (statement, 0),
    .rank = (int) isms_statement_get_int (statement, 1),
    .name = g_strdup (isms_statement_get_text (statement, 2)),
    .sign = g_strdup (isms_statement_get_text (statement, 3)),
    .tone = (int) isms_statement_get_int (statement, 4),
    .answer = g_strdup (isms_statement_get_text (statement, 5)),
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
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  isms_statement_bind_int (statement, 1, self->id);
  while (isms_statement_next (statement, &failure))
    func (statement, out);
  if (failure == NULL)
    return out->len > 0;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
read_grid (IsmsMethod *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT likelihood, impact, level FROM method_cell WHERE method_id = ?", error);
  g_autoptr (GError) failure = NULL;

  if (statement == NULL)
    return FALSE;

  self->grid = g_new0 (int, self->likelihoods->len * self->impacts->len);
  isms_statement_bind_int (statement, 1, self->id);
  while (isms_statement_next (statement, &failure))
    {
      gint64 likelihood = isms_statement_get_int (statement, 0);
      gint64 impact = isms_statement_get_int (statement, 1);

      /* The schema says so, but a file from elsewhere may not keep to it. */
      if (likelihood >= 1 && likelihood <= self->likelihoods->len && impact >= 1
          && impact <= self->impacts->len)
        self->grid[(likelihood - 1) * self->impacts->len + impact - 1] =
            (int) isms_statement_get_int (statement, 2);
    }
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
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

  self = make_method ();
  self->id = isms_statement_get_int (statement, 0);
  self->name = g_strdup (isms_statement_get_text (statement, 1));
  self->version = (int) isms_statement_get_int (statement, 2);
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
      || !read_grid (self, database, error))
    return NULL;

  return g_steal_pointer (&self);
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
  g_free (self->grid);
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

  return isms_method_get_level (
      self, self->grid[(likelihood - 1) * (int) self->impacts->len + impact - 1]);
}
