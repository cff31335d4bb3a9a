-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.2
-- severity: weakness
-- kind: objective
-- field: owner
-- rows: objective.id
-- title: _("Objective without an owner or a day")
-- sentence: _("Objective {ref} “{title}” does not say who reaches it, or by when. Name both.")

SELECT o.id, o.ref, o.title FROM objective_list AS o
WHERE o.archived = 0 AND o.status IN ('planned', 'running') AND (o.owner_id IS NULL OR o.due IS NULL);
