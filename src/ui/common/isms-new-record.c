/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asks for the title of a new record and for what it is nothing without, and adds it. Everything
 * else is for the form. */

#include "isms-config.h"

#include "isms-new-record.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-edit.h"
#include "isms-picker.h"
#include "isms-step-alert.h"
#include "isms-words-private.h"

/* Belongs to the dialog. */
typedef struct
{
  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  IsmsNewRecordFunc created;
  GWeakRef parent;
  AdwDialog *dialog; /* borrowed */
  GtkWidget *row;    /* borrowed from the dialog */
  GPtrArray *asked;  /* of Asked: what else is asked for */
  gint64 id;         /* of the record that is being written, or was */
} NewRecord;

/* A field beside the title. */
typedef struct
{
  NewRecord *self;
  const IsmsField *field;
  char *value; /* as isms_field_parse () takes it; "": nothing */
  GtkWidget *row;
  GtkWidget *button; /* of a reference */
} Asked;

static void
free_asked (gpointer data)
{
  Asked *asked = data;

  g_free (asked->value);
  g_free (asked);
}

static void
free_new_record (gpointer data)
{
  NewRecord *self = data;

  g_object_unref (self->workspace);
  g_weak_ref_clear (&self->parent);
  g_ptr_array_unref (self->asked);
  g_free (self);
}

static char *
dup_title (NewRecord *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->row))));
}

/* --- Making it --- */

static void
created_cb (AdwAlertDialog *dialog, GtkWidget *parent)
{
  NewRecord *self = g_object_get_data (G_OBJECT (dialog), "new-record");

  self->created (parent, self->id);
}

/* What does not fit was not taken in the first place. */
static IsmsRow *
make_row (NewRecord *self, const char *title)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, self->kind->title_field, title);
  for (guint i = 0; i < self->asked->len; i++)
    {
      const Asked *asked = self->asked->pdata[i];

      if (*asked->value == '\0')
        continue;
      if (asked->field->kind == ISMS_FIELD_DATE)
        isms_row_set_text (row, asked->field->name, asked->value);
      else
        isms_row_set_int (row, isms_field_get_column (asked->field),
                          g_ascii_strtoll (asked->value, NULL, 10));
    }
  return row;
}

static void
commit (NewRecord *self, AdwAlertDialog *dialog)
{
  IsmsStore *store = isms_workspace_get_store (self->workspace);
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autofree char *title = dup_title (self);
  g_autofree char *noun = isms_words_lower (_ (self->kind->label));
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (parent == NULL || *title == '\0' || isms_step_alert_is_busy (dialog))
    return;
  /* Translators: what a step did: "Added risk “Flood in the archive”" */
  label = g_strdup_printf (_ ("Added %s “%s”"), noun, title);
  step = isms_store_begin (store, label);
  self->id = self->asked->len > 0 ? isms_edit_insert (step, self->kind, make_row (self, title))
                                  : isms_edit_create (step, self->kind, title);
  isms_step_alert_commit (dialog, parent, step, created_cb);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, NewRecord *self)
{
  if (g_str_equal (response, "create"))
    commit (self, dialog);
}

/* A title, and no day that is none. */
static void
show_answerable (NewRecord *self)
{
  g_autofree char *title = dup_title (self);
  gboolean fits = *title != '\0';

  isms_step_alert_clear_fault (ADW_ALERT_DIALOG (self->dialog));
  for (guint i = 0; i < self->asked->len; i++)
    fits = fits && ((const Asked *) self->asked->pdata[i])->value != NULL;
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self->dialog), "create", fits);
}

static void
title_changed_cb (GtkEditable *row, NewRecord *self)
{
  show_answerable (self);
}

/* --- What else is asked for --- */

static void
picked_cb (IsmsPicker *picker, const char *value, Asked *asked)
{
  g_autofree char *label = isms_picker_dup_label (asked->self->workspace, asked->field, value);
  g_autofree char *title = dup_title (asked->self);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (asked->button));
  g_set_str (&asked->value, value);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (asked->row), *value != '\0' ? label : "");
  if ((asked->field->flags & ISMS_FIELD_TITLES) != 0 && *value != '\0' && *title == '\0')
    gtk_editable_set_text (GTK_EDITABLE (asked->self->row), label);
  show_answerable (asked->self);
}

