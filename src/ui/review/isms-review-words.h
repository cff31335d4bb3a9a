/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How what is good, to be watched or to be acted on looks: an icon and a word, never a colour
 * alone. */

#pragma once

#include <gtk/gtk.h>

#include "isms-review-board.h"

G_BEGIN_DECLS

/* NULL: there is nothing to be thought of it. */
const char *isms_review_sign_get_icon_name (IsmsReviewSign sign);
const char *isms_review_sign_get_style (IsmsReviewSign sign); /* a class: "warning" */

/* The icon, and with @words the word beside it. (transfer floating) */
GtkWidget *isms_review_sign_new (gboolean words);
void isms_review_sign_show (GtkWidget *widget, IsmsReviewSign sign);

/* Of a state of a review: "prepared". */
const char *isms_review_state_get_icon_name (const char *state);

G_END_DECLS
