/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of an incident: what happened, in its order, and a line for what happens next
 * (A.5.26, A.5.28). */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TIMELINE_GROUP (isms_timeline_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTimelineGroup, isms_timeline_group, ISMS, TIMELINE_GROUP, IsmsLateGroup)

GtkWidget *isms_timeline_group_new (IsmsWorkspace *workspace);
void isms_timeline_group_set_record (IsmsTimelineGroup *self, IsmsRecord *incident);
/* Where an entry is typed. */
GtkWidget *isms_timeline_group_get_entry (IsmsTimelineGroup *self);

G_END_DECLS
