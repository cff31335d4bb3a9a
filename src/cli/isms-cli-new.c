/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli new: a workspace, empty or with the sample in it. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-cli.h"
#include "isms-method.h"
#include "isms-sample.h"

static char *
describe_presets (void)
{
  GString *text = g_string_new (_ ("Risk methods:"));
  guint n_presets;
  const IsmsMethodPreset *presets = isms_method_presets (&n_presets);

  for (guint i = 0; i < n_presets; i++)
    g_string_append_printf (text, "\n  %-12s%s", presets[i].id, _ (presets[i].label));
  return g_string_free (text, FALSE);
}

/* @known: takes the names that would do. */
static gboolean
has_preset (const char *id, GString *known)
{
  guint n_presets;
  const IsmsMethodPreset *presets = isms_method_presets (&n_presets);

  for (guint i = 0; i < n_presets; i++)
    {
      if (g_str_equal (presets[i].id, id))
        return TRUE;
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", presets[i].id);
    }
  return FALSE;
}

static gboolean
is_currency (const char *code)
{
  return strlen (code) == 3 && g_ascii_isupper (code[0]) && g_ascii_isupper (code[1])
         && g_ascii_isupper (code[2]);
}

/* "acme.isms" is for the organisation "acme", if nobody says otherwise. */
static char *
guess_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_has_suffix (base, ".isms") && strlen (base) > 5)
    base[strlen (base) - 5] = '\0';
  return g_utf8_make_valid (base, -1);
}

static IsmsExit
make_sample (const IsmsCommand *self, const char *path, const char *day)
{
  g_autoptr (GDateTime) today = NULL;
  g_autoptr (GError) error = NULL;

  if (!isms_cli_read_date (self, day, &today))
    return ISMS_EXIT_USAGE;
  if (!isms_sample_create (path, today, NULL, &error))
    return isms_cli_fail_to_write (path, error);
  return ISMS_EXIT_OK;
}

static IsmsExit
make_empty (const char *path, const IsmsWorkspaceSetup *setup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsWorkspace) workspace = isms_workspace_create (path, setup, NULL, &error);

  if (workspace == NULL)
    return isms_cli_fail_to_write (path, error);
  isms_workspace_close (workspace);
  return ISMS_EXIT_OK;
}

IsmsExit
isms_cli_new (const IsmsCommand *self, char **arguments)
{
  g_autofree char *organisation = NULL;
  g_autofree char *scope = NULL;
  g_autofree char *method = NULL;
  g_autofree char *currency = NULL;
  g_autofree char *today = NULL;
  gboolean sample = FALSE;
  const GOptionEntry entries[] = {
    { "organisation", 'n', 0, G_OPTION_ARG_STRING, &organisation,
      N_ ("Name of the organisation; else the file’s"), N_ ("NAME") },
    { "scope", 's', 0, G_OPTION_ARG_STRING, &scope, N_ ("Scope of the ISMS in a sentence (4.3)"),
      N_ ("SENTENCE") },
    { "method", 'm', 0, G_OPTION_ARG_STRING, &method, N_ ("Risk method; else 5x5"), N_ ("METHOD") },
    { "currency", 'c', 0, G_OPTION_ARG_STRING, &currency, N_ ("Three letters; else EUR"),
      N_ ("CODE") },
    { "sample", 0, 0, G_OPTION_ARG_NONE, &sample,
      N_ ("The sample: a made-up company and 18 months of its history"), NULL },
    { "today", 0, 0, G_OPTION_ARG_STRING, &today, N_ ("Day on which the sample’s history ends"),
      N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *presets = describe_presets ();
  g_autofree char *name = NULL;
  g_autoptr (GString) known = g_string_new (NULL);

  if (!isms_cli_parse (self, arguments, entries, presets, 1, 1))
    return ISMS_EXIT_USAGE;
  if (method != NULL && !has_preset (method, known))
    /* Translators: the second %s lists the names that would do. */
    return isms_cli_refuse (self, _ ("there is no risk method “%s”, but %s"), method, known->str);
  if (currency != NULL && !is_currency (currency))
    return isms_cli_refuse (self, _ ("“%s” is no currency; EUR, CHF or USD are"), currency);

  if (sample)
    return make_sample (self, arguments[1], today);
  name = organisation != NULL ? g_strdup (organisation) : guess_name (arguments[1]);
  return make_empty (arguments[1], &(IsmsWorkspaceSetup) {
                                       .organisation = name,
                                       .scope = scope != NULL ? scope : "",
                                       .preset = method != NULL ? method : "5x5",
                                       .currency = currency != NULL ? currency : "EUR",
                                   });
}
