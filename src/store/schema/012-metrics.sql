-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What became of a value is worked out when it or the one of the period before changes, not whenever
-- the list is asked for. How it is kept: see 012-training.sql.

-- The rule: how far a value is from that of the period before, and whether that is better.
CREATE VIEW measurement_effect AS
SELECT t.id, t.metric_id, t.period_start,
  round (t.value - b.value, 9) AS change,
  CASE WHEN t.value IS NULL OR b.value IS NULL THEN NULL
    WHEN t.value = b.value THEN 'same'
    WHEN (t.value > b.value) = (m.direction = 'up') THEN 'better' ELSE 'worse' END AS trend
FROM measurement AS t LEFT JOIN metric AS m ON m.id = t.metric_id
  LEFT JOIN measurement AS b ON b.metric_id = t.metric_id AND b.archived = 0
    AND b.value IS NOT NULL AND b.period_start = date (t.period_start, CASE m.frequency
      WHEN 'monthly' THEN '-1 month' WHEN 'quarterly' THEN '-3 months'
      WHEN 'half_yearly' THEN '-6 months' ELSE '-12 months' END);

CREATE TABLE kept_measurement_effect (
  id INTEGER PRIMARY KEY,
  metric_id INTEGER,
  period_start TEXT,
  change REAL,
  trend TEXT
) STRICT;
INSERT INTO kept_measurement_effect SELECT * FROM measurement_effect;
CREATE INDEX kept_measurement_effect_by_metric
  ON kept_measurement_effect (metric_id, period_start);

-- A value says something of itself and of the one after it, where it is and where it was; the next
-- period begins after one, three, six or twelve months. How often a metric is measured, and which
-- way is better, says something of all of its values.
CREATE VIEW measurement_effect_touched AS
SELECT c.seq, c.row AS id FROM journal_change AS c WHERE +c.tbl = 'measurement'
UNION ALL SELECT c.seq, o.id FROM journal_change AS c
  JOIN kept_measurement_effect AS k ON k.id = c.row
  JOIN kept_measurement_effect AS o ON o.metric_id = k.metric_id
    AND o.period_start IN (date (k.period_start, '+1 month'), date (k.period_start, '+3 months'),
      date (k.period_start, '+6 months'), date (k.period_start, '+12 months'))
  WHERE +c.tbl = 'measurement'
UNION ALL SELECT c.seq, o.id FROM journal_change AS c JOIN measurement AS v ON v.id = c.row
  JOIN measurement AS o ON o.metric_id = v.metric_id
    AND o.period_start IN (date (v.period_start, '+1 month'), date (v.period_start, '+3 months'),
      date (v.period_start, '+6 months'), date (v.period_start, '+12 months'))
  WHERE +c.tbl = 'measurement'
UNION ALL SELECT c.seq, v.id FROM journal_change AS c
  JOIN measurement AS v ON v.metric_id = c.row AND v.period_start IS NOT NULL
  WHERE +c.tbl = 'metric';

-- period: as it is said: 2027-03, 2027-Q1, 2027-H1, 2027.
DROP VIEW measurement_list;
CREATE VIEW measurement_list AS
SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.metric_id, m.title AS metric, t.period_start, t.value, t.measured_on, t.measured_by_id,
  (SELECT name FROM person WHERE id = t.measured_by_id) AS measured_by, t.source, t.note,
  CASE WHEN t.period_start IS NULL THEN NULL ELSE substr (t.period_start, 1, 4) || CASE m.frequency
    WHEN 'quarterly' THEN '-Q' || ((CAST (substr (t.period_start, 6, 2) AS INTEGER) + 2) / 3)
    WHEN 'half_yearly' THEN '-H' || ((CAST (substr (t.period_start, 6, 2) AS INTEGER) + 5) / 6)
    WHEN 'yearly' THEN '' ELSE '-' || substr (t.period_start, 6, 2) END END AS period,
  m.unit,
  CASE WHEN t.value IS NULL OR coalesce (m.red, m.amber, m.target) IS NULL THEN 'none'
    WHEN m.direction = 'up' AND t.value < m.red OR m.direction = 'down' AND t.value > m.red THEN 'act'
    WHEN m.direction = 'up' AND t.value < ifnull (m.amber, m.target)
      OR m.direction = 'down' AND t.value > ifnull (m.amber, m.target) THEN 'watch'
    ELSE 'good' END AS status,
  (SELECT k.change FROM kept_measurement_effect AS k WHERE k.id = t.id) AS change,
  (SELECT k.trend FROM kept_measurement_effect AS k WHERE k.id = t.id) AS trend
FROM measurement AS t LEFT JOIN metric AS m ON m.id = t.metric_id;
