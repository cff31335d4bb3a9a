/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the sheets of one record are made of. */

#include "isms-config.h"

#include "isms-report-facts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-day.h"

#define HASH_PART 16 /* letters of a hash that stand together */

/**
 * isms_report_load_record:
 * @db: a connection of the calling thread: the background reader's
 * @kind: the name of a kind
 * @id: of the record
 * @gone: the sentence of the error where there is no such record
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such record
 *
 * Returns: (transfer full): the record; %NULL on error
 */
IsmsRecord *
isms_report_load_record (
    IsmsDatabase *db, const char *kind, gint64 id, const char *gone, GError **error)
{
  GError *failure = NULL;
  IsmsRecord *record = isms_record_load (db, isms_kind_find (kind), id, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (record == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, gone);
  return record;
}

/**
 * isms_report_load_ids:
 * @db: a connection of the calling thread
 * @kind: the name of a kind
 * @sql: gives ids of its records, and has one parameter
 * @id: the parameter
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records in that order; %NULL on error
 */
GPtrArray *
isms_report_load_ids (
    IsmsDatabase *db, const char *kind, const char *sql, gint64 id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (db, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) records = NULL;
  GPtrArray *there = NULL;

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, id);
  while (isms_statement_next (statement, error))
    {
      gint64 found = isms_statement_get_int (statement, 0);

      g_array_append_val (ids, found);
    }
  if (isms_statement_failed (statement))
    return NULL;
  records = isms_record_load_many (db, isms_kind_find (kind), (const gint64 *) (gpointer) ids->data,
                                   ids->len, error);
  if (records == NULL)
    return NULL;
  there = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != NULL)
      g_ptr_array_add (there, g_object_ref (records->pdata[i]));
  return there;
}

/**
 * isms_report_dup_links:
 * @db: a connection of the calling thread
 * @record: a record
 * @field: one of its fields of links
 *
 * Returns: (transfer full): refs and titles of what it links to, a line each; "" for none
 */
char *
isms_report_dup_links (IsmsDatabase *db, IsmsRecord *record, const IsmsField *field)
{
  g_autoptr (GArray) ids = isms_record_load_links (db, isms_record_get_kind (record),
                                                   isms_record_get_id (record), field, NULL);
  g_autoptr (GPtrArray) records = NULL;
  GString *text = g_string_new (NULL);

  if (ids != NULL && ids->len > 0)
    records = isms_record_load_many (db, isms_kind_find (field->target),
                                     (const gint64 *) (gpointer) ids->data, ids->len, NULL);
  for (guint i = 0; records != NULL && i < records->len; i++)
    if (records->pdata[i] != NULL)
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "",
                              isms_record_get_ref (records->pdata[i]),
                              isms_record_get_title (records->pdata[i]));
  return g_string_free_and_steal (text);
}

static char *
dup_value (IsmsDatabase *db, IsmsRecord *record, const IsmsField *field)
{
  if (field->kind == ISMS_FIELD_LINKS && !g_str_equal (field->target, "person"))
    return isms_report_dup_links (db, record, field);
  return isms_record_dup_display (record, field);
}

/**
 * isms_report_add_fact_table:
 * @report: where to
 *
 * Returns: (transfer none): a table without rows, for labels and values
 */
IsmsReportTable *
isms_report_add_fact_table (IsmsReport *report)
{
  const IsmsReportColumn columns[] = {
    { NULL, 1, ISMS_REPORT_START, FALSE },
    { NULL, 3, ISMS_REPORT_START, FALSE },
  };

  return isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
}

/**
 * isms_report_table_add_fact:
 * @table: by isms_report_add_fact_table ()
 * @label: translated
 * @text: (nullable): the value; without one there is no row
 */
void
isms_report_table_add_fact (IsmsReportTable *table, const char *label, const char *text)
{
  const char *const cells[] = { label, text };

  if (text != NULL && *text != '\0')
    isms_report_table_add_row (table, cells);
}

/**
 * isms_report_table_add_field:
 * @table: by isms_report_add_fact_table ()
 * @db: a connection of the calling thread, for what the record links to
 * @record: a record
 * @name: of one of its fields
 * @unset: (nullable): what stands where nothing is set; %NULL: no row
 *
 * Adds the label and the value. People are named in a row, other links with their refs, a line
 * each.
 */
void
isms_report_table_add_field (IsmsReportTable *table,
                             IsmsDatabase *db,
                             IsmsRecord *record,
                             const char *name,
                             const char *unset)
{
  const IsmsField *field = isms_kind_find_field (isms_record_get_kind (record), name);
  g_autofree char *value = dup_value (db, record, field);

  isms_report_table_add_fact (table, _ (field->label), *value != '\0' ? value : unset);
}

/**
 * isms_report_add_facts:
 * @report: where to
 * @db: a connection of the calling thread, for what the record links to
 * @record: a record
 * @names: (array zero-terminated=1): of its fields
 * @unset: (nullable): what stands where nothing is set; %NULL leaves such a field out
 *
 * Adds a table of the labels and the values; none where nothing is to be said.
 */
void
isms_report_add_facts (IsmsReport *report,
                       IsmsDatabase *db,
                       IsmsRecord *record,
                       const char *const *names,
                       const char *unset)
{
  IsmsReportTable *table = NULL;

  for (; *names != NULL; names++)
    if (unset != NULL || isms_record_is_set (record, *names))
      {
        if (table == NULL)
          table = isms_report_add_fact_table (report);
        isms_report_table_add_field (table, db, record, *names, unset);
      }
}

