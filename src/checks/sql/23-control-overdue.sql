-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.3 e)
-- severity: weakness
-- kind: control
-- field: implementation
-- title: _("Control that was not in place in time")
-- sentence: _("Control {ref} “{title}” was to be implemented by {due}. Finish it, or plan a day that will be kept.")

SELECT c.id, c.ref, c.title, c.due FROM control_list AS c
WHERE c.archived = 0 AND c.applicable = 'yes' AND instr (' ' || c.flaws || ' ', ' overdue ') > 0;
