/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The loss exceedance curve drawn: losses in even steps in the direction of reading, chances upward
 * in steps of their logarithm, so that one year of 100 has as much room as one of 10. Words stand
 * beside what they speak of, where they cross nothing. */

#include "isms-config.h"

#include "isms-exceedance-private.h"

#include "isms-chart-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#define GAP 6.0

typedef struct
{
  double x, y, width, height;
} Rect;

typedef struct
{
  Rect rect;
  const IsmsExceedanceCurve *curve;
} Dot;

typedef struct
{
  IsmsExceedanceChart *chart;
  PangoContext *context;
  cairo_t *cr;
  const IsmsPalette *palette;
  double width;
  gboolean mirrored;
  Rect plot;
  double most;   /* the loss at the end of the axis */
  double step;   /* between two marks of it */
  GArray *taken; /* of Rect: where words stand */
  GArray *dots;  /* of Dot: where curves are */
} Drawing;

static double
get_x (Drawing *self, double loss)
{
  double x = self->plot.width * loss / self->most;

  return self->mirrored ? self->plot.x + self->plot.width - x : self->plot.x + x;
}

static double
get_y (Drawing *self, double chance)
{
  double share = log (CLAMP (chance, 1e-9, 1)) / log (ISMS_EXCEEDANCE_LEAST);

  return self->plot.y + self->plot.height * share;
}

static void
find_scale (Drawing *self)
{
  double most = 0;

  for (guint i = 0; i < self->chart->curves->len; i++)
    {
      const IsmsExceedanceCurve *curve = g_ptr_array_index (self->chart->curves, i);

      for (guint j = 0; j < curve->points->len; j++)
        most = MAX (most, g_array_index (curve->points, IsmsExceedancePoint, j).loss);
    }
  if (self->chart->has_tolerance && self->chart->tolerance.loss < most * 3)
    most = MAX (most, self->chart->tolerance.loss * 1.25);
  if (most <= 0)
    most = 1;
  self->step = isms_chart_find_step (most, (int) CLAMP (self->plot.width / 80, 2, 8));
  self->most = ceil (most / self->step) * self->step;
}

static void
show_text (Drawing *self, PangoLayout *layout, double x, double y, const IsmsColor *color)
{
  isms_color_set_source (color, self->cr);
  cairo_move_to (self->cr, round (x), round (y));
  pango_cairo_show_layout (self->cr, layout);
}

/* At the head of the vertical axis and the foot of the other, at the edges of the chart. */
static void
draw_titles (Drawing *self, double height)
{
  g_autofree char *loss_title = NULL;
  g_autoptr (PangoLayout) chance = NULL;
  g_autoptr (PangoLayout) loss = NULL;
  double w, h;

  /* Translators: an axis: in how many of 100 years more is lost than the other axis says */
  chance = isms_chart_create_words (self->context, _ ("Years of 100 that cost more ↑"), TRUE);
  isms_chart_measure_words (chance, &w, &h);
  show_text (self, chance, self->mirrored ? self->width - w : 0, 0, &self->palette->dim);
  /* Translators: an axis: what a year costs; %s is a currency: "EUR" */
  loss_title = g_strdup_printf (_ ("Loss a year in %s"),
                                self->chart->currency != NULL ? self->chart->currency : "");
  loss = isms_chart_create_words (self->context, loss_title, TRUE);
  isms_chart_measure_words (loss, &w, &h);
  show_text (self, loss, self->mirrored ? 0 : self->width - w, height - h, &self->palette->dim);
}

static void
draw_line (Drawing *self, double x1, double y1, double x2, double y2)
{
  cairo_move_to (self->cr, round (x1) + 0.5, round (y1) + 0.5);
  cairo_line_to (self->cr, round (x2) + 0.5, round (y2) + 0.5);
  cairo_stroke (self->cr);
}

static void
draw_chances (Drawing *self)
{
  static const double chances[] = { 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005 };

  for (guint i = 0; i < G_N_ELEMENTS (chances); i++)
    {
      g_autofree char *years = g_strdup_printf ("%.3g", chances[i] * 100);
      g_autoptr (PangoLayout) text = isms_chart_create_words (self->context, years, FALSE);
      double y = get_y (self, chances[i]);
      double w, h;

      isms_color_set_source (&self->palette->grid, self->cr);
      draw_line (self, self->plot.x, y, self->plot.x + self->plot.width, y);
      isms_chart_measure_words (text, &w, &h);
      show_text (self, text,
                 self->mirrored ? self->plot.x + self->plot.width + GAP : self->plot.x - GAP - w,
                 y - h / 2, &self->palette->dim);
    }
}

