/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The window program. */

#include "isms-config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>

#include "isms-application.h"

/* GSettings ends the program where its schema is missing: better to say so. */
static gboolean
has_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, ISMS_APPLICATION_ID, TRUE);
  return schema != NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (IsmsApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ISMS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Parapet");

  if (!has_schema ())
    {
      g_printerr ("%s\n",
                  _ ("Parapet is not installed: the description of its settings is missing. "
                     "Run “meson install” first, or start it from the sources with "
                     "“./dev run”."));
      return EXIT_FAILURE;
    }
  application = isms_application_new (G_APPLICATION_DEFAULT_FLAGS);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
