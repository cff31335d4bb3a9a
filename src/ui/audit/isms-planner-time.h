/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The time line of the planner: a line for each audit, or for each of its people. */

#pragma once

#include <adwaita.h>

#include "isms-planner.h"
#include "isms-time-view.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PLANNER_TIME (isms_planner_time_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPlannerTime, isms_planner_time, ISMS, PLANNER_TIME, AdwBin)

/* Signals: "placed" (int day): a new audit on that day. "went" (int day): the person goes there.
 * "moved" (int first, int last): an audit was let go there. */
GtkWidget *isms_planner_time_new (IsmsWorkspace *workspace);
/* What is shown, of which days; held. */
void isms_planner_time_show (IsmsPlannerTime *self, IsmsPlanner *planner, int from, int to);
void isms_planner_time_set_day (IsmsPlannerTime *self, int day);
void
isms_planner_time_focus (IsmsPlannerTime *self); /* the first row, or the last one that had it */
void isms_planner_time_set_by_person (IsmsPlannerTime *self, gboolean by_person);
gboolean isms_planner_time_get_by_person (IsmsPlannerTime *self);
guint isms_planner_time_get_n_rows (IsmsPlannerTime *self); /* with the headings */

G_END_DECLS
