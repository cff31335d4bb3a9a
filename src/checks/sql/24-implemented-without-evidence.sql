-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 8.1
-- severity: weakness
-- kind: control
-- field: evidence
-- title: _("Implemented control without evidence")
-- sentence: _("Control {ref} “{title}” is said to be implemented, but no evidence that is still valid shows it. Attach what does.")

SELECT c.id, c.ref, c.title FROM control_list AS c
WHERE c.archived = 0 AND c.applicable = 'yes' AND instr (' ' || c.flaws || ' ', ' no_evidence ') > 0;
