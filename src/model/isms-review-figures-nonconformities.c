/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 d) 1): nonconformities and corrective actions. What is closed has a day, so that how many
 * were open is known of every day; by when something of one is due is known of today alone. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

static const IsmsReviewSource nonconformities = {
  .kind = "nonconformity",
  .tables = "nonconformity action",
  .sql = "SELECT n.id, n.grade, ifnull (n.detected_on, date (n.created_at, 'localtime')) AS came, "
         "n.closed_on, n.result, n.verified_on, "
         "julianday (n.closed_on) - julianday (n.detected_on) AS days, "
         "CASE WHEN n.closed_on IS NULL THEN min (ifnull (n.due, '9999-12-31'), "
         "ifnull (w.check_due, '9999-12-31'), ifnull (w.action_due, '9999-12-31')) END AS next_due "
         "FROM nonconformity AS n JOIN nonconformity_now AS w ON w.id = n.id WHERE n.archived = 0",
};

#define OPEN "s.came <= ?3 AND (s.closed_on IS NULL OR s.closed_on > ?3)"

static const IsmsReviewRule rules[] = {
  {
      .name = "d1_open",
      .input = "d1",
      .label = N_ ("Nonconformities open"),
      .lead = TRUE,
      .source = &nonconformities,
      .where = OPEN,
  },
  {
      .name = "d1_overdue",
      .input = "d1",
      .label = N_ ("Nonconformities overdue"),
      .lead = TRUE,
      .now_only = TRUE,
      .source = &nonconformities,
      .where = OPEN " AND s.next_due < ?3",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_ACT, "%d nonconformity is overdue", "%d nonconformities are overdue"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "d1_new",
      .input = "d1",
      .label = N_ ("Nonconformities found"),
      .flow = TRUE,
      .source = &nonconformities,
      .where = "s.came > ifnull (?2, '') AND s.came <= ?3",
  },
  {
      .name = "d1_closed",
      .input = "d1",
      .label = N_ ("Nonconformities closed"),
      .flow = TRUE,
      .source = &nonconformities,
      .where = "s.closed_on > ifnull (?2, '') AND s.closed_on <= ?3",
  },
};

const IsmsReviewRules isms_review_rules_nonconformities = { rules, G_N_ELEMENTS (rules) };
