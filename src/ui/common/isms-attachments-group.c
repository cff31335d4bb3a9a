/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The files that belong to a record. A file is opened from a copy of its own, which is only read: a
 * change belongs into a new version. */

#include "isms-config.h"

#include "isms-attachments-group.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "isms-attachment.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-error.h"
#include "isms-toast.h"

/* What takes longer is told of, and can be cancelled. */
#define TOLD_AFTER_MS 400

struct _IsmsAttachmentsGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *record;
  GCancellable *cancellable; /* of dialogs and of what is being opened */
  GPtrArray *rows;           /* borrowed from the tree */
  GtkWidget *add;
};

G_DEFINE_FINAL_TYPE (IsmsAttachmentsGroup, isms_attachments_group, ADW_TYPE_PREFERENCES_GROUP)

/* The folders made for files that were opened. Of all windows, until the program ends. */
static GPtrArray *opened;

/* A file on its way out. */
typedef struct
{
  gint64 id;
  char *path;
} Copy;

/* Files on their way in, to the record that was shown when they were asked for. */
typedef struct
{
  GWeakRef group;
  IsmsStore *store;
  IsmsRecord *record;
  GCancellable *cancellable;
  IsmsStep *step;
  guint n_files;
  guint timeout;
  AdwToast *toast; /* NULL until it takes long */
} Adding;

static void
free_copy (gpointer data)
{
  Copy *copy = data;

  g_free (copy->path);
  g_free (copy);
}

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

/* --- Opening --- */

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsAttachmentsGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error)
      && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    isms_ui_report_error (GTK_WIDGET (self), error);
}

static gpointer
save_copy (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Copy *copy = data;

  if (!isms_attachment_save (database, copy->id, copy->path, cancellable, error))
    return NULL;
  g_chmod (copy->path, 0400);
  return g_strdup (copy->path);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsAttachmentsGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = isms_store_read_finish (ISMS_STORE (source), result, &error);
  g_autoptr (GtkFileLauncher) launcher = NULL;
  g_autoptr (GFile) file = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (path == NULL)
    {
      if (!isms_error_is_cancelled (error))
        isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  file = g_file_new_for_path (path);
  launcher = gtk_file_launcher_new (file);
  gtk_file_launcher_launch (launcher, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                            self->cancellable, launched_cb, g_object_ref (self));
}

/* A new folder that only the person can enter, and that goes when the program ends or they log
 * out: what is attached may be nobody else's business. */
static char *
make_private_folder (GError **error)
{
  g_autofree char *parent = g_build_filename (g_get_user_runtime_dir (), "parapet", NULL);
  g_autofree char *folder = g_build_filename (parent, "open-XXXXXX", NULL);

  if (g_mkdir_with_parents (parent, 0700) == 0 && g_mkdtemp_full (folder, 0700) != NULL)
    {
      if (opened == NULL)
        opened = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (opened, g_strdup (folder));
      return g_steal_pointer (&folder);
    }
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
  return NULL;
}

static void
row_activated_cb (AdwActionRow *row, IsmsAttachmentsGroup *self)
{
  gint64 *id = g_object_get_data (G_OBJECT (row), "id");
  g_autofree char *name =
      g_path_get_basename (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = make_private_folder (&error);
  Copy *copy;

  if (folder == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  copy = g_new0 (Copy, 1);
  copy->id = *id;
  copy->path = g_build_filename (folder, name, NULL);
  isms_store_read_async (isms_workspace_get_store (self->workspace), save_copy, copy, free_copy,
                         g_free, self->cancellable, saved_cb, g_object_ref (self));
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

/* --- Adding --- */

static Adding *
begin_adding (IsmsAttachmentsGroup *self)
{
  Adding *adding = g_new0 (Adding, 1);

  g_weak_ref_init (&adding->group, self);
  adding->store = g_object_ref (isms_workspace_get_store (self->workspace));
  adding->record = g_object_ref (self->record);
  adding->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel),
                           adding->cancellable, G_CONNECT_SWAPPED);
  return adding;
}

static void
end_adding (Adding *adding)
{
  g_clear_handle_id (&adding->timeout, g_source_remove);
  if (adding->toast != NULL)
    adw_toast_dismiss (adding->toast);
  g_clear_object (&adding->toast);
  g_clear_pointer (&adding->step, isms_step_unref);
  g_object_unref (adding->cancellable);
  g_object_unref (adding->record);
  g_object_unref (adding->store);
  g_weak_ref_clear (&adding->group);
  g_free (adding);
}

static void
report (Adding *adding, const GError *error)
{
  g_autoptr (GtkWidget) group = g_weak_ref_get (&adding->group);

  if (group != NULL)
    isms_ui_report_error (group, error);
}

static gboolean
tell_cb (gpointer data)
{
  Adding *adding = data;
  g_autoptr (GtkWidget) group = g_weak_ref_get (&adding->group);
  GtkWidget *overlay =
      group != NULL ? gtk_widget_get_ancestor (group, ADW_TYPE_TOAST_OVERLAY) : NULL;
  g_autofree char *words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Attaching %u file…", "Attaching %u files…", adding->n_files),
      adding->n_files);

  adding->timeout = 0;
  if (overlay == NULL)
    return G_SOURCE_REMOVE;
  adding->toast = isms_toast_new (words);
  adw_toast_set_timeout (adding->toast, 0);
  adw_toast_set_button_label (adding->toast, _ ("_Cancel"));
  g_signal_connect_object (adding->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel),
                           adding->cancellable, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (adding->toast));
  return G_SOURCE_REMOVE;
}

