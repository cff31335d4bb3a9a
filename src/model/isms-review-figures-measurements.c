/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 d) 2): monitoring and measurement results: metrics, incidents, checks of controls. How a
 * metric stood on a day follows from what was measured until then, by the thresholds of today.
 * Which values and checks were due, and which notices to an authority, is known of today alone. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

static const IsmsReviewSource metrics = {
  .kind = "metric",
  .tables = "metric measurement",
  .sql = "SELECT m.id, n.next_due, {there m since} AS there, (SELECT v.status FROM "
         "measurement_list AS v WHERE v.metric_id = m.id AND v.archived = 0 AND v.value IS NOT "
         "NULL AND {there v measured_on} ORDER BY v.period_start DESC LIMIT 1) AS status FROM "
         "metric AS m JOIN metric_list AS n ON n.id = m.id WHERE m.archived = 0",
};

static const IsmsReviewSource incidents = {
  .kind = "incident",
  .tables = "incident",
  .sql =
      "SELECT i.id, i.severity, l.hours_to_contain AS hours, l.notification, {moment l.known_at} "
      "AS came, l.known_at < ?6 AND (i.status <> 'closed' OR ifnull (i.closed_at >= ?6, 0)) AS "
      "open FROM incident AS i JOIN incident_list AS l ON l.id = i.id WHERE i.archived = 0",
};

static const IsmsReviewSource checks = {
  .kind = "control_check",
  .tables = "control_check control_check_result",
  .sql = "SELECT k.id, k.next_due, EXISTS (SELECT 1 FROM control_check_result AS r WHERE "
         "r.control_check_id = k.id AND r.result = 'fail' AND {since r.checked_on}) AS failed FROM "
         "control_check_due AS k WHERE k.archived = 0",
};

static const IsmsReviewRule rules[] = {
  {
      .name = "d2_on_target",
      .input = "d2",
      .label = N_ ("Metrics on target"),
      .unit = ISMS_REVIEW_PERCENT,
      .lead = TRUE,
      .source = &metrics,
      .where = "s.there AND s.status <> 'none'",
      .value = "avg (100.0 * (s.status = 'good'))",
  },
  {
      .name = "d2_act",
      .input = "d2",
      .label = N_ ("Metrics that call for action"),
      .lead = TRUE,
      .source = &metrics,
      .where = "s.there AND s.status = 'act'",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT, "%d metric calls for action", "%d metrics call for action"),
  },
  {
      .name = "d2_incidents",
      .input = "d2",
      .label = N_ ("Incidents"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &incidents,
      .where = "s.came",
  },
  {
      .name = "d2_incidents_open",
      .input = "d2",
      .label = N_ ("Incidents open"),
      .lead = TRUE,
      .source = &incidents,
      .where = "s.open",
  },
  {
      .name = "d2_metrics",
      .input = "d2",
      .label = N_ ("Metrics"),
      .source = &metrics,
      .where = "s.there",
      .none = { ISMS_REVIEW_WATCH, N_ ("Nothing is measured (9.1)"),
                N_ ("Nothing is measured (9.1)") },
  },
  {
      .name = "d2_watch",
      .input = "d2",
      .label = N_ ("Metrics to be watched"),
      .source = &metrics,
      .where = "s.there AND s.status = 'watch'",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH,
                                "%d metric is short of its target",
                                "%d metrics are short of their targets"),
  },
  {
      .name = "d2_missing",
      .input = "d2",
      .label = N_ ("Metrics without the value that was due"),
      .now_only = TRUE,
      .source = &metrics,
      .where = "s.there AND s.next_due < ?3",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH,
                                "Of %d metric the value that was due is missing",
                                "Of %d metrics the values that were due are missing"),
  },
  {
      .name = "d2_severe",
      .input = "d2",
      .label = N_ ("Incidents of high or critical severity"),
      .flow = TRUE,
      .source = &incidents,
      .where = "s.came AND s.severity IN ('high', 'critical')",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH,
                                "There was %d incident of high or critical severity",
                                "There were %d incidents of high or critical severity"),
  },
  {
      .name = "d2_hours",
      .input = "d2",
      .label = N_ ("Hours to contain an incident, on average"),
      .unit = ISMS_REVIEW_HOURS,
      .flow = TRUE,
      .source = &incidents,
      .where = "s.came AND s.hours IS NOT NULL",
      .value = "avg (s.hours)",
  },
  {
      .name = "d2_notify",
      .input = "d2",
      .label = N_ ("Incidents told to the authority late, or not yet"),
      .now_only = TRUE,
      .source = &incidents,
      .where = "s.notification = 'overdue' OR s.came AND s.notification = 'late'",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_ACT,
                                "Of %d incident the authority was told late, or not yet",
                                "Of %d incidents the authority was told late, or not yet"),
  },
  {
      .name = "d2_checks_failed",
      .input = "d2",
      .label = N_ ("Checks of controls that failed"),
      .flow = TRUE,
      .source = &checks,
      .where = "s.failed",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_WATCH, "%d check of a control failed", "%d checks of controls failed"),
  },
  {
      .name = "d2_checks_overdue",
      .input = "d2",
      .label = N_ ("Checks of controls overdue"),
      .now_only = TRUE,
      .source = &checks,
      .where = "s.next_due < ?3",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH,
                                "%d check of a control is overdue",
                                "%d checks of controls are overdue"),
  },
};

const IsmsReviewRules isms_review_rules_measurements = { rules, G_N_ELEMENTS (rules) };
