/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An open workspace: its connections, its two threads, and the telling of changes. How a file
 * becomes one is in isms-open.c. */

#include "isms-store-private.h"

#include "isms-open.h"

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The stores that are being closed in the background. */
static GMutex closing_mutex;
static GCond closing_cond;
static GPtrArray *closing; /* borrowed: the thread that closes one holds it */

G_DEFINE_FINAL_TYPE (IsmsStore, isms_store, G_TYPE_OBJECT)

typedef struct
{
  IsmsReadFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  /* of a call that is waited for: */
  IsmsStore *store;
  GCancellable *cancellable;
  gpointer result;
  GError *error;
} Read;

static void
free_read (Read *self)
{
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self);
}

/* Background's thread: one snapshot of the workspace for the whole of @func. */
static gpointer
run_read (IsmsStore *self, Read *read, GCancellable *cancellable, GError **error)
{
  gpointer result = NULL;

  isms_database_set_cancellable (self->background, cancellable);
  if (isms_database_execute (self->background, "BEGIN", error))
    {
      result = read->func (self->background, read->data, cancellable, error);
      isms_database_set_cancellable (self->background, NULL);
      isms_database_execute (self->background, "ROLLBACK", NULL);
    }
  isms_database_set_cancellable (self->background, NULL);
  return result;
}

static void
emit_pending (IsmsStore *self)
{
  for (;;)
    {
      g_autoptr (IsmsChange) change = NULL;

      g_mutex_lock (&self->mutex);
      change = self->closed ? NULL : g_queue_pop_head (&self->changes);
      if (change == NULL && self->source != NULL)
        {
          g_source_destroy (self->source);
          g_clear_pointer (&self->source, g_source_unref);
        }
      g_mutex_unlock (&self->mutex);
      if (change == NULL)
        return;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, change);
    }
}

static gboolean
tell_cb (gpointer data)
{
  g_autoptr (IsmsStore) self = g_weak_ref_get (data);

  if (self != NULL)
    emit_pending (self);
  return G_SOURCE_REMOVE;
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
read_sync_cb (gpointer data)
{
  Read *read = data;

  read->result = run_read (read->store, read, read->cancellable, &read->error);
}

static void
read_task_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Read *read = data;
  GError *error = NULL;
  gpointer result = run_read (source, read, cancellable, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, read->result_free);
}

static void
isms_store_dispose (GObject *object)
{
  isms_store_close (ISMS_STORE (object));
  G_OBJECT_CLASS (isms_store_parent_class)->dispose (object);
}

static void
isms_store_finalize (GObject *object)
{
  IsmsStore *self = ISMS_STORE (object);

  g_free (self->path);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (isms_store_parent_class)->finalize (object);
}

static void
isms_store_class_init (IsmsStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = isms_store_dispose;
  object_class->finalize = isms_store_finalize;

  /**
   * IsmsStore::changed:
   * @change: what a step changed
   *
   * A step was committed, undone or redone; or isms_store_refresh () was called.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, ISMS_TYPE_CHANGE);
}

/**
 * isms_store_get_user:
 *
 * Returns: (transfer none): the name of who sits at the desktop, whom the journal names unless it
 * is told otherwise
 */
const char *
isms_store_get_user (void)
{
  const char *name = g_get_real_name ();

  if (name == NULL || *name == '\0' || g_str_equal (name, "Unknown"))
    name = g_get_user_name ();
  return g_intern_string (name);
}

static void
isms_store_init (IsmsStore *self)
{
  g_mutex_init (&self->mutex);
  g_queue_init (&self->changes);
  self->closed = TRUE; /* until isms_store_start () */
  self->actor = isms_store_get_user ();
}

/*< private >
 * isms_store_start:
 *
 * Starts the threads of a store whose connections are there.
 */
void
isms_store_start (IsmsStore *self)
{
  if (self->access == ISMS_STORE_WRITABLE)
    self->writer = isms_worker_new ("store-writer");
  self->background_worker = isms_worker_new ("store-reader");
  self->closed = FALSE;
}

/*< private >
 * isms_store_check_open:
 *
 * Returns: FALSE with @error set if the store is closed, or @to_write and it is read-only
 */
gboolean
isms_store_check_open (IsmsStore *self, gboolean to_write, GError **error)
{
  gboolean closed;

  g_mutex_lock (&self->mutex);
  closed = self->closed;
  g_mutex_unlock (&self->mutex);
  if (closed)
    g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED,
                         "the workspace is closed");
  else if (to_write && self->access != ISMS_STORE_WRITABLE)
    g_set_error_literal (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_READ_ONLY,
                         "the workspace is open for reading");
  else
    return TRUE;
  return FALSE;
}

