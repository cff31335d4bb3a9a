/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Days and moments: as they are kept (ISO 8601), and the one way in which people see them. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* As it is kept: YYYY-MM-DD. */
gboolean isms_day_parse (const char *iso, GDate *day);
gboolean isms_day_is_valid (const char *iso);
char *isms_day_write (const GDate *day);
char *isms_day_of (GDateTime *time); /* in the zone that @time is in */
char *isms_day_today (void);

/* As a number, to reckon with; 0 for none. */
int isms_day_get_number (const char *iso);
char *isms_day_dup_nth (int number); /* NULL for 0 */

/* Spans of days, reckoned from today: what lists filter by. */
typedef struct
{
  const char *name;  /* stored and on the command line: "next-30" */
  const char *label; /* N_() */
} IsmsDaySpan;

const IsmsDaySpan *isms_day_spans (void); /* a name of NULL ends them */
/* The first and the last day; FALSE: no span is called that. */
gboolean isms_day_find_span (const char *name, const char *today, char **first, char **last);

/* As people write and read it. */
char *isms_day_read (const char *text); /* NULL: no day that we know */
char *isms_day_dup_words (const char *iso);
char *isms_day_dup_unbroken (const char *iso);
char *isms_day_dup_moment (const char *iso);

/* Moments are kept in UTC, YYYY-MM-DDTHH:MM:SSZ, and people see them where the program runs. */
char *isms_day_write_moment (GDateTime *time); /* to the minute */
char *isms_day_dup_now (void);
char *isms_day_read_moment (const char *text); /* NULL: no moment that we know */
gint64 isms_day_get_seconds (const char *iso); /* since 1970, to reckon with; 0 for none */
/* Cuts "14:05" or "2:05 pm" off the end of @text: what is left is the day. @seconds: of the day. */
gboolean isms_day_cut_clock (char *text, int *seconds);
char *isms_day_dup_moment_on (const char *day, int seconds);

G_END_DECLS
