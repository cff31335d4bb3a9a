-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- Suppliers, what is agreed with them, and how they are judged (A.5.19 to A.5.23).

-- access: what of ours they reach; nothing: nobody has said yet. assess_months: how often they are
-- assessed, where it is another number than follows from how critical they are.
CREATE TABLE supplier (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  service TEXT,
  category TEXT CHECK (
    category = 'cloud' OR category = 'software' OR category = 'hardware' OR category = 'it_service'
    OR category = 'telecom' OR category = 'consulting' OR category = 'staffing'
    OR category = 'facility' OR category = 'logistics' OR category = 'other'
  ),
  criticality TEXT NOT NULL DEFAULT 'normal' CHECK (
    criticality = 'low' OR criticality = 'normal' OR criticality = 'high'
    OR criticality = 'critical'
  ),
  status TEXT NOT NULL DEFAULT 'active' CHECK (
    status = 'proposed' OR status = 'active' OR status = 'ending' OR status = 'ended'
  ),
  ended_on TEXT CHECK (ended_on IS date (ended_on)),
  contact TEXT,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  cloud INTEGER NOT NULL DEFAULT 0 CHECK (cloud IN (0, 1)),
  personal_data INTEGER NOT NULL DEFAULT 0 CHECK (personal_data IN (0, 1)),
  access TEXT CHECK (
    access = trim (
      iif (instr (' ' || access || ' ', ' none ') > 0, 'none ', '')
      || iif (instr (' ' || access || ' ', ' physical ') > 0, 'physical ', '')
      || iif (instr (' ' || access || ' ', ' remote ') > 0, 'remote ', '')
      || iif (instr (' ' || access || ' ', ' data ') > 0, 'data ', ''))
  ),
  assess_months INTEGER CHECK (assess_months BETWEEN 1 AND 120),
  exit_plan TEXT,
  exit_tested_on TEXT CHECK (exit_tested_on IS date (exit_tested_on)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX supplier_by_title ON supplier (title COLLATE NOCASE, id, archived);
CREATE INDEX supplier_by_owner ON supplier (owner_id);
CREATE INDEX supplier_by_ref ON supplier (ref_key, id, archived);

CREATE TABLE supplier_asset (
  id INTEGER PRIMARY KEY,
  supplier_id INTEGER NOT NULL REFERENCES supplier (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  asset_id INTEGER NOT NULL REFERENCES asset (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (supplier_id, asset_id)
) STRICT;
CREATE INDEX supplier_asset_by_asset ON supplier_asset (asset_id);
CREATE TABLE supplier_risk (
  id INTEGER PRIMARY KEY,
  supplier_id INTEGER NOT NULL REFERENCES supplier (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  risk_id INTEGER NOT NULL REFERENCES risk (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (supplier_id, risk_id)
) STRICT;
CREATE INDEX supplier_risk_by_risk ON supplier_risk (risk_id);
CREATE TABLE supplier_document (
  id INTEGER PRIMARY KEY,
  supplier_id INTEGER NOT NULL REFERENCES supplier (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (supplier_id, document_id)
) STRICT;
CREATE INDEX supplier_document_by_document ON supplier_document (document_id);

-- Without an end it runs until somebody gives notice. waived: what is done without, and why.
CREATE TABLE contract (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  supplier_id INTEGER REFERENCES supplier (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  number TEXT,
  start_on TEXT CHECK (start_on IS date (start_on)),
  end_on TEXT CHECK (end_on IS date (end_on)),
  notice_months INTEGER CHECK (notice_months BETWEEN 0 AND 120),
  clauses TEXT CHECK (
    clauses = trim (
      iif (instr (' ' || clauses || ' ', ' confidentiality ') > 0, 'confidentiality ', '')
      || iif (instr (' ' || clauses || ' ', ' security ') > 0, 'security ', '')
      || iif (instr (' ' || clauses || ' ', ' incidents ') > 0, 'incidents ', '')
      || iif (instr (' ' || clauses || ' ', ' data_return ') > 0, 'data_return ', '')
      || iif (instr (' ' || clauses || ' ', ' personal_data ') > 0, 'personal_data ', '')
      || iif (instr (' ' || clauses || ' ', ' service_levels ') > 0, 'service_levels ', '')
      || iif (instr (' ' || clauses || ' ', ' audit ') > 0, 'audit ', '')
      || iif (instr (' ' || clauses || ' ', ' subcontractors ') > 0, 'subcontractors ', '')
      || iif (instr (' ' || clauses || ' ', ' exit ') > 0, 'exit ', '')
      || iif (instr (' ' || clauses || ' ', ' place ') > 0, 'place ', '')
      || iif (instr (' ' || clauses || ' ', ' continuity ') > 0, 'continuity ', '')
      || iif (instr (' ' || clauses || ' ', ' changes ') > 0, 'changes ', ''))
  ),
  waived TEXT CHECK (
    waived = trim (
      iif (instr (' ' || waived || ' ', ' confidentiality ') > 0, 'confidentiality ', '')
      || iif (instr (' ' || waived || ' ', ' security ') > 0, 'security ', '')
      || iif (instr (' ' || waived || ' ', ' incidents ') > 0, 'incidents ', '')
      || iif (instr (' ' || waived || ' ', ' data_return ') > 0, 'data_return ', '')
      || iif (instr (' ' || waived || ' ', ' personal_data ') > 0, 'personal_data ', '')
      || iif (instr (' ' || waived || ' ', ' service_levels ') > 0, 'service_levels ', '')
      || iif (instr (' ' || waived || ' ', ' audit ') > 0, 'audit ', '')
      || iif (instr (' ' || waived || ' ', ' subcontractors ') > 0, 'subcontractors ', '')
      || iif (instr (' ' || waived || ' ', ' exit ') > 0, 'exit ', '')
      || iif (instr (' ' || waived || ' ', ' place ') > 0, 'place ', '')
      || iif (instr (' ' || waived || ' ', ' continuity ') > 0, 'continuity ', '')
      || iif (instr (' ' || waived || ' ', ' changes ') > 0, 'changes ', ''))
  ),
  waive_reason TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX contract_by_title ON contract (title COLLATE NOCASE, id, archived);
CREATE INDEX contract_by_supplier ON contract (supplier_id);
CREATE INDEX contract_by_ref ON contract (ref_key, id, archived);

CREATE TABLE supplier_certificate (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  supplier_id INTEGER REFERENCES supplier (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  number TEXT,
  issuer TEXT,
  scope TEXT,
  issued_on TEXT CHECK (issued_on IS date (issued_on)),
  valid_until TEXT CHECK (valid_until IS date (valid_until)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX supplier_certificate_by_title ON supplier_certificate (title COLLATE NOCASE, id, archived);
CREATE INDEX supplier_certificate_by_supplier ON supplier_certificate (supplier_id, valid_until);
CREATE INDEX supplier_certificate_by_ref ON supplier_certificate (ref_key, id, archived);

-- conclusion: none while it is being made. next_due: where it is another day than follows.
CREATE TABLE supplier_assessment (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  supplier_id INTEGER REFERENCES supplier (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  assessed_on TEXT CHECK (assessed_on IS date (assessed_on)),
  assessor_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  conclusion TEXT CHECK (
    conclusion = 'approved' OR conclusion = 'conditions' OR conclusion = 'not_approved'
  ),
  conditions TEXT,
  next_due TEXT CHECK (next_due IS date (next_due)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX supplier_assessment_by_title ON supplier_assessment (title COLLATE NOCASE, id, archived);
CREATE INDEX supplier_assessment_by_supplier ON supplier_assessment (supplier_id, assessed_on);
CREATE INDEX supplier_assessment_by_assessor ON supplier_assessment (assessor_id);
CREATE INDEX supplier_assessment_by_ref ON supplier_assessment (ref_key, id, archived);

-- What was asked, in the words and with the weight that the question had on that day. name: of the
-- question, in data/catalogue/supplier-questions.ini. worth and points: what an answer counts; what
-- was not asked, or does not apply, is worth nothing and takes nothing away.
CREATE TABLE supplier_answer (
  id INTEGER PRIMARY KEY,
  supplier_assessment_id INTEGER NOT NULL
    REFERENCES supplier_assessment (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  place INTEGER NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  topic TEXT NOT NULL CHECK (topic <> ''),
  question TEXT NOT NULL CHECK (question <> ''),
  weight INTEGER NOT NULL CHECK (weight BETWEEN 1 AND 5),
  answer TEXT NOT NULL DEFAULT 'not_asked' CHECK (
    answer = 'yes' OR answer = 'partly' OR answer = 'no' OR answer = 'not_applicable'
    OR answer = 'not_asked'
  ),
  note TEXT,
  action_id INTEGER REFERENCES action (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  worth INTEGER GENERATED ALWAYS AS (
    CASE WHEN answer IN ('yes', 'partly', 'no') THEN weight END
  ) VIRTUAL,
  points REAL GENERATED ALWAYS AS (
    CASE answer WHEN 'yes' THEN weight WHEN 'partly' THEN weight / 2.0 WHEN 'no' THEN 0.0 END
  ) VIRTUAL,
  UNIQUE (supplier_assessment_id, name)
) STRICT;
CREATE INDEX supplier_answer_by_action ON supplier_answer (action_id);

-- What is for a record goes with it, as do its files.
CREATE TRIGGER supplier_takes_along AFTER DELETE ON supplier
BEGIN
  DELETE FROM attachment WHERE tbl = 'supplier' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'supplier' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'supplier' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'supplier' AND for_id = OLD.id;
END;
CREATE TRIGGER contract_takes_along AFTER DELETE ON contract
BEGIN
  DELETE FROM attachment WHERE tbl = 'contract' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'contract' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'contract' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'contract' AND for_id = OLD.id;
END;
CREATE TRIGGER supplier_certificate_takes_along AFTER DELETE ON supplier_certificate
BEGIN
  DELETE FROM attachment WHERE tbl = 'supplier_certificate' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'supplier_certificate' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'supplier_certificate' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'supplier_certificate' AND for_id = OLD.id;
END;
CREATE TRIGGER supplier_assessment_takes_along AFTER DELETE ON supplier_assessment
BEGIN
  DELETE FROM attachment WHERE tbl = 'supplier_assessment' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'supplier_assessment' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'supplier_assessment' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'supplier_assessment' AND for_id = OLD.id;
END;

-- --- Assessments (A.5.19, A.5.22) ---

-- The score: of what was answered and applies, the share of the weight that is there, from 0 to 100.
-- Nothing answered: no score. Of all answers, and of those of a topic.
CREATE VIEW supplier_score AS
SELECT t.id AS supplier_assessment_id,
  (SELECT CAST (round (100 * sum (a.points) / sum (a.worth)) AS INTEGER) FROM supplier_answer AS a
    WHERE a.supplier_assessment_id = t.id) AS score,
  (SELECT count (*) FROM supplier_answer AS a
    WHERE a.supplier_assessment_id = t.id AND a.answer <> 'not_asked') AS answered,
  (SELECT count (*) FROM supplier_answer AS a
    WHERE a.supplier_assessment_id = t.id AND a.answer = 'not_asked') AS not_asked,
  (SELECT count (*) FROM supplier_answer AS a
    WHERE a.supplier_assessment_id = t.id AND a.answer = 'no') AS gaps
FROM supplier_assessment AS t;
CREATE VIEW supplier_topic_score AS
SELECT a.supplier_assessment_id, a.topic, min (a.place) AS place,
  CAST (round (100 * sum (a.points) / sum (a.worth)) AS INTEGER) AS score,
  sum (a.answer <> 'not_asked') AS answered, sum (a.answer = 'not_asked') AS not_asked,
  sum (a.answer = 'no') AS gaps
FROM supplier_answer AS a GROUP BY a.supplier_assessment_id, a.topic;

-- The newest assessment that has a conclusion counts. The next one is due so many months after it:
-- 12 for what is critical or high, 24 for what is normal, 36 for what is low, or as the supplier
-- says; where a month is too short for the day, on its last one.
CREATE VIEW supplier_now AS
SELECT s.id, s.months, a.id AS assessment_id, a.assessed_on, a.conclusion,
  ifnull (a.next_due,
    min (date (a.assessed_on, printf ('+%d months', s.months)),
      date (a.assessed_on, 'start of month', printf ('+%d months', s.months + 1), '-1 day')))
    AS next_assessment,
  s.status <> 'ended' AND (s.criticality = 'high' OR s.criticality = 'critical')
    AND ifnull (s.access, 'none') <> 'none' AS critical_access
FROM (SELECT k.id, k.status, k.criticality, k.access,
    ifnull (k.assess_months, CASE k.criticality WHEN 'critical' THEN 12 WHEN 'high' THEN 12
      WHEN 'normal' THEN 24 ELSE 36 END) AS months FROM supplier AS k) AS s
LEFT JOIN supplier_assessment AS a ON a.id = (
  SELECT n.id FROM supplier_assessment AS n WHERE n.supplier_id = s.id AND n.archived = 0
  AND n.conclusion IS NOT NULL AND n.assessed_on IS NOT NULL
  ORDER BY n.assessed_on DESC, n.id DESC LIMIT 1);

-- state: NULL where nobody asks any more. valid: judged, not rejected, and not due again yet.
CREATE VIEW supplier_judged AS
SELECT n.id, n.critical_access, CASE WHEN s.status = 'ended' THEN NULL
    WHEN n.critical_access AND (n.assessment_id IS NULL OR n.conclusion = 'not_approved'
      OR n.next_assessment < date ('now', 'localtime')) THEN 'critical'
    WHEN n.assessment_id IS NULL THEN 'missing'
    WHEN n.conclusion = 'not_approved' THEN 'rejected'
    WHEN n.next_assessment < date ('now', 'localtime') THEN 'overdue'
    WHEN n.next_assessment <= date ('now', 'localtime', '+30 days') THEN 'due_soon'
    ELSE 'valid' END AS state
FROM supplier_now AS n JOIN supplier AS s ON s.id = n.id;

-- --- Contracts (A.5.20) ---

-- Which clauses are asked: from which criticality on (0 low to 3 critical), or where the supplier
-- works with personal data or is a cloud service.
CREATE VIEW contract_clause AS
SELECT column1 AS place, column2 AS clause, column3 AS least, column4 AS where_so FROM (VALUES
  (1, 'confidentiality', 0, NULL), (2, 'security', 1, NULL), (3, 'incidents', 1, NULL),
  (4, 'data_return', 1, NULL), (5, 'personal_data', NULL, 'personal'),
  (6, 'service_levels', 2, NULL), (7, 'audit', 2, NULL), (8, 'subcontractors', 2, NULL),
  (9, 'exit', 2, NULL), (10, 'place', NULL, 'cloud'), (11, 'continuity', 3, NULL),
  (12, 'changes', 3, NULL));
CREATE VIEW supplier_clause AS
SELECT s.id AS supplier_id, k.place, k.clause FROM supplier AS s CROSS JOIN contract_clause AS k
WHERE CASE k.where_so WHEN 'personal' THEN s.personal_data WHEN 'cloud' THEN s.cloud
  ELSE k.least <= CASE s.criticality WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2
    ELSE 3 END END;

-- notice_by: the last day on which notice can be given; where a month is too short, its last day.
-- settled: the clauses that are agreed or done without, between spaces.
CREATE VIEW contract_now AS
SELECT c.id, c.supplier_id, CASE WHEN c.notice_months IS NOT NULL THEN
    min (date (c.end_on, printf ('%+d months', -c.notice_months)),
      date (c.end_on, 'start of month', printf ('%+d months', 1 - c.notice_months), '-1 day'))
  END AS notice_by,
  c.archived = 0 AND ifnull (c.start_on, '0000-01-01') <= date ('now', 'localtime')
    AND ifnull (c.end_on, '9999-12-31') >= date ('now', 'localtime') AS runs,
  ' ' || ifnull (c.clauses, '') || ' ' || ifnull (c.waived, '') || ' ' AS settled
FROM contract AS c;

-- --- Lists ---

-- missing: what is asked and neither this contract nor another that runs with that supplier settles.
CREATE VIEW contract_list AS
SELECT c.*, CASE WHEN c.missing IS NULL THEN 0
    ELSE length (c.missing) - length (replace (c.missing, ' ', '')) + 1 END AS n_missing,
  nullif (trim (
    CASE WHEN c.supplier_id IS NULL THEN 'no_supplier ' ELSE '' END
    || CASE WHEN c.overdue THEN 'ended ' ELSE '' END
    || CASE WHEN c.missing IS NOT NULL THEN 'clauses_missing ' ELSE '' END
    || CASE WHEN NOT EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS s
        ON s.id = l.evidence_id WHERE l.for_kind = 'contract' AND l.for_id = c.id
        AND s.archived = 0 AND NOT s.bare)
      AND NOT EXISTS (SELECT 1 FROM attachment AS f WHERE f.tbl = 'contract' AND f.row = c.id)
      THEN 'no_file' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.supplier_id, (SELECT title FROM supplier WHERE id = t.supplier_id) AS supplier,
  (SELECT criticality FROM supplier WHERE id = t.supplier_id) AS criticality,
  t.number, t.start_on, t.end_on, t.notice_months, n.notice_by, t.clauses, t.waived, t.waive_reason,
  t.note,
  CASE WHEN t.end_on < date ('now', 'localtime') THEN 'ended'
    WHEN t.start_on > date ('now', 'localtime') THEN 'to_come'
    WHEN t.end_on <= date ('now', 'localtime', '+30 days') THEN 'ends_soon'
    WHEN n.notice_by BETWEEN date ('now', 'localtime') AND date ('now', 'localtime', '+30 days')
      THEN 'notice_soon'
    ELSE 'runs' END AS state,
  ifnull (t.end_on < date ('now', 'localtime'), 0)
    AND EXISTS (SELECT 1 FROM supplier AS s WHERE s.id = t.supplier_id AND s.status = 'active'
      AND s.archived = 0)
    AND NOT EXISTS (SELECT 1 FROM contract_now AS o WHERE o.supplier_id = t.supplier_id AND o.runs)
    AS overdue,
  (SELECT group_concat (k.clause, ' ' ORDER BY k.place) FROM supplier_clause AS k
    WHERE k.supplier_id = t.supplier_id AND instr (n.settled, ' ' || k.clause || ' ') = 0
    AND ifnull (t.end_on, '9999-12-31') >= date ('now', 'localtime')
    AND NOT EXISTS (SELECT 1 FROM contract_now AS o WHERE o.supplier_id = t.supplier_id
      AND o.runs AND instr (o.settled, ' ' || k.clause || ' ') > 0)) AS missing
FROM contract AS t JOIN contract_now AS n ON n.id = t.id) AS c;

-- A later one of the same name renews it.
CREATE VIEW supplier_certificate_now AS
SELECT t.id, CASE WHEN EXISTS (SELECT 1 FROM supplier_certificate AS o
      WHERE o.supplier_id = t.supplier_id
      AND o.archived = 0 AND o.title = t.title COLLATE NOCASE AND o.id <> t.id
      AND ifnull (o.valid_until, '9999-12-31') > t.valid_until) THEN 'renewed'
    WHEN t.valid_until < date ('now', 'localtime') THEN 'expired'
    WHEN t.valid_until <= date ('now', 'localtime', '+30 days') THEN 'expires_soon'
    ELSE 'valid' END AS state
FROM supplier_certificate AS t;
CREATE VIEW supplier_certificate_list AS
SELECT c.*,
  nullif (trim (
    CASE WHEN c.supplier_id IS NULL THEN 'no_supplier ' ELSE '' END
    || CASE WHEN c.state = 'expired' THEN 'expired ' ELSE '' END
    || CASE WHEN ifnull (trim (c.scope), '') = '' THEN 'no_scope ' ELSE '' END
    || CASE WHEN NOT EXISTS (SELECT 1 FROM evidence_for AS l JOIN evidence_state AS s
        ON s.id = l.evidence_id WHERE l.for_kind = 'supplier_certificate' AND l.for_id = c.id
        AND s.archived = 0 AND NOT s.bare)
      AND NOT EXISTS (SELECT 1 FROM attachment AS f WHERE f.tbl = 'supplier_certificate'
        AND f.row = c.id) THEN 'no_file' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.supplier_id, (SELECT title FROM supplier WHERE id = t.supplier_id) AS supplier,
  t.number, t.issuer, t.scope, t.issued_on, t.valid_until, t.note, n.state,
  n.state = 'expired' AND EXISTS (SELECT 1 FROM supplier AS s WHERE s.id = t.supplier_id
    AND s.status <> 'ended' AND s.archived = 0) AS overdue
FROM supplier_certificate AS t JOIN supplier_certificate_now AS n ON n.id = t.id) AS c;

CREATE VIEW supplier_assessment_list AS
SELECT c.*, nullif (trim (
    CASE WHEN c.supplier_id IS NULL THEN 'no_supplier ' ELSE '' END
    || CASE WHEN c.conclusion IS NULL THEN 'no_conclusion ' ELSE '' END
    || CASE WHEN c.conclusion IS NOT NULL AND c.answered = 0 THEN 'nothing_asked ' ELSE '' END
    || CASE WHEN c.answered > 0 AND c.not_asked > 0 THEN 'not_all_asked ' ELSE '' END
    || CASE WHEN c.assessor_id IS NULL THEN 'no_assessor' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.supplier_id, (SELECT title FROM supplier WHERE id = t.supplier_id) AS supplier,
  t.assessed_on, t.assessor_id, (SELECT name FROM person WHERE id = t.assessor_id) AS assessor,
  t.conclusion, t.conditions, t.next_due, t.note,
  (SELECT v.score FROM supplier_score AS v WHERE v.supplier_assessment_id = t.id) AS score,
  (SELECT v.answered FROM supplier_score AS v WHERE v.supplier_assessment_id = t.id) AS answered,
  (SELECT v.not_asked FROM supplier_score AS v WHERE v.supplier_assessment_id = t.id) AS not_asked,
  (SELECT v.gaps FROM supplier_score AS v WHERE v.supplier_assessment_id = t.id) AS gaps,
  (SELECT n.next_assessment FROM supplier_now AS n WHERE n.id = t.supplier_id
    AND n.assessment_id = t.id) AS next_assessment,
  CASE WHEN t.conclusion IS NULL THEN 'open'
    WHEN EXISTS (SELECT 1 FROM supplier_now AS n WHERE n.id = t.supplier_id
      AND n.assessment_id = t.id) THEN 'holds'
    ELSE 'earlier' END AS state
FROM supplier_assessment AS t) AS c;

CREATE VIEW supplier_list AS
SELECT s.*, nullif (trim (
    CASE WHEN s.owner_id IS NULL THEN 'no_owner ' ELSE '' END
    || CASE WHEN s.access IS NULL AND s.status <> 'ended' THEN 'access_unknown ' ELSE '' END
    || CASE WHEN s.status = 'ended' AND ifnull (s.access, 'none') <> 'none'
      THEN 'access_left ' ELSE '' END
    || CASE WHEN s.status = 'active' AND s.rating = 'not_approved' THEN 'not_approved ' ELSE '' END
    || CASE WHEN s.status = 'active' AND s.n_running = 0 THEN 'no_contract ' ELSE '' END
    || CASE WHEN s.status = 'ended' AND s.n_running > 0 THEN 'contract_left ' ELSE '' END
    || CASE WHEN s.status = 'active' AND s.n_running > 0 AND s.missing_clauses IS NOT NULL
      THEN 'clauses_missing ' ELSE '' END
    || CASE WHEN s.status <> 'ended' AND EXISTS (SELECT 1 FROM supplier_certificate AS k
        JOIN supplier_certificate_now AS n ON n.id = k.id
        WHERE k.supplier_id = s.id AND k.archived = 0 AND n.state = 'expired')
      THEN 'certificate_expired ' ELSE '' END
    || CASE WHEN s.status <> 'ended' AND ifnull (trim (s.exit_plan), '') = ''
        AND (s.criticality = 'critical' OR (s.criticality = 'high' AND s.cloud = 1))
      THEN 'no_exit_plan ' ELSE '' END
    || CASE WHEN s.status <> 'ended' AND s.criticality = 'critical' AND s.exit_tested_on IS NULL
        AND ifnull (trim (s.exit_plan), '') <> '' THEN 'exit_untested' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.service, t.category, t.criticality, t.status, t.ended_on, t.contact,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.cloud, t.personal_data, t.access, t.assess_months, t.exit_plan, t.exit_tested_on, t.note,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM supplier_asset AS l
    JOIN asset AS o ON o.id = l.asset_id WHERE l.supplier_id = t.id) AS assets,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM supplier_risk AS l
    JOIN risk AS o ON o.id = l.risk_id WHERE l.supplier_id = t.id) AS risks,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM supplier_document AS l
    JOIN document AS o ON o.id = l.document_id WHERE l.supplier_id = t.id) AS documents,
  (SELECT j.state FROM supplier_judged AS j WHERE j.id = t.id) AS assessment_state,
  n.assessed_on AS last_assessment, n.conclusion AS rating,
  (SELECT v.score FROM supplier_score AS v WHERE v.supplier_assessment_id = n.assessment_id) AS score,
  CASE WHEN t.status <> 'ended' THEN n.next_assessment END AS next_assessment,
  t.status <> 'ended' AND (ifnull (n.next_assessment < date ('now', 'localtime'), 0)
    OR (n.assessment_id IS NULL AND n.critical_access)) AS overdue,
  (SELECT count (*) FROM contract_now AS c WHERE c.supplier_id = t.id AND c.runs) AS n_running,
  (SELECT nullif (max (ifnull (c.end_on, '9999-12-31')), '9999-12-31') FROM contract AS c
    JOIN contract_now AS w ON w.id = c.id WHERE c.supplier_id = t.id AND w.runs) AS contract_until,
  (SELECT group_concat (k.clause, ' ' ORDER BY k.place) FROM supplier_clause AS k
    WHERE k.supplier_id = t.id AND t.status <> 'ended'
    AND NOT EXISTS (SELECT 1 FROM contract_now AS c WHERE c.supplier_id = t.id AND c.runs
      AND instr (c.settled, ' ' || k.clause || ' ') > 0)) AS missing_clauses
FROM supplier AS t JOIN supplier_now AS n ON n.id = t.id) AS s;
