/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The import as one step of the workspace, and both runs off the main thread. */

#include "isms-config.h"

#include "isms-import-private.h"
#include "isms-words-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  IsmsImport *import;
  char *actor;
  IsmsImportProgress progress;
  gpointer user_data;
  IsmsImportPlan *plan;
} Job;

static Job *
make_job (const IsmsImport *import,
          IsmsStore *store,
          IsmsImportProgress progress,
          gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->import = isms_import_copy (import);
  job->actor = g_strdup (isms_store_get_actor (store));
  job->progress = progress;
  job->user_data = user_data;
  return job;
}

static void
free_job (gpointer data)
{
  Job *job = data;

  isms_import_free (job->import);
  g_clear_pointer (&job->plan, isms_import_plan_unref);
  g_free (job->actor);
  g_free (job);
}

/* "Imported 5 risks from register.csv" */
static char *
write_label (const IsmsImport *import, IsmsImportPlan *plan)
{
  const IsmsKind *kind = isms_import_get_kind (import);
  guint n = isms_import_plan_count (plan, ISMS_FATE_NEW)
            + isms_import_plan_count (plan, ISMS_FATE_UPDATE);

  g_autofree char *words = isms_words_lower (n == 1 ? _ (kind->label) : _ (kind->plural));

  /* Translators: what a step did: a number, a kind of record ("risks"), the name of a file */
  return g_strdup_printf (_ ("Imported %'u %s from %s"), n, words, isms_import_get_name (import));
}

/* Keeps the mapping for the next file with these headings. */
static gboolean
remember (const IsmsImport *import, IsmsWriter *writer, GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autofree char *fingerprint = isms_import_dup_fingerprint (import);
  g_autofree char *json = isms_import_to_json (import);
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autoptr (IsmsStatement) find = isms_database_prepare (
      database, "SELECT id FROM import_mapping WHERE kind = ? AND fingerprint = ?", error);

  if (find == NULL)
    return FALSE;
  isms_statement_bind_text (find, 1, isms_import_get_kind (import)->name);
  isms_statement_bind_text (find, 2, fingerprint);
  isms_row_set_text (row, "mapping", json);
  if (isms_statement_next (find, error))
    return isms_writer_update (writer, "import_mapping", isms_statement_get_int (find, 0), row,
                               error);
  if (isms_statement_failed (find))
    return FALSE;
  isms_row_set_text (row, "kind", isms_import_get_kind (import)->name);
  isms_row_set_text (row, "fingerprint", fingerprint);
  return isms_writer_insert (writer, "import_mapping", row, error) != 0;
}

static gboolean
write_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Job *job = user_data;
  ImportRun run = { .import = job->import,
                    .database = isms_writer_get_database (writer),
                    .writer = writer,
                    .actor = job->actor };
  g_autofree char *label = NULL;

  if (!isms_import_run (&run, job->progress, job->user_data, cancellable, error))
    return FALSE;
  job->plan = run.plan;
  if (isms_import_plan_count (run.plan, ISMS_FATE_NEW)
          + isms_import_plan_count (run.plan, ISMS_FATE_UPDATE)
      == 0)
    return TRUE;
  label = write_label (job->import, run.plan);
  isms_writer_set_label (writer, label);
  return remember (job->import, writer, error);
}

static gpointer
plan_cb (IsmsDatabase *database, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Job *job = user_data;

  return isms_import_plan (job->import, database, cancellable, error);
}

/**
 * isms_import_plan_async:
 *
 * isms_import_plan() on the background reader, over a copy of @self.
 */
void
isms_import_plan_async (IsmsImport *self,
                        IsmsStore *store,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  isms_store_read_async (store, plan_cb, make_job (self, store, NULL, NULL), free_job,
                         (GDestroyNotify) isms_import_plan_unref, cancellable, callback, user_data);
}

/**
 * isms_import_plan_finish:
 *
 * Returns: (transfer full): the plan, or %NULL with an error
 */
IsmsImportPlan *
isms_import_plan_finish (IsmsStore *store, GAsyncResult *result, GError **error)
{
  return isms_store_read_finish (store, result, error);
}

/**
 * isms_import_commit:
 * @progress: (nullable): called on the writer's thread
 *
 * Imports in one step, which one undo takes back, and remembers the mapping. Rows are judged anew
 * by what the workspace says now. An error or @cancellable leaves the workspace as it was.
 *
 * Returns: (transfer full): what became of each row; %NULL on error
 */
IsmsImportPlan *
isms_import_commit (IsmsImport *self,
                    IsmsStore *store,
                    IsmsImportProgress progress,
                    gpointer user_data,
                    GCancellable *cancellable,
                    GError **error)
{
  Job *job = make_job (self, store, progress, user_data);
  g_autoptr (IsmsStep) step = isms_store_begin (store, isms_import_get_name (self));
  IsmsImportPlan *plan = NULL;

  isms_step_call (step, write_cb, job, NULL);
  if (isms_step_commit (step, cancellable, error))
    plan = g_steal_pointer (&job->plan);
  free_job (job);
  return plan;
}

static void
committed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (IsmsStep) step = g_object_steal_data (G_OBJECT (task), "step");
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  if (isms_step_commit_finish (step, result, &error))
    g_task_return_pointer (task, g_steal_pointer (&job->plan),
                           (GDestroyNotify) isms_import_plan_unref);
  else
    g_task_return_error (task, error);
}

/**
 * isms_import_commit_async:
 * @progress: (nullable): called on the writer's thread
 *
 * isms_import_commit() on the writer's thread, over a copy of @self.
 */
void
isms_import_commit_async (IsmsImport *self,
                          IsmsStore *store,
                          IsmsImportProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Job *job = make_job (self, store, progress, progress_data);
  IsmsStep *step = isms_store_begin (store, isms_import_get_name (self));

  g_task_set_source_tag (task, isms_import_commit_async);
  g_task_set_task_data (task, job, free_job);
  g_task_set_check_cancellable (task, FALSE);
  g_object_set_data_full (G_OBJECT (task), "step", step, (GDestroyNotify) isms_step_unref);
  isms_step_call (step, write_cb, job, NULL);
  isms_step_commit_async (step, cancellable, committed_cb, task);
}

/**
 * isms_import_commit_finish:
 *
 * Returns: (transfer full): what became of each row; %NULL with an error
 */
IsmsImportPlan *
isms_import_commit_finish (IsmsStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
