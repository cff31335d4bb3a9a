/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The workspace as a file: what it is, and who may write it. */

#pragma once

#include "isms-database-private.h"

G_BEGIN_DECLS

typedef struct _IsmsLock IsmsLock;

IsmsLock *isms_lock_take (const char *path, gboolean *unclean, GError **error);
void isms_lock_release (IsmsLock *self);
void isms_lock_abandon (IsmsLock *self);

IsmsDatabase *isms_file_open_for_reading (const char *path, int *version, GError **error);
gboolean isms_file_is_writable (const char *path);
gboolean isms_file_claim (const char *path, IsmsLock **lock, GError **error);
void isms_file_tidy (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsLock, isms_lock_release)

G_END_DECLS
