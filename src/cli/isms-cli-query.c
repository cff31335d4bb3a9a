/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which records a command is about, as its options say. */

#include "isms-config.h"

#include "isms-cli-query.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-record.h"
#include "isms-day.h"
#include "isms-money.h"
#include "isms-number.h"
#include "isms-ready-view.h"
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

static gboolean
is_span (const char *words)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  return isms_day_find_span (words, today, &first, &last);
}

/* A number, a day, a span of days, yes or no: what is none would be found nowhere, or where 0 is.
 */
static char *
resolve_value (const IsmsField *field, const char *words)
{
  g_auto (GValue) value = G_VALUE_INIT;
  int boolean = field->kind == ISMS_FIELD_BOOLEAN ? isms_words_read_boolean (words) : -1;

  if (boolean >= 0)
    return g_strdup_printf ("%d", boolean);
  if (field->kind == ISMS_FIELD_DATE && is_span (words))
    return g_strdup (words);
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
      gint64 id;

      if (g_str_equal (field->target, "person") && g_str_equal (words, ISMS_QUERY_ME))
        return g_strdup (words);
      id = isms_cli_find_record (reader, isms_kind_find (field->target), words, NULL);
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

/* Adds what @filter says to the values of its field in @values, by field. */
static gboolean
add_filter (const IsmsCommand *self,
            IsmsDatabase *reader,
            const IsmsKind *kind,
            GHashTable *values,
            const char *filter)
{
  g_auto (GStrv) parts = g_strsplit (filter, "=", 2);
  g_autofree char *value = NULL;
  const IsmsField *field;

  if (g_strv_length (parts) != 2)
    {
      isms_cli_refuse (self, _ ("a filter is FIELD=VALUE, not “%s”"), filter);
      return FALSE;
    }
  field = isms_cli_find_field (self, kind, parts[0]);
  if (field == NULL)
    return FALSE;
  value = resolve (reader, field, parts[1]);
  if (value == NULL)
    {
      isms_cli_refuse (self, _ ("no “%s” in the field “%s”"), parts[1], parts[0]);
      return FALSE;
    }
  if (!g_hash_table_contains (values, field))
    g_hash_table_insert (values, (gpointer) field, g_strv_builder_new ());
  g_strv_builder_add (g_hash_table_lookup (values, field), value);
  return TRUE;
}

/* Filters of one field are of either value; those of several fields hold together. */
static gboolean
add_filters (const IsmsCommand *self, IsmsDatabase *reader, IsmsQuery *query, char **filters)
{
  g_autoptr (GHashTable) values =
      g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_strv_builder_unref);
  GHashTableIter iter;
  gpointer field, builder;

  for (guint i = 0; filters != NULL && filters[i] != NULL; i++)
    if (!add_filter (self, reader, isms_query_get_kind (query), values, filters[i]))
      return FALSE;
  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &field, &builder))
    {
      g_auto (GStrv) list = g_strv_builder_end (builder);

      isms_query_filter (query, ((const IsmsField *) field)->name, (const char *const *) list);
    }
  return TRUE;
}

/* Its fields, each by the values that pass; in the order of what is due, until another is asked. */
static gboolean
add_view (const IsmsCommand *self, IsmsQuery *query, const char *name)
{
  const IsmsKind *kind = isms_query_get_kind (query);
  g_autoptr (GVariant) filters = NULL;
  IsmsReadyView view;
  GVariantIter iter;
  const char *field;
  char **values;

  if (!isms_ready_view_find (name, &view))
    {
      isms_cli_refuse (self, _ ("no view “%s”, but overdue, mine, due"), name);
      return FALSE;
    }
  if (!isms_ready_view_fits (view, kind))
    {
      /* Translators: a kind of records, and the name of a view */
      isms_cli_refuse (self, _ ("%s have no view “%s”"), _ (kind->plural), name);
      return FALSE;
    }
  filters = g_variant_ref_sink (isms_ready_view_dup_filters (view, kind));
  g_variant_iter_init (&iter, filters);
  while (g_variant_iter_loop (&iter, "{&s^as}", &field, &values))
    isms_query_filter (query, field, (const char *const *) values);
  isms_query_sort (query, isms_ready_view_get_sort (view, kind), FALSE);
  return TRUE;
}

static gboolean
add_person (const IsmsCommand *self, IsmsDatabase *reader, IsmsQuery *query, const char *person)
{
  gint64 id;

  if (person == NULL)
    {
      if (!isms_query_lacks_acting (query))
        return TRUE;
      isms_cli_refuse (self, _ ("say whose records they are: --person"));
      return FALSE;
    }
  id = isms_cli_find_record (reader, isms_kind_find ("person"), person, NULL);
  if (id == 0)
    {
      isms_cli_refuse (self, _ ("nobody is called “%s”"), person);
      return FALSE;
    }
  isms_query_set_acting (query, id);
  return TRUE;
}

gboolean
isms_cli_asked_some (const IsmsCliAsked *asked)
{
  return asked->filters != NULL || asked->search != NULL || asked->view != NULL
         || asked->person != NULL || asked->archived;
}

void
isms_cli_asked_clear (IsmsCliAsked *asked)
{
  g_clear_pointer (&asked->filters, g_strfreev);
  g_clear_pointer (&asked->search, g_free);
  g_clear_pointer (&asked->view, g_free);
  g_clear_pointer (&asked->person, g_free);
}

/* NULL after having said what is wrong. */
IsmsQuery *
isms_cli_make_query (const IsmsCommand *self,
                     IsmsWorkspace *workspace,
                     const IsmsKind *kind,
                     const IsmsCliAsked *asked)
{
  IsmsDatabase *reader = isms_workspace_get_reader (workspace);
  g_autoptr (IsmsQuery) query = isms_query_new (kind);

  if (asked->view != NULL && !add_view (self, query, asked->view))
    return NULL;
  if (!add_filters (self, reader, query, asked->filters)
      || !add_person (self, reader, query, asked->person))
    return NULL;
  isms_query_search (query, asked->search);
  isms_query_set_archived (query, asked->archived);
  return g_steal_pointer (&query);
}
