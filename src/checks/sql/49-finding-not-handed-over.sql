-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 10.2
-- severity: nonconformity
-- kind: audit
-- field: finding
-- title: _("Audit finding that nobody took up")
-- sentence: _("Audit {ref} “{title}” is reported, but not each of its findings has become a nonconformity. Hand over those that are open.")

SELECT a.id, a.ref, a.title FROM audit_list AS a
WHERE a.archived = 0 AND instr (' ' || a.flaws || ' ', ' not_handed_over ') > 0;
