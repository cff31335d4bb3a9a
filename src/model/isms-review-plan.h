/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How the meeting of a management review is planned: when, where, who is asked to it, and what is
 * talked about for how long, by whom (9.3.1). Read as a whole, changed by a person, written as one
 * step. */

#pragma once

#include "isms-database.h"
#include "isms-step.h"

G_BEGIN_DECLS

/* Why somebody is in the list. */
typedef enum
{
  ISMS_REVIEW_SEAT_THERE, /* takes part already */
  ISMS_REVIEW_SEAT_LAST,  /* took part in the last review */
  ISMS_REVIEW_SEAT_ROLE,  /* has a role (5.3) */
  ISMS_REVIEW_SEAT_ADDED, /* was looked for, or typed */
} IsmsReviewSeatOrigin;

typedef struct
{
  gint64 participant; /* 0: not there yet */
  gint64 person;      /* 0: a guest, who is nothing but a name */
  char *name;
  char *capacity; /* "Managing Director"; or NULL */
  char *email;    /* or NULL */
  IsmsReviewSeatOrigin origin;
  gboolean asked; /* takes part */
} IsmsReviewSeat;

/* One of the ten inputs (9.3.2). */
typedef struct
{
  const char *input; /* interned: "d1" */
  gint64 presenter;  /* or 0 */
  char *name;        /* of the presenter; or NULL */
  gint64 minutes;    /* 0: not said */
} IsmsReviewItem;

typedef struct
{
  gint64 review; /* 0: not there yet */
  char *uid, *ref;
  char *title;
  char *planned_on; /* texts: NULL where not said */
  char *starts_at;
  gint64 minutes; /* 0: not said */
  char *place;
  gint64 chair, minutes_by; /* or 0 */
  char *chair_name, *minutes_by_name;
  char *purpose;
  char *topics;
  GPtrArray *seats; /* IsmsReviewSeat */
  GPtrArray *items; /* IsmsReviewItem, in the order of the standard */
} IsmsReviewPlan;

/* @review of 0: one that is proposed, after the last one. */
IsmsReviewPlan *isms_review_plan_load (IsmsDatabase *database, gint64 review, GError **error);
void isms_review_plan_free (IsmsReviewPlan *self);

/* A seat for somebody: the one that is there, or a new one. @person of 0: a guest. */
IsmsReviewSeat *isms_review_plan_seat (IsmsReviewPlan *self, gint64 person, const char *name);
/* What is said of all its inputs together. */
gint64 isms_review_plan_count_minutes (const IsmsReviewPlan *self);
/* Gives those inputs that have none the same share of what is left of the meeting. */
void isms_review_plan_share (IsmsReviewPlan *self);

/* Begins the review, or changes the one that is there, in @step. Returns its id. */
gint64 isms_review_plan_write (IsmsStep *step, const IsmsReviewPlan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReviewPlan, isms_review_plan_free)

G_END_DECLS
