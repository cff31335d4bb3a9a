-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 f)
-- severity: nonconformity
-- kind: risk
-- field: acceptance
-- rows: risk.id, rating.risk_id, acceptance.risk_id, action.for_id, risk_control.risk_id
-- title: _("Acceptance that no longer holds")
-- sentence: _("The acceptance of {ref} “{title}” has lapsed: {acceptance_because}. Have the risk accepted anew, or treat it.")

SELECT r.id, r.ref, r.title, r.acceptance_because FROM risk AS k JOIN risk_list AS r ON r.id = k.id
WHERE k.archived = 0 AND k.status = 'accepted' AND r.status = 'lapsed';
