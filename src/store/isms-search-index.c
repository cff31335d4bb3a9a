/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The search index follows the rows by TEMP triggers, made from what the layer above says of its
 * tables; it is made anew when that differs from what it was made from. */

#include "isms-schema.h"

/* Raised when the same tables give other words than before. */
#define INDEX_FORMAT 1

static gboolean
has_column (const IsmsTable *table, const char *column)
{
  return column != NULL && g_ptr_array_find (table->columns, g_intern_string (column), NULL);
}

/* "rowid, ref, title, body" of row @row ("NEW" or the table itself). A ref is found as it is
 * written and without its hyphen. */
static char *
list_words (const IsmsTable *table, const char *row)
{
  const IsmsStoreTable *described = table->described;
  GString *out = g_string_new (NULL);

  if (table->has_ref)
    g_string_append_printf (out, "%1$s.ref || ' ' || replace (%1$s.ref, '-', '')", row);
  else
    g_string_append (out, "''");
  if (has_column (table, described->title_column))
    g_string_append_printf (out, ", %s.\"%s\", concat_ws (char (10)", row, described->title_column);
  else
    g_string_append (out, ", '', concat_ws (char (10)");
  g_string_append (out, ", ''");
  for (guint i = 0; described->search_columns != NULL && described->search_columns[i] != NULL; i++)
    if (has_column (table, described->search_columns[i]))
      g_string_append_printf (out, ", %s.\"%s\"", row, described->search_columns[i]);
  g_string_append_c (out, ')');
  return g_string_free_and_steal (out);
}

static char *
list_watched_columns (const IsmsTable *table)
{
  const IsmsStoreTable *described = table->described;
  GString *out = g_string_new (table->has_ref ? "ref" : "id");

  if (has_column (table, described->title_column))
    g_string_append_printf (out, ", \"%s\"", described->title_column);
  for (guint i = 0; described->search_columns != NULL && described->search_columns[i] != NULL; i++)
    if (has_column (table, described->search_columns[i]))
      g_string_append_printf (out, ", \"%s\"", described->search_columns[i]);
  return g_string_free_and_steal (out);
}

static gboolean
watch_table (const IsmsTable *table, IsmsDatabase *database, GError **error)
{
  g_autofree char *words = list_words (table, "NEW");
  g_autofree char *columns = list_watched_columns (table);
  g_autofree char *sql = g_strdup_printf (
      "CREATE TEMP TRIGGER search_insert_%1$s AFTER INSERT ON main.\"%1$s\" BEGIN"
      " INSERT INTO search (rowid, ref, title, body) VALUES (%2$u << 40 | NEW.id, %3$s); END;"
      "CREATE TEMP TRIGGER search_delete_%1$s AFTER DELETE ON main.\"%1$s\" BEGIN"
      " DELETE FROM search WHERE rowid = %2$u << 40 | OLD.id; END;"
      "CREATE TEMP TRIGGER search_update_%1$s AFTER UPDATE OF %4$s ON main.\"%1$s\" BEGIN"
      " INSERT OR REPLACE INTO search (rowid, ref, title, body)"
      " VALUES (%2$u << 40 | NEW.id, %3$s); END;",
      table->name, table->described->number, words, columns);

  return isms_database_execute (database, sql, error);
}

static gboolean
fill_from_table (const IsmsTable *table, IsmsDatabase *database, GError **error)
{
  g_autofree char *words = list_words (table, table->name);
  g_autofree char *sql = g_strdup_printf ("INSERT INTO search (rowid, ref, title, body)"
                                          " SELECT %1$u << 40 | id, %2$s FROM main.\"%3$s\"",
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
      g_autofree char *words = table != NULL ? list_words (table, t->name) : NULL;

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
 * isms_search_watch:
 *
 * Makes the triggers that keep the index, and the index itself if @tables say it is out of date.
 */
gboolean
isms_search_watch (IsmsSchema *schema,
                   IsmsDatabase *database,
                   const IsmsStoreTable *tables,
                   GError **error)
{
  g_autofree char *fingerprint = make_fingerprint (schema, tables);
  g_autofree char *found =
      isms_database_query_text (database, "SELECT value FROM meta WHERE key = 'search'", NULL);
  gboolean done;

  for (const IsmsStoreTable *t = tables; t != NULL && t->name != NULL; t++)
    {
      const IsmsTable *table = isms_schema_find (schema, t->name);

      if (table != NULL && !watch_table (table, database, error))
        return FALSE;
    }
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
