/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is written in the entries of an estimate. */

#include "isms-config.h"

#include "isms-estimate-text.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "isms-money.h"

/* Point and comma both stand before decimals, but "1,500" is refused where the point does so: it
 * may be meant to be a thousand and a half. */
static gboolean
parse_frequency (const char *text, double *value)
{
  g_autofree char *plain = g_strstrip (g_strdup (text));
  const char *mark = strpbrk (plain, ".,");
  gboolean foreign = mark != NULL && *mark != *localeconv ()->decimal_point;
  char *end;

  if (plain[strspn (plain, "-+0123456789.,eE")] != '\0'
      || (foreign && strlen (mark) == 4 && atoi (plain) != 0))
    return FALSE;
  g_strdelimit (plain, ",", '.');
  *value = g_ascii_strtod (plain, &end);
  return end != plain && *end == '\0';
}

static gboolean
read_text (
    const char *text, guint index, const char *currency, IsmsEstimate *estimate, GError **error)
{
  if (index >= ISMS_N_POINTS)
    return isms_money_parse (text, currency, &estimate->loss[index - ISMS_N_POINTS], error);
  if (parse_frequency (text, &estimate->frequency[index]))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: what was written */
               _ ("“%s” is not a number of times a year. Write 0.5 for once in two years."), text);
  return FALSE;
}

/**
 * isms_estimate_text_read:
 * @texts: (array fixed-size=6): times a year, then amounts, low to high; "" for none
 * @currency: of the amounts
 * @estimate: (out caller-allocates): what they say; its shape is the caller's
 * @error: return location for what does not fit
 *
 * Returns: whether all of them say something that fits together
 */
IsmsSaid
isms_estimate_text_read (const char *const *texts,
                         const char *currency,
                         IsmsEstimate *estimate,
                         GError **error)
{
  guint n_empty = 0;

  for (guint i = 0; i < ISMS_ESTIMATE_N_TEXTS; i++)
    if (*texts[i] == '\0')
      n_empty++;
    else if (!read_text (texts[i], i, currency, estimate, error))
      return ISMS_SAID_PART;
  if (n_empty == ISMS_ESTIMATE_N_TEXTS)
    return ISMS_SAID_NOTHING;
  if (n_empty > 0)
    return ISMS_SAID_PART;
  return isms_estimate_check (estimate, error) ? ISMS_SAID_ALL : ISMS_SAID_PART;
}

/**
 * isms_estimate_text_dup:
 * @estimate: an estimate
 * @index: which of the six texts
 * @currency: of the amounts
 *
 * Returns: (transfer full): as isms_estimate_text_read () takes it
 */
char *
isms_estimate_text_dup (const IsmsEstimate *estimate, guint index, const char *currency)
{
  if (index < ISMS_N_POINTS)
    return g_strdup_printf ("%.6g", estimate->frequency[index]);
  return isms_estimate_text_dup_money (estimate->loss[index - ISMS_N_POINTS], currency);
}

/**
 * isms_estimate_text_dup_money:
 * @minor: an amount, in the smallest unit
 * @currency: of it
 *
 * Returns: (transfer full): as an entry holds it: without the currency, and without decimals that
 *   say nothing: "250,000"
 */
char *
isms_estimate_text_dup_money (gint64 minor, const char *currency)
{
  char *text = isms_money_dup_number (minor, currency);
  g_autofree char *zeros = g_strdup_printf ("%s00", localeconv ()->decimal_point);

  if (g_str_has_suffix (text, zeros))
    text[strlen (text) - strlen (zeros)] = '\0';
  return text;
}
