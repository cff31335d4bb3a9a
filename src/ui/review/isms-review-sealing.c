/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A person, and a day or words. What the rules would refuse is told when it is tried. */

#include "isms-config.h"

#include "isms-review-sealing.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-picker.h"
#include "isms-review-approval.h"
#include "isms-review.h"
#include "isms-step-alert.h"

typedef struct
{
  GWeakRef parent;
  IsmsWorkspace *workspace;
  IsmsRecord *review;
  gint64 person;
  AdwDialog *dialog;
  GtkWidget *list;
  GtkWidget *person_row;
  GtkWidget *person_button;
  GtkWidget *day;   /* of an approval; or NULL */
  GtkWidget *title; /* of an addendum; or NULL */
  GtkWidget *words;
} Asking;

static void
free_asking (gpointer data, GClosure *closure)
{
  Asking *self = data;

  g_weak_ref_clear (&self->parent);
  g_object_unref (self->workspace);
  g_object_unref (self->review);
  g_free (self);
}

static char *
dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static char *
dup_words (Asking *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->words));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static gboolean
is_ready (Asking *self)
{
  g_autofree char *title = self->title != NULL ? dup_text (self->title) : NULL;
  g_autofree char *text = self->day != NULL ? dup_text (self->day) : NULL;
  g_autofree char *day = text != NULL ? isms_day_read (text) : NULL;

  if (self->day != NULL && day != NULL)
    gtk_widget_remove_css_class (self->day, "error");
  else if (self->day != NULL)
    gtk_widget_add_css_class (self->day, "error");
  return self->person != 0 && (self->day == NULL || day != NULL)
         && (title == NULL || *title != '\0');
}

static void
show_ready (Asking *self)
{
  if (self->title != NULL)
    isms_step_alert_clear_fault (ADW_ALERT_DIALOG (self->dialog));
  adw_alert_dialog_set_response_enabled (ADW_ALERT_DIALOG (self->dialog), "do", is_ready (self));
}

/* --- Who --- */

static const IsmsField *
get_person_field (void)
{
  return isms_kind_find_field (isms_kind_find ("review"), "chair");
}

static void
show_person (Asking *self)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, self->person);
  g_autofree char *label = self->person != 0
                               ? isms_picker_dup_label (self->workspace, get_person_field (), value)
                               : g_strdup (_ ("Choose a person"));

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->person_row), label);
  show_ready (self);
}

static void
picked_cb (IsmsPicker *picker, const char *value, Asking *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->person_button));
  self->person = g_ascii_strtoll (value, NULL, 10);
  show_person (self);
}

static void
add_person (Asking *self, const char *title)
{
  GtkWidget *picker = isms_picker_new (self->workspace, NULL, get_person_field (), ISMS_PICKER_ONE);

  self->person_row = adw_action_row_new ();
  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), self);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->person_row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->person_row), title);
  gtk_widget_add_css_class (self->person_row, "property");
  self->person_button = isms_picker_add_to_row (ISMS_PICKER (picker), self->person_row);
  gtk_list_box_append (GTK_LIST_BOX (self->list), self->person_row);
}

/* --- Building --- */

static GtkWidget *
add_entry (Asking *self, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (show_ready), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static Asking *
create (GtkWidget *parent,
        IsmsWorkspace *workspace,
        IsmsRecord *review,
        const char *heading,
        const char *body,
        const char *button)
{
  Asking *self = g_new0 (Asking, 1);

  g_weak_ref_init (&self->parent, parent);
  self->workspace = g_object_ref (workspace);
  self->review = g_object_ref (review);
  self->dialog = adw_alert_dialog_new (heading, body);
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (self->dialog), TRUE);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (self->dialog), "cancel", _ ("_Cancel"), "do",
                                  button, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (self->dialog), "do",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (self->dialog), "do");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (self->dialog), "cancel");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  return self;
}

static AdwDialog *
present (Asking *self, GtkWidget *parent, GCallback response)
{
  g_signal_connect_data (self->dialog, "response", response, self, free_asking, G_CONNECT_DEFAULT);
  show_person (self);
  adw_dialog_present (self->dialog, parent);
  return self->dialog;
}

/* NULL: it could not be read, which is told. */
static IsmsRecord *
load_review (GtkWidget *parent, IsmsWorkspace *workspace, gint64 review)
{
  g_autoptr (GError) error = NULL;
  IsmsRecord *record = isms_record_load (isms_workspace_get_reader (workspace),
                                         isms_kind_find ("review"), review, &error);

  if (error != NULL)
    isms_ui_report_error (parent, error);
  return record;
}

/* --- Approving --- */

static void
approved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GtkWidget) parent = data;
  g_autoptr (GError) error = NULL;

  if (!isms_review_approve_finish (ISMS_WORKSPACE (source), result, &error))
    isms_ui_report_error (parent, error);
}

static void
approve_cb (AdwAlertDialog *dialog, const char *response, Asking *self)
{
  GtkWidget *parent = g_weak_ref_get (&self->parent);
  g_autofree char *text = dup_text (self->day);
  g_autofree char *day = isms_day_read (text);

  if (parent == NULL || !g_str_equal (response, "do"))
    {
      g_clear_object (&parent);
      return;
    }
  isms_review_approve_async (self->workspace, isms_record_get_id (self->review), self->person, day,
                             NULL, approved_cb, parent);
}

