/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row of the treatment plan, a risk or one of its actions, and the widget that shows one. */

#pragma once

#include <gtk/gtk.h>

#include "isms-plan-bar.h"
#include "isms-plan.h"
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

typedef enum
{
  ISMS_PLAN_WIDE,   /* the time line beside the words */
  ISMS_PLAN_MEDIUM, /* so too, with less room for words */
  ISMS_PLAN_NARROW, /* the time line beneath the words */
} IsmsPlanLayout;

/* Signal "moved" (IsmsPlanRow, int start, int due), as of an IsmsPlanBar. */
#define ISMS_TYPE_PLAN_LINE (isms_plan_line_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPlanLine, isms_plan_line, ISMS, PLAN_LINE, GtkBox)

GtkWidget *isms_plan_line_new (IsmsWorkspace *workspace);
void isms_plan_line_set_layout (IsmsPlanLine *self, IsmsPlanLayout layout);
/* NULL: none. What a screen reader says of it is set for @item. */
void isms_plan_line_set_row (IsmsPlanLine *self,
                             IsmsPlanRow *row,
                             const IsmsTimelineSpan *span,
                             GtkListItem *item);
/* The width of the words, so that what stands above can be as wide; -1: all there is. */
int isms_plan_layout_get_width (IsmsPlanLayout layout);

G_END_DECLS
