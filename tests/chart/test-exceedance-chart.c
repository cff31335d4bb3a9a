/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The loss exceedance curve: its words, and that the drawing stays inside its space and shows what
 * it is given. With the variable SHOTS set to a folder, pictures are left there to be looked at. */

#include "isms-exceedance-chart.h"

#include <locale.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* Exponential losses: the chance of more than x is exp (-x / mean). */
static void
add_curve (IsmsExceedanceChart *chart, const char *label, IsmsExceedanceLine line, double mean)
{
  guint n;
  const double *chances = isms_exceedance_chart_get_chances (&n);
  g_autofree IsmsExceedancePoint *points = g_new (IsmsExceedancePoint, n);

  for (guint i = 0; i < n; i++)
    points[i] = (IsmsExceedancePoint) { -mean * log (chances[i]), chances[i] };
  isms_exceedance_chart_add_curve (chart, label, line, line == ISMS_EXCEEDANCE_SOLID, points, n);
}

static IsmsExceedanceChart *
make_chart (void)
{
  IsmsExceedanceChart *chart = isms_exceedance_chart_new ();

  isms_exceedance_chart_set_currency (chart, "EUR");
  add_curve (chart, "Inherent", ISMS_EXCEEDANCE_DASHED, 900000);
  add_curve (chart, "Current", ISMS_EXCEEDANCE_SOLID, 400000);
  add_curve (chart, "Target", ISMS_EXCEEDANCE_DOTTED, 150000);
  isms_exceedance_chart_add_mark (chart, "On average: 400 k",
                                  (IsmsExceedancePoint) { 400000, exp (-1) });
  isms_exceedance_chart_add_mark (chart, "95 of 100 years: up to 1.2 M",
                                  (IsmsExceedancePoint) { 1198293, 0.05 });
  isms_exceedance_chart_set_tolerance (chart, (IsmsExceedancePoint) { 1000000, 0.1 });
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

static void
save (cairo_surface_t *surface, const char *name)
{
  const char *folder = g_getenv ("SHOTS");
  g_autofree char *file = NULL;

  if (folder == NULL)
    return;
  file = g_strdup_printf ("%s/exceedance-%s.png", folder, name);
  cairo_surface_write_to_png (surface, file);
}

/* With a frame of 20 around it that must stay as it was. */
static cairo_surface_t *
draw (IsmsExceedanceChart *chart,
      int width,
      int height,
      PangoDirection direction,
      IsmsPaletteVariant variant)
{
  const IsmsPalette *palette = isms_palette_get (variant);
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, width + 40, height + 40);
  cairo_t *cr = cairo_create (surface);
  PangoContext *context = make_context (cr, direction);

  isms_color_set_source (&palette->background, cr);
  cairo_paint (cr);
  cairo_translate (cr, 20, 20);
  isms_exceedance_chart_draw (chart, context, cr, width, height, palette);
  g_object_unref (context);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
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
  static const int sizes[][2] = { { 900, 420 }, { 620, 400 }, { 330, 300 }, { 200, 160 } };
  static const IsmsPaletteVariant variants[] = { ISMS_PALETTE_LIGHT, ISMS_PALETTE_DARK,
                                                 ISMS_PALETTE_PAPER };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (variants); j++)
      {
        g_autoptr (IsmsExceedanceChart) chart = make_chart ();
        g_autofree char *name = g_strdup_printf ("%d-%u", sizes[i][0], j);
        cairo_surface_t *surface =
            draw (chart, sizes[i][0], sizes[i][1],
                  j == 1 && i == 0 ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR, variants[j]);

        save (surface, name);
        g_assert_cmpuint (count_outside (surface), ==, 0);
        cairo_surface_destroy (surface);
      }
}

/* How many pixels of the accent there are: the strong curve and its marks. */
static guint
count_accent (cairo_surface_t *surface)
{
  const IsmsColor *accent = &isms_palette_get (ISMS_PALETTE_LIGHT)->accent;
  guint32 wanted = (guint32) lround (accent->red * 255) << 16
                   | (guint32) lround (accent->green * 255) << 8
                   | (guint32) lround (accent->blue * 255);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n += get_pixel (surface, x, y) == wanted;
  return n;
}

static void
test_empty (void)
{
  g_autoptr (IsmsExceedanceChart) chart = isms_exceedance_chart_new ();
  cairo_surface_t *surface = draw (chart, 600, 400, PANGO_DIRECTION_LTR, ISMS_PALETTE_LIGHT);

  g_assert_cmpuint (count_accent (surface), ==, 0);
  cairo_surface_destroy (surface);
  add_curve (chart, "Current", ISMS_EXCEEDANCE_SOLID, 400000);
  surface = draw (chart, 600, 400, PANGO_DIRECTION_LTR, ISMS_PALETTE_LIGHT);
  g_assert_cmpuint (count_accent (surface), >, 300);
  cairo_surface_destroy (surface);
}

static void
test_description (void)
{
  g_autoptr (IsmsExceedanceChart) chart = make_chart ();
  g_autofree char *words = isms_exceedance_chart_dup_description (chart);

  g_assert_true (g_str_has_prefix (words, "Loss exceedance curve, in EUR. Inherent: more than "));
  g_assert_nonnull (strstr (words, " Current: more than 277\u00a0k in 50 of 100 years, more than "
                                   "921\u00a0k in 10 of 100 years, more than 1.2\u00a0M in 5 of "));
  g_assert_nonnull (strstr (words, " On average: 400 k."));
  g_assert_nonnull (strstr (words, " Tolerance: more than 1\u00a0M in at most 10 of 100 years."));
}

static void
test_amounts (void)
{
  static const struct
  {
    double amount;
    const char *words;
  } cases[] = {
    { 0, "0" },
    { 999, "999" },
    { 1000, "1\u00a0k" },
    { 1250, "1.2\u00a0k" },
    { 12345, "12.3\u00a0k" },
    { 123456, "123\u00a0k" },
    { 999600, "1\u00a0M" },
    { 2.5e6, "2.5\u00a0M" },
    { 3.1e9, "3.1\u00a0bn" },
    { 2.5e12, "2,500\u00a0bn" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = isms_exceedance_dup_amount (cases[i].amount);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "en_US.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/exceedance/inside", test_inside);
  g_test_add_func ("/chart/exceedance/empty", test_empty);
  g_test_add_func ("/chart/exceedance/description", test_description);
  g_test_add_func ("/chart/exceedance/amounts", test_amounts);
  return g_test_run ();
}
