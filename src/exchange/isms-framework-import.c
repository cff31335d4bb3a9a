/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The import of frameworks as one step of the workspace, and both runs off the main thread. */

#include "isms-config.h"

#include "isms-framework-import-private.h"

#include <glib/gi18n-lib.h>

#define TELL_EVERY 64 /* controls */
#define MAX_TITLE 80  /* letters of a framework's that the journal shows */

typedef struct
{
  GPtrArray *files;
  gint64 into;
  char *source;
  IsmsImportProgress progress;
  gpointer user_data;
  IsmsFrameworkPlan *plan;
} Job;

/* How far it is. */
typedef struct
{
  guint done;
  guint total;
} Count;

static Job *
make_job (GPtrArray *files,
          gint64 into,
          const char *source,
          IsmsImportProgress progress,
          gpointer user_data)
{
  Job *job = g_new0 (Job, 1);

  job->files = g_ptr_array_ref (files);
  job->into = into;
  job->source = g_strdup (source);
  job->progress = progress;
  job->user_data = user_data;
  return job;
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_ptr_array_unref (job->files);
  g_clear_pointer (&job->plan, isms_framework_plan_unref);
  g_free (job->source);
  g_free (job);
}

static gboolean
write_row (IsmsWriter *writer, const FrameworkPart *part, FrameworkRow *row, GError **error)
{
  if (row->parent >= 0)
    isms_row_set_int (row->values, "parent_id",
                      ((FrameworkRow *) part->rows->pdata[row->parent])->shown.id);
  else if (row->parent == ISMS_FRAMEWORK_PARENT_NONE)
    isms_row_set_null (row->values, "parent_id");
  if (row->shown.id != 0)
    return isms_row_get_size (row->values) == 0
           || isms_writer_update (writer, "control", row->shown.id, row->values, error);
  isms_row_set_int (row->values, "framework_id", part->shown.id);
  row->shown.id = isms_writer_insert (writer, "control", row->values, error);
  return row->shown.id != 0;
}

static gboolean
write_framework (IsmsWriter *writer, FrameworkPart *part, const char *source, GError **error)
{
  if (part->shown.id != 0)
    return isms_row_get_size (part->values) == 0
           || isms_writer_update (writer, "framework", part->shown.id, part->values, error);
  isms_row_set_text (part->values, "source", source);
  part->shown.id = isms_writer_insert (writer, "framework", part->values, error);
  return part->shown.id != 0;
}

/* With what else is written. What the file no longer has stands as an earlier one said it. */
static gboolean
write_said (IsmsWriter *writer, FrameworkPart *part, GError **error)
{
  gboolean any = isms_row_get_size (part->values) > 0;

  isms_framework_said_set (part->said, 0, part->now[FRAMEWORK_SAID_TITLE],
                           part->now[FRAMEWORK_SAID_WORDING], part->now[FRAMEWORK_SAID_THEME]);
  for (guint i = 0; i < part->rows->len; i++)
    {
      FrameworkRow *row = part->rows->pdata[i];

      any |= row->values != NULL && isms_row_get_size (row->values) > 0;
      if (row->values != NULL)
        isms_framework_said_set (part->said, row->shown.id, row->said[FRAMEWORK_SAID_TITLE],
                                 row->said[FRAMEWORK_SAID_WORDING],
                                 row->said[FRAMEWORK_SAID_THEME]);
    }
  return !any || isms_framework_said_write (part->said, part->shown.id, writer, error);
}

