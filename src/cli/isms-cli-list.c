/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli list: records in columns, filtered and sorted as in the window, the documented
 * information that the standard requires, and the agenda. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-agenda.h"
#include "isms-cli-query.h"
#include "isms-cli-record.h"
#include "isms-cli-table.h"
#include "isms-cli.h"
#include "isms-information.h"

#define AT_ONCE 500 /* records read with one query */

typedef struct
{
  const IsmsCommand *command;
  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  GPtrArray *columns; /* of const IsmsField * */
  char *columns_wanted;
  IsmsCliAsked asked;
  IsmsCliAgenda agenda;
  char *sort;
  char *as_of;
  gboolean descending;
  gboolean as_json;
  int limit;
} List;

static void
clear_list (List *list)
{
  g_clear_pointer (&list->columns, g_ptr_array_unref);
  g_clear_object (&list->workspace);
  g_free (list->columns_wanted);
  isms_cli_asked_clear (&list->asked);
  isms_cli_agenda_clear (&list->agenda);
  g_free (list->sort);
  g_free (list->as_of);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, clear_list)

static IsmsExit
print_kinds (List *list)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (2);

  if (list->as_json)
    {
      g_autoptr (JsonBuilder) json = json_builder_new ();

      json_builder_begin_array (json);
      for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
        json_builder_add_string_value (json, (*kind)->import_name);
      json_builder_end_array (json);
      isms_cli_print_json (json);
      return ISMS_EXIT_OK;
    }
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      isms_cli_table_add (table, (*kind)->import_name);
      isms_cli_table_add (table, _ ((*kind)->purpose));
    }
  isms_cli_table_print (table);
  return ISMS_EXIT_OK;
}

/* --- Documented information --- */

#define INFORMATION "documented-information"

static void
add_information (JsonBuilder *json, const IsmsInformation *place)
{
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "clause");
  json_builder_add_string_value (json, place->number);
  json_builder_set_member_name (json, "title");
  json_builder_add_string_value (json, place->title);
  json_builder_set_member_name (json, "state");
  json_builder_add_string_value (json, isms_information_state_get_name (place->state));
  json_builder_set_member_name (json, "answers");
  json_builder_begin_array (json);
  for (guint i = 0; i < place->answers->len; i++)
    {
      const IsmsInformationAnswer *answer = place->answers->pdata[i];

      json_builder_begin_object (json);
      json_builder_set_member_name (json, "state");
      json_builder_add_string_value (json, isms_information_state_get_name (answer->state));
      json_builder_set_member_name (json, "words");
      json_builder_add_string_value (json, answer->words);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
}

static IsmsExit
print_information (List *list, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places =
      isms_information_load (isms_workspace_get_reader (list->workspace), &error);
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (4);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (places == NULL)
    return isms_cli_fail (path, error);
  json_builder_begin_array (json);
  isms_cli_table_add (table, _ ("Clause"));
  isms_cli_table_add (table, _ ("Documented information"));
  isms_cli_table_add (table, _ ("State"));
  isms_cli_table_add (table, _ ("What answers it"));
  for (guint i = 0; i < places->len; i++)
    {
      const IsmsInformation *place = places->pdata[i];
      g_autoptr (GString) answers = g_string_new (NULL);

      for (guint j = 0; j < place->answers->len; j++)
        g_string_append_printf (answers, "%s%s", j > 0 ? "; " : "",
                                ((IsmsInformationAnswer *) place->answers->pdata[j])->words);
      isms_cli_table_add (table, place->number);
      isms_cli_table_add (table, place->title);
      isms_cli_table_add (table, isms_information_state_get_label (place->state));
      isms_cli_table_add (table, answers->str);
      add_information (json, place);
    }
  json_builder_end_array (json);
  if (list->as_json)
    isms_cli_print_json (json);
  else
    isms_cli_table_print (table);
  return ISMS_EXIT_OK;
}

/* --- What is no register --- */

