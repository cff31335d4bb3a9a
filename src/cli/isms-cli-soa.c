/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli soa: versions of the Statement of Applicability, and what changed between them. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-record.h"
#include "isms-cli-table.h"
#include "isms-cli.h"
#include "isms-soa.h"

typedef struct
{
  const IsmsCommand *command;
  IsmsWorkspace *workspace;
  char *from;
  char *to;
  char *person;
  char *words;
  gboolean as_json;
} Soa;

static void
clear_soa (Soa *soa)
{
  g_clear_object (&soa->workspace);
  g_free (soa->from);
  g_free (soa->to);
  g_free (soa->person);
  g_free (soa->words);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Soa, clear_soa)

/* --- list --- */

static void
print_versions_json (GPtrArray *versions)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < versions->len; i++)
    {
      const IsmsSoaVersion *version = g_ptr_array_index (versions, i);

      json_builder_begin_object (json);
      isms_cli_add_number (json, "number", version->number);
      isms_cli_add_text (json, "approved_on", version->approved_on);
      isms_cli_add_text (json, "person", version->person);
      isms_cli_add_text (json, "words", version->words);
      isms_cli_add_number (json, "controls", version->n_controls);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  isms_cli_print_json (json);
}

static IsmsExit
list_versions (Soa *soa, GError **error)
{
  g_autoptr (GPtrArray) versions =
      isms_soa_load_versions (isms_workspace_get_reader (soa->workspace), error);
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (5);

  if (versions == NULL)
    return ISMS_EXIT_PROBLEMS;
  if (soa->as_json)
    {
      print_versions_json (versions);
      return ISMS_EXIT_OK;
    }
  isms_cli_table_align_right (table, 0);
  isms_cli_table_align_right (table, 3);
  isms_cli_table_add (table, _ ("Version"));
  isms_cli_table_add (table, _ ("Approved"));
  isms_cli_table_add (table, _ ("By"));
  isms_cli_table_add (table, _ ("Controls"));
  isms_cli_table_add (table, _ ("Words"));
  for (guint i = 0; i < versions->len; i++)
    {
      const IsmsSoaVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *number = g_strdup_printf ("%d", version->number);
      g_autofree char *controls = g_strdup_printf ("%u", version->n_controls);

      isms_cli_table_add (table, number);
      isms_cli_table_add (table, version->approved_on);
      isms_cli_table_add (table, version->person);
      isms_cli_table_add (table, controls);
      isms_cli_table_add (table, version->words);
    }
  isms_cli_table_print (table);
  return ISMS_EXIT_OK;
}

/* --- diff --- */

/* The number of a version; -1 after having said what is wrong. */
static int
read_number (Soa *soa, const char *text, int otherwise)
{
  guint64 number;

  if (text == NULL)
    return otherwise;
  if (g_str_equal (text, "now"))
    return ISMS_SOA_NOW;
  if (g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT, &number, NULL))
    return (int) number;
  isms_cli_refuse (soa->command, _ ("“%s” is no version; 1 or now is"), text);
  return -1;
}

static void
print_changes (Soa *soa, GPtrArray *changes)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < changes->len; i++)
    {
      const IsmsSoaChange *change = g_ptr_array_index (changes, i);
      g_autofree char *sentence = isms_soa_change_dup_sentence (change);

      if (!soa->as_json)
        isms_cli_print ("%s\n", sentence);
      json_builder_begin_object (json);
      isms_cli_add_text (json, "ref", change->ref);
      isms_cli_add_text (json, "title", change->title);
      json_builder_set_member_name (json, "changes");
      json_builder_begin_array (json);
      for (guint j = 0; change->words[j] != NULL; j++)
        json_builder_add_string_value (json, change->words[j]);
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  if (soa->as_json)
    isms_cli_print_json (json);
}

static gboolean
check_number (GPtrArray *versions, int number, GError **error)
{
  for (guint i = 0; i < versions->len; i++)
    if (((IsmsSoaVersion *) versions->pdata[i])->number == number)
      return TRUE;
  if (number == ISMS_SOA_NOW)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("there is no version %d"), number);
  return FALSE;
}

static IsmsExit
compare (Soa *soa, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (soa->workspace);
  g_autoptr (GPtrArray) versions = isms_soa_load_versions (reader, error);
  g_autoptr (GPtrArray) changes = NULL;
  int from, to, newest;

  if (versions == NULL)
    return ISMS_EXIT_PROBLEMS;
  newest = versions->len > 0 ? ((IsmsSoaVersion *) versions->pdata[0])->number : ISMS_SOA_NOW;
  from = read_number (soa, soa->from, newest);
  to = from >= 0 ? read_number (soa, soa->to, ISMS_SOA_NOW) : -1;
  if (from < 0 || to < 0)
    return ISMS_EXIT_USAGE;
  if (versions->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("no version was approved yet, so there is nothing to compare"));
      return ISMS_EXIT_PROBLEMS;
    }
  if (!check_number (versions, from, error) || !check_number (versions, to, error)
      || (changes = isms_soa_compare (reader, from, to, error)) == NULL)
    return ISMS_EXIT_PROBLEMS;
  print_changes (soa, changes);
  return ISMS_EXIT_OK;
}

/* --- approve --- */

