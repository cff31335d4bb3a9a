-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- Audit programmes (9.2.2): which audits over which years, and what of the ISMS they reach.

CREATE TABLE programme (
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
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  aims TEXT,
  methods TEXT,
  responsibilities TEXT,
  resources TEXT,
  approved_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  approved_on TEXT CHECK (approved_on IS date (approved_on)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL,
  CHECK (ends_on >= starts_on)
) STRICT;
CREATE INDEX programme_by_title ON programme (title COLLATE NOCASE, id, archived);
CREATE INDEX programme_by_owner ON programme (owner_id);
CREATE INDEX programme_by_approved_by ON programme (approved_by_id);
CREATE INDEX programme_by_ref ON programme (ref_key, id, archived);

-- What is for a record goes with it, as do its files; what came from it stays.
CREATE TRIGGER programme_takes_along AFTER DELETE ON programme
BEGIN
  DELETE FROM attachment WHERE tbl = 'programme' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'programme' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'programme' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'programme' AND for_id = OLD.id;
END;
CREATE TRIGGER programme_leaves_improvement AFTER DELETE ON programme
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'programme' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'programme' AND from_id = OLD.id;
END;

CREATE VIEW programme_list AS
SELECT c.*, nullif (trim (
    CASE WHEN c.starts_on IS NULL OR c.ends_on IS NULL THEN 'no_years ' ELSE '' END
    || CASE WHEN c.owner_id IS NULL THEN 'no_owner ' ELSE '' END
    || CASE WHEN c.approved_on IS NULL THEN 'not_approved ' ELSE '' END
    || CASE WHEN c.n_audits = 0 THEN 'no_audits' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.starts_on, t.ends_on,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.aims, t.methods, t.responsibilities, t.resources,
  t.approved_by_id, (SELECT name FROM person WHERE id = t.approved_by_id) AS approved_by,
  t.approved_on, t.note,
  CASE WHEN t.ends_on < date ('now', 'localtime') THEN 'over'
    WHEN t.starts_on > date ('now', 'localtime') THEN 'to_come'
    ELSE 'runs' END AS state,
  (SELECT count (*) FROM audit AS a WHERE a.programme_id = t.id AND a.archived = 0
    AND a.state <> 'cancelled') AS n_audits,
  (SELECT count (*) FROM audit AS a WHERE a.programme_id = t.id AND a.archived = 0
    AND (a.state = 'reported' OR a.state = 'closed')) AS n_done
FROM programme AS t) AS c;

-- --- What audits reach ---

-- How much a clause or control weighs in the programme, where somebody decided that (9.2.2: the
-- importance of what is audited). 1: as others do, 2: more, 3: most.
CREATE TABLE programme_weight (
  id INTEGER PRIMARY KEY,
  control_id INTEGER NOT NULL UNIQUE
    REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 3),
  reason TEXT NOT NULL CHECK (trim (reason) <> '')
) STRICT;

-- What audits are to reach (9.2.1): the clauses, and the controls that apply; of a framework that is
-- not in the Statement of Applicability, those that were said to apply or that an audit has in its
-- scope. What has parts is reached by these.
CREATE VIEW audit_requirement AS
SELECT c.id AS control_id
FROM control AS c LEFT JOIN framework AS f ON f.id = c.framework_id
WHERE c.archived = 0 AND c.kind <> 'group' AND ifnull (f.archived, 0) = 0
  AND NOT EXISTS (SELECT 1 FROM control AS p WHERE p.parent_id = c.id AND p.archived = 0)
  AND (c.kind = 'clause' OR (c.applicable <> 'no' AND (c.applicable = 'yes' OR ifnull (f.in_soa, 1)
    OR c.id IN (SELECT s.control_id FROM audit_scope AS s))));

-- What each audit has in its scope or said of it. state: planned, running or done. result: the worst
-- that its checklist and its findings say; what they say of the whole holds for a part that they say
-- nothing of, and what does not conform holds for all parts. sign: both as one number, the worse the
-- higher (isms-audit-coverage.h has their names); from 4 on it was audited. counts: by an internal
-- audit (9.2.1); what a certification body or a customer saw does not stand in for one. day: the
-- last; of one that still goes on the first, as the last is yet to come.
CREATE VIEW audit_coverage AS
WITH RECURSIVE said (audit_id, control_id, rank, own) AS (
  SELECT i.audit_id, i.control_id, CASE i.result WHEN 'not_yet' THEN 1 WHEN 'not_applicable' THEN 2
      WHEN 'conforms' THEN 3 WHEN 'opportunity' THEN 4 WHEN 'minor' THEN 5 ELSE 6 END, 1
    FROM audit_item AS i
    WHERE i.archived = 0 AND i.control_id IS NOT NULL AND i.audit_id IS NOT NULL
  UNION SELECT f.audit_id, l.control_id,
      CASE f.grade WHEN 'opportunity' THEN 4 WHEN 'minor' THEN 5 ELSE 6 END, 1
    FROM finding_control AS l JOIN finding AS f ON f.id = l.finding_id
    WHERE f.archived = 0 AND f.audit_id IS NOT NULL
  UNION SELECT s.audit_id, c.id, s.rank, s.rank >= 5
    FROM said AS s JOIN control AS c ON c.parent_id = s.control_id WHERE c.archived = 0
),
met AS (
  SELECT m.audit_id, m.control_id,
    ifnull (max (CASE WHEN m.own THEN m.rank END), max (m.rank)) AS rank
  FROM (SELECT s.audit_id, s.control_id, 0 AS rank, 0 AS own FROM audit_scope AS s
    UNION ALL SELECT d.audit_id, d.control_id, d.rank, d.own FROM said AS d) AS m
  GROUP BY m.audit_id, m.control_id
)
SELECT m.control_id, m.audit_id, a.stands AS state,
  CASE m.rank WHEN 1 THEN 'not_yet' WHEN 2 THEN 'not_applicable' WHEN 3 THEN 'conforms'
    WHEN 4 THEN 'opportunity' WHEN 5 THEN 'minor' WHEN 6 THEN 'major' END AS result,
  CASE WHEN m.rank >= 2 THEN m.rank + 3
    WHEN a.stands = 'planned' THEN 1 WHEN a.stands = 'running' THEN 2
    WHEN a.has_items THEN 3 ELSE 4 END AS sign,
  a.kind = 'internal' AS counts, a.kind, a.day
FROM met AS m JOIN (
  SELECT t.id, t.kind, CASE WHEN t.state = 'running' AND t.finished_on IS NULL
      THEN ifnull (t.began_on, ifnull (t.starts_on, t.ends_on))
      ELSE ifnull (t.finished_on, ifnull (t.ends_on, ifnull (t.began_on, t.starts_on))) END AS day,
    CASE WHEN t.state = 'planned' OR t.state = 'prepared' THEN 'planned'
      WHEN t.state = 'running' THEN 'running' ELSE 'done' END AS stands,
    EXISTS (SELECT 1 FROM audit_item AS i WHERE i.audit_id = t.id AND i.archived = 0) AS has_items
  FROM audit AS t WHERE t.archived = 0 AND t.state <> 'cancelled'
) AS a ON a.id = m.audit_id;

-- How it went when it was last audited, by whomever. What was audited without a checklist says nothing
-- where something else was said: it does not undo what failed.
CREATE VIEW audit_last AS
SELECT c.control_id, c.audit_id, c.sign, c.day
FROM (SELECT v.control_id, v.audit_id, v.sign, v.day,
    row_number () OVER (PARTITION BY v.control_id
      ORDER BY v.sign = 4, ifnull (v.day, '') DESC, v.audit_id DESC) AS place
  FROM audit_coverage AS v WHERE v.sign >= 4 AND v.kind <> 'supplier') AS c
WHERE c.place = 1;

-- The worst risk that a control treats, as it is now.
CREATE VIEW control_stake AS
SELECT k.control_id, max (l.tone) AS tone, r.ref AS risk, l.name AS level
FROM risk_control AS k JOIN risk AS r ON r.id = k.risk_id
JOIN rating AS g ON g.id = (SELECT n.id FROM rating AS n WHERE n.risk_id = r.id
  AND n.kind = 'current' ORDER BY n.rated_on DESC, n.id DESC LIMIT 1)
JOIN method_level AS l ON l.method_id = g.method_id AND l.rank = g.level
WHERE r.archived = 0 AND r.status <> 'closed'
GROUP BY k.control_id;

-- How much each weighs (9.2.2: importance and earlier results): a clause is asked of everybody, a
-- control by the risks that it treats; what failed; what was not audited for two years. From two
-- points on it weighs more, from three most; unless somebody decided otherwise.
CREATE VIEW audit_weight AS
SELECT p.control_id, p.points, p.clause, p.tone, p.risk, p.level, p.long_ago,
  p.last_id, p.last_sign, p.last_on,
  CASE WHEN p.points >= 3 THEN 3 WHEN p.points = 2 THEN 2 ELSE 1 END AS derived,
  ifnull (w.weight, CASE WHEN p.points >= 3 THEN 3 WHEN p.points = 2 THEN 2 ELSE 1 END) AS weight,
  w.reason
FROM (SELECT c.*, c.clause + CASE WHEN c.tone >= 4 THEN 2 WHEN c.tone = 3 THEN 1 ELSE 0 END
    + CASE c.last_sign WHEN 9 THEN 3 WHEN 8 THEN 2 ELSE 0 END + c.long_ago AS points
  FROM (SELECT q.control_id, k.kind = 'clause' AS clause, s.tone, s.risk, s.level,
      l.audit_id AS last_id, l.sign AS last_sign, l.day AS last_on,
      ifnull (l.day, '') < date ('now', 'localtime', '-2 years') AS long_ago
    FROM audit_requirement AS q JOIN control AS k ON k.id = q.control_id
    LEFT JOIN control_stake AS s ON s.control_id = q.control_id
    LEFT JOIN audit_last AS l ON l.control_id = q.control_id) AS c) AS p
LEFT JOIN programme_weight AS w ON w.control_id = p.control_id;

-- Who is tied to what is audited, or answers for it by a role, and is therefore not chosen to audit it
-- (9.2.2 b).
CREATE VIEW audit_stake AS
SELECT l.control_id, t.person_id, t.why, CASE t.kind
    WHEN 'control' THEN (SELECT o.ref FROM control AS o WHERE o.id = t.record_id)
    WHEN 'risk' THEN (SELECT o.ref FROM risk AS o WHERE o.id = t.record_id)
    WHEN 'document' THEN (SELECT o.ref FROM document AS o WHERE o.id = t.record_id)
    WHEN 'action' THEN (SELECT o.ref FROM action AS o WHERE o.id = t.record_id)
    ELSE (SELECT o.ref FROM control_check AS o WHERE o.id = t.record_id) END AS record
  FROM audit_tie AS t JOIN audit_tie_control AS l ON l.kind = t.kind AND l.record_id = t.record_id
UNION ALL SELECT p.for_id, r.holder_id, 'in_role', r.title
  FROM responsibility AS p JOIN role AS r ON r.id = p.role_id
  WHERE p.for_kind = 'control' AND p.letter IN ('R', 'A', 'AR') AND r.holder_id IS NOT NULL
    AND r.archived = 0;
