-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 10.2 b) 3)
-- severity: weakness
-- kind: nonconformity
-- field: similar_searched
-- rows: nonconformity.id, action.for_id
-- title: _("Nonconformity without a search for similar ones")
-- sentence: _("Nobody has looked whether {ref} “{title}” happened, or could happen, elsewhere too. Look, and say what you found.")

SELECT n.id, n.ref, n.title FROM nonconformity_list AS n
WHERE n.archived = 0 AND instr (' ' || n.flaws || ' ', ' no_similar ') > 0;
