/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Frameworks in and out, for the commands that have other things to take in and out as well. */

#pragma once

#include "isms-cli.h"

G_BEGIN_DECLS

/* By ref or title. 0: there is none, which was told. */
gint64 isms_cli_find_framework (IsmsDatabase *database, const char *wanted, IsmsExit *status);
/* @wanted: the ref or title of the framework that the file is a newer version of; or NULL. */
IsmsExit isms_cli_import_framework (const IsmsCommand *command,
                                    char **arguments,
                                    const char *wanted,
                                    gboolean dry_run,
                                    gboolean as_json);
/* @output: NULL: the standard output, where a text gets a line's end. */
gboolean isms_cli_write_bytes (GBytes *bytes, const char *output, gboolean is_text, GError **error);
IsmsExit
isms_cli_export_framework (IsmsWorkspace *workspace, const char *wanted, const char *output);

G_END_DECLS
