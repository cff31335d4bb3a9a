/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The reader answers with the estimates of all postures; a task then simulates them. What is
 * simulated already is handed to the task, so that one changed estimate draws one risk. */

#include "isms-loss-source.h"

#include "isms-asker.h"

typedef struct
{
  GArray *estimates[ISMS_LOSS_N_POSTURES];
  IsmsLossTable *table;
  guint total;
  IsmsTolerance tolerance;
} Answer;

/* What was simulated, and its risks by what they cost. */
typedef struct
{
  IsmsPortfolio *portfolio;
  guint *by_expected;
  guint *by_at_risk;
} Found;

/* A simulation: the task has it, and the source as long as it waits for it. */
typedef struct
{
  gatomicrefcount refs;
  Answer *answer;
  IsmsPortfolio *former[ISMS_LOSS_N_POSTURES];
  Found found[ISMS_LOSS_N_POSTURES];
  IsmsSimulationProgress progress;
  int n_done; /* postures */
} Job;

struct _IsmsLossSource
{
  GObject parent_instance;

  IsmsWorkspace *workspace;
  IsmsQuery *query;
  IsmsAsker *asker;
  Job *job; /* under way, or NULL */
  GCancellable *cancellable;
  Answer *later;  /* read since the job began; says the same of the estimates */
  Answer *answer; /* what is shown */
  Found shown[ISMS_LOSS_N_POSTURES];
  GError *error;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (IsmsLossSource, isms_loss_source, G_TYPE_OBJECT)

static void
free_answer (Answer *answer)
{
  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    g_clear_pointer (&answer->estimates[i], g_array_unref);
  g_clear_pointer (&answer->table, isms_loss_table_free);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, free_answer)

static void
clear_found (Found *found)
{
  g_clear_pointer (&found->portfolio, isms_portfolio_unref);
  g_clear_pointer (&found->by_expected, g_free);
  g_clear_pointer (&found->by_at_risk, g_free);
}

static void
unref_job (Job *job)
{
  if (!g_atomic_ref_count_dec (&job->refs))
    return;
  g_clear_pointer (&job->answer, free_answer);
  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    {
      g_clear_pointer (&job->former[i], isms_portfolio_unref);
      clear_found (&job->found[i]);
    }
  g_free (job);
}

static gpointer
read_on_reader (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  IsmsQuery *query = data;
  g_autoptr (Answer) answer = g_new0 (Answer, 1);
  GError *local = NULL;
  gint64 total;

  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    {
      answer->estimates[i] = isms_estimates_load (database, query, (IsmsPosture) i, error);
      if (answer->estimates[i] == NULL)
        return NULL;
    }
  total = isms_query_count (query, database, &local);
  if (local != NULL)
    {
      g_propagate_error (error, local);
      return NULL;
    }
  answer->total = (guint) MAX (total, 0);
  if (!isms_tolerance_load (database, &answer->tolerance, error))
    return NULL;
  answer->table = isms_loss_table_load (database, answer->estimates, error);
  if (answer->table == NULL)
    return NULL;
  return g_steal_pointer (&answer);
}

static gpointer
dup_question (gpointer owner)
{
  return isms_query_copy (ISMS_LOSS_SOURCE (owner)->query);
}

/* What another posture borrows is not drawn again. */
static gboolean
simulate (Job *job, int posture, GCancellable *cancellable, GError **error)
{
  Found *found = &job->found[posture];
  IsmsPortfolio *former = job->former[posture];

  if (former == NULL && posture > 0)
    former = job->found[posture - 1].portfolio;
  found->portfolio = isms_portfolio_simulate (job->answer->estimates[posture], former,
                                              &job->progress, cancellable, error);
  if (found->portfolio == NULL)
    return FALSE;
  found->by_expected = isms_loss_table_sort_losses (found->portfolio, ISMS_LOSS_BY_EXPECTED);
  found->by_at_risk = isms_loss_table_sort_losses (found->portfolio, ISMS_LOSS_BY_AT_RISK);
  g_atomic_int_inc (&job->n_done);
  return TRUE;
}

static void
simulate_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    if (!simulate (data, i, cancellable, &error))
      {
        g_task_return_error (task, error);
        return;
      }
  g_task_return_boolean (task, TRUE);
}

static void
simulated_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  IsmsLossSource *self = ISMS_LOSS_SOURCE (object);
  Job *job = g_task_get_task_data (G_TASK (result));
  gboolean done = g_task_propagate_boolean (G_TASK (result), NULL);

  if (job != self->job)
    return;
  if (done)
    {
      g_clear_pointer (&self->answer, free_answer);
      self->answer =
          self->later != NULL ? g_steal_pointer (&self->later) : g_steal_pointer (&job->answer);
      for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
        {
          clear_found (&self->shown[i]);
          self->shown[i] = job->found[i];
          job->found[i] = (Found) { NULL };
        }
    }
  g_clear_pointer (&self->job, unref_job);
  g_signal_emit (self, changed_signal, 0);
}

static void
drop_job (IsmsLossSource *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->job, unref_job);
  g_clear_pointer (&self->later, free_answer);
}

static gboolean
is_same (GArray *some, GArray *others)
{
  for (guint i = 0; i < some->len && some->len == others->len; i++)
    {
      const IsmsRiskEstimate *one = &g_array_index (some, IsmsRiskEstimate, i);
      const IsmsRiskEstimate *other = &g_array_index (others, IsmsRiskEstimate, i);

      if (one->risk != other->risk || one->seed != other->seed
          || !isms_estimate_equal (&one->estimate, &other->estimate))
        return FALSE;
    }
  return some->len == others->len;
}

