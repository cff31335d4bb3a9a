-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 5.3
-- severity: hint
-- kind: control
-- field: owner
-- title: _("Control that nobody answers for")
-- sentence: _("Nobody answers for control {ref} “{title}”. Name an owner.")

SELECT c.id, c.ref, c.title FROM control_list AS c
WHERE c.archived = 0 AND c.in_soa AND c.applicable = 'yes' AND c.owner_id IS NULL;
