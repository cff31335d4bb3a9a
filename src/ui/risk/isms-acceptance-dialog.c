/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the rules would refuse cannot be answered here: the button waits for it. */

#include "isms-config.h"

#include "isms-acceptance-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-picker.h"
#include "isms-step-alert.h"

typedef struct
{
  GWeakRef parent;
  IsmsWorkspace *workspace;
  IsmsRecord *risk;
  IsmsAcceptanceWhat what;
  gint64 acceptance; /* to be withdrawn */
  gint64 person;
  gboolean acceptable; /* it is rated, and owned */
  gboolean above;
  AdwDialog *dialog;
  GtkWidget *person_row;
  GtkWidget *person_button;
  GtkWidget *words;
  GtkWidget *reason;  /* or NULL */
  GtkWidget *expires; /* or NULL */
  GtkWidget *fault;   /* what is wrong with that day, below it */
} Dialog;

static void
free_dialog (gpointer data, GClosure *closure)
{
  Dialog *self = data;

  g_weak_ref_clear (&self->parent);
  g_object_unref (self->workspace);
  g_object_unref (self->risk);
  g_free (self);
}

static char *
dup_text (GtkWidget *row)
{
  return row != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)))) : NULL;
}

/* ISO 8601 of what was typed; NULL: no day. "" stays. */
static char *
dup_expiry (Dialog *self)
{
  g_autofree char *text = dup_text (self->expires);

  return text == NULL || *text == '\0' ? g_strdup ("") : isms_day_read (text);
}

/* Why the day cannot be the last one that it holds on; NULL: it can. */
static const char *
find_fault (const char *day)
{
  g_autofree char *today = isms_day_today ();

  if (day == NULL)
    return _ ("This is no day. Write one such as 31 Mar 2027 or 2027-03-31, or leave it empty.");
  if (*day != '\0' && strcmp (day, today) <= 0)
    return _ ("This day is past. An acceptance holds until a day after today; leave it empty if it "
              "is to hold until it is withdrawn.");
  return NULL;
}

static void
show_fault (Dialog *self, const char *fault)
{
  const char *shown = gtk_label_get_text (GTK_LABEL (self->fault));

  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->expires), GTK_ACCESSIBLE_STATE_INVALID,
      fault != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (fault != NULL && !g_str_equal (fault, shown))
    gtk_accessible_announce (GTK_ACCESSIBLE (self->expires), fault,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  gtk_label_set_text (GTK_LABEL (self->fault), fault != NULL ? fault : "");
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->fault, GTK_TYPE_LIST_BOX_ROW),
                          fault != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (self->expires, "error");
  else
    gtk_widget_remove_css_class (self->expires, "error");
}

static void
show_answerable (Dialog *self)
{
  g_autofree char *reason = dup_text (self->reason);
  g_autofree char *day = dup_expiry (self);
  const char *fault = find_fault (day);
  gboolean ready;

  if (self->acceptance != 0)
    ready = reason != NULL && *reason != '\0';
  else
    ready = self->acceptable && self->person != 0 && fault == NULL
            && (!self->above || (reason != NULL && *reason != '\0'));
  if (self->expires != NULL)
    show_fault (self, fault);
  isms_step_alert_clear_fault (ADW_ALERT_DIALOG (self->dialog));
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self->dialog), "do", ready);
}

static void
show_person (Dialog *self)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("risk"), "owner");
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, self->person);
  g_autofree char *label = self->person != 0 ? isms_picker_dup_label (self->workspace, field, value)
                                             : g_strdup (_ ("Choose a person"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->person_row), label);
  show_answerable (self);
}

static void
picked_cb (IsmsPicker *picker, const char *value, Dialog *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->person_button));
  self->person = g_ascii_strtoll (value, NULL, 10);
  show_person (self);
}

