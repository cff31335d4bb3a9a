/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Text separated by commas, semicolons, tabs or bars becomes a table, cut where it stands: a cell
 * is never longer than what is written for it, so quotes are taken out in place. */

#include "isms-config.h"

#include "isms-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BYTES ((gsize) 1 << 30)
#define SAMPLE_BYTES 65536
#define SAMPLE_ROWS 200
#define CANCEL_ROWS 4096
#define STRAY_CHARACTERS 64 /* that a text may hold, and one in 50 more */

typedef struct
{
  IsmsTable *table;
  char *text;
  char *at;
  char *end;
  guint line;
  guint max_rows;
  gboolean stop[256]; /* characters that may end a cell */
  gboolean one_line;  /* a quotation mark was never closed: from here on none spans lines */
  gboolean cut;       /* the text is only the beginning of a file */
} Parser;

static void
init_parser (Parser *self, IsmsTable *table, char *text, gsize length, char delimiter)
{
  *self = (Parser) { .table = table, .text = text, .at = text, .end = text + length, .line = 1 };
  self->max_rows = G_MAXUINT;
  self->stop[(guchar) delimiter] = TRUE;
  self->stop['\n'] = self->stop['\r'] = self->stop['\0'] = TRUE;
}

/* Closes the cell at @stop and goes behind what ends it. TRUE: the row ends, too. */
static gboolean
end_cell (Parser *self, char *stop)
{
  char c = *stop;

  *stop = '\0';
  if (c == '\0')
    {
      self->at = self->end;
      return TRUE;
    }
  self->at = stop + 1;
  if (c != '\n' && c != '\r')
    return FALSE;
  if (c == '\r' && *self->at == '\n')
    self->at++;
  self->line++;
  return TRUE;
}

/* The quotation mark that closes what was opened before @at: the first that is neither doubled nor
 * followed by more text. Sets @stop to what ends the cell. */
static char *
find_close (Parser *self, char *at, char **stop)
{
  for (;;)
    {
      at = self->one_line ? strpbrk (at, "\"\r\n") : strchr (at, '"');
      if (at == NULL || *at != '"')
        return NULL;
      if (at[1] == '"')
        {
          at += 2;
          continue;
        }
      *stop = at + 1;
      while (**stop == ' ')
        (*stop)++;
      if (self->stop[(guchar) * *stop])
        return at;
      at++;
    }
}

/* Takes the doubling out of the quotation marks between @start and @close. */
static void
undouble (char *start, char *close)
{
  char *to = memchr (start, '"', close - start);

  if (to == NULL)
    {
      *close = '\0';
      return;
    }
  for (char *from = to; from < close; from++)
    {
      *to++ = *from;
      if (*from == '"' && from + 1 < close && from[1] == '"')
        from++;
    }
  *to = '\0';
}

static guint
count_lines (const char *start, const char *end)
{
  guint n = 0;

  for (const char *at = start; at < end; at++)
    n += *at == '\n' || (*at == '\r' && at[1] != '\n');
  return n;
}

static gboolean
parse_cell (Parser *self)
{
  char *at = self->at;
  char *stop;

  while (*at == ' ')
    at++;
  if (*at == '"')
    {
      char *start = at + 1;
      char *close = find_close (self, start, &stop);

      if (close != NULL)
        {
          guint32 where = start - self->text;
          guint lines = count_lines (start, close);
          gboolean ends;

          g_array_append_val (self->table->cells, where);
          ends = end_cell (self, stop);
          undouble (start, close);
          self->line += lines;
          return ends;
        }
      if (self->cut)
        return end_cell (self, self->end);
      isms_repairs_add (self->table->repairs, self->line, ISMS_REPAIR_QUOTE);
      self->one_line = TRUE;
    }
  at = self->at;
  g_array_append_val (self->table->cells, (guint32) { at - self->text });
  while (!self->stop[(guchar) *at])
    at++;
  return end_cell (self, at);
}

