-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- Days on which nobody, or somebody, is not there: what a plan of audits keeps clear of (9.2.2).

-- person_id: of an absence; without one it is for everybody. yearly: on the same days of every year.
CREATE TABLE holiday (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  starts_on TEXT CHECK (starts_on IS date (starts_on)),
  ends_on TEXT CHECK (ends_on IS date (ends_on)),
  yearly INTEGER NOT NULL DEFAULT 0 CHECK (yearly IN (0, 1)),
  person_id INTEGER REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL,
  CHECK (ends_on >= starts_on)
) STRICT;
CREATE INDEX holiday_by_title ON holiday (title COLLATE NOCASE, id, archived);
CREATE INDEX holiday_by_person ON holiday (person_id, starts_on);
CREATE INDEX holiday_by_start ON holiday (starts_on);
CREATE INDEX holiday_by_ref ON holiday (ref_key, id, archived);

-- What is for a record goes with it, as do its files; what came from it stays.
CREATE TRIGGER holiday_takes_along AFTER DELETE ON holiday
BEGIN
  DELETE FROM attachment WHERE tbl = 'holiday' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'holiday' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'holiday' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'holiday' AND for_id = OLD.id;
END;
CREATE TRIGGER holiday_leaves_improvement AFTER DELETE ON holiday
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'holiday' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'holiday' AND from_id = OLD.id;
END;

CREATE VIEW holiday_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.starts_on, t.ends_on, t.yearly,
  t.person_id, (SELECT name FROM person WHERE id = t.person_id) AS person, t.note,
  CASE WHEN t.starts_on IS NULL THEN 'no_day' END AS flaws
FROM holiday AS t;

-- The years in which what is every year is looked for: the ids.
CREATE TABLE calendar_year (id INTEGER PRIMARY KEY) STRICT;
INSERT INTO calendar_year (id)
WITH RECURSIVE y (n) AS (SELECT 1900 UNION ALL SELECT n + 1 FROM y WHERE n < 2199) SELECT n FROM y;

-- The days that are every year, by the year in which they begin. What is on 29 February is on
-- 28 February of other years.
CREATE VIEW holiday_yearly AS
SELECT h.id AS holiday_id, h.person_id, h.year,
  min (h.first_year || substr (h.starts_on, 5),
    date (h.first_year || substr (h.starts_on, 5, 3) || '-01', '+1 month', '-1 day')) AS first,
  min (h.last_year || substr (h.ends_on, 5),
    date (h.last_year || substr (h.ends_on, 5, 3) || '-01', '+1 month', '-1 day')) AS last
FROM (SELECT o.id, o.person_id, o.starts_on, ifnull (o.ends_on, o.starts_on) AS ends_on, y.id AS year,
    printf ('%04d', y.id) AS first_year,
    printf ('%04d', y.id + ifnull (substr (o.ends_on, 1, 4) - substr (o.starts_on, 1, 4), 0))
      AS last_year
  FROM calendar_year AS y JOIN holiday AS o
  WHERE o.archived = 0 AND o.yearly = 1 AND o.starts_on IS NOT NULL) AS h;
CREATE VIEW holiday_once AS
SELECT id AS holiday_id, person_id, starts_on AS first, ifnull (ends_on, starts_on) AS last
FROM holiday WHERE archived = 0 AND yearly = 0 AND starts_on IS NOT NULL;

-- --- Who does not audit what (9.2.2 b) ---

-- What ties a person to clauses and controls: what they answer for, and what they did themselves.
CREATE VIEW audit_tie AS
SELECT c.owner_id AS person_id, 'owns_control' AS why, 'control' AS kind, c.id AS record_id
  FROM control AS c WHERE c.owner_id IS NOT NULL AND c.archived = 0
UNION ALL SELECT r.owner_id, 'owns_risk', 'risk', r.id
  FROM risk AS r WHERE r.owner_id IS NOT NULL AND r.archived = 0
UNION ALL SELECT d.owner_id, 'owns_document', 'document', d.id
  FROM document AS d WHERE d.owner_id IS NOT NULL AND d.archived = 0
