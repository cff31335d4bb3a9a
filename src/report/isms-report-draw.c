/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The pages of a report drawn: on the screen, for the printer, into a PDF. */

#include "isms-config.h"

#include "isms-report-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  IsmsReportPages *pages;
  const IsmsReport *report;
  cairo_t *cr;
  const IsmsPalette *palette;
  IsmsTagger *tagger;
} Page;

static double
turn (const Page *page, double x, double width)
{
  return page->pages->mirrored ? page->pages->setup.width - x - width : x;
}

static void
draw_rule (Page *page, double x, double y, double length, double width, const IsmsColor *color)
{
  isms_tagger_begin (page->tagger, "Artifact");
  isms_color_set_source (color, page->cr);
  cairo_set_line_width (page->cr, width);
  cairo_move_to (page->cr, turn (page, x, length), y);
  cairo_rel_line_to (page->cr, length, 0);
  cairo_stroke (page->cr);
  isms_tagger_end (page->tagger, "Artifact");
}

/* Returns the height. */
static double
draw_text (Page *page,
           IsmsStyle style,
           const char *text,
           double x,
           double y,
           double width,
           IsmsReportAlign align,
           const IsmsColor *color)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return 0;
  layout = isms_style_create_layout (page->pages->context, style, text, width);
  isms_style_align (layout, align);
  isms_color_set_source (color, page->cr);
  isms_style_show_lines (layout, page->cr, turn (page, x, width), y, 0,
                         pango_layout_get_line_count (layout));
  return isms_style_get_height (layout);
}

static char *
join_meta (const IsmsReport *report, gboolean with_author)
{
  g_autofree char *date = isms_report_dup_date ((IsmsReport *) report);
  GString *text = g_string_new (date);

  if (report->classification != NULL)
    g_string_append_printf (text, "  ·  %s", report->classification);
  if (with_author && report->author != NULL)
    g_string_append_printf (text, "  ·  %s", report->author);
  return g_string_free (text, FALSE);
}

static void
draw_compact_title (Page *page, const IsmsItem *item)
{
  const IsmsReport *report = page->report;
  double x = page->pages->setup.left;
  double width = isms_pages_get_content_width (page->pages);
  double first = width * ISMS_COMPACT_TITLE;
  double height;

  isms_tagger_begin (page->tagger, "H1");
  height = draw_text (page, ISMS_STYLE_HEADING_1, report->title, x, item->y, first,
                      ISMS_REPORT_START, &page->palette->foreground);
  isms_tagger_end (page->tagger, "H1");
  isms_tagger_begin (page->tagger, "P");
  draw_text (page, ISMS_STYLE_HEADING_3, report->organisation, x + first, item->y + 2,
             width - first, ISMS_REPORT_END, &page->palette->dim);
  draw_text (page, ISMS_STYLE_BODY, report->subtitle, x, item->y + height + 2, width,
             ISMS_REPORT_START, &page->palette->dim);
  isms_tagger_end (page->tagger, "P");
  draw_rule (page, x, item->y + item->height, width, 1, &page->palette->foreground);
}

static void
draw_title_block (Page *page, const IsmsItem *item)
{
  const IsmsReport *report = page->report;
  double x = page->pages->setup.left;
  double width = isms_pages_get_content_width (page->pages);
  double y = item->y;
  g_autofree char *meta = join_meta (report, TRUE);

  if (report->organisation != NULL)
    {
      isms_tagger_begin (page->tagger, "P");
      y += draw_text (page, ISMS_STYLE_HEADING_3, report->organisation, x, y, width,
                      ISMS_REPORT_START, &page->palette->dim);
      isms_tagger_end (page->tagger, "P");
    }
  y += 4;
  isms_tagger_begin (page->tagger, "H1");
  y += draw_text (page, ISMS_STYLE_TITLE, report->title, x, y, width, ISMS_REPORT_START,
                  &page->palette->foreground);
  isms_tagger_end (page->tagger, "H1");
  y += 3;
  isms_tagger_begin (page->tagger, "P");
  y += draw_text (page, ISMS_STYLE_SUBTITLE, report->subtitle, x, y, width, ISMS_REPORT_START,
                  &page->palette->dim);
  y += 9;
  draw_text (page, ISMS_STYLE_FIGURE_LABEL, meta, x, y, width, ISMS_REPORT_START,
             &page->palette->dim);
  isms_tagger_end (page->tagger, "P");
  draw_rule (page, x, item->y + item->height, width, 1, &page->palette->foreground);
}

