-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 d)
-- severity: weakness
-- kind: control
-- field: risks
-- title: _("Control included for risks that it does not treat")
-- sentence: _("Control {ref} “{title}” is included because of risks, but treats none. Link the risks, or give the reason that holds.")

SELECT c.id, c.ref, c.title FROM control_list AS c
WHERE c.archived = 0 AND c.in_soa AND c.applicable = 'yes' AND instr (' ' || c.flaws || ' ', ' no_risk ') > 0;
