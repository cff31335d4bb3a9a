/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Done is full, what is left is open, what is late is hatched up to today; each with its word. */

#include "isms-config.h"

#include "isms-timeline-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SMALL 0.82
#define NAME_SHARE 0.34
#define PAD 4.0
#define HATCH_STEP 4.0
#define MIN_BAR 3.0

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

static PangoLayout *
create_text (PangoContext *context, const char *text)
{
  PangoLayout *layout = pango_layout_new (context);
  PangoFontDescription *font =
      pango_font_description_copy (pango_context_get_font_description (context));
  double size = pango_font_description_get_size (font) * SMALL;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (font, size);
  else
    pango_font_description_set_size (font, (int) size);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
measure (PangoLayout *layout, double *width, double *height)
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

static double
place (const IsmsTimelineSpan *self, PangoContext *context, int day, double width)
{
  double x = isms_timeline_get_x (self, day, width);

  return is_mirrored (context) ? width - x : x;
}

/**
 * isms_timeline_span_init:
 * @self: (out): a span
 * @first: the first day that matters; 0: today
 * @last: the last one; 0: today
 * @today: the day that is marked
 *
 * Whole months, at least three, with room for a word behind the last day.
 */
void
isms_timeline_span_init (IsmsTimelineSpan *self, int first, int last, int today)
{
  GDate from, to;

  first = first == 0 ? today : MIN (first, today);
  last = MAX (last, today);
  g_date_clear (&from, 1);
  g_date_set_julian (&from, (guint32) first);
  g_date_set_day (&from, 1);
  g_date_clear (&to, 1);
  g_date_set_julian (&to, (guint32) last);
  g_date_set_day (&to, 1);
  g_date_add_months (&to, 2);
  self->from = (int) g_date_get_julian (&from);
  self->to = (int) g_date_get_julian (&to);
  self->today = today;
}

/**
 * isms_timeline_get_x:
 * @self: a span of days
 * @day: a day, Julian
 * @width: of the whole span
 *
 * Returns: how far the day stands from the start, within @width
 */
double
isms_timeline_get_x (const IsmsTimelineSpan *self, int day, double width)
{
  return width * CLAMP ((double) (day - self->from) / (self->to - self->from), 0, 1);
}

/**
 * isms_timeline_get_day:
 * @self: a span of days
 * @x: how far from the start
 * @width: of the whole span
 *
 * Returns: the day that stands there, the opposite of isms_timeline_get_x ()
 */
int
isms_timeline_get_day (const IsmsTimelineSpan *self, double x, double width)
{
  return self->from + (int) round (x / width * (self->to - self->from));
}

/* --- The ground --- */

typedef void (*MonthFunc) (const GDate *month, int months, double x, double next, gpointer data);

/* Each month, or each quarter where months would be too narrow. */
static void
visit_months (const IsmsTimelineSpan *self,
              PangoContext *context,
              double width,
              double narrowest,
              MonthFunc func,
              gpointer data)
{
  int months = width / ((self->to - self->from) / 30.4) < narrowest ? 3 : 1;
  GDate month;

  if (width / ((self->to - self->from) / 30.4) * 3 < narrowest)
    months = 12;
  g_date_clear (&month, 1);
  g_date_set_julian (&month, (guint32) self->from);
  while ((int) g_date_get_julian (&month) < self->to)
    {
      GDate next = month;
      int step = months - ((int) g_date_get_month (&month) - 1) % months;

      g_date_add_months (&next, (guint) step);
      func (&month, months, place (self, context, (int) g_date_get_julian (&month), width),
            place (self, context, (int) g_date_get_julian (&next), width), data);
      month = next;
    }
}

typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  const IsmsPalette *palette;
  double height;
} Ground;

static char *
dup_name (const GDate *month, int months)
{
  g_autoptr (GDateTime) time =
      g_date_time_new_utc (g_date_get_year (month), (int) g_date_get_month (month), 1, 0, 0, 0);

  if (months == 12)
    return g_strdup_printf ("%d", g_date_get_year (month));
  if (months == 3)
    /* Translators: a quarter of a year on a scale: Q2 2026 */
    return g_strdup_printf (_ ("Q%d %d"), ((int) g_date_get_month (month) + 2) / 3,
                            g_date_get_year (month));
  /* Translators: a month on a scale, in the words of strftime: Nov 26 */
  return g_date_time_format (time, _ ("%b %y"));
}

