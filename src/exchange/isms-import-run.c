/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One pass over the table: dry, it plans; with a writer it imports, all in one step. */

#include "isms-config.h"

#include "isms-day.h"
#include "isms-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PROGRESS_ROWS 512
#define N_PASSES 3
#define MAX_REPAIRS 5 /* repairs said one by one */

RecordIndex *
isms_import_get_index (ImportRun *run, const char *kind, GError **error)
{
  RecordIndex *index = g_hash_table_lookup (run->indexes, kind);

  if (index == NULL)
    {
      index = isms_record_index_load (isms_kind_find (kind), run->database, error);
      if (index != NULL)
        g_hash_table_insert (run->indexes, (gpointer) index->kind->name, index);
    }
  return index;
}

static void
clear_record (ImportRecord *record)
{
  g_clear_pointer (&record->values, isms_row_free);
  g_clear_pointer (&record->links, g_ptr_array_unref);
  g_clear_pointer (&record->title_key, g_free);
  memset (record->ratings, 0, sizeof record->ratings);
  memset (record->levels, 0, sizeof record->levels);
  memset (record->scores, 0, sizeof record->scores);
  g_string_truncate (record->note, 0);
  g_string_truncate (record->messages, 0);
  g_string_chunk_clear (record->chunk);
}

static gboolean
is_repeated_header (const IsmsImport *import, guint row)
{
  if (import->n_header_rows == 0)
    return FALSE;
  for (guint i = 0; i < import->columns->len; i++)
    if (strcmp (isms_table_get (import->table, row, i),
                isms_table_get (import->table, import->header, i))
        != 0)
      return FALSE;
  return TRUE;
}

/* Refs and titles are read when rows are matched. */
static gboolean
is_read_before (const IsmsImport *import, const char *target)
{
  return strcmp (target, "ref") == 0 || strcmp (target, import->kind->title_field) == 0;
}

static gboolean
read_cells (ImportRun *run, ImportRecord *record, GError **error)
{
  const IsmsImport *import = run->import;
  guint n = MIN (import->columns->len, isms_table_get_row_size (import->table, record->row));

  for (guint i = 0; i < n; i++)
    {
      const IsmsImportTarget *target = isms_import_get_target (import, i);
      const char *cell = isms_table_get (import->table, record->row, i);
      const char *text;

      if (*cell == '\0' || target->type == ISMS_IMPORT_SKIP
          || (target->type == ISMS_IMPORT_FIELD && is_read_before (import, target->name)))
        continue;
      text = isms_import_clean (cell, record->chunk);
      if (*text != '\0' && !isms_import_read_cell (run, record, i, text, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_refused (const GError *error)
{
  return g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CONSTRAINT)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* What the row wrote, and what was made because it names it, goes with it. */
static gboolean
take_back (ImportRun *run, GError **error)
{
  GHashTableIter iter;
  RecordIndex *index;

  g_hash_table_iter_init (&iter, run->indexes);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &index))
    isms_record_index_take_back (index);
  return run->writer == NULL || isms_writer_take_back (run->writer, "row", error);
}

/* The savepoint of a row: SQLite then keeps each page that the row changes, so rows have one only
 * after the first was refused. */
static gboolean
begin_row (ImportRun *run, GError **error)
{
  GHashTableIter iter;
  RecordIndex *index;

  if (!run->careful)
    return TRUE;
  g_hash_table_iter_init (&iter, run->indexes);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &index))
    isms_record_index_mark (index);
  return run->writer == NULL || isms_writer_begin_part (run->writer, "row", error);
}

static gboolean
end_row (ImportRun *run, GError **error)
{
  return !run->careful || run->writer == NULL || isms_writer_end_part (run->writer, "row", error);
}

static gboolean
refuse_row (
    ImportRun *run, ImportRecord *record, IsmsImportRow *row, GError *failure, GError **error)
{
  if (!run->careful)
    {
      run->refused = TRUE;
      g_propagate_error (error, g_error_copy (failure));
      return FALSE;
    }
  row->fate = ISMS_FATE_PROBLEM;
  row->id = 0;
  g_string_truncate (record->messages, 0);
  if (failure->domain == G_IO_ERROR)
    /* Translators: why, a whole sentence */
    isms_import_say (record, _ ("%s The row is not imported."), failure->message);
  else
    isms_import_say (record, _ ("The workspace refused the row. It is not imported."));
  return take_back (run, error);
}

