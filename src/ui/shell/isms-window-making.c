/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How a window comes to a new workspace file: from answers, a spreadsheet, the sample, a workspace
 * elsewhere or a backup. The file is made on a thread of its own and then opened. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "isms-import-dialog.h"
#include "isms-file-filters.h"
#include "isms-sample.h"
#include "isms-setup-page.h"
#include "isms-window-actions.h"
#include "isms-window-private.h"
#include "isms-window-work.h"
#include "isms-workspaces.h"

/* One piece of work that makes a workspace file at @path, which the window then opens. */
typedef struct
{
  char *path; /* of the new file */
  GFile *from;
  gboolean sample;
  gboolean spreadsheet; /* to be imported once it is open */
  char *backup;
  char *organisation;
  char *scope;
  char *preset;
  char *currency;
} Making;

static void
free_making (gpointer data)
{
  Making *self = data;

  g_clear_object (&self->from);
  g_free (self->path);
  g_free (self->backup);
  g_free (self->organisation);
  g_free (self->scope);
  g_free (self->preset);
  g_free (self->currency);
  g_free (self);
}

static gboolean
make (Making *making, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (making->path);

  if (making->sample)
    return isms_sample_create (making->path, NULL, cancellable, error);
  if (making->backup)
    return isms_backup_restore (making->backup, making->path, cancellable, error);
  if (making->from)
    return g_file_copy (making->from, file, G_FILE_COPY_NONE, cancellable, NULL, NULL, error)
           && isms_store_probe (making->path, cancellable, error);

  IsmsWorkspaceSetup setup = {
    .organisation = making->organisation,
    .scope = making->scope,
    .preset = making->preset,
    .currency = making->currency,
  };
  g_autoptr (IsmsWorkspace) workspace =
      isms_workspace_create (making->path, &setup, cancellable, error);

  if (workspace)
    isms_workspace_close (workspace);
  return workspace != NULL;
}

static void
make_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  GError *error = NULL;

  if (make (making, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  if (!g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_EXISTS)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    g_unlink (making->path);
  g_task_return_error (task, error);
}

static void
import_when_open_cb (IsmsWindow *window)
{
  g_signal_handlers_disconnect_by_func (window, import_when_open_cb, NULL);
  if (!isms_window_get_workspace (window))
    return;
  isms_window_show_destination (window, "risks");
  isms_import_dialog_present (GTK_WIDGET (window), isms_window_get_workspace (window),
                              isms_kind_find ("risk"), NULL);
}

/* What is there to do first stands on its overview. */
static void
look_over_when_open_cb (IsmsWindow *window)
{
  g_signal_handlers_disconnect_by_func (window, look_over_when_open_cb, NULL);
  if (isms_window_get_workspace (window))
    isms_window_show_destination (window, "overview");
}

/* The copy has the name of what was open: say which of the two is on show. */
static void
say_restored (IsmsWindow *window, const char *path)
{
  g_autofree char *name = isms_workspaces_dup_title (path);
  /* Translators: %s is the name of a file. */
  g_autofree char *words = g_strdup_printf (_ ("Restored as “%s”; the other is kept"), name);

  isms_window_toast (window, words);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  IsmsWindowWork *work = data;
  g_autoptr (GError) error = NULL;
  Making *making = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      isms_window_open (work->window, making->path);
      if (making->backup)
        say_restored (work->window, making->path);
      if (making->spreadsheet)
        g_signal_connect (work->window, "notify::workspace", G_CALLBACK (import_when_open_cb),
                          NULL);
      else if (!making->backup && !making->sample)
        g_signal_connect (work->window, "notify::workspace", G_CALLBACK (look_over_when_open_cb),
                          NULL);
    }
  else
    isms_window_say_write_error (work->window, error, making->path);
  isms_window_work_end (work);
}

static void
start_making (IsmsWindow *self, Making *making, const char *title, const char *words)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  IsmsWindowWork *work;

  making->path = isms_workspaces_dup_new_path (title, &error);
  if (!making->path)
    {
      isms_window_show_error (self, error);
      free_making (making);
      return;
    }
  work = isms_window_work_begin (self, words);
  task = g_task_new (NULL, work->cancellable, made_cb, work);
  g_task_set_source_tag (task, start_making);
  g_task_set_task_data (task, making, free_making);
  g_task_run_in_thread (task, make_thread);
}

/* --- New --- */

