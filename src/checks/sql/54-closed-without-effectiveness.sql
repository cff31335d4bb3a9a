-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 10.2 d)
-- severity: nonconformity
-- kind: nonconformity
-- field: verified_by
-- rows: nonconformity.id, action.for_id
-- title: _("Nonconformity closed without a check of effectiveness")
-- sentence: _("Nonconformity {ref} “{title}” is closed, but it is not said who found what was done effective, and how. Record both.")

SELECT n.id, n.ref, n.title FROM nonconformity_list AS n
WHERE n.archived = 0 AND n.closed_on IS NOT NULL AND (n.result IS NOT 'effective' OR instr (' ' || n.flaws || ' ', ' bare_check ') > 0);
