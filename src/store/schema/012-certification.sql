-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- The way to a certificate: the seven stages of a project, how far the workspace is on each of them, what
-- is still missing of each requirement, and the certificate with what keeps it.

-- The plan of the project is made elsewhere: it is neither proposed nor missed.
ALTER TABLE organisation ADD COLUMN plans_elsewhere INTEGER NOT NULL DEFAULT 0
  CHECK (plans_elsewhere IN (0, 1));
DROP VIEW organisation_list;
CREATE VIEW organisation_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.one, t.name, t.sector,
  t.headcount, t.sites, t.scope, t.boundaries, t.interfaces, t.exclusions, t.climate, t.climate_reason,
  t.tolerance_loss, t.tolerance_chance, t.currency, t.classifications, t.fiscal_year_start,
  t.plans_elsewhere
FROM organisation AS t;

CREATE TABLE phase (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  stage TEXT NOT NULL DEFAULT 'prepare' CHECK (
    stage IN ('prepare', 'design', 'implement', 'evaluate', 'review', 'certify', 'improve')
  ),
  starts_on TEXT CHECK (starts_on IS date (starts_on)),
  ends_on TEXT CHECK (ends_on IS date (ends_on)),
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX phase_by_title ON phase (title COLLATE NOCASE, id, archived);
CREATE INDEX phase_by_owner ON phase (owner_id);
CREATE INDEX phase_by_ref ON phase (ref_key, id, archived);

-- One requirement, looked at: title is what it was called then. place: in the order of the standard.
CREATE TABLE gap_item (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  control_id INTEGER REFERENCES control (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  place INTEGER,
  number TEXT,
  theme TEXT,
  result TEXT NOT NULL DEFAULT 'open' CHECK (
    result = 'open' OR result = 'conforms' OR result = 'partly' OR result = 'no'
  ),
  note TEXT,
  assessed_on TEXT CHECK (assessed_on IS date (assessed_on)),
  assessed_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX gap_item_by_title ON gap_item (title COLLATE NOCASE, id, archived);
CREATE INDEX gap_item_by_control ON gap_item (control_id);
CREATE INDEX gap_item_by_assessed_by ON gap_item (assessed_by_id);
CREATE INDEX gap_item_by_ref ON gap_item (ref_key, id, archived);

-- When stage 1 and 2 were, and the surveillance audits, is in the audits.
CREATE TABLE certificate (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  body TEXT,
  number TEXT,
  scope TEXT,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  issued_on TEXT CHECK (issued_on IS date (issued_on)),
  valid_until TEXT CHECK (valid_until IS date (valid_until)),
  withdrawn_on TEXT CHECK (withdrawn_on IS date (withdrawn_on)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX certificate_by_title ON certificate (title COLLATE NOCASE, id, archived);
CREATE INDEX certificate_by_owner ON certificate (owner_id);
CREATE INDEX certificate_by_ref ON certificate (ref_key, id, archived);

-- What is for a record goes with it, as do its files; what came from it stays.
CREATE TRIGGER phase_takes_along AFTER DELETE ON phase
BEGIN
  DELETE FROM attachment WHERE tbl = 'phase' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'phase' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'phase' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'phase' AND for_id = OLD.id;
END;
CREATE TRIGGER phase_leaves_what_came_of_it AFTER DELETE ON phase
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL WHERE from_kind = 'phase' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL WHERE from_kind = 'phase' AND from_id = OLD.id;
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'phase' AND from_id = OLD.id;
END;
CREATE TRIGGER gap_item_takes_along AFTER DELETE ON gap_item
BEGIN
  DELETE FROM attachment WHERE tbl = 'gap_item' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'gap_item' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'gap_item' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'gap_item' AND for_id = OLD.id;
END;
CREATE TRIGGER gap_item_leaves_what_came_of_it AFTER DELETE ON gap_item
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL WHERE from_kind = 'gap_item' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL WHERE from_kind = 'gap_item' AND from_id = OLD.id;
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'gap_item' AND from_id = OLD.id;
END;
CREATE TRIGGER certificate_takes_along AFTER DELETE ON certificate
BEGIN
  DELETE FROM attachment WHERE tbl = 'certificate' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'certificate' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'certificate' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'certificate' AND for_id = OLD.id;
END;
CREATE TRIGGER certificate_leaves_what_came_of_it AFTER DELETE ON certificate
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL WHERE from_kind = 'certificate' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL WHERE from_kind = 'certificate' AND from_id = OLD.id;
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'certificate' AND from_id = OLD.id;
END;

-- --- Documented information, all of it in one place ---

CREATE VIEW information_answer AS
SELECT name, state, for_kind, for_id, n FROM documented_information
UNION ALL SELECT name, state, for_kind, for_id, n FROM nonconformity_information
UNION ALL SELECT name, state, for_kind, for_id, n FROM measurement_information;

-- --- How ready the workspace is, stage by stage ---

-- One row for each thing that a stage needs: met of wanted. What has to be there at all is wanted
-- once where there is none of it; what follows only from something else is left out where there is
-- none of that.
CREATE VIEW readiness AS
WITH open_risk AS MATERIALIZED (
  SELECT r.owner_id IS NOT NULL AS owned, r.treatment <> 'undecided' AS decided,
    r.status = 'in_treatment' AS treated,
    EXISTS (SELECT 1 FROM rating AS g WHERE g.risk_id = r.id AND g.kind = 'current') AS rated,
    EXISTS (SELECT 1 FROM acceptance AS a WHERE a.risk_id = r.id AND a.what = 'plan'
      AND a.withdrawn_on IS NULL) AS approved
  FROM risk AS r WHERE r.archived = 0 AND r.status <> 'closed'
),
stated AS MATERIALIZED (
  SELECT c.applicable, c.reported, c.evidence IS NOT NULL AND c.evidence <> 0 AS shown
  FROM control_list AS c WHERE c.archived = 0 AND c.in_soa
),
information AS MATERIALIZED (
  SELECT q.name, q.state = 'there' AS there FROM required_information_now AS q
),
audited AS MATERIALIZED (
  SELECT ifnull (l.day >= date ('now', 'localtime', '-3 years'), 0) AS done
  FROM audit_requirement AS q LEFT JOIN audit_last AS l ON l.control_id = q.control_id
),
gap AS MATERIALIZED (
  SELECT g.result FROM gap_item AS g WHERE g.archived = 0 AND g.control_id IS NOT NULL
)
SELECT 'prepare' AS stage, 1 AS place, 'scope' AS name,
  (SELECT ifnull (trim (o.scope), '') <> '' FROM organisation AS o) AS met, 1 AS wanted
UNION ALL SELECT 'prepare', 2, 'climate', (SELECT o.climate <> 'undecided' FROM organisation AS o), 1
UNION ALL SELECT 'prepare', 3, 'issues', (SELECT min (count (*), 1) FROM issue AS t
  WHERE t.archived = 0), 1
UNION ALL SELECT 'prepare', 4, 'parties', ifnull (sum (EXISTS (SELECT 1 FROM requirement AS q
    WHERE q.party_id = t.id AND q.archived = 0)), 0), max (count (*), 1)
  FROM party AS t WHERE t.archived = 0
UNION ALL SELECT 'prepare', 5, 'assets', ifnull (sum (t.owner_id IS NOT NULL), 0), max (count (*), 1)
  FROM asset AS t WHERE t.archived = 0
UNION ALL SELECT 'prepare', 6, 'commitment', (SELECT min (count (*), 1) FROM commitment_list AS t
  WHERE t.archived = 0 AND t.state = 'in_force'), 1
UNION ALL SELECT 'prepare', 7, 'roles', ifnull (sum (t.holder_id IS NOT NULL), 0), max (count (*), 1)
  FROM role AS t WHERE t.archived = 0
UNION ALL SELECT 'prepare', 8, 'project', count (DISTINCT t.stage), 7
  FROM phase AS t WHERE t.archived = 0 AND t.starts_on IS NOT NULL AND t.ends_on IS NOT NULL
    AND t.owner_id IS NOT NULL
  HAVING (SELECT NOT o.plans_elsewhere FROM organisation AS o)
    OR EXISTS (SELECT 1 FROM phase AS p WHERE p.archived = 0)
UNION ALL SELECT 'design', 1, 'method', (SELECT min (count (*), 1) FROM method), 1
UNION ALL SELECT 'design', 2, 'policy', (SELECT i.there FROM information AS i WHERE i.name = 'policy'), 1
UNION ALL SELECT 'design', 3, 'processes', (SELECT sum (i.there) FROM information AS i
  WHERE i.name = 'assessment' OR i.name = 'treatment'), 2
UNION ALL SELECT 'design', 4, 'objectives', ifnull (sum (t.owner_id IS NOT NULL AND t.due IS NOT NULL), 0),
    max (count (*), 1)
  FROM objective AS t WHERE t.archived = 0 AND t.status <> 'dropped'
UNION ALL SELECT 'design', 5, 'assessed', ifnull (sum (t.rated), 0), max (count (*), 1) FROM open_risk AS t
UNION ALL SELECT 'design', 6, 'owned', ifnull (sum (t.owned), 0), max (count (*), 1) FROM open_risk AS t
UNION ALL SELECT 'design', 7, 'decided', ifnull (sum (t.decided), 0), max (count (*), 1)
  FROM open_risk AS t
UNION ALL SELECT 'design', 8, 'approved', sum (t.approved), count (*)
  FROM open_risk AS t WHERE t.treated HAVING count (*) > 0
UNION ALL SELECT 'design', 9, 'statement', ifnull (sum (t.applicable <> 'undecided'), 0), max (count (*), 1)
  FROM stated AS t
UNION ALL SELECT 'design', 10, 'version', (SELECT min (count (*), 1) FROM soa_version), 1
UNION ALL SELECT 'implement', 1, 'controls',
    ifnull (sum (t.reported = 'implemented' OR t.reported = 'inherited'), 0), max (count (*), 1)
  FROM stated AS t WHERE t.applicable = 'yes'
UNION ALL SELECT 'implement', 2, 'evidence', sum (t.shown), count (*)
  FROM stated AS t WHERE t.applicable = 'yes' AND t.reported = 'implemented' HAVING count (*) > 0
UNION ALL SELECT 'implement', 3, 'treatment', ifnull (sum (t.state = 'done'), 0), max (count (*), 1)
  FROM action AS t WHERE t.for_kind = 'risk' AND t.archived = 0 AND t.state <> 'dropped'
UNION ALL SELECT 'implement', 4, 'documents', ifnull (sum (n.version_id IS NOT NULL), 0),
    max (count (*), 1)
  FROM document AS t JOIN document_now AS n ON n.id = t.id WHERE t.archived = 0
UNION ALL SELECT 'implement', 5, 'training', ifnull (sum (t.state = 'valid' OR t.state = 'soon'), 0),
    max (count (*), 1) FROM coverage AS t
UNION ALL SELECT 'implement', 6, 'suppliers', sum (n.assessment_id IS NOT NULL), count (*)
  FROM supplier AS t JOIN supplier_now AS n ON n.id = t.id
  WHERE t.archived = 0 AND n.critical_access HAVING count (*) > 0
UNION ALL SELECT 'evaluate', 1, 'metrics', ifnull (sum (NOT t.overdue), 0), max (count (*), 1)
  FROM metric_list AS t WHERE t.archived = 0
UNION ALL SELECT 'evaluate', 2, 'checks', sum (t.state <> 'missed'), count (*)
  FROM control_check_list AS t WHERE t.archived = 0 HAVING count (*) > 0
UNION ALL SELECT 'evaluate', 3, 'programme', (SELECT min (count (*), 1) FROM programme AS t
  WHERE t.archived = 0 AND t.approved_on IS NOT NULL), 1
UNION ALL SELECT 'evaluate', 4, 'audited', ifnull (sum (t.done), 0), max (count (*), 1) FROM audited AS t
UNION ALL SELECT 'evaluate', 5, 'findings', sum (t.state <> 'open'), count (*)
  FROM finding_list AS t WHERE t.archived = 0 AND t.grade <> 'opportunity' HAVING count (*) > 0
UNION ALL SELECT 'review', 1, 'reviewed', (SELECT min (count (*), 1) FROM review AS t
  WHERE t.archived = 0 AND t.approved_on IS NOT NULL
    AND t.held_on >= date ('now', 'localtime', '-1 year')), 1
UNION ALL SELECT 'review', 2, 'inputs', t.n_considered, 10 FROM review_list AS t
  WHERE t.id = (SELECT r.id FROM review AS r WHERE r.archived = 0 AND r.held_on IS NOT NULL
    ORDER BY r.held_on DESC, r.id DESC LIMIT 1)
UNION ALL SELECT 'review', 3, 'decisions', sum (t.action IS NOT NULL), count (*)
  FROM review_decision_list AS t WHERE t.archived = 0 AND t.kind <> 'noted' HAVING count (*) > 0
UNION ALL SELECT 'review', 4, 'next', (SELECT min (count (*), 1) FROM review AS t
  WHERE t.archived = 0 AND ((t.state <> 'held' AND t.planned_on >= date ('now', 'localtime'))
    OR t.next_on >= date ('now', 'localtime'))), 1
UNION ALL SELECT 'certify', 1, 'body', (SELECT min (count (*), 1) FROM certificate AS t
  WHERE t.archived = 0 AND ifnull (trim (t.body), '') <> ''), 1
UNION ALL SELECT 'certify', 2, 'information', (SELECT sum (i.there) FROM information AS i),
    (SELECT count (*) FROM information)
UNION ALL SELECT 'certify', 3, 'looked', ifnull (sum (t.result <> 'open'), 0), max (count (*), 1)
  FROM gap AS t
UNION ALL SELECT 'certify', 4, 'conforms', ifnull (sum (t.result = 'conforms'), 0), max (count (*), 1)
  FROM gap AS t
UNION ALL SELECT 'certify', 5, 'stage_1', (SELECT min (count (*), 1) FROM audit AS t
  WHERE t.archived = 0 AND t.kind = 'stage_1' AND (t.state = 'reported' OR t.state = 'closed')), 1
UNION ALL SELECT 'certify', 6, 'stage_2', (SELECT min (count (*), 1) FROM audit AS t
  WHERE t.archived = 0 AND t.kind = 'stage_2' AND (t.state = 'reported' OR t.state = 'closed')), 1
UNION ALL SELECT 'certify', 7, 'settled', sum (f.state <> 'open'), count (*)
  FROM finding_list AS f JOIN audit AS t ON t.id = f.audit_id
  WHERE f.archived = 0 AND f.grade <> 'opportunity'
    AND t.kind IN ('stage_1', 'stage_2', 'surveillance', 'recertification') HAVING count (*) > 0
UNION ALL SELECT 'certify', 8, 'certificate', (SELECT min (count (*), 1) FROM certificate AS t
  WHERE t.archived = 0 AND t.issued_on <= date ('now', 'localtime') AND t.withdrawn_on IS NULL
    AND ifnull (t.valid_until, '9999-12-31') >= date ('now', 'localtime')), 1
UNION ALL SELECT 'improve', 1, 'nonconformities', ifnull (sum (NOT t.overdue), 0), max (count (*), 1)
  FROM nonconformity_list AS t WHERE t.archived = 0
UNION ALL SELECT 'improve', 2, 'effective', sum (t.state = 'closed'), count (*)
  FROM nonconformity_list AS t WHERE t.archived = 0 HAVING count (*) > 0
UNION ALL SELECT 'improve', 3, 'improvements', ifnull (sum (t.decision <> 'undecided'), 0),
    max (count (*), 1) FROM improvement AS t WHERE t.archived = 0
UNION ALL SELECT 'improve', 4, 'surveillance', EXISTS (SELECT 1 FROM audit AS a WHERE a.archived = 0
    AND a.kind IN ('surveillance', 'recertification')
    AND (a.state = 'planned' OR a.state = 'prepared' OR a.state = 'running')), 1
  FROM certificate AS t WHERE t.archived = 0 AND t.issued_on <= date ('now', 'localtime')
    AND t.withdrawn_on IS NULL GROUP BY 1 HAVING count (*) > 0;

-- Every thing that is needed weighs the same.
CREATE VIEW stage_readiness AS
SELECT r.stage, CAST (100.0 * sum (min (ifnull (r.met, 0), r.wanted) * 1.0 / r.wanted) / count (*)
  AS INTEGER) AS percent, sum (ifnull (r.met, 0) >= r.wanted) AS n_met, count (*) AS n
FROM readiness AS r GROUP BY r.stage;

-- --- Lists ---

-- state: done with all of its tasks, or with all that it leads to. What comes to be missing later
-- lowers the readiness, and is not late for that.
CREATE VIEW phase_list AS
SELECT c.*, c.state = 'late' AS overdue, CASE WHEN c.state <> 'done' THEN c.ends_on END AS next_due,
  nullif (trim (
    CASE WHEN c.starts_on IS NULL OR c.ends_on IS NULL THEN 'no_span ' ELSE '' END
    || CASE WHEN c.owner_id IS NULL THEN 'no_owner ' ELSE '' END
    || CASE WHEN EXISTS (SELECT 1 FROM phase AS o WHERE o.stage = c.stage AND o.id <> c.id
      AND o.archived = 0) THEN 'twice' ELSE '' END), '') AS flaws
FROM (SELECT n.*,
  CASE WHEN n.readiness = 100 OR (n.n_tasks > 0 AND n.n_done = n.n_tasks) THEN 'done'
    WHEN n.ends_on < date ('now', 'localtime') THEN 'late'
    WHEN n.starts_on > date ('now', 'localtime') THEN 'to_come' ELSE 'runs' END AS state
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title, t.stage,
  t.starts_on, t.ends_on, t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner, t.note,
  ifnull (s.percent, 0) AS readiness,
  (SELECT count (*) FROM action AS a WHERE a.for_kind = 'phase' AND a.for_id = t.id AND a.archived = 0
    AND a.state <> 'dropped') AS n_tasks,
  (SELECT count (*) FROM action AS a WHERE a.for_kind = 'phase' AND a.for_id = t.id AND a.archived = 0
    AND a.state = 'done') AS n_done
FROM phase AS t LEFT JOIN stage_readiness AS s ON s.stage = t.stage) AS n) AS c;

CREATE VIEW gap_item_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.control_id, (SELECT title FROM control WHERE id = t.control_id) AS control,
  t.place, t.place / 10000 AS theme_place, t.number, t.theme, t.result, t.note, t.assessed_on,
  t.assessed_by_id, (SELECT name FROM person WHERE id = t.assessed_by_id) AS assessed_by,
  nullif ((SELECT count (*) FROM action AS a WHERE a.for_kind = 'gap_item' AND a.for_id = t.id
    AND a.archived = 0 AND a.state <> 'done' AND a.state <> 'dropped'), 0) AS open_actions,
  nullif (trim (
    CASE WHEN t.control_id IS NULL THEN 'no_control ' ELSE '' END
    || CASE WHEN (t.result = 'partly' OR t.result = 'no') AND ifnull (trim (t.note), '') = ''
      THEN 'no_note ' ELSE '' END
    || CASE WHEN (t.result = 'partly' OR t.result = 'no') AND NOT EXISTS (SELECT 1 FROM action AS a
      WHERE a.for_kind = 'gap_item' AND a.for_id = t.id AND a.archived = 0 AND a.state <> 'dropped')
      THEN 'no_action' ELSE '' END), '') AS flaws
FROM gap_item AS t;

-- next_due: of what keeps the certificate: a surveillance audit in each of the two years after it
-- was issued, the next certificate three months before it ends.
CREATE VIEW certificate_list AS
SELECT c.*, c.next_due < date ('now', 'localtime') AS overdue,
  nullif (trim (
    CASE WHEN ifnull (trim (c.body), '') = '' THEN 'no_body ' ELSE '' END
    || CASE WHEN c.owner_id IS NULL THEN 'no_owner ' ELSE '' END
    || CASE WHEN c.issued_on IS NOT NULL AND c.valid_until IS NULL THEN 'no_end ' ELSE '' END
    || CASE WHEN c.next_step IS NOT NULL AND NOT EXISTS (SELECT 1 FROM audit AS a
      WHERE a.archived = 0 AND a.kind = c.next_step
        AND (a.state = 'planned' OR a.state = 'prepared' OR a.state = 'running'))
      THEN 'not_planned' ELSE '' END), '') AS flaws
FROM (SELECT k.*,
  CASE k.state WHEN 'preparing' THEN 'stage_1' WHEN 'stage_1' THEN 'stage_2' WHEN 'stage_2' THEN NULL
    WHEN 'withdrawn' THEN NULL WHEN 'expired' THEN 'recertification'
    ELSE CASE WHEN k.n_surveillance < 2 THEN 'surveillance' ELSE 'recertification' END END AS next_step,
  CASE WHEN k.state = 'preparing' OR k.state = 'stage_1' THEN (SELECT min (a.starts_on) FROM audit AS a
      WHERE a.archived = 0 AND a.kind = CASE k.state WHEN 'preparing' THEN 'stage_1' ELSE 'stage_2' END
        AND (a.state = 'planned' OR a.state = 'prepared' OR a.state = 'running'))
    WHEN k.state IN ('valid', 'ending', 'expired') THEN CASE WHEN k.n_surveillance < 2
      THEN min (date (k.issued_on, printf ('+%d months', 12 * (k.n_surveillance + 1))),
        date (k.issued_on, 'start of month', printf ('+%d months', 12 * (k.n_surveillance + 1) + 1),
          '-1 day'))
      ELSE min (date (k.valid_until, '-3 months'),
        date (k.valid_until, 'start of month', '-2 months', '-1 day')) END
    END AS next_due
FROM (SELECT n.*,
  CASE WHEN n.withdrawn_on <= date ('now', 'localtime') THEN 'withdrawn'
    WHEN n.issued_on <= date ('now', 'localtime') THEN CASE
      WHEN n.valid_until < date ('now', 'localtime') THEN 'expired'
      WHEN n.valid_until < date ('now', 'localtime', '+6 months') THEN 'ending' ELSE 'valid' END
    WHEN n.stage_2_on IS NOT NULL THEN 'stage_2' WHEN n.stage_1_on IS NOT NULL THEN 'stage_1'
    ELSE 'preparing' END AS state
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title, t.body,
  t.number, t.scope, t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.issued_on, t.valid_until, t.withdrawn_on, t.note,
  (SELECT max (v.day) FROM certifying AS v WHERE v.kind = 'stage_1'
    AND v.day <= ifnull (t.issued_on, v.day)) AS stage_1_on,
  (SELECT max (v.day) FROM certifying AS v WHERE v.kind = 'stage_2'
    AND v.day <= ifnull (t.issued_on, v.day)) AS stage_2_on,
  (SELECT count (*) FROM certifying AS v WHERE v.kind = 'surveillance' AND v.day > t.issued_on
    AND v.day <= ifnull (t.valid_until, v.day)) AS n_surveillance
FROM certificate AS t) AS n) AS k) AS c;

-- Audits by a certification body that are done.
CREATE VIEW certifying AS
SELECT a.id, a.kind, ifnull (a.finished_on, ifnull (a.ends_on, a.starts_on)) AS day
FROM audit AS a WHERE a.archived = 0 AND (a.state = 'reported' OR a.state = 'closed')
  AND a.kind IN ('stage_1', 'stage_2', 'surveillance', 'recertification');
