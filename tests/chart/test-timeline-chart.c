/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Where days stand on the time line, and that each state can be told without colours. */

#include "isms-timeline-chart.h"

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

/* How much ink a bar leaves in black and white. */
static guint
count_ink (IsmsTimelineState state)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 24);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (IsmsTimelineChart) chart = NULL;
  IsmsTimelineSpan span;
  IsmsTimelineBar bar = { .start = count (1, 2, 2026), .due = count (1, 3, 2026), .state = state };
  guint ink = 0;

  isms_timeline_span_init (&span, bar.start, bar.due, count (15, 4, 2026));
  isms_timeline_draw_bar (&span, &bar, cr, context, isms_palette_get (ISMS_PALETTE_PAPER), 400, 24);
  chart = isms_timeline_chart_new (&span);
  isms_timeline_chart_add (chart, "One", &bar);
  g_assert_cmpuint (isms_timeline_chart_get_n_bars (chart), ==, 1);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < 24; y++)
    {
      const guint32 *row = (const guint32 *) (cairo_image_surface_get_data (surface)
                                              + y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < 400; x++)
        ink += (row[x] >> 24) > 127;
    }
  cairo_surface_destroy (surface);
  return ink;
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/chart/timeline/days", test_days);
  g_test_add_func ("/chart/timeline/without-colours", test_without_colours);
  return g_test_run ();
}
