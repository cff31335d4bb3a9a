/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Days and moments. Whoever shows one to a person asks here, so that a day looks the same in a
 * list, a form, a sentence and on paper. */

#include "isms-config.h"

#include "isms-day.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define ISO_CHARS 10 /* "2026-11-12" */

/**
 * isms_day_parse:
 * @iso: (nullable): a text
 * @day: (out caller-allocates): the day that it is
 *
 * Returns: whether @iso is a day that there was or will be, written YYYY-MM-DD and nothing else
 */
gboolean
isms_day_parse (const char *iso, GDate *day)
{
  g_date_clear (day, 1);
  if (iso == NULL || strlen (iso) != ISO_CHARS || iso[4] != '-' || iso[7] != '-')
    return FALSE;
  for (guint i = 0; i < ISO_CHARS; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (iso[i]))
      return FALSE;
  if (!g_date_valid_dmy ((GDateDay) atoi (iso + 8), (GDateMonth) atoi (iso + 5),
                         (GDateYear) atoi (iso)))
    return FALSE;
  g_date_set_dmy (day, (GDateDay) atoi (iso + 8), (GDateMonth) atoi (iso + 5),
                  (GDateYear) atoi (iso));
  return TRUE;
}

/**
 * isms_day_is_valid:
 * @iso: (nullable): a text
 *
 * Returns: whether @iso is a day, as isms_day_parse () takes it
 */
gboolean
isms_day_is_valid (const char *iso)
{
  GDate day;

  return isms_day_parse (iso, &day);
}

/**
 * isms_day_write:
 * @day: a valid day
 *
 * Returns: (transfer full): @day as it is kept, YYYY-MM-DD
 */
char *
isms_day_write (const GDate *day)
{
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (day), g_date_get_month (day),
                          g_date_get_day (day));
}

/**
 * isms_day_of:
 * @time: a moment
 *
 * Returns: (transfer full): its day in the zone that it is in, YYYY-MM-DD
 */
char *
isms_day_of (GDateTime *time)
{
  return g_date_time_format (time, "%Y-%m-%d");
}

/**
 * isms_day_today:
 *
 * Returns: (transfer full): the day that it is where the program runs, YYYY-MM-DD
 */
char *
isms_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return isms_day_of (now);
}

/**
 * isms_day_get_number:
 * @iso: (nullable): a day, YYYY-MM-DD
 *
 * Returns: its Julian day, as GDate counts; 0 where it is none
 */
int
isms_day_get_number (const char *iso)
{
  GDate day;

  return isms_day_parse (iso, &day) ? (int) g_date_get_julian (&day) : 0;
}

/**
 * isms_day_dup_nth:
 * @number: a Julian day, as isms_day_get_number () gives it
 *
 * Returns: (transfer full) (nullable): the day, YYYY-MM-DD; %NULL for 0
 */
char *
isms_day_dup_nth (int number)
{
  GDate day;

  if (number == 0)
    return NULL;
  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32) number);
  return isms_day_write (&day);
}

/* --- Spans --- */

#define FIRST_DAY "0001-01-01"

static const IsmsDaySpan spans[] = {
  { "past", N_ ("Before Today") },      { "today", N_ ("Today") },
  { "next-7", N_ ("Within 7 Days") },   { "next-30", N_ ("Within 30 Days") },
  { "next-90", N_ ("Within 90 Days") }, { "this-month", N_ ("This Month") },
  { "next-month", N_ ("Next Month") },  { NULL, NULL },
};

/**
 * isms_day_spans:
 *
 * Returns: (transfer none): the spans that a list can be filtered by, ended by one without a name
 */
const IsmsDaySpan *
isms_day_spans (void)
{
  return spans;
}

/* A month is all of its days, as many as it has. */
static void
find_month (GDate *from, GDate *to, guint months)
{
  g_date_set_day (from, 1);
  g_date_add_months (from, months);
  *to = *from;
  g_date_set_day (to, g_date_get_days_in_month (g_date_get_month (from), g_date_get_year (from)));
}

/**
 * isms_day_find_span:
 * @name: the name of a span
 * @today: the day that it is reckoned from, YYYY-MM-DD
 * @first: (out) (transfer full): its first day, YYYY-MM-DD
 * @last: (out) (transfer full): its last day. "Within 30 days" is today and the 30 days after it
 *
 * Returns: %FALSE where no span is called that, or @today is no day; nothing is set then
 */
