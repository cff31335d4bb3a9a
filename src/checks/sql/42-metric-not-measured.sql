-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.1
-- severity: nonconformity
-- kind: metric
-- field: measurement
-- rows: metric.id, measurement.metric_id
-- title: _("Metric without a measurement in its period")
-- sentence: _("Metric {ref} “{title}” lacks a value of a period that is over: the first that is missing began on {period}. Record it.")

SELECT m.id, m.ref, m.title, ifnull ((SELECT min (w.period_start) FROM metric_missing AS w WHERE w.metric_id = m.id),
  (SELECT n.next FROM metric_now AS n WHERE n.id = m.id)) AS period
FROM metric_list AS m WHERE m.archived = 0 AND (m.overdue = 1 OR m.missing > 0);
