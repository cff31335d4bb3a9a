/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A small line without axes. Its foot is 0, drawn and shaded down to, wherever that leaves the line
 * something of the height; else the line has the height for itself and nothing stands for 0. */

#include "isms-config.h"

#include "isms-spark-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "isms-chart-words.h"

#define GAP 6.0
#define DOT 3.0
#define PLOT_WIDTH 60.0 /* at least */
#define PLOT_HEIGHT 24.0
#define BARE_HEIGHT 14.0 /* of all of it, without words */

typedef struct
{
  char *label;
  char *words; /* NULL: no value */
  double value;
} Point;

struct _IsmsSparkChart
{
  gatomicrefcount refs;
  GPtrArray *points; /* of Point */
  guint n_values;
  char *caption; /* or NULL */
  gboolean bare;
};

typedef struct
{
  const IsmsSparkChart *chart;
  PangoContext *context;
  cairo_t *cr;
  const IsmsPalette *palette;
  gboolean mirrored;
  double width;
  double x, y, w, h; /* the plot */
  double low, high;
  const Point *first, *last; /* with a value; NULL: none has one */
  guint first_at, last_at;
} Drawing;

static void
free_point (Point *point)
{
  g_free (point->label);
  g_free (point->words);
  g_free (point);
}

/**
 * isms_spark_chart_new:
 *
 * Returns: (transfer full): a chart without a month; once it is drawn it is not changed any more
 */
IsmsSparkChart *
isms_spark_chart_new (void)
{
  IsmsSparkChart *self = g_new0 (IsmsSparkChart, 1);

  g_atomic_ref_count_init (&self->refs);
  self->points = g_ptr_array_new_with_free_func ((GDestroyNotify) free_point);
  return self;
}

/**
 * isms_spark_chart_ref:
 * @self: a chart
 *
 * Any thread.
 *
 * Returns: (transfer full): the same
 */
IsmsSparkChart *
isms_spark_chart_ref (IsmsSparkChart *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * isms_spark_chart_unref:
 * @self: (transfer full): a chart
 *
 * Any thread.
 */
void
isms_spark_chart_unref (IsmsSparkChart *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->points);
  g_free (self->caption);
  g_free (self);
}

/**
 * isms_spark_chart_set_caption:
 * @self: a chart
 * @caption: (nullable): what a value is of, where that is not plain: "By month"
 */
void
isms_spark_chart_set_caption (IsmsSparkChart *self, const char *caption)
{
  g_set_str (&self->caption, caption);
}

static Point *
add_point (IsmsSparkChart *self, const char *label)
{
  Point *point = g_new0 (Point, 1);

  point->label = g_strdup (label);
  g_ptr_array_add (self->points, point);
  return point;
}

/**
 * isms_spark_chart_add_value:
 * @self: a chart
 * @label: the month in short, "Dec 2025"
 * @value: where the line is
 * @words: the value as people say it, with its unit
 */
void
isms_spark_chart_add_value (IsmsSparkChart *self,
                            const char *label,
                            double value,
                            const char *words)
{
  Point *point = add_point (self, label);

  point->value = value;
  point->words = g_strdup (words);
  self->n_values++;
}

/**
 * isms_spark_chart_add_gap:
 * @self: a chart
 * @label: the month in short, of which there is no value
 */
void
isms_spark_chart_add_gap (IsmsSparkChart *self, const char *label)
{
  add_point (self, label);
}

/**
 * isms_spark_chart_get_n_values:
 * @self: a chart
 *
 * Returns: of how many months there is a value; a line needs two
 */
guint
isms_spark_chart_get_n_values (const IsmsSparkChart *self)
{
  return self->n_values;
}

/**
 * isms_spark_chart_set_bare:
 * @self: a chart that was not drawn yet
 * @bare: whether it has no words
 *
 * Leaves the words out of the drawing, for where they stand beside it. The description has them.
 */
