/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What comes next to be undone or redone is not kept anywhere: the journal says it, after a restart
 * as well. An undo is a step of its own, which names the one that it took back. */

#include "isms-config.h"
#include "isms-journal.h"
#include "isms-reverse.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  IsmsStore *store;
  IsmsUndoKind kind;
  gint64 step;
  /* of a call that is waited for: */
  GCancellable *cancellable;
  gboolean done;
  GError *error;
} Undo;

static void
clear_info (IsmsStepInfo *info)
{
  g_clear_pointer (&info->label, g_free);
}

/* The newest step up to @id; its id is 0 if there is none. */
static gboolean
load_step (IsmsDatabase *database, gint64 id, IsmsStepInfo *info, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      database,
      "SELECT id, kind, target, label, first_change, n_changes FROM journal WHERE id <= ?1"
      " ORDER BY id DESC LIMIT 1",
      error);

  clear_info (info);
  *info = (IsmsStepInfo) { 0 };
  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, id);
  if (!isms_statement_next (select, error))
    {
      return !isms_statement_failed (select);
    }
  info->id = isms_statement_get_int (select, 0);
  info->kind = isms_step_kind_parse (isms_statement_get_text (select, 1));
  info->target = isms_statement_get_int (select, 2);
  info->label = isms_statement_dup_text (select, 3);
  info->first_change = isms_statement_get_int (select, 4);
  info->n_changes = isms_statement_get_int (select, 5);
  if (info->kind == ISMS_STEP_DO || info->target < info->id)
    return TRUE;

  /* Followed, it would lead here again. */
  clear_info (info);
  g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT,
                       "the journal undoes what came later");
  return FALSE;
}

/* The step that is next to be undone: the newest that was done and not undone since. Below an undo
 * of a step, the search goes on before that step; a redo has the step done again. */
static gboolean
find_undo (IsmsDatabase *database, IsmsStepInfo *info, GError **error)
{
  gint64 from = G_MAXINT64;

  for (;;)
    {
      if (!load_step (database, from, info, error))
        return FALSE;
      if (info->id == 0 || info->kind == ISMS_STEP_DO)
        return TRUE;
      if (info->kind == ISMS_STEP_REDO)
        return load_step (database, info->target, info, error);
      from = info->target - 1;
    }
}

/* The undo that redo @redo took back. */
static gboolean
find_undone (IsmsDatabase *database, const IsmsStepInfo *redo, gint64 *id, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      database, "SELECT max (id) FROM journal WHERE target = ?1 AND kind = 'undo' AND id < ?2",
      error);

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, redo->target);
  isms_statement_bind_int (select, 2, redo->id);
  if (!isms_statement_next (select, error))
    return FALSE;
  *id = isms_statement_get_int (select, 0);
  return TRUE;
}

/* The undo that is next to be taken back; none once something new was done. */
static gboolean
find_redo (IsmsDatabase *database, IsmsStepInfo *info, GError **error)
{
  gint64 from = G_MAXINT64;

  for (;;)
    {
      if (!load_step (database, from, info, error))
        return FALSE;
      if (info->id != 0 && info->kind == ISMS_STEP_UNDO)
        return TRUE;
      if (info->id == 0 || info->kind == ISMS_STEP_DO)
        {
          info->id = 0;
          return TRUE;
        }
      if (!find_undone (database, info, &from, error))
        return FALSE;
      from--;
    }
}

static gboolean
fail_nothing (IsmsUndoKind kind, GError **error)
{
  g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOTHING,
                       kind == ISMS_REDO ? _ ("There is nothing to redo")
                                         : _ ("There is nothing to undo"));
  return FALSE;
}

static gboolean
undo_newest (IsmsWriter *writer, const IsmsStepInfo *info, GError **error)
{
  if (info->id == 0)
    return fail_nothing (ISMS_UNDO, error);
  writer->kind = ISMS_STEP_UNDO;
  writer->target = info->id;
  g_free (writer->label);
  /* Translators: %s is what was done, as in "Undo: Renamed R-014". */
  writer->label = g_strdup_printf (_ ("Undo: %s"), info->label);
  return isms_reverse (writer, info, error);
}

static gboolean
redo (IsmsWriter *writer, const IsmsStepInfo *undone, GError **error)
{
  IsmsStepInfo original = { 0 };

  if (undone->id == 0)
    return fail_nothing (ISMS_REDO, error);
  if (!load_step (writer->database, undone->target, &original, error))
    return FALSE;
  writer->kind = ISMS_STEP_REDO;
  writer->target = undone->target;
  g_free (writer->label);
  /* Translators: %s is what was done, as in "Redo: Renamed R-014". */
  writer->label = g_strdup_printf (_ ("Redo: %s"), original.label);
  clear_info (&original);
  return isms_reverse (writer, undone, error);
}

/* A step from the middle of the history: taking it back is something new that was done. */
static gboolean
undo_step (IsmsWriter *writer, gint64 id, GError **error)
{
  IsmsStepInfo newest = { 0 }, info = { 0 };
  gboolean done = FALSE;

  if (!find_undo (writer->database, &newest, error)
      || !load_step (writer->database, id, &info, error))
    goto out;
  if (info.id != id || id == 0)
    {
      fail_nothing (ISMS_UNDO_STEP, error);
      goto out;
    }
  if (newest.id == id)
    {
      done = undo_newest (writer, &newest, error);
      goto out;
    }
  g_free (writer->label);
  writer->label = g_strdup_printf (_ ("Undo: %s"), info.label);
  done = isms_reverse (writer, &info, error);

out:
  clear_info (&newest);
  clear_info (&info);
  return done;
}

