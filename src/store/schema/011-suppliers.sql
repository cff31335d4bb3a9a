-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- Ten thousand suppliers with their contracts and answers: what their views look up stands in indexes as a
-- whole, and what is agreed with a supplier is put together once for all clauses. The answers are the same.
-- New is assessing_since: an assessment is under way, begun on that day.

CREATE INDEX supplier_answer_by_answer ON supplier_answer (supplier_assessment_id, answer, weight);
DROP INDEX contract_by_supplier;
CREATE INDEX contract_by_supplier
  ON contract (supplier_id, archived, start_on, end_on, clauses, waived);
CREATE INDEX supplier_assessment_judged ON supplier_assessment (supplier_id, assessed_on, id)
  WHERE archived = 0 AND conclusion IS NOT NULL AND assessed_on IS NOT NULL;

-- As worth and points of the table say it: those are computed, and no index has them for a reader.
DROP VIEW supplier_score;
CREATE VIEW supplier_score AS
SELECT t.id AS supplier_assessment_id,
  (SELECT CAST (round (100 * sum (CASE a.answer WHEN 'yes' THEN a.weight
        WHEN 'partly' THEN a.weight / 2.0 WHEN 'no' THEN 0.0 END)
      / sum (CASE WHEN a.answer IN ('yes', 'partly', 'no') THEN a.weight END)) AS INTEGER)
    FROM supplier_answer AS a WHERE a.supplier_assessment_id = t.id) AS score,
  (SELECT count (*) FROM supplier_answer AS a
    WHERE a.supplier_assessment_id = t.id AND a.answer <> 'not_asked') AS answered,
  (SELECT count (*) FROM supplier_answer AS a
    WHERE a.supplier_assessment_id = t.id AND a.answer = 'not_asked') AS not_asked,
  (SELECT count (*) FROM supplier_answer AS a
    WHERE a.supplier_assessment_id = t.id AND a.answer = 'no') AS gaps
FROM supplier_assessment AS t;

-- As they were, with what they say about a supplier in one place.
DROP VIEW supplier_now;
CREATE VIEW supplier_now AS
SELECT s.id, s.status, s.months, a.id AS assessment_id, a.assessed_on, a.conclusion,
  ifnull (a.next_due,
    min (date (a.assessed_on, printf ('+%d months', s.months)),
      date (a.assessed_on, 'start of month', printf ('+%d months', s.months + 1), '-1 day')))
    AS next_assessment,
  s.status <> 'ended' AND (s.criticality = 'high' OR s.criticality = 'critical')
    AND ifnull (s.access, 'none') <> 'none' AS critical_access
FROM (SELECT k.id, k.status, k.criticality, k.access,
    ifnull (k.assess_months, CASE k.criticality WHEN 'critical' THEN 12 WHEN 'high' THEN 12
      WHEN 'normal' THEN 24 ELSE 36 END) AS months FROM supplier AS k) AS s
LEFT JOIN supplier_assessment AS a ON a.id = (
  SELECT n.id FROM supplier_assessment AS n WHERE n.supplier_id = s.id AND n.archived = 0
  AND n.conclusion IS NOT NULL AND n.assessed_on IS NOT NULL
  ORDER BY n.assessed_on DESC, n.id DESC LIMIT 1);
DROP VIEW supplier_judged;
CREATE VIEW supplier_judged AS
SELECT n.*, CASE WHEN n.status = 'ended' THEN NULL
    WHEN n.critical_access AND (n.assessment_id IS NULL OR n.conclusion = 'not_approved'
      OR n.next_assessment < date ('now', 'localtime')) THEN 'critical'
    WHEN n.assessment_id IS NULL THEN 'missing'
    WHEN n.conclusion = 'not_approved' THEN 'rejected'
    WHEN n.next_assessment < date ('now', 'localtime') THEN 'overdue'
    WHEN n.next_assessment <= date ('now', 'localtime', '+30 days') THEN 'due_soon'
    ELSE 'valid' END AS state
FROM supplier_now AS n;

-- settled: all that is agreed or done without in what runs.
DROP VIEW contract_list;
CREATE VIEW contract_list AS
SELECT c.*, CASE WHEN c.missing IS NULL THEN 0
    ELSE length (c.missing) - length (replace (c.missing, ' ', '')) + 1 END AS n_missing,
  nullif (trim (
    CASE WHEN c.supplier_id IS NULL THEN 'no_supplier ' ELSE '' END
    || CASE WHEN c.overdue THEN 'ended ' ELSE '' END
    || CASE WHEN c.missing IS NOT NULL THEN 'clauses_missing ' ELSE '' END
    || CASE WHEN NOT EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS s
        ON s.id = l.evidence_id WHERE l.for_kind = 'contract' AND l.for_id = c.id
        AND s.archived = 0 AND NOT s.bare)
      AND NOT EXISTS (SELECT 1 FROM attachment AS f WHERE f.tbl = 'contract' AND f.row = c.id)
      THEN 'no_file' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.supplier_id, (SELECT title FROM supplier WHERE id = t.supplier_id) AS supplier,
  (SELECT criticality FROM supplier WHERE id = t.supplier_id) AS criticality,
  t.number, t.start_on, t.end_on, t.notice_months, n.notice_by, t.clauses, t.waived, t.waive_reason,
  t.note,
  CASE WHEN t.end_on < date ('now', 'localtime') THEN 'ended'
    WHEN t.start_on > date ('now', 'localtime') THEN 'to_come'
    WHEN t.end_on <= date ('now', 'localtime', '+30 days') THEN 'ends_soon'
    WHEN n.notice_by BETWEEN date ('now', 'localtime') AND date ('now', 'localtime', '+30 days')
      THEN 'notice_soon'
    ELSE 'runs' END AS state,
  ifnull (t.end_on < date ('now', 'localtime'), 0)
    AND EXISTS (SELECT 1 FROM supplier AS s WHERE s.id = t.supplier_id AND s.status = 'active'
      AND s.archived = 0)
    AND NOT EXISTS (SELECT 1 FROM contract_now AS o WHERE o.supplier_id = t.supplier_id AND o.runs)
    AS overdue,
  (SELECT group_concat (k.clause, ' ' ORDER BY k.place) FROM supplier_clause AS k,
    (SELECT n.settled || ifnull (group_concat (o.settled, ''), '') AS settled
      FROM contract_now AS o WHERE o.supplier_id = t.supplier_id AND o.runs) AS x
    WHERE k.supplier_id = t.supplier_id
    AND ifnull (t.end_on, '9999-12-31') >= date ('now', 'localtime')
    AND instr (x.settled, ' ' || k.clause || ' ') = 0) AS missing
FROM contract AS t JOIN contract_now AS n ON n.id = t.id) AS c;

