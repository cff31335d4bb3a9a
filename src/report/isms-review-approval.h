/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Approving a management review: the report as it is approved is kept with it, to the byte, in the
 * same step (7.5.3, 9.3.3). */

#pragma once

#include "isms-attachment.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* Lays the report out in the background, then stores it with the approval. @day: YYYY-MM-DD; NULL:
 * today. G_IO_ERROR_INVALID_DATA with a sentence where the review lacks something. */
void isms_review_approve_async (IsmsWorkspace *workspace,
                                gint64 review,
                                gint64 person,
                                const char *day,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
gboolean
isms_review_approve_finish (IsmsWorkspace *workspace, GAsyncResult *result, GError **error);
/* The same, waiting for it; for the command line and the tests. */
gboolean isms_review_approve (IsmsWorkspace *workspace,
                              gint64 review,
                              gint64 person,
                              const char *day,
                              GCancellable *cancellable,
                              GError **error);

/* The two halves, for a step of one's own: of a sample. */
GBytes *isms_review_create_paper (
    IsmsDatabase *database, gint64 review, gint64 person, const char *day, GError **error);
void isms_review_add_approval (
    IsmsStep *step, const char *ref, gint64 review, gint64 person, const char *day, GBytes *paper);

/* The report that was stored when the review was approved. NULL without an error: it is not
 * approved. (transfer full) */
IsmsAttachment *isms_review_find_paper (IsmsDatabase *database, gint64 review, GError **error);

G_END_DECLS
