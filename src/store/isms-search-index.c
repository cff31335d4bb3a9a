/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The search index follows the rows at the end of each step, by what the journal says has changed;
 * it is made anew when the layer above describes its tables otherwise than before. Triggers would
 * be simpler, but each row would then be a statement of its own to FTS5, which makes it write the
 * index out every time: measured at three times the cost of an import. */

#include "isms-schema.h"

/* Raised when the same tables give other words than before. */
#define INDEX_FORMAT 1

static gboolean
has_column (const IsmsTable *table, const char *column)
{
  return column != NULL && g_ptr_array_find (table->columns, g_intern_string (column), NULL);
}

/* "ref, title, body" of the row that is called t. A ref is found as it is written and without its
 * hyphen. */
static char *
list_words (const IsmsTable *table)
{
  const IsmsStoreTable *described = table->described;
  GString *out = g_string_new (NULL);

  if (table->has_ref)
    g_string_append (out, "t.ref || ' ' || replace (t.ref, '-', '')");
  else
    g_string_append (out, "''");
  if (has_column (table, described->title_column))
    g_string_append_printf (out, ", t.\"%s\", concat_ws (char (10)", described->title_column);
  else
    g_string_append (out, ", '', concat_ws (char (10)");
  g_string_append (out, ", ''");
  for (guint i = 0; described->search_columns != NULL && described->search_columns[i] != NULL; i++)
    if (has_column (table, described->search_columns[i]))
      g_string_append_printf (out, ", t.\"%s\"", described->search_columns[i]);
  if (described->search_part != NULL)
    g_string_append_printf (out, ", (%s)", described->search_part);
  g_string_append_c (out, ')');
  return g_string_free_and_steal (out);
}

/* Whether change c is of a column that is searched. "after" is JSON: what merely looks like a
 * column in it costs an update of the index for nothing. */
static char *
make_condition (const IsmsTable *table)
{
  const IsmsStoreTable *described = table->described;
  GString *out = g_string_new ("c.op = 'i' OR c.op = 'u' AND (instr (c.after, '\"ref\":')");

  g_string_append_printf (out, " OR instr (c.after, '\"%s\":')", described->title_column);
  for (guint i = 0; described->search_columns != NULL && described->search_columns[i] != NULL; i++)
    g_string_append_printf (out, " OR instr (c.after, '\"%s\":')", described->search_columns[i]);
  if (described->search_part != NULL)
    g_string_append (out, " OR instr (c.after, '\"revision\":')");
  g_string_append_c (out, ')');
  return g_string_free_and_steal (out);
}

static gboolean
run_from (IsmsDatabase *database, const char *sql, gint64 first_change, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, first_change);
  return isms_statement_run (statement, error);
}

static gboolean
update_table (const IsmsTable *table, IsmsDatabase *database, gint64 first_change, GError **error)
{
  g_autofree char *words = list_words (table);
  g_autofree char *condition = make_condition (table);
  g_autofree char *fill =
      g_strdup_printf ("INSERT OR REPLACE INTO search (rowid, ref, title, body)"
                       " SELECT %1$u << 40 | t.id, %2$s FROM main.\"%3$s\" AS t WHERE t.id IN"
                       " (SELECT c.row FROM journal_change AS c"
                       " WHERE c.seq >= ?1 AND +c.tbl = '%3$s' AND (%4$s))",
                       table->described->number, words, table->name, condition);
  g_autofree char *clear =
      g_strdup_printf ("DELETE FROM search WHERE rowid IN"
                       " (SELECT %1$u << 40 | c.row FROM journal_change AS c"
                       " WHERE c.seq >= ?1 AND +c.tbl = '%2$s' AND c.op = 'd'"
                       " AND NOT EXISTS (SELECT 1 FROM main.\"%2$s\" WHERE id = c.row))",
                       table->described->number, table->name);

  return run_from (database, clear, first_change, error)
         && run_from (database, fill, first_change, error);
}

static gboolean
fill_from_table (const IsmsTable *table, IsmsDatabase *database, GError **error)
{
  g_autofree char *words = list_words (table);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO search (rowid, ref, title, body)"
                                          " SELECT %1$u << 40 | t.id, %2$s FROM main.\"%3$s\" AS t",
                                          table->described->number, words, table->name);

  return isms_database_execute (database, sql, error);
}

/* What the index is made from, as one word. */
static char *
make_fingerprint (IsmsSchema *schema, const IsmsStoreTable *tables)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%d", INDEX_FORMAT);
  for (const IsmsStoreTable *t = tables; t != NULL && t->name != NULL; t++)
    {
      const IsmsTable *table = isms_schema_find (schema, t->name);
      g_autofree char *words = table != NULL ? list_words (table) : NULL;

      if (words != NULL)
        g_string_append_printf (text, "\n%u %s %s", t->number, t->name, words);
    }
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, text->len);
}

static gboolean
fill_index (IsmsSchema *schema,
            IsmsDatabase *database,
            const IsmsStoreTable *tables,
            const char *fingerprint,
            GError **error)
{
  g_autofree char *mark = g_strdup_printf (
      "INSERT OR REPLACE INTO meta (key, value) VALUES ('search', '%s')", fingerprint);

  if (!isms_database_execute (database, "INSERT INTO search (search) VALUES ('delete-all')", error))
    return FALSE;
  for (const IsmsStoreTable *t = tables; t != NULL && t->name != NULL; t++)
    {
      const IsmsTable *table = isms_schema_find (schema, t->name);

      if (table != NULL && !fill_from_table (table, database, error))
        return FALSE;
    }
  return isms_database_execute (database, mark, error);
}

/*< private >
 * isms_search_update:
 * @change: what the step changed
 * @first_change: the first of its changes in the journal
 *
 * Brings the index after the rows. Writer's thread, inside the step's transaction.
 */
gboolean
isms_search_update (IsmsSchema *schema,
                    IsmsDatabase *database,
                    const IsmsStoreTable *tables,
                    IsmsChange *change,
                    gint64 first_change,
                    GError **error)
{
  for (const IsmsStoreTable *t = tables; t != NULL && t->name != NULL; t++)
    {
      const IsmsTable *table = isms_schema_find (schema, t->name);

      if (table != NULL && isms_change_touches (change, t->name)
          && !update_table (table, database, first_change, error))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * isms_search_prepare:
 *
 * Makes the index anew if @tables say that it is out of date.
 */
gboolean
isms_search_prepare (IsmsSchema *schema,
                     IsmsDatabase *database,
                     const IsmsStoreTable *tables,
                     GError **error)
{
  g_autofree char *fingerprint = make_fingerprint (schema, tables);
  g_autofree char *found =
      isms_database_query_text (database, "SELECT value FROM meta WHERE key = 'search'", NULL);
  gboolean done;

  if (g_strcmp0 (fingerprint, found) == 0)
    return TRUE;
  if (!isms_database_execute (database, "BEGIN IMMEDIATE", error))
    return FALSE;
  done = fill_index (schema, database, tables, fingerprint, error)
         && isms_database_execute (database, "COMMIT", error);
  if (!done && !sqlite3_get_autocommit (isms_database_get_handle (database)))
    isms_database_execute (database, "ROLLBACK", NULL);
  return done;
}
