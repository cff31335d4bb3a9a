/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* It keeps the answer that it is of, which others may have replaced already. */

#include "isms-config.h"

#include "isms-action-row.h"

struct _IsmsActionRow
{
  GObject parent_instance;

  IsmsActionSet *set;
  GPtrArray *groups; /* or NULL */
  const IsmsActionItem *item;
  const IsmsActionGroup *group;
};

G_DEFINE_FINAL_TYPE (IsmsActionRow, isms_action_row, G_TYPE_OBJECT)

static guint changed_signal;

static void
isms_action_row_finalize (GObject *object)
{
  IsmsActionRow *self = ISMS_ACTION_ROW (object);

  g_clear_pointer (&self->set, isms_action_set_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  G_OBJECT_CLASS (isms_action_row_parent_class)->finalize (object);
}

static void
isms_action_row_class_init (IsmsActionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_action_row_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_action_row_init (IsmsActionRow *self)
{
}

/**
 * isms_action_row_fill:
 * @self: a row
 * @set: (transfer none): what it is of; the row keeps it
 * @groups: (transfer none) (nullable) (element-type IsmsActionGroup): the groups of @set, kept too
 * @item: (nullable): the action of @set that it stands for
 * @group: (nullable): the group of @groups whose heading it is, where it is no action
 */
void
isms_action_row_fill (IsmsActionRow *self,
                      IsmsActionSet *set,
                      GPtrArray *groups,
                      const IsmsActionItem *item,
                      const IsmsActionGroup *group)
{
  g_autoptr (IsmsActionSet) before = self->set;
  g_autoptr (GPtrArray) groups_before = self->groups;

  self->set = isms_action_set_ref (set);
  self->groups = groups != NULL ? g_ptr_array_ref (groups) : NULL;
  self->item = item;
  self->group = group;
  isms_action_row_touch (self);
}

const IsmsActionItem *
isms_action_row_get_item (IsmsActionRow *self)
{
  return self->item;
}

const IsmsActionGroup *
isms_action_row_get_group (IsmsActionRow *self)
{
  return self->group;
}

IsmsActionSet *
isms_action_row_get_set (IsmsActionRow *self)
{
  return self->set;
}

void
isms_action_row_touch (IsmsActionRow *self)
{
  g_signal_emit (self, changed_signal, 0);
}