static void
draw_heading (Page *page, const IsmsItem *item)
{
  char tag[] = "H2";

  tag[1] = (char) ('1' + item->block->level);
  isms_tagger_begin (page->tagger, tag);
  draw_text (page, isms_style_for_heading (item->block->level), item->block->text,
             page->pages->setup.left, item->y, isms_pages_get_content_width (page->pages),
             ISMS_REPORT_START, &page->palette->foreground);
  isms_tagger_end (page->tagger, tag);
}

static void
draw_lines (Page *page, const IsmsItem *item, const char *tag)
{
  g_autoptr (PangoLayout) layout = isms_pages_create_text (page->pages, item->block, item->index);
  double width = isms_pages_get_text_width (page->pages, item->block, item->index);
  double indent = isms_pages_get_content_width (page->pages) - width;

  isms_style_align (layout, ISMS_REPORT_START);
  isms_tagger_begin (page->tagger, tag);
  isms_color_set_source (&page->palette->foreground, page->cr);
  isms_style_show_lines (layout, page->cr, turn (page, page->pages->setup.left + indent, width),
                         item->y, item->first_line, item->n_lines);
  isms_tagger_end (page->tagger, tag);
}

static void
draw_list_item (Page *page, const IsmsItem *item)
{
  const IsmsReportPoint *point =
      item->block->points != NULL ? &item->block->points[item->index] : NULL;
  const char *marker = point != NULL ? point->marker : "•";
  double step = point != NULL ? ISMS_POINT_INDENT : ISMS_LIST_INDENT;
  double indent = isms_block_get_indent (item->block, item->index) - step;

  isms_tagger_begin (page->tagger, "LI");
  if (item->first_line == 0 && marker != NULL)
    {
      isms_tagger_begin (page->tagger, "Lbl");
      draw_text (page, ISMS_STYLE_BODY, marker, page->pages->setup.left + indent, item->y, step,
                 ISMS_REPORT_START, &page->palette->dim);
      isms_tagger_end (page->tagger, "Lbl");
    }
  draw_lines (page, item, "LBody");
  isms_tagger_end (page->tagger, "LI");
}

static void
draw_note (Page *page, const IsmsItem *item)
{
  isms_tagger_begin (page->tagger, "Artifact");
  isms_color_set_source (&page->palette->accent, page->cr);
  cairo_rectangle (page->cr, turn (page, page->pages->setup.left, 2), item->y, 2, item->height);
  cairo_fill (page->cr);
  isms_tagger_end (page->tagger, "Artifact");
  draw_lines (page, item, "P");
}

static void
draw_figures (Page *page, const IsmsItem *item)
{
  double width = isms_pages_get_figure_width (page->pages, item->block);
  guint n = isms_block_get_figures_per_row (item->block);
  guint first = (guint) item->index * n;
  double heights[3];

  isms_pages_measure_figures (page->pages, item->block, item->index, heights);
  for (guint i = 0; i < n && first + i < item->block->n_items; i++)
    {
      char **texts = item->block->items + 3 * (first + i);
      double x = page->pages->setup.left + i * (width + ISMS_FIGURE_GAP);
      double y = item->y;

      draw_rule (page, x, y, width, ISMS_RULE, &page->palette->grid);
      isms_tagger_begin (page->tagger, "P");
      y += 6;
      draw_text (page, ISMS_STYLE_FIGURE_LABEL, texts[0], x, y, width, ISMS_REPORT_START,
                 &page->palette->dim);
      y += heights[0];
      draw_text (page, ISMS_STYLE_FIGURE_VALUE, texts[1], x, y, width, ISMS_REPORT_START,
                 &page->palette->foreground);
      y += heights[1];
      draw_text (page, ISMS_STYLE_SMALL, texts[2], x, y, width, ISMS_REPORT_START,
                 &page->palette->dim);
      isms_tagger_end (page->tagger, "P");
    }
}

