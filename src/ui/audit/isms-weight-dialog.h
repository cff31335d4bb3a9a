/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Decides how much a clause or control weighs in the audit programme, with a reason. */

#pragma once

#include <adwaita.h>

#include "isms-audit-coverage.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_WEIGHT_DIALOG (isms_weight_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsWeightDialog, isms_weight_dialog, ISMS, WEIGHT_DIALOG, AdwDialog)

/* @row: a requirement; it is not kept. */
void
isms_weight_dialog_present (GtkWidget *parent, IsmsWorkspace *workspace, const IsmsAuditRow *row);

G_END_DECLS
