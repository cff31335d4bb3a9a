/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli: finds the command and hands it the rest of the line. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "isms-cli.h"

static const IsmsCommand commands[] = {
  { "new", "FILE", N_ ("Make a workspace"), isms_cli_new },
  { "info", "FILE", N_ ("Say what a workspace is and holds"), isms_cli_info },
  { "check", "FILE", N_ ("Look for damage, for tampering, and for what an auditor would remark"),
    isms_cli_check },
  { "list", "FILE [KIND]", N_ ("List records, or the kinds there are"), isms_cli_list },
  { "show", "FILE REF", N_ ("Show one record"), isms_cli_show },
  { "import", "FILE TABLE", N_ ("Bring in the rows of a spreadsheet, or a framework"),
    isms_cli_import },
  { "attach", "FILE EVIDENCE", N_ ("Take in a file as evidence for a record"), isms_cli_attach },
  { "export", "FILE [KIND]",
    N_ ("Write a register, the statement, a framework, or a copy of the file"), isms_cli_export },
  { "report", "FILE REPORT", N_ ("Write a report as PDF"), isms_cli_report },
  { "soa", "FILE ACTION", N_ ("Approve and compare the Statement of Applicability"), isms_cli_soa },
  { "review", "FILE [ACTION]", N_ ("Tell, begin, hold and approve a management review"),
    isms_cli_review },
  { "coverage", "FILE FRAMEWORK",
    N_ ("Say what the statement covers of a framework, or audits reach"), isms_cli_coverage },
  { "check-result", "FILE REF", N_ ("Record what a check of a control found"),
    isms_cli_check_result },
  { "attend", "FILE SESSION", N_ ("Record who attended a session of a course"), isms_cli_attend },
  { "metrics", "FILE ACTION", N_ ("Record what is measured"), isms_cli_metrics },
  { "backup", "FILE", N_ ("Make a backup, or list those there are"), isms_cli_backup },
  { "restore", "BACKUP FILE", N_ ("Make a workspace from a backup"), isms_cli_restore },
};

static void
print_help (void)
{
  isms_cli_print ("%s\n  parapet-cli %s\n\n%s\n\n%s\n", _ ("Usage:"),
                  _ ("COMMAND [OPTION…] FILE …"),
                  _ ("Work on a Parapet workspace without a window."), _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    isms_cli_print ("  %-14s%s\n", commands[i].name, _ (commands[i].summary));
  isms_cli_print ("\n%s\n  -h, --help  %s\n  --version   %s\n\n%s\n", _ ("Options:"),
                  _ ("Show this"), _ ("Show the version"),
                  _ ("“parapet-cli COMMAND --help” tells about a command and the exit status."));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ISMS_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("parapet-cli");

  if (argc < 2)
    {
      g_printerr ("parapet-cli: %s\n", _ ("a command is missing; see “parapet-cli --help”"));
      return ISMS_EXIT_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h")
      || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return ISMS_EXIT_OK;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      isms_cli_print ("parapet-cli %s\n", ISMS_VERSION);
      return ISMS_EXIT_OK;
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return (int) commands[i].run (&commands[i], argv + 1);

  g_printerr ("parapet-cli: ");
  g_printerr (_ ("there is no command “%s”; see “parapet-cli --help”"), argv[1]);
  g_printerr ("\n");
  return ISMS_EXIT_USAGE;
}
