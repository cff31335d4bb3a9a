/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of a nonconformity, the corrective actions (10.2 c); in that of an improvement, what
 * is done about it (10.1). */

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
/* Where the title of a new action is typed. */
GtkWidget *isms_actions_group_get_entry (IsmsActionsGroup *self);

G_END_DECLS
