/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli restore: a workspace from a backup, as a new file. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-cli.h"

IsmsExit
isms_cli_restore (const IsmsCommand *self, char **arguments)
{
  const GOptionEntry entries[] = { G_OPTION_ENTRY_NULL };
  g_autoptr (GError) error = NULL;

  if (!isms_cli_parse (self, arguments, entries,
                       _ ("FILE must not exist: nothing is ever written over a workspace."), 2, 2))
    return ISMS_EXIT_USAGE;
  if (!isms_store_probe (arguments[1], NULL, &error))
    return isms_cli_fail (arguments[1], error);
  if (isms_backup_restore (arguments[1], arguments[2], NULL, &error))
    return ISMS_EXIT_OK;
  if (g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT))
    return isms_cli_fail (arguments[1], error);
  return isms_cli_fail_to_write (arguments[2], error);
}
