/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A step is a list of what to do, handed to the writer's thread as one. */

#include "isms-store-private.h"

typedef enum
{
  OP_INSERT,
  OP_UPDATE,
  OP_DELETE,
  OP_CALL,
} OpKind;

typedef struct
{
  OpKind kind;
  const char *table; /* interned */
  gint64 id;
  IsmsRow *row;
  IsmsStepFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Op;

struct _IsmsStep
{
  gatomicrefcount ref_count;
  IsmsStore *store;
  char *label;
  char *actor;
  char *time;
  GArray *ops;
  gboolean committed;
  gint64 id;
};

typedef struct
{
  IsmsStep *step;
  GCancellable *cancellable;
  gboolean done;
  GError *error;
} Commit;

static void
clear_op (gpointer data)
{
  Op *op = data;

  g_clear_pointer (&op->row, isms_row_free);
  if (op->destroy != NULL)
    op->destroy (op->data);
}

static gboolean
run_op (IsmsWriter *writer, const Op *op, GError **error)
{
  switch (op->kind)
    {
    case OP_INSERT:
      return isms_writer_insert_row (writer, op->table, op->id, op->row, error);
    case OP_UPDATE:
      return isms_writer_update (writer, op->table, op->id, op->row, error);
    case OP_DELETE:
      return isms_writer_delete (writer, op->table, op->id, error);
    case OP_CALL:
      return op->func (writer, op->data, writer->cancellable, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
run_ops_cb (IsmsWriter *writer, gpointer data, GError **error)
{
  IsmsStep *self = data;

  for (guint i = 0; i < self->ops->len; i++)
    if (!run_op (writer, &g_array_index (self->ops, Op, i), error))
      return FALSE;
  return TRUE;
}

/* Writer's thread. */
static gboolean
commit (IsmsStep *self, GCancellable *cancellable, GError **error)
{
  gint64 id = isms_store_commit (self->store, self->label, self->actor, self->time, run_ops_cb,
                                 self, cancellable, error);

  self->id = MAX (id, 0);
  return id >= 0;
}

static void
commit_sync_cb (gpointer data)
{
  Commit *call = data;

  call->done = commit (call->step, call->cancellable, &call->error);
}

static void
commit_task_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (commit (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
check_committable (IsmsStep *self, GError **error)
{
  if (!isms_store_check_open (self->store, TRUE, error))
    return FALSE;
  if (self->committed)
    {
      g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED,
                           "the step was committed before");
      return FALSE;
    }
  self->committed = TRUE;
  return TRUE;
}

/**
 * isms_store_begin:
 * @label: (nullable): what a person would say of it; or set it later
 *
 * Any thread.
 *
 * Returns: (transfer full): a step, which does nothing until it is committed
 */
IsmsStep *
isms_store_begin (IsmsStore *store, const char *label)
{
  IsmsStep *self = g_new0 (IsmsStep, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->store = g_object_ref (store);
  self->label = g_strdup (label != NULL ? label : "");
  self->ops = g_array_new (FALSE, TRUE, sizeof (Op));
  g_array_set_clear_func (self->ops, clear_op);
  return self;
}

/**
 * isms_step_ref:
 *
 * Any thread.
 *
 * Returns: (transfer full): the same step
 */
IsmsStep *
isms_step_ref (IsmsStep *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * isms_step_unref:
 * @self: (transfer full): a step; given up if it was not committed
 *
 * Any thread.
 */
void
isms_step_unref (IsmsStep *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->ops);
  g_free (self->label);
  g_free (self->actor);
  g_free (self->time);
  g_object_unref (self->store);
  g_free (self);
}

/**
 * isms_step_set_label:
 * @label: what a person would say of it, already translated
 */
void
isms_step_set_label (IsmsStep *self, const char *label)
{
  g_set_str (&self->label, label);
}

/**
 * isms_step_get_label:
 * @self: a step
 *
 * Returns: (transfer none): what a person would say of it; "" where nobody has said it yet
 */
const char *
isms_step_get_label (IsmsStep *self)
{
  return self->label;
}

/**
 * isms_step_set_actor:
 * @actor: (nullable): who did it, instead of the store's actor
 */
void
isms_step_set_actor (IsmsStep *self, const char *actor)
{
  g_set_str (&self->actor, actor);
}

/**
 * isms_step_set_time:
 * @utc: when it was done, instead of now
 */
void
isms_step_set_time (IsmsStep *self, GDateTime *utc)
{
  g_autoptr (GDateTime) converted = g_date_time_to_utc (utc);

  g_free (self->time);
  self->time = g_date_time_format (converted, "%Y-%m-%dT%H:%M:%SZ");
}

/**
 * isms_step_get_actor:
 *
 * Returns: (nullable): whom the journal will name
 */
const char *
isms_step_get_actor (IsmsStep *self)
{
  return self->actor != NULL ? self->actor : isms_store_get_actor (self->store);
}

/**
 * isms_step_dup_time:
 *
 * Returns: (transfer full): when it is done, in UTC: as isms_step_set_time () said, else now
 */
GDateTime *
isms_step_dup_time (IsmsStep *self)
{
  if (self->time == NULL)
    return g_date_time_new_now_utc ();

  return g_date_time_new_from_iso8601 (self->time, NULL);
}

/**
 * isms_step_insert:
 * @row: (transfer full): its columns
 *
 * Records an insertion.
 *
 * Returns: the id that the row will have; 0 if there is no such table, which the commit will say
 */
gint64
isms_step_insert (IsmsStep *self, const char *table, IsmsRow *row)
{
  Op op = { .kind = OP_INSERT, .table = g_intern_string (table), .row = row };

  op.id = isms_row_get_int (row, "id");
  if (op.id > 0)
    isms_schema_note_id (self->store->schema, table, op.id);
  else
    op.id = isms_schema_next_id (self->store->schema, table);
  g_array_append_val (self->ops, op);
  return op.id;
}

/**
 * isms_step_update:
 * @row: (transfer full): the columns to set; the others stay
 */
void
isms_step_update (IsmsStep *self, const char *table, gint64 id, IsmsRow *row)
{
  Op op = { .kind = OP_UPDATE, .table = g_intern_string (table), .id = id, .row = row };

  g_array_append_val (self->ops, op);
}

/**
 * isms_step_delete:
 *
 * Records a deletion, with what depends on the row by the schema's rules.
 */
void
isms_step_delete (IsmsStep *self, const char *table, gint64 id)
{
  Op op = { .kind = OP_DELETE, .table = g_intern_string (table), .id = id };

  g_array_append_val (self->ops, op);
}

/**
 * isms_step_call:
 * @func: called on the writer's thread, inside the transaction
 */
void
isms_step_call (IsmsStep *self, IsmsStepFunc func, gpointer data, GDestroyNotify destroy)
{
  Op op = { .kind = OP_CALL, .func = func, .data = data, .destroy = destroy };

  g_array_append_val (self->ops, op);
}

/**
 * isms_step_commit:
 *
 * Does all that the step recorded, or nothing, and waits for it. "changed" is emitted before it
 * returns if this is the thread that opened the store.
 *
 * Returns: FALSE with @error set, and nothing is changed
 */
gboolean
isms_step_commit (IsmsStep *self, GCancellable *cancellable, GError **error)
{
  Commit call = { .step = self, .cancellable = cancellable };

  if (!check_committable (self, error))
    return FALSE;
  isms_worker_run (self->store->writer, commit_sync_cb, &call);
  isms_store_tell (self->store);
  if (call.error != NULL)
    g_propagate_error (error, call.error);
  return call.done;
}

/**
 * isms_step_commit_async:
 *
 * The same without waiting; "changed" is emitted before @callback is called.
 */
void
isms_step_commit_async (IsmsStep *self,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (self->store, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, isms_step_commit_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, isms_step_ref (self), (GDestroyNotify) isms_step_unref);
  if (check_committable (self, &error))
    isms_worker_queue (self->store->writer, task, commit_task_cb);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

/**
 * isms_step_commit_finish:
 *
 * Returns: FALSE with @error set, and nothing is changed
 */
gboolean
isms_step_commit_finish (IsmsStep *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self->store), FALSE);

  isms_store_tell (self->store);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * isms_step_get_id:
 *
 * Returns: the step's id in the journal, after it was committed; 0 if it changed nothing
 */
gint64
isms_step_get_id (IsmsStep *self)
{
  return self->id;
}

/**
 * isms_step_get_store:
 *
 * Returns: (transfer none): the store it is a step of
 */
IsmsStore *
isms_step_get_store (IsmsStep *self)
{
  return self->store;
}
