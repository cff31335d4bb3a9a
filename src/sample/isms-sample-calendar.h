/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The days of the story, counted back from the day on which it is told. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  GDateTime *today;
  GDateTime *day; /* of the last step */
  guint n_steps;  /* on that day */
} IsmsSampleCalendar;

void isms_sample_calendar_init (IsmsSampleCalendar *self, GDateTime *today);
void isms_sample_calendar_clear (IsmsSampleCalendar *self);
GDateTime *isms_sample_calendar_get (IsmsSampleCalendar *self, int day);
char *isms_sample_calendar_format (IsmsSampleCalendar *self, int day);
GDateTime *isms_sample_calendar_step (IsmsSampleCalendar *self, int day);

G_END_DECLS
