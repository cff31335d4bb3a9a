-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.3
-- severity: weakness
-- kind: planned_change
-- field: state
-- rows: planned_change.id
-- title: _("Planned change that is overdue")
-- sentence: _("Change {ref} “{title}” was planned for {planned_on}. Say that it is done, or plan it anew.")

SELECT p.id, p.ref, p.title, p.planned_on FROM planned_change_list AS p WHERE p.archived = 0 AND p.overdue = 1;
