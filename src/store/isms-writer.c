/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows written inside a step: what is the same for every record is filled in here. */

#include "isms-store-private.h"

#include <stdlib.h>
#include <string.h>

static IsmsTable *
find_table (IsmsWriter *self, const char *name, GError **error)
{
  IsmsTable *table = isms_schema_find (self->store->schema, name);

  if (table == NULL)
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND, "there is no table “%s”",
                 name);
  return table;
}

static gboolean
fail_not_found (const char *table, gint64 id, GError **error)
{
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND,
               "there is no row %" G_GINT64_FORMAT " in %s", id, table);
  return FALSE;
}

/* The highest number among the table's own refs. */
static gboolean
look_up_last_ref (IsmsWriter *self, IsmsTable *table, GError **error)
{
  const char *prefix = table->described->prefix;
  g_autofree char *sql =
      g_strdup_printf ("SELECT ifnull (max (CAST (substr (ref, %zu) AS INTEGER)), 0) FROM \"%s\""
                       " WHERE ref >= '%s-' AND ref < '%s.'",
                       strlen (prefix) + 2, table->name, prefix, prefix);

  return isms_database_query_int (self->database, sql, &table->last_ref, error);
}

typedef struct
{
  gboolean uid, ref, created_at, updated_at; /* to be filled in */
} Defaults;

static Defaults
find_defaults (IsmsTable *table, const IsmsRow *row)
{
  return (Defaults) {
    .uid = table->has_uid && isms_row_get (row, "uid") == NULL,
    .ref = table->has_ref && table->described != NULL && table->described->prefix != NULL
           && isms_row_get_text (row, "ref") == NULL,
    .created_at = table->has_created_at && isms_row_get (row, "created_at") == NULL,
    .updated_at = table->has_updated_at && isms_row_get (row, "updated_at") == NULL,
  };
}

/* OR FAIL: all constraints of a row are checked before anything of it is written, so that nothing
 * is to be taken back where one refuses it; SQLite then need not keep every page that it touches.
 */
