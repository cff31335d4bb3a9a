/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The chart of a series: its words, that the drawing stays inside its space, breaks where a value
 * is missing, and tells what is to be watched or acted on without colour. With the variable SHOTS
 * set to a folder, pictures are left there to be looked at. */

#include "isms-series-chart.h"

#include <locale.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

static const double values[] = { 88,   90, -1, 91.5, 93, 92,   79, 84,  90,
                                 91.2, -1, -1, 94,   95, 96.5, 96, 97.5 };

static IsmsSeriesMark
judge (double value)
{
  return value < 80 ? ISMS_SERIES_ACT : value < 90 ? ISMS_SERIES_WATCH : ISMS_SERIES_PLAIN;
}

static IsmsSeriesChart *
make_chart (guint n, gboolean limits)
{
  IsmsSeriesChart *chart = isms_series_chart_new ();

  isms_series_chart_set_unit (chart, "%");
  for (guint i = 0; i < n; i++)
    {
      double value = values[i % G_N_ELEMENTS (values)];
      g_autofree char *label = g_strdup_printf ("%02u/%02u", i % 12 + 1, 25 + i / 12);
      g_autofree char *words = g_strdup_printf ("month %u", i + 1);

      if (value < 0)
        isms_series_chart_add_gap (chart, label, words, TRUE);
      else
        isms_series_chart_add_value (chart, label, words, value, judge (value));
    }
  isms_series_chart_add_gap (chart, "now", "this month", FALSE);
  if (!limits)
    return chart;
  isms_series_chart_set_limit (chart, ISMS_SERIES_TARGET, 95);
  isms_series_chart_set_limit (chart, ISMS_SERIES_AMBER, 90);
  isms_series_chart_set_limit (chart, ISMS_SERIES_RED, 80);
  return chart;
}

static PangoContext *
make_context (cairo_t *cr, PangoDirection direction)
{
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Sans");

  pango_font_description_set_absolute_size (font, 14.7 * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, direction);
  pango_font_description_free (font);
  return context;
}

/* With a frame of 20 around it that must stay as it was. */
static cairo_surface_t *
draw (IsmsSeriesChart *chart,
      int width,
      int height,
      PangoDirection direction,
      IsmsPaletteVariant variant,
      const char *name)
{
  const IsmsPalette *palette = isms_palette_get (variant);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, width + 40, height + 40);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = make_context (cr, direction);

  isms_color_set_source (&palette->background, cr);
  cairo_paint (cr);
  cairo_translate (cr, 20, 20);
  isms_series_chart_draw (chart, context, cr, width, height, palette);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (name != NULL && g_getenv ("SHOTS") != NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s/series-%s.png", g_getenv ("SHOTS"), name);

      cairo_surface_write_to_png (surface, file);
    }
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  guint32 pixel;

  memcpy (&pixel, data + y * cairo_image_surface_get_stride (surface) + x * 4, sizeof pixel);
  return pixel & 0xffffff;
}

static guint
count_outside (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  guint32 ground = get_pixel (surface, 0, 0);
  guint n = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      if ((x < 18 || y < 18 || x >= width - 18 || y >= height - 18)
          && get_pixel (surface, x, y) != ground)
        n++;
  return n;
}

static void
test_inside (void)
{
  static const int sizes[][2] = { { 900, 320 }, { 620, 260 }, { 330, 220 }, { 200, 160 } };
  static const IsmsPaletteVariant variants[] = { ISMS_PALETTE_LIGHT, ISMS_PALETTE_DARK,
                                                 ISMS_PALETTE_PAPER };
  static const guint lengths[] = { 1, 5, 17, 36, 120 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (variants); j++)
      for (guint k = 0; k < G_N_ELEMENTS (lengths); k++)
        {
          g_autoptr (IsmsSeriesChart) chart = make_chart (lengths[k], k != 1);
          g_autofree char *name = g_strdup_printf ("%d-%u-%u", sizes[i][0], j, lengths[k]);
          cairo_surface_t *surface = draw (
              chart, sizes[i][0], sizes[i][1],
              j == 1 && i == 0 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, variants[j], name);

          g_assert_cmpuint (count_outside (surface), ==, 0);
          cairo_surface_destroy (surface);
        }
}

/* How many pixels differ between what the two draw. */
static guint
count_difference (IsmsSeriesChart *one, IsmsSeriesChart *other)
{
  cairo_surface_t *a = draw (one, 620, 260, PANGO_DIRECTION_LTR, ISMS_PALETTE_PAPER, NULL);
  cairo_surface_t *b = draw (other, 620, 260, PANGO_DIRECTION_LTR, ISMS_PALETTE_PAPER, NULL);
  guint n = 0;

  for (int y = 0; y < 300; y++)
    for (int x = 0; x < 660; x++)
      n += get_pixel (a, x, y) != get_pixel (b, x, y);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  return n;
}

