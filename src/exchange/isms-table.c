/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A table held as one block of text with the places of its cells; and where its headings stand. */

#include "isms-config.h"

#include "isms-table-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define HEADER_ROWS 40   /* how far down headings are looked for */
#define LONG_CELL 80     /* bytes; a heading is shorter */
#define SAMPLED_ROWS 200 /* to tell how wide the table is */

IsmsTable *
isms_table_new (void)
{
  IsmsTable *self = g_new0 (IsmsTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (IsmsTableRow));
  self->repairs = g_array_new (FALSE, FALSE, sizeof (IsmsRepair));
  self->delimiter = ',';
  return self;
}

void
isms_repairs_add (GArray *repairs, guint line, IsmsRepairKind kind)
{
  IsmsRepair repair = { .line = line, .kind = kind, .count = 1 };

  if (repairs->len > 0)
    {
      IsmsRepair *last = &g_array_index (repairs, IsmsRepair, repairs->len - 1);

      if (last->line == line && last->kind == kind)
        {
          last->count++;
          return;
        }
    }
  g_array_append_val (repairs, repair);
}

static gboolean
is_blank (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return *text == '\0';
}

/* A number, a date in digits, a percentage: what stands under headings, not in them. */
static gboolean
is_figure (const char *text)
{
  gboolean digit = FALSE;

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text))
        digit = TRUE;
      else if (strchr (" .,:/-+%\t", *text) == NULL)
        return FALSE;
    }
  return digit;
}

/* The width that most rows have. */
static guint
count_usual_columns (IsmsTable *self)
{
  guint n_rows = MIN (self->rows->len, SAMPLED_ROWS);
  guint best = 0;
  guint best_count = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      guint filled = 0;
      guint count = 0;

      for (guint j = 0; j < isms_table_get_row_size (self, i); j++)
        filled += !is_blank (isms_table_get (self, i, j));
      for (guint j = i; j < n_rows; j++)
        count += isms_table_get_row_size (self, j) >= filled && !isms_table_is_blank (self, j);
      if (filled * count > best * best_count)
        {
          best = filled;
          best_count = count;
        }
    }
  return MAX (best, 1);
}

static double
rate_heading_row (
    IsmsTable *self, guint row, guint width, IsmsTableKnownFunc known, gpointer user_data)
{
  guint filled = 0;
  double rate = 0;

  for (guint i = 0; i < isms_table_get_row_size (self, row); i++)
    {
      const char *cell = isms_table_get (self, row, i);

      if (is_blank (cell))
        continue;
      filled++;
      if (is_figure (cell) || strlen (cell) > LONG_CELL)
        rate -= 2;
      else if (known != NULL && known (cell, user_data))
        rate += 2;
    }
  return rate + 4.0 * MIN (filled, width) / width - 0.1 * row;
}

static gboolean
is_filled_below (IsmsTable *self, guint row, guint column)
{
  for (guint i = row + 1; i < MIN (self->rows->len, row + SAMPLED_ROWS); i++)
    if (!is_blank (isms_table_get (self, i, column)))
      return TRUE;
  return FALSE;
}

/* Is @row the second row of headings, whose cells stand under merged ones of the row above? One
 * with nothing below its cells is not: it is a row with a separator too many. */
static gboolean
is_sub_header (IsmsTable *self, guint header, guint row)
{
  gboolean group = FALSE;
  gboolean under_group = FALSE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *above = isms_table_get (self, header, i);
      const char *cell = isms_table_get (self, row, i);
      gboolean merged = i + 1 < self->n_columns && is_blank (isms_table_get (self, header, i + 1))
                        && !is_blank (isms_table_get (self, row, i + 1));

      if (!is_blank (above))
        group = merged && !is_blank (cell);
      if (is_blank (cell))
        continue;
      if (is_figure (cell) || strlen (cell) > LONG_CELL)
        return FALSE;
      if (is_blank (above) && group)
        under_group = under_group || is_filled_below (self, row, i);
      else if (!group && *cell != '(')
        return FALSE;
    }
  return under_group;
}

