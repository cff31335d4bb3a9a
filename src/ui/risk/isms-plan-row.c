/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a line of the plan says of a risk, or of one of its actions. */

#include "isms-config.h"

#include "isms-plan-row.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-level-badge.h"
#include "isms-money.h"
#include "isms-record.h"
#include "isms-treatment-report.h"

struct _IsmsPlanRow
{
  GObject parent_instance;

  IsmsPlan *plan; /* holds both */
  const IsmsPlanRisk *risk;
  const IsmsPlanAction *action; /* or NULL */
};

G_DEFINE_FINAL_TYPE (IsmsPlanRow, isms_plan_row, G_TYPE_OBJECT)

static guint changed_signal;

static void
isms_plan_row_finalize (GObject *object)
{
  g_clear_pointer (&ISMS_PLAN_ROW (object)->plan, isms_plan_unref);
  G_OBJECT_CLASS (isms_plan_row_parent_class)->finalize (object);
}

static void
isms_plan_row_class_init (IsmsPlanRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_plan_row_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_plan_row_init (IsmsPlanRow *self)
{
}

/**
 * isms_plan_row_fill:
 * @self: a row
 * @plan: (transfer none): the plan that it is of; the row keeps it
 * @risk: a risk of @plan
 * @action: (nullable): the action of @risk that it stands for
 */
void
isms_plan_row_fill (IsmsPlanRow *self,
                    IsmsPlan *plan,
                    const IsmsPlanRisk *risk,
                    const IsmsPlanAction *action)
{
  g_autoptr (IsmsPlan) before = self->plan;

  self->plan = isms_plan_ref (plan);
  self->risk = risk;
  self->action = action;
  isms_plan_row_touch (self);
}

const IsmsPlanRisk *
isms_plan_row_get_risk (IsmsPlanRow *self)
{
  return self->risk;
}

const IsmsPlanAction *
isms_plan_row_get_action (IsmsPlanRow *self)
{
  return self->action;
}

void
isms_plan_row_touch (IsmsPlanRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}

/* --- What it says --- */

static char *
dup_choice (const char *kind, const char *field, const char *value)
{
  g_auto (GValue) holder = G_VALUE_INIT;

  g_value_init (&holder, G_TYPE_STRING);
  g_value_set_string (&holder, value);
  return isms_field_dup_display (isms_kind_find_field (isms_kind_find (kind), field), &holder);
}

static void
append (GString *facts, const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", more);
}

static char *
dup_risk_facts (const IsmsPlanRisk *risk)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *treatment = dup_choice ("risk", "treatment", risk->treatment);
  g_autofree char *controls = isms_treatment_report_dup_controls (risk);
  g_autofree char *done = NULL;

  append (facts, treatment);
  append (facts, risk->owner != NULL ? risk->owner : _ ("No owner"));
  if (risk->actions->len == 0)
    append (facts, _ ("no action yet"));
  else
    /* Translators: of the actions of a risk: how many are done, and how many there are */
    done = g_strdup_printf (_ ("%u of %u done"), risk->n_done, risk->actions->len);
  append (facts, done);
  append (facts, controls);
  return g_string_free_and_steal (facts);
}

static char *
dup_action_facts (const IsmsPlanAction *action)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *days = isms_time_line_dup_days (action->start_on, action->due);
  g_autofree char *state = dup_choice ("action", "state", action->state);

  append (facts, days);
  if (action->recurrence != NULL)
    {
      g_autofree char *repeats = dup_choice ("action", "recurrence", action->recurrence);

      append (facts, repeats);
    }
  append (facts, action->owner != NULL ? action->owner : _ ("No owner"));
  append (facts, state);
  return g_string_free_and_steal (facts);
}

/* The whole row, for a screen reader. */
static char *
dup_said (const IsmsPlanRow *row, const char *title, const char *facts, const char *cost)
{
  if (row->action == NULL)
    /* Translators: a risk, what is done, its level and the level that is expected, what it costs */
    return g_strdup_printf (_ ("%s, %s, level %s, expected %s, %s"), title, facts,
                            row->risk->current != NULL ? row->risk->current : "–",
                            row->risk->target != NULL ? row->risk->target : "–", cost);
  /* Translators: an action, its days, owner and state, "overdue" or nothing, how far it is, what it
   * costs */
  return g_strdup_printf (_ ("%s, %s%s, %d %%, %s"), title, facts,
                          row->action->overdue ? _ (", overdue") : "", row->action->progress, cost);
}

/* --- Showing it --- */

