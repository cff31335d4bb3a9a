-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What is done about risks, and who accepted what remains (6.1.3 e and f, 8.3).

-- Everything that anybody must do, whatever for: for_kind and for_id name any record.
CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT NOT NULL DEFAULT 'improvement' CHECK (
    kind = 'treatment' OR kind = 'corrective' OR kind = 'decision' OR kind = 'improvement'
    OR kind = 'project' OR kind = 'audit' OR kind = 'document'
  ),
  for_kind TEXT,
  for_id INTEGER,
  description TEXT,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  start_on TEXT CHECK (start_on IS date (start_on)),
  due TEXT CHECK (due IS date (due)),
  done_on TEXT CHECK (done_on IS date (done_on)),
  state TEXT NOT NULL DEFAULT 'open' CHECK (
    state = 'open' OR state = 'in_progress' OR state = 'waiting' OR state = 'done'
    OR state = 'dropped'
  ),
  drop_reason TEXT,
  progress INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
  priority TEXT NOT NULL DEFAULT 'normal'
    CHECK (priority = 'low' OR priority = 'normal' OR priority = 'high'),
  cost_planned INTEGER CHECK (cost_planned >= 0), -- minor units of organisation.currency
  cost_actual INTEGER CHECK (cost_actual >= 0),
  recurrence TEXT CHECK (
    recurrence = 'weekly' OR recurrence = 'monthly' OR recurrence = 'quarterly'
    OR recurrence = 'half_yearly' OR recurrence = 'yearly'
  ),
  -- The one that recurred: each is followed by one other at most.
  follows_id INTEGER UNIQUE CHECK (follows_id <> id)
    REFERENCES action (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL,
  CONSTRAINT action_is_for_a_record CHECK ((for_kind IS NULL) = (for_id IS NULL)),
  CONSTRAINT action_dropped_with_reason
    CHECK (state <> 'dropped' OR ifnull (drop_reason, '') <> ''),
  CONSTRAINT action_done_has_date CHECK ((state = 'done') = (done_on IS NOT NULL)),
  CONSTRAINT action_done_is_whole CHECK (state <> 'done' OR progress = 100),
  CONSTRAINT action_due_after_start CHECK (due >= start_on)
) STRICT;
CREATE INDEX action_by_title ON action (title COLLATE NOCASE, id, archived);
CREATE INDEX action_by_owner ON action (owner_id);
CREATE INDEX action_by_record ON action (for_kind, for_id);
CREATE INDEX action_by_due ON action (due) WHERE due IS NOT NULL;
CREATE INDEX action_by_ref ON action (ref_key, id, archived);

CREATE TRIGGER action_goes_with_risk AFTER DELETE ON risk
BEGIN
  DELETE FROM action WHERE for_kind = 'risk' AND for_id = OLD.id;
END;

