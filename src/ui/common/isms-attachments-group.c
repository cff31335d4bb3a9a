/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The files that belong to a record. New ones come as evidence: other records show those that they
 * have from before, and take none. */

#include "isms-config.h"

#include "isms-attachments-group.h"

#include <glib/gi18n-lib.h>

#include "isms-attachment.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-file-adding.h"
#include "isms-file-opening.h"
#include "isms-file-verifying.h"

struct _IsmsAttachmentsGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *record;
  GCancellable *cancellable; /* of dialogs and of what is being opened */
  GPtrArray *rows;           /* borrowed from the tree */
  GtkWidget *add;
  GtkWidget *verify;
  GtkWidget *link; /* where evidence stands elsewhere */
};

G_DEFINE_FINAL_TYPE (IsmsAttachmentsGroup, isms_attachments_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_facts (const IsmsAttachment *attachment)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (attachment->created_at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *size = g_format_size ((guint64) attachment->size);
  g_autofree char *iso = local != NULL ? isms_day_of (local) : NULL;
  g_autofree char *day = isms_day_dup_words (iso);

  /* Translators: of a file: its size, and when it was attached */
  return g_strdup_printf (_ ("%s · %s"), size, day);
}

/* --- Removing --- */

static void
remove_cb (GtkButton *button, IsmsAttachmentsGroup *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");
  g_autofree char *label = NULL;
  g_autoptr (IsmsStep) step = NULL;

  /* Translators: what a step did; a record's ref */
  label = g_strdup_printf (_ ("Removed a file from %s"), isms_record_get_ref (self->record));
  step = isms_store_begin (isms_workspace_get_store (self->workspace), label);
  isms_step_detach (step, *id);
  isms_edit_touch_in_step (step, isms_record_get_kind (self->record),
                           isms_record_get_id (self->record));
  gtk_widget_grab_focus (self->add);
  isms_ui_commit (GTK_WIDGET (self), step);
}

/* --- Opening and adding --- */

static void
row_activated_cb (AdwActionRow *row, IsmsAttachmentsGroup *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  isms_file_opening_open (GTK_WIDGET (self), self->workspace, *id,
                          adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)),
                          self->cancellable);
}

/* To the record that was shown when they were asked for. */
static IsmsStep *
attach_cb (IsmsStore *store, GPtrArray *contents, gpointer data)
{
  IsmsRecord *record = data;
  IsmsStep *step;
  g_autofree char *label = NULL;

  /* Translators: what a step did: how many files, and a record's ref */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Attached %u file to %s",
                                        "Attached %u files to %s", contents->len),
                           contents->len, isms_record_get_ref (record));
  step = isms_store_begin (store, label);
  for (guint i = 0; i < contents->len; i++)
    isms_step_attach (step, isms_record_get_kind (record)->name, isms_record_get_id (record),
                      contents->pdata[i]);
  isms_edit_touch_in_step (step, isms_record_get_kind (record), isms_record_get_id (record));
  return step;
}

static IsmsFileAdding *
begin_adding (IsmsAttachmentsGroup *self)
{
  return isms_file_adding_new (GTK_WIDGET (self), self->workspace, self->cancellable, attach_cb,
                               g_object_ref (self->record), g_object_unref);
}

static void
add_cb (GtkButton *button, IsmsAttachmentsGroup *self)
{
  if (self->record != NULL)
    isms_file_adding_choose (begin_adding (self));
}

static void
verify_cb (GtkButton *button, IsmsAttachmentsGroup *self)
{
  if (self->record != NULL)
    isms_file_verifying_start (GTK_WIDGET (self), self->workspace, self->record, self->cancellable);
}

static void
dropped_cb (GtkWidget *widget, GListModel *files, gpointer user_data)
{
  isms_attachments_group_add_files (ISMS_ATTACHMENTS_GROUP (widget), files);
}

/* --- The rows --- */

static GtkWidget *
create_row (IsmsAttachmentsGroup *self, const IsmsAttachment *attachment)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *facts = dup_facts (attachment);
  g_autofree char *tip = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), attachment->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&attachment->id, sizeof attachment->id),
                          g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, 0);

  /* Translators: takes a file away: "Remove policy.pdf" */
  tip = g_strdup_printf (_ ("Remove %s"), attachment->name);
  gtk_widget_set_tooltip_text (remove, tip);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_sensitive (remove, !isms_workspace_get_read_only (self->workspace));
  g_object_set_data_full (G_OBJECT (remove), "id",
                          g_memdup2 (&attachment->id, sizeof attachment->id), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (remove_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  return row;
}

static void
load (IsmsAttachmentsGroup *self)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  if (self->record != NULL)
    list = isms_attachment_list (isms_workspace_get_reader (self->workspace),
                                 isms_record_get_kind (self->record)->name,
                                 isms_record_get_id (self->record), &error);
  if (error != NULL)
    isms_ui_report_error (GTK_WIDGET (self), error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      GtkWidget *row = create_row (self, list->pdata[i]);

      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->rows, row);
    }
}

