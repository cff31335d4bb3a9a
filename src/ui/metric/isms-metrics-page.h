/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Metrics: what is measured, and the values (9.1). */

#pragma once

#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_METRICS_PAGE (isms_metrics_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMetricsPage, isms_metrics_page, ISMS, METRICS_PAGE, IsmsTabsPage)

extern const IsmsTab isms_metrics_tabs[]; /* the last has no name */
GtkWidget *isms_metrics_page_new (IsmsWorkspace *workspace);

G_END_DECLS
