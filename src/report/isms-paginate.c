/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Divides a report into pages: no heading alone at the foot, no single line of a paragraph, the
 * heading of a table on each of its pages, no word lost. */

#include "isms-report-private.h"

#include <math.h>

#define HEADING_TO_TEXT 5.0
#define MIN_LINES 2 /* of a divided paragraph, at the foot and at the head */
#define MIN_DIVIDED_ROW 48.0
#define MAX_INTRODUCTION 5 /* lines */
#define MAX_KEPT_TABLE 0.4 /* of a page: a table up to that height is not divided, */
#define MIN_DIVIDED_ROWS 4 /* unless so many rows with a heading stand on each of both pages */
#define MIN_LAST_ROWS 2    /* of any table on its last page, */
#define MAX_LAST 0.6       /* unless they are higher than that much of it */
#define MAX_KEPT_ROWS                                                                              \
  0.2                  /* of a page: rows up to that height stay with the one that heads them      \
                        */
#define MAX_SIGNED 0.4 /* of a page: a last section up to that height goes with signatures */
#define SIGNED_ROWS 3  /* of a table, where the section is longer than that */

typedef struct
{
  IsmsReportPages *pages;
  GPtrArray *page; /* the one being filled; borrowed */
  double y;
  double top;
  double bottom;
} Flow;

static const double space_before[] = {
  [ISMS_BLOCK_TITLE] = 0, [ISMS_BLOCK_HEADING] = 0, [ISMS_BLOCK_PARAGRAPH] = 6,
  [ISMS_BLOCK_LIST] = 6,  [ISMS_BLOCK_NOTE] = 9,    [ISMS_BLOCK_FIGURES] = 10,
  [ISMS_BLOCK_TABLE] = 9, [ISMS_BLOCK_CHARTS] = 12, [ISMS_BLOCK_SIGNATURES] = 22,
  [ISMS_BLOCK_BREAK] = 0,
};
static const double heading_space[] = { 0, 24, 17, 12 };

static void
item_free (IsmsItem *item)
{
  g_free (item->starts);
  g_free (item);
}

static gboolean
is_at_top (const Flow *flow)
{
  return flow->page->len == 0;
}

static double
get_room (const Flow *flow)
{
  return flow->bottom - flow->y;
}

static void
turn_page (Flow *flow)
{
  flow->page = g_ptr_array_new_with_free_func ((GDestroyNotify) item_free);
  g_ptr_array_add (flow->pages->pages, flow->page);
  flow->y = flow->top;
}

static IsmsItem *
add_item (Flow *flow, const IsmsBlock *block, int index, double height)
{
  IsmsItem *item = g_new0 (IsmsItem, 1);

  item->block = block;
  item->index = index;
  item->y = flow->y;
  item->height = height;
  g_ptr_array_add (flow->page, item);
  flow->y += height;
  return item;
}

static double
get_space (const Flow *flow, const IsmsBlock *previous, const IsmsBlock *block)
{
  if (previous == NULL || is_at_top (flow))
    return 0;
  if (block->kind == ISMS_BLOCK_HEADING)
    return previous->kind == ISMS_BLOCK_HEADING ? 10 : heading_space[block->level];
  if (previous->kind == ISMS_BLOCK_HEADING)
    return HEADING_TO_TEXT + (previous->level == 1 ? 2 : 0);
  if (previous->kind == ISMS_BLOCK_TITLE)
    return 16;
  if (previous->kind == ISMS_BLOCK_TABLE || previous->kind == ISMS_BLOCK_CHARTS)
    return MAX (10, space_before[block->kind]);
  return space_before[block->kind];
}

/* Each is asked for several times. */
static double *
find_height (Flow *flow, const IsmsReportTable *table, int row)
{
  double *heights = g_hash_table_lookup (flow->pages->row_heights, table);

  if (heights == NULL)
    {
      heights = g_new0 (double, table->rows->len + 1);
      g_hash_table_insert (flow->pages->row_heights, (gpointer) table, heights);
    }
  return &heights[row + 1];
}

