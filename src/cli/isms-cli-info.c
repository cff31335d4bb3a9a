/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli info: what a workspace is and how much it holds. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "isms-cli-table.h"
#include "isms-cli.h"
#include "isms-query.h"

typedef struct
{
  gint64 n_steps;
  char *last_at;
  char *last_label;
  gint64 size;
} Facts;

static void
clear_facts (Facts *facts)
{
  g_free (facts->last_at);
  g_free (facts->last_label);
}

static gboolean
read_facts (IsmsWorkspace *workspace, const char *path, Facts *facts, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (workspace);
  g_autoptr (GPtrArray) newest = NULL;
  GStatBuf status;

  if (!isms_database_query_int (reader, "SELECT count (*) FROM journal", &facts->n_steps, error))
    return FALSE;
  newest = isms_journal_read (reader, NULL, 0, 0, 1, error);
  if (newest == NULL)
    return FALSE;
  if (newest->len > 0)
    {
      const IsmsJournalEntry *entry = g_ptr_array_index (newest, 0);

      facts->last_at = g_strdup (entry->at);
      facts->last_label = g_strdup (entry->label);
    }
  if (g_stat (path, &status) == 0)
    facts->size = status.st_size;
  return TRUE;
}

static gboolean
count_kind (IsmsWorkspace *workspace, const IsmsKind *kind, gint64 *count, GError **error)
{
  g_autoptr (IsmsQuery) query = isms_query_new (kind);

  *count = isms_query_count (query, isms_workspace_get_reader (workspace), error);
  return *count >= 0;
}

static void
add_row (IsmsCliTable *table, const char *label, const char *value)
{
  isms_cli_table_add (table, label);
  isms_cli_table_add (table, value);
}

static gboolean
print_table (IsmsWorkspace *workspace, const Facts *facts, GError **error)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (2);
  g_autofree char *size = g_format_size ((guint64) facts->size);
  g_autofree char *steps = g_strdup_printf ("%" G_GINT64_FORMAT, facts->n_steps);

  add_row (table, _ ("Organisation"), isms_workspace_get_title (workspace));
  add_row (table, _ ("Currency"), isms_workspace_get_currency (workspace));
  add_row (table, _ ("Size"), size);
  add_row (table, _ ("Steps"), steps);
  if (facts->last_at != NULL)
    {
      g_autofree char *last = g_strdup_printf ("%s, %s", facts->last_at, facts->last_label);

      add_row (table, _ ("Last step"), last);
    }
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      g_autofree char *words = NULL;
      gint64 count;

      if (!count_kind (workspace, *kind, &count, error))
        return FALSE;
      words = g_strdup_printf ("%" G_GINT64_FORMAT, count);
      add_row (table, _ ((*kind)->plural), words);
    }
  isms_cli_table_print (table);
  return TRUE;
}

static gboolean
print_json (IsmsWorkspace *workspace, const Facts *facts, GError **error)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "organisation");
  json_builder_add_string_value (json, isms_workspace_get_title (workspace));
  json_builder_set_member_name (json, "currency");
  json_builder_add_string_value (json, isms_workspace_get_currency (workspace));
  json_builder_set_member_name (json, "schema");
  json_builder_add_int_value (json, isms_store_get_format (isms_workspace_get_store (workspace)));
  json_builder_set_member_name (json, "size");
  json_builder_add_int_value (json, facts->size);
  json_builder_set_member_name (json, "steps");
  json_builder_add_int_value (json, facts->n_steps);
  json_builder_set_member_name (json, "last_step_at");
  json_builder_add_string_value (json, facts->last_at);
  json_builder_set_member_name (json, "records");
  json_builder_begin_object (json);
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      gint64 count;

      if (!count_kind (workspace, *kind, &count, error))
        return FALSE;
      json_builder_set_member_name (json, (*kind)->import_name);
      json_builder_add_int_value (json, count);
    }
  json_builder_end_object (json);
  json_builder_end_object (json);
  isms_cli_print_json (json);
  return TRUE;
}

static IsmsExit
tell_facts (IsmsWorkspace *workspace, const char *path, gboolean as_json, GError **error)
{
  Facts facts = { 0 };
  gboolean told = read_facts (workspace, path, &facts, error)
                  && (as_json ? print_json : print_table) (workspace, &facts, error);

  clear_facts (&facts);
  return told ? ISMS_EXIT_OK : ISMS_EXIT_PROBLEMS;
}

IsmsExit
isms_cli_info (const IsmsCommand *self, char **arguments)
{
  return isms_cli_tell (self, arguments, NULL, tell_facts);
}
