-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 10.1
-- severity: weakness
-- kind: action
-- field: state
-- rows: action.id
-- title: _("Action that is overdue")
-- sentence: _("Action {ref} “{title}” was due on {due}. Finish it, or agree on another day.")

SELECT a.id, a.ref, a.title, a.due FROM action_list AS a WHERE a.archived = 0 AND a.overdue = 1;