static gboolean
undo_cb (IsmsWriter *writer, gpointer data, GError **error)
{
  const Undo *undo = data;
  IsmsStepInfo info = { 0 };
  gboolean done = FALSE;

  switch (undo->kind)
    {
    case ISMS_UNDO:
      done = find_undo (writer->database, &info, error) && undo_newest (writer, &info, error);
      break;
    case ISMS_REDO:
      done = find_redo (writer->database, &info, error) && redo (writer, &info, error);
      break;
    case ISMS_UNDO_STEP:
      done = undo_step (writer, undo->step, error);
      break;
    default:
      g_assert_not_reached ();
    }
  clear_info (&info);
  return done;
}

/* Writer's thread. */
static gboolean
run_undo (Undo *undo, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (isms_store_commit (undo->store, "", NULL, NULL, undo_cb, undo, cancellable, &local_error)
      >= 0)
    {
      isms_schema_forget_refs (undo->store->schema);
      return TRUE;
    }
  if (g_error_matches (local_error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CONSTRAINT))
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CHANGED,
                 _ ("This cannot be undone any more: something done since depends on it, or has "
                    "taken its place. Nothing was changed."));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
undo_sync_cb (gpointer data)
{
  Undo *undo = data;

  undo->done = run_undo (undo, undo->cancellable, &undo->error);
}

static void
undo_task_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (run_undo (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
undo_and_wait (
    IsmsStore *self, IsmsUndoKind kind, gint64 step, GCancellable *cancellable, GError **error)
{
  Undo undo = { .store = self, .kind = kind, .step = step, .cancellable = cancellable };

  if (!isms_store_check_open (self, TRUE, error))
    return FALSE;
  isms_worker_run (self->writer, undo_sync_cb, &undo);
  isms_store_tell (self);
  if (undo.error != NULL)
    g_propagate_error (error, undo.error);
  return undo.done;
}

/**
 * isms_store_dup_undo_label:
 *
 * On the thread that opened the store.
 *
 * Returns: (transfer full) (nullable): what undo would take back; NULL if there is nothing
 */
char *
isms_store_dup_undo_label (IsmsStore *self)
{
  IsmsStepInfo info = { 0 };

  if (self->reader == NULL || self->access != ISMS_STORE_WRITABLE)
    return NULL;
  find_undo (self->reader, &info, NULL);
  return g_steal_pointer (&info.label);
}

/**
 * isms_store_dup_redo_label:
 *
 * On the thread that opened the store.
 *
 * Returns: (transfer full) (nullable): what redo would do again; NULL if there is nothing
 */
char *
isms_store_dup_redo_label (IsmsStore *self)
{
  IsmsStepInfo info = { 0 };

  if (self->reader == NULL || self->access != ISMS_STORE_WRITABLE)
    return NULL;
  if (!find_redo (self->reader, &info, NULL) || info.id == 0
      || !load_step (self->reader, info.target, &info, NULL))
    clear_info (&info);
  return g_steal_pointer (&info.label);
}

/**
 * isms_store_undo:
 *
 * Takes back the newest step that is not undone, in a step of its own.
 *
 * Returns: FALSE with ISMS_STORE_ERROR_NOTHING if there is none
 */
gboolean
isms_store_undo (IsmsStore *self, GCancellable *cancellable, GError **error)
{
  return undo_and_wait (self, ISMS_UNDO, 0, cancellable, error);
}

/**
 * isms_store_redo:
 *
 * Does again what was undone last, as long as nothing new was done since.
 *
 * Returns: FALSE with ISMS_STORE_ERROR_NOTHING if there is nothing
 */
gboolean
isms_store_redo (IsmsStore *self, GCancellable *cancellable, GError **error)
{
  return undo_and_wait (self, ISMS_REDO, 0, cancellable, error);
}

/**
 * isms_store_undo_step:
 * @step: its id in the journal
 *
 * Takes back any one step of the history, as something new that is done.
 *
 * Returns: FALSE with ISMS_STORE_ERROR_CHANGED if its rows are no longer as it left them
 */
gboolean
isms_store_undo_step (IsmsStore *self, gint64 step, GCancellable *cancellable, GError **error)
{
  return undo_and_wait (self, ISMS_UNDO_STEP, step, cancellable, error);
}

/**
 * isms_store_undo_async:
 * @step: for ISMS_UNDO_STEP; else 0
 *
 * Any of the three without waiting; "changed" is emitted before @callback is called.
 */
void
isms_store_undo_async (IsmsStore *self,
                       IsmsUndoKind kind,
                       gint64 step,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Undo *undo = g_new0 (Undo, 1);
  GError *error = NULL;

  *undo = (Undo) { .store = self, .kind = kind, .step = step };
  g_task_set_source_tag (task, isms_store_undo_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, undo, g_free);
  if (isms_store_check_open (self, TRUE, &error))
    isms_worker_queue (self->writer, task, undo_task_cb);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

/**
 * isms_store_undo_finish:
 *
 * Returns: FALSE with @error set, and nothing is changed
 */
gboolean
isms_store_undo_finish (IsmsStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  isms_store_tell (self);
  return g_task_propagate_boolean (G_TASK (result), error);
}