void
isms_spark_chart_set_bare (IsmsSparkChart *self, gboolean bare)
{
  self->bare = bare;
}

static const Point *
get_point (const Drawing *self, guint index)
{
  return self->chart->points->pdata[index];
}

static double
get_x (const Drawing *self, guint index)
{
  guint n = self->chart->points->len;
  double x = n > 1 ? self->w * index / (n - 1) : self->w;

  return self->mirrored ? self->x + self->w - x : self->x + x;
}

static double
get_y (const Drawing *self, double value)
{
  return self->y + self->h * (self->high - value) / (self->high - self->low);
}

static gboolean
has_foot (const Drawing *self)
{
  return self->low <= 0 && self->high >= 0;
}

static void
find_scale (Drawing *self)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;

  for (guint i = 0; i < self->chart->points->len; i++)
    if (get_point (self, i)->words != NULL)
      {
        low = MIN (low, get_point (self, i)->value);
        high = MAX (high, get_point (self, i)->value);
      }
  if (low >= 0 && low <= high * 0.9)
    low = 0;
  if (high - low <= fabs (high) * 1e-9)
    {
      low -= low > 0 || low < 0 ? 1 : 0;
      high += 1;
    }
  self->low = low;
  self->high = high;
}

static void
find_ends (Drawing *self)
{
  for (guint i = 0; i < self->chart->points->len; i++)
    {
      if (get_point (self, i)->words == NULL)
        continue;
      if (self->first == NULL)
        self->first = get_point (self, self->first_at = i);
      self->last = get_point (self, self->last_at = i);
    }
}

static void
measure_words (PangoContext *context, const char *text, gboolean bold, double *w, double *h)
{
  g_autoptr (PangoLayout) layout = isms_chart_create_words (context, text, bold);

  isms_chart_measure_words (layout, w, h);
}

/* The room that the words of a value take beside the line; none where the line begins later. */
static double
measure_value (const Drawing *self, const Point *point, gboolean at_edge, gboolean bold)
{
  double w = 0, h;

  if (point != NULL && at_edge && !self->chart->bare)
    measure_words (self->context, point->words, bold, &w, &h);
  return DOT + (w > 0 ? w + GAP : 0);
}

static void
measure_margins (const Drawing *self, double *start, double *end)
{
  gboolean two = self->first != self->last;

  *start = measure_value (self, two ? self->first : NULL, self->first_at == 0, FALSE);
  *end = measure_value (self, self->last, self->last_at + 1 == self->chart->points->len, TRUE);
}

/**
 * isms_spark_chart_measure:
 * @self: a chart
 * @context: for its font
 * @width: (out): in units of the drawing
 * @height: (out): likewise
 *
 * Tells the least room in which all of its words can be read.
 */
void
isms_spark_chart_measure (const IsmsSparkChart *self,
                          PangoContext *context,
                          double *width,
                          double *height)
{
  Drawing drawing = { .chart = self, .context = context };
  double start, end, months = 0, w, h;

  find_ends (&drawing);
  measure_margins (&drawing, &start, &end);
  *width = ceil (start + PLOT_WIDTH + end);
  *height = BARE_HEIGHT;
  if (self->bare)
    return;
  measure_words (context, "0", FALSE, &w, &h);
  for (guint i = 0; i < self->points->len; i += MAX (1, self->points->len - 1))
    {
      measure_words (context, get_point (&drawing, i)->label, FALSE, &w, &h);
      months += months > 0 ? w + 2 * GAP : w;
    }
  *width = MAX (*width, ceil (months));
  *height = ceil (h / 2 + PLOT_HEIGHT + DOT + 2 + h);
}

static void
show_words (
    Drawing *self, const char *words, gboolean bold, double x, double y, const IsmsColor *color)
{
  g_autoptr (PangoLayout) text = isms_chart_create_words (self->context, words, bold);

  isms_color_set_source (color, self->cr);
  cairo_move_to (self->cr, round (x), round (y));
  pango_cairo_show_layout (self->cr, text);
}