static void
draw_losses (Drawing *self)
{
  int n = (int) lround (self->most / self->step);

  for (int i = 0; i <= n; i++)
    {
      g_autofree char *amount = isms_exceedance_dup_amount (i * self->step);
      g_autoptr (PangoLayout) text = isms_chart_create_words (self->context, amount, FALSE);
      double x = get_x (self, i * self->step);
      double foot = self->plot.y + self->plot.height;
      double w, h;

      isms_color_set_source (i == 0 ? &self->palette->dim : &self->palette->grid, self->cr);
      draw_line (self, x, i == 0 ? self->plot.y : foot, x, foot + 4);
      isms_chart_measure_words (text, &w, &h);
      show_text (self, text, CLAMP (x - w / 2, 0, self->width - w), foot + 5, &self->palette->dim);
    }
}

/* What can not be borne is hatched: a curve that crosses it is too high. */
static void
draw_tolerance (Drawing *self)
{
  const IsmsExceedancePoint *point = &self->chart->tolerance;
  double x = get_x (self, MIN (point->loss, self->most));
  double y = get_y (self, MAX (point->chance, ISMS_EXCEEDANCE_LEAST));
  double end = get_x (self, self->most);
  double left = MIN (x, end), right = MAX (x, end);
  cairo_t *cr = self->cr;

  if (!self->chart->has_tolerance)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, left, self->plot.y, right - left, y - self->plot.y);
  cairo_clip (cr);
  isms_color_set_source (&self->palette->grid, cr);
  cairo_set_line_width (cr, 1);
  for (double at = left - (y - self->plot.y); at < right; at += 9)
    {
      cairo_move_to (cr, at, y);
      cairo_line_to (cr, at + (y - self->plot.y), self->plot.y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
  isms_color_set_source (&self->palette->acceptance, cr);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, x, self->plot.y);
  cairo_line_to (cr, x, y);
  cairo_line_to (cr, end, y);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 1);
}

