/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What audits reach, as a grid: clauses and controls down, audits in the order of their dates
 * across, and in each cell what one says of the other. The headings stay where they are while the
 * rest is scrolled. Every cell says its result in letters, so that it reads without colours too. */

#pragma once

#include <pango/pangocairo.h>

#include "isms-palette.h"

G_BEGIN_DECLS

typedef struct _IsmsCoverageChart IsmsCoverageChart;

/* Text is copied. */
typedef struct
{
  const char *year; /* stands over the first column that has it; or "" */
  const char *ref;
  const char *day;  /* "12 May", or what stands for none */
  const char *kind; /* "Internal" */
  gboolean to_come;
} IsmsCoverageColumn;

typedef struct
{
  const char *ref; /* or "" */
  const char *title;
  guint depth;
  gboolean group;
  gboolean unfolded;   /* of a group */
  gboolean foldable;   /* likewise */
  gboolean faint;      /* counts for nothing */
  guint weight;        /* 0 … 3 bars */
  gboolean decided;    /* somebody decided the weight */
  const char *last;    /* when it was last audited, or what stands for never; or "" */
  const char *letters; /* how that went; or "" */
  int tone;            /* of that; 0: none */
  gboolean lacks;      /* it stands out: it was never audited */
} IsmsCoverageRow;

typedef enum
{
  ISMS_COVERAGE_MARK_NONE,
  ISMS_COVERAGE_MARK_RING, /* planned */
  ISMS_COVERAGE_MARK_HALF, /* under way */
} IsmsCoverageMark;

typedef struct
{
  const char *letters; /* or "" */
  IsmsCoverageMark mark;
  int tone;    /* of the palette; 0: only outlined */
  guint count; /* of a group: how many of its parts; 0: not said */
  gboolean strong;
} IsmsCoverageCell;

/* @weight, @last: what stands over the two columns beside the rows. */
IsmsCoverageChart *isms_coverage_chart_new (const char *weight, const char *last);
void isms_coverage_chart_free (IsmsCoverageChart *self);
/* All columns before the first row. */
void isms_coverage_chart_add_column (IsmsCoverageChart *self, const IsmsCoverageColumn *column);
guint isms_coverage_chart_add_row (IsmsCoverageChart *self, const IsmsCoverageRow *row);
void isms_coverage_chart_set_cell (IsmsCoverageChart *self,
                                   guint row,
                                   guint column,
                                   const IsmsCoverageCell *cell);
guint isms_coverage_chart_get_n_rows (const IsmsCoverageChart *self);
guint isms_coverage_chart_get_n_columns (const IsmsCoverageChart *self);

/* Columns as they are pointed at: of the titles, of the weight, of the last audit; then audits. */
enum
{
  ISMS_COVERAGE_TITLE = 0,
  ISMS_COVERAGE_WEIGHT = 1,
  ISMS_COVERAGE_LAST = 2,
  ISMS_COVERAGE_FIRST = 3,
};
#define ISMS_COVERAGE_HEAD (-1) /* in place of a row */

typedef struct
{
  double x, y, width, height;
} IsmsCoverageRect;

/* Where everything stands for one width. Fonts and direction come from @context. */
typedef struct _IsmsCoverageGeometry IsmsCoverageGeometry;
IsmsCoverageGeometry *
isms_coverage_chart_layout (IsmsCoverageChart *self, PangoContext *context, double width);
void isms_coverage_geometry_free (IsmsCoverageGeometry *self);
/* All of it, and how much of that stays while the rest is scrolled. */
void
isms_coverage_geometry_get_size (const IsmsCoverageGeometry *self, double *width, double *height);
void
isms_coverage_geometry_get_frozen (const IsmsCoverageGeometry *self, double *width, double *height);
double isms_coverage_geometry_get_row_height (const IsmsCoverageGeometry *self);

/* @scroll_x counts in the direction of reading. */
IsmsCoverageRect isms_coverage_geometry_get_rect (
    const IsmsCoverageGeometry *self, int row, int column, double scroll_x, double scroll_y);
/* FALSE: there is nothing. @row: from 0, or ISMS_COVERAGE_HEAD; @column: from ISMS_COVERAGE_TITLE.
 */
gboolean isms_coverage_geometry_hit (const IsmsCoverageGeometry *self,
                                     double x,
                                     double y,
                                     double scroll_x,
                                     double scroll_y,
                                     int *row,
                                     int *column);
/* From 0, 0 to the width that it was laid out for × @height. */
void isms_coverage_chart_draw (IsmsCoverageChart *self,
                               IsmsCoverageGeometry *geometry,
                               cairo_t *cr,
                               const IsmsPalette *palette,
                               double height,
                               double scroll_x,
                               double scroll_y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsCoverageChart, isms_coverage_chart_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsCoverageGeometry, isms_coverage_geometry_free)

G_END_DECLS
