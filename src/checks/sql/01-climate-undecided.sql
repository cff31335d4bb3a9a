-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 4.1
-- severity: nonconformity
-- kind: organisation
-- field: climate_reason
-- rows: organisation.id
-- title: _("Climate change is not decided")
-- sentence: _("{title} has not determined whether climate change is a relevant issue. Decide it, with a reason, whatever the answer is.")

SELECT o.id, o.ref, o.name AS title FROM organisation_list AS o WHERE o.climate = 'undecided';
