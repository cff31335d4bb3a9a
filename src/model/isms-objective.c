/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Information security objectives (6.2): fields and rules. */

#include "isms-config.h"

#include "isms-objective.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsObjective
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsObjective, isms_objective, ISMS_TYPE_RECORD)

static const IsmsChoice kind_choices[] = {
  { "isms", N_ ("Of the ISMS"), "isms|security objective|sicherheitsziel" },
  { "control", N_ ("Of Controls"), "control objective|control|maßnahmenziel" },
  { NULL, NULL, NULL },
};

static const IsmsChoice status_choices[] = {
  { "planned", N_ ("Planned"), "draft|geplant|entwurf" },
  { "running", N_ ("Running"), "open|active|laufend|offen" },
  { "met", N_ ("Met"), "achieved|done|erreicht", .over = TRUE },
  { "missed", N_ ("Missed"), "failed|nicht erreicht|verfehlt", .over = TRUE },
  { "dropped", N_ ("Dropped"), "cancelled|verworfen", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What is to be achieved."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "objective|goal|ziel|name" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = kind_choices,
    .import_names = "type|art|typ" },
  { "description", ISMS_FIELD_PROSE, N_ ("Description"), N_ ("Why, and what will be done (6.2 h)."),
    ISMS_FIELD_SEARCHED, .import_names = "details|plan|beschreibung|maßnahme" },
  { "target", ISMS_FIELD_TEXT, N_ ("Target"),
    N_ ("What can be measured, where that is possible (6.2 b)."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "measure|target value|zielwert|messgröße" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Controls"),
    N_ ("What it is to be reached by: their state counts towards its fulfilment."),
    ISMS_FIELD_PLAIN, .target = "control", .link_table = "objective_control",
    .import_names = "control|control refs|maßnahmen" },
  { "due", ISMS_FIELD_DATE, N_ ("Due"), NULL, ISMS_FIELD_LISTED,
    .import_names = "deadline|until|target date|frist|termin|bis" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who answers for it (6.2 j)."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|who|verantwortlich" },
  { "resources", ISMS_FIELD_PROSE, N_ ("Resources"), N_ ("What it takes (6.2 i)."),
    ISMS_FIELD_SEARCHED, .import_names = "means|budget|ressourcen|mittel" },
  { "evaluation", ISMS_FIELD_PROSE, N_ ("How It Is Evaluated"),
    N_ ("By what it will be seen whether it is met (6.2 l)."), ISMS_FIELD_SEARCHED,
    .import_names = "measurement|bewertung|messung" },
  { "status", ISMS_FIELD_CHOICE, N_ ("Status"),
    N_ ("One that runs has a target, an owner, a day and a way to be evaluated."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = status_choices,
    .import_names = "state|stand" },
  { "result", ISMS_FIELD_PROSE, N_ ("Result"), N_ ("What came of it."), ISMS_FIELD_SEARCHED,
    .import_names = "outcome|ergebnis" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "fulfilment", ISMS_FIELD_INTEGER, N_ ("Fulfilment (%)"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  ISMS_ACTION_SUMS,
};

static gboolean
sets (const IsmsProposal *proposal, const char *column)
{
  return isms_row_get (proposal->after, column) != NULL;
}

static gboolean
is_filled (const IsmsProposal *proposal, const char *column)
{
  const char *text = isms_proposal_get_text (proposal, column);

  return text != NULL && *text != '\0';
}

/* 6.2: one that is pursued says what is to be reached, who answers for it, by when, and how that
 * will be seen. */
static gboolean
check_complete (IsmsProposal *proposal, GError **error)
{
  static const struct
  {
    const char *column;
    const char *sentence;
  } needed[] = {
    { "target", N_ ("An objective that runs has a target. Write the target first.") },
    { "due", N_ ("An objective that runs has a day. Say first when it is due.") },
    { "evaluation", N_ ("It must be clear how it will be evaluated. Write that first.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (!is_filled (proposal, needed[i].column))
      return isms_proposal_refuse (proposal,
                                   sets (proposal, "status") ? "status" : needed[i].column,
                                   _ (needed[i].sentence), error);
  if (isms_proposal_get_int (proposal, "owner_id") == 0)
    return isms_proposal_refuse (proposal, sets (proposal, "status") ? "status" : "owner_id",
                                 _ ("An objective that runs has an owner. Choose the owner first."),
                                 error);
  return TRUE;
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *status;

  if (proposal->after == NULL)
    return TRUE;
  status = isms_proposal_get_text (proposal, "status");
  if (g_strcmp0 (status, "planned") == 0 || g_strcmp0 (status, "dropped") == 0)
    return TRUE;
  if (!check_complete (proposal, error))
    return FALSE;
  if (g_strcmp0 (status, "running") == 0 || is_filled (proposal, "result"))
    return TRUE;
  return isms_proposal_refuse (
      proposal, sets (proposal, "status") ? "status" : "result",
      _ ("Whether it is met is told with what came of it. Write the result first."), error);
}

static const char *const rule_columns[] = { "status",     "target", "owner_id", "due",
                                            "evaluation", "result", NULL };

static const char *const leading[] = { "due",    "status", "fulfilment", "owner",
                                       "target", "kind",   NULL };

static const char *const watched[] = { "action", NULL };

const IsmsKind isms_kind_objective = {
  .name = "objective",
  .number = 19,
  .view = "objective_with_actions",
  .prefix = "OB",
  .label = N_ ("Objective"),
  .plural = N_ ("Objectives"),
  .purpose = N_ ("What information security is to achieve, by when, and how far it is (6.2)."),
  .icon_name = "starred-symbolic",
  .title_field = "title",
  .import_name = "objectives",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_objective_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_objective_class_init (IsmsObjectiveClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_objective);
}

static void
isms_objective_init (IsmsObjective *self)
{
}
