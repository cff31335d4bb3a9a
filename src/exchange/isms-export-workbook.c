/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records as a workbook that people go on working with: numbers are numbers and dates are dates,
 * choices are offered, headings stay in sight. Texts are never formulas. */

#include "isms-config.h"

#include "isms-csv-writer.h"
#include "isms-day.h"
#include "isms-export-private.h"

#include "isms-money.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define PAGE 512
#define N_PAGES 4                 /* that are read ahead of being written */
#define MAX_LETTERS 32767         /* of a cell, in UTF-16 */
#define MAX_OFFERED 255           /* letters of all choices of a cell */
#define MAX_TITLE 31              /* letters of the name of a sheet */
#define MAX_WHOLE 999999999999999 /* of which every digit is kept */
#define FREE_ROWS 200             /* below the last one, where choices are offered too */

typedef struct
{
  IsmsExportCells *cells;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_worksheet *choices; /* hidden: what may be chosen, a row for each field; or NULL */
  lxw_row_t n_choices;    /* rows of it */
  lxw_format *heading;
  lxw_format *text;
  lxw_format *number;
  lxw_format *money;
  lxw_format *date;
  lxw_format *time;

  GAsyncQueue *read; /* of GPtrArray of IsmsRecord, to be written; an empty one: no more come */
  GAsyncQueue *room; /* of anything: how many more may be read ahead */
  GError *error;     /* of the thread that writes */
  int failed;        /* atomic: it has one */
} Workbook;

static double
get_width (const IsmsField *field)
{
  switch (field->kind)
    {
    case ISMS_FIELD_PROSE:
      return 48;
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_REAL:
    case ISMS_FIELD_MONEY:
    case ISMS_FIELD_BOOLEAN:
    case ISMS_FIELD_DATE:
      return 12;
    case ISMS_FIELD_TIME:
      return 16;
    case ISMS_FIELD_CHOICE:
    case ISMS_FIELD_CHOICES:
    case ISMS_FIELD_REFERENCE:
      return 20;
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
    default:
      return g_str_equal (field->name, "ref") ? 10 : 32;
    }
}

static lxw_format *
add_format (Workbook *self, const char *number_format)
{
  lxw_format *format = workbook_add_format (self->workbook);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  return format;
}

