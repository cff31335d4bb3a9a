/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a new version of the method would make of every risk. One statement reads the ratings that
 * hold; the mapping and the new grid are looked up in memory. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-method-private.h"
#include "isms-rating-sql.h"

#define RATING_OF_KIND ISMS_RATING_HOLDING ("r.id", "?1")

typedef struct
{
  IsmsMethod *from;
  IsmsMethod *to;
  IsmsMethodMapping mapping;
  IsmsPosture posture;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  isms_method_unref (question->from);
  isms_method_unref (question->to);
  g_free (question);
}

static void
clear_row (gpointer data)
{
  IsmsMethodPreviewRow *row = data;

  g_free (row->ref);
  g_free (row->title);
  g_free (row->owner);
}

/* Worse or better: levels of the same name are the same. Others are told apart by their tone, which
 * both methods have alike, then by the acceptance line, then by rank where there are as many. */
static int
compare_levels (IsmsMethod *from, const IsmsLevel *before, IsmsMethod *to, const IsmsLevel *after)
{
  if (before == NULL || after == NULL || g_strcmp0 (before->name, after->name) == 0)
    return 0;
  if (before->tone != after->tone)
    return after->tone > before->tone ? 1 : -1;
  if (!before->acceptable != !after->acceptable)
    return after->acceptable ? -1 : 1;
  if (from->levels->len == to->levels->len && before->rank != after->rank)
    return after->rank > before->rank ? 1 : -1;
  return 0;
}

static int
get_jump (const IsmsMethodPreviewRow *row)
{
  return row->level_before != NULL && row->level_after != NULL
             ? ABS (row->level_after->tone - row->level_before->tone)
             : 0;
}

/* Worse, better, the same; of these the longer jumps first, and of those the worse risks. Rows come
 * ordered by ref, and sorting keeps that. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  static const int orders[] = { 1, 2, 0 }; /* of -1, 0, 1 */
  const IsmsMethodPreviewRow *first = a;
  const IsmsMethodPreviewRow *second = b;
  int order = orders[first->change + 1] - orders[second->change + 1];

  if (order == 0)
    order = !!second->crosses - !!first->crosses;
  if (order == 0)
    order = get_jump (second) - get_jump (first);
  if (order == 0 && first->level_after != NULL && second->level_after != NULL)
    order = second->level_after->rank - first->level_after->rank;
  return order;
}

static gboolean
read_row (IsmsMethodPreview *self, IsmsDatabase *database, IsmsStatement *statement, GError **error)
{
  const IsmsMethodPassage *passage = isms_method_passages_find (
      self->passages, database, isms_statement_get_int (statement, 4), self->to, error);
  IsmsMethodPreviewRow row = { 0 };

  if (passage == NULL)
    return FALSE;
  row.risk = isms_statement_get_int (statement, 0);
  row.ref = isms_statement_dup_text (statement, 1);
  row.title = isms_statement_dup_text (statement, 2);
  row.owner = isms_statement_dup_text (statement, 3);
  row.former = passage->from;
  row.before[0] = (int) isms_statement_get_int (statement, 5);
  row.before[1] = (int) isms_statement_get_int (statement, 6);
  row.after[0] = passage->mapping.likelihoods[CLAMP (row.before[0], 0, ISMS_METHOD_MAX_SIZE)];
  row.after[1] = passage->mapping.impacts[CLAMP (row.before[1], 0, ISMS_METHOD_MAX_SIZE)];
  row.level_before = isms_method_rate (row.former, row.before[0], row.before[1]);
  row.level_after = isms_method_rate (self->to, row.after[0], row.after[1]);
  row.change = compare_levels (row.former, row.level_before, self->to, row.level_after);
  row.crosses = row.level_before != NULL && row.level_after != NULL
                && !row.level_before->acceptable != !row.level_after->acceptable;
  self->n_rise += row.change > 0;
  self->n_fall += row.change < 0;
  self->n_stay += row.change == 0;
  self->n_cross += row.crosses;
  g_array_append_val (self->rows, row);
  return TRUE;
}

/* Nobody works with them, but whoever brings one back finds it under the new version. */
static gboolean
count_archived (IsmsMethodPreview *self,
                IsmsDatabase *database,
                IsmsPosture posture,
                GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT count (*) FROM risk AS r WHERE archived <> 0"
      " AND EXISTS (SELECT 1 FROM rating WHERE risk_id = r.id AND kind = ?1)",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, isms_posture_get_name (posture));
  if (isms_statement_next (statement, error))
    self->n_archived = (guint) isms_statement_get_int (statement, 0);
  return !isms_statement_failed (statement);
}

/* Needs are of the scale of impacts, which they are carried over with. */
static gboolean
count_needs (IsmsMethodPreview *self,
             IsmsDatabase *database,
             const IsmsMethodMapping *mapping,
             GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT need_c, need_i, need_a FROM asset WHERE archived = 0", error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      gboolean moves = FALSE;

      for (int i = 0; i < 3; i++)
        {
          int need = CLAMP ((int) isms_statement_get_int (statement, i), 0, ISMS_METHOD_MAX_SIZE);

          moves |= need > 0 && mapping->impacts[need] > 0 && mapping->impacts[need] != need;
        }
      self->n_needs += moves;
    }
  return !isms_statement_failed (statement);
}

/**
 * isms_method_preview_run:
 * @database: a connection of the calling thread
 * @from: the method in force
 * @to: the one that might follow it
 * @mapping: how the points are carried over
 * @posture: which ratings
 * @error: return location
 *
 * What would become of every risk in use (8.2). Nothing is written.
 *
 * Returns: (transfer full): the risks before and after; %NULL on error
 */
