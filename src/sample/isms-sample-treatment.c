/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/actions.csv and acceptances.csv: each action is set on one day and reported on
 * another; each acceptance is given on its day, for the risk as it stood then. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-acceptance.h"
#include "isms-edit.h"
#include "isms-kind.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

/* The cell of the column that is called @name. */
const char *
isms_sample_get_cell (IsmsTable *table, guint row, const char *name)
{
  for (guint column = 0; column < isms_table_get_n_columns (table); column++)
    if (g_str_equal (isms_table_get (table, 0, column), name))
      return isms_table_get (table, row, column);
  return "";
}

int
isms_sample_get_number (IsmsTable *table, guint row, const char *name)
{
  return (int) g_ascii_strtoll (isms_sample_get_cell (table, row, name), NULL, 10);
}

static void
set_day (IsmsSampleStory *story, IsmsRow *values, const char *column, guint row, const char *name)
{
  g_autofree char *iso = isms_sample_calendar_format (
      &story->calendar, isms_sample_get_number (story->actions, row, name));

  isms_row_set_text (values, column, iso);
}

static void
set_money (IsmsRow *values, const char *column, const char *whole)
{
  if (*whole != '\0')
    isms_row_set_int (values, column, 100 * g_ascii_strtoll (whole, NULL, 10));
}

/* A record of any kind; "": none. */
static gboolean
set_record (IsmsSampleStory *story, IsmsRow *values, const char *ref, GError **error)
{
  const IsmsKind *kind;
  gint64 id = 0;

  if (*ref == '\0')
    return TRUE;
  kind = isms_record_find (isms_store_get_reader (story->store), ref, &id, error);
  if (kind == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "“%s”", ref);
      return FALSE;
    }
  isms_row_set_text (values, "for_kind", kind->name);
  isms_row_set_int (values, "for_id", id);
  return TRUE;
}

static gboolean
set_action (IsmsSampleStory *story, guint row, int day, const char *manager, GError **error)
{
  IsmsTable *table = story->actions;
  const char *ref = isms_sample_get_cell (table, row, "ref");
  const char *follows = isms_sample_get_cell (table, row, "follows");
  const char *recurrence = isms_sample_get_cell (table, row, "recurrence");
  /* Translators: a record's ref: Added action AC-014 */
  g_autofree char *label = g_strdup_printf (_ ("Added action %s"), ref);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, manager, label);
  g_autofree char *uid = isms_uid_from_words (ref);
  const char *kind = isms_sample_get_cell (table, row, "kind");
  g_autoptr (IsmsRow) values = isms_row_new ();

  if (!set_record (story, values, isms_sample_get_cell (table, row, "for"), error))
    return FALSE;
  isms_row_set_text (values, "uid", uid);
  isms_row_set_text (values, "ref", ref);
  isms_row_set_text (values, "title", isms_sample_get_cell (table, row, "title"));
  isms_row_set_text (values, "kind", *kind != '\0' ? kind : "treatment");
  isms_row_set_int (values, "owner_id",
                    isms_sample_find_id (story, isms_sample_get_cell (table, row, "owner")));
  isms_row_set_text (values, "priority", isms_sample_get_cell (table, row, "priority"));
  isms_row_set_text (values, "recurrence", *recurrence != '\0' ? recurrence : NULL);
  if (*follows != '\0')
    isms_row_set_int (values, "follows_id", isms_sample_find_id (story, follows));
  set_day (story, values, "start_on", row, "start");
  set_day (story, values, "due", row, "due");
  set_money (values, "cost_planned", isms_sample_get_cell (table, row, "planned"));
  isms_sample_note_id (story, ref, isms_step_insert (step, "action", g_steal_pointer (&values)));
  return isms_step_commit (step, story->cancellable, error);
}

