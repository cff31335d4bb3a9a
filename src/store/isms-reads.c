/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A query is compiled, and the tables are taken from what its program opens. An authorizer would
 * hear of each column that any view in it mentions, asked for or not, and so of nearly every table.
 * What is kept of a view is never changed by a step: the tables of the view stand for it. */

#include "isms-reads.h"

#include <stdlib.h>
#include <string.h>

#include "isms-store.h"

#define OPCODE 1
#define P2 3
#define P3 4

struct _IsmsReads
{
  IsmsDatabase *database;
  GHashTable *roots; /* (gint64 *) root page → (char *) table */
};

static gint64 *
dup_number (gint64 number)
{
  return g_memdup2 (&number, sizeof number);
}

/**
 * isms_reads_new:
 * @database: a connection of the calling thread; it must outlive what is made
 * @error: return location
 *
 * Returns: (transfer full): %NULL on error
 */
IsmsReads *
isms_reads_new (IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsReads) self = g_new0 (IsmsReads, 1);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT rootpage, tbl_name FROM sqlite_schema WHERE rootpage > 0", error);

  self->database = database;
  self->roots = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  if (statement == NULL)
    return NULL;
  while (isms_statement_next (statement, error))
    g_hash_table_insert (self->roots, dup_number (isms_statement_get_int (statement, 0)),
                         isms_statement_dup_text (statement, 1));
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&self);
}

/**
 * isms_reads_free:
 * @self: (transfer full): what was made
 */
void
isms_reads_free (IsmsReads *self)
{
  g_hash_table_unref (self->roots);
  g_free (self);
}

static gboolean
add_tables (IsmsReads *self, const char *sql, GHashTable *found, GError **error)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN ", sql, NULL);
  g_autoptr (IsmsStatement) program = isms_database_prepare (self->database, explain, error);

  if (program == NULL)
    return FALSE;
  while (isms_statement_next (program, error))
    {
      gint64 root = isms_statement_get_int (program, P2);
      const char *table = g_hash_table_lookup (self->roots, &root);

      if (!g_str_equal (isms_statement_get_text (program, OPCODE), "OpenRead")
          || isms_statement_get_int (program, P3) != 0 || table == NULL
          || !g_hash_table_add (found, g_strdup (table)))
        continue;
      if (g_str_has_prefix (table, ISMS_STORE_KEPT))
        {
          g_autofree char *view =
              g_strconcat ("SELECT * FROM ", table + strlen (ISMS_STORE_KEPT), NULL);

          if (!add_tables (self, view, found, error))
            return FALSE;
        }
    }
  return !isms_statement_failed (program);
}

static int
compare_names (gconstpointer left, gconstpointer right)
{
  return strcmp (*(const char *const *) left, *(const char *const *) right);
}

/**
 * isms_reads_list_tables:
 * @self: what the tables are
 * @sql: a query
 * @error: return location
 *
 * The tables that @sql reads, those behind its views included, but not what only columns would read
 * that nobody asks for.
 *
 * Returns: (transfer full) (nullable): their names, sorted; %NULL on error
 */
GStrv
isms_reads_list_tables (IsmsReads *self, const char *sql, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  const char *table;
  GStrv names;

  if (!add_tables (self, sql, found, error))
    return NULL;
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, (gpointer *) &table, NULL))
    if (!g_str_has_prefix (table, ISMS_STORE_KEPT))
      g_strv_builder_add (builder, table);
  names = g_strv_builder_end (builder);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}