UNION ALL SELECT t.owner_id, 'did_work', 'action', t.id
  FROM action AS t WHERE t.owner_id IS NOT NULL AND +t.for_kind = 'control' AND t.archived = 0
    AND (t.state = 'done' OR t.state = 'in_progress' OR t.state = 'waiting')
UNION ALL SELECT s.person_id, 'did_work', 'control_check', s.control_check_id
  FROM control_check_result AS s WHERE s.person_id IS NOT NULL
    AND (SELECT k.archived FROM control_check AS k WHERE k.id = s.control_check_id) = 0
    AND NOT EXISTS (SELECT 1 FROM control_check_result AS n WHERE n.person_id = s.person_id
      AND n.control_check_id = s.control_check_id AND n.id > s.id)
UNION ALL SELECT v.author_id, 'did_work', 'document', v.document_id
  FROM document_version AS v WHERE v.author_id IS NOT NULL AND +v.state = 'effective'
    AND EXISTS (SELECT 1 FROM document AS d WHERE d.id = v.document_id AND d.archived = 0
      AND d.owner_id IS NOT v.author_id)
UNION ALL SELECT v.approver_id, 'did_work', 'document', v.document_id
  FROM document_version AS v WHERE v.approver_id IS NOT NULL AND +v.state = 'effective'
    AND EXISTS (SELECT 1 FROM document AS d WHERE d.id = v.document_id AND d.archived = 0
      AND d.owner_id IS NOT v.approver_id);

-- The clauses and controls that such a record has to do with.
CREATE VIEW audit_tie_control AS
SELECT 'control' AS kind, id AS record_id, id AS control_id FROM control
UNION ALL SELECT 'risk', risk_id, control_id FROM risk_control
UNION ALL SELECT 'document', document_id, control_id FROM document_control
UNION ALL SELECT 'action', id, for_id FROM action WHERE for_kind = 'control'
UNION ALL SELECT 'control_check', id, control_id FROM control_check;

-- Why an auditor is not independent of what is audited, a row for each record that shows it; of the
-- audits that are not over. A record counts where one of its controls, or what that is part of, is in
-- the scope; who leads a unit answers for its parts, too. Whom a certification body sends is its own
-- matter. The casts let the planner search by the audit (all terms then have the same affinity).
CREATE VIEW audit_watched AS
SELECT id AS audit_id FROM audit WHERE archived = 0 AND state <> 'closed' AND state <> 'cancelled'
  AND (kind = 'internal' OR kind = 'supplier');
CREATE VIEW audit_independence AS
SELECT u.audit_id, u.person_id, CAST (t.why AS TEXT) AS why, CAST (t.kind AS TEXT) AS kind,
  CAST (t.record_id AS INTEGER) AS record_id
FROM audit_watched AS w CROSS JOIN audit_auditor AS u ON u.audit_id = w.audit_id
CROSS JOIN audit_tie AS t ON t.person_id = u.person_id
WHERE EXISTS (
  WITH RECURSIVE above (id) AS (
    SELECT l.control_id FROM audit_tie_control AS l
      WHERE l.kind = t.kind AND l.record_id = t.record_id
    UNION SELECT p.parent_id FROM above AS a JOIN control AS p ON p.id = a.id
      WHERE p.parent_id IS NOT NULL AND p.archived = 0
  )
  SELECT 1 FROM above AS a JOIN audit_control AS l
    ON l.audit_id = w.audit_id AND l.control_id = a.id)
UNION ALL SELECT u.audit_id, u.person_id, CAST ('leads_unit' AS TEXT), CAST ('unit' AS TEXT),
  CAST (n.id AS INTEGER)
FROM audit_watched AS w CROSS JOIN audit_auditor AS u ON u.audit_id = w.audit_id
CROSS JOIN unit AS n ON n.lead_id = u.person_id
WHERE n.archived = 0 AND EXISTS (SELECT 1 FROM audit_unit AS l WHERE l.audit_id = w.audit_id
  AND (EXISTS (SELECT 1 FROM unit_within AS b WHERE b.unit_id = n.id AND b.above_id = l.unit_id)
    OR EXISTS (SELECT 1 FROM unit_within AS b WHERE b.unit_id = l.unit_id AND b.above_id = n.id)))
