/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the matched records say now, read in one pass over each table, to tell an update from what
 * is the same already. */

#include "isms-import-private.h"

#include <string.h>

static void
free_existing (gpointer data)
{
  ExistingRecord *existing = data;

  isms_row_free (existing->values);
  g_ptr_array_unref (existing->links);
  g_free (existing);
}

static void
unref_ids (gpointer data)
{
  if (data != NULL)
    g_array_unref (data);
}

GPtrArray *
isms_import_links_new (const IsmsKind *kind)
{
  GPtrArray *links = g_ptr_array_new_with_free_func (unref_ids);

  g_ptr_array_set_size (links, kind->n_fields);
  return links;
}

static void
expect (ImportRun *run, gint64 id)
{
  ExistingRecord *existing = g_new0 (ExistingRecord, 1);

  existing->values = isms_row_new ();
  existing->links = isms_import_links_new (run->import->kind);
  g_hash_table_insert (run->existing, g_memdup2 (&id, sizeof id), existing);
}

static ExistingRecord *
find (ImportRun *run, IsmsStatement *statement)
{
  gint64 id = isms_statement_get_int (statement, 0);

  return g_hash_table_lookup (run->existing, &id);
}

static gboolean
is_own_column (const IsmsField *field)
{
  return !isms_field_has_links (field) && (field->flags & ISMS_FIELD_COMPUTED) == 0;
}

/* @id: of one alone; 0: of all. */
static gboolean
load_values (ImportRun *run, gint64 id, GError **error)
{
  const IsmsKind *kind = run->import->kind;
  g_autoptr (GString) sql = g_string_new ("SELECT id, ref");
  g_autoptr (IsmsStatement) statement = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    if (is_own_column (&kind->fields[i]))
      g_string_append_printf (sql, ", %s", isms_field_get_column (&kind->fields[i]));
  g_string_append_printf (sql, " FROM %s WHERE ?1 IN (0, id)", kind->name);
  statement = isms_database_prepare (run->database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, id);
  while (isms_statement_next (statement, error))
    {
      ExistingRecord *existing = find (run, statement);

      for (int i = 1; existing != NULL && i < isms_statement_get_n_columns (statement); i++)
        {
          g_auto (GValue) value = G_VALUE_INIT;

          isms_statement_get_value (statement, i, &value);
          isms_row_set_value (existing->values, isms_statement_get_name (statement, i), &value);
        }
    }
  return !isms_statement_failed (statement);
}

static gboolean
load_links (ImportRun *run, guint place, GError **error)
{
  const IsmsKind *kind = run->import->kind;
  g_autoptr (GHashTable) links =
      isms_kind_load_links (kind, &kind->fields[place], run->database, error);
  GHashTableIter iter;
  gpointer id, existing;

  if (links == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, run->existing);
  while (g_hash_table_iter_next (&iter, &id, &existing))
    {
      GArray *targets = g_hash_table_lookup (links, id);

      if (targets != NULL)
        g_ptr_array_index (((ExistingRecord *) existing)->links, place) = g_array_ref (targets);
    }
  return TRUE;
}

/* The newest of each kind comes last and stays. */
static gboolean
load_ratings (ImportRun *run, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (run->database,
                             "SELECT risk_id, kind, likelihood, impact FROM rating "
                             "ORDER BY rated_on, id",
                             error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      ExistingRecord *existing = find (run, statement);

      for (guint i = 0; existing != NULL && i < G_N_ELEMENTS (existing->ratings); i++)
        {
          if (strcmp (isms_posture_get_name (i), isms_statement_get_text (statement, 1)) != 0)
            continue;
          existing->ratings[i].likelihood = isms_statement_get_int (statement, 2);
          existing->ratings[i].impact = isms_statement_get_int (statement, 3);
        }
    }
  return !isms_statement_failed (statement);
}

/**
 * isms_import_load_existing:
 *
 * Fills run->existing for the records in run->matches.
 */
gboolean
isms_import_load_existing (ImportRun *run, GError **error)
{
  const IsmsKind *kind = run->import->kind;

  run->existing = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_existing);
  for (guint row = 0; row < isms_table_get_n_rows (run->import->table); row++)
    if (run->matches[row] != NULL)
      expect (run, run->matches[row]->id);
  if (g_hash_table_size (run->existing) == 0)
    return TRUE;
  if (!load_values (run, 0, error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (isms_field_has_links (&kind->fields[i]) && !load_links (run, i, error))
      return FALSE;
  return run->import->method == NULL || load_ratings (run, error);
}

/**
 * isms_import_load_known:
 * @run: the run
 * @id: of a record that a row turned out to be, of a kind that is known_by some of its columns
 * @error: return location
 *
 * Returns: (transfer none): what it says now; %NULL on error
 */
const ExistingRecord *
isms_import_load_known (ImportRun *run, gint64 id, GError **error)
{
  if (g_hash_table_lookup (run->existing, &id) == NULL)
    {
      expect (run, id);
      if (!load_values (run, id, error))
        return NULL;
    }
  return g_hash_table_lookup (run->existing, &id);
}
