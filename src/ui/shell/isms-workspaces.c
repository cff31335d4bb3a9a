/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The workspaces that this person has: those kept in the data directory, and those opened by path.
 * Nothing is opened to list them: titles and times are remembered in the settings. */

#include "isms-config.h"

#include "isms-workspaces.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "isms-day.h"

#define SUFFIX ".isms"
#define MAX_REMEMBERED 50
#define MAX_NAME 60
#define MAX_IN_MENU 8

static char *
dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "parapet", "workspaces", NULL);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const IsmsWorkspaceEntry *left = *(IsmsWorkspaceEntry *const *) a;
  const IsmsWorkspaceEntry *right = *(IsmsWorkspaceEntry *const *) b;

  if (left->opened && right->opened)
    return g_date_time_compare (right->opened, left->opened);
  if (left->opened || right->opened)
    return left->opened ? -1 : 1;
  return g_utf8_collate (left->title, right->title);
}

static gboolean
is_listed (GPtrArray *entries, const char *path)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((IsmsWorkspaceEntry *) g_ptr_array_index (entries, i))->path, path))
      return TRUE;
  return FALSE;
}

static void
add_remembered (GPtrArray *entries, GSettings *settings, const char *folder)
{
  g_autoptr (GVariant) recent = g_settings_get_value (settings, "workspaces");
  GVariantIter iter;
  const char *path;
  const char *title;
  const char *backups;
  gint64 opened;

  g_variant_iter_init (&iter, recent);
  while (g_variant_iter_loop (&iter, "(&s&sx&s)", &path, &title, &opened, &backups))
    {
      g_autofree char *parent = g_path_get_dirname (path);
      IsmsWorkspaceEntry *entry;

      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        continue;
      entry = g_new0 (IsmsWorkspaceEntry, 1);
      entry->path = g_strdup (path);
      entry->title = g_strdup (title);
      entry->opened = g_date_time_new_from_unix_local (opened);
      entry->kept = g_str_equal (parent, folder);
      entry->backups = *backups ? g_strdup (backups) : NULL;
      g_ptr_array_add (entries, entry);
    }
}

static void
add_kept (GPtrArray *entries, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      IsmsWorkspaceEntry *entry;

      if (!g_str_has_suffix (name, SUFFIX) || is_listed (entries, path))
        continue;
      entry = g_new0 (IsmsWorkspaceEntry, 1);
      entry->path = g_steal_pointer (&path);
      entry->title = isms_workspaces_dup_title (entry->path);
      entry->kept = TRUE;
      g_ptr_array_add (entries, entry);
    }
}

static void
store (GSettings *settings, GPtrArray *entries)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(ssxs)"));

  for (guint i = 0; i < MIN (entries->len, MAX_REMEMBERED); i++)
    {
      const IsmsWorkspaceEntry *entry = g_ptr_array_index (entries, i);

      if (entry->opened)
        g_variant_builder_add (&builder, "(ssxs)", entry->path, entry->title,
                               g_date_time_to_unix (entry->opened),
                               entry->backups ? entry->backups : "");
    }
  g_settings_set_value (settings, "workspaces", g_variant_builder_end (&builder));
}

void
isms_workspace_entry_free (IsmsWorkspaceEntry *self)
{
  g_free (self->path);
  g_free (self->title);
  g_free (self->backups);
  g_clear_pointer (&self->opened, g_date_time_unref);
  g_free (self);
}

static GPtrArray *
list_all (GSettings *settings)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_workspace_entry_free);
  g_autofree char *folder = dup_folder ();

  add_remembered (entries, settings, folder);
  add_kept (entries, folder);
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

/* Of one organisation there may be copies, which are files of other names. */
static void
tell_apart (GPtrArray *entries)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const IsmsWorkspaceEntry *entry = g_ptr_array_index (entries, i);
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, entry->title));

      g_hash_table_insert (counts, g_strdup (entry->title), GUINT_TO_POINTER (n + 1));
    }
  for (guint i = 0; i < entries->len; i++)
    {
      IsmsWorkspaceEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *title = g_strdup (entry->title);
      g_autofree char *file = isms_workspaces_dup_title (entry->path);

      if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, title)) > 1)
        {
          g_free (entry->title);
          entry->title = g_strdup_printf ("%s (%s)", title, file);
        }
    }
}

/**
 * isms_workspaces_list:
 * @settings: the application's
 *
 * Returns: (transfer full) (element-type IsmsWorkspaceEntry): those that are there, last opened
 * first
 */
GPtrArray *
isms_workspaces_list (GSettings *settings)
{
  GPtrArray *entries = list_all (settings);

  tell_apart (entries);
  return entries;
}

/**
 * isms_workspaces_dup_title:
 * @path: a workspace file
 *
 * Returns: (transfer full): what to call it while its organisation is not known
 */