static double
measure_row (Flow *flow, const IsmsReportTable *table, int row)
{
  double *height = find_height (flow, table, row);
  double tallest = 0;

  if (*height > 0 || (row < 0 && !isms_report_table_has_heading (table)))
    return *height;
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autoptr (PangoLayout) layout = isms_pages_create_cell (flow->pages, table, row, i);
      const IsmsReportDrawing *drawing = isms_report_table_get_drawing (table, row, i);

      tallest = MAX (tallest, isms_style_get_height (layout));
      if (drawing != NULL)
        tallest = MAX (tallest, drawing->height);
    }
  *height = tallest + 2 * ISMS_CELL_PAD_Y;
  return *height;
}

static double
measure_chart_block (Flow *flow, const IsmsBlock *block)
{
  double width = isms_pages_get_chart_width (flow->pages, block);
  double below = isms_pages_measure_captions (flow->pages, block);
  double above = 0;

  for (guint i = 0; i < block->n_charts; i++)
    {
      const IsmsReportChart *chart = &block->charts[i];

      if (chart->title != NULL)
        {
          g_autoptr (PangoLayout) layout = isms_style_create_layout (
              flow->pages->context, ISMS_STYLE_HEADING_3, chart->title, width);

          above = MAX (above, isms_style_get_height (layout) + 4);
        }
    }
  return above + isms_pages_measure_charts (flow->pages, block) + below;
}

static double
measure_signatures (const IsmsBlock *block)
{
  return (block->n_items + 1) / 2 * ISMS_SIGNATURE_HEIGHT;
}

/* The row, which is @alone high, and with one that heads others the first of them; the second with
 * the first. */
static double
measure_rows_kept (Flow *flow, const IsmsReportTable *table, guint row, double alone)
{
  double height = alone;

  for (guint i = row; i + 1 < table->rows->len; i++)
    {
      if (i > 0 && !((const IsmsReportRow *) g_ptr_array_index (table->rows, i))->strong[0])
        break;
      height += measure_row (flow, table, (int) i + 1);
      if (height > MAX_KEPT_ROWS * (flow->bottom - flow->top))
        return alone;
    }
  return height;
}

/* A list: each part of it can be read alone. */
static gboolean
is_divisible (const IsmsReportTable *table)
{
  return isms_report_table_has_heading (table) && table->rows->len >= 2 * MIN_DIVIDED_ROWS;
}

/* The heading and the first rows, or all of a short table. */
static double
get_least_table_height (Flow *flow, const IsmsReportTable *table)
{
  double page = flow->bottom - flow->top;
  double height = measure_row (flow, table, -1);
  double least, first = 0;

  if (table->rows->len == 0)
    return height;
  least = height + measure_rows_kept (flow, table, 0, measure_row (flow, table, 0));
  /* A row higher than a page begins anywhere and is divided. */
  if (least > page)
    return height + MIN_DIVIDED_ROW;
  for (guint row = 0; row < table->rows->len; row++)
    {
      height += measure_row (flow, table, (int) row);
      if (row + 1 == MIN_DIVIDED_ROWS)
        first = height;
      if (height > page * MAX_KEPT_TABLE)
        return least;
    }
  return is_divisible (table) ? MAX (first, least) : height;
}

/* What has to fit on the page for the block to begin on it. */
static double
get_least_height (Flow *flow, const IsmsBlock *block)
{
  g_autoptr (PangoLayout) layout = NULL;

  switch (block->kind)
    {
    case ISMS_BLOCK_FIGURES:
      return isms_pages_measure_figure_row (flow->pages, block, 0);
    case ISMS_BLOCK_CHARTS:
      return measure_chart_block (flow, block);
    case ISMS_BLOCK_SIGNATURES:
      return measure_signatures (block);
    case ISMS_BLOCK_TABLE:
      return get_least_table_height (flow, block->table);
    case ISMS_BLOCK_PARAGRAPH:
    case ISMS_BLOCK_NOTE:
    case ISMS_BLOCK_LIST:
      if (block->kind == ISMS_BLOCK_LIST && block->n_items == 0)
        return 0;
      layout = isms_pages_create_text (flow->pages, block, 0);
      if (pango_layout_get_line_count (layout) < 2 * MIN_LINES)
        return isms_style_get_height (layout);
      return isms_style_get_lines_height (layout, 0, MIN_LINES);
    default:
      return 0;
    }
}

