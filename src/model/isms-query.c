/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Queries: filters, words, order and groups, written as one statement. Names of columns come from
 * the descriptors only; everything a person gives is bound. */

#include "isms-config.h"

#include <string.h>

#include "isms-kinds-private.h"
#include "isms-query.h"

typedef struct
{
  const IsmsField *field; /* NULL: column = number */
  GStrv values;
  const char *column;
  gint64 number;
} Filter;

struct _IsmsQuery
{
  gatomicrefcount ref_count;
  const IsmsKind *kind;
  GPtrArray *filters; /* of Filter */
  char *words;
  const IsmsField *sort;
  const IsmsField *group;
  gboolean descending;
  gboolean archived;
};

static void
filter_free (gpointer data)
{
  Filter *filter = data;

  g_strfreev (filter->values);
  g_free (filter);
}

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
         || field->kind == ISMS_FIELD_REFERENCE || field->kind == ISMS_FIELD_LINKS;
}

static guint
count_set (const Filter *filter)
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
append_links (GString *sql, const IsmsKind *kind, const Filter *filter, guint n_set, gboolean unset)
{
  const IsmsField *field = filter->field;

  if (n_set > 0)
    {
      g_string_append_printf (sql, "id IN (SELECT %s_id FROM %s WHERE %s_id IN (", kind->name,
                              field->link_table, field->target);
      append_marks (sql, n_set);
      g_string_append (sql, "))");
    }
  if (unset)
    g_string_append_printf (sql, "%sid NOT IN (SELECT %s_id FROM %s)", n_set > 0 ? " OR " : "",
                            kind->name, field->link_table);
}

static void
append_choices (GString *sql, const Filter *filter, guint n_set)
{
  for (guint i = 0; i < n_set; i++)
    g_string_append_printf (sql, "%sinstr (' ' || %s || ' ', ' ' || ? || ' ') > 0",
                            i > 0 ? " OR " : "", filter->field->name);
}

static void
append_filter (GString *sql, const IsmsKind *kind, const Filter *filter)
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

  if (filter->field->kind == ISMS_FIELD_LINKS)
    append_links (sql, kind, filter, n_set, unset);
  else
    {
      if (filter->field->kind == ISMS_FIELD_CHOICES)
        append_choices (sql, filter, n_set);
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

/* The words as the search index asks for them: each a quoted prefix. NULL: no word in it. */
static char *
write_match (const char *words)
{
  GString *match = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      gboolean is_word = g_unichar_isalnum (letter) || g_unichar_ismark (letter);

      if (is_word && !inside)
        g_string_append (match, match->len > 0 ? " \"" : "\"");
      if (!is_word && inside)
        g_string_append (match, "\"*");
      if (is_word)
        g_string_append_unichar (match, letter);
      inside = is_word;
    }
  if (inside)
    g_string_append (match, "\"*");

  return g_string_free (match, match->len == 0);
}

static void
append_sort_key (GString *sql, const IsmsQuery *self, const IsmsField *field)
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
append_order (GString *sql, const IsmsQuery *self)
{
  const char *direction = self->descending ? " DESC" : "";

  g_string_append (sql, " ORDER BY ");
  if (self->group != NULL)
    {
      append_sort_key (sql, self, self->group);
      g_string_append_printf (sql, " NULLS LAST, %s, ", isms_field_get_column (self->group));
    }

  if (self->sort == NULL)
    g_string_append (sql, "ref_key");
  else
    append_sort_key (sql, self, self->sort);

  /* Where a value cannot be missing the index gives the order; elsewhere what is not set comes
   * last. */
  g_string_append (sql, direction);
  if (self->sort != NULL && !(self->sort->flags & ISMS_FIELD_REQUIRED))
    g_string_append (sql, " NULLS LAST");
  g_string_append_printf (sql, ", id%s", direction);
}

