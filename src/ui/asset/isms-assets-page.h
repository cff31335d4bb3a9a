/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Assets: what there is to protect, and the catalogues of what may happen to it. */

#pragma once

#include <adwaita.h>

#include "isms-page.h"
#include "isms-register.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ASSETS_PAGE (isms_assets_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAssetsPage, isms_assets_page, ISMS, ASSETS_PAGE, AdwBin)

/* An IsmsPage. Signal: "register-created" (IsmsRegister): for the window to connect to what that
 * emits; each is made when it is first shown or asked for. */
GtkWidget *isms_assets_page_new (IsmsWorkspace *workspace);
/* @kind: "asset", "threat" or "vulnerability"; NULL for the one that is shown. */
IsmsRegister *isms_assets_page_get_register (IsmsAssetsPage *self, const char *kind);
void isms_assets_page_show_tab (IsmsAssetsPage *self, const char *kind);

G_END_DECLS
