-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- Documents, their versions, and who has read the one in force (5.2, 7.3, 7.5).

-- What it says stands in its versions. review_months: how often it is looked at, counted from the day
-- on which the version in force took effect, or on which it was last looked at without a change.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT NOT NULL DEFAULT 'policy' CHECK (
    kind = 'policy' OR kind = 'procedure' OR kind = 'standard' OR kind = 'plan' OR kind = 'record'
    OR kind = 'external'
  ),
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  classification TEXT,
  review_months INTEGER CHECK (review_months BETWEEN 1 AND 120),
  reviewed_on TEXT CHECK (reviewed_on IS date (reviewed_on)),
  retention TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX document_by_title ON document (title COLLATE NOCASE, id, archived);
CREATE INDEX document_by_owner ON document (owner_id);
CREATE INDEX document_by_ref ON document (ref_key, id, archived);

-- The controls and clauses that it carries out.
CREATE TABLE document_control (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (document_id, control_id)
) STRICT;
CREATE INDEX document_control_by_control ON document_control (control_id);

-- People are kept by their names too: what they did stays with a version when they are gone. text:
-- Markdown; a version may also be a file, or both.
CREATE TABLE document_version (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL CHECK (number >= 1),
  state TEXT NOT NULL DEFAULT 'draft' CHECK (
    state = 'draft' OR state = 'in_review' OR state = 'approved' OR state = 'effective'
    OR state = 'retired'
  ),
  author_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  author TEXT NOT NULL CHECK (author <> ''),
  approver_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  approver TEXT CHECK (approver <> ''),
  drafted_on TEXT NOT NULL CHECK (drafted_on IS date (drafted_on)),
  sent_on TEXT CHECK (sent_on IS date (sent_on)),
  approved_on TEXT CHECK (approved_on IS date (approved_on)),
  effective_on TEXT CHECK (effective_on IS date (effective_on)),
  retired_on TEXT CHECK (retired_on IS date (retired_on)),
  summary TEXT,
  text TEXT,
  UNIQUE (document_id, number),
  CONSTRAINT document_version_is_approved_by_another CHECK (approver_id <> author_id),
  CONSTRAINT document_version_says_who_approved CHECK (
    (state = 'draft' OR state = 'in_review') = (approver IS NULL)
  ),
  CONSTRAINT document_version_says_when CHECK (
    (state = 'draft' OR sent_on IS NOT NULL)
    AND (state = 'draft' OR state = 'in_review' OR approved_on IS NOT NULL)
    AND (state <> 'effective' OR effective_on IS NOT NULL)
    AND (state = 'retired') = (retired_on IS NOT NULL)
  )
) STRICT;
-- One is in force, and one is being made, at most.
CREATE UNIQUE INDEX document_version_in_force ON document_version (document_id)
  WHERE state = 'effective';
CREATE UNIQUE INDEX document_version_coming ON document_version (document_id)
  WHERE state = 'draft' OR state = 'in_review' OR state = 'approved';
CREATE INDEX document_version_by_author ON document_version (author_id);
CREATE INDEX document_version_by_approver ON document_version (approver_id);