/* A long simulation is not begun anew because a title was changed. */
static gboolean
is_under_way (IsmsLossSource *self, Answer *answer)
{
  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    if (self->job == NULL || !is_same (answer->estimates[i], self->job->answer->estimates[i]))
      return FALSE;
  return TRUE;
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsLossSource *self = owner;
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_clear_error (&self->error);
  self->error = error;
  if (data == NULL)
    {
      g_signal_emit (self, changed_signal, 0);
      return;
    }
  if (is_under_way (self, data))
    {
      g_clear_pointer (&self->later, free_answer);
      self->later = data;
      return;
    }
  drop_job (self);
  job = g_new0 (Job, 1);
  g_atomic_ref_count_init (&job->refs);
  job->answer = data;
  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    if (self->shown[i].portfolio != NULL)
      job->former[i] = isms_portfolio_ref (self->shown[i].portfolio);
  self->job = job;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, simulated_cb, NULL);
  g_task_set_source_tag (task, take_answer);
  g_atomic_ref_count_inc (&job->refs);
  g_task_set_task_data (task, job, (GDestroyNotify) unref_job);
  g_task_run_in_thread (task, simulate_in_thread);
  g_signal_emit (self, changed_signal, 0);
}

static const IsmsAskerFuncs asker_funcs = {
  dup_question, read_on_reader, (GDestroyNotify) isms_query_unref, (GDestroyNotify) free_answer,
  take_answer,
};

static void
store_changed_cb (IsmsLossSource *self, IsmsChange *change)
{
  if (self->query == NULL
      || (!isms_kind_is_touched (isms_kind_find ("risk"), change)
          && !isms_change_touches (change, "organisation")))
    return;
  isms_asker_refresh (self->asker);
}

static void
isms_loss_source_dispose (GObject *object)
{
  IsmsLossSource *self = ISMS_LOSS_SOURCE (object);

  drop_job (self);
  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_pointer (&self->answer, free_answer);
  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    clear_found (&self->shown[i]);
  g_clear_pointer (&self->query, isms_query_unref);
  g_clear_error (&self->error);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_loss_source_parent_class)->dispose (object);
}

static void
isms_loss_source_class_init (IsmsLossSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_loss_source_dispose;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_loss_source_init (IsmsLossSource *self)
{
}

/**
 * isms_loss_source_new:
 * @workspace: whose risks
 *
 * Returns: (transfer full): a source that has read nothing
 */
IsmsLossSource *
isms_loss_source_new (IsmsWorkspace *workspace)
{
  IsmsLossSource *self = g_object_new (ISMS_TYPE_LOSS_SOURCE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  self->asker = isms_asker_new (store, &asker_funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

IsmsWorkspace *
isms_loss_source_get_workspace (IsmsLossSource *self)
{
  return self->workspace;
}

/**
 * isms_loss_source_set_query:
 * @self: a source
 * @query: which risks, copied
 *
 * Reads and simulates them; what is under way is of no use any more and stops.
 */
void
isms_loss_source_set_query (IsmsLossSource *self, IsmsQuery *query)
{
  IsmsQuery *copy = isms_query_copy (query);

  g_clear_pointer (&self->query, isms_query_unref);
  self->query = copy;
  drop_job (self);
  isms_asker_ask (self->asker);
  g_signal_emit (self, changed_signal, 0);
}

void
isms_loss_source_cancel (IsmsLossSource *self)
{
  isms_asker_cancel (self->asker);
  drop_job (self);
  g_signal_emit (self, changed_signal, 0);
}

gboolean
isms_loss_source_get_working (IsmsLossSource *self)
{
  return self->job != NULL || isms_asker_is_asking (self->asker);
}

double
isms_loss_source_get_progress (IsmsLossSource *self)
{
  double part = 0;

  if (self->job == NULL)
    return 0;
  if (g_atomic_int_get (&self->job->progress.total) > 0)
    part = (double) g_atomic_int_get (&self->job->progress.done)
           / g_atomic_int_get (&self->job->progress.total);
  return MIN ((g_atomic_int_get (&self->job->n_done) + part) / ISMS_LOSS_N_POSTURES, 1);
}

const GError *
isms_loss_source_get_error (IsmsLossSource *self)
{
  return self->error;
}

IsmsPortfolio *
isms_loss_source_get_portfolio (IsmsLossSource *self, IsmsPosture posture)
{
  return self->shown[posture].portfolio;
}

const IsmsLossWords *
isms_loss_source_get_words (IsmsLossSource *self, IsmsPosture posture, guint place)
{
  return isms_loss_table_get_words (self->answer->table, posture, place);
}

const guint *
isms_loss_source_get_order (IsmsLossSource *self, IsmsPosture posture, IsmsLossOrder order)
{
  switch (order)
    {
    case ISMS_LOSS_BY_TITLE:
    case ISMS_LOSS_BY_OWNER:
      return isms_loss_table_get_order (self->answer->table, posture, order);
    case ISMS_LOSS_BY_EXPECTED:
      return self->shown[posture].by_expected;
    case ISMS_LOSS_BY_AT_RISK:
      return self->shown[posture].by_at_risk;
    case ISMS_LOSS_BY_REF:
    default:
      return NULL;
    }
}

guint
isms_loss_source_get_total (IsmsLossSource *self)
{
  return self->answer != NULL ? self->answer->total : 0;
}

const IsmsTolerance *
isms_loss_source_get_tolerance (IsmsLossSource *self)
{
  static const IsmsTolerance none = { -1, 0 };

  return self->answer != NULL ? &self->answer->tolerance : &none;
}
