-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: A.5.20
-- severity: weakness
-- kind: supplier
-- field: contract
-- rows: supplier.id, contract.supplier_id
-- title: _("Supplier without a running contract")
-- sentence: _("Supplier {ref} “{title}” works for the organisation without a contract that runs. Record the contract, or end the work.")

SELECT s.id, s.ref, s.title FROM supplier_list AS s
WHERE s.archived = 0 AND s.status = 'active' AND instr (' ' || s.flaws || ' ', ' no_contract ') > 0;
