/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Prepared statements: values in, rows out. */

#include "isms-statement-private.h"

#include "isms-store-error-private.h"

/*< private > */
IsmsStatement *
isms_statement_new (IsmsDatabase *database, sqlite3_stmt *handle)
{
  IsmsStatement *self = g_new0 (IsmsStatement, 1);

  self->database = database;
  self->handle = handle;
  self->link.data = self;
  return self;
}

/*< private > */
void
isms_statement_finalize (IsmsStatement *self)
{
  sqlite3_finalize (self->handle);
  g_free (self);
}

/*< private > */
const char *
isms_statement_get_sql (IsmsStatement *self)
{
  return sqlite3_sql (self->handle);
}

/*< private >
 * isms_statement_get_n_changed:
 *
 * Returns: how many rows the last run changed, triggers and cascades left aside
 */
int
isms_statement_get_n_changed (IsmsStatement *self)
{
  return sqlite3_changes (sqlite3_db_handle (self->handle));
}

/**
 * isms_statement_free:
 *
 * Gives the statement back to its connection's cache.
 */
void
isms_statement_free (IsmsStatement *self)
{
  sqlite3_reset (self->handle);
  sqlite3_clear_bindings (self->handle);
  self->bind_result = SQLITE_OK;
  self->failed = FALSE;
  isms_database_give_back (self->database, self);
}

static void
note (IsmsStatement *self, int result)
{
  if (self->bind_result == SQLITE_OK)
    self->bind_result = result;
}

/**
 * isms_statement_bind_null:
 * @index: from 1
 */
void
isms_statement_bind_null (IsmsStatement *self, int index)
{
  note (self, sqlite3_bind_null (self->handle, index));
}

/**
 * isms_statement_bind_int:
 * @index: from 1
 */
void
isms_statement_bind_int (IsmsStatement *self, int index, gint64 value)
{
  note (self, sqlite3_bind_int64 (self->handle, index, value));
}

/**
 * isms_statement_bind_real:
 * @index: from 1
 */
void
isms_statement_bind_real (IsmsStatement *self, int index, double value)
{
  note (self, sqlite3_bind_double (self->handle, index, value));
}

/**
 * isms_statement_bind_text:
 * @value: (nullable): copied; NULL for SQL NULL
 */
void
isms_statement_bind_text (IsmsStatement *self, int index, const char *value)
{
  note (self, sqlite3_bind_text (self->handle, index, value, -1, SQLITE_TRANSIENT));
}

/**
 * isms_statement_bind_bytes:
 * @value: (nullable): copied; NULL for SQL NULL
 */
void
isms_statement_bind_bytes (IsmsStatement *self, int index, GBytes *value)
{
  gsize size;
  const void *data;

  if (value == NULL)
    {
      isms_statement_bind_null (self, index);
      return;
    }
  data = g_bytes_get_data (value, &size);
  note (self, size > 0 ? sqlite3_bind_blob64 (self->handle, index, data, size, SQLITE_TRANSIENT)
                       : sqlite3_bind_zeroblob (self->handle, index, 0));
}

/**
 * isms_statement_bind_value:
 * @value: unset (SQL NULL), or a whole number, a boolean, a real, text or #GBytes
 */
