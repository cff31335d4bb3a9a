/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the chapters of the report of a management review share. */

#pragma once

#include "isms-record.h"
#include "isms-report.h"
#include "isms-review-board.h"

G_BEGIN_DECLS

typedef struct
{
  IsmsDatabase *db;
  IsmsReport *report;
  IsmsRecord *review;
  IsmsReviewBoard *board;  /* with points */
  GPtrArray *participants; /* (element-type IsmsRecord) */
  GPtrArray *decisions;    /* (element-type IsmsRecord) */
  char *as_of;             /* the day of the figures, where that is over; NULL: today */
  char *approver;          /* NULL: not approved */
  char *approved_on;
  gboolean held;  /* else it is read before the meeting */
  gboolean brief; /* there is little to say */
  gboolean much;  /* there was more than that */
  gboolean plain; /* and no room for a map of the few risks that a table has all of */
} IsmsReviewPaper;

/* The beginning of the day: what is printed twice on a day is the same to the byte. */
GDateTime *isms_review_paper_dup_day (GDateTime *date);

/* isms-review-inputs.c: a to g with figures, comments, and what was said and decided. */
gboolean isms_review_paper_add_inputs (IsmsReviewPaper *self, GError **error);

/* Nothing now, nothing at the last review, nothing between, and nothing to be thought of that. */
gboolean isms_review_paper_is_quiet (const IsmsReviewFigure *figure);
/* What was decided about that input, a line each. */
char *isms_review_paper_dup_decisions (const IsmsReviewPaper *self, const char *input);

/* The records that a reader asks for first, a line each; NULL on error. */
char *
isms_review_paper_dup_records (IsmsReviewPaper *self, const IsmsReviewCard *card, GError **error);

/* isms-review-brief.c: the same and the agenda in one table, a row for each input. */
gboolean isms_review_paper_add_brief (IsmsReviewPaper *self, GError **error);

/* isms-review-annexes.c: the statement, audits, objectives and metrics. */
gboolean isms_review_paper_add_annexes (IsmsReviewPaper *self, guint *n, GError **error);
/* The heading of the next annex. */
void isms_review_paper_begin_annex (IsmsReviewPaper *self, guint *n, const char *title);

/* isms-review-risks.c: the maps, and the highest risks. */
gboolean isms_review_paper_add_risks (IsmsReviewPaper *self, guint *n, GError **error);

/* "9.3.2 d) 1) Nonconformities" */
char *isms_review_paper_dup_input (const IsmsReviewCard *card);
/* Of a cell of the last row: its patch; the words say the same. */
void isms_review_paper_set_sign (IsmsReportTable *table, guint column, IsmsReviewSign sign);

G_END_DECLS
