/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records the attendance of many people in one sitting, as one step (7.2 d). */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ATTENDANCE_DIALOG (isms_attendance_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsAttendanceDialog, isms_attendance_dialog, ISMS, ATTENDANCE_DIALOG, AdwDialog)

IsmsAttendanceDialog *
isms_attendance_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, IsmsRecord *session);
/* For the tests: (element-type IsmsSeatItem); empty until they are read. */
GListModel *isms_attendance_dialog_get_seats (IsmsAttendanceDialog *self);

G_END_DECLS
