/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of an audit: how far it is, and what is missing for the next state. */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_AUDIT_STATES_GROUP (isms_audit_states_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsAuditStatesGroup, isms_audit_states_group, ISMS, AUDIT_STATES_GROUP, IsmsLateGroup)

GtkWidget *isms_audit_states_group_new (IsmsWorkspace *workspace);

G_END_DECLS
