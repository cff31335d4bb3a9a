/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Bars of equal width on a line, the labels of the bars and their groups beneath it, the sum of
 * each over it. */

#include "isms-config.h"

#include "isms-stack-chart.h"

#include <math.h>

#define FILL 0.74    /* how much of its place a bar takes */
#define MAX_BAR 48.0 /* no wider than that */
#define SMALL 0.85   /* letters, by the size of the context's */
#define MIN_UNITS 4  /* a single incident does not fill the chart */
#define MIN_PART 2.0 /* a part is seen */

typedef struct
{
  int tone;
  char *sign;
} Part;

typedef struct
{
  char *label;
  char *group;
  guint *counts;
  guint sum;
} Bar;

struct _IsmsStackChart
{
  GArray *parts;
  GArray *bars;
};

typedef struct
{
  double line; /* how high one line of small letters is */
  double top;  /* of the tallest bar */
  double base; /* the line that they stand on */
  double step; /* from one bar to the next */
  double bar;  /* how wide one is */
  double unit; /* how high one is that counts one */
} Layout;

static void
clear_part (gpointer data)
{
  g_free (((Part *) data)->sign);
}

static void
clear_bar (gpointer data)
{
  Bar *bar = data;

  g_free (bar->label);
  g_free (bar->group);
  g_free (bar->counts);
}

static const Bar *
get_bar (const IsmsStackChart *self, guint index)
{
  return &g_array_index (self->bars, Bar, index);
}

static const Part *
get_part (const IsmsStackChart *self, guint index)
{
  return &g_array_index (self->parts, Part, index);
}

