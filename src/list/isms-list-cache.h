/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The records of a list that are in use: loaded in pages, one live object to an id. */

#pragma once

#include "isms-query.h"
#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_LIST_PAGE_SIZE 16

typedef struct _IsmsListCache IsmsListCache;

IsmsListCache *isms_list_cache_new (IsmsQuery *query);
void isms_list_cache_free (IsmsListCache *self);
IsmsRecord *isms_list_cache_get (IsmsListCache *self,
                                 IsmsDatabase *database,
                                 const gint64 *ids,
                                 guint n_ids,
                                 guint position,
                                 GError **error);
void isms_list_cache_forget_pages (IsmsListCache *self);
gboolean isms_list_cache_refresh (IsmsListCache *self, IsmsDatabase *database, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsListCache, isms_list_cache_free)

G_END_DECLS