UNION ALL SELECT u.audit_id, u.person_id, CAST ('in_unit' AS TEXT), CAST ('unit' AS TEXT),
  CAST (n.id AS INTEGER)
FROM audit_watched AS w CROSS JOIN audit_auditor AS u ON u.audit_id = w.audit_id
CROSS JOIN person AS o ON o.id = u.person_id CROSS JOIN unit AS n ON n.id = o.unit_id
WHERE n.lead_id IS NOT o.id AND EXISTS (
  SELECT 1 FROM audit_unit AS l JOIN unit_within AS b ON b.above_id = l.unit_id
  WHERE l.audit_id = w.audit_id AND b.unit_id = n.id)
UNION ALL SELECT u.audit_id, u.person_id, CAST ('did_work' AS TEXT), CAST ('audit' AS TEXT),
  CAST (w.audit_id AS INTEGER)
FROM audit_watched AS w CROSS JOIN audit_auditor AS u ON u.audit_id = w.audit_id
CROSS JOIN audit_auditee AS e ON e.audit_id = u.audit_id AND e.person_id = u.person_id
UNION ALL SELECT u.audit_id, u.person_id, CAST ('did_work' AS TEXT), CAST ('audit_session' AS TEXT),
  CAST (s.id AS INTEGER)
FROM audit_watched AS w CROSS JOIN audit_auditor AS u ON u.audit_id = w.audit_id
CROSS JOIN audit_session AS s ON s.audit_id = w.audit_id AND s.archived = 0
CROSS JOIN audit_session_person AS e ON e.audit_session_id = s.id AND e.person_id = u.person_id;

-- --- What is planned twice ---

-- The days of an audit: as it was where that is known, else as planned. to_come: or under way.
CREATE VIEW audit_days AS
SELECT c.audit_id, c.to_come, c.first, max (c.first, ifnull (c.last, c.first)) AS last
FROM (SELECT id AS audit_id, state = 'planned' OR state = 'prepared' OR state = 'running' AS to_come,
    ifnull (began_on, ifnull (starts_on, ends_on)) AS first, ifnull (finished_on, ends_on) AS last
  FROM audit WHERE archived = 0 AND state <> 'cancelled') AS c
WHERE c.first IS NOT NULL;

CREATE INDEX audit_session_by_start ON audit_session (starts_at);

-- The sessions of audits with their days here, and who is in them.
CREATE VIEW audit_session_span AS
SELECT s.id AS session_id, s.audit_id, s.starts_at,
  strftime ('%Y-%m-%dT%H:%M:%SZ', s.starts_at, ifnull (s.minutes, 1) || ' minutes') AS ends_at,
  date (s.starts_at, 'localtime') AS day
FROM audit_session AS s WHERE +s.archived = 0 AND s.starts_at IS NOT NULL;
CREATE VIEW audit_session_someone AS
SELECT id AS session_id, auditor_id AS person_id FROM audit_session WHERE auditor_id IS NOT NULL
UNION ALL SELECT l.audit_session_id, l.person_id FROM audit_session_person AS l
  WHERE l.person_id IS NOT (SELECT s.auditor_id FROM audit_session AS s
    WHERE s.id = l.audit_session_id);

-- What an audit that is still to come, or under way, collides with. other_id: of a record of @kind;
-- own_id: the session of the audit that it is about. first, last: the days of it.
CREATE VIEW audit_conflict AS
SELECT d.audit_id, u.person_id, 'two_audits' AS why, o.audit_id AS other_id, 'audit' AS kind,
  CAST (NULL AS INTEGER) AS own_id, CAST (max (d.first, o.first) AS TEXT) AS first,
  CAST (min (d.last, o.last) AS TEXT) AS last
