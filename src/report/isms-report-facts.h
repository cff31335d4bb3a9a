/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the sheets of one record are made of: its facts, its prose, and what belongs to it. */

#pragma once

#include "isms-record.h"
#include "isms-report.h"

G_BEGIN_DECLS

/* %NULL with %G_IO_ERROR_NOT_FOUND and @gone where it is no longer there. */
IsmsRecord *isms_report_load_record (
    IsmsDatabase *db, const char *kind, gint64 id, const char *gone, GError **error);
/* Those whose ids @sql gives, with one parameter, in its order. (element-type IsmsRecord) */
GPtrArray *isms_report_load_ids (
    IsmsDatabase *db, const char *kind, const char *sql, gint64 id, GError **error);
/* "A-021 Remote access", each on a line: what it links to, by name. */
char *isms_report_dup_links (IsmsDatabase *db, IsmsRecord *record, const IsmsField *field);
/* A table of labels and values. @unset: what stands where nothing is set; NULL: it is left out. */
void isms_report_add_facts (IsmsReport *report,
                            IsmsDatabase *db,
                            IsmsRecord *record,
                            const char *const *names,
                            const char *unset);
/* The same row by row, with others between; no text, no row. */
IsmsReportTable *isms_report_add_fact_table (IsmsReport *report);
void isms_report_table_add_fact (IsmsReportTable *table, const char *label, const char *text);
void isms_report_table_add_field (IsmsReportTable *table,
                                  IsmsDatabase *db,
                                  IsmsRecord *record,
                                  const char *name,
                                  const char *unset);
/* The paragraphs of a text, or the note @none, where it is not NULL. */
void isms_report_add_prose (IsmsReport *report, const char *text, const char *none);
/* The label of a choice; the value itself where there is none. */
char *isms_report_dup_choice (const char *kind, const char *name, const char *value);

/* "9f86d081884c7d65 …" */
char *isms_report_dup_hash (const char *hash);
/* A moment as it is kept, in the time of the place; NULL for none. */
GDateTime *isms_report_read_time (const char *iso);
char *isms_report_dup_span (GDateTime *start, gint64 minutes); /* "09:00–10:30" */
char *isms_report_dup_weekday (GDateTime *day);                /* "Monday, 23 Nov 2026" */

typedef struct
{
  const char *heading; /* or NULL */
  const char *none;    /* a note where there are no rows; NULL: nothing then, no heading either */
  const IsmsReportColumn *columns;
  guint n_columns;
  const char *marks; /* of each column: "d" a day, "h" a hash, "c" one of @choices, "." text */
  const IsmsChoice *choices;
  const char *sql; /* a text for each column, and one parameter */
} IsmsReportQuery;
gboolean isms_report_add_query (
    IsmsReport *report, IsmsDatabase *db, const IsmsReportQuery *query, gint64 id, GError **error);

G_END_DECLS
