/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Suggested risks: the scenarios of an asset's kind, to tick several and add them as drafts, or to
 * take one into a risk that is there. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SCENARIO_DIALOG (isms_scenario_dialog_get_type ())
G_DECLARE_FINAL_TYPE (IsmsScenarioDialog, isms_scenario_dialog, ISMS, SCENARIO_DIALOG, AdwDialog)

/* @asset: 0 lets the person pick one. @risk: 0 for drafts; else what one scenario is taken into. */
AdwDialog *isms_scenario_dialog_new (IsmsWorkspace *workspace, gint64 asset, gint64 risk);
/* Ticks, or takes, the scenario at @position of those that are listed. */
void isms_scenario_dialog_tick (IsmsScenarioDialog *self, guint position);
guint isms_scenario_dialog_get_n_listed (IsmsScenarioDialog *self);

G_END_DECLS
