-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: A.5.18
-- severity: nonconformity
-- kind: supplier
-- field: access
-- rows: supplier.id
-- title: _("Supplier that is gone and has access still")
-- sentence: _("The work of supplier {ref} “{title}” has ended, but its access has not. Take it back, and record that.")

SELECT s.id, s.ref, s.title FROM supplier_list AS s
WHERE s.archived = 0 AND s.status = 'ended' AND instr (' ' || s.flaws || ' ', ' access_left ') > 0;
