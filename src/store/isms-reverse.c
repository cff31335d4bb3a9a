/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Going back through a step's changes, newest first, passes through the very states that the step
 * went through, so that no uniqueness can stand in the way; references are checked at the end.
 * Every change is undone only where the row is as the change left it. */

#include "isms-reverse.h"

#include "isms-config.h"
#include "isms-image.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  IsmsWriter *writer;
  IsmsDatabase *database;
  const IsmsStepInfo *step;
  GHashTable *doubtful; /* (gint64 *) seq of changes whose rows are looked at again at the end */
  GHashTable *seals;    /* (gint64 *) what was sealed before */
} Reversal;

typedef struct
{
  gint64 seq;
  const char *table;
  gint64 row;
  char op;
  IsmsRow *before;
  IsmsRow *after;
} Change;

static void
append_columns (GString *sql, const IsmsRow *row, const char *format, const char *separator)
{
  for (guint i = 0; i < isms_row_get_size (row); i++)
    {
      g_string_append (sql, i > 0 ? separator : "");
      g_string_append_printf (sql, "\"%s\"%s", isms_row_get_column (row, i), format);
    }
}

/* " AND a IS ? COLLATE BINARY …": the row is as @row says. */
static void
append_condition (GString *sql, const IsmsRow *row)
{
  if (row == NULL || isms_row_get_size (row) == 0)
    return;
  g_string_append (sql, " AND ");
  append_columns (sql, row, " IS ? COLLATE BINARY", " AND ");
}

static int
bind_row (IsmsStatement *statement, int index, const IsmsRow *row)
{
  for (guint i = 0; row != NULL && i < isms_row_get_size (row); i++)
    isms_statement_bind_value (statement, index++, isms_row_get_nth (row, i));
  return index;
}

/* What takes the change back. With @condition only where the row is as the change left it. */
static char *
make_sql (const Change *change, gboolean condition)
{
  GString *sql = g_string_sized_new (256);

  switch (change->op)
    {
    case 'i':
      g_string_append_printf (sql, "DELETE FROM \"%s\" WHERE id = ?", change->table);
      break;
    case 'u':
      g_string_append_printf (sql, "UPDATE \"%s\" SET ", change->table);
      append_columns (sql, change->before, " = ?", ", ");
      g_string_append (sql, " WHERE id = ?");
      break;
    default:
      g_string_append_printf (sql, "INSERT INTO \"%s\" (", change->table);
      append_columns (sql, change->before, "", ", ");
      g_string_append (sql, ") VALUES (");
      for (guint i = 0; i < isms_row_get_size (change->before); i++)
        g_string_append (sql, i > 0 ? ", ?" : "?");
      g_string_append_c (sql, ')');
    }
  if (condition)
    append_condition (sql, change->after);
  return g_string_free_and_steal (sql);
}

static gboolean
run_change (
    Reversal *self, const Change *change, gboolean condition, gboolean *done, GError **error)
{
  g_autofree char *sql = make_sql (change, condition);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (self->database, sql, error);
  int index = 1;

  if (statement == NULL)
    return FALSE;
  if (change->op != 'i')
    index = bind_row (statement, index, change->before);
  if (change->op != 'd')
    isms_statement_bind_int (statement, index++, change->row);
  if (condition)
    bind_row (statement, index, change->after);
  if (!isms_statement_run (statement, error))
    return FALSE;
  *done = isms_statement_get_n_changed (statement) > 0;
  return TRUE;
}

/* Says which later step changed the row. */
static gboolean
fail_changed (Reversal *self, const char *table, gint64 row, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      self->database,
      "SELECT j.label FROM journal_change AS c JOIN journal AS j ON j.id = c.step"
      " WHERE c.tbl = ?1 AND c.row = ?2 AND c.step > ?3 ORDER BY c.seq DESC LIMIT 1",
      NULL);
  const char *label = NULL;

  if (select != NULL)
    {
      isms_statement_bind_text (select, 1, table);
      isms_statement_bind_int (select, 2, row);
      isms_statement_bind_int (select, 3, self->step->id);
      if (isms_statement_next (select, NULL))
        label = isms_statement_get_text (select, 0);
    }
  if (label != NULL)
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CHANGED,
                 /* Translators: both are what steps are called, as in "Rename R-014". */
                 _ ("“%s” can no longer be undone by itself, because of a later change: “%s”. "
                    "Nothing was changed."),
                 self->step->label, label);
  else
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CHANGED,
                 _ ("“%s” cannot be undone, because what it wrote is no longer as it was. Nothing "
                    "was changed."),
                 self->step->label);
  return FALSE;
}

