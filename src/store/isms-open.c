/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* From a path to an open store: looked at, locked, checked, upgraded, watched. */

#include "isms-open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "isms-config.h"
#include "isms-copy.h"
#include "isms-store-error-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *path;
  const IsmsStoreTable *tables;
  IsmsStoreOpenFlags flags;
  GMainContext *context;
  GThread *owner;
} Opening;

static void
free_opening (Opening *opening)
{
  g_free (opening->path);
  g_main_context_unref (opening->context);
  g_free (opening);
}

static gboolean
make_empty_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int code = errno;
  g_autofree char *name = g_filename_display_name (path);

  if (fd != -1)
    return g_close (fd, error);
  g_set_error (error, ISMS_STORE_ERROR, isms_store_error_from_errno (code),
               code == EEXIST ? _ ("A file “%s” stands there already")
                              : _ ("The file “%s” cannot be made"),
               name);
  return FALSE;
}

/* The header stands in the file itself before a write-ahead log is begun, so that a crash at any
 * later moment leaves what is known as a workspace. */
static gboolean
fill_new_file (const char *path, GError **error)
{
  g_autoptr (IsmsDatabase) database = isms_database_open (path, ISMS_DATABASE_WRITE, error);
  g_autofree char *uid = g_uuid_string_random ();
  g_autofree char *now = isms_store_dup_now ();
  g_autofree char *sql = NULL;

  if (database == NULL || !isms_schema_upgrade (database, 0, error))
    return FALSE;
  sql = g_strdup_printf ("INSERT INTO meta (key, value) VALUES ('uid', '%s'), ('created_at', '%s')",
                         uid, now);
  return isms_database_execute (database, sql, error);
}

/* @made: whether there is a file now that was not there before. */
static gboolean
create (IsmsStore *self, gboolean *made, GError **error)
{
  gboolean unclean;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    return make_empty_file (self->path, error);
  self->lock = isms_lock_take (self->path, &unclean, error);
  if (self->lock == NULL || !make_empty_file (self->path, error))
    return FALSE;
  *made = TRUE;
  return fill_new_file (self->path, error);
}

/* Takes the lock, or finds out why the store will only read. */
static gboolean
choose_access (IsmsStore *self, IsmsStoreOpenFlags flags, gboolean *unclean, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (flags & ISMS_STORE_OPEN_READ_ONLY)
    {
      self->access = ISMS_STORE_READ_ONLY_ASKED;
      return TRUE;
    }
  if (!isms_file_is_writable (self->path))
    g_set_error_literal (&local_error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_READ_ONLY,
                         _ ("The file, or the folder that it is in, cannot be written"));
  else
    self->lock = isms_lock_take (self->path, unclean, &local_error);
  if (local_error == NULL)
    return TRUE;

  if (flags & ISMS_STORE_OPEN_MUST_WRITE)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->access = g_error_matches (local_error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY)
                     ? ISMS_STORE_READ_ONLY_IN_USE
                     : ISMS_STORE_READ_ONLY_FILE;
  return TRUE;
}

