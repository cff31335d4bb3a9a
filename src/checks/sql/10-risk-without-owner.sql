-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.2 c) 2)
-- severity: nonconformity
-- kind: risk
-- field: owner
-- rows: risk.id
-- title: _("Risk without an owner")
-- sentence: _("{ref} “{title}” has no owner. Name the person who answers for it.")

SELECT r.id, r.ref, r.title FROM risk AS r
WHERE r.archived = 0 AND r.owner_id IS NULL AND r.status <> 'closed';
