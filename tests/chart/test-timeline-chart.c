/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where days stand on the time line, and that each state can be told without colours. */

#include "isms-timeline-chart.h"

#include <locale.h>

/* The Julian day. */
static int
count (GDateDay day, int month, GDateYear year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, (GDateMonth) month, year);
  return (int) g_date_get_julian (&date);
}

static void
test_days (void)
{
  IsmsTimelineSpan span;
  int march = count (15, 3, 2026);

  isms_timeline_span_init (&span, count (20, 1, 2026), count (2, 5, 2026), march);
  g_assert_cmpint (span.from, ==, count (1, 1, 2026));
  g_assert_cmpint (span.to, ==, count (1, 7, 2026));
  g_assert_cmpfloat (isms_timeline_get_x (&span, span.from, 500), ==, 0);
  g_assert_cmpfloat (isms_timeline_get_x (&span, span.to + 9, 500), ==, 500);
  for (int day = span.from; day <= span.to; day++)
    g_assert_cmpint (isms_timeline_get_day (&span, isms_timeline_get_x (&span, day, 500), 500), ==,
                     day);
}

typedef void (*DrawFunc) (cairo_t *cr, PangoContext *context, gpointer data);

/* How much ink something leaves in black and white, from @left to @right of 400; @least: how much
 * counts, of 255. */
static guint
count_ink_between (DrawFunc func, gpointer data, int left, int right, guint least)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 24);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  guint ink = 0;

  func (cr, context, data);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 24; y++)
    {
      const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (surface)
                                              + y * cairo_image_surface_get_stride (surface));

      for (int x = left; x < right; x++)
        ink += (row[x] >> 24) > least;
    }
  cairo_surface_destroy (surface);
  return ink;
}

typedef struct
{
  IsmsTimelineSpan span;
  IsmsTimelineBar bar;
} Drawn;

static void
draw_bar (cairo_t *cr, PangoContext *context, gpointer data)
{
  const Drawn *drawn = data;

  isms_timeline_draw_bar (&drawn->span, &drawn->bar, cr, context,
                          isms_palette_get (ISMS_PALETTE_PAPER), 400, 24);
}

static guint
count_ink (IsmsTimelineState state)
{
  Drawn drawn = { .bar = {
                      .start = count (1, 2, 2026), .due = count (1, 3, 2026), .state = state } };
  g_autoptr (IsmsTimelineChart) chart = NULL;

  isms_timeline_span_init (&drawn.span, drawn.bar.start, drawn.bar.due, count (15, 4, 2026));
  chart = isms_timeline_chart_new (&drawn.span);
  isms_timeline_chart_add (chart, "One", &drawn.bar);
  g_assert_cmpuint (isms_timeline_chart_get_n_bars (chart), ==, 1);
  return count_ink_between (draw_bar, &drawn, 0, 400, 127);
}

static void
test_without_colours (void)
{
  guint open = count_ink (ISMS_TIMELINE_OPEN);
  guint done = count_ink (ISMS_TIMELINE_DONE);
  guint overdue = count_ink (ISMS_TIMELINE_OVERDUE);
  guint dropped = count_ink (ISMS_TIMELINE_DROPPED);

  g_assert_cmpuint (open, >, 0);
  g_assert_cmpuint (done, >, overdue);
  g_assert_cmpuint (overdue, >, open);
  g_assert_cmpuint (dropped, !=, open);
}

/* A year of 400: what lies outside is not drawn, what reaches over it only as far. */
static void
test_span (void)
{
  Drawn drawn = { .bar = { .word = "", .whole_days = TRUE } };
  const IsmsWeek week = { 1, 4 };

  isms_timeline_span_set (&drawn.span, count (1, 1, 2026), count (1, 1, 2027), count (1, 7, 2026),
                          &week);
  g_assert_cmpint (isms_timeline_find_day (&drawn.span, FALSE, 365, 0.5), ==, count (1, 1, 2026));
  g_assert_cmpint (isms_timeline_find_day (&drawn.span, TRUE, 365, 0.5), ==, count (31, 12, 2026));
  g_assert_cmpint (isms_timeline_find_day (&drawn.span, FALSE, 365, -9), ==, count (1, 1, 2026));
  drawn.bar.start = count (1, 11, 2025);
  drawn.bar.due = count (31, 12, 2025);
  g_assert_cmpuint (count_ink_between (draw_bar, &drawn, 0, 400, 127), ==, 0);
  drawn.bar.start = drawn.bar.due = count (1, 1, 2027);
  g_assert_cmpuint (count_ink_between (draw_bar, &drawn, 0, 400, 127), ==, 0);
  drawn.bar.start = count (1, 11, 2025);
  drawn.bar.due = count (1, 1, 2026);
  g_assert_cmpuint (count_ink_between (draw_bar, &drawn, 0, 10, 127), >, 0);
  drawn.bar.due = count (1, 3, 2028); /* longer than the year: no end is seen */
  g_assert_cmpuint (count_ink_between (draw_bar, &drawn, 0, 400, 127), >, 700);
  g_assert_cmpint (isms_timeline_bar_find_part (&drawn.span, &drawn.bar, FALSE, 400, 0), ==,
                   ISMS_TIMELINE_PART_ALL);
  g_assert_cmpint (isms_timeline_bar_find_part (&drawn.span, &drawn.bar, FALSE, 400, 400), ==,
                   ISMS_TIMELINE_PART_ALL);
}

