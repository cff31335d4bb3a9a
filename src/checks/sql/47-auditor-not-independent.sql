-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.2.2 b)
-- severity: nonconformity
-- kind: audit
-- field: lead
-- title: _("Auditor who is not independent")
-- sentence: _("In audit {ref} “{title}”, {names} would audit their own work. Choose another auditor, or take that out of the scope.")

SELECT a.id, a.ref, a.title, group_concat (DISTINCT p.name) AS names FROM audit_independence AS i
JOIN audit_list AS a ON a.id = i.audit_id JOIN person AS p ON p.id = i.person_id GROUP BY a.id;
