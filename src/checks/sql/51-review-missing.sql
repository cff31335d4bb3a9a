-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.3.1
-- severity: nonconformity
-- kind: organisation
-- field: review
-- title: _("No management review within a year")
-- sentence: _("The top management of {title} has not reviewed the ISMS within the last twelve months. Plan a management review, and hold it.")

SELECT o.id, o.ref, o.name AS title FROM organisation_list AS o
WHERE NOT EXISTS (SELECT 1 FROM review_list AS r WHERE r.archived = 0 AND r.held_on >= date ('now', 'localtime', '-1 year'));
