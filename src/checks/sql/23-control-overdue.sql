-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 e)
-- severity: weakness
-- kind: control
-- field: implementation
-- rows: control.id, risk_control.control_id, risk.id>risk_control.risk_id.control_id, requirement_control.control_id, requirement.id>requirement_control.requirement_id.control_id, control_check.control_id, control_check_result.control_check_id>control_check.id.control_id, evidence_for.for_id, evidence.id>evidence_for.evidence_id.for_id, attachment.row>evidence_for.evidence_id.for_id
-- title: _("Control that was not in place in time")
-- sentence: _("Control {ref} “{title}” was to be implemented by {due}. Finish it, or plan a day that will be kept.")

SELECT c.id, c.ref, c.title, c.due FROM control_list AS c
WHERE c.archived = 0 AND c.applicable = 'yes' AND instr (' ' || c.flaws || ' ', ' overdue ') > 0;
