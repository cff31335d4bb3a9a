/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 d) 4): how far the objectives are fulfilled (6.2). When one was met or missed is known from
 * the journal; how far one is fulfilled, of today alone. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

static const IsmsReviewSource objectives = {
  .kind = "objective",
  .tables = "objective objective_control control action",
  .sql = "SELECT o.id, o.created_at < ?6 AS there, {then objective o status} AS status, {then "
         "objective o due} AS due, o.status AS ended_as, iif (o.status = 'met' OR o.status = "
         "'missed', {turned objective o status}, NULL) AS ended_at, l.fulfilment FROM objective AS "
         "o JOIN objective_list AS l ON l.id = o.id WHERE o.archived = 0",
};

static const IsmsReviewRule rules[] = {
  {
      .name = "d4_running",
      .input = "d4",
      .label = N_ ("Objectives running"),
      .lead = TRUE,
      .source = &objectives,
      .where = "s.there AND s.status = 'running'",
      .none = { ISMS_REVIEW_WATCH, N_ ("No objective is being pursued (6.2)"),
                N_ ("No objective is being pursued (6.2)") },
  },
  {
      .name = "d4_met",
      .input = "d4",
      .label = N_ ("Objectives met"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &objectives,
      .where = "s.ended_as = 'met' AND {moment s.ended_at}",
  },
  {
      .name = "d4_missed",
      .input = "d4",
      .label = N_ ("Objectives missed"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &objectives,
      .where = "s.ended_as = 'missed' AND {moment s.ended_at}",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT, "%d objective was missed", "%d objectives were missed"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "d4_fulfilment",
      .input = "d4",
      .label = N_ ("Fulfilment of running objectives"),
      .unit = ISMS_REVIEW_PERCENT,
      .lead = TRUE,
      .now_only = TRUE,
      .source = &objectives,
      .where = "s.there AND s.status = 'running'",
      .value = "avg (s.fulfilment)",
  },
  {
      .name = "d4_overdue",
      .input = "d4",
      .label = N_ ("Objectives overdue"),
      .source = &objectives,
      .where = "s.there AND s.status IN ('planned', 'running') AND s.due < ?3",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT, "%d objective is overdue", "%d objectives are overdue"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
};

const IsmsReviewRules isms_review_rules_objectives = { rules, G_N_ELEMENTS (rules) };
