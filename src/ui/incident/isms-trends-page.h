/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How many incidents there were by month and how severe, and how long they took by quarter; each
 * figure leads to the incidents behind it. */

#pragma once

#include <adwaita.h>

#include "isms-page.h"
#include "isms-query.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* An IsmsPage. Signals: "show-incidents" (IsmsQuery): of incidents. "new-incident". */
#define ISMS_TYPE_TRENDS_PAGE (isms_trends_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsTrendsPage, isms_trends_page, ISMS, TRENDS_PAGE, AdwBin)

GtkWidget *isms_trends_page_new (IsmsWorkspace *workspace);

G_END_DECLS
