/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Days are kept in one way and shown in one way, and what is shown can be typed. */

#include <locale.h>
#include <time.h>

#include <glib.h>

#include "isms-day.h"

static void
test_parse (void)
{
  static const char *const none[] = { "",           "2026-02-30", "2026-2-3",    "26-02-03",
                                      "2026/02/03", "0000-01-01", "2026-02-03T", "tomorrow" };
  g_autofree char *back = NULL;
  GDate day;

  g_assert_true (isms_day_parse ("2028-02-29", &day));
  back = isms_day_write (&day);
  g_assert_cmpstr (back, ==, "2028-02-29");
  g_assert_false (isms_day_is_valid (NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (isms_day_is_valid (none[i]));
}

static void
test_numbers (void)
{
  int number = isms_day_get_number ("2026-12-31");
  g_autofree char *next = isms_day_dup_nth (number + 1);

  g_assert_cmpstr (next, ==, "2027-01-01");
  g_assert_cmpint (isms_day_get_number (NULL), ==, 0);
  g_assert_cmpint (isms_day_get_number ("2026-02-30"), ==, 0);
  g_assert_null (isms_day_dup_nth (0));
}

static void
assert_words (char *words, const char *expected)
{
  g_assert_cmpstr (words, ==, expected);
  g_free (words);
}

static void
test_words (void)
{
  assert_words (isms_day_dup_words ("2026-11-05"), "5 Nov 2026");
  assert_words (isms_day_dup_words (NULL), "");
  assert_words (isms_day_dup_words ("someday"), "someday");
  assert_words (isms_day_dup_unbroken ("2026-11-05"), "5\302\240Nov\302\2402026");
  assert_words (isms_day_dup_moment ("2026-11-05T15:05:00+01:00"), "5 Nov 2026, 14:05");
  assert_words (isms_day_dup_moment (NULL), "");
  assert_words (isms_day_dup_moment ("then"), "then");
  assert_words (isms_day_read ("2026-11-05"), "2026-11-05");
  assert_words (isms_day_read (" 5 November 2026 "), "2026-11-05");
  g_assert_null (isms_day_read ("someday"));
  g_assert_null (isms_day_read (""));
  g_assert_null (isms_day_read ("2026-02-30"));
}

static void
use_zone (const char *zone)
{
  g_setenv ("TZ", zone, TRUE);
  tzset ();
}

/* By hand, from the tables of the zone: it is an hour ahead in winter and two in summer. */
static void
test_moments (void)
{
  static const struct
  {
    const char *text;
    const char *utc;
  } cases[] = {
    { "2026-11-05 14:05", "2026-11-05T13:05:00Z" },
    { "2026-11-05T14:05", "2026-11-05T13:05:00Z" },
    { "5 Nov 2026, 14:05", "2026-11-05T13:05:00Z" },
    { "2026-07-05 2:05 pm", "2026-07-05T12:05:00Z" },
    { "2026-07-05 12:00 AM", "2026-07-04T22:00:00Z" },
    { "2026-11-05T14:05:30Z", "2026-11-05T14:05:30Z" },
    { "2026-11-05T14:05:30+05:30", "2026-11-05T08:35:30Z" },
    { "2026-01-01 00:30", "2025-12-31T23:30:00Z" },
    { "2028-02-29 23:59", "2028-02-29T22:59:00Z" },
    { "2028-03-01 00:30", "2028-02-29T23:30:00Z" },
    { "2026-03-29 01:59", "2026-03-29T00:59:00Z" },
    { "2026-03-29 03:00", "2026-03-29T01:00:00Z" },
    { "2026-10-25 01:59", "2026-10-24T23:59:00Z" },
    { "2026-10-25 03:00", "2026-10-25T02:00:00Z" },
    { "2026-02-30 12:00", NULL },
    { "2026-11-05 24:00", NULL },
    { "2026-11-05 14:60", NULL },
    { "2026-11-05 14:5", NULL },
    { "2026-11-05 13:05 pm", NULL },
    { "2026-11-05", NULL },
    { "soon", NULL },
    { "", NULL },
  };

  use_zone ("Europe/Berlin");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *utc = isms_day_read_moment (cases[i].text);
      g_autofree char *words = isms_day_dup_moment (utc);
      g_autofree char *back = utc != NULL ? isms_day_read_moment (words) : NULL;

      g_assert_cmpstr (utc, ==, cases[i].utc);
      /* To the minute, what is shown is understood. */
      if (utc != NULL)
        g_assert_cmpint (isms_day_get_seconds (back) / 60, ==, isms_day_get_seconds (utc) / 60);
    }
  use_zone ("UTC");
}

/* An hour that the clocks show twice is the earlier one; one that they leave out is some moment. */
static void
test_changing_clocks (void)
{
  g_autofree char *twice = NULL;
  g_autofree char *never = NULL;

  use_zone ("Europe/Berlin");
  twice = isms_day_read_moment ("2026-10-25 02:30");
  never = isms_day_read_moment ("2026-03-29 02:30");
  g_assert_cmpstr (twice, ==, "2026-10-25T00:30:00Z");
  g_assert_cmpint (isms_day_get_seconds (never), >=, isms_day_get_seconds ("2026-03-29T00:30:00Z"));
  g_assert_cmpint (isms_day_get_seconds (never), <=, isms_day_get_seconds ("2026-03-29T01:30:00Z"));
  use_zone ("UTC");
}

static void
test_time_alone (void)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *whole = g_strconcat (today, "T00:05:00Z", NULL);
  g_autofree char *read = isms_day_read_moment ("0:05");

  g_assert_cmpstr (read, ==, whole);
}

