/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* All who have not yet, or those that are picked; one step for all of them. */

#include "isms-config.h"

#include "isms-acknowledge-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-acknowledgement.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-picker.h"
#include "isms-step-alert.h"

typedef struct
{
  GWeakRef parent;
  IsmsWorkspace *workspace;
  IsmsRecord *document;
  GArray *missing; /* ids of all who have not */
  AdwDialog *dialog;
  GtkWidget *everybody;
  GtkWidget *people_row;
  IsmsPicker *picker;
  GtkWidget *day;
} Dialog;

static void
free_dialog (gpointer data, GClosure *closure)
{
  Dialog *self = data;

  g_weak_ref_clear (&self->parent);
  g_object_unref (self->workspace);
  g_object_unref (self->document);
  g_array_unref (self->missing);
  g_free (self);
}

static char *
read_day (Dialog *self)
{
  g_autofree char *iso = isms_day_read (gtk_editable_get_text (GTK_EDITABLE (self->day)));
  g_autofree char *today = isms_day_today ();

  return iso != NULL && strcmp (iso, today) <= 0 ? g_steal_pointer (&iso) : NULL;
}

static GArray *
list_people (Dialog *self)
{
  g_auto (GStrv) chosen = NULL;
  GArray *ids;

  if (adw_switch_row_get_active (ADW_SWITCH_ROW (self->everybody)))
    return g_array_ref (self->missing);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  chosen = isms_picker_dup_chosen (self->picker);
  for (guint i = 0; chosen[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (chosen[i], NULL, 10);

      g_array_append_val (ids, id);
    }
  return ids;
}

static void
show_answerable (Dialog *self)
{
  g_autoptr (GArray) people = list_people (self);
  g_autofree char *day = read_day (self);
  g_autofree char *words =
      people->len > 0
          ? g_strdup_printf (ngettext ("%u person", "%u people", people->len), people->len)
          : g_strdup (_ ("Choose people"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->people_row), words);
  gtk_widget_set_sensitive (self->people_row,
                            !adw_switch_row_get_active (ADW_SWITCH_ROW (self->everybody)));
  if (day != NULL)
    gtk_widget_remove_css_class (self->day, "error");
  else
    gtk_widget_add_css_class (self->day, "error");
  isms_step_alert_clear_fault (ADW_ALERT_DIALOG (self->dialog));
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self->dialog), "do",
                                         people->len > 0 && day != NULL);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Dialog *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autoptr (GArray) people = list_people (self);
  g_autofree char *day = read_day (self);
  g_autofree char *label =
      isms_document_dup_acknowledge_label (isms_record_get_ref (self->document), people->len);
  g_autoptr (IsmsStep) step = NULL;

  if (parent == NULL || !g_str_equal (response, "do"))
    return;
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_document_acknowledge (step, isms_record_get_id (self->document),
                             (const gint64 *) people->data, people->len, day);
  isms_step_alert_commit (dialog, parent, step, NULL);
}

/* --- Building --- */

static void
fill (Dialog *self)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("document"), "owner");
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *picker = isms_picker_new (self->workspace, NULL, field, ISMS_PICKER_SEVERAL);
  g_autofree char *today = isms_day_today ();
  g_autofree char *text = isms_day_dup_words (today);
  g_autofree char *everybody = g_strdup_printf (
      ngettext ("The %u Who Has Not Yet", "All %u Who Have Not Yet", self->missing->len),
      self->missing->len);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  self->picker = ISMS_PICKER (picker);
  self->everybody = adw_switch_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->everybody), everybody);
  gtk_widget_set_visible (self->everybody, self->missing->len > 0);
  self->people_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->people_row), _ ("Who"));
  gtk_widget_add_css_class (self->people_row, "property");
  isms_picker_add_to_row (self->picker, self->people_row);
  self->day = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->day), _ ("Acknowledged On"));
  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (self->day), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), self->everybody);
  gtk_list_box_append (GTK_LIST_BOX (list), self->people_row);
  gtk_list_box_append (GTK_LIST_BOX (list), self->day);
  g_signal_connect_swapped (self->everybody, "notify::active", G_CALLBACK (show_answerable), self);
  g_signal_connect_swapped (self->picker, "picked", G_CALLBACK (show_answerable), self);
  g_signal_connect_swapped (self->day, "changed", G_CALLBACK (show_answerable), self);
  isms_step_alert_set_content (ADW_ALERT_DIALOG (self->dialog), list);
}

static GArray *
load_missing (IsmsWorkspace *workspace, IsmsRecord *document, GError **error)
{
  g_autoptr (GPtrArray) people = isms_document_load_acknowledgements (
      isms_workspace_get_reader (workspace), isms_record_get_id (document), error);
  GArray *ids;

  if (people == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < people->len; i++)
    {
      const IsmsAcknowledgement *person = people->pdata[i];

      if (person->acknowledged_on == NULL)
        g_array_append_val (ids, person->person);
    }
  return ids;
}

/**
 * isms_acknowledge_dialog_present:
 * @parent: a widget of the window
 * @workspace: where the document lives
 * @document: a document with a version in force
 *
 * Returns: (transfer none) (nullable): the dialog
 */
AdwDialog *
isms_acknowledge_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, IsmsRecord *document)
{
  g_autoptr (GError) error = NULL;
  GArray *missing = load_missing (workspace, document, &error);
  g_autofree char *body = NULL;
  Dialog *self;

  if (missing == NULL)
    {
      isms_ui_report_error (parent, error);
      return NULL;
    }
  self = g_new0 (Dialog, 1);
  g_weak_ref_init (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->document = g_object_ref (document);
  self->missing = missing;
  /* Translators: the ref and the title of a document */
  body = g_strdup_printf (_ ("They have read the version of %s “%s” that is in force."),
                          isms_record_get_ref (document), isms_record_get_title (document));
  self->dialog = adw_alert_dialog_new (_ ("Who Has Read It?"), body);
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (self->dialog), TRUE);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (self->dialog), "cancel", _ ("_Cancel"), "do",
                                  _ ("_Record"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (self->dialog), "do",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self->dialog), "do");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self->dialog), "cancel");
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, free_dialog,
                         G_CONNECT_DEFAULT);
  fill (self);
  show_answerable (self);
  adw_dialog_present (self->dialog, parent);
  return self->dialog;
}
