-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What did not conform, and what is made of it (10.2); ideas for doing better (10.1).

-- from_kind, from_id: the record that it came from, of any kind. failed_after: the last action that there
-- was when it was found not to be effective; what is done about it since is newer. It is closed only
-- with an effective check.
CREATE TABLE nonconformity (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  what TEXT,
  source TEXT NOT NULL DEFAULT 'observation' CHECK (
    source = 'incident' OR source = 'audit' OR source = 'check' OR source = 'review'
    OR source = 'complaint' OR source = 'observation' OR source = 'supplier' OR source = 'other'
  ),
  from_kind TEXT,
  from_id INTEGER,
  grade TEXT CHECK (grade = 'major' OR grade = 'minor'),
  detected_on TEXT CHECK (detected_on IS date (detected_on)),
  reported_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  due TEXT CHECK (due IS date (due)),
  extent TEXT,
  correction TEXT,
  corrected_on TEXT CHECK (corrected_on IS date (corrected_on)),
  why_1 TEXT,
  why_2 TEXT,
  why_3 TEXT,
  why_4 TEXT,
  why_5 TEXT,
  cause TEXT,
  similar_searched INTEGER NOT NULL DEFAULT 0 CHECK (similar_searched IN (0, 1)),
  similar_found TEXT,
  verify_due TEXT CHECK (verify_due IS date (verify_due)),
  verified_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  verified_how TEXT,
  verified_on TEXT CHECK (verified_on IS date (verified_on)),
  result TEXT CHECK (result = 'effective' OR result = 'not_effective'),
  failed_after INTEGER,
  closed_on TEXT CHECK (closed_on IS date (closed_on)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL,
  CHECK (closed_on IS NULL OR result IS 'effective')
) STRICT;
CREATE INDEX nonconformity_by_title ON nonconformity (title COLLATE NOCASE, id, archived);
CREATE INDEX nonconformity_by_from ON nonconformity (from_kind, from_id);
CREATE INDEX nonconformity_by_owner ON nonconformity (owner_id);
CREATE INDEX nonconformity_by_reported_by ON nonconformity (reported_by_id);
CREATE INDEX nonconformity_by_verified_by ON nonconformity (verified_by_id);
CREATE INDEX nonconformity_by_detected ON nonconformity (detected_on);
CREATE INDEX nonconformity_by_ref ON nonconformity (ref_key, id, archived);

-- The requirements that are not met: controls and clauses.
CREATE TABLE nonconformity_control (
  id INTEGER PRIMARY KEY,
  nonconformity_id INTEGER NOT NULL REFERENCES nonconformity (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (nonconformity_id, control_id)
) STRICT;
CREATE INDEX nonconformity_control_by_control ON nonconformity_control (control_id);

CREATE TABLE nonconformity_similar (
  id INTEGER PRIMARY KEY,
  nonconformity_id INTEGER NOT NULL REFERENCES nonconformity (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  other_id INTEGER NOT NULL REFERENCES nonconformity (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (nonconformity_id, other_id),
  CHECK (nonconformity_id <> other_id)
) STRICT;
CREATE INDEX nonconformity_similar_by_other ON nonconformity_similar (other_id);

CREATE TABLE improvement (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  idea TEXT,
  source TEXT NOT NULL DEFAULT 'suggestion' CHECK (
    source = 'suggestion' OR source = 'incident' OR source = 'audit' OR source = 'check'
    OR source = 'review' OR source = 'measurement' OR source = 'feedback' OR source = 'other'
  ),
  from_kind TEXT,
  from_id INTEGER,
  proposed_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  proposed_on TEXT CHECK (proposed_on IS date (proposed_on)),
  benefit TEXT,
  reason TEXT,
  decision TEXT NOT NULL DEFAULT 'undecided' CHECK (
    decision = 'undecided' OR decision = 'accepted' OR decision = 'rejected' OR decision = 'later'
  ),
  decided_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  decided_on TEXT CHECK (decided_on IS date (decided_on)),
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  due TEXT CHECK (due IS date (due)),
  benefit_seen TEXT,
  seen_on TEXT CHECK (seen_on IS date (seen_on)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX improvement_by_title ON improvement (title COLLATE NOCASE, id, archived);
CREATE INDEX improvement_by_from ON improvement (from_kind, from_id);
CREATE INDEX improvement_by_owner ON improvement (owner_id);
CREATE INDEX improvement_by_proposed_by ON improvement (proposed_by_id);
CREATE INDEX improvement_by_decided_by ON improvement (decided_by_id);
CREATE INDEX improvement_by_ref ON improvement (ref_key, id, archived);

-- What is for a record goes with it, as do its files; what came from it stays.
CREATE TRIGGER nonconformity_takes_along AFTER DELETE ON nonconformity
BEGIN
  DELETE FROM attachment WHERE tbl = 'nonconformity' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'nonconformity' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'nonconformity' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'nonconformity' AND for_id = OLD.id;
END;
CREATE TRIGGER improvement_takes_along AFTER DELETE ON improvement
BEGIN
  DELETE FROM attachment WHERE tbl = 'improvement' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'improvement' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'improvement' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'improvement' AND for_id = OLD.id;
END;
CREATE TRIGGER asset_leaves_improvement AFTER DELETE ON asset
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'asset' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'asset' AND from_id = OLD.id;
END;
CREATE TRIGGER risk_leaves_improvement AFTER DELETE ON risk
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'risk' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'risk' AND from_id = OLD.id;
END;
CREATE TRIGGER threat_leaves_improvement AFTER DELETE ON threat
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'threat' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'threat' AND from_id = OLD.id;
END;
CREATE TRIGGER vulnerability_leaves_improvement AFTER DELETE ON vulnerability
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'vulnerability' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'vulnerability' AND from_id = OLD.id;
END;
CREATE TRIGGER control_leaves_improvement AFTER DELETE ON control
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'control' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'control' AND from_id = OLD.id;
END;
CREATE TRIGGER control_check_leaves_improvement AFTER DELETE ON control_check
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'control_check' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'control_check' AND from_id = OLD.id;
END;
CREATE TRIGGER framework_leaves_improvement AFTER DELETE ON framework
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'framework' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'framework' AND from_id = OLD.id;
END;
CREATE TRIGGER evidence_leaves_improvement AFTER DELETE ON evidence
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'evidence' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'evidence' AND from_id = OLD.id;
END;
CREATE TRIGGER document_leaves_improvement AFTER DELETE ON document
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'document' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'document' AND from_id = OLD.id;
END;
CREATE TRIGGER action_leaves_improvement AFTER DELETE ON action
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'action' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'action' AND from_id = OLD.id;
END;
CREATE TRIGGER issue_leaves_improvement AFTER DELETE ON issue
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'issue' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'issue' AND from_id = OLD.id;
END;
CREATE TRIGGER party_leaves_improvement AFTER DELETE ON party
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'party' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'party' AND from_id = OLD.id;
END;
CREATE TRIGGER requirement_leaves_improvement AFTER DELETE ON requirement
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'requirement' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'requirement' AND from_id = OLD.id;
END;
CREATE TRIGGER feedback_leaves_improvement AFTER DELETE ON feedback
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'feedback' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'feedback' AND from_id = OLD.id;
END;
CREATE TRIGGER role_leaves_improvement AFTER DELETE ON role
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'role' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'role' AND from_id = OLD.id;
END;
CREATE TRIGGER commitment_leaves_improvement AFTER DELETE ON commitment
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'commitment' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'commitment' AND from_id = OLD.id;
END;
CREATE TRIGGER objective_leaves_improvement AFTER DELETE ON objective
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'objective' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'objective' AND from_id = OLD.id;
END;
CREATE TRIGGER planned_change_leaves_improvement AFTER DELETE ON planned_change
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'planned_change' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'planned_change' AND from_id = OLD.id;
END;
CREATE TRIGGER communication_leaves_improvement AFTER DELETE ON communication
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'communication' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'communication' AND from_id = OLD.id;
END;
CREATE TRIGGER course_leaves_improvement AFTER DELETE ON course
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'course' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'course' AND from_id = OLD.id;
END;
CREATE TRIGGER session_leaves_improvement AFTER DELETE ON session
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'session' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'session' AND from_id = OLD.id;
END;
CREATE TRIGGER attendance_leaves_improvement AFTER DELETE ON attendance
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'attendance' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'attendance' AND from_id = OLD.id;
END;
CREATE TRIGGER competence_leaves_improvement AFTER DELETE ON competence
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'competence' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'competence' AND from_id = OLD.id;
END;
CREATE TRIGGER qualification_leaves_improvement AFTER DELETE ON qualification
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'qualification' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'qualification' AND from_id = OLD.id;
END;
CREATE TRIGGER person_leaves_improvement AFTER DELETE ON person
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'person' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'person' AND from_id = OLD.id;
END;
CREATE TRIGGER unit_leaves_improvement AFTER DELETE ON unit
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'unit' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'unit' AND from_id = OLD.id;
END;
CREATE TRIGGER nonconformity_leaves_improvement AFTER DELETE ON nonconformity
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'nonconformity' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'nonconformity' AND from_id = OLD.id;
END;
CREATE TRIGGER improvement_leaves_improvement AFTER DELETE ON improvement
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'improvement' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'improvement' AND from_id = OLD.id;
END;

-- The corrective actions of a nonconformity that count: n_new is how many of those that are done are
-- newer than the check that found it not effective.
CREATE VIEW nonconformity_now AS
SELECT t.id,
  (SELECT count (*) FROM action AS a WHERE a.for_kind = 'nonconformity' AND a.for_id = t.id
    AND a.kind = 'corrective' AND a.archived = 0 AND a.state <> 'dropped') AS n_actions,
  (SELECT count (*) FROM action AS a WHERE a.for_kind = 'nonconformity' AND a.for_id = t.id
    AND a.kind = 'corrective' AND a.archived = 0 AND a.state <> 'dropped' AND a.state <> 'done')
    AS n_open,
  (SELECT count (*) FROM action AS a WHERE a.for_kind = 'nonconformity' AND a.for_id = t.id
    AND a.kind = 'corrective' AND a.archived = 0 AND a.state = 'done'
    AND a.id > ifnull (t.failed_after, 0)) AS n_new,
  (SELECT min (a.due) FROM action AS a WHERE a.for_kind = 'nonconformity' AND a.for_id = t.id
    AND a.kind = 'corrective' AND a.archived = 0 AND a.state <> 'dropped' AND a.state <> 'done')
    AS action_due,
  -- A check that found it not effective is to be followed by another, on a later day.
  CASE WHEN t.result IS NULL OR t.result = 'not_effective' AND t.verify_due > t.verified_on
    THEN t.verify_due END AS check_due,
  (t.cause IS NOT NULL OR t.why_1 IS NOT NULL) AS has_cause
FROM nonconformity AS t;

-- next_due: the first day on which something of it is due. state follows from what is there.
CREATE VIEW nonconformity_list AS
SELECT c.*,
  c.closed_on IS NULL AND c.next_due < date ('now', 'localtime') AS overdue,
  nullif (trim (
    CASE WHEN c.owner_id IS NULL AND c.closed_on IS NULL THEN 'no_owner ' ELSE '' END
    || CASE WHEN NOT EXISTS (SELECT 1 FROM nonconformity_control AS l
        WHERE l.nonconformity_id = c.id) THEN 'no_requirement ' ELSE '' END
    || CASE WHEN c.cause IS NULL AND c.why_1 IS NULL AND (c.n_actions > 0 OR c.result IS NOT NULL)
      THEN 'no_cause ' ELSE '' END
    || CASE WHEN c.similar_searched = 0 AND (c.n_actions > 0 OR c.result IS NOT NULL)
      THEN 'no_similar ' ELSE '' END
    || CASE WHEN c.result IS NOT NULL AND (c.verified_by_id IS NULL OR c.verified_how IS NULL)
      THEN 'bare_check ' ELSE '' END
    || CASE WHEN c.closed_on IS NOT NULL AND c.n_open > 0 THEN 'action_open' ELSE '' END), '')
    AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.what, t.source, t.from_kind, t.from_id,
  (SELECT n.ref FROM named_record AS n WHERE n.kind = t.from_kind AND n.id = t.from_id) AS from_ref,
  (SELECT group_concat (k.ref, ', ' ORDER BY k.ref_key) FROM nonconformity_control AS l
    JOIN control AS k ON k.id = l.control_id WHERE l.nonconformity_id = t.id) AS controls,
  t.grade, t.detected_on,
  t.reported_by_id, (SELECT name FROM person WHERE id = t.reported_by_id) AS reported_by,
  t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.due, t.extent, t.correction, t.corrected_on,
  t.why_1, t.why_2, t.why_3, t.why_4, t.why_5, t.cause,
  t.similar_searched, t.similar_found,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM nonconformity_similar AS l
    JOIN nonconformity AS o ON o.id = l.other_id WHERE l.nonconformity_id = t.id) AS similar,
  t.verify_due,
  t.verified_by_id, (SELECT name FROM person WHERE id = t.verified_by_id) AS verified_by,
  t.verified_how, t.verified_on, t.result, t.failed_after, t.closed_on, t.note,
  CASE WHEN t.closed_on IS NOT NULL THEN 'closed'
    WHEN n.n_open > 0 THEN 'acting'
    WHEN t.result = 'effective' THEN 'verified'
    WHEN t.result = 'not_effective' AND n.n_new = 0 THEN 'reopened'
    WHEN n.n_actions > 0 THEN 'to_verify'
    WHEN n.has_cause THEN 'cause_found'
    ELSE 'open' END AS state,
  CASE WHEN t.closed_on IS NULL THEN
    nullif (min (ifnull (t.due, '9999-12-31'), ifnull (n.check_due, '9999-12-31'),
      ifnull (n.action_due, '9999-12-31')), '9999-12-31') END AS next_due,
  n.n_actions, n.n_open
FROM nonconformity AS t JOIN nonconformity_now AS n ON n.id = t.id) AS c;

-- status: what became of the idea; overdue: it was to be there, or to be decided on again, by a day
-- that has passed.
CREATE VIEW improvement_list AS
SELECT c.*, c.due IS NOT NULL AND c.due < date ('now', 'localtime')
    AND c.status <> 'rejected' AND c.status <> 'seen' AS overdue
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.idea, t.source, t.from_kind, t.from_id,
  (SELECT n.ref FROM named_record AS n WHERE n.kind = t.from_kind AND n.id = t.from_id) AS from_ref,
  t.proposed_by_id, (SELECT name FROM person WHERE id = t.proposed_by_id) AS proposed_by,
  t.proposed_on, t.benefit, t.reason, t.decision,
  t.decided_by_id, (SELECT name FROM person WHERE id = t.decided_by_id) AS decided_by,
  t.decided_on, t.owner_id, (SELECT name FROM person WHERE id = t.owner_id) AS owner,
  t.due, t.benefit_seen, t.seen_on, t.note,
  CASE WHEN t.decision = 'undecided' THEN 'proposed'
    WHEN t.decision = 'rejected' THEN 'rejected'
    WHEN t.decision = 'later' THEN 'later'
    WHEN t.seen_on IS NOT NULL THEN 'seen'
    WHEN EXISTS (SELECT 1 FROM action AS a WHERE a.for_kind = 'improvement' AND a.for_id = t.id
      AND a.archived = 0 AND a.state <> 'dropped' AND a.state <> 'done') THEN 'acting'
    WHEN EXISTS (SELECT 1 FROM action AS a WHERE a.for_kind = 'improvement' AND a.for_id = t.id
      AND a.archived = 0 AND a.state = 'done') THEN 'done'
    ELSE 'accepted' END AS status
FROM improvement AS t) AS c;