static void
make_formats (Workbook *self)
{
  static const char *const money_formats[] = { "#,##0", "#,##0.0", "#,##0.00", "#,##0.000" };

  self->heading = workbook_add_format (self->workbook);
  format_set_bold (self->heading);
  format_set_text_wrap (self->heading);
  format_set_align (self->heading, LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom (self->heading, LXW_BORDER_MEDIUM);
  format_set_bg_color (self->heading, 0xE8E8E8);
  self->text = add_format (self, "@");
  format_set_text_wrap (self->text);
  self->number = add_format (self, NULL);
  self->money = add_format (self, money_formats[MIN (isms_money_get_digits (self->cells->currency),
                                                     G_N_ELEMENTS (money_formats) - 1)]);
  self->date = add_format (self, "yyyy-mm-dd");
  self->time = add_format (self, "yyyy-mm-dd hh:mm");
}

/* What is typed into an empty cell is taken as what the column is. */
static lxw_format *
get_format (const Workbook *self, const IsmsField *field)
{
  switch (field->kind)
    {
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_REAL:
    case ISMS_FIELD_BOOLEAN:
      return self->number;
    case ISMS_FIELD_MONEY:
      return self->money;
    case ISMS_FIELD_DATE:
      return self->date;
    case ISMS_FIELD_TIME:
      return self->time;
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_PROSE:
    case ISMS_FIELD_CHOICE:
    case ISMS_FIELD_CHOICES:
    case ISMS_FIELD_REFERENCE:
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
    default:
      return self->text;
    }
}

/* A list that is too long for its cells goes into a row of a hidden sheet; the formula that means
 * it. */
static char *
list_choices (Workbook *self, GPtrArray *words)
{
  /* Translators: the name of a hidden sheet, of at most 31 letters */
  const char *name = _ ("Choices");
  lxw_row_t row = self->n_choices++;
  char first[LXW_MAX_CELL_NAME_LENGTH];
  char last[LXW_MAX_CELL_NAME_LENGTH];

  if (self->choices == NULL)
    {
      self->choices = workbook_add_worksheet (self->workbook, name);
      worksheet_hide (self->choices);
    }
  for (guint i = 0; i < words->len; i++)
    worksheet_write_string (self->choices, row, (lxw_col_t) i, words->pdata[i], self->text);
  lxw_rowcol_to_cell_abs (first, row, 0, 1, 1);
  lxw_rowcol_to_cell_abs (last, row, (lxw_col_t) (words->len - 1), 1, 1);
  return g_strdup_printf ("='%s'!%s:%s", name, first, last);
}

/* What may be chosen, offered where one types. Other words are let in: the import tells of them. */
static void
offer_choices (Workbook *self, lxw_col_t column, const IsmsField *field, lxw_row_t last)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *formula = NULL;
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST,
                                     .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };
  gboolean has_comma = FALSE;
  glong n_letters = 0;

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    if (choice->stored == NULL)
      {
        const char *word = self->cells->for_people ? _ (choice->label) : choice->value;

        g_ptr_array_add (words, (gpointer) word);
        n_letters += g_utf8_strlen (word, -1) + 1;
        has_comma = has_comma || strchr (word, ',') != NULL;
      }
  if (has_comma || n_letters > MAX_OFFERED)
    {
      formula = list_choices (self, words);
      validation.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      validation.value_formula = formula;
    }
  g_ptr_array_add (words, NULL);
  if (formula == NULL)
    validation.value_list = (const char **) words->pdata;
  worksheet_data_validation_range (self->sheet, 1, column, last, column, &validation);
}

static void
write_headings (Workbook *self, guint n_rows)
{
  GPtrArray *fields = self->cells->fields;

  for (guint i = 0; i < fields->len; i++)
    {
      const IsmsField *field = fields->pdata[i];
      const char *heading =
          self->cells->for_people ? _ (isms_field_get_heading (field)) : field->name;

      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, get_width (field),
                            get_format (self, field));
      worksheet_write_string (self->sheet, 0, (lxw_col_t) i, heading, self->heading);
      if (field->kind == ISMS_FIELD_CHOICE && (field->flags & ISMS_FIELD_COMPUTED) == 0)
        offer_choices (self, (lxw_col_t) i, field, n_rows + FREE_ROWS);
    }
  worksheet_freeze_panes (self->sheet, 1, MIN (2, (lxw_col_t) fields->len));
  worksheet_autofilter (self->sheet, 0, 0, MAX (n_rows, 1), (lxw_col_t) (fields->len - 1));
  worksheet_set_landscape (self->sheet);
  worksheet_set_paper (self->sheet, 9); /* A4 */
  worksheet_fit_to_pages (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  worksheet_set_footer (self->sheet, "&L&A&R&P / &N");
}

/* "2026-03-31"; days before 1900 are texts. */
static gboolean
read_date (const char *text, lxw_datetime *date)
{
  *date = (lxw_datetime) { 0 };
  return sscanf (text, "%4d-%2d-%2d", &date->year, &date->month, &date->day) == 3
         && date->year >= 1900 && date->year <= 9999;
}

static gboolean
read_number (const char *text, double *number)
{
  *number = g_ascii_strtod (text, NULL);
  return *number >= -MAX_WHOLE && *number <= MAX_WHOLE;
}

/* As many as spreadsheet programs count: those beyond the first plane are two. */
static gboolean
fits (const char *text)
{
  gsize n = strlen (text);

  if (n < MAX_LETTERS)
    return TRUE;
  n = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    n += g_utf8_get_char (at) > 0xffff ? 2 : 1;
  return n < MAX_LETTERS;
}

/* "_x000D_" would be read as the character of that number. */
static gboolean
is_escape (const char *text)
{
  return text[0] == '_' && text[1] == 'x' && strspn (text + 2, "0123456789abcdefABCDEF") >= 4
         && text[6] == '_';
}