/* What it lacks, a line each; NULL: nothing. */
static char *
dup_lacks (GtkWidget *parent, IsmsWorkspace *workspace, gint64 review)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lacks =
      isms_review_list_lacks (isms_workspace_get_reader (workspace), review, &error);
  GString *words;

  if (error != NULL)
    isms_ui_report_error (parent, error);
  if (lacks == NULL || lacks->len == 0)
    return NULL;
  words = g_string_new (_ ("Before it can be approved, this is still missing:"));
  for (guint i = 0; i < lacks->len; i++)
    g_string_append_printf (words, "\n%s", ((const IsmsReviewLack *) lacks->pdata[i])->sentence);
  return g_string_free_and_steal (words);
}

static AdwDialog *
present_lacks (GtkWidget *parent, const char *heading, const char *lacks)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, lacks);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_alert_dialog_set_prefer_wide_layout (ADW_ALERT_DIALOG (dialog), TRUE);
  adw_dialog_present (dialog, parent);
  return dialog;
}

/**
 * isms_review_approval_dialog_present:
 * @parent: a widget of the window that tells of a failure
 * @workspace: where the review is
 * @review: one that is held
 *
 * Asks who approves, or says what is missing (9.3.3).
 *
 * Returns: (transfer none) (nullable): the dialog; %NULL: the review could not be read
 */
AdwDialog *
isms_review_approval_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, gint64 review)
{
  g_autoptr (IsmsRecord) record = load_review (parent, workspace, review);
  g_autofree char *lacks = dup_lacks (parent, workspace, review);
  g_autofree char *today = isms_day_today ();
  g_autofree char *day = isms_day_dup_words (today);
  g_autofree char *heading = NULL;
  Asking *self;

  if (record == NULL)
    return NULL;
  /* Translators: a management review's ref */
  heading = g_strdup_printf (_ ("Approve %s?"), isms_record_get_ref (record));
  if (lacks != NULL)
    return present_lacks (parent, heading, lacks);
  self = create (parent, workspace, record, heading,
                 _ ("Its figures, lists, minutes and decisions are sealed, and the report is kept "
                    "as it is. This can not be undone: what is to be put right later is added to "
                    "it, with a date and a name."),
                 _ ("_Approve"));
  self->person = isms_record_get_reference (record, "chair");
  add_person (self, _ ("Approved By"));
  self->day = add_entry (self, _ ("Approved On"), day);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (self->dialog), self->list);
  return present (self, parent, G_CALLBACK (approve_cb));
}

/* --- Adding --- */

static void
add_cb (AdwAlertDialog *dialog, const char *response, Asking *self)
{
  g_autoptr (GtkWidget) parent = g_weak_ref_get (&self->parent);
  g_autofree char *title = dup_text (self->title);
  g_autofree char *words = dup_words (self);
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;
  IsmsRow *row;

  if (parent == NULL || !g_str_equal (response, "do"))
    return;
  /* Translators: what a step did; a management review's ref */
  label = g_strdup_printf (_ ("Added an addendum to %s"), isms_record_get_ref (self->review));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  row = isms_row_new ();
  isms_row_set_text (row, "title", title);
  if (*words != '\0')
    isms_row_set_text (row, "words", words);
  isms_row_set_int (row, "review_id", isms_record_get_id (self->review));
  isms_row_set_int (row, "person_id", self->person);
  isms_edit_insert (step, isms_kind_find ("review_addendum"), row);
  isms_step_alert_commit (dialog, parent, step, NULL);
}

/* Several lines, as tall as a few. */
static void
add_words (Asking *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *label = gtk_label_new (_ ("What Is Added"));

  self->words = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->words), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->words), FALSE);
  gtk_widget_add_css_class (self->words, "form-prose");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->words);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scroller, -1, 96);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_widget_add_css_class (row, "prose");
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/**
 * isms_review_addendum_dialog_present:
 * @parent: a widget of the window that tells of a failure
 * @workspace: where the review is
 * @review: one that is approved
 *
 * Returns: (transfer none) (nullable): the dialog; %NULL: the review could not be read
 */
AdwDialog *
isms_review_addendum_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, gint64 review)
{
  g_autoptr (IsmsRecord) record = load_review (parent, workspace, review);
  g_autofree char *heading = NULL;
  Asking *self;

  if (record == NULL)
    return NULL;
  /* Translators: a management review's ref */
  heading = g_strdup_printf (_ ("Add to %s"), isms_record_get_ref (record));
  self = create (parent, workspace, record, heading,
                 _ ("What was approved stays as it is. The addendum has the day of today and a "
                    "name, and can not be changed once it is added."),
                 _ ("_Add"));
  self->title = add_entry (self, _ ("In Short"), "");
  add_words (self);
  self->person = isms_workspace_get_acting_person (workspace);
  add_person (self, _ ("Added By"));
  isms_step_alert_set_content (ADW_ALERT_DIALOG (self->dialog), self->list);
  return present (self, parent, G_CALLBACK (add_cb));
}
