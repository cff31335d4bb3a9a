-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What a record of any kind is called, and what lets go of one that is deleted. It stands after the other
-- files of this format, whose kinds it names.

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
UNION ALL SELECT 'programme', id, ref, title, ref_key FROM programme
UNION ALL SELECT 'audit', id, ref, title, ref_key FROM audit
UNION ALL SELECT 'audit_session', id, ref, title, ref_key FROM audit_session
UNION ALL SELECT 'audit_item', id, ref, title, ref_key FROM audit_item
UNION ALL SELECT 'finding', id, ref, title, ref_key FROM finding
UNION ALL SELECT 'holiday', id, ref, title, ref_key FROM holiday
UNION ALL SELECT 'person', id, ref, name, ref_key FROM person
UNION ALL SELECT 'organisation', id, ref, name, ref_key FROM organisation;

-- A finding stays when what it came from is deleted.
CREATE TRIGGER asset_leaves_findings AFTER DELETE ON asset
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'asset' AND from_id = OLD.id;
END;
CREATE TRIGGER risk_leaves_findings AFTER DELETE ON risk
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'risk' AND from_id = OLD.id;
END;
CREATE TRIGGER threat_leaves_findings AFTER DELETE ON threat
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'threat' AND from_id = OLD.id;
END;
CREATE TRIGGER vulnerability_leaves_findings AFTER DELETE ON vulnerability
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'vulnerability' AND from_id = OLD.id;
END;
CREATE TRIGGER control_leaves_findings AFTER DELETE ON control
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'control' AND from_id = OLD.id;
END;
CREATE TRIGGER control_check_leaves_findings AFTER DELETE ON control_check
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'control_check' AND from_id = OLD.id;
END;
CREATE TRIGGER framework_leaves_findings AFTER DELETE ON framework
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'framework' AND from_id = OLD.id;
END;
CREATE TRIGGER evidence_leaves_findings AFTER DELETE ON evidence
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'evidence' AND from_id = OLD.id;
END;
CREATE TRIGGER document_leaves_findings AFTER DELETE ON document
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'document' AND from_id = OLD.id;
END;
CREATE TRIGGER action_leaves_findings AFTER DELETE ON action
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'action' AND from_id = OLD.id;
END;
CREATE TRIGGER unit_leaves_findings AFTER DELETE ON unit
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'unit' AND from_id = OLD.id;
END;
CREATE TRIGGER issue_leaves_findings AFTER DELETE ON issue
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'issue' AND from_id = OLD.id;
END;
CREATE TRIGGER party_leaves_findings AFTER DELETE ON party
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'party' AND from_id = OLD.id;
END;
CREATE TRIGGER requirement_leaves_findings AFTER DELETE ON requirement
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'requirement' AND from_id = OLD.id;
END;
CREATE TRIGGER feedback_leaves_findings AFTER DELETE ON feedback
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'feedback' AND from_id = OLD.id;
END;
CREATE TRIGGER role_leaves_findings AFTER DELETE ON role
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'role' AND from_id = OLD.id;
END;
CREATE TRIGGER commitment_leaves_findings AFTER DELETE ON commitment
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'commitment' AND from_id = OLD.id;
END;
CREATE TRIGGER objective_leaves_findings AFTER DELETE ON objective
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'objective' AND from_id = OLD.id;
END;
CREATE TRIGGER planned_change_leaves_findings AFTER DELETE ON planned_change
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'planned_change' AND from_id = OLD.id;
END;
CREATE TRIGGER communication_leaves_findings AFTER DELETE ON communication
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'communication' AND from_id = OLD.id;
END;
CREATE TRIGGER course_leaves_findings AFTER DELETE ON course
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'course' AND from_id = OLD.id;
END;
CREATE TRIGGER session_leaves_findings AFTER DELETE ON session
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'session' AND from_id = OLD.id;
END;
CREATE TRIGGER attendance_leaves_findings AFTER DELETE ON attendance
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'attendance' AND from_id = OLD.id;
END;
CREATE TRIGGER competence_leaves_findings AFTER DELETE ON competence
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'competence' AND from_id = OLD.id;
END;
CREATE TRIGGER qualification_leaves_findings AFTER DELETE ON qualification
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'qualification' AND from_id = OLD.id;
END;
CREATE TRIGGER incident_leaves_findings AFTER DELETE ON incident
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'incident' AND from_id = OLD.id;
END;
CREATE TRIGGER incident_entry_leaves_findings AFTER DELETE ON incident_entry
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'incident_entry' AND from_id = OLD.id;
END;
CREATE TRIGGER metric_leaves_findings AFTER DELETE ON metric
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'metric' AND from_id = OLD.id;
END;
CREATE TRIGGER measurement_leaves_findings AFTER DELETE ON measurement
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'measurement' AND from_id = OLD.id;
END;
CREATE TRIGGER supplier_leaves_findings AFTER DELETE ON supplier
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'supplier' AND from_id = OLD.id;
END;
CREATE TRIGGER contract_leaves_findings AFTER DELETE ON contract
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'contract' AND from_id = OLD.id;
END;
CREATE TRIGGER supplier_certificate_leaves_findings AFTER DELETE ON supplier_certificate
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'supplier_certificate' AND from_id = OLD.id;
END;
CREATE TRIGGER supplier_assessment_leaves_findings AFTER DELETE ON supplier_assessment
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'supplier_assessment' AND from_id = OLD.id;
END;
CREATE TRIGGER nonconformity_leaves_findings AFTER DELETE ON nonconformity
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'nonconformity' AND from_id = OLD.id;
END;
CREATE TRIGGER improvement_leaves_findings AFTER DELETE ON improvement
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'improvement' AND from_id = OLD.id;
END;
CREATE TRIGGER programme_leaves_findings AFTER DELETE ON programme
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'programme' AND from_id = OLD.id;
END;
CREATE TRIGGER audit_leaves_findings AFTER DELETE ON audit
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'audit' AND from_id = OLD.id;
END;
CREATE TRIGGER audit_session_leaves_findings AFTER DELETE ON audit_session
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'audit_session' AND from_id = OLD.id;
END;
CREATE TRIGGER audit_item_leaves_findings AFTER DELETE ON audit_item
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'audit_item' AND from_id = OLD.id;
END;
CREATE TRIGGER finding_leaves_findings AFTER DELETE ON finding
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'finding' AND from_id = OLD.id;
END;
CREATE TRIGGER holiday_leaves_findings AFTER DELETE ON holiday
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'holiday' AND from_id = OLD.id;
END;
CREATE TRIGGER person_leaves_findings AFTER DELETE ON person
BEGIN
  UPDATE finding SET from_kind = NULL, from_id = NULL WHERE from_kind = 'person' AND from_id = OLD.id;
