/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The planner of audits (9.2.2): a time line and a month of the same audits. */

#pragma once

#include "isms-page.h"
#include "isms-planner-month.h"
#include "isms-planner-time.h"
#include "isms-time-turner.h"

G_BEGIN_DECLS

/* An IsmsPage. */
#define ISMS_TYPE_PLANNER_PAGE (isms_planner_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPlannerPage, isms_planner_page, ISMS, PLANNER_PAGE, AdwBin)

GtkWidget *isms_planner_page_new (IsmsWorkspace *workspace);
void isms_planner_page_show_month (IsmsPlannerPage *self, gboolean month);
void isms_planner_page_set_by_person (IsmsPlannerPage *self, gboolean by_person);
IsmsTimeTurner *isms_planner_page_get_turner (IsmsPlannerPage *self);
IsmsPlannerTime *isms_planner_page_get_time (IsmsPlannerPage *self);
IsmsPlannerMonth *isms_planner_page_get_month (IsmsPlannerPage *self);
IsmsPlanner *isms_planner_page_get_planner (IsmsPlannerPage *self); /* NULL: not read yet */
int isms_planner_page_get_day (IsmsPlannerPage *self);
gboolean isms_planner_page_is_behind (IsmsPlannerPage *self);
const char *isms_planner_page_get_words (IsmsPlannerPage *self);
/* "blank", "time", "month", "empty" or "none" (for the filters). */
const char *isms_planner_page_get_face (IsmsPlannerPage *self);

G_END_DECLS
