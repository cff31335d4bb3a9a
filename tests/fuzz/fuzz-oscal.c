/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Any bytes as a framework file: read or refused with a sentence; what was read can be written as
 * OSCAL, is read again, and is then written with the same bytes. The same bytes as a plan: a whole
 * table or a sentence. */

#include "fuzz.h"

#include "isms-framework-reader.h"
#include "isms-oscal-writer.h"
#include "isms-table.h"

static void
check_there_and_back (const IsmsFrameworkData *data)
{
  g_autoptr (GBytes) bytes = isms_oscal_write_catalogue (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = isms_framework_read (bytes, NULL, &error);
  g_autoptr (GBytes) again = NULL;

  g_assert_no_error (error);
  again = isms_oscal_write_catalogue (all->pdata[0]);
  g_assert_true (g_bytes_equal (bytes, again));
}

static void
check_plan (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_plan (bytes, NULL, &error);
  guint n_rows = table != NULL ? isms_table_get_n_rows (table) : 0;

  if (table == NULL)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  else
    g_assert_cmpuint (n_rows, >, 1);
  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_cmpuint (isms_table_get_row_size (table, i), ==, isms_table_get_n_columns (table));
      g_assert_cmpuint (isms_table_get_line (table, i), >, 0);
      for (guint j = 0; j < isms_table_get_row_size (table, i); j++)
        g_assert_true (g_utf8_validate (isms_table_get (table, i, j), -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = isms_framework_read (bytes, NULL, &error);

  check_plan (bytes);
  if (all == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED))
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
      return 0;
    }
  for (guint i = 0; i < all->len; i++)
    {
      const IsmsFrameworkData *one = all->pdata[i];

      if (one->controls->len > 0)
        check_there_and_back (one);
    }
  return 0;
}
