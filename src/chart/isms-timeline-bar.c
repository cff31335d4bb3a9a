/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Done is full, what is left is open, what is late is hatched up to today; each with its word. */

#include "isms-config.h"

#include "isms-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-chart-words.h"

#define PAD ISMS_TIMELINE_PAD
#define HATCH_STEP 4.0
#define MIN_BAR 3.0
#define MIN_WHOLE 6.0  /* of whole days */
#define BEYOND 2.0     /* an end that is not seen has no edge */
#define GRIP 7.0       /* to either side of an end */
#define MIDDLE 14.0    /* so much of it is for all of it */
#define HALF_POINT 9.0 /* of what has no length */

/* Where a bar lies, from the left. */
typedef struct
{
  double left;
  double right;
  gboolean point;  /* it has no length */
  gboolean before; /* it begins before the span */
  gboolean after;  /* it ends after it */
} Place;

static gboolean
find_place (const IsmsTimelineSpan *span,
            const IsmsTimelineBar *bar,
            gboolean mirrored,
            double width,
            Place *place)
{
  int begin, end, after;
  double from, to;

  if (!isms_timeline_bar_get_days (bar, &begin, &end))
    return FALSE;
  after = bar->whole_days ? end + 1 : end;
  if (begin >= span->to || (bar->whole_days ? after <= span->from : after < span->from))
    return FALSE;
  from = isms_timeline_get_x (span, begin, width);
  to = isms_timeline_get_x (span, after, width);
  place->point = begin == after;
  if (!place->point)
    to = MAX (to, from + (bar->whole_days ? MIN_WHOLE : MIN_BAR));
  place->before = begin < span->from;
  place->after = after > span->to;
  from -= place->before ? BEYOND : 0;
  to += place->after ? BEYOND : 0;
  place->left = mirrored ? width - to : from;
  place->right = mirrored ? width - from : to;
  return TRUE;
}

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

/* --- Signs --- */

