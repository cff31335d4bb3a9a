-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.3
-- severity: weakness
-- kind: person
-- field: missing
-- title: _("Training that somebody never had")
-- sentence: _("{title} ({ref}) was never trained in what is asked for: {missing}. Plan a session.")

SELECT p.id, p.ref, p.name AS title, group_concat (c.title, ', ' ORDER BY c.title) AS missing FROM person_missing AS l
JOIN person_list AS p ON p.id = l.person_id JOIN course AS c ON c.id = l.course_id GROUP BY p.id;
