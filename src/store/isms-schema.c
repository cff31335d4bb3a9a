/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Migrations are numbered files, run in order in one transaction. The journal's triggers are TEMP
 * ones, made from what the schema turns out to be, so that no table can be forgotten. */

#include "isms-schema.h"

#include <stdlib.h>
#include <string.h>

#include "isms-schema-resources.h"
#include "isms-store.h"

#define SCHEMA_FOLDER "/org/parapet/store/schema/"

struct _IsmsSchema
{
  GMutex mutex;
  GHashTable *tables; /* (const char *) name → (IsmsTable *) */
  GPtrArray *kept;    /* (const char *) interned: views that a table holds */
};

static void
free_table (IsmsTable *table)
{
  g_ptr_array_unref (table->columns);
  g_free (table);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names of the numbered files, in order. */
static GStrv
list_migrations (void)
{
  GStrv names = g_resource_enumerate_children (isms_schema_get_resource (), SCHEMA_FOLDER, 0, NULL);

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

/*< private >
 * isms_schema_get_newest_version:
 *
 * Returns: the number of the last migration
 */
int
isms_schema_get_newest_version (void)
{
  g_auto (GStrv) names = list_migrations ();

  return atoi (names[g_strv_length (names) - 1]);
}

static gboolean
run_migration (IsmsDatabase *database, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (SCHEMA_FOLDER, name, NULL);
  g_autoptr (GBytes) sql = g_resource_lookup_data (isms_schema_get_resource (), path, 0, error);

  if (sql == NULL || !isms_database_execute (database, g_bytes_get_data (sql, NULL), error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_references (IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database, "PRAGMA foreign_key_check", error);

  if (statement == NULL)
    return FALSE;
  if (isms_statement_next (statement, error))
    {
      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT,
                   "row %" G_GINT64_FORMAT " of %s refers to a row of %s that is not there",
                   isms_statement_get_int (statement, 1), isms_statement_get_text (statement, 0),
                   isms_statement_get_text (statement, 2));
      return FALSE;
    }
  return !isms_statement_failed (statement);
}

static gboolean
run_migrations (IsmsDatabase *database, int from, GError **error)
{
  g_auto (GStrv) names = list_migrations ();
  g_autofree char *mark = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (atoi (names[i]) > from && !run_migration (database, names[i], error))
      return FALSE;

  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d",
                          ISMS_STORE_APPLICATION_ID, isms_schema_get_newest_version ());
  return isms_database_execute (database, mark, error) && check_references (database, error);
}

/*< private >
 * isms_schema_upgrade:
 * @from: the version that the file has; 0 for an empty one
 *
 * Runs the migrations after @from in one transaction.
 */
gboolean
isms_schema_upgrade (IsmsDatabase *database, int from, GError **error)
{
  gboolean done;

  /* A migration may make a table anew: references are checked at the end, not on the way. */
  if (!isms_database_execute (database, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", error))
    return FALSE;
  done =
      run_migrations (database, from, error) && isms_database_execute (database, "COMMIT", error);
  if (!done && !sqlite3_get_autocommit (isms_database_get_handle (database)))
    isms_database_execute (database, "ROLLBACK", NULL);
  isms_database_drop_statements (database);
  return isms_database_execute (database, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}

/* FALSE for what the store keeps for itself, and for what is made from the rows: the index, and
 * tables that hold what a view says. */
static gboolean
is_journaled (const char *name)
{
  return !g_str_equal (name, "meta") && !g_str_has_prefix (name, "journal")
         && !g_str_equal (name, "attachment_blob") && !g_str_equal (name, "search")
         && !g_str_has_prefix (name, "search_") && !g_str_has_prefix (name, "sqlite_")
         && !g_str_has_prefix (name, ISMS_STORE_KEPT);
}

static IsmsTable *
make_table (const char *name, const IsmsStoreTable *tables)
{
  IsmsTable *table = g_new0 (IsmsTable, 1);

  table->name = g_intern_string (name);
  table->columns = g_ptr_array_new ();
  table->last_ref = -1;
  for (const IsmsStoreTable *t = tables; t != NULL && t->name != NULL; t++)
    if (g_str_equal (t->name, name))
      table->described = t;
  return table;
}

static void
add_column (IsmsTable *table, const char *name)
{
  g_ptr_array_add (table->columns, (gpointer) g_intern_string (name));
  table->has_uid |= g_str_equal (name, "uid");
  table->has_ref |= g_str_equal (name, "ref");
  table->has_created_at |= g_str_equal (name, "created_at");
  table->has_updated_at |= g_str_equal (name, "updated_at");
}

/* Its name is there once for each of its columns. */
static void
add_kept (IsmsSchema *self, const char *table)
{
  gpointer view = (gpointer) g_intern_string (table + strlen (ISMS_STORE_KEPT));

  if (!g_ptr_array_find (self->kept, view, NULL))
    g_ptr_array_add (self->kept, view);
}

static gboolean
read_columns (IsmsSchema *self,
              IsmsDatabase *database,
              const IsmsStoreTable *tables,
              GError **error)
{
  /* hidden: 0 is an ordinary column; generated ones need no journal. */
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT l.name, x.name FROM pragma_table_list AS l, pragma_table_xinfo (l.name) AS x"
      " WHERE l.schema = 'main' AND l.type = 'table' AND x.hidden = 0 ORDER BY l.name, x.cid",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      const char *name = isms_statement_get_text (statement, 0);
      IsmsTable *table = g_hash_table_lookup (self->tables, name);

      if (g_str_has_prefix (name, ISMS_STORE_KEPT))
        add_kept (self, name);
      if (!is_journaled (name))
        continue;
      if (table == NULL)
        {
          table = make_table (name, tables);
          g_hash_table_insert (self->tables, (gpointer) table->name, table);
        }
      add_column (table, isms_statement_get_text (statement, 1));
    }
  return !isms_statement_failed (statement);
}

/* Ids are never given twice, not even that of a row whose insertion was undone. */
static gboolean
read_last_id (IsmsDatabase *database, IsmsTable *table, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT max (ifnull ((SELECT max (id) FROM %s), 0),"
                       " ifnull ((SELECT max (row) FROM journal_change WHERE tbl = '%s'), 0))",
                       table->name, table->name);

  return isms_database_query_int (database, sql, &table->last_id, error);
}

/*< private >
 * isms_schema_read:
 * @tables: what the layer above says of them; kept
 *
 * Returns: (transfer full): the tables that hold what people wrote
 */
IsmsSchema *
isms_schema_read (IsmsDatabase *database, const IsmsStoreTable *tables, GError **error)
{
  g_autoptr (IsmsSchema) self = g_new0 (IsmsSchema, 1);
  GHashTableIter iter;
  IsmsTable *table;

  g_mutex_init (&self->mutex);
  self->kept = g_ptr_array_new ();
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) free_table);
  if (!read_columns (self, database, tables, error))
    return NULL;
  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &table))
    if (!read_last_id (database, table, error))
      return NULL;
  isms_database_drop_statements (database);
  return g_steal_pointer (&self);
}

