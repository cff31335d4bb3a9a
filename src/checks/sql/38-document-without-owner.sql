-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.5.2
-- severity: hint
-- kind: document
-- field: owner
-- rows: document.id
-- title: _("Document that nobody owns")
-- sentence: _("Document {ref} “{title}” has no owner who keeps it up to date. Name one.")

SELECT d.id, d.ref, d.title FROM document_list AS d WHERE d.archived = 0 AND d.owner_id IS NULL;
