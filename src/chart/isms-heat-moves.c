/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How risks moved over the map: a dashed ghost where they stood, an arrow to where they stand. Up
 * is a thick line with a full head, down a thin one with an open head, so that it reads without
 * colour. */

#include "isms-heat-chart-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#define FEW 10 /* arrows that can be followed one by one */

typedef struct
{
  double x, y;
} Point;

static gboolean
is_cell (const IsmsHeatChart *self, const int place[2])
{
  return place[0] >= 1 && place[0] <= self->n_likelihoods && place[1] >= 1
         && place[1] <= self->n_impacts;
}

/* At the foot of the cell, under its chips. */
static Point
find_ghost (const IsmsHeatGeometry *geometry, int likelihood, int impact)
{
  IsmsHeatRect rect = isms_heat_chart_get_content_rect (geometry, likelihood, impact);

  return (Point) { rect.x + rect.width / 2, rect.y + rect.height - geometry->small_line / 2 - 1 };
}

static Point
find_centre (const IsmsHeatGeometry *geometry, int likelihood, int impact)
{
  IsmsHeatRect rect = isms_heat_chart_get_content_rect (geometry, likelihood, impact);

  return (Point) { rect.x + rect.width / 2, rect.y + rect.height / 2 };
}

/* Where the way from @inside to @outside leaves a box around @inside. */
static Point
leave_box (Point inside, Point outside, double half_width, double half_height)
{
  double dx = outside.x - inside.x, dy = outside.y - inside.y;
  double t = MIN (dx != 0 ? half_width / fabs (dx) : G_MAXDOUBLE,
                  dy != 0 ? half_height / fabs (dy) : G_MAXDOUBLE);

  t = MIN (t, 0.5);
  return (Point) { inside.x + t * dx, inside.y + t * dy };
}

static void
draw_ghost (cairo_t *cr,
            const IsmsHeatGeometry *geometry,
            const IsmsPalette *palette,
            const char *words,
            Point at)
{
  g_autoptr (PangoLayout) layout =
      isms_heat_text (geometry->context, words, ISMS_HEAT_SMALL, FALSE, -1);
  static const double dashes[] = { 3, 2 };
  double half_width, half_height;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  half_width = width / 2.0 + 5;
  half_height = height / 2.0 + 1;
  cairo_rectangle (cr, round (at.x - half_width) + 0.5, round (at.y - half_height) + 0.5,
                   round (2 * half_width), round (2 * half_height));
  isms_color_set_source (&palette->background, cr);
  cairo_fill_preserve (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1);
  isms_color_set_source (&palette->foreground, cr);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, round (at.x - width / 2.0), round (at.y - height / 2.0));
  pango_cairo_show_layout (cr, layout);
}

static void
add_head (cairo_t *cr, Point tip, double angle, double size)
{
  cairo_move_to (cr, tip.x - size * cos (angle - 0.45), tip.y - size * sin (angle - 0.45));
  cairo_line_to (cr, tip.x, tip.y);
  cairo_line_to (cr, tip.x - size * cos (angle + 0.45), tip.y - size * sin (angle + 0.45));
}

/* Faint: one of many; what got worse never is. */
static void
draw_arrow (cairo_t *cr,
            const IsmsPalette *palette,
            Point from,
            Point to,
            const IsmsHeatMovement *move,
            gboolean faint)
{
  double angle = atan2 (to.y - from.y, to.x - from.x);
  double width =
      (move->worse ? 2.2 : 1.2) + (faint ? 0 : MIN (log2 (MAX (move->count, 1)), 4) * 0.6);
  double head = faint ? 6 : 7 + 2 * width;
  Point neck = { to.x - (move->worse ? head * 0.8 : 0) * cos (angle),
                 to.y - (move->worse ? head * 0.8 : 0) * sin (angle) };

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  /* A rim keeps it apart from cells of any colour. */
  for (int pass = faint ? 1 : 0; pass < 2; pass++)
    {
      isms_color_set_source (pass == 0 ? &palette->background
                             : faint   ? &palette->dim
                                       : &palette->foreground,
                             cr);
      cairo_set_line_width (cr, pass == 0 ? width + 2.5 : width);
      cairo_move_to (cr, from.x, from.y);
      cairo_line_to (cr, neck.x, neck.y);
      cairo_stroke (cr);
      add_head (cr, to, angle, head);
      if (move->worse)
        cairo_close_path (cr);
      if (move->worse && pass == 1)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
    }
}

static void
draw_move (cairo_t *cr,
           const IsmsHeatGeometry *geometry,
           const IsmsPalette *palette,
           const IsmsHeatMovement *move,
           gboolean faint)
{
  Point from = find_ghost (geometry, move->from[0], move->from[1]);
  Point to = find_centre (geometry, move->to[0], move->to[1]);
  IsmsHeatRect cell = isms_heat_chart_get_content_rect (geometry, move->to[0], move->to[1]);
  Point tip = leave_box (to, from, cell.width / 2 - 2, cell.height / 2 - 2);

  draw_arrow (cr, palette, from, tip, move, faint);
}

/*< private >
 * isms_heat_moves_draw:
 *
 * Many arrows stand back behind those that got worse; all of them behind the words of the ghosts.
 */
void
isms_heat_moves_draw (const IsmsHeatChart *self,
                      const IsmsHeatGeometry *geometry,
                      cairo_t *cr,
                      const IsmsPalette *palette)
{
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->moves->len; i++)
      {
        const IsmsHeatMovement *move = &g_array_index (self->moves, IsmsHeatMovement, i);
        gboolean faint = self->moves->len > FEW && !move->worse;

        if (faint == (pass == 0))
          draw_move (cr, geometry, palette, move, faint);
      }

  /* One ghost for each cell: its one risk, or how many went. */
  for (int l = 1; l <= self->n_likelihoods; l++)
    for (int i = 1; i <= self->n_impacts; i++)
      {
        g_autofree char *words = NULL;
        const char *name = NULL;
        guint n = 0;

        for (guint k = 0; k < self->moves->len; k++)
          {
            const IsmsHeatMovement *move = &g_array_index (self->moves, IsmsHeatMovement, k);

            if (move->from[0] != l || move->from[1] != i)
              continue;
            n += move->count;
            name = move->name;
          }
        if (n == 0)
          continue;
        words = n == 1 && name != NULL ? g_strdup (name) : g_strdup_printf ("%u", n);
        draw_ghost (cr, geometry, palette, words, find_ghost (geometry, l, i));
      }
}

/**
 * isms_heat_chart_set_moves:
 * @self: a chart
 * @moves: (array length=n_moves): from which cell to which, each pair once
 * @n_moves: how many
 *
 * For %ISMS_HEAT_DRAW_MOVES. Names are interned.
 */
void
isms_heat_chart_set_moves (IsmsHeatChart *self, const IsmsHeatMovement *moves, guint n_moves)
{
  g_array_set_size (self->moves, 0);
  for (guint i = 0; i < n_moves; i++)
    if (is_cell (self, moves[i].from) && is_cell (self, moves[i].to))
      {
        IsmsHeatMovement move = moves[i];

        move.name = g_intern_string (move.name);
        g_array_append_val (self->moves, move);
      }
}
