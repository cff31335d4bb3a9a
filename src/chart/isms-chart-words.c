/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Small words and even steps. */

#include "isms-config.h"

#include "isms-chart-words.h"

#include <math.h>

#define SMALL 0.82 /* as captions are on the screen */

/**
 * isms_chart_create_words:
 * @context: for its font
 * @text: what it says
 * @bold: whether in bold
 *
 * Returns: (transfer full): the words, a little smaller than the font of @context
 */
PangoLayout *
isms_chart_create_words (PangoContext *context, const char *text, gboolean bold)
{
  PangoLayout *layout = pango_layout_new (context);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  PangoFontDescription *small = pango_font_description_copy (font);
  double size = pango_font_description_get_size (font) * SMALL;

  if (pango_font_description_get_size_is_absolute (font))
    pango_font_description_set_absolute_size (small, size);
  else
    pango_font_description_set_size (small, (int) size);
  if (bold)
    pango_font_description_set_weight (small, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, small);
  pango_font_description_free (small);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/**
 * isms_chart_measure_words:
 * @layout: words
 * @width: (out): in units of the drawing
 * @height: (out): likewise
 */
void
isms_chart_measure_words (PangoLayout *layout, double *width, double *height)
{
  int w, h;

  pango_layout_get_pixel_size (layout, &w, &h);
  *width = w;
  *height = h;
}

/**
 * isms_chart_find_step:
 * @span: what the scale shows, above 0
 * @n: how many steps there may be
 *
 * Returns: 1, 2 or 5 times a power of ten, so that at most @n of them make up @span
 */
double
isms_chart_find_step (double span, int n)
{
  static const double steps[] = { 1, 2, 5 };

  for (double power = pow (10, floor (log10 (span / n)));; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      if (steps[i] * power * n >= span * 0.999)
        return steps[i] * power;
}
