-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- All that is done for a record, of whatever kind, in numbers (6.1.3 e, 8.3, 10.2): what was dropped
-- counts for what it has cost alone. The progress is the average of its actions, in per cent.
CREATE VIEW action_sum AS
SELECT a.for_kind, a.for_id,
  sum (a.state <> 'dropped') AS n_actions,
  sum (a.state = 'done') AS n_done,
  ifnull (sum (a.state <> 'done' AND a.state <> 'dropped' AND a.due < date ('now', 'localtime')), 0)
    AS n_overdue,
  CAST (round (avg (a.progress) FILTER (WHERE a.state <> 'dropped')) AS INTEGER) AS progress,
  sum (a.cost_planned) FILTER (WHERE a.state <> 'dropped') AS cost_planned,
  sum (a.cost_actual) AS cost_actual
FROM action AS a WHERE a.archived = 0 AND a.for_kind IS NOT NULL
GROUP BY a.for_kind, a.for_id;
