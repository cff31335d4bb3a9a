-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 4.2 c)
-- severity: nonconformity
-- kind: requirement
-- field: controls
-- rows: requirement.id, requirement_control.requirement_id
-- title: _("Requirement answered by an excluded control")
-- sentence: _("{ref} “{title}” is answered by a control that is excluded from the Statement of Applicability. Include the control, or link another.")

SELECT r.id, r.ref, r.title FROM requirement_list AS r
WHERE r.archived = 0 AND r.addressed = 'yes' AND instr (' ' || r.flaws || ' ', ' not_applicable ') > 0;