static void
bind_filter (const Filter *filter, IsmsStatement *statement, int *index)
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
      if (is_numeric (filter->field) || filter->field->kind == ISMS_FIELD_LINKS)
        isms_statement_bind_int (statement, (*index)++, g_ascii_strtoll (value, NULL, 10));
      else if (filter->field->kind == ISMS_FIELD_REAL)
        isms_statement_bind_real (statement, (*index)++, g_ascii_strtod (value, NULL));
      else
        isms_statement_bind_text (statement, (*index)++, value);
    }
}

static IsmsStatement *
prepare (
    IsmsQuery *self, IsmsDatabase *database, const char *columns, gboolean ordered, GError **error)
{
  g_autofree char *from = isms_query_dup_from (self);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  IsmsStatement *statement;

  g_string_append_printf (sql, "%s %s", columns, from);
  if (ordered)
    append_order (sql, self);

  statement = isms_database_prepare (database, sql->str, error);
  if (statement != NULL)
    isms_query_bind (self, statement, 1);
  return statement;
}

static void
remove_filter (IsmsQuery *self, const char *column)
{
  for (guint i = self->filters->len; i > 0; i--)
    {
      Filter *filter = g_ptr_array_index (self->filters, i - 1);

      if (g_str_equal (filter->column, column))
        g_ptr_array_remove_index (self->filters, i - 1);
    }
}

static gboolean
is_column (const char *name)
{
  return *name != '\0' && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (name);
}

/**
 * isms_query_new:
 * @kind: the kind of records
 *
 * Returns: (transfer full): a query for all of them that are in use, by ref
 */
