/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* It keeps the planner that its places are of. */

#include "isms-config.h"

#include "isms-planner-row.h"

struct _IsmsPlannerRow
{
  GObject parent_instance;

  IsmsPlanner *planner;
  IsmsPlannerLine line;
};

G_DEFINE_FINAL_TYPE (IsmsPlannerRow, isms_planner_row, G_TYPE_OBJECT)

static guint changed_signal;

static void
isms_planner_row_finalize (GObject *object)
{
  g_clear_pointer (&ISMS_PLANNER_ROW (object)->planner, isms_planner_unref);
  G_OBJECT_CLASS (isms_planner_row_parent_class)->finalize (object);
}

static void
isms_planner_row_class_init (IsmsPlannerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_planner_row_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_planner_row_init (IsmsPlannerRow *self)
{
}

/**
 * isms_planner_row_fill:
 * @self: a row
 * @planner: (transfer none): what it is of; the row keeps it
 * @line: one of its lines; copied
 */
void
isms_planner_row_fill (IsmsPlannerRow *self, IsmsPlanner *planner, const IsmsPlannerLine *line)
{
  g_autoptr (IsmsPlanner) before = self->planner;

  self->planner = isms_planner_ref (planner);
  self->line = *line;
  isms_planner_row_touch (self);
}

IsmsPlanner *
isms_planner_row_get_planner (IsmsPlannerRow *self)
{
  return self->planner;
}

const IsmsPlannerLine *
isms_planner_row_get_line (IsmsPlannerRow *self)
{
  return &self->line;
}

const IsmsPlannerAudit *
isms_planner_row_get_audit (IsmsPlannerRow *self)
{
  return self->line.kind == ISMS_PLANNER_AUDIT ? self->planner->audits->pdata[self->line.audit]
                                               : NULL;
}

const IsmsPlannerPerson *
isms_planner_row_get_person (IsmsPlannerRow *self)
{
  return self->line.person != G_MAXUINT ? self->planner->people->pdata[self->line.person] : NULL;
}

void
isms_planner_row_touch (IsmsPlannerRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}
