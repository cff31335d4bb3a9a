/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the rules would refuse cannot be answered here: the button waits for it. */

#include "isms-config.h"

#include "isms-evidence-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-evidence.h"

typedef struct
{
  GWeakRef parent;
  IsmsWorkspace *workspace;
  IsmsRecord *record;
  gboolean link;
  AdwDialog *dialog;
  GtkWidget *title; /* borrowed from the dialog */
  GtkWidget *what;
} Dialog;

static void
free_dialog (gpointer data, GClosure *closure)
{
  Dialog *self = data;

  g_weak_ref_clear (&self->parent);
  g_object_unref (self->workspace);
  g_object_unref (self->record);
  g_free (self);
}

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
changed_cb (GtkEditable *row, Dialog *self)
{
  g_autofree char *title = dup_text (self->title);
  g_autofree char *what = dup_text (self->what);

  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self->dialog), "add",
                                         *title != '\0' && *what != '\0'
                                             && (!self->link || isms_evidence_is_address (what)));
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Dialog *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autofree char *title = NULL;
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;
  IsmsEvidenceDraft draft = { .form = self->link ? "link" : "note" };

  if (!g_str_equal (response, "add") || parent == NULL)
    return;
  draft.title = title = dup_text (self->title);
  what = dup_text (self->what);
  draft.link = self->link ? what : NULL;
  draft.words = self->link ? NULL : what;
  draft.collected_by = isms_workspace_get_acting_person (self->workspace);
  /* Translators: what a step did; a record's ref */
  label = g_strdup_printf (_ ("Added evidence for %s"), isms_record_get_ref (self->record));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_evidence_set_for (step, isms_evidence_create (step, &draft),
                         isms_record_get_kind (self->record), isms_record_get_id (self->record),
                         TRUE);
  isms_ui_commit (parent, step);
}

static GtkWidget *
add_entry (Dialog *self, GtkWidget *list, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static AdwDialog *
create_dialog (Dialog *self)
{
  AdwDialog *dialog =
      adw_alert_dialog_new (self->link ? _ ("New Link") : _ ("New Note"),
                            self->link ? _ ("An address begins with https://, file:// or "
                                            "another that the desktop can open.")
                                       : _ ("What was seen or said, by whom and where."));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);

  adw_alert_dialog_add_responses (alert, "cancel", _ ("_Cancel"), "add", _ ("_Add"), NULL);
  adw_alert_dialog_set_response_appearance (alert, "add", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (alert, "add", FALSE);
  adw_alert_dialog_set_default_response (alert, "add");
  adw_alert_dialog_set_close_response (alert, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, free_dialog,
                         G_CONNECT_DEFAULT);
  return dialog;
}

/**
 * isms_evidence_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the record lives
 * @record: what it shows something of
 * @form: "link" or "note"
 *
 * Asks for a title and an address or words. Nothing is added when the person thinks better of it.
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
isms_evidence_dialog_present (GtkWidget *parent,
                              IsmsWorkspace *workspace,
                              IsmsRecord *record,
                              const char *form)
{
  Dialog *self = g_new0 (Dialog, 1);
  GtkWidget *list = gtk_list_box_new ();

  g_weak_ref_init (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->record = g_object_ref (record);
  self->link = g_str_equal (form, "link");
  self->dialog = create_dialog (self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->title = add_entry (self, list, _ ("Title"));
  self->what = add_entry (self, list, self->link ? _ ("Address") : _ ("Words"));
  if (self->link)
    adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self->what), GTK_INPUT_PURPOSE_URL);
  g_signal_connect (self->title, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->what, "changed", G_CALLBACK (changed_cb), self);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self->dialog), list);
  adw_dialog_set_focus (self->dialog, self->title);
  adw_dialog_present (self->dialog, parent);
  return self->dialog;
}
