/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The coverage of an audit programme as one drawing, to be gone about in by keyboard and pointer:
 * scrolled in a GtkScrolledWindow, with its headings staying. */

#pragma once

#include <gtk/gtk.h>

#include "isms-audit-coverage.h"
#include "isms-coverage-chart.h"

G_BEGIN_DECLS

/* A GtkScrollable. Signals: "activated" (int row, int column), "toggled" (int row, int column):
 * Space; "menu" (int row, int column, GdkRectangle *); "folded": a row was unfolded or folded. @row
 * counts those of the coverage, or is ISMS_COVERAGE_HEAD; @column is as the chart counts. */
#define ISMS_TYPE_PROGRAMME_GRID (isms_programme_grid_get_type ())
G_DECLARE_FINAL_TYPE (IsmsProgrammeGrid, isms_programme_grid, ISMS, PROGRAMME_GRID, GtkWidget)

typedef enum
{
  ISMS_PROGRAMME_ALL,
  ISMS_PROGRAMME_NEVER,  /* never audited in its years */
  ISMS_PROGRAMME_FAILED, /* failed last time */
} IsmsProgrammeFilter;

GtkWidget *isms_programme_grid_new (void);
/* Borrowed until the next call. What is unfolded stays so, and where the cursor is. */
void isms_programme_grid_set_coverage (IsmsProgrammeGrid *self, const IsmsAuditCoverage *coverage);
void isms_programme_grid_set_filter (IsmsProgrammeGrid *self, IsmsProgrammeFilter filter);
guint isms_programme_grid_get_n_shown (IsmsProgrammeGrid *self); /* rows */
void isms_programme_grid_unfold_all (IsmsProgrammeGrid *self, gboolean unfolded);
gboolean isms_programme_grid_is_unfolded (IsmsProgrammeGrid *self); /* all of it */
/* Where the cursor is; FALSE: nowhere. @row: of the coverage, or ISMS_COVERAGE_HEAD. */
gboolean isms_programme_grid_get_cursor (IsmsProgrammeGrid *self, int *row, int *column);
void isms_programme_grid_set_cursor (IsmsProgrammeGrid *self, int row, int column);
const char *isms_programme_grid_get_said (IsmsProgrammeGrid *self); /* of the cell of the cursor */
/* Where a cell stands in the widget. FALSE: its row is not shown. */
gboolean
isms_programme_grid_get_rect (IsmsProgrammeGrid *self, int row, int column, GdkRectangle *rect);
/* The requirement as it is shown now; NULL: it is not there. */
const IsmsAuditRow *isms_programme_grid_find_control (IsmsProgrammeGrid *self, gint64 control);

G_END_DECLS
