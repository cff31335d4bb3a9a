/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The records of one kind by ref and by title, read once, so that no row asks the database. */

#include "isms-import-private.h"

#include <string.h>

static void
free_entry (gpointer data)
{
  IndexEntry *entry = data;

  g_free (entry->ref);
  g_free (entry->title);
  g_free (entry->name);
  g_free (entry->list_name);
  g_free (entry);
}

/* "Duarte, Ines" → "Ines Duarte"; NULL without a comma. */
static char *
turn_name (const char *text)
{
  const char *comma = strchr (text, ',');
  g_autofree char *family = NULL;

  if (comma == NULL)
    return NULL;
  family = g_strndup (text, comma - text);
  return g_strdup_printf ("%s %s", comma + 1, family);
}

static IndexEntry *
find_title (RecordIndex *self, const char *title)
{
  g_autofree char *key = isms_words_key (title);

  return g_hash_table_lookup (self->by_title, key);
}

/* "A-014 File server": the ref, if the title behind it is that record's. */
static IndexEntry *
find_named_ref (RecordIndex *self, const char *text)
{
  const char *space = strchr (text, ' ');
  g_autofree char *ref = space != NULL ? g_strndup (text, space - text) : NULL;
  IndexEntry *entry = ref != NULL ? g_hash_table_lookup (self->by_ref, ref) : NULL;

  g_autofree char *said = NULL;
  g_autofree char *title = NULL;

  if (entry == NULL)
    return NULL;
  said = isms_words_key (space + 1);
  title = isms_words_key (entry->title);
  return strcmp (said, title) == 0 ? entry : NULL;
}

/**
 * isms_record_index_load:
 *
 * Reads refs and titles of every record, those in use first.
 *
 * Returns: (transfer full): the index, or %NULL with an error
 */
RecordIndex *
isms_record_index_load (const IsmsKind *kind, IsmsDatabase *database, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, ref, %s FROM %s ORDER BY archived, id",
                                          kind->title_field, kind->name);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);
  g_autoptr (GError) failure = NULL;
  RecordIndex *self;

  if (statement == NULL)
    return NULL;
  self = g_new0 (RecordIndex, 1);
  self->kind = kind;
  self->by_ref = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_title = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_text =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->made = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_list =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  while (isms_statement_next (statement, &failure))
    isms_record_index_add (self, isms_statement_get_int (statement, 0),
                           isms_statement_get_text (statement, 1),
                           isms_statement_get_text (statement, 2));
  self->mark = self->entries->len;
  if (failure == NULL)
    return self;
  g_propagate_error (error, g_steal_pointer (&failure));
  isms_record_index_free (self);
  return NULL;
}

/**
 * isms_record_index_free:
 */
void
isms_record_index_free (RecordIndex *self)
{
  g_hash_table_unref (self->by_ref);
  g_hash_table_unref (self->by_title);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_hash_table_unref (self->by_text);
  g_hash_table_unref (self->by_list);
  g_hash_table_unref (self->made);
  g_clear_pointer (&self->unmade, g_ptr_array_unref);
  g_clear_pointer (&self->unmade_by_key, g_hash_table_unref);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/**
 * isms_record_index_add:
 * @ref: (nullable): unknown for a record that has just been made
 *
 * Returns: (transfer none): the new entry, behind those of the same title
 */
IndexEntry *
isms_record_index_add (RecordIndex *self, gint64 id, const char *ref, const char *title)
{
  IndexEntry *entry = g_new0 (IndexEntry, 1);
  g_autofree char *key = isms_words_key (title);
  IndexEntry *first = g_hash_table_lookup (self->by_title, key);

  entry->id = id;
  entry->ref = g_strdup (ref);
  entry->title = g_strdup (title);
  g_ptr_array_add (self->entries, entry);
  if (ref != NULL)
    g_hash_table_insert (self->by_ref, entry->ref, entry);
  if (first == NULL)
    g_hash_table_insert (self->by_title, g_steal_pointer (&key), entry);
  else
    {
      entry->next = first->next;
      first->next = entry;
    }
  return entry;
}

/**
 * isms_record_index_mark:
 *
 * From here on, isms_record_index_take_back() forgets.
 */
void
isms_record_index_mark (RecordIndex *self)
{
  self->mark = self->entries->len;
}

static void
forget (RecordIndex *self, IndexEntry *entry)
{
  g_autofree char *key = isms_words_key (entry->title);
  IndexEntry *first = g_hash_table_lookup (self->by_title, key);

  if (first == entry && entry->next == NULL)
    g_hash_table_remove (self->by_title, key);
  else if (first == entry)
    g_hash_table_insert (self->by_title, g_steal_pointer (&key), entry->next);
  else
    while (first != NULL)
      {
        if (first->next == entry)
          first->next = entry->next;
        first = first->next;
      }
  if (entry->ref != NULL && g_hash_table_lookup (self->by_ref, entry->ref) == entry)
    g_hash_table_remove (self->by_ref, entry->ref);
  self->n_made -= entry->made;
  g_hash_table_remove (self->made, &entry->id);
}

/**
 * isms_record_index_take_back:
 *
 * Forgets the entries that were added since isms_record_index_mark(), and what cells were found to
 * say, which may name them.
 */
void
isms_record_index_take_back (RecordIndex *self)
{
  if (self->entries->len == self->mark)
    return;
  for (guint i = self->entries->len; i-- > self->mark;)
    forget (self, g_ptr_array_index (self->entries, i));
  g_ptr_array_set_size (self->entries, (int) self->mark);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_hash_table_remove_all (self->by_text);
  g_hash_table_remove_all (self->by_list);
}

/**
 * isms_record_index_find:
 * @text: a title, a ref, or "REF title"
 *
 * Returns: (nullable) (transfer none): the record that a cell names
 */
IndexEntry *
isms_record_index_find (RecordIndex *self, const char *text)
{
  IndexEntry *entry = find_named_ref (self, text);
  g_autofree char *turned = NULL;

  if (entry == NULL)
    entry = find_title (self, text);
  if (entry == NULL)
    entry = g_hash_table_lookup (self->by_ref, text);
  if (entry == NULL && strcmp (self->kind->title_field, "name") == 0
      && (turned = turn_name (text)) != NULL)
    entry = find_title (self, turned);
  return entry;
}

/**
 * isms_record_index_find_id:
 *
 * Returns: (nullable) (transfer none): the record @id as it was when the index was loaded
 */
IndexEntry *
isms_record_index_find_id (RecordIndex *self, gint64 id)
{
  if (self->by_id == NULL)
    {
      self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
      for (guint i = 0; i < self->entries->len; i++)
        {
          IndexEntry *entry = g_ptr_array_index (self->entries, i);

          g_hash_table_insert (self->by_id, &entry->id, entry);
        }
    }
  return g_hash_table_lookup (self->by_id, &id);
}

static char *
make_name (RecordIndex *self, const IndexEntry *entry, const char *beside, gboolean in_list)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (entry->title));
  g_autofree char *key = isms_words_key (entry->title);
  g_autofree char *own = beside != NULL ? isms_words_key (beside) : NULL;

  if (strcmp (trimmed, entry->title) == 0
      && strpbrk (entry->title, in_list ? ",;|\r\n" : "\r\n") == NULL && g_strcmp0 (key, own) != 0
      && isms_record_index_find (self, entry->title) == entry)
    return g_steal_pointer (&trimmed);
  return g_strdup_printf ("%s %s", entry->ref, entry->title);
}

