/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The search index keeps no text, so that excerpts are cut here, by the same notion of a word:
 * letters and digits, without regard to case and accents. */

#include "isms-excerpt.h"

#include <string.h>

#define CHARS_BEFORE 30
#define CHARS_AFTER 90

/* Without case and accents. */
static char *
fold (const char *text, gssize length)
{
  g_autofree char *apart = g_utf8_normalize (text, length, G_NORMALIZE_NFD);
  g_autofree char *lower = apart != NULL ? g_utf8_casefold (apart, -1) : g_strdup ("");
  GString *out = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_ismark (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free_and_steal (out);
}

static gboolean
is_in_word (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p)) || g_unichar_ismark (g_utf8_get_char (p));
}

/* The first word of @text that begins with @word, or NULL. */
static const char *
find_word (const char *text, const char *word)
{
  g_autofree char *wanted = NULL;
  const char *end;

  while (*word != '\0' && !is_in_word (word))
    word = g_utf8_next_char (word);
  for (end = word; *end != '\0' && is_in_word (end); end = g_utf8_next_char (end))
    ;
  wanted = fold (word, end - word);

  for (const char *p = text; *p != '\0'; p = end)
    {
      for (end = p; *end != '\0' && is_in_word (end); end = g_utf8_next_char (end))
        ;
      if (end == p)
        {
          end = g_utf8_next_char (p);
          continue;
        }
      g_autofree char *found = fold (p, end - p);

      if (g_str_has_prefix (found, wanted))
        return p;
    }
  return NULL;
}

/*< private >
 * isms_excerpt_has_all:
 * @text: (nullable):
 * @words: (element-type utf8):
 */
gboolean
isms_excerpt_has_all (const char *text, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (text == NULL || find_word (text, g_ptr_array_index (words, i)) == NULL)
      return FALSE;
  return TRUE;
}

/*< private >
 * isms_excerpt_make:
 * @text: (nullable):
 *
 * Returns: (nullable) (transfer full): one line around the first of @words that stands in @text
 */
char *
isms_excerpt_make (const char *text, GPtrArray *words)
{
  const char *at = NULL, *start, *end;
  GString *out;

  for (guint i = 0; text != NULL && at == NULL && i < words->len; i++)
    at = find_word (text, g_ptr_array_index (words, i));
  if (at == NULL)
    return NULL;

  start = end = at;
  for (int i = 0; i < CHARS_BEFORE && start > text; i++)
    start = g_utf8_prev_char (start);
  while (start > text && start < at && is_in_word (start))
    start = g_utf8_next_char (start);
  for (int i = 0; i < CHARS_AFTER && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  while (*end != '\0' && end > at && is_in_word (end))
    end = g_utf8_next_char (end);

  out = g_string_new (start > text ? "…" : "");
  g_string_append_len (out, start, end - start);
  g_string_append (out, *end != '\0' ? "…" : "");
  g_strdelimit (out->str, "\r\n\t", ' ');
  return g_string_free_and_steal (out);
}
