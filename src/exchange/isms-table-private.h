/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How a table is held: one block of text, cut into NUL-terminated cells where it stands. */

#pragma once

#include "isms-table.h"

typedef struct
{
  guint32 first; /* index of its first cell */
  guint32 line;
} IsmsTableRow;

struct _IsmsTable
{
  gatomicrefcount ref_count;
  char *text;
  GArray *cells; /* of guint32: where in text */
  GArray *rows;  /* of IsmsTableRow */
  GArray *repairs;
  guint n_columns;
  IsmsEncoding encoding;
  char delimiter;
  char *sheet;   /* of a workbook; or NULL */
  char **sheets; /* the names of all; or NULL */
  gboolean is_plan;
  GPtrArray *remarks; /* sentences about what was read all the same; or NULL */
};

IsmsTable *isms_table_new (void);
/* Adds one repair to the last entry if that is of the same line and kind. */
void isms_repairs_add (GArray *repairs, guint line, IsmsRepairKind kind);

/* Valid UTF-8 without NUL, NUL-terminated, from bytes of any encoding; no byte order mark. */
char *isms_decode_text (GBytes *bytes, IsmsEncoding *encoding, gsize *length, GArray *repairs);
/* Cuts the table's text, of @length bytes, into rows and cells. */
gboolean isms_csv_parse (IsmsTable *table, gsize length, GCancellable *cancellable, GError **error);
