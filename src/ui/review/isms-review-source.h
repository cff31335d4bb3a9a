/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the dashboard shows: the figures of a review, those of another that it is compared with, all
 * reviews there are, and what the shown one lacks. Read in the background and kept up to date:
 * after a change only figures that it can touch are counted again. */

#pragma once

#include "isms-record.h"
#include "isms-review-board.h"
#include "isms-workspace.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_SOURCE (isms_review_source_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewSource, isms_review_source, ISMS, REVIEW_SOURCE, GObject)

/* Signals: "changed": what the functions below give may be another; "failed": it could not be read,
 * see isms_review_source_get_error (). */
IsmsReviewSource *isms_review_source_new (IsmsWorkspace *workspace);
/* 0: the open one; where none is, the figures since the last one. */
void isms_review_source_choose (IsmsReviewSource *self, gint64 review);
gint64 isms_review_source_get_chosen (IsmsReviewSource *self);
/* 0: with none but the review before. */
void isms_review_source_compare (IsmsReviewSource *self, gint64 review);
gint64 isms_review_source_get_compared (IsmsReviewSource *self);
void isms_review_source_retry (IsmsReviewSource *self);

/* Borrowed, until the next signal; NULL before the first. */
IsmsReviewBoard *isms_review_source_get_board (IsmsReviewSource *self);
IsmsReviewBoard *isms_review_source_get_other (IsmsReviewSource *self);
gboolean isms_review_source_has_points (IsmsReviewSource *self); /* else they are on their way */
GPtrArray *
isms_review_source_get_reviews (IsmsReviewSource *self);          /* of IsmsRecord, newest first */
GPtrArray *isms_review_source_get_lacks (IsmsReviewSource *self); /* of IsmsReviewLack */
IsmsRecord *isms_review_source_get_review (IsmsReviewSource *self); /* NULL: none is open */
gint64 isms_review_source_get_open (IsmsReviewSource *self);        /* its id; 0: none is */
/* Of the shown review, in the order of its inputs; NULL: none is open. */
GPtrArray *isms_review_source_get_inputs (IsmsReviewSource *self);
const GError *isms_review_source_get_error (IsmsReviewSource *self); /* NULL: all is well */
/* Whether more is on its way, also how figures went. */
gboolean isms_review_source_is_reading (IsmsReviewSource *self);

G_END_DECLS
