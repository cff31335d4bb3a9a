/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Files inside the workspace: what is already there is not written again. Nothing of one is ever
 * whole in memory. */

#include "isms-attachment-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "isms-config.h"
#include "isms-content-private.h"
#include "isms-store-error-private.h"
#include "isms-store-private.h"

#include <glib/gi18n-lib.h>

#define CHUNK (256 * 1024)

typedef struct
{
  gint64 id;
  char *table;
  gint64 row;
  char *media_type; /* NULL: to be guessed */
  IsmsContent *content;
} Attachment;

static void
free_attachment (Attachment *self)
{
  g_free (self->table);
  g_free (self->media_type);
  isms_content_unref (self->content);
  g_free (self);
}

static gboolean
write_piece (const void *data, gsize size, gint64 offset, gpointer user_data, GError **error)
{
  sqlite3_blob *blob = user_data;
  int result = sqlite3_blob_write (blob, data, (int) size, (int) offset);

  return result == SQLITE_OK || isms_store_error_set (NULL, result, NULL, error);
}

static gboolean
find_blob (IsmsDatabase *database, const char *hash, gboolean *found, GError **error)
{
  g_autoptr (IsmsStatement) select =
      isms_database_prepare (database, "SELECT 1 FROM attachment_blob WHERE sha256 = ?1", error);

  if (select == NULL)
    return FALSE;
  isms_statement_bind_text (select, 1, hash);
  *found = isms_statement_next (select, error);
  return !isms_statement_failed (select);
}

static gboolean
make_blob (
    IsmsDatabase *database, const char *hash, gint64 size, sqlite3_blob **blob, GError **error)
{
  g_autoptr (IsmsStatement) insert = isms_database_prepare (
      database,
      "INSERT INTO attachment_blob (sha256, size, content) VALUES (?1, ?2, zeroblob (?2))", error);
  sqlite3 *db = isms_database_get_handle (database);
  int result;

  if (insert == NULL)
    return FALSE;
  isms_statement_bind_text (insert, 1, hash);
  isms_statement_bind_int (insert, 2, size);
  if (!isms_statement_run (insert, error))
    return FALSE;
  result = sqlite3_blob_open (db, "main", "attachment_blob", "content",
                              sqlite3_last_insert_rowid (db), 1, blob);
  return result == SQLITE_OK || isms_database_fail (database, result, error);
}

static gboolean
write_blob (const IsmsContent *content,
            IsmsDatabase *database,
            GCancellable *cancellable,
            GError **error)
{
  sqlite3_blob *blob = NULL;
  gboolean done;

  done = make_blob (database, isms_content_get_hash (content), isms_content_get_size (content),
                    &blob, error)
         && isms_content_each_piece (content, write_piece, blob, cancellable, error);
  sqlite3_blob_close (blob);
  return done;
}

static char *
guess_media_type (const Attachment *self)
{
  g_autofree char *type =
      g_content_type_guess (isms_content_get_name (self->content), NULL, 0, NULL);
  char *media_type = g_content_type_get_mime_type (type);

  return media_type != NULL ? media_type : g_strdup ("application/octet-stream");
}

static gboolean
write_row (const Attachment *self, IsmsWriter *writer, GError **error)
{
  IsmsRow *row = isms_row_new ();
  g_autofree char *media_type =
      self->media_type != NULL ? g_strdup (self->media_type) : guess_media_type (self);
  gboolean done;

  isms_row_set_text (row, "tbl", self->table);
  isms_row_set_int (row, "row", self->row);
  isms_row_set_text (row, "name", isms_content_get_name (self->content));
  isms_row_set_text (row, "media_type", media_type);
  isms_row_set_int (row, "size", isms_content_get_size (self->content));
  isms_row_set_text (row, "sha256", isms_content_get_hash (self->content));
  done = isms_writer_insert_row (writer, "attachment", self->id, row, error);
  isms_row_free (row);
  return done;
}

static gboolean
attach_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Attachment *self = data;
  IsmsDatabase *database = isms_writer_get_database (writer);
  gboolean found;

  return isms_content_check_size (isms_content_get_name (self->content),
                                  isms_content_get_size (self->content), writer->store->max_value,
                                  error)
         && find_blob (database, isms_content_get_hash (self->content), &found, error)
         && (found || write_blob (self->content, database, cancellable, error))
         && write_row (self, writer, error);
}

