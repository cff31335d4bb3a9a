/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk heat map as a drawing: likelihood up, impact in the direction of reading. The screen
 * draws its ground with this and lays its own chips over it; paper draws counts and chips too. */

#pragma once

#include "isms-palette.h"

#include <pango/pango.h>

G_BEGIN_DECLS

/* What is drawn. Likelihoods and impacts count from 1, the lowest. */
typedef struct _IsmsHeatChart IsmsHeatChart;

IsmsHeatChart *isms_heat_chart_new (int n_likelihoods, int n_impacts);
IsmsHeatChart *isms_heat_chart_ref (IsmsHeatChart *self);
void isms_heat_chart_unref (IsmsHeatChart *self);
int isms_heat_chart_get_n_likelihoods (const IsmsHeatChart *self);
int isms_heat_chart_get_n_impacts (const IsmsHeatChart *self);

/* All text is copied; NULL is allowed and means none. */
void isms_heat_chart_set_titles (IsmsHeatChart *self, const char *likelihood, const char *impact);
void isms_heat_chart_set_likelihood (IsmsHeatChart *self, int likelihood, const char *label);
void isms_heat_chart_set_impact (IsmsHeatChart *self, int impact, const char *label);
void isms_heat_chart_set_level (IsmsHeatChart *self,
                                int likelihood,
                                int impact,
                                int tone,         /* 1 calm … 5 worst; 0: no level */
                                const char *sign, /* "H" */
                                const char *name, /* "High" */
                                gboolean acceptable);
void isms_heat_chart_set_count (IsmsHeatChart *self, int likelihood, int impact, guint count);
/* Chips are drawn as far as there is room, then "+3" for the rest of the count. */
void isms_heat_chart_set_chips (IsmsHeatChart *self,
                                int likelihood,
                                int impact,
                                const char *const *chips);

/* Risks that went from one cell to another. */
typedef struct
{
  int from[2]; /* likelihood and impact */
  int to[2];
  guint count;
  const char *name; /* of the one risk that went; NULL: several did */
  gboolean worse;
} IsmsHeatMovement;
void isms_heat_chart_set_moves (IsmsHeatChart *self, const IsmsHeatMovement *moves, guint n_moves);
/* Brings those of one cell, or one alone, to the front; the others fade. */
void isms_heat_chart_point_cell (IsmsHeatChart *self, int likelihood, int impact);
/* NULL: at a risk that did not move. */
void isms_heat_chart_point_move (IsmsHeatChart *self, const IsmsHeatMovement *move);
/* Of so many that they cannot be followed, only the largest are drawn while none is pointed at. */
guint isms_heat_chart_count_shown (guint n_moves);

typedef struct
{
  double x, y, width, height;
} IsmsHeatRect;

/* Where everything stands for one size. Fonts and direction (right to left mirrors the map) come
 * from the context; units are those of the cairo context. */
typedef struct _IsmsHeatGeometry IsmsHeatGeometry;

IsmsHeatGeometry *
isms_heat_chart_layout (IsmsHeatChart *self, PangoContext *context, double width, double height);
void isms_heat_geometry_free (IsmsHeatGeometry *self);
/* A good height for that width. */
double
isms_heat_chart_get_natural_height (IsmsHeatChart *self, PangoContext *context, double width);
/* The same, so that what stands in a cell has room beneath its letter. */
double
isms_heat_chart_get_content_height (IsmsHeatChart *self, PangoContext *context, double width);

/* The cell; its part under the sign letter, where chips go; the whole grid. */
IsmsHeatRect
isms_heat_chart_get_cell_rect (const IsmsHeatGeometry *geometry, int likelihood, int impact);
IsmsHeatRect
isms_heat_chart_get_content_rect (const IsmsHeatGeometry *geometry, int likelihood, int impact);
IsmsHeatRect isms_heat_chart_get_grid_rect (const IsmsHeatGeometry *geometry);
/* FALSE: outside the grid. In a gap the nearest cell is meant. */
gboolean isms_heat_chart_hit (
    const IsmsHeatGeometry *geometry, double x, double y, int *likelihood, int *impact);

typedef enum
{
  ISMS_HEAT_DRAW_GROUND = 0,           /* cells, letters, axes, acceptance line */
  ISMS_HEAT_DRAW_COUNTS = 1 << 0,      /* and how many, large, in cells without chips */
  ISMS_HEAT_DRAW_CHIPS = 1 << 1,       /* and the chips */
  ISMS_HEAT_DRAW_MOVES = 1 << 2,       /* and how risks moved */
  ISMS_HEAT_DRAW_MOVES_ALONE = 1 << 3, /* that, and nothing else */
} IsmsHeatDrawFlags;

void isms_heat_chart_draw (IsmsHeatChart *self,
                           const IsmsHeatGeometry *geometry,
                           cairo_t *cr,
                           const IsmsPalette *palette,
                           IsmsHeatDrawFlags flags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsHeatChart, isms_heat_chart_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsHeatGeometry, isms_heat_geometry_free)

G_END_DECLS
