/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The scale above a time line: its months and weeks, what the days that stand out are called, and,
 * where something new can be put on a day, a day that the arrow keys go to. */

#pragma once

#include <gtk/gtk.h>

#include "isms-timeline-chart.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TIME_SCALE (isms_time_scale_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTimeScale, isms_time_scale, ISMS, TIME_SCALE, GtkWidget)

/* Signals: "placed" (int day): something new on that day. "went" (int day): the person goes to that
 * day, which need not be on the scale. Days are Julian. */
/* @choosing: there is a day that the person goes to; else it is only to be looked at. */
GtkWidget *isms_time_scale_new (gboolean choosing);
void isms_time_scale_set_span (IsmsTimeScale *self, const IsmsTimelineSpan *span);
/* (element-type IsmsTimelineMark), held; or NULL. */
void isms_time_scale_set_marks (IsmsTimeScale *self, GArray *marks);
/* The day that is gone to; 0: there is none, and the scale takes no keys. */
void isms_time_scale_set_day (IsmsTimeScale *self, int day);
int isms_time_scale_get_day (IsmsTimeScale *self);
/* One that goes by the same keys elsewhere: @day, or the one that @key goes to from there. */
int isms_time_scale_read_key (guint key, GdkModifierType state, gboolean rtl, int day, int today);

G_END_DECLS
