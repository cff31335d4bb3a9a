/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A month of the planner: weeks below one another, audits as bars over their days. */

#pragma once

#include <adwaita.h>

#include "isms-planner.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PLANNER_MONTH (isms_planner_month_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPlannerMonth, isms_planner_month, ISMS, PLANNER_MONTH, GtkWidget)

/* Signals: "placed", "went", "moved" as of an IsmsPlannerTime. "opened" (gint64 audit). "said"
 * (words): what is under the person's hands now, to be shown and announced. */
GtkWidget *isms_planner_month_new (IsmsWorkspace *workspace);
/* What is shown, of the month that begins on @from; held. */
void isms_planner_month_show (IsmsPlannerMonth *self, IsmsPlanner *planner, int from);
void isms_planner_month_set_day (IsmsPlannerMonth *self, int day);
/* NULL: none. */
const IsmsPlannerAudit *isms_planner_month_get_chosen (IsmsPlannerMonth *self);
/* Where it is; FALSE: it is not in sight. */
gboolean isms_planner_month_get_area (IsmsPlannerMonth *self, gint64 audit, graphene_rect_t *area);
/* The place of a day; FALSE: it is not shown. */
gboolean isms_planner_month_get_cell (IsmsPlannerMonth *self, int day, graphene_rect_t *area);
/* The days of the chosen one as they are shown now, moved or not. */
gboolean isms_planner_month_get_days (IsmsPlannerMonth *self, int *first, int *last);

G_END_DECLS
