/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A sheet of a workbook as a table, and tables of whatever file. */

#include "isms-config.h"

#include "isms-fills.h"
#include "isms-framework-private.h"
#include "isms-table-private.h"

#include <glib/gi18n-lib.h>
#define MAX_TEXT ((gsize) 256 << 20)

static guint
count_cells (const IsmsSheet *sheet)
{
  guint n = 0;

  for (guint i = 0; i < sheet->rows->len; i++)
    for (guint j = 0; j < isms_sheet_get_row_size (sheet, i); j++)
      n += *isms_sheet_get (sheet, i, j) != '\0';
  return n;
}

/* A workbook may have a cover sheet, and lists of choices, which are often hidden: those are read
 * only where nothing else has a cell. */
static IsmsSheet *
find_fullest (GPtrArray *sheets)
{
  IsmsSheet *fullest = NULL;
  guint most = 0;

  for (guint hidden = 0; hidden < 2 && fullest == NULL; hidden++)
    for (guint i = 0; i < sheets->len; i++)
      {
        IsmsSheet *sheet = sheets->pdata[i];
        guint n = sheet->is_hidden == (hidden == 1) ? count_cells (sheet) : 0;

        if (n <= most)
          continue;
        fullest = sheet;
        most = n;
      }
  return fullest != NULL ? fullest : sheets->pdata[0];
}

/* Capitals do not matter, as they do not in spreadsheet programs. */
static IsmsSheet *
find_sheet (GPtrArray *sheets, const char *name, GError **error)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < sheets->len; i++)
    {
      IsmsSheet *sheet = sheets->pdata[i];
      g_autofree char *folded = g_utf8_casefold (sheet->name, -1);

      if (g_str_equal (folded, wanted))
        return sheet;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", sheet->name);
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               /* Translators: the name of a sheet, then the names of those that are there */
               _ ("There is no sheet “%s” in this workbook, which has: %s. Nothing was imported."),
               name, names->str);
  return NULL;
}

/* Rows without a cell stay rows: that is where lines count from. A text that many cells share is
 * there once for each, which may be more than fits. */
static IsmsTable *
make_table (IsmsSheet *sheet, GError **error)
{
  g_autoptr (IsmsTable) table = isms_table_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  table->remarks = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  isms_sheet_read_fills (sheet, table->remarks);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      IsmsTableRow row = { table->cells->len, i + 1 };
      guint n_cells = isms_sheet_get_row_size (sheet, i);

      g_array_append_val (table->rows, row);
      table->n_columns = MAX (table->n_columns, n_cells);
      for (guint j = 0; j < n_cells; j++)
        {
          guint32 start = (guint32) text->len;

          g_array_append_val (table->cells, start);
          g_string_append (text, isms_sheet_get (sheet, i, j));
          g_string_append_c (text, '\0');
        }
      if (text->len <= MAX_TEXT)
        continue;
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: the name of a sheet, then the number of a row */
                   _ ("Up to row %u, the sheet “%s” has more text than 256 MiB, which is more than "
                      "is read. Nothing was imported."),
                   i + 1, sheet->name);
      return NULL;
    }
  table->text = g_string_free (g_steal_pointer (&text), FALSE);
  table->encoding = ISMS_ENCODING_UTF8;
  table->sheet = g_strdup (sheet->name);
  return g_steal_pointer (&table);
}

static char **
list_names (GPtrArray *sheets)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < sheets->len; i++)
    g_strv_builder_add (names, ((const IsmsSheet *) sheets->pdata[i])->name);
  return g_strv_builder_end (names);
}

/**
 * isms_table_read_workbook:
 * @bytes: an XLSX, ODS or XLS file
 * @name: (nullable): of the sheet; %NULL: the one that has the most cells filled in, of those that
 *   are not hidden
 *
 * Reads a sheet. Dates are read as ISO 8601, and of formulas what came of them.
 *
 * Returns: (transfer full): the table, or %NULL with %G_IO_ERROR_INVALID_DATA or, where there is no
 *   such sheet, %G_IO_ERROR_INVALID_ARGUMENT and a sentence, or %G_IO_ERROR_CANCELLED
 */
IsmsTable *
isms_table_read_workbook (GBytes *bytes,
                          const char *name,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) sheets = isms_workbook_read (bytes, cancellable, error);
  IsmsSheet *sheet;
  IsmsTable *table;

  if (sheets == NULL)
    return NULL;
  if (sheets->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This workbook has no sheets. Nothing was imported."));
      return NULL;
    }
  sheet = name != NULL ? find_sheet (sheets, name, error) : find_fullest (sheets);
  table = sheet != NULL ? make_table (sheet, error) : NULL;
  if (table != NULL)
    table->sheets = list_names (sheets);
  return table;
}

/**
 * isms_table_read_file:
 * @file: where it stands; need not be local
 * @sheet: (nullable): which sheet of a workbook; %NULL: the one that has the most in it
 *
 * Reads a workbook, a system security plan, or text of whatever dialect. Blocks while it reads:
 * call it on a worker thread in the window program.
 *
 * Returns: (transfer full): the table, or %NULL with the error of the file or of the reader
 */
IsmsTable *
isms_table_read_file (GFile *file, const char *sheet, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);

  if (bytes == NULL)
    return NULL;
  if (isms_workbook_is_one (bytes))
    return isms_table_read_workbook (bytes, sheet, cancellable, error);
  if (sheet != NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("This file is no workbook, so there is no sheet “%s” in it. Nothing was "
                      "imported."),
                   sheet);
      return NULL;
    }
  if (isms_framework_is_object (bytes))
    return isms_table_read_plan (bytes, cancellable, error);
  return isms_table_read_csv (bytes, cancellable, error);
}
