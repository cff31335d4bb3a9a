/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* All of one risk on paper (6.1.2, 6.1.3). */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *isms_risk_sheet_new (IsmsDatabase *db, gint64 risk, GDateTime *date, GError **error);

G_END_DECLS
