/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a stage leads to and how much of it is there is in the view readiness; here it gets its
 * words. */

#include "isms-config.h"

#include "isms-readiness.h"

#include <glib/gi18n-lib.h>

#include "isms-phase.h"

static const struct
{
  const char *stage;
  const char *name;
  const char *clause;
  const char *title;
} needs[] = {
  { "prepare", "scope", "4.3", N_ ("The scope is stated") },
  { "prepare", "climate", "4.1", N_ ("It is decided whether climate change matters") },
  { "prepare", "issues", "4.1", N_ ("Internal and external issues are listed") },
  { "prepare", "parties", "4.2", N_ ("Interested parties have their requirements") },
  { "prepare", "assets", "A.5.9", N_ ("Assets have owners") },
  { "prepare", "commitment", "5.1", N_ ("Top management has committed itself") },
  { "prepare", "roles", "5.3", N_ ("Roles are filled") },
  { "prepare", "project", "5.1", N_ ("Stages are planned, with dates and somebody responsible") },
  { "design", "method", "6.1.2", N_ ("The risk method is chosen") },
  { "design", "policy", "5.2", N_ ("The information security policy is in force") },
  { "design", "processes", "6.1.2",
    N_ ("Risk assessment and treatment are written down as processes") },
  { "design", "objectives", "6.2", N_ ("Objectives have a date and somebody responsible") },
  { "design", "assessed", "6.1.2", N_ ("Risks are assessed") },
  { "design", "owned", "6.1.2", N_ ("Risks have owners") },
  { "design", "decided", "6.1.3", N_ ("The treatment of risks is decided") },
  { "design", "approved", "6.1.3", N_ ("Risk owners have approved the treatment plan") },
  { "design", "statement", "6.1.3", N_ ("The applicability of controls is decided") },
  { "design", "version", "6.1.3", N_ ("The Statement of Applicability is approved") },
  { "implement", "controls", "8.1", N_ ("Applicable controls are implemented") },
  { "implement", "evidence", "7.5", N_ ("Implemented controls have evidence") },
  { "implement", "treatment", "8.3", N_ ("Actions for risks are done") },
  { "implement", "documents", "7.5", N_ ("Documents are in force") },
  { "implement", "training", "7.2", N_ ("People have the training that they need") },
  { "implement", "suppliers", "A.5.19", N_ ("Suppliers with critical access are assessed") },
  { "evaluate", "metrics", "9.1", N_ ("Metrics are measured in time") },
  { "evaluate", "checks", "9.1", N_ ("Checks of controls are done in time") },
  { "evaluate", "programme", "9.2.2", N_ ("The audit programme is approved") },
  { "evaluate", "audited", "9.2.2", N_ ("Clauses and controls were audited within three years") },
  { "evaluate", "findings", "9.2.2", N_ ("Nonconformities found in audits are taken up") },
  { "review", "reviewed", "9.3.1",
    N_ ("A management review of the last twelve months is approved") },
  { "review", "inputs", "9.3.2", N_ ("It considered every input") },
  { "review", "decisions", "9.3.3", N_ ("Decisions have actions") },
  { "review", "next", "9.3.1", N_ ("The next one has a date") },
  { "certify", "body", NULL, N_ ("The certification body is chosen") },
  { "certify", "information", "7.5.1", N_ ("What is to be kept in writing is there") },
  { "certify", "looked", "4–10", N_ ("Every clause was looked at") },
  { "certify", "conforms", "4–10", N_ ("Clauses conform") },
  { "certify", "stage_1", NULL, N_ ("Stage 1 is done") },
  { "certify", "stage_2", NULL, N_ ("Stage 2 is done") },
  { "certify", "settled", "10.2", N_ ("Findings of the certification body are taken up") },
  { "certify", "certificate", NULL, N_ ("The certificate is valid") },
  { "improve", "nonconformities", "10.2",
    N_ ("Nonconformities are recorded and within their dates") },
  { "improve", "effective", "10.2", N_ ("Nonconformities are closed after an effective check") },
  { "improve", "improvements", "10.1", N_ ("Ideas for improvement are decided") },
  { "improve", "surveillance", NULL, N_ ("The next surveillance audit is planned") },
};

