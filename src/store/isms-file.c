/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Looking at a file before trusting it, and the lock that makes one program its writer. The lock is
 * a file beside the workspace: closing a second descriptor of the workspace itself would drop the
 * locks that SQLite holds on it. It is gone after a clean close, so that one left behind tells of a
 * program that ended before its time. */

#include "isms-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "isms-config.h"
#include "isms-store-error-private.h"

#include <glib/gi18n-lib.h>

#define HEADER_SIZE 100

struct _IsmsLock
{
  char *path;
  int fd;
};

/* TRUE if @fd is still what stands at @path: its last holder may have removed it meanwhile. */
static gboolean
is_same_file (int fd, const char *path)
{
  struct stat ours, theirs;

  return fstat (fd, &ours) == 0 && stat (path, &theirs) == 0 && ours.st_ino == theirs.st_ino
         && ours.st_dev == theirs.st_dev;
}

static gboolean
fail (int code, const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *name = g_filename_display_name (base);

  g_set_error (error, ISMS_STORE_ERROR, isms_store_error_from_errno (code),
               code == EWOULDBLOCK ? _ ("“%s” is open in another window or program")
                                   : _ ("“%s” cannot be opened for writing"),
               name);
  return FALSE;
}

/*< private >
 * isms_lock_take:
 * @path: the workspace
 * @unclean: (out): whether the last holder ended without releasing the lock
 *
 * Returns: (transfer full): the lock; NULL with ISMS_STORE_ERROR_BUSY if another holds it, with
 *   ISMS_STORE_ERROR_READ_ONLY if nothing can be written there
 */
IsmsLock *
isms_lock_take (const char *path, gboolean *unclean, GError **error)
{
  g_autofree char *lock_path = g_strconcat (path, "-lock", NULL);

  for (;;)
    {
      int fd = open (lock_path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
      IsmsLock *self;

      *unclean = fd == -1 && errno == EEXIST;
      if (*unclean)
        fd = open (lock_path, O_RDWR | O_CLOEXEC);
      if (fd == -1 && *unclean && errno == ENOENT)
        continue;
      if (fd == -1 || flock (fd, LOCK_EX | LOCK_NB) == -1)
        {
          fail (errno, path, error);
          if (fd != -1)
            close (fd);
          return NULL;
        }
      if (!is_same_file (fd, lock_path))
        {
          close (fd);
          continue;
        }
      self = g_new0 (IsmsLock, 1);
      self->path = g_steal_pointer (&lock_path);
      self->fd = fd;
      return self;
    }
}

/*< private >
 * isms_lock_release:
 * @self: (transfer full):
 */
void
isms_lock_release (IsmsLock *self)
{
  if (is_same_file (self->fd, self->path))
    unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

/*< private >
 * isms_lock_abandon:
 * @self: (transfer full):
 *
 * Lets go of the lock but leaves its file, so that the next opening checks the workspace again.
 */
void
isms_lock_abandon (IsmsLock *self)
{
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

/*< private >
 * isms_file_is_writable:
 *
 * Returns: whether @path and its folder let this program write
 */
gboolean
isms_file_is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK | X_OK) == 0;
}

static guint32
read_number (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

static gboolean
has_write_ahead_log (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  GStatBuf info;

  return g_stat (wal, &info) == 0 && info.st_size > 0;
}

/*< private >
 * isms_file_claim:
 * @path: where a copy is to go
 * @lock: (out) (transfer full) (nullable): to release when it is there; NULL where nothing stands
 *   in its way
 *
 * Makes sure that a file at @path may be replaced. Not so a workspace in use: its program would
 * write into a file that has no name any more. Nor one with a write-ahead log, which would be taken
 * for the log of the copy.
 *
 * Returns: FALSE with ISMS_STORE_ERROR_EXISTS
 */
gboolean
isms_file_claim (const char *path, IsmsLock **lock, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) local_error = NULL;
  gboolean unclean;

  *lock = NULL;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  if (has_write_ahead_log (path))
    {
      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_EXISTS,
                   _ ("“%s” is a workspace in use, or was not closed, and is left as it is"), name);
      return FALSE;
    }
  *lock = isms_lock_take (path, &unclean, &local_error);
  if (*lock != NULL)
    return TRUE;
  if (g_error_matches (local_error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY))
    g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_EXISTS, local_error->message);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/*< private >
 * isms_file_tidy:
 * @path: a file that this program has only read, and closed
 *
 * A connection that only reads leaves SQLite's two files beside the workspace, one of them empty. A
 * connection that may write takes them away when it closes as the last one. Changes nothing else:
 * where the log has content, all stays as it is.
 */
void
isms_file_tidy (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  sqlite3 *handle = NULL;

  if (!g_file_test (wal, G_FILE_TEST_EXISTS) || has_write_ahead_log (path)
      || !isms_file_is_writable (path))
    return;
  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    sqlite3_exec (handle, "PRAGMA user_version", NULL, NULL, NULL);
  sqlite3_close (handle);
}

