/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-shots [WORKSPACE [VARIANT…]]: drives the real window through every destination, tab and
 * state, in light and dark, narrow and wide, with large letters, from right to left, in high
 * contrast and in German, and leaves a picture of each in the directory that SHOTS names
 * (build/shots by
 * `./dev shots`). A variant is one of those that --help lists. For people to look at, not a test.
 * Works on a copy. */

#include "isms-config.h"

#include "shots.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "isms-destinations.h"
#include "isms-list.h"
#include "isms-query.h"
#include "isms-tabs-page.h"
#include "isms-window-actions.h"

#define QUIET (120 * 1000)         /* µs without an event: nothing more is coming */
#define PATIENCE (2 * 1000 * 1000) /* µs: something moves for ever */

typedef enum
{
  PLAIN,
  LARGE_TEXT,
  RIGHT_TO_LEFT,
  HIGH_CONTRAST, /* of the desktop, which only a process of its own can be told of */
  GERMAN,        /* likewise: the language */
} Manner;

static const struct
{
  const char *name;
  const char *scheme;
  int width;
  Manner manner;
} variants[] = {
  { "light-360", "light", 360, PLAIN },
  { "light-900", "light", 900, PLAIN },
  { "light-1400", "light", 1400, PLAIN },
  { "dark-360", "dark", 360, PLAIN },
  { "dark-900", "dark", 900, PLAIN },
  { "dark-1400", "dark", 1400, PLAIN },
  { "large-text", "light", 1400, LARGE_TEXT },
  { "right-to-left", "light", 1400, RIGHT_TO_LEFT },
  { "high-contrast-light", "light", 1400, HIGH_CONTRAST },
  { "high-contrast-dark", "dark", 1400, HIGH_CONTRAST },
  { "german", "light", 1400, GERMAN },
  { "german-900", "light", 900, GERMAN },
};

void
shots_rest (void)
{
  gint64 begin = g_get_monotonic_time ();
  gint64 last = begin;

  while (g_get_monotonic_time () - last < QUIET && last - begin < PATIENCE)
    {
      if (g_main_context_iteration (NULL, FALSE))
        last = g_get_monotonic_time ();
      else
        g_usleep (2000);
    }
}

void
shots_save (IsmsWindow *window, const char *format, ...)
{
  g_autofree char *name = NULL;
  va_list args;

  va_start (args, format);
  name = g_strdup_vprintf (format, args);
  va_end (args);
  shots_rest ();
  isms_ui_test_save (GTK_WIDGET (window), name);
  g_print ("%s\n", name);
}

static GSettings *
get_settings (void)
{
  return isms_application_get_settings (isms_ui_test_get_application ());
}

static IsmsWindow *
open_sized (const char *path, int width)
{
  g_settings_set_int (get_settings (), "window-width", width);
  g_settings_set_int (get_settings (), "window-height", width == 360 ? 720 : 800);
  return isms_ui_test_open (path);
}

gint64
shots_find_first (IsmsWindow *window, const char *kind)
{
  IsmsDatabase *database = isms_workspace_get_reader (isms_window_get_workspace (window));
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find (kind));
  g_autoptr (GArray) ids = isms_query_run (query, database, NULL, NULL);

  return ids && ids->len > 0 ? g_array_index (ids, gint64, 0) : 0;
}

/* Each tab as it opens, and with its first record. */
static void
shoot_tabs (IsmsWindow *window, const IsmsDestination *destination, const char *suffix)
{
  IsmsTabsPage *page = ISMS_TABS_PAGE (isms_window_get_page (window));
  guint n_tabs;
  const IsmsTab *const *tabs = isms_tabs_page_list (page, &n_tabs);

  for (guint i = 0; i < n_tabs; i++)
    {
      gint64 id = tabs[i]->kind != NULL ? shots_find_first (window, tabs[i]->kind) : 0;

      isms_tabs_page_show_tab (page, tabs[i]->name);
      shots_save (window, "%s-%s-%s", destination->id, tabs[i]->name, suffix);
      if (id != 0 && g_str_equal (tabs[i]->kind, tabs[i]->name)
          && isms_window_show_record (window, tabs[i]->kind, id))
        shots_save (window, "%s-%s-record-%s", destination->id, tabs[i]->name, suffix);
    }
  if (n_tabs > 0)
    isms_tabs_page_show_tab (page, tabs[0]->name);
}