static gboolean
report_action (IsmsSampleStory *story, guint row, int day, GError **error)
{
  IsmsTable *table = story->actions;
  const char *state = isms_sample_get_cell (table, row, "state");
  const char *reason = isms_sample_get_cell (table, row, "reason");
  gint64 id = isms_sample_find_id (story, isms_sample_get_cell (table, row, "ref"));
  /* Translators: a record's ref: Reported on AC-014 */
  g_autofree char *label =
      g_strdup_printf (_ ("Reported on %s"), isms_sample_get_cell (table, row, "ref"));
  g_autoptr (IsmsStep) step =
      isms_sample_begin (story, day, isms_sample_get_cell (table, row, "owner"), label);
  IsmsRow *values = isms_row_new ();

  isms_row_set_text (values, "state", state);
  isms_row_set_int (values, "progress", isms_sample_get_number (table, row, "progress"));
  if (g_str_equal (state, "done"))
    set_day (story, values, "done_on", row, "reported");
  if (*reason != '\0')
    isms_row_set_text (values, "drop_reason", reason);
  set_money (values, "cost_actual", isms_sample_get_cell (table, row, "actual"));
  isms_step_update (step, "action", id, values);
  return isms_step_commit (step, story->cancellable, error);
}

static const char *
or_null (const char *text)
{
  return *text != '\0' ? text : NULL;
}

static gboolean
accept (IsmsSampleStory *story, guint row, int day, GError **error)
{
  IsmsTable *table = story->acceptances;
  const char *risk = isms_sample_get_cell (table, row, "risk");
  const char *person = isms_sample_get_cell (table, row, "person");
  gboolean plan = g_str_equal (isms_sample_get_cell (table, row, "what"), "plan");
  /* Translators: a risk's ref: Approved the plan of R-014 */
  g_autofree char *label = g_strdup_printf (plan ? _ ("Approved the plan of %s")
                                                 /* Translators: a risk's ref: Accepted R-014 */
                                                 : _ ("Accepted %s"),
                                            risk);
  g_autofree char *words = g_strdup_printf ("%s/acceptance/%u", risk, row);
  g_autofree char *uid = isms_uid_from_words (words);
  g_autofree char *on = isms_sample_calendar_format (&story->calendar, day);
  g_autofree char *expires = NULL;
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, person, label);
  IsmsAcceptanceDraft draft = {
    .what = plan ? ISMS_ACCEPT_PLAN : ISMS_ACCEPT_RISK,
    .person = isms_sample_find_id (story, person),
    .accepted_on = on,
    .words = isms_sample_get_cell (table, row, "words"),
    .reason = or_null (isms_sample_get_cell (table, row, "reason")),
    .uid = uid,
  };

  if (*isms_sample_get_cell (table, row, "expires") != '\0')
    expires = isms_sample_calendar_format (&story->calendar,
                                           isms_sample_get_number (table, row, "expires"));
  draft.expires_on = expires;
  isms_acceptance_record (step, isms_sample_find_id (story, risk), &draft);
  return isms_step_commit (step, story->cancellable, error);
}

void
isms_sample_treatment_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->actions); row++)
    {
      isms_sample_risks_add (risks, isms_sample_get_number (story->actions, row, "set"), "set",
                             row);
      if (*isms_sample_get_cell (story->actions, row, "reported") != '\0')
        isms_sample_risks_add (risks, isms_sample_get_number (story->actions, row, "reported"),
                               "report", row);
    }
  for (guint row = 1; row < isms_table_get_n_rows (story->acceptances); row++)
    isms_sample_risks_add (risks, isms_sample_get_number (story->acceptances, row, "day"), "accept",
                           row);
  isms_sample_risks_sort (risks);
}

gboolean
isms_sample_treatment_happens (IsmsSampleStory *story,
                               const IsmsSampleEvent *event,
                               const char *manager,
                               GError **error)
{
  if (g_str_equal (event->what, "set"))
    return set_action (story, event->row, event->day, manager, error);
  if (g_str_equal (event->what, "report"))
    return report_action (story, event->row, event->day, error);
  return accept (story, event->row, event->day, error);
}
