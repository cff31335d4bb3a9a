/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A table as it stands in somebody's file: rows of cells, each valid UTF-8, each row with the line
 * where it began. Immutable once read; may be used on any thread. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _IsmsTable IsmsTable; /* atomic reference count */

typedef enum
{
  ISMS_ENCODING_UTF8,
  ISMS_ENCODING_UTF16_LE,
  ISMS_ENCODING_UTF16_BE,
  ISMS_ENCODING_WINDOWS_1252, /* and Latin-1, which it contains */
} IsmsEncoding;

typedef enum
{
  ISMS_REPAIR_NUL,     /* NUL characters, shown as U+FFFD */
  ISMS_REPAIR_INVALID, /* bytes that are no text in this encoding, shown as U+FFFD */
  ISMS_REPAIR_QUOTE,   /* a quotation mark that is never closed, kept as a character */
} IsmsRepairKind;

/* What was mended while reading, by line. */
typedef struct
{
  guint line;
  IsmsRepairKind kind;
  guint count;
} IsmsRepair;

IsmsTable *isms_table_ref (IsmsTable *self);
void isms_table_unref (IsmsTable *self);

IsmsTable *isms_table_read_csv (GBytes *bytes, GCancellable *cancellable, GError **error);
/* A sheet of a workbook (XLSX, ODS, XLS): the one of that name, or that has most in it. */
IsmsTable *isms_table_read_workbook (GBytes *bytes,
                                     const char *name,
                                     GCancellable *cancellable,
                                     GError **error);
/* The controls of a system security plan (OSCAL), under the headings of an exported statement. */
IsmsTable *isms_table_read_plan (GBytes *bytes, GCancellable *cancellable, GError **error);
/* Any of them, by its content. */
IsmsTable *
isms_table_read_file (GFile *file, const char *sheet, GCancellable *cancellable, GError **error);

guint isms_table_get_n_rows (IsmsTable *self);
guint isms_table_get_n_columns (IsmsTable *self); /* of the widest row */
guint isms_table_get_row_size (IsmsTable *self, guint row);
const char *isms_table_get (IsmsTable *self, guint row, guint column); /* "" beyond the row's end */
guint isms_table_get_line (IsmsTable *self, guint row);                /* from 1 */
gboolean isms_table_is_blank (IsmsTable *self, guint row);
IsmsEncoding isms_table_get_encoding (IsmsTable *self);
char isms_table_get_delimiter (IsmsTable *self); /* between the cells of a row */
const char *
isms_table_get_sheet (IsmsTable *self); /* its name; NULL: the table is of a text file */
/* All of the workbook, in their order; NULL-terminated, empty for a text file. */
const char *const *isms_table_get_sheets (IsmsTable *self);
/* It says something of controls that are there, and makes none. */
gboolean isms_table_is_plan (IsmsTable *self);
/* Sentences about what was read all the same; NULL-terminated. */
const char *const *isms_table_get_remarks (IsmsTable *self);
const IsmsRepair *isms_table_get_repairs (IsmsTable *self, guint *n_repairs); /* by line */
char *isms_repair_dup_words (const IsmsRepair *self);

/* Is this cell a heading that the caller knows? */
typedef gboolean (*IsmsTableKnownFunc) (const char *cell, gpointer user_data);
guint isms_table_guess_header (IsmsTable *self,
                               IsmsTableKnownFunc known,
                               gpointer user_data,
                               guint *n_header_rows);
char *isms_table_dup_heading (IsmsTable *self, guint header, guint n_header_rows, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsTable, isms_table_unref)

G_END_DECLS
