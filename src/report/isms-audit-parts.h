/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the papers of an audit share. */

#pragma once

#include "isms-record.h"
#include "isms-report.h"

G_BEGIN_DECLS

IsmsRecord *isms_audit_parts_load (IsmsDatabase *db, gint64 audit, GError **error);
/* With the title block: "Audit Plan", and beneath it the audit. */
gboolean isms_audit_parts_is_external (IsmsRecord *audit);
IsmsReport *isms_audit_parts_create (
    IsmsDatabase *db, IsmsRecord *audit, const char *title, GDateTime *date, GError **error);
/* Its checklist, in its order. (element-type IsmsRecord) */
GPtrArray *isms_audit_parts_load_items (IsmsDatabase *db, gint64 audit, GError **error);
/* "FI-002 Accounts of leavers stay open": what an item looks at again. */
char *isms_audit_parts_dup_earlier (IsmsDatabase *db, IsmsRecord *item);
/* Who audits whom, how, where and when, field by field; "planned" and "held" are its days. */
void isms_audit_parts_add_facts (IsmsReport *report,
                                 IsmsDatabase *db,
                                 IsmsRecord *audit,
                                 const char *const *names);
/* Its number, and beneath it what it is called. */
char *isms_audit_parts_dup_requirement (IsmsRecord *item);
/* "Sample: four of 19 shares", what was seen, and a note, a line each. */
char *isms_audit_parts_dup_seen (IsmsRecord *item);
/* Scope, clauses and controls, criteria: each under its heading. */
gboolean isms_audit_parts_add_scope (IsmsReport *report,
                                     IsmsDatabase *db,
                                     IsmsRecord *audit,
                                     GError **error);
void isms_audit_parts_add_distribution (IsmsReport *report, IsmsRecord *audit);
void isms_audit_parts_add_signatures (IsmsReport *report, IsmsRecord *audit, const char *other);

G_END_DECLS