/*< private > */
void
isms_schema_free (IsmsSchema *self)
{
  g_hash_table_unref (self->tables);
  g_ptr_array_unref (self->kept);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

/*< private > */
IsmsTable *
isms_schema_find (IsmsSchema *self, const char *table)
{
  return g_hash_table_lookup (self->tables, table);
}

/*< private >
 * isms_schema_get_kept:
 *
 * Returns: (transfer none) (element-type utf8): the views that a table holds
 */
GPtrArray *
isms_schema_get_kept (IsmsSchema *self)
{
  return self->kept;
}

/*< private >
 * isms_schema_next_id:
 *
 * Any thread.
 *
 * Returns: an id that no row of @table has or had; 0 if there is no such table
 */
gint64
isms_schema_next_id (IsmsSchema *self, const char *table)
{
  IsmsTable *found = isms_schema_find (self, table);
  gint64 id = 0;

  g_mutex_lock (&self->mutex);
  if (found != NULL)
    id = ++found->last_id;
  g_mutex_unlock (&self->mutex);
  return id;
}

/*< private >
 * isms_schema_note_id:
 *
 * A row got @id without isms_schema_next_id (): no other may.
 */
void
isms_schema_note_id (IsmsSchema *self, const char *table, gint64 id)
{
  IsmsTable *found = isms_schema_find (self, table);

  g_mutex_lock (&self->mutex);
  if (found != NULL)
    found->last_id = MAX (found->last_id, id);
  g_mutex_unlock (&self->mutex);
}

/*< private >
 * isms_schema_forget_refs:
 *
 * What was given may have been taken back: the next refs are looked up again. Writer's thread.
 */
void
isms_schema_forget_refs (IsmsSchema *self)
{
  GHashTableIter iter;
  IsmsTable *table;

  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &table))
    table->last_ref = -1;
}

