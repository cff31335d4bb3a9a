-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What format 9 mends of formats before it, and what answers to what is required: documents, those
-- who are to read them, and what the standard wants in writing (7.5.1).

-- --- What is reported of a control that was left out, and of a group of controls: nothing ---

-- flaws: what an auditor would ask about first (6.1.3 b to d), words joined by a space.
DROP VIEW control_list;
CREATE VIEW control_list AS
SELECT c.id, c.uid, c.ref, printf ('%09d', ifnull (c.place, 999999999)) || c.ref_key AS ref_key,
  c.created_at, c.updated_at, c.archived, c.title,
  c.framework_id, (SELECT title FROM framework WHERE id = c.framework_id) AS framework,
  c.parent_id, (SELECT title FROM control AS p WHERE p.id = c.parent_id) AS parent,
  c.kind, c.theme, c.purpose, c.wording, c.objective, c.types, c.cia, c.concepts, c.capabilities,
  c.domains, c.former, c.place,
  c.kind = 'control' AND ifnull ((SELECT f.in_soa FROM framework AS f WHERE f.id = c.framework_id), 1)
    AS in_soa,
  CASE WHEN c.kind <> 'group' THEN c.applicable END AS applicable, c.reasons, c.justification,
  CASE WHEN c.kind <> 'group' THEN c.implementation END AS implementation, c.how,
  c.owner_id, (SELECT name FROM person WHERE id = c.owner_id) AS owner, c.due, c.maturity, c.note,
  CASE WHEN c.applicable <> 'no' AND c.kind <> 'group' THEN
    (SELECT p.reported FROM control_report AS p WHERE p.id = c.id) END AS reported,
  CASE WHEN c.applicable <> 'no' THEN
    (SELECT p.because FROM control_doubts AS p WHERE p.id = c.id) END AS reported_because,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.ref_key) FROM risk_control AS l
    JOIN risk AS r ON r.id = l.risk_id WHERE l.control_id = c.id AND r.archived = 0) AS risks,
  (SELECT group_concat (q.ref, ', ' ORDER BY q.ref_key) FROM requirement_control AS l
    JOIN requirement AS q ON q.id = l.requirement_id WHERE l.control_id = c.id AND q.archived = 0)
    AS requirements,
  (SELECT count (*) FROM action AS a WHERE a.for_kind = 'control' AND a.for_id = c.id
    AND a.archived = 0 AND a.state <> 'done' AND a.state <> 'dropped') AS open_actions,
  (SELECT count (*) FROM evidence_for AS l JOIN evidence_state AS s ON s.id = l.evidence_id
    WHERE l.for_kind = 'control' AND l.for_id = c.id AND s.archived = 0 AND s.state <> 'expired'
    AND NOT s.bare) AS evidence,
  nullif (trim (
    (SELECT p.flaws FROM control_doubts AS p WHERE p.id = c.id)
    || CASE WHEN c.applicable = 'yes' AND ifnull (c.reasons, '') = '' THEN 'no_reason ' ELSE '' END
    || CASE WHEN c.applicable = 'no' AND ifnull (trim (c.justification), '') = ''
      THEN 'no_justification ' ELSE '' END
    || CASE WHEN c.applicable = 'yes' AND instr (' ' || c.reasons || ' ', ' risk ') > 0
        AND NOT EXISTS (SELECT 1 FROM risk_control AS l JOIN risk AS r ON r.id = l.risk_id
          WHERE l.control_id = c.id AND r.archived = 0)
      THEN 'no_risk ' ELSE '' END
    || CASE WHEN c.applicable = 'yes' AND instr (' ' || c.reasons || ' ', ' legal ') > 0
        AND NOT EXISTS (SELECT 1 FROM requirement_control AS l
          JOIN requirement AS q ON q.id = l.requirement_id
          WHERE l.control_id = c.id AND q.archived = 0 AND (q.kind = 'legal' OR q.kind = 'regulatory'))
      THEN 'no_law ' ELSE '' END
    || CASE WHEN c.applicable = 'yes' AND instr (' ' || c.reasons || ' ', ' contractual ') > 0
        AND NOT EXISTS (SELECT 1 FROM requirement_control AS l
          JOIN requirement AS q ON q.id = l.requirement_id
          WHERE l.control_id = c.id AND q.archived = 0 AND q.kind = 'contractual')
      THEN 'no_contract ' ELSE '' END
    || CASE WHEN c.applicable = 'no' AND EXISTS (SELECT 1 FROM risk_control AS l
          JOIN risk AS r ON r.id = l.risk_id
          WHERE l.control_id = c.id AND r.archived = 0 AND r.status <> 'closed')
      THEN 'treats_risk ' ELSE '' END
    || CASE WHEN c.applicable = 'no' AND EXISTS (SELECT 1 FROM requirement_control AS l
          JOIN requirement AS q ON q.id = l.requirement_id
          WHERE l.control_id = c.id AND q.archived = 0 AND q.addressed = 'yes')
      THEN 'answers_requirement ' ELSE '' END
    || CASE WHEN c.applicable = 'yes' AND c.due < date ('now', 'localtime')
        AND c.implementation <> 'implemented' AND c.implementation <> 'inherited'
      THEN 'overdue ' ELSE '' END
    || CASE WHEN c.applicable = 'yes'
        AND (c.implementation = 'implemented' OR c.implementation = 'inherited')
        AND NOT EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS s ON s.id = l.evidence_id
          WHERE l.for_kind = 'control' AND l.for_id = c.id AND s.archived = 0
          AND s.state <> 'expired' AND NOT s.bare)
      THEN 'no_evidence ' ELSE '' END
    || CASE WHEN c.applicable = 'yes'
        AND EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS s ON s.id = l.evidence_id
          WHERE l.for_kind = 'control' AND l.for_id = c.id AND s.archived = 0 AND s.state = 'expired')
        AND NOT EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS s ON s.id = l.evidence_id
          WHERE l.for_kind = 'control' AND l.for_id = c.id AND s.archived = 0
          AND s.state <> 'expired' AND NOT s.bare)
      THEN 'expired_evidence' ELSE '' END
  ), '') AS flaws
