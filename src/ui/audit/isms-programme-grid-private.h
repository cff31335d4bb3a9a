/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the files of the grid share. */

#pragma once

#include "isms-programme-grid.h"

G_BEGIN_DECLS

struct _IsmsProgrammeGrid
{
  GtkWidget parent_instance;

  const IsmsAuditCoverage *coverage; /* or NULL */
  IsmsProgrammeFilter filter;
  GArray *shown;        /* guint: rows of the coverage */
  GHashTable *unfolded; /* of rows at the top, what they are called */
  IsmsCoverageChart *chart;
  IsmsCoverageGeometry *geometry;
  int width; /* that it is laid out for */
  gboolean mirrored;
  gboolean laid_out;
  GtkAdjustment *adjustments[2];
  int policies[2];
  GtkWidget *cells[2];
  guint turn; /* which of them stands at the cursor */
  int row;    /* of the cursor, of those shown; ISMS_COVERAGE_HEAD */
  int column;
  char *row_key; /* what the row of the cursor was called before the rows changed */
  char *said;
};

void isms_programme_grid_rebuild (IsmsProgrammeGrid *self);
gboolean isms_programme_grid_is_row_unfolded (IsmsProgrammeGrid *self, const IsmsAuditRow *row);
void isms_programme_grid_listen (IsmsProgrammeGrid *self);
void isms_programme_grid_activate (IsmsProgrammeGrid *self);
void isms_programme_grid_toggle (IsmsProgrammeGrid *self);
void isms_programme_grid_show_menu (IsmsProgrammeGrid *self);
gboolean isms_programme_grid_fold (IsmsProgrammeGrid *self, int row, gboolean unfolded);
int isms_programme_grid_find_shown (IsmsProgrammeGrid *self, int row);
void isms_programme_grid_place_cursor (IsmsProgrammeGrid *self, int shown, int column);
double isms_programme_grid_get_scroll_x (IsmsProgrammeGrid *self);
gboolean
isms_programme_grid_hit (IsmsProgrammeGrid *self, double x, double y, int *row, int *column);

/* Short words of the grid. */
char *isms_programme_words_dup_day (const char *day); /* "12 May" */
char *isms_programme_words_dup_last (const IsmsAuditRow *row);
const char *isms_programme_words_get_kind (const IsmsAuditColumn *audit);
char *isms_programme_words_dup_said (const IsmsAuditCoverage *coverage, int row, int column);

G_END_DECLS
