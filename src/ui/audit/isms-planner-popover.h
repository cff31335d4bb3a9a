/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What there is to know of an audit of the planner: its days, who audits, its scope in short, and
 * what stands out, with the records that show it. */

#pragma once

#include <adwaita.h>

#include "isms-planner.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PLANNER_POPOVER (isms_planner_popover_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPlannerPopover, isms_planner_popover, ISMS, PLANNER_POPOVER, GtkPopover)

/* @parent has it until isms_planner_popover_free (). */
IsmsPlannerPopover *isms_planner_popover_new (GtkWidget *parent);
void isms_planner_popover_free (IsmsPlannerPopover *self);
/* At @area of @widget, which is in the parent; NULL: all of it. */
void isms_planner_popover_show (IsmsPlannerPopover *self,
                                GtkWidget *widget,
                                const graphene_rect_t *area,
                                const IsmsPlanner *planner,
                                const IsmsPlannerAudit *audit);
const char *isms_planner_popover_get_words (IsmsPlannerPopover *self);

G_END_DECLS
