/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli check: is the file sound, and does the journal still fit what it says? */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-cli.h"

static void
print_json (GStrv faults)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "sound");
  json_builder_add_boolean_value (json, faults[0] == NULL);
  json_builder_set_member_name (json, "faults");
  json_builder_begin_array (json);
  for (guint i = 0; faults[i] != NULL; i++)
    json_builder_add_string_value (json, faults[i]);
  json_builder_end_array (json);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

static void
print_words (const char *path, GStrv faults)
{
  guint n_faults = g_strv_length (faults);
  g_autofree char *words = NULL;

  for (guint i = 0; i < n_faults; i++)
    isms_cli_print ("%s\n", faults[i]);
  if (n_faults == 0)
    words = g_strdup (_ ("sound"));
  else
    words = g_strdup_printf (ngettext ("%u problem", "%u problems", n_faults), n_faults);
  isms_cli_print ("%s: %s\n", path, words);
}

IsmsExit
isms_cli_check (const IsmsCommand *self, char **arguments)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (IsmsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) faults = NULL;
  IsmsExit status = ISMS_EXIT_OK;

  if (!isms_cli_parse (self, arguments, entries,
                       _ ("Checks every page of the file, every link between records, the chain of "
                          "the journal's hashes, and the content of attachments. Changes nothing."),
                       1, 1))
    return ISMS_EXIT_USAGE;
  workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_READ_ONLY, &status);
  if (workspace == NULL)
    return status;
  faults = isms_store_check (isms_workspace_get_store (workspace), NULL, &error);
  if (faults == NULL)
    return isms_cli_fail (arguments[1], error);
  if (as_json)
    print_json (faults);
  else
    print_words (arguments[1], faults);
  isms_workspace_close (workspace);
  return faults[0] == NULL ? ISMS_EXIT_OK : ISMS_EXIT_PROBLEMS;
}
