/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How risks moved over the map: a dashed ghost where they stood, an arrow to where they stand,
 * wider for more of them, and at its head how many it brought. Up is a thick line with a full head,
 * down a thinner one with an open head, so that it reads without colour. */

#include "isms-heat-chart-private.h"

#include <math.h>
#include <pango/pangocairo.h>

#define FEW 14     /* arrows that can be followed one by one */
#define LARGEST 12 /* that are drawn of more */
#define MAX_WIDTH 4.0

typedef enum
{
  FADED,
  SHOWN,
  POINTED,
} Rank;

typedef struct
{
  IsmsHeatMovement move;
  Rank rank;
  guint track;
  IsmsHeatRoute route;
} Arrow;

typedef struct
{
  const IsmsHeatChart *chart;
  const IsmsHeatGeometry *geometry;
  const IsmsPalette *palette;
  cairo_t *cr;
  GArray *arrows;
} Drawing;

static gboolean
is_cell (const IsmsHeatChart *self, const int place[2])
{
  return place[0] >= 1 && place[0] <= self->n_likelihoods && place[1] >= 1
         && place[1] <= self->n_impacts;
}

static gboolean
is_same (const int one[2], const int other[2])
{
  return one[0] == other[0] && one[1] == other[1];
}

static gboolean
is_pointed (const IsmsHeatChart *self, const IsmsHeatMovement *move)
{
  return self->pointed_cell[0] > 0
         && (is_same (move->from, self->pointed_cell) || is_same (move->to, self->pointed_cell));
}

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const IsmsHeatMovement *one = *(const IsmsHeatMovement *const *) a;
  const IsmsHeatMovement *other = *(const IsmsHeatMovement *const *) b;

  if (one->count != other->count)
    return one->count > other->count ? -1 : 1;
  return one < other ? -1 : 1;
}

/* Of many, the largest: half of the places are for what got worse. */
static GPtrArray *
choose_shown (const IsmsHeatChart *self)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GPtrArray *shown = g_ptr_array_new ();
  guint limit = isms_heat_chart_count_shown (self->moves->len);

  for (guint i = 0; i < self->moves->len; i++)
    g_ptr_array_add (sorted, &g_array_index (self->moves, IsmsHeatMovement, i));
  g_ptr_array_sort (sorted, compare_moves);
  for (guint i = 0; i < sorted->len && shown->len < limit / 2; i++)
    if (((IsmsHeatMovement *) g_ptr_array_index (sorted, i))->worse)
      g_ptr_array_add (shown, g_ptr_array_index (sorted, i));
  for (int worse = 0; worse < 2; worse++)
    for (guint i = 0; i < sorted->len && shown->len < limit; i++)
      if (((IsmsHeatMovement *) g_ptr_array_index (sorted, i))->worse == worse
          && !g_ptr_array_find (shown, g_ptr_array_index (sorted, i), NULL))
        g_ptr_array_add (shown, g_ptr_array_index (sorted, i));
  return shown;
}

static void
draw_words (Drawing *self, const char *words, double scale, double x, double y, double align)
{
  g_autoptr (PangoLayout) layout =
      isms_heat_text (self->geometry->context, words, scale, FALSE, -1);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (self->cr, round (x - width * align), round (y - height / 2.0));
  pango_cairo_show_layout (self->cr, layout);
}

