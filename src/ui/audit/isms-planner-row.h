/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A line of the planner: an audit, or the heading above some. */

#pragma once

#include <gio/gio.h>

#include "isms-planner.h"

G_BEGIN_DECLS

/* Signal "changed": it was filled anew, or is to be shown as it was. */
#define ISMS_TYPE_PLANNER_ROW (isms_planner_row_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPlannerRow, isms_planner_row, ISMS, PLANNER_ROW, GObject)

/* @line: copied; its places are @planner's. */
void
isms_planner_row_fill (IsmsPlannerRow *self, IsmsPlanner *planner, const IsmsPlannerLine *line);
IsmsPlanner *isms_planner_row_get_planner (IsmsPlannerRow *self);
const IsmsPlannerLine *isms_planner_row_get_line (IsmsPlannerRow *self);
const IsmsPlannerAudit *isms_planner_row_get_audit (IsmsPlannerRow *self);   /* NULL: a heading */
const IsmsPlannerPerson *isms_planner_row_get_person (IsmsPlannerRow *self); /* or NULL */
void isms_planner_row_touch (IsmsPlannerRow *self);

G_END_DECLS
