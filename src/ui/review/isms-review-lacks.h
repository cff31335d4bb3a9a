/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review lacks before it can be approved, a row each, which leads to where it is
 * put right. */

#pragma once

#include <adwaita.h>

#include "isms-review.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_LACKS (isms_review_lacks_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewLacks, isms_review_lacks, ISMS, REVIEW_LACKS, AdwPreferencesGroup)

/* Signal "activated" (const IsmsReviewLack *). */
GtkWidget *isms_review_lacks_new (void);
/* (element-type IsmsReviewLack): kept. NULL: nothing is to be approved. */
void isms_review_lacks_show (IsmsReviewLacks *self, GPtrArray *lacks);
void isms_review_lacks_open (IsmsReviewLacks *self, gboolean open);
/* For the tests. */
GtkWidget *isms_review_lacks_get_row (IsmsReviewLacks *self, guint index);
const char *isms_review_lacks_get_title (IsmsReviewLacks *self);

G_END_DECLS
