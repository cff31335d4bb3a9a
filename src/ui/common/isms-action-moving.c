/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-action-moving.h"

#include <glib/gi18n-lib.h>

#include "isms-action.h"
#include "isms-commit.h"
#include "isms-day.h"

typedef struct
{
  IsmsStep *step;
  GtkWidget *widget;
  void (*refused) (gpointer data);
  GObject *data;
} Move;

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Move *move = user_data;
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (move->step, result, &error))
    {
      isms_ui_report_error (move->widget, error);
      move->refused (move->data);
    }
  isms_step_unref (move->step);
  g_object_unref (move->data);
  g_object_unref (move->widget);
  g_free (move);
}

static char *
dup_label (const char *ref, const char *start, const char *due)
{
  g_autofree char *from = isms_day_dup_words (start);
  g_autofree char *to = isms_day_dup_words (due);

  if (start != NULL && due != NULL)
    /* Translators: what a step did; an action's ref, when it starts and when it is due */
    return g_strdup_printf (_ ("Moved %s to %s – %s"), ref, from, to);
  /* Translators: what a step did; an action's ref, and when it is due */
  return g_strdup_printf (_ ("Moved %s to %s"), ref, due != NULL ? to : from);
}

/**
 * isms_action_moving_commit:
 * @widget: where it happened
 * @workspace: where the action lives
 * @action: its id
 * @start: the Julian day on which it is to start; 0: none
 * @due: the one on which it is to be due; 0: none
 * @refused: called on the main thread if it was not written, after the window told why
 * @data: a GObject for @refused, held until then
 *
 * Writes both days in one step, in the background.
 */
void
isms_action_moving_commit (GtkWidget *widget,
                           IsmsWorkspace *workspace,
                           gint64 action,
                           int start,
                           int due,
                           void (*refused) (gpointer data),
                           gpointer data)
{
  g_autofree char *start_on = isms_day_dup_nth (start);
  g_autofree char *due_on = isms_day_dup_nth (due);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = isms_record_load (isms_workspace_get_reader (workspace),
                                                    isms_kind_find ("action"), action, &error);
  Move *move;

  if (record == NULL)
    {
      if (error != NULL)
        isms_ui_report_error (widget, error);
      refused (data);
      return;
    }
  label = dup_label (isms_record_get_ref (record), start_on, due_on);
  move = g_new0 (Move, 1);
  move->step = isms_store_begin (isms_workspace_get_store (workspace), label);
  move->widget = g_object_ref (widget);
  move->refused = refused;
  move->data = g_object_ref (data);
  isms_action_set_dates (move->step, ISMS_ACTION (record), start_on, due_on);
  isms_step_commit_async (move->step, NULL, committed_cb, move);
}