static void
next_id_cb (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  gint64 id = isms_schema_next_id (sqlite3_user_data (context),
                                   (const char *) sqlite3_value_text (args[0]));

  if (id > 0)
    sqlite3_result_int64 (context, id);
  else
    sqlite3_result_error (context, "isms_next_id (): no such table", -1);
}

/* ", 'a', NEW.a, 'b', NEW.b" or with two values for each: what the image functions take. */
static char *
list_values (IsmsTable *table, const char *first, const char *second)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *column = g_ptr_array_index (table->columns, i);

      g_string_append_printf (out, "%s'%s', %s.\"%s\"", i > 0 ? ", " : "", column, first, column);
      if (second != NULL)
        g_string_append_printf (out, ", %s.\"%s\"", second, column);
    }
  return g_string_free_and_steal (out);
}

static gboolean
watch_table (IsmsTable *table, IsmsDatabase *database, GError **error)
{
  g_autofree char *old_values = list_values (table, "OLD", NULL);
  g_autofree char *new_values = list_values (table, "NEW", NULL);
  g_autofree char *old_first = list_values (table, "OLD", "NEW");
  g_autofree char *new_first = list_values (table, "NEW", "OLD");
  g_autofree char *sql = g_strdup_printf (
      "CREATE TEMP TRIGGER IF NOT EXISTS journal_insert_%1$s AFTER INSERT ON main.\"%1$s\" BEGIN"
      " INSERT INTO journal_change (step, tbl, row, op, after)"
      " VALUES (isms_step (), '%1$s', NEW.id, 'i', isms_image (%3$s)); END;"
      "CREATE TEMP TRIGGER IF NOT EXISTS journal_delete_%1$s AFTER DELETE ON main.\"%1$s\" BEGIN"
      " INSERT INTO journal_change (step, tbl, row, op, before)"
      " VALUES (isms_step (), '%1$s', OLD.id, 'd', isms_image (%2$s)); END;"
      "CREATE TEMP TRIGGER IF NOT EXISTS journal_update_%1$s AFTER UPDATE ON main.\"%1$s\""
      " WHEN isms_difference (%4$s) IS NOT NULL BEGIN"
      " INSERT INTO journal_change (step, tbl, row, op, before, after)"
      " VALUES (isms_step (), '%1$s', OLD.id, 'u', isms_difference (%4$s), isms_difference (%5$s));"
      " END;"
      "CREATE TEMP TRIGGER IF NOT EXISTS journal_keep_id_%1$s BEFORE UPDATE OF id ON main.\"%1$s\""
      " WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE (ABORT, 'the id of a row is for good'); END;",
      table->name, old_values, new_values, old_first, new_first);

  return isms_database_execute (database, sql, error);
}

/*< private >
 * isms_schema_watch:
 *
 * Makes the journal's triggers, and isms_next_id ('table'), on the connection that writes.
 */
gboolean
isms_schema_watch (IsmsSchema *self, IsmsDatabase *database, GError **error)
{
  GHashTableIter iter;
  IsmsTable *table;
  int result = sqlite3_create_function_v2 (isms_database_get_handle (database), "isms_next_id", 1,
                                           SQLITE_UTF8 | SQLITE_DIRECTONLY, self, next_id_cb, NULL,
                                           NULL, NULL);

  if (result != SQLITE_OK)
    return isms_database_fail (database, result, error);
  g_hash_table_iter_init (&iter, self->tables);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &table))
    if (!watch_table (table, database, error))
      return FALSE;
  return TRUE;
}
