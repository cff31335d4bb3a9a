/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The checks of one control in its form: added, done, opened; and what they take from what is
 * reported of it (9.1). */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CHECKS_GROUP (isms_checks_group_get_type ())
G_DECLARE_FINAL_TYPE (IsmsChecksGroup, isms_checks_group, ISMS, CHECKS_GROUP, AdwPreferencesGroup)

GtkWidget *isms_checks_group_new (IsmsWorkspace *workspace);
void isms_checks_group_set_control (IsmsChecksGroup *self, IsmsRecord *control);

/* For tests. */
GtkWidget *isms_checks_group_get_entry (IsmsChecksGroup *self);

G_END_DECLS
