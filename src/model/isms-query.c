/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Queries: what is asked for, and the asking. */

#include "isms-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-as-of.h"
#include "isms-day.h"
#include "isms-query-private.h"
#include "isms-search.h"

static void
filter_free (gpointer data)
{
  IsmsQueryFilter *filter = data;

  g_strfreev (filter->values);
  g_free (filter);
}

static IsmsStatement *
prepare (
    IsmsQuery *self, IsmsDatabase *database, const char *columns, gboolean ordered, GError **error)
{
  g_autofree char *from = isms_query_dup_from (self);
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  IsmsStatement *statement;
  int index = 1;

  g_string_append_printf (sql, "%s %s", columns, from);
  if (ordered)
    isms_query_append_order (sql, self);

  statement = isms_database_prepare (database, sql->str, error);
  if (statement != NULL)
    isms_query_bind_conditions (self, statement, &index);
  if (statement != NULL && ordered)
    isms_query_bind_order (self, statement, index);
  return statement;
}

static void
remove_filter (IsmsQuery *self, const char *column)
{
  for (guint i = self->filters->len; i > 0; i--)
    {
      IsmsQueryFilter *filter = g_ptr_array_index (self->filters, i - 1);

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

/**
 * isms_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a query that nobody has run yet, with the same answer
 */
IsmsQuery *
isms_query_copy (const IsmsQuery *self)
{
  IsmsQuery *copy = isms_query_new (self->kind);

  for (guint i = 0; i < self->filters->len; i++)
    {
      IsmsQueryFilter *filter =
          g_memdup2 (g_ptr_array_index (self->filters, i), sizeof (IsmsQueryFilter));

      filter->values = g_strdupv (filter->values);
      g_ptr_array_add (copy->filters, filter);
    }
  copy->words = g_strdup (self->words);
  copy->typed = g_strdup (self->typed);
  copy->sort = self->sort;
  copy->group = self->group;
  copy->descending = self->descending;
  copy->archived = self->archived;
  copy->acting = self->acting;
  copy->left_out = self->left_out;
  copy->names_first = self->names_first;
  copy->tree = self->tree;
  copy->as_of = g_strdup (self->as_of);
  copy->past = g_strdup (self->past);
  copy->past_ratings = g_strdup (self->past_ratings);
  return copy;
}

/**
 * isms_query_ref:
 * @self: a query
 *
 * Any thread.
 *
 * Returns: (transfer full): the same query
 */
IsmsQuery *
isms_query_ref (IsmsQuery *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * isms_query_unref:
 * @self: (transfer full): a query
 *
 * Any thread.
 */
void
isms_query_unref (IsmsQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->filters);
  g_free (self->words);
  g_free (self->typed);
  g_free (self->as_of);
  g_free (self->past);
  g_free (self->past_ratings);
  g_free (self);
}

/**
 * isms_query_get_kind:
 * @self: a query
 *
 * Returns: (transfer none): the kind of its records
 */
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
  IsmsQueryFilter *filter;

  g_return_if_fail (found != NULL);

  remove_filter (self, found->name);
  if (values == NULL || values[0] == NULL)
    return;

  filter = g_new0 (IsmsQueryFilter, 1);
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
  IsmsQueryFilter *filter;

  g_return_if_fail (is_column (column));

  remove_filter (self, column);
  filter = g_new0 (IsmsQueryFilter, 1);
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
  g_clear_pointer (&self->typed, g_free);
  if (words == NULL)
    return;
  self->words = isms_search_write_match (words);
  self->typed = g_strstrip (g_strdup (words));
}

/**
 * isms_query_get_words:
 * @self: a query
 *
 * Returns: (nullable) (transfer none): the words of isms_query_search (); %NULL for none
 */
const char *
isms_query_get_words (const IsmsQuery *self)
{
  return self->typed;
}

/**
 * isms_query_set_names_first:
 * @self: a query that nobody has run yet
 * @names_first: whether the records that have the words in their ref or title come before those
 *   that have them elsewhere, and the one whose ref is just what is searched before all; "8.7" is
 *   also what A.8.7 is called
 */
void
isms_query_set_names_first (IsmsQuery *self, gboolean names_first)
{
  self->names_first = names_first;
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
 * isms_query_get_archived:
 * @self: a query
 *
 * Returns: whether it asks for archived records as well
 */
gboolean
isms_query_get_archived (const IsmsQuery *self)
{
  return self->archived;
}

/**
 * isms_query_set_acting:
 * @self: a query that nobody has run yet
 * @person: the id of the acting person; 0 for nobody
 *
 * Who is meant where a filter says %ISMS_QUERY_ME.
 */
void
isms_query_set_acting (IsmsQuery *self, gint64 person)
{
  self->acting = person;
}

/**
 * isms_query_lacks_acting:
 * @self: a query
 *
 * Returns: whether a filter says %ISMS_QUERY_ME while nobody acts: such a filter lets nothing
 *   through
 */
gboolean
isms_query_lacks_acting (const IsmsQuery *self)
{
  for (guint i = 0; self->acting == 0 && i < self->filters->len; i++)
    {
      const IsmsQueryFilter *filter = g_ptr_array_index (self->filters, i);

      if (filter->field != NULL && g_strcmp0 (filter->field->target, "person") == 0
          && g_strv_contains ((const char *const *) filter->values, ISMS_QUERY_ME))
        return TRUE;
    }
  return FALSE;
}

/**
 * isms_query_leave_out:
 * @self: a query that nobody has run yet
 * @id: the record that is not among the answers, whatever else is asked; 0 for none
 */
void
isms_query_leave_out (IsmsQuery *self, gint64 id)
{
  self->left_out = id;
}

/**
 * isms_query_set_as_of:
 * @self: a query that nobody has run yet
 * @date: (nullable): a day, YYYY-MM-DD; %NULL for now
 * @database: a connection of the calling thread
 * @error: return location
 *
 * The records as they stood at the end of that day: the answers are those of a workspace that
 * stopped then. Words are searched in what stands now. A query of the past is to be made anew when
 * the workspace changes.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_ARGUMENT if @date is none
 */
gboolean
isms_query_set_as_of (IsmsQuery *self, const char *date, IsmsDatabase *database, GError **error)
{
  char *past = NULL;
  char *ratings = NULL;

  if (date != NULL && !isms_day_is_valid (date))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” is no date as in 2026-05-31."), date);
      return FALSE;
    }
  if (date != NULL)
    {
      past = isms_as_of_write (self->kind, date, database, &ratings, error);
      if (past == NULL)
        return FALSE;
    }
  g_free (self->past);
  self->past = past;
  g_free (self->past_ratings);
  self->past_ratings = ratings;
  g_set_str (&self->as_of, date);
  return TRUE;
}

/**
 * isms_query_get_as_of:
 * @self: a query
 *
 * Returns: (nullable) (transfer none): the day whose records it asks for; %NULL for now
 */
const char *
isms_query_get_as_of (const IsmsQuery *self)
{
  return self->as_of;
}

/**
 * isms_query_get_ratings:
 * @self: a query for risks
 *
 * For whoever reads more of a rating than the view tells: to stand in a WITH under the name of the
 * table, so that no rating of the past is missed that was taken back since.
 *
 * Returns: (transfer none): "SELECT …", all columns of the ratings
 */
const char *
isms_query_get_ratings (const IsmsQuery *self)
{
  return self->past_ratings != NULL ? self->past_ratings : "SELECT * FROM main.rating";
}

/**
 * isms_query_dup_source:
 * @self: a query
 *
 * Returns: (transfer full): what its records are read from, for FROM: the view of the kind, as it
 *   is now or as it was
 */
char *
isms_query_dup_source (const IsmsQuery *self)
{
  return self->past != NULL ? g_strdup_printf ("(%s)", self->past) : g_strdup (self->kind->view);
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
 * isms_query_set_tree:
 * @self: a query that nobody has run yet
 * @tree: whether a list shows the answer as a tree, if the kind has one
 */
void
isms_query_set_tree (IsmsQuery *self, gboolean tree)
{
  self->tree = tree && self->kind->tree != NULL;
}

/**
 * isms_query_get_tree:
 * @self: a query
 *
 * Returns: whether a list shows the answer as a tree
 */
gboolean
isms_query_get_tree (const IsmsQuery *self)
{
  return self->tree;
}

/**
 * isms_query_prepare:
 * @self: a query
 * @database: a connection of the calling thread
 * @columns: what to select of each record
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the records in order; %NULL on error
 */
IsmsStatement *
isms_query_prepare (IsmsQuery *self, IsmsDatabase *database, const char *columns, GError **error)
{
  return prepare (self, database, columns, TRUE, error);
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
      const IsmsQueryFilter *filter = g_ptr_array_index (self->filters, i);

      if (filter->field != NULL && g_str_equal (filter->column, field))
        return (const char *const *) filter->values;
    }

  return NULL;
}

/**
 * isms_query_get_sort:
 * @self: a query
 * @descending: (out) (optional): whether it goes the other way round
 *
 * Returns: (nullable) (transfer none): the field it sorts by; %NULL for the refs
 */
const char *
isms_query_get_sort (const IsmsQuery *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort != NULL ? self->sort->name : NULL;
}

/**
 * isms_query_get_group:
 * @self: a query
 *
 * Returns: (nullable) (transfer none): the field it groups by; %NULL for none
 */
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

  /* In the past the conditions stand inside, where the tables of links are those of then. */
  g_string_append_printf (sql, self->past != NULL ? "FROM (%s WHERE %s" : "FROM %s WHERE %s",
                          self->past != NULL ? self->past : self->kind->view,
                          self->archived ? "TRUE" : "archived = 0");
  if (self->left_out != 0)
    g_string_append_printf (sql, " AND id <> %" G_GINT64_FORMAT, self->left_out);
  for (guint i = 0; i < self->filters->len; i++)
    isms_query_append_filter (sql, self->kind, g_ptr_array_index (self->filters, i));
  if (self->words != NULL)
    g_string_append (sql, " AND id IN (" ISMS_SEARCH_ROWS ")");
  if (self->past != NULL)
    g_string_append_printf (sql, ") AS %s WHERE TRUE", self->kind->view);

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
  isms_query_bind_conditions (self, statement, &first_index);
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
 * isms_query_tally:
 * @self: a query
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: how many records there are, without those that only hold others together: what a person
 *   is told; -1 on error
 */
gint64
isms_query_tally (IsmsQuery *self, IsmsDatabase *database, GError **error)
{
  g_autofree char *uncounted = isms_kind_dup_uncounted (self->kind);
  g_autofree char *what = NULL;
  g_autoptr (IsmsStatement) statement = NULL;

  if (self->kind->holders == NULL)
    return isms_query_count (self, database, error);
  what = g_strdup_printf ("count(*) FILTER (WHERE NOT (%s))", uncounted);
  statement = prepare (self, database, what, FALSE, error);
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

  isms_query_append_sort_key (key, self, found);
  sql = g_strdup_printf ("SELECT %s AS value %s AND value <> '' GROUP BY value "
                         "ORDER BY min (%s), value LIMIT %u",
                         found->name, from, key->str, limit);
  statement = isms_database_prepare (database, sql, error);
  if (statement == NULL)
    return NULL;

  isms_query_bind (self, statement, 1);
  while (isms_statement_next (statement, error))
    g_strv_builder_add (values, isms_statement_get_text (statement, 0));
  if (isms_statement_failed (statement))
    return NULL;

  return g_strv_builder_end (values);
}
