/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which format a workbook is of, and what its readers share. Only what cells say is read; of how
 * they look, whether a number is shown as a date, and colours that say what no word does. */

#include "isms-config.h"

#include "isms-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_CELLS 5000000

static void
free_sheet (gpointer data)
{
  IsmsSheet *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->fills, g_hash_table_unref);
  g_free (self);
}

static void
free_row (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

static void
free_cell (gpointer data)
{
  if (data != NULL)
    g_ref_string_release (data);
}

IsmsSheet *
isms_cells_add_sheet (IsmsCells *self, const char *name)
{
  self->sheet = g_new0 (IsmsSheet, 1);
  self->sheet->name = g_strdup (name);
  self->sheet->rows = g_ptr_array_new_with_free_func (free_row);
  g_ptr_array_add (self->sheets, self->sheet);
  return self->sheet;
}

char *
isms_workbook_dup_column (guint column)
{
  char letters[8];
  guint at = sizeof letters - 1;

  letters[at] = '\0';
  for (guint n = column + 1; n > 0 && at > 0; n = (n - 1) / 26)
    letters[--at] = (char) ('A' + (n - 1) % 26);
  return g_strdup (letters + at);
}

/* "C5" */
static char *
dup_place (guint row, guint column)
{
  g_autofree char *letters = isms_workbook_dup_column (column);

  return g_strdup_printf ("%s%u", letters, row + 1);
}

void
isms_cells_set_error (const IsmsCells *self, const char *sentence, GError **error)
{
  g_autofree char *place = dup_place (self->row, self->column);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: the name of a sheet, the place of a cell (C5), then a sentence */
               _ ("Sheet “%s”, cell %s: %s"), self->sheet->name, place, sentence);
}

gboolean
isms_cells_put (IsmsCells *self, char *text, GError **error)
{
  guint n_rows = self->sheet->rows->len;
  GPtrArray *row = self->row < n_rows ? self->sheet->rows->pdata[self->row] : NULL;
  guint row_size = row != NULL ? row->len : 0;

  self->n_cells += self->row >= n_rows ? MIN (self->row, ISMS_WORKBOOK_MAX_ROWS) + 1 - n_rows : 0;
  self->n_cells +=
      self->column >= row_size ? MIN (self->column, ISMS_WORKBOOK_MAX_COLUMNS) + 1 - row_size : 0;
  if (self->column >= ISMS_WORKBOOK_MAX_COLUMNS || self->row >= ISMS_WORKBOOK_MAX_ROWS
      || self->n_cells > MAX_CELLS)
    {
      isms_cells_set_error (self,
                            _ ("Up to here the workbook has more than five million cells, or a "
                               "sheet more than 16,384 columns or 1,048,576 rows, which is more "
                               "than is read. Nothing was imported."),
                            error);
      g_ref_string_release (text);
      return FALSE;
    }
  if (self->row >= n_rows)
    g_ptr_array_set_size (self->sheet->rows, (int) self->row + 1);
  if (row == NULL)
    row = self->sheet->rows->pdata[self->row] = g_ptr_array_new_with_free_func (free_cell);
  if (self->column >= row_size)
    g_ptr_array_set_size (row, (int) self->column + 1);
  free_cell (row->pdata[self->column]);
  row->pdata[self->column] = text;
  return TRUE;
}

void
isms_workbook_set_damaged (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This workbook is damaged or not complete. Nothing was imported."));
}

