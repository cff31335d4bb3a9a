/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How many records of a kind there are, counted in the background. */

#pragma once

#include "isms-kind.h"
#include "isms-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint in_use;
  guint all; /* with the archived ones */
} IsmsRecordCount;

void isms_record_count_async (IsmsStore *store,
                              const IsmsKind *kind,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
/* NULL: cancelled, or it can not be read. Freed with g_free (). */
IsmsRecordCount *isms_record_count_finish (IsmsStore *store, GAsyncResult *result);

G_END_DECLS
