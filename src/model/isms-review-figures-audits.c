/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 d) 3): audit results. An audit counts when it is reported, which is when top management can
 * know of it. A finding is settled when it is corrected or an audit found it to be. Which audits
 * and findings were late is known of today alone. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

static const IsmsReviewSource audits = {
  .kind = "audit",
  .tables = "audit",
  .sql = "SELECT a.id, a.kind, iif (a.state = 'reported' OR a.state = 'closed', coalesce "
         "(a.reported_on, a.finished_on, a.closed_on, a.ends_on, a.began_on, a.starts_on), NULL) "
         "AS over_on, a.state IN ('planned', 'prepared', 'running') AND ifnull (a.ends_on, "
         "a.starts_on) < ?3 AS late FROM audit AS a WHERE a.archived = 0",
};

static const IsmsReviewSource findings = {
  .kind = "finding",
  .tables = "finding nonconformity improvement audit_item",
  .sql =
      "WITH k AS (SELECT f.id, f.grade, f.due, l.state, {there f found_on} AS there, "
      "{came f found_on} AS came, (SELECT n.closed_on FROM nonconformity AS n "
      "WHERE n.id = w.nonconformity_id) AS closed_on, (SELECT i.answered_on FROM audit_item AS i "
      "WHERE i.id = w.looked_at_id) AS seen_on FROM finding AS f "
      "JOIN finding_list AS l ON l.id = f.id JOIN finding_now AS w ON w.id = f.id "
      "WHERE f.archived = 0 " ISMS_REVIEW_ONCE ") "
      "SELECT k.id, k.grade, k.came, k.state = 'open' AND k.due < ?3 AS late, "
      "k.grade <> 'opportunity' AND k.there AND CASE k.state WHEN 'declined' THEN 0 "
      "WHEN 'taken_up' THEN 0 WHEN 'corrected' THEN ifnull (k.closed_on > ?3, 0) "
      "WHEN 'verified' THEN ifnull (coalesce (min (k.closed_on, k.seen_on), k.closed_on, "
      "k.seen_on) "
      "> ?3, 0) ELSE 1 END AS open FROM k",
};

/* What internal audits of the programme have reached, of all that they are to reach (9.2.1, 9.2.2);
 * of which programme is said as isms_audit_coverage_find_programme () does. */
static const IsmsReviewSource coverage = {
  .kind = "control",
  .tables = "control framework programme audit audit_item audit_control finding finding_control",
  .sql =
      "WITH p AS MATERIALIZED (SELECT id, starts_on, ends_on FROM programme WHERE archived = 0 "
      "ORDER BY CASE WHEN ends_on < ?3 THEN 2 WHEN starts_on > ?3 THEN 1 ELSE 0 END, iif "
      "(starts_on > ?3, starts_on, NULL), starts_on DESC, id DESC LIMIT 1), reached AS "
      "MATERIALIZED (SELECT DISTINCT c.control_id FROM p JOIN audit AS a ON a.programme_id = p.id "
      "OR (a.programme_id IS NULL AND ifnull (a.began_on, a.starts_on) BETWEEN p.starts_on AND "
      "p.ends_on) JOIN audit_coverage AS c ON c.audit_id = a.id WHERE c.counts AND c.sign >= 4 AND "
      "ifnull (c.day <= ?3, 1)) SELECT q.control_id AS id, q.control_id IN (SELECT control_id FROM "
      "reached) AS reached FROM audit_requirement AS q WHERE EXISTS (SELECT 1 FROM p)",
};

/* Without a programme there is no telling (9.2.2). */
static void
judge_coverage (IsmsReviewFigure *figure, IsmsReviewBoard *board)
{
  if (figure->has_value)
    return;
  figure->sign = ISMS_REVIEW_WATCH;
  figure->reason = g_strdup (_ ("There is no audit programme (9.2.2)"));
}

static const IsmsReviewRule rules[] = {
  {
      .name = "d3_audits",
      .input = "d3",
      .label = N_ ("Audits reported"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &audits,
      .where = "{since s.over_on}",
  },
  {
      .name = "d3_major",
      .input = "d3",
      .label = N_ ("Major findings"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &findings,
      .where = "s.came AND s.grade = 'major'",
  },
  {
      .name = "d3_open",
      .input = "d3",
      .label = N_ ("Findings not settled"),
      .lead = TRUE,
      .source = &findings,
      .where = "s.open",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_WATCH, "%d finding is not settled", "%d findings are not settled"),
  },
  {
      .name = "d3_coverage",
      .input = "d3",
      .label = N_ ("Audited in this programme"),
      .unit = ISMS_REVIEW_PERCENT,
      .lead = TRUE,
      .source = &coverage,
      .where = "1",
      .value = "avg (100.0 * s.reached)",
      .judge = judge_coverage,
  },
  {
      .name = "d3_internal",
      .input = "d3",
      .label = N_ ("Internal audits reported"),
      .flow = TRUE,
      .source = &audits,
      .where = "s.kind = 'internal' AND {since s.over_on}",
      .none = { ISMS_REVIEW_WATCH,
                N_ ("No internal audit was reported since the last review (9.2)"),
                N_ ("No internal audit has been reported yet (9.2)") },
  },
  {
      .name = "d3_minor",
      .input = "d3",
      .label = N_ ("Minor findings"),
      .flow = TRUE,
      .source = &findings,
      .where = "s.came AND s.grade = 'minor'",
  },
  {
      .name = "d3_opportunities",
      .input = "d3",
      .label = N_ ("Opportunities found"),
      .flow = TRUE,
      .source = &findings,
      .where = "s.came AND s.grade = 'opportunity'",
  },
  {
      .name = "d3_major_open",
      .input = "d3",
      .label = N_ ("Major findings not settled"),
      .source = &findings,
      .where = "s.open AND s.grade = 'major'",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT, "%d major finding is not settled", "%d major findings are not settled"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "d3_overdue",
      .input = "d3",
      .label = N_ ("Findings overdue"),
      .now_only = TRUE,
      .source = &findings,
      .where = "s.late",
      .some =
          ISMS_REVIEW_SAYS (ISMS_REVIEW_ACT, "%d finding is overdue", "%d findings are overdue"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "d3_late",
      .input = "d3",
      .label = N_ ("Audits late"),
      .now_only = TRUE,
      .source = &audits,
      .where = "s.late",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH, "%d audit is late", "%d audits are late"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
};

const IsmsReviewRules isms_review_rules_audits = { rules, G_N_ELEMENTS (rules) };
