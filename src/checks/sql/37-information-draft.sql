-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.5.1 a)
-- severity: weakness
-- kind: control
-- field: document
-- title: _("Required information is only a draft")
-- sentence: _("What is documented for {ref} “{title}” is not in force or not whole. Release it, or complete it.")

SELECT c.id, c.ref, c.title FROM required_information_now AS i JOIN control AS c ON c.ref = i.ref
WHERE i.state = 'draft';