static void
draw_star (cairo_t *cr, double size)
{
  for (int i = 0; i < 10; i++)
    {
      double radius = i % 2 == 0 ? size / 2 : size / 5, angle = i * G_PI / 5;

      cairo_line_to (cr, size / 2 + radius * sin (angle), size / 2 - radius * cos (angle));
    }
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_rings (cairo_t *cr, double size)
{
  double radius = size * 0.28;

  cairo_set_line_width (cr, MAX (1, size / 9));
  cairo_arc (cr, size * 0.34, size / 2, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_arc (cr, size * 0.66, size / 2, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
}

/**
 * isms_timeline_draw_sign:
 * @sign: a sign
 * @cr: where to draw
 * @color: in which colour
 * @size: of the square that it fills, from 0, 0
 */
void
isms_timeline_draw_sign (IsmsTimelineSign sign, cairo_t *cr, const IsmsColor *color, double size)
{
  isms_color_set_source (color, cr);
  switch (sign)
    {
    case ISMS_TIMELINE_SIGN_STAR:
      draw_star (cr, size);
      break;
    case ISMS_TIMELINE_SIGN_RINGS:
      draw_rings (cr, size);
      break;
    case ISMS_TIMELINE_SIGN_NONE:
    default:
      break;
    }
}

/**
 * isms_timeline_draw_warning:
 * @cr: where to draw
 * @palette: the colours
 * @size: of the square that it fills, from 0, 0
 *
 * Draws the sign of what a person should look at: a triangle with an exclamation mark.
 */
void
isms_timeline_draw_warning (cairo_t *cr, const IsmsPalette *palette, double size)
{
  isms_color_set_source (&palette->worse, cr);
  cairo_move_to (cr, size / 2, size * 0.04);
  cairo_line_to (cr, size, size * 0.94);
  cairo_line_to (cr, 0, size * 0.94);
  cairo_close_path (cr);
  cairo_fill (cr);
  isms_color_set_source (&palette->background, cr);
  cairo_rectangle (cr, size * 0.44, size * 0.34, size * 0.12, size * 0.3);
  cairo_rectangle (cr, size * 0.44, size * 0.72, size * 0.12, size * 0.12);
  cairo_fill (cr);
}

/* --- Words --- */

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

/* What stands beside a bar, one after the other. */
typedef struct
{
  PangoLayout *word;
  PangoLayout *warning; /* or NULL */
  IsmsTimelineSign sign;
  double word_width;
  double warning_width;
  double height;
  double size;  /* of a sign */
  double width; /* of all */
} Words;

static void
measure (Words *words, const IsmsTimelineBar *bar, PangoContext *context)
{
  g_autofree char *word = bar->word != NULL ? g_strdup (bar->word) : dup_word (bar);

  *words = (Words) { .sign = bar->sign };
  words->word = isms_timeline_create_text (context, word);
  isms_chart_measure_words (words->word, &words->word_width, &words->height);
  words->size = round (words->height * 0.7);
  words->width = words->word_width;
  if (words->sign != ISMS_TIMELINE_SIGN_NONE)
    words->width += words->size + PAD;
  if (bar->warning == NULL)
    return;
  words->warning = isms_timeline_create_text (context, bar->warning);
  isms_chart_measure_words (words->warning, &words->warning_width, &words->height);
  words->width += words->size + PAD + words->warning_width + (words->width > 0 ? 2 * PAD : 0);
}

/* The next one's place, in the direction of reading. */
static double
take (double *x, double width, double gap, gboolean mirrored)
{
  double at = mirrored ? *x - width : *x;

  *x += mirrored ? -width - gap : width + gap;
  return at;
}

static void
show (PangoLayout *layout, cairo_t *cr, double x, double y)
{
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_words (const Words *words,
            cairo_t *cr,
            const IsmsPalette *palette,
            gboolean mirrored,
            double left,
            double height)
{
  double x = mirrored ? left + words->width : left, y = (height - words->height) / 2;
  double top = (height - words->size) / 2;

  if (words->sign != ISMS_TIMELINE_SIGN_NONE)
    {
      cairo_save (cr);
      cairo_translate (cr, take (&x, words->size, PAD, mirrored), top);
      isms_timeline_draw_sign (words->sign, cr, &palette->foreground, words->size);
      cairo_restore (cr);
    }
  isms_color_set_source (&palette->foreground, cr);
  show (words->word, cr, take (&x, words->word_width, words->width > 0 ? 2 * PAD : 0, mirrored), y);
  if (words->warning == NULL)
    return;
  if (words->word_width == 0 && words->sign == ISMS_TIMELINE_SIGN_NONE)
    x = mirrored ? left + words->width : left;
  cairo_save (cr);
  cairo_translate (cr, take (&x, words->size, PAD, mirrored), top);
  isms_timeline_draw_warning (cr, palette, words->size);
  cairo_restore (cr);
  isms_color_set_source (&palette->foreground, cr);
  show (words->warning, cr, take (&x, words->warning_width, 0, mirrored), y);
}

/* Behind the bar where there is room, else before it, else on it. */
static void
draw_beside (const IsmsTimelineBar *bar,
             cairo_t *cr,
             PangoContext *context,
             const IsmsPalette *palette,
             double left,
             double right,
             double width,
             double height)
{
  gboolean mirrored = isms_timeline_is_mirrored (context);
  Words words;
  double x;

  measure (&words, bar, context);
  x = mirrored ? left - PAD - words.width : right + PAD;
  if (x + words.width > width || x < 0)
    x = mirrored ? right + PAD : left - PAD - words.width;
  if ((x < 0 || x + words.width > width) && words.width > 0)
    {
      x = CLAMP (x, PAD, MAX (PAD, width - words.width - PAD));
      isms_color_set_source (&palette->background, cr);
      cairo_rectangle (cr, x - PAD / 2, (height - words.height) / 2, words.width + PAD,
                       words.height);
      cairo_fill (cr);
    }
  draw_words (&words, cr, palette, mirrored, x, height);
  g_object_unref (words.word);
  g_clear_object (&words.warning);
}

/* --- Bars --- */

/**
 * isms_timeline_bar_make:
 * @start: a Julian day, as the others; 0: none
 * @due: 0: none
 * @done: 0: none
 * @progress: per cent
 * @state: "done", "dropped" or any other
 * @overdue: whether it is late, where it is neither
 *
 * Returns: a bar with the state that is drawn, and no word of its own. Any thread.
 */
IsmsTimelineBar
isms_timeline_bar_make (
    int start, int due, int done, int progress, const char *state, gboolean overdue)
{
  IsmsTimelineBar bar = { .start = start, .due = due, .done = done, .progress = progress };

  if (g_strcmp0 (state, "done") == 0)
    bar.state = ISMS_TIMELINE_DONE;
  else if (g_strcmp0 (state, "dropped") == 0)
    bar.state = ISMS_TIMELINE_DROPPED;
  else if (overdue)
    bar.state = ISMS_TIMELINE_OVERDUE;
  return bar;
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
 * isms_timeline_bar_find_part:
 * @span: the days of the line
 * @bar: a bar
 * @mirrored: whether time goes from right to left
 * @width: of the line
 * @x: from its left
 *
 * Returns: what of the bar is there: an end from a little outside to a little inside. What is short
 *   has its ends beside it; so has what has no length, if it has both days.
 */
IsmsTimelinePart
isms_timeline_bar_find_part (const IsmsTimelineSpan *span,
                             const IsmsTimelineBar *bar,
                             gboolean mirrored,
                             double width,
                             double x)
{
  IsmsTimelinePart first = mirrored ? ISMS_TIMELINE_PART_DUE : ISMS_TIMELINE_PART_START;
  IsmsTimelinePart last = mirrored ? ISMS_TIMELINE_PART_START : ISMS_TIMELINE_PART_DUE;
  gboolean first_fast, last_fast;
  double left, right, grip;
  Place place;

  if (!find_place (span, bar, mirrored, width, &place))
    return ISMS_TIMELINE_PART_NONE;
  left = place.left - (place.point ? HALF_POINT : 0);
  right = place.right + (place.point ? HALF_POINT : 0);
  first_fast = mirrored ? place.after : place.before;
  last_fast = mirrored ? place.before : place.after;
  if (place.point)
    first_fast = last_fast = bar->start == 0 || bar->due == 0;
  grip = place.point ? 0 : CLAMP ((right - left - MIDDLE) / 2, 0, GRIP);
  if (x < left + grip && x >= left - GRIP && !first_fast)
    return first;
  if (x > right - grip && x <= right + GRIP && !last_fast)
    return last;
  return x >= left && x <= right ? ISMS_TIMELINE_PART_ALL : ISMS_TIMELINE_PART_NONE;
}

/**
 * isms_timeline_bar_shift:
 * @bar: a bar
 * @part: what of it is moved
 * @days: how far
 * @shifted: (out): the same with other days; an end stops at the other one
 */
void
isms_timeline_bar_shift (const IsmsTimelineBar *bar,
                         IsmsTimelinePart part,
                         int days,
                         IsmsTimelineBar *shifted)
{
  const int start = bar->start, due = bar->due;

  *shifted = *bar;
  if (part != ISMS_TIMELINE_PART_DUE && start != 0)
    shifted->start = start + days;
  if (part != ISMS_TIMELINE_PART_START && due != 0)
    shifted->due = due + days;
  if (part == ISMS_TIMELINE_PART_START && due != 0)
    shifted->start = MIN (shifted->start, due);
  if (part == ISMS_TIMELINE_PART_DUE && start != 0)
    shifted->due = MAX (shifted->due, start);
}

/**
 * isms_timeline_range_add:
 * @self: a range, all 0 at first
 * @bar: one of its bars
 *
 * What was dropped is no part of it, and neither is what has no day.
 */
void
isms_timeline_range_add (IsmsTimelineRange *self, const IsmsTimelineBar *bar)
{
  int begin, end;

  if (bar->state == ISMS_TIMELINE_DROPPED || !isms_timeline_bar_get_days (bar, &begin, &end))
    return;
  self->first = self->first == 0 ? begin : MIN (self->first, begin);
  self->last = MAX (self->last, end);
}

/**
 * isms_timeline_draw_summary:
 * @self: a span
 * @range: the days of many bars
 * @cr: where to draw, from 0, 0
 * @context: has the direction
 * @palette: the colours
 * @width: of the line
 * @height: of the line
 *
 * Draws a thin line over these days, as far as they are in the span.
 */
void
isms_timeline_draw_summary (const IsmsTimelineSpan *self,
                            const IsmsTimelineRange *range,
                            cairo_t *cr,
                            PangoContext *context,
                            const IsmsPalette *palette,
                            double width,
                            double height)
{
  const IsmsTimelineBar bar = { .start = range->first, .due = range->last };
  double y = round (height / 2);
  Place place;

  if (!find_place (self, &bar, isms_timeline_is_mirrored (context), width, &place))
    return;
  place.right = MAX (place.right, place.left + MIN_BAR);
  isms_color_set_source (&palette->dim, cr);
  cairo_rectangle (cr, place.left, y - 1, place.right - place.left, 2);
  cairo_rectangle (cr, place.left, y - 4, 2, 8);
  cairo_rectangle (cr, place.right - 2, y - 4, 2, 8);
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
 * Draws one bar, and its word beside it. Nothing where it has no day, or none in the span.
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
  gboolean mirrored = isms_timeline_is_mirrored (context);
  double thick = MIN (height * 0.6, 14), y = (height - thick) / 2;
  Place place;

  if (!find_place (self, bar, mirrored, width, &place))
    return;
  if (place.point)
    {
      isms_color_set_source (&palette->accent, cr);
      cairo_set_line_width (cr, 1);
      draw_diamond (cr, place.left, y, thick, bar->state == ISMS_TIMELINE_DONE);
      place.left -= thick / 2;
      place.right += thick / 2;
    }
  else
    draw_body (bar, cr, palette, mirrored, place.left, y, place.right - place.left, thick);
  if (bar->state == ISMS_TIMELINE_OVERDUE)
    {
      double late = isms_timeline_place (self, mirrored, self->today, width);
      double begin = mirrored ? late : place.right, end = mirrored ? place.left : late;

      isms_color_set_source (&palette->foreground, cr);
      if (end > begin)
        hatch (cr, begin, y, end - begin, thick);
      place.left = MIN (place.left, begin);
      place.right = MAX (place.right, end);
    }
  draw_beside (bar, cr, context, palette, place.left, place.right, width, height);
}