static IsmsExit
print_agenda (List *list, const char *path)
{
  IsmsDatabase *reader = isms_workspace_get_reader (list->workspace);
  IsmsAgendaAsked asked = { NULL };
  g_autoptr (GError) error = NULL;

  if (!isms_cli_agenda_resolve (&list->agenda, list->command, reader, list->asked.person, &asked))
    return ISMS_EXIT_USAGE;
  if (!isms_cli_agenda_print (reader, &asked, list->as_json, &error))
    return isms_cli_fail (path, error);
  return ISMS_EXIT_OK;
}

/* Neither is chosen from as registers are. */
static gboolean
check_special (List *list, const char *name)
{
  gboolean is_agenda = g_strcmp0 (name, ISMS_CLI_AGENDA) == 0;
  gboolean is_information = g_strcmp0 (name, INFORMATION) == 0;
  gboolean chooses = list->columns_wanted != NULL || list->asked.filters != NULL
                     || list->asked.search != NULL || list->asked.view != NULL || list->sort != NULL
                     || list->as_of != NULL || list->limit != 0 || list->descending
                     || list->asked.archived;

  if (is_information && (chooses || list->asked.person != NULL))
    isms_cli_refuse (list->command, _ ("documented-information is listed whole: it takes --json "
                                       "and nothing else"));
  else if (is_agenda && chooses)
    isms_cli_refuse (list->command,
                     _ ("the agenda takes --from, --to, --person, --kind and --json, "
                        "and nothing else"));
  else if (!is_agenda && isms_cli_agenda_is_asked (&list->agenda))
    isms_cli_refuse (list->command, _ ("--from, --to and --kind are for the agenda"));
  else
    return TRUE;
  return FALSE;
}

/* --- Records --- */

static gboolean
choose_columns (List *list)
{
  list->columns = g_ptr_array_new ();
  if (list->columns_wanted != NULL)
    {
      g_auto (GStrv) names = g_strsplit (list->columns_wanted, ",", -1);

      for (guint i = 0; names[i] != NULL; i++)
        {
          const IsmsField *field =
              isms_cli_find_field (list->command, list->kind, g_strstrip (names[i]));

          if (field == NULL)
            return FALSE;
          g_ptr_array_add (list->columns, (gpointer) field);
        }
      return TRUE;
    }
  g_ptr_array_add (list->columns, (gpointer) isms_kind_find_field (list->kind, "ref"));
  for (guint i = 0; i < list->kind->n_fields; i++)
    if (list->kind->fields[i].flags & ISMS_FIELD_LISTED)
      g_ptr_array_add (list->columns, (gpointer) &list->kind->fields[i]);
  return TRUE;
}

static const char *
get_order (const IsmsQuery *query)
{
  const char *sort = isms_query_get_sort (query, NULL);

  return sort != NULL ? sort : "ref";
}

static IsmsQuery *
build_query (List *list)
{
  g_autoptr (IsmsQuery) query =
      isms_cli_make_query (list->command, list->workspace, list->kind, &list->asked);

  if (query == NULL
      || (list->sort != NULL
          && isms_cli_find_field (list->command, list->kind, list->sort) == NULL))
    return NULL;
  if (list->sort != NULL || list->descending)
    isms_query_sort (query, list->sort != NULL ? list->sort : get_order (query), list->descending);
  return g_steal_pointer (&query);
}

static void
add_headings (List *list, IsmsCliTable *table)
{
  for (guint i = 0; i < list->columns->len; i++)
    {
      const IsmsField *field = g_ptr_array_index (list->columns, i);

      isms_cli_table_add (table, _ (field->label));
      if (field->kind == ISMS_FIELD_INTEGER || field->kind == ISMS_FIELD_REAL
          || field->kind == ISMS_FIELD_MONEY)
        isms_cli_table_align_right (table, i);
    }
}

static void
add_record (List *list, IsmsRecord *record, IsmsCliTable *table, JsonBuilder *json)
{
  if (json != NULL)
    json_builder_begin_object (json);
  if (json != NULL && list->columns_wanted == NULL)
    isms_cli_add_record (json, record);
  else
    for (guint i = 0; i < list->columns->len; i++)
      {
        const IsmsField *field = g_ptr_array_index (list->columns, i);
        g_autofree char *words = json == NULL ? isms_record_dup_display (record, field) : NULL;

        if (json != NULL)
          isms_cli_add_field (json, record, field);
        else
          isms_cli_table_add (table, words);
      }
  if (json != NULL)
    json_builder_end_object (json);
}

