/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* From one version of the risk method to the next (6.1.2 a, 8.2): how the points of the former
 * scales are carried over, what becomes of every risk, and the step that does it. */

#pragma once

#include "isms-method.h"
#include "isms-risk.h"

G_BEGIN_DECLS

/* For each point of the former scales, from 1, one of the new. */
typedef struct
{
  int likelihoods[ISMS_METHOD_MAX_SIZE + 1];
  int impacts[ISMS_METHOD_MAX_SIZE + 1];
} IsmsMethodMapping;

/* The same name wins; else the same place in proportion, the worse of two. */
void isms_method_mapping_propose (IsmsMethod *from, IsmsMethod *to, IsmsMethodMapping *mapping);
/* Whether a worse point of a former scale comes to be a better one than a milder point does. */
gboolean isms_method_mapping_falls (IsmsMethod *from, const IsmsMethodMapping *mapping);

typedef struct
{
  gint64 risk;
  char *ref;
  char *title;
  char *owner;        /* or NULL */
  IsmsMethod *former; /* the version that its rating has; the preview's */
  int before[2];      /* likelihood, impact */
  int after[2];
  const IsmsLevel *level_before; /* or NULL, where a file from elsewhere has none */
  const IsmsLevel *level_after;
  int change;       /* 1 worse, 0 the same, -1 better */
  gboolean crosses; /* the acceptance line */
} IsmsMethodPreviewRow;

/* Every risk in use that has a rating, those first whose level changes, the worse first. */
typedef struct
{
  GArray *rows; /* of IsmsMethodPreviewRow */
  IsmsMethod *to;
  GHashTable *passages;
  guint n_rise, n_fall, n_stay, n_cross;
  guint n_archived; /* rated ones that no row is about: they are carried over too */
  guint n_needs;    /* assets whose needs become other numbers */
} IsmsMethodPreview;
IsmsMethodPreview *isms_method_preview_run (IsmsDatabase *database,
                                            IsmsMethod *from,
                                            IsmsMethod *to,
                                            const IsmsMethodMapping *mapping,
                                            IsmsPosture posture,
                                            GError **error);
void isms_method_preview_free (IsmsMethodPreview *self);
/* "12 rise, 3 fall, 40 stay; 2 cross the acceptance line; 5 archived are carried over too;
 * the needs of 3 assets change their number" */
char *isms_method_preview_dup_summary (IsmsMethodPreview *self);
/* On the background reader. */
void isms_method_preview_async (IsmsStore *store,
                                IsmsMethod *from,
                                IsmsMethod *to,
                                const IsmsMethodMapping *mapping,
                                IsmsPosture posture,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
IsmsMethodPreview *
isms_method_preview_finish (IsmsStore *store, GAsyncResult *result, GError **error);

/* To the step: @to as the next version, the mapping, and a new rating of every risk and posture
 * under it. Former ratings keep their version. Fails the commit if @from is not in force by then.
 */
void isms_method_change (IsmsStep *step,
                         IsmsMethod *from,
                         IsmsMethod *to,
                         const IsmsMethodMapping *mapping);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsMethodPreview, isms_method_preview_free)

G_END_DECLS
