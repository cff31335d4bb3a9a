/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How many records of a kind there are. */

#include "isms-record-count.h"

#include "isms-query.h"

static gboolean
count (const IsmsKind *kind, gboolean archived, IsmsDatabase *database, guint *n, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (kind);
  gint64 result;

  isms_query_set_archived (query, archived);
  result = isms_query_tally (query, database, error);
  *n = (guint) MAX (result, 0);
  return result >= 0;
}

static gpointer
run (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree IsmsRecordCount *result = g_new0 (IsmsRecordCount, 1);

  if (!count (data, FALSE, database, &result->in_use, error)
      || !count (data, TRUE, database, &result->all, error))
    return NULL;
  return g_steal_pointer (&result);
}

/**
 * isms_record_count_async:
 * @store: a store
 * @kind: of the records
 * @cancellable: (nullable): cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
isms_record_count_async (IsmsStore *store,
                         const IsmsKind *kind,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  isms_store_read_async (store, run, (gpointer) kind, NULL, g_free, cancellable, callback,
                         user_data);
}

/**
 * isms_record_count_finish:
 * @store: a store
 * @result: what the callback was given
 *
 * Returns: (transfer full) (nullable): the numbers; %NULL if it was cancelled or can not be read
 */
IsmsRecordCount *
isms_record_count_finish (IsmsStore *store, GAsyncResult *result)
{
  return isms_store_read_finish (store, result, NULL);
}
