/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What proposals of gaps and of years share. */

#pragma once

#include "isms-audit-proposal.h"

G_BEGIN_DECLS

IsmsAuditProposal *isms_audit_proposal_new (gint64 programme, IsmsAuditStaff *staff);
void isms_audit_proposal_add (IsmsAuditProposal *self,
                              const IsmsAuditRow *row,
                              const char *why,
                              gboolean chosen);
/* Who leads it, how long it takes, and when: from @from on, at the latest until @last. */
void isms_audit_proposal_settle (IsmsAuditProposal *self);
void isms_audit_proposal_date (IsmsAuditProposal *self, int from, int last);

G_END_DECLS
