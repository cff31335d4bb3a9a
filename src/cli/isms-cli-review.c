/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli review: the figures of a management review, and its way from being planned to being
 * approved. */

#include "isms-config.h"

#include "isms-cli-review.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-record.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-review-approval.h"
#include "isms-review.h"

typedef struct
{
  const IsmsCommand *command;
  IsmsWorkspace *workspace;
  char *review;
  char *person;
  char *title;
  char *day;
  gboolean as_json;
} Review;

static void
clear_review (Review *self)
{
  g_clear_object (&self->workspace);
  g_free (self->review);
  g_free (self->person);
  g_free (self->title);
  g_free (self->day);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Review, clear_review)

gint64
isms_cli_find_review (IsmsDatabase *reader, const char *words, GError **error)
{
  gboolean open = g_str_equal (words, ISMS_CLI_REVIEW_OPEN);
  GError *failure = NULL;
  gint64 id = open ? isms_review_find_open (reader, &failure)
                   : isms_cli_find_record (reader, isms_kind_find ("review"), words, &failure);

  if (failure != NULL)
    g_propagate_error (error, failure);
  else if (id == 0 && open)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("no management review is open: all of them are approved"));
  else if (id == 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("there is no management review “%s”"), words);
  return failure == NULL ? id : 0;
}

static gint64
find_review (const Review *self, GError **error)
{
  return isms_cli_find_review (isms_workspace_get_reader (self->workspace),
                               self->review != NULL ? self->review : ISMS_CLI_REVIEW_OPEN, error);
}

static IsmsRecord *
load_review (const Review *self, gint64 id, GError **error)
{
  return isms_record_load (isms_workspace_get_reader (self->workspace), isms_kind_find ("review"),
                           id, error);
}

/* --- show --- */

/* What is asked for by itself need not be open: without one the figures go since the last. */
static IsmsExit
show (Review *self, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (GError) failure = NULL;
  g_autoptr (IsmsReviewBoard) board = NULL, whole = NULL;
  gint64 id = self->review != NULL ? isms_cli_find_review (reader, self->review, &failure)
                                   : isms_review_find_open (reader, &failure);

  if (failure == NULL)
    board = isms_review_board_load (reader, id, self->day, &failure);
  if (board != NULL)
    whole = isms_review_board_load_points (board, reader, NULL, &failure);
  if (whole != NULL
      && (self->as_json ? isms_cli_review_tell_json (reader, whole, &failure)
                        : isms_cli_review_tell (reader, whole, &failure)))
    return ISMS_EXIT_OK;
  g_propagate_error (error, g_steal_pointer (&failure));
  return ISMS_EXIT_PROBLEMS;
}

/* --- new, hold, approve --- */

static void
tell_of (const Review *self, IsmsRecord *review, const IsmsAttachment *paper)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  const char *state = isms_record_get_text (review, "state");
  g_autofree char *words =
      isms_record_dup_display (review, isms_kind_find_field (isms_kind_find ("review"), "state"));

  if (!self->as_json)
    {
      isms_cli_print ("%s %s: %s\n", isms_record_get_ref (review), isms_record_get_title (review),
                      words);
      if (paper != NULL)
        isms_cli_print ("%s %s\n", paper->sha256, paper->name);
      return;
    }
  json_builder_begin_object (json);
  isms_cli_add_text (json, "review", isms_record_get_ref (review));
  isms_cli_add_text (json, "title", isms_record_get_title (review));
  isms_cli_add_text (json, "state", state);
  isms_cli_add_text (json, "planned_on", isms_record_get_text (review, "planned_on"));
  isms_cli_add_text (json, "held_on", isms_record_get_text (review, "held_on"));
  isms_cli_add_text (json, "approved_on", isms_record_get_text (review, "approved_on"));
  isms_cli_add_text (json, "sha256", paper != NULL ? paper->sha256 : NULL);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

static IsmsExit
tell_result (const Review *self, gint64 id, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (IsmsRecord) review = load_review (self, id, error);
  g_autoptr (IsmsAttachment) paper = NULL;

  if (review == NULL)
    return ISMS_EXIT_PROBLEMS;
  paper = isms_review_find_paper (reader, id, error);
  tell_of (self, review, paper);
  return ISMS_EXIT_OK;
}

static IsmsExit
begin (Review *self, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autofree char *title =
      self->title != NULL ? g_strdup (self->title) : isms_review_dup_proposed_title (reader, error);
  g_autofree char *day =
      self->day != NULL ? g_strdup (self->day) : isms_review_dup_proposed_day (reader, NULL);
  g_autoptr (IsmsStep) step = NULL;
  gint64 id;

  if (title == NULL)
    return ISMS_EXIT_PROBLEMS;
  step = isms_store_begin (isms_workspace_get_store (self->workspace), _ ("Began a review"));
  id = isms_review_begin (step, title, day);
  if (!isms_step_commit (step, NULL, error))
    return ISMS_EXIT_PROBLEMS;
  return tell_result (self, id, error);
}

/* What keeps the figures: the day first, which the state asks for. */
static gboolean
set_held (IsmsStep *step, IsmsRecord *review, const char *day, GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (review);

  return isms_edit_set (step, review, isms_kind_find_field (kind, "held_on"), day, error)
         && isms_edit_set (step, review, isms_kind_find_field (kind, "state"), "held", error);
}

