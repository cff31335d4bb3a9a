-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.3
-- severity: weakness
-- kind: person
-- field: lapsed
-- title: _("Training that has lapsed")
-- sentence: _("The training of {title} ({ref}) has lapsed: {lapsed}. Plan the next session.")

SELECT p.id, p.ref, p.name AS title, group_concat (c.title, ', ' ORDER BY c.title) AS lapsed FROM person_lapsed AS l
JOIN person_list AS p ON p.id = l.person_id JOIN course AS c ON c.id = l.course_id GROUP BY p.id;
