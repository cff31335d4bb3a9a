/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 f): results of risk assessment and the status of the risk treatment plan. Ratings have
 * days, so that how many risks stood above the acceptance line is known of every day, and the
 * journal tells when one was closed. What was in treatment, accepted or lapsed, what was due for
 * review, and how far controls were implemented is known of today alone. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

/* The level of the current rating, with its method before it: 503 is level 3 of method 5. */
#define LEVEL(days, order)                                                                         \
  "(SELECT g.method_id * 100 + g.level FROM rating AS g WHERE g.risk_id = r.id "                   \
  "AND g.kind = 'current' AND g.rated_on " days " ORDER BY " order " LIMIT 1)"

/* moved: how the level differs from that at the last review, or from the first one since; between
 * two versions of the method, by tone. */
static const IsmsReviewSource risks = {
  .kind = "risk",
  .tables = "risk rating acceptance risk_control control control_check control_check_result",
  .sql =
      "WITH k AS MATERIALIZED (SELECT r.id, l.status, r.next_review, "
      "r.created_at < ?6 OR EXISTS (SELECT 1 FROM rating AS g WHERE g.risk_id = r.id "
      "AND g.rated_on <= ?3) AS there, r.created_at < ?7 OR ?2 <> '' AND EXISTS (SELECT 1 "
      "FROM rating AS g WHERE g.risk_id = r.id AND g.rated_on <= ?2) AS before, "
      "{then risk r status}"
      " <> 'closed' AS live, " LEVEL (
          "<= ?3",
          "g.rated_on DESC, g.id DESC") " AS is_, "
                                        "ifnull (" LEVEL (
                                            "<= ?2",
                                            "g.rated_on DESC, g.id DESC") ", " LEVEL ("<= ?3",
                                                                                      "g.rated_on, "
                                                                                      "g.id") ") "
                                                                                              "AS "
                                                                                              "was "
                                                                                              "FROM"
                                                                                              " ris"
                                                                                              "k "
                                                                                              "AS "
                                                                                              "r "
                                                                                              "JOIN"
                                                                                              " ris"
                                                                                              "k_"
                                                                                              "list"
                                                                                              " AS "
                                                                                              "l "
                                                                                              "ON "
                                                                                              "l."
                                                                                              "id "
                                                                                              "= "
                                                                                              "r."
                                                                                              "id "
                                                                                              "WHER"
                                                                                              "E "
                                                                                              "r."
                                                                                              "arch"
                                                                                              "ived"
                                                                                              " = "
                                                                                              "0) "
                                                                                              "SELE"
                                                                                              "CT "
                                                                                              "k."
                                                                                              "id, "
                                                                                              "k."
                                                                                              "stat"
                                                                                              "us, "
                                                                                              "k."
                                                                                              "next"
                                                                                              "_rev"
                                                                                              "iew,"
                                                                                              " k."
                                                                                              "ther"
                                                                                              "e "
                                                                                              "AND "
                                                                                              "k."
                                                                                              "live"
                                                                                              " AS "
                                                                                              "live"
                                                                                              ", "
                                                                                              "k."
                                                                                              "ther"
                                                                                              "e "
                                                                                              "AND "
                                                                                              "NOT "
                                                                                              "k."
                                                                                              "befo"
                                                                                              "re "
                                                                                              "AS "
                                                                                              "came"
                                                                                              ", "
                                                                                              "k."
                                                                                              "is_ "
                                                                                              "IS "
                                                                                              "NULL"
                                                                                              " AS "
                                                                                              "unra"
                                                                                              "ted,"
                                                                                              " NOT"
                                                                                              " n."
                                                                                              "acce"
                                                                                              "ptab"
                                                                                              "le "
                                                                                              "AS "
                                                                                              "abov"
                                                                                              "e, "
                                                                                              "iif "
                                                                                              "(k."
                                                                                              "is_ "
                                                                                              "/ "
                                                                                              "100 "
                                                                                              "= "
                                                                                              "k."
                                                                                              "was "
                                                                                              "/ "
                                                                                              "100,"
                                                                                              " k."
                                                                                              "is_ "
                                                                                              "- "
                                                                                              "k."
                                                                                              "was,"
                                                                                              " n."
                                                                                              "tone"
                                                                                              " - "
                                                                                              "b."
                                                                                              "tone"
                                                                                              ") "
                                                                                              "AS "
                                                                                              "move"
                                                                                              "d "
                                                                                              "FROM"
                                                                                              " k "
                                                                                              "LEFT"
                                                                                              " JOI"
                                                                                              "N "
                                                                                              "meth"
                                                                                              "od_"
                                                                                              "leve"
                                                                                              "l "
                                                                                              "AS "
                                                                                              "n "
                                                                                              "ON "
                                                                                              "n."
                                                                                              "meth"
                                                                                              "od_"
                                                                                              "id "
                                                                                              "= "
                                                                                              "k."
                                                                                              "is_ "
                                                                                              "/ "
                                                                                              "100 "
                                                                                              "AND "
                                                                                              "n."
                                                                                              "rank"
                                                                                              " = "
                                                                                              "k."
                                                                                              "is_ "
                                                                                              "% "
                                                                                              "100 "
                                                                                              "LEFT"
                                                                                              " JOI"
                                                                                              "N "
                                                                                              "meth"
                                                                                              "od_"
                                                                                              "leve"
                                                                                              "l "
                                                                                              "AS "
                                                                                              "b "
                                                                                              "ON "
                                                                                              "b."
                                                                                              "meth"
                                                                                              "od_"
                                                                                              "id "
                                                                                              "= "
                                                                                              "k."
                                                                                              "was "
                                                                                              "/ "
                                                                                              "100 "
                                                                                              "AND "
                                                                                              "b."
                                                                                              "rank"
                                                                                              " = "
                                                                                              "k."
                                                                                              "was "
                                                                                              "% "
                                                                                              "100",
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

#define UNANSWERED "s.live AND s.above AND s.status NOT IN ('in_treatment', 'accepted', 'closed')"

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
      .source = &risks,
      .where = UNANSWERED,
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
      .source = &risks,
      .where = "s.live AND s.above AND s.status = 'accepted'",
  },
  {
      .name = "f_lapsed",
      .input = "f",
      .label = N_ ("Acceptances lapsed"),
      .now_only = TRUE,
      .source = &risks,
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
