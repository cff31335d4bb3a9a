-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.3.3
-- severity: weakness
-- kind: review_decision
-- field: action
-- rows: review_decision.id, action.for_id
-- title: _("Decision without an action")
-- sentence: _("Decision {ref} “{title}” of a management review has no action that carries it out. Plan one.")

SELECT d.id, d.ref, d.title FROM review_decision_list AS d
WHERE d.archived = 0 AND instr (' ' || d.flaws || ' ', ' no_action ') > 0;
