/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The records of a query as a workbook or a CSV file that a spreadsheet program opens, and that
 * imports back without a change. */

#pragma once

#include "isms-query.h"
#include "isms-store.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_EXPORT_FOR_PEOPLE = 0,        /* translated headings and choices, a byte order mark */
  ISMS_EXPORT_FOR_MACHINES = 1 << 0, /* names of fields and stored values, no mark */
} IsmsExportFlags;

/* How many records were written, or -1. @stream stays open. */
gint64 isms_export_csv (IsmsQuery *query,
                        IsmsDatabase *database,
                        GOutputStream *stream,
                        IsmsExportFlags flags,
                        GCancellable *cancellable,
                        GError **error);

typedef enum
{
  ISMS_EXPORT_CSV,
  ISMS_EXPORT_XLSX,
} IsmsExportFormat;

/* "csv", "xlsx" */
gboolean isms_export_format_find (const char *name, IsmsExportFormat *format);
/* By the ending of a file's name; CSV where that says nothing. */
IsmsExportFormat isms_export_format_guess (const char *path);
/* How many records were written, or -1. @stream stays open. */
gint64 isms_export_stream (IsmsQuery *query,
                           IsmsDatabase *database,
                           GOutputStream *stream,
                           IsmsExportFormat format,
                           IsmsExportFlags flags,
                           GCancellable *cancellable,
                           GError **error);
/* Replaces @file only when all is written. */
gint64 isms_export_file (IsmsQuery *query,
                         IsmsDatabase *database,
                         GFile *file,
                         IsmsExportFormat format,
                         IsmsExportFlags flags,
                         GCancellable *cancellable,
                         GError **error);
void isms_export_file_async (IsmsQuery *query,
                             IsmsStore *store,
                             GFile *file,
                             IsmsExportFormat format,
                             IsmsExportFlags flags,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
gint64 isms_export_file_finish (IsmsStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
