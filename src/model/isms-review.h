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

#define ISMS_N_REVIEW_INPUTS 10

extern const IsmsChoice isms_review_inputs[]; /* a, b, c, d1, …, g: what 9.3.2 asks for */
/* "9.3.2 d) 1)"; NULL: there is no such input. */
const char *isms_review_input_get_clause (const char *input);

G_END_DECLS
