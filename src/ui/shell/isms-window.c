/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The window: one workspace, its destinations, and the first-run page while there is none. What it
 * offers beyond showing pages lives beside it: undo, the finder, the chooser, the dialogs. */

#include "isms-config.h"

#include "isms-window.h"

#include <glib/gi18n-lib.h>

#include "isms-destinations.h"
#include "isms-error.h"
#include "isms-opening.h"
#include "isms-read-only.h"
#include "isms-shortcuts.h"
#include "isms-sidebar.h"
#include "isms-steps.h"
#include "isms-welcome.h"
#include "isms-window-actions.h"
#include "isms-workspaces.h"

#define BACKUP_DELAY_S 5 /* until what was opened is on show, and nothing else wants to read */

struct _IsmsWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *faces;
  AdwNavigationSplitView *split;
  AdwNavigationPage *content_page;
  GtkListBox *sidebar;
  GtkMenuButton *workspace_button;
  GtkMenuButton *menu_button;
  GtkMenuButton *page_menu_button;
  GMenuModel *primary_menu;
  GMenuModel *page_menu;
  GtkWidget *new_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  AdwBanner *banner;
  GtkStack *pages;
  GtkWidget *loading_spinner;
  IsmsWelcome *welcome; /* made when it is first shown */

  GSettings *settings;
  IsmsSteps *steps;
  IsmsWorkspace *workspace;
  char *path; /* of the workspace, or of the one being opened */
  IsmsOpening *opening;
  guint backup_timeout;
  const IsmsDestination *destination;
  GQueue history; /* of IsmsDestination, borrowed: where Alt+Left leads */
};

enum
{
  PROP_WORKSPACE = 1,
  PROP_LOADING,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (IsmsWindow, isms_window, ADW_TYPE_APPLICATION_WINDOW)

/* By IsmsPageAction. */
static const char *const page_actions[ISMS_PAGE_N_ACTIONS] = {
  [ISMS_PAGE_ACTION_NEW] = "win.new",       [ISMS_PAGE_ACTION_FILTER] = "win.find-in-page",
  [ISMS_PAGE_ACTION_EDIT] = "win.edit",     [ISMS_PAGE_ACTION_ARCHIVE] = "win.archive",
  [ISMS_PAGE_ACTION_IMPORT] = "win.import", [ISMS_PAGE_ACTION_EXPORT] = "win.export",
  [ISMS_PAGE_ACTION_PRINT] = "win.print",
};

static void
update_density (IsmsWindow *self)
{
  if (g_settings_get_boolean (self->settings, "compact-lists"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
}

static void
update_actions (IsmsWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  IsmsPage *page = isms_window_get_page (self);
  gboolean open = self->workspace != NULL;

  for (int i = 0; i < ISMS_PAGE_N_ACTIONS; i++)
    gtk_widget_action_set_enabled (widget, page_actions[i], page && isms_page_can (page, i));
  gtk_widget_action_set_enabled (widget, "win.undo", isms_steps_get_can (self->steps, ISMS_UNDO));
  gtk_widget_action_set_enabled (widget, "win.redo", isms_steps_get_can (self->steps, ISMS_REDO));
  gtk_widget_action_set_enabled (widget, "win.back", !g_queue_is_empty (&self->history));
  gtk_widget_action_set_enabled (widget, "win.destination", open);
  gtk_widget_action_set_enabled (widget, "win.show-record", open);
  gtk_widget_action_set_enabled (widget, "win.toggle-sidebar", open);
  gtk_widget_action_set_enabled (widget, "win.find", open);
  gtk_widget_action_set_enabled (widget, "win.export-copy", open);
  gtk_widget_action_set_enabled (widget, "win.back-up", open);
  gtk_widget_action_set_enabled (widget, "win.restore", open);
  gtk_widget_action_set_enabled (widget, "win.acting-as", open);
  gtk_widget_action_set_enabled (widget, "win.close-workspace", open || self->opening);
  gtk_widget_set_visible (self->new_button, page && isms_page_can (page, ISMS_PAGE_ACTION_NEW));
}

static void
update_title (IsmsWindow *self)
{
  const char *title = self->workspace ? isms_workspace_get_title (self->workspace) : NULL;
  g_autofree char *base = self->path ? isms_workspaces_dup_title (self->path) : NULL;

  if (!title || !*title)
    title = base;
  gtk_menu_button_set_label (self->workspace_button, title ? title : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->workspace_button), title);
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

static GtkWidget *
ensure_page (IsmsWindow *self, const IsmsDestination *destination)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, destination->id);

  if (page)
    return page;
  page = destination->create (self->workspace);
  g_signal_connect_object (page, "can-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->pages, page, destination->id);
  return page;
}

static void
go (IsmsWindow *self, const IsmsDestination *destination, gboolean remember)
{
  GtkWidget *page;

  if (remember && self->destination && self->destination != destination)
    g_queue_push_tail (&self->history, (gpointer) self->destination);
  self->destination = destination;
  page = ensure_page (self, destination);
  gtk_stack_set_visible_child (self->pages, page);
  adw_navigation_page_set_title (self->content_page, isms_page_get_title (ISMS_PAGE (page)));
  gtk_widget_set_tooltip_text (self->new_button,
                               g_dgettext (GETTEXT_PACKAGE, destination->new_label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_dgettext (GETTEXT_PACKAGE, destination->new_label), -1);
  isms_sidebar_select (self->sidebar, destination);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  g_settings_set_string (self->settings, "destination", destination->id);
  update_actions (self);
}

static void
clear_pages (IsmsWindow *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->pages));

  gtk_stack_set_visible_child_name (self->pages, "loading");
  while (child)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (ISMS_IS_PAGE (child))
        gtk_stack_remove (self->pages, child);
      child = next;
    }
  self->destination = NULL;
  g_queue_clear (&self->history);
  isms_sidebar_select (self->sidebar, NULL);
}

