/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The button is there until it is closed. Where that is too early, the row says what is missing, as
 * the rule would, and leads there. */

#include "isms-config.h"

#include "isms-progress-group.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-missing.h"
#include "isms-nonconformity.h"
#include "isms-record-form.h"

struct _IsmsProgressGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *record;
  gulong notify_id;
  GtkWidget *row;
  GtkWidget *sign;
  GtkWidget *button;
  const char *missing; /* where that is, which is to be seen to first; or NULL */
};

G_DEFINE_FINAL_TYPE (IsmsProgressGroup, isms_progress_group, ADW_TYPE_PREFERENCES_GROUP)

static const struct
{
  const char *state;
  const char *icon;
  const char *style;
  const char *next;
} steps[] = {
  { "open", "content-loading-symbolic", "dim-label",
    N_ ("Next: put it right, see how far it goes, and find the cause.") },
  { "cause_found", "edit-find-symbolic", "accent",
    N_ ("Next: look for similar cases, and decide on action about the cause.") },
  { "acting", "media-playback-start-symbolic", "accent",
    N_ ("Next: finish the corrective actions.") },
  { "to_verify", "alarm-symbolic", "accent", N_ ("Next: check whether what was done helped.") },
  { "reopened", "dialog-warning-symbolic", "warning",
    N_ ("The check found that it did not help. Next: look for the cause again, and act on it.") },
  { "verified", "object-select-symbolic", "success",
    N_ ("The check found that it helped. Next: close it.") },
  { "closed", "object-select-symbolic", "success", NULL },
};

static char *
dup_next (IsmsProgressGroup *self, const char *next)
{
  g_autofree char *closed = isms_day_dup_words (isms_record_get_text (self->record, "closed_on"));
  g_autofree char *due = isms_day_dup_words (isms_record_get_text (self->record, "next_due"));

  if (next == NULL)
    /* Translators: a day */
    return g_strdup_printf (_ ("Closed on %s."), closed);
  if (isms_record_get_int (self->record, "overdue") != 0)
    /* Translators: what comes next, a whole sentence; a day */
    return g_strdup_printf (_ ("%s Overdue since %s."), _ (next), due);
  return g_strdup (_ (next));
}

/* With what is missing before it can be closed. */
static char *
dup_words (IsmsProgressGroup *self, const char *next, GPtrArray *missing)
{
  char *sentence = dup_next (self, next);
  g_autofree char *before = NULL;
  g_autofree char *words = missing != NULL ? isms_missing_dup_words (missing) : NULL;

  if (next == NULL || words == NULL)
    return sentence;
  before = sentence;
  /* Translators: what comes next, one or two sentences; what is missing before a nonconformity can
   * be closed */
  return g_strdup_printf (_ ("%s\nMissing before it is closed: %s."), before, words);
}

static void
set_style (GtkWidget *widget, const char *style)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_remove_css_class (widget, steps[i].style);
  gtk_widget_add_css_class (widget, style);
}

static void
show_state (IsmsProgressGroup *self)
{
  const IsmsField *field = isms_kind_find_field (isms_record_get_kind (self->record), "state");
  const char *state = isms_record_get_text (self->record, "state");
  gboolean overdue = isms_record_get_int (self->record, "overdue") != 0;
  g_autofree char *title = isms_record_dup_display (self->record, field);
  g_autoptr (GPtrArray) missing = isms_nonconformity_list_missing (
      ISMS_NONCONFORMITY (self->record), isms_workspace_get_reader (self->workspace), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), title);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_strcmp0 (steps[i].state, state) == 0)
      {
        g_autofree char *next = dup_words (self, steps[i].next, missing);

        adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), next);
        gtk_image_set_from_icon_name (GTK_IMAGE (self->sign),
                                      overdue ? "dialog-warning-symbolic" : steps[i].icon);
        set_style (self->sign, overdue ? "warning" : steps[i].style);
      }
  gtk_widget_set_visible (self->button, !isms_workspace_get_read_only (self->workspace)
                                            && g_strcmp0 (state, "closed") != 0);
  self->missing =
      missing != NULL && missing->len > 0 ? ((const IsmsMissing *) missing->pdata[0])->where : NULL;
  gtk_widget_set_sensitive (self->button, self->missing == NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->row),
                                    gtk_widget_get_visible (self->button));
  if (g_strcmp0 (state, "verified") == 0)
    gtk_widget_add_css_class (self->button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->button, "suggested-action");
}

static void
notify_cb (IsmsRecord *record, GParamSpec *pspec, IsmsProgressGroup *self)
{
  show_state (self);
}

static void
close_cb (IsmsProgressGroup *self)
{
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  if (self->record == NULL)
    return;
  /* Translators: what a step did; the ref of a nonconformity */
  label = g_strdup_printf (_ ("Closed %s"), isms_record_get_ref (self->record));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_nonconformity_close (step, ISMS_NONCONFORMITY (self->record));
  isms_ui_commit (GTK_WIDGET (self), step);
}

/* To what is missing first; else it does what the button does. */
static void
go_cb (IsmsProgressGroup *self)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (self), ISMS_TYPE_RECORD_FORM);

  if (self->missing == NULL)
    close_cb (self);
  else if (form != NULL)
    isms_record_form_focus_field (ISMS_RECORD_FORM (form), self->missing);
}

static void
isms_progress_group_dispose (GObject *object)
{
  IsmsProgressGroup *self = ISMS_PROGRESS_GROUP (object);

  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_progress_group_parent_class)->dispose (object);
}

static void
isms_progress_group_class_init (IsmsProgressGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_progress_group_dispose;
}

static void
isms_progress_group_init (IsmsProgressGroup *self)
{
  self->row = adw_action_row_new ();
  self->sign = gtk_image_new ();
  /* Translators: a button: closes a nonconformity */
  self->button = gtk_button_new_with_mnemonic (C_ ("nonconformity", "_Close"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->row), self->sign);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->button);
  g_signal_connect_object (self->row, "activated", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);
}

/**
 * isms_progress_group_new:
 * @workspace: where the nonconformity lives
 *
 * Returns: (transfer floating): of no nonconformity yet
 */
GtkWidget *
isms_progress_group_new (IsmsWorkspace *workspace)
{
  IsmsProgressGroup *self = g_object_new (ISMS_TYPE_PROGRESS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_progress_group_set_record:
 * @self: a group
 * @record: (nullable): a nonconformity
 */
void
isms_progress_group_set_record (IsmsProgressGroup *self, IsmsRecord *record)
{
  if (self->record == record)
    return;
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_set_object (&self->record, record);
  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL);
  if (record == NULL)
    return;
  self->notify_id =
      g_signal_connect_object (record, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_DEFAULT);
  show_state (self);
}

/**
 * isms_progress_group_get_button:
 * @self: a group
 *
 * Returns: (transfer none): the button that closes it
 */
GtkWidget *
isms_progress_group_get_button (IsmsProgressGroup *self)
{
  return self->button;
}
