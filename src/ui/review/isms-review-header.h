/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What stands above the cards: which review it is, how far it is, since when and who leads it, how
 * much is to be acted on, and what can be done next. */

#pragma once

#include <adwaita.h>

#include "isms-review-source.h"
#include "isms-review-words.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_HEADER (isms_review_header_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewHeader, isms_review_header, ISMS, REVIEW_HEADER, GtkBox)

/* Its buttons are the actions "review.…"; signal "sign-clicked" (int): a count of cards with that
 * sign. */
GtkWidget *isms_review_header_new (void);
void isms_review_header_show (IsmsReviewHeader *self, IsmsReviewSource *source);
/* For the tests. */
const char *isms_review_header_get_title (IsmsReviewHeader *self);
char *isms_review_header_dup_facts (IsmsReviewHeader *self);
GtkWidget *isms_review_header_get_first_button (IsmsReviewHeader *self); /* that is shown */

G_END_DECLS
