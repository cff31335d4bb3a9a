/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of an audit: what it found, and the ways to hand that over. */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_AUDIT_FINDINGS_GROUP (isms_audit_findings_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsAuditFindingsGroup, isms_audit_findings_group, ISMS, AUDIT_FINDINGS_GROUP, IsmsLateGroup)

GtkWidget *isms_audit_findings_group_new (IsmsWorkspace *workspace);

G_END_DECLS
