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
knows_refs (IsmsDatabase *database, const char *table)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT 1 FROM pragma_table_info (?) WHERE name = 'ref'", NULL);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, table);
  return isms_statement_next (statement, NULL);
}

static char *
dup_ref (IsmsDatabase *database, const char *table, gint64 row)
{
  g_autofree char *sql = NULL;
  g_autoptr (IsmsStatement) statement = NULL;

  if (knows_refs (database, table))
    {
      sql = g_strdup_printf ("SELECT ref FROM \"%s\" WHERE id = ?", table);
      statement = isms_database_prepare (database, sql, NULL);
    }
  if (statement != NULL)
    {
      isms_statement_bind_int (statement, 1, row);
      if (isms_statement_next (statement, NULL))
        return isms_statement_dup_text (statement, 0);
    }
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, table, row);
}

/* Which files have that content, and of which records: "audit.pdf (E-004), ". */
static char *
dup_files (IsmsDatabase *database, gint64 blob)
{
  g_autoptr (IsmsStatement) files = isms_database_prepare (
      database,
      "SELECT a.name, a.tbl, a.row FROM attachment AS a JOIN attachment_blob AS b "
      "ON b.sha256 = a.sha256 WHERE b.id = ? ORDER BY a.id",
      NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  if (files == NULL)
    return g_strdup ("");
  isms_statement_bind_int (files, 1, blob);
  while (isms_statement_next (files, NULL))
    {
      g_autofree char *ref =
          dup_ref (database, isms_statement_get_text (files, 1), isms_statement_get_int (files, 2));

      g_string_append_printf (names, "%s (%s), ", isms_statement_get_text (files, 0), ref);
    }
  return g_string_free_and_steal (g_steal_pointer (&names));
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
      g_autofree char *files = NULL;

      if (isms_attachment_verify (self->database, id, isms_statement_get_text (blobs, 1),
                                  self->cancellable, &local_error))
        continue;
      files = dup_files (self->database, id);
      g_prefix_error (&local_error, "%sattachment_blob %" G_GINT64_FORMAT ": ", files, id);
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