static void
stage_free (gpointer data)
{
  IsmsStage *self = data;

  g_ptr_array_unref (self->needs);
  g_free (self->starts_on);
  g_free (self->ends_on);
  g_free (self->owner);
  g_free (self);
}

static IsmsStage *
find_stage (GPtrArray *stages, const char *name)
{
  for (guint i = 0; i < stages->len; i++)
    if (g_strcmp0 (((const IsmsStage *) stages->pdata[i])->stage, name) == 0)
      return stages->pdata[i];
  return NULL;
}

static IsmsNeed *
create_need (const char *stage, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    if (g_strcmp0 (needs[i].stage, stage) == 0 && g_strcmp0 (needs[i].name, name) == 0)
      {
        IsmsNeed *need = g_new0 (IsmsNeed, 1);

        need->name = needs[i].name;
        need->title = _ (needs[i].title);
        need->clause = needs[i].clause;
        return need;
      }
  return NULL;
}

static gboolean
load_needs (GPtrArray *stages, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) rows = isms_database_prepare (
      database, "SELECT stage, name, ifnull (met, 0), wanted FROM readiness ORDER BY stage, place",
      error);

  if (rows == NULL)
    return FALSE;
  while (isms_statement_next (rows, error))
    {
      IsmsStage *stage = find_stage (stages, isms_statement_get_text (rows, 0));
      IsmsNeed *need =
          create_need (isms_statement_get_text (rows, 0), isms_statement_get_text (rows, 1));

      if (stage == NULL || need == NULL)
        {
          g_free (need);
          continue;
        }
      need->wanted = (guint) isms_statement_get_int (rows, 3);
      need->met = MIN ((guint) isms_statement_get_int (rows, 2), need->wanted);
      stage->n_met += need->met == need->wanted;
      g_ptr_array_add (stage->needs, need);
    }
  return !isms_statement_failed (rows);
}

/* Where a stage is planned twice, as it was planned first. */
static gboolean
load_plan (GPtrArray *stages, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) rows = isms_database_prepare (
      database,
      "SELECT t.stage, t.id, t.starts_on, t.ends_on, t.owner, ifnull (t.overdue, 0), t.n_tasks, "
      "t.n_done FROM phase_list AS t WHERE t.archived = 0 ORDER BY t.id DESC",
      error);

  if (rows == NULL)
    return FALSE;
  while (isms_statement_next (rows, error))
    {
      IsmsStage *stage = find_stage (stages, isms_statement_get_text (rows, 0));

      if (stage == NULL)
        continue;
      stage->phase = isms_statement_get_int (rows, 1);
      g_set_str (&stage->starts_on, isms_statement_get_text (rows, 2));
      g_set_str (&stage->ends_on, isms_statement_get_text (rows, 3));
      g_set_str (&stage->owner, isms_statement_get_text (rows, 4));
      stage->late = isms_statement_get_int (rows, 5) != 0;
      stage->n_tasks = (guint) isms_statement_get_int (rows, 6);
      stage->n_done = (guint) isms_statement_get_int (rows, 7);
    }
  return !isms_statement_failed (rows);
}

/* As the view stage_readiness reckons it. */
static void
reckon (IsmsStage *stage)
{
  double sum = 0;

  for (guint i = 0; i < stage->needs->len; i++)
    {
      const IsmsNeed *need = stage->needs->pdata[i];

      sum += 100.0 * need->met / need->wanted;
    }
  stage->percent = stage->needs->len > 0 ? (guint) (sum / stage->needs->len + 1e-9) : 0;
}

/**
 * isms_readiness_load:
 * @database: a connection of the calling thread: the background reader's
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsStage) (nullable): the seven stages in their order,
 * each with what it leads to, how much of that is there, and how it is planned; %NULL on error
 */
GPtrArray *
isms_readiness_load (IsmsDatabase *database, GError **error)
{
  g_autoptr (GPtrArray) stages = g_ptr_array_new_with_free_func (stage_free);

  for (guint i = 0; i < ISMS_N_STAGES; i++)
    {
      IsmsStage *stage = g_new0 (IsmsStage, 1);

      stage->stage = isms_stages[i].value;
      stage->title = _ (isms_stages[i].label);
      stage->needs = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (stages, stage);
    }
  if (!load_needs (stages, database, error) || !load_plan (stages, database, error))
    return NULL;
  g_ptr_array_foreach (stages, (GFunc) reckon, NULL);
  return g_steal_pointer (&stages);
}