END;

-- What came from one of these stays as well. (Those of the other kinds stand in the files of format 10.)
CREATE TRIGGER incident_leaves_improvement AFTER DELETE ON incident
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'incident' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'incident' AND from_id = OLD.id;
END;
CREATE TRIGGER incident_entry_leaves_improvement AFTER DELETE ON incident_entry
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'incident_entry' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'incident_entry' AND from_id = OLD.id;
END;
CREATE TRIGGER supplier_leaves_improvement AFTER DELETE ON supplier
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'supplier' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'supplier' AND from_id = OLD.id;
END;
CREATE TRIGGER contract_leaves_improvement AFTER DELETE ON contract
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'contract' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'contract' AND from_id = OLD.id;
END;
CREATE TRIGGER supplier_certificate_leaves_improvement AFTER DELETE ON supplier_certificate
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'supplier_certificate' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'supplier_certificate' AND from_id = OLD.id;
END;
CREATE TRIGGER supplier_assessment_leaves_improvement AFTER DELETE ON supplier_assessment
BEGIN
  UPDATE nonconformity SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'supplier_assessment' AND from_id = OLD.id;
  UPDATE improvement SET from_kind = NULL, from_id = NULL
    WHERE from_kind = 'supplier_assessment' AND from_id = OLD.id;
END;
