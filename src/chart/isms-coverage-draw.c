/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Only what is seen is drawn: the cells, over them what stays while they are scrolled. */

#include "isms-config.h"

#include <math.h>

#include "isms-chart-words.h"
#include "isms-coverage-chart-private.h"

#define PAD 6.0
#define INDENT 12.0
#define TRIANGLE 10.0
#define RADIUS 4.0
#define RING 4.5
#define STRIPE 3.0

typedef struct
{
  IsmsCoverageChart *chart;
  IsmsCoverageGeometry *geometry;
  cairo_t *cr;
  const IsmsPalette *palette;
  double height;
  double scroll_x;
  double scroll_y;
  int first; /* row that is seen */
  int last;
} Drawing;

static const IsmsCoverageRow *
get_row (const Drawing *self, int row)
{
  return &g_array_index (self->chart->rows, IsmsCoverageRow, (guint) row);
}

static const IsmsCoverageColumn *
get_column (const Drawing *self, int column)
{
  return &g_array_index (self->chart->columns, IsmsCoverageColumn,
                         (guint) (column - ISMS_COVERAGE_FIRST));
}

static IsmsCoverageRect
get_rect (const Drawing *self, int row, int column)
{
  return isms_coverage_geometry_get_rect (self->geometry, row, column, self->scroll_x,
                                          self->scroll_y);
}

/* --- Words --- */

