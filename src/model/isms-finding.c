/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Findings: fields and rules. What has become of one follows from what was made of it. */

#include "isms-config.h"

#include "isms-finding.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsFinding
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsFinding, isms_finding, ISMS_TYPE_RECORD)

static const IsmsChoice grades[] = {
  { "major", N_ ("Major Nonconformity"), "major|hauptabweichung" },
  { "minor", N_ ("Minor Nonconformity"), "minor|nebenabweichung" },
  { "opportunity", N_ ("Opportunity for Improvement"),
    "opportunity|ofi|observation|verbesserungspotenzial|hinweis" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "open", N_ ("Open"), NULL },
  { "handed_over", N_ ("Being Corrected"), NULL },
  { "taken_up", N_ ("Taken Up"), NULL, .over = TRUE },
  { "declined", N_ ("Not Taken Up"), NULL, .over = TRUE },
  { "corrected", N_ ("To Be Verified"), NULL },
  { "repeated", N_ ("Found Again"), NULL },
  { "verified", N_ ("Verified"), NULL, .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_audit", N_ ("Came from nowhere"), NULL },
  { "no_requirement", N_ ("No requirement is named"), NULL },
  { "no_evidence", N_ ("Nothing shows it"), NULL },
  { "no_owner", N_ ("Nobody sees to it"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What was found, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "finding|feststellung|name" },
  { "audit", ISMS_FIELD_REFERENCE, N_ ("Audit"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "audit",
    .import_names = "of audit|aus audit" },
  { "grade", ISMS_FIELD_CHOICE, N_ ("Grade"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = grades,
    .import_names = "severity|class|grad|klasse" },
  { "from_kind", ISMS_FIELD_TEXT, N_ ("From Kind"), NULL, ISMS_FIELD_INTERNAL },
  { "from_id", ISMS_FIELD_INTEGER, N_ ("From Number"), NULL, ISMS_FIELD_INTERNAL },
  { "from_ref", ISMS_FIELD_TEXT, N_ ("Came From"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FOR,
    .import_names = "from|from record|aus|herkunft aus" },
  { "requirement", ISMS_FIELD_TEXT, N_ ("Requirement"),
    N_ ("Number and title of what is not met, as they were."), ISMS_FIELD_SEARCHED,
    .import_names = "requirement in words|anforderung" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Clauses and Controls"), NULL, ISMS_FIELD_LISTED,
    .target = "control", .link_table = "finding_control",
    .import_names = "clause|clauses|control|abschnitt|maßnahme" },
  { "statement", ISMS_FIELD_PROSE, N_ ("Statement"), N_ ("What is so, against what should be so."),
    ISMS_FIELD_SEARCHED, .import_names = "description|what|beschreibung|sachverhalt" },
  { "evidence", ISMS_FIELD_PROSE, N_ ("Evidence"),
    N_ ("What shows it: what was seen, where and when."), ISMS_FIELD_SEARCHED,
    .import_names = "objective evidence|proof|nachweis|beleg" },
  { "found_on", ISMS_FIELD_DATE, N_ ("Found On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|detected|datum|festgestellt am" },
  { "found_by", ISMS_FIELD_REFERENCE, N_ ("Found By"), NULL, ISMS_FIELD_PLAIN, .target = "person",
    .import_names = "auditor|festgestellt von" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who is to answer it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|auditee|verantwortlich|zuständig" },
  { "due", ISMS_FIELD_DATE, N_ ("Answer Due"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "due date|deadline|fällig|frist|bis" },
  { "declined", ISMS_FIELD_PROSE, N_ ("Why It Is Not Taken Up"),
    N_ ("An opportunity may be left, for a reason."), ISMS_FIELD_SEARCHED,
    .import_names = "reason|abgelehnt weil|begründung" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "nonconformity", ISMS_FIELD_TEXT, N_ ("Nonconformity"), NULL, ISMS_FIELD_COMPUTED },
  { "improvement", ISMS_FIELD_TEXT, N_ ("Improvement"), NULL, ISMS_FIELD_COMPUTED },
  { "looked_at_in", ISMS_FIELD_TEXT, N_ ("Looked At Again In"), NULL, ISMS_FIELD_COMPUTED },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  if (proposal->after == NULL)
    return TRUE;
  return isms_proposal_check_has_come (
      proposal, "found_on",
      _ ("Nothing has been found on a day that is still to come. Choose today or an earlier day."),
      error);
}

static const char *const rule_columns[] = { "audit_id", "grade", "found_on", NULL };

static const char *const leading[] = { "grade", "state",    "audit", "controls",
                                       "owner", "found_on", "flaws", NULL };

static const char *const watched[] = { "nonconformity", "improvement", "audit_item", NULL };

const IsmsKind isms_kind_finding = {
  .name = "finding",
  .number = 58,
  .view = "finding_list",
  .prefix = "FI",
  .label = N_ ("Finding"),
  .plural = N_ ("Findings"),
  .purpose = N_ ("What audits have found, what was made of it, and whether it helped (9.2, 10.2)."),
  .icon_name = "edit-find-symbolic",
  .title_field = "title",
  .import_name = "findings",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_finding_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_finding_class_init (IsmsFindingClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_finding);
}

static void
isms_finding_init (IsmsFinding *self)
{
}
