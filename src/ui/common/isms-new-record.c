/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks for the title of a new record, and adds it. Everything else is for the form. */

#include "isms-config.h"

#include "isms-new-record.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-edit.h"
#include "isms-words-private.h"

typedef struct
{
  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  IsmsNewRecordFunc created;
  GWeakRef parent;
  GtkWidget *row; /* borrowed from the dialog */
  IsmsStep *step;
  gint64 id;
} NewRecord;

static void
free_new_record (gpointer data, GClosure *closure)
{
  NewRecord *self = data;

  g_object_unref (self->workspace);
  g_clear_pointer (&self->step, isms_step_unref);
  g_weak_ref_clear (&self->parent);
  g_free (self);
}

static char *
dup_title (NewRecord *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  NewRecord *self = user_data;
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (self->step, result, &error))
    {
      if (parent != NULL)
        isms_ui_report_error (parent, error);
    }
  else if (parent != NULL)
    {
      self->created (parent, self->id);
    }
  free_new_record (self, NULL);
}

static void
commit (NewRecord *self)
{
  IsmsStore *store = isms_workspace_get_store (self->workspace);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autofree char *title = dup_title (self);
  g_autofree char *noun = isms_words_lower (_ (self->kind->label));
  g_autofree char *label = NULL;
  NewRecord *work = NULL;

  if (parent == NULL || *title == '\0')
    return;
  /* Translators: what a step did: "Added risk “Flood in the archive”" */
  label = g_strdup_printf (_ ("Added %s “%s”"), noun, title);
  work = g_new0 (NewRecord, 1);
  work->workspace = g_object_ref (self->workspace);
  work->created = self->created;
  g_weak_ref_init (&work->parent, parent);
  work->step = isms_store_begin (store, label);
  work->id = isms_edit_create (work->step, self->kind, title);
  isms_step_commit_async (work->step, NULL, committed_cb, work);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, NewRecord *self)
{
  if (g_str_equal (response, "create"))
    commit (self);
}

static void
title_changed_cb (GtkEditable *row, AdwAlertDialog *dialog)
{
  g_autofree char *title = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  adw_alert_dialog_set_response_enabled (dialog, "create", *title != '\0');
}

static GtkWidget *
create_entry (AdwDialog *dialog, const IsmsKind *kind)
{
  const IsmsField *field = isms_kind_find_field (kind, kind->title_field);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  g_signal_connect_object (row, "changed", G_CALLBACK (title_changed_cb), dialog,
                           G_CONNECT_DEFAULT);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), list);
  adw_dialog_set_focus (dialog, row);
  return row;
}

/**
 * isms_new_record_present:
 * @parent: where it is asked for
 * @workspace: a workspace
 * @kind: of the new record
 * @created: (scope async): called with @parent and the id once the record is in the store
 *
 * Asks for a title. Nothing is called when the person thinks better of it.
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
isms_new_record_present (GtkWidget *parent,
                         IsmsWorkspace *workspace,
                         const IsmsKind *kind,
                         IsmsNewRecordFunc created)
{
  NewRecord *self = g_new0 (NewRecord, 1);
  g_autofree char *heading = NULL;
  AdwDialog *dialog;

  /* Translators: heading: "New Risk" */
  heading = g_strdup_printf (_ ("New %s"), _ (kind->label));
  dialog = adw_alert_dialog_new (heading, NULL);
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->created = created;
  g_weak_ref_init (&self->parent, parent);
  self->row = create_entry (dialog, kind);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "create",
                                  _ ("C_reate"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "create",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "create", FALSE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "create");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, free_new_record,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (dialog, parent);
  return dialog;
}
