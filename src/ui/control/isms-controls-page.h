/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Controls: library, Statement of Applicability, frameworks. */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CONTROLS_PAGE (isms_controls_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsControlsPage, isms_controls_page, ISMS, CONTROLS_PAGE, IsmsTabsPage)

extern const IsmsTab isms_controls_tabs[]; /* the last has no name */
GtkWidget *isms_controls_page_new (IsmsWorkspace *workspace);

G_END_DECLS
