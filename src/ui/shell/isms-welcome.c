/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The first-run page, and the chooser whenever no workspace is open: ways to begin, and the
 * workspaces that are there. Its rows are actions of the window. */

#include "isms-config.h"

#include "isms-welcome.h"

#include <glib/gi18n-lib.h>

#include "isms-workspaces.h"

struct _IsmsWelcome
{
  AdwBin parent_instance;

  AdwNavigationView *navigation;
  GtkWidget *recent_group;
  GtkListBox *recent_list;
  GtkMenuButton *menu_button;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (IsmsWelcome, isms_welcome, ADW_TYPE_BIN)

/* "~/Documents" rather than "/home/somebody/Documents". */
static char *
dup_short_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();
  g_autofree char *shown = NULL;

  if (g_str_has_prefix (folder, home))
    {
      g_autofree char *tilde = g_strconcat ("~", folder + strlen (home), NULL);
      return g_filename_display_name (tilde);
    }
  return g_filename_display_name (folder);
}

static char *
dup_subtitle (const IsmsWorkspaceEntry *entry)
{
  g_autofree char *when = entry->opened ? isms_workspaces_dup_when (entry->opened) : NULL;
  g_autofree char *folder = entry->kept ? NULL : dup_short_folder (entry->path);

  if (when && folder)
    /* Translators: when a workspace was last opened, and the folder it is in. */
    return g_strdup_printf (_ ("%s · %s"), when, folder);
  if (when)
    return g_steal_pointer (&when);
  return folder ? g_steal_pointer (&folder) : g_strdup (_ ("Not opened yet"));
}

static void
forget_cb (GtkWidget *button, IsmsWelcome *self)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (button), "path"));

  isms_workspaces_forget (self->settings, path);
  isms_welcome_refresh (self);
}

static GtkWidget *
create_row (IsmsWelcome *self, const IsmsWorkspaceEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = dup_subtitle (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-workspace");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", entry->path);
  if (!entry->kept)
    {
      GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

      gtk_widget_set_tooltip_text (button, _ ("Remove From This List"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "path", g_strdup (entry->path), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (forget_cb), self, G_CONNECT_DEFAULT);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
isms_welcome_dispose (GObject *object)
{
  IsmsWelcome *self = ISMS_WELCOME (object);

  g_clear_object (&self->settings);
  adw_bin_set_child (ADW_BIN (self), NULL); /* before the template takes it from under AdwBin */
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_WELCOME);
  G_OBJECT_CLASS (isms_welcome_parent_class)->dispose (object);
}

static void
isms_welcome_class_init (IsmsWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsWelcome, navigation);
  gtk_widget_class_bind_template_child (widget_class, IsmsWelcome, recent_group);
  gtk_widget_class_bind_template_child (widget_class, IsmsWelcome, recent_list);
  gtk_widget_class_bind_template_child (widget_class, IsmsWelcome, menu_button);
}

static void
isms_welcome_init (IsmsWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * isms_welcome_set_settings:
 * @self: the page
 * @settings: where the workspaces are remembered
 */
void
isms_welcome_set_settings (IsmsWelcome *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
  isms_welcome_refresh (self);
}

/**
 * isms_welcome_refresh:
 * @self: the page
 *
 * Looks again which workspaces there are, and goes back to the first page.
 */
void
isms_welcome_refresh (IsmsWelcome *self)
{
  g_autoptr (GPtrArray) entries = isms_workspaces_list (self->settings);

  gtk_list_box_remove_all (self->recent_list);
  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (self->recent_list, create_row (self, g_ptr_array_index (entries, i)));
  gtk_widget_set_visible (self->recent_group, entries->len > 0);
  adw_navigation_view_pop_to_tag (self->navigation, "welcome");
}

/**
 * isms_welcome_push:
 * @self: the page
 * @page: (transfer floating): a page to go on with
 */
void
isms_welcome_push (IsmsWelcome *self, AdwNavigationPage *page)
{
  adw_navigation_view_push (self->navigation, page);
}

/**
 * isms_welcome_open_menu:
 * @self: the page
 */
void
isms_welcome_open_menu (IsmsWelcome *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self->menu_button)))
    gtk_menu_button_popup (self->menu_button);
}
