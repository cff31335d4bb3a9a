/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The context on paper: the scope statement with what stands behind it, which role is what in what,
 * and the register of requirements. */

#pragma once

#include "isms-query.h"
#include "isms-report.h"

G_BEGIN_DECLS

/* The background reader's thread. */
IsmsReport *isms_context_report_new (IsmsDatabase *db, GDateTime *date, GError **error);
IsmsReport *isms_responsibility_report_new (IsmsDatabase *db, GDateTime *date, GError **error);
IsmsReport *isms_requirement_report_new (IsmsDatabase *db, GDateTime *date, GError **error);
/* Those that @query lists. */
IsmsReport *isms_requirement_report_new_of (IsmsDatabase *db,
                                            IsmsQuery *query,
                                            GDateTime *date,
                                            GError **error);

G_END_DECLS
