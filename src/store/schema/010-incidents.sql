-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What went wrong, and what was learned from it (A.5.24 to A.5.28). Moments are kept in UTC, so that the hours
-- between two of them are those that passed, whatever the clocks did.
CREATE TABLE incident (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  what TEXT,
  category TEXT CHECK (
    category = 'malware' OR category = 'phishing' OR category = 'access' OR category = 'disclosure'
    OR category = 'loss' OR category = 'outage' OR category = 'attack' OR category = 'misuse'
    OR category = 'physical' OR category = 'supplier' OR category = 'other'
  ),
  severity TEXT CHECK (
    severity = 'low' OR severity = 'moderate' OR severity = 'high' OR severity = 'critical'
  ),
  cia TEXT CHECK (
    cia = 'c' OR cia = 'i' OR cia = 'a' OR cia = 'c i' OR cia = 'c a' OR cia = 'i a' OR cia = 'c i a'
  ),
  status TEXT NOT NULL DEFAULT 'reported' CHECK (
    status = 'reported' OR status = 'contained' OR status = 'resolved' OR status = 'closed'
  ),
  occurred_at TEXT CHECK (occurred_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', occurred_at)),
  detected_at TEXT CHECK (detected_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', detected_at)),
  reported_at TEXT CHECK (reported_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', reported_at)),
  contained_at TEXT CHECK (contained_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', contained_at)),
  closed_at TEXT CHECK (closed_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', closed_at)),
  reported_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  personal_data TEXT NOT NULL DEFAULT 'unknown' CHECK (
    personal_data = 'yes' OR personal_data = 'no' OR personal_data = 'unknown'
  ),
  notified_at TEXT CHECK (notified_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', notified_at)),
  no_notice_because TEXT,
  response TEXT,
  cause TEXT,
  lessons TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL,
  -- A.5.27: nothing is closed before its cause is known and something is said about what was learned.
  CONSTRAINT incident_was_learned_from CHECK (
    status <> 'closed' OR (ifnull (trim (cause, char (9, 10, 13, 32)), '') <> ''
      AND ifnull (trim (lessons, char (9, 10, 13, 32)), '') <> '')
  )
) STRICT;
CREATE INDEX incident_by_title ON incident (title COLLATE NOCASE, id, archived);
CREATE INDEX incident_by_owner ON incident (owner_id);
CREATE INDEX incident_by_reporter ON incident (reported_by_id);
CREATE INDEX incident_by_ref ON incident (ref_key, id, archived);

CREATE TABLE incident_asset (
  id INTEGER PRIMARY KEY,
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  asset_id INTEGER NOT NULL REFERENCES asset (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (incident_id, asset_id)
) STRICT;
CREATE INDEX incident_asset_by_asset ON incident_asset (asset_id);

CREATE TABLE incident_risk (
  id INTEGER PRIMARY KEY,
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  risk_id INTEGER NOT NULL REFERENCES risk (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (incident_id, risk_id)
) STRICT;
CREATE INDEX incident_risk_by_risk ON incident_risk (risk_id);

-- The controls that failed, or were missing.
CREATE TABLE incident_control (
  id INTEGER PRIMARY KEY,
  incident_id INTEGER NOT NULL REFERENCES incident (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (incident_id, control_id)
) STRICT;
CREATE INDEX incident_control_by_control ON incident_control (control_id);

-- What was done and seen, in its order.
CREATE TABLE incident_entry (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  incident_id INTEGER REFERENCES incident (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  happened_at TEXT CHECK (happened_at IS strftime ('%Y-%m-%dT%H:%M:%SZ', happened_at)),
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX incident_entry_by_title ON incident_entry (title COLLATE NOCASE, id, archived);
CREATE INDEX incident_entry_by_incident ON incident_entry (incident_id, happened_at);
CREATE INDEX incident_entry_by_person ON incident_entry (person_id);
CREATE INDEX incident_entry_by_ref ON incident_entry (ref_key, id, archived);

-- What is for a record goes with it, as do its files.
CREATE TRIGGER incident_takes_along AFTER DELETE ON incident
BEGIN
  DELETE FROM attachment WHERE tbl = 'incident' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'incident' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'incident' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'incident' AND for_id = OLD.id;
END;
CREATE TRIGGER incident_entry_takes_along AFTER DELETE ON incident_entry
BEGIN
  DELETE FROM attachment WHERE tbl = 'incident_entry' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'incident_entry' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'incident_entry' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'incident_entry' AND for_id = OLD.id;
END;

-- known_at: when it was first known of, as far as anything says so. The months and quarters of trends are those of
-- the place where the program runs. Hours to contain and to close run from when it was known.
CREATE VIEW incident_now AS
SELECT i.id,
  coalesce (i.detected_at, i.reported_at, i.occurred_at, i.created_at) AS known_at,
  CASE WHEN i.personal_data = 'yes' THEN
    strftime ('%Y-%m-%dT%H:%M:%SZ', ifnull (i.detected_at, i.reported_at), '+72 hours') END AS notify_by,
  round ((unixepoch (i.detected_at) - unixepoch (i.occurred_at)) / 3600.0, 1) AS hours_to_detect,
  round ((unixepoch (i.contained_at) - unixepoch (ifnull (i.detected_at, i.reported_at))) / 3600.0, 1)
    AS hours_to_contain,
  round ((unixepoch (i.closed_at) - unixepoch (ifnull (i.detected_at, i.reported_at))) / 3600.0, 1)
    AS hours_to_close
FROM incident AS i;

CREATE VIEW incident_list AS
SELECT t.*,
  strftime ('%Y-%m', t.known_at, 'localtime') AS month,
  printf ('%s-Q%d', strftime ('%Y', t.known_at, 'localtime'),
    (CAST (strftime ('%m', t.known_at, 'localtime') AS INTEGER) + 2) / 3) AS quarter,
  CASE WHEN t.notification = 'running' THEN (unixepoch (t.notify_by) - unixepoch ('now')) / 3600 END
    AS hours_left,
  t.notification IS 'overdue' AS overdue,
  nullif (trim (
    CASE WHEN t.notification = 'overdue' THEN 'notify_overdue ' ELSE '' END
    || CASE WHEN t.personal_data = 'unknown' THEN 'data_unclear ' ELSE '' END
    || CASE WHEN t.severity IS NULL THEN 'no_severity ' ELSE '' END
    || CASE WHEN t.owner_id IS NULL AND t.status <> 'closed' THEN 'no_owner ' ELSE '' END
    || CASE WHEN t.status = 'resolved' AND ifnull (trim (t.cause, char (9, 10, 13, 32)), '') = ''
      THEN 'no_cause ' ELSE '' END
    || CASE WHEN t.status = 'resolved' AND ifnull (trim (t.lessons, char (9, 10, 13, 32)), '') = ''
      THEN 'no_lessons' ELSE '' END), '') AS flaws
FROM (SELECT i.id, i.uid, i.ref, i.ref_key, i.created_at, i.updated_at, i.archived, i.title, i.what,
  i.category, i.severity, i.cia, i.status, i.occurred_at, i.detected_at, i.reported_at, i.contained_at,
  i.closed_at,
  i.reported_by_id, (SELECT name FROM person WHERE id = i.reported_by_id) AS reported_by,
  i.owner_id, (SELECT name FROM person WHERE id = i.owner_id) AS owner,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.ref_key) FROM incident_asset AS l
    JOIN asset AS r ON r.id = l.asset_id WHERE l.incident_id = i.id) AS assets,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.ref_key) FROM incident_risk AS l
    JOIN risk AS r ON r.id = l.risk_id WHERE l.incident_id = i.id) AS risks,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.ref_key) FROM incident_control AS l
    JOIN control AS r ON r.id = l.control_id WHERE l.incident_id = i.id) AS controls,
  i.personal_data, i.notified_at, i.no_notice_because, i.response, i.cause, i.lessons, i.note,
  (SELECT count (*) FROM incident_entry AS e WHERE e.incident_id = i.id AND e.archived = 0) AS entries,
  n.known_at, n.notify_by, n.hours_to_detect, n.hours_to_contain, n.hours_to_close,
  CASE WHEN i.personal_data = 'no' THEN NULL
    WHEN i.personal_data = 'unknown' THEN 'unclear'
    WHEN i.notified_at > n.notify_by THEN 'late'
    WHEN i.notified_at IS NOT NULL THEN 'notified'
    WHEN ifnull (trim (i.no_notice_because), '') <> '' THEN 'waived'
    WHEN n.notify_by < strftime ('%Y-%m-%dT%H:%M:%SZ', 'now') THEN 'overdue'
    WHEN n.notify_by IS NOT NULL THEN 'running'
    ELSE 'unclear' END AS notification
FROM incident AS i JOIN incident_now AS n ON n.id = i.id) AS t;

CREATE VIEW incident_entry_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.incident_id, (SELECT title FROM incident WHERE id = t.incident_id) AS incident,
  t.happened_at, t.person_id, (SELECT name FROM person WHERE id = t.person_id) AS person, t.note,
  CASE WHEN t.incident_id IS NULL THEN 'no_incident' END AS flaws
FROM incident_entry AS t;
