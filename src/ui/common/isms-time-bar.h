/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One line of the plan on its time line: a bar that is dragged by the pointer, or moved by the
 * arrow keys, and until it is let go only looks as if. */

#pragma once

#include <gtk/gtk.h>

#include "isms-timeline-chart.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TIME_BAR (isms_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTimeBar, isms_time_bar, ISMS, TIME_BAR, GtkWidget)

/* Signal "moved" (int start, int due): Julian days, 0 for none, where the person let it go. */
GtkWidget *isms_time_bar_new (void);
/* An action. @name is what a screen reader calls it. What was moved and not let go yet is as it was
 * before. */
void isms_time_bar_set_bar (IsmsTimeBar *self,
                            const IsmsTimelineSpan *span,
                            const IsmsTimelineBar *bar,
                            const char *name,
                            gboolean movable);
/* A risk: from the first day of its actions to the last; 0 for none. */
void isms_time_bar_set_summary (
    IsmsTimeBar *self, const IsmsTimelineSpan *span, int first, int last, const char *name);
/* The days as they are shown now, moved or not. */
int isms_time_bar_get_start (IsmsTimeBar *self);
int isms_time_bar_get_due (IsmsTimeBar *self);
/* Where a day is, from the left. */
double isms_time_bar_get_x (IsmsTimeBar *self, int day);

G_END_DECLS
