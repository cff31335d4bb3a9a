/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One line of a plan: two lines of words, and a time line beside or beneath them. */

#pragma once

#include "isms-time-bar.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_TIME_WIDE,   /* the time line beside the words */
  ISMS_TIME_MEDIUM, /* so too, with less room for words */
  ISMS_TIME_NARROW, /* the time line beneath the words */
} IsmsTimeLayout;

typedef struct
{
  const char *title;
  const char *facts;
  const char *cost;
  const char *said; /* the whole line, for a screen reader */
  int progress;     /* per cent; below 0: none */
  gboolean heading; /* what is beneath it is set in */
  gboolean overdue;
} IsmsTimeWords;

/* Signals "moved" (int start, int due) and "placed" (int day), as of an IsmsTimeBar. */
#define ISMS_TYPE_TIME_LINE (isms_time_line_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTimeLine, isms_time_line, ISMS, TIME_LINE, GtkBox)

GtkWidget *isms_time_line_new (void);
void isms_time_line_set_layout (IsmsTimeLine *self, IsmsTimeLayout layout);
/* Stands at the end of the first line of words. */
void isms_time_line_set_end (IsmsTimeLine *self, GtkWidget *end);
GtkWidget *isms_time_line_get_end (IsmsTimeLine *self);
void isms_time_line_set_words (IsmsTimeLine *self, const IsmsTimeWords *words);
const char *isms_time_line_get_said (IsmsTimeLine *self);
void isms_time_line_set_bar (IsmsTimeLine *self,
                             const IsmsTimelineSpan *span,
                             const IsmsTimelineBar *bar,
                             gboolean movable);
/* Of many: (element-type IsmsTimelineRange), held. */
void isms_time_line_set_ranges (IsmsTimeLine *self, const IsmsTimelineSpan *span, GArray *ranges);
/* The same of one range, copied. */
void isms_time_line_set_summary (IsmsTimeLine *self,
                                 const IsmsTimelineSpan *span,
                                 const IsmsTimelineRange *range);
IsmsTimeBar *isms_time_line_get_bar (IsmsTimeLine *self);
/* "1 Mar 2026 – 3 Apr 2026", "due 3 Apr 2026", "no dates". */
char *isms_time_line_dup_days (const char *start_on, const char *due);
/* The width of the words, so that what stands above can be as wide; -1: all there is. */
int isms_time_layout_get_width (IsmsTimeLayout layout);

G_END_DECLS
