-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.5.1 a)
-- severity: nonconformity
-- kind: control
-- field: document
-- title: _("Required information is missing or overdue")
-- sentence: _("What the standard requires to be documented by {ref} “{title}” {state}. Add the document or the records, or see to those that are there.")
-- word: state missing _("is missing")
-- word: state draft _("is only a draft")
-- word: state overdue _("is overdue")

SELECT c.id, c.ref, c.title, i.state FROM required_information_now AS i JOIN control AS c ON c.ref = i.ref
WHERE i.state <> 'there';