/* A plan says something of controls that are there, and makes none. */
static gboolean
check_there (ImportRun *run, ImportRecord *record, IsmsImportRow *row)
{
  const char *ref = isms_import_get_ref (run->import, row->row, record->chunk);

  if (run->matches[row->row] != NULL || !isms_table_is_plan (run->import->table))
    return TRUE;
  row->fate = ISMS_FATE_PROBLEM;
  if (run->ref_again[row->row])
    /* Translators: a control's ref or number */
    isms_import_say (record, _ ("The file says something of “%s” twice. This is not imported."),
                     ref);
  else
    isms_import_say (record,
                     /* Translators: a control's ref or number */
                     _ ("There is no control “%s” here. What is said of it is not imported; import "
                        "the framework that it is of first."),
                     ref);
  return FALSE;
}

static gboolean
read_row (ImportRun *run, ImportRecord *record, IsmsImportRow *row, GError **error)
{
  const IsmsImport *import = run->import;
  const char *title = isms_import_get_title (import, row->row, record->chunk);
  g_autoptr (GError) failure = NULL;

  record->row = row->row;
  if (!check_there (run, record, row))
    {
      row->title = g_string_chunk_insert (
          run->plan->words,
          *title != '\0' ? title : isms_import_get_ref (import, row->row, record->chunk));
      return TRUE;
    }
  if (*title == '\0' && isms_table_is_plan (import->table))
    title = run->matches[row->row]->title;
  if (*title == '\0')
    {
      row->fate = ISMS_FATE_PROBLEM;
      row->title = g_string_chunk_insert (run->plan->words,
                                          isms_import_get_ref (import, row->row, record->chunk));
      isms_import_say (record, _ ("The row has no title. It is not imported."));
      return TRUE;
    }
  row->title = g_string_chunk_insert (run->plan->words, title);
  record->values = isms_row_new ();
  record->links = isms_import_links_new (import->kind);
  if (run->own->n_made > 0 || run->self_related)
    record->title_key = isms_words_key (title);
  isms_row_set_text (record->values, import->kind->title_field, title);
  if (!begin_row (run, error))
    return FALSE;
  if (!read_cells (run, record, &failure) || !isms_import_settle (run, record, row, &failure))
    {
      if (is_refused (failure))
        return refuse_row (run, record, row, failure, error) && end_row (run, error);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return end_row (run, error);
}

static gboolean
run_row (ImportRun *run, ImportRecord *record, IsmsImportRow *row, GError **error)
{
  const IsmsImport *import = run->import;

  if (isms_table_is_blank (import->table, row->row))
    row->fate = ISMS_FATE_EMPTY;
  else if (is_repeated_header (import, row->row))
    {
      row->fate = ISMS_FATE_EMPTY;
      isms_import_say (record, _ ("The headings once more."));
    }
  else if (!read_row (run, record, row, error))
    return FALSE;
  run->plan->totals[row->fate]++;
  if (record->messages->len > 0)
    {
      row->messages = g_string_chunk_insert_len (run->plan->words, record->messages->str,
                                                 record->messages->len);
      run->plan->n_messages++;
    }
  return TRUE;
}

static void
remark (ImportRun *run, char *sentence)
{
  g_ptr_array_add (run->plan->remarks, sentence);
}

static void
remark_on_repairs (ImportRun *run)
{
  guint n_repairs;
  const IsmsRepair *repairs = isms_table_get_repairs (run->import->table, &n_repairs);

  for (guint i = 0; i < MIN (n_repairs, MAX_REPAIRS); i++)
    remark (run, isms_repair_dup_words (&repairs[i]));
  for (guint i = 0; isms_table_get_remarks (run->import->table)[i] != NULL; i++)
    remark (run, g_strdup (isms_table_get_remarks (run->import->table)[i]));
  if (n_repairs > MAX_REPAIRS)
    remark (run, g_strdup_printf (ngettext ("%u more place of the file was mended likewise.",
                                            "%u more places of the file were mended likewise.",
                                            n_repairs - MAX_REPAIRS),
                                  n_repairs - MAX_REPAIRS));
}

static gboolean
is_empty (IsmsTable *table)
{
  for (guint i = 0; i < isms_table_get_n_rows (table); i++)
    if (!isms_table_is_blank (table, i))
      return FALSE;
  return TRUE;
}

static gboolean
has_title (const IsmsImport *import)
{
  for (guint i = 0; i < import->columns->len; i++)
    if (strcmp (isms_import_get_target (import, i)->name, import->kind->title_field) == 0)
      return TRUE;
  return FALSE;
}

/* Where no cell of a column tells whether days or months stand first. */
static void
remark_on_dates (ImportRun *run)
{
  for (guint i = 0; i < run->import->columns->len; i++)
    {
      const ImportColumn *column = isms_import_column (run->import, i);

      if (column->open_date != NULL)
        remark (run,
                /* Translators: a heading, then a cell: "01/02/2027" */
                g_strdup_printf (_ ("“%s”: nothing tells whether days or months stand first in "
                                    "“%s”. Days are taken to; if months do, write the dates as "
                                    "2027-01-31 in the file."),
                                 column->heading, column->open_date));
    }
}

static void
remark_on_columns (ImportRun *run)
{
  const IsmsImport *import = run->import;
  guint parts[2];
  guint n_parts = isms_import_get_title_parts (import, parts);
  g_autofree char *title =
      isms_field_dup_quoted (isms_kind_find_field (import->kind, import->kind->title_field));

  if (is_empty (import->table))
    remark (run, g_strdup (_ ("The file is empty.")));
  else if (run->plan->rows->len == 0)
    remark (run, g_strdup (_ ("The file has no rows below its headings.")));
  else if (!has_title (import) && n_parts == 0 && !isms_table_is_plan (import->table))
    remark (run, g_strdup_printf (
                     /* Translators: a field: “Title”, “Name” */
                     _ ("No column is taken for %s, so no row can come in. Say which one it is, "
                        "and in which row the headings stand."),
                     title));
  remark_on_dates (run);
  if (import->method != NULL && isms_import_has_residual (import))
    remark (run,
            g_strdup (_ ("Residual ratings stand beside plain ones: the residual ones are taken as "
                         "current, the plain ones as inherent.")));
  if (n_parts == 1)
    remark (run, g_strdup_printf (_ ("No column holds titles; they are made from “%s”."),
                                  isms_import_get_heading (import, parts[0])));
  else if (n_parts == 2)
    remark (run, g_strdup_printf (_ ("No column holds titles; they are made from “%s” and “%s”."),
                                  isms_import_get_heading (import, parts[0]),
                                  isms_import_get_heading (import, parts[1])));
}

static void
remark_on_rows (ImportRun *run)
{
  GHashTableIter iter;
  RecordIndex *index;

  if (run->n_old_controls > 0)
    remark (run,
            g_strdup_printf (
                ngettext ("%u control number is of the edition of 2013 and went to several; it is "
                          "kept in the note.",
                          "%u control numbers are of the edition of 2013 and went to several; "
                          "they are kept in the notes.",
                          run->n_old_controls),
                run->n_old_controls));
  g_hash_table_iter_init (&iter, run->indexes);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &index))
    if (index->n_made > 0)
      /* Translators: a kind of record, and how many of it are made because rows name them: "Assets:
       * 3 new" */
      remark (run, g_strdup_printf (ngettext ("%s: %u new record, because rows name it.",
                                              "%s: %u new records, because rows name them.",
                                              index->n_made),
                                    _ (index->kind->plural), index->n_made));
  if (run->n_open_numbers > 0)
    remark (run, g_strdup_printf (
                     ngettext ("%u control number may have lost the zero at its end in a "
                               "spreadsheet. Say which control is meant.",
                               "%u control numbers may have lost the zero at their end in a "
                               "spreadsheet. Say which controls are meant.",
                               run->n_open_numbers),
                     run->n_open_numbers));
}

