/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* At the top of an incident's form: the clock of notification, how long each phase took, and what
 * stands out. */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CLOCK_GROUP (isms_clock_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsClockGroup, isms_clock_group, ISMS, CLOCK_GROUP, AdwPreferencesGroup)

GtkWidget *isms_clock_group_new (IsmsWorkspace *workspace);
void isms_clock_group_set_record (IsmsClockGroup *self, IsmsRecord *incident);
/* The row of the clock; hidden where nothing is to be told. */
GtkWidget *isms_clock_group_get_row (IsmsClockGroup *self);

G_END_DECLS
