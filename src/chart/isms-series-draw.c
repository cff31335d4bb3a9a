/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A series drawn: periods in the direction of reading, values upward. Limits have their words at
 * the end of their line; a gap is hatched and says so. */

#include "isms-config.h"

#include "isms-series-private.h"

#include "isms-chart-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#define GAP 6.0
#define DOT 4.0

typedef struct
{
  IsmsSeriesChart *chart;
  PangoContext *context;
  cairo_t *cr;
  const IsmsPalette *palette;
  gboolean mirrored;
  double width;
  double x, y, w, h;      /* the plot */
  double low, high, step; /* of the values */
} Drawing;

static double
get_x (const Drawing *self, double index)
{
  double x = self->w * (index + 0.5) / self->chart->points->len;

  return self->mirrored ? self->x + self->w - x : self->x + x;
}

static double
get_y (const Drawing *self, double value)
{
  return self->y + self->h * (self->high - value) / (self->high - self->low);
}

static void
widen (double value, double *low, double *high)
{
  *low = MIN (*low, value);
  *high = MAX (*high, value);
}

static gboolean
is_whole (double value)
{
  return value == floor (value);
}

/* Of what is counted there is no half. */
static gboolean
is_counted (Drawing *self)
{
  for (guint i = 0; i < self->chart->points->len; i++)
    {
      const IsmsSeriesPoint *point = self->chart->points->pdata[i];

      if (point->has_value && !is_whole (point->value))
        return FALSE;
    }
  for (guint i = 0; i < ISMS_N_SERIES_LIMITS; i++)
    if (self->chart->has_limit[i] && !is_whole (self->chart->limits[i]))
      return FALSE;
  return TRUE;
}

/* All values and limits, in even steps; where none is below 0, the scale is not either. */
static void
find_scale (Drawing *self)
{
  double low = G_MAXDOUBLE, high = -G_MAXDOUBLE;

  for (guint i = 0; i < self->chart->points->len; i++)
    {
      const IsmsSeriesPoint *point = self->chart->points->pdata[i];

      if (point->has_value)
        widen (point->value, &low, &high);
    }
  for (guint i = 0; i < ISMS_N_SERIES_LIMITS; i++)
    if (self->chart->has_limit[i])
      widen (self->chart->limits[i], &low, &high);
  if (low > high)
    low = 0, high = 1;
  if (low >= 0 && low < high / 2)
    low = 0;
  if (high - low <= fabs (high) * 1e-9)
    {
      double room = MAX (fabs (high) / 10, 1);

      low = low >= 0 ? MAX (0, low - room) : low - room;
      high += room;
    }
  self->step = isms_chart_find_step (high - low, (int) CLAMP (self->h / 36, 2, 6));
  if (is_counted (self))
    self->step = MAX (self->step, 1);
  self->low = floor (low / self->step + 1e-9) * self->step;
  self->high = ceil (high / self->step - 1e-9) * self->step;
}

static void
show_words (Drawing *self, PangoLayout *layout, double x, double y, const IsmsColor *color)
{
  isms_color_set_source (color, self->cr);
  cairo_move_to (self->cr, round (x), round (y));
  pango_cairo_show_layout (self->cr, layout);
}

static void
draw_across (Drawing *self, double y)
{
  cairo_move_to (self->cr, self->x, round (y) + 0.5);
  cairo_line_to (self->cr, self->x + self->w, round (y) + 0.5);
  cairo_stroke (self->cr);
}

static PangoLayout *
create_number (Drawing *self, double value)
{
  int digits = (int) CLAMP (ceil (-log10 (self->step) - 1e-9), 0, 6);
  g_autofree char *number = g_strdup_printf ("%'.*f", digits, value + 0.0);

  return isms_chart_create_words (self->context, number, FALSE);
}

static int
count_steps (const Drawing *self)
{
  return (int) lround ((self->high - self->low) / self->step);
}

static double
measure_numbers (Drawing *self)
{
  double most = 0;

  for (int i = 0; i <= count_steps (self); i++)
    {
      g_autoptr (PangoLayout) text = create_number (self, self->low + i * self->step);
      double w, h;

      isms_chart_measure_words (text, &w, &h);
      most = MAX (most, w);
    }
  return most;
}

