/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli check-result: what a check of a control found. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-check-result.h"
#include "isms-cli-record.h"
#include "isms-cli.h"

typedef struct
{
  const IsmsCommand *command;
  IsmsWorkspace *workspace;
  char *result;
  char *words;
  char *date;
  char *by;
  gboolean as_json;
} Result;

static void
clear_result (Result *result)
{
  g_clear_object (&result->workspace);
  g_free (result->result);
  g_free (result->words);
  g_free (result->date);
  g_free (result->by);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Result, clear_result)

static gint64
find_check (IsmsDatabase *reader, const char *ref, GError **error)
{
  GError *failure = NULL;
  gint64 id = isms_cli_find_record (reader, isms_kind_find ("control_check"), ref, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (id == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("there is no check “%s”"), ref);
  return id;
}

static gboolean
read_person (Result *self, IsmsDatabase *reader, IsmsCheckDraft *draft, GError **error)
{
  GError *failure = NULL;

  draft->name = self->by;
  if (self->by == NULL)
    return TRUE;
  draft->person = isms_cli_find_record (reader, isms_kind_find ("person"), self->by, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

static void
tell (const Result *self, IsmsRecord *check, const char *label)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!self->as_json)
    {
      /* Translators: what was recorded, and a day: "Recorded that CK-003 passed; next due
       * 2027-01-12" */
      isms_cli_print (_ ("%s; next due %s\n"), label, isms_record_get_text (check, "next_due"));
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  isms_cli_add_record (json, check);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

static IsmsExit
record (Result *self, const char *ref, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  const IsmsKind *kind = isms_kind_find ("control_check");
  gint64 id = find_check (reader, ref, error);
  IsmsCheckDraft draft = { .result = self->result, .checked_on = self->date, .words = self->words };
  g_autoptr (IsmsRecord) before = id != 0 ? isms_record_load (reader, kind, id, error) : NULL;
  g_autoptr (IsmsRecord) after = NULL;
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (before == NULL || !read_person (self, reader, &draft, error))
    return ISMS_EXIT_PROBLEMS;
  label = isms_check_dup_label (isms_record_get_ref (before), 1, self->result);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_check_record (step, id, &draft);
  if (!isms_step_commit (step, NULL, error)
      || (after = isms_record_load (reader, kind, id, error)) == NULL)
    return ISMS_EXIT_PROBLEMS;
  tell (self, after, label);
  return ISMS_EXIT_OK;
}

/* The words of the command line are checked before the file is opened. */
static gboolean
check_options (Result *self)
{
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GString) known = g_string_new (NULL);

  for (const IsmsChoice *choice = isms_check_results; choice->value != NULL; choice++)
    {
      if (g_strcmp0 (choice->value, self->result) == 0)
        return isms_cli_read_date (self->command, self->date, &date);
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", choice->value);
    }
  if (self->result == NULL)
    /* Translators: %s lists the words that would do. */
    isms_cli_refuse (self->command, _ ("say --result: %s"), known->str);
  else
    /* Translators: the second %s lists the words that would do. */
    isms_cli_refuse (self->command, _ ("there is no result “%s”, but %s"), self->result,
                     known->str);
  return FALSE;
}

IsmsExit
isms_cli_check_result (const IsmsCommand *self, char **arguments)
{
  g_auto (Result) result = { .command = self };
  const GOptionEntry entries[] = {
    { "result", 'r', 0, G_OPTION_ARG_STRING, &result.result, N_ ("pass, partly or fail"),
      N_ ("RESULT") },
    { "words", 'w', 0, G_OPTION_ARG_STRING, &result.words,
      N_ ("What was seen; needed where it did not pass"), N_ ("WORDS") },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &result.date, N_ ("When it was done; else today"),
      N_ ("DATE") },
    { "by", 'b', 0, G_OPTION_ARG_STRING, &result.by, N_ ("Who did it; else whom the journal names"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &result.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  IsmsExit status = ISMS_EXIT_OK;

  if (!isms_cli_parse (self, arguments, entries,
                       _ ("REF is what stands first in the list of checks: CK-003. A result is "
                          "never changed: a newer one corrects it."),
                       2, 2))
    return ISMS_EXIT_USAGE;
  if (!check_options (&result))
    return ISMS_EXIT_USAGE;
  result.workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_MUST_WRITE, &status);
  if (result.workspace == NULL)
    return status;
  status = record (&result, arguments[2], &error);
  if (error != NULL)
    status = isms_cli_fail (arguments[1], error);
  isms_workspace_close (result.workspace);
  return status;
}
