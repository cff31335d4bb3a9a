/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of an audit: who of its auditors is not independent of what is audited, and why
 * (9.2.2 b), and what its days collide with. */

#pragma once

#include "isms-late-group.h"
#include "isms-record-form.h"

G_BEGIN_DECLS

#define ISMS_TYPE_INDEPENDENCE_GROUP (isms_independence_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsIndependenceGroup, isms_independence_group, ISMS, INDEPENDENCE_GROUP, IsmsLateGroup)

GtkWidget *isms_independence_group_new (IsmsWorkspace *workspace);
/* The forms of audits have one. Once, before the first of them is made. */
void isms_independence_group_add (void);

G_END_DECLS
