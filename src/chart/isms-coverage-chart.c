/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the grid shows, and where it stands: the titles, the two columns beside them, the audits. In
 * a narrow window only the titles stay when it is scrolled. */

#include "isms-config.h"

#include "isms-coverage-chart-private.h"

#include <math.h>

#include "isms-chart-words.h"

#define PAD 6.0
#define MIN_TITLE 104.0
#define MAX_TITLE 340.0
#define NARROW 46.0 /* lines of small words are as wide as that: fewer are narrow */
#define USUAL_LINE 15.0
#define BARS 26.0
#define BELOW 12.0 /* the last row is not beneath a scrollbar */

IsmsCoverageChart *
isms_coverage_chart_new (const char *weight, const char *last)
{
  IsmsCoverageChart *self = g_new0 (IsmsCoverageChart, 1);

  self->words = g_string_chunk_new (4096);
  self->titles[0] = g_string_chunk_insert_const (self->words, weight);
  self->titles[1] = g_string_chunk_insert_const (self->words, last);
  self->columns = g_array_new (FALSE, FALSE, sizeof (IsmsCoverageColumn));
  self->rows = g_array_new (FALSE, FALSE, sizeof (IsmsCoverageRow));
  self->cells = g_array_new (FALSE, TRUE, sizeof (IsmsCoverageCell));
  return self;
}

/**
 * isms_coverage_chart_free:
 * @self: (transfer full): a chart
 */
void
isms_coverage_chart_free (IsmsCoverageChart *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_string_chunk_free (self->words);
  g_free (self);
}

static const char *
keep (IsmsCoverageChart *self, const char *text)
{
  return g_string_chunk_insert_const (self->words, text != NULL ? text : "");
}

/**
 * isms_coverage_chart_add_column:
 * @self: a chart without rows
 * @column: an audit; copied
 */
void
isms_coverage_chart_add_column (IsmsCoverageChart *self, const IsmsCoverageColumn *column)
{
  IsmsCoverageColumn copy = *column;

  g_return_if_fail (self->rows->len == 0);
  copy.year = keep (self, column->year);
  copy.ref = keep (self, column->ref);
  copy.day = keep (self, column->day);
  copy.kind = keep (self, column->kind);
  g_array_append_val (self->columns, copy);
}

/**
 * isms_coverage_chart_add_row:
 * @self: a chart with all its columns
 * @row: a clause, a control, or several together; copied
 *
 * Returns: its index
 */
guint
isms_coverage_chart_add_row (IsmsCoverageChart *self, const IsmsCoverageRow *row)
{
  IsmsCoverageRow copy = *row;

  copy.ref = keep (self, row->ref);
  copy.title = keep (self, row->title);
  copy.last = keep (self, row->last);
  copy.letters = keep (self, row->letters);
  g_array_append_val (self->rows, copy);
  g_array_set_size (self->cells, self->rows->len * self->columns->len);
  return self->rows->len - 1;
}

/**
 * isms_coverage_chart_set_cell:
 * @self: a chart
 * @row: the index of a row
 * @column: the index of a column
 * @cell: what stands there; copied. A cell that is not set is empty
 */
void
isms_coverage_chart_set_cell (IsmsCoverageChart *self,
                              guint row,
                              guint column,
                              const IsmsCoverageCell *cell)
{
  IsmsCoverageCell *here =
      &g_array_index (self->cells, IsmsCoverageCell, row * self->columns->len + column);

  *here = *cell;
  here->letters = keep (self, cell->letters);
}

guint
isms_coverage_chart_get_n_rows (const IsmsCoverageChart *self)
{
  return self->rows->len;
}

guint
isms_coverage_chart_get_n_columns (const IsmsCoverageChart *self)
{
  return self->columns->len;
}

/* --- Geometry --- */

/* Two layouts for all words: plain, and bold. */
typedef struct
{
  PangoLayout *layouts[2];
} Ruler;

