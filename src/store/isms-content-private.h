/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a step takes from a content. */

#pragma once

#include "isms-content.h"

G_BEGIN_DECLS

/* Called for each piece of a content, in order. */
typedef gboolean (*IsmsPieceFunc) (
    const void *data, gsize size, gint64 offset, gpointer user_data, GError **error);

IsmsContent *isms_content_new_for_bytes (const char *name, GBytes *bytes);
const char *isms_content_get_hash (const IsmsContent *self);
gint64 isms_content_get_size (const IsmsContent *self);
gboolean isms_content_check_size (const char *name, gint64 size, int limit, GError **error);
gboolean isms_content_each_piece (const IsmsContent *self,
                                  IsmsPieceFunc func,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
