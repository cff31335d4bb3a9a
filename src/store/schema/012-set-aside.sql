-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What is known of a hit of the auditor's questions: why it stands as it does for now, who says so, and
-- when to look again. question: the name of its file, without number.
CREATE TABLE known_hit (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  created_at TEXT NOT NULL,
  question TEXT NOT NULL CHECK (question <> ''),
  for_kind TEXT NOT NULL CHECK (for_kind <> ''),
  for_id INTEGER NOT NULL,
  reason TEXT NOT NULL CHECK (trim (reason) <> ''),
  look_again TEXT NOT NULL CHECK (look_again IS date (look_again)),
  known_on TEXT NOT NULL CHECK (known_on IS date (known_on)),
  person_id INTEGER REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
  person TEXT NOT NULL CHECK (person <> ''),
  UNIQUE (question, for_kind, for_id),
  CHECK (look_again > known_on)
) STRICT;
CREATE INDEX known_hit_by_record ON known_hit (for_kind, for_id);
CREATE INDEX known_hit_by_person ON known_hit (person_id);

-- Until its day. A record that is gone is hit by nothing.
CREATE VIEW known_hit_now AS
SELECT k.id, k.question, k.for_kind, k.for_id, k.reason, k.look_again, k.known_on, k.person_id, k.person
FROM known_hit AS k WHERE k.look_again > date ('now', 'localtime');