static char *
escape (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (is_escape (at))
        g_string_append (out, "_x005F");
      g_string_append_c (out, *at);
    }
  return g_string_free_and_steal (g_steal_pointer (&out));
}

/* A moment by the clocks of the place, as people reckon with; FALSE where that would not come back
 * as the same: what the clocks show twice, and midnight, which a cell can not tell from a day. */
static gboolean
is_time (const char *text, lxw_datetime *date)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autofree char *day = local != NULL ? isms_day_of (local) : NULL;
  g_autofree char *back = NULL;
  int seconds;

  if (local == NULL || !read_date (day, date))
    return FALSE;
  date->hour = g_date_time_get_hour (local);
  date->min = g_date_time_get_minute (local);
  date->sec = g_date_time_get_second (local);
  seconds = date->hour * 3600 + date->min * 60 + (int) date->sec;
  back = isms_day_dup_moment_on (day, seconds);
  return seconds != 0 && g_strcmp0 (back, text) == 0;
}

/*< private >
 * isms_export_dup_text:
 *
 * Read back, a quotation mark before what could be a formula is taken off: it gets another.
 *
 * Returns: (transfer full): what stands in the cell of a workbook for @text
 */
char *
isms_export_dup_text (const char *text)
{
  g_autofree char *quoted = isms_csv_restore (text) != text ? g_strconcat ("'", text, NULL) : NULL;

  return escape (quoted != NULL ? quoted : text);
}

static lxw_error
write_text (Workbook *self, lxw_row_t row, lxw_col_t column, const char *text)
{
  g_autofree char *cell = isms_export_dup_text (text);

  return worksheet_write_string (self->sheet, row, column, cell, self->text);
}

static gboolean
write_cell (
    Workbook *self, lxw_row_t row, lxw_col_t column, const IsmsField *field, IsmsRecord *record)
{
  g_autofree char *text = isms_export_cells_dup (self->cells, record, field);
  lxw_format *format = get_format (self, field);
  lxw_datetime date;
  double number;

  if (text == NULL || *text == '\0')
    return TRUE;
  if (field->kind == ISMS_FIELD_BOOLEAN)
    return worksheet_write_boolean (self->sheet, row, column,
                                    isms_record_get_int (record, field->name) != 0, format)
           == LXW_NO_ERROR;
  if ((format == self->number || format == self->money) && read_number (text, &number))
    return worksheet_write_number (self->sheet, row, column, number, format) == LXW_NO_ERROR;
  if ((format == self->date && read_date (text, &date))
      || (format == self->time && is_time (text, &date)))
    return worksheet_write_datetime (self->sheet, row, column, &date, format) == LXW_NO_ERROR;
  return fits (text) && write_text (self, row, column, text) == LXW_NO_ERROR;
}

static gboolean
write_record (Workbook *self, lxw_row_t row, IsmsRecord *record)
{
  for (guint i = 0; i < self->cells->fields->len; i++)
    {
      const IsmsField *field = self->cells->fields->pdata[i];

      if (write_cell (self, row, (lxw_col_t) i, field, record))
        continue;
      g_set_error (&self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: the ref of a record, the name of a field */
                   _ ("%s: “%s” has more letters than a cell of a workbook can hold. Nothing was "
                      "exported. Export it as CSV."),
                   isms_record_get_ref (record), _ (field->label));
      return FALSE;
    }
  return TRUE;
}

/*< private >
 * isms_export_enter_plain_numbers:
 *
 * libxlsxwriter writes numbers with the sign for decimals of the locale, which no program reads
 * back: while it is at work, this thread has the point.
 *
 * Returns: what isms_export_leave_plain_numbers () takes
 */
locale_t
isms_export_enter_plain_numbers (void)
{
  return uselocale (newlocale (LC_NUMERIC_MASK, "C", duplocale (LC_GLOBAL_LOCALE)));
}

void
isms_export_leave_plain_numbers (locale_t before)
{
  freelocale (uselocale (before));
}

