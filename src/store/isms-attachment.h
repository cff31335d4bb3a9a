/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Files kept inside the workspace: by SHA-256 of their content, written piece by piece, verified
 * when read. The bytes live in attachment_blob; what a file belongs to, in the table attachment. */

#pragma once

#include "isms-store.h"

G_BEGIN_DECLS

/* Streams @file into the store and adds to @step the attachment row that ties it to row @row of
 * @table. The step's commit does the work. */
gint64 isms_step_attach (IsmsStep *step, const char *table, gint64 row, GFile *file);
/* The same for bytes in memory (a report frozen on approval). */
gint64 isms_step_attach_bytes (IsmsStep *step,
                               const char *table,
                               gint64 row,
                               const char *name,
                               const char *media_type,
                               GBytes *bytes);
/* Writes the content of attachment @id to @path after checking it against its hash
 * (ISMS_STORE_ERROR_CORRUPT if it does not fit; no file is left then). Background or main reader.
 */
gboolean isms_attachment_save (
    IsmsDatabase *database, gint64 id, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
