/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A report as data: what it says, in order. */

#include "isms-config.h"

#include "isms-day.h"
#include "isms-report-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (IsmsReport, isms_report, isms_report_ref, isms_report_unref)

static void
free_drawings (IsmsReportDrawing *drawings, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_free ((char *) drawings[i].alternative);
      if (drawings[i].destroy != NULL)
        drawings[i].destroy (drawings[i].user_data);
    }
  g_free (drawings);
}

static void
row_free (IsmsReportRow *row)
{
  if (row->drawings != NULL)
    free_drawings (row->drawings, g_strv_length (row->cells));
  for (guint i = 0; row->spans != NULL && row->cells[i] != NULL; i++)
    g_array_unref (row->spans[i]);
  g_free (row->spans);
  g_strfreev (row->cells);
  g_free (row->tones);
  g_free (row->strong);
  g_free (row->ruled);
  g_free (row);
}

static void
table_free (IsmsReportTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    g_free ((char *) table->columns[i].title);
  g_free (table->columns);
  g_ptr_array_unref (table->rows);
  g_free (table);
}

static void
block_free (IsmsBlock *block)
{
  g_free (block->text);
  g_clear_pointer (&block->spans, g_array_unref);
  for (guint i = 0; block->points != NULL && i < block->n_items; i++)
    {
      g_free (block->points[i].marker);
      g_clear_pointer (&block->points[i].spans, g_array_unref);
    }
  g_free (block->points);
  g_strfreev (block->items);
  g_clear_pointer (&block->table, table_free);
  for (guint i = 0; i < block->n_charts; i++)
    {
      g_free ((char *) block->charts[i].title);
      g_free ((char *) block->charts[i].alternative);
      if (block->charts[i].destroy != NULL)
        block->charts[i].destroy (block->charts[i].user_data);
    }
  g_free (block->charts);
  g_free (block);
}

IsmsBlock *
isms_report_add_block (IsmsReport *self, IsmsBlockKind kind, const char *text)
{
  IsmsBlock *block = g_new0 (IsmsBlock, 1);

  block->kind = kind;
  block->text = text != NULL ? g_utf8_make_valid (text, -1) : NULL;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static char *
copy_text (const char *text)
{
  return text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("");
}

/**
 * isms_report_new:
 * @title: what it is
 * @date: its date: on its pages and in the PDF's metadata
 *
 * Returns: (transfer full): a report with nothing but its title block
 */
IsmsReport *
isms_report_new (const char *title, GDateTime *date)
{
  IsmsReport *self = g_new0 (IsmsReport, 1);
  const char *const *names = g_get_language_names ();

  g_atomic_ref_count_init (&self->refs);
  self->title = copy_text (title);
  self->date = g_date_time_ref (date);
  self->language = g_strdup (g_str_equal (names[0], "C") ? "en" : names[0]);
  g_strdelimit (self->language, "_", '-');
  self->language[strcspn (self->language, ".@")] = '\0';
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free);
  isms_report_add_block (self, ISMS_BLOCK_TITLE, NULL);
  return self;
}

/**
 * isms_report_ref:
 * @self: a report
 *
 * Returns: (transfer full): the same
 */