static void
set_opening (IsmsWindow *self, IsmsOpening *opening)
{
  g_clear_pointer (&self->opening, isms_opening_drop);
  self->opening = opening;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
}

static IsmsWelcome *
ensure_welcome (IsmsWindow *self)
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

static void
release_workspace (IsmsWindow *self)
{
  g_clear_handle_id (&self->backup_timeout, g_source_remove);
  set_opening (self, NULL);
  isms_steps_set_store (self->steps, NULL);
  clear_pages (self);
  g_clear_pointer (&self->path, g_free);
  if (self->workspace)
    {
      g_signal_handlers_disconnect_by_data (self->workspace, self);
      isms_workspace_close (self->workspace);
      g_clear_object (&self->workspace);
    }
}

static void
take_workspace (IsmsWindow *self, IsmsWorkspace *workspace)
{
  g_autofree char *last = g_settings_get_string (self->settings, "destination");
  const IsmsDestination *destination = isms_destination_find (last);
  guint n;
  const IsmsDestination *all = isms_destinations (&n);

  self->workspace = workspace;
  g_signal_connect_object (workspace, "notify::title", G_CALLBACK (update_title), self,
                           G_CONNECT_SWAPPED);
  isms_steps_set_store (self->steps, isms_workspace_get_store (workspace));
  update_title (self);
  update_banner (self);
  isms_workspaces_restore_acting (self->settings, workspace);
  if (!destination && n > 0)
    destination = &all[0];
  if (destination)
    go (self, destination, FALSE);
  g_settings_set_string (self->settings, "last-workspace", self->path);
  self->backup_timeout = g_timeout_add_seconds_once (BACKUP_DELAY_S, back_up_cb, self);
  g_source_set_static_name (g_main_context_find_source_by_id (NULL, self->backup_timeout),
                            "[parapet] back_up_cb");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
  update_actions (self);
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

static void
await_opening (IsmsWindow *self, const char *path, IsmsOpening *opening)
{
  release_workspace (self);
  self->path = g_strdup (path);
  isms_opening_attach (opening, GTK_WINDOW (self), self->loading_spinner, opened_cb);
  set_opening (self, opening);
  update_title (self);
  update_banner (self);
  update_actions (self);
  gtk_stack_set_visible_child_name (self->faces, "workspace");
}

static void
banner_clicked_cb (IsmsWindow *self)
{
  IsmsStoreAccess access = isms_store_get_access (isms_workspace_get_store (self->workspace));
  g_autofree char *path = g_strdup (self->path);
  const char *action = isms_read_only_get_action (access);

  if (action)
    gtk_widget_activate_action (GTK_WIDGET (self), action, NULL);
  else
    isms_window_open (self, path);
}

static void
page_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsPage *page = isms_window_get_page (ISMS_WINDOW (widget));

  for (int i = 0; page && i < ISMS_PAGE_N_ACTIONS; i++)
    if (strcmp (name, page_actions[i]) == 0)
      isms_page_activate (page, i);
}

static void
destination_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  isms_window_show_destination (ISMS_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *kind;
  gint64 id;

  g_variant_get (parameter, "(&sx)", &kind, &id);
  isms_window_show_record (ISMS_WINDOW (widget), kind, id);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);
  const IsmsDestination *destination = g_queue_pop_tail (&self->history);

  if (destination)
    go (self, destination, FALSE);
}

static void
undo_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  isms_steps_run (ISMS_WINDOW (widget)->steps,
                  strcmp (name, "win.redo") == 0 ? ISMS_REDO : ISMS_UNDO, 0);
}

