/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The window opens a workspace in the background, and closes it without waiting. */

#include "isms-config.h"

#include "isms-commit.h"
#include "isms-meeting-window.h"
#include "isms-read-only.h"
#include "isms-window-actions.h"
#include "isms-window-private.h"
#include "isms-workspaces.h"

#define BACKUP_DELAY_S 5 /* until what was opened is on show, and nothing else wants to read */

static void
update_title (IsmsWindow *self)
{
  const char *title = self->workspace ? isms_workspace_get_title (self->workspace) : NULL;
  g_autofree char *base = self->path ? isms_workspaces_dup_title (self->path) : NULL;
  g_autofree char *file = self->path ? g_filename_display_name (self->path) : NULL;
  g_autofree char *tip = NULL;

  if (!title || !*title)
    title = base;
  tip = file ? g_strconcat (title, "\n", file, NULL) : NULL;
  gtk_menu_button_set_label (self->workspace_button, title ? title : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->workspace_button), tip);
  gtk_window_set_title (GTK_WINDOW (self), title ? title : "Parapet");
  if (self->workspace && title)
    isms_workspaces_remember (self->settings, self->workspace);
}

static void
update_banner (IsmsWindow *self)
{
  IsmsStoreAccess access = ISMS_STORE_WRITABLE;

  if (self->workspace)
    access = isms_store_get_access (isms_workspace_get_store (self->workspace));
  isms_read_only_explain (self->banner, access);
}

static void
set_opening (IsmsWindow *self, IsmsOpening *opening)
{
  g_clear_pointer (&self->opening, isms_opening_drop);
  self->opening = opening;
  isms_window_notify_loading (self);
}

IsmsWelcome *
isms_window_ensure_welcome (IsmsWindow *self)
{
  if (!self->welcome)
    {
      self->welcome = g_object_new (ISMS_TYPE_WELCOME, NULL);
      isms_welcome_set_settings (self->welcome, self->settings);
      gtk_stack_add_named (self->faces, GTK_WIDGET (self->welcome), "welcome");
    }
  return self->welcome;
}

static void
back_up_cb (gpointer data)
{
  IsmsWindow *self = data;

  self->backup_timeout = 0;
  isms_window_back_up_if_due (self);
}

void
isms_window_release_workspace (IsmsWindow *self)
{
  g_clear_handle_id (&self->backup_timeout, g_source_remove);
  set_opening (self, NULL);
  isms_steps_set_store (self->steps, NULL);
  isms_window_clear_pages (self);
  g_clear_pointer (&self->path, g_free);
  if (self->workspace)
    {
      isms_meeting_window_close_all (self->workspace);
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      isms_opening_close (self->workspace);
      g_clear_object (&self->workspace);
    }
}

static void
take_workspace (IsmsWindow *self, IsmsWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;

  self->workspace = workspace;
  g_signal_connect_object (workspace, "notify::title", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  isms_steps_set_store (self->steps, isms_workspace_get_store (workspace));
  update_title (self);
  update_banner (self);
  if (!isms_workspaces_restore_acting (self->settings, workspace, &error))
    isms_ui_report_error (GTK_WIDGET (self), error);
  isms_window_go_to_start (self);
  g_settings_set_string (self->settings, "last-workspace", self->path);
  self->backup_timeout = g_timeout_add_seconds_once (BACKUP_DELAY_S, back_up_cb, self);
  g_source_set_static_name (g_main_context_find_source_by_id (NULL, self->backup_timeout),
                            "[parapet] back_up_cb");
  isms_window_notify_workspace (self);
  isms_window_update_actions (self);
  isms_window_record_metrics (self);
}

static void
opened_cb (GtkWindow *window, IsmsWorkspace *workspace, const GError *error)
{
  IsmsWindow *self = ISMS_WINDOW (window);
  g_autofree char *path = g_strdup (self->path);

  set_opening (self, NULL);
  if (workspace)
    {
      take_workspace (self, workspace);
      return;
    }
  isms_window_close_workspace (self);
  isms_window_explain_failed_open (self, path, error);
}

void
isms_window_await_opening (IsmsWindow *self, const char *path, IsmsOpening *opening)
{
  isms_window_release_workspace (self);
  self->path = g_strdup (path);
  isms_opening_attach (opening, GTK_WINDOW (self), self->loading_spinner, opened_cb);
  set_opening (self, opening);
  update_title (self);
  update_banner (self);
  isms_window_update_actions (self);
  gtk_stack_set_visible_child_name (self->faces, "workspace");
}

/**
 * isms_window_open:
 * @self: a window
 * @path: a workspace file
 *
 * Opens it here, in the background; what was open is closed. What goes wrong is said in the window.
 */
void
isms_window_open (IsmsWindow *self, const char *path)
{
  g_autofree char *kept = NULL;

  g_return_if_fail (ISMS_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  kept = g_strdup (path);
  isms_window_release_workspace (self); /* first: it may be the same file */
  isms_window_await_opening (self, kept, isms_opening_start (kept));
}

/* The program does not begin with what was closed; a file that could not be opened is another
 * matter. */
static void
forget_last (IsmsWindow *self)
{
  g_autofree char *last = g_settings_get_string (self->settings, "last-workspace");

  if (g_strcmp0 (self->path, last) == 0)
    g_settings_set_string (self->settings, "last-workspace", "");
}

/**
 * isms_window_close_workspace:
 * @self: a window
 *
 * Closes what is open, or stops opening it, and shows the first-run page.
 */
void
isms_window_close_workspace (IsmsWindow *self)
{
  g_return_if_fail (ISMS_IS_WINDOW (self));

  forget_last (self);
  isms_window_release_workspace (self);
  update_title (self);
  update_banner (self);
  isms_window_update_actions (self);
  isms_welcome_refresh (isms_window_ensure_welcome (self));
  gtk_stack_set_visible_child_name (self->faces, "welcome");
  isms_window_notify_workspace (self);
}
