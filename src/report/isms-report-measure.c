/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The sizes of a report's parts: what the layout reckons with and the drawing keeps to. */

#include "isms-report-private.h"

#define MAX_CHART_SHARE 0.72 /* of the height of a page */
#define MIN_CHART_SHARE 0.4  /* of one that takes what is left of it */
#define MAX_COLUMN_SHARE 0.4
#define SAMPLED_ROWS 200

static void
take_widest (double *widest, PangoLayout *layout)
{
  *widest = MAX (*widest, isms_style_get_width (layout));
}

/* The longest word of each column, in the heading and the first rows. */
static void
measure_longest_words (IsmsReportPages *self, const IsmsReportTable *table, double *longest)
{
  guint n_rows = MIN (table->rows->len, SAMPLED_ROWS);

  for (guint i = 0; i < table->n_columns; i++)
    {
      IsmsStyle style = ISMS_STYLE_CELL_HEADING;
      const char *text = table->columns[i].title;
      gboolean lead = FALSE;

      for (guint row = 0; row <= n_rows; row++)
        {
          g_autoptr (PangoLayout) layout = isms_style_create_layout (self->context, style, text, 0);
          const IsmsReportRow *next = row < n_rows ? g_ptr_array_index (table->rows, row) : NULL;

          pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
          if (lead)
            isms_style_set_lead (layout);
          take_widest (&longest[i], layout);
          if (next == NULL)
            break;
          if (isms_report_table_get_drawing (table, (int) row, i) != NULL)
            longest[i] = MAX (longest[i], next->drawings[i].width);
          style = ISMS_STYLE_CELL;
          text = next->cells[i];
          lead = table->columns[i].lead || next->strong[i];
        }
    }
}

static gboolean
has_tones (const IsmsReportTable *table, guint column)
{
  for (guint row = 0; row < table->rows->len; row++)
    if (((IsmsReportRow *) g_ptr_array_index (table->rows, row))->tones[column] > 0)
      return TRUE;
  return FALSE;
}

/* Takes from columns with room what others lack for their longest word. */
static void
balance (double *widths, const double *least, guint n)
{
  double lack = 0, room = 0;

  for (guint i = 0; i < n; i++)
    if (widths[i] < least[i])
      lack += least[i] - widths[i];
    else
      room += widths[i] - least[i];
  if (lack == 0 || room <= 0)
    return;
  for (guint i = 0; i < n; i++)
    if (widths[i] < least[i])
      widths[i] += (least[i] - widths[i]) * MIN (1, room / lack);
    else
      widths[i] -= (widths[i] - least[i]) * MIN (1, lack / room);
}

void
isms_measure_columns (IsmsReportPages *self, const IsmsReportTable *table)
{
  double all = isms_pages_get_content_width (self);
  double *widths = g_new0 (double, table->n_columns);
  g_autofree double *least = g_new0 (double, table->n_columns);
  double weights = 0;

  for (guint i = 0; i < table->n_columns; i++)
    weights += table->columns[i].weight;
  measure_longest_words (self, table, least);
  for (guint i = 0; i < table->n_columns; i++)
    {
      widths[i] = all * table->columns[i].weight / weights;
      least[i] += 2 * ISMS_CELL_PAD_X + 0.5;
      if (has_tones (table, i))
        least[i] += ISMS_TONE_WIDTH;
      least[i] = MIN (least[i], MAX_COLUMN_SHARE * all);
    }
  balance (widths, least, table->n_columns);
  g_hash_table_insert (self->column_widths, (gpointer) table, widths);
}

const double *
isms_pages_get_column_widths (const IsmsReportPages *self, const IsmsReportTable *table)
{
  return g_hash_table_lookup (self->column_widths, table);
}

double
isms_pages_get_content_width (const IsmsReportPages *self)
{
  return self->setup.width - self->setup.left - self->setup.right;
}

double
isms_block_get_indent (const IsmsBlock *block, int index)
{
  if (block->kind == ISMS_BLOCK_NOTE)
    return ISMS_NOTE_INDENT;
  if (block->kind != ISMS_BLOCK_LIST)
    return 0;
  return block->points != NULL ? ISMS_POINT_INDENT * (block->points[index].depth + 1)
                               : ISMS_LIST_INDENT;
}

double
isms_pages_get_text_width (const IsmsReportPages *self, const IsmsBlock *block, int index)
{
  return isms_pages_get_content_width (self) - isms_block_get_indent (block, index);
}

PangoLayout *
isms_pages_create_text (const IsmsReportPages *self, const IsmsBlock *block, int index)
{
  const char *text = block->kind == ISMS_BLOCK_LIST ? block->items[index] : block->text;
  GArray *spans = block->points != NULL ? block->points[index].spans : block->spans;
  IsmsStyle style = ISMS_STYLE_BODY;
  PangoLayout *layout;

  if (block->kind == ISMS_BLOCK_HEADING)
    style = isms_style_for_heading (block->level);
  if (block->kind == ISMS_BLOCK_NOTE)
    style = ISMS_STYLE_NOTE;
  layout = isms_style_create_layout (self->context, style, text,
                                     isms_pages_get_text_width (self, block, index));
  if (spans != NULL)
    isms_style_mark (layout, spans);
  return layout;
}

