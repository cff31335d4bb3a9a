/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the form of an incident: the risks that came true in it, to be rated again (A.5.27). */

#pragma once

#include "isms-late-group.h"

G_BEGIN_DECLS

#define ISMS_TYPE_TRUE_RISKS_GROUP (isms_true_risks_group_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsTrueRisksGroup, isms_true_risks_group, ISMS, TRUE_RISKS_GROUP, IsmsLateGroup)

GtkWidget *isms_true_risks_group_new (IsmsWorkspace *workspace);

G_END_DECLS
