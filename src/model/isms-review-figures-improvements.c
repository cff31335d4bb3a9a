/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 g): opportunities for continual improvement (10.1). Proposals, decisions and benefits have
 * days; by when something is due is known of today alone. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

static const IsmsReviewSource improvements = {
  .kind = "improvement",
  .tables = "improvement action",
  .sql = "SELECT i.id, i.decision, i.decided_on, i.seen_on, l.status, i.due, {came i proposed_on} "
         "AS came, {there i proposed_on} AS there FROM improvement AS i JOIN improvement_list AS l "
         "ON l.id = i.id WHERE i.archived = 0",
};

static const IsmsReviewRule rules[] = {
  {
      .name = "g_ideas",
      .input = "g",
      .label = N_ ("Ideas to be decided"),
      .lead = TRUE,
      .source = &improvements,
      .where = "s.there AND (s.decision = 'undecided' OR ifnull (s.decided_on > ?3, 0))",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_WATCH, "%d idea waits for a decision", "%d ideas wait for a decision"),
  },
  {
      .name = "g_new",
      .input = "g",
      .label = N_ ("Ideas new"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &improvements,
      .where = "s.came",
      .none = { ISMS_REVIEW_WATCH,
                N_ ("No opportunity for improvement was recorded since the last review (10.1)"),
                N_ ("No opportunity for improvement has been recorded yet (10.1)") },
  },
  {
      .name = "g_accepted",
      .input = "g",
      .label = N_ ("Ideas accepted"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &improvements,
      .where = "s.decision = 'accepted' AND {since s.decided_on}",
  },
  {
      .name = "g_benefit",
      .input = "g",
      .label = N_ ("Benefits seen"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &improvements,
      .where = "{since s.seen_on}",
  },
  {
      .name = "g_overdue",
      .input = "g",
      .label = N_ ("Improvements overdue"),
      .now_only = TRUE,
      .source = &improvements,
      .where = "s.status NOT IN ('rejected', 'seen') AND s.due < ?3",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT, "%d improvement is overdue", "%d improvements are overdue"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
};

const IsmsReviewRules isms_review_rules_improvements = { rules, G_N_ELEMENTS (rules) };
