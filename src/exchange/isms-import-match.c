/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which rows are records that are there already, before any row is read for itself. */

#include "isms-config.h"

#include "isms-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_WAY 64 /* rows that are followed from one ref to the next */

static int
find_target_column (const IsmsImport *import, const char *name)
{
  for (guint i = 0; i < import->columns->len; i++)
    if (strcmp (isms_import_get_target (import, i)->name, name) == 0)
      return i;
  return -1;
}

/* "" where the row has none. In @chunk or in the table. */
const char *
isms_import_get_title (const IsmsImport *import, guint row, GStringChunk *chunk)
{
  int column = find_target_column (import, import->kind->title_field);
  guint parts[2];
  guint n_parts = column < 0 ? isms_import_get_title_parts (import, parts) : 0;
  g_autoptr (GString) title = NULL;

  if (column >= 0)
    {
      const char *text = isms_import_clean (isms_table_get (import->table, row, column), chunk);

      return isms_import_join_lines (text, chunk);
    }
  title = g_string_new (NULL);
  for (guint i = 0; i < n_parts; i++)
    {
      const char *text = isms_import_clean (isms_table_get (import->table, row, parts[i]), chunk);

      g_string_append_printf (title, "%s%s", title->len > 0 && *text != '\0' ? ": " : "", text);
    }
  return isms_import_join_lines (g_string_chunk_insert (chunk, title->str), chunk);
}

const char *
isms_import_get_ref (const IsmsImport *import, guint row, GStringChunk *chunk)
{
  int column = find_target_column (import, "ref");

  return column >= 0 ? isms_import_clean (isms_table_get (import->table, row, column), chunk) : "";
}

static IndexEntry *
find_ref (ImportRun *run, guint row, GStringChunk *chunk)
{
  const char *ref = isms_import_get_ref (run->import, row, chunk);

  return *ref != '\0' ? g_hash_table_lookup (run->own->by_ref, ref) : NULL;
}

static gboolean
has_title (ImportRun *run, const IndexEntry *entry, guint row, GStringChunk *chunk)
{
  g_autofree char *mine = isms_words_key (isms_import_get_title (run->import, row, chunk));
  g_autofree char *theirs = isms_words_key (entry->title);

  return strcmp (mine, theirs) == 0;
}

/* Are the refs of the file those of the workspace? Only if most stand beside the same titles. */
static gboolean
trust_refs (ImportRun *run, GStringChunk *chunk)
{
  const IsmsImport *import = run->import;
  guint same = 0;
  guint other = 0;

  if (import->match != ISMS_IMPORT_MATCH_AUTO)
    return import->match == ISMS_IMPORT_MATCH_REF;
  for (guint row = isms_import_get_first_row (import); row < isms_table_get_n_rows (import->table);
       row++)
    {
      const IndexEntry *entry = find_ref (run, row, chunk);

      if (*isms_import_get_title (import, row, chunk) == '\0')
        continue;
      if (entry != NULL && has_title (run, entry, row, chunk))
        same++;
      else if (entry != NULL)
        other++;
      g_string_chunk_clear (chunk);
    }
  return same >= other;
}

static IndexEntry *
take_title (ImportRun *run, const char *title)
{
  g_autofree char *key = NULL;
  IndexEntry *entry;

  if (g_hash_table_size (run->own->by_title) == 0)
    return NULL;
  key = isms_words_key (title);
  entry = *key != '\0' ? g_hash_table_lookup (run->own->by_title, key) : NULL;

  while (entry != NULL && entry->taken)
    entry = entry->next;
  return entry;
}

static void
match_row (ImportRun *run, guint row, IndexEntry *entry)
{
  if (entry == NULL || entry->taken || run->matches[row] != NULL)
    return;
  run->matches[row] = entry;
  entry->taken = TRUE;
}

/* Rows + 1 by the refs of the file; of two rows the first has it. */
static GHashTable *
index_refs (ImportRun *run, GStringChunk *chunk)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = isms_table_get_n_rows (run->import->table);
       row-- > isms_import_get_first_row (run->import);)
    {
      const char *ref = isms_import_get_ref (run->import, row, chunk);

      if (*ref != '\0')
        g_hash_table_replace (rows, g_strdup (ref), GUINT_TO_POINTER (row + 1));
      g_string_chunk_clear (chunk);
    }
  return rows;
}