-- It goes with its record.
CREATE TRIGGER asset_leaves_known_hits AFTER DELETE ON asset
BEGIN DELETE FROM known_hit WHERE for_kind = 'asset' AND for_id = OLD.id; END;
CREATE TRIGGER risk_leaves_known_hits AFTER DELETE ON risk
BEGIN DELETE FROM known_hit WHERE for_kind = 'risk' AND for_id = OLD.id; END;
CREATE TRIGGER threat_leaves_known_hits AFTER DELETE ON threat
BEGIN DELETE FROM known_hit WHERE for_kind = 'threat' AND for_id = OLD.id; END;
CREATE TRIGGER vulnerability_leaves_known_hits AFTER DELETE ON vulnerability
BEGIN DELETE FROM known_hit WHERE for_kind = 'vulnerability' AND for_id = OLD.id; END;
CREATE TRIGGER control_leaves_known_hits AFTER DELETE ON control
BEGIN DELETE FROM known_hit WHERE for_kind = 'control' AND for_id = OLD.id; END;
CREATE TRIGGER control_check_leaves_known_hits AFTER DELETE ON control_check
BEGIN DELETE FROM known_hit WHERE for_kind = 'control_check' AND for_id = OLD.id; END;
CREATE TRIGGER framework_leaves_known_hits AFTER DELETE ON framework
BEGIN DELETE FROM known_hit WHERE for_kind = 'framework' AND for_id = OLD.id; END;
CREATE TRIGGER evidence_leaves_known_hits AFTER DELETE ON evidence
BEGIN DELETE FROM known_hit WHERE for_kind = 'evidence' AND for_id = OLD.id; END;
CREATE TRIGGER document_leaves_known_hits AFTER DELETE ON document
BEGIN DELETE FROM known_hit WHERE for_kind = 'document' AND for_id = OLD.id; END;
CREATE TRIGGER action_leaves_known_hits AFTER DELETE ON action
BEGIN DELETE FROM known_hit WHERE for_kind = 'action' AND for_id = OLD.id; END;
CREATE TRIGGER unit_leaves_known_hits AFTER DELETE ON unit
BEGIN DELETE FROM known_hit WHERE for_kind = 'unit' AND for_id = OLD.id; END;
CREATE TRIGGER issue_leaves_known_hits AFTER DELETE ON issue
BEGIN DELETE FROM known_hit WHERE for_kind = 'issue' AND for_id = OLD.id; END;
CREATE TRIGGER party_leaves_known_hits AFTER DELETE ON party
BEGIN DELETE FROM known_hit WHERE for_kind = 'party' AND for_id = OLD.id; END;
CREATE TRIGGER requirement_leaves_known_hits AFTER DELETE ON requirement
BEGIN DELETE FROM known_hit WHERE for_kind = 'requirement' AND for_id = OLD.id; END;
CREATE TRIGGER feedback_leaves_known_hits AFTER DELETE ON feedback
BEGIN DELETE FROM known_hit WHERE for_kind = 'feedback' AND for_id = OLD.id; END;
CREATE TRIGGER role_leaves_known_hits AFTER DELETE ON role
BEGIN DELETE FROM known_hit WHERE for_kind = 'role' AND for_id = OLD.id; END;
CREATE TRIGGER commitment_leaves_known_hits AFTER DELETE ON commitment
BEGIN DELETE FROM known_hit WHERE for_kind = 'commitment' AND for_id = OLD.id; END;
CREATE TRIGGER objective_leaves_known_hits AFTER DELETE ON objective
BEGIN DELETE FROM known_hit WHERE for_kind = 'objective' AND for_id = OLD.id; END;
CREATE TRIGGER planned_change_leaves_known_hits AFTER DELETE ON planned_change
BEGIN DELETE FROM known_hit WHERE for_kind = 'planned_change' AND for_id = OLD.id; END;
CREATE TRIGGER communication_leaves_known_hits AFTER DELETE ON communication
BEGIN DELETE FROM known_hit WHERE for_kind = 'communication' AND for_id = OLD.id; END;
CREATE TRIGGER course_leaves_known_hits AFTER DELETE ON course
BEGIN DELETE FROM known_hit WHERE for_kind = 'course' AND for_id = OLD.id; END;
CREATE TRIGGER session_leaves_known_hits AFTER DELETE ON session
BEGIN DELETE FROM known_hit WHERE for_kind = 'session' AND for_id = OLD.id; END;
CREATE TRIGGER attendance_leaves_known_hits AFTER DELETE ON attendance
BEGIN DELETE FROM known_hit WHERE for_kind = 'attendance' AND for_id = OLD.id; END;
CREATE TRIGGER competence_leaves_known_hits AFTER DELETE ON competence
BEGIN DELETE FROM known_hit WHERE for_kind = 'competence' AND for_id = OLD.id; END;
CREATE TRIGGER qualification_leaves_known_hits AFTER DELETE ON qualification
BEGIN DELETE FROM known_hit WHERE for_kind = 'qualification' AND for_id = OLD.id; END;
CREATE TRIGGER incident_leaves_known_hits AFTER DELETE ON incident
BEGIN DELETE FROM known_hit WHERE for_kind = 'incident' AND for_id = OLD.id; END;
CREATE TRIGGER incident_entry_leaves_known_hits AFTER DELETE ON incident_entry
BEGIN DELETE FROM known_hit WHERE for_kind = 'incident_entry' AND for_id = OLD.id; END;
CREATE TRIGGER metric_leaves_known_hits AFTER DELETE ON metric
BEGIN DELETE FROM known_hit WHERE for_kind = 'metric' AND for_id = OLD.id; END;
CREATE TRIGGER measurement_leaves_known_hits AFTER DELETE ON measurement
BEGIN DELETE FROM known_hit WHERE for_kind = 'measurement' AND for_id = OLD.id; END;
CREATE TRIGGER supplier_leaves_known_hits AFTER DELETE ON supplier
BEGIN DELETE FROM known_hit WHERE for_kind = 'supplier' AND for_id = OLD.id; END;
CREATE TRIGGER contract_leaves_known_hits AFTER DELETE ON contract
BEGIN DELETE FROM known_hit WHERE for_kind = 'contract' AND for_id = OLD.id; END;
CREATE TRIGGER supplier_certificate_leaves_known_hits AFTER DELETE ON supplier_certificate
BEGIN DELETE FROM known_hit WHERE for_kind = 'supplier_certificate' AND for_id = OLD.id; END;
CREATE TRIGGER supplier_assessment_leaves_known_hits AFTER DELETE ON supplier_assessment
BEGIN DELETE FROM known_hit WHERE for_kind = 'supplier_assessment' AND for_id = OLD.id; END;
CREATE TRIGGER nonconformity_leaves_known_hits AFTER DELETE ON nonconformity
BEGIN DELETE FROM known_hit WHERE for_kind = 'nonconformity' AND for_id = OLD.id; END;
CREATE TRIGGER improvement_leaves_known_hits AFTER DELETE ON improvement
BEGIN DELETE FROM known_hit WHERE for_kind = 'improvement' AND for_id = OLD.id; END;
CREATE TRIGGER phase_leaves_known_hits AFTER DELETE ON phase
BEGIN DELETE FROM known_hit WHERE for_kind = 'phase' AND for_id = OLD.id; END;
CREATE TRIGGER gap_item_leaves_known_hits AFTER DELETE ON gap_item
BEGIN DELETE FROM known_hit WHERE for_kind = 'gap_item' AND for_id = OLD.id; END;
CREATE TRIGGER certificate_leaves_known_hits AFTER DELETE ON certificate
BEGIN DELETE FROM known_hit WHERE for_kind = 'certificate' AND for_id = OLD.id; END;
CREATE TRIGGER programme_leaves_known_hits AFTER DELETE ON programme
BEGIN DELETE FROM known_hit WHERE for_kind = 'programme' AND for_id = OLD.id; END;
CREATE TRIGGER audit_leaves_known_hits AFTER DELETE ON audit
BEGIN DELETE FROM known_hit WHERE for_kind = 'audit' AND for_id = OLD.id; END;
CREATE TRIGGER audit_session_leaves_known_hits AFTER DELETE ON audit_session
BEGIN DELETE FROM known_hit WHERE for_kind = 'audit_session' AND for_id = OLD.id; END;
CREATE TRIGGER audit_item_leaves_known_hits AFTER DELETE ON audit_item
BEGIN DELETE FROM known_hit WHERE for_kind = 'audit_item' AND for_id = OLD.id; END;
CREATE TRIGGER finding_leaves_known_hits AFTER DELETE ON finding
BEGIN DELETE FROM known_hit WHERE for_kind = 'finding' AND for_id = OLD.id; END;
CREATE TRIGGER holiday_leaves_known_hits AFTER DELETE ON holiday
BEGIN DELETE FROM known_hit WHERE for_kind = 'holiday' AND for_id = OLD.id; END;
CREATE TRIGGER review_leaves_known_hits AFTER DELETE ON review
BEGIN DELETE FROM known_hit WHERE for_kind = 'review' AND for_id = OLD.id; END;
CREATE TRIGGER review_input_leaves_known_hits AFTER DELETE ON review_input
BEGIN DELETE FROM known_hit WHERE for_kind = 'review_input' AND for_id = OLD.id; END;
CREATE TRIGGER review_participant_leaves_known_hits AFTER DELETE ON review_participant
BEGIN DELETE FROM known_hit WHERE for_kind = 'review_participant' AND for_id = OLD.id; END;
CREATE TRIGGER review_decision_leaves_known_hits AFTER DELETE ON review_decision
BEGIN DELETE FROM known_hit WHERE for_kind = 'review_decision' AND for_id = OLD.id; END;
CREATE TRIGGER review_addendum_leaves_known_hits AFTER DELETE ON review_addendum
BEGIN DELETE FROM known_hit WHERE for_kind = 'review_addendum' AND for_id = OLD.id; END;
CREATE TRIGGER person_leaves_known_hits AFTER DELETE ON person
BEGIN DELETE FROM known_hit WHERE for_kind = 'person' AND for_id = OLD.id; END;
CREATE TRIGGER organisation_leaves_known_hits AFTER DELETE ON organisation
BEGIN DELETE FROM known_hit WHERE for_kind = 'organisation' AND for_id = OLD.id; END;
