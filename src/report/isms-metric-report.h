/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Metrics on paper (9.1, 9.3.2 d 2): each with its chart, target, last values, missing periods and
 * comment. */

#pragma once

#include "isms-database.h"
#include "isms-query.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *isms_metric_report_new (IsmsDatabase *db, GDateTime *date, GError **error);
/* Of those that @query finds, in its order. */
IsmsReport *
isms_metric_report_new_of (IsmsDatabase *db, IsmsQuery *query, GDateTime *date, GError **error);

G_END_DECLS
