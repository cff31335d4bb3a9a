-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: A.5.9
-- severity: weakness
-- kind: asset
-- field: owner
-- rows: asset.id
-- title: _("Asset without an owner")
-- sentence: _("Asset {ref} “{title}” has no owner. Name who answers for its protection.")

SELECT a.id, a.ref, a.title FROM asset_list AS a WHERE a.archived = 0 AND a.owner_id IS NULL;
