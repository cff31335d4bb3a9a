/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the commands share: their table, options, exit status, and words on the two streams. */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

/**
 * IsmsExit:
 * @ISMS_EXIT_OK: done
 * @ISMS_EXIT_PROBLEMS: problems were found, or nothing was done because of what the file holds
 * @ISMS_EXIT_USAGE: the command line is wrong
 * @ISMS_EXIT_UNREADABLE: a file could not be opened or read
 * @ISMS_EXIT_NOT_A_WORKSPACE: the file is no workspace, is damaged, or is of a newer version
 * @ISMS_EXIT_UNWRITABLE: a file could not be written
 * @ISMS_EXIT_HINTS: “check”: an auditor would give hints, but nothing worse
 * @ISMS_EXIT_WEAKNESSES: “check”: an auditor would find weaknesses, but no nonconformity
 * @ISMS_EXIT_NONCONFORMITIES: “check”: an auditor would find nonconformities
 *
 * Exit status of every command. Also told in README.md and by --help; never renumbered.
 */
typedef enum
{
  ISMS_EXIT_OK = 0,
  ISMS_EXIT_PROBLEMS = 1,
  ISMS_EXIT_USAGE = 2,
  ISMS_EXIT_UNREADABLE = 3,
  ISMS_EXIT_NOT_A_WORKSPACE = 4,
  ISMS_EXIT_UNWRITABLE = 5,
  ISMS_EXIT_HINTS = 6,
  ISMS_EXIT_WEAKNESSES = 7,
  ISMS_EXIT_NONCONFORMITIES = 8,
} IsmsExit;

typedef struct _IsmsCommand IsmsCommand;
struct _IsmsCommand
{
  const char *name;
  const char *arguments; /* as the usage line shows them */
  const char *summary;   /* N_() */
  IsmsExit (*run) (const IsmsCommand *self, char **arguments);
};

IsmsExit isms_cli_new (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_info (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_check (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_list (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_show (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_import (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_attach (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_export (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_report (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_attend (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_metrics (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_check_result (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_coverage (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_review (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_soa (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_backup (const IsmsCommand *self, char **arguments);
IsmsExit isms_cli_restore (const IsmsCommand *self, char **arguments);

gboolean isms_cli_parse (const IsmsCommand *self,
                         char **arguments,
                         const GOptionEntry *entries,
                         const char *description,
                         guint min,
                         guint max);
IsmsExit isms_cli_refuse (const IsmsCommand *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
IsmsExit isms_cli_fail (const char *path, const GError *error);
IsmsExit isms_cli_fail_to_write (const char *path, const GError *error);
IsmsExit isms_cli_fail_to_read (const char *path, const GError *error);
IsmsWorkspace *isms_cli_open (const char *path, IsmsStoreOpenFlags flags, IsmsExit *status);
const IsmsKind *isms_cli_find_kind (const IsmsCommand *self, const char *name);

/* Tells of a workspace that is only read. Returns the exit status, with @error set where it failed.
 */
typedef IsmsExit (*IsmsCliTell) (IsmsWorkspace *workspace,
                                 const char *path,
                                 gboolean as_json,
                                 GError **error);
IsmsExit isms_cli_tell (const IsmsCommand *self,
                        char **arguments,
                        const char *description,
                        IsmsCliTell tell);

gboolean isms_cli_read_date (const IsmsCommand *self, const char *text, GDateTime **date);

void isms_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
void isms_cli_print_json (JsonBuilder *builder);

G_END_DECLS
