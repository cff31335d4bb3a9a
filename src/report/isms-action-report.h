/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Actions by person, for a meeting: what is overdue, what is due soon, and what comes later. */

#pragma once

#include "isms-query.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *isms_action_report_new (IsmsDatabase *db, GDateTime *date, GError **error);
/* Of those that @query leaves. */
IsmsReport *
isms_action_report_new_of (IsmsDatabase *db, IsmsQuery *query, GDateTime *date, GError **error);

G_END_DECLS
