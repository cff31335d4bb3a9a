/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* XLS (BIFF5 and BIFF8, 1993 to 2003): a stream of records, first those of the workbook, with the
 * texts that cells share, then those of each sheet. A text may go on in the records that follow. */

#include "isms-config.h"

#include "isms-compound.h"
#include "isms-date-styles.h"
#include "isms-fills.h"
#include "isms-workbook-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define BIFF8 0x0600
#define PALETTE_FROM 8
#define PALETTE_SIZE 56
#define NO_FILL G_MAXUINT
#define PATTERN_SOLID 1

enum
{
  RECORD_FORMULA = 0x06,
  RECORD_END = 0x0a,
  RECORD_EPOCH = 0x22,
  RECORD_PASSWORD = 0x2f,
  RECORD_GOES_ON = 0x3c,
  RECORD_CODE_PAGE = 0x42,
  RECORD_SHEET = 0x85,
  RECORD_PALETTE = 0x92,
  RECORD_NUMBERS = 0xbd,
  RECORD_BLANKS = 0xbe,
  RECORD_RICH_TEXT = 0xd6,
  RECORD_STYLE = 0xe0,
  RECORD_SHARED_TEXTS = 0xfc,
  RECORD_SHARED_TEXT = 0xfd,
  RECORD_BLANK = 0x201,
  RECORD_NUMBER = 0x203,
  RECORD_TEXT = 0x204,
  RECORD_BOOLEAN = 0x205,
  RECORD_FORMULA_TEXT = 0x207,
  RECORD_SHORT_NUMBER = 0x27e,
  RECORD_FORMAT = 0x41e,
  RECORD_BEGIN = 0x809,
};

typedef struct
{
  guint type;
  const guint8 *data;
  gsize size;
} Record;

typedef struct
{
  IsmsCells *cells;
  const guint8 *data; /* the stream */
  gsize size;
  gsize at; /* of the next record */
  guint version;
  char *code_page;
  GPtrArray *shared; /* of GRefString */
  GArray *starts;    /* of guint32: where each sheet begins */
  IsmsDateStyles *styles;
  GArray *fills;                  /* of guint: by style, the number of a colour; NO_FILL */
  IsmsFill palette[PALETTE_SIZE]; /* of the workbook, from the colour PALETTE_FROM on */
  guint n_palette;                /* 0: it has none of its own */
  gboolean awaits_text;           /* of the formula in the cell that was read last */
  gboolean locked;
} Reader;

static guint16
get_16 (const guint8 *at)
{
  return (guint16) (at[0] | at[1] << 8);
}

static guint32
get_32 (const guint8 *at)
{
  return get_16 (at) | (guint32) get_16 (at + 2) << 16;
}

static double
get_double (const guint8 *at)
{
  guint64 bits = get_32 (at) | (guint64) get_32 (at + 4) << 32;
  double number;

  memcpy (&number, &bits, sizeof number);
  return number;
}

/* FALSE at the end, and where the last one is cut short. */
static gboolean
next_record (Reader *self, Record *record)
{
  if (self->size - self->at < 4)
    return FALSE;
  record->type = get_16 (self->data + self->at);
  record->size = get_16 (self->data + self->at + 2);
  record->data = self->data + self->at + 4;
  if (self->size - self->at - 4 < record->size)
    return FALSE;
  self->at += 4 + record->size;
  return TRUE;
}

/* --- Texts --- */

/* Where a text is read: in a record, and in those that it goes on in. */
typedef struct
{
  Reader *reader;
  const guint8 *at;
  gsize left; /* in this record */
} Place;

static gboolean
go_on (Place *self)
{
  Record record;
  gsize before = self->reader->at;

  while (self->left == 0)
    {
      if (!next_record (self->reader, &record) || record.type != RECORD_GOES_ON)
        {
          self->reader->at = before;
          return FALSE;
        }
      self->at = record.data;
      self->left = record.size;
    }
  return TRUE;
}

static gboolean
read_byte (Place *self, guint *value)
{
  if (!go_on (self))
    return FALSE;
  *value = *self->at++;
  self->left--;
  return TRUE;
}

