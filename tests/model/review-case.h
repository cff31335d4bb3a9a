/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A workspace built by hand in which every figure of a management review is known on paper, at two
 * dates: the day on which the first review was held, 90 days ago, and today, when the second one is
 * open. Who shows figures (boards, windows, reports, the command line) is tested with these. */

#pragma once

#include "isms-review-board.h"
#include "isms-store.h"

/* What paper says of a figure. */
typedef struct
{
  const char *name;
  double first; /* REVIEW_CASE_NONE: nothing is known */
  const char *first_sign;
  double second;
  const char *second_sign;
  const char *value;   /* of the second one, as it reads in English */
  const char *change;  /* against the first one; or NULL */
  const char *reason;  /* of the second one's sign; or NULL */
  const char *records; /* behind the second one: their titles in the order of their refs; or NULL
                        * where it counts none */
  gboolean now_only;   /* the first one can not be told without what was stored */
} ReviewCaseFigure;

#define REVIEW_CASE_NONE (-1.0)
#define REVIEW_CASE_DAYS 90 /* since the first one */

typedef struct
{
  IsmsStore *store;
  GHashTable *ids; /* (char *) what a record is called here → gint64 * */
  gint64 first;    /* the reviews; 0: not yet */
  gint64 second;
} ReviewCase;

/* In a new workspace with the method 5x5 and nothing else in it. */
ReviewCase *review_case_new (IsmsStore *store);
void review_case_free (ReviewCase *self);
/* All until the day of the first review, which is planned. */
void review_case_build_first (ReviewCase *self);
/* It is held, and its figures are stored. */
void review_case_hold_first (ReviewCase *self);
/* All since then; the second review is planned for today. */
void review_case_build_second (ReviewCase *self);
/* All of these. */
void review_case_build (ReviewCase *self);

const ReviewCaseFigure *review_case_list (guint *n);
gint64 review_case_get_id (ReviewCase *self, const char *name);
/* @days from today. (transfer none) */
const char *review_case_get_day (int days);
/* One more deed, @days from today: @values as in review-case.c. */
void review_case_do (
    ReviewCase *self, int days, const char *table, const char *name, const char *values);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReviewCase, review_case_free)