static double
measure (const Ruler *ruler, const char *text, gboolean bold)
{
  double width, height;

  pango_layout_set_text (ruler->layouts[bold ? 1 : 0], text, -1);
  isms_chart_measure_words (ruler->layouts[bold ? 1 : 0], &width, &height);
  return width;
}

/* A text that stands in many places is there once. */
static void
widen (double *widest, const Ruler *ruler, GHashTable *seen, const char *text, gboolean bold)
{
  double width;

  if (!g_hash_table_add (seen, (gpointer) text))
    return;
  width = measure (ruler, text, bold);
  *widest = MAX (*widest, width);
}

static double
measure_columns (IsmsCoverageChart *self, const Ruler *ruler, double least)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  double widest = least;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const IsmsCoverageColumn *column = &g_array_index (self->columns, IsmsCoverageColumn, i);

      widen (&widest, ruler, seen, column->ref, TRUE);
      widen (&widest, ruler, seen, column->day, FALSE);
      widen (&widest, ruler, seen, column->kind, FALSE);
    }
  return ceil (widest + 2 * PAD);
}

static double
measure_last (IsmsCoverageChart *self, const Ruler *ruler, double patch)
{
  g_autoptr (GHashTable) bare = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) lettered = g_hash_table_new (NULL, NULL);
  double widest[2] = { measure (ruler, self->titles[1], FALSE), 0 };

  for (guint i = 0; i < self->rows->len; i++)
    {
      const IsmsCoverageRow *row = &g_array_index (self->rows, IsmsCoverageRow, i);
      gboolean letters = *row->letters != '\0';

      widen (&widest[letters ? 1 : 0], ruler, letters ? lettered : bare, row->last, row->lacks);
    }
  return ceil (MAX (widest[0], widest[1] + patch + 4) + 2 * PAD);
}

/**
 * isms_coverage_chart_layout:
 * @self: a chart
 * @context: for the words; kept
 * @width: how much room there is
 *
 * Returns: (transfer full): where everything stands
 */
IsmsCoverageGeometry *
isms_coverage_chart_layout (IsmsCoverageChart *self, PangoContext *context, double width)
{
  IsmsCoverageGeometry *geometry = g_new0 (IsmsCoverageGeometry, 1);
  g_autoptr (PangoLayout) plain = isms_chart_create_words (context, "0", FALSE);
  g_autoptr (PangoLayout) bold = isms_chart_create_words (context, "0", TRUE);
  const Ruler ruler = { { plain, bold } };
  double letter, weight = measure (&ruler, self->titles[0], FALSE);

  geometry->context = g_object_ref (context);
  geometry->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  geometry->patches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) cairo_surface_destroy);
  isms_chart_measure_words (plain, &letter, &geometry->line);
  geometry->unit = MAX (geometry->line / USUAL_LINE, 0.5);
  geometry->width = width;
  geometry->row = geometry->line + 2 * PAD;
  geometry->head = 4 * geometry->line + 2 * PAD;
  geometry->narrow = width < NARROW * geometry->line;
  geometry->weight = ceil (weight + 2 * PAD);
  geometry->patch = ceil (1.5 * geometry->line);
  geometry->last = measure_last (self, &ruler, geometry->patch);
  geometry->column = measure_columns (self, &ruler, 44 * geometry->unit);
  geometry->n_columns = self->columns->len;
  geometry->n_rows = self->rows->len;
  geometry->title =
      geometry->narrow ? floor (MAX (width * 0.44, MIN (MIN_TITLE, width)))
                       : floor (CLAMP (width - geometry->weight - geometry->last
                                           - geometry->n_columns * geometry->column,
                                       MAX (MIN_TITLE, width * 0.3), MAX (MAX_TITLE, width * 0.3)));
  geometry->mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  return geometry;
}

/**
 * isms_coverage_geometry_free:
 * @self: (transfer full): a geometry
 */
void
isms_coverage_geometry_free (IsmsCoverageGeometry *self)
{
  g_hash_table_unref (self->layouts);
  g_hash_table_unref (self->patches);
  g_object_unref (self->context);
  g_free (self);
}

