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

-- --- What the file said of a framework that came in last ---

-- A line for each record, its id (0: the framework) and a digest for each text: what reads otherwise
-- now was written by a person, and a newer version of the file leaves it alone.
CREATE TABLE framework_said (
  id INTEGER PRIMARY KEY,
  framework_id INTEGER NOT NULL UNIQUE
    REFERENCES framework (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  said TEXT NOT NULL
) STRICT;