static double
measure_words (Drawing *self, const char *words, double scale)
{
  g_autoptr (PangoLayout) layout =
      isms_heat_text (self->geometry->context, words, scale, FALSE, -1);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
set_ink (Drawing *self, const IsmsColor *color, double alpha)
{
  cairo_set_source_rgba (self->cr, color->red, color->green, color->blue, alpha);
}

static gboolean
fits (Drawing *self, const char *name)
{
  return name != NULL
         && measure_words (self, name, ISMS_HEAT_SMALL) + 10 <= self->geometry->cell_width;
}

/* What stands in the ghost of a cell: its one risk, or how many went. */
static char *
dup_ghost_words (Drawing *self, const int cell[2], Rank *rank)
{
  const char *name = NULL;
  guint n = 0;

  *rank = FADED;
  for (guint i = 0; i < self->arrows->len; i++)
    *rank = is_same (g_array_index (self->arrows, Arrow, i).move.from, cell)
                ? MAX (*rank, g_array_index (self->arrows, Arrow, i).rank)
                : *rank;
  if (self->chart->pointed.count > 0 && is_same (self->chart->pointed.from, cell))
    return g_strdup (fits (self, self->chart->pointed.name) ? self->chart->pointed.name : "1");
  for (guint i = 0; i < self->chart->moves->len; i++)
    {
      const IsmsHeatMovement *move = &g_array_index (self->chart->moves, IsmsHeatMovement, i);

      if (!is_same (move->from, cell) || (*rank == POINTED && !is_pointed (self->chart, move)))
        continue;
      n += move->count;
      name = move->name;
    }
  if (n == 0)
    return NULL;
  return n == 1 && name != NULL && fits (self, name) ? g_strdup (name) : g_strdup_printf ("%u", n);
}

static void
draw_ghost (Drawing *self, const int cell[2])
{
  static const double dashes[] = { 3, 2 };
  IsmsHeatPoint at = isms_heat_route_get_ghost (self->geometry, cell);
  Rank rank;
  g_autofree char *words = dup_ghost_words (self, cell, &rank);
  gboolean back = self->chart->pointing && rank != POINTED;
  double width, height = self->geometry->small_line;

  if (words == NULL)
    return;
  width = round (measure_words (self, words, ISMS_HEAT_SMALL) + 8);
  cairo_rectangle (self->cr, round (at.x - width / 2) + 0.5, round (at.y - height / 2) + 0.5, width,
                   height);
  set_ink (self, &self->palette->background, back ? 0.25 : 0.7);
  cairo_fill_preserve (self->cr);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (self->cr, 1);
  set_ink (self, &self->palette->foreground, back ? 0.2 : 0.55);
  cairo_stroke (self->cr);
  cairo_set_dash (self->cr, NULL, 0, 0);
  set_ink (self, &self->palette->foreground, back ? 0.45 : 1);
  draw_words (self, words, ISMS_HEAT_SMALL, at.x, at.y, 0.5);
}

static double
find_width (const Arrow *arrow)
{
  double width = (arrow->move.worse ? 2.0 : 1.3) + log2 (MAX (arrow->move.count, 1)) * 0.35;

  return arrow->rank == FADED ? 1 : MIN (width, MAX_WIDTH);
}

static void
draw_head (Drawing *self, const Arrow *arrow, double size)
{
  IsmsHeatPoint tip = arrow->route.points[arrow->route.n_points - 1];
  double back = tip.x - arrow->route.direction * size, half = size * 0.48;

  cairo_move_to (self->cr, back, tip.y - half);
  cairo_line_to (self->cr, tip.x, tip.y);
  cairo_line_to (self->cr, back, tip.y + half);
  if (!arrow->move.worse)
    {
      cairo_stroke (self->cr);
      return;
    }
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
}

static void
draw_arrow (Drawing *self, const Arrow *arrow)
{
  double width = find_width (arrow);
  double size = 5 + 1.3 * width;
  gboolean faded = arrow->rank == FADED;

  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_MITER);
  /* A rim keeps it apart from others and from cells of any colour. */
  if (!faded)
    {
      set_ink (self, &self->palette->background, 0.8);
      cairo_set_line_width (self->cr, width + 2);
      isms_heat_route_add (&arrow->route, self->cr, size);
      cairo_stroke (self->cr);
    }
  set_ink (self, arrow->move.worse ? &self->palette->worse : &self->palette->better,
           faded ? 0.3 : 1);
  cairo_set_line_width (self->cr, width);
  isms_heat_route_add (&arrow->route, self->cr, arrow->move.worse ? size * 0.9 : width / 2);
  cairo_stroke (self->cr);
  cairo_set_line_width (self->cr, MIN (width, 2));
  draw_head (self, arrow, size);
}