/* A row that has one record's ref and another's title: was it renamed, or is its ref of another
 * workspace? The record of that title has a ref, too, and perhaps a row of its own, and so on.
 * Where this ends at a title that nobody has, each row was renamed; where it leaves the file or
 * leads in a circle, only the refs differ. */
static gboolean
has_foreign_ref (ImportRun *run, guint row, GHashTable *rows, GStringChunk *chunk)
{
  guint at = row;

  for (guint i = 0; i < MAX_WAY; i++)
    {
      IndexEntry *titled = take_title (run, isms_import_get_title (run->import, at, chunk));

      if (titled == NULL)
        return FALSE;
      at = GPOINTER_TO_UINT (g_hash_table_lookup (rows, titled->ref));
      if (at == 0 || --at == row)
        return TRUE;
    }
  return FALSE;
}

/* Ref and title together are surest, then a ref that is not shown to be foreign. */
static void
match_refs (ImportRun *run, GStringChunk *chunk)
{
  guint first = isms_import_get_first_row (run->import);
  guint n_rows = isms_table_get_n_rows (run->import->table);
  gboolean by_ref_alone = run->import->match == ISMS_IMPORT_MATCH_REF;
  g_autoptr (GHashTable) rows = NULL;
  g_autofree gboolean *foreign = g_new0 (gboolean, n_rows + 1);
  guint n_doubtful = 0;

  for (guint row = first; row < n_rows; row++)
    {
      IndexEntry *entry = find_ref (run, row, chunk);

      if (entry != NULL && has_title (run, entry, row, chunk))
        match_row (run, row, entry);
      n_doubtful += entry != NULL && run->matches[row] != entry;
      g_string_chunk_clear (chunk);
    }
  if (n_doubtful == 0)
    return;
  rows = index_refs (run, chunk);
  for (guint row = first; row < n_rows && !by_ref_alone; row++)
    {
      foreign[row] = run->matches[row] == NULL && find_ref (run, row, chunk) != NULL
                     && has_foreign_ref (run, row, rows, chunk);
      g_string_chunk_clear (chunk);
    }
  for (guint row = first; row < n_rows; row++)
    {
      match_row (run, row,
                 foreign[row] ? take_title (run, isms_import_get_title (run->import, row, chunk))
                              : find_ref (run, row, chunk));
      g_string_chunk_clear (chunk);
    }
}

static void
remark (ImportRun *run, char *sentence)
{
  g_ptr_array_add (run->plan->remarks, sentence);
}

static void
remark_on_refs (ImportRun *run, gboolean trusted, guint n_foreign)
{
  if (!trusted && n_foreign > 0 && run->import->match == ISMS_IMPORT_MATCH_AUTO)
    remark (run, g_strdup (_ (
                     "The refs in the file are other records’ here. Rows are matched by title, and "
                     "get refs of their own; the file’s are kept in the note.")));
}

/* What a plan of somebody else says has no titles, and their ids for refs. */
static gboolean
match_ids (ImportRun *run, GStringChunk *chunk, GError **error)
{
  ControlIds *ids = isms_control_ids_load (run->own, run->database, error);
  guint first = isms_import_get_first_row (run->import);

  if (ids == NULL)
    return FALSE;
  for (guint row = first; row < isms_table_get_n_rows (run->import->table); row++)
    {
      const char *ref = isms_import_get_ref (run->import, row, chunk);

      if (*ref != '\0' && run->matches[row] == NULL
          && *isms_import_get_title (run->import, row, chunk) == '\0')
        {
          IndexEntry *entry = isms_control_ids_find (ids, ref);

          run->ref_again[row] = entry != NULL && entry->taken;
          match_row (run, row, entry);
        }
      g_string_chunk_clear (chunk);
    }
  isms_control_ids_free (ids);
  return TRUE;
}

/* The record that has what the row says in the columns that records of the kind are known by; 0:
 * there is none. */
