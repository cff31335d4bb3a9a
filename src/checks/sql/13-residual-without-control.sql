-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3
-- severity: weakness
-- kind: risk
-- field: controls
-- rows: risk.id, rating.risk_id, risk_control.risk_id
-- title: _("Residual rating without a control behind it")
-- sentence: _("{ref} “{title}” is to fall from “{current}” to “{target}”, but no control that applies stands behind that. Link the controls that lower it, or rate what remains anew.")

SELECT r.id, r.ref, r.title, r.current_level_name AS current, r.target_level_name AS target FROM risk AS k
JOIN risk_residual AS s ON s.id = k.id JOIN risk_list AS r ON r.id = k.id
WHERE k.archived = 0 AND k.status <> 'closed' AND s.n_controls = 0;
