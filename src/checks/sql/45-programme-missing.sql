-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.2.2
-- severity: nonconformity
-- kind: organisation
-- field: programme
-- title: _("No audit programme runs")
-- sentence: _("No audit programme of {title} runs today. Plan one: which audits there are, when, and of what.")

SELECT o.id, o.ref, o.name AS title FROM organisation_list AS o
WHERE NOT EXISTS (SELECT 1 FROM programme_list AS p WHERE p.archived = 0 AND p.state = 'runs');