static char *
make_insert (IsmsTable *table, const IsmsRow *row, const Defaults *defaults)
{
  GString *sql = g_string_sized_new (256);
  guint n = 1;

  g_string_append_printf (sql, "INSERT OR FAIL INTO \"%s\" (id", table->name);
  for (guint i = 0; i < isms_row_get_size (row); i++)
    {
      const char *column = isms_row_get_column (row, i);

      if (g_str_equal (column, "id") || (defaults->ref && g_str_equal (column, "ref")))
        continue;
      g_string_append (sql, ", \"");
      g_string_append (sql, column);
      g_string_append_c (sql, '"');
      n++;
    }
  g_string_append (sql, defaults->uid ? ", uid" : "");
  g_string_append (sql, defaults->ref ? ", ref" : "");
  g_string_append (sql, defaults->created_at ? ", created_at" : "");
  g_string_append (sql, defaults->updated_at ? ", updated_at" : "");
  n += defaults->uid + defaults->ref + defaults->created_at + defaults->updated_at;
  g_string_append (sql, ") VALUES (?");
  for (guint i = 1; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return g_string_free_and_steal (sql);
}

#define UID_SIZE 37

/* What g_uuid_string_random () gives, without printf: a step may insert a hundred thousand. */
static void
make_uid (char uid[UID_SIZE])
{
  static const char form[] = "xxxxxxxx-xxxx-4xxx-Nxxx-xxxxxxxxxxxx";
  guint64 bits = 0;

  for (guint i = 0, left = 0; i < UID_SIZE; i++)
    {
      if (left == 0)
        bits = g_random_int () | (guint64) g_random_int () << 32;
      uid[i] = form[i] == 'x'   ? "0123456789abcdef"[bits & 15]
               : form[i] == 'N' ? "89ab"[bits & 3]
                                : form[i];
      bits >>= 4;
      left = left == 0 ? 15 : left - 1;
    }
}

/* The number of the parameter of ref, or 0. */
static int
bind_insert (IsmsWriter *self,
             IsmsStatement *insert,
             gint64 id,
             const IsmsRow *row,
             const Defaults *defaults)
{
  int n = 1, ref = 0;

  isms_statement_bind_int (insert, n++, id);
  for (guint i = 0; i < isms_row_get_size (row); i++)
    {
      const char *column = isms_row_get_column (row, i);

      if (!g_str_equal (column, "id") && !(defaults->ref && g_str_equal (column, "ref")))
        isms_statement_bind_value (insert, n++, isms_row_get_nth (row, i));
    }
  if (defaults->uid)
    {
      char uid[UID_SIZE];

      make_uid (uid);
      isms_statement_bind_text (insert, n++, uid);
    }
  if (defaults->ref)
    ref = n++;
  if (defaults->created_at)
    isms_statement_bind_text (insert, n++, self->time);
  if (defaults->updated_at)
    isms_statement_bind_text (insert, n++, self->time);
  return ref;
}

static gboolean
run_with_ref (IsmsStatement *insert, int parameter, IsmsTable *table, GError **error)
{
  char ref[64];

  g_snprintf (ref, sizeof ref, "%s-%03" G_GINT64_FORMAT, table->described->prefix,
              table->last_ref + 1);
  isms_statement_bind_text (insert, parameter, ref);
  if (!isms_statement_run (insert, error))
    return FALSE;
  table->last_ref++;
  return TRUE;
}

/* Somebody may have given the next ref by hand: then it is looked up again, once. */
static gboolean
run_insert (
    IsmsWriter *self, IsmsStatement *insert, int ref_parameter, IsmsTable *table, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (ref_parameter == 0)
    return isms_statement_run (insert, error);
  if (table->last_ref < 0 && !look_up_last_ref (self, table, error))
    return FALSE;
  if (run_with_ref (insert, ref_parameter, table, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return look_up_last_ref (self, table, error)
         && run_with_ref (insert, ref_parameter, table, error);
}

/*< private >
 * isms_writer_insert_row:
 * @id: the row's, from isms_schema_next_id ()
 */
gboolean
isms_writer_insert_row (
    IsmsWriter *self, const char *table_name, gint64 id, const IsmsRow *row, GError **error)
{
  IsmsTable *table = find_table (self, table_name, error);
  g_autoptr (IsmsStatement) insert = NULL;
  g_autofree char *sql = NULL;
  Defaults defaults;

  if (table == NULL)
    return FALSE;
  defaults = find_defaults (table, row);
  sql = make_insert (table, row, &defaults);
  insert = isms_database_prepare (self->database, sql, error);
  if (insert == NULL)
    return FALSE;
  return run_insert (self, insert, bind_insert (self, insert, id, row, &defaults), table, error);
}

/**
 * isms_writer_insert:
 * @row: (transfer none): its columns; "id" only to give a row an id known from elsewhere
 *
 * Returns: the new row's id; 0 on error
 */
gint64
isms_writer_insert (IsmsWriter *self, const char *table, const IsmsRow *row, GError **error)
{
  gint64 id = isms_row_get_int (row, "id");

  if (id > 0)
    isms_schema_note_id (self->store->schema, table, id);
  else
    id = isms_schema_next_id (self->store->schema, table);
  return isms_writer_insert_row (self, table, id, row, error) ? id : 0;
}

/* A row that is as it should be is left alone, with its updated_at. */
static char *
make_update (IsmsTable *table, const IsmsRow *row, gboolean touch)
{
  GString *sql = g_string_sized_new (256);
  guint size = isms_row_get_size (row);

  g_string_append_printf (sql, "UPDATE \"%s\" SET ", table->name);
  for (guint i = 0; i < size; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 0 ? ", " : "", isms_row_get_column (row, i),
                            i + 1);
  if (touch)
    g_string_append_printf (sql, ", updated_at = ?%u", size + 2);
  g_string_append_printf (sql, " WHERE id = ?%u AND (", size + 1);
  for (guint i = 0; i < size; i++)
    g_string_append_printf (sql, "%s\"%s\" IS NOT ?%u COLLATE BINARY", i > 0 ? " OR " : "",
                            isms_row_get_column (row, i), i + 1);
  g_string_append_c (sql, ')');
  return g_string_free_and_steal (sql);
}

static gboolean
check_row_exists (IsmsWriter *self, IsmsTable *table, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE id = ?1", table->name);
  g_autoptr (IsmsStatement) select = isms_database_prepare (self->database, sql, error);

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, id);
  if (isms_statement_next (select, error))
    return TRUE;
  if (isms_statement_failed (select))
    return FALSE;
  return fail_not_found (table->name, id, error);
}

/**
 * isms_writer_update:
 * @row: (transfer none): the columns to set; the others stay
 *
 * Returns: FALSE with @error set: ISMS_STORE_ERROR_NOT_FOUND if there is no such row
 */
gboolean
isms_writer_update (
    IsmsWriter *self, const char *table_name, gint64 id, const IsmsRow *row, GError **error)
{
  IsmsTable *table = find_table (self, table_name, error);
  g_autoptr (IsmsStatement) update = NULL;
  g_autofree char *sql = NULL;
  gboolean touch;
  guint size = isms_row_get_size (row);

  if (table == NULL)
    return FALSE;
  if (size == 0)
    return check_row_exists (self, table, id, error);
  touch = table->has_updated_at && isms_row_get (row, "updated_at") == NULL;
  sql = make_update (table, row, touch);
  update = isms_database_prepare (self->database, sql, error);
  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < size; i++)
    isms_statement_bind_value (update, i + 1, isms_row_get_nth (row, i));
  isms_statement_bind_int (update, size + 1, id);
  if (touch)
    isms_statement_bind_text (update, size + 2, self->time);
  return isms_statement_run (update, error)
         && (isms_statement_get_n_changed (update) > 0
             || check_row_exists (self, table, id, error));
}

/**
 * isms_writer_delete:
 *
 * Deletes the row, and by the schema's rules what depends on it.
 *
 * Returns: FALSE with @error set: ISMS_STORE_ERROR_NOT_FOUND if there is no such row
 */
gboolean
isms_writer_delete (IsmsWriter *self, const char *table_name, gint64 id, GError **error)
{
  IsmsTable *table = find_table (self, table_name, error);
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *sql = NULL;

  if (table == NULL)
    return FALSE;
  sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", table->name);
  statement = isms_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, id);
  if (!isms_statement_run (statement, error))
    return FALSE;
  return isms_statement_get_n_changed (statement) > 0 || fail_not_found (table->name, id, error);
}

