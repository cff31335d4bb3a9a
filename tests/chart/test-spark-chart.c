/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The small chart of a figure: its words, that the drawing stays inside its space at the size that
 * it asks for, breaks where a month has no value, and says its first and last value at the ends of
 * its line. With the variable SHOTS set to a folder, pictures are left there to be looked at. */

#include "isms-spark-chart.h"

#include <locale.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#define NONE (-1)

static const double falls[] = { 12, 12, 14, 13, 11, 11, 9, 9, 10, 8, 8, 8 };
static const double high[] = { 91, 92, 92, 93, 95, 94, 96, 97, 96, 98, 97, 98 };
static const double gaps[] = { NONE, NONE, NONE, 3, 5, NONE, 4, NONE, NONE, 6, 7, NONE };
static const double zero[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
static const double same[] = { 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9 };
static const double lone[] = { NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE, 1, 4 };

static IsmsSparkChart *
make_chart (const double *values, guint n, const char *unit)
{
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  IsmsSparkChart *chart = isms_spark_chart_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s %u", months[(i + 11) % 12], 2026 - (i == 0));
      g_autofree char *words = g_strdup_printf ("%g%s", values[i], unit);

      if (values[i] < 0)
        isms_spark_chart_add_gap (chart, label);
      else
        isms_spark_chart_add_value (chart, label, values[i], words);
    }
  return chart;
}

static PangoContext *
make_context (cairo_t *cr, double size, PangoDirection direction)
{
  PangoContext *context = pango_cairo_create_context (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell, Sans");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_context_set_font_description (context, font);
  pango_context_set_base_dir (context, direction);
  pango_font_description_free (font);
  return context;
}

/* With a frame of 20 around it that must stay as it was. @width, @height: 0: what it asks for. */
static cairo_surface_t *
draw (IsmsSparkChart *chart,
      int width,
      int height,
      double size,
      PangoDirection direction,
      IsmsPaletteVariant variant,
      const char *name)
{
  const IsmsPalette *palette = isms_palette_get (variant);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 1, 1);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = make_context (cr, size, direction);
  double least_width, least_height;

  isms_spark_chart_measure (chart, context, &least_width, &least_height);
  width = width > 0 ? width : (int) least_width;
  height = height > 0 ? height : (int) least_height;
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width + 40, height + 40);
  cr = cairo_create (surface);
  context = make_context (cr, size, direction);
  isms_color_set_source (&palette->background, cr);
  cairo_paint (cr);
  cairo_translate (cr, 20, 20);
  isms_spark_chart_draw (chart, context, cr, width, height, palette);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  if (name != NULL && g_getenv ("SHOTS") != NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s/spark-%s.png", g_getenv ("SHOTS"), name);

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

/* Pixels in that rectangle that are not as the ground is. */
static guint
count_drawn (cairo_surface_t *surface, int left, int top, int right, int bottom)
{
  guint32 ground = get_pixel (surface, 0, 0);
  guint n = 0;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      n += get_pixel (surface, x, y) != ground;
  return n;
}

static guint
count_outside (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);

  return count_drawn (surface, 0, 0, width, height)
         - count_drawn (surface, 19, 19, width - 19, height - 19);
}

