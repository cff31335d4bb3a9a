-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- People and what they are to know (7.2, 7.3), and what format 9 mends of formats before it.

-- --- What is reported of a control that was left out: nothing ---

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
  c.applicable, c.reasons, c.justification, c.implementation, c.how,
  c.owner_id, (SELECT name FROM person WHERE id = c.owner_id) AS owner, c.due, c.maturity, c.note,
  CASE WHEN c.applicable <> 'no' THEN
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
