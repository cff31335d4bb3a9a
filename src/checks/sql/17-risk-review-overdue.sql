-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 8.2
-- severity: weakness
-- kind: risk
-- field: next_review
-- rows: risk.id
-- title: _("Risk is due for assessment")
-- sentence: _("{ref} “{title}” was to be assessed again by {next_review}. Rate it anew, even if nothing has changed, and set the day of the next review.")

SELECT r.id, r.ref, r.title, r.next_review FROM risk AS r
WHERE r.archived = 0 AND r.next_review < date ('now', 'localtime') AND r.status <> 'closed';
