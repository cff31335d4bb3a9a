/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the files of the coverage share. */

#pragma once

#include "isms-audit-coverage.h"

G_BEGIN_DECLS

/* From column @column on: clause, tone, risk, level, long_ago, last_id, last_sign, last_on, and the
 * ref of the last audit. "" where nothing speaks for more. */
char *isms_audit_coverage_dup_why (IsmsStatement *statement, int column);
/* Returns its index. */
int isms_audit_coverage_add_row (IsmsAuditCoverage *self,
                                 int parent,
                                 const char *ref,
                                 const char *title);

G_END_DECLS
