/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A figure as a button that leads to the records behind it: large with how it went, or a row among
 * others. It is made once and filled again: what says the same stays as it is. */

#pragma once

#include <adwaita.h>

#include "isms-review-board.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW_FIGURE_VIEW (isms_review_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsReviewFigureView, isms_review_figure_view, ISMS, REVIEW_FIGURE_VIEW, GtkButton)

/* The columns of rows that stand beneath each other. */
typedef struct
{
  GtkSizeGroup *then;
  GtkSizeGroup *value;
  GtkSizeGroup *change;
} IsmsReviewColumns;

/* What a figure is shown as part of. */
typedef struct
{
  IsmsReviewBoard *board;
  IsmsReviewBoard *other; /* what it is compared with; NULL: with the review before */
  gboolean has_points;    /* else how figures went is on its way */
} IsmsReviewSight;

/* @columns: NULL: it is large. */
GtkWidget *isms_review_figure_view_new (const char *name, const IsmsReviewColumns *columns);
void isms_review_figure_view_show (IsmsReviewFigureView *self,
                                   const IsmsReviewFigure *figure,
                                   const IsmsReviewSight *sight);
const char *isms_review_figure_view_get_name (IsmsReviewFigureView *self); /* "d1_open" */
/* What a screen reader says of it. */
const char *isms_review_figure_view_get_sentence (IsmsReviewFigureView *self);
/* As they are read: "7", "+2"; for the tests. */
const char *isms_review_figure_view_get_value (IsmsReviewFigureView *self);
const char *isms_review_figure_view_get_change (IsmsReviewFigureView *self);

G_END_DECLS
