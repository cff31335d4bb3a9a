/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The text of cells: cleaned, joined, kept in notes, quoted in messages. */

#include "isms-csv-writer.h"
#include "isms-import-private.h"

#include <string.h>

/* Takes white space off both ends, in place, and makes every break of lines "\n". */
char *
isms_import_tidy (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from == '\r' && from[1] == '\n')
        from++;
      *to++ = *from == '\r' ? '\n' : *from;
    }
  *to = '\0';
  return g_strstrip (text);
}

const char *
isms_import_clean (const char *cell, GStringChunk *chunk)
{
  const char *text = isms_csv_restore (cell);
  gsize length = strlen (text);

  if (length > 0 && !g_ascii_isspace (text[0]) && !g_ascii_isspace (text[length - 1])
      && memchr (text, '\r', length) == NULL)
    return text;
  return isms_import_tidy (g_string_chunk_insert_len (chunk, text, length));
}

/* For a message: at most 60 letters, on one line. */
char *
isms_import_shorten (const char *text)
{
  g_autofree char *brief = NULL;

  if (strlen (text) <= 60 && strchr (text, '\n') == NULL)
    return g_strdup (text);
  brief = g_utf8_truncate_middle (text, 60);
  return g_strdelimit (g_steal_pointer (&brief), "\n", ' ');
}

void
isms_import_say (ImportRecord *record, const char *format, ...)
{
  va_list args;

  if (record->messages->len > 0)
    g_string_append_c (record->messages, '\n');
  va_start (args, format);
  g_string_append_vprintf (record->messages, format, args);
  va_end (args);
}

/* Puts "Heading: text" into the note. */
void
isms_import_keep (ImportRecord *record, const char *heading, const char *text)
{
  if (record->note->len > 0)
    g_string_append_c (record->note, '\n');
  g_string_append_printf (record->note, "%s: %s", heading, text);
}

const char *
isms_import_join_lines (const char *text, GStringChunk *chunk)
{
  if (strchr (text, '\n') == NULL)
    return text;
  return g_strdelimit (g_string_chunk_insert (chunk, text), "\n", ' ');
}
