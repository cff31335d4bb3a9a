/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Bars on a time line, on the screen and on paper: a scale of quarters, months and weeks, today,
 * and what is done, under way or overdue, which reads without colours too. */

#pragma once

#include <pango/pangocairo.h>

#include "isms-palette.h"
#include "isms-week.h"

G_BEGIN_DECLS

/* Days are Julian, as g_date_get_julian () counts them. Right to left by the context. */
typedef struct
{
  int from;
  int to; /* later than from */
  int today;
  IsmsWeek week; /* all 0: weeks are not shown */
} IsmsTimelineSpan;

typedef enum
{
  ISMS_TIMELINE_OPEN,
  ISMS_TIMELINE_DONE,
  ISMS_TIMELINE_OVERDUE,
  ISMS_TIMELINE_DROPPED,
} IsmsTimelineState;

/* Stands before the word of a bar, and tells it from others. */
typedef enum
{
  ISMS_TIMELINE_SIGN_NONE,
  ISMS_TIMELINE_SIGN_STAR,
  ISMS_TIMELINE_SIGN_RINGS,
} IsmsTimelineSign;

typedef struct
{
  int start; /* a Julian day, as the others are; 0: none */
  int due;   /* 0: none */
  int done;  /* 0: none */
  int progress;
  IsmsTimelineState state;
  const char *word; /* beside it; NULL: by its state */
  IsmsTimelineSign sign;
  const char *warning; /* beside that, with a sign of its own; NULL: there is none */
  gboolean whole_days; /* it lasts to the end of its last day, and one day has a length */
} IsmsTimelineBar;

/* Days behind the bars that stand out: a holiday, an absence. */
typedef struct
{
  int first;
  int last;
  const char *name;
} IsmsTimelineMark;

/* From the first day of many bars to the last; all 0: of none. */
typedef struct
{
  int first;
  int last;
} IsmsTimelineRange;

/* What of a bar is taken hold of. */
typedef enum
{
  ISMS_TIMELINE_PART_NONE,
  ISMS_TIMELINE_PART_ALL,
  ISMS_TIMELINE_PART_START,
  ISMS_TIMELINE_PART_DUE,
} IsmsTimelinePart;

/* Whole months around the bars and today; no weeks. */
void isms_timeline_span_init (IsmsTimelineSpan *self, int first, int last, int today);
/* Those days and no others, whatever the bars; with weeks. */
void
isms_timeline_span_set (IsmsTimelineSpan *self, int from, int to, int today, const IsmsWeek *week);
double isms_timeline_get_x (const IsmsTimelineSpan *self, int day, double width);
int isms_timeline_get_day (const IsmsTimelineSpan *self, double x, double width);
/* The day that @x, from the left, is in. */
int
isms_timeline_find_day (const IsmsTimelineSpan *self, gboolean mirrored, double width, double x);

/* The months or quarters, as far as there is room for their names, in two lines, with weeks, where
 * it is isms_timeline_get_scale_height () high; what stands behind the bars; and a bar with its
 * word. Each draws from 0, 0 to width × height. */
void isms_timeline_draw_scale (const IsmsTimelineSpan *self,
                               cairo_t *cr,
                               PangoContext *context,
                               const IsmsPalette *palette,
                               double width,
                               double height);
/* Of two lines. */
double isms_timeline_get_scale_height (PangoContext *context);
void isms_timeline_draw_ground (const IsmsTimelineSpan *self,
                                cairo_t *cr,
                                PangoContext *context,
                                const IsmsPalette *palette,
                                double width,
                                double height);
/* Beneath all else; with @names, those for which there is room. */
void isms_timeline_draw_marks (const IsmsTimelineSpan *self,
                               const IsmsTimelineMark *marks,
                               guint n_marks,
                               gboolean names,
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
                                 const IsmsTimelineRange *range,
                                 cairo_t *cr,
                                 PangoContext *context,
                                 const IsmsPalette *palette,
                                 double width,
                                 double height);
/* What stands before a word, in a square of @size from 0, 0. */
void
isms_timeline_draw_sign (IsmsTimelineSign sign, cairo_t *cr, const IsmsColor *color, double size);
void isms_timeline_draw_warning (cairo_t *cr, const IsmsPalette *palette, double size);

/* @state: as the model has it; "done" and "dropped" are what they say. */
IsmsTimelineBar isms_timeline_bar_make (
    int start, int due, int done, int progress, const char *state, gboolean overdue);
/* Where the bar lies: its days, @begin not later than @end. FALSE: it has none. */
gboolean isms_timeline_bar_get_days (const IsmsTimelineBar *bar, int *begin, int *end);
/* What of it is at @x, from the left, in a line of @width. Ends that are not in @span can not be
 * taken hold of. */
IsmsTimelinePart isms_timeline_bar_find_part (const IsmsTimelineSpan *span,
                                              const IsmsTimelineBar *bar,
                                              gboolean mirrored,
                                              double width,
                                              double x);
/* @bar, so many days later, or longer; never shorter than a day. */
void isms_timeline_bar_shift (const IsmsTimelineBar *bar,
                              IsmsTimelinePart part,
                              int days,
                              IsmsTimelineBar *shifted);
/* What was dropped is no part of it. */
void isms_timeline_range_add (IsmsTimelineRange *self, const IsmsTimelineBar *bar);

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
