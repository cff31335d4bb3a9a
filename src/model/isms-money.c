/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Money as people write and read it. What is stored is a whole number of minor units. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "isms-money.h"

#define MAX_LETTERS 3

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
 * isms_money_dup_display:
 * @minor: an amount in minor units
 * @currency: (nullable): its currency
 *
 * Returns: (transfer full): the amount as people read it in this locale: "1,234.50 EUR"
 */
char *
isms_money_dup_display (gint64 minor, const char *currency)
{
  const struct lconv *locale = localeconv ();
  g_autofree char *number = write_number (minor, isms_money_get_digits (currency),
                                          locale->decimal_point, locale->thousands_sep);

  if (currency == NULL)
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s\u00a0%s", number, currency);
}

/* The digits of @text with their sign, and how many stand behind its decimal point; FALSE: it is
 * not a number. */
static gboolean
read_number (const char *text, guint digits, GString *number, guint *behind)
{
  const char *point = MAX (strrchr (text, '.'), strrchr (text, ','));
  gsize n_behind = point != NULL ? strspn (point + 1, "0123456789") : 0;
  guint n_points = 0, n_letters = 0;

  for (const char *at = text; point != NULL && *at != '\0'; at++)
    n_points += *at == *point;
  if (n_points != 1 || n_behind == 0 || n_behind > digits)
    {
      if (point != NULL && n_behind != 3)
        return FALSE;
      point = NULL;
    }
  *behind = point != NULL ? (guint) n_behind : 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (g_ascii_isdigit (*at) || (*at == '-' && number->len == 0))
        g_string_append_c (number, *at);
      else if (g_unichar_isalpha (letter))
        n_letters++;
      else if (!g_unichar_isspace (letter) && strchr (".,'", *at) == NULL && letter != 0x2019
               && g_unichar_type (letter) != G_UNICODE_CURRENCY_SYMBOL)
        return FALSE;
    }
  return n_letters <= MAX_LETTERS && strpbrk (number->str, "0123456789") != NULL;
}

/**
 * isms_money_parse:
 * @text: what a person wrote: "1234.5", "1.234,50", "EUR 12"
 * @currency: (nullable): the workspace's
 * @minor: (out): the amount in minor units
 * @error: return location
 *
 * A single sign with as many digits behind it as the currency has, or fewer, is the decimal point;
 * one with three others is between thousands. Any thread.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person
 */
gboolean
isms_money_parse (const char *text, const char *currency, gint64 *minor, GError **error)
{
  guint digits = isms_money_get_digits (currency);
  g_autoptr (GString) number = g_string_new (NULL);
  guint behind = 0;

  if (g_utf8_validate (text, -1, NULL) && read_number (text, digits, number, &behind))
    {
      for (; behind < digits; behind++)
        g_string_append_c (number, '0');
      if (g_ascii_string_to_signed (number->str, 10, G_MININT64, G_MAXINT64, minor, NULL))
        return TRUE;
    }
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
