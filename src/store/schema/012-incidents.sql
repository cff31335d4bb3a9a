-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- The times of an incident are worked out when it changes, not whenever the list or the trends are
-- asked for. How it is kept: see 012-training.sql.

-- The rule. known_at: when it was first known of, as far as anything says so. Hours to contain and
-- to close run from when it was known.
CREATE VIEW incident_times AS
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

CREATE TABLE kept_incident_times (
  id INTEGER PRIMARY KEY,
  known_at TEXT NOT NULL,
  notify_by TEXT,
  hours_to_detect REAL,
  hours_to_contain REAL,
  hours_to_close REAL
) STRICT;
INSERT INTO kept_incident_times SELECT * FROM incident_times;

CREATE VIEW incident_times_touched AS
SELECT c.seq, c.row AS id FROM journal_change AS c WHERE +c.tbl = 'incident';

DROP VIEW incident_now;
CREATE VIEW incident_now AS
SELECT k.id, k.known_at, k.notify_by, k.hours_to_detect, k.hours_to_contain, k.hours_to_close
FROM kept_incident_times AS k;
