-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- A page of documents is read within a frame: the audience of one document is looked up by that document, not
-- among all records and all audiences. What the columns say is as before.
DROP VIEW document_list;
CREATE VIEW document_list AS
SELECT d.id, d.uid, d.ref, d.ref_key, d.created_at, d.updated_at, d.archived, d.title, d.kind,
  d.owner_id, (SELECT name FROM person WHERE id = d.owner_id) AS owner, d.classification,
  (SELECT group_concat (c.ref, ', ' ORDER BY c.place, c.ref_key) FROM document_control AS l
    JOIN control AS c ON c.id = l.control_id WHERE l.document_id = d.id) AS controls,
  (SELECT group_concat (r.ref, ', ' ORDER BY r.kind, r.ref_key) FROM (
      SELECT l.for_kind AS kind, p.ref, p.ref_key FROM document_audience AS l
        JOIN person AS p ON p.id = l.for_id WHERE l.document_id = d.id AND l.for_kind = 'person'
      UNION ALL SELECT l.for_kind, o.ref, o.ref_key FROM document_audience AS l
        JOIN role AS o ON o.id = l.for_id WHERE l.document_id = d.id AND l.for_kind = 'role'
      UNION ALL SELECT l.for_kind, u.ref, u.ref_key FROM document_audience AS l
        JOIN unit AS u ON u.id = l.for_id WHERE l.document_id = d.id AND l.for_kind = 'unit') AS r)
    AS audience,
  d.review_months, d.reviewed_on, d.retention, d.note, n.number AS version,
  CASE WHEN n.version_id IS NOT NULL THEN 'effective'
    ELSE ifnull ((SELECT v.state FROM document_version AS v WHERE v.document_id = d.id
      ORDER BY v.number DESC LIMIT 1), 'none') END AS state,
  CASE WHEN n.version_id IS NOT NULL THEN
    (SELECT v.state FROM document_version AS v WHERE v.document_id = d.id
      AND (v.state = 'draft' OR v.state = 'in_review' OR v.state = 'approved')) END AS coming,
  n.effective_on, n.next_review,
  CASE WHEN n.next_review IS NULL THEN NULL
    WHEN n.next_review < date ('now', 'localtime') THEN 'overdue'
    WHEN n.next_review <= date ('now', 'localtime', '+30 days') THEN 'due_soon'
    ELSE 'not_due' END AS review,
  CASE WHEN n.version_id IS NULL THEN NULL
    WHEN EXISTS (SELECT 1 FROM document_audience AS a WHERE a.document_id = d.id) THEN
      (SELECT count (*) FROM (
        SELECT l.for_id AS person_id FROM document_audience AS l JOIN person AS p ON p.id = l.for_id
          WHERE l.document_id = d.id AND l.for_kind = 'person' AND p.active = 1 AND p.archived = 0
        UNION SELECT m.person_id FROM document_audience AS l JOIN person_role AS m
          ON m.role_id = l.for_id WHERE l.document_id = d.id AND l.for_kind = 'role'
        UNION SELECT m.person_id FROM document_audience AS l JOIN unit_person AS m
          ON m.unit_id = l.for_id WHERE l.document_id = d.id AND l.for_kind = 'unit') AS r
        CROSS JOIN acknowledgement AS a
        ON a.document_version_id = n.version_id AND a.person_id = r.person_id)
    ELSE (SELECT count (*) FROM acknowledgement AS a JOIN person AS p ON p.id = a.person_id
      WHERE a.document_version_id = n.version_id AND p.active = 1 AND p.archived = 0) END
    AS acknowledged,
  CASE WHEN n.version_id IS NULL THEN NULL
    WHEN EXISTS (SELECT 1 FROM document_audience AS a WHERE a.document_id = d.id) THEN
      (SELECT count (*) FROM (
        SELECT l.for_id AS person_id FROM document_audience AS l JOIN person AS p ON p.id = l.for_id
          WHERE l.document_id = d.id AND l.for_kind = 'person' AND p.active = 1 AND p.archived = 0
        UNION SELECT m.person_id FROM document_audience AS l JOIN person_role AS m
          ON m.role_id = l.for_id WHERE l.document_id = d.id AND l.for_kind = 'role'
        UNION SELECT m.person_id FROM document_audience AS l JOIN unit_person AS m
          ON m.unit_id = l.for_id WHERE l.document_id = d.id AND l.for_kind = 'unit') AS r)
    ELSE (SELECT count (*) FROM person AS p WHERE p.active = 1 AND p.archived = 0) END AS asked,
  nullif (trim (
    CASE WHEN n.version_id IS NULL THEN 'not_in_force ' ELSE '' END
    || CASE WHEN n.next_review < date ('now', 'localtime') THEN 'review_overdue ' ELSE '' END
    || CASE WHEN d.owner_id IS NULL THEN 'no_owner' ELSE '' END), '') AS flaws
FROM document AS d JOIN document_now AS n ON n.id = d.id;