static double
draw_patch (Page *page, int tone, double x, double y)
{
  const double size = 7.5;

  cairo_rectangle (page->cr, turn (page, x, size), y + 1.8, size, size);
  isms_tone_fill (isms_palette_get_tone (page->palette, tone), page->cr);
  cairo_rectangle (page->cr, turn (page, x, size), y + 1.8, size, size);
  isms_color_set_source (&page->palette->dim, page->cr);
  cairo_set_line_width (page->cr, 0.35);
  cairo_stroke (page->cr);
  return ISMS_TONE_WIDTH;
}

static gboolean
is_empty (const char *text, const PangoLayoutLine *line)
{
  for (int i = 0; i < line->length; i++)
    if (text[line->start_index + i] != ' ')
      return FALSE;
  return TRUE;
}

static void
draw_drawing (Page *page, const IsmsReportDrawing *drawing, double x, double y, double width)
{
  isms_tagger_begin (page->tagger, "Figure");
  cairo_save (page->cr);
  cairo_translate (page->cr, turn (page, x, width), y);
  drawing->draw (page->cr, page->pages->context, page->palette, width, drawing->height,
                 drawing->user_data);
  cairo_restore (page->cr);
  isms_tagger_end (page->tagger, "Figure");
}

static void
draw_cell (Page *page, const IsmsItem *item, guint column, double x, double width)
{
  const IsmsReportTable *table = item->block->table;
  g_autoptr (PangoLayout) layout = isms_pages_create_cell (page->pages, table, item->index, column);
  int first = item->starts != NULL ? item->starts[column] : 0;
  int n = item->starts != NULL ? item->starts[table->n_columns + column]
                               : pango_layout_get_line_count (layout);
  const IsmsReportDrawing *drawing = isms_report_table_get_drawing (table, item->index, column);
  double y = item->y + ISMS_CELL_PAD_Y;

  x += ISMS_CELL_PAD_X;
  width -= 2 * ISMS_CELL_PAD_X;
  if (drawing != NULL && first == 0)
    draw_drawing (page, drawing, x, y, width);
  if (item->index >= 0)
    {
      const IsmsReportRow *row = g_ptr_array_index (table->rows, item->index);

      if (row->tones[column] > 0)
        {
          if (first == 0)
            draw_patch (page, row->tones[column], x, y);
          x += ISMS_TONE_WIDTH;
          width -= ISMS_TONE_WIDTH;
        }
    }
  isms_color_set_source (isms_report_table_is_heading (table, item->index, column)
                             ? &page->palette->dim
                             : &page->palette->foreground,
                         page->cr);
  if (item->index < 0) /* headings of one line stand on the rule under them */
    y = item->y + item->height - ISMS_CELL_PAD_Y - isms_style_get_height (layout);
  isms_style_show_lines (layout, page->cr, turn (page, x, width), y, first, n);
}

/* Under the first, the third … of the empty lines in a row: one line of print is too low for a
 * hand. Outside of the cell, whose content they are not. */
static void
draw_writing_lines (Page *page, const IsmsItem *item, guint column, double x, double width)
{
  const IsmsReportTable *table = item->block->table;
  g_autoptr (PangoLayout) layout = isms_pages_create_cell (page->pages, table, item->index, column);
  int first = item->starts != NULL ? item->starts[column] : 0;
  int n = item->starts != NULL ? item->starts[table->n_columns + column]
                               : pango_layout_get_line_count (layout);
  guint n_empty = 0;

  for (int i = first; i < first + n; i++)
    {
      double below = isms_style_get_lines_height (layout, first, i - first + 1);

      n_empty =
          is_empty (pango_layout_get_text (layout), pango_layout_get_line_readonly (layout, i))
              ? n_empty + 1
              : 0;
      if (n_empty % 2 == 1)
        draw_rule (page, x + ISMS_CELL_PAD_X, item->y + ISMS_CELL_PAD_Y + below - 2,
                   width - 2 * ISMS_CELL_PAD_X, ISMS_RULE, &page->palette->grid);
    }
}

static void
draw_all_writing_lines (Page *page, const IsmsItem *item)
{
  const IsmsReportTable *table = item->block->table;
  const double *widths = isms_pages_get_column_widths (page->pages, table);
  const IsmsReportRow *row = g_ptr_array_index (table->rows, item->index);
  double x = page->pages->setup.left;

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (row->ruled[i])
        draw_writing_lines (page, item, i, x, widths[i]);
      x += widths[i];
    }
}

