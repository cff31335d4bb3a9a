/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The backups of a workspace, to go on with a copy of one. What is open or damaged stays as it is.
 */

#include "isms-config.h"

#include "isms-restore-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-error.h"
#include "isms-faces.h"
#include "isms-window-actions.h"

/* What a click needs; lives with the dialog. */
typedef struct
{
  IsmsWindow *window; /* borrowed: the dialog is inside it */
  AdwDialog *dialog;  /* borrowed: owns this */
  char *title;
} Context;

static void
free_context (gpointer data)
{
  Context *context = data;

  g_free (context->title);
  g_free (context);
}

static char *
dup_time (const char *iso)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) taken = g_date_time_new_from_iso8601 (iso, utc);
  g_autoptr (GDateTime) local = taken ? g_date_time_to_local (taken) : NULL;

  g_autofree char *weekday = local != NULL ? g_date_time_format (local, "%A") : NULL;
  g_autofree char *moment = isms_day_dup_moment (iso);

  /* Translators: of a backup: the weekday ("Thursday"), day and time ("5 Nov 2026, 14:05") */
  return local != NULL ? g_strdup_printf (C_ ("backup", "%s, %s"), weekday, moment)
                       : g_steal_pointer (&moment);
}

static void
restore_cb (GtkWidget *row, Context *context)
{
  const char *path = g_object_get_data (G_OBJECT (row), "path");
  const char *taken_at = g_object_get_data (G_OBJECT (row), "taken-at");
  g_autofree char *title = g_strdup_printf ("%s %.10s", context->title, taken_at);

  isms_window_restore_backup (context->window, path, title);
  adw_dialog_close (context->dialog);
}

static void
add_row (AdwPreferencesGroup *group, const IsmsBackup *backup, Context *context)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = dup_time (backup->taken_at);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  /* Translators: of a backup: its size, and why it was made. */
  g_autofree char *facts = backup->format > 0
                               ? g_strdup_printf (_ ("%s · Before an update of its format"), size)
                               : g_strdup (size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("document-open-recent-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (backup->path), g_free);
  g_object_set_data_full (G_OBJECT (row), "taken-at", g_strdup (backup->taken_at), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (restore_cb), context);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
create_content (GPtrArray *backups, Context *context, const GError *reason)
{
  GtkWidget *page;
  AdwPreferencesGroup *group;
  g_autofree char *sentence = reason ? isms_error_dup_sentence (reason) : NULL;

  if (!backups || backups->len == 0)
    {
      page = isms_face_new_status (
          "document-open-recent-symbolic", _ ("No Backups Yet"),
          sentence ? sentence : _ ("“Back Up Now” in the workspace menu makes the first one."));
      gtk_widget_add_css_class (page, "compact");
      return page;
    }
  page = adw_preferences_page_new ();
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (group, _ ("Restore as a Copy"));
  adw_preferences_group_set_description (
      group, sentence ? sentence : _ ("The workspace stays as it is; the copy opens beside it."));
  for (guint i = 0; i < backups->len; i++)
    add_row (group, g_ptr_array_index (backups, i), context);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  return page;
}

/**
 * isms_restore_dialog_new:
 * @window: where the copy is opened
 * @folder: of the backups
 * @title: of the workspace, for the copy's name, which the day of the backup follows
 * @reason: (nullable): why the workspace itself did not open
 *
 * Returns: (transfer floating): the dialog, not yet shown
 */
AdwDialog *
isms_restore_dialog_new (IsmsWindow *window,
                         const char *folder,
                         const char *title,
                         const GError *reason)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  Context *context = g_new0 (Context, 1);
  g_autoptr (GPtrArray) backups = isms_backup_list (folder, NULL);

  context->window = window;
  context->dialog = dialog;
  context->title = g_strdup (title);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_content (backups, context, reason));
  adw_dialog_set_title (dialog, _ ("Restore a Backup"));
  adw_dialog_set_content_width (dialog, 480);
  adw_dialog_set_child (dialog, view);
  g_object_set_data_full (G_OBJECT (dialog), "context", context, free_context);
  return dialog;
}
