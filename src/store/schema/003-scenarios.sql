-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What an asset needs to work, and the catalogues of what may happen to it (6.1.2 c).

-- asset_id does not work without other_id, which therefore inherits what asset_id needs.
CREATE TABLE asset_dependency (
  id INTEGER PRIMARY KEY,
  asset_id INTEGER NOT NULL REFERENCES asset (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  other_id INTEGER NOT NULL CHECK (other_id <> asset_id)
    REFERENCES asset (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (asset_id, other_id)
) STRICT;
CREATE INDEX asset_dependency_by_other ON asset_dependency (other_id);

CREATE TABLE threat (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  category TEXT,
  description TEXT,
  asset_kinds TEXT CHECK ( -- values of asset.kind, joined by a space
    trim (replace (replace (replace (replace (replace (replace (replace (replace (asset_kinds,
      'information', ''), 'process', ''), 'software', ''), 'hardware', ''), 'network', ''),
      'people', ''), 'site', ''), 'service', '')) = ''
  ),
  cia TEXT CHECK (
    cia = 'c' OR cia = 'i' OR cia = 'a' OR cia = 'c i' OR cia = 'c a' OR cia = 'i a' OR cia = 'c i a'
  ),
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX threat_by_title ON threat (title COLLATE NOCASE, id, archived);
CREATE INDEX threat_by_ref ON threat (ref_key, id, archived);

CREATE TABLE vulnerability (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  category TEXT,
  description TEXT,
  asset_kinds TEXT CHECK ( -- values of asset.kind, joined by a space
    trim (replace (replace (replace (replace (replace (replace (replace (replace (asset_kinds,
      'information', ''), 'process', ''), 'software', ''), 'hardware', ''), 'network', ''),
      'people', ''), 'site', ''), 'service', '')) = ''
  ),
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX vulnerability_by_title ON vulnerability (title COLLATE NOCASE, id, archived);
CREATE INDEX vulnerability_by_ref ON vulnerability (ref_key, id, archived);

-- Which threats make use of a vulnerability: what a scenario is suggested from.
CREATE TABLE vulnerability_threat (
  id INTEGER PRIMARY KEY,
  vulnerability_id INTEGER NOT NULL
    REFERENCES vulnerability (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  threat_id INTEGER NOT NULL REFERENCES threat (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (vulnerability_id, threat_id)
) STRICT;
CREATE INDEX vulnerability_threat_by_threat ON vulnerability_threat (threat_id);

CREATE VIEW threat_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title, t.category,
  t.description, t.asset_kinds, t.cia,
  (SELECT count (*) FROM risk AS r WHERE r.catalogue_threat_id = t.id AND r.archived = 0) AS risks
FROM threat AS t;

CREATE VIEW vulnerability_list AS
SELECT v.id, v.uid, v.ref, v.ref_key, v.created_at, v.updated_at, v.archived, v.title, v.category,
  v.description, v.asset_kinds,
  (SELECT group_concat (t.ref, ', ' ORDER BY t.ref_key) FROM vulnerability_threat AS l
    JOIN threat AS t ON t.id = l.threat_id WHERE l.vulnerability_id = v.id) AS threats,
  (SELECT count (*) FROM risk AS r WHERE r.catalogue_vulnerability_id = v.id AND r.archived = 0) AS risks
FROM vulnerability AS v;
