/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Ideas for doing better: fields, and what a decision needs. What became of one follows from the
 * decision, its actions and the benefit. */

#include "isms-config.h"

#include "isms-improvement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsImprovement
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsImprovement, isms_improvement, ISMS_TYPE_RECORD)

static const IsmsChoice sources[] = {
  { "suggestion", N_ ("Suggestion"), "idea|proposal|vorschlag|idee" },
  { "incident", N_ ("Incident"), "lesson|vorfall|lehre" },
  { "audit", N_ ("Audit"), "opportunity|feststellung|auditfeststellung" },
  { "check", N_ ("Check of a Control"), "control check|test|kontrolle|prüfung" },
  { "review", N_ ("Review"), "management review|managementbewertung|überprüfung" },
  { "measurement", N_ ("Measurement"), "metric|kpi|messung|kennzahl" },
  { "feedback", N_ ("Feedback"), "customer|complaint|rückmeldung" },
  { "other", N_ ("Other"), "else|sonstiges|andere" },
  { NULL, NULL, NULL },
};

static const IsmsChoice decisions[] = {
  { "undecided", N_ ("Undecided"), "open|offen|?" },
  { "accepted", N_ ("Accepted"), "yes|approved|angenommen|ja" },
  { "rejected", N_ ("Rejected"), "no|declined|abgelehnt|nein" },
  { "later", N_ ("Later"), "postponed|deferred|zurückgestellt|später" },
  { NULL, NULL, NULL },
};

