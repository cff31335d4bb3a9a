-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 f)
-- severity: weakness
-- kind: risk
-- field: acceptance
-- rows: risk.id, rating.risk_id, acceptance.risk_id, action.for_id, risk_control.risk_id
-- title: _("Treatment plan without approval")
-- sentence: _("The plan that treats {ref} “{title}” has no approval of the risk’s owner that holds. Have it approved as it stands.")

SELECT r.id, r.ref, r.title FROM risk AS k JOIN risk_list AS r ON r.id = k.id
WHERE k.archived = 0 AND k.status = 'in_treatment' AND r.plan_approval <> 'valid'
  AND EXISTS (SELECT 1 FROM action AS a WHERE a.for_kind = 'risk' AND a.for_id = r.id AND a.archived = 0
    AND a.state <> 'dropped');
