/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the rules would refuse cannot be answered here: the button waits for it. */

#include "isms-config.h"

#include "isms-version-dialog.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-picker.h"
#include "isms-step-alert.h"

typedef struct
{
  GWeakRef parent;
  IsmsWorkspace *workspace;
  gint64 document;
  char *ref;
  int number;  /* of the version */
  char *label; /* of the step */
  gboolean is_new;
  IsmsVersionMove move;
  IsmsAuthorFunc answered; /* in place of a step; or NULL */
  gpointer data;
  GDestroyNotify destroy;
  gint64 person;
  gint64 author; /* who may not approve */
  AdwDialog *dialog;
  GtkWidget *list;
  GtkWidget *person_row; /* or NULL, as what follows */
  GtkWidget *person_button;
  GtkWidget *day;
  GtkWidget *words;
} Dialog;

static void
free_dialog (gpointer data, GClosure *closure)
{
  Dialog *self = data;

  if (self->destroy != NULL)
    self->destroy (self->data);
  g_weak_ref_clear (&self->parent);
  g_object_unref (self->workspace);
  g_free (self->ref);
  g_free (self->label);
  g_free (self);
}

static char *
dup_text (GtkWidget *row)
{
  return row != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)))) : NULL;
}

/* ISO 8601 of what was typed; NULL: no day, or one that is still to come. */
static char *
read_day (Dialog *self)
{
  g_autofree char *text = dup_text (self->day);
  g_autofree char *iso = text != NULL ? isms_day_read (text) : NULL;
  g_autofree char *today = isms_day_today ();

  return iso != NULL && strcmp (iso, today) <= 0 ? g_steal_pointer (&iso) : NULL;
}

static void
show_answerable (Dialog *self)
{
  g_autofree char *day = read_day (self);
  gboolean has_person =
      self->person_row == NULL || (self->person != 0 && self->person != self->author);
  gboolean has_day = self->day == NULL || day != NULL;

  if (self->day != NULL && has_day)
    gtk_widget_remove_css_class (self->day, "error");
  else if (self->day != NULL)
    gtk_widget_add_css_class (self->day, "error");
  isms_step_alert_clear_fault (ADW_ALERT_DIALOG (self->dialog));
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self->dialog), "do",
                                         has_person && has_day);
}

static const IsmsField *
get_person_field (void)
{
  return isms_kind_find_field (isms_kind_find ("document"), "owner");
}

static void
show_person (Dialog *self)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, self->person);
  g_autofree char *label = NULL;

  if (self->person != 0 && self->person == self->author)
    label = g_strdup (_ ("Who wrote it does not approve it. Choose another person."));
  else if (self->person != 0)
    label = isms_picker_dup_label (self->workspace, get_person_field (), value);
  else
    label = g_strdup (_ ("Choose a person"));
  if (self->person_row != NULL)
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

/* --- Somebody who is not in the workspace yet --- */

typedef struct
{
  Dialog *dialog;
  AdwDialog *widget; /* keeps dialog */
  IsmsStep *step;
  gint64 person;
} Newcomer;

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Newcomer *newcomer = user_data;
  g_autoptr (GError) error = NULL;

  if (isms_step_commit_finish (newcomer->step, result, &error))
    {
      newcomer->dialog->person = newcomer->person;
      show_person (newcomer->dialog);
    }
  else
    isms_ui_report_error (GTK_WIDGET (newcomer->widget), error);
  isms_step_unref (newcomer->step);
  g_object_unref (newcomer->widget);
  g_free (newcomer);
}

static void
create_cb (IsmsPicker *picker, const char *name, Dialog *self)
{
  Newcomer *newcomer = g_new0 (Newcomer, 1);
  const IsmsKind *kind = isms_kind_find ("person");
  g_autofree char *label = g_strdup_printf (_ ("Added %s “%s”"), _ (kind->label), name);

  newcomer->dialog = self;
  newcomer->widget = g_object_ref (self->dialog);
  newcomer->step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  newcomer->person = isms_edit_create (newcomer->step, kind, name);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->person_button));
  isms_step_commit_async (newcomer->step, NULL, added_cb, newcomer);
}

