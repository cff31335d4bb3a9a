/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Asking the rules of a kind, and the one rule that fields share: that no way along them leads back
 * to where it began. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-day.h"
#include "isms-rule.h"

#define MAX_NAMED 6 /* stations of a ring that its sentence names */

/**
 * isms_proposal_get:
 * @self: a proposal
 * @column: a column of the kind's table, one of its rule_columns
 *
 * Returns: (nullable) (transfer none): the value as it will stand; %NULL: not set
 */
const GValue *
isms_proposal_get (const IsmsProposal *self, const char *column)
{
  const GValue *value = self->after != NULL ? isms_row_get (self->after, column) : NULL;

  if (value == NULL && self->before != NULL)
    value = isms_row_get (self->before, column);
  return value != NULL && G_IS_VALUE (value) ? value : NULL;
}

/**
 * isms_proposal_get_text:
 * @self: a proposal
 * @column: a column of text
 *
 * Returns: (nullable) (transfer none): the text as it will stand; %NULL: not set
 */
const char *
isms_proposal_get_text (const IsmsProposal *self, const char *column)
{
  const GValue *value = isms_proposal_get (self, column);

  return value != NULL && G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
}

/**
 * isms_proposal_get_int:
 * @self: a proposal
 * @column: a column of whole numbers or ids
 *
 * Returns: the number as it will stand; 0: not set
 */
gint64
isms_proposal_get_int (const IsmsProposal *self, const char *column)
{
  const GValue *value = isms_proposal_get (self, column);

  return value != NULL && G_VALUE_HOLDS_INT64 (value) ? g_value_get_int64 (value) : 0;
}

/* NULL: not set. */
static char *
dup_contents (const GValue *value)
{
  if (value == NULL || !G_IS_VALUE (value)
      || (G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) == NULL))
    return NULL;
  return g_strdup_value_contents (value);
}

/**
 * isms_proposal_changes:
 * @self: a proposal that deletes nothing
 * @column: among the kind's rule columns
 *
 * Returns: is it set to another value than it has? What a file says again changes nothing
 */
gboolean
isms_proposal_changes (const IsmsProposal *self, const char *column)
{
  const GValue *after = isms_row_get (self->after, column);
  const GValue *before = self->before != NULL ? isms_row_get (self->before, column) : NULL;
  g_autofree char *now = NULL;
  g_autofree char *then = NULL;

  if (after == NULL)
    return FALSE;
  now = dup_contents (after);
  then = dup_contents (before);
  return self->before == NULL || g_strcmp0 (now, then) != 0;
}

/**
 * isms_proposal_says_it_again:
 * @self: a proposal
 *
 * What a file says again changes nothing: it is not for a rule to refuse.
 *
 * Returns: is it a change in which all that is set is as it was?
 */
gboolean
isms_proposal_says_it_again (const IsmsProposal *self)
{
  if (self->before == NULL || self->after == NULL)
    return FALSE;
  for (guint i = 0; i < isms_row_get_size (self->after); i++)
    if (isms_proposal_changes (self, isms_row_get_column (self->after, i)))
      return FALSE;
  return TRUE;
}

/**
 * isms_proposal_refuse:
 * @self: a proposal
 * @column: (nullable): the column that would have to stay as it is; an import keeps its value in
 *   the note then instead of leaving out the row
 * @sentence: what is wrong and what to do, translated
 * @error: return location
 *
 * Returns: %FALSE
 */
