/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Workbook and CSV are read back by the import of controls: what is implemented is what was stated,
 * so that a file that comes back changes nothing. */

#include "isms-config.h"

#include "isms-soa-export-private.h"

#include <glib/gi18n-lib.h>

#include "isms-export-private.h"

static const struct
{
  const char *name;
  const char *suffix;
} formats[] = {
  { "xlsx", ".xlsx" },
  { "csv", ".csv" },
  { "oscal", ".json" },
};

G_STATIC_ASSERT (G_N_ELEMENTS (formats) == ISMS_N_SOA_FORMATS);

/**
 * isms_soa_format_get_name:
 *
 * Returns: (transfer none): the word for the format on a command line
 */
const char *
isms_soa_format_get_name (IsmsSoaFormat format)
{
  return formats[format].name;
}

/**
 * isms_soa_format_find:
 * @name: a word
 * @format: (out): what it means
 *
 * Returns: whether there is such a format
 */
gboolean
isms_soa_format_find (const char *name, IsmsSoaFormat *format)
{
  for (guint i = 0; i < ISMS_N_SOA_FORMATS; i++)
    if (g_strcmp0 (formats[i].name, name) == 0)
      {
        *format = (IsmsSoaFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * isms_soa_format_get_suffix:
 *
 * Returns: (transfer none): how names of such files end, with the dot
 */
const char *
isms_soa_format_get_suffix (IsmsSoaFormat format)
{
  return formats[format].suffix;
}

static IsmsQuery *
make_query (void)
{
  IsmsQuery *query = isms_query_new (isms_kind_find ("control"));

  isms_query_filter_int (query, "in_soa", 1);
  return query;
}

static GBytes *
write_csv (IsmsDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsQuery) query = make_query ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (isms_export_csv (query, database, stream, ISMS_EXPORT_FOR_PEOPLE, cancellable, error) < 0
      || !g_output_stream_close (stream, cancellable, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static GBytes *
write_workbook (IsmsDatabase *database, GCancellable *cancellable, GError **error)
{
  static const char *const fields[] = { "title",    "theme",         "applicable",
                                        "reasons",  "justification", "implementation",
                                        "reported", "how",           "owner",
                                        "due",      "maturity",      "risks",
                                        NULL };
  g_autoptr (IsmsQuery) query = make_query ();
  g_autoptr (GArray) ids = isms_query_run (query, database, NULL, error);
  IsmsExportCells cells;
  GBytes *bytes = NULL;

  if (ids == NULL)
    return NULL;
  if (isms_export_cells_init (&cells, database, isms_kind_find ("control"), fields, TRUE, error))
    bytes = isms_export_write_workbook (&cells, _ ("Statement of Applicability"), ids, cancellable,
                                        error);
  isms_export_cells_clear (&cells);
  return bytes;
}

/**
 * isms_soa_export:
 * @database: a connection of the calling thread
 * @format: of the file
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Writes the Statement of Applicability as it stands (6.1.3 d): the controls that stand in it, in
 * its order.
 *
 * Returns: (transfer full): the content of the file; %NULL on error, %G_IO_ERROR_NOT_FOUND where
 *   nothing stands in the statement
 */
GBytes *
isms_soa_export (IsmsDatabase *database,
                 IsmsSoaFormat format,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (IsmsQuery) query = make_query ();
  gint64 n = isms_query_count (query, database, error);

  if (n < 0)
    return NULL;
  if (n == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("Nothing stands in the Statement of Applicability, so that nothing "
                              "was exported."));
      return NULL;
    }
  switch (format)
    {
    case ISMS_SOA_XLSX:
      return write_workbook (database, cancellable, error);
    case ISMS_SOA_CSV:
      return write_csv (database, cancellable, error);
    case ISMS_SOA_OSCAL:
    default:
      return isms_soa_write_plan (database, error);
    }
}
