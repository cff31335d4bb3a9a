/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Any record says what it is by its fields: a table needs to be told only which. */

#include "isms-config.h"

#include "isms-report-records.h"

#include <glib/gi18n-lib.h>

#define CHUNK 500

/**
 * isms_report_load_records:
 * @db: a connection of the calling thread: the background reader's
 * @query: which records, in what order
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records; %NULL on error
 */
GPtrArray *
isms_report_load_records (IsmsDatabase *db, IsmsQuery *query, GError **error)
{
  const IsmsKind *kind = isms_query_get_kind (query);
  g_autoptr (GArray) ids = isms_query_run (query, db, NULL, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  if (ids == NULL)
    return NULL;
  for (guint from = 0; from < ids->len; from += CHUNK)
    {
      g_autoptr (GPtrArray) some = isms_record_load_many (
          db, kind, &g_array_index (ids, gint64, from), MIN (CHUNK, ids->len - from), error);

      if (some == NULL)
        return NULL;
      for (guint i = 0; i < some->len; i++)
        if (some->pdata[i] != NULL)
          g_ptr_array_add (all, g_object_ref (some->pdata[i]));
    }
  return g_steal_pointer (&all);
}

/**
 * isms_report_load_kind:
 * @db: a connection of the calling thread: the background reader's
 * @kind: the name of a kind
 * @field: (nullable): one of its fields
 * @value: (nullable): what that is
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records that are in use, by their refs;
 *   %NULL on error
 */
GPtrArray *
isms_report_load_kind (
    IsmsDatabase *db, const char *kind, const char *field, const char *value, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find (kind));
  const char *const values[] = { value, NULL };

  if (field != NULL)
    isms_query_filter (query, field, values);
  return isms_report_load_records (db, query, error);
}

/* The lines of a cell. */
static char *
dup_cell (IsmsRecord *record, const IsmsRecordColumn *column)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (column->fields) && column->fields[i] != NULL; i++)
    {
      const IsmsField *field =
          isms_kind_find_field (isms_record_get_kind (record), column->fields[i]);
      g_autofree char *words = isms_record_dup_display (record, field);

      if (*words != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
    }
  return g_string_free_and_steal (text);
}

static void
add_record (IsmsReportTable *table,
            IsmsRecord *record,
            const IsmsRecordColumn *columns,
            guint n_columns)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;

  for (guint i = 0; i < n_columns; i++)
    {
      char *cell = dup_cell (record, &columns[i]);

      if (*cell == '\0')
        g_set_str (&cell, "–");
      g_strv_builder_take (builder, cell);
    }
  cells = g_strv_builder_end (builder);
  isms_report_table_add_row (table, (const char *const *) cells);
}

/**
 * isms_report_add_records:
 * @report: where to
 * @records: (element-type IsmsRecord): of one kind
 * @columns: (array length=n_columns): what is told of each
 * @n_columns: how many
 *
 * Adds a table with a row for each record.
 */
void
isms_report_add_records (IsmsReport *report,
                         GPtrArray *records,
                         const IsmsRecordColumn *columns,
                         guint n_columns)
{
  g_autofree IsmsReportColumn *described = g_new0 (IsmsReportColumn, n_columns);
  IsmsReportTable *table;

  for (guint i = 0; i < n_columns; i++)
    {
      described[i].title = _ (columns[i].title);
      described[i].weight = columns[i].weight;
      described[i].align = columns[i].align;
      described[i].lead = columns[i].lead;
    }
  table = isms_report_add_table (report, described, n_columns);
  for (guint i = 0; i < records->len; i++)
    add_record (table, records->pdata[i], columns, n_columns);
}
