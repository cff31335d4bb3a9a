-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3
-- severity: nonconformity
-- kind: risk
-- field: treatment
-- rows: risk.id, rating.risk_id, acceptance.risk_id
-- title: _("Risk above the line, neither treated nor accepted")
-- sentence: _("{ref} “{title}” is rated “{level}”, above the acceptance line, and neither in treatment nor accepted. Treat it, or have its owner accept it.")

SELECT r.id, r.ref, r.title, a.level_name AS level FROM risk AS r JOIN risk_above_line AS a ON a.id = r.id
WHERE r.archived = 0 AND r.status IN ('draft', 'assessed');
