/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The writer and the background reader each live on one of these. */

#include "isms-worker.h"

struct _IsmsWorker
{
  gatomicrefcount ref_count; /* the owner's and the thread's */
  GThread *thread;
  GAsyncQueue *jobs;
  gboolean stopped; /* by a job of its own; only that thread looks at it */
};

typedef struct
{
  GTask *task; /* or a call that somebody waits for: */
  GTaskThreadFunc task_func;
  IsmsWorkerFunc func;
  gpointer data;
  GMutex *mutex;
  GCond *cond;
  gboolean done;
} Job;

static void
unref_worker (IsmsWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_async_queue_unref (self->jobs);
  g_free (self);
}

/* FALSE for the job that means: stop. */
static gboolean
run_job (Job *job)
{
  if (job->task != NULL)
    {
      if (!g_task_return_error_if_cancelled (job->task))
        job->task_func (job->task, g_task_get_source_object (job->task),
                        g_task_get_task_data (job->task), g_task_get_cancellable (job->task));
      g_object_unref (job->task);
      g_free (job);
      return TRUE;
    }
  if (job->func == NULL)
    {
      g_free (job);
      return FALSE;
    }

  job->func (job->data);
  g_mutex_lock (job->mutex);
  job->done = TRUE;
  g_cond_signal (job->cond);
  g_mutex_unlock (job->mutex);
  return TRUE;
}

static gpointer
work (gpointer data)
{
  IsmsWorker *self = data;

  while (!self->stopped && run_job (g_async_queue_pop (self->jobs)))
    ;
  unref_worker (self);
  return NULL;
}

/*< private >
 * isms_worker_new:
 *
 * Returns: (transfer full): a worker with its thread, to end with isms_worker_stop ()
 */
IsmsWorker *
isms_worker_new (const char *name)
{
  IsmsWorker *self = g_new0 (IsmsWorker, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_atomic_ref_count_inc (&self->ref_count);
  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, work, self);
  return self;
}

/*< private >
 * isms_worker_queue:
 * @task: (transfer full): returned by @func, on the worker's thread
 */
void
isms_worker_queue (IsmsWorker *self, GTask *task, GTaskThreadFunc func)
{
  Job *job = g_new0 (Job, 1);

  job->task = task;
  job->task_func = func;
  g_async_queue_push (self->jobs, job);
}

/*< private >
 * isms_worker_run:
 *
 * Calls @func on the worker's thread, after what is queued, and waits for it.
 */
void
isms_worker_run (IsmsWorker *self, IsmsWorkerFunc func, gpointer data)
{
  GMutex mutex;
  GCond cond;
  Job job = { .func = func, .data = data, .mutex = &mutex, .cond = &cond };

  g_return_if_fail (g_thread_self () != self->thread);

  g_mutex_init (&mutex);
  g_cond_init (&cond);
  g_async_queue_push (self->jobs, &job);
  g_mutex_lock (&mutex);
  while (!job.done)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
  g_mutex_clear (&mutex);
  g_cond_clear (&cond);
}

/*< private >
 * isms_worker_stop:
 * @self: (transfer full):
 *
 * Ends the worker after what is queued. The last job of a worker may itself be what drops the last
 * reference to the worker's owner: then nothing can be queued any more, and there is no waiting.
 */
void
isms_worker_stop (IsmsWorker *self)
{
  if (g_thread_self () == self->thread)
    {
      self->stopped = TRUE;
      g_thread_unref (self->thread);
    }
  else
    {
      g_async_queue_push (self->jobs, g_new0 (Job, 1));
      g_thread_join (self->thread);
    }
  unref_worker (self);
}
