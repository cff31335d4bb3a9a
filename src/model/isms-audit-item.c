/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Checklists of audits: fields and rules. */

#include "isms-config.h"

#include "isms-audit-item.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsAuditItem
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAuditItem, isms_audit_item, ISMS_TYPE_RECORD)

const IsmsChoice isms_audit_results[] = {
  { "not_yet", N_ ("Not yet"), "open|offen|noch nicht" },
  { "conforms", N_ ("Conforms"), "yes|ok|conforming|konform|erfüllt" },
  { "minor", N_ ("Minor nonconformity"), "minor|nebenabweichung" },
  { "major", N_ ("Major nonconformity"), "major|hauptabweichung" },
  { "opportunity", N_ ("Opportunity for improvement"),
    "opportunity|ofi|observation|verbesserungspotenzial|hinweis" },
  { "not_applicable", N_ ("Not applicable"), "n/a|na|entfällt|nicht anwendbar" },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_audit", N_ ("Belongs to no audit"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Requirement"), N_ ("As it was called when it was audited."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "requirement title|anforderung|titel" },
  { "audit", ISMS_FIELD_REFERENCE, N_ ("Audit"), NULL, ISMS_FIELD_ASKED | ISMS_FIELD_FILTERED,
    .target = "audit", .import_names = "of audit|zum audit" },
  { "place", ISMS_FIELD_INTEGER, N_ ("Place"), NULL, ISMS_FIELD_INTERNAL },
  { "control", ISMS_FIELD_REFERENCE, N_ ("Clause or Control"), NULL, ISMS_FIELD_PLAIN,
    .target = "control", .import_names = "clause|maßnahme|abschnitt" },
  { "number", ISMS_FIELD_TEXT, N_ ("Number"), N_ ("Of the requirement, as it was."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED, .import_names = "no|nr|nummer" },
  { "question", ISMS_FIELD_PROSE, N_ ("Question"), NULL, ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "ask|frage|prüffrage" },
  { "look", ISMS_FIELD_PROSE, N_ ("Look At"), N_ ("What shows it, or is worth a sample."),
    ISMS_FIELD_SEARCHED, .import_names = "evidence to look at|hinweis|zu prüfen" },
  { "earlier", ISMS_FIELD_REFERENCE, N_ ("Earlier Finding"),
    N_ ("What an earlier audit found, looked at again."), ISMS_FIELD_LISTED, .target = "finding",
    .import_names = "previous finding|frühere feststellung" },
  { "result", ISMS_FIELD_CHOICE, N_ ("Result"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_audit_results,
    .import_names = "rating|grade|ergebnis|bewertung" },
  { "sample", ISMS_FIELD_PROSE, N_ ("Sample"), N_ ("What was picked, out of how many."),
    ISMS_FIELD_SEARCHED, .import_names = "samples|stichprobe" },
  { "seen", ISMS_FIELD_PROSE, N_ ("Evidence Seen"), NULL, ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "evidence|evidence seen|nachweis|gesehene nachweise" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "answered_on", ISMS_FIELD_DATE, N_ ("Answered On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "date|audited on|beantwortet am" },
  { "answered_by", ISMS_FIELD_REFERENCE, N_ ("Answered By"), NULL, ISMS_FIELD_FILTERED,
    .target = "person", .import_names = "auditor|beantwortet von" },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return TRUE;
}

static const char *const rule_columns[] = { "audit_id", "control_id", "result", "answered_on",
                                            NULL };

static const char *const leading[] = { "number",  "result", "question", "seen",
                                       "earlier", "flaws",  NULL };

const IsmsKind isms_kind_audit_item = {
  .name = "audit_item",
  .number = 57,
  .view = "audit_item_list",
  .prefix = "AI",
  .label = N_ ("Checklist Item"),
  .plural = N_ ("Checklist Items"),
  .purpose = N_ ("What is asked in an audit, what was seen, and whether it conforms (9.2)."),
  .icon_name = "view-list-bullet-symbolic",
  .title_field = "title",
  .import_name = "checklist-items",
  .found_last = TRUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_audit_item_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_audit_item_class_init (IsmsAuditItemClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_audit_item);
}

static void
isms_audit_item_init (IsmsAuditItem *self)
{
}
