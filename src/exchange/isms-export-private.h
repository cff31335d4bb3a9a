/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the formats that records are exported in share: the cell of a field, as the import reads it
 * back. */

#pragma once

#include <locale.h>

#include "isms-export.h"
#include "isms-record.h"

G_BEGIN_DECLS

/* Lives on the stack. */
typedef struct
{
  IsmsDatabase *database;
  const IsmsKind *kind;
  const char *currency; /* interned */
  gboolean for_people;
  GPtrArray *fields;   /* of IsmsField, one for each column */
  GHashTable *indexes; /* kind name → RecordIndex */
  GHashTable *links;   /* IsmsField → id → GArray of ids */
} IsmsExportCells;

gboolean isms_export_cells_init (IsmsExportCells *self,
                                 IsmsDatabase *database,
                                 const IsmsKind *kind,
                                 const char *const *names,
                                 gboolean for_people,
                                 GError **error);
void isms_export_cells_clear (IsmsExportCells *self);
/* NULL where nothing is set. */
char *isms_export_cells_dup (IsmsExportCells *self, IsmsRecord *record, const IsmsField *field);

/* isms-export-workbook.c: the records as an XLSX file, in this order. @title: of the sheet, at most
 * 31 letters. */
GBytes *isms_export_write_workbook (IsmsExportCells *self,
                                    const char *title,
                                    GArray *ids,
                                    GCancellable *cancellable,
                                    GError **error);
/* What other workbooks share with it. */
char *isms_export_dup_text (const char *text);
char *isms_export_dup_sheet_name (const char *title);
locale_t isms_export_enter_plain_numbers (void);
void isms_export_leave_plain_numbers (locale_t before);

G_END_DECLS
