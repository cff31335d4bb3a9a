/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A risk in a short list: title, ref, owner and, where it is rated, its level. */

#pragma once

#include <gtk/gtk.h>

#include "isms-risk.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RISK_ROW (isms_risk_row_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRiskRow, isms_risk_row, ISMS, RISK_ROW, GtkWidget)

GtkWidget *isms_risk_row_new (IsmsWorkspace *workspace);
/* Follows the risk from then on; NULL lets go of it. */
void isms_risk_row_set_risk (IsmsRiskRow *self, IsmsRisk *risk, IsmsPosture posture);

/* Makes rows for a list of risks. */
GtkListItemFactory *isms_risk_row_factory_new (IsmsWorkspace *workspace, IsmsPosture posture);

G_END_DECLS
