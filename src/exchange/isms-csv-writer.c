/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* RFC 4180, and formulas defused: a cell that a spreadsheet program would compute gets an
 * apostrophe in front, one that has it already gets one more, so that reading takes off exactly
 * what was added. */

#include "isms-csv-writer.h"

#include <string.h>

#include "isms-number.h"

#define BUFFER_BYTES 65536

struct _IsmsCsvWriter
{
  GOutputStream *stream;
  GString *buffer;
  char special[6]; /* characters that ask for quotation marks */
  char delimiter;
  gboolean in_row;
  gsize row_start;
};

static gboolean
needs_defusing (const char *text)
{
  while (*text == '\'')
    text++;
  return *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
}

static gboolean
flush_buffer (IsmsCsvWriter *self, GCancellable *cancellable, GError **error)
{
  gboolean done = g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len,
                                             NULL, cancellable, error);

  g_string_truncate (self->buffer, 0);
  return done;
}

/**
 * isms_csv_writer_new:
 * @delimiter: "," or ";" or a tab
 * @mark: begin with a byte order mark, by which spreadsheet programs know UTF-8
 *
 * Returns: (transfer full): a writer onto @stream, which stays the caller's to close. One thread at
 *   a time.
 */
IsmsCsvWriter *
isms_csv_writer_new (GOutputStream *stream, char delimiter, gboolean mark)
{
  IsmsCsvWriter *self = g_new0 (IsmsCsvWriter, 1);

  self->stream = g_object_ref (stream);
  self->buffer = g_string_sized_new (BUFFER_BYTES + 4096);
  self->delimiter = delimiter;
  memcpy (self->special, "\"\r\n\t", 4);
  self->special[4] = delimiter;
  if (mark)
    g_string_append (self->buffer, "\xef\xbb\xbf");
  return self;
}

/**
 * isms_csv_writer_free:
 *
 * What was not flushed by isms_csv_writer_finish() is lost.
 */
void
isms_csv_writer_free (IsmsCsvWriter *self)
{
  g_object_unref (self->stream);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/**
 * isms_csv_writer_add:
 * @text: (nullable): valid UTF-8; %NULL is an empty cell
 *
 * Adds a cell to the row, in quotation marks where it needs them.
 */
void
isms_csv_writer_add (IsmsCsvWriter *self, const char *text)
{
  GString *out = self->buffer;

  if (self->in_row)
    g_string_append_c (out, self->delimiter);
  else
    self->row_start = out->len;
  self->in_row = TRUE;
  if (text == NULL || *text == '\0')
    return;
  if (strpbrk (text, self->special) == NULL && *text != ' ')
    {
      if (needs_defusing (text))
        g_string_append_c (out, '\'');
      g_string_append (out, text);
      return;
    }
  g_string_append_c (out, '"');
  if (needs_defusing (text))
    g_string_append_c (out, '\'');
  for (const char *quote; (quote = strchr (text, '"')) != NULL; text = quote + 1)
    {
      g_string_append_len (out, text, quote - text + 1);
      g_string_append_c (out, '"');
    }
  g_string_append (out, text);
  g_string_append_c (out, '"');
}

/**
 * isms_csv_writer_add_number:
 * @number: what the cell says
 *
 * Adds a cell with a number, which is no formula whatever its sign is.
 */
void
isms_csv_writer_add_number (IsmsCsvWriter *self, double number)
{
  g_autofree char *text = isms_number_dup_text (number);

  isms_csv_writer_add (self, NULL);
  g_string_append (self->buffer, text);
}

/**
 * isms_csv_writer_end_row:
 *
 * Ends the row. A row of one empty cell is written as "", so that it is not taken for a blank line.
 */
gboolean
isms_csv_writer_end_row (IsmsCsvWriter *self, GCancellable *cancellable, GError **error)
{
  if (!self->in_row || self->buffer->len == self->row_start)
    g_string_append (self->buffer, "\"\"");
  g_string_append (self->buffer, "\r\n");
  self->in_row = FALSE;
  return self->buffer->len < BUFFER_BYTES || flush_buffer (self, cancellable, error);
}

/**
 * isms_csv_writer_finish:
 *
 * Writes what is left. The stream stays open.
 */
gboolean
isms_csv_writer_finish (IsmsCsvWriter *self, GCancellable *cancellable, GError **error)
{
  return flush_buffer (self, cancellable, error);
}

/**
 * isms_csv_restore:
 *
 * The opposite of what isms_csv_writer_add () does to a formula.
 *
 * Returns: (transfer none): @text or the part behind the apostrophe
 */
const char *
isms_csv_restore (const char *text)
{
  return *text == '\'' && needs_defusing (text) ? text + 1 : text;
}

/**
 * isms_csv_is_formula:
 *
 * Returns: whether isms_csv_writer_add() puts an apostrophe in front of @text
 */
gboolean
isms_csv_is_formula (const char *text)
{
  return needs_defusing (text);
}
