/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records become rows. References and links are written so that the import finds the same records.
 */

#include "isms-config.h"

#include "isms-export.h"

#include "isms-csv-writer.h"
#include "isms-export-private.h"
#include "isms-import-private.h"
#include "isms-money.h"
#include "isms-number.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PAGE 512

typedef IsmsExportCells Export;

static gboolean
is_exported (const IsmsField *field)
{
  return (field->flags & ISMS_FIELD_INTERNAL) == 0;
}

static RecordIndex *
get_index (Export *self, const char *kind, GError **error)
{
  RecordIndex *index = g_hash_table_lookup (self->indexes, kind);

  if (index != NULL)
    return index;
  index = isms_record_index_load (isms_kind_find (kind), self->database, error);
  if (index != NULL)
    g_hash_table_insert (self->indexes, (gpointer) index->kind->name, index);
  return index;
}

static gboolean
load_links (Export *self, const IsmsField *field, GError **error)
{
  GHashTable *links = isms_kind_load_links (self->kind, field, self->database, error);

  if (links != NULL)
    g_hash_table_insert (self->links, (gpointer) field, links);
  return links != NULL;
}

/* @names: of the fields that are written, NULL-terminated; NULL: all but the internal ones. FALSE
 * on error; to be cleared all the same. */
gboolean
isms_export_cells_init (Export *self,
                        IsmsDatabase *database,
                        const IsmsKind *kind,
                        const char *const *names,
                        gboolean for_people,
                        GError **error)
{
  self->database = database;
  self->kind = kind;
  self->currency = isms_money_load_currency (database);
  self->for_people = for_people;
  self->fields = g_ptr_array_new ();
  self->indexes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) isms_record_index_free);
  self->links = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  g_ptr_array_add (self->fields, (gpointer) isms_kind_find_field (kind, "ref"));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_ptr_array_add (self->fields, (gpointer) isms_kind_find_field (kind, names[i]));
  for (guint i = 0; names == NULL && i < kind->n_fields; i++)
    if (is_exported (&kind->fields[i]))
      g_ptr_array_add (self->fields, (gpointer) &kind->fields[i]);
  for (guint i = 0; i < self->fields->len; i++)
    {
      const IsmsField *field = g_ptr_array_index (self->fields, i);

      if (field->target != NULL && get_index (self, field->target, error) == NULL)
        return FALSE;
      if (isms_field_has_links (field) && !load_links (self, field, error))
        return FALSE;
      for (guint j = 0; isms_field_names_any (field) && isms_kinds ()[j] != NULL; j++)
        if (get_index (self, isms_kinds ()[j]->name, error) == NULL)
          return FALSE;
    }
  return TRUE;
}

void
isms_export_cells_clear (Export *self)
{
  g_ptr_array_unref (self->fields);
  g_hash_table_unref (self->indexes);
  g_hash_table_unref (self->links);
}

static const char *
get_word (const Export *self, const IsmsField *field, const char *value)
{
  const IsmsChoice *choice = self->for_people ? isms_field_find_choice (field, value) : NULL;

  return choice != NULL ? _ (choice->label) : value;
}

