/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Frameworks in and out: an OSCAL catalogue or a library comes in, an OSCAL catalogue goes out. */

#include "isms-config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "isms-cli-framework.h"
#include "isms-cli-record.h"
#include "isms-cli-table.h"
#include "isms-framework-export.h"
#include "isms-framework-import.h"
#include "isms-framework-reader.h"
#include "isms-oscal-writer.h"

#define MAX_TITLE 60 /* letters of it that are shown */

static const char *const fate_names[] = { "new", "changed", "unchanged", "gone" };
static const char *const change_names[] = { "title", "wording", "kind", "parent", "theme" };
static const char *const own_names[] = { "title", "description", NULL, NULL, "publisher" };

gint64
isms_cli_find_framework (IsmsDatabase *database, const char *wanted, IsmsExit *status)
{
  g_autoptr (GError) error = NULL;
  gint64 id = isms_cli_find_record (database, isms_kind_find ("framework"), wanted, &error);

  if (id == 0 && error == NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("there is no framework “%s”"),
                 wanted);
  if (id != 0)
    return id;
  g_printerr ("parapet-cli: %s\n", error->message);
  *status = ISMS_EXIT_PROBLEMS;
  return 0;
}

static void
print_rows (IsmsFrameworkPlan *plan, guint framework)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (4);

  for (guint i = 0; i < isms_framework_plan_get_n_rows (plan, framework); i++)
    {
      const IsmsFrameworkRow *row = isms_framework_plan_get_row (plan, framework, i);
      g_autofree char *title = g_utf8_truncate_middle (row->title, MAX_TITLE);
      g_autofree char *changes = isms_framework_row_dup_words (row);

      if (row->fate != ISMS_FRAMEWORK_CHANGED && row->fate != ISMS_FRAMEWORK_GONE && row->kept == 0)
        continue;
      isms_cli_table_add (table, row->ref);
      isms_cli_table_add (table, isms_framework_fate_get_label (row->fate));
      isms_cli_table_add (table, title);
      isms_cli_table_add (table, changes);
    }
  isms_cli_table_print (table);
}

static guint
count_mappings (IsmsFrameworkPlan *plan)
{
  return isms_framework_plan_count_mappings (plan, ISMS_FRAMEWORK_NEW)
         + isms_framework_plan_count_mappings (plan, ISMS_FRAMEWORK_CHANGED)
         + isms_framework_plan_count_mappings (plan, ISMS_FRAMEWORK_UNCHANGED);
}

static void
print_mappings (IsmsFrameworkPlan *plan)
{
  if (count_mappings (plan) + isms_framework_plan_count_left_out (plan) > 0)
    /* Translators: four numbers of mappings of controls */
    isms_cli_print (_ ("Mappings: %u new, %u changed, %u unchanged, %u left out\n"),
                    isms_framework_plan_count_mappings (plan, ISMS_FRAMEWORK_NEW),
                    isms_framework_plan_count_mappings (plan, ISMS_FRAMEWORK_CHANGED),
                    isms_framework_plan_count_mappings (plan, ISMS_FRAMEWORK_UNCHANGED),
                    isms_framework_plan_count_left_out (plan));
}