FROM control AS c;

-- --- Acceptance: what it says of the treatment, and of the status ---

-- 6.1.3 f): as before; but who accepts a risk whose treatment is not decided retains it, so that to
-- say so afterwards changes nothing.
DROP VIEW acceptance_lapse;
CREATE VIEW acceptance_lapse AS
SELECT a.id, a.risk_id, a.what,
  trim (
    CASE WHEN a.what = 'risk' AND EXISTS (
      SELECT 1 FROM rating AS g JOIN method_level AS now ON now.method_id = g.method_id AND now.rank = g.level
        JOIN method_level AS then_ ON then_.method_id = a.method_id AND then_.rank = a.level
      WHERE g.id = (SELECT n.id FROM rating AS n WHERE n.risk_id = a.risk_id AND n.kind = 'current'
          ORDER BY n.rated_on DESC, n.id DESC LIMIT 1)
        AND CASE WHEN g.method_id = a.method_id THEN g.level > a.level
          ELSE now.tone > then_.tone END)
      THEN 'level ' ELSE '' END
    || CASE WHEN r.owner_id IS NOT a.owner_id THEN 'owner ' ELSE '' END
    || CASE WHEN r.treatment <> a.treatment
        AND NOT (a.what = 'risk' AND a.treatment = 'undecided' AND r.treatment = 'retain')
      THEN 'treatment ' ELSE '' END
    || CASE WHEN a.what = 'plan' AND (
        EXISTS (SELECT 1 FROM action AS c WHERE c.for_kind = 'risk' AND c.for_id = a.risk_id
          AND c.archived = 0 AND c.state <> 'dropped' AND c.follows_id IS NULL
          AND c.id NOT IN (SELECT j.value ->> 'id' FROM json_each (a.actions) AS j))
        OR EXISTS (SELECT 1 FROM json_each (a.actions) AS j
          LEFT JOIN action AS c ON c.id = j.value ->> 'id'
          WHERE c.id IS NULL OR c.state = 'dropped' OR c.due IS NOT j.value ->> 'due'))
      THEN 'actions ' ELSE '' END
    || CASE WHEN EXISTS (SELECT 1 FROM json_each (a.controls) AS j
          LEFT JOIN control AS k ON k.id = j.value ->> 'id'
          WHERE k.id IS NULL OR k.applicable = 'no'
          OR NOT EXISTS (SELECT 1 FROM risk_control AS l
            WHERE l.risk_id = a.risk_id AND l.control_id = k.id)
          OR (SELECT n.rank FROM control_state AS n WHERE n.state =
              (SELECT p.reported FROM control_report AS p WHERE p.id = k.id))
            < (SELECT t.rank FROM control_state AS t WHERE t.state = j.value ->> 'state'))
      THEN 'controls ' ELSE '' END
    || CASE WHEN a.expires_on <= date ('now', 'localtime') THEN 'expired' ELSE '' END
  ) AS lapsed_because
