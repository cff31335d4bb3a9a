/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Copies come into being under a temporary name beside their place, reach the disk, and only then
 * get their name: whoever looks sees the whole file or none. */

#include "isms-copy.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "isms-config.h"
#include "isms-file.h"
#include "isms-store-error-private.h"

#include <glib/gi18n-lib.h>

#define PAGES_AT_ONCE 512

static gboolean
fail_errno (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, ISMS_STORE_ERROR, isms_store_error_from_errno (code),
               _ ("“%s” cannot be written: %s"), name, g_strerror (code));
  return FALSE;
}

static gboolean
sync_path (const char *path, int flags, GError **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  int result;

  if (fd == -1)
    return fail_errno (path, errno, error);
  result = fsync (fd) == -1 && errno != EINVAL ? errno : 0;
  close (fd);
  return result == 0 || fail_errno (path, result, error);
}

/* All pages in one transaction of the source. */
static gboolean
run_backup (sqlite3 *from, sqlite3 *to, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int result = SQLITE_OK;

  if (backup == NULL)
    return isms_store_error_set (to, sqlite3_errcode (to), NULL, error);
  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    result = sqlite3_backup_step (backup, PAGES_AT_ONCE);
  sqlite3_backup_finish (backup);
  if (result == SQLITE_DONE)
    return TRUE;
  return result == SQLITE_OK ? !g_cancellable_set_error_if_cancelled (cancellable, error)
                             : isms_store_error_set (to, result, NULL, error);
}

/*< private >
 * isms_copy_make_temporary:
 *
 * Returns: (transfer full): a name beside @path that nothing has
 */
char *
isms_copy_make_temporary (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *uid = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".%s.partial", uid);

  return g_build_filename (folder, name, NULL);
}

/*< private > */
void
isms_copy_discard (const char *temporary)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (temporary, suffixes[i], NULL);

      g_unlink (path);
    }
}

/*< private >
 * isms_copy_pages:
 * @from: read in one transaction, so that writing goes on meanwhile
 * @path: of a new file
 *
 * Copies a workspace page by page. The copy needs no file beside it to be read.
 */
gboolean
isms_copy_pages (IsmsDatabase *from, const char *path, GCancellable *cancellable, GError **error)
{
  sqlite3 *to = NULL;
  int result = sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  gboolean done = result == SQLITE_OK || isms_store_error_set (to, result, NULL, error);
  gint64 ignored;

  done = done && isms_database_execute (from, "BEGIN", error)
         && isms_database_query_int (from, "SELECT count (*) FROM meta", &ignored, error)
         && run_backup (isms_database_get_handle (from), to, cancellable, error);
  if (!sqlite3_get_autocommit (isms_database_get_handle (from)))
    isms_database_execute (from, "ROLLBACK", NULL);
  if (done)
    {
      result = sqlite3_exec (to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
      done = result == SQLITE_OK || isms_store_error_set (to, result, NULL, error);
    }
  sqlite3_close (to);
  return done;
}

/*< private >
 * isms_copy_packed:
 * @from: path of a workspace
 * @path: of a new file
 *
 * Writes a workspace anew, without what was deleted from it.
 */
gboolean
isms_copy_packed (const char *from, const char *path, GCancellable *cancellable, GError **error)
{
  int version;
  g_autoptr (IsmsDatabase) database = isms_file_open_for_reading (from, &version, error);
  g_autoptr (IsmsStatement) vacuum = NULL;
  gboolean done;

  if (database == NULL || !isms_database_execute (database, "PRAGMA query_only = OFF", error))
    return FALSE;
  vacuum = isms_database_prepare (database, "VACUUM INTO ?1", error);
  if (vacuum == NULL)
    return FALSE;
  isms_statement_bind_text (vacuum, 1, path);
  isms_database_set_cancellable (database, cancellable);
  done = isms_statement_run (vacuum, error)
         && !g_cancellable_set_error_if_cancelled (cancellable, error);
  isms_database_set_cancellable (database, NULL);
  g_clear_pointer (&vacuum, isms_statement_free);
  return done;
}

/*< private >
 * isms_copy_publish:
 * @temporary: a finished copy, in the folder of @path
 * @replace: whether a file at @path may go
 *
 * Brings the copy to the disk and gives it its name.
 */
gboolean
isms_copy_publish (const char *temporary, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int result;

  if (!sync_path (temporary, O_RDWR, error))
    return FALSE;
  if (replace)
    result = g_rename (temporary, path);
  else
    {
      result = link (temporary, path);
      if (result == 0)
        g_unlink (temporary);
      else if (errno != EEXIST && !g_file_test (path, G_FILE_TEST_EXISTS))
        result = g_rename (temporary, path); /* not every file system has links */
    }
  if (result == -1)
    return fail_errno (path, errno, error);
  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}