static void
draw_name (const GDate *month, int months, double x, double next, gpointer data)
{
  const Ground *ground = data;
  g_autofree char *name = dup_name (month, months);
  g_autoptr (PangoLayout) layout = create_text (ground->context, name);
  double width, height;

  measure (layout, &width, &height);
  isms_color_set_source (&ground->palette->grid, ground->cr);
  cairo_set_line_width (ground->cr, 1);
  cairo_move_to (ground->cr, x, ground->height - PAD);
  cairo_line_to (ground->cr, x, ground->height);
  cairo_stroke (ground->cr);
  if (width + PAD > fabs (next - x))
    return;
  isms_color_set_source (&ground->palette->dim, ground->cr);
  cairo_move_to (ground->cr, next > x ? x + 2 : x - 2 - width,
                 MAX (0, (ground->height - height) / 2));
  pango_cairo_show_layout (ground->cr, layout);
}

static void
draw_line (const GDate *month, int months, double x, double next, gpointer data)
{
  const Ground *ground = data;

  cairo_move_to (ground->cr, x, 0);
  cairo_line_to (ground->cr, x, ground->height);
}

static double
get_narrowest (PangoContext *context)
{
  g_autoptr (PangoLayout) layout = create_text (context, "Q4 2026");
  double width, height;

  measure (layout, &width, &height);
  return width + 2 * PAD;
}

/**
 * isms_timeline_draw_scale:
 * @self: a span
 * @cr: where to draw, from 0, 0
 * @context: has the font
 * @palette: the colours
 * @width: of the line
 * @height: of the scale
 *
 * Draws the names of the months or, where they would not fit, quarters or years.
 */
void
isms_timeline_draw_scale (const IsmsTimelineSpan *self,
                          cairo_t *cr,
                          PangoContext *context,
                          const IsmsPalette *palette,
                          double width,
                          double height)
{
  Ground ground = { cr, context, palette, height };

  visit_months (self, context, width, get_narrowest (context), draw_name, &ground);
}

/**
 * isms_timeline_draw_ground:
 * @self: a span
 * @cr: where to draw, from 0, 0
 * @context: has the direction
 * @palette: the colours
 * @width: of the line
 * @height: of the ground
 *
 * Draws what stands behind the bars: where months begin, and today.
 */
