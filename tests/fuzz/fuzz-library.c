/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Any bytes as a library: as they are, or where they begin with "<", as the files of a workbook
 * with form feeds between them, since damage to the archive itself rarely gets past its sums. */

#include "fuzz.h"

#include "framework-test.h"
#include "isms-framework-reader.h"

#include <string.h>

static GBytes *
make_workbook (const uint8_t *data, size_t size)
{
  static const char *const names[] = {
    "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml", "xl/1.xml", "xl/2.xml",
    "xl/3.xml"
  };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) parts = g_strsplit (text, "\f", G_N_ELEMENTS (names));
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_ptr_array_add (files, (gpointer) names[i]);
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
  g_autoptr (GPtrArray) all = isms_framework_read (bytes, NULL, &error);

  if (all == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      g_autofree char *dump = framework_dump (all->pdata[i], TRUE);

      g_assert_true (g_utf8_validate (dump, -1, NULL));
    }
  return 0;
}
