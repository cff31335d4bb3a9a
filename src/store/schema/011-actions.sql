-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- Progress and cost of the actions roll up to what they serve (6.1.3 e, 10.2): as the view action_sum
-- counts them, for lists. Each number is looked up by itself, so that a list reads only what it shows; a
-- view of all sums would be made anew for every page. What was dropped counts for what it has cost alone.

DROP INDEX action_by_record;
CREATE INDEX action_by_record
  ON action (for_kind, for_id, archived, state, progress, due, cost_planned, cost_actual);

CREATE VIEW incident_with_actions AS
SELECT v.*,
  (SELECT CAST (round (avg (a.progress)) AS INTEGER) FROM action AS a
    WHERE a.for_kind = 'incident' AND a.for_id = v.id AND a.archived = 0
    AND a.state <> 'dropped') AS actions_progress,
  (SELECT nullif (count (*), 0) FROM action AS a
    WHERE a.for_kind = 'incident' AND a.for_id = v.id AND a.archived = 0
    AND a.state NOT IN ('done', 'dropped') AND a.due < date ('now', 'localtime')) AS actions_overdue,
  (SELECT sum (a.cost_planned) FROM action AS a
    WHERE a.for_kind = 'incident' AND a.for_id = v.id AND a.archived = 0
    AND a.state <> 'dropped') AS actions_planned,
  (SELECT sum (a.cost_actual) FROM action AS a
    WHERE a.for_kind = 'incident' AND a.for_id = v.id AND a.archived = 0) AS actions_actual
FROM incident_list AS v;
CREATE VIEW nonconformity_with_actions AS
SELECT v.*,
  (SELECT CAST (round (avg (a.progress)) AS INTEGER) FROM action AS a
    WHERE a.for_kind = 'nonconformity' AND a.for_id = v.id AND a.archived = 0
    AND a.state <> 'dropped') AS actions_progress,
  (SELECT nullif (count (*), 0) FROM action AS a
    WHERE a.for_kind = 'nonconformity' AND a.for_id = v.id AND a.archived = 0
    AND a.state NOT IN ('done', 'dropped') AND a.due < date ('now', 'localtime')) AS actions_overdue,
  (SELECT sum (a.cost_planned) FROM action AS a
    WHERE a.for_kind = 'nonconformity' AND a.for_id = v.id AND a.archived = 0
    AND a.state <> 'dropped') AS actions_planned,
  (SELECT sum (a.cost_actual) FROM action AS a
    WHERE a.for_kind = 'nonconformity' AND a.for_id = v.id AND a.archived = 0) AS actions_actual
FROM nonconformity_list AS v;
CREATE VIEW objective_with_actions AS
SELECT v.*,
  (SELECT CAST (round (avg (a.progress)) AS INTEGER) FROM action AS a
    WHERE a.for_kind = 'objective' AND a.for_id = v.id AND a.archived = 0
    AND a.state <> 'dropped') AS actions_progress,
  (SELECT nullif (count (*), 0) FROM action AS a
    WHERE a.for_kind = 'objective' AND a.for_id = v.id AND a.archived = 0
    AND a.state NOT IN ('done', 'dropped') AND a.due < date ('now', 'localtime')) AS actions_overdue,
  (SELECT sum (a.cost_planned) FROM action AS a
    WHERE a.for_kind = 'objective' AND a.for_id = v.id AND a.archived = 0
    AND a.state <> 'dropped') AS actions_planned,
  (SELECT sum (a.cost_actual) FROM action AS a
    WHERE a.for_kind = 'objective' AND a.for_id = v.id AND a.archived = 0) AS actions_actual
FROM objective_list AS v;
CREATE VIEW risk_with_actions AS
SELECT v.*,
  (SELECT CAST (round (avg (a.progress)) AS INTEGER) FROM action AS a
    WHERE a.for_kind = 'risk' AND a.for_id = v.id AND a.archived = 0
    AND a.state <> 'dropped') AS actions_progress,
  (SELECT nullif (count (*), 0) FROM action AS a
    WHERE a.for_kind = 'risk' AND a.for_id = v.id AND a.archived = 0
    AND a.state NOT IN ('done', 'dropped') AND a.due < date ('now', 'localtime')) AS actions_overdue,
  (SELECT sum (a.cost_planned) FROM action AS a
    WHERE a.for_kind = 'risk' AND a.for_id = v.id AND a.archived = 0
    AND a.state <> 'dropped') AS actions_planned,
  (SELECT sum (a.cost_actual) FROM action AS a
    WHERE a.for_kind = 'risk' AND a.for_id = v.id AND a.archived = 0) AS actions_actual
FROM risk_list AS v;
CREATE VIEW supplier_with_actions AS
SELECT v.*,
  (SELECT CAST (round (avg (a.progress)) AS INTEGER) FROM action AS a
    WHERE a.for_kind = 'supplier' AND a.for_id = v.id AND a.archived = 0
    AND a.state <> 'dropped') AS actions_progress,
  (SELECT nullif (count (*), 0) FROM action AS a
    WHERE a.for_kind = 'supplier' AND a.for_id = v.id AND a.archived = 0
    AND a.state NOT IN ('done', 'dropped') AND a.due < date ('now', 'localtime')) AS actions_overdue,
  (SELECT sum (a.cost_planned) FROM action AS a
    WHERE a.for_kind = 'supplier' AND a.for_id = v.id AND a.archived = 0
    AND a.state <> 'dropped') AS actions_planned,
  (SELECT sum (a.cost_actual) FROM action AS a
    WHERE a.for_kind = 'supplier' AND a.for_id = v.id AND a.archived = 0) AS actions_actual
FROM supplier_list AS v;
