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
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL,
  CONSTRAINT action_is_for_a_record CHECK ((for_kind IS NULL) = (for_id IS NULL)),
  CONSTRAINT action_dropped_with_reason
    CHECK (state <> 'dropped' OR ifnull (drop_reason, '') <> ''),
  CONSTRAINT action_done_has_date CHECK ((state = 'done') = (done_on IS NOT NULL))
) STRICT;
CREATE INDEX action_by_title ON action (title COLLATE NOCASE, id, archived);
CREATE INDEX action_by_owner ON action (owner_id);
CREATE INDEX action_by_record ON action (for_kind, for_id);
CREATE INDEX action_by_due ON action (due) WHERE due IS NOT NULL;
CREATE INDEX action_by_ref ON action (ref_key, id, archived);

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
