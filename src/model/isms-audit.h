/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An audit: whose, of what, when and by whom, and what it came to (9.2). */

#pragma once

#include "isms-record.h"
#include "isms-rule.h"

G_BEGIN_DECLS

#define ISMS_TYPE_AUDIT (isms_audit_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAudit, isms_audit, ISMS, AUDIT, IsmsRecord)

/* Of IsmsMissing: what has to be there before it can be in that state. */
GPtrArray *
isms_audit_list_missing (IsmsDatabase *database, gint64 audit, const char *state, GError **error);
/* For the rules of what belongs to an audit: refuses where that is closed. */
gboolean isms_audit_check_open (IsmsProposal *proposal, const char *day, GError **error);

G_END_DECLS
