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
