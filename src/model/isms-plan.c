/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reads the plan in two passes: the risks, then what is done about them. */

#include "isms-config.h"

#include "isms-plan.h"

#include <string.h>

#include "isms-rating-sql.h"

#define MANY 1000

#define CURRENT_RATING ISMS_RATING_HOLDING ("r.id", "'current'")
#define TARGET_RATING ISMS_RATING_HOLDING ("r.id", "'target'")

/* A risk belongs to the plan by an action, or because it wants one. */
static const char risks_sql[] =
    "SELECT r.id, r.ref, r.title, r.owner_id, r.owner, r.treatment, r.status, "
    "r.current_level_name, r.current_level, c.tone, r.target_level_name, r.target_level, t.tone, "
    "c.acceptable = 0, r.acceptance, r.acceptance_because, r.plan_approval, r.plan_because "
    "FROM risk_list AS r "
    "LEFT JOIN rating AS cg ON cg.id = " CURRENT_RATING
    " LEFT JOIN method_level AS c ON c.method_id = cg.method_id AND c.rank = cg.level "
    "LEFT JOIN rating AS tg ON tg.id = " TARGET_RATING
    " LEFT JOIN method_level AS t ON t.method_id = tg.method_id AND t.rank = tg.level "
    "WHERE CASE WHEN ?1 <> 0 THEN r.id = ?1 ELSE r.archived = 0 AND (EXISTS (SELECT 1 "
    "FROM action AS a WHERE a.for_kind = 'risk' AND a.for_id = r.id AND a.archived = 0) "
    "OR (c.acceptable = 0 AND r.status NOT IN ('closed', 'accepted'))) END "
    "ORDER BY r.ref_key, r.id";

static const char actions_sql[] =
    "SELECT a.for_id, a.id, a.ref, a.title, a.owner, a.state, a.start_on, a.due, a.done_on, "
    "a.progress, a.overdue, a.cost_planned, a.cost_actual, a.recurrence FROM action_list AS a "
    "WHERE a.for_kind = 'risk' AND (?1 = 0 OR a.for_id = ?1) AND a.archived = 0 "
    "ORDER BY a.for_id, a.state = 'dropped', a.start_on IS NULL, a.start_on, a.due, a.id";

/* Each control once: what is reported of it is the same for all its risks. */
static const char controls_sql[] =
    "SELECT c.id, c.ref, c.title, CASE WHEN c.applicable <> 'no' THEN "
    "(SELECT p.reported FROM control_report AS p WHERE p.id = c.id) END FROM control AS c "
    "WHERE c.archived = 0 AND EXISTS (SELECT 1 FROM risk_control AS k WHERE k.control_id = c.id "
    "AND (?1 = 0 OR k.risk_id = ?1))";

static const char links_sql[] = "SELECT k.risk_id, k.control_id FROM risk_control AS k JOIN "
                                "control AS c ON c.id = k.control_id "
                                "WHERE ?1 = 0 OR k.risk_id = ?1 ORDER BY c.ref_key, c.id";

static void
free_control (gpointer data)
{
  IsmsPlanControl *control = data;

  g_free (control->ref);
  g_free (control->title);
  g_free (control->reported);
  g_free (control);
}

static void
free_action (gpointer data)
{
  IsmsPlanAction *action = data;

  g_free (action->ref);
  g_free (action->title);
  g_free (action->owner);
  g_free (action->state);
  g_free (action->start_on);
  g_free (action->due);
  g_free (action->done_on);
  g_free (action->recurrence);
  g_free (action);
}

static void
free_risk (gpointer data)
{
  IsmsPlanRisk *risk = data;

  g_free (risk->ref);
  g_free (risk->title);
  g_free (risk->owner);
  g_free (risk->treatment);
  g_free (risk->status);
  g_free (risk->current);
  g_free (risk->target);
  g_free (risk->acceptance);
  g_free (risk->acceptance_because);
  g_free (risk->plan_approval);
  g_free (risk->plan_because);
  g_ptr_array_unref (risk->controls);
  g_ptr_array_unref (risk->actions);
  g_free (risk);
}

static gpointer
free_plan (gpointer data)
{
  IsmsPlan *self = data;

  g_ptr_array_unref (self->risks);
  g_ptr_array_unref (self->controls);
  g_free (self->first);
  g_free (self->last);
  g_free (self);
  return NULL;
}

static IsmsPlanRisk *
read_risk (IsmsStatement *row)
{
  IsmsPlanRisk *risk = g_new0 (IsmsPlanRisk, 1);

  risk->id = isms_statement_get_int (row, 0);
  risk->ref = isms_statement_dup_text (row, 1);
  risk->title = isms_statement_dup_text (row, 2);
  risk->owner_id = isms_statement_get_int (row, 3);
  risk->owner = isms_statement_dup_text (row, 4);
  risk->treatment = isms_statement_dup_text (row, 5);
  risk->status = isms_statement_dup_text (row, 6);
  risk->current = isms_statement_dup_text (row, 7);
  risk->current_rank = (int) isms_statement_get_int (row, 8);
  risk->current_tone = (int) isms_statement_get_int (row, 9);
  risk->target = isms_statement_dup_text (row, 10);
  risk->target_rank = (int) isms_statement_get_int (row, 11);
  risk->target_tone = (int) isms_statement_get_int (row, 12);
  risk->above = isms_statement_get_int (row, 13) != 0;
  risk->acceptance = isms_statement_dup_text (row, 14);
  risk->acceptance_because = isms_statement_dup_text (row, 15);
  risk->plan_approval = isms_statement_dup_text (row, 16);
  risk->plan_because = isms_statement_dup_text (row, 17);
  risk->controls = g_ptr_array_new ();
  risk->actions = g_ptr_array_new_with_free_func (free_action);
  return risk;
}