void
isms_statement_bind_value (IsmsStatement *self, int index, const GValue *value)
{
  GValue number = G_VALUE_INIT;

  if (!G_IS_VALUE (value))
    isms_statement_bind_null (self, index);
  else if (G_VALUE_HOLDS_INT64 (value))
    isms_statement_bind_int (self, index, g_value_get_int64 (value));
  else if (G_VALUE_HOLDS_STRING (value))
    isms_statement_bind_text (self, index, g_value_get_string (value));
  else if (G_VALUE_HOLDS_DOUBLE (value))
    isms_statement_bind_real (self, index, g_value_get_double (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    isms_statement_bind_int (self, index, g_value_get_boolean (value));
  else if (G_VALUE_HOLDS (value, G_TYPE_BYTES))
    isms_statement_bind_bytes (self, index, g_value_get_boxed (value));
  else if (g_value_transform (value, g_value_init (&number, G_TYPE_INT64)))
    isms_statement_bind_int (self, index, g_value_get_int64 (&number));
  else
    note (self, SQLITE_MISMATCH);
}

/**
 * isms_statement_reset:
 *
 * Makes the statement ready to run again; what is bound stays.
 */
void
isms_statement_reset (IsmsStatement *self)
{
  sqlite3_reset (self->handle);
}

/**
 * isms_statement_next:
 *
 * Returns: TRUE when a row is there; FALSE at the end or on error
 */
gboolean
isms_statement_next (IsmsStatement *self, GError **error)
{
  int result = self->bind_result != SQLITE_OK ? self->bind_result : sqlite3_step (self->handle);

  self->failed = result != SQLITE_ROW && result != SQLITE_DONE;
  if (self->failed)
    isms_database_fail (self->database, result, error);
  return result == SQLITE_ROW;
}

/**
 * isms_statement_failed:
 *
 * Tells the end of the rows from an error, whether or not somebody asked for the #GError.
 *
 * Returns: whether the last isms_statement_next () or isms_statement_run () failed
 */
gboolean
isms_statement_failed (IsmsStatement *self)
{
  return self->failed;
}

/**
 * isms_statement_run:
 *
 * Runs the statement to its end and resets it; what is bound stays.
 */
gboolean
isms_statement_run (IsmsStatement *self, GError **error)
{
  int result = self->bind_result != SQLITE_OK ? self->bind_result : sqlite3_step (self->handle);

  while (result == SQLITE_ROW)
    result = sqlite3_step (self->handle);
  self->failed = result != SQLITE_DONE;
  if (self->failed)
    isms_database_fail (self->database, result, error);
  sqlite3_reset (self->handle);
  return !self->failed;
}

/**
 * isms_statement_get_n_columns:
 *
 * Returns: how many columns a row has
 */
int
isms_statement_get_n_columns (IsmsStatement *self)
{
  return sqlite3_column_count (self->handle);
}

/**
 * isms_statement_get_name:
 * @column: from 0
 *
 * Returns: (transfer none): what the column is called
 */
const char *
isms_statement_get_name (IsmsStatement *self, int column)
{
  return sqlite3_column_name (self->handle, column);
}

/**
 * isms_statement_is_null:
 * @column: from 0
 *
 * Returns: whether the row has SQL NULL there
 */
gboolean
isms_statement_is_null (IsmsStatement *self, int column)
{
  return sqlite3_column_type (self->handle, column) == SQLITE_NULL;
}

/**
 * isms_statement_get_int:
 * @column: from 0
 *
 * Returns: the whole number; 0 for SQL NULL
 */
gint64
isms_statement_get_int (IsmsStatement *self, int column)
{
  return sqlite3_column_int64 (self->handle, column);
}

/**
 * isms_statement_get_real:
 * @column: from 0
 *
 * Returns: the number; 0 for SQL NULL
 */
double
isms_statement_get_real (IsmsStatement *self, int column)
{
  return sqlite3_column_double (self->handle, column);
}

/**
 * isms_statement_get_text:
 *
 * Returns: (nullable) (transfer none): NULL for SQL NULL
 */
const char *
isms_statement_get_text (IsmsStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->handle, column);
}

/**
 * isms_statement_dup_text:
 *
 * Returns: (nullable) (transfer full): NULL for SQL NULL
 */
char *
isms_statement_dup_text (IsmsStatement *self, int column)
{
  return g_strdup (isms_statement_get_text (self, column));
}

/**
 * isms_statement_get_bytes:
 *
 * Returns: (nullable) (transfer full): NULL for SQL NULL
 */
GBytes *
isms_statement_get_bytes (IsmsStatement *self, int column)
{
  const void *data = sqlite3_column_blob (self->handle, column);

  if (isms_statement_is_null (self, column))
    return NULL;
  return g_bytes_new (data, sqlite3_column_bytes (self->handle, column));
}

/**
 * isms_statement_get_value:
 * @out: zeroed (G_VALUE_INIT); left so for SQL NULL
 */
void
isms_statement_get_value (IsmsStatement *self, int column, GValue *out)
{
  switch (sqlite3_column_type (self->handle, column))
    {
    case SQLITE_INTEGER:
      g_value_set_int64 (g_value_init (out, G_TYPE_INT64), isms_statement_get_int (self, column));
      break;
    case SQLITE_FLOAT:
      g_value_set_double (g_value_init (out, G_TYPE_DOUBLE),
                          isms_statement_get_real (self, column));
      break;
    case SQLITE_TEXT:
      g_value_set_string (g_value_init (out, G_TYPE_STRING),
                          isms_statement_get_text (self, column));
      break;
    case SQLITE_BLOB:
      g_value_take_boxed (g_value_init (out, G_TYPE_BYTES),
                          isms_statement_get_bytes (self, column));
      break;
    default:
      break;
    }
}
