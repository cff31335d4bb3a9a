/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A workbook is a few XML files in an archive: the list of sheets, their addresses, the texts that
 * cells share, and the sheets. Only what cells say is read; of how they look,
 * whether a number is shown as a date. */

#include "isms-config.h"

#include "isms-workbook.h"

#include "isms-date-styles.h"
#include "isms-zip.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MAX_BYTES ((gsize) 64 << 20) /* unpacked */
#define MAX_CELLS 1000000            /* with the empty ones before them */
#define MAX_COLUMNS 16384

typedef struct
{
  GCancellable *cancellable;
  IsmsZip *zip;
  GPtrArray *sheets;     /* of IsmsSheet */
  GPtrArray *ids;        /* of char*: the relation that leads to each sheet */
  GHashTable *addresses; /* char* relation: char* file */
  GPtrArray *shared;     /* of char* */
  IsmsDateStyles *styles;
  guint n_cells;

  /* Of the file that is being read. */
  IsmsSheet *sheet;
  GString *text;
  gboolean takes_text;
  gboolean in_styles;
  gboolean is_reading; /* a text that is spoken, which is not shown */
  char type;           /* of the cell: s, i, b or n */
  guint style;
  guint row;
  guint column;
} Reader;

static void
free_sheet (gpointer data)
{
  IsmsSheet *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
free_row (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

/* Names may have a prefix of any name. */
static const char *
get_local (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static const char *
find_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], name))
      return values[i];
  return NULL;
}

/* "_x000D_" stands for a character that XML cannot have. */
static char *
unescape (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      gunichar c = 0;

      if (at[0] == '_' && at[1] == 'x' && strlen (at) >= 7 && at[6] == '_')
        for (guint i = 2; i < 6; i++)
          {
            int digit = g_ascii_xdigit_value (at[i]);

            c = digit < 0 || c == G_MAXUINT32 ? G_MAXUINT32 : c << 4 | digit;
          }
      if (c == 0 || !g_unichar_validate (c))
        {
          g_string_append_c (out, *at);
          continue;
        }
      g_string_append_unichar (out, c);
      at += 6;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
start_sheet_list_cb (GMarkupParseContext *context,
                     const char *element,
                     const char **names,
                     const char **values,
                     gpointer user_data,
                     GError **error)
{
  Reader *self = user_data;
  const char *name = find_attribute (names, values, "name");
  const char *id = NULL;
  IsmsSheet *sheet;

  if (g_str_equal (get_local (element), "workbookPr"))
    isms_date_styles_set_epoch (self->styles, find_attribute (names, values, "date1904"));
  if (!g_str_equal (get_local (element), "sheet") || name == NULL)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ":id"))
      id = values[i];
  sheet = g_new (IsmsSheet, 1);
  sheet->name = g_strdup (name);
  sheet->rows = g_ptr_array_new_with_free_func (free_row);
  g_ptr_array_add (self->sheets, sheet);
  g_ptr_array_add (self->ids, g_strdup (id != NULL ? id : ""));
}

static void
start_address_cb (GMarkupParseContext *context,
                  const char *element,
                  const char **names,
                  const char **values,
                  gpointer user_data,
                  GError **error)
{
  Reader *self = user_data;
  const char *id = find_attribute (names, values, "Id");
  const char *target = find_attribute (names, values, "Target");

  if (!g_str_equal (get_local (element), "Relationship") || id == NULL || target == NULL)
    return;
  g_hash_table_insert (self->addresses, g_strdup (id),
                       *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL));
}

static guint
get_index (const char *text)
{
  guint64 index = 0;

  if (text != NULL)
    g_ascii_string_to_unsigned (text, 10, 0, G_MAXUINT16, &index, NULL);
  return (guint) index;
}

static void
start_style_cb (GMarkupParseContext *context,
                const char *element,
                const char **names,
                const char **values,
                gpointer user_data,
                GError **error)
{
  Reader *self = user_data;
  const char *name = get_local (element);
  const char *format = find_attribute (names, values, "numFmtId");

  if (g_str_equal (name, "numFmt"))
    isms_date_styles_add_format (self->styles, get_index (format),
                                 find_attribute (names, values, "formatCode"));
  else if (g_str_equal (name, "cellXfs"))
    self->in_styles = TRUE;
  else if (g_str_equal (name, "xf") && self->in_styles)
    isms_date_styles_add_style (self->styles, get_index (format));
}

static void
end_style_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (get_local (element), "cellXfs"))
    self->in_styles = FALSE;
}

static void
start_shared_cb (GMarkupParseContext *context,
                 const char *element,
                 const char **names,
                 const char **values,
                 gpointer user_data,
                 GError **error)
{
  Reader *self = user_data;
  const char *name = get_local (element);

  if (g_str_equal (name, "si"))
    g_string_truncate (self->text, 0);
  else if (g_str_equal (name, "rPh"))
    self->is_reading = TRUE;
  self->takes_text = g_str_equal (name, "t") && !self->is_reading;
}