static void
print_words (IsmsFrameworkPlan *plan, gboolean dry_run)
{
  const char *const *remarks = isms_framework_plan_get_remarks (plan);
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; remarks[i] != NULL; i++)
    isms_cli_print ("%s\n", remarks[i]);
  for (guint i = 0; i < isms_framework_plan_get_n_frameworks (plan); i++)
    {
      const IsmsFrameworkOutcome *one = isms_framework_plan_get_framework (plan, i);
      g_autofree char *kept = isms_framework_outcome_dup_kept (one);

      isms_cli_print ("%s  %s  %s%s%s%s%s\n", one->ref, isms_framework_fate_get_label (one->fate),
                      one->title, one->version != NULL ? "  " : "",
                      one->former != NULL ? one->former : "", one->former != NULL ? " → " : "",
                      one->version != NULL ? one->version : "");
      if (kept != NULL)
        isms_cli_print ("%s\n", kept);
      print_rows (plan, i);
    }
  for (IsmsFrameworkFate fate = ISMS_FRAMEWORK_NEW; fate <= ISMS_FRAMEWORK_GONE; fate++)
    g_string_append_printf (counts, "%s%s %u", counts->len > 0 ? ", " : "",
                            isms_framework_fate_get_label (fate),
                            isms_framework_plan_count (plan, fate));
  if (isms_framework_plan_get_n_frameworks (plan) > 0)
    isms_cli_print ("%s\n", counts->str);
  print_mappings (plan);
  if (dry_run)
    isms_cli_print ("%s\n", _ ("Nothing was written."));
}

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

static void
add_changes (JsonBuilder *json,
             const char *name,
             const char *const *names,
             IsmsFrameworkChange changes)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < G_N_ELEMENTS (change_names); i++)
    if (changes & (1u << i))
      json_builder_add_string_value (json, names[i]);
  json_builder_end_array (json);
}

static void
add_row (JsonBuilder *json, const IsmsFrameworkRow *row)
{
  json_builder_begin_object (json);
  add_text (json, "ref", row->ref);
  add_text (json, "title", row->title);
  add_text (json, "fate", fate_names[row->fate]);
  if (row->fate == ISMS_FRAMEWORK_CHANGED)
    {
      add_changes (json, "changes", change_names, row->changes);
      add_text (json, "title_before", row->former);
    }
  if (row->kept != 0)
    add_changes (json, "kept", change_names, row->kept);
  json_builder_end_object (json);
}

