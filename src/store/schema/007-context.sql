-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- The context of the organisation: issues, interested parties and what they require, roles,
-- objectives, changes and communication (4.1, 4.2, 5.1, 5.3, 6.2, 6.3, 7.4).


-- Internal and external issues: what the organisation has to reckon with (4.1).
CREATE TABLE issue (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  side TEXT NOT NULL DEFAULT 'external' CHECK (
    side = 'internal' OR side = 'external'
  ),
  category TEXT CHECK (
    category = 'strategy' OR category = 'culture' OR category = 'people'
    OR category = 'processes' OR category = 'technology' OR category = 'finance'
    OR category = 'law' OR category = 'market' OR category = 'suppliers'
    OR category = 'politics' OR category = 'threats' OR category = 'climate'
  ),
  description TEXT,
  effect TEXT,
  trend TEXT CHECK (
    trend = 'better' OR trend = 'same' OR trend = 'worse'
  ),
  watched_since TEXT CHECK (watched_since IS date (watched_since)),
  status TEXT NOT NULL DEFAULT 'open' CHECK (
    status = 'open' OR status = 'closed'
  ),
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  reviewed_on TEXT CHECK (reviewed_on IS date (reviewed_on)),
  review_months INTEGER CHECK (review_months BETWEEN 1 AND 60),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX issue_by_title ON issue (title COLLATE NOCASE, id, archived);
CREATE INDEX issue_by_owner ON issue (owner_id);
CREATE INDEX issue_by_ref ON issue (ref_key, id, archived);

CREATE TABLE issue_risk (
  id INTEGER PRIMARY KEY,
  issue_id INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  risk_id INTEGER NOT NULL REFERENCES risk (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (issue_id, risk_id)
) STRICT;
CREATE INDEX issue_risk_by_risk ON issue_risk (risk_id);

-- Interested parties (4.2).
CREATE TABLE party (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT NOT NULL DEFAULT 'other' CHECK (
    kind = 'customer' OR kind = 'authority' OR kind = 'owner' OR kind = 'employee'
    OR kind = 'supplier' OR kind = 'partner' OR kind = 'insurer' OR kind = 'group'
    OR kind = 'public' OR kind = 'other'
  ),
  description TEXT,
  influence TEXT CHECK (
    influence = 'low' OR influence = 'medium' OR influence = 'high'
  ),
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  reviewed_on TEXT CHECK (reviewed_on IS date (reviewed_on)),
  review_months INTEGER CHECK (review_months BETWEEN 1 AND 60),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX party_by_title ON party (title COLLATE NOCASE, id, archived);
CREATE INDEX party_by_owner ON party (owner_id);
CREATE INDEX party_by_ref ON party (ref_key, id, archived);

-- Requirements of interested parties, and whether the ISMS addresses them (4.2, A.5.31).
CREATE TABLE requirement (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  party_id INTEGER REFERENCES party (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT 'expectation' CHECK (
    kind = 'legal' OR kind = 'regulatory' OR kind = 'contractual' OR kind = 'expectation'
  ),
  source TEXT,
  wording TEXT,
  addressed TEXT NOT NULL DEFAULT 'undecided' CHECK (
    addressed = 'undecided' OR addressed = 'yes' OR addressed = 'no'
  ),
  reason TEXT,
  valid_from TEXT CHECK (valid_from IS date (valid_from)),
  valid_until TEXT CHECK (valid_until IS date (valid_until)),
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  reviewed_on TEXT CHECK (reviewed_on IS date (reviewed_on)),
  review_months INTEGER CHECK (review_months BETWEEN 1 AND 60),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX requirement_by_title ON requirement (title COLLATE NOCASE, id, archived);
CREATE INDEX requirement_by_party ON requirement (party_id);
CREATE INDEX requirement_by_owner ON requirement (owner_id);
CREATE INDEX requirement_by_ref ON requirement (ref_key, id, archived);

CREATE TABLE requirement_control (
  id INTEGER PRIMARY KEY,
  requirement_id INTEGER NOT NULL REFERENCES requirement (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (requirement_id, control_id)
) STRICT;
CREATE INDEX requirement_control_by_control ON requirement_control (control_id);

-- What interested parties said (9.3.2 e).
CREATE TABLE feedback (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  party_id INTEGER REFERENCES party (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  received_on TEXT CHECK (received_on IS date (received_on)),
  channel TEXT CHECK (
    channel = 'meeting' OR channel = 'letter' OR channel = 'phone' OR channel = 'survey'
    OR channel = 'audit' OR channel = 'press'
  ),
  tone TEXT CHECK (
    tone = 'praise' OR tone = 'neutral' OR tone = 'complaint'
  ),
  words TEXT,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  answered_on TEXT CHECK (answered_on IS date (answered_on)),
  answer TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX feedback_by_title ON feedback (title COLLATE NOCASE, id, archived);
CREATE INDEX feedback_by_party ON feedback (party_id);
CREATE INDEX feedback_by_owner ON feedback (owner_id);
CREATE INDEX feedback_by_ref ON feedback (ref_key, id, archived);

-- Roles, their duties and authority (5.3).
CREATE TABLE role (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  duties TEXT,
  authority TEXT,
  holder_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  deputy_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER REFERENCES unit (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  assigned_on TEXT CHECK (assigned_on IS date (assigned_on)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX role_by_title ON role (title COLLATE NOCASE, id, archived);
CREATE INDEX role_by_holder ON role (holder_id);
CREATE INDEX role_by_deputy ON role (deputy_id);
CREATE INDEX role_by_unit ON role (unit_id);
CREATE INDEX role_by_ref ON role (ref_key, id, archived);

-- Commitments of top management (5.1, 7.1).
CREATE TABLE commitment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  signed_on TEXT CHECK (signed_on IS date (signed_on)),
  words TEXT,
  resources TEXT,
  budget INTEGER CHECK (budget >= 0),
  valid_until TEXT CHECK (valid_until IS date (valid_until)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX commitment_by_title ON commitment (title COLLATE NOCASE, id, archived);
CREATE INDEX commitment_by_person ON commitment (person_id);
CREATE INDEX commitment_by_ref ON commitment (ref_key, id, archived);

-- Information security objectives (6.2).
CREATE TABLE objective (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT NOT NULL DEFAULT 'isms' CHECK (
    kind = 'isms' OR kind = 'control'
  ),
  description TEXT,
  target TEXT,
  due TEXT CHECK (due IS date (due)),
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  resources TEXT,
  evaluation TEXT,
  status TEXT NOT NULL DEFAULT 'planned' CHECK (
    status = 'planned' OR status = 'running' OR status = 'met' OR status = 'missed'
    OR status = 'dropped'
  ),
  result TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX objective_by_title ON objective (title COLLATE NOCASE, id, archived);
CREATE INDEX objective_by_owner ON objective (owner_id);
CREATE INDEX objective_by_ref ON objective (ref_key, id, archived);

CREATE TABLE objective_control (
  id INTEGER PRIMARY KEY,
  objective_id INTEGER NOT NULL REFERENCES objective (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (objective_id, control_id)
) STRICT;
CREATE INDEX objective_control_by_control ON objective_control (control_id);

-- Planned changes of the ISMS (6.3).
CREATE TABLE planned_change (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  purpose TEXT,
  consequences TEXT,
  integrity TEXT,
  resources TEXT,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL DEFAULT 'proposed' CHECK (
    state = 'proposed' OR state = 'decided' OR state = 'done' OR state = 'reviewed'
    OR state = 'dropped'
  ),
  planned_on TEXT CHECK (planned_on IS date (planned_on)),
  done_on TEXT CHECK (done_on IS date (done_on)),
  reviewed_on TEXT CHECK (reviewed_on IS date (reviewed_on)),
  result TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX planned_change_by_title ON planned_change (title COLLATE NOCASE, id, archived);
CREATE INDEX planned_change_by_owner ON planned_change (owner_id);
CREATE INDEX planned_change_by_ref ON planned_change (ref_key, id, archived);

-- Communication about information security (7.4).
CREATE TABLE communication (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  side TEXT NOT NULL DEFAULT 'internal' CHECK (
    side = 'internal' OR side = 'external'
  ),
  audience TEXT,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  way TEXT,
  occasion TEXT,
  months INTEGER CHECK (months BETWEEN 1 AND 60),
  last_on TEXT CHECK (last_on IS date (last_on)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX communication_by_title ON communication (title COLLATE NOCASE, id, archived);
CREATE INDEX communication_by_owner ON communication (owner_id);
CREATE INDEX communication_by_ref ON communication (ref_key, id, archived);

-- Who is responsible (R), accountable (A), consulted (C) or informed (I) in a thing: a record of any
-- kind, such as a clause, a control or an asset. Nobody else is accountable for the same thing.
CREATE TABLE responsibility (
  id INTEGER PRIMARY KEY,
  role_id INTEGER NOT NULL REFERENCES role (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  for_kind TEXT NOT NULL,
  for_id INTEGER NOT NULL,
  letter TEXT NOT NULL CHECK (
    letter = 'R' OR letter = 'A' OR letter = 'AR' OR letter = 'C' OR letter = 'I'
  ),
  UNIQUE (role_id, for_kind, for_id)
) STRICT;
CREATE INDEX responsibility_by_record ON responsibility (for_kind, for_id);
CREATE UNIQUE INDEX responsibility_accountable ON responsibility (for_kind, for_id)
  WHERE letter = 'A' OR letter = 'AR';


-- What is for a record goes with it, as do its files.
CREATE TRIGGER issue_takes_along AFTER DELETE ON issue
BEGIN
  DELETE FROM attachment WHERE tbl = 'issue' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'issue' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'issue' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'issue' AND for_id = OLD.id;
END;
CREATE TRIGGER party_takes_along AFTER DELETE ON party
BEGIN
  DELETE FROM attachment WHERE tbl = 'party' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'party' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'party' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'party' AND for_id = OLD.id;
END;
CREATE TRIGGER requirement_takes_along AFTER DELETE ON requirement
BEGIN
  DELETE FROM attachment WHERE tbl = 'requirement' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'requirement' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'requirement' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'requirement' AND for_id = OLD.id;
END;
CREATE TRIGGER feedback_takes_along AFTER DELETE ON feedback
BEGIN
  DELETE FROM attachment WHERE tbl = 'feedback' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'feedback' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'feedback' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'feedback' AND for_id = OLD.id;
END;
CREATE TRIGGER role_takes_along AFTER DELETE ON role
BEGIN
  DELETE FROM attachment WHERE tbl = 'role' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'role' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'role' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'role' AND for_id = OLD.id;
END;
CREATE TRIGGER commitment_takes_along AFTER DELETE ON commitment
BEGIN
  DELETE FROM attachment WHERE tbl = 'commitment' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'commitment' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'commitment' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'commitment' AND for_id = OLD.id;
END;
CREATE TRIGGER objective_takes_along AFTER DELETE ON objective
BEGIN
  DELETE FROM attachment WHERE tbl = 'objective' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'objective' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'objective' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'objective' AND for_id = OLD.id;
END;
CREATE TRIGGER planned_change_takes_along AFTER DELETE ON planned_change
BEGIN
  DELETE FROM attachment WHERE tbl = 'planned_change' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'planned_change' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'planned_change' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'planned_change' AND for_id = OLD.id;
END;
CREATE TRIGGER communication_takes_along AFTER DELETE ON communication
BEGIN
  DELETE FROM attachment WHERE tbl = 'communication' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'communication' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'communication' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'communication' AND for_id = OLD.id;
END;

CREATE VIEW issue_review AS
SELECT r.id,
  min (date (ifnull (r.reviewed_on, date (r.created_at, 'localtime')), '+' || r.review_months || ' months'),
      date (ifnull (r.reviewed_on, date (r.created_at, 'localtime')), 'start of month', '+' || (r.review_months + 1) || ' months', '-1 day')) AS next
FROM issue AS r WHERE r.review_months IS NOT NULL AND r.status = 'open';

CREATE VIEW issue_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived,
  t.title,
  t.side,
  t.category,
  t.description,
  t.effect,
  t.trend,
  t.watched_since,
  t.status,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.ref_key) FROM issue_risk AS l
    JOIN risk AS r ON r.id = l.risk_id WHERE l.issue_id = t.id) AS risks,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.reviewed_on,
  t.review_months,
  t.note,
  (SELECT d.next FROM issue_review AS d WHERE d.id = t.id) AS next_review,
  ifnull ((SELECT d.next <= date ('now', 'localtime') FROM issue_review AS d
    WHERE d.id = t.id), 0) AS review_due
FROM issue AS t;

CREATE VIEW party_review AS
SELECT r.id,
  min (date (ifnull (r.reviewed_on, date (r.created_at, 'localtime')), '+' || r.review_months || ' months'),
      date (ifnull (r.reviewed_on, date (r.created_at, 'localtime')), 'start of month', '+' || (r.review_months + 1) || ' months', '-1 day')) AS next
FROM party AS r WHERE r.review_months IS NOT NULL;

CREATE VIEW party_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived,
  t.title,
  t.kind,
  t.description,
  t.influence,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.reviewed_on,
  t.review_months,
  t.note,
  (SELECT d.next FROM party_review AS d WHERE d.id = t.id) AS next_review,
  ifnull ((SELECT d.next <= date ('now', 'localtime') FROM party_review AS d
    WHERE d.id = t.id), 0) AS review_due,
  (SELECT count (*) FROM requirement AS q WHERE q.party_id = t.id AND q.archived = 0) AS requirements,
  (SELECT count (*) FROM feedback AS f WHERE f.party_id = t.id AND f.archived = 0
    AND f.answered_on IS NULL) AS open_feedback
FROM party AS t;

CREATE VIEW requirement_review AS
SELECT r.id,
  min (date (ifnull (r.reviewed_on, date (r.created_at, 'localtime')), '+' || r.review_months || ' months'),
      date (ifnull (r.reviewed_on, date (r.created_at, 'localtime')), 'start of month', '+' || (r.review_months + 1) || ' months', '-1 day')) AS next
FROM requirement AS r WHERE r.review_months IS NOT NULL;

CREATE VIEW requirement_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived,
  t.title,
  t.party_id, (SELECT title FROM party WHERE id = t.party_id) AS party,
  t.kind,
  t.source,
  t.wording,
  t.addressed,
  t.reason,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.ref_key) FROM requirement_control AS l
    JOIN control AS r ON r.id = l.control_id WHERE l.requirement_id = t.id) AS controls,
  t.valid_from,
  t.valid_until,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.reviewed_on,
  t.review_months,
  t.note,
  (SELECT d.next FROM requirement_review AS d WHERE d.id = t.id) AS next_review,
  ifnull ((SELECT d.next <= date ('now', 'localtime') FROM requirement_review AS d
    WHERE d.id = t.id), 0) AS review_due,
  nullif (trim (
    CASE WHEN t.addressed = 'undecided' THEN 'undecided ' ELSE '' END
    || CASE WHEN t.addressed = 'yes' AND NOT EXISTS (SELECT 1 FROM requirement_control AS l
        JOIN control AS c ON c.id = l.control_id
        WHERE l.requirement_id = t.id AND c.archived = 0) THEN 'unanswered ' ELSE '' END
    || CASE WHEN t.addressed = 'yes' AND EXISTS (SELECT 1 FROM requirement_control AS l
        JOIN control AS c ON c.id = l.control_id
        WHERE l.requirement_id = t.id AND c.archived = 0 AND c.applicable = 'no')
      THEN 'not_applicable' ELSE '' END
  ), '') AS flaws
FROM requirement AS t;

CREATE VIEW feedback_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived,
  t.title,
  t.party_id, (SELECT title FROM party WHERE id = t.party_id) AS party,
  t.received_on,
  t.channel,
  t.tone,
  t.words,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.answered_on,
  t.answer,
  t.note
FROM feedback AS t;

CREATE VIEW role_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived,
  t.title,
  t.duties,
  t.authority,
  t.holder_id, (SELECT name FROM person WHERE id = t.holder_id) AS holder,
  t.deputy_id, (SELECT name FROM person WHERE id = t.deputy_id) AS deputy,
  t.unit_id, (SELECT title FROM unit WHERE id = t.unit_id) AS unit,
  t.assigned_on,
  t.note,
  (SELECT count (*) FROM responsibility AS p WHERE p.role_id = t.id) AS responsibilities,
  CASE WHEN t.holder_id IS NULL THEN 'vacant'
    WHEN (SELECT p.active = 0 OR p.archived = 1 FROM person AS p WHERE p.id = t.holder_id) THEN 'left'
  END AS flaws
FROM role AS t;

CREATE VIEW commitment_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived,
  t.title,
  t.person_id, (SELECT name FROM person WHERE id = t.person_id) AS person,
  t.signed_on,
  t.words,
  t.resources,
  t.budget,
  t.valid_until,
  t.note,
  CASE WHEN t.signed_on IS NULL OR t.signed_on > date ('now', 'localtime') THEN 'unsigned'
    WHEN t.valid_until < date ('now', 'localtime') THEN 'expired'
    ELSE 'in_force' END AS state
FROM commitment AS t;

CREATE VIEW objective_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived,
  t.title,
  t.kind,
  t.description,
  t.target,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.ref_key) FROM objective_control AS l
    JOIN control AS r ON r.id = l.control_id WHERE l.objective_id = t.id) AS controls,
  t.due,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.resources,
  t.evaluation,
  t.status,
  t.result,
  t.note,
  (SELECT CAST (round (avg (s.share)) AS INTEGER) FROM (
      SELECT CASE c.implementation WHEN 'implemented' THEN 100 WHEN 'inherited' THEN 100
        WHEN 'partial' THEN 50 ELSE 0 END AS share
      FROM objective_control AS l JOIN control AS c ON c.id = l.control_id
      WHERE l.objective_id = t.id AND c.archived = 0
      UNION ALL SELECT ifnull (a.progress, 0) FROM action AS a
      WHERE a.for_kind = 'objective' AND a.for_id = t.id AND a.archived = 0 AND a.state <> 'dropped') AS s)
    AS fulfilment,
  (t.status = 'planned' OR t.status = 'running') AND t.due IS NOT NULL
    AND t.due < date ('now', 'localtime') AS overdue
FROM objective AS t;

CREATE VIEW planned_change_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived,
  t.title,
  t.purpose,
  t.consequences,
  t.integrity,
  t.resources,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.state,
  t.planned_on,
  t.done_on,
  t.reviewed_on,
  t.result,
  t.note,
  (t.state = 'proposed' OR t.state = 'decided') AND t.planned_on IS NOT NULL
    AND t.planned_on < date ('now', 'localtime') AS overdue
FROM planned_change AS t;

CREATE VIEW communication_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived,
  t.title,
  t.side,
  t.audience,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.way,
  t.occasion,
  t.months,
  t.last_on,
  t.note,
  CASE WHEN t.months IS NOT NULL THEN ifnull (
    min (date (t.last_on, '+' || t.months || ' months'),
      date (t.last_on, 'start of month', '+' || (t.months + 1) || ' months', '-1 day')),
    date (t.created_at, 'localtime')) END AS next_on,
  t.months IS NOT NULL AND ifnull (
    min (date (t.last_on, '+' || t.months || ' months'),
      date (t.last_on, 'start of month', '+' || (t.months + 1) || ' months', '-1 day')),
    date (t.created_at, 'localtime')) < date ('now', 'localtime') AS overdue
FROM communication AS t;

-- The organisation is a record like others now: with a history, evidence and a place in the search.
ALTER TABLE organisation ADD COLUMN ref TEXT NOT NULL DEFAULT 'ORG' CHECK (ref <> '');
ALTER TABLE organisation ADD COLUMN archived INTEGER NOT NULL DEFAULT 0 CHECK (archived = 0);
ALTER TABLE organisation ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE organisation ADD COLUMN ref_key TEXT GENERATED ALWAYS AS (upper (ref)) VIRTUAL;

CREATE VIEW organisation_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.one, t.name, t.sector,
  t.headcount, t.sites, t.scope, t.boundaries, t.interfaces, t.exclusions, t.climate, t.climate_reason,
  t.tolerance_loss, t.tolerance_chance, t.currency, t.classifications, t.fiscal_year_start
FROM organisation AS t;

DROP VIEW named_record;
CREATE VIEW named_record AS
SELECT 'asset' AS kind, id, ref, title AS title, ref_key FROM asset
UNION ALL SELECT 'risk', id, ref, title, ref_key FROM risk
UNION ALL SELECT 'threat', id, ref, title, ref_key FROM threat
UNION ALL SELECT 'vulnerability', id, ref, title, ref_key FROM vulnerability
UNION ALL SELECT 'control', id, ref, title, ref_key FROM control
UNION ALL SELECT 'control_check', id, ref, title, ref_key FROM control_check
UNION ALL SELECT 'framework', id, ref, title, ref_key FROM framework
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

-- What an action is for is a record of any kind.
DROP VIEW action_list;
CREATE VIEW action_list AS
SELECT a.id, a.uid, a.ref, a.ref_key, a.created_at, a.updated_at, a.archived, a.title, a.kind,
  a.for_kind, a.for_id,
  (SELECT n.ref FROM named_record AS n WHERE n.kind = a.for_kind AND n.id = a.for_id) AS for_ref,
  (SELECT n.title FROM named_record AS n WHERE n.kind = a.for_kind AND n.id = a.for_id) AS for_title,
  a.description, a.owner_id, (SELECT name FROM person WHERE id = a.owner_id) AS owner,
  a.start_on, a.due, a.state, a.done_on, a.drop_reason, a.progress, a.priority,
  a.cost_planned, a.cost_actual, a.recurrence, a.follows_id, a.note,
  a.state <> 'done' AND a.state <> 'dropped' AND a.due IS NOT NULL
    AND a.due < date ('now', 'localtime') AS overdue
FROM action AS a;

CREATE TRIGGER asset_leaves_its_responsibilities AFTER DELETE ON asset
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'asset' AND for_id = OLD.id;
END;
CREATE TRIGGER risk_leaves_its_responsibilities AFTER DELETE ON risk
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'risk' AND for_id = OLD.id;
END;
CREATE TRIGGER threat_leaves_its_responsibilities AFTER DELETE ON threat
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'threat' AND for_id = OLD.id;
END;
CREATE TRIGGER vulnerability_leaves_its_responsibilities AFTER DELETE ON vulnerability
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'vulnerability' AND for_id = OLD.id;
END;
CREATE TRIGGER control_leaves_its_responsibilities AFTER DELETE ON control
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'control' AND for_id = OLD.id;
END;
CREATE TRIGGER framework_leaves_its_responsibilities AFTER DELETE ON framework
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'framework' AND for_id = OLD.id;
END;
CREATE TRIGGER action_leaves_its_responsibilities AFTER DELETE ON action
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'action' AND for_id = OLD.id;
END;
CREATE TRIGGER person_leaves_its_responsibilities AFTER DELETE ON person
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'person' AND for_id = OLD.id;
END;
CREATE TRIGGER unit_leaves_its_responsibilities AFTER DELETE ON unit
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'unit' AND for_id = OLD.id;
END;
CREATE TRIGGER evidence_leaves_its_responsibilities AFTER DELETE ON evidence
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'evidence' AND for_id = OLD.id;
END;
CREATE TRIGGER control_check_leaves_its_responsibilities AFTER DELETE ON control_check
BEGIN
  DELETE FROM responsibility WHERE for_kind = 'control_check' AND for_id = OLD.id;
END;

-- flaws: what an auditor would ask about first (6.1.3 b to d), words joined by a space.
DROP VIEW control_list;
CREATE VIEW control_list AS
SELECT c.id, c.uid, c.ref, printf ('%09d', ifnull (c.place, 999999999)) || c.ref_key AS ref_key,
  c.created_at, c.updated_at, c.archived, c.title,
  c.framework_id, (SELECT title FROM framework WHERE id = c.framework_id) AS framework,
  c.parent_id, (SELECT title FROM control AS p WHERE p.id = c.parent_id) AS parent,
  c.kind, c.theme, c.purpose, c.wording, c.objective, c.types, c.cia, c.concepts, c.capabilities,
  c.domains, c.former, c.place,
  c.kind = 'control' AND ifnull ((SELECT f.in_soa FROM framework AS f WHERE f.id = c.framework_id), 1)
    AS in_soa,
  c.applicable, c.reasons, c.justification, c.implementation, c.how,
  c.owner_id, (SELECT name FROM person WHERE id = c.owner_id) AS owner, c.due, c.maturity, c.note,
  (SELECT p.reported FROM control_report AS p WHERE p.id = c.id) AS reported,
  (SELECT p.because FROM control_doubts AS p WHERE p.id = c.id) AS reported_because,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.ref_key) FROM risk_control AS l
    JOIN risk AS r ON r.id = l.risk_id WHERE l.control_id = c.id AND r.archived = 0) AS risks,
  (SELECT group_concat (q.ref, ', ' ORDER BY q.ref_key) FROM requirement_control AS l
    JOIN requirement AS q ON q.id = l.requirement_id WHERE l.control_id = c.id AND q.archived = 0)
    AS requirements,
  (SELECT count (*) FROM action AS a WHERE a.for_kind = 'control' AND a.for_id = c.id
    AND a.archived = 0 AND a.state <> 'done' AND a.state <> 'dropped') AS open_actions,
  (SELECT count (*) FROM evidence_for AS l JOIN evidence_state AS s ON s.id = l.evidence_id
    WHERE l.for_kind = 'control' AND l.for_id = c.id AND s.archived = 0 AND s.state <> 'expired'
    AND NOT s.bare) AS evidence,
  nullif (trim (
    (SELECT p.flaws FROM control_doubts AS p WHERE p.id = c.id)
    || CASE WHEN c.applicable = 'yes' AND ifnull (c.reasons, '') = '' THEN 'no_reason ' ELSE '' END
    || CASE WHEN c.applicable = 'no' AND ifnull (trim (c.justification), '') = ''
      THEN 'no_justification ' ELSE '' END
    || CASE WHEN c.applicable = 'yes' AND instr (' ' || c.reasons || ' ', ' risk ') > 0
        AND NOT EXISTS (SELECT 1 FROM risk_control AS l JOIN risk AS r ON r.id = l.risk_id
          WHERE l.control_id = c.id AND r.archived = 0)
      THEN 'no_risk ' ELSE '' END
    || CASE WHEN c.applicable = 'yes' AND instr (' ' || c.reasons || ' ', ' legal ') > 0
        AND NOT EXISTS (SELECT 1 FROM requirement_control AS l
          JOIN requirement AS q ON q.id = l.requirement_id
          WHERE l.control_id = c.id AND q.archived = 0 AND (q.kind = 'legal' OR q.kind = 'regulatory'))
      THEN 'no_law ' ELSE '' END
    || CASE WHEN c.applicable = 'yes' AND instr (' ' || c.reasons || ' ', ' contractual ') > 0
        AND NOT EXISTS (SELECT 1 FROM requirement_control AS l
          JOIN requirement AS q ON q.id = l.requirement_id
          WHERE l.control_id = c.id AND q.archived = 0 AND q.kind = 'contractual')
      THEN 'no_contract ' ELSE '' END
    || CASE WHEN c.applicable = 'no' AND EXISTS (SELECT 1 FROM risk_control AS l
          JOIN risk AS r ON r.id = l.risk_id
          WHERE l.control_id = c.id AND r.archived = 0 AND r.status <> 'closed')
      THEN 'treats_risk ' ELSE '' END
    || CASE WHEN c.applicable = 'no' AND EXISTS (SELECT 1 FROM requirement_control AS l
          JOIN requirement AS q ON q.id = l.requirement_id
          WHERE l.control_id = c.id AND q.archived = 0 AND q.addressed = 'yes')
      THEN 'answers_requirement ' ELSE '' END
    || CASE WHEN c.applicable = 'yes' AND c.due < date ('now', 'localtime')
        AND c.implementation <> 'implemented' AND c.implementation <> 'inherited'
      THEN 'overdue ' ELSE '' END
    || CASE WHEN c.applicable = 'yes'
        AND (c.implementation = 'implemented' OR c.implementation = 'inherited')
        AND NOT EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS s ON s.id = l.evidence_id
          WHERE l.for_kind = 'control' AND l.for_id = c.id AND s.archived = 0
          AND s.state <> 'expired' AND NOT s.bare)
      THEN 'no_evidence ' ELSE '' END
    || CASE WHEN c.applicable = 'yes'
        AND EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS s ON s.id = l.evidence_id
          WHERE l.for_kind = 'control' AND l.for_id = c.id AND s.archived = 0 AND s.state = 'expired')
        AND NOT EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS s ON s.id = l.evidence_id
          WHERE l.for_kind = 'control' AND l.for_id = c.id AND s.archived = 0
          AND s.state <> 'expired' AND NOT s.bare)
      THEN 'expired_evidence' ELSE '' END
  ), '') AS flaws
FROM control AS c;
