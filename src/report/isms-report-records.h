/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records as the rows of a table of a report. */

#pragma once

#include "isms-query.h"
#include "isms-record.h"
#include "isms-report.h"

G_BEGIN_DECLS

typedef struct
{
  const char *title; /* N_ (): over the column */
  double weight;
  IsmsReportAlign align;
  gboolean lead;
  const char *fields[4]; /* each on a line of its own, what is not set left out; NULL at the end */
} IsmsRecordColumn;

/* The records that @query lists, in its order. (element-type IsmsRecord) */
GPtrArray *isms_report_load_records (IsmsDatabase *db, IsmsQuery *query, GError **error);
/* Those of a kind that are in use; @field, where it is not NULL, has that value. */
GPtrArray *isms_report_load_kind (
    IsmsDatabase *db, const char *kind, const char *field, const char *value, GError **error);
void isms_report_add_records (IsmsReport *report,
                              GPtrArray *records,
                              const IsmsRecordColumn *columns,
                              guint n_columns);

G_END_DECLS
