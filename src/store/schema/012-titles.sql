-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What a record of any kind is called. It stands after the other files of this format, whose kinds it
-- names.

DROP VIEW named_record;
CREATE VIEW named_record AS
SELECT 'asset' AS kind, id, ref, title AS title, ref_key FROM asset
UNION ALL SELECT 'risk', id, ref, title, ref_key FROM risk
UNION ALL SELECT 'threat', id, ref, title, ref_key FROM threat
UNION ALL SELECT 'vulnerability', id, ref, title, ref_key FROM vulnerability
UNION ALL SELECT 'control', id, ref, title, ref_key FROM control
UNION ALL SELECT 'control_check', id, ref, title, ref_key FROM control_check
UNION ALL SELECT 'framework', id, ref, title, ref_key FROM framework
UNION ALL SELECT 'evidence', id, ref, title, ref_key FROM evidence
UNION ALL SELECT 'document', id, ref, title, ref_key FROM document
UNION ALL SELECT 'action', id, ref, title, ref_key FROM action
UNION ALL SELECT 'unit', id, ref, title, ref_key FROM unit
UNION ALL SELECT 'issue', id, ref, title, ref_key FROM issue
UNION ALL SELECT 'party', id, ref, title, ref_key FROM party
UNION ALL SELECT 'requirement', id, ref, title, ref_key FROM requirement
UNION ALL SELECT 'feedback', id, ref, title, ref_key FROM feedback
UNION ALL SELECT 'role', id, ref, title, ref_key FROM role
UNION ALL SELECT 'commitment', id, ref, title, ref_key FROM commitment
UNION ALL SELECT 'objective', id, ref, title, ref_key FROM objective
UNION ALL SELECT 'planned_change', id, ref, title, ref_key FROM planned_change
UNION ALL SELECT 'communication', id, ref, title, ref_key FROM communication
UNION ALL SELECT 'course', id, ref, title, ref_key FROM course
UNION ALL SELECT 'session', id, ref, title, ref_key FROM session
UNION ALL SELECT 'attendance', id, ref, title, ref_key FROM attendance
UNION ALL SELECT 'competence', id, ref, title, ref_key FROM competence
UNION ALL SELECT 'qualification', id, ref, title, ref_key FROM qualification
UNION ALL SELECT 'incident', id, ref, title, ref_key FROM incident
UNION ALL SELECT 'incident_entry', id, ref, title, ref_key FROM incident_entry
UNION ALL SELECT 'metric', id, ref, title, ref_key FROM metric
UNION ALL SELECT 'measurement', id, ref, title, ref_key FROM measurement
UNION ALL SELECT 'supplier', id, ref, title, ref_key FROM supplier
UNION ALL SELECT 'contract', id, ref, title, ref_key FROM contract
UNION ALL SELECT 'supplier_certificate', id, ref, title, ref_key FROM supplier_certificate
UNION ALL SELECT 'supplier_assessment', id, ref, title, ref_key FROM supplier_assessment
UNION ALL SELECT 'nonconformity', id, ref, title, ref_key FROM nonconformity
UNION ALL SELECT 'improvement', id, ref, title, ref_key FROM improvement
UNION ALL SELECT 'phase', id, ref, title, ref_key FROM phase
UNION ALL SELECT 'gap_item', id, ref, title, ref_key FROM gap_item
UNION ALL SELECT 'certificate', id, ref, title, ref_key FROM certificate
UNION ALL SELECT 'programme', id, ref, title, ref_key FROM programme
UNION ALL SELECT 'audit', id, ref, title, ref_key FROM audit
UNION ALL SELECT 'audit_session', id, ref, title, ref_key FROM audit_session
UNION ALL SELECT 'audit_item', id, ref, title, ref_key FROM audit_item
UNION ALL SELECT 'finding', id, ref, title, ref_key FROM finding
UNION ALL SELECT 'holiday', id, ref, title, ref_key FROM holiday
UNION ALL SELECT 'review', id, ref, title, ref_key FROM review
UNION ALL SELECT 'review_input', id, ref, title, ref_key FROM review_input
UNION ALL SELECT 'review_participant', id, ref, title, ref_key FROM review_participant
UNION ALL SELECT 'review_decision', id, ref, title, ref_key FROM review_decision
UNION ALL SELECT 'review_addendum', id, ref, title, ref_key FROM review_addendum
UNION ALL SELECT 'person', id, ref, name, ref_key FROM person
UNION ALL SELECT 'organisation', id, ref, name, ref_key FROM organisation;
