/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Files on their way in. What they become belongs to the record that was shown when they were asked
 * for, whichever is shown when they have come. */

#include "isms-config.h"

#include "isms-file-adding.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-toast.h"

/* What takes longer is told of, and can be cancelled. */
#define TOLD_AFTER_MS 400

struct _IsmsFileAdding
{
  GWeakRef widget;
  IsmsStore *store;
  GCancellable *cancellable;
  IsmsFileAddingFunc func;
  gpointer data;
  GDestroyNotify destroy;
  IsmsStep *step;
  guint n_files;
  guint timeout;
  AdwToast *toast; /* NULL until it takes long */
};

static void
end (IsmsFileAdding *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_clear_object (&self->toast);
  g_clear_pointer (&self->step, isms_step_unref);
  if (self->destroy != NULL)
    self->destroy (self->data);
  g_object_unref (self->cancellable);
  g_object_unref (self->store);
  g_weak_ref_clear (&self->widget);
  g_free (self);
}

static void
report (IsmsFileAdding *self, const GError *error)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);

  if (widget != NULL)
    isms_ui_report_error (widget, error);
}

static gboolean
tell_cb (gpointer data)
{
  IsmsFileAdding *self = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  GtkWidget *overlay =
      widget != NULL ? gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY) : NULL;
  g_autofree char *words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "Attaching %u file…", "Attaching %u files…", self->n_files),
      self->n_files);

  self->timeout = 0;
  if (overlay == NULL)
    return G_SOURCE_REMOVE;
  self->toast = isms_toast_new (words);
  adw_toast_set_timeout (self->toast, 0);
  adw_toast_set_button_label (self->toast, _ ("_Cancel"));
  g_signal_connect_object (self->toast, "button-clicked", G_CALLBACK (g_cancellable_cancel),
                           self->cancellable, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (self->toast));
  return G_SOURCE_REMOVE;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  IsmsFileAdding *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (self->step, result, &error))
    report (self, error);
  end (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  IsmsFileAdding *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) contents = isms_content_read_finish (ISMS_STORE (source), result, &error);

  if (contents == NULL)
    {
      report (self, error);
      end (self);
      return;
    }
  self->step = self->func (self->store, contents, self->data);
  isms_step_commit_async (self->step, self->cancellable, committed_cb, self);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  IsmsFileAdding *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) files =
      gtk_file_dialog_open_multiple_finish (GTK_FILE_DIALOG (source), result, &error);

  if (files != NULL && g_list_model_get_n_items (files) > 0)
    {
      isms_file_adding_add (self, files);
      return;
    }
  if (error != NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    report (self, error);
  end (self);
}

/**
 * isms_file_adding_new:
 * @widget: from where; tells how it goes
 * @workspace: where to
 * @cancellable: ends it
 * @func: makes the step once the files are read
 * @data: for @func
 * @destroy: (nullable): frees @data
 *
 * Returns: (transfer full): to be given files, or to ask for them. Main thread.
 */
IsmsFileAdding *
isms_file_adding_new (GtkWidget *widget,
                      IsmsWorkspace *workspace,
                      GCancellable *cancellable,
                      IsmsFileAddingFunc func,
                      gpointer data,
                      GDestroyNotify destroy)
{
  IsmsFileAdding *self = g_new0 (IsmsFileAdding, 1);

  g_weak_ref_init (&self->widget, widget);
  self->store = g_object_ref (isms_workspace_get_store (workspace));
  self->cancellable = g_cancellable_new ();
  self->func = func;
  self->data = data;
  self->destroy = destroy;
  g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (g_cancellable_cancel),
                           self->cancellable, G_CONNECT_SWAPPED);
  return self;
}

/**
 * isms_file_adding_add:
 * @self: (transfer full): how they come in
 * @files: (type Gio.ListModel): the files
 *
 * Reads @files and commits the step. Returns at once.
 */
void
isms_file_adding_add (IsmsFileAdding *self, GListModel *files)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  self->n_files = g_list_model_get_n_items (files);
  for (guint i = 0; i < self->n_files; i++)
    g_ptr_array_add (list, g_list_model_get_item (files, i));
  self->timeout = g_timeout_add (TOLD_AFTER_MS, tell_cb, self);
  isms_content_read_async (self->store, list, self->cancellable, read_cb, self);
}

/**
 * isms_file_adding_choose:
 * @self: (transfer full): how they come in
 *
 * Asks for files first.
 */
void
isms_file_adding_choose (IsmsFileAdding *self)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&self->widget);
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  gtk_file_dialog_set_title (dialog, _ ("Attach Files"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Attach"));
  gtk_file_dialog_open_multiple (dialog, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 self->cancellable, chosen_cb, self);
}

/* --- Drops --- */

typedef struct
{
  IsmsWorkspace *workspace;
  IsmsFilesDroppedFunc dropped;
  gpointer user_data;
} Drops;

static void
free_drops (gpointer data, GClosure *closure)
{
  Drops *drops = data;

  g_object_unref (drops->workspace);
  g_free (drops);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, Drops *drops)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  if (isms_workspace_get_read_only (drops->workspace) || !G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;
  for (const GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  if (g_list_model_get_n_items (G_LIST_MODEL (files)) == 0)
    return FALSE;
  drops->dropped (widget, G_LIST_MODEL (files), drops->user_data);
  return TRUE;
}

/**
 * isms_file_adding_take_drops:
 * @widget: where files may be dropped
 * @workspace: takes none while it can only be read
 * @dropped: called with the files
 * @user_data: for @dropped
 *
 * Lets files be dragged onto @widget.
 */
void
isms_file_adding_take_drops (GtkWidget *widget,
                             IsmsWorkspace *workspace,
                             IsmsFilesDroppedFunc dropped,
                             gpointer user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  Drops *drops = g_new0 (Drops, 1);

  drops->workspace = g_object_ref (workspace);
  drops->dropped = dropped;
  drops->user_data = user_data;
  g_signal_connect_data (target, "drop", G_CALLBACK (drop_cb), drops, free_drops,
                         G_CONNECT_DEFAULT);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