/* Whether this very undoing has already changed the row: by a rule of the schema, that is. */
static gboolean
is_touched (Reversal *self, const Change *change)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      self->database, "SELECT 1 FROM journal_change WHERE tbl = ?1 AND row = ?2 AND seq >= ?3",
      NULL);

  if (select == NULL)
    return FALSE;
  isms_statement_bind_text (select, 1, change->table);
  isms_statement_bind_int (select, 2, change->row);
  isms_statement_bind_int (select, 3, self->writer->first_change);
  return isms_statement_next (select, NULL);
}

static gboolean
reverse_change (Reversal *self, const Change *change, GError **error)
{
  gboolean done;

  if (!run_change (self, change, change->op != 'd', &done, error))
    return FALSE;
  if (done)
    return TRUE;
  if (!is_touched (self, change))
    return fail_changed (self, change->table, change->row, error);
  if (!run_change (self, change, FALSE, &done, error))
    return FALSE;
  g_hash_table_add (self->doubtful, g_memdup2 (&change->seq, sizeof change->seq));
  return TRUE;
}

static gboolean
parse_change (IsmsStatement *row, Change *change, GError **error)
{
  change->seq = isms_statement_get_int (row, 0);
  change->table = isms_statement_get_text (row, 1);
  change->row = isms_statement_get_int (row, 2);
  change->op = isms_statement_get_text (row, 3)[0];
  if (change->op != 'i')
    change->before = isms_image_parse (isms_statement_get_text (row, 4), error);
  if (change->op != 'd' && (change->op == 'i' || change->before != NULL))
    change->after = isms_image_parse (isms_statement_get_text (row, 5), error);
  return (change->op == 'i' || change->before != NULL)
         && (change->op == 'd' || change->after != NULL);
}

static void
clear_change (Change *change)
{
  g_clear_pointer (&change->before, isms_row_free);
  g_clear_pointer (&change->after, isms_row_free);
}

static gboolean
reverse_all (Reversal *self, GError **error)
{
  g_autoptr (IsmsStatement) changes =
      isms_database_prepare (self->database,
                             "SELECT seq, tbl, row, op, before, after FROM journal_change"
                             " WHERE seq >= ?1 AND seq < ?1 + ?2 ORDER BY seq DESC",
                             error);

  if (changes == NULL)
    return FALSE;
  isms_statement_bind_int (changes, 1, self->step->first_change);
  isms_statement_bind_int (changes, 2, self->step->n_changes);
  while (isms_statement_next (changes, error))
    {
      Change change = { 0 };
      gboolean done =
          parse_change (changes, &change, error) && reverse_change (self, &change, error);

      clear_change (&change);
      if (!done)
        return FALSE;
    }
  return !isms_statement_failed (changes);
}

/* Rows that the step did not touch must not change by undoing it: what was added since and hangs on
 * what the step made would be deleted along with it. */
static gboolean
check_bystanders (Reversal *self, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      self->database,
      "SELECT tbl, row FROM journal_change WHERE seq >= ?3"
      " EXCEPT SELECT tbl, row FROM journal_change WHERE seq >= ?1 AND seq < ?1 + ?2 LIMIT 1",
      error);

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, self->step->first_change);
  isms_statement_bind_int (select, 2, self->step->n_changes);
  isms_statement_bind_int (select, 3, self->writer->first_change);
  if (isms_statement_next (select, error))
    {
      g_autofree char *table = isms_statement_dup_text (select, 0);

      return fail_changed (self, table, isms_statement_get_int (select, 1), error);
    }
  return !isms_statement_failed (select);
}

/* Whether the row of a change is as it was before it. FALSE: it could not be read. */
static gboolean
ask_restored (Reversal *self, const Change *change, gboolean *restored, GError **error)
{
  GString *sql = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (IsmsStatement) select = NULL;

  g_string_append_printf (sql, "SELECT 1 FROM \"%s\" WHERE id = ?", change->table);
  append_condition (sql, change->before);
  text = g_string_free_and_steal (sql);
  select = isms_database_prepare (self->database, text, error);
  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, change->row);
  bind_row (select, 2, change->before);
  *restored = isms_statement_next (select, error) == (change->op != 'i');
  return !isms_statement_failed (select);
}

