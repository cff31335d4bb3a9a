-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- Management reviews, from their preparation to what was decided (9.3).

-- follows_id: the one before; what has happened since that was held is what is looked at. planned_on,
-- starts_at: as planned; held_on: as it was. suitable, adequate, effective: what top management finds of
-- the ISMS. approved_on: set by the approval alone, which seals all that belongs to the review.
-- figures_on, figures_since: of which day, and since when, the figures are that are stored with it; not
-- set: they are those of today.
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  state TEXT NOT NULL DEFAULT 'planned' CHECK (state = 'planned' OR state = 'prepared' OR state = 'held'),
  follows_id INTEGER REFERENCES review (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  planned_on TEXT CHECK (planned_on IS date (planned_on)),
  starts_at TEXT CHECK (starts_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', starts_at)),
  minutes INTEGER CHECK (minutes BETWEEN 5 AND 720),
  place TEXT,
  chair_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  minutes_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  purpose TEXT,
  topics TEXT,
  held_on TEXT CHECK (held_on IS date (held_on)),
  suitable TEXT CHECK (suitable = 'yes' OR suitable = 'partly' OR suitable = 'no'),
  adequate TEXT CHECK (adequate = 'yes' OR adequate = 'partly' OR adequate = 'no'),
  effective TEXT CHECK (effective = 'yes' OR effective = 'partly' OR effective = 'no'),
  conclusion TEXT,
  next_on TEXT CHECK (next_on IS date (next_on)),
  approved_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  approved_on TEXT CHECK (approved_on IS date (approved_on)),
  note TEXT,
  figures_on TEXT CHECK (figures_on IS date (figures_on)),
  figures_since TEXT CHECK (figures_since IS date (figures_since)),
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL,
  CHECK (approved_on IS NULL OR state = 'held')
) STRICT;
CREATE INDEX review_by_title ON review (title COLLATE NOCASE, id, archived);
CREATE INDEX review_by_follows ON review (follows_id);
CREATE INDEX review_by_chair ON review (chair_id);
CREATE INDEX review_by_minutes_by ON review (minutes_by_id);
CREATE INDEX review_by_approved_by ON review (approved_by_id);
CREATE INDEX review_by_ref ON review (ref_key, id, archived);

-- What a review looks at, one row for each of 9.3.2 a) to g), d) in its four parts. comment: on the
-- figures, from who prepares it; minuted: what was said of it.
CREATE TABLE review_input (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  review_id INTEGER REFERENCES review (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  input TEXT NOT NULL DEFAULT 'a' CHECK (input IN ('a', 'b', 'c', 'd1', 'd2', 'd3', 'd4', 'e', 'f', 'g')),
  place INTEGER,
  presenter_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  minutes INTEGER CHECK (minutes BETWEEN 1 AND 720),
  comment TEXT,
  minuted TEXT,
  considered INTEGER NOT NULL DEFAULT 0 CHECK (considered IN (0, 1)),
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX review_input_by_title ON review_input (title COLLATE NOCASE, id, archived);
CREATE INDEX review_input_by_review ON review_input (review_id, input);
CREATE INDEX review_input_by_presenter ON review_input (presenter_id);
CREATE INDEX review_input_by_ref ON review_input (ref_key, id, archived);

-- title: the name, which stays when the person is no longer there.
CREATE TABLE review_participant (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  review_id INTEGER REFERENCES review (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  capacity TEXT,
  presence TEXT NOT NULL DEFAULT 'unknown' CHECK (
    presence = 'unknown' OR presence = 'present' OR presence = 'excused' OR presence = 'absent'
  ),
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX review_participant_by_title ON review_participant (title COLLATE NOCASE, id, archived);
CREATE INDEX review_participant_by_review ON review_participant (review_id);
CREATE INDEX review_participant_by_person ON review_participant (person_id);
CREATE INDEX review_participant_by_ref ON review_participant (ref_key, id, archived);

-- What was decided (9.3.3); what is done about it is its action.
CREATE TABLE review_decision (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  review_id INTEGER REFERENCES review (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  input TEXT CHECK (input IN ('a', 'b', 'c', 'd1', 'd2', 'd3', 'd4', 'e', 'f', 'g')),
  kind TEXT NOT NULL DEFAULT 'improvement' CHECK (
    kind = 'improvement' OR kind = 'change' OR kind = 'resources' OR kind = 'risk' OR kind = 'noted'
  ),
  reason TEXT,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  due TEXT CHECK (due IS date (due)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX review_decision_by_title ON review_decision (title COLLATE NOCASE, id, archived);
CREATE INDEX review_decision_by_review ON review_decision (review_id);
CREATE INDEX review_decision_by_owner ON review_decision (owner_id);
CREATE INDEX review_decision_by_ref ON review_decision (ref_key, id, archived);

-- What is added to a review that is approved.
CREATE TABLE review_addendum (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  review_id INTEGER REFERENCES review (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  words TEXT,
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  added_on TEXT CHECK (added_on IS date (added_on)),
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX review_addendum_by_title ON review_addendum (title COLLATE NOCASE, id, archived);
CREATE INDEX review_addendum_by_review ON review_addendum (review_id);
CREATE INDEX review_addendum_by_person ON review_addendum (person_id);
CREATE INDEX review_addendum_by_ref ON review_addendum (ref_key, id, archived);

-- The figures as they were when the review was held, in the order of place. before: at the one that it
-- follows. points: "YYYY-MM-DD value", a line for each.
CREATE TABLE review_figure (
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  name TEXT NOT NULL,
  input TEXT NOT NULL,
  label TEXT NOT NULL,
  unit TEXT NOT NULL,
  flow INTEGER NOT NULL CHECK (flow IN (0, 1)),
  kind TEXT NOT NULL,
  value REAL,
  before REAL,
  sign TEXT NOT NULL,
  reason TEXT,
  points TEXT,
  UNIQUE (review_id, name)
) STRICT;

-- The records behind a figure, as they were called then.
CREATE TABLE review_listed (
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  figure TEXT NOT NULL,
  place INTEGER NOT NULL,
  kind TEXT NOT NULL,
  record_id INTEGER,
  ref TEXT NOT NULL,
  title TEXT NOT NULL,
  detail TEXT
) STRICT;
CREATE INDEX review_listed_by_figure ON review_listed (review_id, figure, place);

-- What is for a record goes with it, as do its files; what came from it stays.
CREATE TRIGGER review_takes_along AFTER DELETE ON review
BEGIN
  DELETE FROM attachment WHERE tbl = 'review' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'review' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'review' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'review' AND for_id = OLD.id;
END;
CREATE TRIGGER review_leaves_improvement AFTER DELETE ON review
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review' AND from_id = OLD.id;
END;
CREATE TRIGGER review_leaves_findings AFTER DELETE ON review
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review' AND from_id = OLD.id;
END;
CREATE TRIGGER review_input_takes_along AFTER DELETE ON review_input
BEGIN
  DELETE FROM attachment WHERE tbl = 'review_input' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'review_input' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'review_input' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'review_input' AND for_id = OLD.id;
END;
CREATE TRIGGER review_input_leaves_improvement AFTER DELETE ON review_input
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_input' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_input' AND from_id = OLD.id;
END;
CREATE TRIGGER review_input_leaves_findings AFTER DELETE ON review_input
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_input' AND from_id = OLD.id;
END;
CREATE TRIGGER review_participant_takes_along AFTER DELETE ON review_participant
BEGIN
  DELETE FROM attachment WHERE tbl = 'review_participant' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'review_participant' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'review_participant' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'review_participant' AND for_id = OLD.id;
END;
CREATE TRIGGER review_participant_leaves_improvement AFTER DELETE ON review_participant
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_participant' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_participant' AND from_id = OLD.id;
END;
CREATE TRIGGER review_participant_leaves_findings AFTER DELETE ON review_participant
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_participant' AND from_id = OLD.id;
END;
CREATE TRIGGER review_decision_takes_along AFTER DELETE ON review_decision
BEGIN
  DELETE FROM attachment WHERE tbl = 'review_decision' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'review_decision' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'review_decision' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'review_decision' AND for_id = OLD.id;
END;
CREATE TRIGGER review_decision_leaves_improvement AFTER DELETE ON review_decision
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_decision' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_decision' AND from_id = OLD.id;
END;
CREATE TRIGGER review_decision_leaves_findings AFTER DELETE ON review_decision
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_decision' AND from_id = OLD.id;
END;
CREATE TRIGGER review_addendum_takes_along AFTER DELETE ON review_addendum
BEGIN
  DELETE FROM attachment WHERE tbl = 'review_addendum' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'review_addendum' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'review_addendum' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'review_addendum' AND for_id = OLD.id;
END;
CREATE TRIGGER review_addendum_leaves_improvement AFTER DELETE ON review_addendum
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_addendum' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_addendum' AND from_id = OLD.id;
END;
CREATE TRIGGER review_addendum_leaves_findings AFTER DELETE ON review_addendum
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'review_addendum' AND from_id = OLD.id;
END;

-- --- What is approved ---

-- The reviews that are approved, and what belongs to them: no step writes it, not even one that takes
-- back an earlier one. An addendum is added beside it.
CREATE VIEW seal AS SELECT id FROM review WHERE approved_on IS NOT NULL;
CREATE VIEW sealed_record AS
SELECT 'review' AS tbl, id AS row, id AS seal FROM seal
UNION ALL SELECT 'review_input', t.id, s.id FROM seal AS s
  JOIN review_input AS t ON t.review_id = s.id
UNION ALL SELECT 'review_participant', t.id, s.id FROM seal AS s
  JOIN review_participant AS t ON t.review_id = s.id
UNION ALL SELECT 'review_decision', t.id, s.id FROM seal AS s
  JOIN review_decision AS t ON t.review_id = s.id
UNION ALL SELECT 'review_figure', t.id, s.id FROM seal AS s
  JOIN review_figure AS t ON t.review_id = s.id
UNION ALL SELECT 'review_listed', t.id, s.id FROM seal AS s
  JOIN review_listed AS t ON t.review_id = s.id;
CREATE VIEW sealed_row AS
SELECT s.tbl, s.row, s.seal FROM sealed_record AS s
UNION ALL SELECT 'attachment', t.id, s.seal FROM sealed_record AS s JOIN attachment AS t
  ON t.tbl = s.tbl AND t.row = s.row;
CREATE TRIGGER review_stays BEFORE UPDATE OF uid, ref, created_at, archived, title, state, follows_id,
  planned_on, starts_at, minutes, place, chair_id, minutes_by_id, purpose, topics, held_on, suitable,
  adequate, effective, conclusion, next_on, approved_by_id, approved_on, note, figures_on, figures_since
  ON review WHEN OLD.approved_on IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_is_kept BEFORE DELETE ON review WHEN OLD.approved_on IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_input_comes_in_time BEFORE INSERT ON review_input
  WHEN (SELECT approved_on FROM review WHERE id = NEW.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_input_stays BEFORE UPDATE OF uid, ref, created_at, archived, title, review_id,
  input, place, presenter_id, minutes, comment, minuted, considered
  ON review_input WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
    OR (SELECT approved_on FROM review WHERE id = NEW.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_input_is_kept BEFORE DELETE ON review_input
  WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_participant_comes_in_time BEFORE INSERT ON review_participant
  WHEN (SELECT approved_on FROM review WHERE id = NEW.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_participant_stays BEFORE UPDATE OF uid, ref, created_at, archived, title,
  review_id, person_id, capacity, presence
  ON review_participant WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
    OR (SELECT approved_on FROM review WHERE id = NEW.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_participant_is_kept BEFORE DELETE ON review_participant
  WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_decision_comes_in_time BEFORE INSERT ON review_decision
  WHEN (SELECT approved_on FROM review WHERE id = NEW.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_decision_stays BEFORE UPDATE OF uid, ref, created_at, archived, title, review_id,
  input, kind, reason, owner_id, due, note
  ON review_decision WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
    OR (SELECT approved_on FROM review WHERE id = NEW.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_decision_is_kept BEFORE DELETE ON review_decision
  WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_figure_comes_in_time BEFORE INSERT ON review_figure
  WHEN (SELECT approved_on FROM review WHERE id = NEW.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_figure_stays BEFORE UPDATE OF review_id, place, name, input, label, unit, flow,
  kind, value, before, sign, reason, points
  ON review_figure WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
    OR (SELECT approved_on FROM review WHERE id = NEW.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_figure_is_kept BEFORE DELETE ON review_figure
  WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_listed_comes_in_time BEFORE INSERT ON review_listed
  WHEN (SELECT approved_on FROM review WHERE id = NEW.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_listed_stays BEFORE UPDATE OF review_id, figure, place, kind, record_id, ref,
  title, detail
  ON review_listed WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
    OR (SELECT approved_on FROM review WHERE id = NEW.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_listed_is_kept BEFORE DELETE ON review_listed
  WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER sealed_record_takes_no_file BEFORE INSERT ON attachment
  WHEN EXISTS (SELECT 1 FROM sealed_record WHERE tbl = NEW.tbl AND row = NEW.row)
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER sealed_record_keeps_its_files BEFORE DELETE ON attachment
  WHEN EXISTS (SELECT 1 FROM sealed_record WHERE tbl = OLD.tbl AND row = OLD.row)
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_addendum_stays BEFORE UPDATE OF title, review_id, words, person_id, added_on,
  archived ON review_addendum
  WHEN OLD.review_id IS NOT NULL AND (OLD.title IS NOT NEW.title OR OLD.review_id IS NOT NEW.review_id
    OR OLD.archived IS NOT NEW.archived
    OR (OLD.words IS NOT NULL AND OLD.words IS NOT NEW.words)
    OR (OLD.person_id IS NOT NULL AND OLD.person_id IS NOT NEW.person_id)
    OR (OLD.added_on IS NOT NULL AND OLD.added_on IS NOT NEW.added_on))
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;
CREATE TRIGGER review_addendum_is_kept BEFORE DELETE ON review_addendum
  WHEN (SELECT approved_on FROM review WHERE id = OLD.review_id) IS NOT NULL
BEGIN
  SELECT RAISE (ABORT,
    'A management review that is approved stays as it is. Add an addendum to it instead.');
END;

-- --- Lists ---

-- What has become of a decision follows from its actions.
CREATE VIEW review_decision_list AS
SELECT c.*, c.state = 'overdue' AS overdue,
  nullif (trim (
    CASE WHEN c.review_id IS NULL THEN 'no_review ' ELSE '' END
    || CASE WHEN c.kind <> 'noted' AND c.owner_id IS NULL THEN 'no_owner ' ELSE '' END
    || CASE WHEN c.kind <> 'noted' AND c.due IS NULL THEN 'no_due ' ELSE '' END
    || CASE WHEN c.kind <> 'noted' AND c.action IS NULL THEN 'no_action' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.review_id, (SELECT title FROM review WHERE id = t.review_id) AS review,
  (SELECT held_on FROM review WHERE id = t.review_id) AS decided_on,
  t.input, t.kind, t.reason,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner, t.due, t.note,
  (SELECT a.ref FROM action AS a WHERE a.for_kind = 'review_decision' AND a.for_id = t.id
    AND a.archived = 0 ORDER BY a.id LIMIT 1) AS action,
  ifnull (
    (SELECT CASE
        WHEN sum (a.state NOT IN ('done', 'dropped') AND a.due < date ('now', 'localtime')) > 0
          THEN 'overdue'
        WHEN sum (a.state NOT IN ('done', 'dropped')) > 0 THEN 'open'
        WHEN sum (a.state = 'done') > 0 THEN 'done' ELSE 'dropped' END
      FROM action AS a WHERE a.for_kind = 'review_decision' AND a.for_id = t.id AND a.archived = 0
      HAVING count (*) > 0),
    CASE WHEN t.kind = 'noted' THEN 'noted' WHEN t.due < date ('now', 'localtime') THEN 'overdue'
      ELSE 'open' END) AS state,
  (SELECT max (a.done_on) FROM action AS a WHERE a.for_kind = 'review_decision' AND a.for_id = t.id
    AND a.archived = 0 HAVING sum (a.state NOT IN ('done', 'dropped')) = 0) AS done_on
FROM review_decision AS t) AS c;

CREATE VIEW review_list AS
SELECT c.*,
  c.state IN ('planned', 'prepared') AND ifnull (c.planned_on < date ('now', 'localtime'), 0)
    AS overdue,
  CASE WHEN c.state IN ('planned', 'prepared') THEN c.planned_on END AS next_due,
  nullif (trim (
    CASE WHEN c.planned_on IS NULL AND c.held_on IS NULL THEN 'no_date ' ELSE '' END
    || CASE WHEN c.chair_id IS NULL THEN 'no_chair ' ELSE '' END
    || CASE WHEN NOT EXISTS (SELECT 1 FROM review_participant AS p WHERE p.review_id = c.id
      AND p.archived = 0) THEN 'no_participants ' ELSE '' END
    || CASE WHEN c.state IN ('planned', 'prepared') AND c.planned_on < date ('now', 'localtime')
      THEN 'late ' ELSE '' END
    || CASE WHEN c.state = 'planned' AND c.planned_on BETWEEN date ('now', 'localtime')
      AND date ('now', 'localtime', '+7 days') THEN 'not_prepared ' ELSE '' END
    || CASE WHEN c.state = 'held' AND c.held_on < date ('now', 'localtime', '-30 days')
      THEN 'not_approved' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  CASE WHEN t.approved_on IS NULL THEN t.state ELSE 'approved' END AS state,
  t.follows_id, f.title AS follows, f.held_on AS since_on,
  t.planned_on, t.starts_at, t.minutes, t.place,
  t.chair_id, (SELECT name FROM person WHERE id = t.chair_id) AS chair,
  t.minutes_by_id, (SELECT name FROM person WHERE id = t.minutes_by_id) AS minutes_by,
  t.purpose, t.topics, t.held_on, t.suitable, t.adequate, t.effective, t.conclusion, t.next_on,
  t.approved_by_id, (SELECT name FROM person WHERE id = t.approved_by_id) AS approved_by,
  t.approved_on, t.note, t.figures_on, t.figures_since,
  (SELECT count (*) FROM review_input AS i WHERE i.review_id = t.id AND i.archived = 0) AS n_inputs,
  (SELECT count (*) FROM review_input AS i WHERE i.review_id = t.id AND i.archived = 0
    AND i.considered = 1) AS n_considered,
  (SELECT count (*) FROM review_decision AS d WHERE d.review_id = t.id AND d.archived = 0)
    AS n_decisions,
  (SELECT count (*) FROM review_decision_list AS d WHERE d.review_id = t.id AND d.archived = 0
    AND d.state IN ('open', 'overdue')) AS n_open_decisions
FROM review AS t LEFT JOIN review AS f ON f.id = t.follows_id) AS c;

CREATE VIEW review_input_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.review_id, (SELECT title FROM review WHERE id = t.review_id) AS review,
  t.input, t.place,
  t.presenter_id, (SELECT name FROM person WHERE id = t.presenter_id) AS presenter,
  t.minutes, t.comment, t.minuted, t.considered,
  CASE WHEN t.review_id IS NULL THEN 'no_review' END AS flaws
FROM review_input AS t;

CREATE VIEW review_participant_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.review_id, (SELECT title FROM review WHERE id = t.review_id) AS review,
  t.person_id, (SELECT name FROM person WHERE id = t.person_id) AS person,
  t.capacity, t.presence,
  nullif (trim (CASE WHEN t.review_id IS NULL THEN 'no_review ' ELSE '' END
    || CASE WHEN t.presence = 'unknown' AND (SELECT state FROM review WHERE id = t.review_id) = 'held'
      THEN 'no_presence' ELSE '' END), '') AS flaws
FROM review_participant AS t;

CREATE VIEW review_addendum_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.review_id, (SELECT title FROM review WHERE id = t.review_id) AS review,
  t.words, t.person_id, (SELECT name FROM person WHERE id = t.person_id) AS person, t.added_on,
  nullif (trim (CASE WHEN t.review_id IS NULL THEN 'no_review ' ELSE '' END
    || CASE WHEN ifnull (trim (t.words), '') = '' THEN 'no_words' ELSE '' END), '') AS flaws
FROM review_addendum AS t;
