/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of a session: who is listed, with what result; and recording it. */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ATTENDANCE_GROUP (isms_attendance_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsAttendanceGroup, isms_attendance_group, ISMS, ATTENDANCE_GROUP, IsmsLateGroup)

GtkWidget *isms_attendance_group_new (IsmsWorkspace *workspace);

G_END_DECLS
