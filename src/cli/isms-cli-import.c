/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli import: a spreadsheet's rows into a register, or a framework with its controls, or
 * what would become of them. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-framework.h"
#include "isms-cli-table.h"
#include "isms-cli.h"
#include "isms-import.h"

#define MAX_TITLE 60 /* letters of it that a dry run shows */

typedef struct
{
  const IsmsCommand *command;
  IsmsWorkspace *workspace;
  IsmsImport *import;
  IsmsImportPlan *plan;
  char *kind;
  char **maps;
  char **numbers;
  char *match_wanted;
  char *framework;
  char *sheet;
  char *make_wanted;
  IsmsImportMatch match;
  int header;
  gboolean dry_run;
  gboolean as_json;
} Import;

static void
clear_import (Import *import)
{
  g_clear_pointer (&import->plan, isms_import_plan_unref);
  g_clear_pointer (&import->import, isms_import_free);
  g_clear_object (&import->workspace);
  g_free (import->kind);
  g_strfreev (import->maps);
  g_strfreev (import->numbers);
  g_free (import->match_wanted);
  g_free (import->framework);
  g_free (import->sheet);
  g_free (import->make_wanted);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, clear_import)

static const char *const match_names[] = { "auto", "ref", "title", "none" };
static const char *const fate_names[] = { "new", "update", "unchanged", "problem", "empty" };

static gboolean
find_match (Import *import)
{
  if (import->match_wanted == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (match_names); i++)
    if (g_str_equal (match_names[i], import->match_wanted))
      {
        import->match = (IsmsImportMatch) i;
        return TRUE;
      }
  isms_cli_refuse (import->command, _ ("--match is auto, ref, title or none, not “%s”"),
                   import->match_wanted);
  return FALSE;
}

/* The table with its headings found and its columns settled: remembered, guessed, then as said. */
static IsmsExit
prepare (Import *import, const IsmsKind *kind, const char *workspace, const char *path)
{
  IsmsDatabase *reader = isms_workspace_get_reader (import->workspace);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_file (file, import->sheet, NULL, &error);
  g_autoptr (IsmsMethod) method = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT)) /* no such sheet */
    return isms_cli_refuse (import->command, "%s", error->message);
  if (table == NULL)
    return isms_cli_fail_to_read (path, error);
  method = isms_method_load (reader, 0, &error);
  if (error != NULL)
    return isms_cli_fail (workspace, error);

  import->import = isms_import_new (table, name, kind, method);
  if (import->header > 0)
    isms_import_set_header (import->import, (guint) import->header - 1, 1);
  if (!isms_import_recall (import->import, reader, &error) && error != NULL)
    return isms_cli_fail (path, error);
  isms_import_set_match (import->import, import->match);
  if (import->make_wanted != NULL
      && !isms_import_set_makes (import->import, import->make_wanted, &error))
    return isms_cli_refuse (import->command, "%s", error->message);
  for (guint i = 0; import->maps != NULL && import->maps[i] != NULL; i++)
    if (strchr (import->maps[i], '=') == NULL)
      return isms_cli_refuse (import->command, _ ("a column is mapped as COLUMN=FIELD, not “%s”"),
                              import->maps[i]);
    else if (!isms_import_map (import->import, import->maps[i], &error))
      return isms_cli_refuse (import->command, "%s", error->message);
  for (guint i = 0; import->numbers != NULL && import->numbers[i] != NULL; i++)
    if (!isms_import_answer_number (import->import, import->numbers[i], &error))
      return isms_cli_refuse (import->command, "%s", error->message);
  return ISMS_EXIT_OK;
}

static void
print_columns (IsmsImport *import)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (3);

  for (guint i = 0; i < isms_import_get_n_columns (import); i++)
    {
      const IsmsImportTarget *target = isms_import_get_target (import, i);

      isms_cli_table_add (table, isms_import_get_heading (import, i));
      isms_cli_table_add (table, target->name);
      isms_cli_table_add (table, target->label);
    }
  isms_cli_table_print (table);
  isms_cli_print ("\n");
}