static IsmsExit
hold (Review *self, GError **error)
{
  gint64 id = find_review (self, error);
  g_autoptr (IsmsRecord) review = id != 0 ? load_review (self, id, error) : NULL;
  g_autofree char *day = self->day != NULL ? g_strdup (self->day) : isms_day_today ();
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (review == NULL)
    return ISMS_EXIT_PROBLEMS;
  /* Translators: the ref of a management review */
  label = g_strdup_printf (_ ("Held %s"), isms_record_get_ref (review));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  if (!set_held (step, review, day, error) || !isms_step_commit (step, NULL, error))
    return ISMS_EXIT_PROBLEMS;
  return tell_result (self, id, error);
}

static IsmsExit
approve (Review *self, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  gint64 id = find_review (self, error);
  gint64 person = id != 0 ? isms_cli_find_approver (reader, self->person, error) : 0;

  if (person == 0 || !isms_review_approve (self->workspace, id, person, self->day, NULL, error))
    return ISMS_EXIT_PROBLEMS;
  return tell_result (self, id, error);
}

/* --- The command --- */

typedef struct
{
  const char *name;
  const char *summary; /* N_() */
  IsmsExit (*run) (Review *self, GError **error);
  IsmsStoreOpenFlags flags;
} Action;

static const Action actions[] = {
  { "show",
    N_ ("Its figures with change, sign and reason, and what it lacks; so without an action"), show,
    ISMS_STORE_OPEN_READ_ONLY },
  { "new", N_ ("Begin one after the last: its title and day, else what is proposed"), begin,
    ISMS_STORE_OPEN_MUST_WRITE },
  { "hold", N_ ("It was held: its figures are kept from now on"), hold,
    ISMS_STORE_OPEN_MUST_WRITE },
  { "approve", N_ ("Approve it: the report is kept with it, and nothing of it changes any more"),
    approve, ISMS_STORE_OPEN_MUST_WRITE },
};

static char *
describe_actions (void)
{
  GString *text = g_string_new (_ ("Actions:"));

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    g_string_append_printf (text, "\n  %-10s%s", actions[i].name, _ (actions[i].summary));
  g_string_append_printf (
      text, "\n\n%s",
      _ ("JSON of “show”: review, title, state, since, since_review, day, stored, inputs, "
         "decisions, "
         "lacks and, once it is approved, approved_on, approved_by and sha256. Of each input: "
         "input, "
         "clause, label, sign, reasons, considered, presenter, minutes, comment, minuted, figures. "
         "Of each figure: name, label, unit (count, percent, days, hours), since_last_review, "
         "value, before, change, sign (none, good, watch, act), reason, kind, points of day and "
         "value. Of each decision: ref, title, kind, input, owner, due, state, action. Of what "
         "lacks: sentence, kind, ref, field. What is not known is null."));
  return g_string_free (text, FALSE);
}

static const Action *
find_action (const IsmsCommand *self, const char *name)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      if (name == NULL || g_str_equal (actions[i].name, name))
        return &actions[i];
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", actions[i].name);
    }
  /* Translators: the second %s lists the names that would do. */
  isms_cli_refuse (self, _ ("there is no action “%s”, but %s"), name, known->str);
  return NULL;
}

static gboolean
refuse_option (const Review *self, const Action *action, const char *option)
{
  isms_cli_refuse (self->command, _ ("“%s” takes no %s"), action->name, option);
  return FALSE;
}

/* Options that the action does not know are a mistake, not to be passed over. */
static gboolean
check_options (const Review *self, const Action *action)
{
  g_autoptr (GDateTime) date = NULL;

  if (action->run == approve && (self->person == NULL || *self->person == '\0'))
    {
      isms_cli_refuse (self->command, _ ("“approve” wants --person"));
      return FALSE;
    }
  if (action->run != approve && self->person != NULL)
    return refuse_option (self, action, "--person");
  if (action->run != begin && self->title != NULL)
    return refuse_option (self, action, "--title");
  if (action->run == begin && self->review != NULL)
    return refuse_option (self, action, "--review");
  return self->day == NULL || isms_cli_read_date (self->command, self->day, &date);
}

IsmsExit
isms_cli_review (const IsmsCommand *self, char **arguments)
{
  g_auto (Review) review = { .command = self };
  const GOptionEntry entries[] = {
    { "review", 'r', 0, G_OPTION_ARG_STRING, &review.review,
      N_ ("Which one: its ref or title, or open, which it is until it is approved; else the open "
          "one"),
      N_ ("REVIEW") },
    { "date", 'd', 0, G_OPTION_ARG_STRING, &review.day,
      N_ ("Day of the figures, or of what is done; else today"), N_ ("DATE") },
    { "title", 't', 0, G_OPTION_ARG_STRING, &review.title, N_ ("Of the new one"), N_ ("TITLE") },
    { "person", 'p', 0, G_OPTION_ARG_STRING, &review.person,
      N_ ("Who approves: a person of the workspace, by name or ref"), N_ ("PERSON") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &review.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *description = describe_actions ();
  g_autoptr (GError) error = NULL;
  const Action *action;
  IsmsExit status = ISMS_EXIT_OK;

  if (!isms_cli_parse (self, arguments, entries, description, 1, 2))
    return ISMS_EXIT_USAGE;
  action = find_action (self, arguments[2]);
  if (action == NULL || !check_options (&review, action))
    return ISMS_EXIT_USAGE;
  review.workspace = isms_cli_open (arguments[1], action->flags, &status);
  if (review.workspace == NULL)
    return status;
  status = action->run (&review, &error);
  if (error != NULL)
    status = isms_cli_fail (arguments[1], error);
  isms_workspace_close (review.workspace);
  return status;
}
