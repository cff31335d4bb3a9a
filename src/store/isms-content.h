/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A file on its way into the workspace: read once and whole before a step attaches it, so that a
 * slow disk or a far one keeps nobody from writing. */

#pragma once

#include "isms-store.h"

G_BEGIN_DECLS

typedef struct _IsmsContent IsmsContent;

/* Any thread; blocks. */
IsmsContent *
isms_content_read (IsmsStore *store, GFile *file, GCancellable *cancellable, GError **error);
/* All of @files (GFile), on a thread of its own. */
void isms_content_read_async (IsmsStore *store,
                              GPtrArray *files,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* (element-type IsmsContent) (transfer full): in the order of the files; all of them or none. */
GPtrArray *isms_content_read_finish (IsmsStore *store, GAsyncResult *result, GError **error);
/* The name of the file, without its folder. Borrowed. */
const char *isms_content_get_name (const IsmsContent *self);
IsmsContent *isms_content_ref (IsmsContent *self);
void isms_content_unref (IsmsContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsContent, isms_content_unref)

G_END_DECLS