gboolean
isms_proposal_refuse (IsmsProposal *self, const char *column, const char *sentence, GError **error)
{
  self->at_fault = column;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

/**
 * isms_proposal_check_has_come:
 * @self: a proposal
 * @column: of a day
 * @sentence: for the person
 * @error: return location
 *
 * What was done was done on a day that has come: today or before.
 *
 * Returns: %FALSE with @sentence where the day that is set is still to come
 */
gboolean
isms_proposal_check_has_come (IsmsProposal *self,
                              const char *column,
                              const char *sentence,
                              GError **error)
{
  const char *day = self->after != NULL ? isms_row_get_text (self->after, column) : NULL;
  g_autofree char *today = isms_day_today ();

  return day == NULL || strcmp (day, today) <= 0
         || isms_proposal_refuse (self, column, sentence, error);
}

/**
 * isms_proposal_check_has_passed:
 * @self: a proposal
 * @column: of a moment
 * @sentence: for the person
 * @error: return location
 *
 * What happened, happened before now.
 *
 * Returns: %FALSE with @sentence where the moment that is set is still to come
 */
gboolean
isms_proposal_check_has_passed (IsmsProposal *self,
                                const char *column,
                                const char *sentence,
                                GError **error)
{
  const char *moment = self->after != NULL ? isms_row_get_text (self->after, column) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return moment == NULL || isms_day_get_seconds (moment) <= g_date_time_to_unix (now)
         || isms_proposal_refuse (self, column, sentence, error);
}

/**
 * isms_proposal_check_order:
 * @self: a proposal that deletes nothing
 * @first: a column of a day
 * @then: another one, whose day does not come before that of @first
 * @sentence: for the person
 * @error: return location
 *
 * Returns: %FALSE with @sentence where both are set, and @then is before @first
 */
gboolean
isms_proposal_check_order (
    IsmsProposal *self, const char *first, const char *then, const char *sentence, GError **error)
{
  const char *from = isms_proposal_get_text (self, first);
  const char *to = isms_proposal_get_text (self, then);

  if (from == NULL || to == NULL || strcmp (to, from) >= 0)
    return TRUE;
  return isms_proposal_refuse (self, isms_row_get (self->after, then) != NULL ? then : first,
                               sentence, error);
}

static gboolean
concerns_rule (const IsmsKind *kind, const IsmsRow *after)
{
  if (kind->check == NULL)
    return FALSE;
  if (after == NULL)
    return TRUE;
  for (guint i = 0; kind->rule_columns[i] != NULL; i++)
    if (isms_row_get (after, kind->rule_columns[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* What a row says again changes nothing: it is not for a rule to refuse. */
static gboolean
stands_already (const IsmsProposal *self, const char *column, gint64 id)
{
  return self->before != NULL && isms_row_get_int (self->before, column) == id;
}

static gboolean
check_rings (IsmsProposal *self, GError **error)
{
  if (self->after == NULL || self->id == 0)
    return TRUE;
  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      const IsmsField *field = &self->kind->fields[i];
      const GValue *value;

      if ((field->flags & ISMS_FIELD_NO_RING) == 0 || field->kind != ISMS_FIELD_REFERENCE)
        continue;
      value = isms_row_get (self->after, isms_field_get_column (field));
      if (value == NULL || !G_IS_VALUE (value)
          || stands_already (self, isms_field_get_column (field), g_value_get_int64 (value))
          || isms_rule_check_no_ring (self->database, self->kind, self->id, field,
                                      g_value_get_int64 (value), error))
        continue;
      self->at_fault = isms_field_get_column (field);
      return FALSE;
    }
  return TRUE;
}

/**
 * isms_proposal_check:
 * @self: (inout): what is about to happen; at_fault is set where a rule refuses it
 * @error: return location
 *
 * Asks the rules of the kind. On the thread of the proposal's connection; edits ask on the
 * writer's, inside the step that writes.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence for the person, or with the error of
 *   the workspace
 */
gboolean
isms_proposal_check (IsmsProposal *self, GError **error)
{
  self->at_fault = NULL;
  return check_rings (self, error)
         && (!concerns_rule (self->kind, self->after) || self->kind->check (self, error));
}

/**
 * isms_proposal_settle:
 * @self: what is about to happen
 * @after: (inout): the columns that are set, the proposal's own
 *
 * Adds what follows in the same record. To be called before the rules are asked.
 */
void
isms_proposal_settle (const IsmsProposal *self, IsmsRow *after)
{
  if (self->kind->settle != NULL && concerns_rule (self->kind, after))
    self->kind->settle (self, after);
}

/**
 * isms_proposal_follow:
 * @self: what has happened
 * @writer: the inside of the step
 * @error: return location
 *
 * Does what follows in other records, within the same step.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_proposal_follow (const IsmsProposal *self, IsmsWriter *writer, GError **error)
{
  return self->kind->follow == NULL || self->after == NULL
         || !concerns_rule (self->kind, self->after) || self->kind->follow (writer, self, error);
}

/**
 * isms_proposal_needs_before:
 * @kind: a kind
 * @after: (nullable): the columns that are to be set; %NULL: deleting
 *
 * Returns: whether the rules want to know how the record stood
 */
gboolean
isms_proposal_needs_before (const IsmsKind *kind, const IsmsRow *after)
{
  return concerns_rule (kind, after);
}

/* --- No way back --- */

typedef struct
{
  IsmsDatabase *database;
  const IsmsKind *kind;
  IsmsStatement *next; /* where one step leads from a record */
  GHashTable *from;    /* station → the one before it; the first has itself */
  GArray *queue;
} Walk;

static char *
write_next (const IsmsKind *kind, const IsmsField *field)
{
  if (field->kind == ISMS_FIELD_REFERENCE)
    return g_strdup_printf ("SELECT %1$s FROM %2$s WHERE id = ? AND %1$s IS NOT NULL",
                            isms_field_get_column (field), kind->name);
  return g_strdup_printf ("SELECT %s FROM %s WHERE %s_id = ?",
                          isms_kind_get_link_column (kind, field), field->link_table, kind->name);
}

static void
arrive (Walk *self, gint64 station, gint64 from)
{
  if (g_hash_table_contains (self->from, &station))
    return;
  g_hash_table_insert (self->from, g_memdup2 (&station, sizeof station),
                       g_memdup2 (&from, sizeof from));
  g_array_append_val (self->queue, station);
}

/* Everything that can be reached from the first of the queue, the nearest first, until @wanted. */
static gboolean
walk (Walk *self, gint64 wanted, GError **error)
{
  for (guint i = 0; i < self->queue->len && !g_hash_table_contains (self->from, &wanted); i++)
    {
      gint64 here = g_array_index (self->queue, gint64, i);

      isms_statement_reset (self->next);
      isms_statement_bind_int (self->next, 1, here);
      while (isms_statement_next (self->next, error))
        arrive (self, isms_statement_get_int (self->next, 0), here);
      if (isms_statement_failed (self->next))
        return FALSE;
    }
  return TRUE;
}

static char *
dup_title (Walk *self, gint64 id)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %s FROM %s WHERE id = ?", self->kind->title_field, self->kind->name);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (self->database, sql, NULL);

  if (statement == NULL)
    return g_strdup ("?");
  isms_statement_bind_int (statement, 1, id);
  return g_strdup (isms_statement_next (statement, NULL) ? isms_statement_get_text (statement, 0)
                                                         : "?");
}

/* "A → B → C → A": from @id by the way that was walked, back to @id. */
static char *
write_ring (Walk *self, gint64 id)
{
  g_autoptr (GArray) stations = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) words = g_string_new (NULL);
  gint64 at = id, before;

  while (before = *(gint64 *) g_hash_table_lookup (self->from, &at), before != at)
    {
      g_array_append_val (stations, at);
      at = before;
    }
  g_array_append_val (stations, at);
  g_array_append_val (stations, id);
  for (guint i = stations->len; i-- > 0;)
    {
      g_autofree char *title = NULL;

      if (i + 1 + MAX_NAMED == stations->len && i > 0)
        {
          g_string_append (words, " → …");
          i = 1;
          continue;
        }
      title = dup_title (self, g_array_index (stations, gint64, i));
      g_string_append_printf (words, "%s%s", words->len > 0 ? " → " : "", title);
    }
  return g_string_free_and_steal (g_steal_pointer (&words));
}

/**
 * isms_rule_check_no_ring:
 * @database: the writer's, inside the step that will write it
 * @kind: the kind of the record
 * @id: its id
 * @field: a reference or links to records of @kind itself
 * @target: what it shall refer or link to
 * @error: return location
 *
 * What is above itself, at any distance, has no top; what depends on itself inherits without end.
 * Fields with %ISMS_FIELD_NO_RING are held to this by every edit and import.
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA and a sentence that names the way back
 */
gboolean
isms_rule_check_no_ring (IsmsDatabase *database,
                         const IsmsKind *kind,
                         gint64 id,
                         const IsmsField *field,
                         gint64 target,
                         GError **error)
{
  g_autofree char *sql = write_next (kind, field);
  g_autoptr (IsmsStatement) next = isms_database_prepare (database, sql, error);
  g_autoptr (GHashTable) from = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (gint64));
  Walk self = { database, kind, next, from, queue };
  g_autofree char *ring = NULL;
  g_autofree char *name = isms_field_dup_quoted (field);

  if (next == NULL)
    return FALSE;
  arrive (&self, target, target);
  if (!walk (&self, id, error))
    return FALSE;
  if (!g_hash_table_contains (from, &id))
    return TRUE;
  isms_statement_reset (next);
  ring = write_ring (&self, id);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               /* Translators: a field (“Part Of”), and the way from one record to the
                * next: "Sales → North → Sales" */
               _ ("%s must not lead back to where it began: %s. Choose another one."), name, ring);
  return FALSE;
}