gboolean
isms_day_find_span (const char *name, const char *today, char **first, char **last)
{
  GDate from;
  GDate to;

  if (!isms_day_parse (today, &from))
    return FALSE;
  to = from;
  if (g_str_equal (name, "past"))
    {
      if (g_date_get_julian (&from) < 2)
        return FALSE;
      g_date_subtract_days (&to, 1);
      isms_day_parse (FIRST_DAY, &from);
    }
  else if (g_str_has_prefix (name, "next-") && g_ascii_isdigit (name[5]))
    {
      guint64 days;

      if (!g_ascii_string_to_unsigned (name + 5, 10, 1, 36500, &days, NULL))
        return FALSE;
      g_date_add_days (&to, (guint) days);
    }
  else if (g_str_equal (name, "this-month"))
    find_month (&from, &to, 0);
  else if (g_str_equal (name, "next-month"))
    find_month (&from, &to, 1);
  else if (!g_str_equal (name, "today"))
    return FALSE;
  *first = isms_day_write (&from);
  *last = isms_day_write (&to);
  return TRUE;
}

/**
 * isms_day_read:
 * @text: what a person typed, as isms_day_dup_words () has it, as their locale does, or YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): the day, YYYY-MM-DD; %NULL if it is none that we know
 */
char *
isms_day_read (const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));
  GDate day;

  if (isms_day_is_valid (words))
    return g_steal_pointer (&words);
  g_date_clear (&day, 1);
  g_date_set_parse (&day, words);
  return g_date_valid (&day) ? isms_day_write (&day) : NULL;
}

/**
 * isms_day_dup_words:
 * @iso: (nullable): a day, YYYY-MM-DD
 *
 * Returns: (transfer full): the day as a person sees it, which isms_day_read () takes back: "5 Nov
 *   2026"; "" for none, and what is no day as it stands
 */
char *
isms_day_dup_words (const char *iso)
{
  GDate day;
  char words[64];

  /* Translators: a date as people see it everywhere, by strftime's letters: 5 Nov 2026 */
  if (isms_day_parse (iso, &day)
      && g_date_strftime (words, sizeof words, C_ ("date", "%-d %b %Y"), &day) > 0)
    return g_strdup (words);
  return g_strdup (iso != NULL ? iso : "");
}

/**
 * isms_day_dup_unbroken:
 * @iso: (nullable): a day, YYYY-MM-DD
 *
 * Returns: (transfer full): isms_day_dup_words () for a table on paper, where it stands in one line
 */
char *
isms_day_dup_unbroken (const char *iso)
{
  g_autofree char *words = isms_day_dup_words (iso);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  return g_strjoinv ("\302\240", parts);
}

/**
 * isms_day_dup_moment:
 * @iso: (nullable): a moment, ISO 8601 with its zone
 *
 * Returns: (transfer full): the moment as a person sees it, in the zone where the program runs: "5
 *   Nov 2026, 14:05"; "" for none, and what is no moment as it stands
 */
char *
isms_day_dup_moment (const char *iso)
{
  g_autoptr (GDateTime) time = iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autofree char *day = local != NULL ? isms_day_of (local) : NULL;
  g_autofree char *words = isms_day_dup_words (day);
  g_autofree char *clock = local != NULL ? g_date_time_format (local, "%H:%M") : NULL;

  if (local == NULL)
    return g_strdup (iso != NULL ? iso : "");
  /* Translators: a day ("5 Nov 2026"), and the time ("14:05") */
  return g_strdup_printf (C_ ("moment", "%s, %s"), words, clock);
}

/**
 * isms_day_write_moment:
 * @time: a moment
 *
 * Returns: (transfer full): its minute as it is kept, in UTC: "2026-11-05T13:05:00Z"
 */
char *
isms_day_write_moment (GDateTime *time)
{
  g_autoptr (GDateTime) utc = g_date_time_to_utc (time);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:00Z");
}

/**
 * isms_day_dup_now:
 *
 * Returns: (transfer full): the minute that it is, as it is kept
 */
char *
isms_day_dup_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return isms_day_write_moment (now);
}

/**
 * isms_day_get_seconds:
 * @iso: (nullable): a moment, ISO 8601 with its zone
 *
 * Returns: the seconds from the beginning of 1970 in UTC; 0 where it is none
 */