static void
draw_values (Drawing *self)
{
  for (int i = 0; i <= count_steps (self); i++)
    {
      double value = self->low + i * self->step;
      g_autoptr (PangoLayout) text = create_number (self, value);
      double w, h;

      isms_color_set_source (i == 0 ? &self->palette->dim : &self->palette->grid, self->cr);
      draw_across (self, get_y (self, value));
      isms_chart_measure_words (text, &w, &h);
      show_words (self, text, self->mirrored ? self->x + self->w + GAP : self->x - GAP - w,
                  get_y (self, value) - h / 2, &self->palette->dim);
    }
}

/* As many as have room, the newest among them. */
static void
draw_periods (Drawing *self)
{
  guint n = self->chart->points->len;
  double widest = 1, foot = self->y + self->h, end = self->width + GAP;
  guint every;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PangoLayout) text = isms_chart_create_words (
          self->context, ((IsmsSeriesPoint *) self->chart->points->pdata[i])->label, FALSE);
      double w, h;

      isms_chart_measure_words (text, &w, &h);
      widest = MAX (widest, w);
    }
  every = (guint) MAX (1, ceil ((widest + 2 * GAP) * n / self->w));
  /* The newest is moved in from the edge, and may leave no room for the one before. */
  for (guint i = n; i > 0; i--)
    {
      const IsmsSeriesPoint *point = self->chart->points->pdata[i - 1];
      g_autoptr (PangoLayout) text = NULL;
      double w, h, x;

      if ((n - i) % every != 0)
        continue;
      text = isms_chart_create_words (self->context, point->label, FALSE);
      isms_chart_measure_words (text, &w, &h);
      x = CLAMP (get_x (self, i - 1) - w / 2, 0, MAX (0, self->width - w));
      if (!self->mirrored && x + w + GAP > end)
        continue;
      end = x;
      isms_color_set_source (&self->palette->dim, self->cr);
      cairo_move_to (self->cr, round (get_x (self, i - 1)) + 0.5, foot);
      cairo_line_to (self->cr, round (get_x (self, i - 1)) + 0.5, foot + 4);
      cairo_stroke (self->cr);
      show_words (self, text, x, foot + 5, &self->palette->dim);
    }
}

/* "No value", upright where there is no room for it across. */
static void
name_gap (Drawing *self, double left, double width)
{
  g_autoptr (PangoLayout) text =
      /* Translators: in a chart, where a period that should have a value has none */
      isms_chart_create_words (self->context, _ ("No value"), FALSE);
  cairo_t *cr = self->cr;
  double w, h;

  isms_chart_measure_words (text, &w, &h);
  if (w + 4 <= width)
    {
      isms_color_set_source (&self->palette->background, cr);
      cairo_rectangle (cr, left + width / 2 - w / 2 - 2, self->y + self->h - h - 4, w + 4, h);
      cairo_fill (cr);
      show_words (self, text, left + width / 2 - w / 2, self->y + self->h - h - 4,
                  &self->palette->foreground);
      return;
    }
  if (w + 8 > self->h)
    return;
  cairo_save (cr);
  cairo_translate (cr, round (left + width / 2 - h / 2), round (self->y + self->h - 4));
  cairo_rotate (cr, -G_PI / 2);
  isms_color_set_source (&self->palette->background, cr);
  cairo_rectangle (cr, -2, 0, w + 4, h);
  cairo_fill (cr);
  isms_color_set_source (&self->palette->foreground, cr);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, text);
  cairo_restore (cr);
}