CREATE TABLE acknowledgement (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  document_version_id INTEGER NOT NULL
    REFERENCES document_version (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  person TEXT NOT NULL CHECK (person <> ''),
  acknowledged_on TEXT NOT NULL CHECK (acknowledged_on IS date (acknowledged_on)),
  UNIQUE (document_version_id, person_id)
) STRICT;
CREATE INDEX acknowledgement_by_document ON acknowledgement (document_id);
CREATE INDEX acknowledgement_by_person ON acknowledgement (person_id);

-- What others have seen, approved or acknowledged stays as it was (7.5.3).
CREATE TRIGGER document_version_keeps BEFORE UPDATE OF text, summary, author ON document_version
  WHEN OLD.state <> 'draft'
BEGIN
  SELECT RAISE (ABORT, 'only a draft of a document is edited');
END;
CREATE TRIGGER document_version_keeps_whose_it_is BEFORE UPDATE OF uid, created_at, document_id,
  number ON document_version
BEGIN
  SELECT RAISE (ABORT, 'a version stays with its document');
END;
CREATE TRIGGER document_version_takes_no_file BEFORE INSERT ON attachment
  WHEN NEW.tbl = 'document_version'
    AND (SELECT v.state FROM document_version AS v WHERE v.id = NEW.row) <> 'draft'
BEGIN
  SELECT RAISE (ABORT, 'only a draft of a document is edited');
END;
CREATE TRIGGER document_version_keeps_its_file BEFORE DELETE ON attachment
  WHEN OLD.tbl = 'document_version'
    AND (SELECT v.state FROM document_version AS v WHERE v.id = OLD.row) <> 'draft'
BEGIN
  SELECT RAISE (ABORT, 'only a draft of a document is edited');
END;
CREATE TRIGGER acknowledgement_is_of_what_is_in_force BEFORE INSERT ON acknowledgement
  WHEN (SELECT v.state = 'draft' OR v.state = 'in_review' OR v.state = 'approved'
    FROM document_version AS v WHERE v.id = NEW.document_version_id)
BEGIN
  SELECT RAISE (ABORT, 'only a version that is in force is acknowledged');
END;
CREATE TRIGGER acknowledgement_keeps BEFORE UPDATE OF uid, created_at, document_id,
  document_version_id, person, acknowledged_on ON acknowledgement
BEGIN
  SELECT RAISE (ABORT, 'an acknowledgement is never rewritten');
END;

-- What is for a record goes with it.
CREATE TRIGGER action_goes_with_document AFTER DELETE ON document
BEGIN
  DELETE FROM action WHERE for_kind = 'document' AND for_id = OLD.id;
END;
CREATE TRIGGER document_takes_its_files AFTER DELETE ON document
BEGIN
  DELETE FROM attachment WHERE tbl = 'document' AND row = OLD.id;
END;
CREATE TRIGGER document_version_takes_its_files AFTER DELETE ON document_version
BEGIN
  DELETE FROM attachment WHERE tbl = 'document_version' AND row = OLD.id;
END;
CREATE TRIGGER document_leaves_its_evidence AFTER DELETE ON document
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'document' AND for_id = OLD.id;
END;

CREATE TRIGGER document_leaves_its_responsibilities AFTER DELETE ON document
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'document' AND for_id = OLD.id;
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
UNION ALL SELECT 'person', id, ref, name, ref_key FROM person
UNION ALL SELECT 'organisation', id, ref, name, ref_key FROM organisation;

-- What holds of each document. It is to be looked at so many months after its version took effect, or
-- after it was last looked at; where a month is too short for the day, on its last one.
CREATE VIEW document_now AS
SELECT n.id, n.version_id, n.number, n.effective_on,
  CASE WHEN n.since IS NOT NULL AND n.review_months IS NOT NULL THEN
    min (date (n.since, printf ('+%d months', n.review_months)),
      date (n.since, 'start of month', printf ('+%d months', n.review_months + 1), '-1 day'))
  END AS next_review
FROM (SELECT d.id, d.review_months, v.id AS version_id, v.number, v.effective_on,
    CASE WHEN v.id IS NOT NULL
      THEN max (v.effective_on, ifnull (d.reviewed_on, v.effective_on)) END AS since
  FROM document AS d
  LEFT JOIN document_version AS v ON v.document_id = d.id AND v.state = 'effective') AS n;

-- state: of the version in force; before there is one, of the newest. coming: of the one that is
-- being made beside it. Who is asked to have read it: everybody who is with the organisation.
CREATE VIEW document_list AS
SELECT d.id, d.uid, d.ref, d.ref_key, d.created_at, d.updated_at, d.archived, d.title, d.kind,
  d.owner_id, (SELECT name FROM person WHERE id = d.owner_id) AS owner, d.classification,
  (SELECT group_concat (c.ref, ', ' ORDER BY c.place, c.ref_key) FROM document_control AS l
    JOIN control AS c ON c.id = l.control_id WHERE l.document_id = d.id) AS controls,
  d.review_months, d.reviewed_on, d.retention, d.note, n.number AS version,
  CASE WHEN n.version_id IS NOT NULL THEN 'effective'
    ELSE ifnull ((SELECT v.state FROM document_version AS v WHERE v.document_id = d.id
      ORDER BY v.number DESC LIMIT 1), 'none') END AS state,
  CASE WHEN n.version_id IS NOT NULL THEN
    (SELECT v.state FROM document_version AS v WHERE v.document_id = d.id
      AND (v.state = 'draft' OR v.state = 'in_review' OR v.state = 'approved')) END AS coming,
  n.effective_on, n.next_review,
  CASE WHEN n.next_review IS NULL THEN NULL
    WHEN n.next_review < date ('now', 'localtime') THEN 'overdue'
    WHEN n.next_review <= date ('now', 'localtime', '+30 days') THEN 'due_soon'
    ELSE 'not_due' END AS review,
  CASE WHEN n.version_id IS NOT NULL THEN
    (SELECT count (*) FROM acknowledgement AS a JOIN person AS p ON p.id = a.person_id
      WHERE a.document_version_id = n.version_id AND p.active = 1 AND p.archived = 0) END
    AS acknowledged,
  CASE WHEN n.version_id IS NOT NULL THEN
    (SELECT count (*) FROM person AS p WHERE p.active = 1 AND p.archived = 0) END AS asked,
  nullif (trim (
    CASE WHEN n.version_id IS NULL THEN 'not_in_force ' ELSE '' END
    || CASE WHEN n.next_review < date ('now', 'localtime') THEN 'review_overdue ' ELSE '' END
    || CASE WHEN d.owner_id IS NULL THEN 'no_owner' ELSE '' END), '') AS flaws
FROM document AS d JOIN document_now AS n ON n.id = d.id;
