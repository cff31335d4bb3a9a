-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 4.2 c)
-- severity: weakness
-- kind: requirement
-- field: addressed
-- rows: requirement.id
-- title: _("Requirement is not decided")
-- sentence: _("It is not decided whether the ISMS addresses {ref} “{title}”. Decide it, and give a reason if it does not.")

SELECT r.id, r.ref, r.title FROM requirement_list AS r
WHERE r.archived = 0 AND instr (' ' || r.flaws || ' ', ' undecided ') > 0;
