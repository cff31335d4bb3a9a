/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The figures of one input: those that count most large, the others as rows beneath. One stop of
 * Tab; the arrow keys go from figure to figure. */

#pragma once

#include "isms-review-figure-view.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_FIGURES (isms_review_figures_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewFigures, isms_review_figures, ISMS, REVIEW_FIGURES, GtkBox)

/* Signal "activated" (const char *figure): the records behind it are wanted. */
GtkWidget *isms_review_figures_new (void);
void isms_review_figures_show (IsmsReviewFigures *self,
                               const IsmsReviewCard *card,
                               const IsmsReviewSight *sight);
/* NULL: there is none of that name. */
IsmsReviewFigureView *isms_review_figures_find (IsmsReviewFigures *self, const char *name);

G_END_DECLS
