/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the readers of each format share: where cells are put, and how much of a file is read. */

#pragma once

#include "isms-workbook.h"
#include "isms-zip.h"

G_BEGIN_DECLS

#define ISMS_WORKBOOK_MAX_BYTES ((gsize) 256 << 20) /* unpacked */
#define ISMS_WORKBOOK_MAX_COLUMNS 16384
#define ISMS_WORKBOOK_MAX_ROWS 1048576

typedef struct
{
  GCancellable *cancellable;
  GPtrArray *sheets; /* of IsmsSheet */
  IsmsSheet *sheet;  /* that cells are put into; the last one that was added */
  guint n_cells;     /* of all sheets, with the empty ones before them */
  guint row;         /* of the cell that is read, for what is said about it */
  guint column;
} IsmsCells;

IsmsSheet *isms_cells_add_sheet (IsmsCells *self, const char *name);
/* Takes @text, a GRefString, for the cell at row and column. */
gboolean isms_cells_put (IsmsCells *self, char *text, GError **error);
/* @sentence about the cell that is read: "Sheet “Risks”, cell C5: …" */
void isms_cells_set_error (const IsmsCells *self, const char *sentence, GError **error);

/* "C", of the third column. */
char *isms_workbook_dup_column (guint column);
void isms_workbook_set_damaged (GError **error);
/* Hands a file of an archive to a parser, whose user data is @user_data. Entities of a file's own
 * are refused. */
gboolean isms_workbook_parse (IsmsZip *zip,
                              const char *file,
                              const GMarkupParser *parser,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error);
/* For the passthrough of each parser. */
void isms_workbook_refuse_entities_cb (
    GMarkupParseContext *context, const char *text, gsize size, gpointer user_data, GError **error);
const char *isms_workbook_get_local (const char *name);
const char *
isms_workbook_find_attribute (const char **names, const char **values, const char *name);

gboolean isms_workbook_read_xlsx (IsmsCells *self, IsmsZip *zip, GError **error);
gboolean isms_workbook_read_ods (IsmsCells *self, IsmsZip *zip, GError **error);
gboolean isms_workbook_read_xls (IsmsCells *self, GBytes *bytes, GError **error);

G_END_DECLS
