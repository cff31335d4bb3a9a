/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Backups in rotation, restored as copies; copies exported and looked at. */

#include "isms-backup.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "isms-config.h"
#include "isms-copy.h"
#include "isms-store-error-private.h"
#include "isms-store-private.h"

#include <glib/gi18n-lib.h>

#define DAYS_KEPT 10
#define MONTHS_KEPT 12
#define NAME_FORMAT "%Y-%m-%dT%H%M%SZ"
#define BEFORE_UPGRADE "-format"

typedef struct
{
  char *path;   /* of the workspace */
  char *folder; /* of the backups, or */
  GFile *file;  /* to export to */
  gboolean always;
} Job;

static void
free_job (Job *job)
{
  g_free (job->path);
  g_free (job->folder);
  g_clear_object (&job->file);
  g_free (job);
}

/**
 * isms_backup_free:
 * @self: (transfer full): a backup
 */
void
isms_backup_free (IsmsBackup *self)
{
  g_free (self->path);
  g_free (self->taken_at);
  g_free (self);
}

/* "2026-11-23T174500Z.isms" as an ISO 8601 time; NULL for any other name. One made before an
 * upgrade names the format that it is of: "2026-11-23T174500Z-format5.isms". */
static char *
parse_name (const char *name, guint *format)
{
  static const char shape[] = "0000-00-00T000000Z";
  g_autofree char *rest = NULL;
  guint64 number = 0;

  for (guint i = 0; i < strlen (shape); i++)
    if (shape[i] == '0' ? !g_ascii_isdigit (name[i]) : name[i] != shape[i])
      return NULL;
  if (!g_str_has_suffix (name, ".isms"))
    return NULL;
  rest = g_strndup (name + strlen (shape), strlen (name) - strlen (shape) - strlen (".isms"));
  if (*rest != '\0'
      && (!g_str_has_prefix (rest, BEFORE_UPGRADE)
          || !g_ascii_string_to_unsigned (rest + strlen (BEFORE_UPGRADE), 10, 1, G_MAXINT, &number,
                                          NULL)))
    return NULL;
  *format = (guint) number;
  return g_strdup_printf ("%.13s:%.2s:%.2sZ", name, name + 13, name + 15);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const IsmsBackup *one = *(IsmsBackup *const *) a, *other = *(IsmsBackup *const *) b;

  return strcmp (other->taken_at, one->taken_at);
}

/**
 * isms_backup_list:
 * @folder: need not exist
 *
 * Returns: (element-type IsmsBackup) (transfer full): the backups in it, newest first
 */
GPtrArray *
isms_backup_list (const char *folder, GError **error)
{
  g_autoptr (GPtrArray) backups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_backup_free);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &local_error);
  const char *name;

  if (dir == NULL && !g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      guint format;
      g_autofree char *taken_at = parse_name (name, &format);
      IsmsBackup *backup;
      GStatBuf info;

      if (taken_at == NULL)
        continue;
      backup = g_new0 (IsmsBackup, 1);
      backup->path = g_build_filename (folder, name, NULL);
      backup->taken_at = g_steal_pointer (&taken_at);
      backup->format = format;
      if (g_stat (backup->path, &info) == 0)
        backup->size = info.st_size;
      g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_newest_first);
  return g_steal_pointer (&backups);
}

/* Of those sorted newest first, the first of each of the last days and months stays; and every one
 * that was made before an upgrade, which alone still holds the file as it was. */
static void
rotate (GPtrArray *backups)
{
  const char *day = "", *month = "";
  guint n_days = 0, n_months = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      const IsmsBackup *backup = g_ptr_array_index (backups, i);
      gboolean new_day = strncmp (backup->taken_at, day, strlen ("2026-11-23")) != 0;
      gboolean new_month = strncmp (backup->taken_at, month, strlen ("2026-11")) != 0;
      gboolean keep_day, keep_month;

      if (backup->format > 0)
        continue;
      keep_day = new_day && ++n_days <= DAYS_KEPT;
      keep_month = new_month && ++n_months <= MONTHS_KEPT;
      day = month = backup->taken_at;
      if (!keep_day && !keep_month)
        g_unlink (backup->path);
    }
}

static gboolean
has_todays (GPtrArray *backups)
{
  g_autofree char *now = isms_store_dup_now ();

  for (guint i = 0; i < backups->len; i++)
    {
      const IsmsBackup *backup = g_ptr_array_index (backups, i);

      if (backup->format == 0)
        return strncmp (backup->taken_at, now, strlen ("2026-11-23")) == 0;
    }
  return FALSE;
}

