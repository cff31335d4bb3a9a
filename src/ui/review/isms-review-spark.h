/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How a figure went over twelve months, as a widget. */

#pragma once

#include <adwaita.h>

#include "isms-review-board.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_SPARK (isms_review_spark_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewSpark, isms_review_spark, ISMS, REVIEW_SPARK, GtkWidget)

GtkWidget *isms_review_spark_new (void);
/* NULL, or without the values of two months: nothing is drawn, in the same room. */
void isms_review_spark_set_figure (IsmsReviewSpark *self, const IsmsReviewFigure *figure);
/* In words; NULL: nothing is drawn. */
const char *isms_review_spark_get_description (IsmsReviewSpark *self);

G_END_DECLS
