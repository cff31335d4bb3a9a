/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of a metric: its chart, what records a value, and its periods with those that are
 * missing. */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PERIODS_GROUP (isms_periods_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPeriodsGroup, isms_periods_group, ISMS, PERIODS_GROUP, IsmsLateGroup)

GtkWidget *isms_periods_group_new (IsmsWorkspace *workspace);

G_END_DECLS
