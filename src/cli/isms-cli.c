/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the commands share. Data goes to the standard output, always as UTF-8; anything said to the
 * person goes to the standard error, as one line that begins with the program's name. */

#include "isms-config.h"

#include "isms-cli.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#define PROGRAM "parapet-cli"

static const char exit_help[] = N_ ("Exit status:\n"
                                    "  0  done\n"
                                    "  1  problems were found, or nothing was done\n"
                                    "  2  the command line is wrong\n"
                                    "  3  a file could not be opened or read\n"
                                    "  4  the file is no workspace, is damaged, or is of a newer "
                                    "version\n"
                                    "  5  a file could not be written");

static void
complain (const char *path, const char *sentence)
{
  if (path != NULL)
    g_printerr ("%s: %s: %s\n", PROGRAM, path, sentence);
  else
    g_printerr ("%s: %s\n", PROGRAM, sentence);
}

static IsmsExit
fail_store (const char *path, const GError *error)
{
  switch ((IsmsStoreError) error->code)
    {
    case ISMS_STORE_ERROR_BUSY:
      complain (path, _ ("another program is writing to this workspace; nothing was changed"));
      return ISMS_EXIT_UNREADABLE;
    case ISMS_STORE_ERROR_NOT_FOUND:
      complain (path, _ ("there is no such file"));
      return ISMS_EXIT_UNREADABLE;
    case ISMS_STORE_ERROR_UNREADABLE:
      complain (path, _ ("you may not read this file"));
      return ISMS_EXIT_UNREADABLE;
    case ISMS_STORE_ERROR_FULL:
      complain (path, _ ("the disk is full; nothing was changed"));
      return ISMS_EXIT_UNWRITABLE;
    case ISMS_STORE_ERROR_READ_ONLY:
      complain (path, _ ("this workspace can only be read; nothing was changed"));
      return ISMS_EXIT_UNWRITABLE;
    case ISMS_STORE_ERROR_EXISTS:
      complain (path, _ ("a file with this name is there already; it was left as it is"));
      return ISMS_EXIT_UNWRITABLE;
    case ISMS_STORE_ERROR_NOT_A_WORKSPACE:
      complain (path, _ ("this file is not a Parapet workspace; it was left as it is"));
      return ISMS_EXIT_NOT_A_WORKSPACE;
    case ISMS_STORE_ERROR_CORRUPT:
      complain (path, _ ("this workspace is damaged; it was left as it is. Restore a backup"));
      g_printerr ("  %s\n", error->message);
      return ISMS_EXIT_NOT_A_WORKSPACE;
    case ISMS_STORE_ERROR_NEWER:
      complain (path, _ ("a newer version of Parapet wrote this workspace; it was left as it is"));
      g_printerr ("  %s\n", error->message);
      return ISMS_EXIT_NOT_A_WORKSPACE;
    case ISMS_STORE_ERROR_OLDER:
      complain (path, _ ("an older version of Parapet wrote this workspace, and it can not be "
                         "brought up to date where nothing may be written; it was left as it is"));
      g_printerr ("  %s\n", error->message);
      return ISMS_EXIT_UNWRITABLE;
    case ISMS_STORE_ERROR_CONSTRAINT:
    case ISMS_STORE_ERROR_CHANGED:
    case ISMS_STORE_ERROR_SEALED:
    case ISMS_STORE_ERROR_NOTHING:
    case ISMS_STORE_ERROR_FAILED:
    default:
      complain (path, error->message);
      return ISMS_EXIT_PROBLEMS;
    }
}

/* Whether a file was expected where a folder stands. */
static gboolean
is_about_folder (const char *path, const GError *error)
{
  return path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR)
         && (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY)
             || g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_A_WORKSPACE)
             || g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_EXISTS));
}