static void
draw_gap (Drawing *self, guint from, guint to)
{
  double one = get_x (self, from - 0.5), other = get_x (self, to + 0.5);
  double left = MIN (one, other), width = fabs (other - one);
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_rectangle (cr, left, self->y, width, self->h);
  cairo_clip (cr);
  isms_color_set_source (&self->palette->grid, cr);
  for (double at = left - self->h; at < left + width; at += 7)
    {
      cairo_move_to (cr, at, self->y + self->h);
      cairo_line_to (cr, at + self->h, self->y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
  name_gap (self, left, width);
}

static void
draw_gaps (Drawing *self)
{
  GPtrArray *points = self->chart->points;

  for (guint i = 0; i < points->len; i++)
    {
      guint to = i;

      if (!((IsmsSeriesPoint *) points->pdata[i])->missing)
        continue;
      while (to + 1 < points->len && ((IsmsSeriesPoint *) points->pdata[to + 1])->missing)
        to++;
      draw_gap (self, i, to);
      i = to;
    }
}

static void
draw_curve (Drawing *self)
{
  GPtrArray *points = self->chart->points;
  cairo_t *cr = self->cr;
  gboolean begun = FALSE;

  isms_color_set_source (&self->palette->accent, cr);
  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < points->len; i++)
    {
      const IsmsSeriesPoint *point = points->pdata[i];

      if (point->has_value && begun)
        cairo_line_to (cr, get_x (self, i), get_y (self, point->value));
      else if (point->has_value)
        cairo_move_to (cr, get_x (self, i), get_y (self, point->value));
      begun = point->has_value;
    }
  cairo_stroke (cr);
  cairo_set_line_width (cr, 1);
}

static void
trace_mark (cairo_t *cr, IsmsSeriesMark mark, double x, double y, double size)
{
  switch (mark)
    {
    case ISMS_SERIES_WATCH:
      cairo_move_to (cr, x, y - size * 1.3);
      cairo_line_to (cr, x + size * 1.25, y + size);
      cairo_line_to (cr, x - size * 1.25, y + size);
      cairo_close_path (cr);
      break;
    case ISMS_SERIES_ACT:
      cairo_rectangle (cr, x - size, y - size, 2 * size, 2 * size);
      break;
    case ISMS_SERIES_PLAIN:
    default:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, size, 0, 2 * G_PI);
      break;
    }
}

static void
draw_marks (Drawing *self)
{
  double size = MIN (DOT, MAX (1.5, self->w / self->chart->points->len / 3));

  for (guint i = 0; i < self->chart->points->len; i++)
    {
      const IsmsSeriesPoint *point = self->chart->points->pdata[i];
      double x = get_x (self, i), y;

      if (!point->has_value)
        continue;
      y = get_y (self, point->value);
      isms_color_set_source (&self->palette->background, self->cr);
      trace_mark (self->cr, point->mark, x, y, size + 1.5);
      cairo_fill (self->cr);
      isms_color_set_source (point->mark == ISMS_SERIES_ACT ? &self->palette->worse
                                                            : &self->palette->accent,
                             self->cr);
      trace_mark (self->cr, point->mark, x, y, size);
      cairo_fill (self->cr);
    }
}

static const IsmsColor *
get_limit_color (const Drawing *self, IsmsSeriesLimit limit)
{
  return limit == ISMS_SERIES_TARGET ? &self->palette->better
         : limit == ISMS_SERIES_RED  ? &self->palette->worse
                                     : &self->palette->foreground;
}

static void
draw_limits (Drawing *self)
{
  static const double dashes[] = { 7, 4 };
  static const double dots[] = { 2, 3 };
  cairo_t *cr = self->cr;

  cairo_save (cr);
  cairo_set_line_width (cr, 1.5);
  for (int i = 0; i < ISMS_N_SERIES_LIMITS; i++)
    {
      if (!self->chart->has_limit[i])
        continue;
      isms_color_set_source (get_limit_color (self, (IsmsSeriesLimit) i), cr);
      cairo_set_dash (cr, i == ISMS_SERIES_RED ? dots : dashes, i == ISMS_SERIES_TARGET ? 0 : 2, 0);
      draw_across (self, get_y (self, self->chart->limits[i]));
    }
  cairo_restore (cr);
}

typedef struct
{
  PangoLayout *text; /* owned */
  double y;          /* of its middle */
  double w, h;
  const IsmsColor *color;
} Label;

static int
compare_labels (gconstpointer one, gconstpointer other)
{
  double a = ((const Label *) one)->y, b = ((const Label *) other)->y;

  return a < b ? -1 : a > b;
}

static void
clear_label (gpointer data)
{
  g_object_unref (((Label *) data)->text);
}

/* Limits at the same number share their line of words. */
static GArray *
collect_labels (Drawing *self)
{
  GArray *labels = g_array_new (FALSE, FALSE, sizeof (Label));

  g_array_set_clear_func (labels, clear_label);
  for (int i = 0; i < ISMS_N_SERIES_LIMITS; i++)
    {
      g_autofree char *words = NULL;
      Label label;

      if (!self->chart->has_limit[i])
        continue;
      words = isms_series_chart_dup_limit (self->chart, (IsmsSeriesLimit) i);
      label.text = isms_chart_create_words (self->context, words, i == ISMS_SERIES_TARGET);
      label.color = get_limit_color (self, (IsmsSeriesLimit) i);
      label.y = self->high > self->low ? get_y (self, self->chart->limits[i]) : 0;
      isms_chart_measure_words (label.text, &label.w, &label.h);
      g_array_append_val (labels, label);
    }
  return labels;
}

