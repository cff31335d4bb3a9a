-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- clause: 9.3.2
-- severity: nonconformity
-- kind: review
-- field: review_input
-- rows: review.id, review_input.review_id
-- title: _("Management review that left out an input")
-- sentence: _("Management review {ref} “{title}” was held, but considered {n_considered} of {n_inputs} inputs. Minute what was said of the others.")

SELECT r.id, r.ref, r.title, r.n_considered, r.n_inputs FROM review_list AS r
WHERE r.archived = 0 AND r.state = 'held' AND r.n_considered < r.n_inputs;
