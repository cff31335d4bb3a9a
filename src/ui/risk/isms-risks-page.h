/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Risks: heat map, register, plan and losses over the same filters. */

#pragma once

#include "isms-heat-page.h"
#include "isms-loss-page.h"
#include "isms-register.h"
#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RISKS_PAGE (isms_risks_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRisksPage, isms_risks_page, ISMS, RISKS_PAGE, IsmsTabsPage)

/* Tabs: "map", "register", "plan", "losses", "method". Signal: "print-plan". */
extern const IsmsTab isms_risks_tabs[]; /* the last has no name */
GtkWidget *isms_risks_page_new (IsmsWorkspace *workspace);
IsmsHeatPage *isms_risks_page_get_heat_page (IsmsRisksPage *self);
IsmsRegister *isms_risks_page_get_register (IsmsRisksPage *self);
IsmsLossPage *isms_risks_page_get_loss_page (IsmsRisksPage *self);

G_END_DECLS