static void
draw_row (Page *page, const IsmsItem *item, gboolean after_row)
{
  const IsmsReportTable *table = item->block->table;
  const double *widths = isms_pages_get_column_widths (page->pages, table);
  const char *tag = item->index < 0 ? "TH" : "TD";
  double left = page->pages->setup.left;
  double all = isms_pages_get_content_width (page->pages);
  double x = left;

  if (after_row)
    draw_rule (page, left, item->y, all, 0.35, &page->palette->grid);
  isms_tagger_begin (page->tagger, item->repeated ? "Artifact" : "TR");
  for (guint i = 0; i < table->n_columns; i++)
    {
      if (!item->repeated)
        isms_tagger_begin (page->tagger, tag);
      draw_cell (page, item, i, x, widths[i]);
      if (!item->repeated)
        isms_tagger_end (page->tagger, tag);
      x += widths[i];
    }
  isms_tagger_end (page->tagger, item->repeated ? "Artifact" : "TR");
  if (item->index >= 0)
    draw_all_writing_lines (page, item);
  if (item->index < 0)
    draw_rule (page, left, item->y + item->height, all, 0.75, &page->palette->foreground);
  else if (item->last)
    draw_rule (page, left, item->y + item->height, all, ISMS_RULE, &page->palette->foreground);
}

static double
get_widest_title_height (Page *page, const IsmsBlock *block, double width)
{
  double height = 0;

  for (guint i = 0; i < block->n_charts; i++)
    if (block->charts[i].title != NULL)
      {
        g_autoptr (PangoLayout) layout = isms_style_create_layout (
            page->pages->context, ISMS_STYLE_HEADING_3, block->charts[i].title, width);

        height = MAX (height, isms_style_get_height (layout) + 4);
      }
  return height;
}

static void
draw_charts (Page *page, const IsmsItem *item)
{
  const IsmsBlock *block = item->block;
  double width = isms_pages_get_chart_width (page->pages, block);
  double below = isms_pages_measure_captions (page->pages, block);
  double above = get_widest_title_height (page, block, width);
  double height = item->height - above - below;

  for (guint i = 0; i < block->n_charts; i++)
    {
      const IsmsReportChart *chart = &block->charts[i];
      double x = page->pages->setup.left + i * (width + ISMS_CHART_GAP);

      isms_tagger_begin (page->tagger, "P");
      draw_text (page, ISMS_STYLE_HEADING_3, chart->title, x, item->y, width, ISMS_REPORT_START,
                 &page->palette->foreground);
      isms_tagger_end (page->tagger, "P");
      isms_tagger_begin (page->tagger, "Figure");
      cairo_save (page->cr);
      cairo_translate (page->cr, turn (page, x, width), item->y + above);
      chart->draw (page->cr, page->pages->context, page->palette, width,
                   chart->aspect > 0 ? MIN (height, width * chart->aspect) : height,
                   chart->user_data);
      cairo_restore (page->cr);
      isms_tagger_end (page->tagger, "Figure");
      if (chart->silent)
        continue;
      isms_tagger_begin (page->tagger, "P");
      draw_text (page, ISMS_STYLE_SMALL, chart->alternative, x, item->y + above + height + 4, width,
                 ISMS_REPORT_START, &page->palette->dim);
      isms_tagger_end (page->tagger, "P");
    }
}

static void
draw_signatures (Page *page, const IsmsItem *item)
{
  double width = (isms_pages_get_content_width (page->pages) - ISMS_SIGNATURE_GAP) / 2;

  for (guint i = 0; i < item->block->n_items; i++)
    {
      char **texts = item->block->items + 2 * i;
      double x = page->pages->setup.left + i % 2 * (width + ISMS_SIGNATURE_GAP);
      double y = item->y + i / 2 * ISMS_SIGNATURE_HEIGHT;

      draw_rule (page, x, y + 34, width, ISMS_RULE, &page->palette->foreground);
      isms_tagger_begin (page->tagger, "P");
      y += draw_text (page, ISMS_STYLE_FIGURE_LABEL, texts[0], x, y, width, ISMS_REPORT_START,
                      &page->palette->dim);
      draw_text (page, ISMS_STYLE_CELL, texts[1], x, item->y + i / 2 * ISMS_SIGNATURE_HEIGHT + 37,
                 width, ISMS_REPORT_START, &page->palette->foreground);
      draw_text (page, ISMS_STYLE_SMALL,
                 /* Translators: under a line to be signed on paper */
                 _ ("Date, signature"), x, item->y + i / 2 * ISMS_SIGNATURE_HEIGHT + 37, width,
                 ISMS_REPORT_END, &page->palette->dim);
      isms_tagger_end (page->tagger, "P");
    }
}

