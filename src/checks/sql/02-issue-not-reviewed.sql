-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 4.1
-- severity: weakness
-- kind: issue
-- field: reviewed_on
-- rows: issue.id
-- title: _("Issue is due for review")
-- sentence: _("{ref} “{title}” was to be looked at again by {next_review}. Review the issue, and say when you did.")

SELECT i.id, i.ref, i.title, i.next_review FROM issue_list AS i
WHERE i.archived = 0 AND i.review_due = 1;
