-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 5.1
-- severity: weakness
-- kind: commitment
-- field: signed_on
-- rows: commitment.id
-- title: _("Commitment that is not in force")
-- sentence: _("Commitment {ref} “{title}” is not in force ({state}). Have top management sign it, or extend it.")

SELECT c.id, c.ref, c.title, c.state FROM commitment_list AS c
WHERE c.archived = 0 AND c.state <> 'in_force';