/* At the end of the lines, none over another, all beside the plot. */
static void
name_limits (Drawing *self)
{
  g_autoptr (GArray) labels = collect_labels (self);
  double foot = self->y + self->h;

  g_array_sort (labels, compare_labels);
  for (guint i = 1; i < labels->len; i++)
    {
      Label *label = &g_array_index (labels, Label, i);
      const Label *above = &g_array_index (labels, Label, i - 1);

      label->y = MAX (label->y, above->y + above->h);
    }
  for (guint i = labels->len; i > 0; i--)
    {
      Label *label = &g_array_index (labels, Label, i - 1);

      label->y = MIN (label->y, foot);
      foot = label->y - label->h;
    }
  for (guint i = 0; i < labels->len; i++)
    {
      const Label *label = &g_array_index (labels, Label, i);

      show_words (self, label->text,
                  self->mirrored ? self->x - GAP - label->w : self->x + self->w + GAP,
                  label->y - label->h / 2, label->color);
    }
}

/* The newest value says how much it is, above its point, or beneath where there is no room. */
static void
name_newest (Drawing *self)
{
  const IsmsSeriesPoint *newest = NULL;
  g_autofree char *words = NULL;
  g_autoptr (PangoLayout) text = NULL;
  double w, h, x, y;
  guint index = 0;

  for (guint i = 0; i < self->chart->points->len; i++)
    if (((IsmsSeriesPoint *) self->chart->points->pdata[i])->has_value)
      newest = self->chart->points->pdata[index = i];
  if (newest == NULL)
    return;
  words = isms_series_chart_dup_value (self->chart, newest->value);
  text = isms_chart_create_words (self->context, words, TRUE);
  isms_chart_measure_words (text, &w, &h);
  x = CLAMP (get_x (self, index) - w / 2, self->x, MAX (self->x, self->x + self->w - w));
  y = get_y (self, newest->value) - DOT - GAP / 2 - h;
  if (y < 0)
    y = get_y (self, newest->value) + DOT + GAP / 2;
  isms_color_set_source (&self->palette->background, self->cr);
  cairo_rectangle (self->cr, x - 2, y, w + 4, h);
  cairo_fill (self->cr);
  show_words (self, text, x, y, &self->palette->foreground);
}

static void
lay_out (Drawing *self, double height)
{
  g_autoptr (PangoLayout) sample = isms_chart_create_words (self->context, "0", FALSE);
  g_autoptr (GArray) labels = collect_labels (self);
  double w, h, numbers, names = 0;

  isms_chart_measure_words (sample, &w, &h);
  self->y = round (h / 2 + 2);
  self->h = height - self->y - h - GAP - 4;
  if (self->h <= 0)
    return;
  find_scale (self);
  numbers = measure_numbers (self) + GAP;
  for (guint i = 0; i < labels->len; i++)
    names = MAX (names, g_array_index (labels, Label, i).w + GAP);
  self->x = self->mirrored ? names : numbers;
  self->w = self->width - numbers - names;
}

/**
 * isms_series_chart_draw:
 * @self: a chart
 * @context: for its font and direction; right to left mirrors the chart
 * @cr: where to draw, from 0, 0
 * @width: of the drawing
 * @height: of the drawing
 * @palette: its colours; the ground is not painted
 *
 * Draws the chart whole into that space.
 */
void
isms_series_chart_draw (IsmsSeriesChart *self,
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
  if (self->points->len == 0)
    return;
  lay_out (&drawing, height);
  if (drawing.w < 40 || drawing.h < 40)
    return;
  cairo_save (cr);
  cairo_set_line_width (cr, 1);
  draw_values (&drawing);
  draw_gaps (&drawing);
  draw_periods (&drawing);
  draw_limits (&drawing);
  draw_curve (&drawing);
  draw_marks (&drawing);
  name_newest (&drawing);
  name_limits (&drawing);
  cairo_restore (cr);
}