FROM acceptance AS a JOIN risk AS r ON r.id = a.risk_id;

-- status: a risk is accepted as long as the word of the person holds. Then it is 'lapsed', which is
-- never stored.
DROP VIEW risk_list;
CREATE VIEW risk_list AS
SELECT r.id, r.uid, r.ref, r.ref_key, r.created_at, r.updated_at, r.archived,
  r.title, r.cause, r.event, r.consequence,
  (SELECT group_concat (ref, ', ' ORDER BY ref_key) FROM risk_asset AS l JOIN asset ON asset.id = l.asset_id
    WHERE l.risk_id = r.id) AS assets,
  (SELECT group_concat (ref, ', ' ORDER BY ref_key) FROM risk_control AS l
    JOIN control ON control.id = l.control_id WHERE l.risk_id = r.id) AS controls,
  r.catalogue_threat_id,
  (SELECT title FROM threat WHERE id = r.catalogue_threat_id) AS catalogue_threat,
  r.catalogue_vulnerability_id,
  (SELECT title FROM vulnerability WHERE id = r.catalogue_vulnerability_id)
    AS catalogue_vulnerability,
  r.cia, r.category,
  r.owner_id, (SELECT name FROM person WHERE id = r.owner_id) AS owner,
  r.treatment,
  CASE WHEN r.status = 'accepted' AND (SELECT a.state FROM acceptance_list AS a
      WHERE a.id = (SELECT n.id FROM acceptance AS n WHERE n.risk_id = r.id AND n.what = 'risk'
        ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)) = 'lapsed'
    THEN 'lapsed' ELSE r.status END AS status,
  r.next_review, r.note,
  (SELECT g.likelihood FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_likelihood,
  (SELECT g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_impact,
  (SELECT g.level FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_level,
  (SELECT l.name FROM rating AS g
    JOIN method_level AS l ON l.method_id = g.method_id AND l.rank = g.level
    WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_level_name,
  (SELECT g.rated_on FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_rated_on,
  (SELECT g.likelihood * 100 + g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_cell,
  (SELECT g.likelihood FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_likelihood,
  (SELECT g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_impact,
  (SELECT g.level FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_level,
  (SELECT l.name FROM rating AS g
    JOIN method_level AS l ON l.method_id = g.method_id AND l.rank = g.level
    WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_level_name,
  (SELECT g.rated_on FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_rated_on,
  (SELECT g.likelihood * 100 + g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_cell,
  (SELECT g.likelihood FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_likelihood,
  (SELECT g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_impact,
  (SELECT g.level FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_level,
  (SELECT l.name FROM rating AS g
    JOIN method_level AS l ON l.method_id = g.method_id AND l.rank = g.level
    WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_level_name,
  (SELECT g.rated_on FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_rated_on,
  (SELECT g.likelihood * 100 + g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_cell,
  ifnull ((SELECT a.state FROM acceptance_list AS a WHERE a.id = (SELECT n.id FROM acceptance AS n
    WHERE n.risk_id = r.id AND n.what = 'risk' ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)
    AND a.state <> 'withdrawn'), 'none') AS acceptance,
  (SELECT a.lapsed_because FROM acceptance_list AS a WHERE a.id = (SELECT n.id FROM acceptance AS n
    WHERE n.risk_id = r.id AND n.what = 'risk' ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)
    AND a.state = 'lapsed') AS acceptance_because,
  (SELECT a.expires_on FROM acceptance AS a WHERE a.id = (SELECT n.id FROM acceptance AS n
    WHERE n.risk_id = r.id AND n.what = 'risk' ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)
    AND a.withdrawn_on IS NULL) AS acceptance_expires,
  ifnull ((SELECT a.state FROM acceptance_list AS a WHERE a.id = (SELECT n.id FROM acceptance AS n
    WHERE n.risk_id = r.id AND n.what = 'plan' ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)
    AND a.state <> 'withdrawn'), 'none') AS plan_approval,
  (SELECT a.lapsed_because FROM acceptance_list AS a WHERE a.id = (SELECT n.id FROM acceptance AS n
    WHERE n.risk_id = r.id AND n.what = 'plan' ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)
    AND a.state = 'lapsed') AS plan_because
FROM risk AS r;

-- --- The documents that answer a requirement (4.2 c, A.5.31), and who is to read a document ---

CREATE TABLE requirement_document (
  id INTEGER PRIMARY KEY,
  requirement_id INTEGER NOT NULL REFERENCES requirement (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (requirement_id, document_id)
) STRICT;
CREATE INDEX requirement_document_by_document ON requirement_document (document_id);

DROP VIEW requirement_list;
CREATE VIEW requirement_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived,
  t.title,
  t.party_id, (SELECT title FROM party WHERE id = t.party_id) AS party,
  t.kind,
  t.source,
  t.wording,
  t.addressed,
  t.reason,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.ref_key) FROM requirement_control AS l
    JOIN control AS r ON r.id = l.control_id WHERE l.requirement_id = t.id) AS controls,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.ref_key) FROM requirement_document AS l
    JOIN document AS r ON r.id = l.document_id WHERE l.requirement_id = t.id) AS documents,
  t.valid_from,
  t.valid_until,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.reviewed_on,
  t.review_months,
  t.note,
  (SELECT d.next FROM requirement_review AS d WHERE d.id = t.id) AS next_review,
  ifnull ((SELECT d.next <= date ('now', 'localtime') FROM requirement_review AS d
    WHERE d.id = t.id), 0) AS review_due,
  nullif (trim (
    CASE WHEN t.addressed = 'undecided' THEN 'undecided ' ELSE '' END
    || CASE WHEN t.addressed = 'yes' AND NOT EXISTS (SELECT 1 FROM requirement_control AS l
        JOIN control AS c ON c.id = l.control_id
        WHERE l.requirement_id = t.id AND c.archived = 0)
      AND NOT EXISTS (SELECT 1 FROM requirement_document AS l
        JOIN document AS d ON d.id = l.document_id
        WHERE l.requirement_id = t.id AND d.archived = 0) THEN 'unanswered ' ELSE '' END
    || CASE WHEN t.addressed = 'yes' AND EXISTS (SELECT 1 FROM requirement_control AS l
        JOIN control AS c ON c.id = l.control_id
        WHERE l.requirement_id = t.id AND c.archived = 0 AND c.applicable = 'no')
      THEN 'not_applicable ' ELSE '' END
    || CASE WHEN t.addressed = 'yes' AND EXISTS (SELECT 1 FROM requirement_document AS l
        JOIN document AS d ON d.id = l.document_id
        WHERE l.requirement_id = t.id AND d.archived = 0)
      AND NOT EXISTS (SELECT 1 FROM requirement_document AS l
        JOIN document AS d ON d.id = l.document_id
        JOIN document_version AS v ON v.document_id = d.id AND v.state = 'effective'
        WHERE l.requirement_id = t.id AND d.archived = 0)
      AND NOT EXISTS (SELECT 1 FROM requirement_control AS l
        JOIN control AS c ON c.id = l.control_id
        WHERE l.requirement_id = t.id AND c.archived = 0) THEN 'not_in_force' ELSE '' END
  ), '') AS flaws
FROM requirement AS t;

-- Who is to read a document: persons, and whoever holds a role or stands in, or belongs to a unit.
-- None of these: everybody.
CREATE TABLE document_audience (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  for_kind TEXT NOT NULL CHECK (for_kind = 'person' OR for_kind = 'role' OR for_kind = 'unit'),
  for_id INTEGER NOT NULL,
  UNIQUE (document_id, for_kind, for_id)
) STRICT;
CREATE INDEX document_audience_by_record ON document_audience (for_kind, for_id);
CREATE TRIGGER person_leaves_its_audiences AFTER DELETE ON person
BEGIN
  DELETE FROM document_audience WHERE for_kind = 'person' AND for_id = OLD.id;
END;
CREATE TRIGGER role_leaves_its_audiences AFTER DELETE ON role
BEGIN
  DELETE FROM document_audience WHERE for_kind = 'role' AND for_id = OLD.id;
END;
CREATE TRIGGER unit_leaves_its_audiences AFTER DELETE ON unit
BEGIN
  DELETE FROM document_audience WHERE for_kind = 'unit' AND for_id = OLD.id;
END;

-- Each person of an audience, once; unit_person and person_role stand in 009-training.sql.
CREATE VIEW document_reader AS
SELECT a.document_id, p.id AS person_id FROM document_audience AS a
  JOIN person AS p ON p.id = a.for_id
  WHERE a.for_kind = 'person' AND p.active = 1 AND p.archived = 0
UNION SELECT a.document_id, m.person_id FROM document_audience AS a
  JOIN person_role AS m ON m.role_id = a.for_id WHERE a.for_kind = 'role'
UNION SELECT a.document_id, m.person_id FROM document_audience AS a
  JOIN unit_person AS m ON m.unit_id = a.for_id WHERE a.for_kind = 'unit';

-- state: of the version in force; before there is one, of the newest. coming: of the one that is
-- being made beside it. Who is asked to have read it: the audience, or everybody who is there.
DROP VIEW document_list;
CREATE VIEW document_list AS
SELECT d.id, d.uid, d.ref, d.ref_key, d.created_at, d.updated_at, d.archived, d.title, d.kind,
  d.owner_id, (SELECT name FROM person WHERE id = d.owner_id) AS owner, d.classification,
  (SELECT group_concat (c.ref, ', ' ORDER BY c.place, c.ref_key) FROM document_control AS l
    JOIN control AS c ON c.id = l.control_id WHERE l.document_id = d.id) AS controls,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.kind, r.ref_key) FROM document_audience AS l
    JOIN named_record AS r ON r.kind = l.for_kind AND r.id = l.for_id WHERE l.document_id = d.id)
    AS audience,
  d.review_months, d.reviewed_on, d.retention, d.note, n.number AS version,
  CASE WHEN n.version_id IS NOT NULL THEN 'effective'
    ELSE ifnull ((SELECT v.state FROM document_version AS v WHERE v.document_id = d.id
      ORDER BY v.number DESC LIMIT 1), 'none') END AS state,
  CASE WHEN n.version_id IS NOT NULL THEN
    (SELECT v.state FROM document_version AS v WHERE v.document_id = d.id
      AND (v.state = 'draft' OR v.state = 'in_review' OR v.state = 'approved')) END AS coming,
  n.effective_on, n.next_review,
  CASE WHEN n.next_review IS NULL THEN NULL
    WHEN n.next_review < date ('now', 'localtime') THEN 'overdue'
    WHEN n.next_review <= date ('now', 'localtime', '+30 days') THEN 'due_soon'
    ELSE 'not_due' END AS review,
  CASE WHEN n.version_id IS NULL THEN NULL
    WHEN EXISTS (SELECT 1 FROM document_audience AS a WHERE a.document_id = d.id) THEN
      (SELECT count (*) FROM document_reader AS r JOIN acknowledgement AS a
        ON a.document_version_id = n.version_id AND a.person_id = r.person_id
        WHERE r.document_id = d.id)
    ELSE (SELECT count (*) FROM acknowledgement AS a JOIN person AS p ON p.id = a.person_id
      WHERE a.document_version_id = n.version_id AND p.active = 1 AND p.archived = 0) END
    AS acknowledged,
  CASE WHEN n.version_id IS NULL THEN NULL
    WHEN EXISTS (SELECT 1 FROM document_audience AS a WHERE a.document_id = d.id) THEN
      (SELECT count (*) FROM document_reader AS r WHERE r.document_id = d.id)
    ELSE (SELECT count (*) FROM person AS p WHERE p.active = 1 AND p.archived = 0) END AS asked,
  nullif (trim (
    CASE WHEN n.version_id IS NULL THEN 'not_in_force ' ELSE '' END
    || CASE WHEN n.next_review < date ('now', 'localtime') THEN 'review_overdue ' ELSE '' END
    || CASE WHEN d.owner_id IS NULL THEN 'no_owner' ELSE '' END), '') AS flaws
FROM document AS d JOIN document_now AS n ON n.id = d.id;

-- --- Documented information (7.5.1): where the standard requires it, and what answers it here ---

-- The places of the standard, in its order. ref: of the clause among the controls; kinds: of the
-- documents that may answer it, since a procedure is no result.
CREATE VIEW required_information AS
SELECT column1 AS place, column2 AS name, column3 AS number, column4 AS ref, column5 AS kinds
FROM (VALUES
  (1, 'scope', '4.3', 'Cl.4.3', 'policy procedure standard plan record'),
  (2, 'policy', '5.2', 'Cl.5.2', 'policy'),
  (3, 'assessment', '6.1.2', 'Cl.6.1.2', 'policy procedure standard'),
  (4, 'treatment', '6.1.3', 'Cl.6.1.3', 'policy procedure standard'),
  (5, 'statement', '6.1.3 d)', 'Cl.6.1.3d', 'record'),
  (6, 'plan', '6.1.3 e)', 'Cl.6.1.3e', 'plan record'),
  (7, 'objectives', '6.2', 'Cl.6.2', 'plan record'),
  (8, 'competence', '7.2', 'Cl.7.2', 'record'),
  (9, 'own', '7.5.1', 'Cl.7.5.1', ''),
  (10, 'operation', '8.1', 'Cl.8.1', 'record'),
  (11, 'assessments', '8.2', 'Cl.8.2', 'record'),
  (12, 'treatments', '8.3', 'Cl.8.3', 'record'),
  (13, 'measurement', '9.1', 'Cl.9.1', 'record'),
  (14, 'audits', '9.2.2', 'Cl.9.2.2', 'record'),
  (15, 'reviews', '9.3.3', 'Cl.9.3.3', 'record'),
  (16, 'correction', '10.2', 'Cl.10.2', 'record'));

-- The clause of a place, and the items below it that are no place of their own.
CREATE VIEW required_clause AS
SELECT p.name, p.kinds, c.id AS control_id FROM required_information AS p JOIN control AS c ON c.ref = p.ref
UNION SELECT p.name, p.kinds, i.id FROM required_information AS p JOIN control AS c ON c.ref = p.ref
  JOIN control AS i ON i.parent_id = c.id
  WHERE i.ref NOT IN (SELECT o.ref FROM required_information AS o);

-- What answers a place: a register as a whole (for_kind its kind, n of them), or a record of its
-- own (for_id). state: there; overdue, where it is there and wants looking at; or draft. Competence
-- is shown by evidence for people, by qualifications with evidence, and by courses that count.
CREATE VIEW documented_information AS
SELECT 'scope' AS name, 'there' AS state, 'organisation' AS for_kind, o.id AS for_id, 1 AS n
  FROM organisation AS o WHERE ifnull (trim (o.scope), '') <> ''
UNION ALL SELECT 'assessment', 'there', 'method', NULL, count (*) FROM method HAVING count (*) > 0
UNION ALL SELECT 'statement', 'there', 'soa_version', NULL, max (v.number) FROM soa_version AS v
  HAVING count (*) > 0
UNION ALL SELECT 'statement', 'draft', 'control', NULL, count (*) FROM control AS c
  WHERE c.archived = 0 AND c.kind = 'control' AND c.applicable <> 'undecided'
    AND NOT EXISTS (SELECT 1 FROM soa_version)
  HAVING count (*) > 0
UNION ALL SELECT 'plan', 'there', 'action', NULL, count (*) FROM action AS a
  WHERE a.for_kind = 'risk' AND a.archived = 0 AND a.state <> 'dropped' HAVING count (*) > 0
UNION ALL SELECT 'objectives', 'there', 'objective', NULL, count (*) FROM objective AS o
  WHERE o.archived = 0 AND o.status <> 'dropped' HAVING count (*) > 0
UNION ALL SELECT 'own',
    CASE WHEN sum (n.version_id IS NOT NULL) > 0 THEN 'there' ELSE 'draft' END, 'document', NULL,
    CASE WHEN sum (n.version_id IS NOT NULL) > 0 THEN sum (n.version_id IS NOT NULL)
      ELSE count (*) END
  FROM document AS d JOIN document_now AS n ON n.id = d.id WHERE d.archived = 0
  HAVING count (*) > 0
UNION ALL SELECT 'assessments',
    CASE WHEN sum (s.rated) = 0 OR sum (s.rated) < count (*) THEN 'draft'
      WHEN sum (s.late) > 0 THEN 'overdue' ELSE 'there' END, 'risk', NULL, sum (s.rated)
  FROM (SELECT EXISTS (SELECT 1 FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current')
      AS rated, ifnull (r.next_review < date ('now', 'localtime'), 0) AS late
    FROM risk AS r WHERE r.archived = 0 AND r.status <> 'closed') AS s HAVING count (*) > 0
UNION ALL SELECT 'treatments', CASE WHEN sum (a.state = 'done') > 0 THEN 'there' ELSE 'draft' END,
    'action', NULL, sum (a.state = 'done')
  FROM action AS a WHERE a.for_kind = 'risk' AND a.archived = 0 AND a.state <> 'dropped'
  HAVING count (*) > 0
UNION ALL SELECT p.name, 'there', 'control_check', NULL, c.n
  FROM required_information AS p, (SELECT count (*) AS n FROM control_check_result) AS c
  WHERE (p.name = 'operation' OR p.name = 'measurement') AND c.n > 0
UNION ALL SELECT 'competence',
    CASE WHEN sum (s.state <> 'expired') > 0 THEN 'there' ELSE 'overdue' END, 'person', NULL,
    count (DISTINCT l.for_id)
  FROM evidence_for AS l JOIN evidence_state AS s ON s.id = l.evidence_id
  WHERE l.for_kind = 'person' AND s.archived = 0 AND NOT s.bare HAVING count (*) > 0
UNION ALL SELECT 'competence', CASE WHEN sum (s.shown AND s.lasts) > 0 THEN 'there'
      WHEN sum (s.shown) > 0 THEN 'overdue' ELSE 'draft' END, 'qualification', NULL,
    CASE WHEN sum (s.shown AND s.lasts) > 0 THEN sum (s.shown AND s.lasts)
      WHEN sum (s.shown) > 0 THEN sum (s.shown) ELSE count (*) END
  FROM (SELECT EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS e
        ON e.id = l.evidence_id WHERE l.for_kind = 'qualification' AND l.for_id = q.id
        AND e.archived = 0 AND e.state <> 'expired' AND NOT e.bare) AS shown,
      ifnull (q.valid_until, '9999-12-31') >= date ('now', 'localtime') AS lasts
    FROM qualification AS q WHERE q.archived = 0 AND q.person_id IS NOT NULL) AS s
  HAVING count (*) > 0
UNION ALL SELECT 'competence', CASE WHEN sum (s.lasts) > 0 THEN 'there' ELSE 'overdue' END,
    'attendance', NULL, CASE WHEN sum (s.lasts) > 0 THEN sum (s.lasts) ELSE count (*) END
  FROM (SELECT ifnull (a.until, '9999-12-31') >= date ('now', 'localtime') AS lasts
    FROM attendance_now AS a WHERE a.counts AND a.person_id IS NOT NULL) AS s
  HAVING count (*) > 0
UNION ALL SELECT DISTINCT q.name,
    CASE WHEN n.version_id IS NULL THEN 'draft'
      WHEN n.next_review < date ('now', 'localtime') THEN 'overdue' ELSE 'there' END,
    'document', d.id, 1
  FROM required_clause AS q JOIN document_control AS l ON l.control_id = q.control_id
  JOIN document AS d ON d.id = l.document_id JOIN document_now AS n ON n.id = d.id
  WHERE d.archived = 0 AND instr (' ' || q.kinds || ' ', ' ' || d.kind || ' ') > 0
    AND (n.version_id IS NOT NULL OR EXISTS (SELECT 1 FROM document_version AS v
      WHERE v.document_id = d.id AND v.state <> 'retired'))
UNION ALL SELECT DISTINCT q.name, CASE WHEN s.state = 'expired' THEN 'overdue' ELSE 'there' END,
    'evidence', s.id, 1
  FROM required_clause AS q
  JOIN evidence_for AS l ON l.for_kind = 'control' AND l.for_id = q.control_id
  JOIN evidence_state AS s ON s.id = l.evidence_id WHERE s.archived = 0 AND NOT s.bare;

-- --- What the file said of a framework that came in last ---

-- A line for each record, its id (0: the framework) and a digest for each text: what reads otherwise
-- now was written by a person, and a newer version of the file leaves it alone.
CREATE TABLE framework_said (
  id INTEGER PRIMARY KEY,
  framework_id INTEGER NOT NULL UNIQUE
    REFERENCES framework (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  said TEXT NOT NULL
) STRICT;