static gint64
attach (IsmsStep *step, Attachment *self)
{
  self->id = isms_schema_next_id (isms_step_get_store (step)->schema, "attachment");
  isms_step_call (step, attach_cb, self, (GDestroyNotify) free_attachment);
  return self->id;
}

/* Reads the blob of row @blob piece by piece and compares its hash. */
static gboolean
read_blob (IsmsDatabase *database,
           gint64 blob,
           const char *sha256,
           IsmsPieceFunc func,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (CHUNK);
  sqlite3_blob *handle = NULL;
  int size, result = sqlite3_blob_open (isms_database_get_handle (database), "main",
                                        "attachment_blob", "content", blob, 0, &handle);
  gboolean done = result == SQLITE_OK || isms_database_fail (database, result, error);

  size = done ? sqlite3_blob_bytes (handle) : 0;
  for (int offset = 0; done && offset < size; offset += CHUNK)
    {
      int n = MIN (CHUNK, size - offset);

      result = sqlite3_blob_read (handle, buffer, n, offset);
      done = (result == SQLITE_OK || isms_database_fail (database, result, error))
             && !g_cancellable_set_error_if_cancelled (cancellable, error)
             && (func == NULL || func (buffer, n, offset, data, error));
      if (done)
        g_checksum_update (checksum, buffer, n);
    }
  sqlite3_blob_close (handle);
  if (done && !g_str_equal (g_checksum_get_string (checksum), sha256))
    {
      g_set_error_literal (
          error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT,
          _ ("The attached file is damaged: its content is no longer what was attached"));
      return FALSE;
    }
  return done;
}

static gboolean
fail_to_write (GError **error)
{
  int code = errno;

  g_set_error (error, ISMS_STORE_ERROR,
               code == ENOSPC ? ISMS_STORE_ERROR_FULL : ISMS_STORE_ERROR_FAILED,
               _ ("The file cannot be written: %s"), g_strerror (code));
  return FALSE;
}

static gboolean
save_piece (const void *data, gsize size, gint64 offset, gpointer user_data, GError **error)
{
  int fd = GPOINTER_TO_INT (user_data);
  const char *p = data;

  while (size > 0)
    {
      gssize n = write (fd, p, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_to_write (error);
      p += n;
      size -= n;
    }
  return TRUE;
}

static gboolean
find_content (IsmsDatabase *database, gint64 id, gint64 *blob, char **sha256, GError **error)
{
  g_autoptr (IsmsStatement) select =
      isms_database_prepare (database,
                             "SELECT b.id, a.sha256 FROM attachment AS a JOIN attachment_blob AS b"
                             " ON b.sha256 = a.sha256 WHERE a.id = ?1",
                             error);
  g_autoptr (GError) local_error = NULL;

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, id);
  if (isms_statement_next (select, &local_error))
    {
      *blob = isms_statement_get_int (select, 0);
      *sha256 = isms_statement_dup_text (select, 1);
      return TRUE;
    }
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND,
                         _ ("There is no such attached file"));
  return FALSE;
}

/*< private >
 * isms_attachment_verify:
 *
 * Returns: FALSE with ISMS_STORE_ERROR_CORRUPT if row @blob of attachment_blob is not what it says
 */
gboolean
isms_attachment_verify (IsmsDatabase *database,
                        gint64 blob,
                        const char *sha256,
                        GCancellable *cancellable,
                        GError **error)
{
  return read_blob (database, blob, sha256, NULL, NULL, cancellable, error);
}

/**
 * isms_step_attach:
 * @table: whose row it belongs to
 * @content: what was read of a file
 *
 * Takes a file into the workspace; the same content is kept once.
 *
 * Returns: the id that the attachment will have
 */
gint64
isms_step_attach (IsmsStep *step, const char *table, gint64 row, IsmsContent *content)
{
  Attachment *self = g_new0 (Attachment, 1);

  self->table = g_strdup (table);
  self->row = row;
  self->content = isms_content_ref (content);
  return attach (step, self);
}

/**
 * isms_step_attach_bytes:
 * @media_type: (nullable): as in "application/pdf"; guessed by the name if NULL
 *
 * isms_step_attach () for what is in memory.
 *
 * Returns: the id that the attachment will have
 */
