/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Weeks as a country counts them. Days are Julian, as g_date_get_julian () counts them: no clock
 * that is set forward or back is in them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int first_day;  /* of a week: 1 Monday … 7 Sunday; 0: no weeks */
  int first_days; /* so many days of a year make a week its first: 4 in ISO 8601 */
} IsmsWeek;

void isms_week_init (IsmsWeek *self); /* as the locale has it */
int isms_week_get_weekday (int day);  /* 1 Monday … 7 Sunday */
int isms_week_get_start (const IsmsWeek *self, int day);
int isms_week_get_number (const IsmsWeek *self, int day);

G_END_DECLS