/* Who approved is told in the history, where it says who wrote that down as well. */
static void
name_approver (Dialog *self)
{
  g_autoptr (IsmsRecord) person = isms_record_load (isms_workspace_get_reader (self->workspace),
                                                    isms_kind_find ("person"), self->person, NULL);

  if (person == NULL)
    return;
  g_free (self->label);
  self->label =
      isms_document_dup_label (self->move, self->ref, self->number, isms_record_get_title (person));
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Dialog *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autofree char *words = dup_text (self->words);
  g_autofree char *day = read_day (self);
  const IsmsVersionDraft draft = { .person = self->person, .day = day, .summary = words };
  g_autoptr (IsmsStep) step = NULL;

  if (parent == NULL || !g_str_equal (response, "do"))
    return;
  if (self->answered != NULL)
    {
      self->answered (parent, self->person, self->data);
      return;
    }
  if (!self->is_new && self->move == ISMS_VERSION_APPROVE)
    name_approver (self);
  step = isms_store_begin (isms_workspace_get_store (self->workspace), self->label);
  if (self->is_new)
    isms_document_add_version (step, self->document, &draft);
  else
    isms_document_move (step, self->document, self->move, &draft);
  isms_step_alert_commit (dialog, parent, step, NULL);
}

/* --- Building --- */

static GtkWidget *
add_entry (Dialog *self, const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_answerable), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static void
add_person (Dialog *self, const char *title)
{
  GtkWidget *picker = isms_picker_new (self->workspace, NULL, get_person_field (),
                                       ISMS_PICKER_ONE | ISMS_PICKER_CREATE);

  self->person_row = adw_action_row_new ();
  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect (picker, "create", G_CALLBACK (create_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->person_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person_row), title);
  gtk_widget_add_css_class (self->person_row, "property");
  self->person_button = isms_picker_add_to_row (ISMS_PICKER (picker), self->person_row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->person_row);
}

static void
add_day (Dialog *self, const char *title)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *text = isms_day_dup_words (today);

  self->day = add_entry (self, title);
  gtk_editable_set_text (GTK_EDITABLE (self->day), text);
}

static Dialog *
create (GtkWidget *parent,
        IsmsWorkspace *workspace,
        IsmsRecord *document,
        const char *heading,
        const char *body,
        const char *button)
{
  Dialog *self = g_new0 (Dialog, 1);

  g_weak_ref_init (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->document = document != NULL ? isms_record_get_id (document) : 0;
  self->dialog = adw_alert_dialog_new (heading, body);
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (self->dialog), TRUE);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (self->dialog), "cancel", _ ("_Cancel"), "do",
                                  button, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (self->dialog), "do",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self->dialog), "do");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self->dialog), "cancel");
  g_signal_connect_data (self->dialog, "response", G_CALLBACK (response_cb), self, free_dialog,
                         G_CONNECT_DEFAULT);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  isms_step_alert_set_content (ADW_ALERT_DIALOG (self->dialog), self->list);
  return self;
}

static AdwDialog *
present (Dialog *self, GtkWidget *parent)
{
  gboolean lacks_person;

  show_person (self);
  lacks_person = self->person_row != NULL && (self->person == 0 || self->person == self->author);
  if (self->words != NULL)
    adw_dialog_set_focus (self->dialog, self->words);
  else
    adw_dialog_set_focus (self->dialog, lacks_person ? self->person_button : self->day);
  adw_dialog_present (self->dialog, parent);
  return self->dialog;
}

