/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A sheet of a workbook as a table, and tables of whatever file. */

#include "isms-config.h"

#include "isms-framework-private.h"
#include "isms-table-private.h"
#include "isms-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static guint
count_cells (const IsmsSheet *sheet)
{
  guint n = 0;

  for (guint i = 0; i < sheet->rows->len; i++)
    for (guint j = 0; j < isms_sheet_get_row_size (sheet, i); j++)
      n += *isms_sheet_get (sheet, i, j) != '\0';
  return n;
}

/* A workbook may have a cover sheet, and lists of choices. */
static const IsmsSheet *
find_fullest (GPtrArray *sheets)
{
  const IsmsSheet *fullest = NULL;
  guint most = 0;

  for (guint i = 0; i < sheets->len; i++)
    {
      guint n = count_cells (sheets->pdata[i]);

      if (fullest != NULL && n <= most)
        continue;
      fullest = sheets->pdata[i];
      most = n;
    }
  return fullest;
}

/* Rows without a cell stay rows: that is where lines count from. */
static IsmsTable *
make_table (const IsmsSheet *sheet)
{
  IsmsTable *table = isms_table_new ();
  g_autoptr (GString) text = g_string_new (NULL);

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
    }
  table->text = g_string_free (g_steal_pointer (&text), FALSE);
  table->encoding = ISMS_ENCODING_UTF8;
  table->sheet = g_strdup (sheet->name);
  return table;
}

/**
 * isms_table_read_workbook:
 * @bytes: an XLSX file
 *
 * Reads the sheet that has the most cells filled in. Dates are read as ISO 8601, and of formulas
 * what came of them.
 *
 * Returns: (transfer full): the table, or %NULL with %G_IO_ERROR_INVALID_DATA and a sentence, or
 *   %G_IO_ERROR_CANCELLED
 */
IsmsTable *
isms_table_read_workbook (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) sheets = isms_workbook_read (bytes, cancellable, error);
  const IsmsSheet *sheet = sheets != NULL ? find_fullest (sheets) : NULL;

  if (sheet != NULL)
    return make_table (sheet);
  if (sheets != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("This workbook has no sheets. Nothing was imported."));
  return NULL;
}

/**
 * isms_table_read_file:
 * @file: where it stands; need not be local
 *
 * Reads a workbook, a system security plan, or text of whatever dialect. Blocks while it reads:
 * call it on a worker thread in the window program.
 *
 * Returns: (transfer full): the table, or %NULL with the error of the file or of the reader
 */
IsmsTable *
isms_table_read_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, cancellable, NULL, error);
  const char *data;
  gsize size;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  if (size >= 4 && memcmp (data, "PK\003\004", 4) == 0)
    return isms_table_read_workbook (bytes, cancellable, error);
  if (isms_framework_is_object (bytes))
    return isms_table_read_plan (bytes, cancellable, error);
  if (size < 4 || memcmp (data, "\xd0\xcf\x11\xe0", 4) != 0)
    return isms_table_read_csv (bytes, cancellable, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This is a workbook of an old format. Nothing was imported. Save it as "
                          "XLSX and import that file."));
  return NULL;
}
