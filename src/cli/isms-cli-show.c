/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli show: one record whole, with its ratings or results and its history. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-check-result.h"
#include "isms-cli-loss.h"
#include "isms-cli-record.h"
#include "isms-cli-table.h"
#include "isms-cli.h"
#include "isms-control-check.h"
#include "isms-document-version.h"
#include "isms-document.h"
#include "isms-edit.h"
#include "isms-risk.h"

static IsmsRecord *
load_record (IsmsDatabase *reader, const char *ref, GError **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 id;
  const IsmsKind *kind = isms_record_find (reader, ref, &id, &failure);

  if (kind != NULL)
    return isms_record_load (reader, kind, id, error);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("there is no record “%s”"), ref);
  return NULL;
}

static void
print_fields (IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (2);

  isms_cli_table_keep_lines (table);
  isms_cli_print ("%s  %s\n\n", isms_record_get_ref (record), isms_record_get_title (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsField *field = &kind->fields[i];
      g_autofree char *words = NULL;

      if (field->flags & ISMS_FIELD_INTERNAL || !isms_record_is_set (record, field->name)
          || g_str_equal (field->name, kind->title_field))
        continue;
      words = isms_record_dup_display (record, field);
      isms_cli_table_add (table, _ (field->label));
      isms_cli_table_add (table, words);
    }
  isms_cli_table_print (table);
}

static void
print_ratings (GPtrArray *ratings)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (6);

  isms_cli_table_keep_lines (table);
  isms_cli_print ("\n%s\n", _ ("Ratings"));
  for (guint i = 0; i < ratings->len; i++)
    {
      const IsmsRating *rating = g_ptr_array_index (ratings, i);
      g_autofree char *cell = g_strdup_printf ("%d × %d", rating->likelihood, rating->impact);

      isms_cli_table_add (table, "");
      isms_cli_table_add (table, rating->rated_on);
      isms_cli_table_add (table, isms_posture_get_label (rating->posture));
      isms_cli_table_add (table, cell);
      isms_cli_table_add (table, rating->who);
      isms_cli_table_add (table, rating->why);
    }
  isms_cli_table_print (table);
}

static void
print_history (GPtrArray *history)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (4);

  isms_cli_table_keep_lines (table);
  isms_cli_print ("\n%s\n", _ ("History"));
  for (guint i = 0; i < history->len; i++)
    {
      const IsmsHistoryEntry *entry = g_ptr_array_index (history, i);

      isms_cli_table_add (table, "");
      isms_cli_table_add (table, entry->at);
      isms_cli_table_add (table, entry->actor);
      isms_cli_table_add (table, entry->words);
    }
  isms_cli_table_print (table);
}