static void
accept (Dialog *self, GtkWidget *parent)
{
  gboolean plan = self->what == ISMS_ACCEPT_PLAN;
  g_autofree char *words = dup_text (self->words);
  g_autofree char *reason = dup_text (self->reason);
  g_autofree char *expires = dup_expiry (self);
  /* Translators: what a step did; a risk's ref */
  g_autofree char *label = g_strdup_printf (
      plan ? _ ("Approved the plan of %s") : _ ("Accepted %s"), isms_record_get_ref (self->risk));
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  const IsmsAcceptanceDraft draft = { .what = self->what,
                                      .person = self->person,
                                      .expires_on = expires,
                                      .words = words,
                                      .reason = reason };

  isms_acceptance_record (step, isms_record_get_id (self->risk), &draft);
  isms_step_alert_commit (ADW_ALERT_DIALOG (self->dialog), parent, step, NULL);
}

static void
withdraw (Dialog *self, GtkWidget *parent)
{
  g_autofree char *reason = dup_text (self->reason);
  /* Translators: what a step did; a risk's ref */
  g_autofree char *label =
      g_strdup_printf (_ ("Withdrew an acceptance of %s"), isms_record_get_ref (self->risk));
  g_autoptr (IsmsStep) step = isms_store_begin (isms_workspace_get_store (self->workspace), label);

  isms_acceptance_withdraw (step, self->acceptance, reason);
  isms_step_alert_commit (ADW_ALERT_DIALOG (self->dialog), parent, step, NULL);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Dialog *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);

  if (parent == NULL || !g_str_equal (response, "do"))
    return;
  if (self->acceptance != 0)
    withdraw (self, parent);
  else
    accept (self, parent);
}

/* --- Building --- */

static GtkWidget *
add_entry (Dialog *self, GtkWidget *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_answerable), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
add_person (Dialog *self, GtkWidget *list)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("risk"), "owner");
  GtkWidget *picker = isms_picker_new (self->workspace, NULL, field, ISMS_PICKER_ONE);

  self->person_row = adw_action_row_new ();
  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->person_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person_row),
                                 self->what == ISMS_ACCEPT_PLAN ? _ ("Approved By")
                                                                : _ ("Accepted By"));
  gtk_widget_add_css_class (self->person_row, "property");
  self->person_button = isms_picker_add_to_row (ISMS_PICKER (picker), self->person_row);
  gtk_list_box_append (GTK_LIST_BOX (list), self->person_row);
}

/* Until the level wants to be looked at again. */
static void
add_expiry (Dialog *self, GtkWidget *list, const char *iso)
{
  g_autofree char *words = isms_day_dup_words (iso);
  GtkWidget *row = gtk_list_box_row_new ();

  self->fault = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_widget_add_css_class (self->fault, "error");
  gtk_widget_add_css_class (self->fault, "caption");
  gtk_widget_set_margin_top (self->fault, 6);
  gtk_widget_set_margin_bottom (self->fault, 6);
  gtk_widget_set_margin_start (self->fault, 12);
  gtk_widget_set_margin_end (self->fault, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), self->fault);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);

  self->expires = add_entry (self, list, _ ("Valid Until (Optional)"));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_editable_set_text (GTK_EDITABLE (self->expires), words);
}

static GtkWidget *
create_list (Dialog *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  isms_step_alert_set_content (ADW_ALERT_DIALOG (self->dialog), list);
  return list;
}

static Dialog *
create_dialog (GtkWidget *parent,
               IsmsWorkspace *workspace,
               IsmsRecord *risk,
               const char *heading,
               const char *body,
               const char *verb)
{
  Dialog *self = g_new0 (Dialog, 1);

  g_weak_ref_init (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->risk = g_object_ref (risk);
  self->dialog = adw_alert_dialog_new (heading, body);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (self->dialog), "cancel", _ ("_Cancel"), "do",
                                  verb, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (self->dialog), "do",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self->dialog), "do");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self->dialog), "cancel");
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, free_dialog,
                         G_CONNECT_DEFAULT);
  return self;
}

