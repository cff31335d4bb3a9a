/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A list of risks to pick one from, with a search of its own: what a cell folds away, what has no
 * rating. */

#pragma once

#include <gtk/gtk.h>

#include "isms-list.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RISK_POPOVER (isms_risk_popover_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRiskPopover, isms_risk_popover, ISMS, RISK_POPOVER, GtkPopover)

/* Signal "activated" (gint64 id): the person picked one; the popover has closed. */
GtkWidget *isms_risk_popover_new (IsmsWorkspace *workspace);
void isms_risk_popover_set_query (IsmsRiskPopover *self, IsmsQuery *query);
IsmsList *isms_risk_popover_get_list (IsmsRiskPopover *self);

G_END_DECLS
