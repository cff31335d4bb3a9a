-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- The records of the first registers: the organisation, its people, units and assets, the risk
-- method, risks and their ratings. What follows from other values stands in the views, once; there
-- a subquery, not a join, which SQLite's planner would let decide the order of reading.
--
-- revision is raised when something that belongs to the record changes (a rating, a link), so that
-- its history and whoever follows it hear of that. ref_key orders "R-2" before "R-10".
--
-- Lists read every record that is in use. No index starts with "archived", and of each table's
-- indexes by_ref comes last: the planner then reads through it, which is nearly in the order of
-- the ids, so that what belongs to a record lies near what belongs to the next one.

CREATE TABLE organisation (
  id INTEGER PRIMARY KEY,
  one INTEGER NOT NULL DEFAULT 1 UNIQUE CHECK (one = 1),
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  sector TEXT,
  headcount INTEGER CHECK (headcount >= 0),
  sites TEXT,
  scope TEXT,
  boundaries TEXT,
  interfaces TEXT,
  exclusions TEXT,
  climate TEXT NOT NULL DEFAULT 'undecided'
    CHECK (climate = 'yes' OR climate = 'no' OR climate = 'undecided'),
  climate_reason TEXT,
  tolerance_loss INTEGER CHECK (tolerance_loss >= 0), -- minor units a year, to be exceeded at most
  tolerance_chance INTEGER CHECK (tolerance_chance BETWEEN 1 AND 99), -- in so many of 100 years
  currency TEXT NOT NULL DEFAULT 'EUR' CHECK (currency GLOB '[A-Z][A-Z][A-Z]'),
  classifications TEXT, -- one label a line, the most open first
  fiscal_year_start TEXT NOT NULL DEFAULT '01-01' CHECK (fiscal_year_start GLOB '[01][0-9]-[0-3][0-9]')
) STRICT;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  lead_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  parent_id INTEGER CHECK (parent_id <> id)
    REFERENCES unit (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  description TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX unit_by_title ON unit (title COLLATE NOCASE, id, archived);
CREATE INDEX unit_by_lead ON unit (lead_id);
CREATE INDEX unit_by_parent ON unit (parent_id);
CREATE INDEX unit_by_ref ON unit (ref_key, id, archived);

CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL CHECK (name <> ''),
  job TEXT,
  unit_id INTEGER REFERENCES unit (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  email TEXT,
  phone TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX person_by_name ON person (name COLLATE NOCASE, id, archived);
CREATE INDEX person_by_unit ON person (unit_id);
CREATE INDEX person_by_ref ON person (ref_key, id, archived);

CREATE TABLE asset (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  kind TEXT CHECK (
    kind = 'information' OR kind = 'process' OR kind = 'software' OR kind = 'hardware'
    OR kind = 'network' OR kind = 'people' OR kind = 'site' OR kind = 'service'
  ),
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  custodian_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  unit_id INTEGER REFERENCES unit (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  location TEXT,
  classification TEXT,
  need_c INTEGER CHECK (need_c BETWEEN 1 AND 10),
  need_i INTEGER CHECK (need_i BETWEEN 1 AND 10),
  need_a INTEGER CHECK (need_a BETWEEN 1 AND 10),
  need_reason TEXT, -- given: its own needs hold, whatever depends on it
  description TEXT,
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX asset_by_title ON asset (title COLLATE NOCASE, id, archived);
CREATE INDEX asset_by_owner ON asset (owner_id);
CREATE INDEX asset_by_custodian ON asset (custodian_id);
CREATE INDEX asset_by_unit ON asset (unit_id);
CREATE INDEX asset_by_ref ON asset (ref_key, id, archived);

-- The risk method (6.1.2 a). Each row is one version; none is ever rewritten, because ratings keep
-- the version that they were given under.
CREATE TABLE method (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  version INTEGER NOT NULL CHECK (version >= 1),
  UNIQUE (name, version)
) STRICT;

CREATE TABLE method_likelihood (
  id INTEGER PRIMARY KEY,
  method_id INTEGER NOT NULL REFERENCES method (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 10),
  label TEXT NOT NULL CHECK (label <> ''),
  description TEXT,
  UNIQUE (method_id, value)
) STRICT;

CREATE TABLE method_impact (
  id INTEGER PRIMARY KEY,
  method_id INTEGER NOT NULL REFERENCES method (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  value INTEGER NOT NULL CHECK (value BETWEEN 1 AND 10),
  label TEXT NOT NULL CHECK (label <> ''),
  description TEXT,
  UNIQUE (method_id, value)
) STRICT;

CREATE TABLE method_level (
  id INTEGER PRIMARY KEY,
  method_id INTEGER NOT NULL REFERENCES method (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  rank INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 10),
  name TEXT NOT NULL CHECK (name <> ''),
  sign TEXT NOT NULL CHECK (sign <> ''),
  tone INTEGER NOT NULL CHECK (tone BETWEEN 1 AND 5),
  answer TEXT,
  acceptable INTEGER NOT NULL CHECK (acceptable IN (0, 1)),
  review_days INTEGER NOT NULL CHECK (review_days > 0),
  UNIQUE (method_id, rank)
) STRICT;

-- The grid: which level each pair has. A table of its own making, not a product of two numbers.
CREATE TABLE method_cell (
  id INTEGER PRIMARY KEY,
  method_id INTEGER NOT NULL REFERENCES method (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  likelihood INTEGER NOT NULL,
  impact INTEGER NOT NULL,
  level INTEGER NOT NULL,
  UNIQUE (method_id, likelihood, impact),
  UNIQUE (method_id, likelihood, impact, level),
  FOREIGN KEY (method_id, likelihood)
    REFERENCES method_likelihood (method_id, value) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (method_id, impact)
    REFERENCES method_impact (method_id, value) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (method_id, level)
    REFERENCES method_level (method_id, rank) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX method_cell_by_impact ON method_cell (method_id, impact);
CREATE INDEX method_cell_by_level ON method_cell (method_id, level);

CREATE TRIGGER method_keeps BEFORE UPDATE ON method
BEGIN
  SELECT RAISE (ABORT, 'a version of the method is never rewritten');
END;
CREATE TRIGGER method_likelihood_keeps BEFORE UPDATE ON method_likelihood
BEGIN
  SELECT RAISE (ABORT, 'a version of the method is never rewritten');
END;
CREATE TRIGGER method_impact_keeps BEFORE UPDATE ON method_impact
BEGIN
  SELECT RAISE (ABORT, 'a version of the method is never rewritten');
END;
CREATE TRIGGER method_level_keeps BEFORE UPDATE ON method_level
BEGIN
  SELECT RAISE (ABORT, 'a version of the method is never rewritten');
END;
CREATE TRIGGER method_cell_keeps BEFORE UPDATE ON method_cell
BEGIN
  SELECT RAISE (ABORT, 'a version of the method is never rewritten');
END;

CREATE TABLE risk (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  cause TEXT,
  event TEXT,
  consequence TEXT,
  catalogue_threat_id INTEGER
    REFERENCES threat (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  catalogue_vulnerability_id INTEGER
    REFERENCES vulnerability (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  cia TEXT CHECK (
    cia = 'c' OR cia = 'i' OR cia = 'a' OR cia = 'c i' OR cia = 'c a' OR cia = 'i a' OR cia = 'c i a'
  ),
  category TEXT,
  owner_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  treatment TEXT NOT NULL DEFAULT 'undecided'
    CHECK (
      treatment = 'undecided' OR treatment = 'modify' OR treatment = 'retain' OR treatment = 'avoid'
      OR treatment = 'share'
    ),
  status TEXT NOT NULL DEFAULT 'draft'
    CHECK (
      status = 'draft' OR status = 'assessed' OR status = 'in_treatment' OR status = 'accepted'
      OR status = 'closed'
    ),
  next_review TEXT CHECK (next_review IS date (next_review)),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL,
  -- 6.1.2 c) 2): nothing leaves draft without somebody who answers for it.
  CONSTRAINT risk_has_owner CHECK (status = 'draft' OR owner_id IS NOT NULL)
) STRICT;
CREATE INDEX risk_by_title ON risk (title COLLATE NOCASE, id, archived);
CREATE INDEX risk_by_owner ON risk (owner_id);
CREATE INDEX risk_by_threat ON risk (catalogue_threat_id);
CREATE INDEX risk_by_vulnerability ON risk (catalogue_vulnerability_id);
CREATE INDEX risk_by_next_review ON risk (next_review) WHERE next_review IS NOT NULL;
CREATE INDEX risk_by_ref ON risk (ref_key, id, archived);

CREATE TABLE risk_asset (
  id INTEGER PRIMARY KEY,
  risk_id INTEGER NOT NULL REFERENCES risk (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  asset_id INTEGER NOT NULL REFERENCES asset (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (risk_id, asset_id)
) STRICT;
CREATE INDEX risk_asset_by_asset ON risk_asset (asset_id);

-- What somebody judged, when and why (6.1.2 d, 8.2). The newest of its kind holds; none is ever
-- changed. The foreign key to the cell lets a rating carry no other level than its method's grid.
CREATE TABLE rating (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  risk_id INTEGER NOT NULL REFERENCES risk (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind = 'inherent' OR kind = 'current' OR kind = 'target'),
  method_id INTEGER NOT NULL REFERENCES method (id) DEFERRABLE INITIALLY DEFERRED,
  likelihood INTEGER NOT NULL,
  impact INTEGER NOT NULL,
  level INTEGER NOT NULL,
  why TEXT,
  who TEXT,
  rated_on TEXT NOT NULL CHECK (rated_on IS date (rated_on)),
  -- An estimate in money beside it, or none: how often a year, and how much each time (minor units
  -- of organisation.currency), each as low, most likely and high.
  frequency_low REAL CHECK (frequency_low >= 0),
  frequency_likely REAL CHECK (frequency_likely >= frequency_low),
  frequency_high REAL CHECK (frequency_high >= frequency_likely),
  loss_low INTEGER CHECK (loss_low >= 0),
  loss_likely INTEGER CHECK (loss_likely >= loss_low),
  loss_high INTEGER CHECK (loss_high >= loss_likely),
  shape TEXT CHECK (shape = 'pert' OR shape = 'lognormal'), -- of both distributions
  CONSTRAINT rating_estimate_is_whole CHECK (
    (shape IS NULL) + (frequency_low IS NULL) + (frequency_likely IS NULL)
    + (frequency_high IS NULL) + (loss_low IS NULL) + (loss_likely IS NULL) + (loss_high IS NULL)
    IN (0, 7)
  ),
  FOREIGN KEY (method_id, likelihood, impact, level)
    REFERENCES method_cell (method_id, likelihood, impact, level) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX rating_newest ON rating
  (risk_id, kind, rated_on DESC, id DESC, level, likelihood, impact, method_id);
CREATE INDEX rating_by_cell ON rating (method_id, likelihood, impact, level);

CREATE TRIGGER rating_append_only BEFORE UPDATE ON rating
BEGIN
  SELECT RAISE (ABORT, 'ratings are only ever added');
END;

-- What a person answered once about the columns of a spreadsheet.
CREATE TABLE import_mapping (
  id INTEGER PRIMARY KEY,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  kind TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  mapping TEXT NOT NULL CHECK (json_valid (mapping)),
  UNIQUE (kind, fingerprint)
) STRICT;

CREATE VIEW unit_list AS
SELECT u.id, u.uid, u.ref, u.ref_key, u.created_at, u.updated_at, u.archived, u.title,
  u.lead_id, (SELECT name FROM person WHERE id = u.lead_id) AS lead,
  u.parent_id, (SELECT title FROM unit AS p WHERE p.id = u.parent_id) AS parent,
  u.description
FROM unit AS u;

CREATE VIEW person_list AS
SELECT p.id, p.uid, p.ref, p.ref_key, p.created_at, p.updated_at, p.archived, p.name, p.job,
  p.unit_id, (SELECT title FROM unit WHERE id = p.unit_id) AS unit,
  p.email, p.phone, p.active, p.note
FROM person AS p;

-- An asset needs what it is told to, or the most of what needs it: whoever depends on it, at any
-- distance, hands its need down (6.1.2 c 1). A reason stops that: the need of its own then holds, and
-- is handed on. An asset that is archived hands nothing on. <goal>_from is the nearest asset that has
-- the need; nothing where it is the asset's own.
CREATE VIEW asset_list AS
SELECT a.id, a.uid, a.ref, a.ref_key, a.created_at, a.updated_at, a.archived, a.title, a.kind,
  a.owner_id, (SELECT name FROM person WHERE id = a.owner_id) AS owner,
  a.custodian_id, (SELECT name FROM person WHERE id = a.custodian_id) AS custodian,
  a.unit_id, (SELECT title FROM unit WHERE id = a.unit_id) AS unit,
  a.location, a.classification, a.need_c, a.need_i, a.need_a, a.need_reason,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM asset_dependency AS d
    JOIN asset AS o ON o.id = d.other_id WHERE d.asset_id = a.id) AS depends_on,
  (SELECT group_concat (o.ref, ', ' ORDER BY o.ref_key) FROM asset_dependency AS d
    JOIN asset AS o ON o.id = d.asset_id WHERE d.other_id = a.id) AS needed_by,
  (WITH RECURSIVE above (id) AS (
      SELECT a.id UNION SELECT d.asset_id FROM above
      JOIN asset AS s ON s.id = above.id AND s.need_reason IS NULL
      JOIN asset_dependency AS d ON d.other_id = above.id
      JOIN asset AS o ON o.id = d.asset_id AND o.archived = 0)
    SELECT max (n.need_c) FROM above JOIN asset AS n ON n.id = above.id) AS effective_c,
  (WITH RECURSIVE above (id, depth) AS (
      SELECT a.id, 0 UNION SELECT d.asset_id, depth + 1 FROM above
      JOIN asset AS s ON s.id = above.id AND s.need_reason IS NULL
      JOIN asset_dependency AS d ON d.other_id = above.id
      JOIN asset AS o ON o.id = d.asset_id AND o.archived = 0)
    SELECT CASE WHEN n.id <> a.id THEN n.ref END FROM above JOIN asset AS n ON n.id = above.id
    WHERE n.need_c IS NOT NULL ORDER BY n.need_c DESC, depth, n.ref_key LIMIT 1) AS c_from,
  (WITH RECURSIVE above (id) AS (
      SELECT a.id UNION SELECT d.asset_id FROM above
      JOIN asset AS s ON s.id = above.id AND s.need_reason IS NULL
      JOIN asset_dependency AS d ON d.other_id = above.id
      JOIN asset AS o ON o.id = d.asset_id AND o.archived = 0)
    SELECT max (n.need_i) FROM above JOIN asset AS n ON n.id = above.id) AS effective_i,
  (WITH RECURSIVE above (id, depth) AS (
      SELECT a.id, 0 UNION SELECT d.asset_id, depth + 1 FROM above
      JOIN asset AS s ON s.id = above.id AND s.need_reason IS NULL
      JOIN asset_dependency AS d ON d.other_id = above.id
      JOIN asset AS o ON o.id = d.asset_id AND o.archived = 0)
    SELECT CASE WHEN n.id <> a.id THEN n.ref END FROM above JOIN asset AS n ON n.id = above.id
    WHERE n.need_i IS NOT NULL ORDER BY n.need_i DESC, depth, n.ref_key LIMIT 1) AS i_from,
  (WITH RECURSIVE above (id) AS (
      SELECT a.id UNION SELECT d.asset_id FROM above
      JOIN asset AS s ON s.id = above.id AND s.need_reason IS NULL
      JOIN asset_dependency AS d ON d.other_id = above.id
      JOIN asset AS o ON o.id = d.asset_id AND o.archived = 0)
    SELECT max (n.need_a) FROM above JOIN asset AS n ON n.id = above.id) AS effective_a,
  (WITH RECURSIVE above (id, depth) AS (
      SELECT a.id, 0 UNION SELECT d.asset_id, depth + 1 FROM above
      JOIN asset AS s ON s.id = above.id AND s.need_reason IS NULL
      JOIN asset_dependency AS d ON d.other_id = above.id
      JOIN asset AS o ON o.id = d.asset_id AND o.archived = 0)
    SELECT CASE WHEN n.id <> a.id THEN n.ref END FROM above JOIN asset AS n ON n.id = above.id
    WHERE n.need_a IS NOT NULL ORDER BY n.need_a DESC, depth, n.ref_key LIMIT 1) AS a_from,
  a.description, a.note
FROM asset AS a;

-- Each value of a posture is a subquery of its own, answered from the index rating_newest alone
-- and only where a statement asks for it. <posture>_cell is likelihood × 100 + impact, for the map.
CREATE VIEW risk_list AS
SELECT r.id, r.uid, r.ref, r.ref_key, r.created_at, r.updated_at, r.archived,
  r.title, r.cause, r.event, r.consequence,
  (SELECT group_concat (ref, ', ' ORDER BY ref_key) FROM risk_asset AS l JOIN asset ON asset.id = l.asset_id
    WHERE l.risk_id = r.id) AS assets,
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
