/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A refused reason is told in the dialog, which stays. */

#include "isms-config.h"

#include "isms-hits.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-known-hit.h"
#include "isms-step-alert.h"

#define QUESTIONS "isms-questions"
#define INFORMATION "information-missing" /* of a clause: mended where its answers stand */
#define LOOK_AGAIN 90                     /* days from today, until somebody says otherwise */

/**
 * isms_hits_get_questions:
 * @workspace: a workspace
 *
 * Returns: (transfer none): its questions; asked from the first time on
 */
IsmsQuestionList *
isms_hits_get_questions (IsmsWorkspace *workspace)
{
  IsmsQuestionList *questions = g_object_get_data (G_OBJECT (workspace), QUESTIONS);

  if (questions == NULL)
    {
      questions = isms_question_list_new (isms_workspace_get_store (workspace));
      g_object_set_data_full (G_OBJECT (workspace), QUESTIONS, questions, g_object_unref);
      isms_question_list_ask (questions);
    }
  return questions;
}

/* What the whole organisation lacks is made elsewhere than in its own form. */
static const struct
{
  const char *field;
  const char *destination;
  const char *tab;
} lacks[] = {
  { "control", "controls", "control" },
  { "programme", "audits", "programme" },
  { "review", "review", "dashboard" },
};

/**
 * isms_hits_fix:
 * @widget: in a window
 * @hit: what is to be mended
 *
 * Goes to the field that mends it, or to where what is missing is made.
 */
void
isms_hits_fix (GtkWidget *widget, IsmsHit *hit)
{
  if (g_str_equal (isms_hit_get_kind (hit)->name, "organisation"))
    for (guint i = 0; i < G_N_ELEMENTS (lacks); i++)
      if (g_str_equal (lacks[i].field, isms_hit_get_field (hit)))
        {
          gtk_widget_activate_action (widget, "win.show-place", "(ss)", lacks[i].destination,
                                      lacks[i].tab);
          return;
        }
  if (g_str_equal (isms_hit_get_question (hit), INFORMATION))
    gtk_widget_activate_action (widget, "win.show-required", "x", isms_hit_get_id (hit));
  else
    gtk_widget_activate_action (widget, "win.edit-record", "(sxs)", isms_hit_get_kind (hit)->name,
                                isms_hit_get_id (hit), isms_hit_get_field (hit));
}

/**
 * isms_hits_get_style:
 * @severity: of a question
 *
 * Returns: (transfer none): the style class of its icon
 */
const char *
isms_hits_get_style (IsmsSeverity severity)
{
  static const char *const styles[] = {
    [ISMS_SEVERITY_HINT] = "dimmed",
    [ISMS_SEVERITY_WEAKNESS] = "warning",
    [ISMS_SEVERITY_NONCONFORMITY] = "error",
  };

  return styles[severity];
}

/**
 * isms_hits_get_icon:
 * @severity: of a question
 *
 * Returns: (transfer none): its icon, which differs in form as well
 */
const char *
isms_hits_get_icon (IsmsSeverity severity)
{
  static const char *const icons[] = {
    [ISMS_SEVERITY_HINT] = "dialog-information-symbolic",
    [ISMS_SEVERITY_WEAKNESS] = "dialog-warning-symbolic",
    [ISMS_SEVERITY_NONCONFORMITY] = "dialog-error-symbolic",
  };

  return icons[severity];
}

/* --- Known, because … --- */

typedef struct
{
  GWeakRef parent;
  IsmsWorkspace *workspace;
  IsmsHit *hit;
  AdwDialog *dialog;
  GtkWidget *reason;
  GtkWidget *day;
} Knowing;

static void
free_knowing (gpointer data, GClosure *closure)
{
  Knowing *self = data;

  g_weak_ref_clear (&self->parent);
  g_object_unref (self->workspace);
  g_object_unref (self->hit);
  g_free (self);
}

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
show_ready (Knowing *self)
{
  g_autofree char *reason = dup_text (self->reason);
  g_autofree char *text = dup_text (self->day);
  g_autofree char *day = isms_day_read (text);

  isms_step_alert_clear_fault (ADW_ALERT_DIALOG (self->dialog));
  if (day != NULL)
    gtk_widget_remove_css_class (self->day, "error");
  else
    gtk_widget_add_css_class (self->day, "error");
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self->dialog), "do",
                                         day != NULL && *reason != '\0');
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Knowing *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autofree char *reason = dup_text (self->reason);
  g_autofree char *text = dup_text (self->day);
  g_autofree char *day = isms_day_read (text);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;
  const IsmsKnownHitDraft draft = { .person = isms_workspace_get_acting_person (self->workspace),
                                    .reason = reason,
                                    .look_again = day };

  if (!g_str_equal (response, "do") || parent == NULL)
    return;
  /* Translators: what a step did: the ref of a record that an auditor would ask about */
  label = g_strdup_printf (_ ("Said why %s stands as it does"), isms_hit_get_ref (self->hit));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_known_hit_record (step, isms_hit_get_question (self->hit), isms_hit_get_id (self->hit),
                         &draft);
  isms_step_alert_commit (dialog, parent, step, NULL);
}

static GtkWidget *
add_entry (Knowing *self, GtkWidget *list, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_ready), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

/**
 * isms_hits_know:
 * @widget: in a window
 * @workspace: of the hit
 * @hit: what stands for now
 *
 * Returns: (transfer none): the dialog that asks why, and when to look again
 */
AdwDialog *
isms_hits_know (GtkWidget *widget, IsmsWorkspace *workspace, IsmsHit *hit)
{
  Knowing *self = g_new0 (Knowing, 1);
  g_autofree char *sentence = isms_hit_dup_sentence (hit);
  g_autofree char *today = isms_day_today ();
  g_autofree char *again = isms_day_dup_nth (isms_day_get_number (today) + LOOK_AGAIN);
  g_autofree char *words = isms_day_dup_words (again);
  const IsmsKnownHit *known = isms_hit_get_known (hit);
  GtkWidget *list = gtk_list_box_new ();

  g_weak_ref_init (&self->parent, widget);
  self->workspace = g_object_ref (workspace);
  self->hit = g_object_ref (hit);
  self->dialog = adw_alert_dialog_new (_ ("Known, Because…"), sentence);
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (self->dialog), TRUE);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (self->dialog), "cancel", _ ("_Cancel"), "do",
                                  _ ("_Keep in Mind"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (self->dialog), "do",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self->dialog), "do");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self->dialog), "cancel");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->reason = add_entry (self, list, _ ("Reason"), known != NULL ? known->reason : "");
  self->day = add_entry (self, list, _ ("Look Again On"), words);
  isms_step_alert_set_content (ADW_ALERT_DIALOG (self->dialog), list);
  show_ready (self);
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, free_knowing, 0);
  adw_dialog_set_focus (self->dialog, self->reason);
  adw_dialog_present (self->dialog, widget);
  return self->dialog;
}

/**
 * isms_hits_end:
 * @widget: in a window
 * @workspace: of the hit
 * @hit: one that is known
 */
void
isms_hits_end (GtkWidget *widget, IsmsWorkspace *workspace, IsmsHit *hit)
{
  /* Translators: what a step did: the ref of a record that an auditor would ask about */
  g_autofree char *label = g_strdup_printf (_ ("Asks about %s again"), isms_hit_get_ref (hit));
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (workspace), label);

  isms_known_hit_end (step, isms_hit_get_question (hit), isms_hit_get_id (hit));
  isms_ui_commit (widget, step);
}
