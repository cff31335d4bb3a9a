/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli export: a register as CSV or as a workbook, the matrix of responsibilities, the
 * Statement of Applicability, a framework as an OSCAL catalogue, or the whole workspace as a copy.
 */

#include "isms-config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "isms-cli-framework.h"
#include "isms-cli-query.h"
#include "isms-export.h"
#include "isms-responsibility-export.h"
#include "isms-soa-export.h"

typedef struct
{
  const IsmsCommand *command;
  IsmsWorkspace *workspace;
  IsmsCliAsked asked;
  char *output;
  char *copy;
  char *framework;
  char *format;
  gboolean machine;
} Export;

static void
clear_export (Export *export)
{
  g_clear_object (&export->workspace);
  isms_cli_asked_clear (&export->asked);
  g_free (export->output);
  g_free (export->copy);
  g_free (export->framework);
  g_free (export->format);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, clear_export)

static IsmsExit
write_copy (Export *export)
{
  g_autoptr (GError) error = NULL;

  if (!isms_store_export_copy (isms_workspace_get_store (export->workspace), export->copy, NULL,
                               &error))
    return isms_cli_fail_to_write (export->copy, error);
  return ISMS_EXIT_OK;
}

static gboolean
asks_for_some (const Export *export)
{
  return isms_cli_asked_some (&export->asked) || export->machine;
}

static IsmsExit
write_table (Export *export, const char *name)
{
  const IsmsKind *kind = isms_cli_find_kind (export->command, name);
  IsmsDatabase *reader = isms_workspace_get_reader (export->workspace);
  const IsmsExportFlags flags = export->machine ? ISMS_EXPORT_FOR_MACHINES : ISMS_EXPORT_FOR_PEOPLE;
  IsmsExportFormat format = isms_export_format_guess (export->output);
  g_autoptr (IsmsQuery) query = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_written;

  if (kind == NULL)
    return ISMS_EXIT_USAGE;
  query = isms_cli_make_query (export->command, export->workspace, kind, &export->asked);
  if (query == NULL)
    return ISMS_EXIT_USAGE;
  isms_export_format_find (export->format, &format);
  if (export->output != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (export->output);

      n_written = isms_export_file (query, reader, file, format, flags, NULL, &error);
    }
  else
    {
      g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

      n_written = isms_export_stream (query, reader, stream, format, flags, NULL, &error);
    }
  if (n_written >= 0)
    return ISMS_EXIT_OK;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA)) /* of a record, not the file */
    {
      g_printerr ("parapet-cli: %s\n", error->message);
      return ISMS_EXIT_PROBLEMS;
    }
  return export->output != NULL ? isms_cli_fail_to_write (export->output, error)
                                : isms_cli_fail (NULL, error);
}

static gboolean
is_statement (const char *name)
{
  return g_strcmp0 (name, "soa") == 0;
}

static gboolean
is_matrix (const char *name)
{
  return g_strcmp0 (name, "responsibilities") == 0;
}

/* What is written whole: the statement, or the matrix. */
static IsmsExit
write_whole (Export *export, const char *name)
{
  IsmsDatabase *reader = isms_workspace_get_reader (export->workspace);
  IsmsSoaFormat format = ISMS_SOA_CSV;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  isms_soa_format_find (export->format, &format);
  bytes = is_matrix (name) ? isms_responsibility_export (reader, NULL, &error)
                           : isms_soa_export (reader, format, NULL, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)) /* in the workspace, no file */
    g_printerr ("parapet-cli: %s\n", error->message);
  else if (bytes == NULL)
    isms_cli_fail (NULL, error);
  if (bytes == NULL)
    return ISMS_EXIT_PROBLEMS;
  if (isms_cli_write_bytes (bytes, export->output, format == ISMS_SOA_OSCAL, &error))
    return ISMS_EXIT_OK;
  return export->output != NULL ? isms_cli_fail_to_write (export->output, error)
                                : isms_cli_fail (NULL, error);
}

