/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Bars on a time line, on the screen and on paper: a scale of quarters and months, today, and what
 * is done, under way or overdue, which reads without colours too. */

#pragma once

#include <pango/pangocairo.h>

#include "isms-palette.h"

G_BEGIN_DECLS

/* Days are Julian, as g_date_get_julian () counts them. Right to left by the context. */
typedef struct
{
  int from;
  int to; /* later than from */
  int today;
} IsmsTimelineSpan;

typedef enum
{
  ISMS_TIMELINE_OPEN,
  ISMS_TIMELINE_DONE,
  ISMS_TIMELINE_OVERDUE,
  ISMS_TIMELINE_DROPPED,
} IsmsTimelineState;

typedef struct
{
  int start; /* a Julian day, as the others are; 0: none */
  int due;   /* 0: none */
  int done;  /* 0: none */
  int progress;
  IsmsTimelineState state;
  const char *word; /* beside it; NULL: by its state */
} IsmsTimelineBar;

/* Whole months around the bars and today. */
void isms_timeline_span_init (IsmsTimelineSpan *self, int first, int last, int today);
double isms_timeline_get_x (const IsmsTimelineSpan *self, int day, double width);
int isms_timeline_get_day (const IsmsTimelineSpan *self, double x, double width);

/* The months or quarters, as far as there is room for their names; what stands behind the bars; and
 * a bar with its word. Each draws from 0, 0 to width × height. */
void isms_timeline_draw_scale (const IsmsTimelineSpan *self,
                               cairo_t *cr,
                               PangoContext *context,
                               const IsmsPalette *palette,
                               double width,
                               double height);
void isms_timeline_draw_ground (const IsmsTimelineSpan *self,
                                cairo_t *cr,
                                PangoContext *context,
                                const IsmsPalette *palette,
                                double width,
                                double height);
void isms_timeline_draw_bar (const IsmsTimelineSpan *self,
                             const IsmsTimelineBar *bar,
                             cairo_t *cr,
                             PangoContext *context,
                             const IsmsPalette *palette,
                             double width,
                             double height);

/* Of many bars, from the first day to the last: thin, with an end at each side. */
void isms_timeline_draw_summary (const IsmsTimelineSpan *self,
                                 int first,
                                 int last,
                                 cairo_t *cr,
                                 PangoContext *context,
                                 const IsmsPalette *palette,
                                 double width,
                                 double height);
/* Where the bar lies: its days, @begin not later than @end. FALSE: it has none. */
gboolean isms_timeline_bar_get_days (const IsmsTimelineBar *bar, int *begin, int *end);

/* All of it together: a scale above, a line for each bar with its name before it. */
typedef struct _IsmsTimelineChart IsmsTimelineChart;
IsmsTimelineChart *isms_timeline_chart_new (const IsmsTimelineSpan *span);
void isms_timeline_chart_free (IsmsTimelineChart *self);
void
isms_timeline_chart_add (IsmsTimelineChart *self, const char *name, const IsmsTimelineBar *bar);
guint isms_timeline_chart_get_n_bars (const IsmsTimelineChart *self);
void isms_timeline_chart_draw (const IsmsTimelineChart *self,
                               cairo_t *cr,
                               PangoContext *context,
                               const IsmsPalette *palette,
                               double width,
                               double height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsTimelineChart, isms_timeline_chart_free)

G_END_DECLS
