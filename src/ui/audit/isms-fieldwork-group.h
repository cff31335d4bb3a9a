/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of a checklist item: what to ask and look at, in letters to be read across a table,
 * and a button for each result. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_FIELDWORK_GROUP (isms_fieldwork_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsFieldworkGroup, isms_fieldwork_group, ISMS, FIELDWORK_GROUP, AdwPreferencesGroup)

GtkWidget *isms_fieldwork_group_new (IsmsWorkspace *workspace);
void isms_fieldwork_group_set_record (IsmsFieldworkGroup *self, IsmsRecord *item);

G_END_DECLS
