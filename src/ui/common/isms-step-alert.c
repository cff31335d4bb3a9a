/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Every button of an alert dialog tries to close it. Here that waits for a moment, in which a
 * handler of "response" may begin a step: then the dialog goes once that is done. */

#include "isms-config.h"

#include "isms-step-alert.h"

#include "isms-commit.h"
#include "isms-error.h"

#define DATA "step-alert"

typedef struct
{
  AdwDialog *dialog; /* it owns us */
  GtkWidget *fault;
  guint close_source;
  gboolean busy;
} Alert;

typedef struct
{
  GWeakRef dialog;
  GWeakRef parent;
  IsmsStep *step;
  IsmsStepAlertFunc done; /* or NULL */
} Commit;

static void
free_alert (gpointer data)
{
  Alert *self = data;

  g_clear_handle_id (&self->close_source, g_source_remove);
  g_free (self);
}

static void
free_commit (Commit *commit)
{
  g_weak_ref_clear (&commit->dialog);
  g_weak_ref_clear (&commit->parent);
  isms_step_unref (commit->step);
  g_free (commit);
}

static void
close_cb (gpointer user_data)
{
  Alert *self = user_data;

  self->close_source = 0;
  adw_dialog_force_close (self->dialog);
}

static void
close_attempt_cb (AdwDialog *dialog, Alert *self)
{
  if (!self->busy && self->close_source == 0)
    self->close_source = g_idle_add_once (close_cb, self);
}

static void
show_fault (Alert *self, const GError *error)
{
  g_autofree char *sentence = error != NULL ? isms_error_dup_sentence (error) : NULL;

  gtk_label_set_text (GTK_LABEL (self->fault), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->fault, sentence != NULL);
  if (sentence != NULL)
    gtk_accessible_announce (GTK_ACCESSIBLE (self->fault), sentence,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_HIGH);
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Commit *commit = user_data;
  g_autoptr (AdwDialog) dialog = g_weak_ref_get (&commit->dialog);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&commit->parent);
  g_autoptr (GError) error = NULL;
  gboolean done = isms_step_commit_finish (commit->step, result, &error);
  Alert *self = dialog != NULL ? g_object_get_data (G_OBJECT (dialog), DATA) : NULL;

  if (self != NULL)
    self->busy = FALSE;
  if (done && dialog != NULL)
    {
      adw_dialog_force_close (dialog);
      if (parent != NULL && commit->done != NULL)
        commit->done (ADW_ALERT_DIALOG (dialog), parent);
    }
  else if (!done && self != NULL && gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    show_fault (self, error);
  else if (!done)
    isms_ui_report_error (parent, error);
  free_commit (commit);
}

/**
 * isms_step_alert_set_content:
 * @dialog: a dialog
 * @content: what is to be answered
 *
 * Shows @content beneath the dialog's words, with a place for why a step was refused.
 */
void
isms_step_alert_set_content (AdwAlertDialog *dialog, GtkWidget *content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  Alert *self = g_new0 (Alert, 1);

  self->dialog = ADW_DIALOG (dialog);
  self->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_widget_add_css_class (self->fault, "error");
  gtk_widget_set_visible (self->fault, FALSE);
  gtk_box_append (GTK_BOX (box), content);
  gtk_box_append (GTK_BOX (box), self->fault);
  adw_alert_dialog_set_extra_child (dialog, box);
  adw_dialog_set_can_close (ADW_DIALOG (dialog), FALSE);
  g_object_set_data_full (G_OBJECT (dialog), DATA, self, free_alert);
  g_signal_connect (dialog, "close-attempt", G_CALLBACK (close_attempt_cb), self);
}

/**
 * isms_step_alert_commit:
 * @dialog: a dialog with such a content, on whose "response" this is called
 * @parent: a widget of the window, which tells of a failure where @dialog is gone by then
 * @step: what it was asked for
 * @done: (nullable) (scope async): called with @dialog, which is closed, and @parent once @step is
 * done; not where one of them is gone
 *
 * Commits @step in the background. The dialog closes once that is done; where it is refused, it
 * says why and keeps what was entered.
 */
void
isms_step_alert_commit (AdwAlertDialog *dialog,
                        GtkWidget *parent,
                        IsmsStep *step,
                        IsmsStepAlertFunc done)
{
  Alert *self = g_object_get_data (G_OBJECT (dialog), DATA);
  Commit *commit;

  g_return_if_fail (self != NULL);

  g_clear_handle_id (&self->close_source, g_source_remove);
  if (self->busy)
    return;
  show_fault (self, NULL);
  self->busy = TRUE;
  commit = g_new0 (Commit, 1);
  commit->step = isms_step_ref (step);
  commit->done = done;
  g_weak_ref_init (&commit->dialog, dialog);
  g_weak_ref_init (&commit->parent, parent);
  isms_step_commit_async (step, NULL, committed_cb, commit);
}

/**
 * isms_step_alert_is_busy:
 * @dialog: a dialog
 *
 * Returns: whether a step is on its way
 */
gboolean
isms_step_alert_is_busy (AdwAlertDialog *dialog)
{
  Alert *self = g_object_get_data (G_OBJECT (dialog), DATA);

  return self != NULL && self->busy;
}

/**
 * isms_step_alert_clear_fault:
 * @dialog: a dialog
 *
 * Takes away what was said of the last attempt: something else is being entered.
 */
void
isms_step_alert_clear_fault (AdwAlertDialog *dialog)
{
  Alert *self = g_object_get_data (G_OBJECT (dialog), DATA);

  if (self != NULL)
    show_fault (self, NULL);
}
