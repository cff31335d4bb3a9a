-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 e)
-- severity: weakness
-- kind: risk
-- field: action
-- rows: risk.id, risk_control.risk_id, action.for_id
-- title: _("Treatment without an action or a control")
-- sentence: _("{ref} “{title}” is in treatment, but no action and no control says how. Plan an action, or link the control that treats it.")

SELECT r.id, r.ref, r.title FROM risk AS r
WHERE r.archived = 0 AND r.status = 'in_treatment'
  AND NOT EXISTS (SELECT 1 FROM risk_control AS l WHERE l.risk_id = r.id)
  AND NOT EXISTS (SELECT 1 FROM action AS a WHERE a.for_kind = 'risk' AND a.for_id = r.id AND a.archived = 0
    AND a.state <> 'dropped');
