-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.5.2 c)
-- severity: weakness
-- kind: control
-- field: document
-- title: _("Required information is due for review")
-- sentence: _("Something of what is documented for {ref} “{title}” is overdue. See to it, and record when you did.")

SELECT c.id, c.ref, c.title FROM required_information_now AS i JOIN control AS c ON c.ref = i.ref
WHERE i.state = 'overdue';
