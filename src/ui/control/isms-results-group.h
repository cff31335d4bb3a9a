/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What one check found, in its form, the newest first; and what it found now (9.1). */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RESULTS_GROUP (isms_results_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsResultsGroup, isms_results_group, ISMS, RESULTS_GROUP, IsmsLateGroup)

GtkWidget *isms_results_group_new (IsmsWorkspace *workspace);

G_END_DECLS
