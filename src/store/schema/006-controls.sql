-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- Controls, the Statement of Applicability (6.1.3 b to d), and what they are taken from.

-- A set of controls, or the clauses of a standard. in_soa: its controls stand in the Statement of
-- Applicability.
CREATE TABLE framework (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  version TEXT,
  publisher TEXT,
  in_soa INTEGER NOT NULL DEFAULT 0 CHECK (in_soa IN (0, 1)),
  description TEXT,
  licence TEXT,
  source TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX framework_by_title ON framework (title COLLATE NOCASE, id, archived);
CREATE INDEX framework_by_ref ON framework (ref_key, id, archived);

-- One without a framework is the organisation's own. Whether it applies, why, and how far it is
-- implemented are three things. place: where it stands in its framework; before all that have none.
CREATE TABLE control (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  framework_id INTEGER REFERENCES framework (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  parent_id INTEGER CHECK (parent_id <> id)
    REFERENCES control (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL DEFAULT 'control' CHECK (kind = 'control' OR kind = 'clause' OR kind = 'group'),
  theme TEXT,
  purpose TEXT,
  wording TEXT,
  objective TEXT,
  types TEXT CHECK (
    trim (replace (replace (replace (types,
      'preventive', ''), 'corrective', ''), 'detective', '')) = ''
  ),
  cia TEXT CHECK (
    cia = 'c' OR cia = 'i' OR cia = 'a' OR cia = 'c i' OR cia = 'c a' OR cia = 'i a' OR cia = 'c i a'
  ),
  concepts TEXT CHECK (
    trim (replace (replace (replace (replace (replace (concepts,
      'identify', ''), 'protect', ''), 'respond', ''), 'recover', ''), 'detect', '')) = ''
  ),
  capabilities TEXT CHECK (
    trim (replace (replace (replace (replace (replace (replace (replace (replace (
      replace (replace (replace (replace (replace (replace (replace (capabilities,
      'information-security-event-management', ''), 'threat-and-vulnerability-management', ''),
      'supplier-relationships-security', ''), 'identity-and-access-management', ''),
      'information-security-assurance', ''), 'system-and-network-security', ''),
      'human-resource-security', ''), 'information-protection', ''), 'application-security', ''),
      'secure-configuration', ''), 'legal-and-compliance', ''), 'physical-security', ''),
      'asset-management', ''), 'governance', ''), 'continuity', '')) = ''
  ),
  domains TEXT CHECK (
    trim (replace (replace (replace (replace (domains,
      'governance-and-ecosystem', ''), 'protection', ''), 'resilience', ''), 'defence', '')) = ''
  ),
  former TEXT,
  place INTEGER,
  applicable TEXT NOT NULL DEFAULT 'undecided'
    CHECK (applicable = 'undecided' OR applicable = 'yes' OR applicable = 'no'),
  reasons TEXT CHECK (
    trim (replace (replace (replace (replace (replace (reasons,
      'best_practice', ''), 'contractual', ''), 'business', ''), 'legal', ''), 'risk', '')) = ''
  ),
  justification TEXT,
  implementation TEXT NOT NULL DEFAULT 'not_started' CHECK (
    implementation = 'not_started' OR implementation = 'planned' OR implementation = 'partial'
    OR implementation = 'implemented' OR implementation = 'inherited'
  ),
  how TEXT,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  due TEXT CHECK (due IS date (due)),
  maturity INTEGER CHECK (maturity BETWEEN 0 AND 5),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX control_by_title ON control (title COLLATE NOCASE, id, archived);
CREATE INDEX control_by_framework ON control (framework_id, place);
CREATE INDEX control_by_parent ON control (parent_id);
CREATE INDEX control_by_owner ON control (owner_id);
CREATE INDEX control_by_ref ON control (ref_key, id, archived);

-- What treats a risk, there already or planned: that is the state of the control.
CREATE TABLE risk_control (
  id INTEGER PRIMARY KEY,
  risk_id INTEGER NOT NULL REFERENCES risk (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (risk_id, control_id)
) STRICT;
CREATE INDEX risk_control_by_control ON risk_control (control_id);

-- What shows that something is as it is said to be (7.5.3, 9.1): a file, an address or words; valid
-- until a day, or for good. One item may be for several records, of any kind but its own.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  form TEXT NOT NULL DEFAULT 'file' CHECK (form = 'file' OR form = 'link' OR form = 'note'),
  kind TEXT CHECK (
    kind = 'record' OR kind = 'report' OR kind = 'log' OR kind = 'screenshot'
    OR kind = 'certificate' OR kind = 'contract' OR kind = 'statement'
  ),
  link TEXT,
  words TEXT,
  collected_on TEXT CHECK (collected_on IS date (collected_on)),
  collected_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  valid_until TEXT CHECK (valid_until IS date (valid_until)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX evidence_by_title ON evidence (title COLLATE NOCASE, id, archived);
CREATE INDEX evidence_by_collector ON evidence (collected_by_id);
CREATE INDEX evidence_by_ref ON evidence (ref_key, id, archived);

-- A kind that is added needs no table of its own here: a trigger that takes its rows along, and a
-- line in named_record.
CREATE TABLE evidence_for (
  id INTEGER PRIMARY KEY,
  evidence_id INTEGER NOT NULL REFERENCES evidence (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  for_kind TEXT NOT NULL CHECK (for_kind <> 'evidence'),
  for_id INTEGER NOT NULL,
  UNIQUE (evidence_id, for_kind, for_id)
) STRICT;
CREATE INDEX evidence_for_by_record ON evidence_for (for_kind, for_id, evidence_id);

-- How a control stands to one of another framework, once for each two: the source is the same as the
-- target, a part of it (subset), has it as a part (superset) or overlaps with it (intersects).
-- source: the file that said so; NULL: a person did. strength: in percent.
CREATE TABLE control_mapping (
  id INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  target_id INTEGER NOT NULL CHECK (target_id <> source_id)
    REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  relation TEXT NOT NULL CHECK (
    relation = 'equal' OR relation = 'subset' OR relation = 'superset' OR relation = 'intersects'
  ),
  rationale TEXT,
  strength INTEGER CHECK (strength BETWEEN 0 AND 100),
  source TEXT
) STRICT;
CREATE UNIQUE INDEX control_mapping_by_pair
  ON control_mapping (min (source_id, target_id), max (source_id, target_id));
CREATE INDEX control_mapping_by_source ON control_mapping (source_id);
CREATE INDEX control_mapping_by_target ON control_mapping (target_id);

-- A version of the Statement of Applicability as it was approved, and what stood in it: none is ever
-- rewritten (7.5.3).
CREATE TABLE soa_version (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  number INTEGER NOT NULL UNIQUE CHECK (number >= 1),
  approved_on TEXT NOT NULL CHECK (approved_on IS date (approved_on)),
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  person TEXT NOT NULL CHECK (person <> ''),
  words TEXT
) STRICT;
CREATE INDEX soa_version_by_person ON soa_version (person_id);

CREATE TABLE soa_row (
  id INTEGER PRIMARY KEY,
  soa_version_id INTEGER NOT NULL REFERENCES soa_version (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER REFERENCES control (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  control_uid TEXT NOT NULL,
  place INTEGER NOT NULL,
  ref TEXT NOT NULL,
  title TEXT NOT NULL,
  theme TEXT,
  applicable TEXT NOT NULL,
  reasons TEXT,
  justification TEXT,
  implementation TEXT NOT NULL,
  reported TEXT NOT NULL, -- less than the implementation where checks spoke against it: doubts
  doubts TEXT,
  how TEXT,
  owner TEXT,
  due TEXT,
  maturity INTEGER,
  risks TEXT,
  UNIQUE (soa_version_id, control_uid)
) STRICT;
CREATE INDEX soa_row_by_control ON soa_row (control_id);

CREATE TRIGGER soa_version_keeps BEFORE UPDATE OF uid, created_at, number, approved_on, person, words
  ON soa_version
BEGIN
  SELECT RAISE (ABORT, 'an approved version is never rewritten');
END;
CREATE TRIGGER soa_row_keeps BEFORE UPDATE OF soa_version_id, control_uid, place, ref, title, theme,
  applicable, reasons, justification, implementation, reported, doubts, how, owner, due, maturity,
  risks ON soa_row
BEGIN
  SELECT RAISE (ABORT, 'an approved version is never rewritten');
END;

-- A planned test of a control (9.1). Without a control it is only a draft.
CREATE TABLE control_check (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  control_id INTEGER REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  steps TEXT,
  expected TEXT,
  frequency TEXT NOT NULL DEFAULT 'yearly' CHECK (
    frequency = 'weekly' OR frequency = 'monthly' OR frequency = 'quarterly'
    OR frequency = 'half_yearly' OR frequency = 'yearly' OR frequency = 'two_yearly'
  ),
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  first_due TEXT CHECK (first_due IS date (first_due)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX control_check_by_title ON control_check (title COLLATE NOCASE, id, archived);
CREATE INDEX control_check_by_control ON control_check (control_id);
CREATE INDEX control_check_by_owner ON control_check (owner_id);
CREATE INDEX control_check_by_ref ON control_check (ref_key, id, archived);

-- What a check found. None is ever rewritten: the one of the newest day holds, the last of that day.
CREATE TABLE control_check_result (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  control_check_id INTEGER NOT NULL
    REFERENCES control_check (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  checked_on TEXT NOT NULL CHECK (checked_on IS date (checked_on)),
  result TEXT NOT NULL CHECK (result = 'pass' OR result = 'partly' OR result = 'fail'),
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  person TEXT NOT NULL CHECK (person <> ''),
  words TEXT,
  CONSTRAINT control_check_result_says_what_was_seen
    CHECK (result = 'pass' OR ifnull (trim (words), '') <> '')
) STRICT;
CREATE INDEX control_check_result_newest
  ON control_check_result (control_check_id, checked_on DESC, id DESC);
CREATE INDEX control_check_result_by_person ON control_check_result (person_id);

CREATE TRIGGER control_check_result_keeps BEFORE UPDATE OF uid, created_at, control_check_id,
  checked_on, result, person, words ON control_check_result
BEGIN
  SELECT RAISE (ABORT, 'what a check found is never rewritten');
END;

-- What is for a record goes with it, as do its files.
CREATE TRIGGER action_goes_with_asset AFTER DELETE ON asset
BEGIN
  DELETE FROM action WHERE for_kind = 'asset' AND for_id = OLD.id;
END;
CREATE TRIGGER action_goes_with_control AFTER DELETE ON control
BEGIN
  DELETE FROM action WHERE for_kind = 'control' AND for_id = OLD.id;
END;
CREATE TRIGGER asset_takes_its_files AFTER DELETE ON asset
BEGIN
  DELETE FROM attachment WHERE tbl = 'asset' AND row = OLD.id;
END;
CREATE TRIGGER risk_takes_its_files AFTER DELETE ON risk
BEGIN
  DELETE FROM attachment WHERE tbl = 'risk' AND row = OLD.id;
END;
CREATE TRIGGER threat_takes_its_files AFTER DELETE ON threat
BEGIN
  DELETE FROM attachment WHERE tbl = 'threat' AND row = OLD.id;
END;
CREATE TRIGGER vulnerability_takes_its_files AFTER DELETE ON vulnerability
BEGIN
  DELETE FROM attachment WHERE tbl = 'vulnerability' AND row = OLD.id;
END;
CREATE TRIGGER action_takes_its_files AFTER DELETE ON action
BEGIN
  DELETE FROM attachment WHERE tbl = 'action' AND row = OLD.id;
END;
CREATE TRIGGER person_takes_its_files AFTER DELETE ON person
BEGIN
  DELETE FROM attachment WHERE tbl = 'person' AND row = OLD.id;
END;
CREATE TRIGGER unit_takes_its_files AFTER DELETE ON unit
BEGIN
  DELETE FROM attachment WHERE tbl = 'unit' AND row = OLD.id;
END;
CREATE TRIGGER framework_takes_its_files AFTER DELETE ON framework
BEGIN
  DELETE FROM attachment WHERE tbl = 'framework' AND row = OLD.id;
END;
CREATE TRIGGER control_takes_its_files AFTER DELETE ON control
BEGIN
  DELETE FROM attachment WHERE tbl = 'control' AND row = OLD.id;
END;
CREATE TRIGGER control_check_takes_its_files AFTER DELETE ON control_check
BEGIN
  DELETE FROM attachment WHERE tbl = 'control_check' AND row = OLD.id;
END;

-- Of evidence that is for a record, only the tie to it goes with it.
CREATE TRIGGER evidence_takes_its_files AFTER DELETE ON evidence
BEGIN
  DELETE FROM attachment WHERE tbl = 'evidence' AND row = OLD.id;
END;
CREATE TRIGGER asset_leaves_its_evidence AFTER DELETE ON asset
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'asset' AND for_id = OLD.id;
END;
CREATE TRIGGER risk_leaves_its_evidence AFTER DELETE ON risk
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'risk' AND for_id = OLD.id;
END;
CREATE TRIGGER threat_leaves_its_evidence AFTER DELETE ON threat
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'threat' AND for_id = OLD.id;
END;
CREATE TRIGGER vulnerability_leaves_its_evidence AFTER DELETE ON vulnerability
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'vulnerability' AND for_id = OLD.id;
END;
CREATE TRIGGER control_leaves_its_evidence AFTER DELETE ON control
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'control' AND for_id = OLD.id;
END;
CREATE TRIGGER control_check_leaves_its_evidence AFTER DELETE ON control_check
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'control_check' AND for_id = OLD.id;
END;
CREATE TRIGGER framework_leaves_its_evidence AFTER DELETE ON framework
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'framework' AND for_id = OLD.id;
END;
CREATE TRIGGER action_leaves_its_evidence AFTER DELETE ON action
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'action' AND for_id = OLD.id;
END;
CREATE TRIGGER person_leaves_its_evidence AFTER DELETE ON person
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'person' AND for_id = OLD.id;
END;
CREATE TRIGGER unit_leaves_its_evidence AFTER DELETE ON unit
BEGIN
  DELETE FROM evidence_for WHERE for_kind = 'unit' AND for_id = OLD.id;
END;

-- The records of every kind by their names, for what may be about any of them.
CREATE VIEW named_record AS
SELECT 'asset' AS kind, id, ref, title AS title, ref_key FROM asset
UNION ALL SELECT 'risk', id, ref, title, ref_key FROM risk
UNION ALL SELECT 'threat', id, ref, title, ref_key FROM threat
UNION ALL SELECT 'vulnerability', id, ref, title, ref_key FROM vulnerability
UNION ALL SELECT 'control', id, ref, title, ref_key FROM control
UNION ALL SELECT 'control_check', id, ref, title, ref_key FROM control_check
UNION ALL SELECT 'framework', id, ref, title, ref_key FROM framework
UNION ALL SELECT 'action', id, ref, title, ref_key FROM action
UNION ALL SELECT 'person', id, ref, name, ref_key FROM person
UNION ALL SELECT 'unit', id, ref, title, ref_key FROM unit;

-- The day itself still counts. A file that is yet to come shows nothing.
CREATE VIEW evidence_state AS
SELECT e.id, e.archived,
  CASE WHEN e.valid_until < date ('now', 'localtime') THEN 'expired'
    WHEN e.valid_until <= date ('now', 'localtime', '+30 days') THEN 'expiring'
    ELSE 'current'
  END AS state,
  e.form = 'file'
    AND NOT EXISTS (SELECT 1 FROM attachment AS a WHERE a.tbl = 'evidence' AND a.row = e.id) AS bare
FROM evidence AS e;

CREATE VIEW evidence_list AS
SELECT e.id, e.uid, e.ref, e.ref_key, e.created_at, e.updated_at, e.archived, e.title, e.form, e.kind,
  (SELECT group_concat (n.ref, ', ' ORDER BY n.kind, n.ref_key) FROM evidence_for AS l
    JOIN named_record AS n ON n.kind = l.for_kind AND n.id = l.for_id
    WHERE l.evidence_id = e.id) AS shows_for,
  e.link, e.words, e.collected_on,
  e.collected_by_id, (SELECT name FROM person WHERE id = e.collected_by_id) AS collected_by,
  e.valid_until, (SELECT s.state FROM evidence_state AS s WHERE s.id = e.id) AS state,
  (SELECT count (*) FROM attachment AS a WHERE a.tbl = 'evidence' AND a.row = e.id) AS files,
  nullif (trim (
    CASE WHEN (SELECT s.bare FROM evidence_state AS s WHERE s.id = e.id) THEN 'no_file ' ELSE '' END
    || CASE WHEN NOT EXISTS (SELECT 1 FROM evidence_for AS l WHERE l.evidence_id = e.id)
      THEN 'for_nothing' ELSE '' END
  ), '') AS flaws,
  e.note
FROM evidence AS e;

CREATE VIEW framework_list AS
SELECT f.id, f.uid, f.ref, f.ref_key, f.created_at, f.updated_at, f.archived, f.title, f.version,
  f.publisher, f.in_soa, f.description, f.licence, f.source, f.note,
  (SELECT count (*) FROM control AS c WHERE c.framework_id = f.id AND c.archived = 0
    AND c.kind <> 'group') AS controls
FROM framework AS f;

-- How far a control is, from nothing to all; inherited from somebody who has it is as good as one's own.
CREATE VIEW control_state AS
SELECT 'not_started' AS state, 0 AS rank UNION ALL SELECT 'planned', 1 UNION ALL SELECT 'partial', 2
UNION ALL SELECT 'implemented', 3 UNION ALL SELECT 'inherited', 3;

-- What holds of each check. It is due a period after the last time; never done, on the day that was
-- said, or a period after it was planned. Where a month is too short for the day, on its last one.
CREATE VIEW control_check_due AS
SELECT k.id, k.ref, k.ref_key, k.archived, k.control_id, r.result, r.checked_on, r.person,
  CASE
    WHEN r.id IS NULL AND k.first_due IS NOT NULL THEN k.first_due
    WHEN k.frequency = 'weekly'
      THEN date (ifnull (r.checked_on, date (k.created_at, 'localtime')), '+7 days')
    ELSE min (
      date (ifnull (r.checked_on, date (k.created_at, 'localtime')),
        CASE k.frequency WHEN 'monthly' THEN '+1 month' WHEN 'quarterly' THEN '+3 months'
          WHEN 'half_yearly' THEN '+6 months' WHEN 'yearly' THEN '+12 months'
          ELSE '+24 months' END),
      date (ifnull (r.checked_on, date (k.created_at, 'localtime')), 'start of month',
        CASE k.frequency WHEN 'monthly' THEN '+2 months' WHEN 'quarterly' THEN '+4 months'
          WHEN 'half_yearly' THEN '+7 months' WHEN 'yearly' THEN '+13 months'
          ELSE '+25 months' END, '-1 day'))
  END AS next_due
FROM control_check AS k LEFT JOIN control_check_result AS r ON r.id = (
  SELECT n.id FROM control_check_result AS n WHERE n.control_check_id = k.id
  ORDER BY n.checked_on DESC, n.id DESC LIMIT 1);

-- Those that speak against their control: what was found not to work, or not wholly, and what nobody
-- has looked at when it was to be, which is not shown to work.
CREATE VIEW control_doubt AS
SELECT d.control_id, d.ref, d.ref_key, d.result, d.checked_on, d.next_due,
  ifnull (d.result = 'fail', 0) AS failed, ifnull (d.result = 'partly', 0) AS partly,
  d.next_due < date ('now', 'localtime') AS missed
FROM control_check_due AS d
WHERE d.archived = 0
  AND (d.result = 'fail' OR d.result = 'partly' OR d.next_due < date ('now', 'localtime'));

-- What is reported of a control: how far it is implemented, but no more than partly while a check
-- speaks against it. A check that passes never makes it more.
CREATE VIEW control_report AS
SELECT c.id,
  CASE WHEN (c.implementation = 'implemented' OR c.implementation = 'inherited')
      AND EXISTS (SELECT 1 FROM control_doubt AS d WHERE d.control_id = c.id)
    THEN 'partial' ELSE c.implementation END AS reported
FROM control AS c;

-- Why it is less. because, flaws: words joined by a space; doubts: the checks, a JSON array of objects.
CREATE VIEW control_doubts AS
SELECT c.id,
  CASE WHEN c.implementation = 'implemented' OR c.implementation = 'inherited' THEN
    (SELECT nullif (trim (
        CASE WHEN max (d.failed) = 1 THEN 'check_failed ' ELSE '' END
        || CASE WHEN max (d.partly) = 1 THEN 'check_partly ' ELSE '' END
        || CASE WHEN max (d.missed) = 1 THEN 'check_missed' ELSE '' END), '')
      FROM control_doubt AS d WHERE d.control_id = c.id) END AS because,
  CASE WHEN c.applicable <> 'no' THEN
    (SELECT CASE WHEN max (d.failed) = 1 THEN 'check_failed ' ELSE '' END
        || CASE WHEN max (d.missed) = 1 THEN 'check_missed ' ELSE '' END
      FROM control_doubt AS d WHERE d.control_id = c.id) ELSE '' END AS flaws,
  CASE WHEN c.implementation = 'implemented' OR c.implementation = 'inherited' THEN
    (SELECT nullif (json_group_array (json_object ('ref', d.ref, 'result', d.result,
        'on', d.checked_on, 'due', CASE WHEN d.missed = 1 THEN d.next_due END)
        ORDER BY d.ref_key), '[]')
      FROM control_doubt AS d WHERE d.control_id = c.id) END AS doubts
FROM control AS c;

-- flaws: what an auditor would ask about first (6.1.3 b to d), words joined by a space.
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
    || CASE WHEN c.applicable = 'no' AND EXISTS (SELECT 1 FROM risk_control AS l
          JOIN risk AS r ON r.id = l.risk_id
          WHERE l.control_id = c.id AND r.archived = 0 AND r.status <> 'closed')
      THEN 'treats_risk ' ELSE '' END
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

-- due_soon: a week before, a weekly one a day before.
CREATE VIEW control_check_list AS
SELECT k.id, k.uid, k.ref, k.ref_key, k.created_at, k.updated_at, k.archived, k.title,
  k.control_id, (SELECT title FROM control WHERE id = k.control_id) AS control,
  (SELECT c.ref FROM control AS c WHERE c.id = k.control_id) AS control_ref,
  k.steps, k.expected, k.frequency,
  k.owner_id, (SELECT name FROM person WHERE id = k.owner_id) AS owner, k.first_due, k.note,
  d.checked_on AS last_on, d.result AS last_result, d.person AS last_by, d.next_due,
  CASE
    WHEN k.control_id IS NULL THEN 'draft'
    WHEN d.next_due < date ('now', 'localtime') THEN 'missed'
    WHEN julianday (d.next_due) - julianday (date ('now', 'localtime'))
      <= CASE k.frequency WHEN 'weekly' THEN 1 ELSE 7 END THEN 'due_soon'
    ELSE 'not_due'
  END AS state
FROM control_check AS k JOIN control_check_due AS d ON d.id = k.id;

DROP VIEW risk_list;
CREATE VIEW risk_list AS
SELECT r.id, r.uid, r.ref, r.ref_key, r.created_at, r.updated_at, r.archived,
  r.title, r.cause, r.event, r.consequence,
  (SELECT group_concat (ref, ', ' ORDER BY ref_key) FROM risk_asset AS l JOIN asset ON asset.id = l.asset_id
    WHERE l.risk_id = r.id) AS assets,
  (SELECT group_concat (ref, ', ' ORDER BY ref_key) FROM risk_control AS l
    JOIN control ON control.id = l.control_id WHERE l.risk_id = r.id) AS controls,
  r.catalogue_threat_id,
  (SELECT title FROM threat WHERE id = r.catalogue_threat_id) AS catalogue_threat,
  r.catalogue_vulnerability_id,
  (SELECT title FROM vulnerability WHERE id = r.catalogue_vulnerability_id)
    AS catalogue_vulnerability,
  r.cia, r.category,
  r.owner_id, (SELECT name FROM person WHERE id = r.owner_id) AS owner,
  r.treatment, r.status, r.next_review, r.note,
  (SELECT g.likelihood FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_likelihood,
  (SELECT g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_impact,
  (SELECT g.level FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_level,
  (SELECT l.name FROM rating AS g
    JOIN method_level AS l ON l.method_id = g.method_id AND l.rank = g.level
    WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_level_name,
  (SELECT g.rated_on FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_rated_on,
  (SELECT g.likelihood * 100 + g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'inherent'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS inherent_cell,
  (SELECT g.likelihood FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_likelihood,
  (SELECT g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_impact,
  (SELECT g.level FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_level,
  (SELECT l.name FROM rating AS g
    JOIN method_level AS l ON l.method_id = g.method_id AND l.rank = g.level
    WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_level_name,
  (SELECT g.rated_on FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_rated_on,
  (SELECT g.likelihood * 100 + g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS current_cell,
  (SELECT g.likelihood FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_likelihood,
  (SELECT g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_impact,
  (SELECT g.level FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_level,
  (SELECT l.name FROM rating AS g
    JOIN method_level AS l ON l.method_id = g.method_id AND l.rank = g.level
    WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_level_name,
  (SELECT g.rated_on FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_rated_on,
  (SELECT g.likelihood * 100 + g.impact FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'target'
    ORDER BY g.rated_on DESC, g.id DESC LIMIT 1) AS target_cell,
  ifnull ((SELECT a.state FROM acceptance_list AS a WHERE a.id = (SELECT n.id FROM acceptance AS n
    WHERE n.risk_id = r.id AND n.what = 'risk' ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)
    AND a.state <> 'withdrawn'), 'none') AS acceptance,
  (SELECT a.lapsed_because FROM acceptance_list AS a WHERE a.id = (SELECT n.id FROM acceptance AS n
    WHERE n.risk_id = r.id AND n.what = 'risk' ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)
    AND a.state = 'lapsed') AS acceptance_because,
  (SELECT a.expires_on FROM acceptance AS a WHERE a.id = (SELECT n.id FROM acceptance AS n
    WHERE n.risk_id = r.id AND n.what = 'risk' ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)
    AND a.withdrawn_on IS NULL) AS acceptance_expires,
  ifnull ((SELECT a.state FROM acceptance_list AS a WHERE a.id = (SELECT n.id FROM acceptance AS n
    WHERE n.risk_id = r.id AND n.what = 'plan' ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)
    AND a.state <> 'withdrawn'), 'none') AS plan_approval,
  (SELECT a.lapsed_because FROM acceptance_list AS a WHERE a.id = (SELECT n.id FROM acceptance AS n
    WHERE n.risk_id = r.id AND n.what = 'plan' ORDER BY n.accepted_on DESC, n.id DESC LIMIT 1)
    AND a.state = 'lapsed') AS plan_because
FROM risk AS r;

DROP VIEW action_list;
CREATE VIEW action_list AS
SELECT a.id, a.uid, a.ref, a.ref_key, a.created_at, a.updated_at, a.archived, a.title, a.kind,
  a.for_kind, a.for_id,
  CASE a.for_kind
    WHEN 'risk' THEN (SELECT r.ref FROM risk AS r WHERE r.id = a.for_id)
    WHEN 'asset' THEN (SELECT s.ref FROM asset AS s WHERE s.id = a.for_id)
    WHEN 'control' THEN (SELECT c.ref FROM control AS c WHERE c.id = a.for_id)
  END AS for_ref,
  CASE a.for_kind
    WHEN 'risk' THEN (SELECT r.title FROM risk AS r WHERE r.id = a.for_id)
    WHEN 'asset' THEN (SELECT s.title FROM asset AS s WHERE s.id = a.for_id)
    WHEN 'control' THEN (SELECT c.title FROM control AS c WHERE c.id = a.for_id)
  END AS for_title,
  a.description, a.owner_id, (SELECT name FROM person WHERE id = a.owner_id) AS owner,
  a.start_on, a.due, a.state, a.done_on, a.drop_reason, a.progress, a.priority,
  a.cost_planned, a.cost_actual, a.recurrence, a.follows_id, a.note,
  a.state <> 'done' AND a.state <> 'dropped' AND a.due IS NOT NULL
    AND a.due < date ('now', 'localtime') AS overdue
FROM action AS a;

-- 6.1.3 f): as before, and where a control that stood behind it is gone, or is reported as less.
DROP VIEW acceptance_lapse;
CREATE VIEW acceptance_lapse AS
SELECT a.id, a.risk_id, a.what,
  trim (
    CASE WHEN a.what = 'risk' AND EXISTS (
      SELECT 1 FROM rating AS g JOIN method_level AS now ON now.method_id = g.method_id AND now.rank = g.level
        JOIN method_level AS then_ ON then_.method_id = a.method_id AND then_.rank = a.level
      WHERE g.id = (SELECT n.id FROM rating AS n WHERE n.risk_id = a.risk_id AND n.kind = 'current'
          ORDER BY n.rated_on DESC, n.id DESC LIMIT 1)
        AND CASE WHEN g.method_id = a.method_id THEN g.level > a.level
          ELSE now.tone > then_.tone END)
      THEN 'level ' ELSE '' END
    || CASE WHEN r.owner_id IS NOT a.owner_id THEN 'owner ' ELSE '' END
    || CASE WHEN r.treatment <> a.treatment THEN 'treatment ' ELSE '' END
    || CASE WHEN a.what = 'plan' AND (
        EXISTS (SELECT 1 FROM action AS c WHERE c.for_kind = 'risk' AND c.for_id = a.risk_id
          AND c.archived = 0 AND c.state <> 'dropped' AND c.follows_id IS NULL
          AND c.id NOT IN (SELECT j.value ->> 'id' FROM json_each (a.actions) AS j))
        OR EXISTS (SELECT 1 FROM json_each (a.actions) AS j
          LEFT JOIN action AS c ON c.id = j.value ->> 'id'
          WHERE c.id IS NULL OR c.state = 'dropped' OR c.due IS NOT j.value ->> 'due'))
      THEN 'actions ' ELSE '' END
    || CASE WHEN EXISTS (SELECT 1 FROM json_each (a.controls) AS j
          LEFT JOIN control AS k ON k.id = j.value ->> 'id'
          WHERE k.id IS NULL OR k.applicable = 'no'
          OR NOT EXISTS (SELECT 1 FROM risk_control AS l
            WHERE l.risk_id = a.risk_id AND l.control_id = k.id)
          OR (SELECT n.rank FROM control_state AS n WHERE n.state =
              (SELECT p.reported FROM control_report AS p WHERE p.id = k.id))
            < (SELECT t.rank FROM control_state AS t WHERE t.state = j.value ->> 'state'))
      THEN 'controls ' ELSE '' END
    || CASE WHEN a.expires_on <= date ('now', 'localtime') THEN 'expired' ELSE '' END
  ) AS lapsed_because
FROM acceptance AS a JOIN risk AS r ON r.id = a.risk_id;
