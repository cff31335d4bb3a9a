-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.2
-- severity: weakness
-- kind: objective
-- field: status
-- rows: objective.id
-- title: _("Objective that was not reached in time")
-- sentence: _("Objective {ref} “{title}” was to be reached by {due}. Say how it ended, or set another day.")

SELECT o.id, o.ref, o.title, o.due FROM objective_list AS o WHERE o.archived = 0 AND o.overdue = 1;