static gboolean
read_number (Place *self, guint n_bytes, guint32 *value)
{
  *value = 0;
  for (guint i = 0; i < n_bytes; i++)
    {
      guint byte;

      if (!read_byte (self, &byte))
        return FALSE;
      *value |= (guint32) byte << (8 * i);
    }
  return TRUE;
}

static gboolean
skip (Place *self, guint64 n_bytes)
{
  while (n_bytes > 0)
    {
      gsize n;

      if (!go_on (self))
        return FALSE;
      n = MIN (self->left, n_bytes);
      self->at += n;
      self->left -= n;
      n_bytes -= n;
    }
  return TRUE;
}

/* Letters of one byte or two; where they go on in another record, that says anew which. */
static gboolean
read_units (Place *self, guint n, guint flags, GArray *units)
{
  for (guint i = 0; i < n; i++)
    {
      guint32 unit;
      gunichar2 letter;

      if (self->left == 0 && i > 0 && !read_byte (self, &flags))
        return FALSE;
      if (!read_number (self, (flags & 1) != 0 ? 2 : 1, &unit))
        return FALSE;
      letter = (gunichar2) unit;
      g_array_append_val (units, letter);
    }
  return TRUE;
}

/* As text, whatever is in it: half a pair becomes U+FFFD. */
static char *
make_text (const gunichar2 *units, gsize n)
{
  g_autoptr (GString) text = g_string_sized_new (n);

  for (gsize i = 0; i < n; i++)
    {
      gunichar c = units[i];

      if (c >= 0xd800 && c < 0xdc00 && i + 1 < n && units[i + 1] >= 0xdc00 && units[i + 1] < 0xe000)
        c = 0x10000 + ((c - 0xd800) << 10) + (units[++i] - 0xdc00U);
      else if ((c >= 0xd800 && c < 0xe000) || c == 0)
        c = 0xfffd;
      g_string_append_unichar (text, c);
    }
  return g_ref_string_new_len (text->str, (gssize) text->len);
}

/* Text with the number of its letters in front, of @n_bytes. NULL where it is cut short. */
static char *
read_text (Place *self, guint n_bytes)
{
  guint32 n, n_runs = 0, n_more = 0;
  guint flags;
  g_autoptr (GArray) units = g_array_new (FALSE, FALSE, sizeof (gunichar2));

  if (!read_number (self, n_bytes, &n) || !read_byte (self, &flags)
      || ((flags & 8) != 0 && !read_number (self, 2, &n_runs))
      || ((flags & 4) != 0 && !read_number (self, 4, &n_more))
      || !read_units (self, n, flags, units) || !skip (self, (guint64) n_runs * 4 + n_more))
    return NULL;
  return make_text ((const gunichar2 *) units->data, units->len);
}

/* Bytes of a code page, before Unicode. */
static char *
read_old_text (const Reader *self, const guint8 *data, gsize size)
{
  g_autofree char *text = g_convert_with_fallback (
      (const char *) data, (gssize) size, "UTF-8",
      self->code_page != NULL ? self->code_page : "CP1252", "?", NULL, NULL, NULL);
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  return g_ref_string_new (valid);
}

/* A text in a record: the number of its letters in front, of @n_bytes. */
static char *
read_any_text (Reader *self, const guint8 *data, gsize size, guint n_bytes)
{
  Place place = { self, data, size };
  gsize n;

  if (self->version == BIFF8)
    return read_text (&place, n_bytes);
  if (size < n_bytes)
    return NULL;
  n = n_bytes == 1 ? data[0] : get_16 (data);
  return n <= size - n_bytes ? read_old_text (self, data + n_bytes, n) : NULL;
}

/* --- The workbook --- */

static gboolean
read_shared_texts (Reader *self, const Record *record)
{
  Place place = { self, record->data, record->size };
  guint32 n;

  if (!skip (&place, 4) || !read_number (&place, 4, &n))
    return FALSE;
  for (guint32 i = 0; i < n; i++)
    {
      char *text = read_text (&place, 2);

      if (text == NULL)
        return FALSE;
      g_ptr_array_add (self->shared, text);
    }
  return TRUE;
}

