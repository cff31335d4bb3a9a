/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was done to a record, newest first: "12 Nov, A. Osei: Likelihood possible → likely". */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_HISTORY_GROUP (isms_history_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsHistoryGroup, isms_history_group, ISMS, HISTORY_GROUP, IsmsLateGroup)

GtkWidget *isms_history_group_new (IsmsWorkspace *workspace);

G_END_DECLS
