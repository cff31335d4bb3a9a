/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a window does with workspaces as files. Each works on a thread of its own or of the store,
 * shows a toast with Cancel while it lasts, and ends by opening a path or saying what went wrong.
 */

#include "isms-config.h"

#include "isms-window-actions.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "isms-acting-dialog.h"
#include "isms-error.h"
#include "isms-finder.h"
#include "isms-import-dialog.h"
#include "isms-preferences.h"
#include "isms-restore-dialog.h"
#include "isms-sample.h"
#include "isms-setup-page.h"
#include "isms-shortcuts-dialog.h"
#include "isms-window-private.h"
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

/* Work under way: its window and the toast that can cancel it. */
typedef struct
{
  IsmsWindow *window;
  AdwToast *toast;
  GCancellable *cancellable;
  char *path; /* that is written */
} Work;

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

static void
cancel_cb (GCancellable *cancellable)
{
  g_cancellable_cancel (cancellable);
}

static Work *
begin_work (IsmsWindow *window, const char *words)
{
  Work *work = g_new0 (Work, 1);

  work->window = g_object_ref (window);
  work->cancellable = g_cancellable_new ();
  work->toast = adw_toast_new ("");
  adw_toast_set_use_markup (work->toast, FALSE);
  adw_toast_set_title (work->toast, words);
  adw_toast_set_timeout (work->toast, 0);
  adw_toast_set_button_label (work->toast, _ ("_Cancel"));
  g_signal_connect_object (work->toast, "button-clicked", G_CALLBACK (cancel_cb), work->cancellable,
                           G_CONNECT_SWAPPED);
  isms_window_add_toast (window, g_object_ref (work->toast));
  return work;
}

static void
end_work (Work *work)
{
  adw_toast_dismiss (work->toast);
  g_object_unref (work->toast);
  g_object_unref (work->cancellable);
  g_object_unref (work->window);
  g_free (work->path);
  g_free (work);
}

static void
show_toast (IsmsWindow *self, const char *words)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, words);
  isms_window_add_toast (self, toast);
}

/* Of work that was to write a file at @path. */
static void
say_write_error (IsmsWindow *self, const GError *error, const char *path)
{
  g_autofree char *sentence = NULL;

  if (isms_error_is_cancelled (error))
    return;
  sentence = isms_error_dup_write_sentence (error, path);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.error", "s", sentence);
}

/* What went wrong before gives way: one is enough to close. */
static void
present_trouble (IsmsWindow *self, AdwDialog *dialog)
{
  if (self->trouble)
    adw_dialog_force_close (self->trouble);
  g_set_weak_pointer (&self->trouble, dialog);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* The heading must be short: libadwaita 1.7 can not measure one that does not fit on a line. */
static void
show_alert (IsmsWindow *self, const char *heading, const char *body)
{
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  present_trouble (self, dialog);
}

static GSettings *
get_settings (IsmsWindow *self)
{
  return isms_application_get_settings (
      ISMS_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

/* --- Making a workspace file --- */

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

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  Making *making = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      isms_window_open (work->window, making->path);
      if (making->spreadsheet)
        g_signal_connect (work->window, "notify::workspace", G_CALLBACK (import_when_open_cb),
                          NULL);
    }
  else
    say_write_error (work->window, error, making->path);
  end_work (work);
}

static void
start_making (IsmsWindow *self, Making *making, const char *title, const char *words)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Work *work;

  making->path = isms_workspaces_dup_new_path (title, &error);
  if (!making->path)
    {
      isms_window_show_error (self, error);
      free_making (making);
      return;
    }
  work = begin_work (self, words);
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

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) workspaces = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (workspaces, _ ("Parapet Workspaces"));
  gtk_file_filter_add_suffix (workspaces, "isms");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, workspaces);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

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
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GListModel) filters = create_filters ();

  gtk_file_dialog_set_title (dialog, _ ("Import a Workspace"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Import"));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (widget), NULL, import_chosen_cb, g_object_ref (widget));
}

/* --- Export --- */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;

  if (isms_store_export_copy_finish (ISMS_STORE (source), result, &error))
    {
      g_autofree char *name = g_filename_display_basename (work->path);
      /* Translators: %s is the name of a file. */
      g_autofree char *words = g_strdup_printf (_ ("Exported a copy to “%s”"), name);

      show_toast (work->window, words);
    }
  else
    say_write_error (work->window, error, work->path);
  end_work (work);
}

static void
export_chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file)
    isms_window_export_copy (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    isms_window_show_error (self, error);
}

static void
export_copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *title = isms_workspaces_dup_title (isms_window_get_path (ISMS_WINDOW (widget)));
  g_autofree char *proposed = g_strdup_printf ("%s-%s.isms", title, date);

  gtk_file_dialog_set_title (dialog, _ ("Export a Copy"));
  gtk_file_dialog_set_accept_label (dialog, _ ("_Export"));
  gtk_file_dialog_set_initial_name (dialog, proposed);
  gtk_file_dialog_save (dialog, GTK_WINDOW (widget), NULL, export_chosen_cb, g_object_ref (widget));
}

/* --- Backups --- */

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = isms_store_backup_finish (ISMS_STORE (source), result, &error);

  if (error)
    {
      g_autofree char *folder = isms_store_dup_backup_folder (ISMS_STORE (source));
      g_autofree char *file = g_build_filename (folder, "backup", NULL);

      say_write_error (self, error, file);
    }
  else if (path)
    show_toast (self, _ ("Backed up"));
}

