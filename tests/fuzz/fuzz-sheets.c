/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Any bytes as a workbook: as they are, which damages XLS where it is read; or where they begin
 * with
 * "<", as the content of an ODS file, or the files of an XLSX with form feeds between them, since
 * damage to an archive itself rarely gets past its sums. */

#include "fuzz.h"

#include "framework-test.h"
#include "isms-table.h"

#include <string.h>

static GBytes *
make_workbook (const uint8_t *data, size_t size)
{
  static const char *const names[] = { "xl/workbook.xml", "xl/_rels/workbook.xml.rels",
                                       "xl/sharedStrings.xml", "xl/styles.xml", "xl/1.xml" };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) parts = g_strsplit (text, "\f", G_N_ELEMENTS (names));
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_ptr_array_add (files, (gpointer) (parts[1] == NULL ? "content.xml" : names[i]));
      g_ptr_array_add (files, parts[i]);
    }
  g_ptr_array_add (files, NULL);
  return framework_make_zip ((const char *const *) files->pdata);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes =
      size > 0 && *data == '<' ? make_workbook (data, size) : g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_workbook (bytes, NULL, NULL, &error);

  if (table == NULL)
    {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  for (guint i = 0; i < isms_table_get_n_rows (table); i++)
    for (guint j = 0; j < isms_table_get_row_size (table, i); j++)
      g_assert_true (g_utf8_validate (isms_table_get (table, i, j), -1, NULL));
  return 0;
}