/* A few lines right before a table or a chart stay with it, and so do those between a heading and
 * that of its first part. */
static gboolean
introduces (Flow *flow, GPtrArray *blocks, guint index)
{
  const IsmsBlock *block = g_ptr_array_index (blocks, index);
  const IsmsBlock *previous = index > 0 ? g_ptr_array_index (blocks, index - 1) : NULL;
  const IsmsBlock *next = index + 1 < blocks->len ? g_ptr_array_index (blocks, index + 1) : NULL;
  g_autoptr (PangoLayout) layout = NULL;

  if (block->kind != ISMS_BLOCK_PARAGRAPH || next == NULL)
    return FALSE;
  if (next->kind != ISMS_BLOCK_TABLE && next->kind != ISMS_BLOCK_CHARTS
      && !(next->kind == ISMS_BLOCK_HEADING && previous != NULL
           && previous->kind == ISMS_BLOCK_HEADING && next->level > previous->level))
    return FALSE;
  layout = isms_pages_create_text (flow->pages, block, 0);
  return pango_layout_get_line_count (layout) <= MAX_INTRODUCTION;
}

/* Headings in a row, what introduces a table, and the beginning of what they head. */
static double
get_height_kept_together (Flow *flow, GPtrArray *blocks, guint index)
{
  double height = 0;

  for (guint i = index; i < blocks->len; i++)
    {
      const IsmsBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (PangoLayout) layout = NULL;

      if (block->kind != ISMS_BLOCK_HEADING && !introduces (flow, blocks, i))
        return height + HEADING_TO_TEXT + 2 + get_least_height (flow, block);
      layout = isms_pages_create_text (flow->pages, block, 0);
      height += isms_style_get_height (layout);
      if (i > index)
        height +=
            block->kind == ISMS_BLOCK_HEADING ? heading_space[block->level] : HEADING_TO_TEXT + 2;
    }
  return height;
}

static void
place_whole (Flow *flow, const IsmsBlock *block, int index, double height)
{
  if (height > get_room (flow) && !is_at_top (flow))
    turn_page (flow);
  add_item (flow, block, index, height);
}

static void
place_charts (Flow *flow, const IsmsBlock *block)
{
  double height = measure_chart_block (flow, block);

  if (block->charts[0].aspect <= 0)
    height = MAX (height, get_room (flow));
  place_whole (flow, block, 0, height);
}

/* How many lines from @first go on this page; 0: none, turn it. */
static int
count_lines_here (Flow *flow, PangoLayout *layout, int first)
{
  int all = pango_layout_get_line_count (layout) - first;
  int n = isms_style_count_lines_within (layout, first, get_room (flow));

  if (n >= all)
    return all;
  n = MIN (n, all - MIN_LINES);
  if (n < MIN_LINES)
    n = 0;
  return is_at_top (flow) ? MAX (n, 1) : n;
}

static void
place_text (Flow *flow, const IsmsBlock *block, int index)
{
  g_autoptr (PangoLayout) layout = isms_pages_create_text (flow->pages, block, index);
  int all = pango_layout_get_line_count (layout);
  int first = 0;

  while (first < all)
    {
      int n = count_lines_here (flow, layout, first);

      if (n == 0)
        {
          turn_page (flow);
          continue;
        }
      IsmsItem *item =
          add_item (flow, block, index, isms_style_get_lines_height (layout, first, n));

      item->first_line = first;
      item->n_lines = n;
      first += n;
      if (first < all)
        turn_page (flow);
    }
}

static void
place_list (Flow *flow, const IsmsBlock *block)
{
  for (guint i = 0; i < block->n_items; i++)
    {
      if (i > 0)
        flow->y += 3;
      place_text (flow, block, (int) i);
    }
}

