/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One nonconformity on paper (10.2). */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *isms_nonconformity_report_new (IsmsDatabase *db,
                                           gint64 nonconformity,
                                           GDateTime *date,
                                           GError **error);

G_END_DECLS
