/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a row says becomes a record: what is the same already is dropped, the rest is written, or in
 * a dry run only counted. */

#include "isms-config.h"

#include "isms-edit.h"
#include "isms-import-private.h"
#include "isms-number.h"
#include "isms-rule.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_same (const IsmsField *field, const GValue *said, const GValue *stands)
{
  g_autofree char *trimmed = NULL;

  if (stands == NULL || !G_IS_VALUE (said) || !G_IS_VALUE (stands))
    return stands != NULL && G_IS_VALUE (said) == G_IS_VALUE (stands);
  if (G_VALUE_HOLDS_INT64 (said) && G_VALUE_HOLDS_INT64 (stands))
    return g_value_get_int64 (said) == g_value_get_int64 (stands);
  if (G_VALUE_HOLDS_DOUBLE (said) && G_VALUE_HOLDS_DOUBLE (stands))
    return isms_number_same (g_value_get_double (said), g_value_get_double (stands));
  if (!G_VALUE_HOLDS_STRING (said) || !G_VALUE_HOLDS_STRING (stands))
    return FALSE;
  trimmed = isms_import_tidy (g_value_dup_string (stands));
  if (field != NULL && field->kind == ISMS_FIELD_TEXT)
    g_strdelimit (trimmed, "\n", ' ');
  return strcmp (trimmed, g_value_get_string (said)) == 0;
}

static gboolean
has_line (const char *text, const char *line)
{
  gsize length = strlen (line);

  for (const char *at = text; at != NULL && (at = strstr (at, line)) != NULL; at++)
    if ((at == text || at[-1] == '\n') && (at[length] == '\0' || at[length] == '\n'))
      return TRUE;
  return FALSE;
}

/* The note as it is or as the row says it, with what was kept behind it, unless it says so already.
 */
static void
settle_note (ImportRun *run, ImportRecord *record, const ExistingRecord *existing)
{
  const IsmsField *field = run->import->note_field;
  const char *before;
  g_autoptr (GString) note = NULL;

  if (field == NULL || record->note->len == 0)
    return;
  before = isms_row_get_text (record->values, field->name);
  if (before == NULL && existing != NULL)
    before = isms_row_get_text (existing->values, field->name);
  if (has_line (before, record->note->str))
    return;
  note = g_string_new (before);
  if (note->len > 0)
    g_string_append_c (note, '\n');
  g_string_append_len (note, record->note->str, record->note->len);
  isms_row_set_text (record->values, field->name, note->str);
}

/* The first column of the file that goes to @field; -1: none. */
static int
find_column (const IsmsImport *import, const IsmsField *field)
{
  for (guint i = 0; i < import->columns->len; i++)
    if (isms_import_get_target (import, i)->field == field)
      return i;
  return -1;
}

/* What a rule does not let in is kept in the note, as the file has it. */
static void
keep_refused (ImportRun *run, ImportRecord *record, const char *column, const char *sentence)
{
  const IsmsKind *kind = run->import->kind;
  const IsmsField *field = NULL;
  int place;

  for (guint i = 0; i < kind->n_fields && field == NULL; i++)
    if (g_str_equal (isms_field_get_column (&kind->fields[i]), column))
      field = &kind->fields[i];
  place = field != NULL ? find_column (run->import, field) : -1;
  isms_row_remove (record->values, column);
  if (place < 0)
    return;
  isms_import_keep (
      record, isms_import_get_heading (run->import, place),
      isms_import_clean (isms_table_get (run->import->table, record->row, place), record->chunk));
  /* Translators: why something is not taken over, a sentence; then the heading of a column */
  isms_import_say (record, _ ("%s “%s” is kept in the note."), sentence,
                   isms_import_get_heading (run->import, place));
}

/* The rules of the kind, as edits ask them. A row that breaks one for another reason than a cell of
 * its own is refused as a whole. */
static gboolean
settle_rules (
    ImportRun *run, ImportRecord *record, const ExistingRecord *existing, gint64 id, GError **error)
{
  IsmsProposal proposal = { .database = run->database,
                            .kind = run->import->kind,
                            .id = id,
                            .before = existing != NULL ? existing->values : NULL,
                            .after = record->values };
  g_autoptr (GError) failure = NULL;

  isms_proposal_settle (&proposal, record->values);
  while (!isms_proposal_check (&proposal, &failure))
    {
      if (!g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)
          || proposal.at_fault == NULL || isms_row_get (record->values, proposal.at_fault) == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      keep_refused (run, record, proposal.at_fault, failure->message);
      g_clear_error (&failure);
    }
  return TRUE;
}