/* Made once: the same letters stand in many cells. @room 0: as wide as they are. */
static PangoLayout *
get_words (const Drawing *self, const char *text, gboolean bold, double room)
{
  g_autofree char *key = g_strdup_printf ("%d %d %s", bold, (int) room, text);
  PangoLayout *layout = g_hash_table_lookup (self->geometry->layouts, key);

  if (layout != NULL)
    return layout;
  layout = isms_chart_create_words (self->geometry->context, text, bold);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  if (room > 0)
    {
      pango_layout_set_width (layout, (int) (room * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  g_hash_table_insert (self->geometry->layouts, g_steal_pointer (&key), layout);
  return layout;
}

static void
show_words (const Drawing *self, PangoLayout *layout, const IsmsColor *color, double x, double y)
{
  isms_color_set_source (color, self->cr);
  cairo_move_to (self->cr, round (x), round (y));
  pango_cairo_show_layout (self->cr, layout);
}

/* In the middle of @rect, at @y. */
static void
show_centered (const Drawing *self,
               const char *text,
               gboolean bold,
               const IsmsColor *color,
               const IsmsCoverageRect *rect,
               double y)
{
  PangoLayout *layout = get_words (self, text, bold, 0);
  double width, height;

  isms_chart_measure_words (layout, &width, &height);
  if (width > rect->width - 2)
    {
      PangoRectangle words;

      layout = get_words (self, text, bold, rect->width - 2);
      pango_layout_get_pixel_extents (layout, NULL, &words);
      show_words (self, layout, color, rect->x + (rect->width - words.width) / 2 - words.x, y);
      return;
    }
  show_words (self, layout, color, rect->x + (rect->width - width) / 2, y);
}

/* At the side of @rect where reading begins, @from into it. */
static void
show_leading (const Drawing *self,
              const char *text,
              gboolean bold,
              const IsmsColor *color,
              const IsmsCoverageRect *rect,
              double from)
{
  double room = MAX (rect->width - from - PAD, 1);
  PangoLayout *layout = get_words (self, text, bold, room);
  double y = rect->y + (rect->height - self->geometry->line) / 2;
  PangoRectangle words;

  pango_layout_get_pixel_extents (layout, NULL, &words);
  show_words (
      self, layout, color,
      (self->geometry->mirrored ? rect->x + rect->width - from - words.width : rect->x + from)
          - words.x,
      y);
}

/* --- Shapes --- */

static void
round_path (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - RADIUS, y + RADIUS, RADIUS, -G_PI_2, 0);
  cairo_arc (cr, x + width - RADIUS, y + height - RADIUS, RADIUS, 0, G_PI_2);
  cairo_arc (cr, x + RADIUS, y + height - RADIUS, RADIUS, G_PI_2, G_PI);
  cairo_arc (cr, x + RADIUS, y + RADIUS, RADIUS, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* What is drawn once, and then only copied: on a screen. A printer gets it as it is drawn. */
typedef void (*DrawFunc) (const Drawing *self, gconstpointer what, double width, double height);

static void
draw_kept (const Drawing *self,
           const char *key,
           DrawFunc func,
           gconstpointer what,
           double x,
           double y,
           double width,
           double height)
{
  cairo_surface_t *target = cairo_get_target (self->cr);
  cairo_surface_t *kept;

  if (cairo_surface_get_type (target) != CAIRO_SURFACE_TYPE_IMAGE)
    {
      cairo_save (self->cr);
      cairo_translate (self->cr, x, y);
      func (self, what, width, height);
      cairo_restore (self->cr);
      return;
    }
  kept = g_hash_table_lookup (self->geometry->patches, key);
  if (kept == NULL)
    {
      Drawing drawing = *self;

      kept = cairo_surface_create_similar (target, CAIRO_CONTENT_COLOR_ALPHA, (int) ceil (width),
                                           (int) ceil (height));
      drawing.cr = cairo_create (kept);
      func (&drawing, what, width, height);
      cairo_destroy (drawing.cr);
      g_hash_table_insert (self->geometry->patches, g_strdup (key), kept);
    }
  cairo_set_source_surface (self->cr, kept, x, y);
  cairo_paint (self->cr);
}

typedef struct
{
  const char *text;
  int tone;
  gboolean bold;
} Patch;

static void
draw_patch_at_origin (const Drawing *self, gconstpointer what, double width, double height)
{
  const Patch *patch = what;
  const IsmsTone *one = patch->tone > 0 ? isms_palette_get_tone (self->palette, patch->tone) : NULL;
  const IsmsCoverageRect rect = { 0, 0, width, height };
  cairo_t *cr = self->cr;

  if (one != NULL)
    {
      round_path (cr, 0, 0, width, height);
      isms_tone_fill (one, cr);
    }
  cairo_new_path (cr);
  round_path (cr, 0.5, 0.5, width - 1, height - 1);
  isms_color_set_source (one != NULL ? &one->ink : &self->palette->grid, cr);
  cairo_set_line_width (cr, patch->bold ? 2 : 1);
  cairo_stroke (cr);
  if (one != NULL && one->hatch != ISMS_HATCH_NONE && *patch->text != '\0')
    {
      double wide, high;

      isms_chart_measure_words (get_words (self, patch->text, patch->bold, 0), &wide, &high);
      isms_color_set_source (&one->fill, cr);
      cairo_rectangle (cr, floor ((width - wide) / 2) - 1, 2, wide + 2, height - 4);
      cairo_fill (cr);
    }
  show_centered (self, patch->text, patch->bold,
                 one != NULL ? &one->text : &self->palette->foreground, &rect,
                 (height - self->geometry->line) / 2);
}

/* A patch with letters. */
static void
draw_patch (const Drawing *self,
            const char *text,
            int tone,
            gboolean bold,
            double x,
            double y,
            double width,
            double height)
{
  const Patch patch = { text, tone, bold };
  char key[128];

  g_snprintf (key, sizeof key, "%d %d %d %d %s", tone, bold, (int) width, (int) height, text);
  draw_kept (self, key, draw_patch_at_origin, &patch, x, y, width, height);
}

static void
draw_mark_at_origin (const Drawing *self, gconstpointer what, double width, double height)
{
  IsmsCoverageMark mark = *(const IsmsCoverageMark *) what;
  double ring = RING * self->geometry->unit;
  cairo_t *cr = self->cr;

  isms_color_set_source (&self->palette->accent, cr);
  cairo_set_line_width (cr, 1.5 * self->geometry->unit);
  cairo_arc (cr, width / 2, height / 2, ring, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (mark != ISMS_COVERAGE_MARK_HALF)
    return;
  cairo_arc (cr, width / 2, height / 2, ring, -G_PI_2, G_PI_2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* With its middle at @x, @y. */
static void
draw_mark (const Drawing *self, IsmsCoverageMark mark, double x, double y)
{
  double size = 2 * ceil (RING * self->geometry->unit + 2);

  draw_kept (self, mark == ISMS_COVERAGE_MARK_HALF ? "half" : "ring", draw_mark_at_origin, &mark,
             round (x - size / 2), round (y - size / 2), size, size);
}

/* "37" and the mark behind it, both in the middle. */
static void
draw_counted_mark (const Drawing *self, IsmsCoverageMark mark, const char *text, double x, double y)
{
  PangoLayout *layout = get_words (self, text, FALSE, 0);
  double width, height, side = self->geometry->mirrored ? -1 : 1;

  isms_chart_measure_words (layout, &width, &height);
  show_words (self, layout, &self->palette->foreground,
              x - side * (RING * self->geometry->unit + 2.5) - width / 2, y - height / 2);
  draw_mark (self, mark, x + side * (width / 2 + 2.5), y);
}

/* --- Cells --- */

static void
draw_cell (const Drawing *self, int row, int column)
{
  const IsmsCoverageCell *cell = &g_array_index (self->chart->cells, IsmsCoverageCell,
                                                 (guint) row * self->chart->columns->len
                                                     + (guint) (column - ISMS_COVERAGE_FIRST));
  IsmsCoverageRect rect = get_rect (self, row, column);
  double middle = rect.x + rect.width / 2;
  double y = rect.y + rect.height / 2;
  char text[64];

  if (cell->mark == ISMS_COVERAGE_MARK_NONE && (cell->letters == NULL || *cell->letters == '\0'))
    return;
  if (cell->mark != ISMS_COVERAGE_MARK_NONE && cell->count == 0)
    {
      draw_mark (self, cell->mark, middle, y);
      return;
    }
  if (cell->count > 0 && cell->mark != ISMS_COVERAGE_MARK_NONE)
    g_snprintf (text, sizeof text, "%u", cell->count);
  else if (cell->count > 0)
    g_snprintf (text, sizeof text, "%u\302\240%s", cell->count, cell->letters);
  else
    g_strlcpy (text, cell->letters, sizeof text);
  if (cell->mark == ISMS_COVERAGE_MARK_NONE)
    {
      draw_patch (self, text, cell->tone, cell->strong, rect.x + 3, rect.y + 3, rect.width - 6,
                  rect.height - 6);
      return;
    }
  draw_counted_mark (self, cell->mark, text, middle, y);
}

static void
draw_weight (const Drawing *self, int row)
{
  const IsmsCoverageRow *one = get_row (self, row);
  IsmsCoverageRect rect = get_rect (self, row, ISMS_COVERAGE_WEIGHT);
  double base = rect.y + rect.height - PAD;
  double unit = self->geometry->unit;
  double x = rect.x + (rect.width - 19 * unit) / 2;

  for (guint i = 0; i < 3 && one->weight > 0; i++)
    {
      guint place = self->geometry->mirrored ? 2 - i : i;
      double height = round ((5 + 3 * i) * unit);

      cairo_rectangle (self->cr, round (x + place * 7 * unit) + 0.5, round (base - height) + 0.5,
                       round (4 * unit), height);
      isms_color_set_source (i < one->weight ? &self->palette->foreground : &self->palette->grid,
                             self->cr);
      cairo_set_line_width (self->cr, 1);
      if (i < one->weight)
        cairo_fill_preserve (self->cr);
      cairo_stroke (self->cr);
    }
  if (one->decided)
    show_words (self, get_words (self, "*", TRUE, 0), &self->palette->foreground,
                self->geometry->mirrored ? x - 8 * unit : x + 22 * unit, rect.y + 2);
}

static void
draw_last (const Drawing *self, int row)
{
  const IsmsCoverageRow *one = get_row (self, row);
  IsmsCoverageRect rect = get_rect (self, row, ISMS_COVERAGE_LAST);
  double from = PAD;

  if (*one->letters != '\0')
    {
      double x = self->geometry->mirrored ? rect.x + rect.width - PAD - self->geometry->patch
                                          : rect.x + PAD;

      draw_patch (self, one->letters, one->tone, one->tone >= 4, x, rect.y + 3,
                  self->geometry->patch, rect.height - 6);
      from += self->geometry->patch + 4;
    }
  show_leading (self, one->last, one->lacks,
                one->lacks ? &self->palette->worse : &self->palette->foreground, &rect, from);
}

/* --- Titles --- */

static void
draw_triangle (const Drawing *self, double x, double y, gboolean unfolded)
{
  cairo_t *cr = self->cr;
  double unit = self->geometry->unit;
  double side = self->geometry->mirrored ? -unit : unit;

  isms_color_set_source (&self->palette->foreground, cr);
  cairo_set_line_width (cr, 1.5 * unit);
  if (unfolded)
    {
      cairo_move_to (cr, x - 4 * unit, y - 2 * unit);
      cairo_line_to (cr, x, y + 2.5 * unit);
      cairo_line_to (cr, x + 4 * unit, y - 2 * unit);
    }
  else
    {
      cairo_move_to (cr, x - 2 * side, y - 4 * unit);
      cairo_line_to (cr, x + 2.5 * side, y);
      cairo_line_to (cr, x - 2 * side, y + 4 * unit);
    }
  cairo_stroke (cr);
}

static void
draw_title (const Drawing *self, int row)
{
  const IsmsCoverageRow *one = get_row (self, row);
  IsmsCoverageRect rect = get_rect (self, row, ISMS_COVERAGE_TITLE);
  g_autofree char *text = *one->ref != '\0'
                              ? g_strdup_printf ("%s\302\240 %s", one->ref, one->title)
                              : g_strdup (one->title);
  double triangle = TRIANGLE * self->geometry->unit;
  double from =
      PAD + triangle + 4 + (one->depth > 1 ? (one->depth - 1) * INDENT * self->geometry->unit : 0);

  if (one->foldable)
    draw_triangle (self,
                   self->geometry->mirrored ? rect.x + rect.width - PAD - triangle / 2
                                            : rect.x + PAD + triangle / 2,
                   rect.y + rect.height / 2, one->unfolded);
  if (one->lacks)
    {
      isms_color_set_source (&self->palette->worse, self->cr);
      cairo_rectangle (self->cr, self->geometry->mirrored ? rect.x + rect.width - STRIPE : rect.x,
                       rect.y + 3, STRIPE, rect.height - 6);
      cairo_fill (self->cr);
    }
  show_leading (self, text, one->group,
                one->faint ? &self->palette->dim : &self->palette->foreground, &rect, from);
}

/* --- Headings --- */

static void
draw_heading (const Drawing *self, int column)
{
  const IsmsCoverageColumn *one = get_column (self, column);
  IsmsCoverageRect rect = get_rect (self, ISMS_COVERAGE_HEAD, column);
  const IsmsCoverageColumn *before =
      column > ISMS_COVERAGE_FIRST ? get_column (self, column - 1) : NULL;
  const IsmsPalette *palette = self->palette;
  double line = self->geometry->line;

  if (*one->year != '\0' && (before == NULL || !g_str_equal (before->year, one->year)))
    show_centered (self, one->year, TRUE, &palette->foreground, &rect, PAD);
  show_centered (self, one->ref, TRUE, &palette->foreground, &rect, PAD + line);
  show_centered (self, one->day, FALSE, &palette->foreground, &rect, PAD + 2 * line);
  show_centered (self, one->kind, FALSE, &palette->dim, &rect, PAD + 3 * line);
}

static void
draw_fact_heading (const Drawing *self, int column)
{
  IsmsCoverageRect rect = get_rect (self, ISMS_COVERAGE_HEAD, column);
  const char *title = self->chart->titles[column - ISMS_COVERAGE_WEIGHT];

  rect.y = PAD + 3 * self->geometry->line;
  rect.height = self->geometry->line;
  if (column == ISMS_COVERAGE_WEIGHT)
    show_centered (self, title, FALSE, &self->palette->dim, &rect, rect.y);
  else
    show_leading (self, title, FALSE, &self->palette->dim, &rect, PAD);
}

/* Between years a line; a stronger one before what is to come. */
static void
draw_borders (const Drawing *self, double top, double bottom)
{
  for (int column = ISMS_COVERAGE_FIRST;
       column < ISMS_COVERAGE_FIRST + (int) self->chart->columns->len; column++)
    {
      const IsmsCoverageColumn *one = get_column (self, column);
      const IsmsCoverageColumn *before =
          column > ISMS_COVERAGE_FIRST ? get_column (self, column - 1) : NULL;
      IsmsCoverageRect rect = get_rect (self, ISMS_COVERAGE_HEAD, column);
      gboolean now = one->to_come && before != NULL && !before->to_come;

      if (!now && before != NULL && g_str_equal (before->year, one->year))
        continue;
      isms_color_set_source (now ? &self->palette->accent : &self->palette->grid, self->cr);
      cairo_rectangle (self->cr, self->geometry->mirrored ? rect.x + rect.width : rect.x, top,
                       now ? 2 : 1, bottom - top);
      cairo_fill (self->cr);
    }
}

static void
clip (const Drawing *self, double from, double to, double top, double bottom)
{
  double x = self->geometry->mirrored ? self->geometry->width - to : from;

  cairo_save (self->cr);
  cairo_rectangle (self->cr, x, top, MAX (to - from, 0), MAX (bottom - top, 0));
  cairo_clip (self->cr);
}

/* Rows that hold others stand on a ground of their own. */
static void
draw_ground (const Drawing *self)
{
  cairo_t *cr = self->cr;

  for (int row = self->first; row <= self->last; row++)
    {
      IsmsCoverageRect rect = get_rect (self, row, ISMS_COVERAGE_TITLE);

      if (get_row (self, row)->group)
        {
          const IsmsColor *color = &self->palette->foreground;

          cairo_set_source_rgba (cr, color->red, color->green, color->blue,
                                 get_row (self, row)->depth == 0 ? 0.07 : 0.03);
          cairo_rectangle (cr, 0, rect.y, self->geometry->width, rect.height);
          cairo_fill (cr);
        }
      isms_color_set_source (&self->palette->grid, cr);
      cairo_rectangle (cr, 0, rect.y + rect.height - 0.5, self->geometry->width, 0.5);
      cairo_fill (cr);
    }
}

static gboolean
is_seen (const Drawing *self, int column)
{
  IsmsCoverageRect rect = get_rect (self, ISMS_COVERAGE_HEAD, column);

  return rect.x < self->geometry->width && rect.x + rect.width > 0;
}

static void
draw_scrolled (const Drawing *self)
{
  double stay = isms_coverage_geometry_get_stay (self->geometry);
  int n = ISMS_COVERAGE_FIRST + (int) self->chart->columns->len;

  clip (self, stay, self->geometry->width, 0, self->height);
  if (self->geometry->narrow)
    {
      draw_fact_heading (self, ISMS_COVERAGE_WEIGHT);
      draw_fact_heading (self, ISMS_COVERAGE_LAST);
    }
  for (int column = ISMS_COVERAGE_FIRST; column < n; column++)
    if (is_seen (self, column))
      draw_heading (self, column);
  draw_borders (self, 0, self->height);
  cairo_restore (self->cr);
  clip (self, stay, self->geometry->width, self->geometry->head, self->height);
  for (int row = self->first; row <= self->last; row++)
    {
      if (self->geometry->narrow)
        {
          draw_weight (self, row);
          draw_last (self, row);
        }
      for (int column = ISMS_COVERAGE_FIRST; column < n; column++)
        if (is_seen (self, column))
          draw_cell (self, row, column);
    }
  cairo_restore (self->cr);
}

static void
draw_staying (const Drawing *self)
{
  double stay = isms_coverage_geometry_get_stay (self->geometry);

  clip (self, 0, stay, self->geometry->head, self->height);
  for (int row = self->first; row <= self->last; row++)
    {
      draw_title (self, row);
      if (self->geometry->narrow)
        continue;
      draw_weight (self, row);
      draw_last (self, row);
    }
  cairo_restore (self->cr);
  if (!self->geometry->narrow)
    {
      draw_fact_heading (self, ISMS_COVERAGE_WEIGHT);
      draw_fact_heading (self, ISMS_COVERAGE_LAST);
    }
  isms_color_set_source (&self->palette->grid, self->cr);
  cairo_rectangle (self->cr, 0, self->geometry->head - 1, self->geometry->width, 1);
  cairo_rectangle (self->cr, self->geometry->mirrored ? self->geometry->width - stay : stay - 1, 0,
                   1, self->height);
  cairo_fill (self->cr);
}

/**
 * isms_coverage_chart_draw:
 * @self: a chart
 * @geometry: where it stands; keeps the words that were set
 * @cr: where to draw
 * @palette: the colours
 * @height: how much of it is seen
 * @scroll_x: how far it is scrolled, in the direction of reading
 * @scroll_y: how far it is scrolled
 */
void
isms_coverage_chart_draw (IsmsCoverageChart *self,
                          IsmsCoverageGeometry *geometry,
                          cairo_t *cr,
                          const IsmsPalette *palette,
                          double height,
                          double scroll_x,
                          double scroll_y)
{
  /* On whole units: what is copied stays sharp. */
  Drawing drawing = {
    self, geometry, cr, palette, height, floor (scroll_x), floor (scroll_y), 0, 0
  };

  if (geometry->palette != palette)
    g_hash_table_remove_all (geometry->patches);
  geometry->palette = palette;
  drawing.first = MAX ((int) floor (scroll_y / geometry->row), 0);
  drawing.last = MIN ((int) floor ((scroll_y + height - geometry->head) / geometry->row),
                      (int) self->rows->len - 1);
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, geometry->width, height);
  cairo_clip (cr);
  cairo_save (cr);
  cairo_rectangle (cr, 0, geometry->head, geometry->width, MAX (height - geometry->head, 0));
  cairo_clip (cr);
  draw_ground (&drawing);
  cairo_restore (cr);
  draw_scrolled (&drawing);
  draw_staying (&drawing);
  cairo_restore (cr);
}
