/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Control numbers that a spreadsheet took for numbers: 5.20 became 5.2, and only a person knows
 * which was meant. One answer for each such number, for the whole file and the next like it. */

#include "isms-config.h"

#include "isms-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Those of Annex A that stand beside themselves with a zero. */
static const char *const spoiled[ISMS_N_SPOILED] = {
  "5.1", "5.2", "5.3", "7.1", "8.1", "8.2", "8.3"
};

static int
find_spoiled (const char *text)
{
  for (guint i = 0; i < ISMS_N_SPOILED; i++)
    if (strcmp (spoiled[i], text) == 0)
      return (int) i;
  return -1;
}

static void
count_spoiled (IsmsImport *self, const char *text)
{
  g_auto (GStrv) names = g_strsplit_set (text, ",;|\n ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      int place = find_spoiled (names[i]);

      if (place >= 0)
        self->numbers[place].count++;
    }
}

/* After the columns changed: which of them the file has. What was answered stays. */
void
isms_import_find_numbers (IsmsImport *self)
{
  g_autoptr (GStringChunk) chunk = g_string_chunk_new (256);

  for (guint i = 0; i < ISMS_N_SPOILED; i++)
    {
      self->numbers[i].text = spoiled[i];
      self->numbers[i].count = 0;
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      if (isms_import_get_target (self, i)->type != ISMS_IMPORT_CONTROLS)
        continue;
      for (guint row = isms_import_get_first_row (self); row < isms_table_get_n_rows (self->table);
           row++)
        count_spoiled (self, isms_import_clean (isms_table_get (self->table, row, i), chunk));
    }
}

/* "5.20" for "5.2" where it was said to have lost its zero; @text itself where it is as written or
 * no such number; NULL where nobody said. */
const char *
isms_import_get_number (const IsmsImport *self, const char *text, GStringChunk *chunk)
{
  int place = find_spoiled (text);
  char *whole;

  if (place < 0 || self->numbers[place].zero == ISMS_IMPORT_ZERO_KEPT)
    return text;
  if (self->numbers[place].zero == ISMS_IMPORT_ZERO_OPEN)
    return NULL;
  whole = g_strconcat (text, "0", NULL);
  text = g_string_chunk_insert (chunk, whole);
  g_free (whole);
  return text;
}

/**
 * isms_import_get_n_numbers:
 *
 * Returns: how many different control numbers of the file may have lost a zero. Valid until a
 *   column or the header changes.
 */
guint
isms_import_get_n_numbers (const IsmsImport *self)
{
  guint n = 0;

  for (guint i = 0; i < ISMS_N_SPOILED; i++)
    n += self->numbers[i].count > 0;
  return n;
}

/**
 * isms_import_get_nth_number:
 * @index: less than isms_import_get_n_numbers()
 *
 * Returns: (transfer none): a control number that may have lost a zero, the smallest first
 */
const IsmsImportNumber *
isms_import_get_nth_number (const IsmsImport *self, guint index)
{
  for (guint i = 0; i < ISMS_N_SPOILED; i++)
    if (self->numbers[i].count > 0 && index-- == 0)
      return &self->numbers[i];
  g_return_val_if_reached (NULL);
}

/**
 * isms_import_set_number:
 * @text: as it stands in the file: "5.2"
 * @zero: whether it has lost one
 *
 * Answers for every cell with this number, and for the next file with these headings.
 *
 * Returns: %FALSE if it is no number that can have lost a zero
 */
gboolean
isms_import_set_number (IsmsImport *self, const char *text, IsmsImportZero zero)
{
  int place = find_spoiled (text);

  if (place >= 0)
    self->numbers[place].zero = zero;
  return place >= 0;
}

/**
 * isms_import_answer_number:
 * @assignment: "5.2=5.20", or "5.2=5.2" where it is as written
 *
 * For the command line.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_ARGUMENT and a sentence
 */
gboolean
isms_import_answer_number (IsmsImport *self, const char *assignment, GError **error)
{
  const char *equals = strchr (assignment, '=');
  g_autofree char *text = equals != NULL ? g_strndup (assignment, equals - assignment) : NULL;
  g_autofree char *whole = text != NULL ? g_strconcat (text, "0", NULL) : NULL;
  gboolean kept = text != NULL && strcmp (equals + 1, text) == 0;
  gboolean lost = text != NULL && strcmp (equals + 1, whole) == 0;

  if ((kept || lost)
      && isms_import_set_number (self, text, kept ? ISMS_IMPORT_ZERO_KEPT : ISMS_IMPORT_ZERO_LOST))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _ ("“%s” does not say which control is meant; “5.2=5.20” does, or “5.2=5.2”."),
               assignment);
  return FALSE;
}