IsmsQuery *
isms_query_new (const IsmsKind *kind)
{
  IsmsQuery *self = g_new0 (IsmsQuery, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->filters = g_ptr_array_new_with_free_func (filter_free);
  return self;
}

IsmsQuery *
isms_query_copy (const IsmsQuery *self)
{
  IsmsQuery *copy = isms_query_new (self->kind);

  for (guint i = 0; i < self->filters->len; i++)
    {
      Filter *filter = g_memdup2 (g_ptr_array_index (self->filters, i), sizeof (Filter));

      filter->values = g_strdupv (filter->values);
      g_ptr_array_add (copy->filters, filter);
    }
  copy->words = g_strdup (self->words);
  copy->sort = self->sort;
  copy->group = self->group;
  copy->descending = self->descending;
  copy->archived = self->archived;
  return copy;
}

IsmsQuery *
isms_query_ref (IsmsQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
isms_query_unref (IsmsQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->filters);
  g_free (self->words);
  g_free (self);
}

const IsmsKind *
isms_query_get_kind (const IsmsQuery *self)
{
  return self->kind;
}

/**
 * isms_query_filter:
 * @self: a query that nobody has run yet
 * @field: the name of a field
 * @values: (nullable) (array zero-terminated=1): stored values ("" is: not set), ids as text for
 *   references and links; %NULL or none takes the filter away
 *
 * Keeps the records whose field is one of @values; for choices and links: contains one of them.
 */
void
isms_query_filter (IsmsQuery *self, const char *field, const char *const *values)
{
  const IsmsField *found = isms_kind_find_field (self->kind, field);
  Filter *filter;

  g_return_if_fail (found != NULL);

  remove_filter (self, found->name);
  if (values == NULL || values[0] == NULL)
    return;

  filter = g_new0 (Filter, 1);
  filter->field = found;
  filter->column = found->name;
  filter->values = g_strdupv ((GStrv) values);
  g_ptr_array_add (self->filters, filter);
}

/**
 * isms_query_filter_int:
 * @self: a query that nobody has run yet
 * @column: a column of the kind's view
 * @value: what it must be equal to
 *
 * Keeps the records whose column is equal to @value. Replaces a filter of the same column.
 */
void
isms_query_filter_int (IsmsQuery *self, const char *column, gint64 value)
{
  Filter *filter;

  g_return_if_fail (is_column (column));

  remove_filter (self, column);
  filter = g_new0 (Filter, 1);
  filter->column = g_intern_string (column);
  filter->number = value;
  g_ptr_array_add (self->filters, filter);
}

/**
 * isms_query_search:
 * @self: a query that nobody has run yet
 * @words: (nullable): any text; every word in it must begin a word of the record
 */
void
isms_query_search (IsmsQuery *self, const char *words)
{
  g_clear_pointer (&self->words, g_free);
  if (words != NULL)
    self->words = write_match (words);
}

/**
 * isms_query_set_archived:
 * @self: a query that nobody has run yet
 * @archived: %TRUE for archived records too; %FALSE for those in use alone
 */
void
isms_query_set_archived (IsmsQuery *self, gboolean archived)
{
  self->archived = archived;
}

/**
 * isms_query_sort:
 * @self: a query that nobody has run yet
 * @field: (nullable): the name of a field; %NULL for the refs, "R-2" before "R-10"
 * @descending: the other way round; what is not set comes last either way
 */
void
isms_query_sort (IsmsQuery *self, const char *field, gboolean descending)
{
  self->sort = field != NULL ? isms_kind_find_field (self->kind, field) : NULL;
  self->descending = descending;
  g_return_if_fail (field == NULL || self->sort != NULL);
}

/**
 * isms_query_group:
 * @self: a query that nobody has run yet
 * @field: (nullable): the name of the field whose equal values stand together, or %NULL for none
 */
void
isms_query_group (IsmsQuery *self, const char *field)
{
  self->group = field != NULL ? isms_kind_find_field (self->kind, field) : NULL;
  g_return_if_fail (field == NULL || self->group != NULL);
}

/**
 * isms_query_is_filtered:
 * @self: a query
 *
 * Returns: whether filters or words may leave records out
 */
gboolean
isms_query_is_filtered (const IsmsQuery *self)
{
  return self->filters->len > 0 || self->words != NULL;
}

/**
 * isms_query_get_filter:
 * @self: a query
 * @field: the name of a field
 *
 * Returns: (nullable) (transfer none): the values that isms_query_filter () set
 */
const char *const *
isms_query_get_filter (const IsmsQuery *self, const char *field)
{
  for (guint i = 0; i < self->filters->len; i++)
    {
      const Filter *filter = g_ptr_array_index (self->filters, i);

      if (filter->field != NULL && g_str_equal (filter->column, field))
        return (const char *const *) filter->values;
    }

  return NULL;
}

const char *
isms_query_get_sort (const IsmsQuery *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort != NULL ? self->sort->name : NULL;
}

const char *
isms_query_get_group (const IsmsQuery *self)
{
  return self->group != NULL ? self->group->name : NULL;
}

/**
 * isms_query_dup_from:
 * @self: a query
 *
 * Returns: (transfer full): "FROM view WHERE …", with "?" for each value of isms_query_bind ()
 */
char *
isms_query_dup_from (IsmsQuery *self)
{
  GString *sql = g_string_new (NULL);

  g_string_append_printf (sql, "FROM %s WHERE %s", self->kind->view,
                          self->archived ? "TRUE" : "archived = 0");
  for (guint i = 0; i < self->filters->len; i++)
    append_filter (sql, self->kind, g_ptr_array_index (self->filters, i));
  if (self->words != NULL)
    g_string_append (sql, " AND id IN (SELECT rowid & 0xFFFFFFFFFF FROM search"
                          " WHERE search MATCH ? AND rowid BETWEEN ? AND ?)");

  return g_string_free (sql, FALSE);
}

/**
 * isms_query_bind:
 * @self: a query
 * @statement: a statement made with isms_query_dup_from ()
 * @first_index: the number of its first "?"
 */
void
isms_query_bind (IsmsQuery *self, IsmsStatement *statement, int first_index)
{
  int index = first_index;

  for (guint i = 0; i < self->filters->len; i++)
    bind_filter (g_ptr_array_index (self->filters, i), statement, &index);

  if (self->words != NULL)
    {
      gint64 first = (gint64) self->kind->number << 40;

      isms_statement_bind_text (statement, index++, self->words);
      isms_statement_bind_int (statement, index++, first);
      isms_statement_bind_int (statement, index++, first + ((G_GINT64_CONSTANT (1) << 40) - 1));
    }
}

static void
end_group (GArray *groups, guint *start, guint end)
{
  if (end > *start)
    {
      g_array_append_val (groups, *start);
      g_array_append_val (groups, end);
    }
  *start = end;
}

static void
read_ids (IsmsStatement *statement, GArray *ids, GArray *groups, GError **failure)
{
  g_autofree char *current = NULL;
  guint start = 0;

  while (isms_statement_next (statement, failure))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      if (groups != NULL)
        {
          const char *value = isms_statement_get_text (statement, 1);

          if (ids->len == 0 || g_strcmp0 (value, current) != 0)
            {
              end_group (groups, &start, ids->len);
              g_set_str (&current, value);
            }
        }
      g_array_append_val (ids, id);
    }

  if (groups != NULL)
    end_group (groups, &start, ids->len);
}

