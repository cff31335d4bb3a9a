-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.5.1 a)
-- severity: nonconformity
-- kind: control
-- field: document
-- title: _("Required information is missing")
-- sentence: _("The standard requires documented information by {ref} “{title}”, and there is none. Add the document, or the records that it asks for.")

SELECT c.id, c.ref, c.title FROM required_information_now AS i JOIN control AS c ON c.ref = i.ref
WHERE i.state = 'missing';
