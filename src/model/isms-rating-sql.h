/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Which rating holds, for statements in C: the newest of its kind (6.1.2 d). The views of the
 * schema say the same in their own words; a test holds the two together. Each is an expression that
 * gives the rating's id, or NULL where there is none, answered from the index rating_newest alone.
 * The arguments are SQL, in quotes: a column, a parameter or a text. */

#pragma once

#define ISMS_RATING_NEWEST_FIRST "n.rated_on DESC, n.id DESC" /* of "rating AS n" */

#define ISMS_RATING_NEWEST_OF(risk, kind, more)                                                    \
  "(SELECT n.id FROM rating AS n WHERE n.risk_id = " risk " AND n.kind = " kind more               \
  " ORDER BY " ISMS_RATING_NEWEST_FIRST " LIMIT 1)"

#define ISMS_RATING_HOLDING(risk, kind) ISMS_RATING_NEWEST_OF (risk, kind, "")
/* At the end of @day. */
#define ISMS_RATING_HOLDING_ON(risk, kind, day)                                                    \
  ISMS_RATING_NEWEST_OF (risk, kind, " AND n.rated_on <= " day)
/* Until the rating @id, of @day, was given. */
#define ISMS_RATING_HOLDING_BEFORE(risk, kind, day, id)                                            \
  ISMS_RATING_NEWEST_OF (risk, kind, " AND (n.rated_on, n.id) < (" day ", " id ")")
/* What somebody judged and @id comes from: itself, or the one that changes of the method carried
 * over to it. */
#define ISMS_RATING_JUDGED(id)                                                                     \
  "(WITH RECURSIVE step (id, n) AS (SELECT " id ", 0 UNION ALL SELECT b.id, step.n + 1 FROM step"  \
  " JOIN rating AS c ON c.id = step.id"                                                            \
  " JOIN method AS m ON m.id = c.method_id AND m.created_at = c.created_at"                        \
  " JOIN rating AS b ON b.id = " ISMS_RATING_HOLDING_BEFORE (                                      \
      "c.risk_id", "c.kind", "c.rated_on",                                                         \
      "c.id") " WHERE EXISTS (SELECT 1 FROM method_mapping AS p WHERE p.method_id = c.method_id"   \
              " AND p.from_method_id = b.method_id)) SELECT step.id FROM step ORDER BY step.n "    \
              "DESC LIMIT 1)"
