-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 4.4
-- severity: hint
-- kind: organisation
-- field: control
-- title: _("Clauses of the standard are not there")
-- sentence: _("The workspace of {title} does not hold the clauses of the standard, so that nothing can be held against them. Add them from the catalogue, or take them out of the archive.")

SELECT o.id, o.ref, o.name AS title FROM organisation_list AS o
WHERE NOT EXISTS (SELECT 1 FROM control AS c WHERE c.kind = 'clause' AND c.archived = 0);
