/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli report: a report as a tagged PDF. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-cli.h"
#include "isms-risk-report.h"

typedef struct
{
  const char *name;
  const char *summary; /* N_() */
  IsmsReport *(*build) (IsmsDatabase *database, GDateTime *date, GError **error);
} Report;

static const Report reports[] = {
  { "risk-assessment", N_ ("How the risks stand, and why (8.2)"), isms_risk_report_new },
};

static char *
describe_reports (void)
{
  GString *text = g_string_new (_ ("Reports:"));

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    g_string_append_printf (text, "\n  %-18s%s", reports[i].name, _ (reports[i].summary));
  return g_string_free (text, FALSE);
}

static const Report *
find_report (const IsmsCommand *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (g_str_equal (reports[i].name, name))
      return &reports[i];
  isms_cli_refuse (self, _ ("there is no report “%s”"), name);
  return NULL;
}

static IsmsPaper
choose_paper (const char *name)
{
  if (name == NULL)
    return isms_paper_get_default ();
  return g_str_equal (name, "letter") ? ISMS_PAPER_LETTER : ISMS_PAPER_A4;
}

static IsmsExit
write_report (IsmsWorkspace *workspace,
              const Report *report,
              GDateTime *date,
              const IsmsPageSetup *setup,
              const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) made = report->build (isms_workspace_get_reader (workspace), date, &error);

  if (made == NULL)
    return isms_cli_fail (isms_store_get_path (isms_workspace_get_store (workspace)), error);
  if (!isms_report_save_pdf (made, setup, file, NULL, &error))
    return isms_cli_fail_to_write (path, error);
  return ISMS_EXIT_OK;
}

IsmsExit
isms_cli_report (const IsmsCommand *self, char **arguments)
{
  g_autofree char *output = NULL;
  g_autofree char *paper = NULL;
  g_autofree char *day = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where; else the report's name"),
      N_ ("OUT.pdf") },
    { "paper", 'p', 0, G_OPTION_ARG_STRING, &paper, N_ ("a4 or letter; else what is usual here"),
      N_ ("PAPER") },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &day, N_ ("Day of the report; else today"),
      N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *description = describe_reports ();
  g_autoptr (IsmsWorkspace) workspace = NULL;
  g_autoptr (GDateTime) date = NULL;
  const Report *report;
  IsmsPageSetup setup;
  IsmsExit status = ISMS_EXIT_OK;

  if (!isms_cli_parse (self, arguments, entries, description, 2, 2))
    return ISMS_EXIT_USAGE;
  report = find_report (self, arguments[2]);
  if (report == NULL || !isms_cli_read_date (self, day, &date))
    return ISMS_EXIT_USAGE;
  if (paper != NULL && !g_str_equal (paper, "a4") && !g_str_equal (paper, "letter"))
    return isms_cli_refuse (self, _ ("--paper is a4 or letter, not “%s”"), paper);
  isms_page_setup_init (&setup, choose_paper (paper), FALSE);
  if (output == NULL)
    output = g_strconcat (report->name, ".pdf", NULL);
  workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_READ_ONLY, &status);
  if (workspace == NULL)
    return status;
  status = write_report (workspace, report, date, &setup, output);
  isms_workspace_close (workspace);
  return status;
}
