/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row for each record, a column for each role. */

#include "isms-config.h"

#include "isms-responsibility-export.h"

#include <glib/gi18n-lib.h>

#include "isms-csv-writer.h"
#include "isms-responsibility.h"

static gboolean
write_headings (const IsmsRaciGrid *raci,
                IsmsCsvWriter *writer,
                GCancellable *cancellable,
                GError **error)
{
  isms_csv_writer_add (writer, _ ("Kind"));
  isms_csv_writer_add (writer, _ ("Ref"));
  isms_csv_writer_add (writer, _ ("Title"));
  for (guint i = 0; i < raci->roles->len; i++)
    {
      const IsmsRaciRole *role = raci->roles->pdata[i];
      g_autofree char *heading = g_strdup_printf ("%s %s", role->ref, role->title);

      isms_csv_writer_add (writer, heading);
    }
  return isms_csv_writer_end_row (writer, cancellable, error);
}

static gboolean
write_row (const IsmsRaciGrid *raci,
           const IsmsRaciRow *row,
           IsmsCsvWriter *writer,
           GCancellable *cancellable,
           GError **error)
{
  isms_csv_writer_add (writer, _ (row->kind->label));
  isms_csv_writer_add (writer, row->ref);
  isms_csv_writer_add (writer, row->title);
  for (guint i = 0; i < raci->roles->len; i++)
    isms_csv_writer_add (writer, isms_raci_get_letters (row->cells[i]));
  return isms_csv_writer_end_row (writer, cancellable, error);
}

/**
 * isms_responsibility_export:
 * @database: a connection of the calling thread
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Writes which role is responsible, accountable, consulted or informed in what (5.3), by the
 * letters that the window shows.
 *
 * Returns: (transfer full): the content of the file; %NULL on error, %G_IO_ERROR_NOT_FOUND where
 *   there is nothing in the matrix
 */
GBytes *
isms_responsibility_export (IsmsDatabase *database, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsRaciGrid) raci = isms_raci_load (database, error);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (IsmsCsvWriter) writer = NULL;

  if (raci == NULL)
    return NULL;
  if (raci->rows->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("No role is anything in anything yet, so that nothing was "
                              "exported."));
      return NULL;
    }
  writer = isms_csv_writer_new (stream, ',', TRUE);
  if (!write_headings (raci, writer, cancellable, error))
    return NULL;
  for (guint i = 0; i < raci->rows->len; i++)
    if (!write_row (raci, raci->rows->pdata[i], writer, cancellable, error))
      return NULL;
  if (!isms_csv_writer_finish (writer, cancellable, error)
      || !g_output_stream_close (stream, cancellable, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}
