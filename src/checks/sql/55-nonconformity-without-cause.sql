-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 10.2 b)
-- severity: nonconformity
-- kind: nonconformity
-- field: why_1
-- rows: nonconformity.id, action.for_id
-- title: _("Corrective action without a cause")
-- sentence: _("Something is done about {ref} “{title}”, but its cause is not known. Find it first: ask why until you reach it.")

SELECT n.id, n.ref, n.title FROM nonconformity_list AS n
WHERE n.archived = 0 AND instr (' ' || n.flaws || ' ', ' no_cause ') > 0;
