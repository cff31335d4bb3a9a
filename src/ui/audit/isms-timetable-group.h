/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of an audit: its sessions in the order of time, and a row to type the next one in. */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TIMETABLE_GROUP (isms_timetable_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsTimetableGroup, isms_timetable_group, ISMS, TIMETABLE_GROUP, IsmsLateGroup)

GtkWidget *isms_timetable_group_new (IsmsWorkspace *workspace);
void isms_timetable_group_set_record (IsmsTimetableGroup *self, IsmsRecord *audit);

G_END_DECLS
