/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a window does with the workspace it has, as a file: copies, backups, closing; and the
 * dialogs it can show. */

#include "isms-config.h"

#include "isms-window-actions.h"

#include <glib/gi18n-lib.h>

#include "isms-acting-dialog.h"
#include "isms-day.h"
#include "isms-error.h"
#include "isms-finder.h"
#include "isms-preferences.h"
#include "isms-restore-dialog.h"
#include "isms-shortcuts-dialog.h"
#include "isms-tell.h"
#include "isms-window-private.h"
#include "isms-window-work.h"
#include "isms-workspaces.h"

static GSettings *
get_settings (IsmsWindow *self)
{
  return isms_application_get_settings (
      ISMS_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
}

/* --- Export --- */

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  IsmsWindowWork *work = data;
  g_autoptr (GError) error = NULL;

  if (isms_store_export_copy_finish (ISMS_STORE (source), result, &error))
    {
      g_autofree char *name = g_filename_display_basename (work->path);
      /* Translators: %s is the name of a file. */
      g_autofree char *words = g_strdup_printf (_ ("Exported a copy to “%s”"), name);

      isms_window_toast (work->window, words);
    }
  else
    isms_window_say_write_error (work->window, error, work->path);
  isms_window_work_end (work);
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
  g_autofree char *date = isms_day_today ();
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

      isms_window_say_write_error (self, error, file);
    }
  else if (path)
    isms_window_toast (self, _ ("Backed up"));
}

/* Of its own accord: said only where it goes wrong. */
static void
quietly_backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = isms_store_backup_finish (ISMS_STORE (source), result, &error);

  if (error && !isms_error_is_cancelled (error))
    isms_window_toast (self, _ ("Today’s backup could not be made. Your work is saved."));
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
  isms_window_toast (ISMS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
error_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  isms_tell_error (ADW_APPLICATION_WINDOW (widget), ISMS_WINDOW (widget)->toasts,
                   g_variant_get_string (parameter, NULL));
}

static void
refused_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *label, *words;

  g_variant_get (parameter, "(&s&s)", &label, &words);
  isms_tell_refused (ADW_APPLICATION_WINDOW (widget), ISMS_WINDOW (widget)->toasts, label, words);
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
    { "win.open-workspace", "s", open_workspace_cb },
    { "win.export-copy", NULL, export_copy_cb },
    { "win.back-up", NULL, back_up_cb },
    { "win.restore", NULL, restore_cb },
    { "win.close-workspace", NULL, close_workspace_cb },
    { "win.toast", "s", toast_cb },
    { "win.error", "s", error_cb },
    { "win.refused", "(ss)", refused_cb },
    { "win.find", NULL, dialog_cb },
    { "win.shortcuts", NULL, dialog_cb },
    { "win.preferences", NULL, dialog_cb },
    { "win.acting-as", NULL, dialog_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
  isms_window_class_install_making (widget_class);
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
  IsmsWindowWork *work = isms_window_work_begin (self, _ ("Exporting a copy…"));

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
      isms_tell_by (ADW_APPLICATION_WINDOW (self),
                    isms_restore_dialog_new (self, entry->backups, entry->title, error));
      return;
    }
  isms_tell_alert (ADW_APPLICATION_WINDOW (self), _ ("Could Not Open It"), body);
}