static gboolean
find_known (
    ImportRun *run, const ImportRecord *record, IndexEntry **known, gboolean *says, GError **error)
{
  const IsmsKind *kind = run->import->kind;
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (IsmsStatement) statement = NULL;

  *known = NULL;
  *says = FALSE;
  g_string_append_printf (sql, "SELECT id, ref, %s FROM %s WHERE 1", kind->title_field, kind->name);
  for (guint i = 0; kind->known_by[i] != NULL; i++)
    {
      const GValue *value = isms_row_get (record->values, kind->known_by[i]);

      if (value == NULL || !G_IS_VALUE (value))
        return TRUE;
      g_string_append_printf (sql, " AND %s = ?", kind->known_by[i]);
    }
  *says = TRUE;
  g_string_append (sql, " ORDER BY archived, id LIMIT 1");
  statement = isms_database_prepare (run->database, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (guint i = 0; kind->known_by[i] != NULL; i++)
    isms_statement_bind_value (statement, (int) i + 1,
                               isms_row_get (record->values, kind->known_by[i]));
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  *known = isms_record_index_find_id (run->own, isms_statement_get_int (statement, 0));
  if (*known == NULL)
    *known = isms_record_index_add (run->own, isms_statement_get_int (statement, 0),
                                    isms_statement_get_text (statement, 1),
                                    isms_statement_get_text (statement, 2));
  return TRUE;
}

static gboolean
is_known_otherwise (const IsmsKind *kind, const ExistingRecord *existing)
{
  for (guint i = 0; kind->known_by[i] != NULL; i++)
    {
      const GValue *value = isms_row_get (existing->values, kind->known_by[i]);

      if (value == NULL || !G_IS_VALUE (value))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_import_match_known:
 * @run: the run
 * @record: what a row says
 * @match: (inout): the record that its ref or title say that it is, or %NULL
 * @existing: (inout): what that says now, or %NULL
 * @error: return location
 *
 * For kinds whose records are made with others, and get their refs then: a row is the one that its
 * cells say, whatever its ref.
 *
 * Returns: %FALSE on an error of the workspace
 */
gboolean
isms_import_match_known (ImportRun *run,
                         const ImportRecord *record,
                         IndexEntry **match,
                         const ExistingRecord **existing,
                         GError **error)
{
  const IsmsKind *kind = run->import->kind;
  IndexEntry *known;
  gboolean says;

  if (kind->known_by == NULL)
    return TRUE;
  if (!find_known (run, record, &known, &says, error))
    return FALSE;
  if (known != NULL && known != *match)
    {
      *match = known;
      *existing = isms_import_load_known (run, known->id, error);
      return *existing != NULL;
    }
  if (says && known == NULL && *existing != NULL && is_known_otherwise (kind, *existing))
    {
      *match = NULL;
      *existing = NULL;
    }
  return TRUE;
}

/**
 * isms_import_match:
 *
 * Fills run->matches, run->ref_used and run->ref_again.
 *
 * Returns: %FALSE if the controls could not be read
 */
gboolean
isms_import_match (ImportRun *run, GError **error)
{
  const IsmsImport *import = run->import;
  guint n_rows = isms_table_get_n_rows (import->table);
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (1024);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean by_ref = trust_refs (run, chunk);
  /* Where many have the same words, they do not say which one is meant. */
  gboolean by_title = (import->match == ISMS_IMPORT_MATCH_AUTO && !import->kind->found_last)
                      || import->match == ISMS_IMPORT_MATCH_TITLE;
  guint n_foreign = 0;

  run->matches = g_new0 (IndexEntry *, n_rows + 1);
  run->ref_used = g_new0 (gboolean, n_rows + 1);
  run->ref_again = g_new0 (gboolean, n_rows + 1);
  if (by_ref && g_hash_table_size (run->own->by_ref) > 0)
    match_refs (run, chunk);
  if (by_ref && isms_table_is_plan (import->table) && !match_ids (run, chunk, error))
    return FALSE;
  for (guint row = isms_import_get_first_row (import); row < n_rows; row++)
    {
      const char *ref = isms_import_get_ref (import, row, chunk);
      gboolean there = g_hash_table_contains (run->own->by_ref, ref);
      IndexEntry *entry = run->matches[row];

      if (entry == NULL && by_title)
        entry = take_title (run, isms_import_get_title (import, row, chunk));
      if (entry != NULL)
        entry->taken = TRUE;
      run->matches[row] = entry;
      n_foreign += there && entry == NULL;
      if (*ref != '\0')
        run->ref_again[row] |= !g_hash_table_add (seen, g_strdup (ref));
      run->ref_used[row] = *ref != '\0' && !there && !run->ref_again[row];
      g_string_chunk_clear (chunk);
    }
  remark_on_refs (run, by_ref, n_foreign);
  return TRUE;
}
