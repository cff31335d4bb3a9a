/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* isms_past ('table', 'column', row, change, now) in SQL: what the column held before @change, a
 * number of the journal, where it holds @now; NULL for nothing. What was changed in the column is
 * read from the journal once, when it is first asked for, however many rows and times are asked. */

#include "isms-config.h"

#include "isms-past-private.h"

#define N_ARGS 5

typedef struct
{
  gint64 row;
  gint64 seq;
  const char *before; /* NULL: nothing */
} Change;

typedef struct
{
  char *table;
  char *column;
  GArray *changes; /* of Change, by row and seq */
} Column;

struct _IsmsPast
{
  gint64 change;
  GPtrArray *columns; /* of Column */
  GStringChunk *words;
};

static void
free_column (gpointer data)
{
  Column *self = data;

  g_free (self->table);
  g_free (self->column);
  g_array_unref (self->changes);
  g_free (self);
}

void
isms_past_free (IsmsPast *self)
{
  g_ptr_array_unref (self->columns);
  g_string_chunk_free (self->words);
  g_free (self);
}

static gboolean
read_changes (IsmsPast *self, Column *column, IsmsDatabase *database, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT c.row, c.seq, c.before ->> '$.%1$s' FROM journal_change AS c "
                       "WHERE c.tbl = ?1 AND c.op = 'u' AND c.seq >= ?2 "
                       "AND json_type (c.before, '$.%1$s') IS NOT NULL ORDER BY c.row, c.seq",
                       column->column);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, column->table);
  isms_statement_bind_int (statement, 2, self->change);
  while (isms_statement_next (statement, error))
    {
      const char *before = isms_statement_get_text (statement, 2);
      const Change change = {
        isms_statement_get_int (statement, 0), isms_statement_get_int (statement, 1),
        before != NULL && *before != '\0' ? g_string_chunk_insert_const (self->words, before) : NULL
      };

      g_array_append_val (column->changes, change);
    }
  return !isms_statement_failed (statement);
}

static Column *
find_column (
    IsmsPast *self, IsmsDatabase *database, const char *table, const char *name, GError **error)
{
  Column *column;

  for (guint i = 0; i < self->columns->len; i++)
    {
      column = self->columns->pdata[i];
      if (g_str_equal (column->column, name) && g_str_equal (column->table, table))
        return column;
    }
  column = g_new0 (Column, 1);
  column->table = g_strdup (table);
  column->column = g_strdup (name);
  column->changes = g_array_new (FALSE, FALSE, sizeof (Change));
  if (!read_changes (self, column, database, error))
    {
      free_column (column);
      return NULL;
    }
  g_ptr_array_add (self->columns, column);
  return column;
}

/* The first of the row that is not before @change. */
static const Change *
find_change (const Column *column, gint64 row, gint64 change)
{
  guint from = 0, to = column->changes->len;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;
      const Change *here = &g_array_index (column->changes, Change, middle);

      if (here->row < row || (here->row == row && here->seq < change))
        from = middle + 1;
      else
        to = middle;
    }
  if (from == column->changes->len)
    return NULL;
  return g_array_index (column->changes, Change, from).row == row
             ? &g_array_index (column->changes, Change, from)
             : NULL;
}

static void
past_cb (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  IsmsDatabase *database = sqlite3_user_data (context);
  IsmsPast *self = isms_database_get_past (database);
  const char *table = (const char *) sqlite3_value_text (args[0]);
  const char *name = (const char *) sqlite3_value_text (args[1]);
  gint64 change = sqlite3_value_int64 (args[3]);
  g_autoptr (GError) error = NULL;
  const Column *column;
  const Change *found;

  if (self == NULL || table == NULL || name == NULL || change < self->change)
    {
      sqlite3_result_error (context, "isms_past () is asked for what nobody began", -1);
      return;
    }
  column = find_column (self, database, table, name, &error);
  if (column == NULL)
    {
      sqlite3_result_error (context, error->message, -1);
      /* Stopped in there, it is stopped out here. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        sqlite3_result_error_code (context, SQLITE_INTERRUPT);
      return;
    }
  found = find_change (column, sqlite3_value_int64 (args[2]), change);
  if (found == NULL)
    sqlite3_result_value (context, args[4]);
  else if (found->before != NULL)
    sqlite3_result_text (context, found->before, -1, SQLITE_STATIC);
  else
    sqlite3_result_null (context);
}

/*< private >
 * isms_past_register:
 *
 * Returns: a result code of SQLite
 */
int
isms_past_register (IsmsDatabase *database)
{
  return sqlite3_create_function_v2 (isms_database_get_handle (database), "isms_past", N_ARGS,
                                     SQLITE_UTF8 | SQLITE_DIRECTONLY, database, past_cb, NULL, NULL,
                                     NULL);
}

/**
 * isms_past_begin:
 * @database: a connection of the calling thread
 * @change: the first change that is asked about
 * @error: return location
 *
 * From here on isms_past () can be asked, until isms_past_end (), about @change and later ones; all
 * is told as of one moment.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_past_begin (IsmsDatabase *database, gint64 change, GError **error)
{
  IsmsPast *self;

  g_return_val_if_fail (isms_database_get_past (database) == NULL, FALSE);

  if (!isms_database_execute (database, "SAVEPOINT past", error))
    return FALSE;
  self = g_new0 (IsmsPast, 1);
  self->change = change;
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->words = g_string_chunk_new (1024);
  isms_database_set_past (database, self);
  return TRUE;
}

/**
 * isms_past_end:
 * @database: where isms_past_begin () was called
 *
 * Forgets what was read.
 */
void
isms_past_end (IsmsDatabase *database)
{
  g_autoptr (GError) error = NULL;

  isms_database_set_past (database, NULL);
  if (!isms_database_execute (database, "RELEASE past", &error))
    g_warning ("%s", error->message);
}
