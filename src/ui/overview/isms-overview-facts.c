/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Nothing is counted here that is not counted elsewhere: readiness, agenda, journal and the figures
 * of the management review are asked as they are. */

#include "isms-config.h"

#include "isms-overview-facts.h"

#include "isms-day.h"

static void
free_step (gpointer data)
{
  IsmsOverviewStep *self = data;

  g_free (self->label);
  g_free (self->who);
  g_free (self->at);
  g_free (self);
}

static void
clear_next (IsmsOverviewNext *self)
{
  g_free (self->ref);
  g_free (self->title);
  g_free (self->day);
}

void
isms_overview_facts_free (IsmsOverviewFacts *self)
{
  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  clear_next (&self->review);
  clear_next (&self->audit);
  g_free (self);
}

static gboolean
load_items (IsmsOverviewFacts *self, IsmsDatabase *database, GError **error)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *last = isms_day_dup_nth (isms_day_get_number (today) + ISMS_OVERVIEW_DAYS);
  const IsmsAgendaAsked asked = { .to = last };

  self->items = isms_agenda_load (database, &asked, error);
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    self->n_overdue += ((const IsmsAgendaItem *) self->items->pdata[i])->overdue ? 1 : 0;
  return self->items != NULL;
}

static gboolean
load_steps (IsmsOverviewFacts *self, IsmsDatabase *database, gint64 seen, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id, label, actor, at, (SELECT count (*) FROM journal WHERE id > ?1) FROM journal "
      "ORDER BY id DESC LIMIT ?2",
      error);

  self->steps = g_ptr_array_new_with_free_func (free_step);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, seen);
  isms_statement_bind_int (statement, 2, ISMS_OVERVIEW_N_STEPS);
  while (isms_statement_next (statement, error))
    {
      IsmsOverviewStep *step = g_new0 (IsmsOverviewStep, 1);

      step->label = isms_statement_dup_text (statement, 1);
      step->who = isms_statement_dup_text (statement, 2);
      step->at = isms_statement_dup_text (statement, 3);
      g_ptr_array_add (self->steps, step);
      self->newest = MAX (self->newest, isms_statement_get_int (statement, 0));
      self->n_since = (guint) isms_statement_get_int (statement, 4);
    }
  return !isms_statement_failed (statement);
}

static gboolean
load_next (IsmsOverviewNext *next, IsmsDatabase *database, const char *sql, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;
  if (isms_statement_next (statement, error))
    {
      next->id = isms_statement_get_int (statement, 0);
      next->ref = isms_statement_dup_text (statement, 1);
      next->title = isms_statement_dup_text (statement, 2);
      next->day = isms_statement_dup_text (statement, 3);
    }
  return !isms_statement_failed (statement);
}

/**
 * isms_overview_facts_load:
 * @database: the background reader's connection
 * @seen: the step of the journal that was seen last; 0: none
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the overview tells as of today; %NULL on error
 */
IsmsOverviewFacts *
isms_overview_facts_load (IsmsDatabase *database, gint64 seen, GError **error)
{
  g_autoptr (IsmsOverviewFacts) self = g_new0 (IsmsOverviewFacts, 1);

  self->stages = isms_readiness_load (database, error);
  if (self->stages == NULL || !load_items (self, database, error)
      || !load_steps (self, database, seen, error)
      || !load_next (
          &self->review, database,
          "SELECT id, ref, title, planned_on FROM review WHERE archived = 0 "
          "AND state <> 'held' AND planned_on IS NOT NULL ORDER BY planned_on, id LIMIT 1",
          error)
      || !load_next (&self->audit, database,
                     "SELECT id, ref, title, starts_on FROM audit WHERE archived = 0 "
                     "AND (state = 'planned' OR state = 'prepared') AND starts_on IS NOT NULL "
                     "ORDER BY starts_on, id LIMIT 1",
                     error))
    return NULL;
  return g_steal_pointer (&self);
}

/* --- Posture --- */

void
isms_posture_free (IsmsPosture *self)
{
  g_clear_pointer (&self->now, isms_review_board_unref);
  g_clear_pointer (&self->before, isms_review_board_unref);
  g_free (self);
}

/**
 * isms_posture_load:
 * @database: the background reader's connection
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the figures of a management review as of today and as of
 *   %ISMS_OVERVIEW_POSTURE days ago; %NULL on error
 */
IsmsPosture *
isms_posture_load (IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsPosture) self = g_new0 (IsmsPosture, 1);
  g_autofree char *today = isms_day_today ();
  g_autofree char *then = isms_day_dup_nth (isms_day_get_number (today) - ISMS_OVERVIEW_POSTURE);

  self->now = isms_review_board_load (database, 0, today, error);
  if (self->now != NULL)
    self->before = isms_review_board_load (database, 0, then, error);
  return self->before != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * isms_posture_figures:
 *
 * Returns: (array zero-terminated=1): the names of the figures that tell how it stands: each is
 * known of a day in the past, too
 */
const char *const *
isms_posture_figures (void)
{
  static const char *const figures[] = { "f_above",           "f_due",
                                         "d1_open",           "d1_overdue",
                                         "d2_incidents_open", "d3_open",
                                         "f_actions_open",    NULL };

  return figures;
}
