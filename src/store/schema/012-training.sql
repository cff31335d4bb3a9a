-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What attendances give is worked out when they change, not whenever a list is asked for.

CREATE INDEX attendance_by_day ON attendance (attended_on, id, archived);

-- The rule: whether somebody has a course by an attendance, and until when: so many months after the
-- day, where a month is too short for the day, on its last one; NULL for good. Who only sat in a
-- course with a pass mark does not have it.
CREATE VIEW attendance_worth AS
SELECT a.id, a.person_id, a.course_id, a.attended_on,
  a.archived = 0 AND a.attended_on IS NOT NULL
    AND (a.result = 'passed' OR (a.result = 'attended' AND c.pass_mark IS NULL)) AS counts,
  ifnull (a.valid_until, CASE WHEN c.renew_months IS NOT NULL THEN
    min (date (a.attended_on, printf ('+%d months', c.renew_months)),
      date (a.attended_on, 'start of month', printf ('+%d months', c.renew_months + 1), '-1 day'))
  END) AS until
FROM attendance AS a JOIN course AS c ON c.id = a.course_id;

-- renewed: somebody has the course by a later one, too.
CREATE VIEW attendance_effect AS
SELECT a.id, a.person_id, a.course_id, a.attended_on, a.counts, a.until,
  a.counts AND EXISTS (SELECT 1 FROM attendance_worth AS o WHERE o.person_id = a.person_id
    AND o.course_id = a.course_id AND o.attended_on > a.attended_on AND o.counts) AS renewed
FROM attendance_worth AS a;

-- kept_X holds the rows of the view X, and X_touched says which of them a change in the journal may
-- have changed: at the end of each step these are worked out anew. Nothing is kept that is not in
-- other tables, so no journal has it, and for a past day the view is asked. A migration that changes
-- what X reads fills kept_X anew.
CREATE TABLE kept_attendance_effect (
  id INTEGER PRIMARY KEY,
  person_id INTEGER,
  course_id INTEGER NOT NULL,
  attended_on TEXT,
  counts INTEGER NOT NULL,
  until TEXT,
  renewed INTEGER NOT NULL
) STRICT;
INSERT INTO kept_attendance_effect SELECT * FROM attendance_effect;
CREATE INDEX kept_attendance_effect_by_person
  ON kept_attendance_effect (person_id, course_id, attended_on, counts, until);

-- An attendance can renew others of the same person and course, and have renewed those of the person
-- and course that it was of before, which are still kept. By seq alone: a step is few of all changes.
CREATE VIEW attendance_effect_touched AS
SELECT c.seq, c.row AS id FROM journal_change AS c WHERE +c.tbl = 'attendance'
UNION ALL SELECT c.seq, o.id FROM journal_change AS c
  JOIN kept_attendance_effect AS k ON k.id = c.row
  JOIN kept_attendance_effect AS o ON o.person_id = k.person_id AND o.course_id = k.course_id
  WHERE +c.tbl = 'attendance'
UNION ALL SELECT c.seq, o.id FROM journal_change AS c JOIN attendance AS a ON a.id = c.row
  JOIN attendance AS o ON o.person_id = a.person_id AND o.course_id = a.course_id
  WHERE +c.tbl = 'attendance'
UNION ALL SELECT c.seq, a.id FROM journal_change AS c JOIN attendance AS a ON a.course_id = c.row
  WHERE +c.tbl = 'course';

DROP VIEW attendance_now;
CREATE VIEW attendance_now AS
SELECT k.id, k.person_id, k.course_id, k.attended_on, k.counts, k.until, k.renewed
FROM kept_attendance_effect AS k;

-- state: of what it gave. A later one of the same person and course renews it.
DROP VIEW attendance_list;
CREATE VIEW attendance_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.person_id, (SELECT name FROM person WHERE id = t.person_id) AS person,
  t.session_id, (SELECT title FROM session WHERE id = t.session_id) AS session,
  t.course_id, (SELECT title FROM course WHERE id = t.course_id) AS course,
  t.attended_on, t.result, t.score, t.valid_until, t.note,
  (SELECT unit_id FROM person WHERE id = t.person_id) AS unit_id,
  (SELECT u.title FROM person AS p JOIN unit AS u ON u.id = p.unit_id WHERE p.id = t.person_id)
    AS unit,
  CASE WHEN n.counts THEN n.until END AS until,
  CASE WHEN n.counts IS NOT 1 THEN NULL
    WHEN n.renewed THEN 'renewed'
    WHEN n.until < date ('now', 'localtime') THEN 'lapsed'
    WHEN n.until <= date ('now', 'localtime', '+30 days') THEN 'soon'
    ELSE 'valid' END AS state
FROM attendance AS t LEFT JOIN attendance_now AS n ON n.id = t.id;

-- training: what of the courses that they are to have somebody lacks; done where nothing is. Which
-- states there are is found once for all of its words.
DROP VIEW person_list;
CREATE VIEW person_list AS
SELECT p.id, p.uid, p.ref, p.ref_key, p.created_at, p.updated_at, p.archived, p.name, p.job,
  p.unit_id, (SELECT title FROM unit WHERE id = p.unit_id) AS unit,
  p.email, p.phone, p.active, p.note,
  (SELECT group_concat (r.title, ', ' ORDER BY r.title) FROM role AS r
    WHERE (r.holder_id = p.id OR r.deputy_id = p.id) AND r.archived = 0) AS roles,
  (SELECT ifnull (nullif (trim (
      CASE WHEN instr (s.states, 'missing') THEN 'missing ' ELSE '' END
      || CASE WHEN instr (s.states, 'lapsed') THEN 'lapsed ' ELSE '' END
      || CASE WHEN instr (s.states, 'soon') THEN 'soon' ELSE '' END), ''),
      CASE WHEN s.states IS NOT NULL THEN 'done' END)
    FROM (SELECT group_concat (DISTINCT v.state) AS states FROM coverage AS v
      WHERE v.person_id = p.id) AS s) AS training,
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
