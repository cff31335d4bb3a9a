/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-day-moving.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-edit.h"

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

  if (start != NULL && due != NULL && !g_str_equal (start, due))
    /* Translators: what a step did; a ref, from when on and until when */
    return g_strdup_printf (_ ("Moved %s to %s – %s"), ref, from, to);
  /* Translators: what a step did; a ref, and its day */
  return g_strdup_printf (_ ("Moved %s to %s"), ref, due != NULL ? to : from);
}

/**
 * isms_day_moving_commit:
 * @self: of what records, and their fields
 * @widget: where it happened
 * @workspace: where the record lives
 * @id: of the record
 * @first: the Julian day on which it is to start; 0: none
 * @last: the one on which it is to end; 0: none
 * @refused: called on the main thread if it was not written, after the window told why
 * @data: a GObject for @refused, held until then
 *
 * Writes both days in one step, in the background.
 */
void
isms_day_moving_commit (const IsmsDayMoving *self,
                        GtkWidget *widget,
                        IsmsWorkspace *workspace,
                        gint64 id,
                        int first,
                        int last,
                        void (*refused) (gpointer data),
                        gpointer data)
{
  g_autofree char *from = isms_day_dup_nth (first);
  g_autofree char *to = isms_day_dup_nth (last);
  g_autofree char *label = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = isms_record_load (isms_workspace_get_reader (workspace),
                                                    isms_kind_find (self->kind), id, &error);
  Move *move;

  if (record == NULL)
    {
      if (error != NULL)
        isms_ui_report_error (widget, error);
      refused (data);
      return;
    }
  label = dup_label (isms_record_get_ref (record), from, to);
  move = g_new0 (Move, 1);
  move->step = isms_store_begin (isms_workspace_get_store (workspace), label);
  move->widget = g_object_ref (widget);
  move->refused = refused;
  move->data = g_object_ref (data);
  isms_edit_set_days (move->step, record, self->first, from, self->last, to);
  isms_step_commit_async (move->step, NULL, committed_cb, move);
}
