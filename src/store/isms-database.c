/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A connection: opened with every safety that SQLite offers, cancellable, with a cache of prepared
 * statements. The statements themselves are in isms-statement.c. */

#include "isms-database-private.h"

#include "isms-image.h"
#include "isms-past-private.h"
#include "isms-statement-private.h"
#include "isms-store-error-private.h"

#define MAX_CACHED 64
#define STEPS_BETWEEN_CANCEL_CHECKS 4000
#define BUSY_TIMEOUT_MS 5000

struct _IsmsDatabase
{
  sqlite3 *db;
  GQueue cache;       /* of IsmsStatement, least recently used first */
  GHashTable *by_sql; /* (char *) sql → (IsmsStatement *), in the cache or lent from it */
  GCancellable *cancellable;
  gint64 step;
  const IsmsStoreTable *tables;
  IsmsPast *past; /* NULL: nobody asks */
};

static int
progress_cb (gpointer data)
{
  IsmsDatabase *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static void
step_cb (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  IsmsDatabase *self = sqlite3_user_data (context);

  sqlite3_result_int64 (context, self->step);
}

static gboolean
configure (IsmsDatabase *self, IsmsDatabaseMode mode, GError **error)
{
  int result;

  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  result = isms_image_register (self->db);
  if (result == SQLITE_OK)
    result = sqlite3_create_function_v2 (self->db, "isms_step", 0, SQLITE_UTF8 | SQLITE_INNOCUOUS,
                                         self, step_cb, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = isms_past_register (self);
  if (result != SQLITE_OK)
    return isms_database_fail (self, result, error);

  /* Nothing here reads the file: it may yet turn out to be something else. */
  return isms_database_execute (self,
                                mode == ISMS_DATABASE_WRITE
                                    ? "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON;"
                                      "PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;"
                                      "PRAGMA cell_size_check = ON; PRAGMA cache_size = -32000"
                                    : "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;"
                                      "PRAGMA cell_size_check = ON; PRAGMA cache_size = -8000",
                                error);
}

static char *
make_uri (const char *path, IsmsDatabaseMode mode)
{
  static const char *const queries[] = { "mode=rw", "mode=ro", "mode=ro&immutable=1" };
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *uri = g_filename_to_uri (absolute, NULL, NULL);

  return g_strdup_printf ("%s?%s", uri, queries[mode]);
}

/*< private >
 * isms_database_open:
 *
 * Opens @path, which must exist, without touching it: what it holds is for the caller to find out.
 *
 * Returns: (transfer full): the connection
 */
IsmsDatabase *
isms_database_open (const char *path, IsmsDatabaseMode mode, GError **error)
{
  g_autofree char *uri = make_uri (path, mode);
  g_autoptr (IsmsDatabase) self = g_new0 (IsmsDatabase, 1);
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  int result;

  g_queue_init (&self->cache);
  self->by_sql = g_hash_table_new (g_str_hash, g_str_equal);
  flags |= mode == ISMS_DATABASE_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  result = sqlite3_open_v2 (uri, &self->db, flags, NULL);
  if (result != SQLITE_OK)
    {
      isms_database_fail (self, result, error);
      return NULL;
    }
  if (!configure (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

/*< private >
 * isms_database_drop_statements:
 *
 * Empties the cache of statements, which hold on to the schema as it was.
 */
void
isms_database_drop_statements (IsmsDatabase *self)
{
  GHashTableIter iter;
  IsmsStatement *statement;

  g_hash_table_iter_init (&iter, self->by_sql);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &statement))
    {
      statement->kept = FALSE;
      g_hash_table_iter_steal (&iter);
      if (!statement->lent)
        isms_statement_finalize (statement);
    }
  g_queue_init (&self->cache);
}

/*< private > */
void
isms_database_close (IsmsDatabase *self)
{
  isms_database_drop_statements (self);
  g_hash_table_unref (self->by_sql);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->past, isms_past_free);
  sqlite3_close_v2 (self->db);
  g_free (self);
}

/*< private > */
sqlite3 *
isms_database_get_handle (IsmsDatabase *self)
{
  return self->db;
}

/*< private > */
gboolean
isms_database_fail (IsmsDatabase *self, int result, GError **error)
{
  return isms_store_error_set (self->db, result, NULL, error);
}

/*< private > */
void
isms_database_set_step (IsmsDatabase *self, gint64 step)
{
  self->step = step;
}

/*< private > */
void
isms_database_set_tables (IsmsDatabase *self, const IsmsStoreTable *tables)
{
  self->tables = tables;
}

/*< private > */
const IsmsStoreTable *
isms_database_get_tables (IsmsDatabase *self)
{
  return self->tables;
}

/*< private > */
void
isms_database_set_past (IsmsDatabase *self, IsmsPast *past)
{
  g_clear_pointer (&self->past, isms_past_free);
  self->past = past;
}

/*< private > */
IsmsPast *
isms_database_get_past (IsmsDatabase *self)
{
  return self->past;
}

/*< private >
 * isms_database_quick_check:
 *
 * Returns: FALSE with ISMS_STORE_ERROR_CORRUPT and the first fault found
 */
gboolean
isms_database_quick_check (IsmsDatabase *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *answer = isms_database_query_text (self, "PRAGMA quick_check (1)", &local_error);

  if (answer == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (g_str_equal (answer, "ok"))
    return TRUE;
  g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT, answer);
  return FALSE;
}

/*< private >
 * isms_database_give_back:
 * @statement: (transfer full): reset, for the cache
 */
void
isms_database_give_back (IsmsDatabase *self, IsmsStatement *statement)
{
  if (!statement->kept)
    {
      isms_statement_finalize (statement);
      return;
    }
  statement->lent = FALSE;
  g_queue_push_tail_link (&self->cache, &statement->link);
  if (self->cache.length > MAX_CACHED)
    {
      IsmsStatement *oldest = g_queue_pop_head_link (&self->cache)->data;

      g_hash_table_remove (self->by_sql, isms_statement_get_sql (oldest));
      isms_statement_finalize (oldest);
    }
}

/**
 * isms_database_prepare:
 * @sql: one statement
 *
 * Returns: (transfer full): the statement, from the cache if it was prepared before, with nothing
 *   bound; NULL on error
 */
IsmsStatement *
isms_database_prepare (IsmsDatabase *self, const char *sql, GError **error)
{
  IsmsStatement *statement;
  sqlite3_stmt *handle;
  gboolean keep;
  int result;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  statement = g_hash_table_lookup (self->by_sql, sql);
  if (statement == NULL || statement->lent)
    {
      result = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);
      if (result != SQLITE_OK)
        {
          isms_database_fail (self, result, error);
          return NULL;
        }
      /* One of the same words that is lent already goes back; a second does not. */
      keep = statement == NULL;
      statement = isms_statement_new (self, handle);
      statement->kept =
          keep && g_hash_table_insert (self->by_sql, (gpointer) sqlite3_sql (handle), statement);
    }
  else
    g_queue_unlink (&self->cache, &statement->link);
  statement->lent = TRUE;
  return statement;
}

/**
 * isms_database_execute:
 * @sql: any number of statements, whose rows are dropped
 */
gboolean
isms_database_execute (IsmsDatabase *self, const char *sql, GError **error)
{
  int result;

  g_return_val_if_fail (self != NULL && sql != NULL, FALSE);

  result = sqlite3_exec (self->db, sql, NULL, NULL, NULL);
  return result == SQLITE_OK || isms_database_fail (self, result, error);
}

/**
 * isms_database_query_int:
 * @out: (out): the first column of the first row; 0 if there is none
 *
 * Returns: whether there was a row; FALSE without @error set if not
 */
gboolean
isms_database_query_int (IsmsDatabase *self, const char *sql, gint64 *out, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (self, sql, error);

  *out = 0;
  if (statement == NULL || !isms_statement_next (statement, error))
    return FALSE;
  *out = isms_statement_get_int (statement, 0);
  return TRUE;
}

/**
 * isms_database_query_text:
 *
 * Returns: (transfer full) (nullable): the first column of the first row; NULL without @error set
 * if there is none
 */
char *
isms_database_query_text (IsmsDatabase *self, const char *sql, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (self, sql, error);

  if (statement == NULL || !isms_statement_next (statement, error))
    return NULL;
  return isms_statement_dup_text (statement, 0);
}

/**
 * isms_database_set_cancellable:
 * @cancellable: (nullable): kept; what stops statements from here on
 */
void
isms_database_set_cancellable (IsmsDatabase *self, GCancellable *cancellable)
{
  if (!g_set_object (&self->cancellable, cancellable))
    return;
  sqlite3_progress_handler (self->db, cancellable != NULL ? STEPS_BETWEEN_CANCEL_CHECKS : 0,
                            cancellable != NULL ? progress_cb : NULL, self);
}