/**
 * isms_version_dialog_present_new:
 * @parent: a widget of the window
 * @workspace: where the document lives
 * @document: a document
 * @number: of the version to come
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
isms_version_dialog_present_new (GtkWidget *parent,
                                 IsmsWorkspace *workspace,
                                 IsmsRecord *document,
                                 int number)
{
  const char *body = number > 1 ? _ ("It begins as a draft, with what the version before it says.")
                                : _ ("It begins as a draft.");
  Dialog *self = create (parent, workspace, document, _ ("New Version"), body, _ ("_Begin"));

  self->is_new = TRUE;
  self->person = isms_workspace_get_acting_person (workspace);
  if (self->person == 0)
    self->person = isms_record_get_reference (document, "owner");
  /* Translators: what a step did; a version's number and a document's ref */
  self->label =
      g_strdup_printf (_ ("Began version %d of %s"), number, isms_record_get_ref (document));
  self->words =
      add_entry (self, number > 1 ? _ ("What Is New") : _ ("What It Is About (Optional)"));
  add_person (self, _ ("Author"));
  return present (self, parent);
}

/**
 * isms_version_dialog_present_move:
 * @parent: a widget of the window
 * @workspace: where the document lives
 * @document: a document
 * @move: what is to be done
 * @version: to which version
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
isms_version_dialog_present_move (GtkWidget *parent,
                                  IsmsWorkspace *workspace,
                                  IsmsRecord *document,
                                  IsmsVersionMove move,
                                  const IsmsDocumentVersion *version)
{
  g_autofree char *body =
      /* Translators: a version's number, and a document's ref and title */
      g_strdup_printf (_ ("Version %d of %s “%s”"), version->number, isms_record_get_ref (document),
                       isms_record_get_title (document));
  Dialog *self;

  if (move == ISMS_VERSION_APPROVE)
    self = create (parent, workspace, document, _ ("Approve Version"), body, _ ("_Approve"));
  else if (move == ISMS_VERSION_ENFORCE)
    self = create (parent, workspace, document, _ ("Put in Force"), body, _ ("_Put in Force"));
  else
    self = create (parent, workspace, document, _ ("Withdraw Version"), body, _ ("_Withdraw"));
  self->move = move;
  self->ref = g_strdup (isms_record_get_ref (document));
  self->number = version->number;
  self->label = isms_document_dup_label (move, self->ref, self->number, NULL);
  if (move == ISMS_VERSION_APPROVE)
    {
      self->author = version->author_id;
      self->person = isms_workspace_get_acting_person (workspace);
      add_person (self, _ ("Approved By"));
      add_day (self, _ ("Approved On"));
    }
  else
    add_day (self, move == ISMS_VERSION_ENFORCE ? _ ("In Force Since") : _ ("Withdrawn On"));
  return present (self, parent);
}

/**
 * isms_version_dialog_present_author:
 * @parent: a widget of the window
 * @workspace: where the document shall live
 * @title: what it is called
 * @answered: called with the author, if one is named
 * @data: for @answered
 * @destroy: (nullable): frees @data when the dialog is gone
 *
 * For a document that begins with a text while nobody acts: who approves it later must not be who
 * wrote it (7.5.2 c), so that must be known.
 *
 * Returns: (transfer none): the dialog
 */
AdwDialog *
isms_version_dialog_present_author (GtkWidget *parent,
                                    IsmsWorkspace *workspace,
                                    const char *title,
                                    IsmsAuthorFunc answered,
                                    gpointer data,
                                    GDestroyNotify destroy)
{
  /* Translators: a document's title */
  g_autofree char *body = g_strdup_printf (
      _ ("Whoever writes “%s” cannot approve it. Acting As in the main menu says it for all that "
         "you do."),
      title);
  Dialog *self = create (parent, workspace, NULL, _ ("Who Writes It?"), body, _ ("_Begin"));

  self->answered = answered;
  self->data = data;
  self->destroy = destroy;
  add_person (self, _ ("Author"));
  return present (self, parent);
}