/* The menu is in the sidebar, or in the first-run page's own header bar. */
static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);

  if (!self->path)
    {
      isms_welcome_open_menu (ensure_welcome (self));
      return;
    }
  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_menu_button_popup (self->menu_button);
}

static gboolean
is_narrow (IsmsWindow *self)
{
  return adw_application_window_get_current_breakpoint (ADW_APPLICATION_WINDOW (self)) != NULL;
}

static void
hide_sidebar (IsmsWindow *self, gboolean hidden)
{
  adw_navigation_split_view_set_collapsed (self->split, hidden);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
  g_settings_set_boolean (self->settings, "sidebar-hidden", hidden);
}

/* Narrow: between the sidebar and the content. Wide: the sidebar away or there. */
static void
toggle_sidebar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);
  AdwNavigationSplitView *split = self->split;

  if (is_narrow (self))
    adw_navigation_split_view_set_show_content (
        split, !adw_navigation_split_view_get_show_content (split));
  else
    hide_sidebar (self, !adw_navigation_split_view_get_collapsed (split));
}

static void
show_sidebar_again_cb (gpointer data)
{
  g_autoptr (IsmsWindow) self = data;

  if (self->settings && !is_narrow (self)
      && !adw_navigation_split_view_get_show_content (self->split))
    hide_sidebar (self, FALSE);
}

/* In a wide window whose sidebar is hidden, the way back leads to both: not while the view is
 * still going back. */
static void
show_content_cb (IsmsWindow *self)
{
  if (!adw_navigation_split_view_get_show_content (self->split)
      && adw_navigation_split_view_get_collapsed (self->split) && !is_narrow (self))
    g_idle_add_once (show_sidebar_again_cb, g_object_ref (self));
}

static void
undo_failed_cb (IsmsWindow *self, GError *error)
{
  isms_window_show_error (self, error);
}

/* Made anew each time it opens: which workspaces there are may have changed. */
static void
fill_workspace_menu_cb (GtkMenuButton *button, gpointer data)
{
  IsmsWindow *self = data;
  g_autoptr (GMenuModel) menu = isms_workspaces_create_menu (self->settings, self->path);

  gtk_menu_button_set_menu_model (button, menu);
}

/* Menus that never change are made when they are first opened: the first frame does without. */
static void
fill_menu_cb (GtkMenuButton *button, gpointer menu)
{
  if (!gtk_menu_button_get_menu_model (button))
    gtk_menu_button_set_menu_model (button, menu);
}

static void
follow_settings (IsmsWindow *self, GSettings *settings)
{
  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_GET_NO_CHANGES);
  g_settings_bind (settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_GET_NO_CHANGES);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_GET_NO_CHANGES);
  g_signal_connect_object (settings, "changed::compact-lists", G_CALLBACK (update_density), self,
                           G_CONNECT_SWAPPED);
  adw_navigation_split_view_set_collapsed (self->split,
                                           g_settings_get_boolean (settings, "sidebar-hidden"));
  update_density (self);
}

static gboolean
isms_window_close_request (GtkWindow *window)
{
  IsmsWindow *self = ISMS_WINDOW (window);
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  return GTK_WINDOW_CLASS (isms_window_parent_class)->close_request (window);
}

static void
isms_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IsmsWindow *self = ISMS_WINDOW (object);

  switch (id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, self->workspace);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->opening != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_window_dispose (GObject *object)
{
  IsmsWindow *self = ISMS_WINDOW (object);

  if (self->steps)
    release_workspace (self);
  g_clear_object (&self->steps);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_WINDOW);
  G_OBJECT_CLASS (isms_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/parapet/Parapet/isms-window.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, split);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, content_page);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, workspace_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, page_menu_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, page_menu);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, IsmsWindow, loading_spinner);
  gtk_widget_class_bind_template_callback (widget_class, banner_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_content_cb);
}

static void
isms_window_class_init (IsmsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = isms_window_get_property;
  object_class->dispose = isms_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = isms_window_close_request;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, ISMS_TYPE_WORKSPACE, flags);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_children (widget_class);

  for (int i = 0; i < ISMS_PAGE_N_ACTIONS; i++)
    gtk_widget_class_install_action (widget_class, page_actions[i], NULL, page_action_cb);
  gtk_widget_class_install_action (widget_class, "win.destination", "s", destination_cb);
  gtk_widget_class_install_action (widget_class, "win.show-record", "(sx)", show_record_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
  isms_window_class_install_actions (widget_class);
}

