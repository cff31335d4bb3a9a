-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: A.5.20
-- severity: weakness
-- kind: supplier
-- field: contract
-- rows: supplier.id, contract.supplier_id
-- title: _("Supplier whose contract leaves something open")
-- sentence: _("The contract with supplier {ref} “{title}” does not settle what it should: {missing_clauses}. Agree on that, or say why it is waived.")

SELECT s.id, s.ref, s.title, s.missing_clauses FROM supplier_list AS s
WHERE s.archived = 0 AND s.status = 'active' AND instr (' ' || s.flaws || ' ', ' clauses_missing ') > 0;
