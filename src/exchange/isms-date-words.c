/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Dates as people write them in three languages. A period stands for its last day, since a thing
 * that is due in May is late in June. What names no day is no date. */

#include "isms-words.h"

#include <stdlib.h>
#include <string.h>

#define FIRST_YEAR 1000 /* with four digits */

#define MAX_TOKENS 8
#define FILLERS                                                                                    \
  "of|the|by|until|before|due|on|bis|am|im|zum|vor|de|du|d|le|la|au|avant|en|st|nd|rd|th|er|e|ten"
#define ENDS "end|ende|fin|eoy|eoq"
#define QUARTERS "q|quarter|quartal|trimestre|t|qtr"
#define HALVES "h|half|halbjahr|hj|semestre"

/* Folded; the first is January. */
static const char *const months[] = {
  "january|jan|januar|janner|janvier|janv",
  "february|feb|februar|fevrier|fevr|fev",
  "march|mar|marz|mrz|mars|maerz",
  "april|apr|avril|avr",
  "may|mai",
  "june|jun|juni|juin",
  "july|jul|juli|juillet|juil",
  "august|aug|aout",
  "september|sep|sept|septembre",
  "october|oct|oktober|okt|octobre",
  "november|nov|novembre",
  "december|dec|dezember|dez|decembre",
};

typedef enum
{
  TOKEN_NUMBER = 'n', /* one or two digits */
  TOKEN_YEAR = 'y',   /* four digits */
  TOKEN_SERIAL = 's', /* five digits: a spreadsheet's day number */
  TOKEN_MONTH = 'm',
  TOKEN_QUARTER = 'q',
  TOKEN_HALF = 'h',
} TokenType;

typedef struct
{
  char shape[MAX_TOKENS + 1]; /* the types, so that a pattern is a string */
  int values[MAX_TOKENS];
  guint n;
  gboolean end;    /* "end of" */
  gboolean joined; /* "Mar-27" or "Mar '27", not "Mar 27" */
} Tokens;

static gboolean
add_token (Tokens *self, char type, int value)
{
  if (self->n == MAX_TOKENS)
    return FALSE;
  self->values[self->n] = value;
  self->shape[self->n++] = type;
  self->shape[self->n] = '\0';
  return TRUE;
}

static gboolean
add_number (Tokens *self, const char *digits, gsize length)
{
  int value = atoi (digits);

  switch (length)
    {
    case 1:
    case 2:
      return add_token (self, TOKEN_NUMBER, value);
    case 4:
      return add_token (self, TOKEN_YEAR, value);
    case 5:
      return add_token (self, TOKEN_SERIAL, value);
    default:
      return FALSE;
    }
}

static gboolean
add_word (Tokens *self, const char *word)
{
  if (isms_words_find (word, ENDS) >= 0)
    return self->end = TRUE;
  for (int i = 0; i < 12; i++)
    if (isms_words_find (word, months[i]) >= 0)
      return add_token (self, TOKEN_MONTH, i + 1);
  if (isms_words_find (word, QUARTERS) >= 0)
    return add_token (self, TOKEN_QUARTER, 0);
  if (isms_words_find (word, HALVES) >= 0)
    return add_token (self, TOKEN_HALF, 0);
  return isms_words_find (word, FILLERS) >= 0;
}

/* FALSE: a word is in it that belongs to no date. */
static gboolean
tokenise (const char *text, Tokens *tokens)
{
  g_autofree char *folded = isms_words_fold (text);
  char *at = folded;

  memset (tokens, 0, sizeof *tokens);
  tokens->joined = strpbrk (text, "-'/.") != NULL;
  while (*at != '\0')
    {
      char *start = at;
      gboolean digits = g_ascii_isdigit (*at);
      char kept;
      gboolean known;

      while (*at != '\0' && *at != ' ' && !!g_ascii_isdigit (*at) == digits)
        at++;
      kept = *at;
      *at = '\0';
      known = digits ? add_number (tokens, start, at - start) : add_word (tokens, start);
      *at = kept;
      if (!known)
        return FALSE;
      while (*at == ' ')
        at++;
    }
  return tokens->n > 0;
}

/* "2027-03-31T10:15:00Z": a time behind the day says nothing here. */
static char *
cut_time (const char *text)
{
  char *copy = g_strstrip (g_strdup (text));
  char *colon = strchr (copy, ':');

  if (colon == NULL || colon - copy < 8)
    return copy;
  while (colon > copy && g_ascii_isdigit (colon[-1]))
    colon--;
  if (colon > copy && strchr ("Tt ", colon[-1]) != NULL)
    colon[-1] = '\0';
  return copy;
}

static int
widen_year (int year)
{
  return year >= 100 ? year : year + (year < 80 ? 2000 : 1900);
}

static IsmsDateReading
set_day (GDate *out, int day, int month, int year)
{
  year = widen_year (year);
  if (year < FIRST_YEAR || !g_date_valid_dmy (day, month, year))
    return ISMS_DATE_NONE;
  g_date_set_dmy (out, day, month, year);
  return ISMS_DATE_EXACT;
}

static IsmsDateReading
set_last_day (GDate *out, int month, int year)
{
  year = widen_year (year);
  if (month < 1 || month > 12 || year < 1900)
    return ISMS_DATE_NONE;
  g_date_set_dmy (out, g_date_get_days_in_month (month, year), month, year);
  return ISMS_DATE_LAST_DAY;
}

