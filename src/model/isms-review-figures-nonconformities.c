/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 d) 1): nonconformities and corrective actions. What is closed has a day, so that how many
 * were open is known of every day; by when something of one is due is known of today alone. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

static const IsmsReviewSource nonconformities = {
  .kind = "nonconformity",
  .tables = "nonconformity action",
  .sql = "SELECT n.id, n.grade, n.closed_on, n.result, n.verified_on, {there n detected_on} AND "
         "ifnull (n.closed_on > ?3, 1) AS open, {came n detected_on} AS came, julianday "
         "(n.closed_on) - julianday (n.detected_on) AS days, l.next_due FROM nonconformity AS n "
         "JOIN nonconformity_list AS l ON l.id = n.id WHERE n.archived = 0",
};

static const IsmsReviewSource actions = {
  .kind = "action",
  .tables = "action",
  .sql = "SELECT a.id, NOT ifnull (a.done_on <= ?3, 0) AND {there a start_on} AND {then action a "
         "state} <> 'dropped' AS open, {then action a due} AS due FROM action AS a WHERE a.kind = "
         "'corrective' AND a.archived = 0",
};

static const IsmsReviewRule rules[] = {
  {
      .name = "d1_open",
      .input = "d1",
      .label = N_ ("Nonconformities open"),
      .lead = TRUE,
      .source = &nonconformities,
      .where = "s.open",
  },
  {
      .name = "d1_new",
      .input = "d1",
      .label = N_ ("Nonconformities found"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &nonconformities,
      .where = "s.came",
  },
  {
      .name = "d1_closed",
      .input = "d1",
      .label = N_ ("Nonconformities closed"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &nonconformities,
      .where = "{since s.closed_on}",
  },
  {
      .name = "d1_overdue",
      .input = "d1",
      .label = N_ ("Nonconformities overdue"),
      .lead = TRUE,
      .now_only = TRUE,
      .source = &nonconformities,
      .where = "s.open AND s.next_due < ?3",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT, "%d nonconformity is overdue", "%d nonconformities are overdue"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "d1_major",
      .input = "d1",
      .label = N_ ("Major nonconformities open"),
      .source = &nonconformities,
      .where = "s.open AND s.grade = 'major'",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT, "%d major nonconformity is open", "%d major nonconformities are open"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "d1_days",
      .input = "d1",
      .label = N_ ("Days to close, on average"),
      .unit = ISMS_REVIEW_DAYS,
      .flow = TRUE,
      .source = &nonconformities,
      .where = "{since s.closed_on} AND s.days IS NOT NULL",
      .value = "avg (s.days)",
  },
  {
      .name = "d1_reopened",
      .input = "d1",
      .label = N_ ("Corrections found not effective"),
      .flow = TRUE,
      .now_only = TRUE,
      .source = &nonconformities,
      .where = "s.result = 'not_effective' AND {since s.verified_on}",
      .some =
          ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH,
                            "What was done about %d nonconformity was found not to be effective",
                            "What was done about %d nonconformities was found not to be effective"),
  },
  {
      .name = "d1_actions_overdue",
      .input = "d1",
      .label = N_ ("Corrective actions overdue"),
      .source = &actions,
      .where = "s.open AND s.due < ?3",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT, "%d corrective action is overdue", "%d corrective actions are overdue"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
};

const IsmsReviewRules isms_review_rules_nonconformities = { rules, G_N_ELEMENTS (rules) };
