/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the files of the month share. */

#pragma once

#include "isms-planner-lanes.h"
#include "isms-planner-month.h"
#include "isms-timeline-chart.h"

G_BEGIN_DECLS

struct _IsmsPlannerMonth
{
  GtkWidget parent_instance;

  IsmsWorkspace *workspace;
  IsmsPlanner *planner; /* or NULL */
  IsmsPlannerGrid grid;
  GArray *pieces; /* of IsmsPlannerPiece */
  GArray *marks;  /* of IsmsTimelineMark: of all */
  int day;        /* where the person is */
  int today;
  gint64 chosen; /* an audit; 0: none */

  GskRenderNode *ground; /* all but what is moved; or NULL */

  IsmsTimelinePart part; /* what is being dragged */
  int taken;             /* on which day */
  IsmsTimelineBar bar;   /* the chosen one: its days */
  IsmsTimelineBar moved;
  gboolean is_moved;
  gboolean is_told;
};

/* Where things are, in the units of the widget. */
typedef struct
{
  double left; /* of the weeks, after their numbers */
  double top;  /* beneath the names of the days */
  double cell_width;
  double cell_height;
  double day_height; /* of a day's number */
  double lane_height;
  int n_lanes; /* for which there is room */
} IsmsPlannerLayout;

void isms_planner_month_measure_layout (IsmsPlannerMonth *self, IsmsPlannerLayout *layout);
void isms_planner_month_get_piece_area (IsmsPlannerMonth *self,
                                        const IsmsPlannerLayout *layout,
                                        const IsmsPlannerPiece *piece,
                                        graphene_rect_t *area);
void isms_planner_month_get_day_area (IsmsPlannerMonth *self,
                                      const IsmsPlannerLayout *layout,
                                      int place,
                                      graphene_rect_t *area);
/* How many lanes of a week are shown as they are. */
int
isms_planner_month_count_shown (IsmsPlannerMonth *self, const IsmsPlannerLayout *layout, int week);
void isms_planner_month_draw (IsmsPlannerMonth *self, GtkSnapshot *snapshot);
void isms_planner_month_redraw (IsmsPlannerMonth *self); /* the ground, too */

G_END_DECLS
