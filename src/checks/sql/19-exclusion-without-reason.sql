-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 d)
-- severity: nonconformity
-- kind: control
-- field: justification
-- title: _("Excluded control without a justification")
-- sentence: _("Control {ref} “{title}” is excluded from the Statement of Applicability without a justification. Say why it is not needed.")

SELECT c.id, c.ref, c.title FROM control_list AS c
WHERE c.archived = 0 AND c.in_soa AND c.applicable = 'no' AND instr (' ' || c.flaws || ' ', ' no_justification ') > 0;
