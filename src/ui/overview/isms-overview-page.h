/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Overview: what needs somebody, and what was done. */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_OVERVIEW_PAGE (isms_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsOverviewPage, isms_overview_page, ISMS, OVERVIEW_PAGE, IsmsTabsPage)

extern const IsmsTab isms_overview_tabs[]; /* the last has no name */
GtkWidget *isms_overview_page_new (IsmsWorkspace *workspace);

G_END_DECLS
