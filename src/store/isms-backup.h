/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Copies of a workspace: exported, imported, kept in rotation, restored; and the integrity check.
 */

#pragma once

#include "isms-store.h"

G_BEGIN_DECLS

/* VACUUM INTO beside @path, then an atomic replace. On a background thread in the async form. */
gboolean isms_store_export_copy (IsmsStore *self,
                                 const char *path,
                                 GCancellable *cancellable,
                                 GError **error);
void isms_store_export_copy_async (IsmsStore *self,
                                   GFile *file, /* any GFile: written through a local temporary */
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean isms_store_export_copy_finish (IsmsStore *self, GAsyncResult *result, GError **error);

/* Is this a workspace that this program can open? Checks header, application_id, version,
 * quick_check, without changing the file. */
gboolean isms_store_probe (const char *path, GCancellable *cancellable, GError **error);

typedef struct
{
  char *path;
  char *taken_at; /* UTC, ISO 8601 */
  goffset size;
  guint format; /* made before the file was brought up from this format, never let go; else 0 */
} IsmsBackup;
void isms_backup_free (IsmsBackup *self);

/* Rotation: the last of each of the last 10 days and 12 months, by the online backup API, in
 * @folder (created). What was made before an upgrade stands beside it and stays. Returns the path
 * made, or NULL with no error when today's is there already and @always is FALSE. */
char *isms_store_backup (IsmsStore *self,
                         const char *folder,
                         gboolean always,
                         GCancellable *cancellable,
                         GError **error);
void isms_store_backup_async (IsmsStore *self,
                              const char *folder,
                              gboolean always,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
char *isms_store_backup_finish (IsmsStore *self, GAsyncResult *result, GError **error);
/* Where backups of this workspace live: a folder in the user's data directory, named by the
 * workspace's uid (in its meta table), so that a moved file finds its own. */
char *isms_store_dup_backup_folder (IsmsStore *self);
/* Newest first. (element-type IsmsBackup) */
GPtrArray *isms_backup_list (const char *folder, GError **error);
/* A copy to @path, never over a file that stands there. */
gboolean isms_backup_restore (const char *backup,
                              const char *path,
                              GCancellable *cancellable,
                              GError **error);

/* Every fault found, in words for a log (integrity_check, foreign_key_check, journal chain,
 * attachment hashes); empty when sound. (element-type utf8) (transfer full) */
GStrv isms_store_check (IsmsStore *self, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsBackup, isms_backup_free)

G_END_DECLS
