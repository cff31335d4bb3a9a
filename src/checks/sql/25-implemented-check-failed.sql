-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.1
-- severity: weakness
-- kind: control
-- field: control_check
-- title: _("Implemented control whose check failed")
-- sentence: _("Control {ref} “{title}” is said to be implemented, but its checks say otherwise: {reported_because}. Mend what the check found, and check again.")

SELECT c.id, c.ref, c.title, c.reported_because FROM control_list AS c
WHERE c.archived = 0 AND (instr (c.reported_because, 'check_failed') > 0 OR instr (c.reported_because, 'check_partly') > 0);
