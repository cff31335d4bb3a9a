/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asking one question: of all records, or of those that some steps concern, which the journal knows
 * also of rows that are gone. */

#include "isms-config.h"

#include "isms-question-private.h"

#define MAX_RECORDS 1000 /* of more, all are asked about */
#define N_NAMED 3        /* columns: id, ref, title */

IsmsQuestionAnswer *
isms_question_answer_new (const IsmsQuestionText *text, guint place)
{
  IsmsQuestionAnswer *self = g_new0 (IsmsQuestionAnswer, 1);

  self->text = text;
  self->place = place;
  self->steps = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
isms_question_answer_free (IsmsQuestionAnswer *self)
{
  g_array_unref (self->steps);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_strfreev (self->tables);
  g_free (self);
}

/* --- Of which records --- */

/* What the column has, and had, in the rows that step ?1 changed. */
static char *
dup_values_sql (const IsmsQuestionRows *rows)
{
  const char *changes = "FROM journal AS s JOIN journal_change AS c ON c.seq >= s.first_change"
                        " AND c.seq < s.first_change + s.n_changes WHERE s.id = ?1 AND +c.tbl = ?2";

  if (g_str_equal (rows->column, "id"))
    return g_strdup_printf ("SELECT c.row %s", changes);
  return g_strdup_printf ("SELECT c.before ->> '%1$s' %3$s UNION SELECT c.after ->> '%1$s' %3$s"
                          " UNION SELECT t.%1$s FROM %2$s AS t"
                          " WHERE t.id IN (SELECT c.row %3$s)",
                          rows->column, rows->table, changes);
}

static char *
dup_rows_sql (const IsmsQuestionRows *rows)
{
  g_autofree char *values = dup_values_sql (rows);

  if (rows->via == NULL)
    return g_steal_pointer (&values);
  return g_strdup_printf ("SELECT v.%s FROM %s AS v WHERE v.%s IN (%s)", rows->gives, rows->via,
                          rows->by, values);
}

static gboolean
add_ids (IsmsQuestionAnswer *self,
         IsmsDatabase *database,
         const IsmsQuestionRows *rows,
         gint64 step,
         GError **error)
{
  g_autofree char *sql = dup_rows_sql (rows);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, step);
  isms_statement_bind_text (statement, 2, rows->table);
  while (isms_statement_next (statement, error))
    if (!isms_statement_is_null (statement, 0))
      {
        gint64 id = isms_statement_get_int (statement, 0);

        g_hash_table_add (self->ids, g_memdup2 (&id, sizeof id));
      }
  return !isms_statement_failed (statement);
}

static gboolean
find_ids (IsmsQuestionAnswer *self, IsmsDatabase *database, GError **error)
{
  self->ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->steps->len; i++)
    for (guint j = 0; j < self->text->rows->len; j++)
      if (!add_ids (self, database, self->text->rows->pdata[j],
                    g_array_index (self->steps, gint64, i), error))
        return FALSE;
  if (g_hash_table_size (self->ids) > MAX_RECORDS)
    g_clear_pointer (&self->ids, g_hash_table_unref);
  return TRUE;
}

static char *
dup_ids (GHashTable *ids)
{
  GString *text = g_string_new ("[");
  GHashTableIter iter;
  const gint64 *id;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, text->len > 1 ? "," : "", *id);
  g_string_append_c (text, ']');
  return g_string_free_and_steal (text);
}

/* --- What it hits --- */

static IsmsHit *
read_hit (const IsmsQuestionText *text, IsmsStatement *statement)
{
  int n_says = isms_statement_get_n_columns (statement) - N_NAMED;
  char **says = g_new0 (char *, 2 * n_says + 1);

  for (int i = 0; i < n_says; i++)
    {
      const char *value = isms_statement_get_text (statement, N_NAMED + i);

      says[2 * i] = g_strdup (isms_statement_get_name (statement, N_NAMED + i));
      says[2 * i + 1] = g_strdup (value != NULL ? value : "");
    }
  return isms_hit_new (text, isms_statement_get_int (statement, 0),
                       isms_statement_get_text (statement, 1),
                       isms_statement_get_text (statement, 2), says);
}

static int
compare_hits (gconstpointer left, gconstpointer right)
{
  return isms_hit_compare (*(IsmsHit *const *) left, *(IsmsHit *const *) right);
}

static gboolean
find_hits (IsmsQuestionAnswer *self, IsmsDatabase *database, GError **error)
{
  const char *sql = self->ids != NULL ? self->text->sql_of : self->text->sql;
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  if (self->ids != NULL)
    {
      g_autofree char *ids = dup_ids (self->ids);

      isms_statement_bind_text (statement, 1, ids);
    }
  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
  while (isms_statement_next (statement, error))
    g_ptr_array_add (self->hits, read_hit (self->text, statement));
  g_ptr_array_sort (self->hits, compare_hits);
  return !isms_statement_failed (statement);
}

/* @reads is made where it is not there yet. FALSE on error. */
gboolean
isms_question_answer_run (IsmsQuestionAnswer *self,
                          IsmsDatabase *database,
                          IsmsReads **reads,
                          GError **error)
{
  if (!self->has_tables)
    {
      if (*reads == NULL)
        *reads = isms_reads_new (database, error);
      if (*reads == NULL)
        return FALSE;
      self->tables = isms_reads_list_tables (*reads, self->text->sql, error);
      if (self->tables == NULL)
        return FALSE;
    }
  return (self->whole || find_ids (self, database, error)) && find_hits (self, database, error);
}