static void
place_figures (Flow *flow, const IsmsBlock *block)
{
  guint n = isms_block_get_figures_per_row (block);
  guint n_rows = (block->n_items + n - 1) / n;

  for (guint row = 0; row < n_rows; row++)
    {
      if (row > 0)
        flow->y += 8;
      place_whole (flow, block, (int) row,
                   isms_pages_measure_figure_row (flow->pages, block, (int) row));
    }
}

static void
place_table_heading (Flow *flow, const IsmsBlock *block, gboolean repeated)
{
  if (!isms_report_table_has_heading (block->table))
    return;
  add_item (flow, block, -1, measure_row (flow, block->table, -1))->repeated = repeated;
}

/* A part of a row: as many lines of each cell as there is room for. TRUE: that was the end of it.
 */
static gboolean
place_row_part (Flow *flow, const IsmsBlock *block, int row, int *starts)
{
  const IsmsReportTable *table = block->table;
  double room = get_room (flow) - 2 * ISMS_CELL_PAD_Y;
  gboolean done = TRUE;
  double tallest = 0;
  IsmsItem *item = add_item (flow, block, row, 0);

  item->starts = g_memdup2 (starts, (2 * table->n_columns) * sizeof *starts);
  for (guint i = 0; i < table->n_columns; i++)
    {
      g_autoptr (PangoLayout) layout = isms_pages_create_cell (flow->pages, table, row, i);
      int all = pango_layout_get_line_count (layout);
      int n = MIN (isms_style_count_lines_within (layout, starts[i], room), all - starts[i]);

      if (n == 0 && starts[i] < all)
        n = 1;
      tallest = MAX (tallest, isms_style_get_lines_height (layout, starts[i], n));
      item->starts[table->n_columns + i] = n;
      starts[i] += n;
      done = done && starts[i] >= all;
    }
  item->height = tallest + 2 * ISMS_CELL_PAD_Y;
  flow->y += item->height;
  return done;
}

static void
place_divided_row (Flow *flow, const IsmsBlock *block, int row)
{
  g_autofree int *starts = g_new0 (int, 2 * block->table->n_columns);

  if (get_room (flow) < MIN_DIVIDED_ROW)
    {
      turn_page (flow);
      place_table_heading (flow, block, TRUE);
    }
  while (!place_row_part (flow, block, row, starts))
    {
      turn_page (flow);
      place_table_heading (flow, block, TRUE);
    }
}

/* The first of the last rows, which go on one page with what heads them, and in @height how high
 * they are: as many as of a divided list, or as are not too high, but never one alone. No row,
 * where two are too high, or too few are before them. */
static guint
find_last_together (Flow *flow, const IsmsReportTable *table, double *height)
{
  double page = flow->bottom - flow->top;
  guint n = is_divisible (table) ? MIN_DIVIDED_ROWS : MIN_LAST_ROWS;
  guint first = table->rows->len;

  *height = 0;
  if (table->rows->len < 2 * MIN_LAST_ROWS)
    return table->rows->len;
  while (first > 1 && table->rows->len - first < n)
    {
      double row = measure_row (flow, table, (int) first - 1);

      if (*height + row
          > page * (table->rows->len - first < MIN_LAST_ROWS ? MAX_LAST : MAX_KEPT_TABLE))
        break;
      *height += row;
      first--;
    }
  if (table->rows->len - first < MIN_LAST_ROWS)
    return table->rows->len;
  while (first > 1 && *height <= page * MAX_LAST
         && ((const IsmsReportRow *) g_ptr_array_index (table->rows, first - 1))->strong[0])
    *height += measure_row (flow, table, (int) --first);
  return first;
}

