/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Completes a PDF as cairo writes it (version 1.4, its objects in the open): inserts entries into
 * some dictionaries and writes the table of offsets anew. docs/decisions/finished-pdf.md weighs
 * this. */

#include "isms-pdf-finish.h"

#include <string.h>

#define ENTRY_LENGTH 20 /* "0000000015 00000 n \n" */

typedef struct
{
  gsize offset;
  char *text;
} Insertion;

typedef struct
{
  const char *data;
  gsize length;
  gsize table; /* where "xref" stands */
  guint n_objects;
  const char *entries;
  const char *trailer;
  gsize trailer_length;
  GArray *insertions; /* (element-type Insertion) */
} File;

static void
clear_insertion (gpointer data)
{
  g_free (((Insertion *) data)->text);
}

static gboolean
starts_with (const File *self, gsize offset, const char *text)
{
  gsize length = strlen (text);

  return offset < self->length && self->length - offset >= length
         && memcmp (self->data + offset, text, length) == 0;
}

/* The last "startxref" of the file; 0 where there is none. */
static gsize
find_start (const File *self)
{
  gsize longest = MIN (self->length, 64);

  for (gsize i = strlen ("startxref\n"); i < longest; i++)
    if (starts_with (self, self->length - i, "startxref\n"))
      return self->length - i;
  return 0;
}

static gboolean
read_table (File *self)
{
  gsize start = find_start (self);
  g_autofree char *tail = g_strndup (self->data + start, self->length - start);
  char *end;
  guint64 n_objects;

  if (start == 0)
    return FALSE;
  self->table = (gsize) g_ascii_strtoull (tail + strlen ("startxref\n"), NULL, 10);
  if (!starts_with (self, self->table, "xref\n0 ") || self->table >= start)
    return FALSE;
  n_objects = g_ascii_strtoull (self->data + self->table + strlen ("xref\n0 "), &end, 10);
  self->entries = end + 1;
  if (n_objects == 0 || n_objects > (start - self->table) / ENTRY_LENGTH)
    return FALSE;
  self->n_objects = (guint) n_objects;
  self->trailer = self->entries + n_objects * ENTRY_LENGTH;
  self->trailer_length = (gsize) (self->data + start - self->trailer);
  return starts_with (self, (gsize) (self->trailer - self->data), "trailer\n");
}

/* Where the dictionary of an object begins; 0 where cairo reserved a number and wrote nothing. */
static gsize
find_object (const File *self, guint number)
{
  gsize offset = (gsize) g_ascii_strtoull (self->entries + number * ENTRY_LENGTH, NULL, 10);
  g_autofree char *heading = g_strdup_printf ("%u 0 obj\n", number);

  if (number == 0 || !starts_with (self, offset, heading))
    return 0;
  return offset + strlen (heading);
}

static gsize
get_offset (const File *self, guint number)
{
  g_autofree char *heading = g_strdup_printf ("%u 0 obj\n", number);

  return find_object (self, number) - strlen (heading);
}

static char *
dup_hex (const char *text)
{
  GString *hex = g_string_new ("<feff");
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  for (glong i = 0; i < n; i++)
    g_string_append_printf (hex, "%04x", units[i]);
  g_string_append_c (hex, '>');
  return g_string_free (hex, FALSE);
}

/* @text is taken. */
static void
insert (File *self, gsize offset, char *text)
{
  Insertion insertion = { offset, text };

  g_array_append_val (self->insertions, insertion);
}

static void
collect (File *self, const char *language, const char *const *alternatives)
{
  guint figure = 0;
  guint n_figures = g_strv_length ((char **) alternatives);

  for (guint i = 1; i < self->n_objects; i++)
    {
      gsize at = find_object (self, i);

      if (at == 0)
        continue;
      if (starts_with (self, at, "<< /Type /Catalog\n"))
        {
          g_autofree char *hex = dup_hex (language);

          insert (
              self, at + 3,
              g_strdup_printf ("/Lang %s /ViewerPreferences << /DisplayDocTitle true >> ", hex));
        }
      else if (starts_with (self, at, "<< /Type /StructElem\n   /S /TH\n"))
        insert (self, at + 3, g_strdup ("/A << /O /Table /Scope /Column >> "));
      else if (starts_with (self, at, "<< /Type /StructElem\n   /S /Figure\n")
               && figure < n_figures)
        {
          g_autofree char *hex = dup_hex (alternatives[figure++]);

          insert (self, at + 3, g_strdup_printf ("/Alt %s ", hex));
        }
    }
}

static int
compare_insertions (gconstpointer a, gconstpointer b)
{
  const Insertion *first = a;
  const Insertion *second = b;

  return (first->offset > second->offset) - (first->offset < second->offset);
}

/* Where an offset of the old file is in the new one. */
static gsize
move (const File *self, gsize offset)
{
  gsize moved = offset;

  for (guint i = 0; i < self->insertions->len; i++)
    {
      const Insertion *insertion = &g_array_index (self->insertions, Insertion, i);

      if (insertion->offset > offset)
        break;
      moved += strlen (insertion->text);
    }
  return moved;
}

static void
append_table (const File *self, GString *out)
{
  g_string_append_printf (out, "xref\n0 %u\n0000000000 65535 f \n", self->n_objects);
  for (guint i = 1; i < self->n_objects; i++)
    if (find_object (self, i) != 0)
      g_string_append_printf (out, "%010" G_GSIZE_FORMAT " 00000 n \n",
                              move (self, get_offset (self, i)));
    else
      g_string_append (out, "0000000000 00001 f \n");
}

/**
 * isms_pdf_finish:
 * @pdf: a PDF of version 1.4, as cairo wrote it
 * @language: BCP 47, of the text
 * @alternatives: (array zero-terminated=1): what each figure shows, in words, in their order
 * @error: %G_IO_ERROR_INVALID_DATA if it is not such a file
 *
 * Adds the language of the document, the words for its figures and the scope of table headings, and
 * takes numbers out of use that cairo gave to nothing.
 *
 * Returns: (transfer full): the finished file
 */
GBytes *
isms_pdf_finish (GBytes *pdf, const char *language, const char *const *alternatives, GError **error)
{
  g_autoptr (GArray) insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));
  File self = { .insertions = insertions };
  GString *out;
  gsize from = 0, table;

  g_array_set_clear_func (insertions, clear_insertion);
  self.data = g_bytes_get_data (pdf, &self.length);
  if (!read_table (&self))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "the PDF's table of objects is not where it should be");
      return NULL;
    }
  collect (&self, language, alternatives);
  g_array_sort (insertions, compare_insertions);
  out = g_string_sized_new (self.length + 4096);
  for (guint i = 0; i < insertions->len; i++)
    {
      const Insertion *insertion = &g_array_index (insertions, Insertion, i);

      g_string_append_len (out, self.data + from, (gssize) (insertion->offset - from));
      g_string_append (out, insertion->text);
      from = insertion->offset;
    }
  g_string_append_len (out, self.data + from, (gssize) (self.table - from));
  table = out->len;
  append_table (&self, out);
  g_string_append_len (out, self.trailer, (gssize) self.trailer_length);
  g_string_append_printf (out, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", table);
  return g_string_free_to_bytes (out);
}
