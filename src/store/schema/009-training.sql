-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- People and what they are to know (7.2, 7.3).

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
    || CASE WHEN c.audience <> 'some' AND (EXISTS (SELECT 1 FROM course_unit AS l
        WHERE l.course_id = c.id) OR EXISTS (SELECT 1 FROM course_role AS l
        WHERE l.course_id = c.id)) THEN 'idle ' ELSE '' END
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
