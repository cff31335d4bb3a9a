-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.2 b)
-- severity: weakness
-- kind: objective
-- field: metric
-- rows: objective.id, metric.objective_id
-- title: _("Objective that no metric measures")
-- sentence: _("Objective {ref} “{title}” is pursued, but no metric tells how far it is reached. Add one, or link one that is there.")

SELECT o.id, o.ref, o.title FROM objective_list AS o
WHERE o.archived = 0 AND o.status = 'running' AND NOT EXISTS (SELECT 1 FROM metric AS m
  WHERE m.objective_id = o.id AND m.archived = 0);