/* The period without a year that ends next. */
static IsmsDateReading
set_next_end (GDate *out, int month, const GDate *today)
{
  int year = g_date_get_year (today);

  if (set_last_day (out, month, year) != ISMS_DATE_NONE && g_date_compare (out, today) < 0)
    set_last_day (out, month, year + 1);
  return g_date_valid (out) ? ISMS_DATE_LAST_DAY : ISMS_DATE_NONE;
}

/* "q" and the number before or behind it become one token; its value the last month. */
static void
join_periods (Tokens *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      guint length = self->shape[i] == TOKEN_QUARTER ? 3 : 6;
      guint number = i + 1;

      if ((self->shape[i] != TOKEN_QUARTER && self->shape[i] != TOKEN_HALF) || self->values[i] != 0)
        continue;
      if (self->shape[number] != TOKEN_NUMBER && i > 0)
        number = i - 1;
      if (self->shape[number] != TOKEN_NUMBER || self->values[number] * length > 12)
        continue;
      self->values[i] = self->values[number] * length;
      self->n--;
      memmove (self->shape + number, self->shape + number + 1, self->n - number + 1);
      memmove (self->values + number, self->values + number + 1,
               (self->n - number) * sizeof self->values[0]);
      i -= number < i;
    }
}

static IsmsDateReading
read_numbers (const int *v, IsmsDateOrder order, GDate *out)
{
  gboolean month_first = order == ISMS_DATE_ORDER_MONTH_FIRST;

  if (v[0] > 12)
    month_first = FALSE;
  else if (v[1] > 12)
    month_first = TRUE;
  return set_day (out, v[month_first ? 1 : 0], v[month_first ? 0 : 1], v[2]);
}

static IsmsDateReading
read_serial (int serial, GDate *out)
{
  if (serial < 20000 || serial > 80000)
    return ISMS_DATE_NONE;
  g_date_set_dmy (out, 30, 12, 1899);
  g_date_add_days (out, serial);
  return ISMS_DATE_EXACT;
}

/**
 * isms_date_read:
 * @text: a cell
 * @order: what 03/04/2027 means in this column
 * @today: from when "end of Q1" is the next one
 * @out: (out): the date, where there is one
 *
 * Reads ISO dates, dates in digits of either order, with the month in English, German or French
 * words, months, quarters, half-years and years, and the day numbers of spreadsheets.
 *
 * Returns: how exactly the text named the day
 */
IsmsDateReading
isms_date_read (const char *text, IsmsDateOrder order, const GDate *today, GDate *out)
{
  g_autofree char *day = cut_time (text);
  const char *shape;
  const int *v;
  Tokens t;

  g_date_clear (out, 1);
  if (strlen (day) > 64 || !tokenise (day, &t))
    return ISMS_DATE_NONE;
  join_periods (&t);
  shape = t.shape;
  v = t.values;
  if (g_str_equal (shape, "ynn"))
    return set_day (out, v[2], v[1], v[0]);
  if (g_str_equal (shape, "nny") || (g_str_equal (shape, "nnn") && t.joined))
    return read_numbers (v, order, out);
  if (g_str_equal (shape, "nmy") || g_str_equal (shape, "nmn"))
    return set_day (out, v[0], v[1], v[2]);
  if (g_str_equal (shape, "mny"))
    return set_day (out, v[1], v[0], v[2]);
  if (g_str_equal (shape, "ymn"))
    return set_day (out, v[2], v[1], v[0]);
  if (g_str_equal (shape, "my") || g_str_equal (shape, "qy") || g_str_equal (shape, "hy"))
    return set_last_day (out, v[0], v[1]);
  if (g_str_equal (shape, "qn") || g_str_equal (shape, "hn")
      || (g_str_equal (shape, "mn") && t.joined))
    return set_last_day (out, v[0], v[1]);
  if (g_str_equal (shape, "ny") && t.joined)
    return set_last_day (out, v[0], v[1]);
  if (g_str_equal (shape, "ym") || g_str_equal (shape, "yq") || g_str_equal (shape, "yh")
      || (g_str_equal (shape, "yn") && t.joined))
    return set_last_day (out, v[1], v[0]);
  if (g_str_equal (shape, "m")
      || ((g_str_equal (shape, "q") || g_str_equal (shape, "h")) && v[0] > 0))
    return set_next_end (out, v[0], today);
  if (g_str_equal (shape, "y"))
    return set_last_day (out, 12, v[0]);
  if (g_str_equal (shape, "s"))
    return read_serial (v[0], out);
  return ISMS_DATE_NONE;
}

/**
 * isms_date_get_order:
 *
 * Returns: the #IsmsDateOrder that a date in digits must have because one number is above 12, or -1
 */
int
isms_date_get_order (const char *text)
{
  g_autofree char *day = cut_time (text);
  Tokens t;

  if (strlen (day) > 64 || !tokenise (day, &t)
      || (!g_str_equal (t.shape, "nny") && !g_str_equal (t.shape, "nnn")))
    return -1;
  if (t.values[0] > 12 && t.values[1] <= 12)
    return ISMS_DATE_ORDER_DAY_FIRST;
  if (t.values[1] > 12 && t.values[0] <= 12)
    return ISMS_DATE_ORDER_MONTH_FIRST;
  return -1;
}
