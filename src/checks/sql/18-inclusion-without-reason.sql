-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 d)
-- severity: nonconformity
-- kind: control
-- field: reasons
-- title: _("Included control without a reason")
-- sentence: _("Control {ref} “{title}” is included in the Statement of Applicability without a reason. Say why it is needed.")

SELECT c.id, c.ref, c.title FROM control_list AS c
WHERE c.archived = 0 AND c.in_soa AND c.applicable = 'yes' AND instr (' ' || c.flaws || ' ', ' no_reason ') > 0;
