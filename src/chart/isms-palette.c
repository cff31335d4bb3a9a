/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The colours of every chart. Muted steps of GNOME's green, yellow, orange and red: a wall of
 * traffic lights tires the eye. Each step is also darker than the one before, for a grey print. */

#include "isms-palette.h"

#include <math.h>

#define RGB(hex)                                                                                   \
  { ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) & 0xff) / 255.0 }

static const IsmsPalette palettes[] = {
  [ISMS_PALETTE_LIGHT] = {
    .tones = {
      { RGB (0xd3e8d8), RGB (0x1f1f24), RGB (0x8fb89a), ISMS_HATCH_NONE },
      { RGB (0xdfe6b8), RGB (0x1f1f24), RGB (0xa3ad6c), ISMS_HATCH_NONE },
      { RGB (0xf2dc9b), RGB (0x1f1f24), RGB (0xb89a45), ISMS_HATCH_NONE },
      { RGB (0xf0bf97), RGB (0x1f1f24), RGB (0xb9784a), ISMS_HATCH_NONE },
      { RGB (0xe39b94), RGB (0x1f1f24), RGB (0xa4524b), ISMS_HATCH_NONE },
    },
    .background = RGB (0xffffff),
    .foreground = RGB (0x2e2e33),
    .dim = RGB (0x5e5e66),
    .grid = RGB (0xd8d7dc),
    .accent = RGB (0x1c71d8),
    .acceptance = RGB (0x241f31),
    .better = RGB (0x15539e),
    .worse = RGB (0xa51d2d),
  },
  [ISMS_PALETTE_DARK] = {
    .tones = {
      { RGB (0x2a4837), RGB (0xf6f5f4), RGB (0x4b7a60), ISMS_HATCH_NONE },
      { RGB (0x444c29), RGB (0xf6f5f4), RGB (0x757f49), ISMS_HATCH_NONE },
      { RGB (0x5d4e1f), RGB (0xf6f5f4), RGB (0x97823f), ISMS_HATCH_NONE },
      { RGB (0x6b4426), RGB (0xf6f5f4), RGB (0xa87148), ISMS_HATCH_NONE },
      { RGB (0x78302e), RGB (0xf6f5f4), RGB (0xb95b57), ISMS_HATCH_NONE },
    },
    .background = RGB (0x1d1d20),
    .foreground = RGB (0xe8e8ec),
    .dim = RGB (0xa6a6ad),
    .grid = RGB (0x3d3d42),
    .accent = RGB (0x78aeed),
    .acceptance = RGB (0xffffff),
    .better = RGB (0xb5d4f8),
    .worse = RGB (0xffb3a7),
  },
  [ISMS_PALETTE_PAPER] = {
    .tones = {
      { RGB (0xe9f3eb), RGB (0x111114), RGB (0xa5c4ae), ISMS_HATCH_DOTS },
      { RGB (0xeaeecf), RGB (0x111114), RGB (0xb5bd8a), ISMS_HATCH_RISING },
      { RGB (0xf6e7b9), RGB (0x111114), RGB (0xc9b06c), ISMS_HATCH_FALLING },
      { RGB (0xf4d2b4), RGB (0x111114), RGB (0xc4946c), ISMS_HATCH_CROSSED },
      { RGB (0xecb6b0), RGB (0x111114), RGB (0xad6a62), ISMS_HATCH_DENSE },
    },
    .background = RGB (0xffffff),
    .foreground = RGB (0x1a1a1f),
    .dim = RGB (0x55555d),
    .grid = RGB (0xb9b9c0),
    .accent = RGB (0x1a5fb4),
    .acceptance = RGB (0x000000),
    .better = RGB (0x1a5fb4),
    .worse = RGB (0xa51d2d),
  },
};

