/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 a): what has become of the decisions of earlier reviews. What became of one is what became
 * of its actions; what was only noted asks for nothing. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

static const IsmsReviewSource decisions = {
  .kind = "review_decision",
  .tables = "review review_decision action",
  .sql = "SELECT d.id, d.last, d.n_open > 0 OR d.n = 0 AS open, CASE WHEN d.n = 0 THEN d.due < ?3 "
         "ELSE d.n_late > 0 END AS late, CASE WHEN d.n_open = 0 THEN d.done_on END AS done_on, "
         "CASE WHEN d.n_open = 0 AND d.n > 0 AND d.done_on IS NULL THEN d.dropped_at END AS "
         "dropped_at FROM (SELECT t.id, t.due, t.review_id IS ?4 AS last, count (a.id) AS n, sum "
         "(a.open) AS n_open, sum (a.open AND a.due < ?3) AS n_late, max (a.done_on) AS done_on, "
         "max (a.dropped_at) AS dropped_at FROM review_decision AS t JOIN review AS r ON r.id = "
         "t.review_id AND r.id <> ?1 AND r.held_on <= ?2 LEFT JOIN (SELECT b.id, b.for_id, b.due, "
         "iif (b.done_on <= ?3, b.done_on, NULL) AS done_on, NOT ifnull (b.done_on <= ?3, 0) AND "
         "b.state <> 'dropped' AS open, iif (b.state = 'dropped', {turned action b state}, NULL) "
         "AS dropped_at FROM (SELECT c.id, c.for_id, c.done_on, c.created_at, {then action c "
         "state} AS state, {then action c due} AS due FROM action AS c WHERE c.for_kind = "
         "'review_decision' AND c.archived = 0) AS b) AS a ON a.for_id = t.id WHERE t.archived = 0 "
         "GROUP BY t.id HAVING n > 0 OR t.kind <> 'noted') AS d",
};

static const IsmsReviewRule rules[] = {
  {
      .name = "a_decided",
      .input = "a",
      .label = N_ ("Decisions of the last review"),
      .lead = TRUE,
      .source = &decisions,
      .where = "s.last",
  },
  {
      .name = "a_done",
      .input = "a",
      .label = N_ ("Decisions carried out"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &decisions,
      .where = "{since s.done_on}",
  },
  {
      .name = "a_open",
      .input = "a",
      .label = N_ ("Decisions open"),
      .lead = TRUE,
      .source = &decisions,
      .where = "s.open",
  },
  {
      .name = "a_overdue",
      .input = "a",
      .label = N_ ("Decisions overdue"),
      .lead = TRUE,
      .source = &decisions,
      .where = "s.open AND s.late",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_ACT,
                                "%d decision of an earlier review is overdue",
                                "%d decisions of earlier reviews are overdue"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "a_dropped",
      .input = "a",
      .label = N_ ("Decisions dropped"),
      .flow = TRUE,
      .source = &decisions,
      .where = "{moment s.dropped_at}",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH,
                                "%d decision of an earlier review was dropped",
                                "%d decisions of earlier reviews were dropped"),
  },
};

const IsmsReviewRules isms_review_rules_decisions = { rules, G_N_ELEMENTS (rules) };