static void
draw_item (Page *page, const IsmsItem *item, const IsmsItem *previous)
{
  isms_tagger_enter (page->tagger, item->block);
  switch (item->block->kind)
    {
    case ISMS_BLOCK_TITLE:
      if (page->report->compact)
        draw_compact_title (page, item);
      else
        draw_title_block (page, item);
      break;
    case ISMS_BLOCK_HEADING:
      draw_heading (page, item);
      break;
    case ISMS_BLOCK_PARAGRAPH:
      draw_lines (page, item, "P");
      break;
    case ISMS_BLOCK_LIST:
      draw_list_item (page, item);
      break;
    case ISMS_BLOCK_NOTE:
      draw_note (page, item);
      break;
    case ISMS_BLOCK_FIGURES:
      draw_figures (page, item);
      break;
    case ISMS_BLOCK_TABLE:
      draw_row (page, item,
                previous != NULL && previous->block == item->block && previous->index >= 0);
      break;
    case ISMS_BLOCK_CHARTS:
      draw_charts (page, item);
      break;
    case ISMS_BLOCK_SIGNATURES:
      draw_signatures (page, item);
      break;
    case ISMS_BLOCK_BREAK:
    default:
      break;
    }
}

static void
draw_running_title (Page *page)
{
  double left = page->pages->setup.left;
  double width = isms_pages_get_content_width (page->pages);
  double y = page->pages->setup.top - 26;
  const IsmsColor *color = &page->palette->dim;

  draw_text (page, ISMS_STYLE_SMALL,
             page->report->running_title != NULL ? page->report->running_title
                                                 : page->report->title,
             left, y, width * 0.6, ISMS_REPORT_START, color);
  draw_text (page, ISMS_STYLE_SMALL, page->report->organisation, left + width * 0.62, y,
             width * 0.38, ISMS_REPORT_END, color);
}

static void
draw_footer (Page *page, guint number)
{
  double left = page->pages->setup.left;
  double width = isms_pages_get_content_width (page->pages);
  double y = page->pages->setup.height - page->pages->setup.bottom + 16;
  g_autofree char *meta = join_meta (page->report, FALSE);
  /* Translators: at the foot of each page of a report */
  g_autofree char *text = g_strdup_printf (_ ("Page %u of %u"), number + 1,
                                           isms_report_pages_get_n_pages (page->pages));

  draw_rule (page, left, y, width, ISMS_RULE, &page->palette->grid);
  isms_tagger_begin (page->tagger, "Artifact");
  draw_text (page, ISMS_STYLE_SMALL, meta, left, y + 5, width * 0.7, ISMS_REPORT_START,
             &page->palette->dim);
  draw_text (page, ISMS_STYLE_SMALL, text, left + width * 0.7, y + 5, width * 0.3, ISMS_REPORT_END,
             &page->palette->dim);
  isms_tagger_end (page->tagger, "Artifact");
}

void
isms_pages_draw (IsmsReportPages *self, cairo_t *cr, guint page, IsmsTagger *tagger)
{
  Page drawing = { self, self->report, cr, isms_palette_get (ISMS_PALETTE_PAPER), tagger };
  GPtrArray *items = g_ptr_array_index (self->pages, page);

  cairo_save (cr);
  if (page > 0)
    {
      isms_tagger_begin (tagger, "Artifact");
      draw_running_title (&drawing);
      isms_tagger_end (tagger, "Artifact");
    }
  for (guint i = 0; i < items->len; i++)
    draw_item (&drawing, g_ptr_array_index (items, i),
               i > 0 ? g_ptr_array_index (items, i - 1) : NULL);
  draw_footer (&drawing, page);
  cairo_restore (cr);
}

/**
 * isms_report_draw_page:
 * @self: pages
 * @cr: where to draw, in points; left as it was
 * @page: which, from 0
 *
 * Draws one page, paper not included.
 */
void
isms_report_draw_page (IsmsReportPages *self, cairo_t *cr, guint page)
{
  g_return_if_fail (page < self->pages->len);

  isms_pages_draw (self, cr, page, NULL);
}