DROP VIEW supplier_list;
CREATE VIEW supplier_list AS
SELECT s.*, nullif (trim (
    CASE WHEN s.owner_id IS NULL THEN 'no_owner ' ELSE '' END
    || CASE WHEN s.access IS NULL AND s.status <> 'ended' THEN 'access_unknown ' ELSE '' END
    || CASE WHEN s.status = 'ended' AND ifnull (s.access, 'none') <> 'none'
      THEN 'access_left ' ELSE '' END
    || CASE WHEN s.status = 'active' AND s.rating = 'not_approved' THEN 'not_approved ' ELSE '' END
    || CASE WHEN s.status = 'active' AND s.n_running = 0 THEN 'no_contract ' ELSE '' END
    || CASE WHEN s.status = 'ended' AND s.n_running > 0 THEN 'contract_left ' ELSE '' END
    || CASE WHEN s.status = 'active' AND s.n_running > 0 AND s.missing_clauses IS NOT NULL
      THEN 'clauses_missing ' ELSE '' END
    || CASE WHEN s.status <> 'ended' AND EXISTS (SELECT 1 FROM supplier_certificate AS k
        JOIN supplier_certificate_now AS n ON n.id = k.id
        WHERE k.supplier_id = s.id AND k.archived = 0 AND n.state = 'expired')
      THEN 'certificate_expired ' ELSE '' END
    || CASE WHEN s.status <> 'ended' AND ifnull (trim (s.exit_plan), '') = ''
        AND (s.criticality = 'critical' OR (s.criticality = 'high' AND s.cloud = 1))
      THEN 'no_exit_plan ' ELSE '' END
    || CASE WHEN s.status <> 'ended' AND s.criticality = 'critical' AND s.exit_tested_on IS NULL
        AND ifnull (trim (s.exit_plan), '') <> '' THEN 'exit_untested' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.service, t.category, t.criticality, t.status, t.ended_on, t.contact,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.cloud, t.personal_data, t.access, t.assess_months, t.exit_plan, t.exit_tested_on, t.note,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM supplier_asset AS l
    JOIN asset AS o ON o.id = l.asset_id WHERE l.supplier_id = t.id) AS assets,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM supplier_risk AS l
    JOIN risk AS o ON o.id = l.risk_id WHERE l.supplier_id = t.id) AS risks,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM supplier_document AS l
    JOIN document AS o ON o.id = l.document_id WHERE l.supplier_id = t.id) AS documents,
  n.state AS assessment_state,
  n.assessed_on AS last_assessment, n.conclusion AS rating,
  (SELECT v.score FROM supplier_score AS v WHERE v.supplier_assessment_id = n.assessment_id) AS score,
  CASE WHEN t.status <> 'ended' THEN n.next_assessment END AS next_assessment,
  t.status <> 'ended' AND (ifnull (n.next_assessment < date ('now', 'localtime'), 0)
    OR (n.assessment_id IS NULL AND n.critical_access)) AS overdue,
  (SELECT max (ifnull (o.assessed_on, date (o.created_at, 'localtime')))
    FROM supplier_assessment AS o WHERE o.supplier_id = t.id AND o.archived = 0
    AND o.conclusion IS NULL AND t.status <> 'ended') AS assessing_since,
  (SELECT count (*) FROM contract_now AS c WHERE c.supplier_id = t.id AND c.runs) AS n_running,
  (SELECT nullif (max (ifnull (c.end_on, '9999-12-31')), '9999-12-31') FROM contract AS c
    JOIN contract_now AS w ON w.id = c.id WHERE c.supplier_id = t.id AND w.runs) AS contract_until,
  (SELECT group_concat (k.clause, ' ' ORDER BY k.place) FROM supplier_clause AS k,
    (SELECT ifnull (group_concat (c.settled, ''), '') AS settled FROM contract_now AS c
      WHERE c.supplier_id = t.id AND c.runs) AS x
    WHERE k.supplier_id = t.id AND t.status <> 'ended'
    AND instr (x.settled, ' ' || k.clause || ' ') = 0) AS missing_clauses
FROM supplier AS t JOIN supplier_judged AS n ON n.id = t.id) AS s;
