/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Lines of a plan under a scale of months, made as they come into view. */

#pragma once

#include <adwaita.h>

#include "isms-rows.h"
#include "isms-time-line.h"

G_BEGIN_DECLS

/* What whoever has the view does; @owner outlives the view's rows. */
typedef struct
{
  void (*set_up) (IsmsTimeLine *line, gpointer owner); /* or NULL */
  void (*show) (IsmsTimeLine *line, gpointer row, gpointer owner);
  /* Julian days, 0 for none: the person let the bar go there. */
  void (*moved) (gpointer row, int start, int due, gpointer owner);
  void (*activated) (gpointer row, gpointer owner);
  /* Something new on that day; or NULL: there is no such thing. */
  void (*placed) (int day, gpointer owner);
  /* The person goes to a day, which need not be in the span; where placed is not NULL. */
  void (*went) (int day, gpointer owner);
} IsmsTimeViewFuncs;

#define ISMS_TYPE_TIME_VIEW (isms_time_view_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTimeView, isms_time_view, ISMS, TIME_VIEW, AdwBin)

/* @rows have a signal "changed" that says that they are to be shown again. */
GtkWidget *isms_time_view_new (IsmsRows *rows,
                               const char *label,
                               const IsmsTimeViewFuncs *funcs,
                               gpointer owner);
/* Before the rows that it is for are taken. */
void isms_time_view_set_span (IsmsTimeView *self, int first, int last);
/* Those days and no others, with weeks. */
void isms_time_view_set_days (IsmsTimeView *self, int from, int to);
const IsmsTimelineSpan *isms_time_view_get_span (IsmsTimeView *self);
/* Days that stand out for all: (element-type IsmsTimelineMark), held; or NULL. */
void isms_time_view_set_marks (IsmsTimeView *self, GArray *marks);
/* The day that something new comes to, by default; 0: none. */
void isms_time_view_set_day (IsmsTimeView *self, int day);
void isms_time_view_focus_day (IsmsTimeView *self);
void isms_time_view_focus_rows (IsmsTimeView *self);
IsmsTimeLayout isms_time_view_get_layout (IsmsTimeView *self);

G_END_DECLS