static gboolean
read_sheet_entry (Reader *self, const Record *record)
{
  guint32 start;
  char *name;

  if (record->size < 8)
    return FALSE;
  if (record->data[5] != 0) /* a chart or a module */
    return TRUE;
  start = get_32 (record->data);
  name = read_any_text (self, record->data + 6, record->size - 6, 1);
  if (name == NULL)
    return FALSE;
  isms_cells_add_sheet (self->cells, name)->is_hidden = (record->data[4] & 3) != 0;
  g_array_append_val (self->starts, start);
  g_ref_string_release (name);
  return TRUE;
}

static gboolean
read_format (Reader *self, const Record *record)
{
  char *code = record->size >= 2 ? read_any_text (self, record->data + 2, record->size - 2,
                                                  self->version == BIFF8 ? 2 : 1)
                                 : NULL;

  if (code == NULL)
    return FALSE;
  isms_date_styles_add_format (self->styles, get_16 (record->data), code);
  g_ref_string_release (code);
  return TRUE;
}

/* The background of a style is at its end; in older files before it. A solid one is of the colour
 * that patterns are drawn in. */
static guint
read_style_fill (Reader *self, const Record *record)
{
  if (self->version == BIFF8 && record->size >= 20)
    return get_32 (record->data + 14) >> 26 == PATTERN_SOLID ? get_16 (record->data + 18) & 0x7f
                                                             : NO_FILL;
  if (self->version != BIFF8 && record->size >= 12)
    return (get_32 (record->data + 8) >> 16 & 0x3f) == PATTERN_SOLID
               ? get_16 (record->data + 8) & 0x7f
               : NO_FILL;
  return NO_FILL;
}

static gboolean
read_style (Reader *self, const Record *record)
{
  guint fill = read_style_fill (self, record);

  if (record->size < 4)
    return FALSE;
  isms_date_styles_add_style (self->styles, get_16 (record->data + 2));
  g_array_append_val (self->fills, fill);
  return TRUE;
}

static gboolean
read_palette (Reader *self, const Record *record)
{
  guint n = record->size >= 2 ? MIN (get_16 (record->data), PALETTE_SIZE) : 0;

  if (record->size < 2 + 4 * (gsize) n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const guint8 *at = record->data + 2 + 4 * i;
      g_autofree char *hex = g_strdup_printf ("%02X%02X%02X", at[0], at[1], at[2]);

      self->palette[i] = isms_fill_read (hex);
    }
  self->n_palette = n;
  return TRUE;
}

static void
set_code_page (Reader *self, guint number)
{
  g_free (self->code_page);
  self->code_page = number == 1200    ? NULL
                    : number == 32768 ? g_strdup ("MACINTOSH")
                    : number == 32769 ? NULL
                                      : g_strdup_printf ("CP%u", number);
}

static gboolean
read_global (Reader *self, const Record *record)
{
  switch (record->type)
    {
    case RECORD_PASSWORD:
      self->locked = TRUE;
      return TRUE;
    case RECORD_EPOCH:
      if (record->size >= 2)
        isms_date_styles_set_epoch (self->styles, get_16 (record->data) == 1 ? "1" : NULL);
      return record->size >= 2;
    case RECORD_CODE_PAGE:
      if (record->size >= 2)
        set_code_page (self, get_16 (record->data));
      return record->size >= 2;
    case RECORD_SHEET:
      return read_sheet_entry (self, record);
    case RECORD_FORMAT:
      return read_format (self, record);
    case RECORD_STYLE:
      return read_style (self, record);
    case RECORD_PALETTE:
      return read_palette (self, record);
    case RECORD_SHARED_TEXTS:
      return read_shared_texts (self, record);
    default:
      return TRUE;
    }
}

/* --- Cells --- */

/* The background of the cell that is read. */
static void
fill_cell (Reader *self, guint style)
{
  guint number = style < self->fills->len ? g_array_index (self->fills, guint, style) : NO_FILL;

  if (number >= PALETTE_FROM && number - PALETTE_FROM < self->n_palette)
    isms_cells_fill (self->cells, self->palette[number - PALETTE_FROM]);
  else if (number != NO_FILL)
    isms_cells_fill (self->cells, isms_fill_get_indexed (number));
}

/* Cells side by side that are empty: a style for each, and then the last column. */
static gboolean
fill_blanks (Reader *self, const Record *record)
{
  for (gsize at = 4; at + 4 <= record->size; at += 2, self->cells->column++)
    fill_cell (self, get_16 (record->data + at));
  return TRUE;
}

