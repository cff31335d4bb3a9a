-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: A.5.22
-- severity: weakness
-- kind: supplier
-- field: supplier_assessment
-- rows: supplier.id, supplier_assessment.supplier_id
-- title: _("Supplier whose assessment is due")
-- sentence: _("Supplier {ref} “{title}” was never assessed, or not again when it was due. Assess it.")

SELECT s.id, s.ref, s.title FROM supplier_list AS s
WHERE s.archived = 0 AND s.assessment_state IN ('missing', 'overdue');
