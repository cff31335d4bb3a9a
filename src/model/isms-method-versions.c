/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The versions of the risk method in a workspace: which there are, and how one is added. */

#include "isms-config.h"

#include "isms-method-private.h"

/**
 * isms_method_version_free:
 * @self: (transfer full): a version
 */
void
isms_method_version_free (IsmsMethodVersion *self)
{
  g_free (self->name);
  g_free (self->since);
  g_free (self);
}

/**
 * isms_method_load_versions:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsMethodVersion): every version, the one in force first;
 *   %NULL on error
 */
GPtrArray *
isms_method_load_versions (IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database,
                             "SELECT id, name, version, date (created_at, 'localtime') FROM method "
                             "ORDER BY version DESC, id DESC",
                             error);
  g_autoptr (GPtrArray) versions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_method_version_free);

  if (statement == NULL)
    return NULL;

  while (isms_statement_next (statement, error))
    {
      IsmsMethodVersion *version = g_new0 (IsmsMethodVersion, 1);

      version->id = isms_statement_get_int (statement, 0);
      version->name = isms_statement_dup_text (statement, 1);
      version->version = (int) isms_statement_get_int (statement, 2);
      version->since = isms_statement_dup_text (statement, 3);
      g_ptr_array_add (versions, version);
    }
  if (isms_statement_failed (statement))
    return NULL;
  return g_steal_pointer (&versions);
}

/**
 * isms_method_load_on:
 * @database: a connection of the calling thread
 * @day: (nullable): YYYY-MM-DD; %NULL for now
 * @error: return location
 *
 * The newest version that there was by the end of the day; before the first one, that.
 *
 * Returns: (transfer full) (nullable): the method; %NULL without an error if there is none
 */
IsmsMethod *
isms_method_load_on (IsmsDatabase *database, const char *day, GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  const IsmsMethodVersion *found = NULL;

  if (day == NULL)
    return isms_method_load (database, 0, error);
  versions = isms_method_load_versions (database, error);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    {
      found = g_ptr_array_index (versions, i);
      if (g_strcmp0 (found->since, day) <= 0)
        break;
    }
  return found != NULL ? isms_method_load (database, found->id, error) : NULL;
}

static gboolean
write_criteria (IsmsWriter *writer, gint64 id, const IsmsScalePoint *point, GError **error)
{
  for (guint i = 0; i < ISMS_N_CONSEQUENCES; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();

      if (point->criteria[i] == NULL || *point->criteria[i] == '\0')
        continue;
      isms_row_set_int (row, "method_id", id);
      isms_row_set_int (row, "impact", point->value);
      isms_row_set_text (row, "consequence", isms_consequence_get_name (i));
      isms_row_set_text (row, "words", point->criteria[i]);
      if (isms_writer_insert (writer, "method_criterion", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_points (IsmsWriter *writer, gint64 id, const char *table, GArray *points, GError **error)
{
  for (guint i = 0; i < points->len; i++)
    {
      const IsmsScalePoint *point = &g_array_index (points, IsmsScalePoint, i);
      g_autoptr (IsmsRow) row = isms_row_new ();

      isms_row_set_int (row, "method_id", id);
      isms_row_set_int (row, "value", point->value);
      isms_row_set_text (row, "label", point->label);
      isms_row_set_text (row, "description", point->description);
      if (isms_writer_insert (writer, table, row, error) == 0
          || !write_criteria (writer, id, point, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_levels (IsmsWriter *writer, gint64 id, GArray *levels, GError **error)
{
  for (guint i = 0; i < levels->len; i++)
    {
      const IsmsLevel *level = &g_array_index (levels, IsmsLevel, i);
      g_autoptr (IsmsRow) row = isms_row_new ();

      isms_row_set_int (row, "method_id", id);
      isms_row_set_int (row, "rank", level->rank);
      isms_row_set_text (row, "name", level->name);
      isms_row_set_text (row, "sign", level->sign);
      isms_row_set_int (row, "tone", level->tone);
      isms_row_set_text (row, "answer", level->answer);
      isms_row_set_int (row, "acceptable", level->acceptable);
      isms_row_set_int (row, "review_days", level->review_days);
      if (isms_writer_insert (writer, "method_level", row, error) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_cells (IsmsWriter *writer, gint64 id, IsmsMethod *self, GError **error)
{
  for (guint likelihood = 0; likelihood < self->likelihoods->len; likelihood++)
    for (guint impact = 0; impact < self->impacts->len; impact++)
      {
        g_autoptr (IsmsRow) row = isms_row_new ();

        isms_row_set_int (row, "method_id", id);
        isms_row_set_int (row, "likelihood", likelihood + 1);
        isms_row_set_int (row, "impact", impact + 1);
        isms_row_set_int (row, "level", self->grid[likelihood][impact]);
        if (isms_writer_insert (writer, "method_cell", row, error) == 0)
          return FALSE;
      }
  return TRUE;
}

/*< private >
 * isms_method_write_parts:
 * @writer: the inside of a step
 * @self: what to add
 * @id: the row of the version, which is there
 * @error: return location
 *
 * Adds the scales, criteria, levels and grid of a version.
 */
gboolean
isms_method_write_parts (IsmsWriter *writer, IsmsMethod *self, gint64 id, GError **error)
{
  return write_points (writer, id, "method_likelihood", self->likelihoods, error)
         && write_points (writer, id, "method_impact", self->impacts, error)
         && write_levels (writer, id, self->levels, error) && write_cells (writer, id, self, error);
}
