/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Audits over the days of a calendar: bars that are cut where a week ends, above one another where
 * they are at the same time. */

#pragma once

#include "isms-planner.h"
#include "isms-week.h"

G_BEGIN_DECLS

/* Weeks from the one of @month's first day to that of its last. */
typedef struct
{
  IsmsWeek week;
  int first;   /* the day in the first place; Julian, as all */
  int n_weeks; /* 4 … 6 */
  int from;    /* of the month */
  int to;      /* the day after its last */
} IsmsPlannerGrid;

/* What of an audit is in one week. */
typedef struct
{
  guint audit; /* a place */
  int week;    /* from 0 on */
  int column;  /* 0 … 6, in the order of the days */
  int last_column;
  int lane;        /* from 0 on, from above */
  gboolean begins; /* the audit does so here */
  gboolean ends;
} IsmsPlannerPiece;

void isms_planner_grid_init (IsmsPlannerGrid *self, const IsmsWeek *week, int day);
/* (element-type IsmsPlannerPiece) (transfer full), by weeks. */
GArray *isms_planner_lanes_arrange (const IsmsPlannerGrid *grid, const IsmsPlanner *planner);
/* The pieces of one audit that lies from @first to @last. */
void isms_planner_lanes_cut (
    const IsmsPlannerGrid *grid, guint audit, int first, int last, int lane, GArray *pieces);

G_END_DECLS