static void
link_activated_cb (AdwActionRow *row, IsmsAttachmentsGroup *self)
{
  isms_file_opening_open_link (GTK_WIDGET (self), adw_action_row_get_subtitle (row),
                               self->cancellable);
}

static GtkWidget *
create_link (IsmsAttachmentsGroup *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Open Address"));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("insert-link-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_visible (row, FALSE);
  g_signal_connect_object (row, "activated", G_CALLBACK (link_activated_cb), self, 0);
  return row;
}

static gboolean
takes_files (IsmsAttachmentsGroup *self)
{
  return self->record != NULL
         && g_str_equal (isms_record_get_kind (self->record)->name, "evidence");
}

static void
show_link (IsmsAttachmentsGroup *self)
{
  const char *link = takes_files (self) ? isms_record_get_text (self->record, "link") : NULL;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->link), link != NULL ? link : "");
  gtk_widget_set_visible (self->link, link != NULL && *link != '\0');
}

static void
show_rows (IsmsAttachmentsGroup *self)
{
  gboolean takes = takes_files (self);

  load (self);
  show_link (self);
  gtk_widget_set_visible (self->add, takes);
  gtk_widget_set_visible (self->verify, self->rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), takes || self->rows->len > 0);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   takes ? _ ("Files") : _ ("Attachments"));
}

static void
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsAttachmentsGroup *self)
{
  if (isms_change_touches (change, "attachment"))
    show_rows (self);
}

static void
isms_attachments_group_dispose (GObject *object)
{
  IsmsAttachmentsGroup *self = ISMS_ATTACHMENTS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->record);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (isms_attachments_group_parent_class)->dispose (object);
}

static void
isms_attachments_group_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_ATTACHMENTS_GROUP (object)->rows);

  G_OBJECT_CLASS (isms_attachments_group_parent_class)->finalize (object);
}

static void
isms_attachments_group_class_init (IsmsAttachmentsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_attachments_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_attachments_group_finalize;
}

static void
isms_attachments_group_init (IsmsAttachmentsGroup *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add, _ ("Attach Files"));
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_cb), self);
  self->verify = gtk_button_new_with_mnemonic (_ ("_Verify"));
  gtk_widget_set_tooltip_text (self->verify, _ ("Compare the Files with What Was Stored"));
  gtk_widget_add_css_class (self->verify, "flat");
  g_signal_connect (self->verify, "clicked", G_CALLBACK (verify_cb), self);
  gtk_box_append (GTK_BOX (buttons), self->verify);
  gtk_box_append (GTK_BOX (buttons), self->add);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), buttons);
  self->link = create_link (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->link);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * isms_attachments_group_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): the files of nothing yet
 */
GtkWidget *
isms_attachments_group_new (IsmsWorkspace *workspace)
{
  IsmsAttachmentsGroup *self = g_object_new (ISMS_TYPE_ATTACHMENTS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  g_object_bind_property (workspace, "read-only", self->add, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  isms_file_adding_take_drops (GTK_WIDGET (self), workspace, dropped_cb, NULL);
  return GTK_WIDGET (self);
}

/**
 * isms_attachments_group_set_record:
 * @self: attachments
 * @record: (nullable): whose
 */
void
isms_attachments_group_set_record (IsmsAttachmentsGroup *self, IsmsRecord *record)
{
  g_return_if_fail (ISMS_IS_ATTACHMENTS_GROUP (self));

  if (self->record == record)
    return;
  if (self->record != NULL)
    g_signal_handlers_disconnect_by_func (self->record, show_link, self);
  g_set_object (&self->record, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (show_link), self, G_CONNECT_SWAPPED);
  show_rows (self);
}

/**
 * isms_attachments_group_add_files:
 * @self: attachments of a record
 * @files: (type Gio.ListModel): the files
 *
 * Attaches copies of @files to the record in one step, when they are read. A toast tells of it
 * where that takes long, and can cancel it.
 */
void
isms_attachments_group_add_files (IsmsAttachmentsGroup *self, GListModel *files)
{
  g_return_if_fail (ISMS_IS_ATTACHMENTS_GROUP (self));
  g_return_if_fail (self->record != NULL);

  if (g_list_model_get_n_items (files) > 0)
    isms_file_adding_add (begin_adding (self), files);
}

/**
 * isms_attachments_group_get_n_files:
 * @self: attachments
 *
 * Returns: how many files are shown
 */
guint
isms_attachments_group_get_n_files (IsmsAttachmentsGroup *self)
{
  g_return_val_if_fail (ISMS_IS_ATTACHMENTS_GROUP (self), 0);

  return self->rows->len;
}