static gboolean
write_part (IsmsWriter *writer,
            FrameworkPart *part,
            Job *job,
            Count *count,
            GCancellable *cancellable,
            GError **error)
{
  if (!write_framework (writer, part, job->source, error))
    return FALSE;
  for (guint i = 0; i < part->rows->len; i++)
    {
      FrameworkRow *row = part->rows->pdata[i];

      if (count->done % TELL_EVERY == 0)
        {
          if (job->progress != NULL)
            job->progress (count->done, count->total, job->user_data);
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
      count->done++;
      if (row->values != NULL && !write_row (writer, part, row, error))
        return FALSE;
    }
  return write_said (writer, part, error);
}

static gboolean
write_map (IsmsWriter *writer, FrameworkMap *map, const Job *job, GError **error)
{
  if (isms_row_get_size (map->values) == 0)
    return TRUE;
  if (map->id != 0)
    return isms_writer_update (writer, "control_mapping", map->id, map->values, error);
  isms_row_set_int (map->values, "source_id",
                    map->source_row != NULL ? map->source_row->shown.id : map->source);
  isms_row_set_int (map->values, "target_id",
                    map->target_row != NULL ? map->target_row->shown.id : map->target);
  isms_row_set_text (map->values, "source", job->source != NULL ? job->source : "");
  map->id = isms_writer_insert (writer, "control_mapping", map->values, error);
  return map->id != 0;
}

static gboolean
write_maps (IsmsWriter *writer, Job *job, Count *count, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < job->plan->maps->len; i++)
    {
      if (count->done % TELL_EVERY == 0)
        {
          if (job->progress != NULL)
            job->progress (count->done, count->total, job->user_data);
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
      count->done++;
      if (!write_map (writer, job->plan->maps->pdata[i], job, error))
        return FALSE;
    }
  return TRUE;
}

/* Of one framework, the controls that are new or changed; groups are none. */
static guint
count_controls (const FrameworkPart *part)
{
  guint n = 0;

  for (guint i = 0; i < part->rows->len; i++)
    {
      const IsmsFrameworkRow *row = &((FrameworkRow *) part->rows->pdata[i])->shown;

      n += !row->is_group && row->fate <= ISMS_FRAMEWORK_CHANGED;
    }
  return n;
}

static char *
write_label (IsmsFrameworkPlan *plan)
{
  const FrameworkPart *part = plan->parts->len > 0 ? plan->parts->pdata[0] : NULL;
  g_autofree char *title =
      part != NULL ? g_utf8_truncate_middle (part->shown.title, MAX_TITLE) : NULL;
  guint n = 0;

  if (part == NULL)
    {
      n = plan->map_counts[ISMS_FRAMEWORK_NEW] + plan->map_counts[ISMS_FRAMEWORK_CHANGED];
      return g_strdup_printf (
          /* Translators: what a step did: a number */
          g_dngettext (GETTEXT_PACKAGE, "Imported %'u mapping of controls",
                       "Imported %'u mappings of controls", n),
          n);
    }
  for (guint i = 0; i < plan->parts->len; i++)
    n += count_controls (plan->parts->pdata[i]);
  if (plan->parts->len > 1)
    return g_strdup_printf (
        /* Translators: what a step did: two numbers */
        g_dngettext (GETTEXT_PACKAGE, "Imported %2$u frameworks, %1$'u control",
                     "Imported %2$u frameworks, %1$'u controls", n),
        n, plan->parts->len);
  if (part->shown.fate == ISMS_FRAMEWORK_NEW)
    return g_strdup_printf (
        /* Translators: what a step did: the title of a framework, a number */
        g_dngettext (GETTEXT_PACKAGE, "Imported framework %s, %'u control",
                     "Imported framework %s, %'u controls", n),
        title, n);
  return g_strdup_printf (
      /* Translators: what a step did: the title of a framework, a number */
      g_dngettext (GETTEXT_PACKAGE, "Imported a newer version of %s, %'u control",
                   "Imported a newer version of %s, %'u controls", n),
      title, n);
}

static gboolean
write_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Job *job = user_data;
  Count count = { 0 };
  g_autofree char *label = NULL;

  job->plan = isms_framework_settle (job->files, job->into, isms_writer_get_database (writer),
                                     cancellable, error);
  if (job->plan == NULL)
    return FALSE;
  if (job->plan->parts->len == 0 && job->plan->maps->len == 0)
    return TRUE;
  count.total = job->plan->maps->len;
  for (guint i = 0; i < job->plan->parts->len; i++)
    count.total += ((FrameworkPart *) job->plan->parts->pdata[i])->rows->len;
  label = write_label (job->plan);
  isms_writer_set_label (writer, label);
  for (guint i = 0; i < job->plan->parts->len; i++)
    if (!write_part (writer, job->plan->parts->pdata[i], job, &count, cancellable, error))
      return FALSE;
  return write_maps (writer, job, &count, cancellable, error);
}

