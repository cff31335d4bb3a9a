/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* ODS: one XML file in an archive, in which each cell says its type and value, and what is the same
 * over rows and columns is written once. */

#include "isms-config.h"

#include "isms-fills.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define CONTENT "content.xml"
#define MANIFEST "META-INF/manifest.xml"
#define MAX_FILLED 1000 /* cells in a row of the same colour: more are no values */

typedef struct
{
  IsmsCells *cells;
  GHashTable *hidden; /* names of styles of sheets that are not shown */
  GHashTable *fills;  /* char* style of cells: IsmsFill */
  GArray *columns;    /* of IsmsFill: what cells of this sheet have that say no style */
  guint depth;        /* of tables: cells of one in a cell are not read */
  gboolean locked;

  /* Of the row that is read: its cells, each with how often it is repeated. */
  GArray *row; /* of Run */
  guint row_repeats;
  guint at; /* the column of the next cell */

  /* Of the cell that is read. */
  GString *text;
  char *value; /* as text; NULL: what its paragraphs say */
  guint repeats;
  IsmsFill fill;
  guint n_paragraphs;
  guint in_paragraph;
  guint in_aside; /* comments and drawings, which are no part of what the cell says */
  gboolean in_cell;
  char *style; /* that is read */
} Reader;

typedef struct
{
  char *text; /* GRefString; NULL: empty */
  guint repeats;
  IsmsFill fill;
} Run;

static void
clear_run (gpointer data)
{
  g_clear_pointer (&((Run *) data)->text, g_ref_string_release);
}

static guint
get_repeats (const char *text)
{
  guint64 n = 1;

  if (text != NULL)
    g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &n, NULL);
  return (guint) n;
}

/* "0.25" → "25%" */
static char *
dup_number (const char *text, gboolean percent)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (number))
    return g_strdup (text);
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", percent ? number * 100 : number);
  return g_strconcat (buffer, percent ? "%" : NULL, NULL);
}

/* "2026-03-31T14:30:00" → "2026-03-31 14:30:00"; midnight is a day. */
static char *
dup_date (const char *text)
{
  char *date = g_strdup (text);
  char *time = strchr (date, 'T');

  if (time != NULL)
    *time = ' ';
  if (time != NULL && strspn (time + 1, "0:.") == strlen (time + 1))
    *time = '\0';
  return date;
}

/* "PT14H30M00S" → "14:30" */
static char *
dup_clock (const char *text)
{
  guint hours, minutes, seconds;

  if (sscanf (text, "PT%uH%uM%uS", &hours, &minutes, &seconds) != 3 || hours > 23)
    return g_strdup (text);
  return seconds == 0 ? g_strdup_printf ("%02u:%02u", hours, minutes)
                      : g_strdup_printf ("%02u:%02u:%02u", hours, minutes, seconds);
}

/* NULL: what its paragraphs say. */
static char *
dup_value (const char **names, const char **values)
{
  const char *type = isms_workbook_find_attribute (names, values, "office:value-type");
  const char *value = isms_workbook_find_attribute (names, values, "office:value");
  const char *date = isms_workbook_find_attribute (names, values, "office:date-value");
  const char *clock = isms_workbook_find_attribute (names, values, "office:time-value");
  const char *boolean = isms_workbook_find_attribute (names, values, "office:boolean-value");
  const char *string = isms_workbook_find_attribute (names, values, "office:string-value");

  if (type == NULL)
    return NULL;
  if (g_str_equal (type, "date") && date != NULL)
    return dup_date (date);
  if (g_str_equal (type, "time") && clock != NULL)
    return dup_clock (clock);
  if (g_str_equal (type, "boolean") && boolean != NULL)
    return g_strdup (boolean);
  if (g_str_equal (type, "string"))
    return g_strdup (string);
  return value != NULL ? dup_number (value, g_str_equal (type, "percentage")) : NULL;
}

static void
begin_row (Reader *self, const char **names, const char **values)
{
  self->row_repeats =
      get_repeats (isms_workbook_find_attribute (names, values, "table:number-rows-repeated"));
  g_array_set_size (self->row, 0);
  self->at = 0;
}

static IsmsFill
get_fill (Reader *self, const char *style)
{
  return style != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->fills, style)) : 0;
}

static void
add_columns (Reader *self, const char **names, const char **values)
{
  IsmsFill fill = get_fill (
      self, isms_workbook_find_attribute (names, values, "table:default-cell-style-name"));
  guint n =
      get_repeats (isms_workbook_find_attribute (names, values, "table:number-columns-repeated"));

  for (; n > 0 && self->columns->len < MAX_FILLED; n--)
    g_array_append_val (self->columns, fill);
}

