/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The days of the story. Nobody works at weekends: what falls on one happened on the Friday before,
 * which keeps the order of all days. */

#include "isms-sample-calendar.h"

#include "isms-day.h"

#define FIRST_HOUR 8
#define MINUTES_APART 7
#define STEPS_A_DAY 70 /* that have a minute of their own before the evening */

void
isms_sample_calendar_init (IsmsSampleCalendar *self, GDateTime *today)
{
  self->today = g_date_time_new_utc (g_date_time_get_year (today), g_date_time_get_month (today),
                                     g_date_time_get_day_of_month (today), FIRST_HOUR, 0, 0);
  self->day = NULL;
  self->n_steps = 0;
}

void
isms_sample_calendar_clear (IsmsSampleCalendar *self)
{
  g_clear_pointer (&self->today, g_date_time_unref);
  g_clear_pointer (&self->day, g_date_time_unref);
}

/* The working day that is @day days from today, which is negative for the past: in the morning. */
GDateTime *
isms_sample_calendar_get (IsmsSampleCalendar *self, int day)
{
  g_autoptr (GDateTime) date = g_date_time_add_days (self->today, day);

  return g_date_time_add_days (date, MIN (0, 5 - g_date_time_get_day_of_week (date)));
}

/* The same as YYYY-MM-DD. */
char *
isms_sample_calendar_format (IsmsSampleCalendar *self, int day)
{
  g_autoptr (GDateTime) date = isms_sample_calendar_get (self, day);

  return isms_day_of (date);
}

/* When the next step of that day was taken: later than every step before it. */
GDateTime *
isms_sample_calendar_step (IsmsSampleCalendar *self, int day)
{
  g_autoptr (GDateTime) date = isms_sample_calendar_get (self, day);

  if (self->day == NULL || !g_date_time_equal (self->day, date))
    self->n_steps = 0;
  g_clear_pointer (&self->day, g_date_time_unref);
  self->day = g_date_time_ref (date);
  self->n_steps = MIN (self->n_steps + 1, STEPS_A_DAY);
  return g_date_time_add_minutes (date, (int) self->n_steps * MINUTES_APART);
}
