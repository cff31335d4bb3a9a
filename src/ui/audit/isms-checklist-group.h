/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of an audit: how far its checklist is, and the way into it. */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CHECKLIST_GROUP (isms_checklist_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsChecklistGroup, isms_checklist_group, ISMS, CHECKLIST_GROUP, IsmsLateGroup)

GtkWidget *isms_checklist_group_new (IsmsWorkspace *workspace);

G_END_DECLS
