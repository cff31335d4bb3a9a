-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 4.2 c)
-- severity: nonconformity
-- kind: requirement
-- field: controls
-- rows: requirement.id, requirement_control.requirement_id, requirement_document.requirement_id
-- title: _("Requirement that nothing answers")
-- sentence: _("{ref} “{title}” is to be addressed through the ISMS, but no control and no document answers it. Link what does.")

SELECT r.id, r.ref, r.title FROM requirement_list AS r
WHERE r.archived = 0 AND r.addressed = 'yes' AND instr (' ' || r.flaws || ' ', ' unanswered ') > 0;