gint64
isms_step_attach_bytes (IsmsStep *step,
                        const char *table,
                        gint64 row,
                        const char *name,
                        const char *media_type,
                        GBytes *bytes)
{
  Attachment *self = g_new0 (Attachment, 1);

  self->table = g_strdup (table);
  self->row = row;
  self->media_type = g_strdup (media_type);
  self->content = isms_content_new_for_bytes (name, bytes);
  return attach (step, self);
}

/**
 * isms_attachment_save:
 * @path: replaced if it exists, and only when all is written and verified
 *
 * Writes an attached file out. On the thread of @database.
 *
 * Returns: FALSE with ISMS_STORE_ERROR_CORRUPT if the content does not fit its hash
 */
gboolean
isms_attachment_save (
    IsmsDatabase *database, gint64 id, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  g_autofree char *sha256 = NULL;
  gint64 blob;
  gboolean done;
  int fd;

  if (!find_content (database, id, &blob, &sha256, error))
    return FALSE;
  fd = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0600);
  if (fd == -1)
    return fail_to_write (error);
  done = read_blob (database, blob, sha256, save_piece, GINT_TO_POINTER (fd), cancellable, error);
  done = g_close (fd, done ? error : NULL) && done;
  if (done && g_rename (temporary, path) == -1)
    done = fail_to_write (error);
  if (!done)
    g_unlink (temporary);
  return done;
}

/**
 * isms_attachment_free:
 * @self: an attachment
 */
void
isms_attachment_free (IsmsAttachment *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->created_at);
  g_free (self->sha256);
  g_free (self);
}

/**
 * isms_attachment_list:
 * @database: a connection; on its thread
 * @table: a table
 * @row: a row of it
 * @error: return location
 *
 * Returns: (element-type IsmsAttachment) (transfer full): what is attached to the row, by name;
 * %NULL on error
 */
GPtrArray *
isms_attachment_list (IsmsDatabase *database, const char *table, gint64 row, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_attachment_free);

  statement = isms_database_prepare (
      database,
      "SELECT id, name, media_type, size, created_at, sha256 FROM attachment "
      "WHERE tbl = ? AND row = ? ORDER BY name, id",
      error);
  if (statement == NULL)
    return NULL;
  isms_statement_bind_text (statement, 1, table);
  isms_statement_bind_int (statement, 2, row);
  while (isms_statement_next (statement, error))
    {
      IsmsAttachment *attachment = g_new0 (IsmsAttachment, 1);

      attachment->id = isms_statement_get_int (statement, 0);
      attachment->name = isms_statement_dup_text (statement, 1);
      attachment->media_type = isms_statement_dup_text (statement, 2);
      attachment->size = isms_statement_get_int (statement, 3);
      attachment->created_at = isms_statement_dup_text (statement, 4);
      attachment->sha256 = isms_statement_dup_text (statement, 5);
      g_ptr_array_add (list, attachment);
    }
  if (isms_statement_failed (statement))
    return NULL;
  return g_steal_pointer (&list);
}

static gboolean
check_one (IsmsDatabase *database,
           IsmsAttachment *attachment,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 blob;

  if (find_content (database, attachment->id, &blob, &sha256, &failure)
      && read_blob (database, blob, sha256, NULL, NULL, cancellable, &failure))
    return TRUE;
  attachment->damaged = TRUE;
  if (g_error_matches (failure, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT)
      || g_error_matches (failure, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * isms_attachment_check:
 * @database: a connection; on its thread
 * @table: a table
 * @row: a row of it
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Reads every file that is attached to the row and compares it with its hash. Takes as long as it
 * takes to read them.
 *
 * Returns: (element-type IsmsAttachment) (transfer full): the files, by name, those that are not
 *   what was attached marked as damaged; %NULL on error
 */
GPtrArray *
isms_attachment_check (IsmsDatabase *database,
                       const char *table,
                       gint64 row,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) list = isms_attachment_list (database, table, row, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (!check_one (database, list->pdata[i], cancellable, error))
      return NULL;
  return g_steal_pointer (&list);
}

/**
 * isms_step_detach:
 * @step: a step that is not committed yet
 * @id: of an attachment
 *
 * Takes the attachment away. Its content stays as long as the journal needs it.
 */
void
isms_step_detach (IsmsStep *step, gint64 id)
{
  isms_step_delete (step, "attachment", id);
}
