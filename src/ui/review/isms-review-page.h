/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The destination Management Review: the dashboard, all reviews, what they decided (9.3). */

#pragma once

#include "isms-review-dashboard.h"
#include "isms-tabs-page.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_PAGE (isms_review_page_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewPage, isms_review_page, ISMS, REVIEW_PAGE, IsmsTabsPage)

extern const IsmsTab isms_review_tabs[]; /* the last has no name */
GtkWidget *isms_review_page_new (IsmsWorkspace *workspace);
IsmsReviewDashboard *isms_review_page_get_dashboard (IsmsReviewPage *self);

G_END_DECLS
