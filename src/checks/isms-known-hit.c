/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is known of hits is kept by question and record, so that it outlives what else changes in
 * either. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-question-private.h"

/* --- Reading --- */

static void
clear (gpointer data)
{
  IsmsKnownHit *self = data;

  g_free (self->question);
  g_free (self->reason);
  g_free (self->look_again);
  g_free (self->known_on);
  g_free (self->person);
}

const IsmsKnownHit *
isms_known_hit_ref (const IsmsKnownHit *self)
{
  return g_atomic_rc_box_acquire ((IsmsKnownHit *) self);
}

void
isms_known_hit_unref (const IsmsKnownHit *self)
{
  g_atomic_rc_box_release_full ((IsmsKnownHit *) self, clear);
}

static void
unref_known (gpointer data)
{
  isms_known_hit_unref (data);
}

static void
add_known (GHashTable *all, IsmsStatement *statement)
{
  IsmsKnownHit *self = g_atomic_rc_box_new0 (IsmsKnownHit);
  GHashTable *of_question;

  self->id = isms_statement_get_int (statement, 0);
  self->question = isms_statement_dup_text (statement, 1);
  self->record = isms_statement_get_int (statement, 2);
  self->reason = isms_statement_dup_text (statement, 3);
  self->look_again = isms_statement_dup_text (statement, 4);
  self->known_on = isms_statement_dup_text (statement, 5);
  self->person_id = isms_statement_get_int (statement, 6);
  self->person = isms_statement_dup_text (statement, 7);

  of_question = g_hash_table_lookup (all, self->question);
  if (of_question == NULL)
    {
      of_question = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, unref_known);
      g_hash_table_insert (all, g_strdup (self->question), of_question);
    }
  g_hash_table_insert (of_question, &self->record, self);
}

GHashTable *
isms_known_hit_load (IsmsDatabase *database, GError **error)
{
  g_autoptr (GHashTable) all =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT k.id, k.question, k.for_id, k.reason, k.look_again, k.known_on, k.person_id, k.person"
      " FROM known_hit_now AS k",
      error);

  if (statement == NULL)
    return NULL;
  while (isms_statement_next (statement, error))
    add_known (all, statement);
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&all);
}

/* --- Writing --- */

typedef struct
{
  const IsmsQuestionText *text;
  gint64 record;
  gint64 person;
  char *name;
  char *reason;
  char *look_again;
  char *today;
} Record;

static void
free_record (gpointer data)
{
  Record *record = data;

  g_free (record->name);
  g_free (record->reason);
  g_free (record->look_again);
  g_free (record->today);
  g_free (record);
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static const IsmsQuestionText *
find_text (const char *question)
{
  GPtrArray *texts = isms_question_texts ();

  for (guint i = 0; i < texts->len; i++)
    if (g_str_equal (((const IsmsQuestionText *) texts->pdata[i])->id, question))
      return texts->pdata[i];
  g_return_val_if_reached (NULL);
}

/* A person by their name, as it is now. */
static gboolean
read_name (Record *record, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  if (record->person == 0)
    return TRUE;
  statement = isms_database_prepare (database, "SELECT name FROM person WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, record->person);
  if (isms_statement_next (statement, error))
    {
      g_free (record->name);
      record->name = isms_statement_dup_text (statement, 0);
    }
  return !isms_statement_failed (statement);
}

static gboolean
end_known (const Record *record, IsmsWriter *writer, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (isms_writer_get_database (writer),
                             "SELECT id FROM known_hit WHERE question = ?1 AND for_kind = ?2"
                             " AND for_id = ?3",
                             error);
  gint64 id;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, record->text->id);
  isms_statement_bind_text (statement, 2, record->text->kind->name);
  isms_statement_bind_int (statement, 3, record->record);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  id = isms_statement_get_int (statement, 0);
  isms_statement_reset (statement);
  return isms_writer_delete (writer, "known_hit", id, error);
}

static gboolean
record_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  Record *record = data;
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (record->reason == NULL || *record->reason == '\0')
    return refuse (_ ("What is known has a reason. Say why it stands as it does."), error);
  if (!isms_day_is_valid (record->look_again) || strcmp (record->look_again, record->today) <= 0)
    return refuse (_ ("What is known is looked at again. Choose a day after today."), error);
  if (!read_name (record, isms_writer_get_database (writer), error)
      || !end_known (record, writer, error))
    return FALSE;
  isms_row_set_text (row, "question", record->text->id);
  isms_row_set_text (row, "for_kind", record->text->kind->name);
  isms_row_set_int (row, "for_id", record->record);
  isms_row_set_text (row, "reason", record->reason);
  isms_row_set_text (row, "look_again", record->look_again);
  isms_row_set_text (row, "known_on", record->today);
  if (record->person != 0)
    isms_row_set_int (row, "person_id", record->person);
  isms_row_set_text (row, "person", record->name);
  return isms_writer_insert (writer, "known_hit", row, error) != 0;
}

static gboolean
end_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return end_known (data, writer, error);
}

/**
 * isms_known_hit_record:
 * @step: a step that is not committed yet
 * @question: the id of a question
 * @record: the record that it hits, of its kind
 * @draft: why that is known, by whom, and when to look again; copied
 *
 * Keeps that, in place of what was kept of the same hit before. Until its day the hit is among
 * isms_question_get_known(). Committing fails with %G_IO_ERROR_INVALID_DATA and a sentence where
 * there is no reason, or no day after today.
 */
void
isms_known_hit_record (IsmsStep *step,
                       const char *question,
                       gint64 record,
                       const IsmsKnownHitDraft *draft)
{
  g_autoptr (GDateTime) utc = isms_step_dup_time (step);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);
  Record *copy = g_new0 (Record, 1);

  copy->text = find_text (question);
  copy->record = record;
  copy->person = draft->person;
  copy->name = g_strdup (draft->name != NULL ? draft->name : isms_step_get_actor (step));
  copy->reason = draft->reason != NULL ? g_strstrip (g_strdup (draft->reason)) : NULL;
  copy->look_again = g_strdup (draft->look_again != NULL ? draft->look_again : "");
  copy->today = isms_day_of (now);
  isms_step_call (step, record_cb, copy, free_record);
}

/**
 * isms_known_hit_end:
 * @step: a step that is not committed yet
 * @question: the id of a question
 * @record: the record that it hits, of its kind
 *
 * Drops what is kept of that hit: it is one like others again. Nothing happens where nothing is.
 */
void
isms_known_hit_end (IsmsStep *step, const char *question, gint64 record)
{
  Record *copy = g_new0 (Record, 1);

  copy->text = find_text (question);
  copy->record = record;
  isms_step_call (step, end_cb, copy, free_record);
}