/* Fields that several columns share say which is which. */
static void
find_shared (ImportRun *run)
{
  for (guint i = 0; i < run->import->columns->len; i++)
    {
      const IsmsImportTarget *target = isms_import_get_target (run->import, i);

      for (guint j = 0; j < i && target->type == ISMS_IMPORT_FIELD; j++)
        if (isms_import_get_target (run->import, j) == target)
          g_ptr_array_add (run->shared, (gpointer) target->field);
      if (target->type == ISMS_IMPORT_FIELD
          && g_strcmp0 (target->field->target, run->import->kind->name) == 0)
        run->self_related = TRUE;
    }
}

static gboolean
prepare (ImportRun *run, GError **error)
{
  const IsmsImport *import = run->import;
  guint n_rows = isms_table_get_n_rows (import->table);
  g_autofree char *today = NULL;

  if (isms_table_is_plan (import->table) && !g_str_equal (import->kind->name, "control"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This is an OSCAL system security plan, which is about controls. "
                              "Nothing was imported. Import it as controls instead."));
      return FALSE;
    }
  run->plan = isms_import_plan_new (import->table);
  run->indexes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) isms_record_index_free);
  run->choices = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  run->shared = g_ptr_array_new ();
  today = isms_day_write (&import->today);
  g_strlcpy (run->today, today, sizeof run->today);
  /* Translators: why a risk is rated so: the name of the file it came from */
  run->why = g_strdup_printf (_ ("Imported from %s"), import->name);
  run->own = isms_import_get_index (run, import->kind->name, error);
  if (run->own == NULL)
    return FALSE;
  find_shared (run);
  if (!isms_import_match (run, error))
    return FALSE;
  for (guint i = isms_import_get_first_row (import); i < n_rows; i++)
    {
      IsmsImportRow row = { .row = i, .line = isms_table_get_line (import->table, i), .title = "" };

      g_array_append_val (run->plan->rows, row);
    }
  remark_on_repairs (run);
  remark_on_columns (run);
  return isms_import_load_existing (run, error);
}

