/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Risks: heat map and register over the same filters. */

#pragma once

#include <adwaita.h>

#include "isms-heat-page.h"
#include "isms-loss-page.h"
#include "isms-page.h"
#include "isms-register.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RISKS_PAGE (isms_risks_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRisksPage, isms_risks_page, ISMS, RISKS_PAGE, AdwBin)

/* An IsmsPage. */
GtkWidget *isms_risks_page_new (IsmsWorkspace *workspace);
IsmsHeatPage *isms_risks_page_get_heat_page (IsmsRisksPage *self);
/* Signal: "register-created" (IsmsRegister): for the window to connect to what that emits. */
IsmsRegister *isms_risks_page_get_register (IsmsRisksPage *self);
IsmsLossPage *isms_risks_page_get_loss_page (IsmsRisksPage *self);
/* "map", "register", "losses" or "method". */
void isms_risks_page_show_tab (IsmsRisksPage *self, const char *name);

G_END_DECLS