/* One day can be taken by both ends, whether it is drawn with a length or without. */
static void
test_parts (void)
{
  IsmsTimelineSpan span;
  IsmsTimelineBar bar = { .start = count (2, 7, 2026), .due = count (2, 7, 2026) };

  isms_timeline_span_set (&span, count (1, 1, 2026), count (1, 1, 2027), 1, NULL);
  for (int whole = 0; whole < 2; whole++)
    {
      double x = isms_timeline_get_x (&span, bar.start, 400) + (whole ? 3 : 0);

      bar.whole_days = whole;
      g_assert_cmpint (isms_timeline_bar_find_part (&span, &bar, FALSE, 400, x), ==,
                       ISMS_TIMELINE_PART_ALL);
      g_assert_cmpint (isms_timeline_bar_find_part (&span, &bar, FALSE, 400, x - (whole ? 7 : 12)),
                       ==, ISMS_TIMELINE_PART_START);
      g_assert_cmpint (isms_timeline_bar_find_part (&span, &bar, FALSE, 400, x + (whole ? 7 : 12)),
                       ==, ISMS_TIMELINE_PART_DUE);
      g_assert_cmpint (isms_timeline_bar_find_part (&span, &bar, FALSE, 400, x + 30), ==,
                       ISMS_TIMELINE_PART_NONE);
    }
  bar.start = 0; /* has no start that could be taken */
  bar.whole_days = FALSE;
  g_assert_cmpint (isms_timeline_bar_find_part (&span, &bar, FALSE, 400,
                                                isms_timeline_get_x (&span, bar.due, 400) - 12),
                   ==, ISMS_TIMELINE_PART_NONE);
}

/* An end stops at the other one; from right to left the ends change sides. */
static void
test_shift (void)
{
  IsmsTimelineSpan span;
  const IsmsTimelineBar bar = { .start = count (1, 3, 2026), .due = count (31, 3, 2026) };
  IsmsTimelineBar shifted;

  isms_timeline_bar_shift (&bar, ISMS_TIMELINE_PART_ALL, 31, &shifted);
  g_assert_cmpint (shifted.start, ==, count (1, 4, 2026)); /* over the change of the clocks */
  g_assert_cmpint (shifted.due, ==, count (1, 5, 2026));
  isms_timeline_bar_shift (&bar, ISMS_TIMELINE_PART_START, 90, &shifted);
  g_assert_cmpint (shifted.start, ==, bar.due);
  isms_timeline_bar_shift (&bar, ISMS_TIMELINE_PART_DUE, -90, &shifted);
  g_assert_cmpint (shifted.due, ==, bar.start);
  isms_timeline_span_set (&span, count (1, 1, 2026), count (1, 1, 2027), 1, NULL);
  g_assert_cmpint (isms_timeline_bar_find_part (&span, &bar, TRUE, 400,
                                                400 - isms_timeline_get_x (&span, bar.start, 400)),
                   ==, ISMS_TIMELINE_PART_START);
}

/* A warning and a sign are seen without colours. */
static void
test_warning (void)
{
  Drawn drawn = { .bar = { .start = count (1, 2, 2026), .due = count (1, 3, 2026), .word = "" } };
  guint plain, warned;

  isms_timeline_span_init (&drawn.span, drawn.bar.start, drawn.bar.due, count (15, 2, 2026));
  plain = count_ink_between (draw_bar, &drawn, 0, 400, 127);
  drawn.bar.warning = "Conflict";
  warned = count_ink_between (draw_bar, &drawn, 0, 400, 127);
  g_assert_cmpuint (warned, >, plain + 40);
  drawn.bar.sign = ISMS_TIMELINE_SIGN_STAR;
  g_assert_cmpuint (count_ink_between (draw_bar, &drawn, 0, 400, 127), >, warned + 10);
}

