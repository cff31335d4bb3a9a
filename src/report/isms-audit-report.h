/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The papers of one audit (9.2.2): what it is to look at, the checklist to take along, and what it
 * has found. */

#pragma once

#include "isms-database.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsReport *
isms_audit_plan_report_new (IsmsDatabase *db, gint64 audit, GDateTime *date, GError **error);
/* Landscape, to be filled in by pen; what is answered is filled in already. */
IsmsReport *
isms_audit_checklist_report_new (IsmsDatabase *db, gint64 audit, GDateTime *date, GError **error);
IsmsReport *isms_audit_report_new (IsmsDatabase *db, gint64 audit, GDateTime *date, GError **error);

G_END_DECLS