static char *
make_backup_path (const char *folder, guint format)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, NAME_FORMAT);
  g_autofree char *name = format > 0 ? g_strdup_printf ("%s" BEFORE_UPGRADE "%u.isms", time, format)
                                     : g_strconcat (time, ".isms", NULL);

  return g_build_filename (folder, name, NULL);
}

/*< private >
 * isms_backup_make:
 * @format: of the file, where it is about to be brought up from it: the backup is never let go; 0
 *   for one in the rotation
 *
 * isms_store_backup (), from any connection that reads.
 */
char *
isms_backup_make (IsmsDatabase *from,
                  const char *folder,
                  guint format,
                  gboolean always,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;
  g_autofree char *path = make_backup_path (folder, format);
  g_autofree char *temporary = isms_copy_make_temporary (path);

  if (g_mkdir_with_parents (folder, 0700) == -1)
    {
      g_set_error (error, ISMS_STORE_ERROR, isms_store_error_from_errno (errno),
                   _ ("The folder for backups cannot be made: %s"), g_strerror (errno));
      return NULL;
    }
  backups = isms_backup_list (folder, error);
  if (backups == NULL || (!always && has_todays (backups)))
    return NULL;
  if (!isms_copy_pages (from, temporary, cancellable, error)
      || !isms_copy_publish (temporary, path, TRUE, error))
    {
      isms_copy_discard (temporary);
      return NULL;
    }
  /* The backup is there, whether old ones can be let go or not. */
  g_ptr_array_unref (backups);
  backups = isms_backup_list (folder, NULL);
  if (backups != NULL)
    rotate (backups);
  return g_steal_pointer (&path);
}

/*< private >
 * isms_backup_dup_folder:
 *
 * Returns: (transfer full): where the backups of this workspace live
 */
char *
isms_backup_dup_folder (IsmsDatabase *database)
{
  g_autofree char *uid =
      isms_database_query_text (database, "SELECT value FROM meta WHERE key = 'uid'", NULL);

  /* It becomes a path: a file from elsewhere may have anything there. */
  if (uid == NULL || !g_uuid_string_is_valid (uid))
    {
      g_autofree char *hash =
          g_compute_checksum_for_string (G_CHECKSUM_SHA256, uid != NULL ? uid : "", -1);

      return g_build_filename (g_get_user_data_dir (), "parapet", "backups", hash, NULL);
    }
  return g_build_filename (g_get_user_data_dir (), "parapet", "backups", uid, NULL);
}

static char *
back_up_path (const char *path,
              const char *folder,
              gboolean always,
              GCancellable *cancellable,
              GError **error)
{
  int version;
  g_autoptr (IsmsDatabase) from = isms_file_open_for_reading (path, &version, error);

  return from != NULL ? isms_backup_make (from, folder, 0, always, cancellable, error) : NULL;
}

static gboolean
export_to_path (const char *from, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = isms_copy_make_temporary (path);
  g_autoptr (IsmsLock) lock = NULL;

  if (isms_file_claim (path, &lock, error) && isms_copy_packed (from, temporary, cancellable, error)
      && isms_copy_publish (temporary, path, TRUE, error))
    return TRUE;
  isms_copy_discard (temporary);
  return FALSE;
}

/* Somewhere on a network, or behind a portal: a copy here goes there as it is. */
static gboolean
export_to_file (const char *from, GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("parapet-XXXXXX", error);
  g_autofree char *path = NULL;
  g_autoptr (GFile) copy = NULL;
  gboolean done;

  if (folder == NULL)
    return FALSE;
  path = g_build_filename (folder, "copy.isms", NULL);
  copy = g_file_new_for_path (path);
  done = export_to_path (from, path, cancellable, error)
         && g_file_copy (copy, file, G_FILE_COPY_OVERWRITE, cancellable, NULL, NULL, error);
  g_unlink (path);
  g_rmdir (folder);
  return done;
}

