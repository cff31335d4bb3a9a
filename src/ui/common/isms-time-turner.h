/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which days are shown: how many, and back, forward and to today. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_TIME_HALF_YEAR,
  ISMS_TIME_YEAR,
  ISMS_TIME_THREE_YEARS,
  ISMS_TIME_MONTH, /* of a calendar; nobody chooses it */
} IsmsTimeZoom;

#define ISMS_TYPE_TIME_TURNER (isms_time_turner_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTimeTurner, isms_time_turner, ISMS, TIME_TURNER, AdwBin)

/* Signal "changed": other days are shown, by the person or by the program. */
GtkWidget *isms_time_turner_new (void); /* the year that it is */
/* Julian days: the first, and the day after the last. */
void isms_time_turner_get_days (IsmsTimeTurner *self, int *from, int *to);
/* Turns to where @day is, if it is not shown. */
void isms_time_turner_show_day (IsmsTimeTurner *self, int day);
void isms_time_turner_set_zoom (IsmsTimeTurner *self, IsmsTimeZoom zoom);
IsmsTimeZoom isms_time_turner_get_zoom (IsmsTimeTurner *self);
/* A month, or what was chosen before. */
void isms_time_turner_set_month (IsmsTimeTurner *self, gboolean month);
void isms_time_turner_turn (IsmsTimeTurner *self, int by);
const char *isms_time_turner_get_words (IsmsTimeTurner *self);

G_END_DECLS
