/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli check: is the file sound, does the journal still fit what it says, and what would an
 * auditor remark on what the workspace holds? */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-check-tell.h"
#include "isms-cli.h"

static const char later[] = N_ ("The auditor’s questions are asked once Parapet has opened it.");

static const char description[] =
    N_ ("Looks at the file first: at every page, every link between records, the chain of the "
        "journal’s hashes, and the content of attachments. Then it asks the auditor’s questions, "
        "each of which names the records that it hits and says what to do. Changes nothing.\n"
        "\n"
        "With --json: “sound” and “faults” of the file; “hits” by severity; “questions”, each "
        "with id, clause, severity, title, kind, field, n_hits, n_known and hits. A hit has ref, "
        "title, sentence and, where it is known, why and until when.\n"
        "\n"
        "Of this command, beside those below:\n"
        "  6  the file is sound; there are hints, and nothing worse\n"
        "  7  the file is sound; there are weaknesses, but no nonconformity\n"
        "  8  the file is sound; there are nonconformities\n"
        "What is known does not count until its day. A file that is not sound (1) is not asked.");

typedef struct
{
  gboolean as_json;
  gboolean of_file;
  gboolean of_questions;
} Wanted;

static void
add_faults (JsonBuilder *json, GStrv faults)
{
  json_builder_set_member_name (json, "sound");
  json_builder_add_boolean_value (json, faults[0] == NULL);
  json_builder_set_member_name (json, "faults");
  json_builder_begin_array (json);
  for (guint i = 0; faults[i] != NULL; i++)
    json_builder_add_string_value (json, faults[i]);
  json_builder_end_array (json);
}

static void
print_faults (const char *path, GStrv faults)
{
  guint n_faults = g_strv_length (faults);
  g_autofree char *words = NULL;

  for (guint i = 0; i < n_faults; i++)
    isms_cli_print ("%s\n", faults[i]);
  if (n_faults == 0)
    words = g_strdup (_ ("sound"));
  else
    words = g_strdup_printf (ngettext ("%u problem", "%u problems", n_faults), n_faults);
  isms_cli_print ("%s: %s\n", path, words);
}

static void
print_json (GStrv faults, IsmsQuestionList *questions)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  if (faults != NULL)
    add_faults (json, faults);
  if (questions != NULL)
    isms_cli_add_questions (json, questions);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

/* An older file is left as it is, and lacks what the questions read. */
static gboolean
can_ask (IsmsStore *store)
{
  return isms_store_get_format (store) == isms_store_get_schema_version ();
}

/* @questions stays NULL where they are not asked. */
static gboolean
look (IsmsWorkspace *workspace,
      const Wanted *wanted,
      GStrv *faults,
      IsmsQuestionList **questions,
      GError **error)
{
  IsmsStore *store = isms_workspace_get_store (workspace);

  if (wanted->of_file)
    {
      *faults = isms_store_check (store, NULL, error);
      if (*faults == NULL)
        return FALSE;
      if ((*faults)[0] != NULL)
        return TRUE;
    }
  if (!wanted->of_questions)
    return TRUE;
  if (!can_ask (store) && wanted->of_file)
    return TRUE;
  if (!can_ask (store))
    {
      g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_OLDER, _ (later));
      return FALSE;
    }
  *questions = isms_question_list_new (store);
  return isms_question_list_wait (*questions, NULL, error);
}

static IsmsExit
tell (IsmsWorkspace *workspace, const char *path, const Wanted *wanted)
{
  g_auto (GStrv) faults = NULL;
  g_autoptr (IsmsQuestionList) questions = NULL;
  g_autoptr (GError) error = NULL;

  if (!look (workspace, wanted, &faults, &questions, &error))
    return isms_cli_fail (path, error);
  if (wanted->as_json)
    print_json (faults, questions);
  else
    {
      if (faults != NULL)
        print_faults (path, faults);
      if (questions != NULL)
        isms_cli_print_questions (questions);
      else if (wanted->of_questions && faults[0] == NULL)
        isms_cli_print ("%s\n", _ (later));
    }
  if (faults != NULL && faults[0] != NULL)
    return ISMS_EXIT_PROBLEMS;
  return questions != NULL ? isms_cli_judge_questions (questions) : ISMS_EXIT_OK;
}

static gboolean
read_only (const IsmsCommand *self, const char *only, Wanted *wanted)
{
  wanted->of_file = only == NULL || g_str_equal (only, "file");
  wanted->of_questions = only == NULL || g_str_equal (only, "questions");
  if (wanted->of_file || wanted->of_questions)
    return TRUE;
  isms_cli_refuse (self, _ ("“%s” is neither “file” nor “questions”"), only);
  return FALSE;
}

IsmsExit
isms_cli_check (const IsmsCommand *self, char **arguments)
{
  Wanted wanted = { 0 };
  g_autofree char *only = NULL;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &wanted.as_json, N_ ("Print JSON"), NULL },
    { "only", 0, 0, G_OPTION_ARG_STRING, &only,
      N_ ("Look at nothing but the file, or ask nothing but the questions"),
      /* Translators: the words stay as they are */
      N_ ("file|questions") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (IsmsWorkspace) workspace = NULL;
  IsmsExit status = ISMS_EXIT_OK;

  if (!isms_cli_parse (self, arguments, entries, _ (description), 1, 1)
      || !read_only (self, only, &wanted))
    return ISMS_EXIT_USAGE;
  workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_READ_ONLY, &status);
  if (workspace == NULL)
    return status;
  status = tell (workspace, arguments[1], &wanted);
  isms_workspace_close (workspace);
  return status;
}
