/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Queries as SQL. Names of columns come from the descriptors only; everything a person gives is
 * bound. */

#include "isms-config.h"

#include <string.h>

#include "isms-day.h"
#include "isms-query-private.h"
#include "isms-search.h"

static gboolean
is_numeric (const IsmsField *field)
{
  switch (field->kind)
    {
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_MONEY:
    case ISMS_FIELD_BOOLEAN:
    case ISMS_FIELD_REFERENCE:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_textual (const IsmsField *field)
{
  return field->kind == ISMS_FIELD_TEXT || field->kind == ISMS_FIELD_PROSE
         || field->kind == ISMS_FIELD_REFERENCE || isms_field_has_links (field);
}

static guint
count_set (const IsmsQueryFilter *filter)
{
  guint n = 0;

  for (guint i = 0; filter->values[i] != NULL; i++)
    n += *filter->values[i] != '\0';

  return n;
}

static void
append_marks (GString *sql, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (sql, i > 0 ? ", ?" : "?");
}

static void
append_links (
    GString *sql, const IsmsKind *kind, const IsmsQueryFilter *filter, guint n_set, gboolean unset)
{
  const IsmsField *field = filter->field;

  if (n_set > 0)
    {
      g_string_append_printf (sql, "id IN (SELECT %s_id FROM %s WHERE %s IN (", kind->name,
                              field->link_table, isms_kind_get_link_column (kind, field));
      append_marks (sql, n_set);
      g_string_append (sql, "))");
    }
  if (unset)
    g_string_append_printf (sql, "%sid NOT IN (SELECT %s_id FROM %s)", n_set > 0 ? " OR " : "",
                            kind->name, field->link_table);
}

static void
append_choices (GString *sql, const IsmsQueryFilter *filter, guint n_set)
{
  for (guint i = 0; i < n_set; i++)
    g_string_append_printf (sql, "%sinstr (' ' || %s || ' ', ' ' || ? || ' ') > 0",
                            i > 0 ? " OR " : "", filter->field->name);
}

/* Days and spans of days alike, from the first to the last. */
static void
append_days (GString *sql, const IsmsQueryFilter *filter, guint n_set)
{
  for (guint i = 0; i < n_set; i++)
    g_string_append_printf (sql, "%s%s BETWEEN ? AND ?", i > 0 ? " OR " : "", filter->field->name);
}

void
isms_query_append_filter (GString *sql, const IsmsKind *kind, const IsmsQueryFilter *filter)
{
  guint n_set;
  gboolean unset;
  const char *column;

  if (filter->field == NULL)
    {
      g_string_append_printf (sql, " AND %s = ?", filter->column);
      return;
    }

  n_set = count_set (filter);
  unset = n_set < g_strv_length (filter->values);
  column = isms_field_get_column (filter->field);
  g_string_append (sql, " AND (");

  if (isms_field_has_links (filter->field))
    append_links (sql, kind, filter, n_set, unset);
  else
    {
      if (filter->field->kind == ISMS_FIELD_CHOICES)
        append_choices (sql, filter, n_set);
      else if (filter->field->kind == ISMS_FIELD_DATE)
        append_days (sql, filter, n_set);
      else if (n_set > 0)
        {
          g_string_append_printf (sql, "%s IN (", column);
          append_marks (sql, n_set);
          g_string_append_c (sql, ')');
        }
      if (unset)
        g_string_append_printf (sql, "%s%s IS NULL", n_set > 0 ? " OR " : "", column);
      if (unset && !is_numeric (filter->field))
        g_string_append_printf (sql, " OR %s = ''", column);
    }

  g_string_append_c (sql, ')');
}

void
isms_query_append_sort_key (GString *sql, const IsmsQuery *self, const IsmsField *field)
{
  const IsmsField *ranked;

  if (g_str_equal (field->name, "ref"))
    {
      g_string_append (sql, "ref_key");
      return;
    }

  if (field->kind == ISMS_FIELD_CHOICE)
    {
      g_string_append_printf (sql, "CASE %s", field->name);
      for (guint i = 0; field->choices[i].value != NULL; i++)
        g_string_append_printf (sql, " WHEN '%s' THEN %u", field->choices[i].value, i);
      g_string_append (sql, " END");
      return;
    }

  /* The name of a level goes by its rank. */
  if ((field->flags & ISMS_FIELD_COMPUTED) && g_str_has_suffix (field->name, "_name"))
    {
      g_autofree char *rank = g_strndup (field->name, strlen (field->name) - strlen ("_name"));

      ranked = isms_kind_find_field (self->kind, rank);
      if (ranked != NULL)
        field = ranked;
    }

  g_string_append (sql, field->name);
  if (is_textual (field))
    g_string_append (sql, " COLLATE NOCASE");
}

static void
append_order_key (GString *sql, const IsmsQuery *self, const IsmsField *field)
{
  if (field->order != NULL)
    g_string_append (sql, field->order);
  else
    isms_query_append_sort_key (sql, self, field);
}

void
isms_query_append_order (GString *sql, const IsmsQuery *self)
{
  const char *direction = self->descending ? " DESC" : "";

  g_string_append (sql, " ORDER BY ");
  if (self->group != NULL)
    {
      append_order_key (sql, self, self->group);
      g_string_append_printf (sql, " NULLS LAST, %s, ", isms_field_get_column (self->group));
    }

  if (self->names_first && self->words != NULL)
    g_string_append (sql, "ref <> ? COLLATE NOCASE, substr (ref, -1 - length (?)) <> '.' || ?, "
                          "id NOT IN (" ISMS_SEARCH_ROWS "), ");
  if (self->sort == NULL)
    g_string_append (sql, "ref_key");
  else
    append_order_key (sql, self, self->sort);

  /* Where a value cannot be missing the index gives the order; elsewhere what is not set comes
   * last. */
  g_string_append (sql, direction);
  if (self->sort != NULL && !(self->sort->flags & ISMS_FIELD_REQUIRED))
    g_string_append (sql, " NULLS LAST");
  g_string_append_printf (sql, ", id%s", direction);
}

/* Spans are those of the day on which they are asked for, or that is looked back to. */
static void
bind_days (const IsmsQuery *self, const char *value, IsmsStatement *statement, int *index)
{
  g_autofree char *today = self->as_of != NULL ? g_strdup (self->as_of) : isms_day_today ();
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (!isms_day_find_span (value, today, &first, &last))
    {
      g_set_str (&first, value);
      g_set_str (&last, value);
    }
  isms_statement_bind_text (statement, (*index)++, first);
  isms_statement_bind_text (statement, (*index)++, last);
}

static gint64
read_id (const IsmsQuery *self, const IsmsField *field, const char *value)
{
  if (g_strcmp0 (field->target, "person") == 0 && g_str_equal (value, ISMS_QUERY_ME))
    return self->acting;
  return g_ascii_strtoll (value, NULL, 10);
}

static void
bind_filter (const IsmsQuery *self,
             const IsmsQueryFilter *filter,
             IsmsStatement *statement,
             int *index)
{
  if (filter->field == NULL)
    {
      isms_statement_bind_int (statement, (*index)++, filter->number);
      return;
    }

  for (guint i = 0; filter->values[i] != NULL; i++)
    {
      const char *value = filter->values[i];

      if (*value == '\0')
        continue;
      if (is_numeric (filter->field) || isms_field_has_links (filter->field))
        isms_statement_bind_int (statement, (*index)++, read_id (self, filter->field, value));
      else if (filter->field->kind == ISMS_FIELD_DATE)
        bind_days (self, value, statement, index);
      else if (filter->field->kind == ISMS_FIELD_REAL)
        isms_statement_bind_real (statement, (*index)++, g_ascii_strtod (value, NULL));
      else
        isms_statement_bind_text (statement, (*index)++, value);
    }
}

void
isms_query_bind_conditions (const IsmsQuery *self, IsmsStatement *statement, int *index)
{
  for (guint i = 0; i < self->filters->len; i++)
    bind_filter (self, g_ptr_array_index (self->filters, i), statement, index);

  if (self->words != NULL)
    isms_search_bind (statement, index, self->kind->number, self->words);
}

void
isms_query_bind_order (const IsmsQuery *self, IsmsStatement *statement, int index)
{
  g_autofree char *match = NULL;

  if (!self->names_first || self->words == NULL)
    return;
  for (guint i = 0; i < 3; i++)
    isms_statement_bind_text (statement, index++, self->typed);
  match = g_strdup_printf ("{ref title} : (%s)", self->words);
  isms_search_bind (statement, &index, self->kind->number, match);
}