static const IsmsChoice statuses[] = {
  { "proposed", N_ ("Proposed"), NULL },
  { "later", N_ ("Put Off"), NULL },
  { "accepted", N_ ("Accepted"), NULL },
  { "acting", N_ ("Under Way"), NULL },
  { "done", N_ ("Done, Benefit Not Seen Yet"), NULL },
  { "seen", N_ ("Benefit Seen"), NULL },
  { "rejected", N_ ("Rejected"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("The idea, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "improvement|opportunity|verbesserung|titel|name" },
  { "idea", ISMS_FIELD_PROSE, N_ ("Idea"), N_ ("What would be different, and how."),
    ISMS_FIELD_SEARCHED, .import_names = "description|details|beschreibung" },
  { "source", ISMS_FIELD_CHOICE, N_ ("Source"), N_ ("What gave rise to it."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = sources,
    .import_names = "origin|quelle|herkunft" },
  { "from_kind", ISMS_FIELD_TEXT, N_ ("From Kind"), NULL, ISMS_FIELD_INTERNAL },
  { "from_id", ISMS_FIELD_INTEGER, N_ ("From Number"), NULL, ISMS_FIELD_INTERNAL },
  { "from_ref", ISMS_FIELD_TEXT, N_ ("Came From"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FOR,
    .import_names = "from|from record|aus|herkunft aus" },
  { "proposed_by", ISMS_FIELD_REFERENCE, N_ ("Proposed By"), NULL, ISMS_FIELD_LISTED,
    .target = "person", .import_names = "author|by|vorgeschlagen von" },
  { "proposed_on", ISMS_FIELD_DATE, N_ ("Proposed On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|datum|vorgeschlagen am" },
  { "benefit", ISMS_FIELD_PROSE, N_ ("Expected Benefit"),
    N_ ("What will be better, and by what it will be seen."), ISMS_FIELD_SEARCHED,
    .import_names = "value|nutzen|erwarteter nutzen" },
  { "decision", ISMS_FIELD_CHOICE, N_ ("Decision"),
    N_ ("Any decision gets the date of today. Rejected needs a reason first."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_FILTERED, .choices = decisions,
    .import_names = "decided|entscheidung" },
  { "decided_by", ISMS_FIELD_REFERENCE, N_ ("Decided By"), NULL, ISMS_FIELD_PLAIN,
    .target = "person", .import_names = "approver|entschieden von" },
  { "decided_on", ISMS_FIELD_DATE, N_ ("Decided On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "decision date|entschieden am" },
  { "reason", ISMS_FIELD_PROSE, N_ ("Reason"), N_ ("Why it was decided so."), ISMS_FIELD_SEARCHED,
    .import_names = "justification|why|grund|begründung" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who sees to it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|who|verantwortlich|zuständig" },
  { "due", ISMS_FIELD_DATE, N_ ("Due"),
    N_ ("When the benefit is to be seen, or when it is decided on again."), ISMS_FIELD_LISTED,
    .import_names = "due date|deadline|until|fällig|frist|bis" },
  { "benefit_seen", ISMS_FIELD_PROSE, N_ ("Benefit Seen"),
    N_ ("What has become better, and what shows it."), ISMS_FIELD_SEARCHED,
    .import_names = "result|outcome|ergebnis|eingetretener nutzen" },
  { "seen_on", ISMS_FIELD_DATE, N_ ("Seen On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "result date|festgestellt am|nutzen festgestellt am" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "status", ISMS_FIELD_CHOICE, N_ ("Status"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = statuses },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED },
};

static gboolean
sets (const IsmsRow *after, const char *column)
{
  return isms_row_get (after, column) != NULL;
}

/* A decision has a day. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  const char *decision = isms_proposal_get_text (proposal, "decision");

  if (!sets (after, "decision") || sets (after, "decided_on"))
    return;
  if (g_strcmp0 (decision, "undecided") == 0)
    {
      isms_row_set_null (after, "decided_on");
    }
  else
    {
      g_autofree char *today = isms_day_today ();

      isms_row_set_text (after, "decided_on", today);
    }
}

/* 10.1: who proposed it is told why not. */
static gboolean
check_reason (IsmsProposal *proposal, GError **error)
{
  const char *reason = isms_proposal_get_text (proposal, "reason");

  if (g_strcmp0 (isms_proposal_get_text (proposal, "decision"), "rejected") != 0
      || (reason != NULL && *reason != '\0'))
    return TRUE;
  return isms_proposal_refuse (
      proposal, sets (proposal->after, "decision") ? "decision" : "reason",
      _ ("An idea is rejected only with a reason. Write the reason first."), error);
}

static gboolean
check_seen (IsmsProposal *proposal, GError **error)
{
  if (isms_proposal_get_text (proposal, "seen_on") == NULL
      || g_strcmp0 (isms_proposal_get_text (proposal, "decision"), "accepted") == 0)
    return TRUE;
  return isms_proposal_refuse (
      proposal, sets (proposal->after, "seen_on") ? "seen_on" : "decision",
      _ ("A benefit is seen only of an idea that was accepted. Accept it, or take away the day on "
         "which the benefit was seen."),
      error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  static const char *const past[] = { "proposed_on", "decided_on", "seen_on" };

  if (proposal->after == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    if (!isms_proposal_check_has_come (
            proposal, past[i],
            _ ("That day is still to come. Enter it when it is done, or an earlier day."), error))
      return FALSE;
  return check_reason (proposal, error) && check_seen (proposal, error);
}

static const char *const rule_columns[] = { "decision",    "reason",  "decided_on",
                                            "proposed_on", "seen_on", NULL };

static const char *const leading[] = { "status",      "source", "proposed_by", "owner",
                                       "proposed_on", "due",    "overdue",     NULL };

/* What they come from is named by its ref. */
static const char *const watched[] = { "nonconformity", "control_check", "feedback",
                                       "control",       "document",      "risk",
                                       "asset",         "action",        NULL };

const IsmsKind isms_kind_improvement = {
  .name = "improvement",
  .number = 46,
  .view = "improvement_list",
  .prefix = "IM",
  .label = N_ ("Improvement"),
  .plural = N_ ("Improvements"),
  .purpose = N_ ("Ideas for doing better, from the proposal to the benefit that was seen (10.1)."),
  .icon_name = "starred-symbolic",
  .title_field = "title",
  .import_name = "improvements",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .particulars = "benefit_seen",
  .get_type = isms_improvement_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_improvement_class_init (IsmsImprovementClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_improvement);
}

static void
isms_improvement_init (IsmsImprovement *self)
{
}
