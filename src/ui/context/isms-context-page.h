/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Context: where an ISMS begins (4, 5.1, 5.3, 6.2, 6.3, 7.4). */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_CONTEXT_PAGE (isms_context_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsContextPage, isms_context_page, ISMS, CONTEXT_PAGE, IsmsTabsPage)

extern const IsmsTab isms_context_tabs[]; /* the last has no name */
GtkWidget *isms_context_page_new (IsmsWorkspace *workspace);

G_END_DECLS
