/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of a nonconformity: how far it is, what comes next, and the button that closes it
 * (10.2). */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PROGRESS_GROUP (isms_progress_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsProgressGroup, isms_progress_group, ISMS, PROGRESS_GROUP, AdwPreferencesGroup)

GtkWidget *isms_progress_group_new (IsmsWorkspace *workspace);
void isms_progress_group_set_record (IsmsProgressGroup *self, IsmsRecord *record);
GtkWidget *isms_progress_group_get_button (IsmsProgressGroup *self);

G_END_DECLS