/*< private >
 * isms_store_publish:
 *
 * A step was committed: "changed" will be emitted where the store was opened. Writer's thread.
 */
void
isms_store_publish (IsmsStore *self, IsmsChange *change)
{
  g_mutex_lock (&self->mutex);
  self->generation++;
  g_queue_push_tail (&self->changes, isms_change_ref (change));
  if (self->source == NULL)
    {
      GWeakRef *weak = g_new0 (GWeakRef, 1);

      g_weak_ref_init (weak, self);
      self->source = g_idle_source_new ();
      g_source_set_priority (self->source, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->source, tell_cb, weak, free_weak_ref);
      g_source_set_static_name (self->source, "store changes");
      g_source_attach (self->source, self->context);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * isms_store_refresh:
 * @self: a store
 *
 * Lets every view read again, because what is derived from the day of today may be another: what is
 * overdue, what lapsed. "changed" is emitted with a change that names every table and no step.
 */
void
isms_store_refresh (IsmsStore *self)
{
  g_autoptr (IsmsChange) change = isms_change_new (0, "", ISMS_STEP_DO, 0);

  for (const IsmsStoreTable *table = self->tables; table != NULL && table->name != NULL; table++)
    isms_change_add_all (change, table->name);
  isms_change_seal (change);
  isms_store_publish (self, change);
}

/*< private >
 * isms_store_tell:
 *
 * Emits what is pending now, if this is the thread where that is done.
 */
void
isms_store_tell (IsmsStore *self)
{
  if (g_thread_self () == self->owner)
    emit_pending (self);
}

/* Nothing more is taken on. Returns: whether it was open. The store's own thread. */
static gboolean
begin_close (IsmsStore *self)
{
  gboolean was_open;

  g_mutex_lock (&self->mutex);
  was_open = !self->closed;
  self->closed = TRUE;
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->reader, isms_database_close);
  return was_open;
}

/* Any thread. */
static void
end_close (IsmsStore *self, gboolean was_open)
{
  g_clear_pointer (&self->writer, isms_worker_stop);
  g_clear_pointer (&self->background_worker, isms_worker_stop);
  g_clear_pointer (&self->background, isms_database_close);
  if (was_open && self->writer_database != NULL)
    {
      isms_database_execute (self->writer_database, "PRAGMA analysis_limit = 400; PRAGMA optimize",
                             NULL);
      isms_database_execute (self->writer_database, "PRAGMA wal_checkpoint (TRUNCATE)", NULL);
    }
  else if (was_open)
    isms_file_tidy (self->path);
  g_clear_pointer (&self->writer_database, isms_database_close);
  g_clear_pointer (&self->schema, isms_schema_free);
  g_clear_pointer (&self->lock, isms_lock_release);

  g_mutex_lock (&self->mutex);
  if (self->source != NULL)
    g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
  g_queue_clear_full (&self->changes, (GDestroyNotify) isms_change_unref);
  g_mutex_unlock (&self->mutex);
}

/**
 * isms_store_close:
 *
 * Ends the threads after what is queued, tidies the file and closes it. Further calls fail. Blocks.
 */
void
isms_store_close (IsmsStore *self)
{
  g_return_if_fail (ISMS_IS_STORE (self));

  end_close (self, begin_close (self));
}

static void
close_task_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  IsmsStore *self = source;

  end_close (self, GPOINTER_TO_INT (data));
  g_mutex_lock (&closing_mutex);
  g_ptr_array_remove_fast (closing, self);
  g_cond_broadcast (&closing_cond);
  g_mutex_unlock (&closing_mutex);
  g_task_return_boolean (task, TRUE);
}

/**
 * isms_store_close_async:
 * @callback: (nullable): called when the file is closed
 *
 * isms_store_close () on a thread of its own: what is queued is still written. Calls on the store
 * fail from now on. Who opens the same file meanwhile waits for the end of this.
 */
void
isms_store_close_async (IsmsStore *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (ISMS_IS_STORE (self));

  g_mutex_lock (&closing_mutex);
  if (closing == NULL)
    closing = g_ptr_array_new ();
  g_ptr_array_add (closing, self);
  g_mutex_unlock (&closing_mutex);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, isms_store_close_async);
  g_task_set_task_data (task, GINT_TO_POINTER (begin_close (self)), NULL);
  g_task_run_in_thread (task, close_task_cb);
}

