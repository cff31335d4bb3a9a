-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 7.2 b)
-- severity: weakness
-- kind: competence
-- field: lacking
-- title: _("Competence that somebody lacks")
-- sentence: _("Competence {ref} “{title}” is asked of {lacking}, who cannot show it. Record a qualification, or plan the course.")

SELECT c.id, c.ref, c.title, c.lacking FROM competence_list AS c
WHERE c.archived = 0 AND instr (' ' || c.flaws || ' ', ' unmet ') > 0;