/* The last program that wrote the file did not close it. */
static gboolean
check_after_crash (IsmsStore *self,
                   IsmsStoreOpenFlags flags,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gboolean sound;

  isms_database_set_cancellable (self->reader, cancellable);
  sound = isms_database_quick_check (self->reader, &local_error);
  isms_database_set_cancellable (self->reader, NULL);
  if (sound)
    return TRUE;

  g_clear_pointer (&self->lock, isms_lock_abandon);
  if ((flags & ISMS_STORE_OPEN_MUST_WRITE)
      || !g_error_matches (local_error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  self->access = ISMS_STORE_READ_ONLY_DAMAGED;
  return TRUE;
}

/* It stays in the folder of backups for good, unless the file stays as it is. */
static gboolean
upgrade_after_backup (IsmsStore *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = isms_backup_dup_folder (self->reader);
  g_autofree char *backup =
      isms_backup_make (self->reader, folder, (guint) self->format, TRUE, cancellable, error);
  gint64 stands;

  if (backup == NULL)
    return FALSE;
  if (isms_schema_upgrade (self->writer_database, self->format, error))
    return TRUE;
  if (isms_database_query_int (self->writer_database, "PRAGMA user_version", &stands, NULL)
      && stands == self->format)
    g_unlink (backup);
  return FALSE;
}

/* What the program keeps about the tables, for those of @database as they are now. */
static IsmsSchema *
prepare (IsmsStore *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsSchema) schema = isms_schema_read (database, self->tables, error);

  if (schema == NULL || !isms_search_prepare (schema, database, self->tables, error))
    return NULL;
  return g_steal_pointer (&schema);
}

static gboolean
open_writer (IsmsStore *self, GCancellable *cancellable, GError **error)
{
  int newest = isms_schema_get_newest_version ();

  self->writer_database = isms_database_open (self->path, ISMS_DATABASE_WRITE, error);
  if (self->writer_database == NULL
      || !isms_database_execute (self->writer_database,
                                 "PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864",
                                 error)
      || (self->format != newest && !upgrade_after_backup (self, cancellable, error)))
    return FALSE;

  self->format = newest;
  self->max_value =
      sqlite3_limit (isms_database_get_handle (self->writer_database), SQLITE_LIMIT_LENGTH, -1);
  self->schema = prepare (self, self->writer_database, error);
  return self->schema != NULL;
}

/* It stays in the connection's cache. */
static gboolean
compile (IsmsDatabase *database, const char *sql, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  return statement != NULL;
}

static gboolean
open_background (IsmsStore *self, const char *path, GError **error)
{
  int version;

  self->background = isms_file_open_for_reading (path, &version, error);
  if (self->background == NULL)
    return FALSE;
  isms_database_set_tables (self->background, self->tables);
  isms_database_set_tables (self->reader, self->tables);
  for (const IsmsStoreTable *table = self->tables; table && table->name; table++)
    if (table->read_first != NULL && !compile (self->reader, table->read_first, error))
      return FALSE;
  return TRUE;
}

static gboolean
upgrade_copy (IsmsStore *self, const char *path, GError **error)
{
  g_autoptr (IsmsDatabase) database = isms_database_open (path, ISMS_DATABASE_WRITE, error);
  g_autoptr (IsmsSchema) schema = NULL;

  if (database == NULL || !isms_schema_upgrade (database, self->format, error))
    return FALSE;
  schema = prepare (self, database, error);
  return schema != NULL;
}

static gboolean
open_copy (IsmsStore *self, const char *path, GError **error)
{
  int version;

  g_clear_pointer (&self->reader, isms_database_close);
  isms_file_tidy (self->path);
  self->reader = isms_file_open_for_reading (path, &version, error);
  return self->reader != NULL && open_background (self, path, error);
}

/* An older file that is only to be read stays as it is: what is read is a copy, brought up to date.
 * It has lost its name by the time anybody reads it, so that nothing of it is left behind whatever
 * becomes of this program. */
static gboolean
open_upgraded_copy (IsmsStore *self, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("parapet-XXXXXX", error);
  g_autofree char *path = NULL;
  gboolean done;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, "copy.isms", NULL);
  done = isms_copy_pages (self->reader, path, cancellable, error)
         && upgrade_copy (self, path, error) && open_copy (self, path, error);
  isms_copy_discard (path);
  g_rmdir (folder);
  return done;
}

/* It was to be brought up to date, and something is in the way. */
static gboolean
refuse_older (IsmsStore *self, GError **error)
{
  switch (self->access)
    {
    case ISMS_STORE_READ_ONLY_IN_USE:
      g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY,
                           _ ("The file is of an older format, and another program has it open"));
      break;
    case ISMS_STORE_READ_ONLY_DAMAGED:
      g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT,
                           _ ("The file is damaged"));
      break;
    case ISMS_STORE_READ_ONLY_FILE:
    case ISMS_STORE_READ_ONLY_ASKED:
    case ISMS_STORE_WRITABLE:
    default:
      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_OLDER,
                   _ ("The file was written by an older version of the program (format %d; this "
                      "one writes %d)"),
                   self->format, isms_schema_get_newest_version ());
    }
  return FALSE;
}