static void
test_inside (void)
{
  static const struct
  {
    const double *values;
    guint n;
    const char *unit, *name;
  } cases[] = {
    { falls, 12, "", "falls" },      { high, 12, "\u00a0%", "high" }, { gaps, 12, "", "gaps" },
    { zero, 12, "", "zero" },        { same, 12, "", "same" },        { lone, 12, "", "lone" },
    { falls, 1, " days", "single" }, { falls, 2, " days", "two" },
  };
  static const double sizes[] = { 14.7, 29.4 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < 2 * G_N_ELEMENTS (sizes) * 3; j++)
      {
        g_autoptr (IsmsSparkChart) chart = make_chart (cases[i].values, cases[i].n, cases[i].unit);
        g_autofree char *name = g_strdup_printf ("%s-%u", cases[i].name, j);
        gboolean least = j % 2 == 0;
        double size = sizes[j / 2 % 2];
        IsmsPaletteVariant variant = (IsmsPaletteVariant) (j / 4);
        cairo_surface_t *surface =
            draw (chart, least ? 0 : 280, least ? 0 : 96, size,
                  variant == ISMS_PALETTE_DARK ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, variant,
                  name);

        g_assert_cmpuint (count_outside (surface), ==, 0);
        g_assert_cmpuint (count_drawn (surface, 0, 0, cairo_image_surface_get_width (surface),
                                       cairo_image_surface_get_height (surface)),
                          >, 60);
        cairo_surface_destroy (surface);
      }
}

/* How many pixels differ between what the two draw. */
static guint
count_difference (IsmsSparkChart *one, IsmsSparkChart *other)
{
  cairo_surface_t *a = draw (one, 240, 64, 14.7, PANGO_DIRECTION_LTR, ISMS_PALETTE_PAPER, NULL);
  cairo_surface_t *b = draw (other, 240, 64, 14.7, PANGO_DIRECTION_LTR, ISMS_PALETTE_PAPER, NULL);
  guint n = 0;

  for (int y = 0; y < 104; y++)
    for (int x = 0; x < 280; x++)
      n += get_pixel (a, x, y) != get_pixel (b, x, y);
  cairo_surface_destroy (a);
  cairo_surface_destroy (b);
  return n;
}

static IsmsSparkChart *
make_three (const char *month, double first, double second, const char *last)
{
  IsmsSparkChart *chart = isms_spark_chart_new ();

  isms_spark_chart_add_value (chart, month, first, "10");
  if (second < 0)
    isms_spark_chart_add_gap (chart, "Feb 2026");
  else
    isms_spark_chart_add_value (chart, "Feb 2026", second, "10");
  isms_spark_chart_add_value (chart, "Mar 2026", 20, last);
  return chart;
}

/* The month, the value and its words, a gap: each makes it another drawing. */
static void
test_tells (void)
{
  g_autoptr (IsmsSparkChart) plain = make_three ("Jan 2026", 10, 10, "20");
  g_autoptr (IsmsSparkChart) again = make_three ("Jan 2026", 10, 10, "20");
  g_autoptr (IsmsSparkChart) month = make_three ("Jan 2025", 10, 10, "20");
  g_autoptr (IsmsSparkChart) value = make_three ("Jan 2026", 16, 10, "20");
  g_autoptr (IsmsSparkChart) words = make_three ("Jan 2026", 10, 10, "21");
  g_autoptr (IsmsSparkChart) gap = make_three ("Jan 2026", 10, NONE, "20");
  g_autoptr (IsmsSparkChart) caption = make_three ("Jan 2026", 10, 10, "20");

  isms_spark_chart_set_caption (caption, "By month");
  g_assert_cmpuint (count_difference (plain, again), ==, 0);
  g_assert_cmpuint (count_difference (plain, month), >, 10);
  g_assert_cmpuint (count_difference (plain, value), >, 100);
  g_assert_cmpuint (count_difference (plain, words), >, 5);
  g_assert_cmpuint (count_difference (plain, gap), >, 100);
  g_assert_cmpuint (count_difference (plain, caption), >, 50);
}

/* No line leads over a month without a value: the middle of the plot is empty there. */
static void
test_gap (void)
{
  for (int gap = 0; gap <= 1; gap++)
    {
      g_autoptr (IsmsSparkChart) chart = make_three ("Jan 2026", 12, gap == 0 ? 19.5 : NONE, "20");
      cairo_surface_t *surface =
          draw (chart, 240, 64, 14.7, PANGO_DIRECTION_LTR, ISMS_PALETTE_LIGHT, NULL);
      guint n = count_drawn (surface, 130, 20, 150, 62);

      if (gap == 0)
        g_assert_cmpuint (n, >, 20);
      else
        g_assert_cmpuint (n, ==, 0);
      cairo_surface_destroy (surface);
    }
}