/**
 * isms_report_add_prose:
 * @report: where to
 * @text: (nullable): paragraphs, a line each
 * @none: (nullable): a note that is added where there is no text
 *
 * Adds the paragraphs.
 */
void
isms_report_add_prose (IsmsReport *report, const char *text, const char *none)
{
  g_auto (GStrv) paragraphs = g_strsplit (text != NULL ? text : "", "\n", -1);
  gboolean any = FALSE;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      {
        isms_report_add_paragraph (report, paragraphs[i]);
        any = TRUE;
      }
  if (!any && none != NULL)
    isms_report_add_note (report, none);
}

static const char *
get_label (const IsmsChoice *choices, const char *value)
{
  for (; choices != NULL && choices->value != NULL; choices++)
    if (g_strcmp0 (choices->value, value) == 0)
      return _ (choices->label);
  return value;
}

/**
 * isms_report_dup_choice:
 * @kind: the name of a kind
 * @name: of one of its fields of choices
 * @value: (nullable): one of them
 *
 * Returns: (transfer full) (nullable): its label; the value itself where it is not among them
 */
char *
isms_report_dup_choice (const char *kind, const char *name, const char *value)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find (kind), name);

  return g_strdup (get_label (field->choices, value));
}

/**
 * isms_report_read_time:
 * @iso: (nullable): a moment as it is kept
 *
 * Returns: (transfer full) (nullable): the same in the time of the place; %NULL for none
 */
GDateTime *
isms_report_read_time (const char *iso)
{
  g_autoptr (GDateTime) time = iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;

  return time != NULL ? g_date_time_to_local (time) : NULL;
}

/**
 * isms_report_dup_span:
 * @start: when it begins
 * @minutes: how long it takes; 0: nobody knows
 *
 * Returns: (transfer full): from when to when: "09:00–10:30"
 */
char *
isms_report_dup_span (GDateTime *start, gint64 minutes)
{
  g_autofree char *from = g_date_time_format (start, "%H:%M");
  g_autoptr (GDateTime) end = g_date_time_add_minutes (start, (int) minutes);
  g_autofree char *to = g_date_time_format (end, "%H:%M");

  return minutes > 0 ? g_strdup_printf ("%s–%s", from, to) : g_steal_pointer (&from);
}

/**
 * isms_report_dup_weekday:
 * @day: a day
 *
 * Returns: (transfer full): the day with its name: "Monday, 23 Nov 2026"
 */
char *
isms_report_dup_weekday (GDateTime *day)
{
  g_autofree char *iso = isms_day_of (day);
  g_autofree char *words = isms_day_dup_words (iso);
  g_autofree char *weekday = g_date_time_format (day, "%A");

  /* Translators: a day of the week and a day: Monday, 23 Nov 2026 */
  return g_strdup_printf (C_ ("day", "%s, %s"), weekday, words);
}

/**
 * isms_report_dup_hash:
 * @hash: (nullable): a hash in hexadecimal letters
 *
 * Returns: (transfer full): the same in parts, by which it is compared, and between which it
 * breaks: "9f86d081884c7d65 …"; "" for none
 */
char *
isms_report_dup_hash (const char *hash)
{
  GString *text = g_string_new (NULL);

  for (gsize at = 0, length = hash != NULL ? strlen (hash) : 0; at < length; at += HASH_PART)
    g_string_append_printf (text, "%s%.*s", at > 0 ? " " : "", HASH_PART, hash + at);
  return g_string_free_and_steal (text);
}

static char *
dup_cell (const IsmsReportQuery *query, guint column, const char *text)
{
  switch (query->marks[column])
    {
    case 'd':
      return text != NULL ? isms_day_dup_words (text) : NULL;
    case 'h':
      return isms_report_dup_hash (text);
    case 'c':
      return g_strdup (get_label (query->choices, text));
    default:
      return g_strdup (text);
    }
}

/**
 * isms_report_add_query:
 * @report: where to
 * @db: a connection of the calling thread
 * @query: what is asked for, and how it is told
 * @id: the parameter of its SQL
 * @error: return location
 *
 * Adds a table with what the query gives, under its heading.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_report_add_query (
    IsmsReport *report, IsmsDatabase *db, const IsmsReportQuery *query, gint64 id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (db, query->sql, error);
  const char *heading = query->heading;
  IsmsReportTable *table = NULL;

  if (statement == NULL)
    return FALSE;
  if (heading != NULL && query->none != NULL)
    isms_report_add_heading (report, 1, g_steal_pointer (&heading));
  isms_statement_bind_int (statement, 1, id);
  while (isms_statement_next (statement, error))
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < query->n_columns; i++)
        g_ptr_array_add (cells, dup_cell (query, i, isms_statement_get_text (statement, (int) i)));
      if (table == NULL && heading != NULL)
        isms_report_add_heading (report, 1, heading);
      if (table == NULL)
        table = isms_report_add_table (report, query->columns, query->n_columns);
      isms_report_table_add_row (table, (const char *const *) cells->pdata);
    }
  if (table == NULL && query->none != NULL)
    isms_report_add_note (report, query->none);
  return !isms_statement_failed (statement);
}