double
isms_coverage_geometry_get_stay (const IsmsCoverageGeometry *self)
{
  return self->title + (self->narrow ? 0 : self->weight + self->last);
}

double
isms_coverage_geometry_get_row_height (const IsmsCoverageGeometry *self)
{
  return self->row;
}

void
isms_coverage_geometry_get_size (const IsmsCoverageGeometry *self, double *width, double *height)
{
  *width = self->title + self->weight + self->last + self->n_columns * self->column;
  *height = self->head + self->n_rows * self->row + BELOW;
}

void
isms_coverage_geometry_get_frozen (const IsmsCoverageGeometry *self, double *width, double *height)
{
  *width = isms_coverage_geometry_get_stay (self);
  *height = self->head;
}

/* Before it is scrolled, from the side where reading begins. */
static double
get_start (const IsmsCoverageGeometry *self, int column)
{
  switch (column)
    {
    case ISMS_COVERAGE_TITLE:
      return 0;
    case ISMS_COVERAGE_WEIGHT:
      return self->title;
    case ISMS_COVERAGE_LAST:
      return self->title + self->weight;
    default:
      return self->title + self->weight + self->last
             + (column - ISMS_COVERAGE_FIRST) * self->column;
    }
}

static double
get_width (const IsmsCoverageGeometry *self, int column)
{
  return column == ISMS_COVERAGE_TITLE    ? self->title
         : column == ISMS_COVERAGE_WEIGHT ? self->weight
         : column == ISMS_COVERAGE_LAST   ? self->last
                                          : self->column;
}

/**
 * isms_coverage_geometry_get_rect:
 * @self: a geometry
 * @row: a row, or %ISMS_COVERAGE_HEAD
 * @column: from %ISMS_COVERAGE_TITLE
 * @scroll_x: how far it is scrolled, in the direction of reading
 * @scroll_y: how far it is scrolled
 *
 * Returns: where that stands; what is scrolled may stand beneath what stays, or outside
 */
IsmsCoverageRect
isms_coverage_geometry_get_rect (
    const IsmsCoverageGeometry *self, int row, int column, double scroll_x, double scroll_y)
{
  gboolean stays = column == ISMS_COVERAGE_TITLE || (!self->narrow && column < ISMS_COVERAGE_FIRST);
  IsmsCoverageRect rect = { get_start (self, column) - (stays ? 0 : scroll_x), 0,
                            get_width (self, column), self->row };

  if (row == ISMS_COVERAGE_HEAD)
    rect.height = self->head;
  else
    rect.y = self->head + row * self->row - scroll_y;
  if (self->mirrored)
    rect.x = self->width - rect.x - rect.width;
  return rect;
}

/**
 * isms_coverage_geometry_hit:
 * @self: a geometry
 * @x: a place
 * @y: a place
 * @scroll_x: how far it is scrolled, in the direction of reading
 * @scroll_y: how far it is scrolled
 * @row: (out): what is there, or %ISMS_COVERAGE_HEAD
 * @column: (out): what is there
 *
 * Returns: %FALSE where there is nothing
 */
gboolean
isms_coverage_geometry_hit (const IsmsCoverageGeometry *self,
                            double x,
                            double y,
                            double scroll_x,
                            double scroll_y,
                            int *row,
                            int *column)
{
  double along = self->mirrored ? self->width - x : x;
  double stay = isms_coverage_geometry_get_stay (self);

  if (along < 0 || y < 0 || x > self->width)
    return FALSE;
  *row =
      y < self->head ? ISMS_COVERAGE_HEAD : (int) floor ((y - self->head + scroll_y) / self->row);
  if (*row >= (int) self->n_rows)
    return FALSE;
  if (along >= stay)
    along += scroll_x;
  for (*column = ISMS_COVERAGE_TITLE; *column < (int) self->n_columns + ISMS_COVERAGE_FIRST;
       ++*column)
    if (along < get_start (self, *column) + get_width (self, *column))
      return TRUE;
  return FALSE;
}