/* How many came in by the head of this arrow; 0: another one there says so. */
static guint
count_at_head (Drawing *self, guint index)
{
  const Arrow *arrow = &g_array_index (self->arrows, Arrow, index);
  guint n = 0;

  for (guint i = 0; i < self->arrows->len; i++)
    {
      const Arrow *other = &g_array_index (self->arrows, Arrow, i);

      if (other->rank != arrow->rank || !is_same (other->move.to, arrow->move.to)
          || other->route.direction != arrow->route.direction || other->track != arrow->track)
        continue;
      if (i < index)
        return 0;
      n += other->move.count;
    }
  return n;
}

static void
draw_count (Drawing *self, guint index)
{
  const Arrow *arrow = &g_array_index (self->arrows, Arrow, index);
  IsmsHeatPoint tip = arrow->route.points[arrow->route.n_points - 1];
  IsmsHeatPoint middle = isms_heat_route_get_ghost (self->geometry, arrow->move.to);
  guint n = arrow->rank == FADED ? 0 : count_at_head (self, index);
  g_autofree char *words = g_strdup_printf ("%u", n);
  g_autofree char *ghost = NULL;
  double room, width;
  Rank rank;

  /* The ghosts of those that came to the cell pointed at say it. */
  if (n <= 1 || is_same (arrow->move.to, self->chart->pointed_cell))
    return;
  ghost = dup_ghost_words (self, arrow->move.to, &rank);
  width = measure_words (self, words, ISMS_HEAT_SMALL * 0.9);
  room = fabs (middle.x - tip.x)
         - (ghost != NULL ? measure_words (self, ghost, ISMS_HEAT_SMALL) / 2 + 5 : 0);
  if (width + 2 > room)
    return;
  /* The way of another may run behind it. */
  set_ink (self, &self->palette->background, 0.6);
  cairo_rectangle (self->cr, round (tip.x + (arrow->route.direction > 0 ? 2 : -width - 4)),
                   round (tip.y - self->geometry->small_line * 0.33), width + 2,
                   round (self->geometry->small_line * 0.67));
  cairo_fill (self->cr);
  set_ink (self, &self->palette->foreground, 1);
  draw_words (self, words, ISMS_HEAT_SMALL * 0.9, tip.x + arrow->route.direction * 3, tip.y,
              arrow->route.direction > 0 ? 0 : 1);
}

/* Whether two arrows would run over each other beside the chips of a column. What comes from the
 * same cell may. */
static gboolean
is_crowded (Drawing *self, const IsmsHeatMovement *move, guint track)
{
  int side = isms_heat_route_get_side (self->geometry, move);

  for (guint i = 0; i < self->arrows->len; i++)
    {
      const Arrow *arrow = &g_array_index (self->arrows, Arrow, i);
      const IsmsHeatMovement *other = &arrow->move;
      int top = MIN (MAX (move->from[0], move->to[0]), MAX (other->from[0], other->to[0]));
      int bottom = MAX (MIN (move->from[0], move->to[0]), MIN (other->from[0], other->to[0]));

      if (arrow->track != track || other->to[1] != move->to[1] || top < bottom
          || isms_heat_route_get_side (self->geometry, other) != side)
        continue;
      if (other->worse != move->worse || (top > bottom && !is_same (other->from, move->from)))
        return TRUE;
    }
  return FALSE;
}

static guint
find_track (Drawing *self, const IsmsHeatMovement *move, Rank rank)
{
  if (rank == POINTED && self->chart->pointed_cell[0] > 0)
    return is_same (move->to, self->chart->pointed_cell);
  return is_crowded (self, move, 0) && !is_crowded (self, move, 1);
}

static void
add_arrow (Drawing *self, const IsmsHeatMovement *move, Rank rank)
{
  Arrow arrow = { .move = *move, .rank = rank };
  g_autofree char *words = NULL;
  Rank ghost;

  arrow.track = find_track (self, move, rank);
  g_array_append_val (self->arrows, arrow);
  words = dup_ghost_words (self, move->from, &ghost);
  isms_heat_route_find (self->geometry, move, arrow.track,
                        words != NULL ? measure_words (self, words, ISMS_HEAT_SMALL) / 2 + 5 : 0,
                        &g_array_index (self->arrows, Arrow, self->arrows->len - 1).route);
}

