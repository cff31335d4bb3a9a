/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review looks at, at a glance (9.3.2): ten cards with figures since the last
 * one, kept up to date while somebody looks; of one that was held, what the meeting saw. */

#pragma once

#include "isms-page.h"
#include "isms-review-card-view.h"
#include "isms-review-header.h"
#include "isms-review-lacks.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

/* An IsmsPage, with the actions "review.…". */
#define ISMS_TYPE_REVIEW_DASHBOARD (isms_review_dashboard_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewDashboard, isms_review_dashboard, ISMS, REVIEW_DASHBOARD, AdwBin)

GtkWidget *isms_review_dashboard_new (IsmsWorkspace *workspace);
/* 0: the open one. */
void isms_review_dashboard_show_review (IsmsReviewDashboard *self, gint64 review);
/* The same, at the card of the input @id of it, where @field of it is filled in; or NULL. */
void isms_review_dashboard_show_input (IsmsReviewDashboard *self,
                                       gint64 review,
                                       gint64 id,
                                       const char *field);
gint64 isms_review_dashboard_get_review (IsmsReviewDashboard *self); /* that is shown; 0: none */

/* For the tests. */
IsmsReviewSource *isms_review_dashboard_get_source (IsmsReviewDashboard *self);
IsmsReviewHeader *isms_review_dashboard_get_header (IsmsReviewDashboard *self);
IsmsReviewLacks *isms_review_dashboard_get_lacks (IsmsReviewDashboard *self);
IsmsReviewCardView *isms_review_dashboard_get_card (IsmsReviewDashboard *self, const char *input);
const char *isms_review_dashboard_get_face (IsmsReviewDashboard *self);
GtkWidget *isms_review_dashboard_get_choice (IsmsReviewDashboard *self, gboolean compare);

G_END_DECLS
