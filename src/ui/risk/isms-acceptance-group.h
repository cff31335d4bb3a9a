/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who accepted a risk and approved its plan, in its form, and whether that still holds (6.1.3 f).
 */

#pragma once

#include <adwaita.h>

#include "isms-record.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ACCEPTANCE_GROUP (isms_acceptance_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsAcceptanceGroup, isms_acceptance_group, ISMS, ACCEPTANCE_GROUP, AdwPreferencesGroup)

GtkWidget *isms_acceptance_group_new (IsmsWorkspace *workspace);
void isms_acceptance_group_set_risk (IsmsAcceptanceGroup *self, IsmsRecord *risk);

G_END_DECLS