static void
draw_curve (Drawing *self, const IsmsExceedanceCurve *curve)
{
  static const double dashes[] = { 7, 4 };
  static const double dots[] = { 1.5, 3.5 };
  cairo_t *cr = self->cr;
  gboolean begun = FALSE;

  cairo_save (cr);
  cairo_rectangle (cr, self->plot.x - 2, self->plot.y - 2, self->plot.width + 4,
                   self->plot.height + 4);
  cairo_clip (cr);
  isms_color_set_source (curve->strong ? &self->palette->accent : &self->palette->foreground, cr);
  cairo_set_line_width (cr, curve->strong ? 2.5 : 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (curve->line == ISMS_EXCEEDANCE_DASHED)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  else if (curve->line == ISMS_EXCEEDANCE_DOTTED)
    cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  for (guint i = 0; i < curve->points->len; i++)
    {
      const IsmsExceedancePoint *point = &g_array_index (curve->points, IsmsExceedancePoint, i);
      const IsmsExceedancePoint *next = point + (i + 1 < curve->points->len ? 1 : 0);

      if (!begun && point->loss <= 0 && next->loss <= 0)
        continue;
      if (!begun)
        cairo_move_to (cr, get_x (self, point->loss), get_y (self, point->chance));
      else
        cairo_line_to (cr, get_x (self, point->loss), get_y (self, point->chance));
      begun = TRUE;
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static gboolean
overlaps (const Rect *one, const Rect *other)
{
  return one->x < other->x + other->width && other->x < one->x + one->width
         && one->y < other->y + other->height && other->y < one->y + one->height;
}

static void
note_dots (Drawing *self, const IsmsExceedanceCurve *curve)
{
  for (guint i = 0; i < curve->points->len; i++)
    {
      const IsmsExceedancePoint *point = &g_array_index (curve->points, IsmsExceedancePoint, i);
      Dot dot = { { get_x (self, point->loss) - 3, get_y (self, point->chance) - 3, 6, 6 }, curve };

      g_array_append_val (self->dots, dot);
    }
}

/* How much the words would cover: lines of curves but @own, other words, what is outside. */
static guint
count_crossings (Drawing *self, const Rect *rect, const IsmsExceedanceCurve *own)
{
  guint n = 0;

  if (rect->x < self->plot.x || rect->y < self->plot.y
      || rect->x + rect->width > self->plot.x + self->plot.width
      || rect->y + rect->height > self->plot.y + self->plot.height)
    n += 1000;
  for (guint i = 0; i < self->taken->len; i++)
    n += overlaps (rect, &g_array_index (self->taken, Rect, i)) ? 100 : 0;
  for (guint i = 0; i < self->dots->len; i++)
    {
      const Dot *dot = &g_array_index (self->dots, Dot, i);

      n += dot->curve != own && overlaps (rect, &dot->rect) ? 1 : 0;
    }
  return n;
}

/* What the words and the point that they speak of stand in together. */
static Rect
join (const Rect *rect, double x, double y)
{
  double left = MIN (rect->x, x), top = MIN (rect->y, y);

  return (Rect) { left, top, MAX (rect->x + rect->width, x) - left,
                  MAX (rect->y + rect->height, y) - top };
}

/* Where the words cover least of what is near the point, and no other curve lies between them and
 * it. @least: (out): how much they cover. */
static Rect
place_words (Drawing *self,
             double x,
             double y,
             double w,
             double h,
             const IsmsExceedanceCurve *own,
             guint *least)
{
  Rect best = { 0 };

  *least = G_MAXUINT;
  for (int ring = 1; ring <= 3; ring++)
    for (int side = 0; side < 8; side++)
      {
        static const int across[] = { 1, 1, -1, -1, 1, -1, 0, 0 };
        static const int down[] = { -1, 1, 1, -1, 0, 0, -1, 1 };
        double gap = GAP + (ring - 1) * h;
        Rect rect = { x + across[side] * gap - (1 - across[side]) * w / 2,
                      y + down[side] * gap - (1 - down[side]) * h / 2, w, h };
        Rect both = join (&rect, x, y);
        guint n = count_crossings (self, &rect, NULL) + count_crossings (self, &both, own)
                  + (guint) (ring - 1) * 4;

        if (n < *least)
          {
            *least = n;
            best = rect;
          }
      }
  best.x = CLAMP (best.x, 0, MAX (0, self->width - w));
  return best;
}

static void
draw_words (Drawing *self,
            const char *words,
            const IsmsExceedancePoint *point,
            const IsmsExceedanceCurve *own,
            gboolean bold,
            const IsmsColor *color)
{
  double x = get_x (self, point->loss);
  double y = get_y (self, MAX (point->chance, ISMS_EXCEEDANCE_LEAST));
  g_autoptr (PangoLayout) text = isms_chart_create_words (self->context, words, bold);
  double w, h;
  guint least;
  Rect rect;

  isms_chart_measure_words (text, &w, &h);
  rect = place_words (self, x, y, w, h, own, &least);
  isms_color_set_source (&self->palette->background, self->cr);
  cairo_rectangle (self->cr, rect.x - 2, rect.y, w + 4, h);
  cairo_fill (self->cr);
  show_text (self, text, rect.x, rect.y, color);
  g_array_append_val (self->taken, rect);
}

static void
draw_mark (Drawing *self, const IsmsExceedanceMark *mark)
{
  const IsmsExceedanceCurve *strong = NULL;
  double x = get_x (self, mark->point.loss);
  double y = get_y (self, MAX (mark->point.chance, ISMS_EXCEEDANCE_LEAST));

  for (guint i = 0; i < self->chart->curves->len; i++)
    if (((IsmsExceedanceCurve *) g_ptr_array_index (self->chart->curves, i))->strong)
      strong = g_ptr_array_index (self->chart->curves, i);
  isms_color_set_source (&self->palette->background, self->cr);
  cairo_arc (self->cr, x, y, 6, 0, 2 * G_PI);
  cairo_fill (self->cr);
  isms_color_set_source (&self->palette->accent, self->cr);
  cairo_arc (self->cr, x, y, 4, 0, 2 * G_PI);
  cairo_fill (self->cr);
  draw_words (self, mark->label, &mark->point, strong, TRUE, &self->palette->foreground);
}

/* Beside the curve, where the other curves are far. */
static void
name_curve (Drawing *self, const IsmsExceedanceCurve *curve)
{
  g_autoptr (PangoLayout) text =
      isms_chart_create_words (self->context, curve->label, curve->strong);
  guint best = 0, least = G_MAXUINT;
  double w, h;

  isms_chart_measure_words (text, &w, &h);
  for (guint i = curve->points->len / 10; i < curve->points->len; i += 6)
    {
      const IsmsExceedancePoint *point = &g_array_index (curve->points, IsmsExceedancePoint, i);
      guint n;

      place_words (self, get_x (self, point->loss), get_y (self, point->chance), w, h, curve, &n);
      /* Far down the curves part. */
      if (n <= least)
        {
          least = n;
          best = i;
        }
    }
  if (curve->points->len > 0)
    {
      const IsmsExceedancePoint *point = &g_array_index (curve->points, IsmsExceedancePoint, best);

      draw_words (self, curve->label, point, curve, curve->strong,
                  curve->strong ? &self->palette->accent : &self->palette->foreground);
    }
}

static void
name_tolerance (Drawing *self)
{
  g_autofree char *words = isms_exceedance_chart_dup_tolerance (self->chart);
  g_autoptr (PangoLayout) text = isms_chart_create_words (self->context, words, FALSE);
  double x = get_x (self, MIN (self->chart->tolerance.loss, self->most));
  double room = self->mirrored ? x - self->plot.x : self->plot.x + self->plot.width - x;
  double w, h;
  Rect rect;

  pango_layout_set_width (text, (int) (MAX (room - 2 * GAP, 90) * PANGO_SCALE));
  isms_chart_measure_words (text, &w, &h);
  pango_layout_set_width (text, (int) ((w + 1) * PANGO_SCALE));
  rect = (Rect) { self->mirrored ? x - GAP - w : x + GAP, self->plot.y + GAP, w, h };
  rect.x = CLAMP (rect.x, 0, MAX (0, self->width - w));
  isms_color_set_source (&self->palette->background, self->cr);
  cairo_rectangle (self->cr, rect.x - 2, rect.y, w + 4, h);
  cairo_fill (self->cr);
  show_text (self, text, rect.x, rect.y, &self->palette->foreground);
  g_array_append_val (self->taken, rect);
}

static void
draw_all (Drawing *self, double height)
{
  IsmsExceedanceChart *chart = self->chart;

  cairo_set_line_width (self->cr, 1);
  draw_titles (self, height);
  draw_chances (self);
  draw_losses (self);
  draw_tolerance (self);
  for (int strong = 0; strong <= 1; strong++)
    for (guint i = 0; i < chart->curves->len; i++)
      if (((IsmsExceedanceCurve *) g_ptr_array_index (chart->curves, i))->strong == strong)
        draw_curve (self, g_ptr_array_index (chart->curves, i));
  for (guint i = 0; i < chart->curves->len; i++)
    note_dots (self, g_ptr_array_index (chart->curves, i));
  if (chart->has_tolerance)
    name_tolerance (self);
  for (guint i = 0; i < chart->marks->len; i++)
    draw_mark (self, g_ptr_array_index (chart->marks, i));
  for (guint i = 0; chart->curves->len > 1 && i < chart->curves->len; i++)
    name_curve (self, g_ptr_array_index (chart->curves, i));
}

/**
 * isms_exceedance_chart_draw:
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
isms_exceedance_chart_draw (IsmsExceedanceChart *self,
                            PangoContext *context,
                            cairo_t *cr,
                            double width,
                            double height,
                            const IsmsPalette *palette)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Rect));
  g_autoptr (GArray) dots = g_array_new (FALSE, FALSE, sizeof (Dot));
  Drawing drawing = { .chart = self,
                      .context = context,
                      .cr = cr,
                      .palette = palette,
                      .width = width,
                      .taken = taken,
                      .dots = dots };
  g_autoptr (PangoLayout) widest = isms_chart_create_words (context, "0.5", FALSE);
  double w, h;

  drawing.mirrored = pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
  isms_chart_measure_words (widest, &w, &h);
  w = MAX (w, 2.2 * h);
  drawing.plot = (Rect) { drawing.mirrored ? GAP * 2 : w + GAP, h * 1.8, width - w - GAP * 3,
                          height - h * 1.8 - h * 2.4 - GAP };
  if (drawing.plot.width < 40 || drawing.plot.height < 40)
    return;
  find_scale (&drawing);
  cairo_save (cr);
  draw_all (&drawing, height);
  cairo_restore (cr);
}
