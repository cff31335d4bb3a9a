/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One input of a management review (9.3.2): how it is to be seen and why, its figures, the comment
 * on them, and whether it was considered. */

#pragma once

#include "isms-record.h"
#include "isms-review-figures.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_CARD_VIEW (isms_review_card_view_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewCardView, isms_review_card_view, ISMS, REVIEW_CARD_VIEW, GtkBox)

/* Signal "activated" (const char *figure): the records behind it are wanted. */
GtkWidget *isms_review_card_view_new (IsmsWorkspace *workspace, const char *input);
void isms_review_card_view_show (IsmsReviewCardView *self,
                                 const IsmsReviewCard *card,
                                 const IsmsReviewSight *sight);
/* The review_input that is written to; NULL: no review is open. @sealed: nothing is written. */
void
isms_review_card_view_set_record (IsmsReviewCardView *self, IsmsRecord *record, gboolean sealed);
IsmsRecord *isms_review_card_view_get_record (IsmsReviewCardView *self);
IsmsReviewFigures *isms_review_card_view_get_figures (IsmsReviewCardView *self);
const char *isms_review_card_view_get_input (IsmsReviewCardView *self); /* "d1" */
/* Focus to what is to be done, of "comment" and "considered"; else to the first figure. */
void isms_review_card_view_focus (IsmsReviewCardView *self, const char *field);

/* For the tests. */
GtkWidget *isms_review_card_view_get_tick (IsmsReviewCardView *self);
GtkWidget *isms_review_card_view_get_comment (IsmsReviewCardView *self); /* its row */
char *isms_review_card_view_dup_reasons (IsmsReviewCardView *self);
IsmsReviewSign isms_review_card_view_get_sign (IsmsReviewCardView *self);

G_END_DECLS
