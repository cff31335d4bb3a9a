/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The estimates of one risk in money, in its form: how often, how much, and what follows. */

#pragma once

#include <adwaita.h>

#include "isms-estimate.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ESTIMATE_GROUP (isms_estimate_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsEstimateGroup, isms_estimate_group, ISMS, ESTIMATE_GROUP, AdwPreferencesGroup)

GtkWidget *isms_estimate_group_new (IsmsWorkspace *workspace);
/* Follows the risk from then on; NULL lets go of it. */
void isms_estimate_group_set_risk (IsmsEstimateGroup *self, IsmsRisk *risk);
/* Opens it and puts the focus into the first entry. */
void isms_estimate_group_edit (IsmsEstimateGroup *self);
/* For tests: frequency then loss, low to high; the reason; what is said beneath. */
GtkEditable *isms_estimate_group_get_entry (IsmsEstimateGroup *self, guint index);
GtkEditable *isms_estimate_group_get_why (IsmsEstimateGroup *self);
const char *isms_estimate_group_get_words (IsmsEstimateGroup *self);
GtkWidget *isms_estimate_group_get_save_button (IsmsEstimateGroup *self);

G_END_DECLS
