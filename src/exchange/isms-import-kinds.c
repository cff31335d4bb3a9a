/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What kinds of records are called in the headings of files. */

#include "isms-config.h"

#include "isms-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What some kinds are called in files of other languages than the window's. */
static const struct
{
  const char *kind;
  const char *words;
} foreign[] = {
  { "risk", "risiko|risiken|risque|risques" },
  { "asset", "wert|werte|actif|actifs" },
  { "person", "personne|personnes" },
  { "unit", "einheit|einheiten|unite|unites" },
  { "action", "massnahme|massnahmen|mesure|mesures" },
};

/**
 * isms_import_fold_kind:
 * @kind: a kind
 *
 * Returns: (transfer full): what one of its records is called, and several, folded
 */
char **
isms_import_fold_kind (const IsmsKind *kind)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *const words[] = { kind->plural,    kind->label,       _ (kind->plural),
                                _ (kind->label), kind->import_name, kind->name };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_strv_builder_take (builder, isms_words_fold (words[i]));
  for (guint i = 0; i < G_N_ELEMENTS (foreign); i++)
    if (g_str_equal (foreign[i].kind, kind->name))
      {
        g_auto (GStrv) others = g_strsplit (foreign[i].words, "|", -1);

        g_strv_builder_addv (builder, (const char **) others);
      }
  return g_strv_builder_end (builder);
}

/**
 * isms_import_take_kind:
 * @folded: (inout): a folded heading
 * @names: of isms_import_fold_kind ()
 *
 * Takes what a kind is called off a heading, in front or behind: "risk id" is "id".
 *
 * Returns: %TRUE if it was there
 */
gboolean
isms_import_take_kind (char **folded, char **names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize length = strlen (*folded);
      gsize named = strlen (names[i]);

      if (strcmp (*folded, names[i]) == 0)
        **folded = '\0';
      else if (length > named && (*folded)[named] == ' ' && g_str_has_prefix (*folded, names[i]))
        memmove (*folded, *folded + named + 1, length - named);
      else if (length > named && (*folded)[length - named - 1] == ' '
               && g_str_has_suffix (*folded, names[i]))
        (*folded)[length - named - 1] = '\0';
      else
        continue;
      return TRUE;
    }
  return FALSE;
}

/**
 * isms_import_find_headed:
 * @folded: a folded heading
 *
 * Returns: (nullable): the kind whose records the cells below are: that of "risk" and "risk id". Of
 * several the one whose name is the longest: an "audit session" is no audit
 */
const IsmsKind *
isms_import_find_headed (const char *folded)
{
  const IsmsKind *found = NULL;
  gsize least = G_MAXSIZE;

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      g_auto (GStrv) names = isms_import_fold_kind (*kind);
      g_autofree char *rest = g_strdup (folded);

      if (isms_import_take_kind (&rest, names) && strlen (rest) < least)
        {
          found = *kind;
          least = strlen (rest);
        }
    }
  return found;
}
