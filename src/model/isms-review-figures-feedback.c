/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 e): what interested parties said. When it came and when it was answered has a day. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

static const IsmsReviewSource feedback = {
  .kind = "feedback",
  .tables = "feedback",
  .sql = "SELECT f.id, f.tone, {came f received_on} AS came, {there f received_on} AND ifnull "
         "(f.answered_on > ?3, 1) AS open FROM feedback AS f WHERE f.archived = 0",
};

static const IsmsReviewRule rules[] = {
  {
      .name = "e_feedback",
      .input = "e",
      .label = N_ ("Feedback received"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &feedback,
      .where = "s.came",
      .none = { ISMS_REVIEW_WATCH,
                N_ ("No feedback of interested parties was recorded since the last review"),
                N_ ("No feedback of interested parties has been recorded yet") },
  },
  {
      .name = "e_complaints",
      .input = "e",
      .label = N_ ("Complaints"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &feedback,
      .where = "s.came AND s.tone = 'complaint'",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_WATCH, "%d complaint was received", "%d complaints were received"),
  },
  {
      .name = "e_open",
      .input = "e",
      .label = N_ ("Feedback not answered"),
      .lead = TRUE,
      .source = &feedback,
      .where = "s.open",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH,
                                "%d message of an interested party is not answered",
                                "%d messages of interested parties are not answered"),
  },
  {
      .name = "e_praise",
      .input = "e",
      .label = N_ ("Praise"),
      .flow = TRUE,
      .source = &feedback,
      .where = "s.came AND s.tone = 'praise'",
  },
  {
      .name = "e_complaints_open",
      .input = "e",
      .label = N_ ("Complaints not answered"),
      .source = &feedback,
      .where = "s.open AND s.tone = 'complaint'",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT, "%d complaint is not answered", "%d complaints are not answered"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
};

const IsmsReviewRules isms_review_rules_feedback = { rules, G_N_ELEMENTS (rules) };
