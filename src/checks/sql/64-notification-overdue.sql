-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: A.5.24
-- severity: nonconformity
-- kind: incident
-- field: notified_at
-- rows: incident.id
-- title: _("Notification that is overdue")
-- sentence: _("The notification about the personal data of incident {ref} “{title}” is overdue. Notify now, or record why none is needed.")

SELECT i.id, i.ref, i.title FROM incident_list AS i WHERE i.archived = 0 AND i.notification = 'overdue';
