/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli export: a register as CSV or as a workbook, the matrix of responsibilities, the
 * Statement of Applicability, the agenda, the figures of a management review, a framework as an
 * OSCAL catalogue, or the whole workspace as a copy. */

#include "isms-config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "isms-calendar-export.h"
#include "isms-cli-agenda.h"
#include "isms-cli-framework.h"
#include "isms-cli-query.h"
#include "isms-cli-review.h"
#include "isms-export.h"
#include "isms-responsibility-export.h"
#include "isms-review-export.h"
#include "isms-review.h"
#include "isms-soa-export.h"

typedef struct
{
  const IsmsCommand *command;
  IsmsWorkspace *workspace;
  IsmsCliAsked asked;
  IsmsCliAgenda agenda;
  char *output;
  char *copy;
  char *framework;
  char *format;
  char *review;
  gboolean machine;
} Export;

static void
clear_export (Export *export)
{
  g_clear_object (&export->workspace);
  isms_cli_asked_clear (&export->asked);
  isms_cli_agenda_clear (&export->agenda);
  g_free (export->output);
  g_free (export->copy);
  g_free (export->framework);
  g_free (export->format);
  g_free (export->review);
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

/* --- What is no register --- */

static GBytes *
make_statement (Export *export, GError **error)
{
  IsmsSoaFormat format = ISMS_SOA_CSV;

  isms_soa_format_find (export->format, &format);
  return isms_soa_export (isms_workspace_get_reader (export->workspace), format, NULL, error);
}

static GBytes *
make_matrix (Export *export, GError **error)
{
  return isms_responsibility_export (isms_workspace_get_reader (export->workspace), NULL, error);
}

/* NULL without an error: what is wrong with the command was told. */
static GBytes *
make_agenda (Export *export, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (export->workspace);
  IsmsAgendaAsked asked = { .with_over = TRUE };
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (!isms_cli_agenda_resolve (&export->agenda, export->command, reader, export->asked.person,
                                &asked))
    return NULL;
  return isms_calendar_export (reader, &asked, now, NULL, error);
}

/* Without --review those of the open one, or where none is open, since the last. */
static GBytes *
make_figures (Export *export, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (export->workspace);
  IsmsExportFormat format = isms_export_format_guess (export->output);
  g_autoptr (GError) failure = NULL;
  gint64 review = export->review != NULL ? isms_cli_find_review (reader, export->review, &failure)
                                         : isms_review_find_open (reader, &failure);

  isms_export_format_find (export->format, &format);
  if (failure == NULL)
    return isms_review_export (reader, review, format, NULL, error);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

#define FIGURES "review-figures"
#define INVITATION "review-invitation"

/* Without --review to the open one. */
static GBytes *
make_invitation (Export *export, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (export->workspace);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  gint64 review = isms_cli_find_review (
      reader, export->review != NULL ? export->review : ISMS_CLI_REVIEW_OPEN, error);

  return review != 0 ? isms_calendar_export_review (reader, review, now, error) : NULL;
}

static const struct
{
  const char *name;
  const char *formats[4];
  const char *no_choice; /* N_(): nothing chooses some of it */
  GBytes *(*make) (Export *export, GError **error);
} wholes[] = {
  { "soa",
    { "csv", "xlsx", "oscal" },
    N_ ("the statement is written whole: --filter, --view, --search, --archived and "
        "--machine are for registers"),
    make_statement },
  { "responsibilities",
    { "csv" },
    N_ ("the matrix is written whole: --filter, --view, --search, --archived and "
        "--machine are for registers"),
    make_matrix },
  { ISMS_CLI_AGENDA,
    { "ics" },
    N_ ("the agenda is chosen from by --from, --to, --person and --kind: --filter, --view, "
        "--search, --archived and --machine are for registers"),
    make_agenda },
  { FIGURES,
    { "csv", "xlsx" },
    N_ ("the figures are chosen by --review: --filter, --view, --search, --archived and --machine "
        "are for registers"),
    make_figures },
  { INVITATION,
    { "ics" },
    N_ ("the invitation is chosen by --review: --filter, --view, --search, --archived and "
        "--machine are for registers"),
    make_invitation },
};

/* Which of them is called that; -1: none. */
static int
find_whole (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    if (g_strcmp0 (wholes[i].name, name) == 0)
      return (int) i;
  return -1;
}

static IsmsExit
write_whole (Export *export, int which)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = wholes[which].make (export, &error);

  if (bytes == NULL && error == NULL)
    return ISMS_EXIT_USAGE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) /* in the workspace, no file */
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    g_printerr ("parapet-cli: %s\n", error->message);
  else if (bytes == NULL)
    isms_cli_fail (NULL, error);
  if (bytes == NULL)
    return ISMS_EXIT_PROBLEMS;
  if (isms_cli_write_bytes (bytes, export->output, g_strcmp0 (export->format, "oscal") == 0,
                            &error))
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
  else if (find_whole (arguments[2]) >= 0)
    status = write_whole (export, find_whole (arguments[2]));
  else
    status = write_table (export, arguments[2]);
  isms_workspace_close (export->workspace);
  return status;
}

