-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.1
-- severity: weakness
-- kind: control_check
-- field: control_check_result
-- rows: control_check.id, control_check_result.control_check_id
-- title: _("Check that was not done")
-- sentence: _("Check {ref} “{title}” was due on {next_due}, and nobody did it. Do it, and record what it found.")

SELECT k.id, k.ref, k.title, k.next_due FROM control_check_list AS k WHERE k.archived = 0 AND k.state = 'missed';