/* Names may have a prefix of any name. */
const char *
isms_workbook_get_local (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

const char *
isms_workbook_find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

void
isms_workbook_refuse_entities_cb (
    GMarkupParseContext *context, const char *text, gsize size, gpointer user_data, GError **error)
{
  if (size >= 9 && g_ascii_strncasecmp (text, "<!DOCTYPE", 9) == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("This workbook defines words of its own in its files (DOCTYPE), which "
                            "no spreadsheet program does. Nothing was imported."));
}

/* --- A file of an archive --- */

typedef struct
{
  GMarkupParseContext *context;
  GCancellable *cancellable;
  const char *file;
  gboolean has_begun;
} Parsing;

static void
take_parse_error (const Parsing *self, GError *parse_error, GError **error)
{
  /* It may quote what is no text. */
  g_autofree char *words = g_utf8_make_valid (parse_error->message, -1);

  if (parse_error->domain == G_IO_ERROR)
    {
      g_propagate_error (error, parse_error);
      return;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: the name of a file in the workbook, then what a parser says */
               _ ("This workbook is damaged: %s (%s). Nothing was imported."), self->file, words);
  g_error_free (parse_error);
}

static gboolean
parse_piece (const char *data, gsize size, gpointer user_data, GError **error)
{
  Parsing *self = user_data;
  GError *parse_error = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!self->has_begun && size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  self->has_begun = self->has_begun || size > 0;
  if (size == 0 || g_markup_parse_context_parse (self->context, data, (gssize) size, &parse_error))
    return TRUE;
  take_parse_error (self, parse_error, error);
  return FALSE;
}

gboolean
isms_workbook_parse (IsmsZip *zip,
                     const char *file,
                     const GMarkupParser *parser,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (parser, G_MARKUP_TREAT_CDATA_AS_TEXT, user_data, NULL);
  Parsing self = { .context = context, .cancellable = cancellable, .file = file };
  GError *parse_error = NULL;

  if (!isms_zip_unpack (zip, file, parse_piece, &self, error))
    return FALSE;
  if (g_markup_parse_context_end_parse (context, &parse_error))
    return TRUE;
  take_parse_error (&self, parse_error, error);
  return FALSE;
}

/* --- Any workbook --- */

static gboolean
read_archive (IsmsCells *self, GBytes *bytes, GError **error)
{
  g_autoptr (IsmsZip) zip = isms_zip_new (bytes, ISMS_WORKBOOK_MAX_BYTES, error);

  if (zip == NULL)
    return FALSE;
  if (isms_zip_has (zip, "xl/workbook.xml"))
    return isms_workbook_read_xlsx (self, zip, error);
  if (isms_zip_has (zip, "content.xml"))
    return isms_workbook_read_ods (self, zip, error);
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
      _ ("This archive is no workbook (XLSX or ODS). Nothing was imported. If a file in it is "
         "meant, unpack the archive and import that file."));
  return FALSE;
}

static gboolean
begins_with (GBytes *bytes, const char *sign)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && memcmp (data, sign, 4) == 0;
}

/**
 * isms_workbook_is_one:
 *
 * Returns: whether the bytes begin as a workbook does, whatever then follows
 */
gboolean
isms_workbook_is_one (GBytes *bytes)
{
  return begins_with (bytes, "PK\003\004") || begins_with (bytes, "\xd0\xcf\x11\xe0");
}

/**
 * isms_workbook_read:
 * @bytes: an XLSX, ODS or XLS file
 *
 * Reads the cells of all sheets: texts, numbers and results of formulas; dates as ISO 8601. At most
 * 256 MiB are unpacked and five million cells are read. Any thread.
 *
 * Returns: (transfer full) (element-type IsmsSheet): the sheets in their order, or %NULL with
 *   %G_IO_ERROR_INVALID_DATA and a sentence, or with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
isms_workbook_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (free_sheet);
  IsmsCells self = { .cancellable = cancellable, .sheets = sheets };
  gboolean done = begins_with (bytes, "\xd0\xcf\x11\xe0")
                      ? isms_workbook_read_xls (&self, bytes, error)
                      : read_archive (&self, bytes, error);

  return done ? g_steal_pointer (&sheets) : NULL;
}

/**
 * isms_sheet_get_row_size:
 *
 * Returns: cells of this row, up to the last one that is not empty
 */
guint
isms_sheet_get_row_size (const IsmsSheet *self, guint row)
{
  GPtrArray *cells = row < self->rows->len ? self->rows->pdata[row] : NULL;

  return cells != NULL ? cells->len : 0;
}

/**
 * isms_sheet_get:
 *
 * Returns: (transfer none): what a cell says; "" for an empty one, and beyond the last
 */
const char *
isms_sheet_get (const IsmsSheet *self, guint row, guint column)
{
  GPtrArray *cells = row < self->rows->len ? self->rows->pdata[row] : NULL;
  const char *cell = cells != NULL && column < cells->len ? cells->pdata[column] : NULL;

  return cell != NULL ? cell : "";
}
