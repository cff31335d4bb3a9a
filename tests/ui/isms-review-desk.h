/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of the destination Management Review share: the dashboard in the real window, on a
 * workspace in which every figure is known on paper. */

#pragma once

#include "isms-review-page.h"
#include "isms-review-rows.h"
#include "isms-ui-test.h"
#include "review-case.h"

G_BEGIN_DECLS

typedef struct
{
  IsmsWindow *window;
  IsmsWorkspace *workspace;
  IsmsStore *store;
  IsmsReviewPage *page;
  IsmsReviewDashboard *dashboard;
  ReviewCase *paper; /* or NULL */
} IsmsReviewDesk;

/* An empty workspace; with @on_paper that of tests/model/review-case.c, whose first review is
 * approved and whose second one is open and shown, how its figures went too. */
IsmsReviewDesk isms_review_desk_open (gboolean on_paper);
void isms_review_desk_close (IsmsReviewDesk *desk);
/* Until the dashboard has all that there is to it. */
void isms_review_desk_wait (IsmsReviewDesk *desk);
void isms_review_desk_choose (IsmsReviewDesk *desk, gint64 review);
void isms_review_desk_settle (IsmsReviewDesk *desk);
IsmsReviewCardView *isms_review_desk_get_card (IsmsReviewDesk *desk, const char *input);
IsmsReviewFigureView *isms_review_desk_get_figure (IsmsReviewDesk *desk, const char *name);
/* A step of one record, called @name from then on in all tests, with @values as in review-case.c.
 */
void
isms_review_desk_do (IsmsReviewDesk *desk, const char *table, const char *name, const char *values);
gboolean isms_review_desk_reads (IsmsReviewDesk *desk, const char *sql, const char *expected);
GtkWidget *isms_review_desk_get_focus (IsmsReviewDesk *desk);
AdwDialog *isms_review_desk_get_dialog (IsmsReviewDesk *desk);

G_END_DECLS
