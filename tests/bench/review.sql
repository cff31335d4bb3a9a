-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- An organisation of some size after four years with its ISMS: what bench_review_workspace () adds to
-- 10,000 risks. Numbers that look like chance and are the same each time; days are counted from today.

UPDATE risk SET created_at = strftime ('%Y-%m-%dT08:00:00Z', 'now', '-' || (30 + id * 7 % 1400) || ' days'),
  next_review = date ('now', 'localtime', (id * 11 % 400 - 40) || ' days'),
  treatment = CASE id % 4 WHEN 0 THEN 'retain' WHEN 1 THEN 'undecided' ELSE 'modify' END,
  status = CASE WHEN id % 9 = 0 THEN 'closed' WHEN id % 4 = 0 THEN 'accepted'
    WHEN id % 4 = 1 THEN 'assessed' ELSE 'in_treatment' END;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000)
INSERT INTO rating (uid, created_at, risk_id, kind, method_id, likelihood, impact, level, rated_on)
  SELECT 'g' || i, '2026-01-01T00:00:00Z', 1 + i * 7 % 10000, 'current', m.method_id, m.likelihood,
    m.impact, m.level, date ('now', 'localtime', '-' || (i * 13 % 1400) || ' days')
  FROM c JOIN method_cell AS m ON m.likelihood = 1 + i % 5 AND m.impact = 1 + i / 5 % 5;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 20000)
INSERT OR IGNORE INTO risk_control (risk_id, control_id)
  SELECT 1 + i % 10000, (SELECT min (id) FROM control WHERE kind = 'control') + i * 11 % 90 FROM c;
UPDATE control SET applicable = CASE id % 12 WHEN 0 THEN 'no' ELSE 'yes' END,
  implementation = CASE id % 3 WHEN 0 THEN 'partial' ELSE 'implemented' END WHERE kind = 'control';
INSERT INTO acceptance (uid, created_at, risk_id, what, person, accepted_on, expires_on, method_id,
    level, owner_id, treatment, controls, actions)
  SELECT 'y' || r.id, '2026-01-01T00:00:00Z', r.id, 'risk', 'Somebody',
    date ('now', 'localtime', '-' || (30 + r.id * 3 % 700) || ' days'),
    date ('now', 'localtime', (r.id * 5 % 400 - 20) || ' days'), 1, 1 + r.id % 4, r.owner_id,
    r.treatment, (SELECT json_group_array (json_object ('id', k.control_id, 'state', 'partial'))
      FROM risk_control AS k WHERE k.risk_id = r.id), '[]'
  FROM risk AS r WHERE r.status = 'accepted';

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 500)
INSERT INTO nonconformity (uid, ref, created_at, updated_at, title, grade, detected_on, owner_id, due,
    result, verified_on, closed_on)
  SELECT 'n' || i, 'NC-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Nonconformity ' || i,
    CASE i % 6 WHEN 0 THEN 'major' ELSE 'minor' END,
    date ('now', 'localtime', '-' || (i * 29 % 1400) || ' days'), 1 + i % 40,
    date ('now', 'localtime', (i * 7 % 200 - 60) || ' days'), CASE WHEN i % 5 THEN 'effective' END,
    CASE WHEN i % 5 THEN date ('now', 'localtime', '-' || (i * 29 % 1400 / 2) || ' days') END,
    CASE WHEN i % 5 THEN date ('now', 'localtime', '-' || (i * 29 % 1400 / 2) || ' days') END FROM c;

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 5000)
INSERT INTO action (uid, ref, created_at, updated_at, title, kind, for_kind, for_id, owner_id, due, state,
    done_on, drop_reason, progress)
  SELECT 'a' || i, 'AC-' || i, strftime ('%Y-%m-%dT08:00:00Z', 'now', '-' || (i * 17 % 1400) || ' days'),
    '2026-01-01T00:00:00Z', 'Action ' || i,
    CASE WHEN i % 5 < 3 THEN 'treatment' WHEN i % 5 = 3 THEN 'corrective' ELSE 'project' END,
    CASE WHEN i % 5 < 3 THEN 'risk' WHEN i % 5 = 3 THEN 'nonconformity' ELSE 'asset' END,
    CASE WHEN i % 5 < 3 THEN 1 + i * 3 % 10000 WHEN i % 5 = 3 THEN 1 + i % 500 ELSE 1 + i % 200 END,
    1 + i % 40, date ('now', 'localtime', (i * 7 % 500 - 380) || ' days'),
    CASE WHEN i % 10 < 7 THEN 'done' WHEN i % 10 = 7 THEN 'dropped' ELSE 'open' END,
    CASE WHEN i % 10 < 7 THEN date ('now', 'localtime', '-' || (i * 17 % 1400 / 2) || ' days') END,
    CASE WHEN i % 10 = 7 THEN 'Not needed' END, CASE WHEN i % 10 < 7 THEN 100 ELSE 40 END FROM c;