static gboolean
print_records (List *list, IsmsQuery *query, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (list->workspace);
  g_autoptr (GArray) ids = isms_query_run (query, reader, NULL, error);
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (list->columns->len);
  g_autoptr (JsonBuilder) json = list->as_json ? json_builder_new () : NULL;
  guint n_ids;

  if (ids == NULL)
    return FALSE;
  n_ids = list->limit > 0 ? MIN (ids->len, (guint) list->limit) : ids->len;
  if (json != NULL)
    json_builder_begin_array (json);
  add_headings (list, table);
  for (guint start = 0; start < n_ids; start += AT_ONCE)
    {
      g_autoptr (GPtrArray) records = isms_record_load_found (
          reader, query, &g_array_index (ids, gint64, start), MIN (AT_ONCE, n_ids - start), error);

      if (records == NULL)
        return FALSE;
      for (guint i = 0; i < records->len; i++)
        if (g_ptr_array_index (records, i) != NULL)
          add_record (list, g_ptr_array_index (records, i), table, json);
    }
  if (json == NULL)
    isms_cli_table_print (table);
  else
    {
      json_builder_end_array (json);
      isms_cli_print_json (json);
    }
  return TRUE;
}

static IsmsExit
run (List *list, char **arguments)
{
  IsmsExit status = ISMS_EXIT_OK;
  g_autoptr (IsmsQuery) query = NULL;
  g_autoptr (GError) error = NULL;

  list->workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_READ_ONLY, &status);
  if (list->workspace == NULL)
    return status;
  if (arguments[2] == NULL)
    return print_kinds (list);
  if (g_str_equal (arguments[2], INFORMATION))
    return print_information (list, arguments[1]);
  if (g_str_equal (arguments[2], ISMS_CLI_AGENDA))
    return print_agenda (list, arguments[1]);
  list->kind = isms_cli_find_kind (list->command, arguments[2]);
  if (list->kind == NULL || !choose_columns (list))
    return ISMS_EXIT_USAGE;
  query = build_query (list);
  if (query == NULL)
    return ISMS_EXIT_USAGE;
  if (list->as_of != NULL
      && !isms_query_set_as_of (query, list->as_of, isms_workspace_get_reader (list->workspace),
                                &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT))
        return isms_cli_fail (arguments[1], error);
      isms_cli_refuse (list->command, _ ("“%s” is no date as in 2026-05-31"), list->as_of);
      return ISMS_EXIT_USAGE;
    }
  if (!print_records (list, query, &error))
    return isms_cli_fail (arguments[1], error);
  return ISMS_EXIT_OK;
}

IsmsExit
isms_cli_list (const IsmsCommand *self, char **arguments)
{
  g_auto (List) list = { .command = self };
  const GOptionEntry entries[] = {
    { "columns", 'c', 0, G_OPTION_ARG_STRING, &list.columns_wanted,
      N_ ("Fields to show, with commas between"), N_ ("FIELD,…") },
    ISMS_CLI_ASKED_ENTRIES (&list.asked, 'p'),
    ISMS_CLI_AGENDA_ENTRIES (&list.agenda),
    { "sort", 'o', 0, G_OPTION_ARG_STRING, &list.sort, N_ ("Order by this field, else by ref"),
      N_ ("FIELD") },
    { "descending", 'd', 0, G_OPTION_ARG_NONE, &list.descending, N_ ("From the last to the first"),
      NULL },
    { "limit", 'l', 0, G_OPTION_ARG_INT, &list.limit, N_ ("At most so many"), N_ ("NUMBER") },
    { "as-of", 't', 0, G_OPTION_ARG_STRING, &list.as_of,
      N_ ("As it stood at the end of this day, as in 2026-05-31"), N_ ("DATE") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &list.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!isms_cli_parse (
          self, arguments, entries,
          _ ("Besides the registers there is documented-information: what the "
             "standard requires to be written down, and what answers it; and agenda: all "
             "that is due, audits and their sessions, by day."),
          1, 2)
      || !check_special (&list, arguments[2]))
    return ISMS_EXIT_USAGE;
  return run (&list, arguments);
}
