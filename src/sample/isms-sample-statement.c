/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/controls.csv, control-changes.csv and statements.csv: what was decided of the
 * controls, theme by theme, what changed later, and which versions were approved. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-edit.h"
#include "isms-kind.h"
#include "isms-sample-private.h"
#include "isms-uid.h"
#include "isms-soa.h"

#define REQUIREMENTS_DAY -36 /* a customer's annex comes with the frame contract */

/* Refs of the catalogue's controls, which risks and what follows here name. */
gboolean
isms_sample_statement_note_ids (IsmsSampleStory *story, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_store_get_reader (story->store), "SELECT ref, id FROM control", error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    isms_sample_note_id (story, isms_statement_get_text (statement, 0),
                         isms_statement_get_int (statement, 1));
  return !isms_statement_failed (statement);
}

/* Days are counted from today, owners named by their refs; "" is nothing. */
static void
set_value (IsmsSampleStory *story, IsmsRow *values, const char *name, const char *text)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("control"), name);
  const char *column = isms_field_get_column (field);

  if (*text == '\0')
    isms_row_set_text (values, column, NULL);
  else if (field->kind == ISMS_FIELD_REFERENCE)
    isms_row_set_int (values, column, isms_sample_find_id (story, text));
  else if (field->kind == ISMS_FIELD_INTEGER)
    isms_row_set_int (values, column, g_ascii_strtoll (text, NULL, 10));
  else if (field->kind == ISMS_FIELD_DATE)
    {
      g_autofree char *iso =
          isms_sample_calendar_format (&story->calendar, (int) g_ascii_strtoll (text, NULL, 10));

      isms_row_set_text (values, column, iso);
    }
  else
    isms_row_set_text (values, column, text);
}

/* All rows of the day from @row on: a theme at a time. */
static gboolean
decide (IsmsSampleStory *story, guint row, int day, const char *manager, GError **error)
{
  static const char *const names[] = { "applicable", "reasons", "justification", "implementation",
                                       "how",        "owner",   "due",           "maturity" };
  IsmsTable *table = story->controls;
  g_autoptr (IsmsStep) step =
      isms_sample_begin (story, day, manager, _ ("Decided which controls of a theme apply"));

  for (; row < isms_table_get_n_rows (table) && isms_sample_get_number (table, row, "day") == day;
       row++)
    {
      gint64 id = isms_sample_find_id (story, isms_sample_get_cell (table, row, "ref"));
      IsmsRow *values = isms_row_new ();

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        set_value (story, values, names[i], isms_sample_get_cell (table, row, names[i]));
      isms_step_update (step, "control", id, values);
    }
  return isms_step_commit (step, story->cancellable, error);
}

static gboolean
is_same_change (IsmsTable *table, guint one, guint two)
{
  return isms_sample_get_number (table, one, "day") == isms_sample_get_number (table, two, "day")
         && g_str_equal (isms_sample_get_cell (table, one, "control"),
                         isms_sample_get_cell (table, two, "control"));
}

/* All rows of the day and the control from @row on. */
static gboolean
change (IsmsSampleStory *story, guint row, int day, GError **error)
{
  IsmsTable *table = story->control_changes;
  const char *ref = isms_sample_get_cell (table, row, "control");
  /* Translators: a control's ref: Changed A.8.23 */
  g_autofree char *label = g_strdup_printf (_ ("Changed %s"), ref);
  g_autoptr (IsmsStep) step =
      isms_sample_begin (story, day, isms_sample_get_cell (table, row, "person"), label);
  IsmsRow *values = isms_row_new ();

  for (guint first = row; row < isms_table_get_n_rows (table) && is_same_change (table, first, row);
       row++)
    set_value (story, values, isms_sample_get_cell (table, row, "field"),
               isms_sample_get_cell (table, row, "value"));
  isms_step_update (step, "control", isms_sample_find_id (story, ref), values);
  return isms_step_commit (step, story->cancellable, error);
}

static gboolean
approve (IsmsSampleStory *story, guint row, int day, GError **error)
{
  IsmsTable *table = story->statements;
  const char *person = isms_sample_get_cell (table, row, "person");
  g_autoptr (IsmsStep) step =
      isms_sample_begin (story, day, person, _ ("Approved the Statement of Applicability"));
  g_autofree char *words = g_strdup_printf ("statement/%u", row);
  g_autofree char *uid = isms_uid_from_words (words);
  g_autofree char *on = isms_sample_calendar_format (&story->calendar, day);
  const IsmsSoaDraft draft = {
    .person = isms_sample_find_id (story, person),
    .approved_on = on,
    .words = isms_sample_get_cell (table, row, "words"),
    .uid = uid,
  };

  isms_soa_approve (step, &draft);
  return isms_step_commit (step, story->cancellable, error);
}

void
isms_sample_statement_plan (IsmsSampleStory *story, IsmsSampleRisks *risks)
{
  for (guint row = 1; row < isms_table_get_n_rows (story->controls); row++)
    {
      int day = isms_sample_get_number (story->controls, row, "day");

      if (row == 1 || day != isms_sample_get_number (story->controls, row - 1, "day"))
        isms_sample_risks_add (risks, day, "decide", row);
    }
  for (guint row = 1; row < isms_table_get_n_rows (story->control_changes); row++)
    if (row == 1 || !is_same_change (story->control_changes, row, row - 1))
      isms_sample_risks_add (risks, isms_sample_get_number (story->control_changes, row, "day"),
                             "change", row);
  for (guint row = 1; row < isms_table_get_n_rows (story->statements); row++)
    isms_sample_risks_add (risks, isms_sample_get_number (story->statements, row, "day"), "approve",
                           row);
  isms_sample_risks_add (risks, REQUIREMENTS_DAY, "requirements", 0);
  isms_sample_risks_sort (risks);
}

/* @handled: (out): whether the event is one of these. */
gboolean
isms_sample_statement_happens (IsmsSampleStory *story,
                               const IsmsSampleEvent *event,
                               const char *manager,
                               gboolean *handled,
                               GError **error)
{
  *handled = TRUE;
  if (g_str_equal (event->what, "decide"))
    return decide (story, event->row, event->day, manager, error);
  if (g_str_equal (event->what, "change"))
    return change (story, event->row, event->day, error);
  if (g_str_equal (event->what, "approve"))
    return approve (story, event->row, event->day, error);
  if (g_str_equal (event->what, "requirements"))
    return isms_sample_requirements_happen (story, event->day, manager, error);
  *handled = FALSE;
  return TRUE;
}