static IsmsExit
run (Export *export, char **arguments)
{
  IsmsExit status = ISMS_EXIT_OK;

  export->workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_READ_ONLY, &status);
  if (export->workspace == NULL)
    return status;
  if (export->copy != NULL)
    status = write_copy (export);
  else if (export->framework != NULL)
    status = isms_cli_export_framework (export->workspace, export->framework, export->output);
  else if (is_statement (arguments[2]) || is_matrix (arguments[2]))
    status = write_whole (export, arguments[2]);
  else
    status = write_table (export, arguments[2]);
  isms_workspace_close (export->workspace);
  return status;
}

/* The matrix is written whole, as what registers are. */
static IsmsExit
check_matrix (Export *export)
{
  if (export->format != NULL && !g_str_equal (export->format, "csv"))
    return isms_cli_refuse (export->command, _ ("the matrix is written as csv, not as “%s”"),
                            export->format);
  if (asks_for_some (export))
    return isms_cli_refuse (
        export->command,
        _ ("the matrix is written whole: --filter, --view, --search, --archived and "
           "--machine are for registers"));
  return ISMS_EXIT_OK;
}

/* The statement has formats of its own, and is written whole. */
static IsmsExit
check_statement (Export *export)
{
  IsmsSoaFormat format;

  if (export->format != NULL && !isms_soa_format_find (export->format, &format))
    return isms_cli_refuse (export->command,
                            _ ("the statement is written as xlsx, csv or oscal, not as “%s”"),
                            export->format);
  if (asks_for_some (export))
    return isms_cli_refuse (
        export->command,
        _ ("the statement is written whole: --filter, --view, --search, --archived and "
           "--machine are for registers"));
  return ISMS_EXIT_OK;
}

/* One of three, in a format that it has. */
static IsmsExit
check (Export *export, const char *kind)
{
  IsmsExportFormat of_register;
  gboolean known = export->framework != NULL
                       ? g_strcmp0 (export->format, "oscal") == 0
                       : isms_export_format_find (export->format, &of_register);

  if ((export->copy != NULL) + (export->framework != NULL) + (kind != NULL) != 1)
    return isms_cli_refuse (
        export->command,
        _ ("say either what to export, for example risks, or --framework, or --copy"));
  if (is_statement (kind))
    return check_statement (export);
  if (is_matrix (kind))
    return check_matrix (export);
  if (export->format != NULL && (export->copy != NULL || !known))
    return isms_cli_refuse (
        export->command,
        _ ("a register is written as csv or xlsx, a framework as oscal, not as “%s”"),
        export->format);
  if (export->framework != NULL && asks_for_some (export))
    return isms_cli_refuse (
        export->command,
        _ ("a framework is written whole: --filter, --view, --search, --archived and "
           "--machine are for registers"));
  return ISMS_EXIT_OK;
}

IsmsExit
isms_cli_export (const IsmsCommand *self, char **arguments)
{
  g_auto (Export) export = { .command = self };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &export.output,
      N_ ("Where; else the standard output"), N_ ("OUT") },
    ISMS_CLI_ASKED_ENTRIES (&export.asked, 'p'),
    { "machine", 'm', 0, G_OPTION_ARG_NONE, &export.machine,
      N_ ("Names of fields and stored values instead of words for people"), NULL },
    { "framework", 0, 0, G_OPTION_ARG_STRING, &export.framework,
      N_ ("A framework with its groups and controls instead, by its ref or title"), N_ ("REF") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &export.format,
      N_ ("csv or xlsx for a register, else as OUT ends; oscal for a framework; xlsx, csv or oscal "
          "for soa"),
      N_ ("FORMAT") },
    { "copy", 'c', 0, G_OPTION_ARG_FILENAME, &export.copy, N_ ("Copy the whole workspace instead"),
      N_ ("OUT.isms") },
    G_OPTION_ENTRY_NULL,
  };

  if (!isms_cli_parse (
          self, arguments, entries,
          _ ("What is written imports back without a change. An existing OUT is replaced "
             "when all is written; a register goes into a workbook where OUT ends in "
             ".xlsx.\nBesides the registers there is soa, the Statement of Applicability: as OSCAL "
             "it is a system security plan, which is imported as controls; and responsibilities, "
             "the matrix of roles, which is not imported."),
          1, 2))
    return ISMS_EXIT_USAGE;
  if (check (&export, arguments[2]) != ISMS_EXIT_OK)
    return ISMS_EXIT_USAGE;
  return run (&export, arguments);
}
