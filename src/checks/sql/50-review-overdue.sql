-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.3.1
-- severity: nonconformity
-- kind: review
-- field: planned_on
-- rows: review.id
-- title: _("Management review that is overdue")
-- sentence: _("Management review {ref} “{title}” was planned for {planned_on}, and has not been held. Hold it, or plan it anew.")

SELECT r.id, r.ref, r.title, r.planned_on FROM review_list AS r WHERE r.archived = 0 AND r.overdue = 1;
