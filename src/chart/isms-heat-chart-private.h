/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the heat map's geometry and its drawing share. */

#pragma once

#include "isms-heat-chart.h"

G_BEGIN_DECLS

typedef struct
{
  int tone;
  char *sign;
  char *name;
  gboolean acceptable;
  guint count;
  char **chips;
} IsmsHeatCell;

struct _IsmsHeatChart
{
  gatomicrefcount refs;
  int n_likelihoods;
  int n_impacts;
  char *likelihood_title;
  char *impact_title;
  char **likelihoods;
  char **impacts;
  GArray *moves;     /* of IsmsHeatMovement */
  gboolean pointing; /* what is not pointed at fades */
  IsmsHeatMovement pointed;
  int pointed_cell[2];
  IsmsHeatCell *cells; /* [(likelihood - 1) * n_impacts + impact - 1] */
};

/* All in the order of reading; turned round for right to left when asked for. */
struct _IsmsHeatGeometry
{
  PangoContext *context;
  int n_likelihoods;
  int n_impacts;
  double width;
  double height;
  gboolean mirrored;
  IsmsHeatRect grid;
  double cell_width;
  double cell_height;
  double line;        /* of the context's font */
  double small_line;  /* of labels */
  double words_width; /* of the likelihood labels; 0: numbers only */
  double words_pad;   /* between a label and its number */
  double number_width;
  double words_height; /* of the impact labels; 0: numbers only */
  double sign_width;
  gboolean content_below; /* chips stand under the sign letter, else beside it */
  double foot;            /* at the foot of a cell, for ghosts; 0: no movement, or no room */
  double side;            /* beside the chips, for arrows */
};

#define ISMS_HEAT_GAP 3.0
#define ISMS_HEAT_PAD 4.0
#define ISMS_HEAT_LANE 5.0
#define ISMS_HEAT_SMALL 0.82 /* as captions are on the screen */

/* The way of an arrow: a line with round corners, to where its head begins. */
typedef struct
{
  double x, y;
} IsmsHeatPoint;

#define ISMS_HEAT_ROUTE_POINTS 7

typedef struct
{
  IsmsHeatPoint points[ISMS_HEAT_ROUTE_POINTS];
  guint n_points;
  int direction; /* of the head: 1 to the right, -1 to the left */
} IsmsHeatRoute;

IsmsHeatPoint isms_heat_route_get_ghost (const IsmsHeatGeometry *geometry, const int cell[2]);
int isms_heat_route_get_side (const IsmsHeatGeometry *geometry, const IsmsHeatMovement *move);
void isms_heat_route_find (const IsmsHeatGeometry *geometry,
                           const IsmsHeatMovement *move,
                           guint track,
                           double half_ghost,
                           IsmsHeatRoute *route);
void isms_heat_route_add (const IsmsHeatRoute *route, cairo_t *cr, double shorter);

void isms_heat_moves_draw (const IsmsHeatChart *self,
                           const IsmsHeatGeometry *geometry,
                           cairo_t *cr,
                           const IsmsPalette *palette);
IsmsHeatCell *isms_heat_chart_peek (const IsmsHeatChart *self, int likelihood, int impact);
/* One line, or wrapped in words where @width is not negative. */
PangoLayout *
isms_heat_text (PangoContext *context, const char *text, double scale, gboolean bold, double width);
IsmsHeatRect isms_heat_geometry_turn (const IsmsHeatGeometry *self, IsmsHeatRect rect);

G_END_DECLS
