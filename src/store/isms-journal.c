/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The journal, read and verified. It is written in isms-commit.c and undone in isms-undo.c. */

#include "isms-journal.h"

#include "isms-change-private.h"
#include "isms-config.h"
#include "isms-hash.h"

#include <glib/gi18n-lib.h>

/**
 * isms_journal_entry_free:
 * @self: (transfer full): an entry
 */
void
isms_journal_entry_free (IsmsJournalEntry *self)
{
  g_free (self->at);
  g_free (self->actor);
  g_free (self->label);
  g_free (self->table);
  g_free (self->before);
  g_free (self->after);
  g_free (self);
}

static IsmsJournalEntry *
make_entry (IsmsStatement *row)
{
  IsmsJournalEntry *entry = g_new0 (IsmsJournalEntry, 1);

  entry->step = isms_statement_get_int (row, 0);
  entry->at = isms_statement_dup_text (row, 1);
  entry->actor = isms_statement_dup_text (row, 2);
  entry->label = isms_statement_dup_text (row, 3);
  entry->kind = isms_step_kind_parse (isms_statement_get_text (row, 4));
  entry->table = isms_statement_dup_text (row, 5);
  entry->row = isms_statement_get_int (row, 6);
  entry->op = isms_statement_get_text (row, 7)[0];
  entry->before = isms_statement_dup_text (row, 8);
  entry->after = isms_statement_dup_text (row, 9);
  return entry;
}

/* By the index where one row is asked for; otherwise backwards from the end, so that the newest
 * entries of a long journal come without sorting it. */
static char *
make_select (const char *table, gint64 row)
{
  return g_strconcat (
      "SELECT j.id, j.at, j.actor, j.label, j.kind, c.tbl, c.row, c.op, c.before, c.after"
      " FROM journal_change AS c CROSS JOIN journal AS j ON j.id = c.step"
      " WHERE c.seq < ifnull ((SELECT first_change FROM journal WHERE id = ?3), ?4)",
      table == NULL ? ""
      : row != 0    ? " AND c.tbl = ?1"
                    : " AND +c.tbl = ?1",
      row == 0        ? ""
      : table != NULL ? " AND c.row = ?2"
                      : " AND +c.row = ?2",
      " ORDER BY c.seq DESC LIMIT ?5", NULL);
}

/**
 * isms_journal_read:
 * @table: (nullable): only of this table
 * @row: only of this row; 0 for all
 * @before_step: only of older steps; 0 for all
 * @limit: at most so many; 0 for all
 *
 * Reads the history, newest first. On the thread of @database.
 *
 * Returns: (element-type IsmsJournalEntry) (transfer full): the changes; NULL on error
 */
GPtrArray *
isms_journal_read (IsmsDatabase *database,
                   const char *table,
                   gint64 row,
                   gint64 before_step,
                   guint limit,
                   GError **error)
{
  g_autofree char *sql = make_select (table, row);
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_journal_entry_free);
  g_autoptr (IsmsStatement) select = isms_database_prepare (database, sql, error);

  if (select == NULL)
    return NULL;
  if (table != NULL)
    isms_statement_bind_text (select, 1, table);
  if (row != 0)
    isms_statement_bind_int (select, 2, row);
  isms_statement_bind_int (select, 3, before_step);
  isms_statement_bind_int (select, 4, G_MAXINT64);
  isms_statement_bind_int (select, 5, limit > 0 ? (gint64) limit : -1);
  while (isms_statement_next (select, error))
    g_ptr_array_add (entries, make_entry (select));
  return isms_statement_failed (select) ? NULL : g_steal_pointer (&entries);
}

/**
 * isms_journal_is_sealed:
 * @step: one of the journal
 *
 * On the thread of @database.
 *
 * Returns: whether @step wrote what is approved (the view sealed_row of the schema): it can not be
 *   undone. FALSE on error, too
 */
