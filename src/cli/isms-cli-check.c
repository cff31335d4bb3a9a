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

static IsmsExit
tell_faults (IsmsWorkspace *workspace, const char *path, gboolean as_json, GError **error)
{
  g_auto (GStrv) faults = isms_store_check (isms_workspace_get_store (workspace), NULL, error);

  if (faults == NULL)
    return ISMS_EXIT_PROBLEMS;
  if (as_json)
    print_json (faults);
  else
    print_words (path, faults);
  return faults[0] == NULL ? ISMS_EXIT_OK : ISMS_EXIT_PROBLEMS;
}

IsmsExit
isms_cli_check (const IsmsCommand *self, char **arguments)
{
  return isms_cli_tell (
      self, arguments,
      _ ("Checks every page of the file, every link between records, the chain of "
         "the journal’s hashes, and the content of attachments. Changes nothing."),
      tell_faults);
}
