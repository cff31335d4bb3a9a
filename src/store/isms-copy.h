/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Whole workspaces, copied page by page or packed. */

#pragma once

#include "isms-database-private.h"

G_BEGIN_DECLS

gboolean
isms_copy_pages (IsmsDatabase *from, const char *path, GCancellable *cancellable, GError **error);
gboolean
isms_copy_packed (const char *from, const char *path, GCancellable *cancellable, GError **error);
gboolean
isms_copy_publish (const char *temporary, const char *path, gboolean replace, GError **error);
char *isms_copy_make_temporary (const char *path);
void isms_copy_discard (const char *temporary);

char *isms_backup_make (IsmsDatabase *from,
                        const char *folder,
                        guint format,
                        gboolean always,
                        GCancellable *cancellable,
                        GError **error);
char *isms_backup_dup_folder (IsmsDatabase *database);

G_END_DECLS