static void
isms_window_init (IsmsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->steps = isms_steps_new (self->toasts);
  g_object_bind_property (self->steps, "undo-words", self->undo_button, "tooltip-text",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->steps, "redo-words", self->redo_button, "tooltip-text",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->steps, "notify::can-redo", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "failed", G_CALLBACK (undo_failed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_sidebar_fill (self->sidebar);
  isms_shortcuts_add_to_window (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->workspace_button, fill_workspace_menu_cb, self,
                                         NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, fill_menu_cb, self->primary_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->page_menu_button, fill_menu_cb, self->page_menu,
                                         NULL);
  update_actions (self);
}

static IsmsWindow *
create (IsmsApplication *application)
{
  IsmsWindow *self = g_object_new (ISMS_TYPE_WINDOW, "application", application, NULL);

  follow_settings (self, isms_application_get_settings (application));
  return self;
}

/**
 * isms_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window on its first-run page, not yet shown; GTK keeps it
 */
IsmsWindow *
isms_window_new (IsmsApplication *application)
{
  IsmsWindow *self;

  g_return_val_if_fail (ISMS_IS_APPLICATION (application), NULL);

  self = create (application);
  ensure_welcome (self);
  gtk_stack_set_visible_child_name (self->faces, "welcome");
  return self;
}

/**
 * isms_window_new_open:
 * @application: the application
 * @path: a workspace file
 *
 * Opens the file in a new window, which shows itself when it has something to show.
 *
 * Returns: (transfer none): the window; GTK keeps it
 */
IsmsWindow *
isms_window_new_open (IsmsApplication *application, const char *path)
{
  IsmsOpening *opening;
  IsmsWindow *self;

  g_return_val_if_fail (ISMS_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  opening = isms_opening_start (path); /* its thread works while the window is made */
  self = create (application);
  await_opening (self, path, opening);
  return self;
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
  g_return_if_fail (ISMS_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  await_opening (self, path, isms_opening_start (path));
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

  release_workspace (self);
  update_title (self);
  update_banner (self);
  update_actions (self);
  isms_welcome_refresh (ensure_welcome (self));
  gtk_stack_set_visible_child_name (self->faces, "welcome");
  g_settings_set_string (self->settings, "last-workspace", "");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
}

/**
 * isms_window_get_workspace:
 * @self: a window
 *
 * Returns: (nullable) (transfer none): what is open
 */
IsmsWorkspace *
isms_window_get_workspace (IsmsWindow *self)
{
  return self->workspace;
}

/**
 * isms_window_get_path:
 * @self: a window
 *
 * Returns: (nullable): the file that is open or being opened
 */
const char *
isms_window_get_path (IsmsWindow *self)
{
  return self->path;
}

gboolean
isms_window_get_loading (IsmsWindow *self)
{
  return self->opening != NULL;
}

/**
 * isms_window_get_page:
 * @self: a window
 *
 * Returns: (nullable) (transfer none): the page on show
 */
IsmsPage *
isms_window_get_page (IsmsWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return self->workspace && ISMS_IS_PAGE (page) ? ISMS_PAGE (page) : NULL;
}

/**
 * isms_window_get_destination:
 * @self: a window
 *
 * Returns: (nullable): the id of the destination on show
 */
const char *
isms_window_get_destination (IsmsWindow *self)
{
  return self->destination ? self->destination->id : NULL;
}

/**
 * isms_window_show_destination:
 * @self: a window
 * @destination: an id; one that is not there changes nothing
 */
void
isms_window_show_destination (IsmsWindow *self, const char *destination)
{
  const IsmsDestination *found = isms_destination_find (destination);

  g_return_if_fail (ISMS_IS_WINDOW (self));

  if (found && self->workspace)
    go (self, found, TRUE);
}

/**
 * isms_window_show_record:
 * @self: a window
 * @kind: a kind's name
 * @id: the record
 *
 * Goes to the destination of that kind and shows the record there.
 *
 * Returns: %FALSE if no destination has a place for it
 */
gboolean
isms_window_show_record (IsmsWindow *self, const char *kind, gint64 id)
{
  const IsmsDestination *found = isms_destination_find_kind (kind);
  const IsmsKind *of = isms_kind_find (kind);

  g_return_val_if_fail (ISMS_IS_WINDOW (self), FALSE);

  if (!found || !of || !self->workspace)
    return FALSE;
  go (self, found, TRUE);
  return isms_page_show_record (isms_window_get_page (self), of, id);
}

/**
 * isms_window_push_welcome:
 * @self: a window without a workspace
 * @page: (transfer floating): a page to go on with
 */
void
isms_window_push_welcome (IsmsWindow *self, AdwNavigationPage *page)
{
  isms_welcome_push (ensure_welcome (self), page);
}

/**
 * isms_window_add_toast:
 * @self: a window
 * @toast: (transfer full): a toast
 */
void
isms_window_add_toast (IsmsWindow *self, AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * isms_window_show_error:
 * @self: a window
 * @error: an error
 *
 * Says it to the person, unless it is only that something was cancelled.
 */
void
isms_window_show_error (IsmsWindow *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (isms_error_is_cancelled (error))
    return;
  sentence = isms_error_dup_sentence (error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.error", "s", sentence);
}