static IsmsExit
fail_io (const char *path, const GError *error)
{
  switch (error->code)
    {
    case G_IO_ERROR_NOT_FOUND:
      complain (path, _ ("there is no such file"));
      return ISMS_EXIT_UNREADABLE;
    case G_IO_ERROR_PERMISSION_DENIED:
      complain (path, _ ("you may not read this file"));
      return ISMS_EXIT_UNREADABLE;
    case G_IO_ERROR_INVALID_DATA:
    case G_IO_ERROR_INVALID_ARGUMENT:
    case G_IO_ERROR_BUSY:
      complain (path, error->message);
      return ISMS_EXIT_PROBLEMS;
    default:
      complain (path, error->message);
      return ISMS_EXIT_UNWRITABLE;
    }
}

/**
 * isms_cli_fail:
 * @path: (nullable): the file that it is about
 * @error: what went wrong
 *
 * Says in one line what went wrong.
 *
 * Returns: the exit status for it
 */
IsmsExit
isms_cli_fail (const char *path, const GError *error)
{
  if (is_about_folder (path, error))
    {
      complain (path, _ ("this is a folder, not a file"));
      return ISMS_EXIT_UNREADABLE;
    }
  if (error->domain == ISMS_STORE_ERROR)
    return fail_store (path, error);
  if (error->domain == G_IO_ERROR)
    return fail_io (path, error);
  complain (path, error->message);
  return ISMS_EXIT_PROBLEMS;
}

/**
 * isms_cli_fail_to_write:
 * @path: the file that was to be written, or the folder that it was to be in
 * @error: what went wrong
 *
 * The same for a file that the command makes.
 *
 * Returns: the exit status for it
 */
IsmsExit
isms_cli_fail_to_write (const char *path, const GError *error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  IsmsExit status;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    complain (path, _ ("there is no such folder"));
  else if (is_about_folder (path, error))
    complain (path, _ ("this is a folder; name a file in it"));
  else if (g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_READ_ONLY)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
           || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY)
           || g_access (g_file_test (path, G_FILE_TEST_IS_DIR) ? path : folder, W_OK) != 0)
    complain (path, _ ("nothing can be written there"));
  else
    {
      status = isms_cli_fail (path, error);
      return status == ISMS_EXIT_PROBLEMS ? ISMS_EXIT_UNWRITABLE : status;
    }
  return ISMS_EXIT_UNWRITABLE;
}

/**
 * isms_cli_fail_to_read:
 * @path: a table that was to be read
 * @error: what went wrong
 *
 * The same for a file that the command takes in.
 *
 * Returns: %ISMS_EXIT_UNREADABLE
 */
IsmsExit
isms_cli_fail_to_read (const char *path, const GError *error)
{
  isms_cli_fail (path, error);
  return ISMS_EXIT_UNREADABLE;
}

/**
 * isms_cli_refuse:
 * @self: the command
 * @format: what is wrong with the command line, as for printf; translated
 *
 * Returns: %ISMS_EXIT_USAGE
 */
IsmsExit
isms_cli_refuse (const IsmsCommand *self, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list list;

  va_start (list, format);
  sentence = g_strdup_vprintf (format, list);
  va_end (list);
  complain (self->name, sentence);
  /* Translators: %s is a command, as typed. */
  g_printerr (_ ("Try “%s --help”.\n"), g_get_prgname ());
  return ISMS_EXIT_USAGE;
}

/**
 * isms_cli_parse:
 * @self: the command
 * @arguments: what stood behind the command's name, after an element for the name itself. What is
 *   left when the options are taken out are the positional arguments, from the second element on
 * @entries: the command's options
 * @description: (nullable): what else --help says, translated
 * @min: fewest positional arguments
 * @max: most
 *
 * Reads the options; --help prints and ends the program.
 *
 * Returns: %FALSE after having said what is wrong: return %ISMS_EXIT_USAGE then
 */