static void
make_from_answers (IsmsWindow *self, IsmsSetupPage *page, gboolean spreadsheet)
{
  Making *making = g_new0 (Making, 1);
  GtkWidget *dialog = gtk_widget_get_ancestor (GTK_WIDGET (page), ADW_TYPE_DIALOG);
  IsmsWorkspaceSetup setup;

  isms_setup_page_get_setup (page, &setup);
  making->organisation = g_strdup (setup.organisation);
  making->scope = g_strdup (setup.scope);
  making->preset = g_strdup (setup.preset);
  making->currency = g_strdup (setup.currency);
  making->spreadsheet = spreadsheet;
  start_making (self, making, setup.organisation, _ ("Making the workspace…"));
  if (dialog)
    adw_dialog_close (ADW_DIALOG (dialog));
}

static void
create_cb (IsmsSetupPage *page, IsmsWindow *self)
{
  make_from_answers (self, page, FALSE);
}

static void
create_and_import_cb (IsmsSetupPage *page, IsmsWindow *self)
{
  make_from_answers (self, page, TRUE);
}

/* On the first-run page its next page; over a workspace a dialog. */
static void
ask (IsmsWindow *self, IsmsSetupPage *page)
{
  AdwDialog *dialog;
  GtkWidget *navigation;

  if (!isms_window_get_path (self))
    {
      isms_window_push_welcome (self, ADW_NAVIGATION_PAGE (page));
      return;
    }
  navigation = adw_navigation_view_new ();
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (navigation), ADW_NAVIGATION_PAGE (page));
  dialog = adw_dialog_new ();
  adw_dialog_set_title (dialog, adw_navigation_page_get_title (ADW_NAVIGATION_PAGE (page)));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_child (dialog, navigation);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
new_workspace_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsSetupPage *page = isms_setup_page_new (NULL);

  g_signal_connect_object (page, "create", G_CALLBACK (create_cb), widget, G_CONNECT_DEFAULT);
  ask (ISMS_WINDOW (widget), page);
}

static void
import_spreadsheet_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsSetupPage *page = isms_setup_page_new (_ ("Import a Spreadsheet"));

  g_signal_connect_object (page, "create", G_CALLBACK (create_and_import_cb), widget,
                           G_CONNECT_DEFAULT);
  ask (ISMS_WINDOW (widget), page);
}

/* Once made, it is a workspace like any other; opened again, it is as the person left it. */
static void
open_sample_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Making *making = g_new0 (Making, 1);

  making->sample = TRUE;
  /* Translators: the beginning of a file's name. */
  start_making (ISMS_WINDOW (widget), making, _ ("Sample"), _ ("Making the sample…"));
}

/* --- Import --- */

static void
import_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    isms_window_import_workspace (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    isms_window_show_error (self, error);
}

static void
import_workspace_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const suffixes[] = { "isms", NULL };
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = isms_file_filters_new (_ ("Parapet Workspaces"), suffixes);

  gtk_file_dialog_set_title (dialog, _ ("Import a Workspace"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Import"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, import_chosen_cb, g_object_ref (widget));
}

/**
 * isms_window_class_install_making:
 * @widget_class: the window's
 */
void
isms_window_class_install_making (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.new-workspace", NULL, new_workspace_cb);
  gtk_widget_class_install_action (widget_class, "win.import-spreadsheet", NULL,
                                   import_spreadsheet_cb);
  gtk_widget_class_install_action (widget_class, "win.open-sample", NULL, open_sample_cb);
  gtk_widget_class_install_action (widget_class, "win.import-workspace", NULL, import_workspace_cb);
}

/**
 * isms_window_import_workspace:
 * @self: a window
 * @file: a workspace anywhere
 *
 * Copies it into the data directory, checks that it is a workspace, and opens the copy here.
 */
void
isms_window_import_workspace (IsmsWindow *self, GFile *file)
{
  Making *making = g_new0 (Making, 1);
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *title = isms_workspaces_dup_title (base);

  making->from = g_object_ref (file);
  start_making (self, making, title, _ ("Importing the workspace…"));
}

/**
 * isms_window_restore_backup:
 * @self: a window
 * @backup: a backup's path
 * @title: what the copy is to be called
 *
 * Makes a copy of the backup in the data directory, never over another, and opens it here.
 */
void
isms_window_restore_backup (IsmsWindow *self, const char *backup, const char *title)
{
  Making *making = g_new0 (Making, 1);

  making->backup = g_strdup (backup);
  start_making (self, making, title, _ ("Restoring the backup…"));
}