/**
 * isms_query_run:
 * @self: a query
 * @database: a connection of the calling thread
 * @groups: (out) (optional) (nullable) (element-type guint): start and end (one past the last) of
 *   each group, in pairs; %NULL when the query has no group
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the ids in order; %NULL on error
 */
GArray *
isms_query_run (IsmsQuery *self, IsmsDatabase *database, GArray **groups, GError **error)
{
  g_autofree char *columns = NULL;
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) failure = NULL;

  if (groups != NULL)
    *groups = NULL;
  if (groups != NULL && self->group != NULL)
    {
      columns = g_strdup_printf ("id, %s", isms_field_get_column (self->group));
      found = g_array_new (FALSE, FALSE, sizeof (guint));
    }

  statement = prepare (self, database, columns != NULL ? columns : "id", TRUE, error);
  if (statement == NULL)
    return NULL;

  read_ids (statement, ids, found, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  if (groups != NULL)
    *groups = g_steal_pointer (&found);
  return g_steal_pointer (&ids);
}

/**
 * isms_query_count:
 * @self: a query
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: how many records there are; -1 on error
 */
gint64
isms_query_count (IsmsQuery *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = prepare (self, database, "count(*)", FALSE, error);

  if (statement == NULL || !isms_statement_next (statement, error))
    return -1;

  return isms_statement_get_int (statement, 0);
}

/**
 * isms_query_list_values:
 * @self: a query
 * @database: a connection of the calling thread
 * @field: the name of a field kept as text
 * @limit: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (array zero-terminated=1): the different values that the field has among
 *   the records, in the order of sorting by it; %NULL on error
 */
GStrv
isms_query_list_values (
    IsmsQuery *self, IsmsDatabase *database, const char *field, guint limit, GError **error)
{
  const IsmsField *found = isms_kind_find_field (self->kind, field);

  g_return_val_if_fail (found != NULL, NULL);

  g_autofree char *from = isms_query_dup_from (self);
  g_autoptr (GString) key = g_string_new (NULL);
  g_autofree char *sql = NULL;
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr (GError) failure = NULL;

  append_sort_key (key, self, found);
  sql = g_strdup_printf ("SELECT %s AS value %s AND value <> '' GROUP BY value "
                         "ORDER BY min (%s), value LIMIT %u",
                         found->name, from, key->str, limit);
  statement = isms_database_prepare (database, sql, error);
  if (statement == NULL)
    return NULL;

  isms_query_bind (self, statement, 1);
  while (isms_statement_next (statement, &failure))
    g_strv_builder_add (values, isms_statement_get_text (statement, 0));
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }

  return g_strv_builder_end (values);
}
