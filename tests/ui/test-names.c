/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a screen reader calls the controls: each that the keyboard reaches, or that is a button, has
 * a name, on every page and in the dialogs. */

#include <glib/gstdio.h>

#include "isms-sample.h"
#include "isms-tabs-page.h"
#include "isms-ui-test.h"
#include "isms-window.h"

static const GtkAccessibleRole roles[] = {
  GTK_ACCESSIBLE_ROLE_BUTTON,     GTK_ACCESSIBLE_ROLE_TOGGLE_BUTTON, GTK_ACCESSIBLE_ROLE_CHECKBOX,
  GTK_ACCESSIBLE_ROLE_RADIO,      GTK_ACCESSIBLE_ROLE_SWITCH,        GTK_ACCESSIBLE_ROLE_COMBO_BOX,
  GTK_ACCESSIBLE_ROLE_SEARCH_BOX, GTK_ACCESSIBLE_ROLE_SPIN_BUTTON,   GTK_ACCESSIBLE_ROLE_SLIDER,
  GTK_ACCESSIBLE_ROLE_LINK,       GTK_ACCESSIBLE_ROLE_MENU_ITEM,     GTK_ACCESSIBLE_ROLE_TAB,
  GTK_ACCESSIBLE_ROLE_GRID_CELL,  GTK_ACCESSIBLE_ROLE_TEXT_BOX,
};

static gboolean
is_hidden (GtkAccessible *accessible)
{
  g_autofree char *other =
      gtk_test_accessible_check_state (accessible, GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);

  return other == NULL;
}

static gboolean
is_control (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    if (gtk_accessible_get_accessible_role (accessible) == roles[i])
      return !is_hidden (accessible);
  return FALSE;
}

static gboolean
has_words (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && *gtk_label_get_text (GTK_LABEL (widget)) != '\0';
}

static gboolean
has_label (GtkAccessible *accessible)
{
  g_autofree char *other = NULL;

  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  return other != NULL; /* than no letter */
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return has_label (accessible)
         || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         || gtk_widget_get_tooltip_text (widget) != NULL;
}

/* The text of an entry has the entry's name, which its row may give it; the button of a menu button
 * has that one's. */
static gboolean
is_unnamed (GtkWidget *widget, gconstpointer data)
{
  GtkWidget *around = gtk_widget_get_parent (widget);
  guint reach = GTK_IS_TEXT (widget) || GTK_IS_EDITABLE (widget) ? 3 : 1;

  if (!gtk_widget_get_mapped (widget) || !is_control (widget) || is_named (widget)
      || isms_ui_test_find (widget, has_words, NULL) != NULL)
    return FALSE;
  for (guint i = 0; i < reach && around != NULL; i++, around = gtk_widget_get_parent (around))
    if (is_named (around))
      return FALSE;
  return TRUE;
}

static void
check (IsmsWindow *window, const char *place)
{
  GtkWidget *unnamed;
  g_autoptr (GString) path = g_string_new (NULL);

  isms_ui_test_settle (GTK_WIDGET (window));
  unnamed = isms_ui_test_find (GTK_WIDGET (window), is_unnamed, NULL);
  for (GtkWidget *each = unnamed; each != NULL; each = gtk_widget_get_parent (each))
    g_string_append_printf (path, " in %s", G_OBJECT_TYPE_NAME (each));
  if (unnamed != NULL)
    g_error ("%s: a control without a name:%s", place, path->str);
}

static IsmsWindow *
open_sample (void)
{
  static guint n;
  g_autoptr (GDateTime) today = g_date_time_new_utc (2026, 11, 23, 12, 0, 0);
  g_autofree char *name = g_strdup_printf ("parapet-names-%u-%d.isms", n++, (int) getpid ());
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), name, NULL);
  g_autoptr (GError) error = NULL;
  IsmsWindow *window;

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  isms_sample_create (path, today, NULL, &error);
  g_assert_no_error (error);
  window = isms_ui_test_open (path);
  wait_for (isms_window_get_workspace (window) != NULL)
    ;
  return window;
}

static void
test_pages (void)
{
  static const char *const risk_tabs[] = { "map", "register", "plan", "losses", "method" };
  static const char *const asset_tabs[] = { "asset", "threat", "vulnerability" };
  static const char *const others[] = { "actions", "people" };
  IsmsWindow *window = open_sample ();

  isms_window_show_destination (window, "risks");
  for (gsize i = 0; i < G_N_ELEMENTS (risk_tabs); i++)
    {
      isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), risk_tabs[i]);
      check (window, risk_tabs[i]);
    }
  isms_window_show_destination (window, "assets");
  for (gsize i = 0; i < G_N_ELEMENTS (asset_tabs); i++)
    {
      isms_tabs_page_show_tab (ISMS_TABS_PAGE (isms_window_get_page (window)), asset_tabs[i]);
      check (window, asset_tabs[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      isms_window_show_destination (window, others[i]);
      check (window, others[i]);
    }
  isms_ui_test_close (window);
}

static void
test_forms (void)
{
  static const char *const kinds[] = { "risk", "asset", "action", "person", "threat" };
  IsmsWindow *window = open_sample ();

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      isms_window_show_record (window, kinds[i], 1);
      check (window, kinds[i]);
    }
  isms_ui_test_close (window);
}

static void
test_dialogs (void)
{
  static const char *const actions[] = { "win.find",      "win.preferences",   "win.shortcuts",
                                         "win.acting-as", "win.new-workspace", "win.restore",
                                         "win.new",       "win.suggest-risks", "win.print" };
  IsmsWindow *window = open_sample ();
  AdwApplicationWindow *adw = ADW_APPLICATION_WINDOW (window);

  isms_window_show_destination (window, "risks");
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL);
      wait_for (adw_application_window_get_visible_dialog (adw))
        ;
      check (window, actions[i]);
      adw_dialog_force_close (adw_application_window_get_visible_dialog (adw));
      wait_for (!adw_application_window_get_visible_dialog (adw))
        ;
    }
  isms_ui_test_close (window);
}

/* An empty register shows the picture of its kind, not that of a missing one. */
static void
test_icons (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    if ((*kind)->icon_name != NULL && !gtk_icon_theme_has_icon (theme, (*kind)->icon_name))
      g_error ("%s: no icon %s", (*kind)->name, (*kind)->icon_name);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add_func ("/ui/names/pages", test_pages);
  g_test_add_func ("/ui/names/forms", test_forms);
  g_test_add_func ("/ui/names/dialogs", test_dialogs);
  g_test_add_func ("/ui/names/icons", test_icons);
  return isms_ui_test_run ();
}
