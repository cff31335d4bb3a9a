/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 f): results of risk assessment and the status of the risk treatment plan. Ratings have
 * days, so that how many risks stood above the acceptance line is known of every day, and the
 * journal tells when one was closed. What was in treatment, accepted or lapsed, what was due for
 * review, and how far controls were implemented is known of today alone. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

/* is_, was: the level of the current rating on the day, and at the last review or else the first
 * one since, with the method before it: 503 is level 3 of method 5. seen: is_, and ten million more
 * where it is newer than the last review: else was is the same. moved: how they differ; between two
 * versions of the method, by tone. */
static const IsmsReviewSource risks = {
  .kind = "risk",
  .tables = "risk rating",
  .sql = "WITH j AS (SELECT r.id, r.next_review, "
         "{then risk r status} <> 'closed' AS open, r.created_at < ?6 OR EXISTS ("
         "SELECT 1 FROM rating AS g WHERE g.risk_id = r.id AND g.rated_on <= ?3) AS there, "
         "r.created_at < ?7 OR ?2 <> '' AND EXISTS ("
         "SELECT 1 FROM rating AS g WHERE g.risk_id = r.id AND g.rated_on <= ?2) AS before, "
         "(SELECT g.method_id * 100 + g.level + (g.rated_on > ?2) * 10000000 FROM rating AS g "
         "WHERE g.risk_id = r.id AND g.kind = 'current' AND g.rated_on <= ?3 "
         "ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS seen "
         "FROM risk AS r WHERE r.archived = 0 " ISMS_REVIEW_ONCE "), "
         "k AS (SELECT j.*, j.seen % 10000000 AS is_, iif (j.seen < 10000000, j.seen, "
         "ifnull ((SELECT g.method_id * 100 + g.level FROM rating AS g "
         "WHERE g.risk_id = j.id AND g.kind = 'current' AND g.rated_on <= ?2 "
         "ORDER BY g.rated_on DESC, g.id DESC LIMIT 1), (SELECT g.method_id * 100 + g.level "
         "FROM rating AS g WHERE g.risk_id = j.id AND g.kind = 'current' AND g.rated_on <= ?3 "
         "ORDER BY g.rated_on, g.id LIMIT 1))) AS was FROM j " ISMS_REVIEW_ONCE ") "
         "SELECT k.id, k.next_review, k.there AND k.open AS live, "
         "k.there AND NOT k.before AS came, k.is_ IS NULL AS unrated, NOT n.acceptable AS above, "
         "iif (k.is_ / 100 = k.was / 100, k.is_ - k.was, n.tone - b.tone) AS moved FROM k "
         "LEFT JOIN method_level AS n ON n.method_id = k.is_ / 100 AND n.rank = k.is_ % 100 "
         "LEFT JOIN method_level AS b ON k.was <> k.is_ AND b.method_id = k.was / 100 "
         "AND b.rank = k.was % 100",
};

/* Those that are not in treatment, as they stand today: apart from the others, because whether an
 * acceptance has lapsed takes as long to find out as all the rest, and is not asked of the past. */
static const IsmsReviewSource untreated = {
  .kind = "risk",
  .tables = "risk rating acceptance risk_control control control_check control_check_result",
  .sql = "WITH k AS MATERIALIZED (SELECT r.id, l.status, (SELECT g.id FROM rating AS g "
         "WHERE g.risk_id = r.id AND g.kind = 'current' AND g.rated_on <= ?3 "
         "ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS rating FROM risk AS r "
         "JOIN risk_list AS l ON l.id = r.id WHERE r.archived = 0 AND r.status <> 'closed' "
         "AND r.status <> 'in_treatment') "
         "SELECT k.id, k.status, NOT n.acceptable AS above FROM k "
         "LEFT JOIN rating AS g ON g.id = k.rating "
         "LEFT JOIN method_level AS n ON n.method_id = g.method_id AND n.rank = g.level",
};

static const IsmsReviewSource actions = {
  .kind = "action",
  .tables = "action",
  .sql = "SELECT a.id, iif (a.state = 'done', a.done_on, NULL) AS done_on, NOT ifnull (a.done_on "
         "<= ?3, 0) AND {there a start_on} AND {then action a state} <> 'dropped' AS open, {then "
         "action a due} AS due FROM action AS a WHERE a.for_kind = 'risk' AND a.archived = 0",
};