gboolean
isms_journal_is_sealed (IsmsDatabase *database, gint64 step, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      database,
      "SELECT EXISTS (SELECT 1 FROM journal AS j JOIN journal_change AS c ON c.seq >= "
      "j.first_change AND c.seq < j.first_change + j.n_changes JOIN sealed_row AS s ON s.tbl = "
      "c.tbl AND s.row = c.row WHERE j.id = ?1 AND (c.op <> 'u' OR json_remove (c.before, "
      "'$.revision', '$.updated_at') <> '{}'))",
      error);

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, step);
  return isms_statement_next (select, error) && isms_statement_get_int (select, 0) != 0;
}

static gboolean
fail_at (gint64 step, GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, step);

  /* Translators: %s is the number of the step. */
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT,
               _ ("Step %s of the journal is not as it was written, or what stood before it is "
                  "missing"),
               number);
  return FALSE;
}

typedef struct
{
  gint64 last_step;
  gint64 next_change;
  char *hash;
} Chain;

static gboolean
verify_step (IsmsDatabase *database, IsmsStatement *row, Chain *chain, GError **error)
{
  const IsmsHashHead head = {
    .id = isms_statement_get_int (row, 0),
    .at = isms_statement_get_text (row, 1),
    .actor = isms_statement_get_text (row, 2),
    .label = isms_statement_get_text (row, 3),
    .kind = isms_statement_get_text (row, 4),
    .target = isms_statement_get_int (row, 5),
  };
  gint64 end = isms_statement_get_int (row, 6) + isms_statement_get_int (row, 7);
  g_autofree char *hash = NULL;
  guint n_changes;

  if (head.id != chain->last_step + 1 || isms_statement_get_int (row, 6) != chain->next_change)
    return fail_at (head.id, error);
  hash = isms_hash_step (database, chain->hash, &head, chain->next_change, end, &n_changes, NULL,
                         NULL, error);
  if (hash == NULL)
    return FALSE;
  if (n_changes != isms_statement_get_int (row, 7)
      || g_strcmp0 (hash, isms_statement_get_text (row, 8)) != 0)
    return fail_at (head.id, error);

  chain->last_step = head.id;
  chain->next_change = end;
  g_free (chain->hash);
  chain->hash = g_steal_pointer (&hash);
  return TRUE;
}

static gboolean
verify_chain (IsmsDatabase *database, Chain *chain, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsStatement) steps = isms_database_prepare (
      database,
      "SELECT id, at, actor, label, kind, target, first_change, n_changes, hash FROM journal"
      " ORDER BY id",
      error);
  gint64 n_beyond;
  g_autofree char *beyond = NULL;

  if (steps == NULL)
    return FALSE;
  while (isms_statement_next (steps, error))
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !verify_step (database, steps, chain, error))
      return FALSE;
  if (isms_statement_failed (steps))
    return FALSE;
  beyond = g_strdup_printf ("SELECT count (*) FROM journal_change WHERE seq >= %" G_GINT64_FORMAT,
                            chain->next_change);
  if (!isms_database_query_int (database, beyond, &n_beyond, error))
    return FALSE;
  return n_beyond == 0 || fail_at (chain->last_step + 1, error);
}

/**
 * isms_journal_verify:
 * @n_steps: (out) (optional): how many steps fit
 *
 * Recomputes the chain of hashes, from the first step to the last. A long read.
 *
 * Returns: FALSE with ISMS_STORE_ERROR_CORRUPT naming the first step that does not fit
 */
gboolean
isms_journal_verify (IsmsDatabase *database,
                     guint64 *n_steps,
                     GCancellable *cancellable,
                     GError **error)
{
  Chain chain = { 0, 1, g_strdup ("") };
  gboolean sound = verify_chain (database, &chain, cancellable, error);

  if (n_steps != NULL)
    *n_steps = chain.last_step;
  g_free (chain.hash);
  return sound;
}
