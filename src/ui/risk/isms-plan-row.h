/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row of the treatment plan: a risk or one of its actions. */

#pragma once

#include <gtk/gtk.h>

#include "isms-plan.h"
#include "isms-time-line.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* Signal "changed": it was filled anew. */
#define ISMS_TYPE_PLAN_ROW (isms_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPlanRow, isms_plan_row, ISMS, PLAN_ROW, GObject)

/* @risk and, unless NULL, @action belong to @plan. */
void isms_plan_row_fill (IsmsPlanRow *self,
                         IsmsPlan *plan,
                         const IsmsPlanRisk *risk,
                         const IsmsPlanAction *action);
const IsmsPlanRisk *isms_plan_row_get_risk (IsmsPlanRow *self);
const IsmsPlanAction *isms_plan_row_get_action (IsmsPlanRow *self); /* NULL: the risk itself */
/* Shows again what is kept, because it was not changed after all. */
void isms_plan_row_touch (IsmsPlanRow *self);

/* On a line of an IsmsTimeView. */
void isms_plan_row_set_up_line (IsmsTimeLine *line);
void isms_plan_row_show (IsmsPlanRow *self,
                         IsmsTimeLine *line,
                         const IsmsTimelineSpan *span,
                         IsmsWorkspace *workspace);

G_END_DECLS
