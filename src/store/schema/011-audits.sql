-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- Audits, from their plan to what was found (9.2).

-- kind: who audits whom. starts_on, ends_on: as planned; began_on, finished_on: as it was. verdict: the
-- conclusion in one word, conclusion: in many.
CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT NOT NULL DEFAULT 'internal' CHECK (
    kind = 'internal' OR kind = 'supplier' OR kind = 'stage_1' OR kind = 'stage_2'
    OR kind = 'surveillance' OR kind = 'recertification'
  ),
  programme_id INTEGER REFERENCES programme (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  supplier_id INTEGER REFERENCES supplier (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  body TEXT,
  state TEXT NOT NULL DEFAULT 'planned' CHECK (
    state = 'planned' OR state = 'prepared' OR state = 'running' OR state = 'reported'
    OR state = 'closed' OR state = 'cancelled'
  ),
  starts_on TEXT CHECK (starts_on IS date (starts_on)),
  ends_on TEXT CHECK (ends_on IS date (ends_on)),
  began_on TEXT CHECK (began_on IS date (began_on)),
  finished_on TEXT CHECK (finished_on IS date (finished_on)),
  lead_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  objective TEXT,
  scope TEXT,
  criteria TEXT,
  methods TEXT CHECK (
    methods = trim (
      iif (instr (' ' || methods || ' ', ' interviews ') > 0, 'interviews ', '')
      || iif (instr (' ' || methods || ' ', ' documents ') > 0, 'documents ', '')
      || iif (instr (' ' || methods || ' ', ' observation ') > 0, 'observation ', '')
      || iif (instr (' ' || methods || ' ', ' sampling ') > 0, 'sampling ', '')
      || iif (instr (' ' || methods || ' ', ' technical ') > 0, 'technical ', '')
      || iif (instr (' ' || methods || ' ', ' remote ') > 0, 'remote ', ''))
  ),
  place TEXT,
  summary TEXT,
  verdict TEXT CHECK (verdict = 'conforms' OR verdict = 'partly' OR verdict = 'does_not'),
  conclusion TEXT,
  recipients TEXT,
  reported_on TEXT CHECK (reported_on IS date (reported_on)),
  closed_on TEXT CHECK (closed_on IS date (closed_on)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL,
  CHECK (ends_on >= starts_on),
  CHECK (finished_on >= began_on)
) STRICT;
CREATE INDEX audit_by_title ON audit (title COLLATE NOCASE, id, archived);
CREATE INDEX audit_by_programme ON audit (programme_id);
CREATE INDEX audit_by_supplier ON audit (supplier_id);
CREATE INDEX audit_by_lead ON audit (lead_id);
CREATE INDEX audit_by_start ON audit (starts_on, id);
CREATE INDEX audit_by_ref ON audit (ref_key, id, archived);

-- What is audited: clauses and controls, or what they are part of, which means all of its parts.
CREATE TABLE audit_control (
  id INTEGER PRIMARY KEY,
  audit_id INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (audit_id, control_id)
) STRICT;
CREATE INDEX audit_control_by_control ON audit_control (control_id);
CREATE TABLE audit_unit (
  id INTEGER PRIMARY KEY,
  audit_id INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER NOT NULL REFERENCES unit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (audit_id, unit_id)
) STRICT;
CREATE INDEX audit_unit_by_unit ON audit_unit (unit_id);
-- Who audits beside the lead.
CREATE TABLE audit_person (
  id INTEGER PRIMARY KEY,
  audit_id INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (audit_id, person_id)
) STRICT;
CREATE INDEX audit_person_by_person ON audit_person (person_id);
-- Who is audited.
CREATE TABLE audit_auditee (
  id INTEGER PRIMARY KEY,
  audit_id INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (audit_id, person_id)
) STRICT;
CREATE INDEX audit_auditee_by_person ON audit_auditee (person_id);

-- The timetable of an audit.
CREATE TABLE audit_session (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  audit_id INTEGER REFERENCES audit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  starts_at TEXT CHECK (starts_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', starts_at)),
  minutes INTEGER CHECK (minutes BETWEEN 5 AND 720),
  auditor_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  place TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX audit_session_by_title ON audit_session (title COLLATE NOCASE, id, archived);
CREATE INDEX audit_session_by_audit ON audit_session (audit_id, starts_at);
CREATE INDEX audit_session_by_auditor ON audit_session (auditor_id);
CREATE INDEX audit_session_by_ref ON audit_session (ref_key, id, archived);
CREATE TABLE audit_session_control (
  id INTEGER PRIMARY KEY,
  audit_session_id INTEGER NOT NULL REFERENCES audit_session (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (audit_session_id, control_id)
) STRICT;
CREATE INDEX audit_session_control_by_control ON audit_session_control (control_id);
CREATE TABLE audit_session_person (
  id INTEGER PRIMARY KEY,
  audit_session_id INTEGER NOT NULL REFERENCES audit_session (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (audit_session_id, person_id)
) STRICT;
CREATE INDEX audit_session_person_by_person ON audit_session_person (person_id);

-- The checklist: a requirement each. number and title are the requirement's as they were, and stay
-- when it changes or is no longer there. earlier_id: the finding of an earlier audit that is looked
-- at again.
CREATE TABLE audit_item (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  audit_id INTEGER REFERENCES audit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  place INTEGER,
  control_id INTEGER REFERENCES control (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  number TEXT,
  question TEXT,
  look TEXT,
  earlier_id INTEGER REFERENCES finding (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  sample TEXT,
  seen TEXT,
  note TEXT,
  result TEXT NOT NULL DEFAULT 'not_yet' CHECK (
    result = 'not_yet' OR result = 'conforms' OR result = 'minor' OR result = 'major'
    OR result = 'opportunity' OR result = 'not_applicable'
  ),
  answered_on TEXT CHECK (answered_on IS date (answered_on)),
  answered_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX audit_item_by_title ON audit_item (title COLLATE NOCASE, id, archived);
CREATE INDEX audit_item_by_audit ON audit_item (audit_id, place);
CREATE INDEX audit_item_by_control ON audit_item (control_id, audit_id, result);
CREATE INDEX audit_item_by_earlier ON audit_item (earlier_id);
CREATE INDEX audit_item_by_answered_by ON audit_item (answered_by_id);
CREATE INDEX audit_item_by_ref ON audit_item (ref_key, id, archived);

-- requirement: number and title of what is not met, as they were. from_kind, from_id: an item of a
-- checklist, an incident, a check or anything else that showed it. declined: why an opportunity is
-- not taken.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  audit_id INTEGER REFERENCES audit (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  grade TEXT NOT NULL DEFAULT 'minor' CHECK (
    grade = 'major' OR grade = 'minor' OR grade = 'opportunity'
  ),
  from_kind TEXT,
  from_id INTEGER,
  requirement TEXT,
  statement TEXT,
  evidence TEXT,
  found_on TEXT CHECK (found_on IS date (found_on)),
  found_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  due TEXT CHECK (due IS date (due)),
  declined TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX finding_by_title ON finding (title COLLATE NOCASE, id, archived);
CREATE INDEX finding_by_audit ON finding (audit_id);
CREATE INDEX finding_by_from ON finding (from_kind, from_id);
CREATE INDEX finding_by_found_by ON finding (found_by_id);
CREATE INDEX finding_by_owner ON finding (owner_id);
CREATE INDEX finding_by_ref ON finding (ref_key, id, archived);
CREATE TABLE finding_control (
  id INTEGER PRIMARY KEY,
  finding_id INTEGER NOT NULL REFERENCES finding (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (finding_id, control_id)
) STRICT;
CREATE INDEX finding_control_by_control ON finding_control (control_id);

-- What is for a record goes with it, as do its files; what came from it stays.
CREATE TRIGGER audit_takes_along AFTER DELETE ON audit
BEGIN
  DELETE FROM attachment WHERE tbl = 'audit' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'audit' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'audit' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'audit' AND for_id = OLD.id;
END;
CREATE TRIGGER audit_leaves_improvement AFTER DELETE ON audit
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'audit' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'audit' AND from_id = OLD.id;
END;
CREATE TRIGGER audit_session_takes_along AFTER DELETE ON audit_session
BEGIN
  DELETE FROM attachment WHERE tbl = 'audit_session' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'audit_session' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'audit_session' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'audit_session' AND for_id = OLD.id;
END;
CREATE TRIGGER audit_session_leaves_improvement AFTER DELETE ON audit_session
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'audit_session' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'audit_session' AND from_id = OLD.id;
END;
CREATE TRIGGER audit_item_takes_along AFTER DELETE ON audit_item
BEGIN
  DELETE FROM attachment WHERE tbl = 'audit_item' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'audit_item' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'audit_item' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'audit_item' AND for_id = OLD.id;
END;
CREATE TRIGGER audit_item_leaves_improvement AFTER DELETE ON audit_item
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'audit_item' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'audit_item' AND from_id = OLD.id;
END;
CREATE TRIGGER finding_takes_along AFTER DELETE ON finding
BEGIN
  DELETE FROM attachment WHERE tbl = 'finding' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'finding' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'finding' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'finding' AND for_id = OLD.id;
END;
CREATE TRIGGER finding_leaves_improvement AFTER DELETE ON finding
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'finding' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'finding' AND from_id = OLD.id;
END;

-- --- What belongs together ---

-- Who audits: the lead and the team.
CREATE VIEW audit_auditor AS
SELECT a.id AS audit_id, a.lead_id AS person_id, 1 AS leads FROM audit AS a
  WHERE a.lead_id IS NOT NULL
UNION ALL SELECT l.audit_id, l.person_id, 0 FROM audit_person AS l JOIN audit AS a ON a.id = l.audit_id
  WHERE l.person_id IS NOT a.lead_id;

-- What is in the scope of an audit, with all that is part of it. What only holds others together is
-- not audited itself.
CREATE VIEW audit_scope AS
WITH RECURSIVE part (audit_id, control_id) AS (
  SELECT l.audit_id, l.control_id FROM audit_control AS l
  UNION SELECT p.audit_id, c.id FROM part AS p JOIN control AS c ON c.parent_id = p.control_id
    WHERE c.archived = 0
)
SELECT p.audit_id, p.control_id FROM part AS p JOIN control AS c ON c.id = p.control_id
WHERE c.kind <> 'group';

-- What has become of a finding. verified_in: the latest item of a later audit that looked at it
-- again.
CREATE VIEW finding_now AS
SELECT f.id,
  (SELECT n.id FROM nonconformity AS n WHERE n.from_kind = 'finding' AND n.from_id = f.id
    AND n.archived = 0 ORDER BY n.id DESC LIMIT 1) AS nonconformity_id,
  (SELECT i.id FROM improvement AS i WHERE i.from_kind = 'finding' AND i.from_id = f.id
    AND i.archived = 0 ORDER BY i.id DESC LIMIT 1) AS improvement_id,
  (SELECT t.id FROM audit_item AS t WHERE t.earlier_id = f.id AND t.result <> 'not_yet'
    AND t.result <> 'not_applicable' ORDER BY t.answered_on DESC, t.id DESC LIMIT 1) AS looked_at_id
FROM finding AS f;

-- --- Lists ---

CREATE VIEW audit_list AS
SELECT c.*,
  c.state <> 'closed' AND c.state <> 'cancelled' AND c.state <> 'reported'
    AND ifnull (c.ends_on, c.starts_on) < date ('now', 'localtime') AS overdue,
  CASE WHEN c.state = 'planned' OR c.state = 'prepared' THEN c.starts_on
    WHEN c.state = 'running' THEN c.ends_on END AS next_due,
  nullif (trim (
    CASE WHEN c.starts_on IS NULL THEN 'no_date ' ELSE '' END
    || CASE WHEN c.lead_id IS NULL AND c.state <> 'cancelled' AND (c.kind = 'internal'
      OR c.kind = 'supplier') THEN 'no_lead ' ELSE '' END
    || CASE WHEN NOT EXISTS (SELECT 1 FROM audit_control AS l WHERE l.audit_id = c.id)
      AND ifnull (trim (c.scope), '') = '' THEN 'no_scope ' ELSE '' END
    || CASE WHEN ifnull (trim (c.criteria), '') = '' AND c.state <> 'cancelled'
      THEN 'no_criteria ' ELSE '' END
    || CASE WHEN c.state = 'running' AND c.n_items = 0 THEN 'no_checklist ' ELSE '' END
    || CASE WHEN (c.state = 'reported' OR c.state = 'closed') AND c.n_unhandled > 0
      THEN 'not_handed_over' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title, t.kind,
  t.programme_id, (SELECT title FROM programme WHERE id = t.programme_id) AS programme,
  t.supplier_id, (SELECT title FROM supplier WHERE id = t.supplier_id) AS supplier,
  t.body, t.state, t.starts_on, t.ends_on, t.began_on, t.finished_on,
  t.lead_id, (SELECT name FROM person WHERE id = t.lead_id) AS lead,
  (SELECT group_concat (o.name, ', ' ORDER BY o.name) FROM audit_person AS l
    JOIN person AS o ON o.id = l.person_id WHERE l.audit_id = t.id) AS team,
  (SELECT group_concat (o.name, ', ' ORDER BY o.name) FROM audit_auditee AS l
    JOIN person AS o ON o.id = l.person_id WHERE l.audit_id = t.id) AS auditees,
  (SELECT group_concat (o.title, ', ' ORDER BY o.title) FROM audit_unit AS l
    JOIN unit AS o ON o.id = l.unit_id WHERE l.audit_id = t.id) AS units,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM audit_control AS l
    JOIN control AS o ON o.id = l.control_id WHERE l.audit_id = t.id) AS controls,
  t.objective, t.scope, t.criteria, t.methods, t.place, t.summary, t.verdict, t.conclusion,
  t.recipients, t.reported_on, t.closed_on, t.note,
  (SELECT count (*) FROM audit_item AS i WHERE i.audit_id = t.id AND i.archived = 0) AS n_items,
  (SELECT count (*) FROM audit_item AS i WHERE i.audit_id = t.id AND i.archived = 0
    AND i.result <> 'not_yet') AS n_answered,
  (SELECT count (*) FROM finding AS f WHERE f.audit_id = t.id AND f.archived = 0) AS n_findings,
  (SELECT count (*) FROM finding AS f WHERE f.audit_id = t.id AND f.archived = 0
    AND f.grade = 'major') AS n_major,
  (SELECT count (*) FROM finding AS f WHERE f.audit_id = t.id AND f.archived = 0
    AND f.grade = 'minor') AS n_minor,
  (SELECT count (*) FROM finding AS f JOIN finding_now AS n ON n.id = f.id WHERE f.audit_id = t.id
    AND f.archived = 0 AND f.grade <> 'opportunity' AND n.nonconformity_id IS NULL) AS n_unhandled
FROM audit AS t) AS c;

CREATE VIEW audit_session_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.audit_id, (SELECT title FROM audit WHERE id = t.audit_id) AS audit,
  t.starts_at, t.minutes,
  t.auditor_id, (SELECT name FROM person WHERE id = t.auditor_id) AS auditor,
  (SELECT group_concat (o.name, ', ' ORDER BY o.name) FROM audit_session_person AS l
    JOIN person AS o ON o.id = l.person_id WHERE l.audit_session_id = t.id) AS auditees,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM audit_session_control AS l
    JOIN control AS o ON o.id = l.control_id WHERE l.audit_session_id = t.id) AS controls,
  t.place, t.note,
  nullif (trim (
    CASE WHEN t.audit_id IS NULL THEN 'no_audit ' ELSE '' END
    || CASE WHEN t.starts_at IS NULL THEN 'no_time' ELSE '' END), '') AS flaws
FROM audit_session AS t;

CREATE VIEW audit_item_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.audit_id, (SELECT title FROM audit WHERE id = t.audit_id) AS audit,
  t.place, t.control_id, (SELECT title FROM control WHERE id = t.control_id) AS control,
  t.number, t.question, t.look,
  t.earlier_id, (SELECT title FROM finding WHERE id = t.earlier_id) AS earlier,
  t.sample, t.seen, t.note, t.result, t.answered_on,
  t.answered_by_id, (SELECT name FROM person WHERE id = t.answered_by_id) AS answered_by,
  CASE WHEN t.audit_id IS NULL THEN 'no_audit' END AS flaws
FROM audit_item AS t;

-- state: follows from what was made of it, and from what a later audit saw.
CREATE VIEW finding_list AS
SELECT c.*, c.state = 'open' AND c.due < date ('now', 'localtime') AS overdue,
  nullif (trim (
    CASE WHEN c.audit_id IS NULL AND c.from_kind IS NULL THEN 'no_audit ' ELSE '' END
    || CASE WHEN c.requirement IS NULL AND c.controls IS NULL THEN 'no_requirement ' ELSE '' END
    || CASE WHEN ifnull (trim (c.evidence), '') = '' AND c.grade <> 'opportunity'
      THEN 'no_evidence ' ELSE '' END
    || CASE WHEN c.owner_id IS NULL AND c.state = 'open' THEN 'no_owner' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.audit_id, (SELECT title FROM audit WHERE id = t.audit_id) AS audit, t.grade,
  t.from_kind, t.from_id,
  (SELECT n.ref FROM named_record AS n WHERE n.kind = t.from_kind AND n.id = t.from_id) AS from_ref,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM finding_control AS l
    JOIN control AS o ON o.id = l.control_id WHERE l.finding_id = t.id) AS controls,
  t.requirement, t.statement, t.evidence, t.found_on,
  t.found_by_id, (SELECT name FROM person WHERE id = t.found_by_id) AS found_by,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.due, t.declined, t.note,
  (SELECT r.ref FROM nonconformity AS r WHERE r.id = n.nonconformity_id) AS nonconformity,
  (SELECT r.ref FROM improvement AS r WHERE r.id = n.improvement_id) AS improvement,
  (SELECT a.ref FROM audit_item AS i JOIN audit AS a ON a.id = i.audit_id
    WHERE i.id = n.looked_at_id) AS looked_at_in,
  CASE (SELECT i.result FROM audit_item AS i WHERE i.id = n.looked_at_id)
    WHEN 'conforms' THEN 'verified' WHEN 'opportunity' THEN 'verified'
    WHEN 'minor' THEN 'repeated' WHEN 'major' THEN 'repeated'
    ELSE CASE WHEN n.nonconformity_id IS NOT NULL THEN
        CASE WHEN (SELECT r.closed_on FROM nonconformity AS r WHERE r.id = n.nonconformity_id)
          IS NULL THEN 'handed_over' ELSE 'corrected' END
      WHEN n.improvement_id IS NOT NULL THEN 'taken_up'
      WHEN ifnull (trim (t.declined), '') <> '' THEN 'declined'
      ELSE 'open' END END AS state
FROM finding AS t JOIN finding_now AS n ON n.id = t.id) AS c;