/* Between the months, if there is room; else it is only said. */
static void
draw_caption (Drawing *self, double months)
{
  double w, h;

  if (self->chart->caption == NULL)
    return;
  measure_words (self->context, self->chart->caption, FALSE, &w, &h);
  if (months + w + 2 * GAP <= self->width)
    show_words (self, self->chart->caption, FALSE, (self->width - w) / 2,
                self->y + self->h + DOT + 2, &self->palette->dim);
}

/* The first and the last, at the edges. */
static void
draw_months (Drawing *self)
{
  guint n = self->chart->points->len;
  double foot = self->y + self->h + DOT + 2, widest = 0;

  if (self->chart->bare)
    return;
  for (guint i = 0; i < n; i += MAX (1, n - 1))
    {
      const Point *point = get_point (self, i);
      double w, h;

      measure_words (self->context, point->label, FALSE, &w, &h);
      show_words (self, point->label, FALSE,
                  (i == 0 && n > 1) != self->mirrored ? 0 : self->width - w, foot,
                  &self->palette->dim);
      widest = MAX (widest, w);
    }
  draw_caption (self, 2 * widest);
}

static void
draw_foot (Drawing *self)
{
  double y;

  if (!has_foot (self))
    return;
  y = floor (get_y (self, 0)) + 0.5;
  isms_color_set_source (&self->palette->grid, self->cr);
  cairo_move_to (self->cr, self->x, y);
  cairo_line_to (self->cr, self->x + self->w, y);
  cairo_stroke (self->cr);
}

/* From @from on without a gap. Returns: the last one of these. */
static guint
trace_run (Drawing *self, guint from)
{
  guint to = from;

  cairo_move_to (self->cr, get_x (self, from), get_y (self, get_point (self, from)->value));
  while (to + 1 < self->chart->points->len && get_point (self, to + 1)->words != NULL)
    {
      to++;
      cairo_line_to (self->cr, get_x (self, to), get_y (self, get_point (self, to)->value));
    }
  return to;
}

/* What is shaded is as high as the value is great; a line that is cut off has no such height. */
static void
shade_run (Drawing *self, guint from)
{
  const IsmsColor *color = &self->palette->accent;
  guint to = trace_run (self, from);

  cairo_line_to (self->cr, get_x (self, to), get_y (self, 0));
  cairo_line_to (self->cr, get_x (self, from), get_y (self, 0));
  cairo_close_path (self->cr);
  cairo_set_source_rgba (self->cr, color->red, color->green, color->blue, 0.12);
  cairo_fill (self->cr);
}

static void
draw_dot (Drawing *self, double x, double y, double size)
{
  cairo_new_sub_path (self->cr);
  cairo_arc (self->cr, x, y, size, 0, 2 * G_PI);
  cairo_fill (self->cr);
}

/* A month alone between two gaps is a dot. */
static void
draw_line (Drawing *self)
{
  for (guint i = 0; i < self->chart->points->len; i++)
    {
      guint to;

      if (get_point (self, i)->words == NULL)
        continue;
      if (has_foot (self))
        shade_run (self, i);
      isms_color_set_source (&self->palette->accent, self->cr);
      cairo_set_line_width (self->cr, self->chart->bare ? 1.1 : 1.75);
      to = trace_run (self, i);
      cairo_stroke (self->cr);
      if (to == i)
        draw_dot (self, get_x (self, i), get_y (self, get_point (self, i)->value), 1.5);
      i = to;
    }
}

