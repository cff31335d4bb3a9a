/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What refers to a record, by kind, each a step away: "Risks 3", "Actions 1". */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_LINKED_GROUP (isms_linked_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsLinkedGroup, isms_linked_group, ISMS, LINKED_GROUP, IsmsLateGroup)

GtkWidget *isms_linked_group_new (IsmsWorkspace *workspace);
/* Before the first record is shown. */
void isms_linked_group_leave_out (IsmsLinkedGroup *self, const IsmsKind *kind, const char *field);

G_END_DECLS
