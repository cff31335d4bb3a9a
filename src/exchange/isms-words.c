/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Words made comparable: folded for matching, keyed for names. */

#include "isms-config.h"

#include "isms-words.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define YES "yes|y|ja|j|oui|o|true|wahr|vrai|x|1|on"
#define NOTHING                                                                                    \
  "n a|na|none|nil|keine|keiner|entfallt|aucun|aucune|sans objet|nobody|not applicable"
#define OPEN                                                                                       \
  "tbd|tba|tbc|to be defined|to be determined|unassigned|unknown|offen|unbekannt|nicht "           \
  "zugewiesen|"                                                                                    \
  "a definir|inconnu"
#define NO "no|n|nein|non|false|falsch|faux|0|off"

/* Appends @c as a word's letter, or ends the word. */
static void
fold_character (GString *out, gunichar c)
{
  if (g_unichar_isalnum (c))
    g_string_append_unichar (out, c);
  else if (out->len > 0 && out->str[out->len - 1] != ' ')
    g_string_append_c (out, ' ');
}

static char *
end_fold (GString *out)
{
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  return g_string_free_and_steal (out);
}

/**
 * isms_words_fold:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): lower-case words without accents or signs, one space between
 */
char *
isms_words_fold (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 1);
  g_autofree char *cased = NULL;
  g_autofree char *apart = NULL;

  if (g_str_is_ascii (text))
    {
      for (; *text != '\0'; text++)
        fold_character (out, g_ascii_tolower (*text));
      return end_fold (out);
    }
  cased = g_utf8_casefold (text, -1);
  apart = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL);
  for (const char *at = apart; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (!g_unichar_ismark (c))
        fold_character (out, c);
    }
  return end_fold (out);
}

/**
 * isms_words_key:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): by which two writings of one name are the same: letter case and white
 *   space do not count, everything else does
 */
char *
isms_words_key (const char *text)
{
  g_autofree char *cased = NULL;
  g_autofree char *composed = NULL;
  gboolean ascii = g_str_is_ascii (text);
  GString *out = g_string_sized_new (strlen (text) + 1);

  if (!ascii)
    {
      cased = g_utf8_casefold (text, -1);
      composed = g_utf8_normalize (cased, -1, G_NORMALIZE_ALL_COMPOSE);
      text = composed;
    }
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (ascii)
        c = g_ascii_tolower (c);
      if (!g_unichar_isspace (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  return end_fold (out);
}

/**
 * isms_words_find:
 * @folded: a text as isms_words_fold() gives it
 * @list: folded words with "|" between
 *
 * Returns: the place of the text in the list, or -1
 */
int
isms_words_find (const char *folded, const char *list)
{
  gsize length = strlen (folded);

  if (length == 0)
    return -1;
  for (int place = 0; list != NULL; place++)
    {
      const char *bar = strchr (list, '|');
      gsize size = bar != NULL ? (gsize) (bar - list) : strlen (list);

      if (size == length && memcmp (list, folded, length) == 0)
        return place;
      list = bar != NULL ? bar + 1 : NULL;
    }
  return -1;
}

/* "1 5" at the end of folded words: a scale from 0 or 1 to at most 10. Cuts it off. */
static int
take_scale (char *folded)
{
  gsize length = strlen (folded);
  char *at = folded + length;
  int high;

  while (at > folded && g_ascii_isdigit (at[-1]))
    at--;
  high = atoi (at);
  if (at - folded < 2 || at[-1] != ' ' || (at[-2] != '1' && at[-2] != '0') || high < 2 || high > 10)
    return 0;
  if (at - folded > 2 && at[-3] != ' ')
    return 0;
  at[-2] = '\0';
  g_strchomp (folded);
  return high;
}

/**
 * isms_heading_fold:
 * @scale_size: (out) (optional): the number of points that the heading names: 5 for "(1-5)", or 0
 *
 * Returns: (transfer full): the heading folded, without what stands in brackets unless all does
 */
char *
isms_heading_fold (const char *heading, int *scale_size)
{
  g_autofree char *all = isms_words_fold (heading);
  g_autofree char *outside = g_strdup (heading);
  g_autofree char *folded = NULL;
  int size = take_scale (all);
  char *open;
  char *close;

  while ((open = strpbrk (outside, "([")) != NULL
         && (close = strchr (open, *open == '(' ? ')' : ']')) != NULL)
    memmove (open, close + 1, strlen (close));
  folded = isms_words_fold (outside);
  take_scale (folded);
  if (scale_size != NULL)
    *scale_size = size;
  return *folded != '\0' ? g_steal_pointer (&folded) : g_steal_pointer (&all);
}

/**
 * isms_words_read_boolean:
 *
 * Reads yes and no in English, German and French, ticks and digits.
 *
 * Returns: 1, 0, or -1 for neither
 */
int
isms_words_read_boolean (const char *text)
{
  g_autofree char *folded = isms_words_fold (text);

  if (strcmp (text, _ ("Yes")) == 0)
    return 1;
  if (strcmp (text, _ ("No")) == 0)
    return 0;
  if (isms_words_find (folded, YES) >= 0 || strcmp (text, "✓") == 0 || strcmp (text, "✔") == 0)
    return 1;
  return isms_words_find (folded, NO) >= 0 ? 0 : -1;
}

/**
 * isms_words_is_nothing:
 *
 * Returns: whether a cell holds a dash or words for "nothing" in English, German or French
 */
gboolean
isms_words_is_nothing (const char *text)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > 20)
    return FALSE;
  folded = isms_words_fold (text);
  return isms_words_find (folded, NOTHING) >= 0 || (*folded == '\0' && strchr (text, '?') == NULL);
}

/**
 * isms_words_is_open:
 *
 * Returns: whether a cell says that somebody or something is still to be found
 */
gboolean
isms_words_is_open (const char *text)
{
  g_autofree char *folded = NULL;

  if (strlen (text) > 20)
    return FALSE;
  folded = isms_words_fold (text);
  return isms_words_find (folded, OPEN) >= 0 || (*folded == '\0' && strchr (text, '?') != NULL);
}
