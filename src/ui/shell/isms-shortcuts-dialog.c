/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The keyboard, told from the one table (libadwaita's own such dialog comes with 1.8). */

#include "isms-config.h"

#include "isms-shortcuts-dialog.h"

#include <glib/gi18n-lib.h>

#include "isms-shortcuts.h"

/* Single keys of a list or a map each do something else, and all are told; else the first is.
 * Returns how they are said. */
static char *
add_keys (AdwActionRow *row, const IsmsShortcut *shortcut)
{
  gboolean all = !shortcut->action && !strchr (shortcut->accelerators, '<');
  g_auto (GStrv) parts = g_strsplit (shortcut->accelerators, "|", 0);
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) said = NULL;

  for (guint i = 0; parts[i] && (i == 0 || all); i++)
    {
      adw_action_row_add_suffix (row, isms_shortcuts_create_keycaps (parts[i]));
      g_strv_builder_take (labels, isms_shortcuts_dup_label (parts[i]));
    }
  said = g_strv_builder_end (labels);
  return g_strjoinv (", ", said);
}

static GtkWidget *
create_row (const IsmsShortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  const char *title = g_dgettext (GETTEXT_PACKAGE, shortcut->title);
  g_autofree char *keys = add_keys (ADW_ACTION_ROW (row), shortcut);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, keys, -1);
  return row;
}

static GtkWidget *
create_page (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  g_autoptr (GPtrArray) all = isms_shortcuts_get ();
  AdwPreferencesGroup *group = NULL;
  const char *title = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      const IsmsShortcut *shortcut = g_ptr_array_index (all, i);

      if (!shortcut->accelerators)
        continue;
      if (!group || !g_str_equal (title, shortcut->group))
        {
          title = shortcut->group;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, g_dgettext (GETTEXT_PACKAGE, title));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, create_row (shortcut));
    }
  return page;
}

/**
 * isms_shortcuts_dialog_new:
 *
 * Returns: (transfer floating): the dialog, not yet shown
 */
AdwDialog *
isms_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), create_page ());
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