/* The last one is what counts: it is bold, and its dot is the greatest. */
static void
draw_end (Drawing *self, guint index, gboolean is_last)
{
  const Point *point = get_point (self, index);
  double x = get_x (self, index), y = get_y (self, point->value), w, h;
  gboolean right = is_last != self->mirrored;

  measure_words (self->context, point->words, is_last, &w, &h);
  isms_color_set_source (&self->palette->accent, self->cr);
  draw_dot (self, x, y, (is_last ? DOT : 2) * (self->chart->bare ? 0.7 : 1));
  if (self->chart->bare)
    return;
  show_words (self, point->words, is_last,
              CLAMP (right ? x + DOT + GAP : x - DOT - GAP - w, 0, MAX (0, self->width - w)),
              CLAMP (y - h / 2, 0, self->y + self->h + DOT + 2 - h),
              is_last ? &self->palette->foreground : &self->palette->dim);
}

static void
lay_out (Drawing *self, double height)
{
  double start, end, w, h;

  find_ends (self);
  find_scale (self);
  measure_margins (self, &start, &end);
  measure_words (self->context, "0", FALSE, &w, &h);
  self->x = self->mirrored ? end : start;
  self->w = self->width - start - end;
  if (self->chart->bare)
    {
      self->y = DOT;
      self->h = height - 2 * DOT;
      return;
    }
  self->y = round (h / 2);
  self->h = floor (height - self->y - DOT - 2 - h);
}

/**
 * isms_spark_chart_draw:
 * @self: a chart
 * @context: for its font and direction; right to left mirrors the chart
 * @cr: where to draw, from 0, 0
 * @width: of the drawing, see isms_spark_chart_measure ()
 * @height: of the drawing
 * @palette: its colours; the ground is not painted
 *
 * Draws the chart into that space. Where no month has a value, nothing is drawn.
 */
void
isms_spark_chart_draw (const IsmsSparkChart *self,
                       PangoContext *context,
                       cairo_t *cr,
                       double width,
                       double height,
                       const IsmsPalette *palette)
{
  Drawing drawing = {
    .chart = self, .context = context, .cr = cr, .palette = palette, .width = width
  };

  drawing.mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  if (self->n_values == 0)
    return;
  lay_out (&drawing, height);
  if (drawing.w < 10 || drawing.h < (self->bare ? 4 : 10))
    return;
  cairo_save (cr);
  cairo_set_line_width (cr, 1);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  draw_foot (&drawing);
  draw_months (&drawing);
  draw_line (&drawing);
  if (drawing.first != drawing.last)
    draw_end (&drawing, drawing.first_at, FALSE);
  draw_end (&drawing, drawing.last_at, TRUE);
  cairo_restore (cr);
}

static const Point *
find_extreme (const IsmsSparkChart *self, int sign)
{
  const Point *found = NULL;

  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = self->points->pdata[i];

      if (point->words != NULL && (found == NULL || sign * point->value > sign * found->value))
        found = point;
    }
  return found;
}

/**
 * isms_spark_chart_dup_description:
 * @self: a chart
 *
 * Returns: (transfer full): what it shows in words, for a screen reader and a tagged page
 */
char *
isms_spark_chart_dup_description (const IsmsSparkChart *self)
{
  Drawing ends = { .chart = self };
  GString *words = g_string_new (NULL);
  guint missing = self->points->len - self->n_values;

  find_ends (&ends);
  if (self->n_values == 0)
    return g_string_free_and_steal (g_string_append (words, _ ("No value yet.")));
  if (self->n_values == 1)
    /* Translators: a month and its value */
    g_string_append_printf (words, _ ("One value: %s, %s."), ends.last->label, ends.last->words);
  else
    g_string_append_printf (words,
                            /* Translators: the first month and its value; the last one and its
                             * value; the smallest and the greatest value between */
                            _ ("From %s, %s, to %s, %s; between %s and %s."), ends.first->label,
                            ends.first->words, ends.last->label, ends.last->words,
                            find_extreme (self, -1)->words, find_extreme (self, 1)->words);
  if (missing > 0)
    {
      g_string_append_c (words, ' ');
      g_string_append_printf (
          words, ngettext ("%u month without a value.", "%u months without a value.", missing),
          missing);
    }
  if (self->caption != NULL)
    g_string_append_printf (words, " %s.", self->caption);
  return g_string_free_and_steal (words);
}