static void
attached_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (adding->step, result, &error))
    report (adding, error);
  end_adding (adding);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contents = isms_content_read_finish (ISMS_STORE (source), result, &error);
  g_autofree char *label = NULL;

  if (contents == NULL)
    {
      report (adding, error);
      end_adding (adding);
      return;
    }
  /* Translators: what a step did: how many files, and a record's ref */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Attached %u file to %s",
                                        "Attached %u files to %s", contents->len),
                           contents->len, isms_record_get_ref (adding->record));
  adding->step = isms_store_begin (adding->store, label);
  for (guint i = 0; i < contents->len; i++)
    isms_step_attach (adding->step, isms_record_get_kind (adding->record)->name,
                      isms_record_get_id (adding->record), contents->pdata[i]);
  isms_edit_touch_in_step (adding->step, isms_record_get_kind (adding->record),
                           isms_record_get_id (adding->record));
  isms_step_commit_async (adding->step, adding->cancellable, attached_cb, adding);
}

static void
add_files (Adding *adding, GListModel *files)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  adding->n_files = g_list_model_get_n_items (files);
  for (guint i = 0; i < adding->n_files; i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  adding->timeout = g_timeout_add (TOLD_AFTER_MS, tell_cb, adding);
  isms_content_read_async (adding->store, list, adding->cancellable, read_cb, adding);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files =
      gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files != NULL && g_list_model_get_n_items (files) > 0)
    {
      add_files (adding, files);
      return;
    }
  if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    report (adding, error);
  end_adding (adding);
}

static void
add_cb (GtkButton *button, IsmsAttachmentsGroup *self)
{
  g_autoptr (GtkFileDialog) dialog = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->record == NULL)
    return;
  dialog = gtk_file_dialog_new ();
  gtk_file_dialog_set_title (dialog, _ ("Attach Files"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Attach"));
  gtk_file_dialog_open_multiple (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 self->cancellable, chosen_cb, begin_adding (self));
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
store_changed_cb (IsmsStore *store, IsmsChange *change, IsmsAttachmentsGroup *self)
{
  if (isms_change_touches (change, "attachment"))
    load (self);
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
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  self->add = gtk_button_new_from_icon_name ("list-add-symbolic");
  gtk_widget_set_tooltip_text (self->add, _ ("Attach Files"));
  gtk_widget_add_css_class (self->add, "flat");
  g_signal_connect (self->add, "clicked", G_CALLBACK (add_cb), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Attachments"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->add);
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

  if (g_set_object (&self->record, record))
    load (self);
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
    add_files (begin_adding (self), files);
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

/**
 * isms_attachments_group_remove_opened:
 *
 * Removes the copies that were made of files to open them, with what was made beside them. For the
 * end of the program.
 */
void
isms_attachments_group_remove_opened (void)
{
  for (guint i = 0; opened != NULL && i < opened->len; i++)
    {
      const char *folder = g_ptr_array_index (opened, i);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          g_unlink (path);
        }
      g_rmdir (folder);
    }
  g_clear_pointer (&opened, g_ptr_array_unref);
}