char *
isms_workspaces_dup_title (const char *path)
{
  g_autofree char *title = g_filename_display_basename (path);

  if (g_str_has_suffix (title, SUFFIX))
    title[strlen (title) - strlen (SUFFIX)] = '\0';
  return g_steal_pointer (&title);
}

/**
 * isms_workspaces_dup_new_path:
 * @title: what it will be called
 * @error: return location
 *
 * Returns: (transfer full): a path in the data directory where no file stands; %NULL if the
 *   directory can not be made
 */
char *
isms_workspaces_dup_new_path (const char *title, GError **error)
{
  g_autofree char *folder = dup_folder ();
  g_autoptr (GString) name = g_string_new (NULL);
  char *path = NULL;

  if (g_mkdir_with_parents (folder, 0700) == -1) /* nobody else's to read */
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return NULL;
    }

  for (const char *p = title; *p && name->len < MAX_NAME; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (name, g_unichar_tolower (c));
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  if (name->len > 0 && name->str[name->len - 1] == '-')
    g_string_truncate (name, name->len - 1);
  if (name->len == 0)
    g_string_append (name, "workspace");

  for (guint i = 1; !path; i++)
    {
      g_autofree char *base = i == 1 ? g_strconcat (name->str, SUFFIX, NULL)
                                     : g_strdup_printf ("%s-%u%s", name->str, i, SUFFIX);

      path = g_build_filename (folder, base, NULL);
      if (g_file_test (path, G_FILE_TEST_EXISTS))
        g_clear_pointer (&path, g_free);
    }
  return path;
}

/**
 * isms_workspaces_remember:
 * @settings: the application's
 * @workspace: one that is open
 *
 * Puts it first in the list, under its present title and with the folder of its backups, so that
 * they are found even when the file itself can no longer be read.
 */
void
isms_workspaces_remember (GSettings *settings, IsmsWorkspace *workspace)
{
  g_autoptr (GPtrArray) entries = list_all (settings);
  IsmsStore *file = isms_workspace_get_store (workspace);
  const char *path = isms_store_get_path (file);
  const char *title = isms_workspace_get_title (workspace);
  IsmsWorkspaceEntry *entry = g_new0 (IsmsWorkspaceEntry, 1);

  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((IsmsWorkspaceEntry *) g_ptr_array_index (entries, i))->path, path))
      {
        g_ptr_array_remove_index (entries, i);
        break;
      }
  entry->path = g_strdup (path);
  entry->title = title && *title ? g_strdup (title) : isms_workspaces_dup_title (path);
  entry->opened = g_date_time_new_now_local ();
  entry->backups = isms_store_dup_backup_folder (file);
  g_ptr_array_insert (entries, 0, entry);
  store (settings, entries);
}

/**
 * isms_workspaces_forget:
 * @settings: the application's
 * @path: a workspace file
 *
 * Takes it from the list; the file stays.
 */
void
isms_workspaces_forget (GSettings *settings, const char *path)
{
  g_autoptr (GPtrArray) entries = list_all (settings);

  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((IsmsWorkspaceEntry *) g_ptr_array_index (entries, i))->path, path))
      {
        g_ptr_array_remove_index (entries, i);
        break;
      }
  store (settings, entries);
}

/**
 * isms_workspaces_create_menu:
 * @settings: the application's
 * @path: (nullable): the workspace that is open
 *
 * Returns: (transfer full): the others by name, and what can be done with workspaces
 */
GMenuModel *
isms_workspaces_create_menu (GSettings *settings, const char *path)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GMenu) make = g_menu_new ();
  g_autoptr (GMenu) this_one = g_menu_new ();
  g_autoptr (GPtrArray) entries = isms_workspaces_list (settings);

  for (guint i = 0; i < entries->len; i++)
    {
      const IsmsWorkspaceEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (GMenuItem) item = NULL;

      if (g_strcmp0 (entry->path, path) == 0)
        continue;
      if (g_menu_model_get_n_items (G_MENU_MODEL (others)) == MAX_IN_MENU)
        break;
      item = g_menu_item_new (NULL, NULL);
      g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", entry->title);
      g_menu_item_set_action_and_target (item, "win.open-workspace", "s", entry->path);
      g_menu_append_item (others, item);
    }
  g_menu_append (make, _ ("_New Workspace…"), "win.new-workspace");
  g_menu_append (make, _ ("_Import a Workspace…"), "win.import-workspace");
  g_menu_append (make, _ ("New _Window"), "app.new-window");
  g_menu_append (this_one, _ ("_Export a Copy…"), "win.export-copy");
  g_menu_append (this_one, _ ("_Back Up Now"), "win.back-up");
  g_menu_append (this_one, _ ("_Restore a Backup…"), "win.restore");
  g_menu_append (this_one, _ ("_Close Workspace"), "win.close-workspace");
  if (g_menu_model_get_n_items (G_MENU_MODEL (others)) > 0)
    g_menu_append_section (menu, _ ("Other Workspaces"), G_MENU_MODEL (others));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (make));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (this_one));
  return G_MENU_MODEL (menu);
}

