/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The map of risks: how many stand in each cell, and which come first. */

#include "isms-config.h"

#include "isms-risk.h"

/* The view gives a pair as one number, so that it is looked up once: likelihood × 100 + impact.
 * -1: not rated, or a pair that this method does not have. */
static int
find_cell (IsmsStatement *statement, int column, int n_likelihoods, int n_impacts)
{
  gint64 pair = isms_statement_get_int (statement, column);
  int likelihood = (int) (pair / 100);
  int impact = (int) (pair % 100);

  if (likelihood < 1 || likelihood > n_likelihoods || impact < 1 || impact > n_impacts)
    return -1;

  return (likelihood - 1) * n_impacts + impact - 1;
}

static IsmsStatement *
prepare (IsmsDatabase *database,
         IsmsQuery *query,
         IsmsPosture posture,
         const char *columns,
         const char *order,
         GError **error)
{
  g_autofree char *from = isms_query_dup_from (query);
  g_autofree char *sql = g_strdup_printf ("SELECT %s_cell%s %s%s", isms_posture_get_name (posture),
                                          columns, from, order);
  IsmsStatement *statement = isms_database_prepare (database, sql, error);

  if (statement != NULL)
    isms_query_bind (query, statement, 1);
  return statement;
}

/**
 * isms_risk_map_free:
 * @self: (transfer full): a map
 */
void
isms_risk_map_free (IsmsRiskMap *self)
{
  g_free (self->counts);
  g_free (self);
}

/**
 * isms_risk_map_run:
 * @database: a connection of the calling thread
 * @query: which risks
 * @method: whose grid is drawn
 * @posture: which ratings
 * @error: return location
 *
 * One pass over the risks, each with one look into the index of ratings.
 *
 * Returns: (transfer full): how many stand where; %NULL on error
 */
IsmsRiskMap *
isms_risk_map_run (IsmsDatabase *database,
                   IsmsQuery *query,
                   IsmsMethod *method,
                   IsmsPosture posture,
                   GError **error)
{
  g_autoptr (IsmsStatement) statement = prepare (database, query, posture, "", "", error);
  g_autoptr (IsmsRiskMap) self = g_new0 (IsmsRiskMap, 1);

  self->n_likelihoods = isms_method_get_n_likelihoods (method);
  self->n_impacts = isms_method_get_n_impacts (method);
  self->counts = g_new0 (guint, (gsize) self->n_likelihoods * (gsize) self->n_impacts);
  if (statement == NULL)
    return NULL;

  while (isms_statement_next (statement, error))
    {
      int cell = find_cell (statement, 0, self->n_likelihoods, self->n_impacts);

      if (cell >= 0)
        self->counts[cell]++;
      else
        self->unrated++;
      self->total++;
    }
  if (isms_statement_failed (statement))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * isms_risk_map_run_cells:
 * @database: a connection of the calling thread
 * @query: which risks
 * @method: whose grid is drawn
 * @posture: which ratings
 * @limit: how many of each cell
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): for each cell, likelihood by likelihood, @limit
 *   ids by ref, 0 where there are fewer; %NULL on error
 */
GArray *
isms_risk_map_run_cells (IsmsDatabase *database,
                         IsmsQuery *query,
                         IsmsMethod *method,
                         IsmsPosture posture,
                         guint limit,
                         GError **error)
{
  g_autoptr (IsmsStatement) statement =
      prepare (database, query, posture, ", id", " ORDER BY ref_key, id", error);
  int n_likelihoods = isms_method_get_n_likelihoods (method);
  int n_impacts = isms_method_get_n_impacts (method);
  guint n_cells = (guint) (n_likelihoods * n_impacts);
  g_autofree guint *filled = g_new0 (guint, n_cells);
  g_autoptr (GArray) ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  guint n_full = 0;

  if (statement == NULL)
    return NULL;

  g_array_set_size (ids, n_cells * limit);
  while (limit > 0 && n_full < n_cells && isms_statement_next (statement, error))
    {
      int cell = find_cell (statement, 0, n_likelihoods, n_impacts);

      if (cell < 0 || filled[cell] == limit)
        continue;
      g_array_index (ids, gint64, (guint) cell * limit + filled[cell]) =
          isms_statement_get_int (statement, 1);
      if (++filled[cell] == limit)
        n_full++;
    }
  if (isms_statement_failed (statement))
    return NULL;

  return g_steal_pointer (&ids);
}
