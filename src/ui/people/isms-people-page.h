/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination People & Training (7.2, 7.3). */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

/* Signal: "print-plan": the person asks for the training plan of the year. */
#define ISMS_TYPE_PEOPLE_PAGE (isms_people_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPeoplePage, isms_people_page, ISMS, PEOPLE_PAGE, IsmsTabsPage)

extern const IsmsTab isms_people_tabs[]; /* the last has no name */
GtkWidget *isms_people_page_new (IsmsWorkspace *workspace);

G_END_DECLS
