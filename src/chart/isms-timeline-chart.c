/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A line for each bar, beneath one scale. */

#include "isms-config.h"

#include "isms-timeline-private.h"

#include "isms-chart-words.h"

#define NAME_SHARE 0.34

typedef struct
{
  char *name;
  IsmsTimelineBar bar;
} Line;

struct _IsmsTimelineChart
{
  IsmsTimelineSpan span;
  GArray *lines;
};

static void
clear_line (gpointer data)
{
  g_free (((Line *) data)->name);
}

/**
 * isms_timeline_chart_new:
 * @span: from when to when; copied
 *
 * Returns: (transfer full): a chart without bars
 */
IsmsTimelineChart *
isms_timeline_chart_new (const IsmsTimelineSpan *span)
{
  IsmsTimelineChart *self = g_new0 (IsmsTimelineChart, 1);

  self->span = *span;
  self->lines = g_array_new (FALSE, TRUE, sizeof (Line));
  g_array_set_clear_func (self->lines, clear_line);
  return self;
}

/**
 * isms_timeline_chart_free:
 * @self: (transfer full): a chart
 */
void
isms_timeline_chart_free (IsmsTimelineChart *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

/**
 * isms_timeline_chart_add:
 * @self: a chart
 * @name: what stands before the bar; copied
 * @bar: the bar; copied
 */
void
isms_timeline_chart_add (IsmsTimelineChart *self, const char *name, const IsmsTimelineBar *bar)
{
  const Line line = { g_strdup (name), *bar };

  g_array_append_val (self->lines, line);
}

/**
 * isms_timeline_chart_get_n_bars:
 * @self: a chart
 *
 * Returns: how many lines it has, each with a bar
 */
guint
isms_timeline_chart_get_n_bars (const IsmsTimelineChart *self)
{
  return self->lines->len;
}

static void
draw_line_name (cairo_t *cr,
                PangoContext *context,
                const IsmsPalette *palette,
                const char *name,
                double x,
                double y,
                double width,
                double height)
{
  g_autoptr (PangoLayout) layout = isms_timeline_create_text (context, name);
  double w, h;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  isms_chart_measure_words (layout, &w, &h);
  isms_color_set_source (&palette->foreground, cr);
  cairo_move_to (cr, x, y + (height - h) / 2);
  pango_cairo_show_layout (cr, layout);
}

/**
 * isms_timeline_chart_draw:
 * @self: a chart
 * @cr: where to draw, from 0, 0
 * @context: has the font and the direction
 * @palette: the colours
 * @width: of the whole
 * @height: of the whole
 */
void
isms_timeline_chart_draw (const IsmsTimelineChart *self,
                          cairo_t *cr,
                          PangoContext *context,
                          const IsmsPalette *palette,
                          double width,
                          double height)
{
  double line = height / (self->lines->len + 1);
  double names = width * NAME_SHARE, room = width - names - ISMS_TIMELINE_PAD;
  gboolean mirrored = isms_timeline_is_mirrored (context);

  cairo_save (cr);
  cairo_translate (cr, mirrored ? 0 : names + ISMS_TIMELINE_PAD, 0);
  isms_timeline_draw_scale (&self->span, cr, context, palette, room, line);
  cairo_translate (cr, 0, line);
  isms_timeline_draw_ground (&self->span, cr, context, palette, room, height - line);
  for (guint i = 0; i < self->lines->len; i++)
    {
      isms_timeline_draw_bar (&self->span, &g_array_index (self->lines, Line, i).bar, cr, context,
                              palette, room, line);
      cairo_translate (cr, 0, line);
    }
  cairo_restore (cr);
  for (guint i = 0; i < self->lines->len; i++)
    draw_line_name (cr, context, palette, g_array_index (self->lines, Line, i).name,
                    mirrored ? room + ISMS_TIMELINE_PAD : 0, (i + 1) * line, names, line);
}