static void
end_shared_cb (GMarkupParseContext *context,
               const char *element,
               gpointer user_data,
               GError **error)
{
  Reader *self = user_data;
  const char *name = get_local (element);

  self->takes_text = FALSE;
  if (g_str_equal (name, "rPh"))
    self->is_reading = FALSE;
  if (g_str_equal (name, "si"))
    g_ptr_array_add (self->shared, unescape (self->text->str));
}

static void
text_cb (GMarkupParseContext *context,
         const char *text,
         gsize length,
         gpointer user_data,
         GError **error)
{
  Reader *self = user_data;

  if (self->takes_text)
    g_string_append_len (self->text, text, length);
}

/* "BC12" is the column 54 and the row 11; G_MAXUINT each where it is none. */
static void
read_reference (const char *reference, guint *column, guint *row)
{
  guint64 number;
  guint letters = 0;

  *column = 0;
  for (; g_ascii_isalpha (*reference) && letters < 4; reference++, letters++)
    *column = *column * 26 + (g_ascii_toupper (*reference) - 'A' + 1);
  *column = letters == 0 || letters > 3 ? G_MAXUINT : *column - 1;
  *row = g_ascii_string_to_unsigned (reference, 10, 1, 1048576, &number, NULL) ? number - 1
                                                                               : G_MAXUINT;
}

static char
get_type (const char *type)
{
  if (g_strcmp0 (type, "inlineStr") == 0 || g_strcmp0 (type, "str") == 0)
    return 'i';
  if (g_strcmp0 (type, "s") == 0 || g_strcmp0 (type, "b") == 0)
    return *type;
  return type == NULL || g_str_equal (type, "n") ? 'n' : 'i';
}

static void
start_cell_cb (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer user_data,
               GError **error)
{
  Reader *self = user_data;
  const char *name = get_local (element);

  if (g_str_equal (name, "row"))
    {
      const char *number = find_attribute (names, values, "r");
      guint64 row;

      self->row = number != NULL && g_ascii_string_to_unsigned (number, 10, 1, 1048576, &row, NULL)
                      ? row - 1
                      : self->row + 1;
      self->column = G_MAXUINT;
    }
  else if (g_str_equal (name, "c"))
    {
      const char *reference = find_attribute (names, values, "r");
      guint column = G_MAXUINT;
      guint row = G_MAXUINT;

      if (reference != NULL)
        read_reference (reference, &column, &row);
      self->row = row != G_MAXUINT ? row : self->row;
      self->column = column != G_MAXUINT ? column : self->column + 1;
      self->type = get_type (find_attribute (names, values, "t"));
      self->style = get_index (find_attribute (names, values, "s"));
      g_string_truncate (self->text, 0);
    }
  else if (g_str_equal (name, "rPh"))
    self->is_reading = TRUE;
  self->takes_text = (g_str_equal (name, "v") || g_str_equal (name, "t")) && !self->is_reading;
}

/* A number as it is shown where no format says otherwise. */
static char *
dup_number (const char *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double number = g_ascii_strtod (text, &end);

  if (end == text || *end != '\0' || !isfinite (number))
    return g_strdup (text);
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

static char *
dup_cell (Reader *self)
{
  guint64 index;
  char *text;

  switch (self->type)
    {
    case 's':
      if (g_ascii_string_to_unsigned (self->text->str, 10, 0, G_MAXUINT, &index, NULL)
          && index < self->shared->len)
        return g_strdup (self->shared->pdata[index]);
      return NULL;
    case 'b':
      return g_strdup (g_str_equal (self->text->str, "1") ? "true" : "false");
    case 'n':
      text = isms_date_styles_dup_date (self->styles, self->style, self->text->str);
      return text != NULL ? text : dup_number (self->text->str);
    default:
      return unescape (self->text->str);
    }
}

static void
end_cell_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reader *self = user_data;
  const char *name = get_local (element);
  guint n_rows = self->sheet->rows->len;
  guint row_size;
  GPtrArray *row;
  char *cell;

  self->takes_text = FALSE;
  if (g_str_equal (name, "rPh"))
    self->is_reading = FALSE;
  if (!g_str_equal (name, "c") || self->text->len == 0)
    return;
  row = self->row < n_rows ? self->sheet->rows->pdata[self->row] : NULL;
  row_size = row != NULL ? row->len : 0;
  self->n_cells += self->row >= n_rows ? self->row + 1 - n_rows : 0;
  self->n_cells += self->column >= row_size ? MIN (self->column, MAX_COLUMNS) + 1 - row_size : 0;
  if (self->column >= MAX_COLUMNS || self->row == G_MAXUINT || self->n_cells > MAX_CELLS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This workbook has more than a million cells, which is more than is "
                              "read. Nothing was imported."));
      return;
    }
  if (self->row >= n_rows)
    g_ptr_array_set_size (self->sheet->rows, self->row + 1);
  if (row == NULL)
    row = self->sheet->rows->pdata[self->row] = g_ptr_array_new_with_free_func (g_free);
  if (self->column >= row_size)
    g_ptr_array_set_size (row, self->column + 1);
  cell = dup_cell (self);
  g_free (row->pdata[self->column]);
  row->pdata[self->column] = cell;
}

