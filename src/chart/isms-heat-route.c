/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The ways of arrows over the map: out of a ghost at the foot of its cell, along the rows between
 * the cells and beside the chips, into the foot of the other cell. So no arrow crosses a word. */

#include "isms-heat-chart-private.h"

#include <math.h>

#define RADIUS 6.0
#define APART 0.3  /* lines up or down from the middle of a ghost */
#define TRACK 3.5  /* from one arrow to the next beside it */
#define ENTER 19.0 /* how far into its cell an arrow goes */

/*< private >
 * isms_heat_route_get_ghost:
 *
 * Returns: the middle of the ghost in @cell
 */
IsmsHeatPoint
isms_heat_route_get_ghost (const IsmsHeatGeometry *geometry, const int cell[2])
{
  IsmsHeatRect rect = isms_heat_chart_get_cell_rect (geometry, cell[0], cell[1]);
  double inset = geometry->content_below ? ISMS_HEAT_PAD : MIN (ISMS_HEAT_PAD, rect.height / 10);

  return (IsmsHeatPoint) { rect.x + rect.width / 2, rect.y + rect.height - inset
                                                        - geometry->small_line / 2
                                                        - (geometry->foot > 0 ? TRACK : 1) };
}

static void
add (IsmsHeatRoute *route, double x, double y)
{
  route->points[route->n_points++] = (IsmsHeatPoint) { x, y };
}

/*< private >
 * isms_heat_route_get_side:
 *
 * Returns: on which side of its cell the arrow comes in: 1, from its right; -1, from its left
 */
int
isms_heat_route_get_side (const IsmsHeatGeometry *geometry, const IsmsHeatMovement *move)
{
  int ahead = geometry->mirrored ? -1 : 1;

  if (move->from[1] != move->to[1])
    return move->from[1] > move->to[1] ? ahead : -ahead;
  return move->worse ? ahead : -ahead;
}

/*< private >
 * isms_heat_route_find:
 * @geometry: of the map
 * @move: from where to where
 * @track: 0 or 1: those of the other track run beside it, where they would meet
 * @half_ghost: half the width of the ghost that the arrow comes out of
 * @route: (out caller-allocated): the way
 */
void
isms_heat_route_find (const IsmsHeatGeometry *geometry,
                      const IsmsHeatMovement *move,
                      guint track,
                      double half_ghost,
                      IsmsHeatRoute *route)
{
  IsmsHeatRect from = isms_heat_chart_get_cell_rect (geometry, move->from[0], move->from[1]);
  IsmsHeatRect to = isms_heat_chart_get_cell_rect (geometry, move->to[0], move->to[1]);
  IsmsHeatPoint ghost = isms_heat_route_get_ghost (geometry, move->from);
  IsmsHeatPoint end = isms_heat_route_get_ghost (geometry, move->to);
  int side = isms_heat_route_get_side (geometry, move);
  int columns = ABS (move->to[1] - move->from[1]);
  int out = columns == 0 ? side : -side; /* the side of the ghost it leaves by */
  double apart = (track > 0 ? -APART : APART) * geometry->small_line;
  double edge = side > 0 ? to.x + to.width : to.x;
  double lane = edge - side * (2.5 + track * TRACK);
  double tip = edge - side * MIN (ENTER, to.width / 3);

  route->n_points = 0;
  route->direction = -side;
  half_ghost = MIN (half_ghost, from.width / 2 - 6);
  add (route, ghost.x + out * half_ghost, ghost.y + apart);
  if (columns > 1)
    {
      double row = from.y + from.height - 1.5 - track * TRACK;

      add (route, ghost.x + out * (half_ghost + 4), ghost.y + apart);
      add (route, ghost.x + out * (half_ghost + 10), row);
      add (route, lane, row);
    }
  else if (move->from[0] != move->to[0])
    {
      add (route, lane, ghost.y + apart);
    }
  if (columns > 1 || move->from[0] != move->to[0])
    add (route, lane, end.y + apart);
  add (route, tip, end.y + apart);
}

/*< private >
 * isms_heat_route_add:
 * @route: a way
 * @cr: gets it as a path
 * @shorter: by how much it ends before the tip
 */
void
isms_heat_route_add (const IsmsHeatRoute *route, cairo_t *cr, double shorter)
{
  cairo_move_to (cr, route->points[0].x, route->points[0].y);
  for (guint i = 1; i + 1 < route->n_points; i++)
    {
      IsmsHeatPoint a = route->points[i - 1], b = route->points[i], c = route->points[i + 1];
      double in = hypot (b.x - a.x, b.y - a.y), out = hypot (c.x - b.x, c.y - b.y);
      double r = MIN (RADIUS, MIN (in, out) / 2);
      IsmsHeatPoint p, q;

      if (r < 0.5)
        {
          cairo_line_to (cr, b.x, b.y);
          continue;
        }
      p = (IsmsHeatPoint) { b.x + (a.x - b.x) * r / in, b.y + (a.y - b.y) * r / in };
      q = (IsmsHeatPoint) { b.x + (c.x - b.x) * r / out, b.y + (c.y - b.y) * r / out };
      cairo_line_to (cr, p.x, p.y);
      cairo_curve_to (cr, (p.x + 2 * b.x) / 3, (p.y + 2 * b.y) / 3, (q.x + 2 * b.x) / 3,
                      (q.y + 2 * b.y) / 3, q.x, q.y);
    }
  cairo_line_to (cr, route->points[route->n_points - 1].x - route->direction * shorter,
                 route->points[route->n_points - 1].y);
}
