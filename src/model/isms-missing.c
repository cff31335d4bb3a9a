/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A list, in the order in which it is to be seen to. */

#include "isms-config.h"

#include "isms-missing.h"

static void
free_missing (gpointer data)
{
  g_free (((IsmsMissing *) data)->words);
  g_free (data);
}

/**
 * isms_missing_new:
 *
 * Returns: (transfer full) (element-type IsmsMissing): nothing yet
 */
GPtrArray *
isms_missing_new (void)
{
  return g_ptr_array_new_with_free_func (free_missing);
}

/**
 * isms_missing_add:
 * @self: what is missing
 * @where: the field to fill in, or the kind of the records that are missing; of static storage
 * @words: what that is, translated
 */
void
isms_missing_add (GPtrArray *self, const char *where, const char *words)
{
  const IsmsMissing element = { g_strdup (words), where };

  g_ptr_array_add (self, g_memdup2 (&element, sizeof element));
}

/**
 * isms_missing_dup_words:
 * @self: what is missing
 *
 * Returns: (transfer full) (nullable): all of it: "its criteria; a lead auditor"; %NULL: nothing is
 */
char *
isms_missing_dup_words (GPtrArray *self)
{
  GString *words = NULL;

  for (guint i = 0; i < self->len; i++)
    {
      const IsmsMissing *element = self->pdata[i];

      if (words == NULL)
        words = g_string_new (element->words);
      else
        g_string_append_printf (words, "; %s", element->words);
    }
  return words != NULL ? g_string_free_and_steal (words) : NULL;
}
