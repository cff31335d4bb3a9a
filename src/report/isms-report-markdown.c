/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a document says, as blocks of a report. */

#include "isms-report-private.h"

static GArray *
copy_spans (const IsmsMarkedText *text)
{
  return g_array_copy (text->spans);
}

static void
add_marked (IsmsReport *self, IsmsBlockKind kind, const IsmsMarkedText *text, int level)
{
  IsmsBlock *block = isms_report_add_block (self, kind, text->text);

  block->level = level;
  block->spans = copy_spans (text);
}

/* The items from @first on that follow one another are one list. Returns how many there are. */
static guint
add_items (IsmsReport *self, GPtrArray *blocks, guint first)
{
  IsmsBlock *list = isms_report_add_block (self, ISMS_BLOCK_LIST, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n = 0;

  while (first + n < blocks->len
         && ((const IsmsMarkdownBlock *) blocks->pdata[first + n])->kind == ISMS_MARKDOWN_ITEM)
    n++;
  list->points = g_new0 (IsmsReportPoint, n);
  for (guint i = 0; i < n; i++)
    {
      const IsmsMarkdownBlock *item = blocks->pdata[first + i];

      g_strv_builder_add (builder, item->text->text);
      list->points[i].depth = MIN (item->level, 5);
      list->points[i].marker = g_strdup (item->marker);
      list->points[i].spans = copy_spans (item->text);
    }
  list->items = g_strv_builder_end (builder);
  list->n_items = n;
  return n;
}

static const char *
get_cell (GPtrArray *row, guint column)
{
  return column < row->len ? ((const IsmsMarkedText *) row->pdata[column])->text : "";
}

/* A column has as much of the width as its texts want, within bounds. */
static double
get_weight (const IsmsMarkdownBlock *block, guint column)
{
  glong longest = 0;

  for (guint i = 0; i < block->rows->len; i++)
    longest = MAX (longest, g_utf8_strlen (get_cell (block->rows->pdata[i], column), -1));
  return CLAMP ((double) longest, 8, 60);
}

static IsmsReportTable *
create_table (IsmsReport *self, const IsmsMarkdownBlock *block)
{
  static const IsmsReportAlign aligns[] = { ISMS_REPORT_START, ISMS_REPORT_CENTER,
                                            ISMS_REPORT_END };
  g_autofree IsmsReportColumn *columns = g_new0 (IsmsReportColumn, block->n_columns);

  for (guint i = 0; i < block->n_columns; i++)
    {
      columns[i].title = get_cell (block->rows->pdata[0], i);
      columns[i].weight = get_weight (block, i);
      if (i < block->aligns->len)
        columns[i].align = aligns[g_array_index (block->aligns, IsmsMarkdownAlign, i)];
    }
  return isms_report_add_table (self, columns, block->n_columns);
}

static void
add_table (IsmsReport *self, const IsmsMarkdownBlock *block)
{
  IsmsReportTable *table;

  if (block->n_columns == 0 || block->rows->len == 0)
    return;
  table = create_table (self, block);
  for (guint i = 1; i < block->rows->len; i++)
    {
      GPtrArray *cells = block->rows->pdata[i];
      g_autofree const char **texts = g_new0 (const char *, block->n_columns);
      IsmsReportRow *row;

      for (guint k = 0; k < block->n_columns; k++)
        texts[k] = get_cell (cells, k);
      isms_report_table_add_row (table, texts);
      row = g_ptr_array_index (table->rows, table->rows->len - 1);
      row->spans = g_new0 (GArray *, block->n_columns);
      for (guint k = 0; k < block->n_columns; k++)
        row->spans[k] = k < cells->len ? copy_spans (cells->pdata[k])
                                       : g_array_new (FALSE, FALSE, sizeof (IsmsMarkSpan));
    }
}

/* The level of the first heading there is of the highest rank: a text may begin with any. */
static int
find_top (GPtrArray *blocks)
{
  guint top = 6;

  for (guint i = 0; i < blocks->len; i++)
    {
      const IsmsMarkdownBlock *block = blocks->pdata[i];

      if (block->kind == ISMS_MARKDOWN_HEADING)
        top = MIN (top, block->level);
    }
  return (int) top;
}

/**
 * isms_report_add_markdown:
 * @self: a report
 * @blocks: (element-type IsmsMarkdownBlock): what isms_markdown_parse () gave; copied
 * @level: of the report's headings, for the highest that is among them
 */
void
isms_report_add_markdown (IsmsReport *self, GPtrArray *blocks, int level)
{
  int top = find_top (blocks);

  for (guint i = 0; i < blocks->len; i++)
    {
      const IsmsMarkdownBlock *block = blocks->pdata[i];

      switch (block->kind)
        {
        case ISMS_MARKDOWN_HEADING:
          add_marked (self, ISMS_BLOCK_HEADING, block->text,
                      CLAMP ((int) block->level - top + level, 1, 3));
          break;
        case ISMS_MARKDOWN_ITEM:
          i += add_items (self, blocks, i) - 1;
          break;
        case ISMS_MARKDOWN_NOTE:
          add_marked (self, ISMS_BLOCK_NOTE, block->text, 0);
          break;
        case ISMS_MARKDOWN_TABLE:
          add_table (self, block);
          break;
        case ISMS_MARKDOWN_PARAGRAPH:
        case ISMS_MARKDOWN_VERBATIM:
        default:
          add_marked (self, ISMS_BLOCK_PARAGRAPH, block->text, 0);
          break;
        }
    }
}
