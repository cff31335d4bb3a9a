/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli backup: a copy that the program's own rotation keeps, or the list of them. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-table.h"
#include "isms-cli.h"

static void
print_table (GPtrArray *backups)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (3);

  isms_cli_table_align_right (table, 1);
  for (guint i = 0; i < backups->len; i++)
    {
      const IsmsBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char *size = g_format_size ((guint64) backup->size);

      isms_cli_table_add (table, backup->taken_at);
      isms_cli_table_add (table, size);
      isms_cli_table_add (table, backup->path);
    }
  isms_cli_table_print (table);
}

static void
print_json (GPtrArray *backups)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < backups->len; i++)
    {
      const IsmsBackup *backup = g_ptr_array_index (backups, i);

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "taken_at");
      json_builder_add_string_value (json, backup->taken_at);
      json_builder_set_member_name (json, "size");
      json_builder_add_int_value (json, backup->size);
      json_builder_set_member_name (json, "path");
      json_builder_add_string_value (json, backup->path);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  isms_cli_print_json (json);
}

static gboolean
list_backups (const char *folder, gboolean as_json, GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    backups = g_ptr_array_new (); /* none was ever made */
  else
    backups = isms_backup_list (folder, error);
  if (backups == NULL)
    return FALSE;
  (as_json ? print_json : print_table) (backups);
  return TRUE;
}

static gboolean
make_backup (IsmsStore *store, const char *folder, gboolean as_json, GError **error)
{
  g_autofree char *path = isms_store_backup (store, folder, TRUE, NULL, error);
  g_autoptr (JsonBuilder) json = NULL;

  if (path == NULL)
    return FALSE;
  if (!as_json)
    {
      isms_cli_print ("%s\n", path);
      return TRUE;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "path");
  json_builder_add_string_value (json, path);
  json_builder_end_object (json);
  isms_cli_print_json (json);
  return TRUE;
}

IsmsExit
isms_cli_backup (const IsmsCommand *self, char **arguments)
{
  g_autofree char *folder = NULL;
  gboolean only_list = FALSE;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "folder", 'o', 0, G_OPTION_ARG_FILENAME, &folder,
      N_ ("Where; else the folder of this workspace’s backups"), N_ ("FOLDER") },
    { "list", 'l', 0, G_OPTION_ARG_NONE, &only_list, N_ ("List the backups there are"), NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (IsmsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  IsmsExit status = ISMS_EXIT_OK;
  IsmsStore *store;

  if (!isms_cli_parse (
          self, arguments, entries,
          _ ("Prints the path of the backup made. The last of each of the last 10 days "
             "and 12 months are kept."),
          1, 1))
    return ISMS_EXIT_USAGE;
  workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_READ_ONLY, &status);
  if (workspace == NULL)
    return status;
  store = isms_workspace_get_store (workspace);
  if (folder == NULL)
    folder = isms_store_dup_backup_folder (store);
  if (only_list ? !list_backups (folder, as_json, &error)
                : !make_backup (store, folder, as_json, &error))
    status = only_list ? isms_cli_fail (folder, error) : isms_cli_fail_to_write (folder, error);
  isms_workspace_close (workspace);
  return status;
}
