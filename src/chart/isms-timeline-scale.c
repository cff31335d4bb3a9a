/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Days on a line: where each stands, the names of quarters, months and weeks, and what is behind
 * the bars. */

#include "isms-config.h"

#include "isms-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-chart-words.h"

#define MONTH 30.4 /* days */
#define PAD ISMS_TIMELINE_PAD
#define WEEK_LINES 6.0 /* weeks that are narrower have no line each */
#define MIN_MARK 2.0
#define MARK_STRENGTH 0.14

PangoLayout *
isms_timeline_create_text (PangoContext *context, const char *text)
{
  PangoLayout *layout = isms_chart_create_words (context, text, FALSE);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

gboolean
isms_timeline_is_mirrored (PangoContext *context)
{
  return pango_context_get_base_dir (context) == PANGO_DIRECTION_RTL;
}

double
isms_timeline_place (const IsmsTimelineSpan *self, gboolean mirrored, int day, double width)
{
  double x = isms_timeline_get_x (self, day, width);

  return mirrored ? width - x : x;
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
  isms_timeline_span_set (self, (int) g_date_get_julian (&from), (int) g_date_get_julian (&to),
                          today, NULL);
}

/**
 * isms_timeline_span_set:
 * @self: (out): a span
 * @from: its first day
 * @to: the day after its last
 * @today: the day that is marked, if it is one of them
 * @week: (nullable): how weeks are counted; %NULL: they are not shown
 *
 * These days and no others: of a bar that reaches over them, what is in them is drawn.
 */
void
isms_timeline_span_set (IsmsTimelineSpan *self, int from, int to, int today, const IsmsWeek *week)
{
  *self = (IsmsTimelineSpan) { .from = from, .to = to, .today = today };
  if (week != NULL)
    self->week = *week;
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

/**
 * isms_timeline_find_day:
 * @self: a span of days
 * @mirrored: whether time goes from right to left
 * @width: of the whole span
 * @x: from the left
 *
 * Returns: the day that @x is in, one of the span's
 */
int
isms_timeline_find_day (const IsmsTimelineSpan *self, gboolean mirrored, double width, double x)
{
  double share = (mirrored ? width - x : x) / MAX (1, width);

  return CLAMP (self->from + (int) floor (share * (self->to - self->from)), self->from,
                self->to - 1);
}

/* --- Steps of the scale --- */

/* 12, 3 or 1 month, or a week. */
typedef enum
{
  STEP_WEEK = 0,
  STEP_MONTH = 1,
  STEP_QUARTER = 3,
  STEP_YEAR = 12,
} Step;

typedef struct
{
  const IsmsTimelineSpan *span;
  cairo_t *cr;
  PangoContext *context;
  const IsmsPalette *palette;
  gboolean mirrored;
  gboolean alone; /* the names stand in one line, and have to say the year too */
  double width;
  double height;
} Ground;

typedef void (*StepFunc) (Ground *ground, Step step, const GDate *day, double x, double next);

static void
visit_steps (Ground *ground, Step step, StepFunc func)
{
  const IsmsTimelineSpan *span = ground->span;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (
      &day,
      (guint32) (step == STEP_WEEK ? isms_week_get_start (&span->week, span->from) : span->from));
  while ((int) g_date_get_julian (&day) < span->to)
    {
      GDate next = day;
      int months = (int) step;

      if (step == STEP_WEEK)
        g_date_add_days (&next, 7);
      else
        {
          g_date_set_day (&next, 1);
          g_date_add_months (&next,
                             (guint) (months - ((int) g_date_get_month (&day) - 1) % months));
        }
      func (ground, step, &day,
            isms_timeline_place (span, ground->mirrored, (int) g_date_get_julian (&day),
                                 ground->width),
            isms_timeline_place (span, ground->mirrored, (int) g_date_get_julian (&next),
                                 ground->width));
      day = next;
    }
}

static double
measure_days (const IsmsTimelineSpan *self, double days, double width)
{
  return width / (self->to - self->from) * days;
}

static char *
dup_name (Ground *ground, Step step, const GDate *day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (
      g_date_get_year (day), (int) g_date_get_month (day), (int) g_date_get_day (day), 0, 0, 0);

  switch (step)
    {
    case STEP_WEEK:
      return g_strdup_printf (
          "%d", isms_week_get_number (&ground->span->week, (int) g_date_get_julian (day)));
    case STEP_MONTH:
      if (!ground->alone)
        return g_date_time_format (time, "%b");
      /* Translators: a month on a scale, in the words of strftime: Nov 26 */
      return g_date_time_format (time, _ ("%b %y"));
    case STEP_QUARTER:
      if (!ground->alone)
        /* Translators: a quarter on a scale that has the year above it: Q2 */
        return g_strdup_printf (_ ("Q%d"), ((int) g_date_get_month (day) + 2) / 3);
      /* Translators: a quarter of a year on a scale: Q2 2026 */
      return g_strdup_printf (_ ("Q%d %d"), ((int) g_date_get_month (day) + 2) / 3,
                              g_date_get_year (day));
    case STEP_YEAR:
    default:
      return g_strdup_printf ("%d", g_date_get_year (day));
    }
}

static void
draw_name (Ground *ground, Step step, const GDate *day, double x, double next)
{
  g_autofree char *name = dup_name (ground, step, day);
  g_autoptr (PangoLayout) layout = isms_timeline_create_text (ground->context, name);
  double width, height;

  isms_chart_measure_words (layout, &width, &height);
  isms_color_set_source (&ground->palette->grid, ground->cr);
  cairo_set_line_width (ground->cr, 1);
  cairo_move_to (ground->cr, x, ground->alone ? ground->height - PAD : 0);
  cairo_line_to (ground->cr, x, ground->height);
  cairo_stroke (ground->cr);
  if (width + PAD > fabs (next - x))
    return;
  isms_color_set_source (&ground->palette->dim, ground->cr);
  cairo_move_to (ground->cr, next > x ? x + 2 : x - 2 - width,
                 MAX (0, (ground->height - height) / 2));
  pango_cairo_show_layout (ground->cr, layout);
}

static double
measure_text (PangoContext *context, const char *text, double *height)
{
  g_autoptr (PangoLayout) layout = isms_timeline_create_text (context, text);
  double width;

  isms_chart_measure_words (layout, &width, height);
  return width + 2 * PAD;
}

/* The smallest step whose names fit. */
static Step
find_step (const IsmsTimelineSpan *self, PangoContext *context, double width)
{
  double height, narrowest = measure_text (context, "Q4 2026", &height);

  if (measure_days (self, MONTH, width) >= narrowest)
    return STEP_MONTH;
  return measure_days (self, 3 * MONTH, width) >= narrowest ? STEP_QUARTER : STEP_YEAR;
}

/* What stands beneath the other in a scale of two lines. */
static Step
find_lower_step (const IsmsTimelineSpan *self, PangoContext *context, double width)
{
  double height;

  if (measure_days (self, 7, width) >= measure_text (context, "52", &height) - PAD)
    return STEP_WEEK;
  if (measure_days (self, MONTH, width) >= measure_text (context, "Mmm", &height))
    return STEP_MONTH;
  return STEP_QUARTER;
}

/**
 * isms_timeline_get_scale_height:
 * @context: has the font
 *
 * Returns: how high a scale of two lines is
 */
double
isms_timeline_get_scale_height (PangoContext *context)
{
  double height;

  measure_text (context, "Q4 2026", &height);
  return 2 * (height + 2);
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
 * Draws the names of the months or, where they would not fit, quarters or years. Where there are
 * weeks it has two lines: months over weeks by their numbers, quarters over months, years over
 * quarters.
 */
void
isms_timeline_draw_scale (const IsmsTimelineSpan *self,
                          cairo_t *cr,
                          PangoContext *context,
                          const IsmsPalette *palette,
                          double width,
                          double height)
{
  Ground ground = { self, cr,    context, palette, isms_timeline_is_mirrored (context),
                    TRUE, width, height };
  Step lower;

  if (self->week.first_day == 0)
    {
      visit_steps (&ground, find_step (self, context, width), draw_name);
      return;
    }
  lower = find_lower_step (self, context, width);
  ground.height = height / 2;
  visit_steps (&ground,
               lower == STEP_WEEK    ? STEP_MONTH
               : lower == STEP_MONTH ? STEP_QUARTER
                                     : STEP_YEAR,
               draw_name);
  ground.alone = FALSE;
  cairo_save (cr);
  cairo_translate (cr, 0, height / 2);
  visit_steps (&ground, lower, draw_name);
  cairo_restore (cr);
}

/* --- The ground --- */

static void
draw_line (Ground *ground, Step step, const GDate *day, double x, double next)
{
  cairo_move_to (ground->cr, x, 0);
  cairo_line_to (ground->cr, x, ground->height);
}

static void
draw_today (Ground *ground)
{
  const IsmsTimelineSpan *span = ground->span;
  const double dashes[] = { 3, 2 };
  double x = isms_timeline_place (span, ground->mirrored, span->today, ground->width);

  if (span->today < span->from || span->today > span->to)
    return;
  cairo_save (ground->cr);
  isms_color_set_source (&ground->palette->foreground, ground->cr);
  cairo_set_line_width (ground->cr, 1);
  cairo_set_dash (ground->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (ground->cr, x, 0);
  cairo_line_to (ground->cr, x, ground->height);
  cairo_stroke (ground->cr);
  cairo_restore (ground->cr);
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
 * Draws what stands behind the bars: where months, and weeks if they are shown, begin, and today.
 */
void
isms_timeline_draw_ground (const IsmsTimelineSpan *self,
                           cairo_t *cr,
                           PangoContext *context,
                           const IsmsPalette *palette,
                           double width,
                           double height)
{
  Ground ground = { self, cr,    context, palette, isms_timeline_is_mirrored (context),
                    TRUE, width, height };
  Step step = self->week.first_day == 0                         ? find_step (self, context, width)
              : measure_days (self, MONTH, width) >= WEEK_LINES ? STEP_MONTH
                                                                : STEP_QUARTER;

  isms_color_set_source (&palette->grid, cr);
  if (self->week.first_day != 0 && measure_days (self, 7, width) >= WEEK_LINES)
    {
      cairo_set_line_width (cr, 0.25);
      visit_steps (&ground, STEP_WEEK, draw_line);
      cairo_stroke (cr);
    }
  cairo_set_line_width (cr, self->week.first_day == 0 ? 0.5 : 1);
  visit_steps (&ground, step, draw_line);
  cairo_stroke (cr);
  draw_today (&ground);
}

/* --- Marks --- */

typedef struct
{
  double left;
  double right;
} Extent;

static Extent
place_mark (const IsmsTimelineSpan *self,
            const IsmsTimelineMark *mark,
            gboolean mirrored,
            double width)
{
  double from = isms_timeline_place (self, mirrored, mark->first, width);
  double to = isms_timeline_place (self, mirrored, mark->last + 1, width);
  Extent at = { MIN (from, to), MAX (from, to) };

  at.right = MAX (at.right, at.left + MIN_MARK);
  return at;
}

/* Behind what it names, or before that where there is no room: never across it, nor cut off. */
static void
draw_mark_name (cairo_t *cr,
                PangoContext *context,
                const IsmsPalette *palette,
                const char *name,
                const Extent *at,
                double width,
                double height,
                double *taken)
{
  g_autoptr (PangoLayout) layout = isms_timeline_create_text (context, name);
  double w, h, x;

  isms_chart_measure_words (layout, &w, &h);
  x = at->right + PAD / 2;
  if (x + w > width)
    x = at->left - PAD / 2 - w;
  if (x < *taken)
    return;
  isms_color_set_source (&palette->dim, cr);
  cairo_move_to (cr, x, (height - h) / 2);
  pango_cairo_show_layout (cr, layout);
  *taken = MAX (x + w + PAD, at->right);
}

/**
 * isms_timeline_draw_marks:
 * @self: a span
 * @marks: days that stand out, from the first one on
 * @n_marks: how many
 * @names: whether they are named, as far as there is room
 * @cr: where to draw, from 0, 0
 * @context: has the font and the direction
 * @palette: the colours
 * @width: of the line
 * @height: of the line
 */
void
isms_timeline_draw_marks (const IsmsTimelineSpan *self,
                          const IsmsTimelineMark *marks,
                          guint n_marks,
                          gboolean names,
                          cairo_t *cr,
                          PangoContext *context,
                          const IsmsPalette *palette,
                          double width,
                          double height)
{
  gboolean mirrored = isms_timeline_is_mirrored (context);
  double taken = 0;

  cairo_set_source_rgba (cr, palette->foreground.red, palette->foreground.green,
                         palette->foreground.blue, MARK_STRENGTH);
  for (guint i = 0; i < n_marks; i++)
    {
      Extent at = place_mark (self, &marks[i], mirrored, width);

      if (marks[i].last < self->from || marks[i].first >= self->to)
        continue;
      cairo_rectangle (cr, at.left, 0, at.right - at.left, height);
      cairo_fill (cr);
    }
  for (guint i = 0; names && i < n_marks; i++)
    {
      /* from the left to the right */
      const IsmsTimelineMark *mark = &marks[mirrored ? n_marks - 1 - i : i];
      Extent at = place_mark (self, mark, mirrored, width);

      if (mark->last >= self->from && mark->first < self->to)
        draw_mark_name (cr, context, palette, mark->name, &at, width, height, &taken);
    }
}