/* What stands at the end of the words of a risk. */
typedef struct
{
  GtkWidget *current;
  GtkWidget *arrow;
  GtkWidget *target;
} Levels;

static void
show_action_bar (IsmsPlanRow *self,
                 IsmsTimeLine *line,
                 const IsmsTimelineSpan *span,
                 IsmsWorkspace *workspace)
{
  const IsmsTimelineBar bar = isms_treatment_report_make_bar (self->action);
  gboolean movable = bar.state != ISMS_TIMELINE_DONE && bar.state != ISMS_TIMELINE_DROPPED
                     && !isms_workspace_get_read_only (workspace);

  isms_time_line_set_bar (line, span, &bar, movable);
}

static void
show_risk_bar (IsmsPlanRow *self, IsmsTimeLine *line, const IsmsTimelineSpan *span)
{
  const IsmsPlanRisk *risk = self->risk;
  IsmsTimelineRange range = { 0 };

  for (guint i = 0; i < risk->actions->len; i++)
    {
      const IsmsTimelineBar bar = isms_treatment_report_make_bar (risk->actions->pdata[i]);

      isms_timeline_range_add (&range, &bar);
    }
  isms_time_line_set_summary (line, span, &range);
}

static void
show_levels (IsmsPlanRow *self, const Levels *levels, IsmsWorkspace *workspace)
{
  const IsmsPlanRisk *risk = self->action == NULL ? self->risk : NULL;
  gboolean current = risk != NULL && risk->current != NULL;
  gboolean target = risk != NULL && risk->target != NULL;

  if (current)
    isms_level_badge_set_level (ISMS_LEVEL_BADGE (levels->current),
                                isms_level_find (workspace, risk->current, risk->current_rank));
  if (target)
    isms_level_badge_set_level (ISMS_LEVEL_BADGE (levels->target),
                                isms_level_find (workspace, risk->target, risk->target_rank));
  gtk_widget_set_visible (levels->current, current);
  gtk_widget_set_visible (levels->arrow, target);
  gtk_widget_set_visible (levels->target, target);
}

static void
show_texts (IsmsPlanRow *self, IsmsTimeLine *line, IsmsWorkspace *workspace)
{
  const IsmsPlanAction *action = self->action;
  const IsmsPlanRisk *risk = self->risk;
  gint64 amount = action != NULL ? action->cost_planned : risk->cost_planned;
  g_autofree char *title = g_strdup_printf ("%s %s", action != NULL ? action->ref : risk->ref,
                                            action != NULL ? action->title : risk->title);
  g_autofree char *facts = action != NULL ? dup_action_facts (action) : dup_risk_facts (risk);
  g_autofree char *cost =
      amount != 0 ? isms_money_dup_display (amount, isms_workspace_get_currency (workspace))
                  : g_strdup ("");
  g_autofree char *said = dup_said (self, title, facts, cost);
  const IsmsTimeWords words = {
    .title = title,
    .facts = facts,
    .cost = cost,
    .said = said,
    .progress = action != NULL ? action->progress : -1,
    .heading = action == NULL,
    .overdue = action != NULL && action->overdue,
  };

  isms_time_line_set_words (line, &words);
}

/**
 * isms_plan_row_set_up_line:
 * @line: a line for rows of the plan
 *
 * Gives it a place for levels.
 */
void
isms_plan_row_set_up_line (IsmsTimeLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Levels *levels = g_new (Levels, 1);

  levels->current = isms_level_badge_new ();
  levels->arrow = gtk_label_new ("→");
  levels->target = isms_level_badge_new ();
  gtk_box_append (GTK_BOX (box), levels->current);
  gtk_box_append (GTK_BOX (box), levels->arrow);
  gtk_box_append (GTK_BOX (box), levels->target);
  g_object_set_data_full (G_OBJECT (box), "levels", levels, g_free);
  isms_time_line_set_end (line, box);
}

/**
 * isms_plan_row_show:
 * @self: a row
 * @line: a line that was set up
 * @span: the days of the whole time line
 * @workspace: whose plan
 */
void
isms_plan_row_show (IsmsPlanRow *self,
                    IsmsTimeLine *line,
                    const IsmsTimelineSpan *span,
                    IsmsWorkspace *workspace)
{
  show_texts (self, line, workspace);
  show_levels (self, g_object_get_data (G_OBJECT (isms_time_line_get_end (line)), "levels"),
               workspace);
  if (self->action != NULL)
    show_action_bar (self, line, span, workspace);
  else
    show_risk_bar (self, line, span);
}
