/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What LC_TIME says of weeks. */

#include "isms-config.h"

#include "isms-week.h"

#include <langinfo.h>

#define SUNDAY_ORIGIN 19971130 /* the C library counts the first day of a week from this Sunday */

/**
 * isms_week_init:
 * @self: (out): the weeks of the locale
 *
 * On which day a week begins and which one is the first of a year, by LC_TIME. Main thread, as
 * what sets the locale.
 */
void
isms_week_init (IsmsWeek *self)
{
  int origin = GPOINTER_TO_INT (nl_langinfo (_NL_TIME_WEEK_1STDAY)) == SUNDAY_ORIGIN ? 0 : 1;
  int first = *nl_langinfo (_NL_TIME_FIRST_WEEKDAY);

  self->first_day = (origin + MAX (first, 1) + 5) % 7 + 1;
  self->first_days = CLAMP (*nl_langinfo (_NL_TIME_WEEK_1STWEEK), 1, 7);
}

/**
 * isms_week_get_weekday:
 * @day: a Julian day, from 1 on
 *
 * Returns: 1 for a Monday to 7 for a Sunday
 */
int
isms_week_get_weekday (int day)
{
  return (day - 1) % 7 + 1;
}

/**
 * isms_week_get_start:
 * @self: how weeks are counted
 * @day: a Julian day
 *
 * Returns: the first day of its week
 */
int
isms_week_get_start (const IsmsWeek *self, int day)
{
  return day - (isms_week_get_weekday (day) - self->first_day + 7) % 7;
}

/**
 * isms_week_get_number:
 * @self: how weeks are counted
 * @day: a Julian day
 *
 * Returns: which week of its year the day is in, from 1 on; at the ends of a year that can be a
 *   week of the year before or after
 */
int
isms_week_get_number (const IsmsWeek *self, int day)
{
  GDate pivot; /* the year that the week belongs to is the one of this day */

  g_date_clear (&pivot, 1);
  g_date_set_julian (&pivot, (guint32) (isms_week_get_start (self, day) + 7 - self->first_days));
  return ((int) g_date_get_day_of_year (&pivot) - 1) / 7 + 1;
}