-- Who accepted a risk, or the plan that treats it, and all that they saw when they did. What was
-- accepted is never rewritten; it can only be withdrawn, with a reason, or be followed by another.
CREATE TABLE acceptance (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  risk_id INTEGER NOT NULL REFERENCES risk (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  what TEXT NOT NULL CHECK (what = 'risk' OR what = 'plan'),
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  person TEXT NOT NULL CHECK (person <> ''),
  accepted_on TEXT NOT NULL CHECK (accepted_on IS date (accepted_on)),
  expires_on TEXT CHECK (expires_on IS date (expires_on) AND expires_on >= accepted_on),
  words TEXT,
  reason TEXT, -- why although it stands above the acceptance line
  rating_id INTEGER REFERENCES rating (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  method_id INTEGER NOT NULL REFERENCES method (id) DEFERRABLE INITIALLY DEFERRED,
  level INTEGER NOT NULL,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  owner TEXT,
  treatment TEXT NOT NULL,
  controls TEXT, -- the controls and the actions as they stood, a JSON array of objects
  actions TEXT,
  withdrawn_on TEXT CHECK (withdrawn_on IS date (withdrawn_on)),
  withdrawn_why TEXT,
  CONSTRAINT acceptance_withdrawn_with_reason
    CHECK (withdrawn_on IS NULL OR ifnull (withdrawn_why, '') <> ''),
  FOREIGN KEY (method_id, level)
    REFERENCES method_level (method_id, rank) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX acceptance_newest ON acceptance (risk_id, what, accepted_on DESC, id DESC);
CREATE INDEX acceptance_by_person ON acceptance (person_id);
CREATE INDEX acceptance_by_owner ON acceptance (owner_id);
CREATE INDEX acceptance_by_rating ON acceptance (rating_id);
CREATE INDEX acceptance_by_level ON acceptance (method_id, level);

CREATE TRIGGER acceptance_keeps BEFORE UPDATE OF uid, created_at, risk_id, what, person, accepted_on,
  expires_on, words, reason, method_id, level, owner, treatment, controls, actions ON acceptance
BEGIN
  SELECT RAISE (ABORT, 'what was accepted is never rewritten');
END;

CREATE VIEW action_list AS
SELECT a.id, a.uid, a.ref, a.ref_key, a.created_at, a.updated_at, a.archived, a.title, a.kind,
  a.for_kind, a.for_id,
  CASE a.for_kind
    WHEN 'risk' THEN (SELECT r.ref FROM risk AS r WHERE r.id = a.for_id)
    WHEN 'asset' THEN (SELECT s.ref FROM asset AS s WHERE s.id = a.for_id)
  END AS for_ref,
  CASE a.for_kind
    WHEN 'risk' THEN (SELECT r.title FROM risk AS r WHERE r.id = a.for_id)
    WHEN 'asset' THEN (SELECT s.title FROM asset AS s WHERE s.id = a.for_id)
  END AS for_title,
  a.description, a.owner_id, (SELECT name FROM person WHERE id = a.owner_id) AS owner,
  a.start_on, a.due, a.state, a.done_on, a.drop_reason, a.progress, a.priority,
  a.cost_planned, a.cost_actual, a.recurrence, a.follows_id, a.note,
  a.state <> 'done' AND a.state <> 'dropped' AND a.due IS NOT NULL
    AND a.due < date ('now', 'localtime') AS overdue
FROM action AS a;

-- 6.1.3 f): an acceptance holds for what was accepted. Why it no longer does stands here, once, as
-- words joined by a space: the level is worse (by rank within one version of the method, by tone
-- between two), another owner, another treatment, another plan, past its date. What is not dropped
-- counts for the plan; what only repeats an action of it changes nothing.
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
    || CASE WHEN a.expires_on <= date ('now', 'localtime') THEN 'expired' ELSE '' END
  ) AS lapsed_because
FROM acceptance AS a JOIN risk AS r ON r.id = a.risk_id;

CREATE VIEW acceptance_list AS
SELECT a.id, a.uid, a.created_at, a.risk_id, a.what,
  (SELECT r.ref FROM risk AS r WHERE r.id = a.risk_id) AS risk_ref,
  (SELECT r.title FROM risk AS r WHERE r.id = a.risk_id) AS risk_title,
  a.person_id, a.person, a.accepted_on, a.expires_on, a.words, a.reason, a.rating_id, a.method_id,
  a.level,
  (SELECT l.name FROM method_level AS l WHERE l.method_id = a.method_id AND l.rank = a.level)
    AS level_name,
  (SELECT l.tone FROM method_level AS l WHERE l.method_id = a.method_id AND l.rank = a.level)
    AS level_tone,
  a.owner_id, a.owner, a.treatment, a.controls, a.actions, a.withdrawn_on, a.withdrawn_why,
  CASE
    WHEN EXISTS (SELECT 1 FROM acceptance AS n WHERE n.risk_id = a.risk_id AND n.what = a.what
      AND (n.accepted_on, n.id) > (a.accepted_on, a.id)) THEN 'superseded'
    WHEN a.withdrawn_on IS NOT NULL THEN 'withdrawn'
    WHEN (SELECT l.lapsed_because FROM acceptance_lapse AS l WHERE l.id = a.id) <> '' THEN 'lapsed'
    ELSE 'valid'
  END AS state,
  (SELECT nullif (l.lapsed_because, '') FROM acceptance_lapse AS l WHERE l.id = a.id)
    AS lapsed_because
FROM acceptance AS a;