static double
linearize (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static void
draw_dots (cairo_t *cr, double x1, double y1, double x2, double y2, double step)
{
  gboolean odd = FALSE;

  for (double y = floor (y1 / step) * step; y < y2 + step; y += step, odd = !odd)
    for (double x = floor (x1 / step) * step + (odd ? step / 2 : 0); x < x2 + step; x += step)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x, y, 0.5, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

static void
draw_diagonals (
    cairo_t *cr, double x1, double y1, double x2, double y2, double step, gboolean rising)
{
  double height = y2 - y1;

  for (double x = floor ((x1 - height) / step) * step; x < x2; x += step)
    {
      cairo_move_to (cr, x, rising ? y2 : y1);
      cairo_line_to (cr, x + height, rising ? y1 : y2);
    }
  cairo_stroke (cr);
}

/**
 * isms_palette_get:
 * @variant: where the chart is to be seen
 *
 * Returns: (transfer none): the palette, never freed
 */
const IsmsPalette *
isms_palette_get (IsmsPaletteVariant variant)
{
  g_return_val_if_fail ((guint) variant < G_N_ELEMENTS (palettes), &palettes[ISMS_PALETTE_LIGHT]);

  return &palettes[variant];
}

/**
 * isms_palette_get_tone:
 * @self: a palette
 * @tone: 1 (calm) to 5 (worst); what is outside counts as the nearest
 *
 * Returns: (transfer none): the tone
 */
const IsmsTone *
isms_palette_get_tone (const IsmsPalette *self, int tone)
{
  return &self->tones[CLAMP (tone, 1, ISMS_N_TONES) - 1];
}

/**
 * isms_color_get_luminance:
 * @self: a colour
 *
 * Returns: the relative luminance as WCAG defines it, 0 (black) to 1 (white)
 */
double
isms_color_get_luminance (const IsmsColor *self)
{
  return 0.2126 * linearize (self->red) + 0.7152 * linearize (self->green)
         + 0.0722 * linearize (self->blue);
}

/**
 * isms_color_get_contrast:
 * @self: a colour
 * @other: another
 *
 * Returns: their contrast as WCAG defines it, 1 to 21
 */
double
isms_color_get_contrast (const IsmsColor *self, const IsmsColor *other)
{
  double a = isms_color_get_luminance (self);
  double b = isms_color_get_luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/**
 * isms_color_set_source:
 * @self: a colour
 * @cr: where to draw with it
 *
 * Makes the colour the source of what is drawn next.
 */
void
isms_color_set_source (const IsmsColor *self, cairo_t *cr)
{
  cairo_set_source_rgb (cr, self->red, self->green, self->blue);
}

/**
 * isms_tone_fill:
 * @self: a tone
 * @cr: where to draw; its path is filled and then gone
 *
 * Fills the path with the tone and, where the palette has one, its hatch.
 */
void
isms_tone_fill (const IsmsTone *self, cairo_t *cr)
{
  double x1, y1, x2, y2;

  isms_color_set_source (&self->fill, cr);
  if (self->hatch == ISMS_HATCH_NONE)
    {
      cairo_fill (cr);
      return;
    }
  cairo_fill_preserve (cr);
  cairo_save (cr);
  cairo_clip (cr);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  isms_color_set_source (&self->ink, cr);
  cairo_set_line_width (cr, 0.5);
  if (self->hatch == ISMS_HATCH_DOTS)
    draw_dots (cr, x1, y1, x2, y2, 6);
  if (self->hatch == ISMS_HATCH_RISING || self->hatch == ISMS_HATCH_CROSSED)
    draw_diagonals (cr, x1, y1, x2, y2, 8, TRUE);
  if (self->hatch == ISMS_HATCH_FALLING)
    draw_diagonals (cr, x1, y1, x2, y2, 5, FALSE);
  if (self->hatch == ISMS_HATCH_CROSSED)
    draw_diagonals (cr, x1, y1, x2, y2, 8, FALSE);
  if (self->hatch == ISMS_HATCH_DENSE)
    {
      draw_diagonals (cr, x1, y1, x2, y2, 4, TRUE);
      draw_diagonals (cr, x1, y1, x2, y2, 4, FALSE);
    }
  cairo_restore (cr);
}