gboolean
isms_cli_parse (const IsmsCommand *self,
                char **arguments,
                const GOptionEntry *entries,
                const char *description,
                guint min,
                guint max)
{
  g_autoptr (GOptionContext) context = g_option_context_new (self->arguments);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat (PROGRAM, " ", self->name, NULL);
  g_autofree char *tail = NULL;
  int count = (int) g_strv_length (arguments);

  g_set_prgname (name);
  tail = g_strjoin ("\n\n", description != NULL ? description : _ (exit_help),
                    description != NULL ? _ (exit_help) : NULL, NULL);
  g_option_context_set_summary (context, _ (self->summary));
  g_option_context_set_description (context, tail);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &count, &arguments, &error))
    {
      isms_cli_refuse (self, "%s", error->message);
      return FALSE;
    }
  if ((guint) count - 1 < min)
    {
      isms_cli_refuse (self, _ ("something is missing: %s"), self->arguments);
      return FALSE;
    }
  if ((guint) count - 1 > max)
    {
      isms_cli_refuse (self, _ ("“%s” is one too many"), arguments[max + 1]);
      return FALSE;
    }
  return TRUE;
}

/**
 * isms_cli_open:
 * @path: a workspace
 * @flags: how
 * @status: (out): set where it does not open, after having said why
 *
 * Returns: (transfer full) (nullable): the workspace
 */
IsmsWorkspace *
isms_cli_open (const char *path, IsmsStoreOpenFlags flags, IsmsExit *status)
{
  g_autoptr (GError) error = NULL;
  IsmsWorkspace *workspace = isms_workspace_open (path, flags, NULL, &error);

  if (workspace == NULL)
    *status = isms_cli_fail (path, error);
  return workspace;
}

/**
 * isms_cli_tell:
 * @self: a command that takes a workspace and --json, and nothing else
 * @arguments: as for isms_cli_parse()
 * @description: (nullable): as for isms_cli_parse()
 * @tell: writes what there is to say
 *
 * Returns: the exit status
 */
IsmsExit
isms_cli_tell (const IsmsCommand *self, char **arguments, const char *description, IsmsCliTell tell)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (IsmsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  IsmsExit status = ISMS_EXIT_OK;

  if (!isms_cli_parse (self, arguments, entries, description, 1, 1))
    return ISMS_EXIT_USAGE;
  workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_READ_ONLY, &status);
  if (workspace == NULL)
    return status;
  status = tell (workspace, arguments[1], as_json, &error);
  if (error != NULL)
    status = isms_cli_fail (arguments[1], error);
  isms_workspace_close (workspace);
  return status;
}

/**
 * isms_cli_find_kind:
 * @self: the command
 * @name: "risks" or "risk"
 *
 * Returns: (nullable): the kind; %NULL after having said which there are
 */
const IsmsKind *
isms_cli_find_kind (const IsmsCommand *self, const char *name)
{
  const IsmsKind *kind = isms_kind_find (name);

  if (kind == NULL)
    {
      g_autoptr (GString) known = g_string_new (NULL);

      for (const IsmsKind *const *each = isms_kinds (); *each != NULL; each++)
        g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", (*each)->import_name);
      /* Translators: the second %s lists the names that would do. */
      isms_cli_refuse (self, _ ("there are no records called “%s”, but %s"), name, known->str);
    }
  return kind;
}

/**
 * isms_cli_read_date:
 * @self: the command
 * @text: (nullable): YYYY-MM-DD
 * @date: (out): noon of that day; now where @text is %NULL
 *
 * Returns: %FALSE after having said what is wrong
 */
gboolean
isms_cli_read_date (const IsmsCommand *self, const char *text, GDateTime **date)
{
  g_autofree char *noon = g_strconcat (text != NULL ? text : "", "T12:00:00Z", NULL);

  *date = text != NULL ? g_date_time_new_from_iso8601 (noon, NULL) : g_date_time_new_now_local ();
  if (*date == NULL)
    isms_cli_refuse (self, _ ("“%s” is no date; 2026-11-23 is"), text);
  return *date != NULL;
}

/**
 * isms_cli_print:
 * @format: as for printf
 *
 * Writes data to the standard output as UTF-8, whatever the locale.
 */
void
isms_cli_print (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list list;

  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  fputs (text, stdout);
}

/**
 * isms_cli_print_json:
 * @builder: a finished value
 *
 * Writes it, indented, to the standard output.
 */
void
isms_cli_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, NULL);
  isms_cli_print ("%s\n", text);
}
