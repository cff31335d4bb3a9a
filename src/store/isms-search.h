/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Finding any record by what is written in it, as one types. */

#pragma once

#include "isms-store.h"

G_BEGIN_DECLS

typedef struct
{
  guint table; /* IsmsStoreTable.number */
  gint64 row;
  char *ref;
  char *title;
  char *snippet; /* where the words stand, if not in the title; or NULL. Plain text. */
} IsmsSearchHit;
void isms_search_hit_free (IsmsSearchHit *self);

/* Best first: the ref itself, titles that begin with the words, then by rank; every word is a
 * prefix. Any text is a valid query. (element-type IsmsSearchHit) (transfer full) */
GPtrArray *isms_search (IsmsDatabase *database,
                        const char *words,
                        guint limit,
                        GCancellable *cancellable,
                        GError **error);
void isms_search_async (IsmsStore *store,
                        const char *words,
                        guint limit,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data);
GPtrArray *isms_search_finish (IsmsStore *store, GAsyncResult *result, GError **error);

/* For lists: the ids of one table's rows that hold every word, as a subquery with three parameters
 * that isms_search_bind () fills, from @index on, which it moves past them. */
#define ISMS_SEARCH_ROWS                                                                           \
  "SELECT rowid & 0xFFFFFFFFFF FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?"
/* The words as the index asks for them: each a quoted prefix. NULL: no word in it. */
char *isms_search_write_match (const char *words);
void isms_search_bind (IsmsStatement *statement, int *index, guint table, const char *match);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSearchHit, isms_search_hit_free)

G_END_DECLS