static void
export_task_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  const char *path = g_file_peek_path (job->file);
  GError *error = NULL;

  if (path != NULL ? export_to_path (job->path, path, cancellable, &error)
                   : export_to_file (job->path, job->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backup_task_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  char *path = back_up_path (job->path, job->folder, job->always, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, path, g_free);
}

/* A copy reads through a connection of its own: it needs neither the writer nor a reader. */
static void
run_job (IsmsStore *self, GTask *task, Job *job, GTaskThreadFunc func)
{
  GError *error = NULL;

  job->path = g_strdup (self->path);
  g_task_set_check_cancellable (task, FALSE); /* done is done */
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  if (isms_store_check_open (self, FALSE, &error))
    g_task_run_in_thread (task, func);
  else
    g_task_return_error (task, error);
}

/**
 * isms_store_export_copy:
 * @path: replaced, if it exists, once the copy is whole
 *
 * Writes a packed copy of the workspace, blocking.
 *
 * Returns: FALSE with @error set: ISMS_STORE_ERROR_EXISTS if a workspace in use stands at @path,
 *   this one too; what stands there stays as it is
 */
gboolean
isms_store_export_copy (IsmsStore *self,
                        const char *path,
                        GCancellable *cancellable,
                        GError **error)
{
  return isms_store_check_open (self, FALSE, error)
         && export_to_path (self->path, path, cancellable, error);
}

/**
 * isms_store_export_copy_async:
 * @file: anywhere that GIO can write
 *
 * isms_store_export_copy () on a thread of its own.
 */
void
isms_store_export_copy_async (IsmsStore *self,
                              GFile *file,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->file = g_object_ref (file);
  g_task_set_source_tag (task, isms_store_export_copy_async);
  run_job (self, task, job, export_task_cb);
}

/**
 * isms_store_export_copy_finish:
 *
 * Returns: FALSE with @error set; what stood there before stands there still
 */
gboolean
isms_store_export_copy_finish (IsmsStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * isms_store_probe:
 *
 * Looks at a file without changing it, blocking.
 *
 * Returns: TRUE if it is a workspace that this program can open and that is not damaged; else FALSE
 *   with an #IsmsStoreError
 */
gboolean
isms_store_probe (const char *path, GCancellable *cancellable, GError **error)
{
  int version;
  g_autoptr (IsmsDatabase) database = isms_file_open_for_reading (path, &version, error);

  gboolean sound;

  if (database == NULL)
    return FALSE;
  isms_database_set_cancellable (database, cancellable);
  sound = isms_database_quick_check (database, error);
  g_clear_pointer (&database, isms_database_close);
  isms_file_tidy (path);
  return sound;
}

/**
 * isms_store_backup:
 * @folder: made if need be
 * @always: also if there is one of today
 *
 * Takes a backup and lets old ones go, blocking; steps may be committed meanwhile.
 *
 * Returns: (transfer full) (nullable): the path of the backup; NULL without @error set if there is
 *   one of today already
 */
char *
isms_store_backup (
    IsmsStore *self, const char *folder, gboolean always, GCancellable *cancellable, GError **error)
{
  if (!isms_store_check_open (self, FALSE, error))
    return NULL;
  return back_up_path (self->path, folder, always, cancellable, error);
}

/**
 * isms_store_backup_async:
 *
 * isms_store_backup () on a thread of its own.
 */
void
isms_store_backup_async (IsmsStore *self,
                         const char *folder,
                         gboolean always,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (folder);
  job->always = always;
  g_task_set_source_tag (task, isms_store_backup_async);
  run_job (self, task, job, backup_task_cb);
}

/**
 * isms_store_backup_finish:
 *
 * Returns: (transfer full) (nullable): as isms_store_backup ()
 */
char *
isms_store_backup_finish (IsmsStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * isms_store_dup_backup_folder:
 *
 * On the thread that opened the store.
 *
 * Returns: (transfer full) (nullable): where backups of this workspace live, wherever its file
 * goes; NULL once closed
 */
char *
isms_store_dup_backup_folder (IsmsStore *self)
{
  return self->reader != NULL ? isms_backup_dup_folder (self->reader) : NULL;
}

/**
 * isms_backup_restore:
 * @path: where nothing stands yet
 *
 * Checks a backup and copies it, blocking.
 *
 * Returns: FALSE with ISMS_STORE_ERROR_EXISTS if something stands at @path
 */
gboolean
isms_backup_restore (const char *backup,
                     const char *path,
                     GCancellable *cancellable,
                     GError **error)
{
  int version;
  g_autoptr (IsmsDatabase) from = NULL;
  g_autofree char *temporary = isms_copy_make_temporary (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_EXISTS,
                   _ ("A file “%s” stands there already"), name);
      return FALSE;
    }
  if (!isms_store_probe (backup, cancellable, error))
    return FALSE;
  from = isms_file_open_for_reading (backup, &version, error);
  if (from != NULL && isms_copy_pages (from, temporary, cancellable, error)
      && isms_copy_publish (temporary, path, FALSE, error))
    return TRUE;
  isms_copy_discard (temporary);
  return FALSE;
}