IsmsReport *
isms_report_ref (IsmsReport *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * isms_report_unref:
 * @self: (transfer full): a report
 */
void
isms_report_unref (IsmsReport *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->organisation);
  g_free (self->classification);
  g_free (self->running_title);
  g_free (self->author);
  g_free (self->language);
  g_date_time_unref (self->date);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

/**
 * isms_report_set_subtitle:
 * @self: a report
 * @subtitle: (nullable): a line under the title
 */
void
isms_report_set_subtitle (IsmsReport *self, const char *subtitle)
{
  g_set_str (&self->subtitle, subtitle);
}

/**
 * isms_report_set_organisation:
 * @self: a report
 * @organisation: (nullable): whose report it is
 */
void
isms_report_set_organisation (IsmsReport *self, const char *organisation)
{
  g_set_str (&self->organisation, organisation);
}

/**
 * isms_report_set_classification:
 * @self: a report
 * @classification: (nullable): who may read it; on every page
 */
void
isms_report_set_classification (IsmsReport *self, const char *classification)
{
  g_set_str (&self->classification, classification);
}

/**
 * isms_report_set_author:
 * @self: a report
 * @author: (nullable): who made it
 */
void
isms_report_set_author (IsmsReport *self, const char *author)
{
  g_set_str (&self->author, author);
}

/**
 * isms_report_set_running_title:
 * @self: a report
 * @title: (nullable): what stands at the head of its pages; %NULL for the title
 */
void
isms_report_set_running_title (IsmsReport *self, const char *title)
{
  g_set_str (&self->running_title, title);
}

/**
 * isms_report_set_language:
 * @self: a report
 * @language: (nullable): BCP 47, such as "de" or "ar"; decides the direction of its pages
 */
void
isms_report_set_language (IsmsReport *self, const char *language)
{
  g_set_str (&self->language, language);
}

/**
 * isms_report_set_compact:
 * @self: a report
 * @compact: whether its title block is two lines
 */
void
isms_report_set_compact (IsmsReport *self, gboolean compact)
{
  self->compact = compact;
}

/**
 * isms_report_set_landscape:
 * @self: a report
 * @landscape: whether wide pages suit it
 */
void
isms_report_set_landscape (IsmsReport *self, gboolean landscape)
{
  self->landscape = landscape;
}

/**
 * isms_report_get_landscape:
 * @self: a report
 *
 * Returns: whether wide pages suit it
 */
gboolean
isms_report_get_landscape (IsmsReport *self)
{
  return self->landscape;
}

/**
 * isms_report_get_title:
 * @self: a report
 *
 * Returns: (transfer none): its title
 */
const char *
isms_report_get_title (IsmsReport *self)
{
  return self->title;
}

/**
 * isms_report_get_date:
 * @self: a report
 *
 * Returns: (transfer none): its date
 */
GDateTime *
isms_report_get_date (IsmsReport *self)
{
  return self->date;
}

/**
 * isms_report_dup_date:
 * @self: a report
 *
 * Returns: (transfer full): its date, as a person sees it
 */
char *
isms_report_dup_date (IsmsReport *self)
{
  g_autofree char *day = isms_day_of (self->date);

  return isms_day_dup_words (day);
}

/**
 * isms_report_dup_file_name:
 * @self: a report
 *
 * Returns: (transfer full): what a file of it is to be called, without ".pdf": its title, which
 * record it is of, and the day, so that those of two records can lie in one folder
 */
char *
isms_report_dup_file_name (IsmsReport *self)
{
  const char *title = self->running_title != NULL ? self->running_title : self->title;
  g_autofree char *day = isms_day_of (self->date);
  g_auto (GStrv) parts = g_strsplit (title, " · ", -1);
  g_autofree char *name = g_strjoinv (" ", parts);

  return g_strdelimit (g_strdup_printf ("%s %s", name, day), "/\\", '-');
}

/**
 * isms_report_add_heading:
 * @self: a report
 * @level: 1 to 3
 * @text: the heading; also in the PDF's outline
 *
 * Adds a heading, never left alone at the foot of a page.
 */
void
isms_report_add_heading (IsmsReport *self, int level, const char *text)
{
  isms_report_add_block (self, ISMS_BLOCK_HEADING, text)->level = CLAMP (level, 1, 3);
}

/**
 * isms_report_add_paragraph:
 * @self: a report
 * @text: the paragraph; each line feed begins a new line
 *
 * Adds a paragraph; of one that is divided, no single line stands alone.
 */
void
isms_report_add_paragraph (IsmsReport *self, const char *text)
{
  isms_report_add_block (self, ISMS_BLOCK_PARAGRAPH, text);
}

/**
 * isms_report_add_list:
 * @self: a report
 * @items: (array zero-terminated=1): its points
 */
void
isms_report_add_list (IsmsReport *self, const char *const *items)
{
  IsmsBlock *block = isms_report_add_block (self, ISMS_BLOCK_LIST, NULL);

  block->items = g_strdupv ((char **) items);
  block->n_items = g_strv_length (block->items);
}

/**
 * isms_report_add_note:
 * @self: a report
 * @text: a remark set apart from the text
 */
void
isms_report_add_note (IsmsReport *self, const char *text)
{
  isms_report_add_block (self, ISMS_BLOCK_NOTE, text);
}

/**
 * isms_report_add_page_break:
 * @self: a report
 *
 * What follows begins on a new page.
 */
void
isms_report_add_page_break (IsmsReport *self)
{
  isms_report_add_block (self, ISMS_BLOCK_BREAK, NULL);
}

/**
 * isms_report_add_figures:
 * @self: a report
 * @figures: (array length=n_figures): numbers with their names
 * @n_figures: how many
 */
void
isms_report_add_figures (IsmsReport *self, const IsmsReportFigure *figures, guint n_figures)
{
  IsmsBlock *block = isms_report_add_block (self, ISMS_BLOCK_FIGURES, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < n_figures; i++)
    {
      g_strv_builder_take (builder, copy_text (figures[i].label));
      g_strv_builder_take (builder, copy_text (figures[i].value));
      g_strv_builder_take (builder, copy_text (figures[i].note));
    }
  block->items = g_strv_builder_end (builder);
  block->n_items = n_figures;
}

/**
 * isms_report_add_table:
 * @self: a report
 * @columns: (array length=n_columns): their titles, weights and alignment
 * @n_columns: how many
 *
 * Adds a table without rows. Its heading is repeated on each page, its rows never lose words.
 *
 * Returns: (transfer none): the table, to add rows to
 */
IsmsReportTable *
isms_report_add_table (IsmsReport *self, const IsmsReportColumn *columns, guint n_columns)
{
  IsmsReportTable *table = g_new0 (IsmsReportTable, 1);

  table->n_columns = n_columns;
  table->columns = g_memdup2 (columns, n_columns * sizeof *columns);
  for (guint i = 0; i < n_columns; i++)
    table->columns[i].title = copy_text (columns[i].title);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  isms_report_add_block (self, ISMS_BLOCK_TABLE, NULL)->table = table;
  return table;
}

gboolean
isms_report_table_has_heading (const IsmsReportTable *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (*self->columns[i].title != '\0')
      return TRUE;
  return FALSE;
}

gboolean
isms_report_table_is_heading (const IsmsReportTable *self, int row, guint column)
{
  return row < 0 || (column == 0 && !isms_report_table_has_heading (self));
}

/**
 * isms_report_table_add_row:
 * @self: a table
 * @cells: one text for each column; %NULL is empty
 */
void
isms_report_table_add_row (IsmsReportTable *self, const char *const *cells)
{
  IsmsReportRow *row = g_new0 (IsmsReportRow, 1);

  row->cells = g_new0 (char *, self->n_columns + 1);
  row->tones = g_new0 (guint8, self->n_columns);
  row->strong = g_new0 (gboolean, self->n_columns);
  row->ruled = g_new0 (gboolean, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    row->cells[i] = copy_text (cells[i]);
  g_ptr_array_add (self->rows, row);
}

/**
 * isms_report_table_set_tone:
 * @self: a table with at least one row
 * @column: which cell of its last row
 * @tone: 1 to 5; 0 for none
 *
 * Puts a patch of the tone before the cell's text, which has to say the same in words.
 */
void
isms_report_table_set_tone (IsmsReportTable *self, guint column, int tone)
{
  IsmsReportRow *row;

  g_return_if_fail (self->rows->len > 0 && column < self->n_columns);

  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  row->tones[column] = (guint8) CLAMP (tone, 0, ISMS_N_TONES);
}

/**
 * isms_report_table_set_strong:
 * @self: a table with at least one row
 * @column: which cell of its last row
 *
 * Sets the first line of the cell in bold: an exception, or a sum. Nothing is said by that alone.
 */
void
isms_report_table_set_strong (IsmsReportTable *self, guint column)
{
  g_return_if_fail (self->rows->len > 0 && column < self->n_columns);

  ((IsmsReportRow *) g_ptr_array_index (self->rows, self->rows->len - 1))->strong[column] = TRUE;
}

/**
 * isms_report_table_set_ruled:
 * @self: a table with at least one row
 * @column: which cell of its last row
 *
 * Draws a rule under the empty lines of the cell, every other one of several: they are written on
 * by hand.
 */
void
isms_report_table_set_ruled (IsmsReportTable *self, guint column)
{
  g_return_if_fail (self->rows->len > 0 && column < self->n_columns);

  ((IsmsReportRow *) g_ptr_array_index (self->rows, self->rows->len - 1))->ruled[column] = TRUE;
}

/**
 * isms_report_table_set_drawing:
 * @self: a table with at least one row
 * @column: which cell of its last row: one without a text
 * @drawing: what is drawn there; its user data must be readable from the thread that draws
 *
 * Puts a small drawing into the cell. The row is as high as it needs.
 */
void
isms_report_table_set_drawing (IsmsReportTable *self,
                               guint column,
                               const IsmsReportDrawing *drawing)
{
  IsmsReportRow *row;

  g_return_if_fail (self->rows->len > 0 && column < self->n_columns);

  row = g_ptr_array_index (self->rows, self->rows->len - 1);
  if (row->drawings == NULL)
    row->drawings = g_new0 (IsmsReportDrawing, self->n_columns);
  row->drawings[column] = *drawing;
  row->drawings[column].alternative = copy_text (drawing->alternative);
}

const IsmsReportDrawing *
isms_report_table_get_drawing (const IsmsReportTable *self, int row, guint column)
{
  const IsmsReportRow *data = row >= 0 ? g_ptr_array_index (self->rows, row) : NULL;

  if (data == NULL || data->drawings == NULL || data->drawings[column].draw == NULL)
    return NULL;
  return &data->drawings[column];
}

/**
 * isms_report_add_charts:
 * @self: a report
 * @charts: (array length=n_charts): drawings that stand side by side
 * @n_charts: how many
 *
 * Takes the user data of each chart, which must be readable from the thread that draws.
 */
void
isms_report_add_charts (IsmsReport *self, const IsmsReportChart *charts, guint n_charts)
{
  IsmsBlock *block = isms_report_add_block (self, ISMS_BLOCK_CHARTS, NULL);

  block->charts = g_memdup2 (charts, n_charts * sizeof *charts);
  block->n_charts = n_charts;
  for (guint i = 0; i < n_charts; i++)
    {
      block->charts[i].title = g_strdup (charts[i].title);
      block->charts[i].alternative = g_strdup (charts[i].alternative);
    }
}

/**
 * isms_report_add_signatures:
 * @self: a report
 * @signatures: (array length=n_signatures): who is to sign as what
 * @n_signatures: how many
 */
void
isms_report_add_signatures (IsmsReport *self,
                            const IsmsReportSignature *signatures,
                            guint n_signatures)
{
  IsmsBlock *block = isms_report_add_block (self, ISMS_BLOCK_SIGNATURES, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < n_signatures; i++)
    {
      g_strv_builder_take (builder, copy_text (signatures[i].role));
      g_strv_builder_take (builder, copy_text (signatures[i].name));
    }
  block->items = g_strv_builder_end (builder);
  block->n_items = n_signatures;
}