static gboolean
parse (Reader *self, const char *file, const GMarkupParser *parser, GError **error)
{
  g_autoptr (GBytes) bytes = isms_zip_read (self->zip, file, error);
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) parse_error = NULL;
  const char *data;
  gsize size;

  if (bytes == NULL || g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  data = data != NULL ? data : "";
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  self->takes_text = self->is_reading = FALSE;
  g_string_truncate (self->text, 0);
  context = g_markup_parse_context_new (parser, G_MARKUP_TREAT_CDATA_AS_TEXT, self, NULL);
  if (g_markup_parse_context_parse (context, data, size, &parse_error)
      && g_markup_parse_context_end_parse (context, &parse_error))
    return TRUE;
  if (parse_error->domain == G_IO_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&parse_error));
      return FALSE;
    }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: the name of a file in the workbook, then what a parser says */
               _ ("This workbook is damaged: %s (%s). Nothing was imported."), file,
               parse_error->message);
  return FALSE;
}

static gboolean
read_sheets (Reader *self, GError **error)
{
  static const GMarkupParser list = { .start_element = start_sheet_list_cb };
  static const GMarkupParser addresses = { .start_element = start_address_cb };
  static const GMarkupParser shared = { .start_element = start_shared_cb,
                                        .end_element = end_shared_cb,
                                        .text = text_cb };
  static const GMarkupParser styles = { .start_element = start_style_cb,
                                        .end_element = end_style_cb };
  static const GMarkupParser cells = { .start_element = start_cell_cb,
                                       .end_element = end_cell_cb,
                                       .text = text_cb };

  if (!isms_zip_has (self->zip, "xl/workbook.xml"))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
          _ ("This archive is no workbook (XLSX). Nothing was imported. If a file in it is meant, "
             "unpack the archive and import that file."));
      return FALSE;
    }
  if (!parse (self, "xl/workbook.xml", &list, error)
      || !parse (self, "xl/_rels/workbook.xml.rels", &addresses, error)
      || (isms_zip_has (self->zip, "xl/sharedStrings.xml")
          && !parse (self, "xl/sharedStrings.xml", &shared, error))
      || (isms_zip_has (self->zip, "xl/styles.xml")
          && !parse (self, "xl/styles.xml", &styles, error)))
    return FALSE;
  for (guint i = 0; i < self->sheets->len; i++)
    {
      const char *file = g_hash_table_lookup (self->addresses, self->ids->pdata[i]);

      self->sheet = self->sheets->pdata[i];
      self->row = self->column = G_MAXUINT;
      if (!parse (self, file != NULL ? file : self->sheet->name, &cells, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_workbook_read:
 * @bytes: an XLSX file
 *
 * Reads the cells of all sheets: texts, numbers and results of formulas; dates as ISO 8601. At most
 * 64 MiB are unpacked and a million cells are read.
 *
 * Returns: (transfer full) (element-type IsmsSheet): the sheets in their order, or %NULL with
 *   %G_IO_ERROR_INVALID_DATA and a sentence, or with %G_IO_ERROR_CANCELLED
 */
GPtrArray *
isms_workbook_read (GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsZip) zip = isms_zip_new (bytes, MAX_BYTES, error);
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func (free_sheet);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) shared = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) addresses =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader self = { .cancellable = cancellable,
                  .zip = zip,
                  .sheets = sheets,
                  .ids = ids,
                  .addresses = addresses,
                  .shared = shared,
                  .styles = isms_date_styles_new (),
                  .text = text };
  gboolean done = zip != NULL && read_sheets (&self, error);

  isms_date_styles_free (self.styles);
  return done ? g_steal_pointer (&sheets) : NULL;
}

/**
 * isms_sheet_get_row_size:
 *
 * Returns: cells of this row, up to the last one that is not empty
 */
guint
isms_sheet_get_row_size (const IsmsSheet *self, guint row)
{
  GPtrArray *cells = row < self->rows->len ? self->rows->pdata[row] : NULL;

  return cells != NULL ? cells->len : 0;
}

/**
 * isms_sheet_get:
 *
 * Returns: (transfer none): what a cell says; "" for an empty one, and beyond the last
 */
const char *
isms_sheet_get (const IsmsSheet *self, guint row, guint column)
{
  GPtrArray *cells = row < self->rows->len ? self->rows->pdata[row] : NULL;
  const char *cell = cells != NULL && column < cells->len ? cells->pdata[column] : NULL;

  return cell != NULL ? cell : "";
}
