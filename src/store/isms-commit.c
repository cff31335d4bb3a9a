/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The one transaction that every write goes through: begun, filled, hashed into the journal,
 * committed, told. */

#include "isms-hash.h"
#include "isms-store-private.h"

typedef struct
{
  IsmsSchema *schema;
  IsmsChange *change;
} Collection;

static void
collect_cb (const char *table, gint64 row, gpointer data)
{
  Collection *collection = data;

  isms_change_add (collection->change, table, row);
  /* Statements of a call give ids of their own. */
  isms_schema_note_id (collection->schema, table, row);
}

/* Where the journal stands: what the step will be called, and the hash it goes on from. */
static gboolean
read_journal_end (IsmsWriter *writer, char **previous, GError **error)
{
  g_autoptr (IsmsStatement) end = isms_database_prepare (
      writer->database,
      "SELECT ifnull (max (id), 0) + 1, (SELECT ifnull (max (seq), 0) + 1 FROM journal_change),"
      " ifnull ((SELECT hash FROM journal ORDER BY id DESC LIMIT 1), '') FROM journal",
      error);

  if (end == NULL || !isms_statement_next (end, error))
    return FALSE;
  writer->id = isms_statement_get_int (end, 0);
  writer->first_change = isms_statement_get_int (end, 1);
  *previous = isms_statement_dup_text (end, 2);
  isms_database_set_step (writer->database, writer->id);
  return TRUE;
}

static gboolean
write_journal_row (
    IsmsWriter *writer, const IsmsHashHead *head, guint n_changes, const char *hash, GError **error)
{
  g_autoptr (IsmsStatement) insert = isms_database_prepare (
      writer->database,
      "INSERT INTO journal (id, at, actor, label, kind, target, first_change, n_changes, hash)"
      " VALUES (?1, ?2, ?3, ?4, ?5, nullif (?6, 0), ?7, ?8, ?9)",
      error);

  if (insert == NULL)
    return FALSE;
  isms_statement_bind_int (insert, 1, head->id);
  isms_statement_bind_text (insert, 2, head->at);
  isms_statement_bind_text (insert, 3, head->actor);
  isms_statement_bind_text (insert, 4, head->label);
  isms_statement_bind_text (insert, 5, head->kind);
  isms_statement_bind_int (insert, 6, head->target);
  isms_statement_bind_int (insert, 7, writer->first_change);
  isms_statement_bind_int (insert, 8, n_changes);
  isms_statement_bind_text (insert, 9, hash);
  return isms_statement_run (insert, error);
}

/* @change is NULL afterwards if nothing changed. */
static gboolean
write_journal (IsmsWriter *writer, const char *previous, IsmsChange **change, GError **error)
{
  const IsmsHashHead head = { writer->id,
                              writer->time,
                              writer->actor,
                              writer->label,
                              isms_step_kind_get_name (writer->kind),
                              writer->target };
  Collection collection = { writer->store->schema, NULL };
  g_autofree char *hash = NULL;
  guint n_changes;

  collection.change = *change =
      isms_change_new (writer->id, writer->label, writer->kind, writer->target);
  hash = isms_hash_step (writer->database, previous, &head, writer->first_change, 0, &n_changes,
                         collect_cb, &collection, error);
  if (hash == NULL)
    return FALSE;
  if (n_changes == 0)
    {
      g_clear_pointer (change, isms_change_unref);
      return TRUE;
    }
  isms_change_seal (*change);
  return write_journal_row (writer, &head, n_changes, hash, error)
         && isms_search_update (writer->store->schema, writer->database, writer->store->tables,
                                *change, writer->first_change, error)
         && isms_kept_update (writer->store->schema, writer->database, writer->first_change, error);
}

static gboolean
run_transaction (
    IsmsWriter *writer, IsmsCommitFunc func, gpointer data, IsmsChange **change, GError **error)
{
  g_autofree char *previous = NULL;
  gboolean done;

  isms_database_set_cancellable (writer->database, writer->cancellable);
  done = isms_database_execute (writer->database, "BEGIN IMMEDIATE", error)
         && read_journal_end (writer, &previous, error) && func (writer, data, error)
         && !g_cancellable_set_error_if_cancelled (writer->cancellable, error)
         && write_journal (writer, previous, change, error);
  /* From here on it is done or not, never interrupted. */
  isms_database_set_cancellable (writer->database, NULL);
  done = done && isms_database_execute (writer->database, "COMMIT", error);
  if (!done && !sqlite3_get_autocommit (isms_database_get_handle (writer->database)))
    isms_database_execute (writer->database, "ROLLBACK", NULL);
  return done;
}

/* Before the first step, not when the file is opened: most of opening would be spent on it. */
static gboolean
ensure_watched (IsmsStore *self, GError **error)
{
  if (!self->watched)
    self->watched = isms_schema_watch (self->schema, self->writer_database, error);
  return self->watched;
}

/*< private >
 * isms_store_commit:
 * @func: what is done in the transaction
 *
 * Runs a whole step. Writer's thread.
 *
 * Returns: the step's id; 0 if it changed nothing; -1 on error, and nothing is changed
 */
gint64
isms_store_commit (IsmsStore *self,
                   const char *label,
                   const char *actor,
                   const char *time,
                   IsmsCommitFunc func,
                   gpointer data,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (IsmsChange) change = NULL;
  IsmsWriter writer = { .store = self, .database = self->writer_database };
  gint64 id = -1;

  writer.cancellable = cancellable;
  writer.time = time != NULL ? g_strdup (time) : isms_store_dup_now ();
  writer.actor = actor != NULL ? actor : isms_store_get_actor (self);
  writer.label = g_strdup (label);
  if (ensure_watched (self, error) && run_transaction (&writer, func, data, &change, error))
    {
      id = change != NULL ? writer.id : 0;
      if (change != NULL)
        isms_store_publish (self, change);
    }
  else
    isms_schema_forget_refs (self->schema);
  g_free (writer.time);
  g_free (writer.label);
  return id;
}

/*< private >
 * isms_store_dup_now:
 *
 * Returns: (transfer full): the time in UTC, ISO 8601, to the second
 */
char *
isms_store_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}