static char *
dup_choices (const Export *self, const IsmsField *field, const char *value)
{
  g_auto (GStrv) values = g_strsplit (value, " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                            get_word (self, field, values[i]));
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/* The title of the record that is written, where @index is of its own kind. */
static const char *
get_own_title (const Export *self, const RecordIndex *index, IsmsRecord *record)
{
  return index->kind == self->kind ? isms_record_get_text (record, self->kind->title_field) : NULL;
}

static char *
join_names (Export *self, IsmsRecord *record, RecordIndex *index, GArray *targets)
{
  const char *beside = get_own_title (self, index, record);
  gboolean by_ref = g_str_equal (index->kind->name, "control"); /* the name that people know */
  IndexEntry *first = NULL;
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < targets->len; i++)
    {
      IndexEntry *entry = isms_record_index_find_id (index, g_array_index (targets, gint64, i));
      g_autofree char *name = NULL;

      if (entry == NULL)
        continue;
      name = by_ref && strpbrk (entry->ref, ",;|\r\n") == NULL
                 ? g_strdup (entry->ref)
                 : isms_record_index_dup_name (index, entry, beside, TRUE);
      g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
      first = first != NULL ? first : entry;
    }
  /* Together they may be the title of another. */
  if (targets->len > 1 && !by_ref && isms_record_index_find (index, names->str) != NULL)
    {
      g_string_prepend_c (names, ' ');
      g_string_prepend (names, first->ref);
    }
  return g_string_free_and_steal (g_steal_pointer (&names));
}

static char *
dup_links (Export *self, IsmsRecord *record, const IsmsField *field)
{
  gint64 id = isms_record_get_id (record);
  GArray *targets = g_hash_table_lookup (g_hash_table_lookup (self->links, field), &id);

  return targets != NULL ? join_names (self, record,
                                       g_hash_table_lookup (self->indexes, field->target), targets)
                         : NULL;
}

static RecordIndex *
get_index_cb (gpointer user_data, const char *kind, GError **error)
{
  return get_index (user_data, kind, error);
}

/* Of any kind: "A.5.15; R-001". */
static char *
dup_records (Export *self, IsmsRecord *record, const IsmsField *field)
{
  gint64 id = isms_record_get_id (record);
  GArray *keys = g_hash_table_lookup (g_hash_table_lookup (self->links, field), &id);
  GString *names = keys != NULL ? g_string_new (NULL) : NULL;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      g_autofree char *name = isms_record_index_dup_any (
          self->kind, field, g_array_index (keys, gint64, i), get_index_cb, self, NULL);

      if (name != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", name);
    }
  return names != NULL ? g_string_free_and_steal (names) : NULL;
}

/* What the row is for, of any kind. */
static char *
dup_for (Export *self, IsmsRecord *record, const IsmsField *field)
{
  const char *name = isms_record_get_text (record, isms_field_get_for_column (field, "kind"));
  gint64 id = isms_record_get_int (record, isms_field_get_for_column (field, "id"));
  const IsmsKind *kind = name != NULL ? isms_kind_find (name) : NULL;

  return kind != NULL ? isms_record_index_dup_any (self->kind, field, isms_kind_make_key (kind, id),
                                                   get_index_cb, self, NULL)
                      : NULL;
}

static char *
dup_reference (Export *self, IsmsRecord *record, const IsmsField *field)
{
  RecordIndex *index = g_hash_table_lookup (self->indexes, field->target);
  IndexEntry *entry =
      isms_record_index_find_id (index, isms_record_get_reference (record, field->name));

  return entry != NULL
             ? isms_record_index_dup_name (index, entry, get_own_title (self, index, record), FALSE)
             : NULL;
}

static char *
dup_number (const Export *self, IsmsRecord *record, const IsmsField *field)
{
  gint64 number;

  if (field->kind == ISMS_FIELD_REAL)
    return isms_number_dup_text (isms_record_get_real (record, field->name));
  number = isms_record_get_int (record, field->name);
  if (field->kind == ISMS_FIELD_BOOLEAN && self->for_people)
    return g_strdup (number != 0 ? _ ("Yes") : _ ("No"));
  if (field->kind == ISMS_FIELD_MONEY)
    return isms_money_dup_text (number, self->currency);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* NULL where nothing is set. */
char *
isms_export_cells_dup (Export *self, IsmsRecord *record, const IsmsField *field)
{
  const char *text;

  if (field->kind == ISMS_FIELD_LINKS)
    return dup_links (self, record, field);
  if (field->kind == ISMS_FIELD_RECORDS)
    return dup_records (self, record, field);
  if (field->kind == ISMS_FIELD_REFERENCE)
    return dup_reference (self, record, field);
  if (!isms_record_is_set (record, field->name))
    return NULL;
  if ((field->flags & ISMS_FIELD_FOR) != 0)
    return dup_for (self, record, field);
  switch (field->kind)
    {
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_REAL:
    case ISMS_FIELD_MONEY:
    case ISMS_FIELD_BOOLEAN:
      return dup_number (self, record, field);
    case ISMS_FIELD_CHOICE:
      return g_strdup (get_word (self, field, isms_record_get_text (record, field->name)));
    case ISMS_FIELD_CHOICES:
      return dup_choices (self, field, isms_record_get_text (record, field->name));
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_PROSE:
    case ISMS_FIELD_DATE:
    case ISMS_FIELD_TIME:
    case ISMS_FIELD_REFERENCE:
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
    default:
      text = isms_record_get_text (record, field->name);
      return g_strdup (text);
    }
}

static gboolean
write_headings (Export *self, IsmsCsvWriter *writer, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      const IsmsField *field = g_ptr_array_index (self->fields, i);

      isms_csv_writer_add (writer,
                           self->for_people ? _ (isms_field_get_heading (field)) : field->name);
    }
  return isms_csv_writer_end_row (writer, cancellable, error);
}

static gboolean
write_page (Export *self,
            IsmsCsvWriter *writer,
            const gint64 *ids,
            guint n_ids,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GPtrArray) records =
      isms_record_load_many_bare (self->database, self->kind, ids, n_ids, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);

      if (record == NULL)
        continue;
      for (guint j = 0; j < self->fields->len; j++)
        {
          g_autofree char *cell =
              isms_export_cells_dup (self, record, g_ptr_array_index (self->fields, j));

          isms_csv_writer_add (writer, cell);
        }
      if (!isms_csv_writer_end_row (writer, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_records (
    Export *self, IsmsCsvWriter *writer, GArray *ids, GCancellable *cancellable, GError **error)
{
  if (!write_headings (self, writer, cancellable, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i += PAGE)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !write_page (self, writer, &g_array_index (ids, gint64, i), MIN (PAGE, ids->len - i),
                        cancellable, error))
      return FALSE;
  return isms_csv_writer_finish (writer, cancellable, error);
}

/**
 * isms_export_csv:
 * @query: which records, in what order
 * @database: a connection of this thread
 *
 * Writes every field that is not internal, those that the workspace computes among them; an import
 * reads them back or, where they follow from others, leaves them out.
 *
 * Returns: how many records, or -1 with an error
 */
gint64
isms_export_csv (IsmsQuery *query,
                 IsmsDatabase *database,
                 GOutputStream *stream,
                 IsmsExportFlags flags,
                 GCancellable *cancellable,
                 GError **error)
{
  gboolean for_people = (flags & ISMS_EXPORT_FOR_MACHINES) == 0;
  Export self;
  g_autoptr (GArray) ids = isms_query_run (query, database, NULL, error);
  g_autoptr (IsmsCsvWriter) writer = isms_csv_writer_new (stream, ',', for_people);
  gboolean done;

  if (ids == NULL)
    return -1;
  done =
      isms_export_cells_init (&self, database, isms_query_get_kind (query), NULL, for_people, error)
      && write_records (&self, writer, ids, cancellable, error);
  isms_export_cells_clear (&self);
  return done ? ids->len : -1;
}

/**
 * isms_export_format_find:
 * @name: a word
 * @format: (out): what it means
 *
 * Returns: whether registers are written so
 */
gboolean
isms_export_format_find (const char *name, IsmsExportFormat *format)
{
  if (g_strcmp0 (name, "csv") != 0 && g_strcmp0 (name, "xlsx") != 0)
    return FALSE;
  *format = g_str_equal (name, "xlsx") ? ISMS_EXPORT_XLSX : ISMS_EXPORT_CSV;
  return TRUE;
}

/**
 * isms_export_format_guess:
 * @path: (nullable): of a file, or its name
 *
 * Returns: what its ending says: a workbook for ".xlsx", else CSV
 */
IsmsExportFormat
isms_export_format_guess (const char *path)
{
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;

  return dot != NULL && g_ascii_strcasecmp (dot, ".xlsx") == 0 ? ISMS_EXPORT_XLSX : ISMS_EXPORT_CSV;
}

static gint64
export_workbook (IsmsQuery *query,
                 IsmsDatabase *database,
                 GOutputStream *stream,
                 IsmsExportFlags flags,
                 GCancellable *cancellable,
                 GError **error)
{
  const IsmsKind *kind = isms_query_get_kind (query);
  gboolean for_people = (flags & ISMS_EXPORT_FOR_MACHINES) == 0;
  g_autoptr (GArray) ids = isms_query_run (query, database, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  Export self;

  if (ids == NULL)
    return -1;
  if (isms_export_cells_init (&self, database, kind, NULL, for_people, error))
    bytes = isms_export_write_workbook (&self, for_people ? _ (kind->plural) : kind->name, ids,
                                        cancellable, error);
  isms_export_cells_clear (&self);
  if (bytes == NULL
      || !g_output_stream_write_all (stream, g_bytes_get_data (bytes, NULL),
                                     g_bytes_get_size (bytes), NULL, cancellable, error))
    return -1;
  return ids->len;
}

/**
 * isms_export_stream:
 * @query: which records, in what order
 * @database: a connection of this thread
 *
 * isms_export_csv(), or the same as a workbook whose cells have types: dates are dates, choices are
 * offered. What has no place in a cell of a workbook is an error, %G_IO_ERROR_INVALID_DATA, with a
 * sentence that names it; nothing is cut.
 *
 * Returns: how many records, or -1 with an error
 */
gint64
isms_export_stream (IsmsQuery *query,
                    IsmsDatabase *database,
                    GOutputStream *stream,
                    IsmsExportFormat format,
                    IsmsExportFlags flags,
                    GCancellable *cancellable,
                    GError **error)
{
  return format == ISMS_EXPORT_XLSX
             ? export_workbook (query, database, stream, flags, cancellable, error)
             : isms_export_csv (query, database, stream, flags, cancellable, error);
}

/**
 * isms_export_file:
 * @file: where to; need not be local
 *
 * Returns: how many records, or -1 with an error: what stood at @file stands there still
 */
gint64
isms_export_file (IsmsQuery *query,
                  IsmsDatabase *database,
                  GFile *file,
                  IsmsExportFormat format,
                  IsmsExportFlags flags,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  g_autoptr (GCancellable) given_up = NULL;
  gint64 n;

  if (stream == NULL)
    return -1;
  n = isms_export_stream (query, database, G_OUTPUT_STREAM (stream), format, flags, cancellable,
                          error);
  if (n >= 0)
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error) ? n : -1;
  /* Closed as cancelled, it leaves the file as it was. */
  given_up = g_cancellable_new ();
  g_cancellable_cancel (given_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), given_up, NULL);
  return -1;
}

typedef struct
{
  IsmsQuery *query;
  GFile *file;
  IsmsExportFormat format;
  IsmsExportFlags flags;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  isms_query_unref (job->query);
  g_object_unref (job->file);
  g_free (job);
}

static gpointer
export_cb (IsmsDatabase *database, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Job *job = user_data;
  gint64 n = isms_export_file (job->query, database, job->file, job->format, job->flags,
                               cancellable, error);

  return n >= 0 ? g_memdup2 (&n, sizeof n) : NULL;
}

/**
 * isms_export_file_async:
 *
 * isms_export_file() on the background reader.
 */
void
isms_export_file_async (IsmsQuery *query,
                        IsmsStore *store,
                        GFile *file,
                        IsmsExportFormat format,
                        IsmsExportFlags flags,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->query = isms_query_ref (query);
  job->file = g_object_ref (file);
  job->format = format;
  job->flags = flags;
  isms_store_read_async (store, export_cb, job, free_job, g_free, cancellable, callback, user_data);
}

/**
 * isms_export_file_finish:
 *
 * Returns: how many records were written, or -1 with an error
 */
gint64
isms_export_file_finish (IsmsStore *store, GAsyncResult *result, GError **error)
{
  g_autofree gint64 *n = isms_store_read_finish (store, result, error);

  return n != NULL ? *n : -1;
}
