/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The whole workspace, looked over. */

#include "isms-attachment-private.h"
#include "isms-backup.h"
#include "isms-journal.h"

typedef struct
{
  IsmsDatabase *database;
  GCancellable *cancellable;
  GStrvBuilder *faults;
} Check;

/* A fault found is not an error of the check; only what keeps it from looking is. */
static gboolean
note_fault (Check *self, GError *fault, GError **error)
{
  if (!g_error_matches (fault, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  g_strv_builder_add (self->faults, fault->message);
  g_error_free (fault);
  return TRUE;
}

/* Every row that @sql gives is a fault. */
static gboolean
check_rows (Check *self, const char *sql, GError **error)
{
  g_autoptr (IsmsStatement) rows = isms_database_prepare (self->database, sql, error);
  GError *local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (isms_statement_next (rows, &local_error))
    g_strv_builder_add (self->faults, isms_statement_get_text (rows, 0));
  return local_error == NULL || note_fault (self, local_error, error);
}

/* FTS5's part of integrity_check looks at the index by a map that this connection may have kept
 * from before other connections wrote, and then reports damage where there is none (SQLite 3.46).
 * Asking the index anything refreshes the map. */
static gboolean
refresh_index (Check *self, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gint64 ignored;

  isms_database_query_int (self->database, "SELECT 1 FROM search WHERE search MATCH 'a'", &ignored,
                           &local_error);
  return local_error == NULL || note_fault (self, g_steal_pointer (&local_error), error);
}

static gboolean
check_journal (Check *self, GError **error)
{
  GError *local_error = NULL;

  return isms_journal_verify (self->database, NULL, self->cancellable, &local_error)
         || note_fault (self, local_error, error);
}

static gboolean
check_attachments (Check *self, GError **error)
{
  g_autoptr (IsmsStatement) blobs =
      isms_database_prepare (self->database, "SELECT id, sha256 FROM attachment_blob", error);
  GError *local_error = NULL;

  if (blobs == NULL)
    return FALSE;
  while (isms_statement_next (blobs, &local_error))
    {
      gint64 id = isms_statement_get_int (blobs, 0);

      if (isms_attachment_verify (self->database, id, isms_statement_get_text (blobs, 1),
                                  self->cancellable, &local_error))
        continue;
      g_prefix_error (&local_error, "attachment_blob %" G_GINT64_FORMAT ": ", id);
      if (!note_fault (self, g_steal_pointer (&local_error), error))
        return FALSE;
    }
  return local_error == NULL || note_fault (self, local_error, error);
}

static gpointer
check_cb (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GStrvBuilder) faults = g_strv_builder_new ();
  Check self = { database, cancellable, faults };

  if (!refresh_index (&self, error)
      || !check_rows (
          &self, "SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
          error)
      || !check_rows (
          &self,
          "SELECT format ('row %s of %s refers to a row of %s that is not there', rowid,"
          " \"table\", parent) FROM pragma_foreign_key_check",
          error)
      || !check_journal (&self, error) || !check_attachments (&self, error))
    return NULL;
  return g_strv_builder_end (faults);
}

/**
 * isms_store_check:
 *
 * Looks over the whole workspace in the background reader and waits for it: pages, references,
 * journal, attachments. May take minutes.
 *
 * Returns: (transfer full): every fault found, in words for a log; empty when there is none; NULL
 * if the check itself failed
 */
GStrv
isms_store_check (IsmsStore *self, GCancellable *cancellable, GError **error)
{
  return isms_store_read (self, check_cb, NULL, cancellable, error);
}
