/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Money as people write and read it. What is stored is a whole number of minor units. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "isms-money.h"

#define MAX_LETTERS 3

/* Words behind a number, in English and in German, as they stand where there is little room. */
static const struct
{
  const char *word;
  guint zeros;
} multiples[] = { { "k", 3 },   { "tsd", 3 }, { "m", 6 },  { "mn", 6 },
                  { "mio", 6 }, { "bn", 9 },  { "mrd", 9 } };

/* Words that mean one thing here and another there. No currency is written like these. */
static const char *const unclear[] = {
  "b", "bln", "g", "mil", "mld", "mln", "t", "tis", "tys", NULL
};

/* ISO 4217, the currencies that do not have two digits. */
static const char *const without_digits[] = { "BIF", "CLP", "DJF", "GNF", "ISK", "JPY",
                                              "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
                                              "VND", "VUV", "XAF", "XOF", "XPF", NULL };
static const char *const with_three[] = { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND", NULL };

/**
 * isms_money_get_digits:
 * @currency: (nullable): a code of ISO 4217
 *
 * Returns: how many digits its minor unit has; 2 where it is not known
 */
guint
isms_money_get_digits (const char *currency)
{
  if (currency != NULL && g_strv_contains (without_digits, currency))
    return 0;
  return currency != NULL && g_strv_contains (with_three, currency) ? 3 : 2;
}

/* The digits of @minor, with a point and with @group between thousands. */
static char *
write_number (gint64 minor, guint digits, const char *point, const char *group)
{
  g_autofree char *plain =
      g_strdup_printf ("%0*" G_GUINT64_FORMAT, (int) digits + 1,
                       minor < 0 ? (guint64) - (minor + 1) + 1 : (guint64) minor);
  gsize whole = strlen (plain) - digits;
  GString *out = g_string_new (minor < 0 ? "-" : "");

  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (out, group);
      g_string_append_c (out, plain[i]);
    }
  if (digits > 0)
    g_string_append_printf (out, "%s%s", point, plain + whole);
  return g_string_free_and_steal (out);
}

/**
 * isms_money_dup_text:
 * @minor: an amount in minor units
 * @currency: (nullable): its currency
 *
 * Returns: (transfer full): the amount in whole units with a point, the same in every locale;
 *   isms_money_parse () reads it back
 */
char *
isms_money_dup_text (gint64 minor, const char *currency)
{
  return write_number (minor, isms_money_get_digits (currency), ".", "");
}

/**
 * isms_money_dup_number:
 * @minor: an amount in minor units
 * @currency: (nullable): its currency
 *
 * Returns: (transfer full): the amount as people write it in this locale, without its currency:
 *   "1,234.50"; isms_money_parse () reads it back
 */
char *
isms_money_dup_number (gint64 minor, const char *currency)
{
  const struct lconv *locale = localeconv ();

  return write_number (minor, isms_money_get_digits (currency), locale->decimal_point,
                       locale->thousands_sep);
}

/**
 * isms_money_dup_display:
 * @minor: an amount in minor units
 * @currency: (nullable): its currency
 *
 * Returns: (transfer full): the amount as people read it in this locale: "1,234.50 EUR"
 */
char *
isms_money_dup_display (gint64 minor, const char *currency)
{
  g_autofree char *number = isms_money_dup_number (minor, currency);

  if (currency == NULL)
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s\u00a0%s", number, currency);
}

/* What may stand between thousands, as one letter for each: 0 where @letter may not. */
static char
classify (gunichar letter)
{
  if (letter == '.' || letter == ',')
    return (char) letter;
  if (letter == '\'' || letter == 0x2019)
    return '\'';
  return g_unichar_isspace (letter) ? ' ' : '\0';
}

/* Whether @letters, in one piece before or behind the number, can be the code or sign of a
 * currency. */
static gboolean
is_currency (const GString *letters)
{
  return g_utf8_strlen (letters->str, -1) <= MAX_LETTERS
         && !g_strv_contains (unclear, letters->str);
}

/* Writes the digits of @text and the signs between them, each as one character, with a sign in
 * front; FALSE: there is more than a number and the code or sign of a currency. */
static gboolean
strip (const char *text, GString *bare)
{
  g_autoptr (GString) letters = g_string_new (NULL);
  gboolean was_letter = FALSE;
  gboolean any = FALSE; /* digits */
  gboolean behind = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      gboolean is_letter = g_unichar_isalpha (letter);
      char sign = classify (letter);

      if (is_letter && letters->len > 0 && !was_letter)
        return FALSE;
      if (g_ascii_isdigit (*at) && behind)
        return FALSE;
      behind = behind || (is_letter && any);
      any = any || g_ascii_isdigit (*at);
      if (is_letter)
        g_string_append_unichar (letters, g_unichar_tolower (letter));
      else if (g_ascii_isdigit (*at))
        g_string_append_c (bare, *at);
      else if ((letter == '-' || letter == 0x2212) && bare->len == 0)
        g_string_append_c (bare, '-');
      else if (sign != '\0' && (sign != ' ' || bare->len > 0))
        g_string_append_c (bare, sign);
      else if (sign == '\0' && g_unichar_type (letter) != G_UNICODE_CURRENCY_SYMBOL)
        return FALSE;
      was_letter = is_letter;
    }
  while (bare->len > 0 && bare->str[bare->len - 1] == ' ')
    g_string_truncate (bare, bare->len - 1);
  return is_currency (letters);
}