INSERT INTO programme (uid, ref, created_at, updated_at, title, starts_on, ends_on)
  VALUES ('ap', 'AP-1', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Programme',
    date ('now', 'localtime', '-700 days'), date ('now', 'localtime', '+400 days'));
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 25)
INSERT INTO audit (uid, ref, created_at, updated_at, title, kind, programme_id, state, starts_on, ends_on,
    finished_on, reported_on)
  SELECT 'u' || i, 'AU-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Audit ' || i,
    CASE i % 6 WHEN 0 THEN 'surveillance' ELSE 'internal' END, 1,
    CASE WHEN i < 4 THEN 'planned' ELSE 'closed' END, date ('now', 'localtime', (100 - i * 50) || ' days'),
    date ('now', 'localtime', (102 - i * 50) || ' days'),
    CASE WHEN i >= 4 THEN date ('now', 'localtime', (102 - i * 50) || ' days') END,
    CASE WHEN i >= 4 THEN date ('now', 'localtime', (110 - i * 50) || ' days') END FROM c;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 2500)
INSERT INTO audit_item (uid, ref, created_at, updated_at, title, audit_id, place, control_id, result,
    answered_on)
  SELECT 'q' || i, 'QU-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Question ' || i,
    1 + i % 25, i / 25, (SELECT min (id) FROM control WHERE kind <> 'group') + i * 7 % 150,
    CASE WHEN i % 25 < 4 THEN 'not_yet' WHEN i % 9 = 0 THEN 'minor' ELSE 'conforms' END,
    date ('now', 'localtime', '-' || (i % 25 * 50) || ' days') FROM c;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 500)
INSERT INTO finding (uid, ref, created_at, updated_at, title, audit_id, grade, found_on, due, owner_id)
  SELECT 'f' || i, 'FI-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Finding ' || i,
    4 + i % 22, CASE i % 7 WHEN 0 THEN 'major' WHEN 1 THEN 'opportunity' ELSE 'minor' END,
    date ('now', 'localtime', '-' || (i % 22 * 50) || ' days'),
    date ('now', 'localtime', (i * 7 % 200 - 60) || ' days'), 1 + i % 40 FROM c;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 500)
INSERT OR IGNORE INTO finding_control (finding_id, control_id)
  SELECT i, (SELECT min (id) FROM control WHERE kind <> 'group') + i * 13 % 150 FROM c;
UPDATE nonconformity SET from_kind = 'finding', from_id = id WHERE id % 2;

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 200)
INSERT INTO metric (uid, ref, created_at, updated_at, title, unit, target, amber, red, measured_by_id)
  SELECT 'm' || i, 'ME-' || i, '2022-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Metric ' || i, '%', 95,
    80, 50, 1 + i % 40 FROM c;
WITH RECURSIVE c (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 23999)
INSERT INTO measurement (uid, ref, created_at, updated_at, title, metric_id, period_start, value,
    measured_on, measured_by_id)
  SELECT 'v' || i, 'MV-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z',
    'Metric ' || (1 + i % 200), 1 + i % 200,
    date ('now', 'localtime', 'start of month', '-' || (1 + i / 200) || ' months'),
    (i * 37 % 1000) / 10.0, date ('now', 'localtime', 'start of month', '-' || (i / 200) || ' months'),
    1 + i % 40 FROM c;

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 800)
INSERT INTO incident (uid, ref, created_at, updated_at, title, severity, status, personal_data, detected_at,
    contained_at, closed_at, cause, lessons)
  SELECT 'i' || i, 'IN-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Incident ' || i,
    CASE i % 4 WHEN 0 THEN 'low' WHEN 1 THEN 'moderate' WHEN 2 THEN 'high' ELSE 'critical' END,
    CASE WHEN i % 6 THEN 'closed' ELSE 'contained' END, CASE i % 5 WHEN 0 THEN 'yes' ELSE 'no' END,
    strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', '-' || (100 + i * 97 % 33000) || ' hours'),
    strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', '-' || (80 + i * 97 % 33000) || ' hours'),
    CASE WHEN i % 6 THEN strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', '-' || (20 + i * 97 % 33000) || ' hours') END,
    'Known', 'Learned' FROM c;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 200)
