/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The four questions a new workspace begins with. */

#pragma once

#include <adwaita.h>

#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SETUP_PAGE (isms_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSetupPage, isms_setup_page, ISMS, SETUP_PAGE, AdwNavigationPage)

/* Signal "create": the answers are there and the person wants the workspace. */

/* @title: NULL: a new workspace; else what comes after the questions. */
IsmsSetupPage *isms_setup_page_new (const char *title);
void isms_setup_page_get_setup (IsmsSetupPage *self, IsmsWorkspaceSetup *setup);

G_END_DECLS
