-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.2
-- severity: weakness
-- kind: audit
-- field: state
-- rows: audit.id
-- title: _("Audit that is overdue")
-- sentence: _("Audit {ref} “{title}” should have been over by now. Carry it out and report it, or plan it anew.")

SELECT a.id, a.ref, a.title FROM audit_list AS a WHERE a.archived = 0 AND a.overdue = 1;
