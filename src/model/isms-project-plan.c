/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The proposed plan comes from data/catalogue/project-plan.ini, in the language of the desktop; its
 * shares of the time become days here. */

#include "isms-config.h"

#include "isms-project-plan.h"

#include <glib/gi18n-lib.h>

#include "isms-catalogue-private.h"
#include "isms-day.h"
#include "isms-edit-private.h"
#include "isms-kinds-private.h"
#include "isms-phase.h"

static void
task_free (gpointer data)
{
  IsmsProposedTask *self = data;

  g_free (self->title);
  g_free (self->text);
  g_free (self->starts_on);
  g_free (self->due);
  g_free (self);
}

static void
stage_free (gpointer data)
{
  IsmsProposedStage *self = data;

  g_free (self->title);
  g_free (self->starts_on);
  g_free (self->ends_on);
  g_ptr_array_unref (self->tasks);
  g_free (self);
}

/* The day at the share that stands under @key, in percent of what lies between two days. */
static int
reckon (GKeyFile *file, const char *group, const char *key, int first, int last)
{
  int percent = g_key_file_get_integer (file, group, key, NULL);

  return first + (int) ((gint64) (last - first) * percent / 100);
}

static IsmsProposedTask *
create_task (GKeyFile *file, const char *group, int first, int last)
{
  IsmsProposedTask *task = g_new0 (IsmsProposedTask, 1);

  task->title = g_key_file_get_locale_string (file, group, "title", NULL, NULL);
  task->text = g_key_file_get_locale_string (file, group, "text", NULL, NULL);
  task->starts_on = isms_day_dup_nth (reckon (file, group, "from", first, last));
  task->due = isms_day_dup_nth (reckon (file, group, "to", first, last));
  task->wanted = TRUE;
  return task;
}

static IsmsProposedStage *
create_stage (GKeyFile *file, const char *name, char **groups, int first, int last)
{
  IsmsProposedStage *stage = g_new0 (IsmsProposedStage, 1);
  g_autofree char *prefix = g_strconcat (name, ".", NULL);
  int begins = reckon (file, name, "from", first, last);
  int ends = reckon (file, name, "to", first, last);

  stage->stage = name;
  stage->title = g_key_file_get_locale_string (file, name, "title", NULL, NULL);
  stage->starts_on = isms_day_dup_nth (begins);
  stage->ends_on = isms_day_dup_nth (ends);
  stage->tasks = g_ptr_array_new_with_free_func (task_free);
  for (guint i = 0; groups[i] != NULL; i++)
    if (g_str_has_prefix (groups[i], prefix))
      g_ptr_array_add (stage->tasks, create_task (file, groups[i], begins, ends));
  return stage;
}

/**
 * isms_project_plan_propose:
 * @first_day: "YYYY-MM-DD", when the project begins
 * @target: the same, when the certificate is wanted
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsProposedStage) (nullable): the seven stages in their
 *   order, each with its tasks, all of them wanted; %NULL with %G_IO_ERROR_INVALID_DATA and a
 *   sentence where one of the days is none, or they are too close
 */
GPtrArray *
isms_project_plan_propose (const char *first_day, const char *target, GError **error)
{
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func (stage_free);
  g_autoptr (GKeyFile) file = NULL;
  g_auto (GStrv) groups = NULL;
  int first, last;

  if (!isms_day_is_valid (first_day) || !isms_day_is_valid (target))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("The plan needs the day on which the project begins and the one on "
                              "which the certificate is wanted."));
      return NULL;
    }
  first = isms_day_get_number (first_day);
  last = isms_day_get_number (target);
  if (last - first < ISMS_PROJECT_MIN_DAYS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: how many weeks */
                   _ ("From nothing to a certificate takes %d weeks at the very least, and often a "
                      "year. Choose a later day."),
                   ISMS_PROJECT_MIN_DAYS / 7);
      return NULL;
    }
  file = isms_catalogue_load ("project-plan", error);
  if (file == NULL)
    return NULL;
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; i < ISMS_N_STAGES; i++)
    g_ptr_array_add (stages, create_stage (file, isms_stages[i].value, groups, first, last));
  return g_steal_pointer (&stages);
}

/* --- Taking it --- */

typedef struct
{
  GPtrArray *stages;
  gint64 owner;
} Taken;

static void
taken_free (gpointer data)
{
  Taken *self = data;

  g_ptr_array_unref (self->stages);
  g_free (self);
}

static gboolean
is_planned (IsmsWriter *writer, const char *stage, gboolean *planned, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (isms_writer_get_database (writer),
                             "SELECT 1 FROM phase WHERE stage = ? AND archived = 0", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, stage);
  *planned = isms_statement_next (statement, error);
  return *planned || !isms_statement_failed (statement);
}

static void
set_owner (IsmsRow *row, gint64 owner)
{
  if (owner != 0)
    isms_row_set_int (row, "owner_id", owner);
}

static gboolean
add_task (
    IsmsWriter *writer, const IsmsProposedTask *task, gint64 phase, gint64 owner, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();

  isms_row_set_text (row, "title", task->title);
  isms_row_set_text (row, "description", task->text);
  isms_row_set_text (row, "kind", "project");
  isms_row_set_text (row, "for_kind", "phase");
  isms_row_set_int (row, "for_id", phase);
  isms_row_set_text (row, "start_on", task->starts_on);
  isms_row_set_text (row, "due", task->due);
  set_owner (row, owner);
  return isms_writer_insert (writer, "action", row, error) != 0;
}

static gboolean
add_stage (IsmsWriter *writer, const IsmsProposedStage *stage, gint64 owner, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  gint64 phase;

  isms_row_set_text (row, "title", stage->title);
  isms_row_set_text (row, "stage", stage->stage);
  isms_row_set_text (row, "starts_on", stage->starts_on);
  isms_row_set_text (row, "ends_on", stage->ends_on);
  set_owner (row, owner);
  phase = isms_writer_insert (writer, "phase", row, error);
  for (guint i = 0; phase != 0 && i < stage->tasks->len; i++)
    {
      const IsmsProposedTask *task = stage->tasks->pdata[i];

      if (task->wanted && !add_task (writer, task, phase, owner, error))
        return FALSE;
    }
  return phase != 0;
}

static gboolean
take_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Taken *taken = data;

  for (guint i = 0; i < taken->stages->len; i++)
    {
      const IsmsProposedStage *stage = taken->stages->pdata[i];
      gboolean planned;

      if (!is_planned (writer, stage->stage, &planned, error)
          || (!planned && !add_stage (writer, stage, taken->owner, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_project_plan_take:
 * @step: a step that is not committed yet
 * @stages: (element-type IsmsProposedStage): a proposed plan, not changed any more
 * @owner: the id of the person who is responsible for all of it; 0: nobody yet
 *
 * Adds the stages that are not planned yet, each with the tasks that are wanted as actions. What
 * is planned stays as it is.
 */
void
isms_project_plan_take (IsmsStep *step, GPtrArray *stages, gint64 owner)
{
  Taken *taken = g_new0 (Taken, 1);

  taken->stages = g_ptr_array_ref (stages);
  taken->owner = owner;
  isms_step_call (step, take_cb, taken, taken_free);
}