static void
print_rows (IsmsImportPlan *plan, gboolean all)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (4);

  isms_cli_table_align_right (table, 0);
  isms_cli_table_keep_lines (table);
  for (guint i = 0; i < isms_import_plan_get_n_rows (plan); i++)
    {
      const IsmsImportRow *row = isms_import_plan_get_nth (plan, i);
      g_autofree char *line = g_strdup_printf ("%u", row->line);
      g_autofree char *title = g_utf8_truncate_middle (row->title, MAX_TITLE);

      if (row->messages == NULL && (!all || row->fate == ISMS_FATE_EMPTY))
        continue;
      isms_cli_table_add (table, line);
      isms_cli_table_add (table, isms_fate_get_label (row->fate));
      isms_cli_table_add (table, title);
      isms_cli_table_add (table, row->messages);
    }
  isms_cli_table_print (table);
}

/* What rows name and was not there. */
static void
print_named (Import *import)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (4);
  guint n = isms_import_plan_get_n_named (import->plan);

  for (guint i = 0; i < n; i++)
    {
      const IsmsImportNamed *named = isms_import_plan_get_nth_named (import->plan, i);
      g_autofree char *count = g_strdup_printf (
          ngettext ("named %u time", "named %u times", named->count), named->count);

      isms_cli_table_add (table, _ (named->kind->label));
      isms_cli_table_add (table, named->title);
      isms_cli_table_add (table, count);
      isms_cli_table_add (table, !named->is_made   ? _ ("kept in the note")
                                 : import->dry_run ? _ ("would be made")
                                                   : _ ("made"));
    }
  isms_cli_table_print (table);
}

/* How to answer what the rows ask. */
static void
print_questions (IsmsImport *import)
{
  for (guint i = 0; i < isms_import_get_n_numbers (import); i++)
    {
      const char *text = isms_import_get_nth_number (import, i)->text;

      if (isms_import_get_nth_number (import, i)->zero == ISMS_IMPORT_ZERO_OPEN)
        /* Translators: two ways to write an option; %s is a control number */
        isms_cli_print (_ ("  --control %s=%s0, or --control %s=%s\n"), text, text, text, text);
    }
}

static void
print_words (Import *import)
{
  const char *const *remarks = isms_import_plan_get_remarks (import->plan);
  g_autoptr (GString) counts = g_string_new (NULL);

  if (import->dry_run)
    print_columns (import->import);
  print_rows (import->plan, import->dry_run);
  print_named (import);
  for (guint i = 0; remarks != NULL && remarks[i] != NULL; i++)
    isms_cli_print ("%s\n", remarks[i]);
  print_questions (import->import);
  for (IsmsFate fate = ISMS_FATE_NEW; fate <= ISMS_FATE_PROBLEM; fate++)
    g_string_append_printf (counts, "%s%s %u", counts->len > 0 ? ", " : "",
                            isms_fate_get_label (fate),
                            isms_import_plan_count (import->plan, fate));
  isms_cli_print ("%s\n", counts->str);
  if (import->dry_run)
    isms_cli_print ("%s\n", _ ("Nothing was written."));
}

static void
add_row (JsonBuilder *json, const IsmsImportRow *row)
{
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "line");
  json_builder_add_int_value (json, row->line);
  json_builder_set_member_name (json, "fate");
  json_builder_add_string_value (json, fate_names[row->fate]);
  json_builder_set_member_name (json, "title");
  json_builder_add_string_value (json, row->title);
  json_builder_set_member_name (json, "messages");
  json_builder_add_string_value (json, row->messages);
  json_builder_end_object (json);
}

