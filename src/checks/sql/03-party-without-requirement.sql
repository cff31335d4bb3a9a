-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 4.2 b)
-- severity: weakness
-- kind: party
-- field: requirement
-- rows: party.id, requirement.party_id
-- title: _("Interested party without requirements")
-- sentence: _("{ref} “{title}” is an interested party, but nothing that it requires is recorded. Add its requirements, or archive it.")

SELECT p.id, p.ref, p.title FROM party_list AS p WHERE p.archived = 0 AND p.requirements = 0;