PangoLayout *
isms_pages_create_cell (const IsmsReportPages *self,
                        const IsmsReportTable *table,
                        int row,
                        guint column)
{
  const IsmsReportRow *data = row >= 0 ? g_ptr_array_index (table->rows, row) : NULL;
  double width = isms_pages_get_column_widths (self, table)[column] - 2 * ISMS_CELL_PAD_X;
  gboolean names = isms_report_table_is_heading (table, row, column);
  PangoLayout *layout;

  if (data != NULL && data->tones[column] > 0)
    width -= ISMS_TONE_WIDTH;
  layout = isms_style_create_layout (
      self->context, names ? ISMS_STYLE_CELL_HEADING : ISMS_STYLE_CELL,
      data != NULL ? data->cells[column] : table->columns[column].title, MAX (width, 1));
  isms_style_align (layout, table->columns[column].align);
  if (data != NULL && (table->columns[column].lead || data->strong[column]))
    isms_style_set_lead (layout);
  if (data != NULL && data->spans != NULL)
    isms_style_mark (layout, data->spans[column]);
  return layout;
}

double
isms_pages_get_chart_width (const IsmsReportPages *self, const IsmsBlock *block)
{
  double width = isms_pages_get_content_width (self) - (block->n_charts - 1) * ISMS_CHART_GAP;

  return width / block->n_charts;
}

/* Rows of nearly equal length that fill the width: five figures are three and two, not four and
 * one. */
guint
isms_block_get_figures_per_row (const IsmsBlock *block)
{
  guint n_rows = (block->n_items + ISMS_MAX_FIGURES_PER_ROW - 1) / ISMS_MAX_FIGURES_PER_ROW;

  return n_rows > 0 ? (block->n_items + n_rows - 1) / n_rows : 1;
}

double
isms_pages_get_figure_width (const IsmsReportPages *self, const IsmsBlock *block)
{
  guint n = isms_block_get_figures_per_row (block);

  return (isms_pages_get_content_width (self) - (n - 1) * ISMS_FIGURE_GAP) / n;
}

static double
measure_text (const IsmsReportPages *self, IsmsStyle style, const char *text, double width)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return 0;
  layout = isms_style_create_layout (self->context, style, text, width);
  return isms_style_get_height (layout);
}

double
isms_pages_measure_title (const IsmsReportPages *self)
{
  const IsmsReport *report = self->report;
  double width = isms_pages_get_content_width (self);

  if (report->compact)
    return measure_text (self, ISMS_STYLE_HEADING_1, report->title, width * ISMS_COMPACT_TITLE) + 2
           + measure_text (self, ISMS_STYLE_BODY, report->subtitle, width) + 6;
  return measure_text (self, ISMS_STYLE_HEADING_3, report->organisation, width) + 4
         + measure_text (self, ISMS_STYLE_TITLE, report->title, width) + 3
         + measure_text (self, ISMS_STYLE_SUBTITLE, report->subtitle, width) + 9
         + measure_text (self, ISMS_STYLE_FIGURE_LABEL, "1", width) + 10;
}

/* The tallest of each kind of text in the row: label, value, note. Values stand on one line. */
void
isms_pages_measure_figures (const IsmsReportPages *self,
                            const IsmsBlock *block,
                            int row,
                            double heights[3])
{
  const IsmsStyle figure_styles[] = { ISMS_STYLE_FIGURE_LABEL, ISMS_STYLE_FIGURE_VALUE,
                                      ISMS_STYLE_SMALL };
  double width = isms_pages_get_figure_width (self, block);
  guint n = isms_block_get_figures_per_row (block);

  heights[0] = heights[1] = heights[2] = 0;
  for (guint i = (guint) row * n; i < MIN (block->n_items, ((guint) row + 1) * n); i++)
    for (guint k = 0; k < 3; k++)
      heights[k] =
          MAX (heights[k], measure_text (self, figure_styles[k], block->items[3 * i + k], width));
}

double
isms_pages_measure_figure_row (const IsmsReportPages *self, const IsmsBlock *block, int row)
{
  double heights[3];

  isms_pages_measure_figures (self, block, row, heights);
  return 6 + heights[0] + heights[1] + heights[2] + 6;
}

/* What the charts show, in words under them. */
double
isms_pages_measure_captions (const IsmsReportPages *self, const IsmsBlock *block)
{
  double width = isms_pages_get_chart_width (self, block);
  double below = 0;

  for (guint i = 0; i < block->n_charts; i++)
    if (block->charts[i].alternative != NULL && !block->charts[i].silent)
      below = MAX (below,
                   measure_text (self, ISMS_STYLE_SMALL, block->charts[i].alternative, width) + 4);
  return below;
}

double
isms_pages_measure_charts (const IsmsReportPages *self, const IsmsBlock *block)
{
  double width = isms_pages_get_chart_width (self, block);
  double page = self->setup.height - self->setup.top - self->setup.bottom;
  double tallest = 0;

  for (guint i = 0; i < block->n_charts; i++)
    tallest = MAX (tallest, width * block->charts[i].aspect);
  if (tallest <= 0)
    return page * MIN_CHART_SHARE;
  return MIN (tallest, page * MAX_CHART_SHARE);
}