static gboolean
refuse (IsmsStoreError code, GError **error, const char *sentence)
{
  g_set_error_literal (error, ISMS_STORE_ERROR, code, sentence);
  return FALSE;
}

/* The header as SQLite itself reads it, through the descriptor that SQLite has. */
static gboolean
check_header (IsmsDatabase *database, const char *path, GError **error)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  guint8 header[HEADER_SIZE];
  guint64 page_size, n_pages;

  sqlite3_file_control (isms_database_get_handle (database), "main", SQLITE_FCNTL_FILE_POINTER,
                        &file);
  if (file == NULL || file->pMethods == NULL
      || file->pMethods->xFileSize (file, &size) != SQLITE_OK)
    return refuse (ISMS_STORE_ERROR_FAILED, error, _ ("The file cannot be read"));
  if (size < HEADER_SIZE || file->pMethods->xRead (file, header, HEADER_SIZE, 0) != SQLITE_OK
      || memcmp (header, "SQLite format 3", 16) != 0
      || read_number (header + 68) != ISMS_STORE_APPLICATION_ID)
    return refuse (ISMS_STORE_ERROR_NOT_A_WORKSPACE, error, _ ("The file is not a workspace"));

  /* Where a write-ahead log stands beside it, the last pages may still be in there. */
  page_size = header[16] << 8 | header[17];
  page_size = page_size == 1 ? 65536 : page_size;
  n_pages = read_number (header + 28);
  if (!has_write_ahead_log (path) && (guint64) size < n_pages * page_size)
    return refuse (ISMS_STORE_ERROR_CORRUPT, error, _ ("The end of the file is missing"));
  return TRUE;
}

static gboolean
check_version (IsmsDatabase *database, int *version, GError **error)
{
  gint64 found;
  int newest = isms_store_get_schema_version ();

  if (!isms_database_query_int (database, "PRAGMA user_version", &found, error))
    return FALSE;
  *version = found;
  if (found > newest)
    {
      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NEWER,
                   _ ("The file was written by a newer version of the program (format %d; this "
                      "one knows %d)"),
                   *version, newest);
      return FALSE;
    }
  /* Also reads the schema, so that damage there shows now. */
  if (found < 1
      || !isms_database_query_int (
          database, "SELECT count (*) FROM sqlite_schema WHERE name = 'journal'", &found, error))
    return error != NULL && *error != NULL
               ? FALSE
               : refuse (ISMS_STORE_ERROR_CORRUPT, error, _ ("The file is damaged"));
  return found == 1 || refuse (ISMS_STORE_ERROR_CORRUPT, error, _ ("The file is damaged"));
}

static gboolean
is_readable_file (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_access (path, R_OK) == 0)
    return TRUE;
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_UNREADABLE,
                 _ ("The file “%s” may not be read"), name);
  else if (g_file_test (path, G_FILE_TEST_EXISTS))
    refuse (ISMS_STORE_ERROR_NOT_A_WORKSPACE, error, _ ("The file is not a workspace"));
  else
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND, _ ("There is no file “%s”"),
                 name);
  return FALSE;
}

/*< private >
 * isms_file_open_for_reading:
 * @version: (out): of its schema
 *
 * Opens @path without changing it, if it is a workspace that this program understands.
 *
 * Returns: (transfer full): the connection; NULL with ISMS_STORE_ERROR_NOT_FOUND,
 *   ISMS_STORE_ERROR_UNREADABLE, ISMS_STORE_ERROR_NOT_A_WORKSPACE, ISMS_STORE_ERROR_CORRUPT or
 *   ISMS_STORE_ERROR_NEWER
 */
IsmsDatabase *
isms_file_open_for_reading (const char *path, int *version, GError **error)
{
  g_autoptr (IsmsDatabase) database = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean immutable = !isms_file_is_writable (path) && !has_write_ahead_log (path);

  if (!is_readable_file (path, error))
    return NULL;
  database = isms_database_open (path, immutable ? ISMS_DATABASE_IMMUTABLE : ISMS_DATABASE_READ,
                                 &local_error);
  if (database != NULL && check_header (database, path, &local_error)
      && check_version (database, version, &local_error))
    return g_steal_pointer (&database);
  g_clear_pointer (&database, isms_database_close);
  isms_file_tidy (path);
  /* SQLite needs a third file to read the log, and cannot make it here. */
  if (!immutable && !isms_file_is_writable (path)
      && (g_error_matches (local_error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED)
          || g_error_matches (local_error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_READ_ONLY)))
    refuse (ISMS_STORE_ERROR_FAILED, error,
            _ ("The last changes are still in the file beside it that ends in “-wal”, and cannot "
               "be read where nothing may be written. Copy both files to another folder and open "
               "the copy"));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}
