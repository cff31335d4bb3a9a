/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which records a command is about, as its options say. */

#include "isms-config.h"

#include "isms-cli-query.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-record.h"
#include "isms-money.h"
#include "isms-number.h"
#include "isms-words.h"

/* The field, or NULL after having said which there are. */
const IsmsField *
isms_cli_find_field (const IsmsCommand *self, const IsmsKind *kind, const char *name)
{
  const IsmsField *field = isms_kind_find_field (kind, name);
  g_autoptr (GString) known = NULL;

  if (field != NULL)
    return field;
  known = g_string_new ("ref");
  for (guint i = 0; i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & ISMS_FIELD_INTERNAL))
      g_string_append_printf (known, ", %s", kind->fields[i].name);
  /* Translators: the first %s is a kind of records, the last %s lists the names that would do. */
  isms_cli_refuse (self, _ ("%s have no field “%s”, but %s"), _ (kind->plural), name, known->str);
  return NULL;
}

/* A number, a day, yes or no: what is none would be found nowhere, or where 0 is. */
static char *
resolve_value (const IsmsField *field, const char *words)
{
  g_auto (GValue) value = G_VALUE_INIT;
  int boolean = field->kind == ISMS_FIELD_BOOLEAN ? isms_words_read_boolean (words) : -1;

  if (boolean >= 0)
    return g_strdup_printf ("%d", boolean);
  return isms_field_parse (field, words, NULL, &value, NULL) ? g_strdup (words) : NULL;
}

/* What a person types for a value, as the query wants it: an id, or the stored word of a choice. */
static char *
resolve (IsmsDatabase *reader, const IsmsField *field, const char *words)
{
  gint64 minor;
  double number;

  if (*words != '\0' && (field->kind == ISMS_FIELD_REFERENCE || field->kind == ISMS_FIELD_LINKS))
    {
      gint64 id = isms_cli_find_record (reader, isms_kind_find (field->target), words, NULL);

      return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : NULL;
    }
  if (*words != '\0' && field->kind == ISMS_FIELD_RECORDS)
    {
      gint64 id;
      const IsmsKind *kind = isms_record_find (reader, words, &id, NULL);

      return kind != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, isms_kind_make_key (kind, id))
                          : NULL;
    }
  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    if (g_ascii_strcasecmp (choice->value, words) == 0
        || g_utf8_collate (_ (choice->label), words) == 0)
      return g_strdup (choice->value);
  if (*words != '\0' && field->kind == ISMS_FIELD_MONEY)
    return isms_money_parse (words, isms_money_load_currency (reader), &minor, NULL)
               ? g_strdup_printf ("%" G_GINT64_FORMAT, minor)
               : NULL;
  if (*words != '\0' && field->kind == ISMS_FIELD_REAL)
    return isms_number_parse (words, TRUE, &number) ? isms_number_dup_text (number) : NULL;
  if (*words != '\0' && field->choices == NULL)
    return resolve_value (field, words);
  return *words == '\0' ? g_strdup (words) : NULL;
}

static gboolean
add_filter (const IsmsCommand *self, IsmsDatabase *reader, IsmsQuery *query, const char *filter)
{
  g_auto (GStrv) parts = g_strsplit (filter, "=", 2);
  g_autofree char *value = NULL;
  const IsmsField *field;

  if (g_strv_length (parts) != 2)
    {
      isms_cli_refuse (self, _ ("a filter is FIELD=VALUE, not “%s”"), filter);
      return FALSE;
    }
  field = isms_cli_find_field (self, isms_query_get_kind (query), parts[0]);
  if (field == NULL)
    return FALSE;
  value = resolve (reader, field, parts[1]);
  if (value == NULL)
    {
      isms_cli_refuse (self, _ ("no “%s” in the field “%s”"), parts[1], parts[0]);
      return FALSE;
    }
  isms_query_filter (query, field->name, (const char *const[]) { value, NULL });
  return TRUE;
}

/* NULL after having said what is wrong. */
IsmsQuery *
isms_cli_make_query (const IsmsCommand *self,
                     IsmsWorkspace *workspace,
                     const IsmsKind *kind,
                     char **filters,
                     const char *search,
                     gboolean archived)
{
  g_autoptr (IsmsQuery) query = isms_query_new (kind);

  for (guint i = 0; filters != NULL && filters[i] != NULL; i++)
    if (!add_filter (self, isms_workspace_get_reader (workspace), query, filters[i]))
      return NULL;
  isms_query_search (query, search);
  isms_query_set_archived (query, archived);
  return g_steal_pointer (&query);
}