/* The first change that the step made to the row of change @seq says what the row was before. */
static gboolean
check_doubtful_row (Reversal *self, gint64 seq, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      self->database,
      "SELECT f.seq, f.tbl, f.row, f.op, f.before, f.after"
      " FROM journal_change AS c JOIN journal_change AS f ON f.tbl = c.tbl AND f.row = c.row"
      " WHERE c.seq = ?1 AND f.seq >= ?2 ORDER BY f.seq LIMIT 1",
      error);
  Change change = { 0 };
  gboolean restored = FALSE;
  gboolean read;

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, seq);
  isms_statement_bind_int (select, 2, self->step->first_change);
  if (!isms_statement_next (select, error) || !parse_change (select, &change, error))
    {
      clear_change (&change);
      return FALSE;
    }
  read = ask_restored (self, &change, &restored, error);
  clear_change (&change);
  return read && (restored || fail_changed (self, change.table, change.row, error));
}

static gboolean
check_doubtful (Reversal *self, GError **error)
{
  GHashTableIter iter;
  gint64 *seq;

  g_hash_table_iter_init (&iter, self->doubtful);
  while (g_hash_table_iter_next (&iter, (gpointer *) &seq, NULL))
    if (!check_doubtful_row (self, *seq, error))
      return FALSE;
  return TRUE;
}

/* --- What is sealed (the views seal and sealed_row of the schema) --- */

static gboolean
load_ids (IsmsStatement *statement, GHashTable *ids, GError **error)
{
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  return !isms_statement_failed (statement);
}

static gboolean
load_seals (Reversal *self, GError **error)
{
  g_autoptr (IsmsStatement) select =
      isms_database_prepare (self->database, "SELECT id FROM seal", error);

  return select != NULL && load_ids (select, self->seals, error);
}

/* Adds the seals of what the step changed, where they hold. That something which belongs to a
 * record changed, which its revision tells, is no change of the record. */
static gboolean
find_seals (Reversal *self, GHashTable *found, GError **error)
{
  g_autoptr (IsmsStatement) select = NULL;

  if (g_hash_table_size (self->seals) == 0)
    return TRUE;
  select = isms_database_prepare (
      self->database,
      "SELECT DISTINCT s.seal FROM sealed_row AS s JOIN journal_change AS c ON c.tbl = s.tbl"
      " AND c.row = s.row WHERE c.seq >= ?1 AND c.seq < ?1 + ?2"
      " AND (c.op <> 'u' OR json_remove (c.before, '$.revision', '$.updated_at') <> '{}')",
      error);
  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, self->step->first_change);
  isms_statement_bind_int (select, 2, self->step->n_changes);
  return load_ids (select, found, error);
}

static gboolean
refuse_sealed (Reversal *self, GError **error)
{
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_SEALED,
               /* Translators: what a step is called, as in "Rename R-014". */
               _ ("“%s” can not be undone: what it wrote is approved, and stays as it is. Nothing "
                  "was changed."),
               self->step->label);
  return FALSE;
}

/* What was sealed stays as it was, and sealed. What the step deleted is found once it is back. */
static gboolean
reverse_unsealed (Reversal *self, GError **error)
{
  g_autoptr (GHashTable) before = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) after = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer seal;

  if (!load_seals (self, error) || !find_seals (self, before, error))
    return FALSE;
  if (g_hash_table_size (before) > 0)
    return refuse_sealed (self, error);
  if (!reverse_all (self, error) || !find_seals (self, after, error))
    return FALSE;
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &seal, NULL))
    if (g_hash_table_contains (self->seals, seal))
      return refuse_sealed (self, error);
  return TRUE;
}

/*< private >
 * isms_reverse:
 *
 * Takes back all that @step changed, inside the transaction of @writer; rules of the schema that
 * fire on changes are asleep meanwhile, since what they did is in the journal too.
 *
 * Returns: FALSE with ISMS_STORE_ERROR_CHANGED if the rows are no longer as @step left them, with
 * ISMS_STORE_ERROR_SEALED if they have been sealed since
 */
gboolean
isms_reverse (IsmsWriter *writer, const IsmsStepInfo *step, GError **error)
{
  Reversal self = { .writer = writer, .database = writer->database, .step = step };
  sqlite3 *db = isms_database_get_handle (writer->database);
  gboolean done;

  self.doubtful = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self.seals = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  /* TEMP triggers, the journal's and the index's, stay awake. */
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  done = isms_database_execute (self.database, "PRAGMA defer_foreign_keys = ON", error)
         && reverse_unsealed (&self, error) && check_bystanders (&self, error)
         && check_doubtful (&self, error);
  sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
  g_hash_table_unref (self.doubtful);
  g_hash_table_unref (self.seals);
  return done;
}