/* What says which records of a register. */
static gboolean
asks_for_some (const Export *export)
{
  const IsmsCliAsked *asked = &export->asked;

  return asked->filters != NULL || asked->search != NULL || asked->view != NULL || asked->archived
         || export->machine;
}

/* It has formats of its own, and only the agenda is chosen from. */
static IsmsExit
check_whole (Export *export, int which)
{
  gboolean is_agenda = g_str_equal (wholes[which].name, ISMS_CLI_AGENDA);

  if (export->format != NULL && !g_strv_contains (wholes[which].formats, export->format))
    {
      g_autofree char *known = g_strjoinv (", ", (char **) wholes[which].formats);

      /* Translators: what is exported, as typed; the formats that there are for it; one that is
       * none */
      return isms_cli_refuse (export->command, _ ("%s is written as %s, not as “%s”"),
                              wholes[which].name, known, export->format);
    }
  if (asks_for_some (export) || (!is_agenda && export->asked.person != NULL))
    return isms_cli_refuse (export->command, "%s", _ (wholes[which].no_choice));
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
  if (g_strcmp0 (kind, ISMS_CLI_AGENDA) != 0 && isms_cli_agenda_is_asked (&export->agenda))
    return isms_cli_refuse (export->command, _ ("--from, --to and --kind are for the agenda"));
  if (export->review != NULL && g_strcmp0 (kind, FIGURES) != 0 && g_strcmp0 (kind, INVITATION) != 0)
    return isms_cli_refuse (export->command, _ ("--review is for review-figures"));
  if (find_whole (kind) >= 0)
    return check_whole (export, find_whole (kind));
  if (export->format != NULL && (export->copy != NULL || !known))
    return isms_cli_refuse (
        export->command,
        _ ("a register is written as csv or xlsx, a framework as oscal, not as “%s”"),
        export->format);
  if (export->framework != NULL && (asks_for_some (export) || export->asked.person != NULL))
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
    ISMS_CLI_AGENDA_ENTRIES (&export.agenda),
    { "machine", 'm', 0, G_OPTION_ARG_NONE, &export.machine,
      N_ ("Names of fields and stored values instead of words for people"), NULL },
    { "framework", 0, 0, G_OPTION_ARG_STRING, &export.framework,
      N_ ("A framework with its groups and controls instead, by its ref or title"), N_ ("REF") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &export.format,
      N_ ("csv or xlsx for a register, else as OUT ends; oscal for a framework; xlsx, csv or oscal "
          "for soa; ics for the agenda"),
      N_ ("FORMAT") },
    { "review", 0, 0, G_OPTION_ARG_STRING, &export.review,
      N_ ("Whose figures: a management review by its ref or title, or open; else the open one"),
      N_ ("REVIEW") },
    { "copy", 'c', 0, G_OPTION_ARG_FILENAME, &export.copy, N_ ("Copy the whole workspace instead"),
      N_ ("OUT.isms") },
    G_OPTION_ENTRY_NULL,
  };

  if (!isms_cli_parse (
          self, arguments, entries,
          _ ("What is written imports back without a change. An existing OUT is replaced "
             "when all is written; a register goes into a workbook where OUT ends in "
             ".xlsx.\nBesides the registers there is soa, the Statement of Applicability: as OSCAL "
             "it is a system security plan, which is imported as controls.\nNot imported are "
             "responsibilities, the matrix of roles; agenda, a calendar of all that is due and of "
             "audits; review-figures, those of a management review; and review-invitation, the "
             "calendar file that invites to one."),
          1, 2))
    return ISMS_EXIT_USAGE;
  if (check (&export, arguments[2]) != ISMS_EXIT_OK)
    return ISMS_EXIT_USAGE;
  return run (&export, arguments);
}
