-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: A.5.19
-- severity: nonconformity
-- kind: supplier
-- field: supplier_assessment
-- rows: supplier.id, supplier_assessment.supplier_id
-- title: _("Critical access without an assessment that holds")
-- sentence: _("Supplier {ref} “{title}” matters much and has access, but no assessment of it holds. Assess it.")

SELECT s.id, s.ref, s.title FROM supplier_list AS s WHERE s.archived = 0 AND s.assessment_state = 'critical';
