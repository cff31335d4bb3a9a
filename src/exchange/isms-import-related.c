/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Cells that name other records: found by title or ref, made where there is none. */

#include "isms-import-private.h"

#include <string.h>

/* The record that @text names, made if there is none. 0 with no error: @why tells. */
static gint64
get_related (ImportRun *run,
             ImportRecord *record,
             RecordIndex *index,
             const char *text,
             Unfit *why,
             GError **error)
{
  IndexEntry *entry = isms_record_index_find (index, text);
  g_autofree char *key = NULL;

  if (index == run->own)
    {
      key = isms_words_key (text);
      if (g_strcmp0 (key, record->title_key) == 0
          || (entry != NULL && entry == run->matches[record->row]))
        {
          *why = UNFIT_SELF;
          return 0;
        }
    }
  if (entry == NULL && !isms_import_may_make (run->import, index->kind))
    {
      isms_import_count_unmade (index, text);
      *why = UNFIT_RECORD;
      return 0;
    }
  if (entry != NULL)
    isms_import_count_named (index, entry->id);
  else
    entry = isms_import_make_related (run, index, text, error);
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
  Unfit why = UNFIT_SELF;
  g_autoptr (GError) failure = NULL;

  if (index == NULL)
    return FALSE;
  text = isms_import_join_lines (text, record->chunk);
  known = index == run->own ? NULL : g_hash_table_lookup (index->by_text, text);
  if (known != NULL)
    {
      isms_row_set_int (record->values, isms_field_get_column (field),
                        g_array_index (known, gint64, 0));
      isms_import_count_named (index, g_array_index (known, gint64, 0));
      return TRUE;
    }
  id = get_related (run, record, index, text, &why, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (id == 0)
    {
      isms_import_keep_unfit (run, record, column, text, why);
      return TRUE;
    }
  isms_row_set_int (record->values, isms_field_get_column (field), id);
  known = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (known, id);
  g_hash_table_insert (index->by_text, g_strdup (text), known);
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

/* What is not there and not made is kept in the note; @unmade tells that there is such. */
static GArray *
read_names (ImportRun *run,
            ImportRecord *record,
            RecordIndex *index,
            guint column,
            const char *text,
            gboolean *unmade,
            GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *separators = strpbrk (text, ";|\n") != NULL ? ";|\n" : ",";
  g_autoptr (GError) failure = NULL;
  IndexEntry *whole = isms_record_index_find (index, text);

  if (whole != NULL)
    {
      isms_import_count_named (index, whole->id);
      g_array_append_val (ids, whole->id);
      return g_steal_pointer (&ids);
    }
  while (*text != '\0')
    {
      g_autofree char *name = isms_import_take_name (index, &text, separators);
      Unfit why = UNFIT_SELF;
      gint64 id = *name != '\0' ? get_related (run, record, index, name, &why, &failure) : 0;
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
      if (id != 0 || why != UNFIT_RECORD)
        continue;
      *unmade = TRUE;
      isms_import_keep_unfit (run, record, column, name, why);
    }
  return g_steal_pointer (&ids);
}

gboolean
isms_import_read_links (ImportRun *run,
                        ImportRecord *record,
                        guint column,
                        const IsmsField *field,
                        const char *text,
                        GError **error)
{
  RecordIndex *index = isms_import_get_index (run, field->target, error);
  guint place = field - run->import->kind->fields;
  gboolean unmade = FALSE;
  GArray *known;
  g_autoptr (GArray) ids = NULL;

  if (index == NULL)
    return FALSE;
  known = index == run->own ? NULL : g_hash_table_lookup (index->by_list, text);
  for (guint i = 0; known != NULL && i < known->len; i++)
    isms_import_count_named (index, g_array_index (known, gint64, i));
  ids = known != NULL ? g_array_ref (known)
                      : read_names (run, record, index, column, text, &unmade, error);
  if (ids == NULL)
    return FALSE;
  if (known == NULL && !unmade)
    g_hash_table_insert (index->by_list, g_strdup (text), g_array_ref (ids));
  g_clear_pointer (&g_ptr_array_index (record->links, place), g_array_unref);
  if (ids->len > 0 || !unmade)
    g_ptr_array_index (record->links, place) = g_steal_pointer (&ids);
  return TRUE;
}

static RecordIndex *
get_index_cb (gpointer user_data, const char *kind, GError **error)
{
  return isms_import_get_index (user_data, kind, error);
}

/* The key of the record that a cell under "Risk" or "Asset ID" names: of that kind before all
 * others. 0: there is none, or an error. */
static gint64
find_headed (ImportRun *run, guint column, const char *text, GError **error)
{
  const IsmsKind *kind = isms_import_column (run->import, column)->headed;
  RecordIndex *index;
  IndexEntry *entry;

  if (kind == NULL || kind == run->import->kind)
    return 0;
  index = isms_import_get_index (run, kind->name, error);
  entry = index != NULL ? isms_record_index_find (index, text) : NULL;
  return entry != NULL ? isms_kind_make_key (kind, entry->id) : 0;
}

/**
 * isms_import_read_for:
 * @column: of the table, whose heading may say of what kind the record is
 * @field: with %ISMS_FIELD_FOR
 *
 * What the row is for: a record that is there, of any kind.
 *
 * Returns: %FALSE if the records could not be read
 */
gboolean
isms_import_read_for (ImportRun *run,
                      ImportRecord *record,
                      guint column,
                      const IsmsField *field,
                      const char *text,
                      GError **error)
{
  g_autoptr (GError) failure = NULL;
  const IsmsKind *kind;
  gint64 key, id;

  text = isms_import_join_lines (text, record->chunk);
  key = find_headed (run, column, text, &failure);
  if (key == 0 && failure == NULL)
    key = isms_record_index_find_any (run->import->kind, field, text, get_index_cb, run, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  kind = isms_kind_split_key (key, &id);
  if (kind == NULL)
    {
      isms_import_keep_unfit (run, record, column, text, UNFIT_RECORD);
      return TRUE;
    }
  isms_row_set_text (record->values, isms_field_get_for_column (field, "kind"), kind->name);
  isms_row_set_int (record->values, isms_field_get_for_column (field, "id"), id);
  return TRUE;
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
