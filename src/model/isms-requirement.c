/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Requirements of interested parties, and whether the ISMS addresses them (4.2, A.5.31): fields and
 * rules. */

#include "isms-config.h"

#include "isms-requirement.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsRequirement
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsRequirement, isms_requirement, ISMS_TYPE_RECORD)

static const IsmsChoice kind_choices[] = {
  { "legal", N_ ("Legal"), "law|statute|gesetz|gesetzlich" },
  { "regulatory", N_ ("Regulatory"), "regulation|supervisory|aufsichtlich|regulatorisch" },
  { "contractual", N_ ("Contractual"), "contract|vertrag|vertraglich" },
  { "expectation", N_ ("Expectation"), "need|expectation|erwartung" },
  { NULL, NULL, NULL },
};

static const IsmsChoice addressed_choices[] = {
  { "undecided", N_ ("Undecided"), "offen|?" },
  { "yes", N_ ("Yes"), "ja|y" },
  { "no", N_ ("No"), "nein|n" },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws_choices[] = {
  { "undecided", N_ ("Undecided whether the ISMS addresses it"), NULL },
  { "unanswered", N_ ("Addressed, but nothing answers it"), NULL },
  { "not_applicable", N_ ("Answered by a control that does not apply"), NULL },
  { "not_in_force", N_ ("Answered only by documents that are not in force"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What is asked for, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "requirement|obligation|anforderung|verpflichtung|name" },
  { "party", ISMS_FIELD_REFERENCE, N_ ("Interested Party"), N_ ("Who asks for it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "party",
    .import_names = "stakeholder|partei|von wem" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = kind_choices,
    .import_names = "type|art|typ" },
  { "source", ISMS_FIELD_TEXT, N_ ("Source"), N_ ("The law and article, the contract and section."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "law|reference|clause|article|quelle|fundstelle|gesetz" },
  { "wording", ISMS_FIELD_PROSE, N_ ("What Is Asked"), N_ ("In your own words."),
    ISMS_FIELD_SEARCHED, .import_names = "text|description|content|wortlaut|inhalt|beschreibung" },
  { "addressed", ISMS_FIELD_CHOICE, N_ ("Addressed by the ISMS"),
    N_ ("Which requirements the ISMS answers is to be decided (4.2 c). No needs its reason first."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = addressed_choices,
    .import_names = "in isms|covered|behandelt|im isms" },
  { "reason", ISMS_FIELD_PROSE, N_ ("Reason"),
    N_ ("Why the ISMS does not address it, or how it does."), ISMS_FIELD_SEARCHED,
    .import_names = "justification|why|grund|begründung" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Controls"), N_ ("The controls that answer it."),
    ISMS_FIELD_LISTED, .target = "control", .link_table = "requirement_control",
    .import_names = "control|control refs|maßnahmen|maßnahme" },
  { "documents", ISMS_FIELD_LINKS, N_ ("Documents"), N_ ("The documents that answer it."),
    ISMS_FIELD_LISTED, .target = "document", .link_table = "requirement_document",
    .import_names = "document|document refs|policy|policies|dokumente|dokument|richtlinien" },
  { "valid_from", ISMS_FIELD_DATE, N_ ("In Force From"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "from|start|gültig ab|in kraft ab" },
  { "valid_until", ISMS_FIELD_DATE, N_ ("In Force Until"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "until|end|expires|gültig bis|in kraft bis" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who keeps it up to date."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|who|verantwortlich|zuständig" },
  { "reviewed_on", ISMS_FIELD_DATE, N_ ("Last Reviewed"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "reviewed|last review|geprüft am|zuletzt geprüft" },
  { "review_months", ISMS_FIELD_INTEGER, N_ ("Review Every (Months)"),
    N_ ("From 1 to 60. Nothing: it is not reviewed on a schedule."), ISMS_FIELD_PLAIN,
    .import_names = "review interval|review cycle|prüfturnus|prüfintervall", .min = 1, .max = 60 },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "next_review", ISMS_FIELD_DATE, N_ ("Next Review"), NULL,
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "review_due", ISMS_FIELD_BOOLEAN, N_ ("Review Is Due"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws_choices },
};

static gboolean
sets (const IsmsProposal *proposal, const char *column)
{
  return isms_row_get (proposal->after, column) != NULL;
}

/* 4.2 c): what is left to others is left for a reason. */
static gboolean
check_addressed (IsmsProposal *proposal, GError **error)
{
  const char *addressed = isms_proposal_get_text (proposal, "addressed");
  const char *reason = isms_proposal_get_text (proposal, "reason");

  if (g_strcmp0 (addressed, "no") != 0 || (reason != NULL && *reason != '\0'))
    return TRUE;
  return isms_proposal_refuse (
      proposal, sets (proposal, "addressed") ? "addressed" : "reason",
      _ ("A requirement is left out of the ISMS only with a reason. Write the reason first."),
      error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *from, *until;

  if (proposal->after == NULL)
    return TRUE;
  from = isms_proposal_get_text (proposal, "valid_from");
  until = isms_proposal_get_text (proposal, "valid_until");
  if (from != NULL && until != NULL && strcmp (until, from) < 0)
    return isms_proposal_refuse (
        proposal, sets (proposal, "valid_until") ? "valid_until" : "valid_from",
        _ ("It cannot end before it begins. Change the other date first."), error);
  return check_addressed (proposal, error);
}

static const char *const rule_columns[] = { "addressed", "reason", "valid_from", "valid_until",
                                            NULL };

static const char *const leading[] = { "kind",      "party", "source", "addressed", "controls",
                                       "documents", "flaws", "owner",  NULL };

static const char *const watched[] = { "document_version", NULL };

const IsmsKind isms_kind_requirement = {
  .name = "requirement",
  .number = 15,
  .view = "requirement_list",
  .prefix = "RQ",
  .label = N_ ("Requirement"),
  .plural = N_ ("Requirements"),
  .purpose = N_ (
      "What laws, contracts and interested parties ask for, and what answers it (4.2, A.5.31)."),
  .icon_name = "x-office-document-symbolic",
  .title_field = "title",
  .import_name = "requirements",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_requirement_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_requirement_class_init (IsmsRequirementClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_requirement);
}

static void
isms_requirement_init (IsmsRequirement *self)
{
}
