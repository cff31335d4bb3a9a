-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 6.1.1 e)
-- severity: weakness
-- kind: action
-- field: owner
-- rows: action.id
-- title: _("Action that nobody does")
-- sentence: _("Action {ref} “{title}” is open, and nobody does it. Name somebody.")

SELECT a.id, a.ref, a.title FROM action_list AS a
WHERE a.archived = 0 AND a.owner_id IS NULL AND a.state <> 'done' AND a.state <> 'dropped';