/**
 * isms_writer_begin_part:
 * @name: a word
 *
 * What is written from here on can be taken back without giving up the step. SQLite then keeps each
 * page that the part changes: not for every row of a hundred thousand, unless it must be. Parts may
 * stand inside each other.
 *
 * Returns: FALSE with @error set
 */
gboolean
isms_writer_begin_part (IsmsWriter *self, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SAVEPOINT \"%s\"", name);

  return isms_database_execute (self->database, sql, error);
}

/**
 * isms_writer_end_part:
 * @name: as it was begun
 *
 * Returns: FALSE with @error set
 */
gboolean
isms_writer_end_part (IsmsWriter *self, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("RELEASE \"%s\"", name);

  return isms_database_execute (self->database, sql, error);
}

/**
 * isms_writer_take_back:
 * @name: as the part was begun
 *
 * Undoes what was written since isms_writer_begin_part (), refs that were given included; the part
 * goes on.
 *
 * Returns: FALSE with @error set
 */
gboolean
isms_writer_take_back (IsmsWriter *self, const char *name, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("ROLLBACK TO \"%s\"", name);

  isms_schema_forget_refs (self->store->schema);
  return isms_database_execute (self->database, sql, error);
}

/**
 * isms_writer_get_database:
 *
 * For reading, and for statements over many rows. An INSERT among them takes its ids from
 * isms_next_id ('table'), so that none is given twice.
 *
 * Returns: (transfer none): the writer's connection, for as long as the step runs
 */
IsmsDatabase *
isms_writer_get_database (IsmsWriter *self)
{
  return self->database;
}

/**
 * isms_writer_set_label:
 *
 * Settles the step's sentence when all is done.
 */
void
isms_writer_set_label (IsmsWriter *self, const char *label)
{
  g_free (self->label);
  self->label = g_strdup (label);
}
