/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Widgets of different heights in as many columns as there is room for. Each goes into the next
 * column: so none changes its column when another grows, and no gap is left between two. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_FLOW (isms_review_flow_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewFlow, isms_review_flow, ISMS, REVIEW_FLOW, GtkWidget)

/* @column: how wide one is at least, in pixels for text of usual size; @most: how many there are at
 * most. */
GtkWidget *isms_review_flow_new (int column, guint most);
void isms_review_flow_append (IsmsReviewFlow *self, GtkWidget *child);
/* In how many columns they stand. */
guint isms_review_flow_get_n_columns (IsmsReviewFlow *self);

G_END_DECLS
