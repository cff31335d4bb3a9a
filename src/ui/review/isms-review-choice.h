/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Chooses a review: which one is shown, or which one it is compared with. */

#pragma once

#include <adwaita.h>

#include "isms-review-source.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_CHOICE (isms_review_choice_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewChoice, isms_review_choice, ISMS, REVIEW_CHOICE, GtkBox)

/* Signal "picked" (gint64 review): 0 is the open one, or to compare with none. */
GtkWidget *isms_review_choice_new (gboolean compare);
void isms_review_choice_show (IsmsReviewChoice *self, IsmsReviewSource *source);
/* For the tests: what can be chosen, in words; and to choose it. */
guint isms_review_choice_get_n_items (IsmsReviewChoice *self);
const char *isms_review_choice_get_item (IsmsReviewChoice *self, guint position);
GtkWidget *isms_review_choice_get_list (IsmsReviewChoice *self);

G_END_DECLS
