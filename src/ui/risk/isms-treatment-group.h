/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is done about a risk, in its form: its actions, ticked off and added in place (6.1.3 e). */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"
#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TREATMENT_GROUP (isms_treatment_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsTreatmentGroup, isms_treatment_group, ISMS, TREATMENT_GROUP, AdwPreferencesGroup)

GtkWidget *isms_treatment_group_new (IsmsWorkspace *workspace);
void isms_treatment_group_set_risk (IsmsTreatmentGroup *self, IsmsRecord *risk);
guint isms_treatment_group_get_n_actions (IsmsTreatmentGroup *self);
GtkWidget *isms_treatment_group_get_row (IsmsTreatmentGroup *self, guint index);
/* Where a new action is typed. */
GtkWidget *isms_treatment_group_get_entry (IsmsTreatmentGroup *self);

G_END_DECLS