static char *
dup_body (IsmsRecord *risk, const char *level, gboolean above, gboolean plan)
{
  if (level == NULL)
    return g_strdup (_ ("This risk is not rated. Rate it first."));
  if (isms_record_get_reference (risk, "owner") == 0)
    return g_strdup (_ ("A risk needs an owner before anybody accepts it. Name one first."));
  if (plan)
    /* Translators: the ref, the title and the level of a risk */
    return g_strdup_printf (_ ("%s “%s” stands at %s. What is approved is the plan as it is now."),
                            isms_record_get_ref (risk), isms_record_get_title (risk), level);
  if (above)
    /* Translators: the ref, the title and the level of a risk */
    return g_strdup_printf (_ ("%s “%s” stands at %s, above the acceptance line. To accept it "
                               "nevertheless takes a reason."),
                            isms_record_get_ref (risk), isms_record_get_title (risk), level);
  /* Translators: the ref, the title and the level of a risk */
  return g_strdup_printf (_ ("%s “%s” stands at %s, below the acceptance line."),
                          isms_record_get_ref (risk), isms_record_get_title (risk), level);
}

/**
 * isms_acceptance_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the risk lives
 * @risk: a risk
 * @what: whether it is accepted, or its plan approved (6.1.3 f)
 *
 * Returns: (transfer none) (nullable): the dialog; %NULL where the risk could not be read, which
 * the window tells of
 */
AdwDialog *
isms_acceptance_dialog_present (GtkWidget *parent,
                                IsmsWorkspace *workspace,
                                IsmsRecord *risk,
                                IsmsAcceptanceWhat what)
{
  gboolean plan = what == ISMS_ACCEPT_PLAN;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *level = NULL;
  gboolean above = FALSE;
  g_autoptr (GError) error = NULL;
  g_autofree char *expiry =
      isms_acceptance_propose_expiry (isms_workspace_get_reader (workspace),
                                      isms_record_get_id (risk), now, &above, &level, &error);
  g_autofree char *body = NULL;
  Dialog *self;
  GtkWidget *list;

  if (error != NULL)
    {
      isms_ui_report_error (parent, error);
      return NULL;
    }
  body = dup_body (risk, level, above, plan);
  self = create_dialog (parent, workspace, risk, plan ? _ ("Approve Plan?") : _ ("Accept Risk?"),
                        body, plan ? _ ("_Approve") : _ ("_Accept"));
  list = create_list (self);
  self->what = what;
  self->acceptable = level != NULL && isms_record_get_reference (risk, "owner") != 0;
  self->above = above && !plan;
  self->person = isms_workspace_get_acting_person (workspace);
  if (self->person == 0)
    self->person = isms_record_get_reference (risk, "owner");
  add_person (self, list);
  self->words = add_entry (self, list, _ ("In Their Words"));
  if (self->above)
    self->reason = add_entry (self, list, _ ("Why Above the Line"));
  if (!plan)
    add_expiry (self, list, expiry);
  show_person (self);
  adw_dialog_set_focus (self->dialog, self->above ? self->reason : self->words);
  adw_dialog_present (self->dialog, parent);
  return self->dialog;
}

/**
 * isms_acceptance_withdraw_present:
 * @parent: a widget of the window
 * @workspace: where the risk lives
 * @risk: a risk
 * @acceptance: the id of the acceptance to be withdrawn
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
isms_acceptance_withdraw_present (GtkWidget *parent,
                                  IsmsWorkspace *workspace,
                                  IsmsRecord *risk,
                                  gint64 acceptance)
{
  Dialog *self = create_dialog (parent, workspace, risk, _ ("Withdraw?"),
                                _ ("It stays on record as it was given, with the day and the "
                                   "reason of its end."),
                                _ ("_Withdraw"));

  self->acceptance = acceptance;
  self->reason = add_entry (self, create_list (self), _ ("Why"));
  show_answerable (self);
  adw_dialog_set_focus (self->dialog, self->reason);
  adw_dialog_present (self->dialog, parent);
  return self->dialog;
}