static void
add_framework (JsonBuilder *json, IsmsFrameworkPlan *plan, guint index)
{
  const IsmsFrameworkOutcome *one = isms_framework_plan_get_framework (plan, index);

  json_builder_begin_object (json);
  add_text (json, "ref", one->ref);
  add_text (json, "title", one->title);
  add_text (json, "version", one->version);
  add_text (json, "version_before", one->former);
  add_text (json, "fate", fate_names[one->fate]);
  if (one->kept != 0)
    add_changes (json, "kept", own_names, one->kept);
  json_builder_set_member_name (json, "controls");
  json_builder_begin_array (json);
  for (guint i = 0; i < isms_framework_plan_get_n_rows (plan, index); i++)
    add_row (json, isms_framework_plan_get_row (plan, index, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static void
add_mappings (JsonBuilder *json, IsmsFrameworkPlan *plan)
{
  json_builder_set_member_name (json, "mappings");
  json_builder_begin_object (json);
  for (IsmsFrameworkFate fate = ISMS_FRAMEWORK_NEW; fate < ISMS_FRAMEWORK_GONE; fate++)
    {
      json_builder_set_member_name (json, fate_names[fate]);
      json_builder_add_int_value (json, isms_framework_plan_count_mappings (plan, fate));
    }
  json_builder_set_member_name (json, "left_out");
  json_builder_add_int_value (json, isms_framework_plan_count_left_out (plan));
  json_builder_end_object (json);
}

static void
print_json (IsmsFrameworkPlan *plan, gboolean dry_run)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  const char *const *remarks = isms_framework_plan_get_remarks (plan);

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "written");
  json_builder_add_boolean_value (json, !dry_run);
  for (IsmsFrameworkFate fate = ISMS_FRAMEWORK_NEW; fate <= ISMS_FRAMEWORK_GONE; fate++)
    {
      json_builder_set_member_name (json, fate_names[fate]);
      json_builder_add_int_value (json, isms_framework_plan_count (plan, fate));
    }
  add_mappings (json, plan);
  json_builder_set_member_name (json, "remarks");
  json_builder_begin_array (json);
  for (guint i = 0; remarks[i] != NULL; i++)
    json_builder_add_string_value (json, remarks[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "frameworks");
  json_builder_begin_array (json);
  for (guint i = 0; i < isms_framework_plan_get_n_frameworks (plan); i++)
    add_framework (json, plan, i);
  json_builder_end_array (json);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

static IsmsExit
import_into (IsmsWorkspace *workspace,
             GFile *file,
             char **arguments,
             const char *wanted,
             gboolean dry_run,
             gboolean as_json)
{
  IsmsStore *store = isms_workspace_get_store (workspace);
  IsmsDatabase *reader = isms_workspace_get_reader (workspace);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = isms_framework_read_file (file, NULL, &error);
  g_autoptr (IsmsFrameworkPlan) plan = NULL;
  IsmsExit status = ISMS_EXIT_OK;
  gint64 into;

  if (files == NULL)
    return isms_cli_fail_to_read (arguments[2], error);
  into = wanted != NULL ? isms_cli_find_framework (reader, wanted, &status) : 0;
  if (status != ISMS_EXIT_OK)
    return status;
  if (dry_run)
    plan = isms_framework_import_plan (files, into, reader, NULL, &error);
  else
    plan = isms_framework_import_commit (files, into, name, store, NULL, NULL, NULL, &error);
  if (plan == NULL)
    return isms_cli_fail (arguments[1], error);
  (as_json ? print_json : print_words) (plan, dry_run);
  if (isms_framework_plan_get_n_frameworks (plan) > 0 || count_mappings (plan) > 0)
    return isms_framework_plan_count_left_out (plan) > 0 ? ISMS_EXIT_PROBLEMS : ISMS_EXIT_OK;
  g_printerr ("parapet-cli: %s\n",
              _ ("There is nothing to import: the file has no framework, and no mapping between "
                 "controls that are here."));
  return ISMS_EXIT_PROBLEMS;
}

IsmsExit
isms_cli_import_framework (const IsmsCommand *command,
                           char **arguments,
                           const char *wanted,
                           gboolean dry_run,
                           gboolean as_json)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (arguments[2]);
  IsmsExit status = ISMS_EXIT_OK;
  g_autoptr (IsmsWorkspace) workspace = isms_cli_open (
      arguments[1], dry_run ? ISMS_STORE_OPEN_READ_ONLY : ISMS_STORE_OPEN_MUST_WRITE, &status);

  if (workspace != NULL)
    status = import_into (workspace, file, arguments, wanted, dry_run, as_json);
  return status;
}

gboolean
isms_cli_write_bytes (GBytes *bytes, const char *output, gboolean is_text, GError **error)
{
  gsize size;
  const char *content = g_bytes_get_data (bytes, &size);

  if (output != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (output);

      return g_file_replace_contents (file, content, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                      NULL, error);
    }
  else
    {
      g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

      return g_output_stream_write_all (stream, content, size, NULL, NULL, error)
             && (!is_text || g_output_stream_write_all (stream, "\n", 1, NULL, NULL, error));
    }
}

IsmsExit
isms_cli_export_framework (IsmsWorkspace *workspace, const char *wanted, const char *output)
{
  IsmsDatabase *reader = isms_workspace_get_reader (workspace);
  IsmsExit status = ISMS_EXIT_OK;
  gint64 id = isms_cli_find_framework (reader, wanted, &status);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsFrameworkData) data = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (id == 0)
    return status;
  data = isms_framework_export (reader, id, &error);
  if (data == NULL)
    {
      isms_cli_fail (NULL, error);
      return ISMS_EXIT_PROBLEMS;
    }
  bytes = isms_oscal_write_catalogue (data);
  if (isms_cli_write_bytes (bytes, output, TRUE, &error))
    return ISMS_EXIT_OK;
  return output != NULL ? isms_cli_fail_to_write (output, error) : isms_cli_fail (NULL, error);
}