/**
 * isms_record_index_dup_name:
 * @beside: (nullable): the title of the record in whose row it will stand, if that is of this kind:
 *   alone it would name the row itself
 * @in_list: it will stand beside others
 *
 * Returns: (transfer full): the title where that alone finds the record again, else with its ref in
 *   front
 */
char *
isms_record_index_dup_name (RecordIndex *self,
                            IndexEntry *entry,
                            const char *beside,
                            gboolean in_list)
{
  char **kept = in_list ? &entry->list_name : &entry->name;

  if (beside != NULL)
    return make_name (self, entry, beside, in_list);
  if (*kept == NULL)
    *kept = make_name (self, entry, NULL, in_list);
  return g_strdup (*kept);
}

/**
 * isms_record_index_find_any:
 * @beside: a kind whose records are not meant
 * @field: of that kind; only records that it may hold are
 * @name: a title, a ref, or "REF title", whole or behind the name of a kind and a colon
 * @get: gives the records of a kind
 *
 * Returns: the key of the record that a cell names, the first by the order of the kinds; 0: there
 *   is none, or an error
 */
gint64
isms_record_index_find_any (const IsmsKind *beside,
                            const IsmsField *field,
                            const char *name,
                            IsmsGetIndex get,
                            gpointer user_data,
                            GError **error)
{
  const char *colon = strchr (name, ':');
  g_autofree char *word = colon != NULL ? g_strndup (name, colon - name) : NULL;
  const IsmsKind *only = word != NULL ? isms_kind_find (word) : NULL;

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      RecordIndex *index;
      IndexEntry *entry;

      if (*kind == beside || !isms_field_takes (field, (*kind)->name)
          || (only != NULL && *kind != only))
        continue;
      index = get (user_data, (*kind)->name, error);
      if (index == NULL)
        return 0;
      entry = isms_record_index_find (index, only != NULL ? colon + 1 : name);
      if (entry != NULL)
        return isms_kind_make_key (*kind, entry->id);
    }
  return 0;
}

/**
 * isms_record_index_dup_any:
 * @beside: the kind of the record in whose row it will stand
 * @field: in whose column
 * @key: of a record of another kind
 * @get: gives the records of a kind
 *
 * Returns: (transfer full) (nullable): its ref where that alone finds it again, else its name
 *   behind its kind; %NULL where it is gone, or on error
 */
char *
isms_record_index_dup_any (const IsmsKind *beside,
                           const IsmsField *field,
                           gint64 key,
                           IsmsGetIndex get,
                           gpointer user_data,
                           GError **error)
{
  gint64 id;
  const IsmsKind *kind = isms_kind_split_key (key, &id);
  RecordIndex *index = kind != NULL ? get (user_data, kind->name, error) : NULL;
  IndexEntry *entry = index != NULL ? isms_record_index_find_id (index, id) : NULL;
  g_autofree char *name = NULL;

  if (entry == NULL)
    return NULL;
  if (strpbrk (entry->ref, ",;|:\r\n ") == NULL
      && isms_record_index_find_any (beside, field, entry->ref, get, user_data, error) == key)
    return g_strdup (entry->ref);
  name = isms_record_index_dup_name (index, entry, NULL, TRUE);
  return g_strdup_printf ("%s:%s", kind->name, name);
}