static void
tell_approved (Soa *soa, const IsmsSoaVersion *version, guint n_undecided, guint n_flaws)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (!soa->as_json)
    {
      /* Translators: number of the version, how many controls it has, how many of them are not
       * decided, and how many stand out in the list of controls */
      isms_cli_print (_ ("Approved version %d with %u controls: %u undecided, %u stand out\n"),
                      version->number, version->n_controls, n_undecided, n_flaws);
      return;
    }
  json_builder_begin_object (json);
  isms_cli_add_number (json, "number", version->number);
  isms_cli_add_number (json, "controls", version->n_controls);
  isms_cli_add_number (json, "undecided", n_undecided);
  isms_cli_add_number (json, "stand_out", n_flaws);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

static IsmsExit
approve (Soa *soa, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (soa->workspace);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (soa->workspace),
                                                _ ("Approved the Statement of Applicability"));
  g_autoptr (GPtrArray) versions = NULL;
  IsmsSoaDraft draft = { .words = soa->words };
  guint n_undecided, n_flaws;

  draft.person = isms_cli_find_approver (reader, soa->person, error);
  if (draft.person == 0)
    return ISMS_EXIT_PROBLEMS;
  isms_soa_approve (step, &draft);
  if (!isms_soa_count_open (reader, &n_undecided, &n_flaws, error)
      || !isms_step_commit (step, NULL, error)
      || (versions = isms_soa_load_versions (reader, error)) == NULL)
    return ISMS_EXIT_PROBLEMS;
  tell_approved (soa, g_ptr_array_index (versions, 0), n_undecided, n_flaws);
  return ISMS_EXIT_OK;
}

/* --- The command --- */

typedef struct
{
  const char *name;
  const char *summary; /* N_() */
  IsmsExit (*run) (Soa *soa, GError **error);
  IsmsStoreOpenFlags flags;
} Action;

static const Action actions[] = {
  { "list", N_ ("The versions that were approved"), list_versions, ISMS_STORE_OPEN_READ_ONLY },
  { "diff", N_ ("What changed since the newest version, or between any two"), compare,
    ISMS_STORE_OPEN_READ_ONLY },
  { "approve", N_ ("Keep the statement as it stands, as its next version"), approve,
    ISMS_STORE_OPEN_MUST_WRITE },
};

static char *
describe_actions (void)
{
  GString *text = g_string_new (_ ("Actions:"));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_string_append_printf (text, "\n  %-10s%s", actions[i].name, _ (actions[i].summary));
  return g_string_free (text, FALSE);
}

static const Action *
find_action (const IsmsCommand *self, const char *name)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (g_str_equal (actions[i].name, name))
        return &actions[i];
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", actions[i].name);
    }
  /* Translators: the second %s lists the names that would do. */
  isms_cli_refuse (self, _ ("there is no action “%s”, but %s"), name, known->str);
  return NULL;
}

/* Options that the action does not know are a mistake, not to be passed over. */
static gboolean
check_options (const Soa *soa, const Action *action)
{
  gboolean approves = action->run == approve;

  if (approves && (soa->person == NULL || *soa->person == '\0'))
    isms_cli_refuse (soa->command, _ ("“approve” wants --person"));
  else if (!approves && (soa->person != NULL || soa->words != NULL))
    isms_cli_refuse (soa->command, _ ("“%s” takes no %s"), action->name,
                     soa->person != NULL ? "--person" : "--words");
  else if (action->run != compare && (soa->from != NULL || soa->to != NULL))
    isms_cli_refuse (soa->command, _ ("“%s” takes no %s"), action->name,
                     soa->from != NULL ? "--from" : "--to");
  else
    return TRUE;
  return FALSE;
}

IsmsExit
isms_cli_soa (const IsmsCommand *self, char **arguments)
{
  g_auto (Soa) soa = { .command = self };
  const GOptionEntry entries[] = {
    { "from", 'f', 0, G_OPTION_ARG_STRING, &soa.from,
      N_ ("Version that “diff” begins with; else the newest"), N_ ("VERSION") },
    { "to", 't', 0, G_OPTION_ARG_STRING, &soa.to, N_ ("Version that “diff” ends with; else now"),
      N_ ("VERSION") },
    { "person", 'p', 0, G_OPTION_ARG_STRING, &soa.person,
      N_ ("Who approves: a person of the workspace, by name or ref"), N_ ("PERSON") },
    { "words", 'w', 0, G_OPTION_ARG_STRING, &soa.words, N_ ("What they say about it"),
      N_ ("WORDS") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &soa.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *description = describe_actions ();
  g_autoptr (GError) error = NULL;
  const Action *action;
  IsmsExit status = ISMS_EXIT_OK;

  if (!isms_cli_parse (self, arguments, entries, description, 2, 2))
    return ISMS_EXIT_USAGE;
  action = find_action (self, arguments[2]);
  if (action == NULL || !check_options (&soa, action))
    return ISMS_EXIT_USAGE;
  soa.workspace = isms_cli_open (arguments[1], action->flags, &status);
  if (soa.workspace == NULL)
    return status;
  status = action->run (&soa, &error);
  if (error != NULL)
    status = isms_cli_fail (arguments[1], error);
  isms_workspace_close (soa.workspace);
  return status;
}