FROM audit_days AS d JOIN audit_auditor AS u ON u.audit_id = d.audit_id
JOIN audit_auditor AS v ON v.person_id = u.person_id AND v.audit_id <> u.audit_id
JOIN audit_days AS o ON o.audit_id = v.audit_id AND o.first <= d.last AND o.last >= d.first
WHERE d.to_come
UNION ALL SELECT d.audit_id, h.person_id, iif (h.person_id IS NULL, 'holiday', 'absent'),
  h.holiday_id, 'holiday', CAST (NULL AS INTEGER), CAST (h.first AS TEXT), CAST (h.last AS TEXT)
FROM audit_days AS d CROSS JOIN holiday_once AS h ON h.first <= d.last AND h.last >= d.first
WHERE d.to_come AND (h.person_id IS NULL OR EXISTS (SELECT 1 FROM audit_auditor AS u
  WHERE u.audit_id = d.audit_id AND u.person_id = h.person_id))
UNION ALL SELECT d.audit_id, h.person_id, iif (h.person_id IS NULL, 'holiday', 'absent'),
  h.holiday_id, 'holiday', CAST (NULL AS INTEGER), CAST (h.first AS TEXT), CAST (h.last AS TEXT)
FROM audit_days AS d CROSS JOIN holiday_yearly AS h
  ON h.year BETWEEN substr (d.first, 1, 4) - 1 AND substr (d.last, 1, 4) + 0
  AND h.first <= d.last AND h.last >= d.first
WHERE d.to_come AND (h.person_id IS NULL OR EXISTS (SELECT 1 FROM audit_auditor AS u
  WHERE u.audit_id = d.audit_id AND u.person_id = h.person_id))
UNION ALL SELECT d.audit_id, u.person_id, 'left', u.person_id, 'person',
  CAST (NULL AS INTEGER), CAST (d.first AS TEXT), CAST (d.last AS TEXT)
FROM audit_days AS d JOIN audit_auditor AS u ON u.audit_id = d.audit_id
JOIN person AS p ON p.id = u.person_id AND p.active = 0
WHERE d.to_come
UNION ALL SELECT d.audit_id, CAST (NULL AS INTEGER), 'session_outside', s.session_id,
  'audit_session', s.session_id, CAST (s.day AS TEXT), CAST (s.day AS TEXT)
FROM audit_days AS d JOIN audit_session_span AS s ON s.audit_id = d.audit_id
WHERE d.to_come AND (s.day < d.first OR s.day > d.last)
UNION ALL SELECT d.audit_id, p.person_id, 'two_sessions', o.session_id, 'audit_session',
  s.session_id, CAST (s.day AS TEXT), CAST (s.day AS TEXT)
FROM audit_days AS d CROSS JOIN audit_session_span AS s ON s.audit_id = d.audit_id
CROSS JOIN audit_session_span AS o ON o.session_id <> s.session_id AND o.starts_at < s.ends_at
  AND o.starts_at > strftime ('%Y-%m-%dT%H:%M:%SZ', s.starts_at, '-720 minutes')
  AND o.ends_at > s.starts_at
CROSS JOIN audit_session_someone AS p ON p.session_id = s.session_id
WHERE d.to_come AND (o.audit_id IS NOT s.audit_id OR o.session_id > s.session_id)
  AND EXISTS (SELECT 1 FROM audit_session_someone AS q
    WHERE q.session_id = o.session_id AND q.person_id = p.person_id)
  AND (o.audit_id IS NULL OR EXISTS (SELECT 1 FROM audit_days AS n WHERE n.audit_id = o.audit_id));

-- What stands out of the plan of an audit.
CREATE VIEW audit_plan_flaws AS
SELECT a.id AS audit_id, nullif (trim (
  CASE WHEN EXISTS (SELECT 1 FROM audit_independence AS i WHERE i.audit_id = a.id)
    THEN 'not_independent ' ELSE '' END
  || CASE WHEN EXISTS (SELECT 1 FROM audit_conflict AS i WHERE i.audit_id = a.id)
    THEN 'conflict' ELSE '' END), '') AS flaws
FROM audit AS a;
