/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The cells of a workbook as texts: XLSX, ODS, or XLS since 1993. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *name;
  gboolean is_hidden;
  GPtrArray *rows;   /* of GPtrArray of GRefString, NULL for an empty cell or row */
  GHashTable *fills; /* the colours of cells, for isms-fills.c; or NULL */
} IsmsSheet;

GPtrArray *isms_workbook_read (GBytes *bytes, GCancellable *cancellable, GError **error);
/* By its first bytes. */
gboolean isms_workbook_is_one (GBytes *bytes);
/* "" for an empty cell, and beyond the last row or column */
const char *isms_sheet_get (const IsmsSheet *self, guint row, guint column);
guint isms_sheet_get_row_size (const IsmsSheet *self, guint row);

G_END_DECLS
