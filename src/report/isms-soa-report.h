/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The Statement of Applicability on paper (6.1.3 d): which controls apply, why, and how far they
 * are implemented. */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

/* As it stands now, and against the version that was approved last. */
IsmsReport *isms_soa_report_new (IsmsDatabase *db, GDateTime *date, GError **error);
/* A version as it was approved (7.5.3). */
IsmsReport *
isms_soa_report_new_version (IsmsDatabase *db, int number, GDateTime *date, GError **error);

/* The same, as what prints one of several wants it. */
IsmsReport *
isms_soa_report_new_numbered (IsmsDatabase *db, gint64 number, GDateTime *date, GError **error);

G_END_DECLS
