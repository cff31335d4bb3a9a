/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 9.3.2 b) and c): what changed in issues, and in what interested parties need and expect. Of an
 * issue the journal tells when it was closed. How it was going, which reviews were due and what
 * answers a requirement is known of today alone, and of a review of an issue only the last one. */

#include "isms-config.h"

#include "isms-review-board-private.h"

#include <glib/gi18n-lib.h>

static const IsmsReviewSource issues = {
  .kind = "issue",
  .tables = "issue",
  .sql = "SELECT i.id, i.trend, n.next, i.reviewed_on, {then issue i status} = 'open' AND {there i "
         "watched_since} AS open, {came i watched_since} AS came FROM issue AS i LEFT JOIN "
         "issue_review AS n ON n.id = i.id WHERE i.archived = 0",
};

static const IsmsReviewSource changes = {
  .kind = "planned_change",
  .tables = "planned_change",
  .sql = "SELECT p.id, p.done_on FROM planned_change AS p WHERE p.archived = 0 AND (p.state = "
         "'done' OR p.state = 'reviewed')",
};

static const IsmsReviewSource requirements = {
  .kind = "requirement",
  .tables = "requirement requirement_control requirement_document control document "
            "document_version",
  .sql = "SELECT q.id, l.addressed, instr (' ' || l.flaws || ' ', ' unanswered ') > 0 AS "
         "unanswered, n.next, date (q.valid_until, '+1 day') AS ended_on, {there q valid_from} AND "
         "ifnull (q.valid_from <= ?3, 1) AND ifnull (q.valid_until >= ?3, 1) AS valid, {came q "
         "valid_from} AS came FROM requirement AS q JOIN requirement_list AS l ON l.id = q.id LEFT "
         "JOIN requirement_review AS n ON n.id = q.id WHERE q.archived = 0",
};

/* Whether anybody looked at them at all (4.1, 9.3.2 b). */
static void
judge_reviewed (IsmsReviewFigure *figure, IsmsReviewBoard *board)
{
  const IsmsReviewFigure *open = isms_review_board_get_figure (board, "b_open");

  if (figure->value > 0)
    figure->sign = ISMS_REVIEW_GOOD;
  else if (open->value > 0)
    {
      figure->sign = ISMS_REVIEW_WATCH;
      figure->reason =
          g_strdup (board->since != NULL ? _ ("No issue was reviewed since the last review")
                                         : _ ("No issue has been reviewed yet"));
    }
}

static const IsmsReviewRule rules[] = {
  {
      .name = "b_open",
      .input = "b",
      .label = N_ ("Issues open"),
      .lead = TRUE,
      .source = &issues,
      .where = "s.open",
      .none = { ISMS_REVIEW_WATCH, N_ ("No internal or external issue is recorded (4.1)"),
                N_ ("No internal or external issue is recorded (4.1)") },
  },
  {
      .name = "b_new",
      .input = "b",
      .label = N_ ("Issues new"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &issues,
      .where = "s.came",
  },
  {
      .name = "b_worse",
      .input = "b",
      .label = N_ ("Issues getting worse"),
      .lead = TRUE,
      .now_only = TRUE,
      .source = &issues,
      .where = "s.open AND s.trend = 'worse'",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_WATCH, "%d issue is getting worse", "%d issues are getting worse"),
  },
  {
      .name = "b_due",
      .input = "b",
      .label = N_ ("Issues due for review"),
      .lead = TRUE,
      .now_only = TRUE,
      .source = &issues,
      .where = "s.open AND s.next <= ?3",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_WATCH, "%d issue is due for review", "%d issues are due for review"),
  },
  {
      .name = "b_reviewed",
      .input = "b",
      .label = N_ ("Issues reviewed"),
      .flow = TRUE,
      .now_only = TRUE,
      .source = &issues,
      .where = "{since s.reviewed_on}",
      .judge = judge_reviewed,
  },
  {
      .name = "b_changes",
      .input = "b",
      .label = N_ ("Planned changes carried out"),
      .flow = TRUE,
      .source = &changes,
      .where = "{since s.done_on}",
  },
  {
      .name = "c_requirements",
      .input = "c",
      .label = N_ ("Requirements in force"),
      .lead = TRUE,
      .source = &requirements,
      .where = "s.valid",
      .none = { ISMS_REVIEW_WATCH, N_ ("No requirement of an interested party is recorded (4.2)"),
                N_ ("No requirement of an interested party is recorded (4.2)") },
  },
  {
      .name = "c_new",
      .input = "c",
      .label = N_ ("Requirements new"),
      .lead = TRUE,
      .flow = TRUE,
      .source = &requirements,
      .where = "s.came",
  },
  {
      .name = "c_unanswered",
      .input = "c",
      .label = N_ ("Requirements that nothing answers"),
      .lead = TRUE,
      .now_only = TRUE,
      .source = &requirements,
      .where = "s.valid AND s.unanswered",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_ACT,
                                "%d requirement is to be met, and nothing answers it",
                                "%d requirements are to be met, and nothing answers them"),
      .otherwise = ISMS_REVIEW_GOOD,
  },
  {
      .name = "c_undecided",
      .input = "c",
      .label = N_ ("Requirements undecided"),
      .lead = TRUE,
      .now_only = TRUE,
      .source = &requirements,
      .where = "s.valid AND s.addressed = 'undecided'",
      .some = ISMS_REVIEW_SAYS (
          ISMS_REVIEW_WATCH,
          "Of %d requirement it is not decided whether the ISMS addresses it (4.2)",
          "Of %d requirements it is not decided whether the ISMS addresses them (4.2)"),
  },
  {
      .name = "c_ended",
      .input = "c",
      .label = N_ ("Requirements ended"),
      .flow = TRUE,
      .source = &requirements,
      .where = "{since s.ended_on}",
  },
  {
      .name = "c_due",
      .input = "c",
      .label = N_ ("Requirements due for review"),
      .now_only = TRUE,
      .source = &requirements,
      .where = "s.valid AND s.next <= ?3",
      .some = ISMS_REVIEW_SAYS (ISMS_REVIEW_WATCH,
                                "%d requirement is due for review",
                                "%d requirements are due for review"),
  },
};

const IsmsReviewRules isms_review_rules_context = { rules, G_N_ELEMENTS (rules) };
