/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What can be done with the review that the dashboard shows: the actions "review.…". */

#pragma once

#include "isms-review-source.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _IsmsReviewDeeds IsmsReviewDeeds;

/* @widget gets the actions, and outlives it. */
IsmsReviewDeeds *
isms_review_deeds_new (GtkWidget *widget, IsmsWorkspace *workspace, IsmsReviewSource *source);
void isms_review_deeds_free (IsmsReviewDeeds *self);
/* After the source has changed. */
void isms_review_deeds_update (IsmsReviewDeeds *self);

G_END_DECLS