static void
place_table (Flow *flow, const IsmsBlock *block)
{
  double heading, page, wanted, last_height;
  guint last = find_last_together (flow, block->table, &last_height);

  heading = measure_row (flow, block->table, -1);
  page = flow->bottom - flow->top - heading;
  if (get_least_height (flow, block) > get_room (flow) && !is_at_top (flow))
    turn_page (flow);
  place_table_heading (flow, block, FALSE);
  for (guint row = 0; row < block->table->rows->len; row++)
    {
      double height = measure_row (flow, block->table, (int) row);

      if (height > page)
        {
          place_divided_row (flow, block, (int) row);
          continue;
        }
      wanted = measure_rows_kept (flow, block->table, row, height);
      if (row == last)
        wanted = MAX (wanted, last_height);
      if (wanted > get_room (flow))
        {
          turn_page (flow);
          place_table_heading (flow, block, TRUE);
        }
      add_item (flow, block, (int) row, height);
    }
}

/* The first item of the section that the page ends with; 0: it has none, or not a short one. */
static guint
find_last_section (const Flow *flow)
{
  for (guint i = flow->page->len - 1; i > 0; i--)
    {
      const IsmsItem *item = g_ptr_array_index (flow->page, i);
      const IsmsItem *before = g_ptr_array_index (flow->page, i - 1);

      if (item->block->kind == ISMS_BLOCK_HEADING && before->block->kind != ISMS_BLOCK_HEADING)
        return flow->y - item->y <= MAX_SIGNED * (flow->bottom - flow->top) ? i : 0;
    }
  return 0;
}

static gboolean
is_whole_row (const IsmsItem *item)
{
  return item->block->kind == ISMS_BLOCK_TABLE && item->index >= 0 && item->starts == NULL;
}

/* The first of the last rows of the table that the page ends with, one at least of which stays; 0:
 * it ends with no table, or with too little of one. */
static guint
find_last_rows (const Flow *flow)
{
  guint first = flow->page->len;

  while (first > 1 && flow->page->len - first < SIGNED_ROWS)
    {
      const IsmsItem *item = g_ptr_array_index (flow->page, first - 1);
      const IsmsItem *before = g_ptr_array_index (flow->page, first - 2);

      if (!is_whole_row (item) || before->block != item->block || before->index < 0
          || flow->y - item->y > MAX_SIGNED * (flow->bottom - flow->top))
        break;
      first--;
    }
  return first < flow->page->len ? first : 0;
}

/* Nobody signs a sheet with nothing on it: the section before goes along to the next, or of a long
 * one that ends with a table the last rows. */
static void
place_signatures (Flow *flow, const IsmsBlock *block)
{
  double height = measure_signatures (block);
  GPtrArray *page = flow->page;
  double bottom = flow->y;
  const IsmsBlock *table = NULL;
  guint first;

  if (height > get_room (flow) && !is_at_top (flow))
    {
      first = find_last_section (flow);
      if (first == 0)
        {
          first = find_last_rows (flow);
          if (first > 0)
            table = ((IsmsItem *) g_ptr_array_index (page, first))->block;
        }
      turn_page (flow);
      if (table != NULL)
        place_table_heading (flow, table, TRUE);
      if (first > 0)
        flow->y += bottom - ((IsmsItem *) g_ptr_array_index (page, first))->y;
      while (first > 0 && first < page->len)
        {
          IsmsItem *item = g_ptr_array_steal_index (page, first);

          item->y += flow->y - bottom;
          g_ptr_array_add (flow->page, item);
        }
    }
  add_item (flow, block, 0, height);
}

