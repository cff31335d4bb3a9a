-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 d)
-- severity: nonconformity
-- kind: control
-- field: applicable
-- title: _("Control that is not decided")
-- sentence: _("It is not decided whether control {ref} “{title}” applies. Include it or exclude it, and say why.")

SELECT c.id, c.ref, c.title FROM control_list AS c
WHERE c.archived = 0 AND c.in_soa AND c.applicable = 'undecided';