static void
add_arrows (Drawing *self)
{
  g_autoptr (GPtrArray) shown = choose_shown (self->chart);
  gboolean pointing = self->chart->pointing;

  for (guint i = 0; i < self->chart->moves->len; i++)
    {
      IsmsHeatMovement *move = &g_array_index (self->chart->moves, IsmsHeatMovement, i);

      if (is_pointed (self->chart, move))
        add_arrow (self, move, POINTED);
      else if (g_ptr_array_find (shown, move, NULL))
        add_arrow (self, move, pointing ? FADED : SHOWN);
    }
  if (self->chart->pointed.count > 0)
    add_arrow (self, &self->chart->pointed, POINTED);
}

/*< private >
 * isms_heat_moves_draw:
 *
 * What got worse over what got better; the ghosts over both.
 */
void
isms_heat_moves_draw (const IsmsHeatChart *self,
                      const IsmsHeatGeometry *geometry,
                      cairo_t *cr,
                      const IsmsPalette *palette)
{
  g_autoptr (GArray) arrows = g_array_new (FALSE, FALSE, sizeof (Arrow));
  Drawing drawing = { self, geometry, palette, cr, arrows };

  add_arrows (&drawing);
  for (int pass = 2 * FADED; pass <= 2 * POINTED + 1; pass++)
    for (guint i = 0; i < arrows->len; i++)
      {
        const Arrow *arrow = &g_array_index (arrows, Arrow, i);

        if ((int) arrow->rank == pass / 2 && arrow->move.worse == pass % 2)
          draw_arrow (&drawing, arrow);
      }
  for (int l = 1; l <= self->n_likelihoods; l++)
    for (int i = 1; i <= self->n_impacts; i++)
      draw_ghost (&drawing, (const int[]) { l, i });
  for (guint i = 0; i < arrows->len; i++)
    draw_count (&drawing, i);
}

/**
 * isms_heat_chart_set_moves:
 * @self: a chart
 * @moves: (array length=n_moves): from which cell to which, each pair once
 * @n_moves: how many; where there are any, a layout made from then on leaves room for them
 *
 * For %ISMS_HEAT_DRAW_MOVES. Names are interned. None is pointed at.
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
  isms_heat_chart_point_cell (self, 0, 0);
}

/**
 * isms_heat_chart_point_cell:
 * @self: a chart
 * @likelihood: from 1; 0 for none
 * @impact: from 1; 0 for none
 *
 * Brings what came to this cell and what went from it to the front. Everything of it is drawn, also
 * where there is too much movement to draw the whole.
 */
void
isms_heat_chart_point_cell (IsmsHeatChart *self, int likelihood, int impact)
{
  self->pointed_cell[0] = likelihood;
  self->pointed_cell[1] = impact;
  self->pointed = (IsmsHeatMovement) { 0 };
  self->pointing = likelihood > 0;
}

/**
 * isms_heat_chart_point_move:
 * @self: a chart
 * @move: (nullable): the way of one risk; %NULL: it did not move
 *
 * Brings it to the front.
 */
void
isms_heat_chart_point_move (IsmsHeatChart *self, const IsmsHeatMovement *move)
{
  isms_heat_chart_point_cell (self, 0, 0);
  self->pointing = TRUE;
  if (move == NULL || !is_cell (self, move->from) || !is_cell (self, move->to))
    return;
  self->pointed = *move;
  self->pointed.name = g_intern_string (move->name);
}

/**
 * isms_heat_chart_count_shown:
 * @n_moves: from how many cells to how many, counted as pairs
 *
 * Returns: how many of them are drawn while none is pointed at
 */
guint
isms_heat_chart_count_shown (guint n_moves)
{
  return n_moves > FEW ? LARGEST : n_moves;
}
