-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What makes 100,000 records of the workspace that management reviews are measured on. Numbers that look
-- like chance and are the same each time; days are counted from today.

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 10000)
INSERT INTO risk (uid, ref, created_at, updated_at, title, owner_id, treatment, status, next_review)
  SELECT 'rr' || i, 'RR-' || i, strftime ('%Y-%m-%dT08:00:00Z', 'now', '-' || (i * 7 % 1400) || ' days'),
    '2026-01-01T00:00:00Z', 'Risk ' || i, CASE WHEN i % 50 THEN 1 + i % 40 END,
    CASE i % 3 WHEN 0 THEN 'undecided' ELSE 'modify' END,
    CASE WHEN i % 50 = 0 THEN 'draft' WHEN i % 3 = 0 THEN 'assessed' ELSE 'in_treatment' END,
    date ('now', 'localtime', (i * 11 % 400 - 20) || ' days') FROM c;
INSERT INTO rating (uid, created_at, risk_id, kind, method_id, likelihood, impact, level, rated_on)
  SELECT 'gg' || r.id || k.kind, '2026-01-01T00:00:00Z', r.id, k.kind, m.method_id, m.likelihood, m.impact,
    m.level, date ('now', 'localtime', '-' || (r.id * 13 % 400) || ' days')
  FROM risk AS r, (SELECT 'current' AS kind, 0 AS less UNION ALL SELECT 'target', 2) AS k
  JOIN method_cell AS m ON m.likelihood = max (1, 1 + r.id % 5 - k.less) AND m.impact = 1 + r.id / 5 % 5
  WHERE r.uid GLOB 'rr*';
INSERT OR IGNORE INTO risk_control (risk_id, control_id)
  SELECT r.id, (SELECT min (id) FROM control WHERE kind = 'control') + r.id * 11 % 90
  FROM risk AS r WHERE r.uid GLOB 'rr*' AND r.id % 20;

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000)
INSERT INTO action (uid, ref, created_at, updated_at, title, kind, for_kind, for_id, owner_id, due, state,
    done_on, progress)
  SELECT 'aa' || i, 'AA-' || i, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Action ' || i, 'treatment',
    'risk', 1 + i * 3 % 20000, CASE WHEN i % 60 THEN 1 + i % 40 END,
    date ('now', 'localtime', (i * 7 % 500 - 60) || ' days'), CASE WHEN i % 3 THEN 'done' ELSE 'open' END,
    CASE WHEN i % 3 THEN date ('now', 'localtime', '-' || (i * 17 % 700) || ' days') END,
    CASE WHEN i % 3 THEN 100 ELSE 20 END FROM c;

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 8000)
INSERT INTO asset (uid, ref, created_at, updated_at, title, owner_id)
  SELECT 'as' || i, 'AX-' || i, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Asset ' || i,
    CASE WHEN i % 40 THEN 1 + i % 40 END FROM c;

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 800)
INSERT INTO person (uid, ref, created_at, updated_at, name)
  SELECT 'pp' || i, 'PX-' || i, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Person ' || i FROM c;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 12)
INSERT INTO course (uid, ref, created_at, updated_at, title, audience, renew_months, owner_id)
  SELECT 'co' || i, 'CX-' || i, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Course ' || i,
    CASE WHEN i < 5 THEN 'everybody' ELSE 'some' END, 12, 1 FROM c;
INSERT INTO attendance (uid, ref, created_at, updated_at, title, person_id, course_id, attended_on, result)
  SELECT 'at' || p.id || '-' || k.id || '-' || y.n, 'AT-' || p.id || '-' || k.id || '-' || y.n,
    '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', p.name, p.id, k.id,
    date ('now', 'localtime', '-' || (y.n * 360 + p.id * 7 % 360) || ' days'), 'attended'
  FROM person AS p, course AS k, (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2) AS y
  WHERE k.audience = 'everybody' AND (p.id + k.id) % 50;

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 2000)
INSERT INTO document (uid, ref, created_at, updated_at, title, kind, owner_id, review_months)
  SELECT 'dd' || i, 'DX-' || i, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Document ' || i, 'procedure',
    CASE WHEN i % 40 THEN 1 + i % 40 END, 12 FROM c;
INSERT INTO document_version (uid, created_at, document_id, number, state, author, approver, drafted_on,
    sent_on, approved_on, effective_on)
  SELECT 'dv' || d.id, '2025-01-01T00:00:00Z', d.id, 1, 'effective', 'Ada Osei', 'Grace Hopper', k.day, k.day,
    k.day, k.day FROM (SELECT o.id, date ('now', 'localtime', '-' || (o.id * 13 % 420) || ' days') AS day
      FROM document AS o) AS k JOIN document AS d ON d.id = k.id;

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 500)
INSERT INTO supplier (uid, ref, created_at, updated_at, title, criticality, status, access, owner_id)
  SELECT 'su' || i, 'SX-' || i, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Supplier ' || i,
    CASE i % 4 WHEN 0 THEN 'critical' WHEN 1 THEN 'high' WHEN 2 THEN 'normal' ELSE 'low' END, 'active',
    CASE i % 3 WHEN 0 THEN 'remote' ELSE 'none' END, 1 + i % 40 FROM c;
INSERT INTO supplier_assessment (uid, ref, created_at, updated_at, title, supplier_id, assessed_on, conclusion)
  SELECT 'sa' || s.id, 'SA-' || s.id, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', s.title, s.id,
    date ('now', 'localtime', '-' || (s.id * 7 % 400) || ' days'), 'approved' FROM supplier AS s
  WHERE s.id % 10;
INSERT INTO contract (uid, ref, created_at, updated_at, title, supplier_id, start_on, clauses)
  SELECT 'ct' || s.id, 'CT-' || s.id, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', s.title, s.id,
    '2024-01-01', 'confidentiality security' FROM supplier AS s WHERE s.id % 20;

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 3000)
INSERT INTO evidence (uid, ref, created_at, updated_at, title, form, words, collected_on)
  SELECT 'ev' || i, 'EX-' || i, '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Evidence ' || i, 'note',
    'Seen', date ('now', 'localtime', '-' || (i * 13 % 700) || ' days') FROM c;
INSERT INTO evidence_for (evidence_id, for_kind, for_id)
  SELECT e.id, 'control', (SELECT min (id) FROM control WHERE kind = 'control') + e.id % 80
  FROM evidence AS e;