static gpointer
plan_cb (IsmsDatabase *database, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Job *job = user_data;

  return isms_framework_settle (job->files, job->into, database, cancellable, error);
}

/**
 * isms_framework_import_plan:
 * @files: (element-type IsmsFrameworkData): what a file holds
 * @into: the id of the framework that the only catalogue among them is a version of; 0: found by
 *   its identity, else by title and publisher
 * @database: a reader, on its thread
 *
 * What isms_framework_import_commit() would do; writes nothing. The ends of a mapping may be in the
 * workspace or in the same file.
 *
 * Returns: (transfer full): the plan; %NULL with an error: %G_IO_ERROR_INVALID_ARGUMENT where @into
 *   is given with several catalogues or none
 */
IsmsFrameworkPlan *
isms_framework_import_plan (GPtrArray *files,
                            gint64 into,
                            IsmsDatabase *database,
                            GCancellable *cancellable,
                            GError **error)
{
  return isms_framework_settle (files, into, database, cancellable, error);
}

/**
 * isms_framework_import_plan_async:
 *
 * isms_framework_import_plan() on the background reader. @files are not to be touched before it
 * has finished.
 */
void
isms_framework_import_plan_async (GPtrArray *files,
                                  gint64 into,
                                  IsmsStore *store,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  isms_store_read_async (store, plan_cb, make_job (files, into, NULL, NULL, NULL), free_job,
                         (GDestroyNotify) isms_framework_plan_unref, cancellable, callback,
                         user_data);
}

/**
 * isms_framework_import_plan_finish:
 *
 * Returns: (transfer full): the plan, or %NULL with an error
 */
IsmsFrameworkPlan *
isms_framework_import_plan_finish (IsmsStore *store, GAsyncResult *result, GError **error)
{
  return isms_store_read_finish (store, result, error);
}

/**
 * isms_framework_import_commit:
 * @files: (element-type IsmsFrameworkData): what a file holds
 * @into: as for isms_framework_import_plan()
 * @source: (nullable): the name of the file, kept with a framework that is new
 * @progress: (nullable): called on the writer's thread
 *
 * Imports in one step, which one undo takes back. A control that is there takes title, wording,
 * theme and its place in the tree from the file, where the file has them and no person has written
 * them here. What was decided on it (6.1.3 b to d), and what the file no longer has, stay; so do
 * mappings that a person entered. A mapping without both of its ends is left out and told of in the
 * remarks. An error or @cancellable leaves the workspace as it was.
 *
 * Returns: (transfer full): what became of each control; %NULL on error
 */
IsmsFrameworkPlan *
isms_framework_import_commit (GPtrArray *files,
                              gint64 into,
                              const char *source,
                              IsmsStore *store,
                              IsmsImportProgress progress,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error)
{
  Job *job = make_job (files, into, source, progress, user_data);
  g_autoptr (IsmsStep) step = isms_store_begin (store, source != NULL ? source : "");
  IsmsFrameworkPlan *plan = NULL;

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
                           (GDestroyNotify) isms_framework_plan_unref);
  else
    g_task_return_error (task, error);
}

/**
 * isms_framework_import_commit_async:
 * @progress: (nullable): called on the writer's thread
 *
 * isms_framework_import_commit() on the writer's thread. @files are not to be touched before it has
 * finished.
 */
void
isms_framework_import_commit_async (GPtrArray *files,
                                    gint64 into,
                                    const char *source,
                                    IsmsStore *store,
                                    IsmsImportProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);
  Job *job = make_job (files, into, source, progress, progress_data);
  IsmsStep *step = isms_store_begin (store, source != NULL ? source : "");

  g_task_set_source_tag (task, isms_framework_import_commit_async);
  g_task_set_task_data (task, job, free_job);
  g_task_set_check_cancellable (task, FALSE);
  g_object_set_data_full (G_OBJECT (task), "step", step, (GDestroyNotify) isms_step_unref);
  isms_step_call (step, write_cb, job, NULL);
  isms_step_commit_async (step, cancellable, committed_cb, task);
}

/**
 * isms_framework_import_commit_finish:
 *
 * Returns: (transfer full): what became of each control; %NULL with an error
 */
IsmsFrameworkPlan *
isms_framework_import_commit_finish (IsmsStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
