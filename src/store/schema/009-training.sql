-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- People and what they are to know (7.2, 7.3), and what format 9 mends of formats before it.

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

-- Each person of an audience, once; unit_person and person_role are further down.
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
-- own (for_id). state: there; overdue, where it is there and wants looking at; or draft.
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

-- --- Courses, who is to have them, and who has; competence (7.2, 7.3) ---

-- audience: everybody, those of the units and roles that it names, or nobody in particular.
-- renew_months: how long it is valid, where it has to be taken again. pass_mark: of 100 points.
CREATE TABLE course (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT NOT NULL DEFAULT 'training' CHECK (kind = 'training' OR kind = 'awareness'),
  content TEXT,
  audience TEXT NOT NULL DEFAULT 'everybody' CHECK (
    audience = 'everybody' OR audience = 'some' OR audience = 'nobody'
  ),
  renew_months INTEGER CHECK (renew_months BETWEEN 1 AND 120),
  pass_mark INTEGER CHECK (pass_mark BETWEEN 1 AND 100),
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  review_months INTEGER CHECK (review_months BETWEEN 1 AND 120),
  reviewed_on TEXT CHECK (reviewed_on IS date (reviewed_on)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX course_by_title ON course (title COLLATE NOCASE, id, archived);
CREATE INDEX course_by_owner ON course (owner_id);
CREATE INDEX course_by_ref ON course (ref_key, id, archived);

CREATE TABLE course_unit (
  id INTEGER PRIMARY KEY,
  course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (course_id, unit_id)
) STRICT;
CREATE INDEX course_unit_by_unit ON course_unit (unit_id);
CREATE TABLE course_role (
  id INTEGER PRIMARY KEY,
  course_id INTEGER NOT NULL REFERENCES course (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  role_id INTEGER NOT NULL REFERENCES role (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (course_id, role_id)
) STRICT;
CREATE INDEX course_role_by_role ON course_role (role_id);

-- Without a course it is a draft.
CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  course_id INTEGER REFERENCES course (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  held_on TEXT CHECK (held_on IS date (held_on)),
  trainer TEXT,
  place TEXT,
  state TEXT NOT NULL DEFAULT 'planned' CHECK (
    state = 'planned' OR state = 'held' OR state = 'cancelled'
  ),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX session_by_title ON session (title COLLATE NOCASE, id, archived);
CREATE INDEX session_by_course ON session (course_id, held_on);
CREATE INDEX session_by_ref ON session (ref_key, id, archived);

-- title: the name of who attended, which stays when the person is no longer there. valid_until: where
-- it is another day than the course says. What was attended elsewhere has a course and no session.
CREATE TABLE attendance (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  session_id INTEGER REFERENCES session (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  course_id INTEGER REFERENCES course (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  attended_on TEXT CHECK (attended_on IS date (attended_on)),
  result TEXT NOT NULL DEFAULT 'invited' CHECK (
    result = 'invited' OR result = 'attended' OR result = 'passed' OR result = 'failed'
    OR result = 'excused' OR result = 'absent'
  ),
  score INTEGER CHECK (score BETWEEN 0 AND 100),
  valid_until TEXT CHECK (valid_until IS date (valid_until)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX attendance_by_title ON attendance (title COLLATE NOCASE, id, archived);
CREATE UNIQUE INDEX attendance_once ON attendance (session_id, person_id)
  WHERE session_id IS NOT NULL AND person_id IS NOT NULL;
CREATE INDEX attendance_by_person ON attendance (person_id, course_id, attended_on);
CREATE INDEX attendance_by_course ON attendance (course_id, person_id);
CREATE INDEX attendance_by_session ON attendance (session_id);
CREATE INDEX attendance_by_ref ON attendance (ref_key, id, archived);

-- What those of a role or a unit have to know: shown by a course, or by a qualification in words.
CREATE TABLE competence (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  role_id INTEGER REFERENCES role (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER REFERENCES unit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  course_id INTEGER REFERENCES course (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  qualification TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX competence_by_title ON competence (title COLLATE NOCASE, id, archived);
CREATE INDEX competence_by_role ON competence (role_id);
CREATE INDEX competence_by_unit ON competence (unit_id);
CREATE INDEX competence_by_course ON competence (course_id);
CREATE INDEX competence_by_ref ON competence (ref_key, id, archived);

-- What somebody has that no course of ours gave them.
CREATE TABLE qualification (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  competence_id INTEGER REFERENCES competence (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  issuer TEXT,
  obtained_on TEXT CHECK (obtained_on IS date (obtained_on)),
  valid_until TEXT CHECK (valid_until IS date (valid_until)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX qualification_by_title ON qualification (title COLLATE NOCASE, id, archived);
CREATE INDEX qualification_by_person ON qualification (person_id, competence_id);
CREATE INDEX qualification_by_competence ON qualification (competence_id, person_id);
CREATE INDEX qualification_by_ref ON qualification (ref_key, id, archived);

-- What is for a record goes with it, as do its files.
CREATE TRIGGER course_takes_along AFTER DELETE ON course
BEGIN
  DELETE FROM attachment WHERE tbl = 'course' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'course' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'course' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'course' AND for_id = OLD.id;
END;
CREATE TRIGGER session_takes_along AFTER DELETE ON session
BEGIN
  DELETE FROM attachment WHERE tbl = 'session' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'session' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'session' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'session' AND for_id = OLD.id;
END;
CREATE TRIGGER attendance_takes_along AFTER DELETE ON attendance
BEGIN
  DELETE FROM attachment WHERE tbl = 'attendance' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'attendance' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'attendance' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'attendance' AND for_id = OLD.id;
END;
CREATE TRIGGER competence_takes_along AFTER DELETE ON competence
BEGIN
  DELETE FROM attachment WHERE tbl = 'competence' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'competence' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'competence' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'competence' AND for_id = OLD.id;
END;
CREATE TRIGGER qualification_takes_along AFTER DELETE ON qualification
BEGIN
  DELETE FROM attachment WHERE tbl = 'qualification' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'qualification' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'qualification' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'qualification' AND for_id = OLD.id;
END;

DROP VIEW named_record;
CREATE VIEW named_record AS
SELECT 'asset' AS kind, id, ref, title AS title, ref_key FROM asset
UNION ALL SELECT 'risk', id, ref, title, ref_key FROM risk
UNION ALL SELECT 'threat', id, ref, title, ref_key FROM threat
UNION ALL SELECT 'vulnerability', id, ref, title, ref_key FROM vulnerability
UNION ALL SELECT 'control', id, ref, title, ref_key FROM control
UNION ALL SELECT 'control_check', id, ref, title, ref_key FROM control_check
UNION ALL SELECT 'framework', id, ref, title, ref_key FROM framework
UNION ALL SELECT 'document', id, ref, title, ref_key FROM document
UNION ALL SELECT 'action', id, ref, title, ref_key FROM action
UNION ALL SELECT 'unit', id, ref, title, ref_key FROM unit
UNION ALL SELECT 'issue', id, ref, title, ref_key FROM issue
UNION ALL SELECT 'party', id, ref, title, ref_key FROM party
UNION ALL SELECT 'requirement', id, ref, title, ref_key FROM requirement
UNION ALL SELECT 'feedback', id, ref, title, ref_key FROM feedback
UNION ALL SELECT 'role', id, ref, title, ref_key FROM role
UNION ALL SELECT 'commitment', id, ref, title, ref_key FROM commitment
UNION ALL SELECT 'objective', id, ref, title, ref_key FROM objective
UNION ALL SELECT 'planned_change', id, ref, title, ref_key FROM planned_change
UNION ALL SELECT 'communication', id, ref, title, ref_key FROM communication
UNION ALL SELECT 'course', id, ref, title, ref_key FROM course
UNION ALL SELECT 'session', id, ref, title, ref_key FROM session
UNION ALL SELECT 'attendance', id, ref, title, ref_key FROM attendance
UNION ALL SELECT 'competence', id, ref, title, ref_key FROM competence
UNION ALL SELECT 'qualification', id, ref, title, ref_key FROM qualification
UNION ALL SELECT 'person', id, ref, name, ref_key FROM person
UNION ALL SELECT 'organisation', id, ref, name, ref_key FROM organisation;

-- Who belongs to whom: for courses, and for whatever else asks some of the people. Those who have
-- left, or are archived, are asked nothing. To a unit belong those of the units beneath it, too; a
-- role is held by its holder and by whoever stands in.
CREATE VIEW unit_within AS
WITH RECURSIVE within (unit_id, above_id) AS (
  SELECT id, id FROM unit
  UNION SELECT w.unit_id, u.parent_id FROM within AS w JOIN unit AS u ON u.id = w.above_id
    WHERE u.parent_id IS NOT NULL
)
SELECT unit_id, above_id FROM within;

CREATE VIEW unit_person AS
SELECT w.above_id AS unit_id, p.id AS person_id FROM unit_within AS w
CROSS JOIN person AS p ON p.unit_id = w.unit_id WHERE p.active = 1 AND p.archived = 0;

-- id, as a table of links has it.
CREATE VIEW person_role AS
SELECT (r.id << 20) | p.id AS id, p.id AS person_id, r.id AS role_id FROM role AS r
JOIN person AS p ON p.id = r.holder_id OR p.id = r.deputy_id
WHERE r.archived = 0 AND p.active = 1 AND p.archived = 0;

-- Who is to have which course: its audience, and whoever needs it for a role or in a unit (7.2 a).
-- Those that are named are few, and found once; each person is then looked up among them.
CREATE VIEW course_named AS
SELECT l.course_id, m.person_id FROM course AS c JOIN course_unit AS l ON l.course_id = c.id
JOIN unit_person AS m ON m.unit_id = l.unit_id WHERE c.audience = 'some'
UNION ALL SELECT l.course_id, m.person_id FROM course AS c
JOIN course_role AS l ON l.course_id = c.id
JOIN person_role AS m ON m.role_id = l.role_id WHERE c.audience = 'some'
UNION ALL SELECT k.course_id, m.person_id FROM competence AS k
JOIN unit_person AS m ON m.unit_id = k.unit_id WHERE k.archived = 0 AND k.course_id IS NOT NULL
UNION ALL SELECT k.course_id, m.person_id FROM competence AS k
JOIN person_role AS m ON m.role_id = k.role_id WHERE k.archived = 0 AND k.course_id IS NOT NULL;

CREATE VIEW course_person AS
SELECT c.id AS course_id, p.id AS person_id FROM course AS c CROSS JOIN person AS p
WHERE c.archived = 0 AND p.active = 1 AND p.archived = 0 AND (c.audience = 'everybody'
  OR (c.id, p.id) IN (SELECT n.course_id, n.person_id FROM course_named AS n));

-- Whether somebody has a course by it, and until when: so many months after the day, where a month
-- is too short for the day, on its last one; NULL for good. Who only sat in a course with a pass
-- mark does not have it.
CREATE VIEW attendance_now AS
SELECT a.id, a.person_id, a.course_id, a.session_id, a.attended_on,
  a.archived = 0 AND a.attended_on IS NOT NULL
    AND (a.result = 'passed' OR (a.result = 'attended' AND c.pass_mark IS NULL)) AS counts,
  ifnull (a.valid_until, CASE WHEN c.renew_months IS NOT NULL THEN
    min (date (a.attended_on, printf ('+%d months', c.renew_months)),
      date (a.attended_on, 'start of month', printf ('+%d months', c.renew_months + 1), '-1 day'))
  END) AS until
FROM attendance AS a JOIN course AS c ON c.id = a.course_id;

-- Each person and each course that they are to have. state: valid, soon (it lapses within 30 days),
-- lapsed, missing. until: NULL where it is for good, or missing.
CREATE VIEW coverage AS
SELECT m.course_id, m.person_id,
  (SELECT nullif (max (ifnull (a.until, '9999-12-31')), '9999-12-31') FROM attendance_now AS a
    WHERE a.person_id = m.person_id AND a.course_id = m.course_id AND a.counts) AS until,
  (SELECT CASE WHEN max (ifnull (a.until, '9999-12-31')) IS NULL THEN 'missing'
      WHEN max (ifnull (a.until, '9999-12-31')) < date ('now', 'localtime') THEN 'lapsed'
      WHEN max (ifnull (a.until, '9999-12-31')) <= date ('now', 'localtime', '+30 days') THEN 'soon'
      ELSE 'valid' END FROM attendance_now AS a
    WHERE a.person_id = m.person_id AND a.course_id = m.course_id AND a.counts) AS state
FROM course_person AS m;

-- As tables of links, for the filters of people.
CREATE VIEW person_missing AS
SELECT (v.course_id << 20) | v.person_id AS id, v.person_id, v.course_id FROM coverage AS v
WHERE v.state = 'missing';
CREATE VIEW person_lapsed AS
SELECT (v.course_id << 20) | v.person_id AS id, v.person_id, v.course_id FROM coverage AS v
WHERE v.state = 'lapsed';
CREATE VIEW person_lapsing AS
SELECT (v.course_id << 20) | v.person_id AS id, v.person_id, v.course_id FROM coverage AS v
WHERE v.state = 'soon';

-- Who is to have a competence, and whether they do: by its course, or by a qualification that names
-- it and has not lapsed.
CREATE VIEW competence_person AS
SELECT n.competence_id, n.person_id,
  EXISTS (SELECT 1 FROM qualification AS q WHERE q.competence_id = n.competence_id
    AND q.person_id = n.person_id AND q.archived = 0
    AND ifnull (q.valid_until, '9999-12-31') >= date ('now', 'localtime'))
  OR EXISTS (SELECT 1 FROM attendance_now AS a WHERE a.person_id = n.person_id
    AND a.course_id = (SELECT k.course_id FROM competence AS k WHERE k.id = n.competence_id)
    AND a.counts AND ifnull (a.until, '9999-12-31') >= date ('now', 'localtime')) AS met
FROM (SELECT k.id AS competence_id, m.person_id FROM competence AS k
    JOIN unit_person AS m ON m.unit_id = k.unit_id WHERE k.archived = 0
  UNION SELECT k.id, m.person_id FROM competence AS k
    JOIN person_role AS m ON m.role_id = k.role_id WHERE k.archived = 0) AS n;

-- A course is looked at again so many months after it was last, or after it came in (7.2 b).
CREATE VIEW course_now AS
SELECT c.id, CASE WHEN c.review_months IS NOT NULL THEN
    min (date (c.since, printf ('+%d months', c.review_months)),
      date (c.since, 'start of month', printf ('+%d months', c.review_months + 1), '-1 day'))
  END AS next_review
FROM (SELECT k.id, k.review_months,
    ifnull (k.reviewed_on, date (k.created_at, 'localtime')) AS since FROM course AS k) AS c;

-- How far it is covered is counted where it is asked for: a row of a list must not look up everybody.
CREATE VIEW course_list AS
SELECT c.id, c.uid, c.ref, c.ref_key, c.created_at, c.updated_at, c.archived, c.title,
  c.kind, c.content, c.audience,
  (SELECT group_concat (u.title, ', ' ORDER BY u.title) FROM course_unit AS l
    JOIN unit AS u ON u.id = l.unit_id WHERE l.course_id = c.id) AS units,
  (SELECT group_concat (r.title, ', ' ORDER BY r.title) FROM course_role AS l
    JOIN role AS r ON r.id = l.role_id WHERE l.course_id = c.id) AS roles,
  c.renew_months, c.pass_mark,
  c.owner_id, (SELECT name FROM person WHERE id = c.owner_id) AS owner,
  c.review_months, c.reviewed_on, c.note, n.next_review,
  CASE WHEN n.next_review IS NULL THEN NULL
    WHEN n.next_review < date ('now', 'localtime') THEN 'overdue'
    WHEN n.next_review <= date ('now', 'localtime', '+30 days') THEN 'due_soon'
    ELSE 'not_due' END AS review,
  (SELECT min (s.held_on) FROM session AS s WHERE s.course_id = c.id AND s.archived = 0
    AND s.state = 'planned' AND s.held_on >= date ('now', 'localtime')) AS next_session,
  (SELECT max (s.held_on) FROM session AS s WHERE s.course_id = c.id AND s.archived = 0
    AND s.state = 'held') AS last_session,
  nullif (trim (
    CASE WHEN n.next_review < date ('now', 'localtime') THEN 'review_overdue ' ELSE '' END
    || CASE WHEN c.audience = 'some' AND NOT EXISTS (SELECT 1 FROM course_unit AS l
        WHERE l.course_id = c.id) AND NOT EXISTS (SELECT 1 FROM course_role AS l
        WHERE l.course_id = c.id) THEN 'nobody ' ELSE '' END
    || CASE WHEN c.owner_id IS NULL THEN 'no_owner' ELSE '' END), '') AS flaws
FROM course AS c JOIN course_now AS n ON n.id = c.id;

CREATE VIEW session_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.course_id, (SELECT title FROM course WHERE id = t.course_id) AS course,
  t.held_on, t.trainer, t.place, t.state, t.note,
  (SELECT count (*) FROM attendance AS a WHERE a.session_id = t.id AND a.archived = 0) AS listed,
  (SELECT count (*) FROM attendance AS a WHERE a.session_id = t.id AND a.archived = 0
    AND (a.result = 'attended' OR a.result = 'passed' OR a.result = 'failed')) AS there,
  CASE WHEN t.state <> 'planned' OR t.held_on IS NULL THEN NULL
    WHEN t.held_on < date ('now', 'localtime') THEN 'overdue'
    WHEN t.held_on <= date ('now', 'localtime', '+30 days') THEN 'due_soon'
    ELSE 'not_due' END AS due,
  nullif (trim (
    CASE WHEN t.course_id IS NULL THEN 'no_course ' ELSE '' END
    || CASE WHEN t.held_on IS NULL THEN 'no_day ' ELSE '' END
    || CASE WHEN t.state = 'planned' AND t.held_on < date ('now', 'localtime')
      THEN 'not_recorded ' ELSE '' END
    || CASE WHEN t.state = 'held' AND NOT EXISTS (SELECT 1 FROM attendance AS a
        WHERE a.session_id = t.id AND a.archived = 0) THEN 'nobody' ELSE '' END), '') AS flaws
FROM session AS t;

-- state: of what it gave. A later one of the same person and course renews it.
CREATE VIEW attendance_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.person_id, (SELECT name FROM person WHERE id = t.person_id) AS person,
  t.session_id, (SELECT title FROM session WHERE id = t.session_id) AS session,
  t.course_id, (SELECT title FROM course WHERE id = t.course_id) AS course,
  t.attended_on, t.result, t.score, t.valid_until, t.note,
  (SELECT unit_id FROM person WHERE id = t.person_id) AS unit_id,
  (SELECT u.title FROM person AS p JOIN unit AS u ON u.id = p.unit_id WHERE p.id = t.person_id)
    AS unit,
  (SELECT n.until FROM attendance_now AS n WHERE n.id = t.id AND n.counts) AS until,
  (SELECT CASE WHEN NOT n.counts THEN NULL
      WHEN EXISTS (SELECT 1 FROM attendance_now AS o WHERE o.person_id = t.person_id
        AND o.course_id = t.course_id AND o.attended_on > t.attended_on AND o.counts)
        THEN 'renewed'
      WHEN n.until < date ('now', 'localtime') THEN 'lapsed'
      WHEN n.until <= date ('now', 'localtime', '+30 days') THEN 'soon'
      ELSE 'valid' END
    FROM attendance_now AS n WHERE n.id = t.id) AS state
FROM attendance AS t;

CREATE VIEW competence_list AS
SELECT c.*, nullif (trim (
    CASE WHEN c.have < c.asked THEN 'unmet ' ELSE '' END
    || CASE WHEN c.role_id IS NULL AND c.unit_id IS NULL THEN 'for_nobody ' ELSE '' END
    || CASE WHEN c.course_id IS NULL AND ifnull (trim (c.qualification), '') = ''
      THEN 'no_measure' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.role_id, (SELECT title FROM role WHERE id = t.role_id) AS role,
  t.unit_id, (SELECT title FROM unit WHERE id = t.unit_id) AS unit,
  t.course_id, (SELECT title FROM course WHERE id = t.course_id) AS course,
  t.qualification, t.note,
  (SELECT count (*) FROM competence_person AS m WHERE m.competence_id = t.id) AS asked,
  (SELECT count (*) FROM competence_person AS m WHERE m.competence_id = t.id AND m.met) AS have,
  (SELECT group_concat (p.name, ', ' ORDER BY p.name) FROM competence_person AS m
    JOIN person AS p ON p.id = m.person_id WHERE m.competence_id = t.id AND NOT m.met) AS lacking
FROM competence AS t) AS c;

CREATE VIEW qualification_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.person_id, (SELECT name FROM person WHERE id = t.person_id) AS person,
  t.competence_id, (SELECT title FROM competence WHERE id = t.competence_id) AS competence,
  t.issuer, t.obtained_on, t.valid_until, t.note,
  CASE WHEN t.valid_until < date ('now', 'localtime') THEN 'lapsed'
    WHEN t.valid_until <= date ('now', 'localtime', '+30 days') THEN 'soon'
    ELSE 'valid' END AS state,
  nullif (trim (
    CASE WHEN t.person_id IS NULL THEN 'nobody ' ELSE '' END
    || CASE WHEN t.valid_until < date ('now', 'localtime') THEN 'lapsed ' ELSE '' END
    || CASE WHEN NOT EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS s
        ON s.id = l.evidence_id WHERE l.for_kind = 'qualification' AND l.for_id = t.id
        AND s.archived = 0 AND s.state <> 'expired' AND NOT s.bare)
      THEN 'no_evidence' ELSE '' END), '') AS flaws
FROM qualification AS t;

-- training: what of the courses that they are to have somebody lacks; done where nothing is.
DROP VIEW person_list;
CREATE VIEW person_list AS
SELECT p.id, p.uid, p.ref, p.ref_key, p.created_at, p.updated_at, p.archived, p.name, p.job,
  p.unit_id, (SELECT title FROM unit WHERE id = p.unit_id) AS unit,
  p.email, p.phone, p.active, p.note,
  (SELECT group_concat (r.title, ', ' ORDER BY r.title) FROM role AS r
    WHERE (r.holder_id = p.id OR r.deputy_id = p.id) AND r.archived = 0) AS roles,
  (SELECT nullif (trim (
      CASE WHEN sum (v.state = 'missing') THEN 'missing ' ELSE '' END
      || CASE WHEN sum (v.state = 'lapsed') THEN 'lapsed ' ELSE '' END
      || CASE WHEN sum (v.state = 'soon') THEN 'soon ' ELSE '' END
      || CASE WHEN count (*) > 0 AND NOT sum (v.state = 'missing' OR v.state = 'lapsed'
        OR v.state = 'soon') THEN 'done' ELSE '' END), '')
    FROM coverage AS v WHERE v.person_id = p.id) AS training,
  (SELECT group_concat (c.title, ', ' ORDER BY c.title) FROM coverage AS v
    JOIN course AS c ON c.id = v.course_id WHERE v.person_id = p.id AND v.state = 'missing')
    AS missing,
  (SELECT group_concat (c.title, ', ' ORDER BY c.title) FROM coverage AS v
    JOIN course AS c ON c.id = v.course_id WHERE v.person_id = p.id AND v.state = 'lapsed')
    AS lapsed,
  (SELECT group_concat (c.title, ', ' ORDER BY c.title) FROM coverage AS v
    JOIN course AS c ON c.id = v.course_id WHERE v.person_id = p.id AND v.state = 'soon')
    AS lapsing
FROM person AS p;
