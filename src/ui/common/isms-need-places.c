/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One line for each need of isms-readiness.c. */

#include "isms-config.h"

#include "isms-need-places.h"

static const struct
{
  const char *stage;
  const char *need;
  const char *destination;
  const char *tab;
} places[] = {
  { "prepare", "scope", "context", "scope" },
  { "prepare", "climate", "context", "scope" },
  { "prepare", "issues", "context", "issue" },
  { "prepare", "parties", "context", "party" },
  { "prepare", "assets", "assets", "asset" },
  { "prepare", "commitment", "context", "commitment" },
  { "prepare", "roles", "context", "role" },
  { "prepare", "project", "certification", "roadmap" },
  { "design", "method", "risks", "method" },
  { "design", "policy", "documents", "required" },
  { "design", "processes", "documents", "required" },
  { "design", "objectives", "context", "objective" },
  { "design", "assessed", "risks", "register" },
  { "design", "owned", "risks", "register" },
  { "design", "decided", "risks", "register" },
  { "design", "approved", "risks", "register" },
  { "design", "statement", "controls", "statement" },
  { "design", "version", "controls", "statement" },
  { "implement", "controls", "controls", "statement" },
  { "implement", "evidence", "controls", "statement" },
  { "implement", "treatment", "actions", "list" },
  { "implement", "documents", "documents", "document" },
  { "implement", "training", "people", "coverage" },
  { "implement", "suppliers", "suppliers", "supplier" },
  { "evaluate", "metrics", "metrics", "metric" },
  { "evaluate", "checks", "controls", "control_check" },
  { "evaluate", "programme", "audits", "programme" },
  { "evaluate", "audited", "audits", "coverage" },
  { "evaluate", "findings", "audits", "finding" },
  { "review", "reviewed", "review", "dashboard" },
  { "review", "inputs", "review", "dashboard" },
  { "review", "decisions", "review", "review_decision" },
  { "review", "next", "review", "dashboard" },
  { "certify", "body", "certification", "certificate" },
  { "certify", "information", "documents", "required" },
  { "certify", "looked", "certification", "gap_item" },
  { "certify", "conforms", "certification", "gap_item" },
  { "certify", "stage_1", "audits", "audit" },
  { "certify", "stage_2", "audits", "audit" },
  { "certify", "settled", "audits", "finding" },
  { "certify", "certificate", "certification", "certificate" },
  { "improve", "nonconformities", "improvement", "nonconformity" },
  { "improve", "effective", "improvement", "nonconformity" },
  { "improve", "improvements", "improvement", "improvement" },
  { "improve", "surveillance", "audits", "audit" },
};

/**
 * isms_need_places_find:
 * @stage: the value of one of isms_stages
 * @need: the name of something that the stage leads to
 * @destination: (out): the id of the destination
 * @tab: (out): the name of its tab
 *
 * Returns: %TRUE if there is a place for it
 */
gboolean
isms_need_places_find (const char *stage,
                       const char *need,
                       const char **destination,
                       const char **tab)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].stage, stage) && g_str_equal (places[i].need, need))
      {
        *destination = places[i].destination;
        *tab = places[i].tab;
        return TRUE;
      }
  return FALSE;
}
