/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One line of a plan on its time line: a bar that is dragged by the pointer, or moved by the arrow
 * keys, and until it is let go only looks as if. */

#pragma once

#include <gtk/gtk.h>

#include "isms-timeline-chart.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TIME_BAR (isms_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTimeBar, isms_time_bar, ISMS, TIME_BAR, GtkWidget)

/* Signals: "moved" (int start, int due): Julian days, 0 for none, where the person let it go.
 * "placed" (int day): a double click where there is no bar. */
GtkWidget *isms_time_bar_new (void);
/* @name is what a screen reader calls it. What was moved and not let go yet is as it was before. */
void isms_time_bar_set_bar (IsmsTimeBar *self,
                            const IsmsTimelineSpan *span,
                            const IsmsTimelineBar *bar,
                            const char *name,
                            gboolean movable);
/* Many bars together: (element-type IsmsTimelineRange), held; NULL: nothing is shown. */
void isms_time_bar_set_ranges (IsmsTimeBar *self,
                               const IsmsTimelineSpan *span,
                               GArray *ranges,
                               const char *name);
/* Behind it: (element-type IsmsTimelineMark), held; or NULL. */
void isms_time_bar_set_marks (IsmsTimeBar *self, GArray *marks);
/* The day on which a key puts a bar that has none, as it is then; NULL: it can not be put. To be
 * set before the bar, and to last as long. */
void isms_time_bar_set_anchor (IsmsTimeBar *self, const int *day);
void isms_time_bar_set_tip (IsmsTimeBar *self, const char *tip);
/* The days as they are shown now, moved or not. */
int isms_time_bar_get_start (IsmsTimeBar *self);
int isms_time_bar_get_due (IsmsTimeBar *self);
/* Where a day is, from the left; and the one that is there. */
double isms_time_bar_get_x (IsmsTimeBar *self, int day);
int isms_time_bar_get_day (IsmsTimeBar *self, double x);

/* What an arrow key does to a bar, here and in a calendar: so many days, to @part. 0: it is none.
 */
int isms_time_read_key (guint key, GdkModifierType state, gboolean rtl, IsmsTimelinePart *part);
/* "1 Mar 2026 – 3 Mar 2026", or the one day that there is. */
char *isms_time_dup_days (int start, int due);
/* (element-type IsmsTimelineMark): an array that owns the names in it. */
GArray *isms_time_create_marks (void);
void isms_time_add_mark (GArray *marks, int first, int last, const char *name);
/* The names of the marks on that day, joined; NULL: none. */
char *isms_time_dup_mark_names (GArray *marks, int day);

G_END_DECLS
