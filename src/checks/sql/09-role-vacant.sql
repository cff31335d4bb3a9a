-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 5.3
-- severity: nonconformity
-- kind: role
-- field: holder
-- rows: role.id
-- title: _("Role that nobody holds")
-- sentence: _("Nobody holds role {ref} “{title}”, or the person who did has left. Assign it to somebody who is there.")

SELECT r.id, r.ref, r.title FROM role_list AS r WHERE r.archived = 0 AND r.flaws IS NOT NULL;