IsmsMethodPreview *
isms_method_preview_run (IsmsDatabase *database,
                         IsmsMethod *from,
                         IsmsMethod *to,
                         const IsmsMethodMapping *mapping,
                         IsmsPosture posture,
                         GError **error)
{
  g_autoptr (IsmsMethodPreview) self = g_new0 (IsmsMethodPreview, 1);
  g_autoptr (IsmsStatement) statement = NULL;
  g_autoptr (GError) failure = NULL;

  self->rows = g_array_new (FALSE, FALSE, sizeof (IsmsMethodPreviewRow));
  g_array_set_clear_func (self->rows, clear_row);
  self->to = isms_method_ref (to);
  self->passages = isms_method_passages_new (from, mapping);
  statement = isms_database_prepare (
      database,
      "SELECT r.id, r.ref, r.title, (SELECT name FROM person WHERE id = r.owner_id),"
      " g.method_id, g.likelihood, g.impact FROM risk AS r"
      " JOIN rating AS g ON g.id = " RATING_OF_KIND
      " WHERE r.archived = 0 ORDER BY r.ref_key, r.id",
      error);
  if (statement == NULL)
    return NULL;

  isms_statement_bind_text (statement, 1, isms_posture_get_name (posture));
  while (isms_statement_next (statement, &failure))
    if (!read_row (self, database, statement, &failure))
      break;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!count_archived (self, database, posture, error)
      || !count_needs (self, database, mapping, error))
    return NULL;
  g_array_sort (self->rows, compare_rows);
  return g_steal_pointer (&self);
}

/**
 * isms_method_preview_free:
 * @self: (transfer full): a preview
 */
void
isms_method_preview_free (IsmsMethodPreview *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->to, isms_method_unref);
  g_clear_pointer (&self->passages, g_hash_table_unref);
  g_free (self);
}

static char *
dup_changes (IsmsMethodPreview *self)
{
  /* Translators: how many risks get a worse level by a new risk method. */
  g_autofree char *rise =
      g_strdup_printf (ngettext ("%'u rises", "%'u rise", self->n_rise), self->n_rise);
  /* Translators: how many risks get a better level by a new risk method. */
  g_autofree char *fall =
      g_strdup_printf (ngettext ("%'u falls", "%'u fall", self->n_fall), self->n_fall);
  /* Translators: how many risks keep their level by a new risk method. */
  g_autofree char *stay =
      g_strdup_printf (ngettext ("%'u stays", "%'u stay", self->n_stay), self->n_stay);
  g_autofree char *cross = NULL;

  if (self->n_cross == 0)
    /* Translators: "12 rise, 3 fall, 40 stay". */
    return g_strdup_printf (_ ("%s, %s, %s"), rise, fall, stay);

  cross = g_strdup_printf (
      ngettext ("%'u crosses the acceptance line", "%'u cross the acceptance line", self->n_cross),
      self->n_cross);
  /* Translators: "12 rise, 3 fall, 40 stay; 2 cross the acceptance line". */
  return g_strdup_printf (_ ("%s, %s, %s; %s"), rise, fall, stay, cross);
}

/* What changes beside the risks of the list. */
static void
append_others (IsmsMethodPreview *self, GString *words)
{
  if (self->n_archived > 0)
    {
      /* Translators: risks that nobody works with any more and that are rated by a new method too.
       */
      g_autofree char *archived =
          g_strdup_printf (ngettext ("%'u archived risk is carried over too",
                                     "%'u archived risks are carried over too", self->n_archived),
                           self->n_archived);

      g_string_append_printf (words, "; %s", archived);
    }
  if (self->n_needs > 0)
    {
      /* Translators: needs for confidentiality and so on, which are points of the scale of impacts
       */
      g_autofree char *needs =
          g_strdup_printf (ngettext ("the needs of %'u asset get other numbers",
                                     "the needs of %'u assets get other numbers", self->n_needs),
                           self->n_needs);

      g_string_append_printf (words, "; %s", needs);
    }
}

/**
 * isms_method_preview_dup_summary:
 * @self: a preview
 *
 * Returns: (transfer full): "12 rise, 3 fall, 40 stay; 2 cross the acceptance line", and how many
 *   archived risks are carried over too, and the needs of how many assets
 */
char *
isms_method_preview_dup_summary (IsmsMethodPreview *self)
{
  g_autofree char *changes = dup_changes (self);
  GString *words = g_string_new (changes);

  append_others (self, words);
  return g_string_free_and_steal (words);
}

static gpointer
read_cb (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return isms_method_preview_run (database, question->from, question->to, &question->mapping,
                                  question->posture, error);
}

/**
 * isms_method_preview_async:
 * @store: the store
 * @from: the method in force
 * @to: the one that might follow it
 * @mapping: how the points are carried over
 * @posture: which ratings
 * @cancellable: (nullable): stops it
 * @callback: told when done
 * @user_data: for @callback
 *
 * isms_method_preview_run () on the background reader.
 */
void
isms_method_preview_async (IsmsStore *store,
                           IsmsMethod *from,
                           IsmsMethod *to,
                           const IsmsMethodMapping *mapping,
                           IsmsPosture posture,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  Question *question = g_new0 (Question, 1);

  question->from = isms_method_ref (from);
  question->to = isms_method_ref (to);
  question->mapping = *mapping;
  question->posture = posture;
  isms_store_read_async (store, read_cb, question, free_question,
                         (GDestroyNotify) isms_method_preview_free, cancellable, callback,
                         user_data);
}

/**
 * isms_method_preview_finish:
 * @store: the store
 * @result: of isms_method_preview_async ()
 * @error: return location
 *
 * Returns: (transfer full): the preview; %NULL on error
 */
IsmsMethodPreview *
isms_method_preview_finish (IsmsStore *store, GAsyncResult *result, GError **error)
{
  return isms_store_read_finish (store, result, error);
}