static IsmsSeriesChart *
make_three (IsmsSeriesMark mark, gboolean has_second, gboolean missing)
{
  IsmsSeriesChart *chart = isms_series_chart_new ();

  isms_series_chart_add_value (chart, "1", "one", 10, ISMS_SERIES_PLAIN);
  if (has_second)
    isms_series_chart_add_value (chart, "2", "two", 10, mark);
  else
    isms_series_chart_add_gap (chart, "2", "two", missing);
  isms_series_chart_add_value (chart, "3", "three", 20, ISMS_SERIES_PLAIN);
  return chart;
}

/* Each thing that the chart tells makes it another drawing. */
static void
test_tells (void)
{
  g_autoptr (IsmsSeriesChart) plain = make_three (ISMS_SERIES_PLAIN, TRUE, FALSE);
  g_autoptr (IsmsSeriesChart) same = make_three (ISMS_SERIES_PLAIN, TRUE, FALSE);
  g_autoptr (IsmsSeriesChart) watch = make_three (ISMS_SERIES_WATCH, TRUE, FALSE);
  g_autoptr (IsmsSeriesChart) act = make_three (ISMS_SERIES_ACT, TRUE, FALSE);
  g_autoptr (IsmsSeriesChart) open = make_three (ISMS_SERIES_PLAIN, FALSE, FALSE);
  g_autoptr (IsmsSeriesChart) missing = make_three (ISMS_SERIES_PLAIN, FALSE, TRUE);
  g_autoptr (IsmsSeriesChart) limited = make_three (ISMS_SERIES_PLAIN, TRUE, FALSE);

  isms_series_chart_set_limit (limited, ISMS_SERIES_RED, 15);
  g_assert_cmpuint (count_difference (plain, same), ==, 0);
  g_assert_cmpuint (count_difference (plain, watch), >, 10);
  g_assert_cmpuint (count_difference (watch, act), >, 10);
  g_assert_cmpuint (count_difference (plain, open), >, 100);
  g_assert_cmpuint (count_difference (open, missing), >, 500);
  g_assert_cmpuint (count_difference (plain, limited), >, 100);
}

/* No line leads over a gap: between two values with one missing, nothing of the accent stands at
 * the foot of the middle, where the line would be lowest. */
static void
test_gap (void)
{
  const IsmsColor *accent = &isms_palette_get (ISMS_PALETTE_LIGHT)->accent;
  guint32 wanted = (guint32) lround (accent->red * 255) << 16
                   | (guint32) lround (accent->green * 255) << 8
                   | (guint32) lround (accent->blue * 255);

  for (int gap = 0; gap <= 1; gap++)
    {
      g_autoptr (IsmsSeriesChart) chart = make_three (ISMS_SERIES_PLAIN, gap == 0, TRUE);
      cairo_surface_t *surface =
          draw (chart, 620, 260, PANGO_DIRECTION_LTR, ISMS_PALETTE_LIGHT, NULL);
      guint n = 0;

      for (int y = 0; y < 300; y++)
        for (int x = 300; x < 360; x++)
          n += get_pixel (surface, x, y) == wanted;
      if (gap == 0)
        g_assert_cmpuint (n, >, 20);
      else
        g_assert_cmpuint (n, ==, 0);
      cairo_surface_destroy (surface);
    }
}

static void
assert_words (IsmsSeriesChart *chart, const char *expected)
{
  g_autofree char *words = isms_series_chart_dup_description (chart);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (IsmsSeriesChart) whole = make_chart (17, TRUE);
  g_autoptr (IsmsSeriesChart) one = make_chart (1, FALSE);
  g_autoptr (IsmsSeriesChart) none = isms_series_chart_new ();
  g_autoptr (IsmsSeriesChart) many = make_chart (40, FALSE);

  assert_words (whole, "14 values, from month 1, 88\u00a0%, to month 17, 97.5\u00a0%; between "
                       "79\u00a0% and 97.5\u00a0%. Target 95\u00a0%. Watch 90\u00a0%. "
                       "Act 80\u00a0%. 3 periods without a value: month 3, month 11, month 12.");
  assert_words (one, "One value: month 1, 88\u00a0%.");
  assert_words (none, "No value yet.");
  assert_words (many, "33 values, from month 1, 88\u00a0%, to month 40, 92\u00a0%; between "
                      "79\u00a0% and 97.5\u00a0%. 7 periods without a value.");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "en_US.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/series/inside", test_inside);
  g_test_add_func ("/chart/series/tells", test_tells);
  g_test_add_func ("/chart/series/gap", test_gap);
  g_test_add_func ("/chart/series/words", test_words);
  return g_test_run ();
}
