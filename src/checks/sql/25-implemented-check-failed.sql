-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.1
-- severity: weakness
-- kind: control
-- field: control_check
-- rows: control.id, risk_control.control_id, risk.id>risk_control.risk_id.control_id, requirement_control.control_id, requirement.id>requirement_control.requirement_id.control_id, control_check.control_id, control_check_result.control_check_id>control_check.id.control_id, evidence_for.for_id, evidence.id>evidence_for.evidence_id.for_id, attachment.row>evidence_for.evidence_id.for_id
-- title: _("Implemented control whose check failed")
-- sentence: _("Control {ref} “{title}” is said to be implemented, but its checks say otherwise: {reported_because}. Mend what the check found, and check again.")

SELECT c.id, c.ref, c.title, c.reported_because FROM control_list AS c
WHERE c.archived = 0 AND (instr (c.reported_because, 'check_failed') > 0 OR instr (c.reported_because, 'check_partly') > 0);
