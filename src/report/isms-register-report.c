/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Any register on paper. */

#include "isms-config.h"

#include "isms-register-report.h"

#include "isms-context-report.h"
#include "isms-metric-report.h"
#include "isms-record.h"
#include "isms-report-workspace.h"

#include <glib/gi18n-lib.h>

#define CHUNK 500
#define MAX_PORTRAIT_COLUMNS 6

static double
get_weight (const IsmsKind *kind, const IsmsField *field)
{
  if (g_strcmp0 (field->name, kind->title_field) == 0)
    return 4;
  switch (field->kind)
    {
    case ISMS_FIELD_PROSE:
      return 4;
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
      return 2.2;
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_REFERENCE:
    case ISMS_FIELD_CHOICES:
      return 1.8;
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_BOOLEAN:
      return 0.9;
    case ISMS_FIELD_REAL:
    case ISMS_FIELD_MONEY:
    case ISMS_FIELD_DATE:
    case ISMS_FIELD_TIME:
    case ISMS_FIELD_CHOICE:
    default:
      return 1.3;
    }
}

static IsmsReportAlign
get_align (const IsmsField *field)
{
  switch (field->kind)
    {
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_REAL:
    case ISMS_FIELD_MONEY:
    case ISMS_FIELD_DATE:
    case ISMS_FIELD_TIME:
      return ISMS_REPORT_END;
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_PROSE:
    case ISMS_FIELD_BOOLEAN:
    case ISMS_FIELD_CHOICE:
    case ISMS_FIELD_CHOICES:
    case ISMS_FIELD_REFERENCE:
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
    default:
      return ISMS_REPORT_START;
    }
}

/* Registers with a report of their own. */
static const struct
{
  const char *kind;
  IsmsReport *(*build) (IsmsDatabase *db, IsmsQuery *query, GDateTime *date, GError **error);
} reports[] = {
  { "metric", isms_metric_report_new_of },
  { "requirement", isms_requirement_report_new_of },
};

/* The ref, the title and what lists show by default. (element-type IsmsField), borrowed */
static GPtrArray *
collect_fields (const IsmsKind *kind)
{
  GPtrArray *fields = g_ptr_array_new ();

  g_ptr_array_add (fields, (gpointer) isms_kind_find_field (kind, "ref"));
  g_ptr_array_add (fields, (gpointer) isms_kind_find_field (kind, kind->title_field));
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & ISMS_FIELD_LISTED)
        && !(kind->fields[i].flags & ISMS_FIELD_INTERNAL)
        && g_strcmp0 (kind->fields[i].name, kind->title_field) != 0)
      g_ptr_array_add (fields, (gpointer) &kind->fields[i]);
  return fields;
}

static IsmsReportTable *
add_table (IsmsReport *report, const IsmsKind *kind, GPtrArray *fields)
{
  g_autofree IsmsReportColumn *columns = g_new0 (IsmsReportColumn, fields->len);

  for (guint i = 0; i < fields->len; i++)
    {
      const IsmsField *field = g_ptr_array_index (fields, i);

      columns[i].title = _ (field->label);
      columns[i].weight = get_weight (kind, field);
      columns[i].align = get_align (field);
    }
  return isms_report_add_table (report, columns, fields->len);
}

static void
add_record (IsmsReportTable *table, GPtrArray *fields, IsmsRecord *record)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) cells = NULL;

  for (guint i = 0; i < fields->len; i++)
    g_strv_builder_take (builder, isms_record_dup_display (record, g_ptr_array_index (fields, i)));
  cells = g_strv_builder_end (builder);
  isms_report_table_add_row (table, (const char *const *) cells);
}

static gboolean
add_records (
    IsmsReport *report, IsmsDatabase *db, const IsmsKind *kind, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) fields = collect_fields (kind);
  IsmsReportTable *table = add_table (report, kind, fields);

  for (guint from = 0; from < ids->len; from += CHUNK)
    {
      g_autoptr (GPtrArray) records = isms_record_load_many (
          db, kind, &g_array_index (ids, gint64, from), MIN (CHUNK, ids->len - from), error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        if (g_ptr_array_index (records, i) != NULL)
          add_record (table, fields, g_ptr_array_index (records, i));
    }
  isms_report_set_landscape (report, fields->len > MAX_PORTRAIT_COLUMNS);
  return TRUE;
}

/**
 * isms_register_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @query: which records, in what order
 * @date: the day of the report
 * @error: what went wrong
 *
 * Composes a list of the records as they are, or the report that their register has of its own.
 *
 * Returns: (transfer full): the report; %NULL on error
 */
IsmsReport *
isms_register_report_new (IsmsDatabase *db, IsmsQuery *query, GDateTime *date, GError **error)
{
  const IsmsKind *kind = isms_query_get_kind (query);
  g_autoptr (IsmsReport) report = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char *count = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (g_str_equal (reports[i].kind, kind->name))
      return reports[i].build (db, query, date, error);
  report = isms_report_new (_ (kind->plural), date);
  ids = isms_query_run (query, db, NULL, error);
  if (ids == NULL || !isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  count = isms_query_is_filtered (query)
              /* Translators: how many records a printed list has that was filtered before */
              ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record, a selection",
                                              "%u records, a selection", ids->len),
                                 ids->len)
              : g_strdup_printf (
                    g_dngettext (GETTEXT_PACKAGE, "%'u record", "%'u records", ids->len), ids->len);
  isms_report_set_subtitle (report, count);
  if (!add_records (report, db, kind, ids, error))
    return NULL;
  return g_steal_pointer (&report);
}