static gboolean
open_for_reading (IsmsStore *self, GCancellable *cancellable, GError **error)
{
  if (self->format == isms_schema_get_newest_version ())
    return open_background (self, self->path, error);
  return self->access == ISMS_STORE_READ_ONLY_ASKED ? open_upgraded_copy (self, cancellable, error)
                                                    : refuse_older (self, error);
}

static gboolean
open_file (IsmsStore *self, IsmsStoreOpenFlags flags, GCancellable *cancellable, GError **error)
{
  gboolean unclean = FALSE;

  self->reader = isms_file_open_for_reading (self->path, &self->format, error);
  if (self->reader == NULL)
    return FALSE;
  if (self->lock == NULL && !choose_access (self, flags, &unclean, error))
    return FALSE;
  if (unclean && !check_after_crash (self, flags, cancellable, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (self->access == ISMS_STORE_WRITABLE)
    return open_writer (self, cancellable, error) && open_background (self, self->path, error);
  return open_for_reading (self, cancellable, error);
}

/* What was made for nothing goes again, while the lock is still held. */
static void
remove_new_file (IsmsStore *self)
{
  g_clear_pointer (&self->background, isms_database_close);
  g_clear_pointer (&self->reader, isms_database_close);
  g_clear_pointer (&self->writer_database, isms_database_close);
  isms_copy_discard (self->path);
}

static gboolean
create_and_open (IsmsStore *self,
                 IsmsStoreOpenFlags flags,
                 GCancellable *cancellable,
                 GError **error)
{
  gboolean made = FALSE;

  if (create (self, &made, error) && open_file (self, flags, cancellable, error))
    return TRUE;
  if (made)
    remove_new_file (self);
  return FALSE;
}

static IsmsStore *
open_store (const Opening *opening, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsStore) self = g_object_new (ISMS_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (opening->path, NULL);
  self->tables = opening->tables;
  self->context = g_main_context_ref (opening->context);
  self->owner = opening->owner;
  isms_store_wait_for_close (self->path);
  if (opening->flags & ISMS_STORE_OPEN_CREATE
          ? !create_and_open (self, opening->flags, cancellable, error)
          : !open_file (self, opening->flags, cancellable, error))
    return NULL;
  isms_store_start (self);
  return g_steal_pointer (&self);
}

static void
open_task_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  IsmsStore *store = open_store (data, cancellable, &error);

  if (store != NULL)
    g_task_return_pointer (task, store, g_object_unref);
  else
    g_task_return_error (task, error);
}

static Opening *
make_opening (const char *path, const IsmsStoreTable *tables, IsmsStoreOpenFlags flags)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->tables = tables;
  opening->flags = flags;
  opening->context = g_main_context_ref_thread_default ();
  opening->owner = g_thread_self ();
  return opening;
}

/**
 * isms_store_open:
 * @path: of the file
 * @tables: (nullable): the tables that hold records, for refs and search; kept
 *
 * Opens a workspace, blocking. A store that cannot be written is opened for reading unless @flags
 * say otherwise; isms_store_get_access () says why. A file of an older format is brought up to date
 * after a backup; with %ISMS_STORE_OPEN_READ_ONLY it stays as it is, and a copy of it is read.
 *
 * Returns: (transfer full): the store; NULL with an #IsmsStoreError, and the file is as it was
 */
IsmsStore *
isms_store_open (const char *path,
                 const IsmsStoreTable *tables,
                 IsmsStoreOpenFlags flags,
                 GCancellable *cancellable,
                 GError **error)
{
  Opening *opening = make_opening (path, tables, flags);
  IsmsStore *store = open_store (opening, cancellable, error);

  free_opening (opening);
  return store;
}

/**
 * isms_store_open_async:
 *
 * isms_store_open () on a thread of its own. The calling thread is the store's: its main context
 * gets "changed", its code may use the reader.
 */
void
isms_store_open_async (const char *path,
                       const IsmsStoreTable *tables,
                       IsmsStoreOpenFlags flags,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, isms_store_open_async);
  g_task_set_task_data (task, make_opening (path, tables, flags), (GDestroyNotify) free_opening);
  g_task_run_in_thread (task, open_task_cb);
}

/**
 * isms_store_open_finish:
 *
 * Returns: (transfer full): the store
 */
IsmsStore *
isms_store_open_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