static void
place_block (Flow *flow, GPtrArray *blocks, guint index)
{
  const IsmsBlock *block = g_ptr_array_index (blocks, index);
  g_autoptr (PangoLayout) layout = NULL;

  switch (block->kind)
    {
    case ISMS_BLOCK_TITLE:
      add_item (flow, block, 0, isms_pages_measure_title (flow->pages));
      break;
    case ISMS_BLOCK_HEADING:
      layout = isms_pages_create_text (flow->pages, block, 0);
      if (get_height_kept_together (flow, blocks, index) > get_room (flow) && !is_at_top (flow))
        turn_page (flow);
      add_item (flow, block, 0, isms_style_get_height (layout));
      break;
    case ISMS_BLOCK_PARAGRAPH:
    case ISMS_BLOCK_NOTE:
      if (introduces (flow, blocks, index)
          && get_height_kept_together (flow, blocks, index) > get_room (flow) && !is_at_top (flow))
        turn_page (flow);
      place_text (flow, block, 0);
      break;
    case ISMS_BLOCK_LIST:
      place_list (flow, block);
      break;
    case ISMS_BLOCK_FIGURES:
      place_figures (flow, block);
      break;
    case ISMS_BLOCK_TABLE:
      place_table (flow, block);
      break;
    case ISMS_BLOCK_CHARTS:
      place_charts (flow, block);
      break;
    case ISMS_BLOCK_SIGNATURES:
      place_signatures (flow, block);
      break;
    case ISMS_BLOCK_BREAK:
      if (!is_at_top (flow))
        turn_page (flow);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* The last part of a block on its page closes rules and tags there. */
static void
mark_last_items (GPtrArray *pages)
{
  for (guint p = 0; p < pages->len; p++)
    {
      GPtrArray *page = g_ptr_array_index (pages, p);

      for (guint i = 0; i < page->len; i++)
        {
          IsmsItem *item = g_ptr_array_index (page, i);
          const IsmsItem *next = i + 1 < page->len ? g_ptr_array_index (page, i + 1) : NULL;

          item->last = next == NULL || next->block != item->block;
        }
    }
}

/**
 * isms_report_paginate:
 * @self: a report
 * @setup: the sheet and its margins
 *
 * Lays the report out. The pages may be handed to another thread to be drawn there, but two must
 * not use them at the same time.
 *
 * Returns: (transfer full): at least one page
 */
IsmsReportPages *
isms_report_paginate (IsmsReport *self, const IsmsPageSetup *setup)
{
  IsmsReportPages *pages = g_new0 (IsmsReportPages, 1);
  Flow flow = { .pages = pages, .top = setup->top, .bottom = setup->height - setup->bottom };

  g_atomic_ref_count_init (&pages->refs);
  pages->report = isms_report_ref (self);
  pages->setup = *setup;
  pages->context = isms_style_create_context (self->language);
  pages->mirrored = pango_context_get_base_dir (pages->context) == PANGO_DIRECTION_RTL;
  pages->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  pages->column_widths = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  pages->row_heights = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const IsmsBlock *block = g_ptr_array_index (self->blocks, i);

      if (block->kind == ISMS_BLOCK_TABLE)
        isms_measure_columns (pages, block->table);
    }
  turn_page (&flow);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const IsmsBlock *block = g_ptr_array_index (self->blocks, i);
      const IsmsBlock *previous = i > 0 ? g_ptr_array_index (self->blocks, i - 1) : NULL;

      flow.y += get_space (&flow, previous, block);
      place_block (&flow, self->blocks, i);
    }
  if (is_at_top (&flow) && pages->pages->len > 1)
    g_ptr_array_set_size (pages->pages, (int) pages->pages->len - 1);
  mark_last_items (pages->pages);
  return pages;
}

/**
 * isms_report_pages_ref:
 * @self: pages
 *
 * Returns: (transfer full): the same
 */
IsmsReportPages *
isms_report_pages_ref (IsmsReportPages *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * isms_report_pages_unref:
 * @self: (transfer full): pages
 */
void
isms_report_pages_unref (IsmsReportPages *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->pages);
  g_hash_table_unref (self->column_widths);
  g_hash_table_unref (self->row_heights);
  g_object_unref (self->context);
  isms_report_unref (self->report);
  g_free (self);
}

/**
 * isms_report_pages_get_n_pages:
 * @self: pages
 *
 * Returns: how many, at least 1
 */
guint
isms_report_pages_get_n_pages (IsmsReportPages *self)
{
  return self->pages->len;
}

/**
 * isms_report_pages_get_setup:
 * @self: pages
 *
 * Returns: (transfer none): the sheet they were laid out for
 */
const IsmsPageSetup *
isms_report_pages_get_setup (IsmsReportPages *self)
{
  return &self->setup;
}