/* Without words it asks for the room of one line, stays inside it whatever its values are, and is
 * the same line: other words change nothing, another value does. */
static void
test_bare (void)
{
  static const double *const cases[] = { falls, high, gaps, zero, same, lone };
  g_autoptr (IsmsSparkChart) plain = make_three ("Jan 2026", 10, 10, "20");
  g_autoptr (IsmsSparkChart) words = make_three ("Jan 2025", 10, 10, "21");
  g_autoptr (IsmsSparkChart) value = make_three ("Jan 2026", 16, 10, "20");

  for (guint i = 0; i < 2 * G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IsmsSparkChart) chart = make_chart (cases[i / 2], 12, "");
      g_autofree char *name = g_strdup_printf ("bare-%u", i);
      cairo_surface_t *surface;

      isms_spark_chart_set_bare (chart, TRUE);
      surface = draw (chart, 0, 0, 14.7, i % 2 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR,
                      ISMS_PALETTE_PAPER, name);
      g_assert_cmpint (cairo_image_surface_get_height (surface), <, 40 + 18);
      g_assert_cmpuint (count_outside (surface), ==, 0);
      g_assert_cmpuint (count_drawn (surface, 20, 20, cairo_image_surface_get_width (surface) - 20,
                                     cairo_image_surface_get_height (surface) - 20),
                        >, 10);
      cairo_surface_destroy (surface);
    }
  isms_spark_chart_set_bare (plain, TRUE);
  isms_spark_chart_set_bare (words, TRUE);
  isms_spark_chart_set_bare (value, TRUE);
  g_assert_cmpuint (count_difference (plain, words), ==, 0);
  g_assert_cmpuint (count_difference (plain, value), >, 20);
}

/* What has no value in any month is left empty, months and all. */
static void
test_none (void)
{
  static const double none[] = { NONE, NONE, NONE };
  g_autoptr (IsmsSparkChart) chart = make_chart (none, 3, "");
  cairo_surface_t *surface =
      draw (chart, 240, 64, 14.7, PANGO_DIRECTION_LTR, ISMS_PALETTE_LIGHT, NULL);

  g_assert_cmpuint (isms_spark_chart_get_n_values (chart), ==, 0);
  g_assert_cmpuint (count_drawn (surface, 0, 0, 280, 104), ==, 0);
  cairo_surface_destroy (surface);
}

static void
assert_words (IsmsSparkChart *chart, const char *expected)
{
  g_autofree char *words = isms_spark_chart_dup_description (chart);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (IsmsSparkChart) whole = make_chart (falls, 12, "");
  g_autoptr (IsmsSparkChart) broken = make_chart (gaps, 12, "\u00a0%");
  g_autoptr (IsmsSparkChart) late = make_chart (lone, 11, "");
  g_autoptr (IsmsSparkChart) none = isms_spark_chart_new ();

  assert_words (whole, "From Dec 2025, 12, to Nov 2026, 8; between 8 and 14.");
  assert_words (broken, "From Mar 2026, 3\u00a0%, to Oct 2026, 7\u00a0%; between 3\u00a0% and "
                        "7\u00a0%. 7 months without a value.");
  assert_words (late, "One value: Oct 2026, 1. 10 months without a value.");
  assert_words (none, "No value yet.");
  isms_spark_chart_set_caption (late, "By month");
  assert_words (late, "One value: Oct 2026, 1. 10 months without a value. By month.");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "en_US.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/spark/inside", test_inside);
  g_test_add_func ("/chart/spark/tells", test_tells);
  g_test_add_func ("/chart/spark/gap", test_gap);
  g_test_add_func ("/chart/spark/bare", test_bare);
  g_test_add_func ("/chart/spark/none", test_none);
  g_test_add_func ("/chart/spark/words", test_words);
  return g_test_run ();
}
