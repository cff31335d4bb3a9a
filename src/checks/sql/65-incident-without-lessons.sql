-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: A.5.27
-- severity: weakness
-- kind: incident
-- field: lessons
-- rows: incident.id
-- title: _("Incident without lessons learned")
-- sentence: _("Incident {ref} “{title}” is resolved, but it is not said what was learned from it. Write that down before it is closed.")

SELECT i.id, i.ref, i.title FROM incident_list AS i
WHERE i.archived = 0 AND i.status = 'resolved' AND instr (' ' || i.flaws || ' ', ' no_lessons ') > 0;