/* How many zeros the word behind the number in @text stands for; it is taken out. */
static guint
take_multiple (char *text)
{
  char *last = text + strlen (text);
  char *end;

  while (last > text && !g_ascii_isdigit (last[-1]))
    last--;
  while (*last == ' ' || g_str_has_prefix (last, "\u00a0") || g_str_has_prefix (last, "\u202f"))
    last = g_utf8_next_char (last);
  for (end = last; g_unichar_isalpha (g_utf8_get_char (end));)
    end = g_utf8_next_char (end);
  for (guint i = 0; i < G_N_ELEMENTS (multiples); i++)
    if ((gsize) (end - last) == strlen (multiples[i].word)
        && g_ascii_strncasecmp (last, multiples[i].word, (gsize) (end - last)) == 0)
      {
        end += *end == '.';
        memmove (last, end, strlen (end) + 1);
        return multiples[i].zeros;
      }
  return 0;
}

/* Takes the signs between thousands out of @whole: all the same, the last three digits in a group
 * of their own, the others in twos or threes (12,34,567 in India). */
static gboolean
ungroup (GString *whole)
{
  const char *digits = whole->str + (*whole->str == '-');
  const char sign = digits[strspn (digits, "0123456789")];
  const char separators[] = { sign, '\0' };
  g_auto (GStrv) groups = NULL;

  if (sign == '\0')
    return *digits != '\0';
  groups = g_strsplit (digits, separators, -1);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      gsize length = strlen (groups[i]);

      if (strspn (groups[i], "0123456789") != length || length > 3
          || length < (groups[i + 1] == NULL ? 3
                       : i == 0              ? 1
                                             : 2))
        return FALSE;
    }
  g_string_truncate (whole, (gsize) (digits - whole->str));
  for (guint i = 0; groups[i] != NULL; i++)
    g_string_append (whole, groups[i]);
  return TRUE;
}

/* The amount in minor units, in digits; FALSE: @text is no amount. */
static gboolean
read_number (const char *text, guint digits, GString *number)
{
  g_autofree char *bare = g_strdup (text);
  guint zeros = take_multiple (bare);
  const char *point;
  gsize behind = 0;

  digits += zeros;
  if (!strip (bare, number))
    return FALSE;
  point = MAX (strrchr (number->str, '.'), strrchr (number->str, ','));
  if (point != NULL && strchr (number->str, *point) == point)
    behind = strlen (point + 1);
  /* "1,250 k" may be meant either way. */
  if (zeros > 0 && behind == 3 && atoi (number->str) != 0
      && strcspn (number->str, ".,' ") == (gsize) (point - number->str))
    return FALSE;
  if (behind > 0 && behind <= digits && strspn (point + 1, "0123456789") == behind)
    {
      g_autofree char *minor = g_strdup (point + 1);

      g_string_truncate (number, (gsize) (point - number->str));
      if (!ungroup (number))
        return FALSE;
      g_string_append (number, minor);
    }
  else
    {
      behind = 0;
      if (!ungroup (number))
        return FALSE;
    }
  for (; behind < digits; behind++)
    g_string_append_c (number, '0');
  return TRUE;
}

/**
 * isms_money_parse:
 * @text: what a person wrote: "1234.5", "1.234,50", "EUR 12"
 * @currency: (nullable): the workspace's
 * @minor: (out): the amount in minor units
 * @error: return location
 *
 * The last sign with as many digits behind it as the currency has, or fewer, is the decimal point;
 * all others stand between thousands and must do so throughout: "12.3456" is refused, not guessed.
 * "1.5 M" and "20 Tsd." are thousands and millions as they are drawn beside a curve; there a point
 * and three digits are refused. Any thread.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person
 */
gboolean
isms_money_parse (const char *text, const char *currency, gint64 *minor, GError **error)
{
  guint digits = isms_money_get_digits (currency);
  g_autoptr (GString) number = g_string_new (NULL);

  if (g_utf8_validate (text, -1, NULL) && read_number (text, digits, number)
      && g_ascii_string_to_signed (number->str, 10, G_MININT64, G_MAXINT64, minor, NULL))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: what was written, and the code of a currency */
               _ ("“%s” is not an amount of money in %s."), text,
               currency != NULL ? currency : "¤");
  return FALSE;
}

/**
 * isms_money_load_currency:
 * @database: a connection of the calling thread
 *
 * Returns: (nullable) (transfer none): the code of the workspace's currency, interned; %NULL: none
 *   is said
 */
const char *
isms_money_load_currency (IsmsDatabase *database)
{
  g_autofree char *currency =
      isms_database_query_text (database, "SELECT currency FROM organisation", NULL);

  return g_intern_string (currency);
}