/* Of its own accord: said only where it goes wrong. */
static void
quietly_backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = isms_store_backup_finish (ISMS_STORE (source), result, &error);

  if (error && !isms_error_is_cancelled (error))
    show_toast (self, _ ("Today’s backup could not be made. Your work is saved."));
}

static void
back_up_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsStore *store = isms_workspace_get_store (isms_window_get_workspace (ISMS_WINDOW (widget)));
  g_autofree char *folder = isms_store_dup_backup_folder (store);

  isms_store_backup_async (store, folder, TRUE, NULL, backed_up_cb, g_object_ref (widget));
}

static void
restore_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWorkspace *workspace = isms_window_get_workspace (ISMS_WINDOW (widget));
  g_autofree char *folder = isms_store_dup_backup_folder (isms_workspace_get_store (workspace));
  AdwDialog *dialog = isms_restore_dialog_new (ISMS_WINDOW (widget), folder,
                                               isms_workspace_get_title (workspace), NULL);

  adw_dialog_present (dialog, widget);
}

/* --- The rest --- */

static void
open_workspace_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));
  GApplication *application = G_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget)));
  IsmsWindow *self = ISMS_WINDOW (widget);

  if (isms_application_is_open (ISMS_APPLICATION (application), g_file_peek_path (file)))
    g_application_open (application, &file, 1, "");
  else
    isms_window_open (self, g_file_peek_path (file));
}

static void
close_workspace_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  isms_window_close_workspace (ISMS_WINDOW (widget));
}

static void
toast_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_toast (ISMS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* What needs more than one sentence waits to be read; the rest passes by. */
static void
error_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *words = g_variant_get_string (parameter, NULL);

  if (strstr (words, ". "))
    show_alert (ISMS_WINDOW (widget), _ ("That Did Not Work"), words);
  else
    show_toast (ISMS_WINDOW (widget), words);
}

static void
dialog_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);
  AdwDialog *dialog = NULL;

  if (strcmp (name, "win.find") == 0)
    dialog = isms_finder_new (isms_window_get_workspace (self));
  else if (strcmp (name, "win.shortcuts") == 0)
    dialog = isms_shortcuts_dialog_new ();
  else if (strcmp (name, "win.preferences") == 0)
    dialog = isms_preferences_new (get_settings (self));
  else
    dialog = isms_acting_dialog_new (get_settings (self), isms_window_get_workspace (self));
  adw_dialog_present (dialog, widget);
}

/**
 * isms_window_class_install_actions:
 * @widget_class: the window's
 */
void
isms_window_class_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "win.new-workspace", NULL, new_workspace_cb },
    { "win.open-workspace", "s", open_workspace_cb },
    { "win.import-spreadsheet", NULL, import_spreadsheet_cb },
    { "win.open-sample", NULL, open_sample_cb },
    { "win.import-workspace", NULL, import_workspace_cb },
    { "win.export-copy", NULL, export_copy_cb },
    { "win.back-up", NULL, back_up_cb },
    { "win.restore", NULL, restore_cb },
    { "win.close-workspace", NULL, close_workspace_cb },
    { "win.toast", "s", toast_cb },
    { "win.error", "s", error_cb },
    { "win.find", NULL, dialog_cb },
    { "win.shortcuts", NULL, dialog_cb },
    { "win.preferences", NULL, dialog_cb },
    { "win.acting-as", NULL, dialog_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
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

/**
 * isms_window_export_copy:
 * @self: a window with a workspace
 * @file: where to
 */
void
isms_window_export_copy (IsmsWindow *self, GFile *file)
{
  IsmsStore *store = isms_workspace_get_store (isms_window_get_workspace (self));
  Work *work = begin_work (self, _ ("Exporting a copy…"));

  work->path = g_file_get_parse_name (file);
  isms_store_export_copy_async (store, file, work->cancellable, exported_cb, work);
}

/**
 * isms_window_back_up_if_due:
 * @self: a window whose workspace was just opened
 *
 * Backs it up in the background, as often as the person wants.
 */
void
isms_window_back_up_if_due (IsmsWindow *self)
{
  IsmsStore *store = isms_workspace_get_store (isms_window_get_workspace (self));
  g_autofree char *often = g_settings_get_string (get_settings (self), "backups");
  g_autofree char *folder = NULL;

  if (g_str_equal (often, "never") || isms_store_get_access (store) != ISMS_STORE_WRITABLE)
    return;
  folder = isms_store_dup_backup_folder (store);
  isms_store_backup_async (store, folder, g_str_equal (often, "opening"), NULL,
                           quietly_backed_up_cb, g_object_ref (self));
}

/**
 * isms_window_explain_failed_open:
 * @self: a window
 * @path: what did not open
 * @error: why
 */
void
isms_window_explain_failed_open (IsmsWindow *self, const char *path, const GError *error)
{
  g_autoptr (GPtrArray) entries = isms_workspaces_list (get_settings (self));
  g_autofree char *words = isms_error_dup_sentence (error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *body = g_strdup_printf ("%s\n\n%s", name, words);

  for (guint i = 0; i < entries->len; i++)
    {
      const IsmsWorkspaceEntry *entry = g_ptr_array_index (entries, i);

      if (!g_str_equal (entry->path, path) || !entry->backups)
        continue;
      if (!g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT)
          && !g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_A_WORKSPACE))
        break;
      present_trouble (self, isms_restore_dialog_new (self, entry->backups, entry->title, error));
      return;
    }
  show_alert (self, _ ("Could Not Open It"), body);
}