/**
 * isms_workspaces_dup_when:
 * @when: local time
 *
 * Returns: (transfer full): how long ago that is, as a person says it
 */
char *
isms_workspaces_dup_when (GDateTime *when)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *iso = NULL;
  g_autofree char *words = NULL;
  GDate today;
  GDate day;
  int days;

  g_date_clear (&today, 1);
  g_date_clear (&day, 1);
  g_date_set_dmy (&today, (GDateDay) g_date_time_get_day_of_month (now),
                  g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (when),
                  g_date_time_get_month (when), (GDateYear) g_date_time_get_year (when));
  days = g_date_days_between (&day, &today);
  if (days <= 0)
    return g_strdup (_ ("Opened today"));
  if (days == 1)
    return g_strdup (_ ("Opened yesterday"));
  if (days < 7)
    return g_strdup_printf (ngettext ("Opened %d day ago", "Opened %d days ago", (gulong) days),
                            days);
  iso = isms_day_of (when);
  words = isms_day_dup_words (iso);
  /* Translators: the day on which a workspace was last opened */
  return g_strdup_printf (_ ("Opened %s"), words);
}

/* Puts @value (or, if NULL, nothing) in the place of what the key holds for @path. */
static void
keep (GSettings *settings, const char *key, const char *path, GVariant *value)
{
  g_autoptr (GVariant) old = g_settings_get_value (settings, key);
  g_autoptr (GVariant) taken = value ? g_variant_ref_sink (value) : NULL;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (g_variant_get_type (old));

  for (gsize i = 0; i < g_variant_n_children (old); i++)
    {
      g_autoptr (GVariant) entry = g_variant_get_child_value (old, i);
      g_autoptr (GVariant) name = g_variant_get_child_value (entry, 0);

      if (!g_str_equal (g_variant_get_string (name, NULL), path))
        g_variant_builder_add_value (&builder, entry);
    }
  if (taken)
    g_variant_builder_add_value (&builder,
                                 g_variant_new_dict_entry (g_variant_new_string (path), taken));
  g_settings_set_value (settings, key, g_variant_builder_end (&builder));
}

/**
 * isms_workspaces_restore_acting:
 * @settings: the application's
 * @workspace: one that was just opened
 * @error: return location
 *
 * Returns: %FALSE where the person's name could not be read: the desktop's user acts
 */
gboolean
isms_workspaces_restore_acting (GSettings *settings, IsmsWorkspace *workspace, GError **error)
{
  g_autoptr (GVariant) acting = g_settings_get_value (settings, "acting-as");
  gint64 person;

  if (g_variant_lookup (acting, isms_store_get_path (isms_workspace_get_store (workspace)), "x",
                        &person))
    return isms_workspace_set_acting_person (workspace, person, error);
  return TRUE;
}

/**
 * isms_workspaces_set_acting:
 * @settings: the application's
 * @workspace: one that is open
 * @person: who acts from now on; 0: the desktop's user
 * @error: return location
 *
 * Returns: %FALSE where the person's name could not be read: it stays as it was
 */
gboolean
isms_workspaces_set_acting (GSettings *settings,
                            IsmsWorkspace *workspace,
                            gint64 person,
                            GError **error)
{
  const char *path = isms_store_get_path (isms_workspace_get_store (workspace));

  if (!isms_workspace_set_acting_person (workspace, person, error))
    return FALSE;
  keep (settings, "acting-as", path, person ? g_variant_new_int64 (person) : NULL);
  return TRUE;
}

/**
 * isms_workspaces_dup_place:
 * @settings: the application's
 * @path: a workspace file
 * @tab: (out) (optional) (transfer full): the tab there, or %NULL
 *
 * Returns: (nullable) (transfer full): the id of the destination where the person left it
 */
char *
isms_workspaces_dup_place (GSettings *settings, const char *path, char **tab)
{
  g_autoptr (GVariant) places = g_settings_get_value (settings, "places");
  g_autofree char *place = NULL;
  char *slash;

  *tab = NULL;
  if (!g_variant_lookup (places, path, "s", &place))
    return NULL;
  slash = strchr (place, '/');
  if (slash)
    {
      *tab = g_strdup (slash + 1);
      *slash = '\0';
    }
  return g_steal_pointer (&place);
}

/**
 * isms_workspaces_set_place:
 * @settings: the application's
 * @path: a workspace file
 * @destination: where the person is in it
 * @tab: (nullable): the tab there
 */
void
isms_workspaces_set_place (GSettings *settings,
                           const char *path,
                           const char *destination,
                           const char *tab)
{
  g_autofree char *place = tab ? g_strconcat (destination, "/", tab, NULL) : g_strdup (destination);
  g_autoptr (GVariant) places = g_settings_get_value (settings, "places");
  const char *old = NULL;

  if (!g_variant_lookup (places, path, "&s", &old) || !g_str_equal (old, place))
    keep (settings, "places", path, g_variant_new_string (place));
}