/* FALSE on an error that is set, or where @text is NULL. */
static gboolean
put (Reader *self, char *text, GError **error)
{
  if (text == NULL)
    {
      isms_workbook_set_damaged (error);
      return FALSE;
    }
  if (*text != '\0')
    return isms_cells_put (self->cells, text, error);
  g_ref_string_release (text);
  return TRUE;
}

static gboolean
put_number (Reader *self, guint style, double number, GError **error)
{
  g_autofree char *text = NULL;

  if (!isfinite (number))
    return TRUE;
  text = isms_date_styles_dup_text (self->styles, style, number);
  return put (self, g_ref_string_new (text), error);
}

/* A number in four bytes: whole or the front half of a broken one, and perhaps a hundredth of it.
 */
static double
read_short_number (const guint8 *at)
{
  guint32 bits = get_32 (at);
  guint64 wide = (guint64) (bits & 0xfffffffc) << 32;
  double number;

  if ((bits & 2) != 0)
    number = (gint32) bits >> 2;
  else
    memcpy (&number, &wide, sizeof number);
  return (bits & 1) != 0 ? number / 100 : number;
}

static const char *
get_error_words (guint code)
{
  switch (code)
    {
    case 0x00:
      return "#NULL!";
    case 0x07:
      return "#DIV/0!";
    case 0x0f:
      return "#VALUE!";
    case 0x17:
      return "#REF!";
    case 0x1d:
      return "#NAME?";
    case 0x24:
      return "#NUM!";
    default:
      return "#N/A";
    }
}

static gboolean
put_boolean (Reader *self, guint value, gboolean is_error, GError **error)
{
  return put (self,
              g_ref_string_new (is_error     ? get_error_words (value)
                                : value != 0 ? "true"
                                             : "false"),
              error);
}

/* What came of a formula: a number, or a mark of what else. */
static gboolean
put_result (Reader *self, guint style, const guint8 *at, GError **error)
{
  if (get_16 (at + 6) != 0xffff)
    return put_number (self, style, get_double (at), error);
  self->awaits_text = at[0] == 0;
  return at[0] == 1 || at[0] == 2 ? put_boolean (self, at[2], at[0] == 2, error) : TRUE;
}

static gboolean
put_shared (Reader *self, guint32 index, GError **error)
{
  if (index < self->shared->len)
    return put (self, g_ref_string_acquire (self->shared->pdata[index]), error);
  isms_cells_set_error (self->cells,
                        _ ("It points to a text that is not in the workbook, which is damaged. "
                           "Nothing was imported. Save the workbook anew in a spreadsheet "
                           "program and import that file."),
                        error);
  return FALSE;
}

static gboolean
put_numbers (Reader *self, const Record *record, GError **error)
{
  for (gsize at = 4; at + 8 <= record->size; at += 6, self->cells->column++)
    {
      fill_cell (self, get_16 (record->data + at));
      if (!put_number (self, get_16 (record->data + at), read_short_number (record->data + at + 2),
                       error))
        return FALSE;
    }
  return TRUE;
}

/* The bytes that a record of a cell has at least; 0: it is of no cell. */
static guint
get_cell_size (guint type)
{
  switch (type)
    {
    case RECORD_SHARED_TEXT:
    case RECORD_SHORT_NUMBER:
      return 10;
    case RECORD_TEXT:
    case RECORD_RICH_TEXT:
    case RECORD_BOOLEAN:
      return 8;
    case RECORD_NUMBER:
    case RECORD_FORMULA:
      return 14;
    case RECORD_NUMBERS:
    case RECORD_BLANKS:
    case RECORD_BLANK:
      return 6;
    default:
      return 0;
    }
}

