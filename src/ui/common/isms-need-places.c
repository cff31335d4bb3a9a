/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One line for each need of isms-readiness.c. What the organisation itself says is a field of its
 * form. */

#include "isms-config.h"

#include "isms-need-places.h"

static const struct
{
  const char *stage;
  const char *need;
  const char *destination;
  const char *tab;
} places[] = {
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

/* The reason comes first: without one nothing is decided. */
static const struct
{
  const char *need;
  const char *field;
} fields[] = {
  { "scope", "scope" },
  { "climate", "climate_reason" },
};

/**
 * isms_need_places_lead:
 * @stage: one of the seven stages
 * @need: something that it leads to
 * @target: (out) (transfer full): the action's target
 *
 * Returns: (nullable) (transfer none): the action of the window that goes where it is mended
 */
const char *
isms_need_places_lead (const IsmsStage *stage, const IsmsNeed *need, GVariant **target)
{
  const char *name = need->name;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].need, name))
      {
        *target = g_variant_ref_sink (
            g_variant_new ("(sxs)", "organisation", (gint64) 1, fields[i].field));
        return "win.edit-record";
      }
  if (stage->phase != 0 && g_str_equal (name, "project"))
    {
      *target = g_variant_ref_sink (g_variant_new ("(ss)", "certification", "phase"));
      return "win.show-place";
    }
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].stage, stage->stage) && g_str_equal (places[i].need, name))
      {
        *target = g_variant_ref_sink (g_variant_new ("(ss)", places[i].destination, places[i].tab));
        return "win.show-place";
      }
  return NULL;
}
