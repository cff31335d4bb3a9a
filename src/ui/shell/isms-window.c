/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The window: one workspace, its destinations, and the first-run page while there is none. What it
 * offers beyond showing pages lives beside it: undo, the finder, the chooser, the dialogs. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-error.h"
#include "isms-read-only.h"
#include "isms-shortcuts.h"
#include "isms-split.h"
#include "isms-window-actions.h"
#include "isms-window-files.h"
#include "isms-window-private.h"
#include "isms-workspaces.h"

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
  [ISMS_PAGE_ACTION_NEW] = "win.new",
  [ISMS_PAGE_ACTION_FILTER] = "win.find-in-page",
  [ISMS_PAGE_ACTION_EDIT] = "win.edit",
  [ISMS_PAGE_ACTION_ARCHIVE] = "win.archive",
  [ISMS_PAGE_ACTION_IMPORT] = "win.import",
  [ISMS_PAGE_ACTION_EXPORT] = "win.export",
  [ISMS_PAGE_ACTION_PRINT] = "win.print",
  [ISMS_PAGE_ACTION_PRINT_LIST] = "win.print-list",
  [ISMS_PAGE_ACTION_NEXT_TAB] = "win.next-tab",
  [ISMS_PAGE_ACTION_PREVIOUS_TAB] = "win.previous-tab",
};

static void
update_density (IsmsWindow *self)
{
  if (g_settings_get_boolean (self->settings, "compact-lists"))
    gtk_widget_add_css_class (GTK_WIDGET (self), "compact");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compact");
}

/* What Ctrl+N makes here. */
static const IsmsKind *
find_new_kind (IsmsWindow *self, IsmsPage *page)
{
  const char *const *kinds = self->destination->kinds;
  const char *tab = NULL;
  gint64 record;

  isms_page_get_place (page, &tab, &record);
  return isms_kind_find (tab != NULL && g_strv_contains (kinds, tab) ? tab : kinds[0]);
}

static void
update_new_button (IsmsWindow *self, IsmsPage *page)
{
  gboolean can = page != NULL && isms_page_can (page, ISMS_PAGE_ACTION_NEW);
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->new_button, can);
  if (!can)
    return;
  /* Translators: heading: "New Risk" */
  label = g_strdup_printf (_ ("New %s"), _ (find_new_kind (self, page)->label));
  gtk_widget_set_tooltip_text (self->new_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->new_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

/* Where risks are, or what they are risks of. */
static gboolean
can_suggest (IsmsWindow *self)
{
  static const char *const places[] = { "assets", "risks", NULL };

  return self->destination != NULL && g_strv_contains (places, self->destination->id);
}

static gboolean
is_at (IsmsWindow *self, const char *destination)
{
  return self->destination != NULL && g_str_equal (self->destination->id, destination);
}

void
isms_window_update_actions (IsmsWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  IsmsPage *page = isms_window_get_page (self);
  gboolean open = self->workspace != NULL;
  gboolean writable = open && !isms_workspace_get_read_only (self->workspace);

  for (int i = 0; i < ISMS_PAGE_N_ACTIONS; i++)
    gtk_widget_action_set_enabled (widget, page_actions[i], page && isms_page_can (page, i));
  gtk_widget_action_set_enabled (widget, "win.undo", isms_steps_get_can (self->steps, ISMS_UNDO));
  gtk_widget_action_set_enabled (widget, "win.redo", isms_steps_get_can (self->steps, ISMS_REDO));
  gtk_widget_action_set_enabled (widget, "win.back", isms_trail_can_step (self->trail, -1));
  gtk_widget_action_set_enabled (widget, "win.forward", isms_trail_can_step (self->trail, 1));
  gtk_widget_action_set_enabled (widget, "win.destination", open);
  gtk_widget_action_set_enabled (widget, "win.show-place", open);
  gtk_widget_action_set_enabled (widget, "win.show-required", open);
  gtk_widget_action_set_enabled (widget, "win.plan-years", writable);
  gtk_widget_action_set_enabled (widget, "win.meeting", open);
  gtk_widget_action_set_enabled (widget, "win.plan-gaps", writable);
  gtk_widget_action_set_enabled (widget, "win.show-record", open);
  gtk_widget_action_set_enabled (widget, "win.edit-record", open);
  gtk_widget_action_set_enabled (widget, "win.toggle-sidebar", open);
  gtk_widget_action_set_enabled (widget, "win.suggest-risks", writable && can_suggest (self));
  gtk_widget_action_set_enabled (widget, "win.add-catalogue", writable);
  gtk_widget_action_set_enabled (widget, "win.add-metrics", writable && is_at (self, "metrics"));
  gtk_widget_action_set_enabled (widget, "win.find", open);
  gtk_widget_action_set_enabled (widget, "win.export-copy", open);
  gtk_widget_action_set_enabled (widget, "win.back-up", open);
  gtk_widget_action_set_enabled (widget, "win.restore", open);
  gtk_widget_action_set_enabled (widget, "win.acting-as", open);
  gtk_widget_action_set_enabled (widget, "win.close-workspace", open || self->opening);
  isms_window_update_files (self, writable);
  update_new_button (self, page);
}

void
isms_window_notify_workspace (IsmsWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WORKSPACE]);
}

