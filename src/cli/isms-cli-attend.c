/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli attend: who was at a session of a course, many people at once. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-attendance.h"
#include "isms-cli-record.h"
#include "isms-cli.h"
#include "isms-training.h"

typedef struct
{
  const IsmsCommand *command;
  IsmsWorkspace *workspace;
  char **people;
  gboolean all;
  char *result;
  char *score;
  char *date;
  gboolean as_json;
} Attend;

static void
clear_attend (Attend *attend)
{
  g_clear_object (&attend->workspace);
  g_strfreev (attend->people);
  g_free (attend->result);
  g_free (attend->score);
  g_free (attend->date);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attend, clear_attend)

/* @none: a sentence with one %s. */
static gint64
find (IsmsDatabase *reader, const char *kind, const char *ref, const char *none, GError **error)
{
  GError *failure = NULL;
  gint64 id = isms_cli_find_record (reader, isms_kind_find (kind), ref, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (id == 0)
    {
      g_autoptr (GString) sentence = g_string_new (none);

      g_string_replace (sentence, "%s", ref, 1);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence->str);
    }
  return id;
}

static void
add_mark (const Attend *self, GArray *marks, gint64 person)
{
  const IsmsAttendanceMark mark = {
    .person = person,
    .result = self->result != NULL ? self->result : "attended",
    .score = self->score != NULL ? (int) g_ascii_strtoll (self->score, NULL, 10) : ISMS_NO_SCORE,
  };

  g_array_append_val (marks, mark);
}

/* --all: whoever is to have the course, or is listed, and has no result yet. */
static gboolean
add_all (const Attend *self, IsmsDatabase *reader, gint64 session, GArray *marks, GError **error)
{
  g_autoptr (GPtrArray) seats = isms_training_load_seats (reader, session, error);

  for (guint i = 0; seats != NULL && i < seats->len; i++)
    {
      const IsmsSeat *seat = seats->pdata[i];

      if (seat->person != 0 && (seat->result == NULL || g_str_equal (seat->result, "invited")))
        add_mark (self, marks, seat->person);
    }
  return seats != NULL;
}

static GArray *
list_marks (const Attend *self, IsmsDatabase *reader, gint64 session, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (IsmsAttendanceMark));

  if (self->all && !add_all (self, reader, session, marks, error))
    return NULL;
  for (char **name = self->people; name != NULL && *name != NULL; name++)
    {
      gint64 person = find (reader, "person", *name, _ ("there is no person “%s”"), error);

      if (person == 0)
        return NULL;
      add_mark (self, marks, person);
    }
  return g_steal_pointer (&marks);
}

static void
tell (const Attend *self, const char *ref, guint n, const char *label)
{
  g_autoptr (JsonBuilder) json = NULL;

  if (!self->as_json)
    {
      isms_cli_print ("%s\n", label);
      return;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "session");
  json_builder_add_string_value (json, ref);
  json_builder_set_member_name (json, "recorded");
  json_builder_add_int_value (json, n);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

static IsmsExit
attend (Attend *self, const char *ref, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  gint64 session = find (reader, "session", ref, _ ("there is no session “%s”"), error);
  g_autoptr (GArray) marks = session != 0 ? list_marks (self, reader, session, error) : NULL;
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (marks == NULL)
    return ISMS_EXIT_PROBLEMS;
  label = isms_attendance_dup_label (ref, marks->len);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_attendance_record (step, session, (const IsmsAttendanceMark *) marks->data, marks->len,
                          self->date);
  if (marks->len > 0 && !isms_step_commit (step, NULL, error))
    return ISMS_EXIT_PROBLEMS;
  tell (self, ref, marks->len, label);
  return marks->len > 0 ? ISMS_EXIT_OK : ISMS_EXIT_PROBLEMS;
}

static gboolean
is_result (const char *result)
{
  for (const IsmsChoice *choice = isms_attendance_results; choice->value != NULL; choice++)
    if (g_strcmp0 (choice->value, result) == 0)
      return TRUE;
  return FALSE;
}

/* The words of the command line are checked before the file is opened. */
static gboolean
check_options (Attend *self)
{
  g_autoptr (GDateTime) date = NULL;
  g_autoptr (GString) known = g_string_new (NULL);

  if (!self->all && self->people == NULL)
    {
      isms_cli_refuse (self->command, _ ("say who: --person, or --all"));
      return FALSE;
    }
  if (self->score != NULL && !g_ascii_string_to_unsigned (self->score, 10, 0, 100, NULL, NULL))
    {
      isms_cli_refuse (self->command, _ ("--score is a number from 0 to 100, not “%s”"),
                       self->score);
      return FALSE;
    }
  if (self->result == NULL || is_result (self->result))
    return isms_cli_read_date (self->command, self->date, &date);
  for (const IsmsChoice *choice = isms_attendance_results; choice->value != NULL; choice++)
    g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", choice->value);
  /* Translators: the second %s lists the words that would do. */
  isms_cli_refuse (self->command, _ ("there is no result “%s”, but %s"), self->result, known->str);
  return FALSE;
}

IsmsExit
isms_cli_attend (const IsmsCommand *self, char **arguments)
{
  g_auto (Attend) options = { .command = self };
  const GOptionEntry entries[] = {
    { "person", 'p', 0, G_OPTION_ARG_STRING_ARRAY, &options.people,
      N_ ("Who, by ref or name; can be given several times"), N_ ("PERSON") },
    { "all", 'a', 0, G_OPTION_ARG_NONE, &options.all,
      N_ ("Everybody whom the course is for and of whom nothing is recorded there"), NULL },
    { "result", 'r', 0, G_OPTION_ARG_STRING, &options.result,
      N_ ("invited, attended, passed, failed, excused or absent; else attended"), N_ ("RESULT") },
    { "score", 's', 0, G_OPTION_ARG_STRING, &options.score,
      N_ ("Of 100 points; where the course has a pass mark, it decides who passed"), N_ ("SCORE") },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &options.date, N_ ("When; else the day of the session"),
      N_ ("DATE") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  IsmsExit status = ISMS_EXIT_OK;

  if (!isms_cli_parse (self, arguments, entries,
                       _ ("SESSION is what stands first in the list of sessions: SE-003. Who is "
                          "recorded there already gets the new result."),
                       2, 2)
      || !check_options (&options))
    return ISMS_EXIT_USAGE;
  options.workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_MUST_WRITE, &status);
  if (options.workspace == NULL)
    return status;
  status = attend (&options, arguments[2], &error);
  if (error != NULL)
    status = isms_cli_fail (arguments[1], error);
  isms_workspace_close (options.workspace);
  return status;
}