/* The file's ref: the record's own where it is free, otherwise kept. */
static void
settle_ref (ImportRun *run, ImportRecord *record, const IndexEntry *match)
{
  const char *ref = isms_import_get_ref (run->import, record->row, record->chunk);

  /* In a plan it says which control is meant, and no more; and of what is made with another record
   * it says nothing. */
  if (*ref == '\0' || isms_table_is_plan (run->import->table)
      || (match != NULL && run->import->kind->known_by != NULL)
      || (match != NULL && g_strcmp0 (match->ref, ref) == 0))
    return;
  if (match == NULL && run->ref_used[record->row])
    {
      isms_row_set_text (record->values, "ref", ref);
      return;
    }
  for (guint i = 0; i < run->import->columns->len; i++)
    if (strcmp (isms_import_get_target (run->import, i)->name, "ref") == 0)
      isms_import_keep (record, isms_import_get_heading (run->import, i), ref);
  if (run->ref_again[record->row])
    isms_import_say (record,
                     /* Translators: a ref, as "R-014" */
                     match == NULL ? _ ("A row above has the ref “%s” already. This one gets a ref "
                                        "of its own; the file’s is kept in the note.")
                                   : _ ("A row above has the ref “%s” already; it is kept in the "
                                        "note."),
                     ref);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/* Drops links that stand already; TRUE if any are left. */
static gboolean
settle_links (ImportRecord *record, const ExistingRecord *existing)
{
  gboolean any = FALSE;

  for (guint i = 0; i < record->links->len; i++)
    {
      GArray *said = g_ptr_array_index (record->links, i);
      GArray *stands = existing != NULL ? g_ptr_array_index (existing->links, i) : NULL;
      g_autoptr (GArray) sorted = NULL;

      if (said == NULL)
        continue;
      sorted = g_array_copy (said);
      g_array_sort (sorted, compare_ids);
      if (stands != NULL && stands->len == sorted->len
          && memcmp (stands->data, sorted->data, sorted->len * sizeof (gint64)) == 0)
        g_clear_pointer (&g_ptr_array_index (record->links, i), g_array_unref);
      any |= g_ptr_array_index (record->links, i) != NULL && (said->len > 0 || stands != NULL);
    }
  return any;
}

/* Only the columns that differ. */
static IsmsRow *
find_changes (const IsmsKind *kind, const ImportRecord *record, const ExistingRecord *existing)
{
  IsmsRow *changes = isms_row_new ();

  for (guint i = 0; i < isms_row_get_size (record->values); i++)
    {
      const char *column = isms_row_get_column (record->values, i);
      const GValue *said = isms_row_get_nth (record->values, i);

      if (!is_same (isms_kind_find_field (kind, column), said,
                    isms_row_get (existing->values, column)))
        isms_row_set_value (changes, column, said);
    }
  return changes;
}

/* What they are called, in the order of the form; the links that stay were let go of before. */
static void
name_changes (ImportRun *run,
              const ImportRecord *record,
              const ExistingRecord *existing,
              const IsmsRow *changes,
              IsmsImportRow *row)
{
  const IsmsKind *kind = run->import->kind;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsField *field = &kind->fields[i];
      const GArray *said = i < record->links->len ? g_ptr_array_index (record->links, i) : NULL;
      gboolean linked =
          said != NULL && (said->len > 0 || g_ptr_array_index (existing->links, i) != NULL);

      if (linked || isms_row_get (changes, isms_field_get_column (field)) != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ (field->label));
    }
  for (guint i = 0; i < G_N_ELEMENTS (record->ratings); i++)
    if (record->ratings[i].likelihood != 0 || record->ratings[i].impact != 0)
      {
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", _ ("Rating"));
        break;
      }
  row->changes = names->len > 0 ? g_string_chunk_insert (run->plan->words, names->str) : NULL;
}

static gboolean
write_links (ImportRun *run, ImportRecord *record, gint64 id, gboolean fresh, GError **error)
{
  const IsmsKind *kind = run->import->kind;

  for (guint i = 0; i < record->links->len; i++)
    {
      const IsmsField *field = &kind->fields[i];
      GArray *targets = g_ptr_array_index (record->links, i);

      if (targets != NULL
          && !isms_edit_write_links (run->writer, kind, id, field, targets, fresh, error))
        return FALSE;
    }
  return TRUE;
}