/**
 * isms_table_ref:
 *
 * Returns: (transfer full): @self. Any thread.
 */
IsmsTable *
isms_table_ref (IsmsTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * isms_table_unref:
 *
 * Frees the table with its last reference. Any thread.
 */
void
isms_table_unref (IsmsTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->repairs);
  g_free (self->text);
  g_free (self->sheet);
  g_strfreev (self->sheets);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_free (self);
}

/**
 * isms_table_get_n_rows:
 *
 * Returns: rows, blank ones and headings among them
 */
guint
isms_table_get_n_rows (IsmsTable *self)
{
  return self->rows->len;
}

/**
 * isms_table_get_n_columns:
 *
 * Returns: cells in the widest row
 */
guint
isms_table_get_n_columns (IsmsTable *self)
{
  return self->n_columns;
}

/**
 * isms_table_get_row_size:
 *
 * Returns: cells in this row; 0 beyond the last row
 */
guint
isms_table_get_row_size (IsmsTable *self, guint row)
{
  guint32 end = self->cells->len;

  if (row >= self->rows->len)
    return 0;
  if (row + 1 < self->rows->len)
    end = g_array_index (self->rows, IsmsTableRow, row + 1).first;
  return end - g_array_index (self->rows, IsmsTableRow, row).first;
}

/**
 * isms_table_get:
 *
 * Returns: (transfer none): the cell as written, valid UTF-8; "" beyond the end of the row
 */
const char *
isms_table_get (IsmsTable *self, guint row, guint column)
{
  guint32 first;

  if (column >= isms_table_get_row_size (self, row))
    return "";
  first = g_array_index (self->rows, IsmsTableRow, row).first;
  return self->text + g_array_index (self->cells, guint32, first + column);
}

/**
 * isms_table_get_line:
 *
 * Returns: the line of the file where the row begins, from 1; 0 beyond the last row
 */
guint
isms_table_get_line (IsmsTable *self, guint row)
{
  return row < self->rows->len ? g_array_index (self->rows, IsmsTableRow, row).line : 0;
}

/**
 * isms_table_is_blank:
 *
 * Returns: whether nothing but white space stands in the row
 */
gboolean
isms_table_is_blank (IsmsTable *self, guint row)
{
  for (guint i = 0; i < isms_table_get_row_size (self, row); i++)
    if (!is_blank (isms_table_get (self, row, i)))
      return FALSE;
  return TRUE;
}

/**
 * isms_table_get_encoding:
 *
 * Returns: what the file was taken for
 */
IsmsEncoding
isms_table_get_encoding (IsmsTable *self)
{
  return self->encoding;
}

/**
 * isms_table_get_delimiter:
 *
 * Returns: what stands between the cells of a row: a tab or one of , ; | : ^
 */
char
isms_table_get_delimiter (IsmsTable *self)
{
  return self->delimiter;
}

/**
 * isms_table_get_sheet:
 *
 * Returns: (transfer none) (nullable): the name of the sheet of a workbook; %NULL for a text file
 */
const char *
isms_table_get_sheet (IsmsTable *self)
{
  return self->sheet;
}

/**
 * isms_table_get_sheets:
 *
 * Returns: (array zero-terminated=1) (transfer none): the names of all sheets of the workbook that
 *   the table is of; none for a text file
 */
const char *const *
isms_table_get_sheets (IsmsTable *self)
{
  static const char *const none[] = { NULL };

  return self->sheets != NULL ? (const char *const *) self->sheets : none;
}

/**
 * isms_table_is_plan:
 *
 * Returns: whether its rows say something of controls that are there, and none of a new one
 */
gboolean
isms_table_is_plan (IsmsTable *self)
{
  return self->is_plan;
}

/**
 * isms_table_get_remarks:
 *
 * Returns: (array zero-terminated=1) (transfer none): sentences about what was wrong in the file
 *   and could be read all the same, but for what isms_table_get_repairs() tells
 */