gint64
isms_day_get_seconds (const char *iso)
{
  g_autoptr (GDateTime) time = iso != NULL ? g_date_time_new_from_iso8601 (iso, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/* "pm", "AM": -1 where it is neither. Cuts it off. */
static int
cut_half (char *text)
{
  gsize length = strlen (text);
  char letter;

  if (length < 3 || g_ascii_tolower (text[length - 1]) != 'm')
    return -1;
  letter = g_ascii_tolower (text[length - 2]);
  if (letter != 'a' && letter != 'p')
    return -1;
  text[length - 2] = '\0';
  g_strchomp (text);
  return letter == 'p';
}

static gboolean
take_number (const char **at, int max, int *number)
{
  guint n_digits = 0;

  *number = 0;
  for (; g_ascii_isdigit (**at) && n_digits < 2; (*at)++, n_digits++)
    *number = *number * 10 + **at - '0';
  return n_digits > 0 && *number <= max;
}

/* "14:05", "14:05:30" and nothing else. */
static gboolean
parse_clock (const char *text, int *hours, int *seconds)
{
  int minutes, rest = 0;

  if (!take_number (&text, 23, hours) || *text++ != ':' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !take_number (&text, 59, &minutes))
    return FALSE;
  if (*text == ':' && (text++, !take_number (&text, 59, &rest)))
    return FALSE;
  *seconds = minutes * 60 + rest;
  return *text == '\0';
}

/**
 * isms_day_cut_clock:
 * @text: (inout): a day and a time of day, as people write them, without a zone
 * @seconds: (out): of the day: 0 … 86399
 *
 * Takes the time of day off the end of @text; what is left is the day, or "" for none.
 *
 * Returns: whether there was a time
 */
gboolean
isms_day_cut_clock (char *text, int *seconds)
{
  g_autofree char *kept = g_strstrip (g_strdup (text));
  int half = cut_half (kept);
  char *clock = strrchr (kept, ' ');
  int hours;

  if (clock == NULL && strlen (kept) > ISO_CHARS && kept[ISO_CHARS] == 'T')
    clock = kept + ISO_CHARS;
  if (!parse_clock (clock != NULL ? clock + 1 : kept, &hours, seconds)
      || (half >= 0 && (hours == 0 || hours > 12)))
    return FALSE;
  if (half >= 0)
    hours = hours % 12 + 12 * half;
  *seconds += hours * 3600;
  if (clock != NULL)
    *clock = '\0';
  else
    *kept = '\0';
  g_strchomp (kept);
  if (g_str_has_suffix (kept, ","))
    kept[strlen (kept) - 1] = '\0';
  strcpy (text, kept);
  return TRUE;
}

/**
 * isms_day_dup_moment_on:
 * @day: a day, YYYY-MM-DD
 * @seconds: of that day, by the clocks where the program runs
 *
 * What the clocks show twice is the earlier of both; what they leave out is moved by as much.
 *
 * Returns: (transfer full) (nullable): the moment as it is kept, in UTC; %NULL where @day is none
 */
char *
isms_day_dup_moment_on (const char *day, int seconds)
{
  GDate date;
  g_autoptr (GDateTime) local = NULL;
  g_autoptr (GDateTime) before = NULL;
  g_autoptr (GDateTime) utc = NULL;

  if (!isms_day_parse (day, &date))
    return NULL;
  local = g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date),
                                 g_date_get_day (&date), seconds / 3600, seconds / 60 % 60,
                                 seconds % 60);
  before = local != NULL ? g_date_time_add_hours (local, -1) : NULL;
  if (before != NULL && g_date_time_get_hour (before) == g_date_time_get_hour (local))
    utc = g_date_time_to_utc (before);
  else if (local != NULL)
    utc = g_date_time_to_utc (local);
  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

/**
 * isms_day_read_moment:
 * @text: what a person typed: as isms_day_dup_moment () has it, a day as isms_day_read () takes it
 *   and a time of day, a time of today alone, or ISO 8601
 *
 * Without a zone it is a time of the place where the program runs.
 *
 * Returns: (transfer full) (nullable): the moment as it is kept, in UTC; %NULL if it is none that
 *   we know
 */
char *
isms_day_read_moment (const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));
  g_autofree char *day = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GDateTime) utc = NULL;
  int seconds;

  if (isms_day_cut_clock (words, &seconds))
    {
      day = *words != '\0' ? isms_day_read (words) : isms_day_today ();
      return day != NULL ? isms_day_dup_moment_on (day, seconds) : NULL;
    }
  time = g_date_time_new_from_iso8601 (words, NULL);
  utc = time != NULL ? g_date_time_to_utc (time) : NULL;
  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}
