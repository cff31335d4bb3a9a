/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* XLSX: a few XML files in an archive: the list of sheets, their addresses, the texts that cells
 * share, how numbers are shown, and the sheets. */

#include "isms-config.h"

#include "isms-date-styles.h"
#include "isms-fills.h"
#include "isms-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define THEME "xl/theme/theme1.xml"

typedef struct
{
  IsmsCells *cells;
  IsmsZip *zip;
  GPtrArray *ids;        /* of char*: the relation that leads to each sheet */
  GHashTable *addresses; /* char* relation: char* file */
  GPtrArray *shared;     /* of GRefString */
  IsmsDateStyles *styles;
  IsmsFillStyles *fills;

  /* Of the file that is being read. */
  GString *text;
  gboolean takes_text;
  gboolean in_styles;
  gboolean is_reading; /* a text that is spoken, which is not shown */
  char type;           /* of the cell: s, i, b or n */
  guint style;
} Reader;

/* "_x000D_" stands for a character that XML cannot have. */
static char *
unescape (const char *text)
{
  g_autoptr (GString) out = NULL;

  if (strstr (text, "_x") == NULL)
    return g_ref_string_new (text);
  out = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++)
    {
      gunichar c = 0;

      if (at[0] == '_' && at[1] == 'x' && strnlen (at, 7) == 7 && at[6] == '_')
        for (guint i = 2; i < 6; i++)
          {
            int digit = g_ascii_xdigit_value (at[i]);

            c = digit < 0 || c == G_MAXUINT32 ? G_MAXUINT32 : c << 4 | (gunichar) digit;
          }
      if (c == 0 || !g_unichar_validate (c))
        {
          g_string_append_c (out, *at);
          continue;
        }
      g_string_append_unichar (out, c);
      at += 6;
    }
  return g_ref_string_new_len (out->str, (gssize) out->len);
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
  const char *name = isms_workbook_find_attribute (names, values, "name");
  const char *state = isms_workbook_find_attribute (names, values, "state");
  const char *id = NULL;

  if (g_str_equal (isms_workbook_get_local (element), "workbookPr"))
    isms_date_styles_set_epoch (self->styles,
                                isms_workbook_find_attribute (names, values, "date1904"));
  if (!g_str_equal (isms_workbook_get_local (element), "sheet") || name == NULL)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ":id"))
      id = values[i];
  isms_cells_add_sheet (self->cells, name)->is_hidden =
      state != NULL && !g_str_equal (state, "visible");
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
  const char *id = isms_workbook_find_attribute (names, values, "Id");
  const char *target = isms_workbook_find_attribute (names, values, "Target");

  if (!g_str_equal (isms_workbook_get_local (element), "Relationship") || id == NULL
      || target == NULL)
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
  const char *name = isms_workbook_get_local (element);
  const char *format = isms_workbook_find_attribute (names, values, "numFmtId");

  isms_fill_styles_start (self->fills, element, names, values);
  if (g_str_equal (name, "numFmt"))
    isms_date_styles_add_format (self->styles, get_index (format),
                                 isms_workbook_find_attribute (names, values, "formatCode"));
  else if (g_str_equal (name, "cellXfs"))
    self->in_styles = TRUE;
  else if (g_str_equal (name, "xf") && self->in_styles)
    isms_date_styles_add_style (self->styles, get_index (format));
}

static void
start_theme_cb (GMarkupParseContext *context,
                const char *element,
                const char **names,
                const char **values,
                gpointer user_data,
                GError **error)
{
  isms_fill_styles_start_theme (((Reader *) user_data)->fills, element, names, values);
}

static void
end_style_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reader *self = user_data;

  if (g_str_equal (isms_workbook_get_local (element), "cellXfs"))
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
  const char *name = isms_workbook_get_local (element);

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
  const char *name = isms_workbook_get_local (element);

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
  *row = g_ascii_string_to_unsigned (reference, 10, 1, 1048576, &number, NULL) ? (guint) number - 1
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
  const char *name = isms_workbook_get_local (element);

  if (g_str_equal (name, "row"))
    {
      const char *number = isms_workbook_find_attribute (names, values, "r");
      guint64 row;

      self->cells->row =
          number != NULL && g_ascii_string_to_unsigned (number, 10, 1, 1048576, &row, NULL)
              ? (guint) row - 1
              : self->cells->row + 1;
      self->cells->column = G_MAXUINT;
    }
  else if (g_str_equal (name, "c"))
    {
      const char *reference = isms_workbook_find_attribute (names, values, "r");
      guint column = G_MAXUINT;
      guint row = G_MAXUINT;

      if (reference != NULL)
        read_reference (reference, &column, &row);
      self->cells->row = row != G_MAXUINT ? row : self->cells->row;
      self->cells->column = column != G_MAXUINT ? column : self->cells->column + 1;
      self->type = get_type (isms_workbook_find_attribute (names, values, "t"));
      self->style = get_index (isms_workbook_find_attribute (names, values, "s"));
      g_string_truncate (self->text, 0);
    }
  else if (g_str_equal (name, "rPh"))
    self->is_reading = TRUE;
  self->takes_text = (g_str_equal (name, "v") || g_str_equal (name, "t")) && !self->is_reading;
}