static gboolean
parse_rows (Parser *self, GCancellable *cancellable, GError **error)
{
  IsmsTable *table = self->table;

  while (self->at < self->end && table->rows->len < self->max_rows)
    {
      IsmsTableRow row = { .first = table->cells->len, .line = self->line };

      if (table->rows->len % CANCEL_ROWS == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      while (!parse_cell (self))
        ;
      g_array_append_val (table->rows, row);
      table->n_columns = MAX (table->n_columns, table->cells->len - row.first);
    }
  return TRUE;
}

/* How well the sample falls into rows of the same width with this delimiter; 0: not at all. */
static double
rate_delimiter (const char *sample, gsize length, gboolean whole, char delimiter)
{
  g_autoptr (IsmsTable) table = isms_table_new ();
  g_autoptr (GHashTable) widths = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer width;
  gpointer count;
  guint n_rows;
  guint n_filled = 0;
  double best = 0;
  Parser parser;

  table->text = g_strndup (sample, length);
  init_parser (&parser, table, table->text, length, delimiter);
  parser.max_rows = SAMPLE_ROWS;
  parser.cut = !whole;
  parse_rows (&parser, NULL, NULL);
  n_rows = isms_table_get_n_rows (table);
  if (!whole && n_rows > 1 && parser.at == parser.end)
    n_rows--;
  for (guint i = 0; i < n_rows; i++)
    {
      guint size = isms_table_get_row_size (table, i);

      if (size == 1 && isms_table_is_blank (table, i))
        continue;
      n_filled++;
      count = g_hash_table_lookup (widths, GUINT_TO_POINTER (size));
      g_hash_table_insert (widths, GUINT_TO_POINTER (size),
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (count) + 1));
    }
  g_hash_table_iter_init (&iter, widths);
  while (g_hash_table_iter_next (&iter, &width, &count))
    if (GPOINTER_TO_UINT (width) > 1)
      best = MAX (best, (double) GPOINTER_TO_UINT (count) / n_filled
                            + MIN (GPOINTER_TO_UINT (width), 50) / 1000.0);
  return best;
}

static char
guess_delimiter (const char *text, gsize length)
{
  /* Where two fit alike, the one that is rarer in prose. */
  static const char candidates[] = { '\t', ';', '|', ',' };
  gsize sample = MIN (length, SAMPLE_BYTES);
  char found = ',';
  double best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      double rate = rate_delimiter (text, sample, sample == length, candidates[i]);

      if (rate > best)
        {
          best = rate;
          found = candidates[i];
        }
    }
  return found;
}

/* The first line "sep=;" is an instruction to a spreadsheet program. */
static char
take_instruction (Parser *self)
{
  const char *text = self->text;

  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0' || text[5] == '\0'
      || strchr ("\r\n", text[5]) == NULL || strchr (",;|\t:^", text[4]) == NULL)
    return '\0';
  self->at += text[5] == '\r' && text[6] == '\n' ? 7 : 6;
  self->line = 2;
  return text[4];
}

static gboolean
is_workbook (const char *data, gsize size)
{
  return size >= 4
         && (memcmp (data, "PK\003\004", 4) == 0 || memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0);
}

/* Text has no control characters but those that part lines and cells. */
static gboolean
is_binary (const char *data, gsize size)
{
  gsize sample = MIN (size, SAMPLE_BYTES);
  gsize n = 0;

  for (gsize i = 0; i < sample; i++)
    n += (guchar) data[i] < ' ' && memchr ("\t\n\v\f\r", data[i], 5) == NULL;
  return n > STRAY_CHARACTERS + sample / 50;
}

gboolean
isms_csv_parse (IsmsTable *table, gsize length, GCancellable *cancellable, GError **error)
{
  Parser parser;
  char given;

  init_parser (&parser, table, table->text, length, ',');
  given = take_instruction (&parser);
  table->delimiter = given != '\0' ? given : guess_delimiter (parser.at, parser.end - parser.at);
  parser.stop[','] = FALSE;
  parser.stop[(guchar) table->delimiter] = TRUE;
  return parse_rows (&parser, cancellable, error);
}

/**
 * isms_table_read_csv:
 * @bytes: the content of a file
 *
 * Reads text in any of the known encodings, separated by comma, semicolon, tab or bar, whichever
 * cuts it most evenly. Follows RFC 4180, and where a file does not, keeps every character: see
 * isms_table_get_repairs().
 *
 * Returns: (transfer full): the table, or %NULL with %G_IO_ERROR_INVALID_DATA and a sentence for a
 *   workbook, for what is no text or for more than 1 GiB, %G_IO_ERROR_CANCELLED. Any thread.
 */
IsmsTable *
isms_table_read_csv (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsTable) table = isms_table_new ();
  gsize length;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (is_workbook (data, size))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
          _ ("This is a workbook, not text. Nothing was imported. In the spreadsheet "
             "program, save the sheet as CSV and import that file."));
      return NULL;
    }
  if (size < MAX_BYTES)
    table->text = isms_decode_text (bytes, &table->encoding, &length, table->repairs);
  if (table->text == NULL || length >= MAX_BYTES)
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
          _ ("This file is larger than 1 GiB. Nothing was imported. Divide it into "
             "smaller files and import them one after another."));
      return NULL;
    }
  if ((table->encoding == ISMS_ENCODING_UTF8 || table->encoding == ISMS_ENCODING_WINDOWS_1252)
      && is_binary (data, size))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
          _ ("This file is not text. Nothing was imported. Open it in the program that made it, "
             "save the table as CSV and import that file."));
      return NULL;
    }
  if (!isms_csv_parse (table, length, cancellable, error))
    return NULL;
  return g_steal_pointer (&table);
}
