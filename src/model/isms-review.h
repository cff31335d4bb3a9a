/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Management reviews: what top management looked at, who was there, what was decided, and what was
 * added later (9.3). */

#pragma once

#include "isms-record.h"
#include "isms-rule.h"
#include "isms-step.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REVIEW (isms_review_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReview, isms_review, ISMS, REVIEW, IsmsRecord)

#define ISMS_TYPE_REVIEW_INPUT (isms_review_input_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewInput, isms_review_input, ISMS, REVIEW_INPUT, IsmsRecord)

#define ISMS_TYPE_REVIEW_PARTICIPANT (isms_review_participant_get_type ())
G_DECLARE_FINAL_TYPE (
    IsmsReviewParticipant, isms_review_participant, ISMS, REVIEW_PARTICIPANT, IsmsRecord)

#define ISMS_TYPE_REVIEW_DECISION (isms_review_decision_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewDecision, isms_review_decision, ISMS, REVIEW_DECISION, IsmsRecord)

#define ISMS_TYPE_REVIEW_ADDENDUM (isms_review_addendum_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReviewAddendum, isms_review_addendum, ISMS, REVIEW_ADDENDUM, IsmsRecord)

/* --- What it looks at --- */

#define ISMS_N_REVIEW_INPUTS 10

extern const IsmsChoice isms_review_inputs[]; /* a, b, c, d1, …, g: what 9.3.2 asks for */
/* "9.3.2 d) 1)"; NULL: there is no such input. */
const char *isms_review_input_get_clause (const char *input);

/* --- Which one --- */

/* The one that is not approved, of several the one that is planned for the earliest day; 0: none.
 */
gint64 isms_review_find_open (IsmsDatabase *database, GError **error);
/* The one that was held last, approved or not; 0: none. */
gint64 isms_review_find_last (IsmsDatabase *database, GError **error);

/* --- Beginning one --- */

/* Follows the last one: chair, participants, presenters, times and topics as then; without one, who
 * holds a role takes part. Returns its id. */
gint64 isms_review_begin (IsmsStep *step, const char *title, const char *planned_on);
char *isms_review_dup_proposed_title (IsmsDatabase *database, GError **error);
/* The day that the last one named for the next; NULL: none, or an error. */
char *isms_review_dup_proposed_day (IsmsDatabase *database, GError **error);

/* --- What is missing before it is approved --- */

typedef struct
{
  const IsmsKind *kind;
  gint64 record;     /* which one mends it; 0: a new one of that kind does */
  const char *field; /* which field of it; NULL: the record itself */
  char *sentence;    /* for the person */
} IsmsReviewLack;

void isms_review_lack_free (IsmsReviewLack *self);
/* In the order of the meeting; empty: it may be approved. */
GPtrArray *isms_review_list_lacks (IsmsDatabase *database, gint64 review, GError **error);

/* --- For rules of what belongs to a review, or is named in one --- */

/* Refuses what would change something that belongs to one that is approved. */
gboolean isms_review_check_open (IsmsProposal *proposal, GError **error);
/* A person who is named in one that is approved is not deleted. */
gboolean isms_review_check_person (IsmsProposal *proposal, GError **error);
/* Nor is the action of a decision of one, nor given to another record. */
gboolean isms_review_check_action (IsmsProposal *proposal, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReviewLack, isms_review_lack_free)

G_END_DECLS