static const IsmsReviewSource controls = {
  .kind = "control",
  .tables = "control framework control_check control_check_result",
  .sql = "SELECT c.id, c.reported = 'implemented' OR c.reported = 'inherited' AS implemented FROM "
         "control_list AS c WHERE c.archived = 0 AND c.in_soa AND c.applicable = 'yes'",
};

static const IsmsReviewRule rules[] = {
  {
      .name = "f_risks",
      .input = "f",
      .label = N_ ("Risks"),
      .lead = TRUE,
      .source = &risks,
      .where = "s.live",
      .none = { ISMS_REVIEW_ACT, N_ ("No risk is recorded (6.1.2)"),
                N_ ("No risk is recorded (6.1.2)") },
  },
  {
      .name = "f_above",
      .input = "f",
      .label = N_ ("Risks above the acceptance line"),
      .lead = TRUE,
      .source = &risks,
      .where = "s.live AND s.above",
  },
  {
      .name = "f_unanswered",
      .input = "f",
      .label = N_ ("Risks above it, neither treated nor accepted"),
      .lead = TRUE,
      .now_only = TRUE,
      .source = &untreated,
      .where = "s.above AND s.status <> 'accepted'",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT,
          "%d risk above the acceptance line is neither in treatment nor accepted (6.1.3)",
          "%d risks above the acceptance line are neither in treatment nor accepted (6.1.3)"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "f_actions_overdue",
      .input = "f",
      .label = N_ ("Treatment actions overdue"),
      .lead = TRUE,
      .source = &actions,
      .where = "s.open AND s.due < ?3",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_ACT,
                                "%d action of the risk treatment plan is overdue",
                                "%d actions of the risk treatment plan are overdue"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "f_new",
      .input = "f",
      .label = N_ ("Risks new"),
      .flow = TRUE,
      .source = &risks,
      .where = "s.came",
  },
  {
      .name = "f_unrated",
      .input = "f",
      .label = N_ ("Risks not rated"),
      .source = &risks,
      .where = "s.live AND s.unrated",
      .some =
          ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH, "%d risk is not rated", "%d risks are not rated"),
  },
  {
      .name = "f_accepted",
      .input = "f",
      .label = N_ ("Risks above it that are accepted"),
      .now_only = TRUE,
      .source = &untreated,
      .where = "s.above AND s.status = 'accepted'",
  },
  {
      .name = "f_lapsed",
      .input = "f",
      .label = N_ ("Acceptances lapsed"),
      .now_only = TRUE,
      .source = &untreated,
      .where = "s.status = 'lapsed'",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_ACT,
                                "The acceptance of %d risk has lapsed (6.1.3)",
                                "The acceptances of %d risks have lapsed (6.1.3)"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "f_due",
      .input = "f",
      .label = N_ ("Risks past their review"),
      .now_only = TRUE,
      .source = &risks,
      .where = "s.live AND s.next_review < ?3",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH,
                                "%d risk is past its review (8.2)",
                                "%d risks are past their reviews (8.2)"),
  },
  {
      .name = "f_up",
      .input = "f",
      .label = N_ ("Risks that rose"),
      .flow = TRUE,
      .source = &risks,
      .where = "s.live AND s.moved > 0",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH, "%d risk rose", "%d risks rose"),
  },
  {
      .name = "f_down",
      .input = "f",
      .label = N_ ("Risks that fell"),
      .flow = TRUE,
      .source = &risks,
      .where = "s.live AND s.moved < 0",
  },
  {
      .name = "f_actions_open",
      .input = "f",
      .label = N_ ("Treatment actions open"),
      .source = &actions,
      .where = "s.open",
  },
  {
      .name = "f_actions_done",
      .input = "f",
      .label = N_ ("Treatment actions done"),
      .flow = TRUE,
      .source = &actions,
      .where = "{since s.done_on}",
  },
  {
      .name = "f_implemented",
      .input = "f",
      .label = N_ ("Applicable controls implemented"),
      .unit = ISMS_REVIEW_PERCENT,
      .now_only = TRUE,
      .source = &controls,
      .where = "1",
      .value = "avg (100.0 * s.implemented)",
  },
};

const IsmsReviewRules isms_review_rules_risks = { rules, G_N_ELEMENTS (rules) };