static gboolean
is_closing (const char *path)
{
  for (guint i = 0; closing != NULL && i < closing->len; i++)
    if (path == NULL || g_str_equal (((IsmsStore *) closing->pdata[i])->path, path))
      return TRUE;
  return FALSE;
}

/**
 * isms_store_wait_for_close:
 * @path: (nullable): of a file, absolute; %NULL for all
 *
 * Waits until this program has ended closing the file. Blocks; any thread.
 */
void
isms_store_wait_for_close (const char *path)
{
  g_mutex_lock (&closing_mutex);
  while (is_closing (path))
    g_cond_wait (&closing_cond, &closing_mutex);
  g_mutex_unlock (&closing_mutex);
}

/**
 * isms_store_get_path:
 *
 * Any thread.
 *
 * Returns: (transfer none): the path of the file, absolute
 */
const char *
isms_store_get_path (IsmsStore *self)
{
  return self->path;
}

/**
 * isms_store_get_access:
 *
 * Returns: whether the store can be written, or why not
 */
IsmsStoreAccess
isms_store_get_access (IsmsStore *self)
{
  return self->access;
}

/**
 * isms_store_get_schema_version:
 *
 * Returns: the version of the schema that this program writes
 */
int
isms_store_get_schema_version (void)
{
  return isms_schema_get_newest_version ();
}

/**
 * isms_store_get_format:
 *
 * Returns: the version of the schema that the file has. Older than isms_store_get_schema_version ()
 *   where it is only read: what is read is a copy then, and is not
 */
int
isms_store_get_format (IsmsStore *self)
{
  return self->format;
}

/**
 * isms_store_set_actor:
 * @actor: (nullable): who the journal says did what is committed from now on; NULL for who sits at
 *   the desktop
 */
void
isms_store_set_actor (IsmsStore *self, const char *actor)
{
  g_mutex_lock (&self->mutex);
  self->actor = actor != NULL ? g_intern_string (actor) : isms_store_get_user ();
  g_mutex_unlock (&self->mutex);
}

/**
 * isms_store_get_actor:
 *
 * Any thread.
 *
 * Returns: (transfer none): who the journal says does what is committed now; for good
 */
const char *
isms_store_get_actor (IsmsStore *self)
{
  const char *actor;

  g_mutex_lock (&self->mutex);
  actor = self->actor;
  g_mutex_unlock (&self->mutex);
  return actor;
}

/**
 * isms_store_get_generation:
 *
 * Any thread.
 *
 * Returns: a number that every committed step raises by one
 */
guint64
isms_store_get_generation (IsmsStore *self)
{
  guint64 generation;

  g_mutex_lock (&self->mutex);
  generation = self->generation;
  g_mutex_unlock (&self->mutex);
  return generation;
}

/**
 * isms_store_get_reader:
 *
 * For windows of rows and single records, on the thread that opened the store.
 *
 * Returns: (transfer none) (nullable): the connection; NULL once closed
 */
IsmsDatabase *
isms_store_get_reader (IsmsStore *self)
{
  return self->reader;
}

/**
 * isms_store_read_async:
 * @func: called on the background reader's thread, with one snapshot of the workspace
 *
 * Reads in the background, in order of asking.
 */
void
isms_store_read_async (IsmsStore *self,
                       IsmsReadFunc func,
                       gpointer data,
                       GDestroyNotify data_free,
                       GDestroyNotify result_free,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Read *read = g_new0 (Read, 1);
  GError *error = NULL;

  *read = (Read) { .func = func, .data = data, .data_free = data_free, .result_free = result_free };
  g_task_set_source_tag (task, isms_store_read_async);
  g_task_set_task_data (task, read, (GDestroyNotify) free_read);
  if (isms_store_check_open (self, FALSE, &error))
    isms_worker_queue (self->background_worker, task, read_task_cb);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

/**
 * isms_store_read_finish:
 *
 * Returns: (transfer full): what the function returned
 */
gpointer
isms_store_read_finish (IsmsStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * isms_store_read:
 *
 * isms_store_read_async (), waiting for it.
 *
 * Returns: (transfer full): what the function returned
 */
gpointer
isms_store_read (
    IsmsStore *self, IsmsReadFunc func, gpointer data, GCancellable *cancellable, GError **error)
{
  Read read = { .func = func, .data = data, .store = self, .cancellable = cancellable };

  if (!isms_store_check_open (self, FALSE, error))
    return NULL;
  isms_worker_run (self->background_worker, read_sync_cb, &read);
  if (read.error != NULL)
    g_propagate_error (error, read.error);
  return read.result;
}