static void
begin_cell (Reader *self, const char **names, const char **values, gboolean is_covered)
{
  const char *style = isms_workbook_find_attribute (names, values, "table:style-name");

  self->in_cell = TRUE;
  self->fill = get_fill (self, style);
  if (style == NULL && self->at < self->columns->len)
    self->fill = g_array_index (self->columns, IsmsFill, self->at);
  self->repeats =
      get_repeats (isms_workbook_find_attribute (names, values, "table:number-columns-repeated"));
  self->at = MIN (self->at, G_MAXINT) + self->repeats;
  self->n_paragraphs = self->in_paragraph = self->in_aside = 0;
  g_string_truncate (self->text, 0);
  g_clear_pointer (&self->value, g_free);
  /* What a merged cell covers is not seen. */
  self->value = is_covered ? g_strdup ("") : dup_value (names, values);
}

static void
end_cell (Reader *self)
{
  const char *text = self->value != NULL ? self->value : self->text->str;
  Run run = { *text != '\0' ? g_ref_string_new (text) : NULL, self->repeats, self->fill };

  g_array_append_val (self->row, run);
  self->in_cell = FALSE;
}

static gboolean
has_words (const Reader *self)
{
  for (guint i = 0; i < self->row->len; i++)
    if (g_array_index (self->row, Run, i).text != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_filled (const Run *run)
{
  return run->fill != 0 && run->repeats <= MAX_FILLED;
}

/* The cells of @run, whose first is the one that is read. */
static void
fill (Reader *self, const Run *run)
{
  guint column = self->cells->column;

  for (guint i = 0; is_filled (run) && i < run->repeats; i++, self->cells->column++)
    isms_cells_fill (self->cells, run->fill);
  self->cells->column = column;
}

/* Empty rows and cells at the end are repeated up to the last of the sheet: they only count where
 * something follows. */
static void
end_row (Reader *self, GError **error)
{
  gboolean is_empty = !has_words (self);

  while (self->row->len > 0 && g_array_index (self->row, Run, self->row->len - 1).text == NULL
         && !is_filled (&g_array_index (self->row, Run, self->row->len - 1)))
    g_array_set_size (self->row, self->row->len - 1);
  for (guint n = is_empty ? 0 : self->row_repeats; n > 0; n--)
    {
      self->cells->column = 0;
      for (guint i = 0; i < self->row->len; i++)
        {
          const Run *run = &g_array_index (self->row, Run, i);

          fill (self, run);
          for (guint j = run->text != NULL ? run->repeats : 0; j > 0; j--)
            {
              if (!isms_cells_put (self->cells, g_ref_string_acquire (run->text), error))
                return;
              self->cells->column++;
            }
          if (run->text == NULL)
            self->cells->column = MIN (self->cells->column, G_MAXINT) + run->repeats;
        }
      self->cells->row++;
    }
  if (is_empty)
    self->cells->row = MIN (self->cells->row, G_MAXINT) + self->row_repeats;
}

static void
begin_table (Reader *self, const char **names, const char **values)
{
  const char *name = isms_workbook_find_attribute (names, values, "table:name");
  const char *style = isms_workbook_find_attribute (names, values, "table:style-name");

  if (self->depth++ > 0)
    return;
  isms_cells_add_sheet (self->cells, name != NULL ? name : "")->is_hidden =
      style != NULL && g_hash_table_contains (self->hidden, style);
  self->cells->row = self->cells->column = 0;
  g_array_set_size (self->row, 0);
  g_array_set_size (self->columns, 0);
}

static void
append_spaces (Reader *self, const char *count)
{
  for (guint n = MIN (get_repeats (count), 1000); n > 0; n--)
    g_string_append_c (self->text, ' ');
}

static gboolean
is_aside (const char *name)
{
  return g_str_equal (name, "office:annotation") || g_str_has_prefix (name, "draw:");
}

static void
start_in_cell (Reader *self, const char *name, const char **names, const char **values)
{
  if (is_aside (name))
    self->in_aside++;
  if (self->in_aside > 0)
    return;
  if (g_str_equal (name, "text:p"))
    {
      if (self->n_paragraphs++ > 0)
        g_string_append_c (self->text, '\n');
      self->in_paragraph++;
    }
  else if (g_str_equal (name, "text:s"))
    append_spaces (self, isms_workbook_find_attribute (names, values, "text:c"));
  else if (g_str_equal (name, "text:tab"))
    g_string_append_c (self->text, '\t');
  else if (g_str_equal (name, "text:line-break"))
    g_string_append_c (self->text, '\n');
}

static void
start_cb (GMarkupParseContext *context,
          const char *name,
          const char **names,
          const char **values,
          gpointer user_data,
          GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (name, "style:style"))
    {
      g_free (self->style);
      self->style = g_strdup (isms_workbook_find_attribute (names, values, "style:name"));
    }
  else if (g_str_equal (name, "style:table-properties")
           && g_strcmp0 (isms_workbook_find_attribute (names, values, "table:display"), "false")
                  == 0)
    {
      if (self->style != NULL)
        g_hash_table_add (self->hidden, g_strdup (self->style));
    }
  else if (g_str_equal (name, "style:table-cell-properties") && self->style != NULL)
    g_hash_table_insert (self->fills, g_strdup (self->style),
                         GUINT_TO_POINTER (isms_fill_read (
                             isms_workbook_find_attribute (names, values, "fo:background-color"))));
  else if (g_str_equal (name, "table:table"))
    begin_table (self, names, values);
  else if (self->depth != 1)
    return;
  else if (self->in_cell)
    start_in_cell (self, name, names, values);
  else if (g_str_equal (name, "table:table-column"))
    add_columns (self, names, values);
  else if (g_str_equal (name, "table:table-row"))
    begin_row (self, names, values);
  else if (g_str_equal (name, "table:table-cell"))
    begin_cell (self, names, values, FALSE);
  else if (g_str_equal (name, "table:covered-table-cell"))
    begin_cell (self, names, values, TRUE);
}

static void
end_cb (GMarkupParseContext *context, const char *name, gpointer user_data, GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (name, "table:table"))
    self->depth -= self->depth > 0;
  else if (self->depth != 1)
    return;
  else if (self->in_cell && is_aside (name))
    self->in_aside -= self->in_aside > 0;
  else if (self->in_cell && self->in_aside == 0 && g_str_equal (name, "text:p"))
    self->in_paragraph -= self->in_paragraph > 0;
  else if (g_str_equal (name, "table:table-cell") || g_str_equal (name, "table:covered-table-cell"))
    end_cell (self);
  else if (g_str_equal (name, "table:table-row"))
    end_row (self, error);
}