const char *const *
isms_table_get_remarks (IsmsTable *self)
{
  static const char *const none[] = { NULL };

  return self->remarks != NULL && self->remarks->len > 0
             ? (const char *const *) self->remarks->pdata
             : none;
}

/**
 * isms_table_get_repairs:
 * @n_repairs: (out): how many
 *
 * Returns: (array length=n_repairs) (transfer none): what had to be mended to read the file
 */
const IsmsRepair *
isms_table_get_repairs (IsmsTable *self, guint *n_repairs)
{
  *n_repairs = self->repairs->len;
  return (const IsmsRepair *) self->repairs->data;
}

/**
 * isms_repair_dup_words:
 *
 * Returns: (transfer full): a translated sentence about one repair
 */
char *
isms_repair_dup_words (const IsmsRepair *self)
{
  switch (self->kind)
    {
    case ISMS_REPAIR_NUL:
      return g_strdup_printf (
          /* Translators: %u is a line number, then a count */
          ngettext ("Line %u: %u NUL character was replaced by �.",
                    "Line %u: %u NUL characters were replaced by �.", self->count),
          self->line, self->count);
    case ISMS_REPAIR_INVALID:
      return g_strdup_printf (
          /* Translators: %u is a line number, then a count */
          ngettext ("Line %u: %u byte that is no text was replaced by �.",
                    "Line %u: %u bytes that are no text were replaced by �.", self->count),
          self->line, self->count);
    case ISMS_REPAIR_QUOTE:
    default:
      return g_strdup_printf (
          /* Translators: %u is a line number */
          _ ("Line %u: a quotation mark is never closed; it was kept as a character."), self->line);
    }
}

/**
 * isms_table_guess_header:
 * @known: (nullable) (scope call): tells headings that the caller knows
 * @n_header_rows: (out): 1, or 2 where a second row stands under merged headings; 0 for an empty
 * table
 *
 * Finds the headings below titles, notes and blank rows: the row near the top that is filled most
 * evenly with short words, best with known ones.
 *
 * Returns: the first row of headings
 */
guint
isms_table_guess_header (IsmsTable *self,
                         IsmsTableKnownFunc known,
                         gpointer user_data,
                         guint *n_header_rows)
{
  guint width = count_usual_columns (self);
  gboolean found = FALSE;
  guint header = 0;
  double best = 0;

  for (guint i = 0; i < MIN (self->rows->len, HEADER_ROWS); i++)
    {
      double rate;

      if (isms_table_is_blank (self, i))
        continue;
      rate = rate_heading_row (self, i, width, known, user_data);
      if (found && rate <= best)
        continue;
      found = TRUE;
      header = i;
      best = rate;
    }
  *n_header_rows = found ? 1 : 0;
  if (found && header + 1 < self->rows->len && is_sub_header (self, header, header + 1))
    *n_header_rows = 2;
  return header;
}

/**
 * isms_table_dup_heading:
 *
 * Returns: (transfer full): the heading of a column, that of its group in front where headings are
 *   merged over several columns ("CIA C"); "" where there is none
 */
char *
isms_table_dup_heading (IsmsTable *self, guint header, guint n_header_rows, guint column)
{
  const char *top = n_header_rows > 0 ? isms_table_get (self, header, column) : "";
  const char *sub = n_header_rows > 1 ? isms_table_get (self, header + 1, column) : "";
  g_autofree char *heading = NULL;

  for (guint i = column; is_blank (top) && !is_blank (sub) && i > 0; i--)
    top = isms_table_get (self, header, i - 1);
  if (is_blank (sub) || is_blank (top))
    heading = g_strdup (is_blank (sub) ? top : sub);
  else
    heading = g_strdup_printf ("%s %s", top, sub);
  g_strdelimit (heading, "\r\n\t", ' ');
  return g_strstrip (g_steal_pointer (&heading));
}
