/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Any register on paper: the records of a query, in its order, with the columns that lists show. */

#pragma once

#include "isms-query.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *
isms_register_report_new (IsmsDatabase *db, IsmsQuery *query, GDateTime *date, GError **error);

G_END_DECLS
