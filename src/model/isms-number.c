/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Numbers with decimals as people write and read them. What is stored is the double that is nearest
 * to what was written: with at most 15 digits it is written back as it was. */

#include "isms-config.h"

#include "isms-number.h"

#include <locale.h>
#include <math.h>
#include <string.h>

#define DIGITS "0123456789"

/**
 * isms_number_dup_text:
 * @value: a number
 *
 * Returns: (transfer full): its digits with a point, the same in every locale: as few as were
 *   written, or as many as it takes to read it back
 */
char *
isms_number_dup_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  value += 0.0; /* no minus before nothing */
  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_dtostr (buffer, sizeof buffer, value);
  return g_strdup (buffer);
}

/**
 * isms_number_same:
 * @a: a number
 * @b: a number
 *
 * Any thread.
 *
 * Returns: whether both are the same as far as a spreadsheet keeps a number: it rounds to 16
 * digits, and programs that read it to 15
 */
gboolean
isms_number_same (double a, double b)
{
  return fabs (a - b) <= 1e-14 * MAX (fabs (a), fabs (b));
}

static char *
write_number (double value, const char *point, const char *group)
{
  g_autofree char *plain = isms_number_dup_text (value);
  const char *digits = plain + (*plain == '-');
  gsize whole = strspn (digits, DIGITS);
  GString *out;

  if (strchr (plain, 'e') != NULL)
    return g_steal_pointer (&plain);
  out = g_string_new (*plain == '-' ? "-" : "");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (out, group);
      g_string_append_c (out, digits[i]);
    }
  if (digits[whole] == '.')
    g_string_append_printf (out, "%s%s", point, digits + whole + 1);
  return g_string_free_and_steal (out);
}

/**
 * isms_number_dup_display:
 * @value: a number
 *
 * Returns: (transfer full): the number as people read it in this locale: "1,234.5"
 */
char *
isms_number_dup_display (double value)
{
  const struct lconv *locale = localeconv ();

  return write_number (value, locale->decimal_point, locale->thousands_sep);
}

/**
 * isms_number_dup_edited:
 * @value: a number
 *
 * Returns: (transfer full): the number as people write it in this locale, without signs between
 *   thousands: "1234.5"; isms_number_parse () reads it back
 */
char *
isms_number_dup_edited (double value)
{
  return write_number (value, localeconv ()->decimal_point, "");
}

/* @text without its blanks, which may stand between thousands, and a % behind it: digits, points,
 * commas and a sign in front. FALSE: there is something else. */
static gboolean
strip (const char *text, GString *bare)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_ascii_isdigit (*at) || letter == '.' || letter == ',')
        g_string_append_c (bare, *at);
      else if ((letter == '-' || letter == 0x2212 || letter == '+') && bare->len == 0)
        g_string_append (bare, letter == '+' ? "" : "-");
      else if (letter == '%')
        return *g_utf8_next_char (at) == '\0' && bare->len > 0;
      else if (letter != '\'' && letter != 0x2019 && !g_unichar_isspace (letter))
        return FALSE;
    }
  return strpbrk (bare->str, DIGITS) != NULL;
}

/* Do the signs @sign stand between thousands throughout? */
static gboolean
is_grouped (const char *digits, gsize length, char sign)
{
  gsize since = 0;
  gboolean any = FALSE;

  for (gsize i = 0; i < length; i++, since++)
    if (digits[i] == sign)
      {
        if (since == 0 || since > 3 || (any && since != 3))
          return FALSE;
        any = TRUE;
        since = (gsize) -1;
      }
  return any && since == 3;
}

/* Where the decimals begin in @digits, or its end; FALSE: it is no number. */
static gboolean
find_point (const char *digits, gboolean from_file, const char **point)
{
  const char *last = MAX (strrchr (digits, '.'), strrchr (digits, ','));
  const char *end = digits + strlen (digits);
  const char *group = localeconv ()->thousands_sep;
  char other;

  *point = end;
  if (last == NULL)
    return TRUE;
  other = *last == '.' ? ',' : '.';
  if (strchr (digits, other) != NULL)
    {
      *point = last;
      return strchr (digits, *last) == last && is_grouped (digits, (gsize) (last - digits), other);
    }
  if (strchr (digits, *last) != last)
    return is_grouped (digits, strlen (digits), *last);
  /* One sign: of thousands only where people here write it so, and never as files write decimals.
   */
  if (is_grouped (digits, strlen (digits), *last) && *digits != '0' && strlen (group) == 1
      && *group == *last && !(from_file && *last == '.'))
    return TRUE;
  *point = last;
  return TRUE;
}

/**
 * isms_number_parse:
 * @text: "1234.5", "1.234,5", "96 %"
 * @from_file: whether a point alone is that of decimals, as files of programs have it, whatever the
 *   locale says
 * @value: (out): the number
 *
 * Either sign may be that of decimals. One that stands alone before three digits is what it is in
 * the locale: "1,234" is a thousand and more in English, a little more than one in German. Signs
 * between thousands must stand so throughout: "12,34,5" is refused, not guessed. Any thread.
 *
 * Returns: %FALSE if it is no number
 */
gboolean
isms_number_parse (const char *text, gboolean from_file, double *value)
{
  g_autoptr (GString) bare = g_string_new (NULL);
  g_autoptr (GString) plain = g_string_new (NULL);
  const char *digits, *point;
  char *end;

  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  if (from_file && strpbrk (text, "eE") != NULL)
    {
      *value = g_ascii_strtod (text, &end);
      return end != text && *end == '\0' && isfinite (*value);
    }
  if (!strip (text, bare))
    return FALSE;
  digits = bare->str + (*bare->str == '-');
  if (!find_point (digits, from_file, &point))
    return FALSE;
  g_string_append (plain, *bare->str == '-' ? "-" : "");
  for (const char *at = digits; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      g_string_append_c (plain, *at);
    else if (at == point)
      g_string_append_c (plain, '.');
  *value = g_ascii_strtod (plain->str, NULL) + 0.0;
  return isfinite (*value);
}
