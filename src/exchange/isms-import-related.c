/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Cells that name other records: found by title or ref, made where there is none. */

#include "isms-import-private.h"

#include <string.h>

/* A row further down may be this record, and bring its ref. */
static void
set_own_ref (ImportRun *run, IsmsRow *row, const char *title)
{
  const IsmsImport *import = run->import;
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (256);

  for (guint i = isms_import_get_first_row (import); i < isms_table_get_n_rows (import->table); i++)
    {
      if (run->ref_used[i] && run->matches[i] == NULL
          && strcmp (isms_import_get_title (import, i, chunk), title) == 0)
        {
          isms_row_set_text (row, "ref", isms_import_get_ref (import, i, chunk));
          return;
        }
      g_string_chunk_clear (chunk);
    }
}

static IndexEntry *
make_related (ImportRun *run, RecordIndex *index, const char *title, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  IndexEntry *entry;
  gint64 id = --run->next_fake;

  if (run->writer != NULL)
    {
      isms_row_set_text (row, index->kind->title_field, title);
      if (index == run->own)
        set_own_ref (run, row, title);
      id = isms_writer_insert (run->writer, index->kind->name, row, error);
      if (id == 0)
        return NULL;
    }
  entry = isms_record_index_add (index, id, NULL, title);
  entry->made = TRUE;
  index->n_made++;
  return entry;
}

/* The record that @text names, made if there is none. 0 with no error: it would be the row itself.
 */
static gint64
get_related (
    ImportRun *run, ImportRecord *record, RecordIndex *index, const char *text, GError **error)
{
  IndexEntry *entry = isms_record_index_find (index, text);
  g_autofree char *key = NULL;

  if (index == run->own)
    {
      key = isms_words_key (text);
      if (g_strcmp0 (key, record->title_key) == 0
          || (entry != NULL && entry == run->matches[record->row]))
        return 0;
    }
  if (entry == NULL)
    entry = make_related (run, index, text, error);
  return entry != NULL ? entry->id : 0;
}

