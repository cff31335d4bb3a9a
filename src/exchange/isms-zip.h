/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The files in a ZIP archive that is held in memory, unpacked one by one, and no more of them than
 * is allowed. Private to the readers of workbooks. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _IsmsZip IsmsZip;

IsmsZip *isms_zip_new (GBytes *bytes, gsize max_bytes, GError **error);
void isms_zip_free (IsmsZip *self);
gboolean isms_zip_has (IsmsZip *self, const char *name);

typedef gboolean (*IsmsZipFunc) (const char *data, gsize size, gpointer user_data, GError **error);
gboolean isms_zip_unpack (
    IsmsZip *self, const char *name, IsmsZipFunc func, gpointer user_data, GError **error);
const char *isms_zip_get_locked_words (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsZip, isms_zip_free)

G_END_DECLS