static void
day_changed_cb (GtkEditable *row, Asked *asked)
{
  const char *text = gtk_editable_get_text (row);

  g_free (asked->value);
  asked->value = *text != '\0' ? isms_day_read (text) : g_strdup ("");
  if (asked->value != NULL)
    gtk_widget_remove_css_class (asked->row, "error");
  else
    gtk_widget_add_css_class (asked->row, "error");
  show_answerable (asked->self);
}

static GtkWidget *
create_reference (Asked *asked)
{
  GtkWidget *picker = isms_picker_new (asked->self->workspace, asked->self->kind, asked->field,
                                       ISMS_PICKER_ONE | ISMS_PICKER_NONE);

  asked->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (asked->row), FALSE);
  gtk_widget_add_css_class (asked->row, "property");
  asked->button = isms_picker_add_to_row (ISMS_PICKER (picker), asked->row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (asked->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (asked->field->label), -1);
  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), asked);
  return asked->row;
}

static GtkWidget *
create_day (Asked *asked)
{
  asked->row = adw_entry_row_new ();
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (asked->row), TRUE);
  g_signal_connect (asked->row, "changed", G_CALLBACK (day_changed_cb), asked);
  return asked->row;
}

static void
add_asked (NewRecord *self, GtkWidget *list)
{
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const IsmsField *field = &self->kind->fields[i];
      GtkWidget *row;
      Asked *asked;

      if ((field->flags & ISMS_FIELD_ASKED) == 0)
        continue;
      asked = g_new0 (Asked, 1);
      asked->self = self;
      asked->field = field;
      asked->value = g_strdup ("");
      row = field->kind == ISMS_FIELD_DATE ? create_day (asked) : create_reference (asked);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      g_ptr_array_add (self->asked, asked);
    }
}

static void
create_entry (NewRecord *self)
{
  const IsmsKind *kind = self->kind;
  const IsmsField *field = isms_kind_find_field (kind, kind->title_field);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();

  self->row = row;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (field->label));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_REQUIRED, TRUE, -1);
  g_signal_connect (row, "changed", G_CALLBACK (title_changed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  add_asked (self, list);
  isms_step_alert_set_content (ADW_ALERT_DIALOG (self->dialog), list);
  adw_dialog_set_focus (self->dialog, row);
}

/**
 * isms_new_record_present:
 * @parent: where it is asked for
 * @workspace: a workspace
 * @kind: of the new record
 * @created: (scope async): called with @parent and the id once the record is in the store
 *
 * Asks for a title, and for the fields that are marked %ISMS_FIELD_ASKED. What is
 * refused is told in the dialog, which stays with all that was entered. Nothing is called when the
 * person thinks better of it.
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
  self->dialog = dialog;
  g_object_set_data_full (G_OBJECT (dialog), "new-record", self, free_new_record);
  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->created = created;
  g_weak_ref_init (&self->parent, parent);
  self->asked = g_ptr_array_new_with_free_func (free_asked);
  create_entry (self);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "create",
                                  _ ("C_reate"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "create",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (dialog), "create", FALSE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "create");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  adw_dialog_present (dialog, parent);
  return dialog;
}

/**
 * isms_new_record_set_day:
 * @dialog: what isms_new_record_present () returned
 * @field: a date that is asked for
 * @day: ISO 8601
 *
 * The person finds the day filled in.
 */
void
isms_new_record_set_day (AdwDialog *dialog, const char *field, const char *day)
{
  NewRecord *self = g_object_get_data (G_OBJECT (dialog), "new-record");
  g_autofree char *words = isms_day_dup_words (day);
  g_autofree char *read = isms_day_read (words);

  for (guint i = 0; i < self->asked->len; i++)
    {
      const Asked *asked = self->asked->pdata[i];

      if (asked->field->kind == ISMS_FIELD_DATE && g_str_equal (asked->field->name, field))
        gtk_editable_set_text (GTK_EDITABLE (asked->row), g_strcmp0 (read, day) == 0 ? words : day);
    }
}