static char *
make_number (const Reader *self)
{
  const char *text = self->text->str;
  char *end;
  double number = g_ascii_strtod (text, &end);
  g_autofree char *shown = NULL;

  if (end == text || *end != '\0' || !isfinite (number))
    return g_ref_string_new (text);
  shown = isms_date_styles_dup_text (self->styles, self->style, number);
  return g_ref_string_new (shown);
}

/* NULL with an error. */
static char *
make_cell (Reader *self, GError **error)
{
  guint64 index;

  switch (self->type)
    {
    case 's':
      if (g_ascii_string_to_unsigned (self->text->str, 10, 0, G_MAXUINT, &index, NULL)
          && index < self->shared->len)
        return g_ref_string_acquire (self->shared->pdata[index]);
      isms_cells_set_error (self->cells,
                            _ ("It points to a text that is not in the workbook, which is damaged. "
                               "Nothing was imported. Save the workbook anew in a spreadsheet "
                               "program and import that file."),
                            error);
      return NULL;
    case 'b':
      return g_ref_string_new (g_str_equal (self->text->str, "1") ? "true" : "false");
    case 'n':
      return make_number (self);
    default:
      return unescape (self->text->str);
    }
}

static void
end_cell_cb (GMarkupParseContext *context, const char *element, gpointer user_data, GError **error)
{
  Reader *self = user_data;
  const char *name = isms_workbook_get_local (element);
  char *cell;

  self->takes_text = FALSE;
  if (g_str_equal (name, "rPh"))
    self->is_reading = FALSE;
  if (!g_str_equal (name, "c"))
    return;
  isms_cells_fill (self->cells, isms_fill_styles_get (self->fills, self->style));
  if (self->text->len == 0)
    return;
  cell = make_cell (self, error);
  if (cell != NULL)
    isms_cells_put (self->cells, cell, error);
}

static gboolean
parse (Reader *self, const char *file, const GMarkupParser *parser, GError **error)
{
  self->takes_text = self->is_reading = FALSE;
  g_string_truncate (self->text, 0);
  return isms_workbook_parse (self->zip, file, parser, self, self->cells->cancellable, error);
}

static gboolean
read_sheets (Reader *self, GError **error)
{
  static const GMarkupParser list = { .start_element = start_sheet_list_cb,
                                      .passthrough = isms_workbook_refuse_entities_cb };
  static const GMarkupParser addresses = { .start_element = start_address_cb,
                                           .passthrough = isms_workbook_refuse_entities_cb };
  static const GMarkupParser shared = { .start_element = start_shared_cb,
                                        .end_element = end_shared_cb,
                                        .text = text_cb,
                                        .passthrough = isms_workbook_refuse_entities_cb };
  static const GMarkupParser theme = { .start_element = start_theme_cb,
                                       .passthrough = isms_workbook_refuse_entities_cb };
  static const GMarkupParser styles = { .start_element = start_style_cb,
                                        .end_element = end_style_cb,
                                        .passthrough = isms_workbook_refuse_entities_cb };
  static const GMarkupParser cells = { .start_element = start_cell_cb,
                                       .end_element = end_cell_cb,
                                       .text = text_cb,
                                       .passthrough = isms_workbook_refuse_entities_cb };

  if (!parse (self, "xl/workbook.xml", &list, error)
      || !parse (self, "xl/_rels/workbook.xml.rels", &addresses, error)
      || (isms_zip_has (self->zip, "xl/sharedStrings.xml")
          && !parse (self, "xl/sharedStrings.xml", &shared, error))
      || (isms_zip_has (self->zip, THEME) && !parse (self, THEME, &theme, error))
      || (isms_zip_has (self->zip, "xl/styles.xml")
          && !parse (self, "xl/styles.xml", &styles, error)))
    return FALSE;
  for (guint i = 0; i < self->cells->sheets->len; i++)
    {
      const char *file = g_hash_table_lookup (self->addresses, self->ids->pdata[i]);

      self->cells->sheet = self->cells->sheets->pdata[i];
      self->cells->row = self->cells->column = G_MAXUINT;
      if (!parse (self, file != NULL ? file : self->cells->sheet->name, &cells, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
isms_workbook_read_xlsx (IsmsCells *cells, IsmsZip *zip, GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) shared =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) addresses =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Reader self = { .cells = cells,
                  .zip = zip,
                  .ids = ids,
                  .addresses = addresses,
                  .shared = shared,
                  .styles = isms_date_styles_new (),
                  .fills = isms_fill_styles_new (),
                  .text = text };
  gboolean done = read_sheets (&self, error);

  isms_date_styles_free (self.styles);
  isms_fill_styles_free (self.fills);
  return done;
}