void
isms_timeline_draw_ground (const IsmsTimelineSpan *self,
                           cairo_t *cr,
                           PangoContext *context,
                           const IsmsPalette *palette,
                           double width,
                           double height)
{
  Ground ground = { cr, context, palette, height };
  double today = place (self, context, self->today, width);
  const double dashes[] = { 3, 2 };

  isms_color_set_source (&palette->grid, cr);
  cairo_set_line_width (cr, 0.5);
  visit_months (self, context, width, get_narrowest (context), draw_line, &ground);
  cairo_stroke (cr);
  cairo_save (cr);
  isms_color_set_source (&palette->foreground, cr);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (cr, today, 0);
  cairo_line_to (cr, today, height);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* --- Bars --- */

static void
hatch (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_line_width (cr, 1);
  for (double at = x - height; at < x + width; at += HATCH_STEP)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Something that has a day, but no length. */
static void
draw_diamond (cairo_t *cr, double x, double y, double height, gboolean full)
{
  double half = height / 2;

  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + half, y + half);
  cairo_line_to (cr, x, y + height);
  cairo_line_to (cr, x - half, y + half);
  cairo_close_path (cr);
  if (full)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}

static char *
dup_word (const IsmsTimelineBar *bar)
{
  switch (bar->state)
    {
    case ISMS_TIMELINE_DONE:
      return g_strdup (_ ("Done"));
    case ISMS_TIMELINE_OVERDUE:
      return g_strdup (_ ("Overdue"));
    case ISMS_TIMELINE_DROPPED:
      return g_strdup (_ ("Dropped"));
    case ISMS_TIMELINE_OPEN:
    default:
      /* Translators: how far an action is, in per cent */
      return bar->progress > 0 ? g_strdup_printf (_ ("%d %%"), bar->progress) : g_strdup ("");
    }
}

/* Behind the bar where there is room, else before it. */
static void
draw_word (const IsmsTimelineBar *bar,
           cairo_t *cr,
           PangoContext *context,
           const IsmsPalette *palette,
           double left,
           double right,
           double width,
           double height)
{
  g_autofree char *word = bar->word != NULL ? g_strdup (bar->word) : dup_word (bar);
  g_autoptr (PangoLayout) layout = create_text (context, word);
  gboolean mirrored = is_mirrored (context);
  double w, h, x;

  measure (layout, &w, &h);
  x = mirrored ? left - PAD - w : right + PAD;
  if (x + w > width || x < 0)
    x = mirrored ? right + PAD : left - PAD - w;
  isms_color_set_source (&palette->foreground, cr);
  cairo_move_to (cr, CLAMP (x, 0, MAX (0, width - w)), (height - h) / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_body (const IsmsTimelineBar *bar,
           cairo_t *cr,
           const IsmsPalette *palette,
           gboolean mirrored,
           double x,
           double y,
           double width,
           double height)
{
  double full = bar->state == ISMS_TIMELINE_DONE ? width : width * bar->progress / 100.0;
  const double dashes[] = { 2, 2 };

  cairo_save (cr);
  if (bar->state != ISMS_TIMELINE_DROPPED)
    {
      isms_color_set_source (bar->state == ISMS_TIMELINE_DONE ? &palette->dim : &palette->accent,
                             cr);
      cairo_rectangle (cr, mirrored ? x + width - full : x, y, full, height);
      cairo_fill (cr);
    }
  else
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  isms_color_set_source (bar->state == ISMS_TIMELINE_OPEN || bar->state == ISMS_TIMELINE_OVERDUE
                             ? &palette->accent
                             : &palette->dim,
                         cr);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, x + 0.5, y + 0.5, MAX (0, width - 1), height - 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * isms_timeline_bar_get_days:
 * @bar: a bar
 * @begin: (out): its first day
 * @end: (out): its last one
 *
 * Returns: %FALSE where it has no day
 */
gboolean
isms_timeline_bar_get_days (const IsmsTimelineBar *bar, int *begin, int *end)
{
  *end = bar->state == ISMS_TIMELINE_DONE && bar->done != 0 ? bar->done : bar->due;
  *begin = bar->start != 0 && (*end == 0 || bar->start <= *end) ? bar->start : *end;
  if (*end == 0)
    *end = *begin;
  return *begin != 0;
}

/**
 * isms_timeline_draw_summary:
 * @self: a span
 * @first: the first day of many bars
 * @last: the last one
 * @cr: where to draw, from 0, 0
 * @context: has the direction
 * @palette: the colours
 * @width: of the line
 * @height: of the line
 *
 * Draws a thin line over these days.
 */
void
isms_timeline_draw_summary (const IsmsTimelineSpan *self,
                            int first,
                            int last,
                            cairo_t *cr,
                            PangoContext *context,
                            const IsmsPalette *palette,
                            double width,
                            double height)
{
  double from = place (self, context, first, width), to = place (self, context, last, width);
  double left = MIN (from, to), right = MAX (MAX (from, to), left + MIN_BAR);
  double y = round (height / 2);

  isms_color_set_source (&palette->dim, cr);
  cairo_rectangle (cr, left, y - 1, right - left, 2);
  cairo_rectangle (cr, left, y - 4, 2, 8);
  cairo_rectangle (cr, right - 2, y - 4, 2, 8);
  cairo_fill (cr);
}

/**
 * isms_timeline_draw_bar:
 * @self: a span
 * @bar: a bar
 * @cr: where to draw, from 0, 0
 * @context: has the font and the direction
 * @palette: the colours
 * @width: of the line
 * @height: of the line
 *
 * Draws one bar, and its word beside it. Nothing where it has no day.
 */
void
isms_timeline_draw_bar (const IsmsTimelineSpan *self,
                        const IsmsTimelineBar *bar,
                        cairo_t *cr,
                        PangoContext *context,
                        const IsmsPalette *palette,
                        double width,
                        double height)
{
  gboolean mirrored = is_mirrored (context);
  double thick = MIN (height * 0.6, 14), y = (height - thick) / 2;
  int begin, end;
  double left, right, late;

  if (!isms_timeline_bar_get_days (bar, &begin, &end))
    return;
  left = place (self, context, mirrored ? end : begin, width);
  right = place (self, context, mirrored ? begin : end, width);
  if (begin == end)
    {
      isms_color_set_source (&palette->accent, cr);
      cairo_set_line_width (cr, 1);
      draw_diamond (cr, left, y, thick, bar->state == ISMS_TIMELINE_DONE);
      left -= thick / 2;
      right += thick / 2;
    }
  else
    draw_body (bar, cr, palette, mirrored, left, y, MAX (MIN_BAR, right - left), thick);
  if (bar->state == ISMS_TIMELINE_OVERDUE)
    {
      late = place (self, context, self->today, width);
      isms_color_set_source (&palette->foreground, cr);
      hatch (cr, mirrored ? late : right, y, fabs (late - (mirrored ? left : right)), thick);
      left = mirrored ? late : left;
      right = mirrored ? right : late;
    }
  draw_word (bar, cr, context, palette, left, right, width, height);
}

/* --- The whole --- */

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
  g_autoptr (PangoLayout) layout = create_text (context, name);
  double w, h;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  measure (layout, &w, &h);
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
  double names = width * NAME_SHARE, room = width - names - PAD;
  gboolean mirrored = is_mirrored (context);

  cairo_save (cr);
  cairo_translate (cr, mirrored ? 0 : names + PAD, 0);
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
                    mirrored ? room + PAD : 0, (i + 1) * line, names, line);
}
