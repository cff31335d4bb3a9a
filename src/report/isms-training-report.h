/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Training on paper (7.2, 7.3): the attendance sheet of a session, the training record of a person,
 * the training plan of a year. */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *
isms_attendance_sheet_new (IsmsDatabase *db, gint64 session, GDateTime *date, GError **error);
IsmsReport *
isms_training_record_new (IsmsDatabase *db, gint64 person, GDateTime *date, GError **error);
/* Of the year of @date. */
IsmsReport *isms_training_plan_new (IsmsDatabase *db, GDateTime *date, GError **error);

G_END_DECLS