gboolean
isms_import_read_reference (ImportRun *run,
                            ImportRecord *record,
                            guint column,
                            const IsmsField *field,
                            const char *text,
                            GError **error)
{
  RecordIndex *index = isms_import_get_index (run, field->target, error);
  GArray *known;
  gint64 id;
  g_autoptr (GError) failure = NULL;

  if (index == NULL)
    return FALSE;
  text = isms_import_join_lines (text, record->chunk);
  known = index == run->own ? NULL : g_hash_table_lookup (index->by_text, text);
  if (known != NULL)
    {
      isms_row_set_int (record->values, isms_field_get_column (field),
                        g_array_index (known, gint64, 0));
      return TRUE;
    }
  id = get_related (run, record, index, text, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (id == 0)
    {
      isms_import_keep_unfit (run, record, column, text, UNFIT_SELF);
      return TRUE;
    }
  isms_row_set_int (record->values, isms_field_get_column (field), id);
  known = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (known, id);
  g_hash_table_insert (index->by_text, g_strdup (text), known);
  return TRUE;
}

/* What the row is for: a record that is there, since nothing tells of what kind another would be.
 */
gboolean
isms_import_read_for (ImportRun *run,
                      ImportRecord *record,
                      guint column,
                      const IsmsField *field,
                      const char *text,
                      GError **error)
{
  text = isms_import_join_lines (text, record->chunk);
  for (const char *const *kind = run->import->kind->watched; *kind != NULL; kind++)
    {
      RecordIndex *index = isms_import_get_index (run, *kind, error);
      IndexEntry *entry = index != NULL ? isms_record_index_find (index, text) : NULL;

      if (index == NULL)
        return FALSE;
      if (entry == NULL)
        continue;
      isms_row_set_text (record->values, isms_field_get_for_column (field, "kind"), *kind);
      isms_row_set_int (record->values, isms_field_get_for_column (field, "id"), entry->id);
      return TRUE;
    }
  isms_import_keep_unfit (run, record, column, text, UNFIT_RECORD);
  return TRUE;
}

/* Takes the next name off a list: "REF title" whatever stands in the title, else up to a separator.
 */
char *
isms_import_take_name (RecordIndex *index, const char **text, const char *separators)
{
  const char *start = *text + strspn (*text, ",;|\n ");
  const char *space = strchr (start, ' ');
  g_autofree char *ref = space != NULL ? g_strndup (start, space - start) : NULL;
  IndexEntry *entry = ref != NULL ? g_hash_table_lookup (index->by_ref, ref) : NULL;
  g_autofree char *title = entry != NULL ? g_strchomp (g_strdup (entry->title)) : NULL;
  gsize length;

  /* The blanks at the end of a title go with those at the end of a cell. */
  if (title != NULL && g_str_has_prefix (space + 1, title))
    {
      length = space + 1 - start + strlen (title);
      length += strspn (start + length, " \t\r");
      if (start[length] == '\0' || strchr (separators, start[length]) != NULL)
        {
          *text = start + length;
          return g_strndup (start, length);
        }
    }
  length = strcspn (start, separators);
  *text = start + length;
  return g_strstrip (g_strndup (start, length));
}

static GArray *
read_names (
    ImportRun *run, ImportRecord *record, RecordIndex *index, const char *text, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *separators = strpbrk (text, ";|\n") != NULL ? ";|\n" : ",";
  g_autoptr (GError) failure = NULL;
  IndexEntry *whole = isms_record_index_find (index, text);

  if (whole != NULL)
    return g_array_append_val (ids, whole->id), g_steal_pointer (&ids);
  while (*text != '\0')
    {
      g_autofree char *name = isms_import_take_name (index, &text, separators);
      gint64 id = *name != '\0' ? get_related (run, record, index, name, &failure) : 0;
      gboolean there = FALSE;

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      for (guint i = 0; i < ids->len; i++)
        there |= g_array_index (ids, gint64, i) == id;
      if (id != 0 && !there)
        g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

gboolean
isms_import_read_links (
    ImportRun *run, ImportRecord *record, const IsmsField *field, const char *text, GError **error)
{
  RecordIndex *index = isms_import_get_index (run, field->target, error);
  guint place = field - run->import->kind->fields;
  GArray *ids;

  if (index == NULL)
    return FALSE;
  ids = index == run->own ? NULL : g_hash_table_lookup (index->by_list, text);
  if (ids == NULL)
    {
      ids = read_names (run, record, index, text, error);
      if (ids == NULL)
        return FALSE;
      g_hash_table_insert (index->by_list, g_strdup (text), ids);
    }
  g_clear_pointer (&g_ptr_array_index (record->links, place), g_array_unref);
  g_ptr_array_index (record->links, place) = g_array_ref (ids);
  return TRUE;
}

static RecordIndex *
get_index_cb (gpointer user_data, const char *kind, GError **error)
{
  return isms_import_get_index (user_data, kind, error);
}

/* Takes the next name off a list of records of any kind. One behind its kind and a colon may hold
 * what parts the others. */
static char *
take_any_name (ImportRun *run, const char **text, const char *separators, GError **error)
{
  const char *start = *text + strspn (*text, ",;|\n ");
  const char *colon = strpbrk (start, ":,;|\n");
  g_autofree char *word = colon != NULL && *colon == ':' ? g_strndup (start, colon - start) : NULL;
  const IsmsKind *kind = word != NULL ? isms_kind_find (word) : NULL;
  RecordIndex *index;
  const char *rest;
  g_autofree char *name = NULL;
  gsize length;

  if (kind == NULL)
    {
      length = strcspn (start, separators);
      *text = start + length;
      return g_strstrip (g_strndup (start, length));
    }
  index = isms_import_get_index (run, kind->name, error);
  if (index == NULL)
    return NULL;
  rest = colon + 1;
  name = isms_import_take_name (index, &rest, separators);
  *text = rest;
  return g_strconcat (kind->name, ":", name, NULL);
}

/**
 * isms_import_read_records:
 * @column: of the table, whose heading a message names
 * @field: of kind %ISMS_FIELD_RECORDS
 *
 * What the row is for: records that are there, since nothing tells of what kind others would be.
 * Where one is not there, all of the cell is kept in the note.
 */
gboolean
isms_import_read_records (ImportRun *run,
                          ImportRecord *record,
                          guint column,
                          const IsmsField *field,
                          const char *text,
                          GError **error)
{
  const IsmsKind *kind = run->import->kind;
  const char *separators = strpbrk (text, ";|\n") != NULL ? ";|\n" : ",";
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failure = NULL;
  const char *whole = text;
  gboolean unknown = FALSE;

  while (*text != '\0' && failure == NULL)
    {
      g_autofree char *name = take_any_name (run, &text, separators, &failure);
      gint64 key = 0;
      gboolean there = FALSE;

      if (name == NULL || *name == '\0')
        continue;
      key = isms_record_index_find_any (kind, field, name, get_index_cb, run, &failure);
      unknown |= key == 0;
      for (guint i = 0; i < keys->len; i++)
        there |= g_array_index (keys, gint64, i) == key;
      if (key != 0 && !there)
        g_array_append_val (keys, key);
    }
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (unknown)
    isms_import_keep_unfit (run, record, column, whole, UNFIT_RECORD);
  if (keys->len > 0)
    {
      g_clear_pointer (&g_ptr_array_index (record->links, field - kind->fields), g_array_unref);
      g_ptr_array_index (record->links, field - kind->fields) = g_steal_pointer (&keys);
    }
  return TRUE;
}
