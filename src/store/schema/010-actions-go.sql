-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- Actions go with what they are for. Until now some kinds left theirs behind: those are for nothing any more.

UPDATE action SET for_kind = NULL, for_id = NULL WHERE for_kind IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM named_record AS n WHERE n.kind = action.for_kind AND n.id = action.for_id)
  AND NOT EXISTS (SELECT 1 FROM evidence AS e WHERE action.for_kind = 'evidence' AND e.id = action.for_id);

CREATE TRIGGER action_goes_with_action AFTER DELETE ON action
BEGIN
  DELETE FROM action WHERE for_kind = 'action' AND for_id = OLD.id;
END;
CREATE TRIGGER action_goes_with_control_check AFTER DELETE ON control_check
BEGIN
  DELETE FROM action WHERE for_kind = 'control_check' AND for_id = OLD.id;
END;
CREATE TRIGGER action_goes_with_evidence AFTER DELETE ON evidence
BEGIN
  DELETE FROM action WHERE for_kind = 'evidence' AND for_id = OLD.id;
END;
CREATE TRIGGER action_goes_with_framework AFTER DELETE ON framework
BEGIN
  DELETE FROM action WHERE for_kind = 'framework' AND for_id = OLD.id;
END;
CREATE TRIGGER action_goes_with_person AFTER DELETE ON person
BEGIN
  DELETE FROM action WHERE for_kind = 'person' AND for_id = OLD.id;
END;
CREATE TRIGGER action_goes_with_threat AFTER DELETE ON threat
BEGIN
  DELETE FROM action WHERE for_kind = 'threat' AND for_id = OLD.id;
END;
CREATE TRIGGER action_goes_with_unit AFTER DELETE ON unit
BEGIN
  DELETE FROM action WHERE for_kind = 'unit' AND for_id = OLD.id;
END;
CREATE TRIGGER action_goes_with_vulnerability AFTER DELETE ON vulnerability
BEGIN
  DELETE FROM action WHERE for_kind = 'vulnerability' AND for_id = OLD.id;
END;
