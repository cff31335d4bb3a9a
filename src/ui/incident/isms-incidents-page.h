/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Incidents (A.5.24 to A.5.28). */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_INCIDENTS_PAGE (isms_incidents_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsIncidentsPage, isms_incidents_page, ISMS, INCIDENTS_PAGE, IsmsTabsPage)

extern const IsmsTab isms_incidents_tabs[]; /* the last has no name */
GtkWidget *isms_incidents_page_new (IsmsWorkspace *workspace);

G_END_DECLS