static gboolean
read_cell (Reader *self, const Record *record, GError **error)
{
  const guint8 *data = record->data;
  guint style = get_16 (data + 4);

  self->cells->row = get_16 (data);
  self->cells->column = get_16 (data + 2);
  self->awaits_text = FALSE;
  if (record->type == RECORD_BLANKS)
    return fill_blanks (self, record);
  if (record->type == RECORD_NUMBERS)
    return put_numbers (self, record, error);
  fill_cell (self, style);
  switch (record->type)
    {
    case RECORD_BLANK:
      return TRUE;
    case RECORD_SHARED_TEXT:
      return put_shared (self, get_32 (data + 6), error);
    case RECORD_SHORT_NUMBER:
      return put_number (self, style, read_short_number (data + 6), error);
    case RECORD_NUMBER:
      return put_number (self, style, get_double (data + 6), error);
    case RECORD_FORMULA:
      return put_result (self, style, data + 6, error);
    case RECORD_BOOLEAN:
      return put_boolean (self, data[6], data[7] != 0, error);
    case RECORD_TEXT:
    case RECORD_RICH_TEXT:
    default:
      return put (self, read_any_text (self, data + 6, record->size - 6, 2), error);
    }
}

/* Charts in a sheet have a beginning and an end of their own. */
static gboolean
read_sheet (Reader *self, gsize start, GError **error)
{
  Record record;
  guint depth = 0;
  guint size;

  if (start > self->size)
    {
      isms_workbook_set_damaged (error);
      return FALSE;
    }
  self->at = start;
  self->cells->row = self->cells->column = 0;
  self->awaits_text = FALSE;
  while (next_record (self, &record))
    {
      depth += record.type == RECORD_BEGIN;
      size = get_cell_size (record.type);
      if (record.type == RECORD_END && (depth == 0 || --depth == 0))
        return TRUE;
      if (depth != 1)
        continue;
      if (record.type == RECORD_FORMULA_TEXT && self->awaits_text)
        {
          self->awaits_text = FALSE;
          if (!put (self, read_any_text (self, record.data, record.size, 2), error))
            return FALSE;
        }
      else if (size > 0 && record.size >= size)
        {
          if (!read_cell (self, &record, error))
            return FALSE;
        }
    }
  isms_cells_set_error (
      self->cells, _ ("The workbook ends here, in the midst of a sheet. Nothing was imported."),
      error);
  return FALSE;
}

static gboolean
read_workbook (Reader *self, GError **error)
{
  Record record;
  gboolean has_begun = FALSE;
  gboolean has_ended = FALSE;

  while (!has_ended && !self->locked && next_record (self, &record))
    {
      if (record.type == RECORD_BEGIN && record.size >= 2 && !has_begun)
        {
          self->version = get_16 (record.data);
          has_begun = TRUE;
        }
      has_ended = record.type == RECORD_END;
      if (!has_begun || !read_global (self, &record))
        break;
    }
  if (self->locked)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, isms_zip_get_locked_words ());
  else if (!has_ended)
    isms_workbook_set_damaged (error);
  for (guint i = 0; has_ended && i < self->starts->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (self->cells->cancellable, error))
        return FALSE;
      self->cells->sheet = self->cells->sheets->pdata[i];
      if (!read_sheet (self, g_array_index (self->starts, guint32, i), error))
        return FALSE;
    }
  return has_ended;
}

static gboolean
read_stream (IsmsCells *cells, GBytes *stream, GError **error)
{
  g_autoptr (GPtrArray) shared =
      g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) fills = g_array_new (FALSE, FALSE, sizeof (guint));
  Reader self = { .cells = cells,
                  .shared = shared,
                  .starts = starts,
                  .styles = isms_date_styles_new (),
                  .fills = fills };
  gboolean done;

  self.data = g_bytes_get_data (stream, &self.size);
  done = read_workbook (&self, error);
  isms_date_styles_free (self.styles);
  g_free (self.code_page);
  return done;
}

gboolean
isms_workbook_read_xls (IsmsCells *cells, GBytes *bytes, GError **error)
{
  g_autoptr (IsmsCompound) file = isms_compound_new (bytes);
  const char *name;
  g_autoptr (GBytes) stream = NULL;

  if (file != NULL && isms_compound_has (file, "EncryptedPackage"))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           isms_zip_get_locked_words ());
      return FALSE;
    }
  name = file == NULL || isms_compound_has (file, "Workbook") ? "Workbook" : "Book";
  if (file != NULL && !isms_compound_has (file, name))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This document of an office program is no spreadsheet. Nothing was "
                              "imported."));
      return FALSE;
    }
  stream = file != NULL ? isms_compound_read (file, name) : NULL;
  if (stream != NULL)
    return read_stream (cells, stream, error);
  isms_workbook_set_damaged (error);
  return FALSE;
}
