-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.3
-- severity: hint
-- kind: document
-- field: acknowledgement
-- rows: document.id
-- title: _("Document that not all its readers know")
-- sentence: _("Document {ref} “{title}” was acknowledged by {acknowledged} of {asked} people whom it concerns. Remind the others.")

SELECT d.id, d.ref, d.title, d.acknowledged, d.asked FROM document_list AS d
WHERE d.archived = 0 AND d.audience IS NOT NULL AND d.acknowledged < d.asked;
