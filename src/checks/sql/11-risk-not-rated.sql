-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.2 d)
-- severity: weakness
-- kind: risk
-- field: rating
-- rows: risk.id, rating.risk_id, acceptance.risk_id
-- title: _("Risk that is not rated")
-- sentence: _("Nobody has judged how likely and how grave {ref} “{title}” is. Rate it.")

SELECT r.id, r.ref, r.title FROM risk AS k JOIN risk_list AS r ON r.id = k.id
WHERE k.archived = 0 AND k.status <> 'closed' AND r.current_level IS NULL;
