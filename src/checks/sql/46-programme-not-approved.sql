-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.2.2
-- severity: hint
-- kind: programme
-- field: approved_on
-- rows: programme.id
-- title: _("Audit programme that nobody approved")
-- sentence: _("Audit programme {ref} “{title}” runs, and nobody has approved it. Have it approved.")

SELECT p.id, p.ref, p.title FROM programme_list AS p
WHERE p.archived = 0 AND p.state = 'runs' AND instr (' ' || p.flaws || ' ', ' not_approved ') > 0;
