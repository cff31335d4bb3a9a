-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 d)
-- severity: nonconformity
-- kind: control
-- field: justification
-- rows: control.id, risk_control.control_id, risk.id>risk_control.risk_id.control_id, requirement_control.control_id, requirement.id>requirement_control.requirement_id.control_id, control_check.control_id, control_check_result.control_check_id>control_check.id.control_id, evidence_for.for_id, evidence.id>evidence_for.evidence_id.for_id, attachment.row>evidence_for.evidence_id.for_id
-- title: _("Excluded control without a justification")
-- sentence: _("Control {ref} “{title}” is excluded from the Statement of Applicability without a justification. Say why it is not needed.")

SELECT c.id, c.ref, c.title FROM control_list AS c
WHERE c.archived = 0 AND c.in_soa AND c.applicable = 'no' AND instr (' ' || c.flaws || ' ', ' no_justification ') > 0;
