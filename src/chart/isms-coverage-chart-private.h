/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the two files of the coverage chart share. */

#pragma once

#include "isms-coverage-chart.h"

G_BEGIN_DECLS

struct _IsmsCoverageChart
{
  GStringChunk *words;
  const char *titles[2]; /* over the columns beside the rows */
  GArray *columns;       /* IsmsCoverageColumn */
  GArray *rows;          /* IsmsCoverageRow */
  GArray *cells;         /* IsmsCoverageCell: row by row */
};

struct _IsmsCoverageGeometry
{
  PangoContext *context;
  GHashTable *layouts; /* PangoLayout by what it says and how */
  GHashTable *patches; /* cairo_surface_t by what it shows: the same ones stand in many cells */
  const IsmsPalette *palette; /* that they are of */
  double width;               /* that it is laid out for */
  double line;                /* of small words */
  double unit;                /* what signs are drawn in: grows with the words */
  double row;
  double head;
  double title;
  double weight;
  double last;
  double column;
  double patch; /* letters beside a day */
  guint n_columns;
  guint n_rows;
  gboolean narrow; /* only the titles stay */
  gboolean mirrored;
};

/* How wide what stays is. */
double isms_coverage_geometry_get_stay (const IsmsCoverageGeometry *self);

G_END_DECLS
