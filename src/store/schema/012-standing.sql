-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- How things stand, where the auditor's questions ask for what no list says.

-- What answers each place where documented information is required (7.5.1 a): as before, and by the audits
-- and reviews that are recorded here. LIMIT -1: whether a risk is rated is looked up once for each.
DROP VIEW documented_information;
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
    FROM risk AS r WHERE r.archived = 0 AND r.status <> 'closed' LIMIT -1) AS s HAVING count (*) > 0
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
  JOIN evidence_state AS s ON s.id = l.evidence_id WHERE s.archived = 0 AND NOT s.bare
UNION ALL SELECT 'audits',
    CASE WHEN sum (a.state = 'reported' OR a.state = 'closed') > 0 THEN 'there' ELSE 'draft' END, 'audit',
    NULL, CASE WHEN sum (a.state = 'reported' OR a.state = 'closed') > 0
      THEN sum (a.state = 'reported' OR a.state = 'closed') ELSE count (*) END
  FROM audit AS a WHERE a.archived = 0 AND a.kind = 'internal' AND a.state <> 'cancelled'
  HAVING count (*) > 0
UNION ALL SELECT 'reviews', CASE WHEN sum (m.approved_on IS NOT NULL) > 0 THEN 'there' ELSE 'draft' END,
    'review', NULL, CASE WHEN sum (m.approved_on IS NOT NULL) > 0 THEN sum (m.approved_on IS NOT NULL)
      ELSE count (*) END
  FROM review AS m WHERE m.archived = 0 AND m.state = 'held' HAVING count (*) > 0;

-- Risks whose current rating stands above the acceptance line (6.1.2 a) 1)).
CREATE VIEW risk_above_line AS
SELECT r.id, l.name AS level_name
FROM risk AS r JOIN rating AS g ON g.id = (SELECT n.id FROM rating AS n WHERE n.risk_id = r.id
  AND n.kind = 'current' ORDER BY n.rated_on DESC, n.id DESC LIMIT 1)
JOIN method_level AS l ON l.method_id = g.method_id AND l.rank = g.level
WHERE l.acceptable = 0;

-- Risks of which less is to remain than there is, and how many controls that apply stand behind it;
-- between two versions of the method by tone.
CREATE VIEW risk_residual AS
SELECT r.id, (SELECT count (*) FROM risk_control AS k JOIN control AS c ON c.id = k.control_id
    WHERE k.risk_id = r.id AND c.archived = 0 AND c.applicable <> 'no') AS n_controls
FROM risk AS r JOIN rating AS g ON g.id = (SELECT n.id FROM rating AS n WHERE n.risk_id = r.id
  AND n.kind = 'current' ORDER BY n.rated_on DESC, n.id DESC LIMIT 1)
JOIN rating AS t ON t.id = (SELECT n.id FROM rating AS n WHERE n.risk_id = r.id
  AND n.kind = 'target' ORDER BY n.rated_on DESC, n.id DESC LIMIT 1)
JOIN method_level AS gl ON gl.method_id = g.method_id AND gl.rank = g.level
JOIN method_level AS tl ON tl.method_id = t.method_id AND tl.rank = t.level
WHERE CASE WHEN t.method_id = g.method_id THEN t.level < g.level ELSE tl.tone < gl.tone END;

-- The places where documented information is required, each by its best answer (7.5.1 a).
CREATE VIEW required_information_now AS
SELECT p.place, p.name, p.ref, CASE max (CASE i.state WHEN 'there' THEN 3 WHEN 'overdue' THEN 2
      WHEN 'draft' THEN 1 ELSE 0 END)
    WHEN 3 THEN 'there' WHEN 2 THEN 'overdue' WHEN 1 THEN 'draft' ELSE 'missing' END AS state
FROM required_information AS p LEFT JOIN information_answer AS i ON i.name = p.name
GROUP BY p.place;

-- What no internal audit of a programme that runs has reached or is planned to reach (9.2.2): those that
-- were given to it, and those of its years that were given to none.
CREATE VIEW programme_gap AS
SELECT p.id AS programme_id, q.control_id
FROM programme_list AS p CROSS JOIN audit_requirement AS q
WHERE p.archived = 0 AND p.state = 'runs' AND p.starts_on IS NOT NULL AND p.ends_on IS NOT NULL
  AND (p.id, q.control_id) NOT IN (SELECT o.id, v.control_id FROM audit_coverage AS v
    JOIN audit AS a ON a.id = v.audit_id JOIN programme AS o ON a.programme_id = o.id
      OR (a.programme_id IS NULL
        AND ifnull (a.began_on, a.starts_on) BETWEEN o.starts_on AND o.ends_on)
    WHERE v.counts AND (v.sign >= 4 OR v.state <> 'done'));
