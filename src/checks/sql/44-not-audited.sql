-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.2.2
-- severity: weakness
-- kind: control
-- field: audit
-- title: _("Clause or control outside the audit programme")
-- sentence: _("{ref} “{title}” is neither audited nor planned to be within audit programme {programme}, which runs until {until}. Put it into the scope of an audit.")

SELECT c.id, c.ref, c.title, min (p.ref) AS programme, p.ends_on AS until FROM programme_gap AS g
JOIN control AS c ON c.id = g.control_id JOIN programme AS p ON p.id = g.programme_id GROUP BY c.id;