static void
add_text (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

static void
add_ratings (JsonBuilder *json, GPtrArray *ratings)
{
  json_builder_set_member_name (json, "ratings");
  json_builder_begin_array (json);
  for (guint i = 0; i < ratings->len; i++)
    {
      const IsmsRating *rating = g_ptr_array_index (ratings, i);

      json_builder_begin_object (json);
      add_text (json, "rated_on", rating->rated_on);
      add_text (json, "kind", isms_posture_get_name (rating->posture));
      json_builder_set_member_name (json, "likelihood");
      json_builder_add_int_value (json, rating->likelihood);
      json_builder_set_member_name (json, "impact");
      json_builder_add_int_value (json, rating->impact);
      add_text (json, "who", rating->who);
      add_text (json, "why", rating->why);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
print_results (GPtrArray *results)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (5);

  isms_cli_table_keep_lines (table);
  isms_cli_print ("\n%s\n", _ ("Results"));
  for (guint i = 0; i < results->len; i++)
    {
      const IsmsCheckResult *result = g_ptr_array_index (results, i);
      const IsmsField *field =
          isms_kind_find_field (isms_kind_find ("control_check"), "last_result");

      isms_cli_table_add (table, "");
      isms_cli_table_add (table, result->checked_on);
      isms_cli_table_add (table, _ (isms_field_find_choice (field, result->result)->label));
      isms_cli_table_add (table, result->person);
      isms_cli_table_add (table, result->words);
    }
  isms_cli_table_print (table);
}

static void
print_versions (GPtrArray *versions)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (4);

  isms_cli_table_keep_lines (table);
  isms_cli_print ("\n%s\n", _ ("Versions"));
  for (guint i = 0; i < versions->len; i++)
    {
      const IsmsDocumentVersion *version = g_ptr_array_index (versions, i);
      g_autofree char *number = g_strdup_printf ("%d", version->number);
      g_autofree char *words = isms_document_version_dup_words (version);

      isms_cli_table_add (table, "");
      isms_cli_table_add (table, number);
      isms_cli_table_add (table, words);
      isms_cli_table_add (table, version->summary);
    }
  isms_cli_table_print (table);
}

static void
add_versions (JsonBuilder *json, GPtrArray *versions)
{
  json_builder_set_member_name (json, "versions");
  json_builder_begin_array (json);
  for (guint i = 0; i < versions->len; i++)
    {
      const IsmsDocumentVersion *version = g_ptr_array_index (versions, i);

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "number");
      json_builder_add_int_value (json, version->number);
      add_text (json, "state", version->state);
      add_text (json, "author", version->author);
      add_text (json, "approver", version->approver);
      add_text (json, "drafted_on", version->drafted_on);
      add_text (json, "sent_on", version->sent_on);
      add_text (json, "approved_on", version->approved_on);
      add_text (json, "effective_on", version->effective_on);
      add_text (json, "retired_on", version->retired_on);
      add_text (json, "summary", version->summary);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_results (JsonBuilder *json, GPtrArray *results)
{
  json_builder_set_member_name (json, "results");
  json_builder_begin_array (json);
  for (guint i = 0; i < results->len; i++)
    {
      const IsmsCheckResult *result = g_ptr_array_index (results, i);

      json_builder_begin_object (json);
      add_text (json, "checked_on", result->checked_on);
      add_text (json, "result", result->result);
      add_text (json, "person", result->person);
      add_text (json, "words", result->words);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_history (JsonBuilder *json, GPtrArray *history)
{
  json_builder_set_member_name (json, "history");
  json_builder_begin_array (json);
  for (guint i = 0; i < history->len; i++)
    {
      const IsmsHistoryEntry *entry = g_ptr_array_index (history, i);

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "step");
      json_builder_add_int_value (json, entry->step);
      add_text (json, "at", entry->at);
      add_text (json, "actor", entry->actor);
      add_text (json, "words", entry->words);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static gboolean
print_record (IsmsDatabase *reader,
              IsmsRecord *record,
              gboolean with_history,
              gboolean as_json,
              GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  gint64 id = isms_record_get_id (record);
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (JsonBuilder) json = NULL;

  if (ISMS_IS_RISK (record) && (ratings = isms_risk_load_ratings (reader, id, error)) == NULL)
    return FALSE;
  if (ISMS_IS_CONTROL_CHECK (record)
      && (results = isms_check_load_results (reader, id, error)) == NULL)
    return FALSE;
  if (ISMS_IS_DOCUMENT (record)
      && (versions = isms_document_load_versions (reader, id, error)) == NULL)
    return FALSE;
  if (with_history && (history = isms_history_read (reader, kind, id, 0, error)) == NULL)
    return FALSE;
  if (!as_json)
    {
      print_fields (record);
      if (ratings != NULL && ratings->len > 0)
        print_ratings (ratings);
      if (results != NULL && results->len > 0)
        print_results (results);
      if (versions != NULL && versions->len > 0)
        print_versions (versions);
      if (ratings != NULL && !isms_cli_print_losses (reader, id, error))
        return FALSE;
      if (history != NULL)
        print_history (history);
      return TRUE;
    }
  json = json_builder_new ();
  json_builder_begin_object (json);
  add_text (json, "kind_of_record", kind->name);
  isms_cli_add_record (json, record);
  if (ratings != NULL)
    {
      add_ratings (json, ratings);
      if (!isms_cli_add_losses (json, reader, id, error))
        return FALSE;
    }
  if (results != NULL)
    add_results (json, results);
  if (versions != NULL)
    add_versions (json, versions);
  if (history != NULL)
    add_history (json, history);
  json_builder_end_object (json);
  isms_cli_print_json (json);
  return TRUE;
}

IsmsExit
isms_cli_show (const IsmsCommand *self, char **arguments)
{
  gboolean as_json = FALSE;
  gboolean with_history = FALSE;
  const GOptionEntry entries[] = {
    { "history", 'y', 0, G_OPTION_ARG_NONE, &with_history, N_ ("With every change ever made"),
      NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (IsmsWorkspace) workspace = NULL;
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  IsmsExit status = ISMS_EXIT_OK;
  IsmsDatabase *reader;

  if (!isms_cli_parse (
          self, arguments, entries,
          _ ("REF is what stands first in a list: R-014; or behind its kind, where two "
             "have the same: risk:R-014."),
          2, 2))
    return ISMS_EXIT_USAGE;
  workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_READ_ONLY, &status);
  if (workspace == NULL)
    return status;
  reader = isms_workspace_get_reader (workspace);
  record = load_record (reader, arguments[2], &error);
  if (record == NULL || !print_record (reader, record, with_history, as_json, &error))
    status = isms_cli_fail (arguments[1], error);
  isms_workspace_close (workspace);
  return status;
}
