/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk assessment report (8.2; 6.1.2): how the risks stand, which are above the acceptance line
 * and why, the register, the method, who assessed. */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *isms_risk_report_new (IsmsDatabase *db, GDateTime *date, GError **error);

G_END_DECLS
