/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One action of a board or a time line, or the heading of a group: what a list widget is given. */

#pragma once

#include <gio/gio.h>

#include "isms-action-set.h"

G_BEGIN_DECLS

/* Signal "changed": it was filled anew, or is to be shown as it was. */
#define ISMS_TYPE_ACTION_ROW (isms_action_row_get_type ())
G_DECLARE_FINAL_TYPE (IsmsActionRow, isms_action_row, ISMS, ACTION_ROW, GObject)

/* @item and @group belong to @set and @groups; one of them is NULL. */
void isms_action_row_fill (IsmsActionRow *self,
                           IsmsActionSet *set,
                           GPtrArray *groups,
                           const IsmsActionItem *item,
                           const IsmsActionGroup *group);
const IsmsActionItem *isms_action_row_get_item (IsmsActionRow *self);   /* NULL: a heading */
const IsmsActionGroup *isms_action_row_get_group (IsmsActionRow *self); /* NULL: an action */
/* The answer that it is of. */
IsmsActionSet *isms_action_row_get_set (IsmsActionRow *self);
void isms_action_row_touch (IsmsActionRow *self);

G_END_DECLS