static PangoLayout *
create_layout (PangoContext *context, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (font != NULL)
    pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
get_size (PangoLayout *layout, double *width, double *height)
{
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

static gboolean
is_mirrored (PangoContext *context)
{
  return pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
}

static Layout
arrange (const IsmsStackChart *self, PangoContext *context, double width, double height)
{
  g_autoptr (PangoLayout) sample = create_layout (context, "0");
  Layout layout = { 0 };
  guint most = MIN_UNITS;
  double letter;

  get_size (sample, &letter, &layout.line);
  for (guint i = 0; i < self->bars->len; i++)
    most = MAX (most, get_bar (self, i)->sum);
  layout.top = layout.line + 4;
  layout.base = MAX (height - 2 * layout.line - 6, layout.top + 1);
  layout.step = width / MAX (self->bars->len, 1);
  layout.bar = MIN (layout.step * FILL, MAX_BAR);
  layout.unit = (layout.base - layout.top) / most;
  return layout;
}

static double
get_x (const IsmsStackChart *self, const Layout *layout, gboolean mirrored, guint index)
{
  const guint place = mirrored ? self->bars->len - 1 - index : index;

  return (place + 0.5) * layout->step - layout->bar / 2;
}

/* In the middle of @x, with its top at @y; FALSE where it is wider than @room. */
static gboolean
draw_text (cairo_t *cr,
           PangoContext *context,
           const IsmsColor *color,
           const IsmsColor *ground,
           const char *text,
           double x,
           double y,
           double room)
{
  g_autoptr (PangoLayout) layout = create_layout (context, text);
  double width, height;

  get_size (layout, &width, &height);
  if (width > room)
    return FALSE;
  if (ground != NULL)
    {
      isms_color_set_source (ground, cr);
      cairo_rectangle (cr, floor (x - width / 2) - 1, floor (y), ceil (width) + 2, ceil (height));
      cairo_fill (cr);
    }
  isms_color_set_source (color, cr);
  cairo_move_to (cr, round (x - width / 2), round (y));
  pango_cairo_show_layout (cr, layout);
  return TRUE;
}

/* "3 H", or "H" where that is all there is room for. */
static void
draw_words (cairo_t *cr,
            PangoContext *context,
            const IsmsTone *tone,
            const IsmsColor *color,
            const Part *part,
            guint count,
            double x,
            double y,
            double width,
            double line)
{
  const IsmsColor *ground = tone != NULL && tone->hatch != ISMS_HATCH_NONE ? &tone->fill : NULL;
  g_autofree char *whole = g_strdup_printf ("%u\302\240%s", count, part->sign);

  if (!draw_text (cr, context, color, ground, whole, x + width / 2, y - line / 2, width - 2))
    draw_text (cr, context, color, ground, part->sign, x + width / 2, y - line / 2, width);
}

static void
draw_part (cairo_t *cr,
           PangoContext *context,
           const IsmsPalette *palette,
           const Layout *layout,
           const Part *part,
           guint count,
           double x,
           double top,
           double bottom)
{
  const IsmsTone *tone = part->tone > 0 ? isms_palette_get_tone (palette, part->tone) : NULL;
  const IsmsColor *edge = tone != NULL ? &tone->ink : &palette->dim;
  const double height = bottom - top;

  cairo_rectangle (cr, x, top, layout->bar, height);
  if (tone != NULL)
    isms_tone_fill (tone, cr);
  cairo_new_path (cr);
  cairo_rectangle (cr, x + 0.5, top + 0.5, layout->bar - 1, MAX (height - 1, 0.5));
  isms_color_set_source (edge, cr);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  if (height >= layout->line)
    draw_words (cr, context, tone, tone != NULL ? &tone->text : &palette->foreground, part, count,
                x, (top + bottom) / 2, layout->bar, layout->line);
}

/* The parts that count something, from the bottom up. @x NULL: only asks which is at @y. */
static int
walk_parts (const IsmsStackChart *self,
            const Layout *layout,
            const Bar *bar,
            double y,
            void (*visit) (guint part, double top, double bottom, gpointer data),
            gpointer data)
{
  double bottom = layout->base;

  for (guint i = 0; i < self->parts->len; i++)
    {
      double top;

      if (bar->counts[i] == 0)
        continue;
      top = bottom - MAX (bar->counts[i] * layout->unit, MIN_PART);
      if (visit != NULL)
        visit (i, round (top), round (bottom), data);
      else if (y >= top && y < bottom)
        return (int) i;
      bottom = top;
    }
  return -1;
}

typedef struct
{
  const IsmsStackChart *self;
  cairo_t *cr;
  PangoContext *context;
  const IsmsPalette *palette;
  const Layout *layout;
  const Bar *bar;
  double x;
  double top;
} Drawing;

static void
visit_part (guint part, double top, double bottom, gpointer data)
{
  Drawing *drawing = data;

  draw_part (drawing->cr, drawing->context, drawing->palette, drawing->layout,
             get_part (drawing->self, part), drawing->bar->counts[part], drawing->x, top, bottom);
  drawing->top = top;
}

/* Wider than its bar, it stays within the chart. */
static void
draw_label (Drawing *drawing, double middle)
{
  g_autoptr (PangoLayout) layout = create_layout (drawing->context, drawing->bar->label);
  const double all = drawing->layout->step * drawing->self->bars->len;
  double width, height;

  get_size (layout, &width, &height);
  draw_text (drawing->cr, drawing->context, &drawing->palette->dim, NULL, drawing->bar->label,
             CLAMP (middle, width / 2, MAX (all - width / 2, width / 2)), drawing->layout->base + 3,
             drawing->layout->step * 3);
}

static void
draw_bar (Drawing *drawing, gboolean labelled)
{
  const Layout *layout = drawing->layout;
  const Bar *bar = drawing->bar;
  const double middle = drawing->x + layout->bar / 2;

  drawing->top = layout->base;
  walk_parts (drawing->self, layout, bar, 0, visit_part, drawing);
  if (bar->sum > 0)
    {
      g_autofree char *sum = g_strdup_printf ("%u", bar->sum);

      draw_text (drawing->cr, drawing->context, &drawing->palette->foreground, NULL, sum, middle,
                 drawing->top - layout->line - 1, layout->step * 2);
    }
  if (labelled)
    draw_label (drawing, middle);
}

/* Every how many bars there is room for a label. */
static guint
count_skipped (const IsmsStackChart *self, PangoContext *context, const Layout *layout)
{
  double widest = 0;

  for (guint i = 0; i < self->bars->len; i++)
    {
      g_autoptr (PangoLayout) label = create_layout (context, get_bar (self, i)->label);
      double width, height;

      get_size (label, &width, &height);
      widest = MAX (widest, width);
    }
  return MAX ((guint) ceil ((widest + 4) / MAX (layout->step, 1)), 1);
}

static void
draw_group (Drawing *drawing, guint index, double width, gboolean mirrored)
{
  const Bar *bar = drawing->bar;
  const Bar *before = index > 0 ? get_bar (drawing->self, index - 1) : NULL;
  g_autoptr (PangoLayout) text = NULL;
  const Layout *layout = drawing->layout;
  double text_width, height, x;

  if (before != NULL && g_str_equal (before->group, bar->group))
    return;
  text = create_layout (drawing->context, bar->group);
  get_size (text, &text_width, &height);
  x = mirrored ? drawing->x + layout->bar - text_width : drawing->x;
  x = CLAMP (x, 0, MAX (width - text_width, 0));
  isms_color_set_source (&drawing->palette->dim, drawing->cr);
  cairo_move_to (drawing->cr, round (x), round (layout->base + 4 + layout->line));
  pango_cairo_show_layout (drawing->cr, text);
}

/**
 * isms_stack_chart_new:
 *
 * Returns: (transfer full): a chart of nothing
 */
IsmsStackChart *
isms_stack_chart_new (void)
{
  IsmsStackChart *self = g_new0 (IsmsStackChart, 1);

  self->parts = g_array_new (FALSE, FALSE, sizeof (Part));
  self->bars = g_array_new (FALSE, FALSE, sizeof (Bar));
  g_array_set_clear_func (self->parts, clear_part);
  g_array_set_clear_func (self->bars, clear_bar);
  return self;
}

/**
 * isms_stack_chart_free:
 * @self: a chart
 */
void
isms_stack_chart_free (IsmsStackChart *self)
{
  g_array_unref (self->parts);
  g_array_unref (self->bars);
  g_free (self);
}

/**
 * isms_stack_chart_add_part:
 * @self: a chart without bars
 * @tone: 1 … 5 of the palette; 0: only outlined
 * @sign: its letter
 */
void
isms_stack_chart_add_part (IsmsStackChart *self, int tone, const char *sign)
{
  Part part = { tone, g_strdup (sign) };

  g_return_if_fail (self->bars->len == 0);
  g_array_append_val (self->parts, part);
}

/**
 * isms_stack_chart_add_bar:
 * @self: a chart with all its parts
 * @label: what stands beneath the bar: "Nov"
 * @group: what stands beneath the first bar of a group: "2026"
 * @counts: one for each part
 */
void
isms_stack_chart_add_bar (IsmsStackChart *self,
                          const char *label,
                          const char *group,
                          const guint *counts)
{
  Bar bar = { .label = g_strdup (label), .group = g_strdup (group) };

  bar.counts = g_memdup2 (counts, self->parts->len * sizeof *counts);
  for (guint i = 0; i < self->parts->len; i++)
    bar.sum += counts[i];
  g_array_append_val (self->bars, bar);
}

/**
 * isms_stack_chart_get_n_bars:
 * @self: a chart
 *
 * Returns: how many bars it has
 */
guint
isms_stack_chart_get_n_bars (const IsmsStackChart *self)
{
  return self->bars->len;
}

/**
 * isms_stack_chart_draw:
 * @self: a chart
 * @cr: where to draw
 * @context: for the letters
 * @palette: the colours
 * @width: from 0
 * @height: from 0
 */
void
isms_stack_chart_draw (const IsmsStackChart *self,
                       cairo_t *cr,
                       PangoContext *context,
                       const IsmsPalette *palette,
                       double width,
                       double height)
{
  const Layout layout = arrange (self, context, width, height);
  const gboolean mirrored = is_mirrored (context);
  const guint skipped = count_skipped (self, context, &layout);
  Drawing drawing = { self, cr, context, palette, &layout, NULL, 0, 0 };

  for (guint i = 0; i < self->bars->len; i++)
    {
      drawing.bar = get_bar (self, i);
      drawing.x = round (get_x (self, &layout, mirrored, i));
      /* The last bar, which is now, has its label. */
      draw_bar (&drawing, (self->bars->len - 1 - i) % skipped == 0);
      draw_group (&drawing, i, width, mirrored);
    }
  isms_color_set_source (&palette->dim, cr);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, 0, round (layout.base) + 0.5);
  cairo_line_to (cr, width, round (layout.base) + 0.5);
  cairo_stroke (cr);
}

/**
 * isms_stack_chart_hit:
 * @self: a chart
 * @context: that it is drawn with
 * @width: that it is drawn with
 * @height: that it is drawn with
 * @x: a place
 * @y: a place
 * @bar: (out): the bar that is there
 * @part: (out): its part that is there
 *
 * Returns: %FALSE where there is none
 */
gboolean
isms_stack_chart_hit (const IsmsStackChart *self,
                      PangoContext *context,
                      double width,
                      double height,
                      double x,
                      double y,
                      guint *bar,
                      guint *part)
{
  const Layout layout = arrange (self, context, width, height);
  const gboolean mirrored = is_mirrored (context);

  for (guint i = 0; i < self->bars->len; i++)
    {
      const double left = get_x (self, &layout, mirrored, i);
      int hit;

      if (x < left || x >= left + layout.bar)
        continue;
      hit = walk_parts (self, &layout, get_bar (self, i), y, NULL, NULL);
      if (hit < 0)
        return FALSE;
      *bar = i;
      *part = (guint) hit;
      return TRUE;
    }
  return FALSE;
}
