/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The colours keep what they promise: contrast, order in grey, a hatch for each tone on paper. */

#include "isms-palette.h"

static const IsmsPaletteVariant variants[] = { ISMS_PALETTE_LIGHT, ISMS_PALETTE_DARK,
                                               ISMS_PALETTE_PAPER };

static void
test_known_contrast (void)
{
  IsmsColor black = { 0, 0, 0 };
  IsmsColor white = { 1, 1, 1 };
  IsmsColor grey = { 0x77 / 255.0, 0x77 / 255.0, 0x77 / 255.0 };

  g_assert_cmpfloat_with_epsilon (isms_color_get_contrast (&black, &white), 21, 0.001);
  g_assert_cmpfloat_with_epsilon (isms_color_get_contrast (&grey, &white), 4.478, 0.001);
}

static void
test_text_on_tones (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      const IsmsPalette *palette = isms_palette_get (variants[i]);

      for (int tone = 1; tone <= ISMS_N_TONES; tone++)
        {
          const IsmsTone *t = isms_palette_get_tone (palette, tone);

          g_assert_cmpfloat (isms_color_get_contrast (&t->fill, &t->text), >=, 4.5);
          g_assert_cmpfloat (isms_color_get_contrast (&t->fill, &palette->acceptance), >=, 3);
          g_assert_cmpfloat (isms_color_get_contrast (&t->fill, &palette->better), >=, 3);
          g_assert_cmpfloat (isms_color_get_contrast (&t->fill, &palette->worse), >=, 3);
        }
    }
}

static void
test_text_on_ground (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      const IsmsPalette *p = isms_palette_get (variants[i]);

      g_assert_cmpfloat (isms_color_get_contrast (&p->background, &p->foreground), >=, 7);
      g_assert_cmpfloat (isms_color_get_contrast (&p->background, &p->dim), >=, 4.5);
      g_assert_cmpfloat (isms_color_get_contrast (&p->background, &p->accent), >=, 4.5);
    }
}

/* A grey print or a colour-blind eye still sees the order. */
static void
test_order_in_grey (void)
{
  const IsmsPaletteVariant light[] = { ISMS_PALETTE_LIGHT, ISMS_PALETTE_PAPER };

  for (guint i = 0; i < G_N_ELEMENTS (light); i++)
    for (int tone = 2; tone <= ISMS_N_TONES; tone++)
      {
        const IsmsPalette *palette = isms_palette_get (light[i]);
        const IsmsTone *calmer = isms_palette_get_tone (palette, tone - 1);
        const IsmsTone *worse = isms_palette_get_tone (palette, tone);

        g_assert_cmpfloat (isms_color_get_luminance (&worse->fill), <,
                           isms_color_get_luminance (&calmer->fill));
      }
}

static void
test_hatches (void)
{
  const IsmsPalette *paper = isms_palette_get (ISMS_PALETTE_PAPER);

  for (int a = 1; a <= ISMS_N_TONES; a++)
    {
      g_assert_cmpint (isms_palette_get_tone (paper, a)->hatch, !=, ISMS_HATCH_NONE);
      for (int b = a + 1; b <= ISMS_N_TONES; b++)
        g_assert_cmpint (isms_palette_get_tone (paper, a)->hatch, !=,
                         isms_palette_get_tone (paper, b)->hatch);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/palette/known-contrast", test_known_contrast);
  g_test_add_func ("/chart/palette/text-on-tones", test_text_on_tones);
  g_test_add_func ("/chart/palette/text-on-ground", test_text_on_ground);
  g_test_add_func ("/chart/palette/order-in-grey", test_order_in_grey);
  g_test_add_func ("/chart/palette/hatches", test_hatches);
  return g_test_run ();
}