static IsmsPlanAction *
read_action (IsmsStatement *row)
{
  IsmsPlanAction *action = g_new0 (IsmsPlanAction, 1);

  action->id = isms_statement_get_int (row, 1);
  action->ref = isms_statement_dup_text (row, 2);
  action->title = isms_statement_dup_text (row, 3);
  action->owner = isms_statement_dup_text (row, 4);
  action->state = isms_statement_dup_text (row, 5);
  action->start_on = isms_statement_dup_text (row, 6);
  action->due = isms_statement_dup_text (row, 7);
  action->done_on = isms_statement_dup_text (row, 8);
  action->progress = (int) isms_statement_get_int (row, 9);
  action->overdue = isms_statement_get_int (row, 10) != 0;
  action->cost_planned = isms_statement_get_int (row, 11);
  action->cost_actual = isms_statement_get_int (row, 12);
  action->recurrence = isms_statement_dup_text (row, 13);
  return action;
}

static void
stretch (IsmsPlan *self, const char *day)
{
  if (day == NULL)
    return;
  if (self->first == NULL || strcmp (day, self->first) < 0)
    g_set_str (&self->first, day);
  if (self->last == NULL || strcmp (day, self->last) > 0)
    g_set_str (&self->last, day);
}

/* What was dropped stands in the plan, but does not count. */
static void
count (IsmsPlan *self, IsmsPlanRisk *risk, const IsmsPlanAction *action)
{
  gboolean done = g_str_equal (action->state, "done");

  stretch (self, action->start_on);
  stretch (self, action->due);
  stretch (self, action->done_on);
  risk->cost_actual += action->cost_actual;
  self->cost_actual += action->cost_actual;
  if (g_str_equal (action->state, "dropped"))
    return;
  risk->cost_planned += action->cost_planned;
  risk->n_done += done;
  risk->n_overdue += action->overdue;
  self->cost_planned += action->cost_planned;
  self->n_actions++;
  self->n_done += done;
  self->n_overdue += action->overdue;
}

static gboolean
load_risks (IsmsPlan *self, GHashTable *by_id, IsmsDatabase *database, gint64 only, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, risks_sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, only);
  while (isms_statement_next (statement, error))
    {
      IsmsPlanRisk *risk = read_risk (statement);

      g_ptr_array_add (self->risks, risk);
      g_hash_table_insert (by_id, &risk->id, risk);
    }
  return !isms_statement_failed (statement);
}

/* (element-type gint64 IsmsPlanControl): by their ids. */
static GHashTable *
read_controls (IsmsPlan *self, IsmsDatabase *database, gint64 only, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, controls_sql, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, only);
  while (isms_statement_next (statement, error))
    {
      IsmsPlanControl *control = g_new0 (IsmsPlanControl, 1);
      gint64 id = isms_statement_get_int (statement, 0);

      control->ref = isms_statement_dup_text (statement, 1);
      control->title = isms_statement_dup_text (statement, 2);
      control->reported = isms_statement_dup_text (statement, 3);
      g_ptr_array_add (self->controls, control);
      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), control);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&by_id);
}

static gboolean
load_controls (
    IsmsPlan *self, GHashTable *by_id, IsmsDatabase *database, gint64 only, GError **error)
{
  g_autoptr (GHashTable) controls = read_controls (self, database, only, error);
  g_autoptr (IsmsStatement) statement =
      controls != NULL ? isms_database_prepare (database, links_sql, error) : NULL;

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, only);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);
      gint64 control_id = isms_statement_get_int (statement, 1);
      IsmsPlanRisk *risk = g_hash_table_lookup (by_id, &id);
      IsmsPlanControl *control = g_hash_table_lookup (controls, &control_id);

      if (risk != NULL && control != NULL)
        g_ptr_array_add (risk->controls, control);
    }
  return !isms_statement_failed (statement);
}

static gboolean
load_actions (
    IsmsPlan *self, GHashTable *by_id, IsmsDatabase *database, gint64 only, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, actions_sql, error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, only);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);
      IsmsPlanRisk *risk = g_hash_table_lookup (by_id, &id);
      IsmsPlanAction *action;

      if (risk == NULL)
        continue;
      action = read_action (statement);
      g_ptr_array_add (risk->actions, action);
      count (self, risk, action);
    }
  return !isms_statement_failed (statement);
}

/**
 * isms_plan_load:
 * @database: a connection of the calling thread: the background reader's
 * @risk: the id of a risk; 0 for all that belong to the plan
 * @error: return location
 *
 * Returns: (transfer full): the plan (6.1.3 e); %NULL on error
 */
IsmsPlan *
isms_plan_load (IsmsDatabase *database, gint64 risk, GError **error)
{
  g_autoptr (IsmsPlan) self = g_new0 (IsmsPlan, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_atomic_ref_count_init (&self->refs);
  self->risks = g_ptr_array_new_with_free_func (free_risk);
  self->controls = g_ptr_array_new_with_free_func (free_control);
  if (!load_risks (self, by_id, database, risk, error)
      || !load_controls (self, by_id, database, risk, error)
      || !load_actions (self, by_id, database, risk, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * isms_plan_ref:
 * @self: a plan
 *
 * Returns: (transfer full): the same plan
 */
IsmsPlan *
isms_plan_ref (IsmsPlan *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * isms_plan_unref:
 * @self: (transfer full): a plan
 *
 * A long plan is freed on a thread of its own: it takes longer than a frame.
 */
void
isms_plan_unref (IsmsPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  if (self->risks->len > MANY)
    g_thread_unref (g_thread_new ("free-plan", free_plan, self));
  else
    free_plan (self);
}
