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
