/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records as a workbook that people go on working with: numbers are numbers and dates are dates,
 * choices are offered, headings stay in sight. Texts are never formulas. */

#include "isms-config.h"

#include "isms-csv-writer.h"
#include "isms-day.h"
#include "isms-export-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#define PAGE 512
#define MAX_LETTERS 32767 /* of a cell */
#define FREE_ROWS 200     /* below the last one, where choices are offered too */

typedef struct
{
  IsmsExportCells *cells;
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *heading;
  lxw_format *text;
  lxw_format *number;
  lxw_format *date;
  lxw_format *time;
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
    default:
      return g_str_equal (field->name, "ref") ? 10 : 32;
    }
}

static void
make_formats (Workbook *self)
{
  self->heading = workbook_add_format (self->workbook);
  format_set_bold (self->heading);
  format_set_text_wrap (self->heading);
  format_set_align (self->heading, LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom (self->heading, LXW_BORDER_MEDIUM);
  format_set_bg_color (self->heading, 0xE8E8E8);
  self->text = workbook_add_format (self->workbook);
  format_set_text_wrap (self->text);
  format_set_align (self->text, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format (self->text, "@");
  self->number = workbook_add_format (self->workbook);
  format_set_align (self->number, LXW_ALIGN_VERTICAL_TOP);
  self->date = workbook_add_format (self->workbook);
  format_set_align (self->date, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format (self->date, "yyyy-mm-dd");
  self->time = workbook_add_format (self->workbook);
  format_set_align (self->time, LXW_ALIGN_VERTICAL_TOP);
  format_set_num_format (self->time, "yyyy-mm-dd hh:mm");
}

/* What may be chosen, offered where one types. Other words are let in: the import tells of them. */
static void
offer_choices (Workbook *self, lxw_col_t column, const IsmsField *field, lxw_row_t last)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST,
                                     .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    if (choice->stored == NULL)
      g_ptr_array_add (words,
                       (gpointer) (self->cells->for_people ? _ (choice->label) : choice->value));
  g_ptr_array_add (words, NULL);
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

      worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, get_width (field), NULL);
      worksheet_write_string (self->sheet, 0, (lxw_col_t) i, heading, self->heading);
      if (field->kind == ISMS_FIELD_CHOICE)
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

static gboolean
is_date (const char *text, lxw_datetime *date)
{
  int year, month, day;

  if (sscanf (text, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1900 || year > 9999)
    return FALSE;
  *date = (lxw_datetime) { .year = year, .month = month, .day = day };
  return TRUE;
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

  if (local == NULL || !is_date (day, date))
    return FALSE;
  date->hour = g_date_time_get_hour (local);
  date->min = g_date_time_get_minute (local);
  date->sec = g_date_time_get_second (local);
  seconds = date->hour * 3600 + date->min * 60 + (int) date->sec;
  back = isms_day_dup_moment_on (day, seconds);
  return seconds != 0 && g_strcmp0 (back, text) == 0;
}

/* Read back, a quotation mark before what could be a formula is taken off: it gets another. */
static void
write_text (Workbook *self, lxw_row_t row, lxw_col_t column, const char *text)
{
  g_autofree char *quoted =
      isms_csv_restore (text) != text ? g_strconcat ("'", text, NULL) : g_strdup (text);

  worksheet_write_string (self->sheet, row, column, quoted, self->text);
}

static gboolean
write_cell (Workbook *self,
            lxw_row_t row,
            lxw_col_t column,
            const IsmsField *field,
            IsmsRecord *record,
            GError **error)
{
  g_autofree char *text = isms_export_cells_dup (self->cells, record, field);
  lxw_datetime date;

  if (text == NULL || *text == '\0')
    {
      worksheet_write_blank (self->sheet, row, column, self->text);
      return TRUE;
    }
  if (field->kind == ISMS_FIELD_INTEGER || field->kind == ISMS_FIELD_REAL
      || field->kind == ISMS_FIELD_MONEY)
    worksheet_write_number (self->sheet, row, column, g_ascii_strtod (text, NULL), self->number);
  else if (field->kind == ISMS_FIELD_DATE && is_date (text, &date))
    worksheet_write_datetime (self->sheet, row, column, &date, self->date);
  else if (field->kind == ISMS_FIELD_TIME && is_time (text, &date))
    worksheet_write_datetime (self->sheet, row, column, &date, self->time);
  else if (g_utf8_strlen (text, -1) < MAX_LETTERS)
    write_text (self, row, column, text);
  else
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: the ref of a record, the name of a field */
                   _ ("%s: “%s” has more letters than a cell of a workbook can hold. Nothing was "
                      "exported. Export it as CSV."),
                   isms_record_get_ref (record), _ (field->label));
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_records (Workbook *self, GArray *ids, GCancellable *cancellable, GError **error)
{
  lxw_row_t row = 1;

  for (guint i = 0; i < ids->len; i += PAGE)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      records =
          isms_record_load_many (self->cells->database, self->cells->kind,
                                 &g_array_index (ids, gint64, i), MIN (PAGE, ids->len - i), error);
      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          if (records->pdata[j] == NULL)
            continue;
          for (guint k = 0; k < self->cells->fields->len; k++)
            if (!write_cell (self, row, (lxw_col_t) k, self->cells->fields->pdata[k],
                             records->pdata[j], error))
              return FALSE;
          row++;
        }
    }
  return TRUE;
}

GBytes *
isms_export_write_workbook (IsmsExportCells *cells,
                            const char *title,
                            GArray *ids,
                            GCancellable *cancellable,
                            GError **error)
{
  const char *buffer = NULL;
  size_t size = 0;
  lxw_workbook_options options = { .output_buffer = &buffer,
                                   .output_buffer_size = &size,
                                   .tmpdir = (char *) g_get_tmp_dir () };
  lxw_doc_properties properties = { .title = (char *) title };
  Workbook self = { .cells = cells, .workbook = workbook_new_opt (NULL, &options) };
  gboolean done;
  lxw_error failure;

  workbook_set_properties (self.workbook, &properties);
  self.sheet = workbook_add_worksheet (self.workbook, title);
  make_formats (&self);
  write_headings (&self, ids->len);
  done = write_records (&self, ids, cancellable, error);
  failure = workbook_close (self.workbook);
  if (done && failure == LXW_NO_ERROR && buffer != NULL)
    return g_bytes_new_with_free_func (buffer, size, free, (gpointer) buffer);
  free ((gpointer) buffer);
  if (done)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", lxw_strerror (failure));
  return NULL;
}
