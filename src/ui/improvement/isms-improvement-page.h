/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Improvement (10.1, 10.2). */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_IMPROVEMENT_PAGE (isms_improvement_page_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsImprovementPage, isms_improvement_page, ISMS, IMPROVEMENT_PAGE, IsmsTabsPage)

extern const IsmsTab isms_improvement_tabs[]; /* the last has no name */
GtkWidget *isms_improvement_page_new (IsmsWorkspace *workspace);

G_END_DECLS
