/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A table that is written for people and is not read back. It is small: all of it is in memory. */

#include "isms-plain-table.h"

#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#include "isms-csv-writer.h"
#include "isms-export-private.h"

typedef enum
{
  CELL_TEXT,
  CELL_NUMBER,
  CELL_DAY,
} CellKind;

typedef struct
{
  CellKind kind;
  char *text; /* NULL: empty, if it is no number */
  gboolean is_set;
  double number;
} Cell;

typedef struct
{
  char *heading;
  double width;
} Column;

struct _IsmsPlainTable
{
  char *title;
  GArray *columns; /* of Column */
  GArray *cells;   /* of Cell, row by row */
};

static void
clear_cell (gpointer data)
{
  g_free (((Cell *) data)->text);
}

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->heading);
}

/**
 * isms_plain_table_new:
 * @title: of its sheet
 *
 * Returns: (transfer full): a table without columns
 */
IsmsPlainTable *
isms_plain_table_new (const char *title)
{
  IsmsPlainTable *self = g_new0 (IsmsPlainTable, 1);

  self->title = g_strdup (title);
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (self->columns, clear_column);
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

/**
 * isms_plain_table_free:
 * @self: (transfer full): a table
 */
void
isms_plain_table_free (IsmsPlainTable *self)
{
  g_free (self->title);
  g_array_unref (self->columns);
  g_array_unref (self->cells);
  g_free (self);
}

/**
 * isms_plain_table_add_column:
 * @self: a table without cells
 * @heading: over the column
 * @width: in letters
 */
void
isms_plain_table_add_column (IsmsPlainTable *self, const char *heading, double width)
{
  const Column column = { g_strdup (heading), width };

  g_array_append_val (self->columns, column);
}

/**
 * isms_plain_table_add_text:
 * @self: a table
 * @text: (nullable): of the next cell; never a formula
 */
void
isms_plain_table_add_text (IsmsPlainTable *self, const char *text)
{
  const Cell cell = { .kind = CELL_TEXT, .text = g_strdup (text) };

  g_array_append_val (self->cells, cell);
}

/**
 * isms_plain_table_add_number:
 * @self: a table
 * @is_set: whether there is one in the next cell
 * @number: it
 */
void
isms_plain_table_add_number (IsmsPlainTable *self, gboolean is_set, double number)
{
  const Cell cell = { .kind = CELL_NUMBER, .is_set = is_set, .number = number };

  g_array_append_val (self->cells, cell);
}

/**
 * isms_plain_table_add_day:
 * @self: a table
 * @iso: (nullable): the day in the next cell, YYYY-MM-DD
 */
void
isms_plain_table_add_day (IsmsPlainTable *self, const char *iso)
{
  const Cell cell = { .kind = CELL_DAY, .text = g_strdup (iso) };

  g_array_append_val (self->cells, cell);
}

/* --- CSV --- */

static GBytes *
write_csv (IsmsPlainTable *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (IsmsCsvWriter) writer = isms_csv_writer_new (stream, ',', TRUE);
  guint n = self->columns->len;

  for (guint i = 0; i < n; i++)
    isms_csv_writer_add (writer, g_array_index (self->columns, Column, i).heading);
  if (!isms_csv_writer_end_row (writer, cancellable, error))
    return NULL;
  for (guint i = 0; i < self->cells->len; i++)
    {
      const Cell *cell = &g_array_index (self->cells, Cell, i);

      if (cell->kind == CELL_NUMBER && cell->is_set)
        isms_csv_writer_add_number (writer, cell->number);
      else
        isms_csv_writer_add (writer, cell->text);
      if (i % n == n - 1 && !isms_csv_writer_end_row (writer, cancellable, error))
        return NULL;
    }
  if (!isms_csv_writer_finish (writer, cancellable, error)
      || !g_output_stream_close (stream, cancellable, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* --- A workbook --- */

typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *heading;
  lxw_format *text;
  lxw_format *number;
  lxw_format *day;
} Book;

static void
make_formats (Book *book)
{
  book->heading = workbook_add_format (book->workbook);
  format_set_bold (book->heading);
  format_set_text_wrap (book->heading);
  format_set_align (book->heading, LXW_ALIGN_VERTICAL_TOP);
  format_set_bottom (book->heading, LXW_BORDER_MEDIUM);
  format_set_bg_color (book->heading, 0xE8E8E8);
  book->text = workbook_add_format (book->workbook);
  format_set_num_format (book->text, "@");
  format_set_text_wrap (book->text);
  format_set_align (book->text, LXW_ALIGN_VERTICAL_TOP);
  book->number = workbook_add_format (book->workbook);
  format_set_align (book->number, LXW_ALIGN_VERTICAL_TOP);
  book->day = workbook_add_format (book->workbook);
  format_set_num_format (book->day, "yyyy-mm-dd");
  format_set_align (book->day, LXW_ALIGN_VERTICAL_TOP);
}

static void
write_headings (const IsmsPlainTable *self, Book *book)
{
  lxw_col_t last = (lxw_col_t) (self->columns->len - 1);
  lxw_row_t n_rows = self->cells->len / self->columns->len;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);

      worksheet_set_column (book->sheet, (lxw_col_t) i, (lxw_col_t) i, column->width, NULL);
      worksheet_write_string (book->sheet, 0, (lxw_col_t) i, column->heading, book->heading);
    }
  worksheet_freeze_panes (book->sheet, 1, 0);
  worksheet_autofilter (book->sheet, 0, 0, MAX (n_rows, 1), last);
  worksheet_set_landscape (book->sheet);
  worksheet_set_paper (book->sheet, 9); /* A4 */
  worksheet_fit_to_pages (book->sheet, 1, 0);
  worksheet_repeat_rows (book->sheet, 0, 0);
  worksheet_set_footer (book->sheet, "&L&A&R&P / &N");
}

static void
write_cell (Book *book, lxw_row_t row, lxw_col_t column, const Cell *cell)
{
  lxw_datetime day = { 0 };
  g_autofree char *text = NULL;

  if (cell->kind == CELL_NUMBER && cell->is_set)
    worksheet_write_number (book->sheet, row, column, cell->number, book->number);
  else if (cell->text != NULL && cell->kind == CELL_DAY
           && sscanf (cell->text, "%4d-%2d-%2d", &day.year, &day.month, &day.day) == 3
           && day.year >= 1900)
    worksheet_write_datetime (book->sheet, row, column, &day, book->day);
  else if (cell->text != NULL && *cell->text != '\0')
    {
      text = isms_export_dup_text (cell->text);
      worksheet_write_string (book->sheet, row, column, text, book->text);
    }
}

static GBytes *
write_workbook (const IsmsPlainTable *self, GError **error)
{
  g_autofree char *name = isms_export_dup_sheet_name (self->title);
  const char *buffer = NULL;
  size_t size = 0;
  lxw_workbook_options options = { .output_buffer = &buffer,
                                   .output_buffer_size = &size,
                                   .tmpdir = (char *) g_get_tmp_dir () };
  lxw_doc_properties properties = { .title = self->title };
  Book book = { .workbook = workbook_new_opt (NULL, &options) };
  locale_t before = isms_export_enter_plain_numbers ();
  lxw_error failure;

  workbook_set_properties (book.workbook, &properties);
  book.sheet = workbook_add_worksheet (book.workbook, name);
  make_formats (&book);
  write_headings (self, &book);
  for (guint i = 0; i < self->cells->len; i++)
    write_cell (&book, 1 + i / self->columns->len, (lxw_col_t) (i % self->columns->len),
                &g_array_index (self->cells, Cell, i));
  failure = workbook_close (book.workbook);
  isms_export_leave_plain_numbers (before);
  if (failure == LXW_NO_ERROR && buffer != NULL)
    return g_bytes_new_with_free_func (buffer, size, free, (gpointer) buffer);
  free ((gpointer) buffer);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", lxw_strerror (failure));
  return NULL;
}

/**
 * isms_plain_table_write:
 * @self: a table with at least one column, and whole rows
 * @format: of the file
 * @cancellable: (nullable): to give up
 * @error: return location
 *
 * Returns: (transfer full): the content of the file; %NULL on error
 */
GBytes *
isms_plain_table_write (IsmsPlainTable *self,
                        IsmsExportFormat format,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (self->columns->len > 0 && self->cells->len % self->columns->len == 0, NULL);

  return format == ISMS_EXPORT_XLSX ? write_workbook (self, error)
                                    : write_csv (self, cancellable, error);
}
