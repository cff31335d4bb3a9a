/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is read goes to a file in the workspace's folder that has no name: there must be room for it
 * there anyway, and nothing is left of it whatever becomes of this program. Nothing of it is ever
 * whole in memory. */

#include "isms-content-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "isms-config.h"
#include "isms-copy.h"
#include "isms-store-error-private.h"
#include "isms-store-private.h"

#include <glib/gi18n-lib.h>

#define CHUNK (256 * 1024)

struct _IsmsContent
{
  gatomicrefcount count;
  char *name;
  char *hash; /* SHA-256 */
  gint64 size;
  int fd;        /* -1, or */
  GBytes *bytes; /* NULL */
};

static gboolean
fail_to_keep (int code, GError **error)
{
  g_set_error (error, ISMS_STORE_ERROR, isms_store_error_from_errno (code),
               _ ("The file cannot be taken into the workspace: %s"), g_strerror (code));
  return FALSE;
}

static IsmsContent *
make (char *name)
{
  IsmsContent *self = g_new0 (IsmsContent, 1);

  g_atomic_ref_count_init (&self->count);
  self->name = name;
  self->fd = -1;
  return self;
}

static int
open_nameless (const char *workspace, GError **error)
{
  g_autofree char *path = isms_copy_make_temporary (workspace);
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  if (fd == -1)
    fail_to_keep (errno, error);
  else
    g_unlink (path);
  return fd;
}

static gboolean
keep_piece (int fd, const guchar *data, gsize size, GError **error)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return fail_to_keep (errno, error);
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

/* @limit: more than that does not fit. */
static gboolean
read_stream (
    IsmsContent *self, GInputStream *stream, int limit, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = g_malloc (CHUNK);
  gsize n_read;

  do
    {
      if (!g_input_stream_read_all (stream, buffer, CHUNK, &n_read, cancellable, error)
          || !isms_content_check_size (self->name, self->size + (gint64) n_read, limit, error)
          || !keep_piece (self->fd, buffer, n_read, error))
        return FALSE;
      g_checksum_update (checksum, buffer, (gssize) n_read);
      self->size += (gint64) n_read;
    }
  while (n_read == CHUNK);
  self->hash = g_strdup (g_checksum_get_string (checksum));
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/**
 * isms_content_read:
 * @store: a store that can be written
 * @file: anywhere that GIO can read
 *
 * Reads a file for isms_step_attach (), blocking. Any thread.
 *
 * Returns: (transfer full): what it holds now
 */
IsmsContent *
isms_content_read (IsmsStore *store, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (IsmsContent) self = make (g_filename_display_name (name));
  g_autoptr (GInputStream) stream = NULL;

  if (!isms_store_check_open (store, TRUE, error))
    return NULL;
  stream = G_INPUT_STREAM (g_file_read (file, cancellable, error));
  if (stream == NULL)
    return NULL;
  self->fd = open_nameless (store->path, error);
  if (self->fd == -1 || !read_stream (self, stream, store->max_value, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

static void
read_task_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GPtrArray *files = data;
  g_autoptr (GPtrArray) contents =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_content_unref);
  GError *error = NULL;

  for (guint i = 0; i < files->len && error == NULL; i++)
    {
      IsmsContent *content = isms_content_read (source, files->pdata[i], cancellable, &error);

      if (content != NULL)
        g_ptr_array_add (contents, content);
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&contents), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * isms_content_read_async:
 * @store: a store that can be written
 * @files: (element-type GFile): what is to be read
 *
 * isms_content_read () for each of @files, on a thread of its own.
 */
void
isms_content_read_async (IsmsStore *store,
                         GPtrArray *files,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_source_tag (task, isms_content_read_async);
  g_task_set_task_data (task, g_ptr_array_ref (files), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (task, read_task_cb);
}

/**
 * isms_content_read_finish:
 *
 * Returns: (transfer full) (element-type IsmsContent): in the order of the files; %NULL if one of
 *   them cannot be read
 */
GPtrArray *
isms_content_read_finish (IsmsStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * isms_content_ref:
 * @self: a content
 *
 * Returns: (transfer full): @self
 */
IsmsContent *
isms_content_ref (IsmsContent *self)
{
  g_atomic_ref_count_inc (&self->count);
  return self;
}

/**
 * isms_content_unref:
 * @self: (transfer full): a content
 */
void
isms_content_unref (IsmsContent *self)
{
  if (!g_atomic_ref_count_dec (&self->count))
    return;
  if (self->fd != -1)
    close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->hash);
  g_free (self->name);
  g_free (self);
}

/*< private >
 * isms_content_new_for_bytes:
 *
 * Returns: (transfer full): @bytes under the name of a file
 */
IsmsContent *
isms_content_new_for_bytes (const char *name, GBytes *bytes)
{
  IsmsContent *self = make (g_strdup (name));

  self->bytes = g_bytes_ref (bytes);
  self->size = (gint64) g_bytes_get_size (bytes);
  self->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  return self;
}

/*< private > */
const char *
isms_content_get_name (const IsmsContent *self)
{
  return self->name;
}

/*< private > */
const char *
isms_content_get_hash (const IsmsContent *self)
{
  return self->hash;
}

/*< private > */
gint64
isms_content_get_size (const IsmsContent *self)
{
  return self->size;
}

/*< private >
 * isms_content_check_size:
 * @limit: of the database, for one value
 *
 * Returns: FALSE with a sentence if @size does not fit
 */
gboolean
isms_content_check_size (const char *name, gint64 size, int limit, GError **error)
{
  g_autofree char *most = NULL;

  if (size < limit - 1024)
    return TRUE;
  most = g_format_size ((guint64) limit);
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED,
               /* Translators: %s is the name of a file, then a size as in "1.0 GB". */
               _ ("“%s” is too large to be attached: at most %s fit"), name, most);
  return FALSE;
}

static gboolean
read_piece (const IsmsContent *self, guchar *buffer, gsize size, gint64 offset, GError **error)
{
  while (size > 0)
    {
      gssize n = pread (self->fd, buffer, size, offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail_to_keep (n < 0 ? errno : EIO, error);
      buffer += n;
      offset += n;
      size -= (gsize) n;
    }
  return TRUE;
}

/*< private >
 * isms_content_each_piece:
 *
 * Calls @func for each piece, in order. Writer's thread.
 */
gboolean
isms_content_each_piece (const IsmsContent *self,
                         IsmsPieceFunc func,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree guchar *buffer = g_malloc (CHUNK);

  if (self->bytes != NULL)
    return func (g_bytes_get_data (self->bytes, NULL), (gsize) self->size, 0, data, error);
  for (gint64 offset = 0; offset < self->size; offset += CHUNK)
    {
      gsize size = (gsize) MIN (CHUNK, self->size - offset);

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !read_piece (self, buffer, size, offset, error)
          || !func (buffer, size, offset, data, error))
        return FALSE;
    }
  return TRUE;
}
