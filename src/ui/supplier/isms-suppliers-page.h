/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Suppliers (A.5.19 to A.5.23). */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_SUPPLIERS_PAGE (isms_suppliers_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsSuppliersPage, isms_suppliers_page, ISMS, SUPPLIERS_PAGE, IsmsTabsPage)

extern const IsmsTab isms_suppliers_tabs[]; /* the last has no name */
GtkWidget *isms_suppliers_page_new (IsmsWorkspace *workspace);

G_END_DECLS
