-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.2 d)
-- severity: nonconformity
-- kind: qualification
-- field: evidence
-- rows: qualification.id
-- title: _("Qualification without evidence")
-- sentence: _("Nothing shows that {person} has qualification {ref} “{title}”. Attach the certificate, or other evidence.")

SELECT t.id, t.ref, t.title, t.person FROM qualification_list AS t
WHERE t.archived = 0 AND t.person_id IS NOT NULL AND instr (' ' || t.flaws || ' ', ' no_evidence ') > 0;