static void
add_named (JsonBuilder *json, IsmsImportPlan *plan)
{
  json_builder_set_member_name (json, "named");
  json_builder_begin_array (json);
  for (guint i = 0; i < isms_import_plan_get_n_named (plan); i++)
    {
      const IsmsImportNamed *named = isms_import_plan_get_nth_named (plan, i);

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "kind");
      json_builder_add_string_value (json, named->kind->name);
      json_builder_set_member_name (json, "title");
      json_builder_add_string_value (json, named->title);
      json_builder_set_member_name (json, "times");
      json_builder_add_int_value (json, named->count);
      json_builder_set_member_name (json, "made");
      json_builder_add_boolean_value (json, named->is_made);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/* Control numbers that may have lost a zero; "meant" is null where nobody said. */
static void
add_numbers (JsonBuilder *json, IsmsImport *import)
{
  json_builder_set_member_name (json, "control_numbers");
  json_builder_begin_array (json);
  for (guint i = 0; i < isms_import_get_n_numbers (import); i++)
    {
      const IsmsImportNumber *number = isms_import_get_nth_number (import, i);
      g_autofree char *whole = g_strconcat (number->text, "0", NULL);

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "number");
      json_builder_add_string_value (json, number->text);
      json_builder_set_member_name (json, "cells");
      json_builder_add_int_value (json, number->count);
      json_builder_set_member_name (json, "meant");
      json_builder_add_string_value (json, number->zero == ISMS_IMPORT_ZERO_OPEN   ? NULL
                                           : number->zero == ISMS_IMPORT_ZERO_KEPT ? number->text
                                                                                   : whole);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_json (Import *import)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "written");
  json_builder_add_boolean_value (json, !import->dry_run);
  json_builder_set_member_name (json, "columns");
  json_builder_begin_object (json);
  for (guint i = 0; i < isms_import_get_n_columns (import->import); i++)
    {
      json_builder_set_member_name (json, isms_import_get_heading (import->import, i));
      json_builder_add_string_value (json, isms_import_get_target (import->import, i)->name);
    }
  json_builder_end_object (json);
  add_numbers (json, import->import);
  for (IsmsFate fate = ISMS_FATE_NEW; fate <= ISMS_FATE_EMPTY; fate++)
    {
      json_builder_set_member_name (json, fate_names[fate]);
      json_builder_add_int_value (json, isms_import_plan_count (import->plan, fate));
    }
  add_named (json, import->plan);
  json_builder_set_member_name (json, "rows");
  json_builder_begin_array (json);
  for (guint i = 0; i < isms_import_plan_get_n_rows (import->plan); i++)
    add_row (json, isms_import_plan_get_nth (import->plan, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

/* 0 where every row is, or would be, as the file says. */
static IsmsExit
get_status (Import *import)
{
  guint n_rows = 0;

  for (IsmsFate fate = ISMS_FATE_NEW; fate <= ISMS_FATE_PROBLEM; fate++)
    n_rows += isms_import_plan_count (import->plan, fate);
  if (n_rows == 0)
    g_printerr ("parapet-cli: %s\n",
                _ ("There is nothing to import: no row below the headings holds anything."));
  return n_rows == 0 || isms_import_plan_count (import->plan, ISMS_FATE_PROBLEM) > 0
             ? ISMS_EXIT_PROBLEMS
             : ISMS_EXIT_OK;
}

static IsmsExit
run (Import *import, char **arguments)
{
  const IsmsKind *kind = isms_cli_find_kind (import->command, import->kind);
  IsmsStore *store;
  g_autoptr (GError) error = NULL;
  IsmsExit status = ISMS_EXIT_OK;

  if (kind == NULL || !find_match (import))
    return ISMS_EXIT_USAGE;
  import->workspace = isms_cli_open (
      arguments[1], import->dry_run ? ISMS_STORE_OPEN_READ_ONLY : ISMS_STORE_OPEN_MUST_WRITE,
      &status);
  if (import->workspace == NULL)
    return status;
  status = prepare (import, kind, arguments[1], arguments[2]);
  if (status != ISMS_EXIT_OK)
    return status;
  store = isms_workspace_get_store (import->workspace);
  if (import->dry_run)
    import->plan = isms_import_plan (import->import, isms_store_get_reader (store), NULL, &error);
  else
    import->plan = isms_import_commit (import->import, store, NULL, NULL, NULL, &error);
  /* A file that is about something else than was said. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
    return isms_cli_fail_to_read (arguments[2], error);
  if (import->plan == NULL)
    return isms_cli_fail (arguments[1], error);
  (import->as_json ? print_json : print_words) (import);
  return get_status (import);
}

/* A framework is no table: nothing is said about its columns. */
static IsmsExit
run_framework (Import *import, char **arguments)
{
  if (import->maps != NULL || import->numbers != NULL || import->header != 0
      || import->match_wanted != NULL || import->sheet != NULL || import->make_wanted != NULL)
    return isms_cli_refuse (import->command,
                            _ ("--map, --control, --header, --match, --sheet and --make are for "
                               "tables, not for a framework"));
  return isms_cli_import_framework (import->command, arguments, import->framework, import->dry_run,
                                    import->as_json);
}

IsmsExit
isms_cli_import (const IsmsCommand *self, char **arguments)
{
  g_auto (Import) import = { .command = self };
  const GOptionEntry entries[] = {
    { "as", 'a', 0, G_OPTION_ARG_STRING, &import.kind,
      N_ ("What comes in: risks, assets, …; framework or mapping for a file of controls"),
      N_ ("KIND") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &import.dry_run,
      N_ ("Say what would become of each row, and write nothing"), NULL },
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &import.maps,
      N_ ("What a column is, by its heading or number; may be given again"), N_ ("COLUMN=FIELD") },
    { "control", 'c', 0, G_OPTION_ARG_STRING_ARRAY, &import.numbers,
      N_ ("Which control a number means that may have lost a zero; may be given again"),
      "5.2=5.20" },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &import.sheet,
      N_ ("Which sheet of a workbook; else the one with the most in it"), N_ ("NAME") },
    { "header", 0, 0, G_OPTION_ARG_INT, &import.header, N_ ("Row of the headings, from 1"),
      N_ ("ROW") },
    { "match", 0, 0, G_OPTION_ARG_STRING, &import.match_wanted,
      N_ ("By what a row is a record that is there: auto, ref, title or none"), N_ ("HOW") },
    { "make", 0, 0, G_OPTION_ARG_STRING, &import.make_wanted,
      N_ ("What is made where rows name it and it is not there: people,assets,controls, …; all or "
          "none. Without this: all but controls"),
      N_ ("KINDS") },
    { "framework", 0, 0, G_OPTION_ARG_STRING, &import.framework,
      N_ ("The framework that the file is a newer version of, if it is not found by itself"),
      N_ ("REF") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &import.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!isms_cli_parse (
          self, arguments, entries,
          _ ("All rows come in as one step, which one undo takes back. A row that can "
             "not come in is left out and told, and the exit status is 1. A dry run "
             "shows what each column is taken for.\nA framework is an OSCAL catalogue or "
             "a library; a newer version of one that is there keeps all that was "
             "decided on its controls. A mapping collection, or a library with mappings, "
             "says how the controls of two frameworks correspond; a mapping of a control "
             "that is not there is left out and told.\nAn OSCAL system security plan comes in "
             "as controls: what it says of those that are there."),
          2, 2))
    return ISMS_EXIT_USAGE;
  if (import.kind == NULL)
    return isms_cli_refuse (self, _ ("say what the rows are, for example --as risks"));
  if (g_str_equal (import.kind, "framework") || g_str_equal (import.kind, "mapping"))
    return run_framework (&import, arguments);
  if (import.framework != NULL)
    return isms_cli_refuse (self, _ ("--framework goes with --as framework"));
  return run (&import, arguments);
}
