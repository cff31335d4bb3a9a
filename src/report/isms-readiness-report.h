/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How far the organisation is on the way to a certificate, for who pays for it. */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

/* The background reader's thread. */
IsmsReport *isms_readiness_report_new (IsmsDatabase *db, GDateTime *date, GError **error);

G_END_DECLS