/* Whatever is shown in a form is understood when it is left there. */
static void
test_read_back (gconstpointer locale)
{
  int first = isms_day_get_number ("2028-01-01");

  if (setlocale (LC_ALL, locale) == NULL)
    {
      g_test_skip ("that locale is not here");
      return;
    }
  for (int i = 0; i < 366; i++)
    {
      g_autofree char *iso = isms_day_dup_nth (first + i);
      g_autofree char *words = isms_day_dup_words (iso);
      g_autofree char *read = isms_day_read (words);

      g_assert_cmpstr (read, ==, iso);
    }
  for (int i = 0; i < 366; i++)
    {
      g_autofree char *day = isms_day_dup_nth (first + i);
      g_autofree char *moment = isms_day_dup_moment_on (day, 50700 + 60 * i);
      g_autofree char *words = isms_day_dup_moment (moment);
      g_autofree char *read = isms_day_read_moment (words);

      g_assert_cmpstr (read, ==, moment);
    }
  setlocale (LC_ALL, "C");
}

static void
assert_span (const char *name, const char *today, const char *expected)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *both = NULL;

  g_assert_true (isms_day_find_span (name, today, &first, &last));
  both = g_strdup_printf ("%s %s", first, last);
  g_assert_cmpstr (both, ==, expected);
}

/* Months are as long as they are, in leap years too. */
static void
test_spans (void)
{
  g_autofree char *none = NULL;

  assert_span ("past", "2028-03-01", "0001-01-01 2028-02-29");
  assert_span ("past", "2027-03-01", "0001-01-01 2027-02-28");
  assert_span ("past", "2027-01-01", "0001-01-01 2026-12-31");
  assert_span ("today", "2028-02-29", "2028-02-29 2028-02-29");
  assert_span ("next-30", "2028-01-31", "2028-01-31 2028-03-01");
  assert_span ("next-30", "2027-01-31", "2027-01-31 2027-03-02");
  assert_span ("next-30", "2026-12-31", "2026-12-31 2027-01-30");
  assert_span ("next-7", "2028-02-28", "2028-02-28 2028-03-06");
  assert_span ("next-90", "2026-11-05", "2026-11-05 2027-02-03");
  assert_span ("this-month", "2028-02-29", "2028-02-01 2028-02-29");
  assert_span ("this-month", "2100-02-10", "2100-02-01 2100-02-28");
  assert_span ("this-month", "2026-11-30", "2026-11-01 2026-11-30");
  assert_span ("next-month", "2028-01-31", "2028-02-01 2028-02-29");
  assert_span ("next-month", "2026-12-31", "2027-01-01 2027-01-31");
  for (const IsmsDaySpan *span = isms_day_spans (); span->name != NULL; span++)
    {
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      g_assert_true (isms_day_find_span (span->name, "2026-11-30", &first, &last));
      g_assert_cmpstr (first, <=, last);
    }
  g_assert_false (isms_day_find_span ("2026-11-30", "2026-11-30", &none, &none));
  g_assert_false (isms_day_find_span ("next-0", "2026-11-30", &none, &none));
  g_assert_false (isms_day_find_span ("next-x", "2026-11-30", &none, &none));
  g_assert_false (isms_day_find_span ("past", "0001-01-01", &none, &none));
  g_assert_false (isms_day_find_span ("today", "2026-02-30", &none, &none));
  g_assert_null (none);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/day/parse", test_parse);
  g_test_add_func ("/day/numbers", test_numbers);
  g_test_add_func ("/day/words", test_words);
  g_test_add_func ("/day/spans", test_spans);
  g_test_add_func ("/day/moments", test_moments);
  g_test_add_func ("/day/changing-clocks", test_changing_clocks);
  g_test_add_func ("/day/time-alone", test_time_alone);
  g_test_add_data_func ("/day/read-back/C", "C", test_read_back);
  g_test_add_data_func ("/day/read-back/en", "en_US.UTF-8", test_read_back);
  g_test_add_data_func ("/day/read-back/de", "de_DE.UTF-8", test_read_back);

  return g_test_run ();
}
