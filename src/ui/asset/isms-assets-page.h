/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Assets: what there is to protect, and the catalogues of what may happen to it. */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ASSETS_PAGE (isms_assets_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAssetsPage, isms_assets_page, ISMS, ASSETS_PAGE, IsmsTabsPage)

/* Tabs: "asset", "threat", "vulnerability", each an IsmsRegister. */
extern const IsmsTab isms_assets_tabs[]; /* the last has no name */
GtkWidget *isms_assets_page_new (IsmsWorkspace *workspace);

G_END_DECLS