/* Blanks in a row are one, as in all documents of this format; others are elements. */
static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reader *self = user_data;

  if (!self->in_cell || self->in_paragraph == 0 || self->in_aside > 0 || self->depth != 1)
    return;
  for (gsize i = 0; i < length; i++)
    {
      gboolean blank = g_ascii_isspace (text[i]);
      char last = self->text->len > 0 ? self->text->str[self->text->len - 1] : '\n';

      if (!blank)
        g_string_append_c (self->text, text[i]);
      else if (last != ' ' && last != '\n')
        g_string_append_c (self->text, ' ');
    }
}

static void
start_manifest_cb (GMarkupParseContext *context,
                   const char *name,
                   const char **names,
                   const char **values,
                   gpointer user_data,
                   GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (isms_workbook_get_local (name), "encryption-data"))
    self->locked = TRUE;
}

static gboolean
read_files (Reader *self, IsmsZip *zip, GError **error)
{
  static const GMarkupParser manifest = { .start_element = start_manifest_cb,
                                          .passthrough = isms_workbook_refuse_entities_cb };
  static const GMarkupParser content = { .start_element = start_cb,
                                         .end_element = end_cb,
                                         .text = text_cb,
                                         .passthrough = isms_workbook_refuse_entities_cb };

  if (isms_zip_has (zip, MANIFEST)
      && !isms_workbook_parse (zip, MANIFEST, &manifest, self, self->cells->cancellable, error))
    return FALSE;
  if (!self->locked)
    return isms_workbook_parse (zip, CONTENT, &content, self, self->cells->cancellable, error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, isms_zip_get_locked_words ());
  return FALSE;
}

gboolean
isms_workbook_read_ods (IsmsCells *cells, IsmsZip *zip, GError **error)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) fills = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (Run));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (IsmsFill));
  Reader self = {
    .cells = cells, .hidden = hidden, .fills = fills, .columns = columns, .row = row, .text = text
  };
  gboolean done;

  g_array_set_clear_func (row, clear_run);
  done = read_files (&self, zip, error);
  g_free (self.value);
  g_free (self.style);
  if (done && cells->sheets->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This document of an office program is no spreadsheet. Nothing was "
                              "imported."));
      return FALSE;
    }
  return done;
}