void
isms_window_notify_loading (IsmsWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOADING]);
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
      isms_welcome_open_menu (isms_window_ensure_welcome (self));
      return;
    }
  if (adw_navigation_split_view_get_collapsed (self->split))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_menu_button_popup (self->menu_button);
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
  /* A size that may not be kept is no reason to make the whole window insensitive. */
  const GSettingsBindFlags start_only =
      G_SETTINGS_BIND_GET_NO_CHANGES | G_SETTINGS_BIND_NO_SENSITIVITY;

  self->settings = g_object_ref (settings);
  g_settings_bind (settings, "window-width", self, "default-width", start_only);
  g_settings_bind (settings, "window-height", self, "default-height", start_only);
  g_settings_bind (settings, "window-maximized", self, "maximized", start_only);
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
    isms_window_release_workspace (self);
  g_clear_object (&self->steps);
  g_clear_object (&self->settings);
  isms_split_clear (self->split);
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_WINDOW);
  G_OBJECT_CLASS (isms_window_parent_class)->dispose (object);
}

static void
isms_window_finalize (GObject *object)
{
  isms_trail_free (ISMS_WINDOW (object)->trail);
  G_OBJECT_CLASS (isms_window_parent_class)->finalize (object);
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
  gtk_widget_class_bind_template_callback_full (widget_class, "show_content_cb",
                                                G_CALLBACK (isms_window_show_content_changed));
}

static void
isms_window_class_init (IsmsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = isms_window_get_property;
  object_class->dispose = isms_window_dispose;
  object_class->finalize = isms_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = isms_window_close_request;

  props[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, ISMS_TYPE_WORKSPACE, flags);
  props[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_children (widget_class);

  for (int i = 0; i < ISMS_PAGE_N_ACTIONS; i++)
    gtk_widget_class_install_action (widget_class, page_actions[i], NULL, page_action_cb);
  gtk_widget_class_install_action (widget_class, "win.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, undo_cb);
  isms_window_class_install_places (widget_class);
  isms_window_class_install_actions (widget_class);
  isms_window_class_install_catalogue (widget_class);
  isms_window_class_install_metrics (widget_class);
  isms_window_class_install_review (widget_class);
  isms_window_class_install_files (widget_class);
}

static void
isms_window_init (IsmsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  isms_split_keep (self->split);
  self->trail = isms_trail_new ();
  self->steps = isms_steps_new (self->toasts);
  g_object_bind_property (self->steps, "undo-words", self->undo_button, "tooltip-text",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->steps, "redo-words", self->redo_button, "tooltip-text",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->steps, "notify::can-redo", G_CALLBACK (isms_window_update_actions),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->steps, "failed", G_CALLBACK (undo_failed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_window_fill_sidebar (self);
  isms_shortcuts_add_to_window (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->workspace_button, fill_workspace_menu_cb, self,
                                         NULL);
  gtk_menu_button_set_create_popup_func (self->menu_button, fill_menu_cb, self->primary_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->page_menu_button, fill_menu_cb, self->page_menu,
                                         NULL);
  isms_window_update_actions (self);
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
  isms_window_ensure_welcome (self);
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
  isms_window_await_opening (self, path, opening);
  return self;
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
 * isms_window_push_welcome:
 * @self: a window without a workspace
 * @page: (transfer floating): a page to go on with
 */
void
isms_window_push_welcome (IsmsWindow *self, AdwNavigationPage *page)
{
  isms_welcome_push (isms_window_ensure_welcome (self), page);
}

/**
 * isms_window_add_toast:
 * @self: a window
 * @toast: (transfer full): a toast
 *
 * At once: it does not wait for one that offers to undo.
 */
void
isms_window_add_toast (IsmsWindow *self, AdwToast *toast)
{
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
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
