-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What an impact means for each kind of consequence (6.1.2 a), and what came of a new version of the
-- method: how the points of the former scales were carried over.

CREATE TABLE method_criterion (
  id INTEGER PRIMARY KEY,
  method_id INTEGER NOT NULL REFERENCES method (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  impact INTEGER NOT NULL,
  consequence TEXT NOT NULL CHECK (
    consequence = 'confidentiality' OR consequence = 'integrity' OR consequence = 'availability'
    OR consequence = 'financial' OR consequence = 'legal' OR consequence = 'reputation'
  ),
  words TEXT NOT NULL CHECK (words <> ''),
  UNIQUE (method_id, impact, consequence),
  FOREIGN KEY (method_id, impact)
    REFERENCES method_impact (method_id, value) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TRIGGER method_criterion_keeps BEFORE UPDATE ON method_criterion
BEGIN
  SELECT RAISE (ABORT, 'a version of the method is never rewritten');
END;

CREATE TABLE method_mapping (
  id INTEGER PRIMARY KEY,
  method_id INTEGER NOT NULL REFERENCES method (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  from_method_id INTEGER NOT NULL
    REFERENCES method (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  scale TEXT NOT NULL CHECK (scale = 'likelihood' OR scale = 'impact'),
  from_value INTEGER NOT NULL CHECK (from_value BETWEEN 1 AND 10),
  to_value INTEGER NOT NULL CHECK (to_value BETWEEN 1 AND 10),
  UNIQUE (method_id, from_method_id, scale, from_value)
) STRICT;
CREATE INDEX method_mapping_by_from ON method_mapping (from_method_id);
