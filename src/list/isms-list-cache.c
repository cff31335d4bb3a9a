/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A few pages hold their records strongly, so that a row asked for brings its neighbours along.
 * Every record that anybody still holds is also known by its id, weakly: two rows, or a row and a
 * form, never show two objects of one record. */

#include "isms-list-cache.h"

#define MAX_PAGES 64

typedef struct
{
  guint number;
  guint n_records;
  IsmsRecord *records[ISMS_LIST_PAGE_SIZE];
} Page;

typedef struct
{
  IsmsListCache *cache;
  gint64 id;
  IsmsRecord *record; /* weak */
} Live;

struct _IsmsListCache
{
  const IsmsKind *kind;
  IsmsQuery *query; /* of a day in the past, or NULL */
  GQueue pages;     /* of Page, the one used last in front */
  GHashTable *live; /* gint64 → Live */
};

static void
free_page (Page *page)
{
  for (guint i = 0; i < page->n_records; i++)
    g_object_unref (page->records[i]);
  g_free (page);
}

static void
record_gone_cb (gpointer data, GObject *where_the_object_was)
{
  Live *live = data;

  live->record = NULL;
  g_hash_table_remove (live->cache->live, &live->id);
}

static void
free_live (Live *live)
{
  if (live->record != NULL)
    g_object_weak_unref (G_OBJECT (live->record), record_gone_cb, live);
  g_free (live);
}

static IsmsRecord *
find_live (IsmsListCache *self, gint64 id)
{
  Live *live = g_hash_table_lookup (self->live, &id);

  return live != NULL ? live->record : NULL;
}

static void
remember (IsmsListCache *self, IsmsRecord *record)
{
  Live *live = g_new0 (Live, 1);

  live->cache = self;
  live->id = isms_record_get_id (record);
  live->record = record;
  g_object_weak_ref (G_OBJECT (record), record_gone_cb, live);
  g_hash_table_replace (self->live, &live->id, live);
}

static Page *
find_page (IsmsListCache *self, guint number)
{
  for (GList *l = self->pages.head; l != NULL; l = l->next)
    {
      Page *page = l->data;

      if (page->number == number)
        {
          g_queue_unlink (&self->pages, l);
          g_queue_push_head_link (&self->pages, l);
          return page;
        }
    }
  return NULL;
}

/* A row that is in the answer but no longer in the file stands empty until the next answer. */
static IsmsRecord *
take_loaded (IsmsListCache *self, GPtrArray *loaded, guint *n_taken)
{
  IsmsRecord *record = NULL;

  if (loaded != NULL)
    record = g_ptr_array_index (loaded, (*n_taken)++);
  if (record == NULL)
    return g_object_new (self->kind->get_type (), NULL);
  remember (self, record);
  return g_object_ref (record);
}

static GPtrArray *
load_records (
    IsmsListCache *self, IsmsDatabase *database, const gint64 *ids, guint n_ids, GError **error)
{
  return self->query != NULL ? isms_record_load_found (database, self->query, ids, n_ids, error)
                             : isms_record_load_many (database, self->kind, ids, n_ids, error);
}

static Page *
load_page (IsmsListCache *self,
           IsmsDatabase *database,
           const gint64 *ids,
           guint n_ids,
           guint number,
           GError **error)
{
  g_autoptr (GPtrArray) loaded = NULL;
  gint64 missing[ISMS_LIST_PAGE_SIZE];
  guint n_missing = 0;
  guint n_taken = 0;
  guint first = number * ISMS_LIST_PAGE_SIZE;
  Page *page = g_new0 (Page, 1);

  page->number = number;
  page->n_records = MIN (ISMS_LIST_PAGE_SIZE, n_ids - first);
  for (guint i = 0; i < page->n_records; i++)
    {
      page->records[i] = find_live (self, ids[first + i]);
      if (page->records[i] != NULL)
        g_object_ref (page->records[i]);
      else
        missing[n_missing++] = ids[first + i];
    }
  if (n_missing > 0 && database != NULL)
    loaded = load_records (self, database, missing, n_missing, error);
  for (guint i = 0; i < page->n_records; i++)
    if (page->records[i] == NULL)
      page->records[i] = take_loaded (self, loaded, &n_taken);

  g_queue_push_head (&self->pages, page);
  while (self->pages.length > MAX_PAGES)
    free_page (g_queue_pop_tail (&self->pages));
  return page;
}

/**
 * isms_list_cache_new:
 * @query: what finds the records; of it only the kind and the day matter
 *
 * Returns: (transfer full): a cache that holds nothing yet
 */
IsmsListCache *
isms_list_cache_new (IsmsQuery *query)
{
  IsmsListCache *self = g_new0 (IsmsListCache, 1);

  self->kind = isms_query_get_kind (query);
  if (isms_query_get_as_of (query) != NULL)
    self->query = isms_query_ref (query);
  g_queue_init (&self->pages);
  self->live =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) free_live);
  return self;
}

/**
 * isms_list_cache_free:
 * @self: (transfer full): a cache
 */
void
isms_list_cache_free (IsmsListCache *self)
{
  isms_list_cache_forget_pages (self);
  g_hash_table_unref (self->live);
  g_clear_pointer (&self->query, isms_query_unref);
  g_free (self);
}

/**
 * isms_list_cache_get:
 * @self: a cache
 * @database: (nullable): where to load from
 * @ids: all ids of the list
 * @n_ids: how many
 * @position: the row asked for
 * @error: return location for an error of the load
 *
 * The record at @position, loading its page when it is not there. Never fails to give an object:
 * where the row could not be read it is an empty one.
 *
 * Returns: (transfer full): the record
 */
IsmsRecord *
isms_list_cache_get (IsmsListCache *self,
                     IsmsDatabase *database,
                     const gint64 *ids,
                     guint n_ids,
                     guint position,
                     GError **error)
{
  Page *page = find_page (self, position / ISMS_LIST_PAGE_SIZE);

  if (page == NULL)
    page = load_page (self, database, ids, n_ids, position / ISMS_LIST_PAGE_SIZE, error);
  return g_object_ref (page->records[position % ISMS_LIST_PAGE_SIZE]);
}

/**
 * isms_list_cache_forget_pages:
 * @self: a cache
 *
 * To be called when positions change. Records that somebody holds stay known.
 */
void
isms_list_cache_forget_pages (IsmsListCache *self)
{
  Page *page;

  while ((page = g_queue_pop_head (&self->pages)) != NULL)
    free_page (page);
}

/**
 * isms_list_cache_refresh:
 * @self: a cache
 * @database: where to load from
 * @error: return location for an error of the load
 *
 * Gives every record that somebody holds its values of now; each notifies what differs. One that is
 * no longer in the file keeps its last values.
 *
 * Returns: %FALSE if the file could not be read
 */
gboolean
isms_list_cache_refresh (IsmsListCache *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) loaded = NULL;
  GHashTableIter iter;
  gint64 *id;

  isms_list_cache_forget_pages (self);
  g_hash_table_iter_init (&iter, self->live);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    g_array_append_val (ids, *id);
  if (ids->len == 0)
    return TRUE;

  loaded = load_records (self, database, (gint64 *) ids->data, ids->len, error);
  if (loaded == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      IsmsRecord *record = find_live (self, g_array_index (ids, gint64, i));
      IsmsRecord *fresh = g_ptr_array_index (loaded, i);

      /* whoever hears of it may let go of it, or of another */
      if (record != NULL && fresh != NULL)
        {
          g_autoptr (IsmsRecord) kept = g_object_ref (record);

          isms_record_update_from (kept, fresh);
        }
    }
  return TRUE;
}
