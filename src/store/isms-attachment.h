/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Files kept inside the workspace: by SHA-256 of their content, written piece by piece, verified
 * when read. The bytes live in attachment_blob; what a file belongs to, in the table attachment. */

#pragma once

#include "isms-content.h"

G_BEGIN_DECLS

/* Streams @content into the store and adds to @step the attachment row that ties it to row @row of
 * @table. The step's commit does the work. */
gint64 isms_step_attach (IsmsStep *step, const char *table, gint64 row, IsmsContent *content);
/* The same for bytes in memory (a report frozen on approval). */
gint64 isms_step_attach_bytes (IsmsStep *step,
                               const char *table,
                               gint64 row,
                               const char *name,
                               const char *media_type,
                               GBytes *bytes);
typedef struct
{
  gint64 id;
  char *name;
  char *media_type;
  gint64 size;      /* bytes */
  char *created_at; /* UTC, ISO 8601 */
  char *sha256;     /* of what was attached */
  gboolean damaged; /* what is there is something else: only isms_attachment_check () looks */
} IsmsAttachment;
void isms_attachment_free (IsmsAttachment *self);
/* What is attached to row @row of @table, by name. (element-type IsmsAttachment) (transfer full) */
GPtrArray *
isms_attachment_list (IsmsDatabase *database, const char *table, gint64 row, GError **error);
/* The same, each read and compared with its hash. May take long: background reader. */
GPtrArray *isms_attachment_check (IsmsDatabase *database,
                                  const char *table,
                                  gint64 row,
                                  GCancellable *cancellable,
                                  GError **error);
/* Takes attachment @id away; undo brings it back. */
void isms_step_detach (IsmsStep *step, gint64 id);

/* Writes the content of attachment @id to @path after checking it against its hash
 * (ISMS_STORE_ERROR_CORRUPT if it does not fit; no file is left then). Background or main reader.
 */
gboolean isms_attachment_save (
    IsmsDatabase *database, gint64 id, const char *path, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsAttachment, isms_attachment_free)

G_END_DECLS