static void
clear_run (ImportRun *run)
{
  g_clear_pointer (&run->indexes, g_hash_table_unref);
  g_clear_pointer (&run->choices, g_hash_table_unref);
  g_clear_pointer (&run->existing, g_hash_table_unref);
  g_clear_pointer (&run->shared, g_ptr_array_unref);
  g_clear_pointer (&run->matches, g_free);
  g_clear_pointer (&run->ref_used, g_free);
  g_clear_pointer (&run->ref_again, g_free);
  g_clear_pointer (&run->why, g_free);
}

/* New rows that bring a ref come first, so that no record is given one that a later row has:
 * neither new rows that bring none, nor what follows from a change, as the next of an action that
 * repeats. */
static guint
find_pass (const ImportRun *run, guint row)
{
  if (run->matches[row] != NULL)
    return 1;
  return run->ref_used[row] ? 0 : 2;
}

static gboolean
run_rows (ImportRun *run,
          IsmsImportProgress progress,
          gpointer user_data,
          GCancellable *cancellable,
          GError **error)
{
  GArray *rows = run->plan->rows;
  ImportRecord record = { .note = g_string_new (NULL),
                          .messages = g_string_new (NULL),
                          .chunk = g_string_chunk_new (1024) };
  gboolean good = TRUE;
  guint done = 0;

  for (guint pass = 0; pass < N_PASSES; pass++)
    for (guint i = 0; i < rows->len && good; i++)
      {
        IsmsImportRow *row = &g_array_index (rows, IsmsImportRow, i);

        if (find_pass (run, row->row) != pass)
          continue;
        if (done++ % PROGRESS_ROWS == 0)
          {
            if (progress != NULL)
              progress (done, rows->len, user_data);
            if (g_cancellable_set_error_if_cancelled (cancellable, error))
              good = FALSE;
          }
        good = good && run_row (run, &record, row, error);
        clear_record (&record);
      }
  g_string_free (record.note, TRUE);
  g_string_free (record.messages, TRUE);
  g_string_chunk_free (record.chunk);
  return good;
}

static gboolean
run_once (ImportRun *run,
          IsmsImportProgress progress,
          gpointer user_data,
          GCancellable *cancellable,
          GError **error)
{
  gboolean good = prepare (run, error) && run_rows (run, progress, user_data, cancellable, error);

  if (good)
    {
      remark_on_rows (run);
      isms_import_list_named (run);
    }
  else
    g_clear_pointer (&run->plan, isms_import_plan_unref);
  clear_run (run);
  return good;
}

/**
 * isms_import_run:
 * @run: (inout): what to import, and into what
 *
 * Every row comes in whole or not at all. The first row that is refused ends the pass, all of it is
 * taken back, and a second pass gives each row a savepoint of its own.
 *
 * Returns: %FALSE on error; the step is then to be given up
 */
gboolean
isms_import_run (ImportRun *run,
                 IsmsImportProgress progress,
                 gpointer user_data,
                 GCancellable *cancellable,
                 GError **error)
{
  const ImportRun fresh = *run;
  g_autoptr (GError) failure = NULL;

  if (run->writer != NULL && !isms_writer_begin_part (run->writer, "import", error))
    return FALSE;
  if (run_once (run, progress, user_data, cancellable, &failure))
    return run->writer == NULL || isms_writer_end_part (run->writer, "import", error);
  if (!run->refused)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  *run = fresh;
  run->careful = TRUE;
  return (run->writer == NULL || isms_writer_take_back (run->writer, "import", error))
         && run_once (run, progress, user_data, cancellable, error)
         && (run->writer == NULL || isms_writer_end_part (run->writer, "import", error));
}

/**
 * isms_import_plan:
 * @self: a mapping; not changed
 * @database: a connection of this thread
 *
 * Returns: (transfer full): the fate of every row if it were imported now; %NULL on error
 */
IsmsImportPlan *
isms_import_plan (IsmsImport *self,
                  IsmsDatabase *database,
                  GCancellable *cancellable,
                  GError **error)
{
  ImportRun run = { .import = self, .database = database };

  return isms_import_run (&run, NULL, NULL, cancellable, error) ? run.plan : NULL;
}
