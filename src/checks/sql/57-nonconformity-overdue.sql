-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 10.2
-- severity: weakness
-- kind: nonconformity
-- field: due
-- rows: nonconformity.id, action.for_id
-- title: _("Nonconformity that is overdue")
-- sentence: _("Something that nonconformity {ref} “{title}” asks for was due on {next_due}. See to it, or agree on another day.")

SELECT n.id, n.ref, n.title, n.next_due FROM nonconformity_list AS n WHERE n.archived = 0 AND n.overdue = 1;
