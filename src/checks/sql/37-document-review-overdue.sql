-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.5.2 c)
-- severity: weakness
-- kind: document
-- field: reviewed_on
-- rows: document.id, document_version.document_id
-- title: _("Document is due for review")
-- sentence: _("Document {ref} “{title}” was to be reviewed by {next_review}. Review it, and approve it anew if it changes.")

SELECT d.id, d.ref, d.title, d.next_review FROM document_list AS d WHERE d.archived = 0 AND d.review = 'overdue';
