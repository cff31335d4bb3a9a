/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk heat map drawn: the same on screen and on paper. */

#include "isms-config.h"

#include "isms-heat-chart-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

typedef struct
{
  IsmsHeatChart *chart;
  const IsmsHeatGeometry *geometry;
  cairo_t *cr;
  const IsmsPalette *palette;
  IsmsHeatDrawFlags flags;
} Drawing;

typedef struct
{
  const char *text;
  double scale;
  gboolean bold;
  gboolean wrap;
  double x_align; /* in the order of reading */
  double y_align;
  const IsmsColor *color;
  const IsmsColor
      *knockout; /* painted under the text, so that a hatch does not cross it; or NULL */
} Text;

static void
add_round_rect (cairo_t *cr, IsmsHeatRect rect, double radius)
{
  radius = MIN (radius, MIN (rect.width, rect.height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, rect.x + rect.width - radius, rect.y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, rect.x + rect.width - radius, rect.y + rect.height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, rect.x + radius, rect.y + rect.height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, rect.x + radius, rect.y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* Pango turns left and right round for a line that runs against its context. */
static PangoAlignment
get_alignment (PangoLayout *layout, double align)
{
  gboolean line =
      pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, 0))
      == PANGO_DIRECTION_RTL;
  gboolean base =
      pango_context_get_base_dir (pango_layout_get_context (layout)) == PANGO_DIRECTION_RTL;

  if (align == 0.5)
    return PANGO_ALIGN_CENTER;
  return (align > 0.5) != (line != base) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
paint_knockout (
    Drawing *self, PangoLayout *layout, const IsmsColor *color, double x, double y, double height)
{
  PangoRectangle logical;
  IsmsHeatRect rect;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  rect = (IsmsHeatRect) { x + logical.x - 2, y + 1, logical.width + 4, height - 2 };
  isms_color_set_source (color, self->cr);
  add_round_rect (self->cr, rect, 3);
  cairo_fill (self->cr);
}

/* Draws the text inside the rectangle, shortened where it must be; not at all where not even a line
 * fits. Returns whether it was drawn. */
static gboolean
draw_text (Drawing *self, IsmsHeatRect rect, const Text *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  double align = self->geometry->mirrored ? 1 - text->x_align : text->x_align;
  double height;
  int units;

  if (text->text == NULL || *text->text == '\0' || rect.width < 4)
    return FALSE;
  layout = isms_heat_text (self->geometry->context, text->text, text->scale, text->bold,
                           text->wrap ? rect.width : -1);
  pango_layout_set_width (layout, (int) ceil (rect.width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (text->wrap)
    pango_layout_set_height (layout, (int) ceil (rect.height * PANGO_SCALE));
  pango_layout_set_alignment (layout, get_alignment (layout, align));
  pango_layout_get_size (layout, NULL, &units);
  height = (double) units / PANGO_SCALE;
  if (height > rect.height + 1)
    return FALSE;
  rect.y += (rect.height - height) * text->y_align;
  if (text->knockout != NULL)
    paint_knockout (self, layout, text->knockout, rect.x, rect.y, height);
  isms_color_set_source (text->color, self->cr);
  /* A letter is made anew for every fraction of a pixel at which it stands. */
  cairo_move_to (self->cr, round (rect.x), round (rect.y));
  pango_cairo_show_layout (self->cr, layout);
  return TRUE;
}

static double
measure_text (Drawing *self, const char *text, double scale, gboolean bold)
{
  g_autoptr (PangoLayout) layout = isms_heat_text (self->geometry->context, text, scale, bold, -1);
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return ceil ((double) width / PANGO_SCALE);
}

static void
draw_title (Drawing *self, const char *format, const char *title, double y, double x_align)
{
  g_autofree char *text = NULL;
  const IsmsHeatGeometry *geometry = self->geometry;
  IsmsHeatRect rect = { 0, y, geometry->width - ISMS_HEAT_GAP, geometry->small_line };

  if (title == NULL)
    return;
  text = g_strconcat (title, format, NULL);
  draw_text (self, isms_heat_geometry_turn (geometry, rect),
             &(Text) { .text = text,
                       .scale = ISMS_HEAT_SMALL,
                       .bold = TRUE,
                       .x_align = x_align,
                       .y_align = 0.5,
                       .color = &self->palette->dim });
}

static void
draw_likelihood_axis (Drawing *self)
{
  const IsmsHeatGeometry *geometry = self->geometry;
  double pitch = geometry->cell_height + ISMS_HEAT_GAP;

  draw_title (self, " ↑", self->chart->likelihood_title, 0, 0);
  for (int i = 1; i <= geometry->n_likelihoods; i++)
    {
      double y = geometry->grid.y + (geometry->n_likelihoods - i) * pitch;
      IsmsHeatRect words = { 0, y, geometry->words_width - geometry->words_pad,
                             geometry->cell_height };
      IsmsHeatRect number = { geometry->words_width, y, geometry->number_width - ISMS_HEAT_PAD,
                              words.height };
      char digits[16];

      g_snprintf (digits, sizeof digits, "%d", i);
      draw_text (self, isms_heat_geometry_turn (geometry, words),
                 &(Text) { .text = self->chart->likelihoods[i - 1],
                           .scale = ISMS_HEAT_SMALL,
                           .wrap = TRUE,
                           .x_align = 1,
                           .y_align = 0.5,
                           .color = &self->palette->foreground });
      draw_text (self, isms_heat_geometry_turn (geometry, number),
                 &(Text) { .text = digits,
                           .scale = ISMS_HEAT_SMALL,
                           .x_align = 1,
                           .y_align = 0.5,
                           .color = &self->palette->dim });
    }
}

static void
draw_impact_axis (Drawing *self)
{
  const IsmsHeatGeometry *geometry = self->geometry;
  double pitch = geometry->cell_width + ISMS_HEAT_GAP;
  double y = geometry->grid.y + geometry->grid.height + ISMS_HEAT_GAP;

  for (int i = 1; i <= geometry->n_impacts; i++)
    {
      double x = geometry->grid.x + (i - 1) * pitch;
      IsmsHeatRect number = { x, y, geometry->cell_width, geometry->small_line };
      IsmsHeatRect words = { x, y + geometry->small_line, geometry->cell_width,
                             geometry->words_height };
      char digits[16];

      g_snprintf (digits, sizeof digits, "%d", i);
      draw_text (self, isms_heat_geometry_turn (geometry, number),
                 &(Text) { .text = digits,
                           .scale = ISMS_HEAT_SMALL,
                           .x_align = 0.5,
                           .color = &self->palette->dim });
      if (geometry->words_height > 0)
        draw_text (self, isms_heat_geometry_turn (geometry, words),
                   &(Text) { .text = self->chart->impacts[i - 1],
                             .scale = ISMS_HEAT_SMALL,
                             .wrap = TRUE,
                             .x_align = 0.5,
                             .color = &self->palette->foreground });
    }
  draw_title (self, geometry->mirrored ? " ←" : " →", self->chart->impact_title,
              y + geometry->small_line + geometry->words_height + ISMS_HEAT_PAD, 1);
}

static const IsmsTone *
get_tone (Drawing *self, const IsmsHeatCell *cell)
{
  return isms_palette_get_tone (self->palette, cell->tone);
}

static const IsmsColor *
get_knockout (const IsmsTone *tone)
{
  return tone->hatch != ISMS_HATCH_NONE ? &tone->fill : NULL;
}

/* The level is named once: in its first cell from the top, in the order of reading. */
static gboolean
is_first_of_level (Drawing *self, int likelihood, int impact)
{
  const char *name = isms_heat_chart_peek (self->chart, likelihood, impact)->name;

  for (int l = self->chart->n_likelihoods; l >= likelihood; l--)
    for (int i = 1; i <= self->chart->n_impacts; i++)
      {
        if (l == likelihood && i == impact)
          return TRUE;
        if (g_strcmp0 (isms_heat_chart_peek (self->chart, l, i)->name, name) == 0)
          return FALSE;
      }
  return TRUE;
}

static void
draw_sign (Drawing *self, IsmsHeatCell *cell, int likelihood, int impact)
{
  const IsmsHeatGeometry *geometry = self->geometry;
  const IsmsTone *tone = get_tone (self, cell);
  IsmsHeatRect rect = isms_heat_chart_get_cell_rect (geometry, likelihood, impact);
  double sign = geometry->sign_width;
  Text text = { .text = cell->sign,
                .scale = ISMS_HEAT_SMALL,
                .bold = TRUE,
                .y_align = geometry->content_below ? 0 : 0.5,
                .color = &tone->text,
                .knockout = get_knockout (tone) };
  double inset = MIN (ISMS_HEAT_PAD + geometry->side, MAX (0, (rect.width - sign) / 2));
  IsmsHeatRect place = rect;

  place.x = geometry->mirrored ? rect.x + rect.width - inset - sign : rect.x + inset;
  place.width = MIN (sign, rect.width) + 0.5;
  if (geometry->content_below)
    {
      place.y += ISMS_HEAT_PAD / 2;
      place.height = geometry->small_line;
    }
  draw_text (self, place, &text);
  if (!geometry->content_below || cell->name == NULL
      || !is_first_of_level (self, likelihood, impact))
    return;
  text.text = cell->name;
  text.bold = FALSE;
  place.width = rect.width - sign - 4 * ISMS_HEAT_PAD - 2 * geometry->side;
  place.x = rect.x + geometry->side + 2 * ISMS_HEAT_PAD + (geometry->mirrored ? 0 : sign);
  if (measure_text (self, cell->name, ISMS_HEAT_SMALL, FALSE) <= place.width)
    draw_text (self, place, &text);
}

static void
draw_count (Drawing *self, IsmsHeatCell *cell, IsmsHeatRect rect)
{
  const IsmsTone *tone = get_tone (self, cell);
  char digits[16];
  double scale = MIN (1.6, 0.95 * rect.height / self->geometry->line);
  double width;

  if (cell->count == 0)
    return;
  g_snprintf (digits, sizeof digits, "%u", cell->count);
  width = measure_text (self, digits, scale, TRUE);
  if (width > rect.width)
    scale *= rect.width / (width + 1);
  if (scale < 0.55)
    return;
  draw_text (self, rect,
             &(Text) { .text = digits,
                       .scale = scale,
                       .bold = TRUE,
                       .x_align = 0.5,
                       .y_align = 0.5,
                       .color = &tone->text,
                       .knockout = get_knockout (tone) });
}

/* Flows boxes of these widths into the rectangle. FALSE: they need more rows than it has. */
static gboolean
flow (const double *widths, guint n, IsmsHeatRect area, double height, IsmsHeatRect *places)
{
  double x = 0, y = 0;

  for (guint i = 0; i < n; i++)
    {
      double width = MIN (widths[i], area.width);

      if (x > 0 && x + width > area.width)
        {
          x = 0;
          y += height + ISMS_HEAT_GAP;
        }
      if (y + height > area.height)
        return FALSE;
      places[i] = (IsmsHeatRect) { area.x + x, area.y + y, width, height };
      x += width + ISMS_HEAT_GAP;
    }
  return TRUE;
}

static void
draw_chip (Drawing *self, const char *text, IsmsHeatRect rect, IsmsHeatRect area)
{
  if (self->geometry->mirrored)
    rect.x = area.x + area.width - (rect.x - area.x) - rect.width;
  add_round_rect (self->cr, rect, 4);
  isms_color_set_source (&self->palette->background, self->cr);
  cairo_fill_preserve (self->cr);
  isms_color_set_source (&self->palette->grid, self->cr);
  cairo_set_line_width (self->cr, 0.5);
  cairo_stroke (self->cr);
  draw_text (self, rect,
             &(Text) { .text = text,
                       .scale = ISMS_HEAT_SMALL,
                       .x_align = 0.5,
                       .y_align = 0.5,
                       .color = &self->palette->foreground });
}

/* Beside the letter of a cell they stand at its height, in the middle. */
static void
centre_chips (Drawing *self, IsmsHeatRect area, IsmsHeatRect *places, guint n)
{
  IsmsHeatRect last = places[n - 1];
  double rest = area.y + area.height - last.y - last.height;

  for (guint i = 0; i < n && !self->geometry->content_below; i++)
    places[i].y += rest / 2;
}

/* As many chips as fit with "+N" for the rest. FALSE: none fits. */
static gboolean
draw_chips (Drawing *self, IsmsHeatCell *cell, IsmsHeatRect area)
{
  guint n_chips = cell->chips != NULL ? g_strv_length (cell->chips) : 0;
  g_autofree double *widths = g_new0 (double, n_chips + 1);
  g_autofree IsmsHeatRect *places = g_new0 (IsmsHeatRect, n_chips + 1);
  double height = self->geometry->small_line + 2;

  for (guint i = 0; i < n_chips; i++)
    widths[i] = measure_text (self, cell->chips[i], ISMS_HEAT_SMALL, FALSE) + 2 * ISMS_HEAT_PAD;
  for (guint n = n_chips; n > 0; n--)
    {
      g_autofree char *more = NULL;
      double next = widths[n];
      gboolean fits;

      if (cell->count > n)
        {
          /* Translators: in a cell of the heat map, after some risks: so many more */
          more = g_strdup_printf (_ ("+%u"), cell->count - n);
          widths[n] = measure_text (self, more, ISMS_HEAT_SMALL, FALSE) + 2 * ISMS_HEAT_PAD;
        }
      fits = flow (widths, more != NULL ? n + 1 : n, area, height, places);
      widths[n] = next;
      if (!fits)
        continue;
      centre_chips (self, area, places, more != NULL ? n + 1 : n);
      for (guint i = 0; i < n; i++)
        draw_chip (self, cell->chips[i], places[i], area);
      if (more != NULL)
        draw_chip (self, more, places[n], area);
      return TRUE;
    }
  return FALSE;
}

static void
draw_cell (Drawing *self, int likelihood, int impact)
{
  IsmsHeatCell *cell = isms_heat_chart_peek (self->chart, likelihood, impact);
  IsmsHeatRect rect = isms_heat_chart_get_cell_rect (self->geometry, likelihood, impact);
  IsmsHeatRect content = isms_heat_chart_get_content_rect (self->geometry, likelihood, impact);

  if (rect.width <= 0 || rect.height <= 0)
    return;
  add_round_rect (self->cr, rect, 4);
  if (cell->tone > 0)
    isms_tone_fill (get_tone (self, cell), self->cr);
  else
    {
      isms_color_set_source (&self->palette->grid, self->cr);
      cairo_set_line_width (self->cr, 1);
      cairo_stroke (self->cr);
    }
  if (cell->sign != NULL)
    draw_sign (self, cell, likelihood, impact);
  if ((self->flags & ISMS_HEAT_DRAW_CHIPS) && draw_chips (self, cell, content))
    return;
  if (self->flags & ISMS_HEAT_DRAW_COUNTS)
    draw_count (self, cell, content);
}

/* Between two cells of which one is acceptable and the other is not. */
static void
add_border (Drawing *self, int likelihood, int impact, int other_likelihood, int other_impact)
{
  const IsmsHeatCell *cell = isms_heat_chart_peek (self->chart, likelihood, impact);
  const IsmsHeatCell *other = isms_heat_chart_peek (self->chart, other_likelihood, other_impact);
  IsmsHeatRect a = isms_heat_chart_get_cell_rect (self->geometry, likelihood, impact);
  IsmsHeatRect b = isms_heat_chart_get_cell_rect (self->geometry, other_likelihood, other_impact);
  double half = ISMS_HEAT_GAP / 2;

  if (cell->tone == 0 || other->tone == 0 || cell->acceptable == other->acceptable)
    return;
  if (likelihood == other_likelihood)
    {
      double x = MAX (a.x, b.x) - half;

      cairo_move_to (self->cr, x, a.y - half);
      cairo_line_to (self->cr, x, a.y + a.height + half);
    }
  else
    {
      double y = MAX (a.y, b.y) - half;

      cairo_move_to (self->cr, a.x - half, y);
      cairo_line_to (self->cr, a.x + a.width + half, y);
    }
}

static void
draw_acceptance_line (Drawing *self)
{
  int rows = self->chart->n_likelihoods;
  int columns = self->chart->n_impacts;

  for (int l = 1; l <= rows; l++)
    for (int i = 1; i <= columns; i++)
      {
        if (i < columns)
          add_border (self, l, i, l, i + 1);
        if (l < rows)
          add_border (self, l, i, l + 1, i);
      }
  isms_color_set_source (&self->palette->acceptance, self->cr);
  cairo_set_line_width (self->cr, ISMS_HEAT_GAP - 0.5);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_SQUARE);
  cairo_stroke (self->cr);
}

static gboolean
is_acceptable (Drawing *self, int likelihood, int impact)
{
  const IsmsHeatCell *cell;

  if (likelihood > self->chart->n_likelihoods || impact > self->chart->n_impacts)
    return FALSE;
  cell = isms_heat_chart_peek (self->chart, likelihood, impact);
  return cell->tone > 0 && cell->acceptable;
}

/* Whether the line runs over or behind the cell, and its words fit beside the cell's letter. */
static gboolean
has_room_for_line (Drawing *self, int likelihood, int impact, double width)
{
  IsmsHeatRect rect = isms_heat_chart_get_cell_rect (self->geometry, likelihood, impact);
  gboolean over =
      likelihood < self->chart->n_likelihoods && !is_acceptable (self, likelihood + 1, impact);
  gboolean behind =
      impact < self->chart->n_impacts && !is_acceptable (self, likelihood, impact + 1);
  double room =
      rect.width - self->geometry->sign_width - 3 * ISMS_HEAT_PAD - 2 * self->geometry->side;

  if (!is_acceptable (self, likelihood, impact) || (!over && !behind))
    return FALSE;
  if (isms_heat_chart_peek (self->chart, likelihood, impact)->name != NULL
      && is_first_of_level (self, likelihood, impact))
    return FALSE;
  return room >= width;
}

/* Says what the line is, in a cell at its lower end, on the acceptable side. */
static void
draw_acceptance_words (Drawing *self)
{
  const IsmsHeatGeometry *geometry = self->geometry;
  /* Translators: stands beside the line on the heat map under which risks are acceptable. */
  const char *words = _ ("acceptance line");
  double width = measure_text (self, words, ISMS_HEAT_SMALL, FALSE);

  if (!geometry->content_below)
    return;
  for (int l = 1; l <= self->chart->n_likelihoods; l++)
    for (int i = self->chart->n_impacts; i >= 1; i--)
      if (has_room_for_line (self, l, i, width))
        {
          const IsmsTone *tone = get_tone (self, isms_heat_chart_peek (self->chart, l, i));
          IsmsHeatRect rect = isms_heat_chart_get_cell_rect (geometry, l, i);
          double inset = ISMS_HEAT_PAD + geometry->side;
          double x = geometry->mirrored ? rect.x + inset : rect.x + rect.width - inset - width;

          draw_text (self,
                     (IsmsHeatRect) { x, rect.y + ISMS_HEAT_PAD / 2, width, geometry->small_line },
                     &(Text) { .text = words,
                               .scale = ISMS_HEAT_SMALL,
                               .x_align = 1,
                               .color = &tone->text,
                               .knockout = get_knockout (tone) });
          return;
        }
}

/**
 * isms_heat_chart_draw:
 * @self: a map
 * @geometry: where everything is, from isms_heat_chart_layout() for this map
 * @cr: where to draw, with the drawing's corner at 0, 0; left as it was
 * @palette: the colours
 * @flags: what to draw beside the ground
 *
 * Draws the map. On the thread that made @geometry.
 */
void
isms_heat_chart_draw (IsmsHeatChart *self,
                      const IsmsHeatGeometry *geometry,
                      cairo_t *cr,
                      const IsmsPalette *palette,
                      IsmsHeatDrawFlags flags)
{
  Drawing drawing = { self, geometry, cr, palette, flags };

  cairo_save (cr);
  if (!(flags & ISMS_HEAT_DRAW_MOVES_ALONE))
    {
      for (int l = 1; l <= self->n_likelihoods; l++)
        for (int i = 1; i <= self->n_impacts; i++)
          draw_cell (&drawing, l, i);
      draw_acceptance_line (&drawing);
      draw_acceptance_words (&drawing);
      draw_likelihood_axis (&drawing);
      draw_impact_axis (&drawing);
    }
  if (flags & (ISMS_HEAT_DRAW_MOVES | ISMS_HEAT_DRAW_MOVES_ALONE))
    isms_heat_moves_draw (self, geometry, cr, palette);
  cairo_restore (cr);
}
