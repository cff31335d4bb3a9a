/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is done about a record, in its form: its actions, ticked off and added in place, and how far
 * all of it is: the treatment plan of a risk (6.1.3 e), the corrective actions of a nonconformity
 * (10.2 c), the actions for any other record. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ACTIONS_GROUP (isms_actions_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsActionsGroup, isms_actions_group, ISMS, ACTIONS_GROUP, AdwPreferencesGroup)

GtkWidget *isms_actions_group_new (IsmsWorkspace *workspace);
void isms_actions_group_set_record (IsmsActionsGroup *self, IsmsRecord *record);
guint isms_actions_group_get_n_actions (IsmsActionsGroup *self);
GtkWidget *isms_actions_group_get_row (IsmsActionsGroup *self, guint index);
/* Where a new action is typed. */
GtkWidget *isms_actions_group_get_entry (IsmsActionsGroup *self);

G_END_DECLS