static void
draw_mark (cairo_t *cr, PangoContext *context, gpointer data)
{
  const IsmsTimelineMark mark = { count (1, 7, 2026), count (31, 7, 2026), "Closed" };
  const gboolean *named = data;
  IsmsTimelineSpan span;

  isms_timeline_span_set (&span, count (1, 1, 2026), count (1, 1, 2027), 1, NULL);
  isms_timeline_draw_marks (&span, &mark, 1, *named, cr, context,
                            isms_palette_get (ISMS_PALETTE_PAPER), 400, 24);
}

static void
test_marks (void)
{
  gboolean named = FALSE;

  g_assert_cmpuint (count_ink_between (draw_mark, &named, 205, 225, 20), ==, 20 * 24);
  g_assert_cmpuint (count_ink_between (draw_mark, &named, 0, 190, 20), ==, 0);
  /* Its name stands behind it, not across it. */
  named = TRUE;
  g_assert_cmpuint (count_ink_between (draw_mark, &named, 0, 231, 127), ==, 0);
  g_assert_cmpuint (count_ink_between (draw_mark, &named, 232, 300, 127), >, 40);
}

static void
draw_late_mark (cairo_t *cr, PangoContext *context, gpointer data)
{
  const IsmsTimelineMark mark = { count (24, 12, 2026), count (26, 12, 2026), "Christmas" };
  IsmsTimelineSpan span;

  isms_timeline_span_set (&span, count (1, 1, 2026), count (1, 1, 2027), 1, NULL);
  isms_timeline_draw_marks (&span, &mark, 1, TRUE, cr, context,
                            isms_palette_get (ISMS_PALETTE_PAPER), 400, 24);
}

/* At the end of the year there is room before it alone. */
static void
test_late_mark (void)
{
  g_assert_cmpuint (count_ink_between (draw_late_mark, NULL, 391, 400, 127), ==, 0);
  g_assert_cmpuint (count_ink_between (draw_late_mark, NULL, 300, 390, 127), >, 40);
}

/* ISO 8601, and as the United States count; at the ends of a year. */
static void
test_weeks (void)
{
  const IsmsWeek iso = { 1, 4 }, sunday = { 7, 1 };

  g_assert_cmpint (isms_week_get_weekday (count (30, 11, 2026)), ==, 1);
  g_assert_cmpint (isms_week_get_start (&iso, count (29, 11, 2026)), ==, count (23, 11, 2026));
  g_assert_cmpint (isms_week_get_start (&sunday, count (29, 11, 2026)), ==, count (29, 11, 2026));
  g_assert_cmpint (isms_week_get_number (&iso, count (1, 1, 2027)), ==, 53);
  g_assert_cmpint (isms_week_get_number (&iso, count (4, 1, 2027)), ==, 1);
  g_assert_cmpint (isms_week_get_number (&iso, count (31, 12, 2024)), ==, 1);
  g_assert_cmpint (isms_week_get_number (&sunday, count (1, 1, 2027)), ==, 1);
  g_assert_cmpint (isms_week_get_number (&sunday, count (31, 12, 2026)), ==, 1);
  g_assert_cmpint (isms_week_get_number (&sunday, count (26, 12, 2026)), ==, 52);
  for (int day = count (1, 1, 2026); day < count (1, 1, 2027); day++)
    {
      GDate date;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) day);
      g_assert_cmpint (isms_week_get_number (&iso, day), ==,
                       g_date_get_iso8601_week_of_year (&date));
    }
}

/* As the locales have it. */
static void
test_week_of_locale (void)
{
  g_autofree char *before = g_strdup (setlocale (LC_TIME, NULL));
  IsmsWeek week;

  if (setlocale (LC_TIME, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("The locale de_DE.UTF-8 is not there");
      return;
    }
  isms_week_init (&week);
  g_assert_cmpint (week.first_day, ==, 1);
  g_assert_cmpint (week.first_days, ==, 4);
  g_assert_nonnull (setlocale (LC_TIME, "en_US.UTF-8"));
  isms_week_init (&week);
  g_assert_cmpint (week.first_day, ==, 7);
  g_assert_cmpint (week.first_days, ==, 1);
  setlocale (LC_TIME, before);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/timeline/days", test_days);
  g_test_add_func ("/chart/timeline/without-colours", test_without_colours);
  g_test_add_func ("/chart/timeline/span", test_span);
  g_test_add_func ("/chart/timeline/parts", test_parts);
  g_test_add_func ("/chart/timeline/shift", test_shift);
  g_test_add_func ("/chart/timeline/warning", test_warning);
  g_test_add_func ("/chart/timeline/marks", test_marks);
  g_test_add_func ("/chart/timeline/late-mark", test_late_mark);
  g_test_add_func ("/chart/timeline/weeks", test_weeks);
  g_test_add_func ("/chart/timeline/week-of-locale", test_week_of_locale);
  return g_test_run ();
}
