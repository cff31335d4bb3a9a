-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 c)
-- severity: nonconformity
-- kind: control
-- field: applicable
-- title: _("Excluded control that treats a risk")
-- sentence: _("Control {ref} “{title}” is excluded, but {risks} counts on it. Include it, or treat the risk by another control.")

SELECT c.id, c.ref, c.title, c.risks FROM control_list AS c
WHERE c.archived = 0 AND c.applicable = 'no' AND instr (' ' || c.flaws || ' ', ' treats_risk ') > 0;