/**
 * isms_readiness_get_percent:
 * @stages: (element-type IsmsStage): the seven stages
 *
 * Returns: the mean of their readiness, 0 to 100
 */
guint
isms_readiness_get_percent (GPtrArray *stages)
{
  guint sum = 0;

  for (guint i = 0; i < stages->len; i++)
    sum += ((const IsmsStage *) stages->pdata[i])->percent;
  return stages->len > 0 ? sum / stages->len : 0;
}

/**
 * isms_readiness_get_current:
 * @stages: (element-type IsmsStage): the seven stages
 *
 * Returns: (nullable) (transfer none): the first of them that is not done
 */
const IsmsStage *
isms_readiness_get_current (GPtrArray *stages)
{
  for (guint i = 0; i < stages->len; i++)
    if (((const IsmsStage *) stages->pdata[i])->percent < 100)
      return stages->pdata[i];
  return NULL;
}

/**
 * isms_readiness_is_planned:
 * @stages: (element-type IsmsStage): the seven stages
 *
 * Returns: %TRUE if one of them stands in the project plan
 */
gboolean
isms_readiness_is_planned (GPtrArray *stages)
{
  for (guint i = 0; i < stages->len; i++)
    if (((const IsmsStage *) stages->pdata[i])->phase != 0)
      return TRUE;
  return FALSE;
}

/**
 * isms_readiness_wants_plan:
 * @stages: (element-type IsmsStage): the seven stages
 *
 * Returns: %TRUE if none of them is planned, and nobody has said that they are planned elsewhere
 */
gboolean
isms_readiness_wants_plan (GPtrArray *stages)
{
  const IsmsStage *first = stages->pdata[0];

  for (guint i = 0; !isms_readiness_is_planned (stages) && i < first->needs->len; i++)
    if (g_str_equal (((const IsmsNeed *) first->needs->pdata[i])->name, "project"))
      return TRUE;
  return FALSE;
}

/**
 * isms_stage_get_next:
 * @stage: one of the seven stages
 *
 * Returns: (nullable) (transfer none): the first thing that it leads to and that is not there yet
 */
const IsmsNeed *
isms_stage_get_next (const IsmsStage *stage)
{
  for (guint i = 0; i < stage->needs->len; i++)
    {
      const IsmsNeed *need = stage->needs->pdata[i];

      if (need->met < need->wanted)
        return need;
    }
  return NULL;
}

/**
 * isms_need_dup_words:
 * @need: what a stage leads to
 *
 * Returns: (transfer full): how much of it is there: "12 of 56"; "Yes" or "No" where it is wanted
 *   once
 */
char *
isms_need_dup_words (const IsmsNeed *need)
{
  if (need->wanted == 1)
    return g_strdup (need->met == 1 ? _ ("Yes") : _ ("No"));
  /* Translators: how many of so many: "12 of 56" */
  return g_strdup_printf (_ ("%u of %u"), need->met, need->wanted);
}

/**
 * isms_readiness_is_touched:
 * @change: what a step changed
 *
 * Returns: %TRUE if the readiness of any stage may be otherwise after it
 */
gboolean
isms_readiness_is_touched (IsmsChange *change)
{
  static const char *const tables[] = {
    "organisation",
    "issue",
    "party",
    "requirement",
    "asset",
    "commitment",
    "role",
    "phase",
    "method",
    "document",
    "document_version",
    "document_control",
    "objective",
    "risk",
    "rating",
    "acceptance",
    "control",
    "framework",
    "soa_version",
    "control_check",
    "control_check_result",
    "evidence",
    "evidence_for",
    "attachment",
    "action",
    "person",
    "unit",
    "course",
    "attendance",
    "qualification",
    "supplier",
    "supplier_assessment",
    "metric",
    "measurement",
    "programme",
    "audit",
    "audit_item",
    "audit_control",
    "finding",
    "finding_control",
    "nonconformity",
    "improvement",
    "review",
    "review_input",
    "review_decision",
    "gap_item",
    "certificate",
    "incident",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (isms_change_touches (change, tables[i]))
      return TRUE;
  return FALSE;
}