static void
shoot_destinations (IsmsWindow *window, const char *suffix)
{
  guint n;
  const IsmsDestination *all = isms_destinations (&n);

  for (guint i = 0; i < n; i++)
    {
      isms_window_show_destination (window, all[i].id);
      shots_save (window, "%s-%s", all[i].id, suffix);
      if (ISMS_IS_TABS_PAGE (isms_window_get_page (window)))
        shoot_tabs (window, &all[i], suffix);
    }
}

static void
shoot_first_run (const char *suffix, int width)
{
  IsmsWindow *window = open_sized (NULL, width);

  shots_save (window, "first-run-%s", suffix);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-workspace", NULL);
  shots_save (window, "first-run-questions-%s", suffix);
  isms_ui_test_close (window);
}

static void
shoot_read_only (const char *path, const char *suffix)
{
  g_autoptr (IsmsWorkspace) first = isms_workspace_open (path, ISMS_STORE_OPEN_DEFAULT, NULL, NULL);
  IsmsWindow *window;

  if (!first)
    return;
  window = open_sized (path, 900);
  shots_save (window, "read-only-%s", suffix);
  isms_ui_test_close (window);
  isms_workspace_close (first);
}

static void
shoot_variant (const char *path, const char *empty, guint i)
{
  const char *suffix = variants[i].name;
  g_autofree char *empty_suffix = g_strconcat ("empty-", suffix, NULL);
  GtkSettings *gtk = gtk_settings_get_default ();
  IsmsWindow *window;
  int dpi;

  g_settings_set_string (get_settings (), "color-scheme", variants[i].scheme);
  g_object_get (gtk, "gtk-xft-dpi", &dpi, NULL);
  if (variants[i].manner == LARGE_TEXT)
    g_object_set (gtk, "gtk-xft-dpi", dpi * 2, NULL);
  if (variants[i].manner == RIGHT_TO_LEFT)
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  shoot_first_run (suffix, variants[i].width);
  window = open_sized (empty, variants[i].width);
  shoot_destinations (window, empty_suffix);
  isms_ui_test_close (window);
  window = open_sized (path, variants[i].width);
  shoot_destinations (window, suffix);
  shots_take_parts (window, suffix);
  if (variants[i].width == 360)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "win.toggle-sidebar", NULL);
      shots_save (window, "sidebar-%s", suffix);
    }
  isms_ui_test_close (window);
  shoot_read_only (path, suffix);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (gtk, "gtk-xft-dpi", dpi, NULL);
}

static gboolean
is_german (void)
{
  return g_str_has_prefix (g_getenv ("LANGUAGE") != NULL ? g_getenv ("LANGUAGE") : "", "de");
}

/* Those that this process can take: it has one language, and one contrast. */
static gboolean
can_take (guint i)
{
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());

  return (variants[i].manner == HIGH_CONTRAST) == contrast
         && (variants[i].manner == GERMAN) == (is_german () && !contrast);
}

static gboolean
is_wanted (guint i, char **names)
{
  return names[0] == NULL || g_strv_contains ((const char *const *) names, variants[i].name);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autofree char *empty = NULL;
  char **names = argc > 2 ? argv + 2 : argv + argc;

  if (argc > 1 && g_str_equal (argv[1], "--help"))
    {
      for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
        g_print ("%s\n", variants[i].name);
      return 0;
    }
  isms_ui_test_init (&argc, &argv);
  if (is_german ())
    {
      setlocale (LC_ALL, "de_DE.UTF-8");
      bindtextdomain (GETTEXT_PACKAGE, ISMS_LOCALE_DIR);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
    }
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  if (!g_getenv ("SHOTS"))
    g_setenv ("SHOTS", "shots", TRUE);
  empty = isms_ui_test_create_workspace ("Brightwater Logistics");
  path = isms_ui_test_create_workspace ("Brightwater Logistics");
  if (argc > 1)
    {
      g_autoptr (GFile) from = g_file_new_for_commandline_arg (argv[1]);
      g_autoptr (GFile) to = g_file_new_for_path (path);
      g_autoptr (GError) error = NULL;

      if (!g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
        g_error ("%s: %s", argv[1], error->message);
    }
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    if (can_take (i) && is_wanted (i, names))
      shoot_variant (path, empty, i);
  return isms_ui_test_run ();
}