/* After an error what comes is only let go, until no more does. */
static gpointer
write_pages_cb (gpointer data)
{
  Workbook *self = data;
  locale_t before = isms_export_enter_plain_numbers ();
  lxw_row_t row = 1;

  while (TRUE)
    {
      g_autoptr (GPtrArray) page = g_async_queue_pop (self->read);

      if (page->len == 0)
        {
          isms_export_leave_plain_numbers (before);
          return NULL;
        }
      for (guint i = 0; i < page->len && self->error == NULL; i++)
        if (page->pdata[i] != NULL && !write_record (self, row++, page->pdata[i]))
          g_atomic_int_set (&self->failed, TRUE);
      g_async_queue_push (self->room, self);
    }
}

static gboolean
read_records (Workbook *self, GArray *ids, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < ids->len; i += PAGE)
    {
      GPtrArray *page;

      g_async_queue_pop (self->room);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || g_atomic_int_get (&self->failed))
        return FALSE;
      page = isms_record_load_many_bare (self->cells->database, self->cells->kind,
                                         &g_array_index (ids, gint64, i), MIN (PAGE, ids->len - i),
                                         error);
      if (page == NULL)
        return FALSE;
      g_async_queue_push (self->read, page);
    }
  return TRUE;
}

/* This thread reads the records, as only it may ask the database; another makes cells of them and
 * writes these, which takes about as long. */
static gboolean
write_records (Workbook *self, GArray *ids, GCancellable *cancellable, GError **error)
{
  g_autoptr (GAsyncQueue) read = g_async_queue_new_full ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GAsyncQueue) room = g_async_queue_new ();
  g_autoptr (GError) failure = NULL;
  GThread *writer;
  gboolean done;

  self->read = read;
  self->room = room;
  for (guint i = 0; i < N_PAGES; i++)
    g_async_queue_push (room, self);
  writer = g_thread_new ("workbook", write_pages_cb, self);
  done = read_records (self, ids, cancellable, &failure);
  g_async_queue_push (read, g_ptr_array_new ());
  g_thread_join (writer);
  if (failure == NULL)
    failure = g_steal_pointer (&self->error);
  g_clear_error (&self->error);
  if (failure == NULL)
    return done;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/*< private >
 * isms_export_dup_sheet_name:
 *
 * Returns: (transfer full): @title as the name of a sheet, in which some signs may not be
 */
char *
isms_export_dup_sheet_name (const char *title)
{
  g_autofree char *name = g_utf8_substring (title, 0, MIN (g_utf8_strlen (title, -1), MAX_TITLE));

  return g_strdelimit (g_steal_pointer (&name), "[]:*?/\\'", ' ');
}

/* Rows are written as they come and not kept: there may be many. */
GBytes *
isms_export_write_workbook (IsmsExportCells *cells,
                            const char *title,
                            GArray *ids,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *name = isms_export_dup_sheet_name (title);
  const char *buffer = NULL;
  size_t size = 0;
  lxw_workbook_options options = { .constant_memory = TRUE,
                                   .output_buffer = &buffer,
                                   .output_buffer_size = &size,
                                   .tmpdir = (char *) g_get_tmp_dir () };
  lxw_doc_properties properties = { .title = (char *) title };
  Workbook self = { .cells = cells, .workbook = workbook_new_opt (NULL, &options) };
  locale_t before = isms_export_enter_plain_numbers ();
  gboolean done;
  lxw_error failure;

  workbook_set_properties (self.workbook, &properties);
  self.sheet = workbook_add_worksheet (self.workbook, name);
  make_formats (&self);
  write_headings (&self, ids->len);
  done = write_records (&self, ids, cancellable, error);
  failure = workbook_close (self.workbook);
  isms_export_leave_plain_numbers (before);
  if (done && failure == LXW_NO_ERROR && buffer != NULL)
    return g_bytes_new_with_free_func (buffer, size, free, (gpointer) buffer);
  free ((gpointer) buffer);
  if (done)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", lxw_strerror (failure));
  return NULL;
}