/* What follows in other records. */
static gboolean
follow (ImportRun *run,
        const IsmsImportRow *row,
        const ExistingRecord *existing,
        const IsmsRow *values,
        GError **error)
{
  const IsmsProposal proposal = { .database = run->database,
                                  .kind = run->import->kind,
                                  .id = row->id,
                                  .before = existing != NULL ? existing->values : NULL,
                                  .after = values };

  return run->writer == NULL || isms_proposal_follow (&proposal, run->writer, error);
}

static gboolean
write_record (
    ImportRun *run, ImportRecord *record, IsmsImportRow *row, const IsmsRow *values, GError **error)
{
  const char *table = run->import->kind->name;
  gboolean fresh = row->id == 0;

  if (run->writer == NULL)
    return TRUE;
  if (fresh)
    row->id = isms_writer_insert (run->writer, table, values, error);
  else if (isms_row_get_size (values) > 0)
    {
      if (!isms_writer_update (run->writer, table, row->id, values, error))
        return FALSE;
    }
  /* Links and ratings alone change the record too: its history hears of them by this. */
  else if (!isms_edit_touch (run->writer, run->import->kind, row->id, error))
    return FALSE;
  return row->id != 0 && write_links (run, record, row->id, fresh, error)
         && (run->import->method == NULL
             || isms_import_write_ratings (run, record, row->id, fresh, error));
}

/* A record that a row above referred to, and so is there before its own row comes. */
static IndexEntry *
find_made (ImportRun *run, const ImportRecord *record)
{
  IndexEntry *entry = NULL;

  if (run->own->n_made > 0)
    entry = g_hash_table_lookup (run->own->by_title, record->title_key);
  while (entry != NULL && (!entry->made || entry->taken))
    entry = entry->next;
  if (entry != NULL)
    entry->taken = TRUE;
  return entry;
}

/* Rows below may refer to it. */
static void
make_known (ImportRun *run, const ImportRecord *record, const IsmsImportRow *row)
{
  const char *ref = isms_row_get_text (record->values, "ref");
  gint64 id = row->id != 0 ? row->id : --run->next_fake;

  isms_record_index_add (run->own, id, ref, row->title)->taken = TRUE;
}

/**
 * isms_import_settle:
 * @record: what the row says; changed
 * @row: (inout): its fate and id
 *
 * Compares with what stands, and writes unless the run is dry.
 *
 * Returns: %FALSE on an error of the workspace, or where it or a rule refuses the row; what was
 * written of the row by then is the caller's to take back
 */
gboolean
isms_import_settle (ImportRun *run, ImportRecord *record, IsmsImportRow *row, GError **error)
{
  IndexEntry *match = run->matches[record->row];
  const ExistingRecord *existing =
      match != NULL ? g_hash_table_lookup (run->existing, &match->id) : NULL;
  IndexEntry *made = NULL;
  gboolean more;
  g_autoptr (IsmsRow) changes = NULL;

  if (!isms_import_match_known (run, record, &match, &existing, error))
    return FALSE;
  made = match == NULL ? find_made (run, record) : NULL;
  settle_ref (run, record, match);
  if (run->import->method != NULL)
    isms_import_check_ratings (run, record);
  if (!settle_rules (run, record, existing,
                     made != NULL    ? made->id
                     : match != NULL ? match->id
                                     : 0,
                     error))
    return FALSE;
  settle_note (run, record, existing);
  more = settle_links (record, existing);
  if (run->import->method != NULL)
    more |= isms_import_drop_known_ratings (run, record, existing);
  if (existing == NULL)
    {
      row->fate = ISMS_FATE_NEW;
      row->id = made != NULL ? made->id : 0;
      if (!write_record (run, record, row, record->values, error)
          || !follow (run, row, NULL, record->values, error))
        return FALSE;
      if (run->self_related && made == NULL)
        make_known (run, record, row);
      return TRUE;
    }
  changes = find_changes (run->import->kind, record, existing);
  row->id = match->id;
  row->fate = more || isms_row_get_size (changes) > 0 ? ISMS_FATE_UPDATE : ISMS_FATE_UNCHANGED;
  if (row->fate == ISMS_FATE_UPDATE)
    name_changes (run, record, existing, changes, row);
  return row->fate == ISMS_FATE_UNCHANGED
         || (write_record (run, record, row, changes, error)
             && follow (run, row, existing, changes, error));
}