INSERT INTO control_check (uid, ref, created_at, updated_at, title, control_id, frequency)
  SELECT 'k' || i, 'CK-' || i, '2022-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Check ' || i,
    (SELECT min (id) FROM control WHERE kind = 'control') + i % 90,
    CASE i % 3 WHEN 0 THEN 'monthly' ELSE 'yearly' END FROM c;
WITH RECURSIVE c (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM c WHERE i < 3999)
INSERT INTO control_check_result (uid, created_at, control_check_id, checked_on, result, person, words)
  SELECT 'r' || i, '2026-01-01T00:00:00Z', 1 + i % 200,
    date ('now', 'localtime', '-' || (i / 200 * 60 + i % 25) || ' days'),
    CASE WHEN i % 31 = 0 THEN 'fail' ELSE 'pass' END, 'Somebody', 'Seen' FROM c;

WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 100)
INSERT INTO issue (uid, ref, created_at, updated_at, title, trend, watched_since, status, reviewed_on,
    review_months)
  SELECT 's' || i, 'IS-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Issue ' || i,
    CASE i % 3 WHEN 0 THEN 'worse' ELSE 'same' END,
    date ('now', 'localtime', '-' || (i * 29 % 1400) || ' days'),
    CASE i % 4 WHEN 0 THEN 'closed' ELSE 'open' END,
    date ('now', 'localtime', '-' || (i * 29 % 600) || ' days'), 12 FROM c;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 300)
INSERT INTO requirement (uid, ref, created_at, updated_at, title, kind, addressed, valid_from, valid_until,
    reviewed_on, review_months)
  SELECT 'e' || i, 'RQ-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Requirement ' || i,
    'legal', CASE i % 9 WHEN 0 THEN 'undecided' ELSE 'yes' END,
    date ('now', 'localtime', '-' || (i * 29 % 1400) || ' days'),
    CASE i % 8 WHEN 0 THEN date ('now', 'localtime', '-' || (i * 3 % 300) || ' days') END,
    date ('now', 'localtime', '-' || (i * 29 % 600) || ' days'), 12 FROM c;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 270)
INSERT OR IGNORE INTO requirement_control (requirement_id, control_id)
  SELECT i, (SELECT min (id) FROM control WHERE kind = 'control') + i * 13 % 90 FROM c;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 50)
INSERT INTO objective (uid, ref, created_at, updated_at, title, due, status)
  SELECT 'o' || i, 'OB-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Objective ' || i,
    date ('now', 'localtime', (i * 29 % 400 - 100) || ' days'),
    CASE i % 4 WHEN 0 THEN 'met' WHEN 1 THEN 'missed' ELSE 'running' END FROM c;
INSERT OR IGNORE INTO objective_control (objective_id, control_id)
  SELECT o.id, (SELECT min (id) FROM control WHERE kind = 'control') + o.id % 90 FROM objective AS o;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 400)
INSERT INTO feedback (uid, ref, created_at, updated_at, title, received_on, tone, answered_on)
  SELECT 'w' || i, 'FB-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Feedback ' || i,
    date ('now', 'localtime', '-' || (i * 29 % 1400) || ' days'),
    CASE i % 3 WHEN 0 THEN 'complaint' WHEN 1 THEN 'praise' ELSE 'neutral' END,
    CASE WHEN i % 5 THEN date ('now', 'localtime', '-' || (i * 29 % 1400 / 2) || ' days') END FROM c;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 300)
INSERT INTO improvement (uid, ref, created_at, updated_at, title, proposed_on, decision, decided_on, due)
  SELECT 'x' || i, 'IM-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Idea ' || i,
    date ('now', 'localtime', '-' || (i * 29 % 1400) || ' days'),
    CASE i % 3 WHEN 0 THEN 'undecided' ELSE 'accepted' END,
    CASE WHEN i % 3 THEN date ('now', 'localtime', '-' || (i * 29 % 1400 / 2) || ' days') END,
    date ('now', 'localtime', (i * 29 % 400 - 200) || ' days') FROM c;
WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < 60)
INSERT INTO planned_change (uid, ref, created_at, updated_at, title, state, planned_on, done_on)
  SELECT 'z' || i, 'CH-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Change ' || i, 'done',
    date ('now', 'localtime', '-' || (i * 29 % 1400) || ' days'),
    date ('now', 'localtime', '-' || (i * 29 % 1400) || ' days') FROM c;
