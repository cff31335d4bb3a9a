-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.1 d), f)
-- severity: weakness
-- kind: metric
-- field: measured_by
-- rows: metric.id, measurement.metric_id
-- title: _("Metric that nobody measures or analyses")
-- sentence: _("It is not said who measures {ref} “{title}”, or who analyses what it tells. Name both.")

SELECT m.id, m.ref, m.title FROM metric_list AS m
WHERE m.archived = 0 AND (instr (' ' || m.flaws || ' ', ' no_measurer ') > 0 OR instr (' ' || m.flaws || ' ', ' no_analyst ') > 0);
