-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What is measured, and the values (9.1).

-- target, amber, red: numbers in unit. Worse than amber (or, without it, than the target) is to be
-- watched, worse than red to be acted on; direction says which way is better. due_days: how many days
-- after its end a period may still get its value. since: from when periods are asked for; NULL: from
-- the first value. computed_by: the name of a computation, or NULL where somebody measures.
CREATE TABLE metric (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  what TEXT,
  objective_id INTEGER REFERENCES objective (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  method TEXT,
  frequency TEXT NOT NULL DEFAULT 'monthly' CHECK (
    frequency = 'monthly' OR frequency = 'quarterly' OR frequency = 'half_yearly'
    OR frequency = 'yearly'
  ),
  measured_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  analysed_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  unit TEXT,
  direction TEXT NOT NULL DEFAULT 'up' CHECK (direction = 'up' OR direction = 'down'),
  target REAL,
  amber REAL,
  red REAL,
  computed_by TEXT CHECK (
    computed_by = 'actions_open' OR computed_by = 'actions_overdue' OR computed_by =
    'actions_progress' OR computed_by = 'risk_reviews_overdue' OR computed_by =
    'risks_unanswered' OR computed_by = 'acceptances_lapsed' OR computed_by = 'soa_implemented'
    OR computed_by = 'controls_unproven' OR computed_by = 'controls_doubted' OR computed_by =
    'checks_overdue' OR computed_by = 'evidence_expired' OR computed_by = 'documents_overdue' OR
    computed_by = 'documents_read' OR computed_by = 'training_covered' OR computed_by =
    'objectives_fulfilled' OR computed_by = 'incidents_open' OR computed_by = 'hours_to_contain' OR
    computed_by = 'nonconformities_open' OR computed_by = 'days_to_close' OR computed_by =
    'suppliers_unassessed'
  ),
  since TEXT CHECK (since IS date (since)),
  due_days INTEGER NOT NULL DEFAULT 14 CHECK (due_days BETWEEN 0 AND 92),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX metric_by_title ON metric (title COLLATE NOCASE, id, archived);
CREATE INDEX metric_by_objective ON metric (objective_id);
CREATE INDEX metric_by_measured_by ON metric (measured_by_id);
CREATE INDEX metric_by_analysed_by ON metric (analysed_by_id);
CREATE INDEX metric_by_ref ON metric (ref_key, id, archived);

CREATE TABLE metric_control (
  id INTEGER PRIMARY KEY,
  metric_id INTEGER NOT NULL REFERENCES metric (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  control_id INTEGER NOT NULL REFERENCES control (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  UNIQUE (metric_id, control_id)
) STRICT;
CREATE INDEX metric_control_by_control ON metric_control (control_id);

-- title: the metric's, which follows it. period_start: the first day of the period that it is of.
-- Without a metric, or without a value, it is a draft and counts for nothing.
CREATE TABLE measurement (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  created_at TEXT NOT NULL CHECK (created_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  updated_at TEXT NOT NULL CHECK (updated_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T*Z'),
  archived INTEGER NOT NULL DEFAULT 0 CHECK (archived IN (0, 1)),
  revision INTEGER NOT NULL DEFAULT 0,
  title TEXT NOT NULL CHECK (title <> ''),
  metric_id INTEGER REFERENCES metric (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  period_start TEXT CHECK (period_start IS date (period_start, 'start of month')),
  value REAL,
  measured_on TEXT CHECK (measured_on IS date (measured_on)),
  measured_by_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  source TEXT NOT NULL DEFAULT 'hand' CHECK (source = 'hand' OR source = 'computed'),
  note TEXT,
  ref_key TEXT GENERATED ALWAYS AS (
    upper (rtrim (ref, '0123456789'))
    || printf ('%012d', CAST (substr (ref, length (rtrim (ref, '0123456789')) + 1) AS INTEGER))
  ) VIRTUAL
) STRICT;
CREATE INDEX measurement_by_title ON measurement (title COLLATE NOCASE, id, archived);
CREATE UNIQUE INDEX measurement_once ON measurement (metric_id, period_start)
  WHERE metric_id IS NOT NULL AND period_start IS NOT NULL;
CREATE INDEX measurement_counted ON measurement (metric_id, period_start, value)
  WHERE archived = 0 AND value IS NOT NULL;
CREATE INDEX measurement_by_period ON measurement (period_start, id, archived);
CREATE INDEX measurement_by_measured_by ON measurement (measured_by_id);
CREATE INDEX measurement_by_ref ON measurement (ref_key, id, archived);

-- What is for a record goes with it, as do its files; what came from it stays.
CREATE TRIGGER metric_takes_along AFTER DELETE ON metric
BEGIN
  DELETE FROM attachment WHERE tbl = 'metric' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'metric' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'metric' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'metric' AND for_id = OLD.id;
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'metric' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'metric' AND from_id = OLD.id;
END;
CREATE TRIGGER measurement_takes_along AFTER DELETE ON measurement
BEGIN
  DELETE FROM attachment WHERE tbl = 'measurement' AND row = OLD.id;
  DELETE FROM action WHERE for_kind = 'measurement' AND for_id = OLD.id;
  DELETE FROM evidence_for WHERE for_kind = 'measurement' AND for_id = OLD.id;
  DELETE FROM responsibility WHERE for_kind = 'measurement' AND for_id = OLD.id;
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'measurement' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'measurement' AND from_id = OLD.id;
END;

-- Periods are those of the calendar: months, quarters, halves, years. months: how many one has;
-- current: the first day of the one that is; ripe: of the one that holds the day which is due_days ago,
-- so that all before it should have their value.
CREATE VIEW metric_period AS
SELECT m.id, m.months,
  date ('now', 'localtime', 'start of year', printf ('+%d months',
    (CAST (strftime ('%m', 'now', 'localtime') AS INTEGER) - 1) / m.months * m.months)) AS current,
  date (m.day, 'start of year', printf ('+%d months',
    (CAST (strftime ('%m', m.day) AS INTEGER) - 1) / m.months * m.months)) AS ripe,
  date (m.since, 'start of year', printf ('+%d months',
    (CAST (strftime ('%m', m.since) AS INTEGER) - 1) / m.months * m.months)) AS since,
  date (m.came, 'start of year', printf ('+%d months',
    (CAST (strftime ('%m', m.came) AS INTEGER) - 1) / m.months * m.months)) AS came
FROM (SELECT t.id, t.since, date (t.created_at, 'localtime') AS came,
    CASE t.frequency WHEN 'monthly' THEN 1 WHEN 'quarterly' THEN 3 WHEN 'half_yearly' THEN 6
      ELSE 12 END AS months,
    date ('now', 'localtime', printf ('-%d days', t.due_days)) AS day
  FROM metric AS t) AS m;

-- first: the first period that is asked for; last: the last one that should have its value; newest:
-- the last one that has one; next: the one whose value comes next.
CREATE VIEW metric_now AS
SELECT n.id, n.months, n.current, n.first, date (n.ripe, printf ('-%d months', n.months)) AS last,
  n.newest, CASE WHEN n.newest IS NULL THEN ifnull (n.since, n.came)
    ELSE date (n.newest, printf ('+%d months', n.months)) END AS next
FROM (SELECT p.id, p.months, p.current, p.ripe, p.since, p.came,
    ifnull (p.since, (SELECT min (v.period_start) FROM measurement AS v
      WHERE v.metric_id = p.id AND v.archived = 0 AND v.value IS NOT NULL)) AS first,
    (SELECT max (v.period_start) FROM measurement AS v
      WHERE v.metric_id = p.id AND v.archived = 0 AND v.value IS NOT NULL) AS newest
  FROM metric_period AS p) AS n;

-- The periods that should have a value and have none: they stay so, since nothing is made up later.
CREATE VIEW metric_missing AS
WITH RECURSIVE walk (metric_id, months, period_start, last) AS (
  SELECT n.id, n.months, n.first, n.last FROM metric_now AS n WHERE n.first <= n.last
  UNION ALL SELECT w.metric_id, w.months,
    date (w.period_start, printf ('+%d months', w.months)), w.last
    FROM walk AS w WHERE w.period_start < w.last
)
SELECT w.metric_id, w.period_start,
  date (w.period_start, printf ('+%d months', w.months), '-1 day') AS period_end
FROM walk AS w WHERE NOT EXISTS (SELECT 1 FROM measurement AS v
  WHERE v.metric_id = w.metric_id AND v.period_start = w.period_start AND v.archived = 0
  AND v.value IS NOT NULL);

-- missing is reckoned, not walked: as many periods as from the first to the last, less those with a
-- value.
CREATE VIEW metric_list AS
SELECT k.id, k.uid, k.ref, k.ref_key, k.created_at, k.updated_at, k.archived, k.title, k.what,
  k.objective_id, k.objective, k.controls, k.method, k.frequency, k.measured_by_id, k.measured_by,
  k.analysed_by_id, k.analysed_by, k.unit, k.direction, k.target, k.amber, k.red, k.computed_by,
  k.since, k.due_days, k.note, k.newest_period, k.newest_value,
  CASE WHEN k.newest_value IS NULL OR coalesce (k.red, k.amber, k.target) IS NULL THEN 'none'
    WHEN k.direction = 'up' AND k.newest_value < k.red OR k.direction = 'down' AND k.newest_value > k.red THEN 'act'
    WHEN k.direction = 'up' AND k.newest_value < ifnull (k.amber, k.target)
      OR k.direction = 'down' AND k.newest_value > ifnull (k.amber, k.target) THEN 'watch'
    ELSE 'good' END AS status,
  k.change,
  CASE WHEN k.change IS NULL THEN NULL
    WHEN k.change = 0 THEN 'same' WHEN (k.change > 0) = (k.direction = 'up') THEN 'better' ELSE 'worse' END AS trend,
  k.next_due,
  k.next_due < date ('now', 'localtime') AS overdue,
  k.missing,
  nullif (trim (
    CASE WHEN k.next_due < date ('now', 'localtime') THEN 'overdue ' ELSE '' END
    || CASE WHEN k.missing > 0 THEN 'gaps ' ELSE '' END
    || CASE WHEN k.objective_id IS NULL AND k.controls IS NULL THEN 'no_why ' ELSE '' END
    || CASE WHEN k.target IS NULL THEN 'no_target ' ELSE '' END
    || CASE WHEN k.computed_by IS NULL AND k.measured_by_id IS NULL THEN 'no_measurer ' ELSE '' END
    || CASE WHEN k.analysed_by_id IS NULL THEN 'no_analyst' ELSE '' END), '') AS flaws
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title, t.what,
  t.objective_id, (SELECT title FROM objective WHERE id = t.objective_id) AS objective,
  (SELECT group_concat (c.ref, ', ' ORDER BY c.place, c.ref_key) FROM metric_control AS l
    JOIN control AS c ON c.id = l.control_id WHERE l.metric_id = t.id) AS controls,
  t.method, t.frequency,
  t.measured_by_id, (SELECT name FROM person WHERE id = t.measured_by_id) AS measured_by,
  t.analysed_by_id, (SELECT name FROM person WHERE id = t.analysed_by_id) AS analysed_by,
  t.unit, t.direction, t.target, t.amber, t.red, t.computed_by, t.since, t.due_days, t.note,
  n.newest AS newest_period,
  (SELECT v.value FROM measurement AS v WHERE v.metric_id = t.id AND v.period_start = n.newest
    AND v.archived = 0 AND v.value IS NOT NULL) AS newest_value,
  (SELECT round (v.value - b.value, 9) FROM measurement AS v JOIN measurement AS b
    ON b.metric_id = v.metric_id AND b.archived = 0 AND b.value IS NOT NULL
      AND b.period_start = date (n.newest, printf ('-%d months', n.months))
    WHERE v.metric_id = t.id AND v.period_start = n.newest AND v.archived = 0
      AND v.value IS NOT NULL) AS change,
  date (n.next, printf ('+%d months', n.months), printf ('%+d days', t.due_days - 1)) AS next_due,
  CASE WHEN n.first <= n.last THEN
    (CAST (substr (n.last, 1, 4) AS INTEGER) * 12 + CAST (substr (n.last, 6, 2) AS INTEGER)
      - CAST (substr (n.first, 1, 4) AS INTEGER) * 12 - CAST (substr (n.first, 6, 2) AS INTEGER))
      / n.months + 1
    - (SELECT count (*) FROM measurement AS v WHERE v.metric_id = t.id AND v.archived = 0
      AND v.value IS NOT NULL AND v.period_start BETWEEN n.first AND n.last)
    ELSE 0 END AS missing
FROM metric AS t JOIN metric_now AS n ON n.id = t.id) AS k;

-- period: as it is said: 2027-03, 2027-Q1, 2027-H1, 2027. trend looks up the period before by itself: as a
-- comparison of change it would be looked up three times.
CREATE VIEW measurement_list AS
SELECT k.id, k.uid, k.ref, k.ref_key, k.created_at, k.updated_at, k.archived, k.title,
  k.metric_id, k.metric, k.period_start, k.value, k.measured_on, k.measured_by_id, k.measured_by,
  k.source, k.note, k.period, k.unit, k.status, k.change,
  (SELECT CASE WHEN k.value = b.value THEN 'same'
      WHEN (k.value > b.value) = (k.direction = 'up') THEN 'better' ELSE 'worse' END
    FROM measurement AS b WHERE b.metric_id = k.metric_id AND b.archived = 0
    AND b.value IS NOT NULL AND b.period_start = date (k.period_start, CASE k.frequency
      WHEN 'monthly' THEN '-1 month' WHEN 'quarterly' THEN '-3 months'
      WHEN 'half_yearly' THEN '-6 months' ELSE '-12 months' END) AND k.value IS NOT NULL) AS trend
FROM (SELECT t.id, t.uid, t.ref, t.ref_key, t.created_at, t.updated_at, t.archived, t.title,
  t.metric_id, m.title AS metric, t.period_start, t.value, t.measured_on, t.measured_by_id,
  (SELECT name FROM person WHERE id = t.measured_by_id) AS measured_by, t.source, t.note,
  CASE WHEN t.period_start IS NULL THEN NULL ELSE substr (t.period_start, 1, 4) || CASE m.frequency
    WHEN 'quarterly' THEN '-Q' || ((CAST (substr (t.period_start, 6, 2) AS INTEGER) + 2) / 3)
    WHEN 'half_yearly' THEN '-H' || ((CAST (substr (t.period_start, 6, 2) AS INTEGER) + 5) / 6)
    WHEN 'yearly' THEN '' ELSE '-' || substr (t.period_start, 6, 2) END END AS period,
  m.unit, m.direction, m.frequency,
  CASE WHEN t.value IS NULL OR coalesce (m.red, m.amber, m.target) IS NULL THEN 'none'
    WHEN m.direction = 'up' AND t.value < m.red OR m.direction = 'down' AND t.value > m.red THEN 'act'
    WHEN m.direction = 'up' AND t.value < ifnull (m.amber, m.target)
      OR m.direction = 'down' AND t.value > ifnull (m.amber, m.target) THEN 'watch'
    ELSE 'good' END AS status,
  round (t.value - (SELECT b.value FROM measurement AS b WHERE b.metric_id = t.metric_id AND b.archived = 0
    AND b.value IS NOT NULL AND b.period_start = date (t.period_start, CASE m.frequency
      WHEN 'monthly' THEN '-1 month' WHEN 'quarterly' THEN '-3 months'
      WHEN 'half_yearly' THEN '-6 months' ELSE '-12 months' END)), 9) AS change
FROM measurement AS t LEFT JOIN metric AS m ON m.id = t.metric_id) AS k;

-- What answers 9.1 among the documented information (7.5.1), beside results of checks.
CREATE VIEW measurement_information AS
SELECT 'measurement' AS name, CASE WHEN EXISTS (
    SELECT 1 FROM metric_list AS m WHERE m.archived = 0 AND m.overdue = 1
  ) THEN 'overdue' ELSE 'there' END AS state,
  'measurement' AS for_kind, NULL AS for_id, count (*) AS n
FROM measurement AS t WHERE t.archived = 0 AND t.value IS NOT NULL HAVING count (*) > 0;
