/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Wording. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-words-private.h"

static gboolean
has_capitals_only (const char *label)
{
  const char *second = *label != '\0' ? g_utf8_next_char (label) : label;

  return g_unichar_isupper (g_utf8_get_char (second));
}

char *
isms_words_lower (const char *label)
{
  /* Translators: "lower" if the names of things and choices begin with a small letter inside a
   * sentence ("214 risks"), "keep" if they stay as they are (German nouns) */
  if (g_strcmp0 (C_ ("case of labels in sentences", "lower"), "lower") != 0
      || has_capitals_only (label))
    return g_strdup (label);

  return g_utf8_strdown (label, -1);
}
