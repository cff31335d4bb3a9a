/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The records of a query as a CSV file that a spreadsheet program opens, and that imports back
 * without a change. */

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
/* Replaces @file only when all is written. */
gint64 isms_export_csv_file (IsmsQuery *query,
                             IsmsDatabase *database,
                             GFile *file,
                             IsmsExportFlags flags,
                             GCancellable *cancellable,
                             GError **error);
void isms_export_csv_async (IsmsQuery *query,
                            IsmsStore *store,
                            GFile *file,
                            IsmsExportFlags flags,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data);
gint64 isms_export_csv_finish (IsmsStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
