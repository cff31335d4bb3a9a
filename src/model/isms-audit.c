/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Audits: fields and rules. */

#include "isms-config.h"

#include "isms-audit.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsAudit
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAudit, isms_audit, ISMS_TYPE_RECORD)

static const IsmsChoice kinds[] = {
  { "internal", N_ ("Internal Audit"), "internal|first party|intern|internes audit" },
  { "supplier", N_ ("Supplier Audit"), "supplier|second party|vendor|lieferantenaudit" },
  { "stage_1", N_ ("Stage 1"), "stage1|certification stage 1|stufe 1" },
  { "stage_2", N_ ("Stage 2"),
    "stage2|certification stage 2|stufe 2|certification|zertifizierung" },
  { "surveillance", N_ ("Surveillance Audit"), "surveillance|überwachung|überwachungsaudit" },
  { "recertification", N_ ("Recertification"), "recertification audit|rezertifizierung" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "planned", N_ ("Planned"), "geplant" },
  { "prepared", N_ ("Prepared"), "ready|vorbereitet" },
  { "running", N_ ("Under Way"), "in progress|started|läuft|in arbeit" },
  { "reported", N_ ("Reported"), "done|completed|berichtet|durchgeführt", .over = TRUE },
  { "closed", N_ ("Closed"), "complete|abgeschlossen|geschlossen", .over = TRUE },
  { "cancelled", N_ ("Cancelled"), "canceled|dropped|abgesagt|entfallen", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice methods[] = {
  { "interviews", N_ ("Interviews"), "interview|befragung|gespräche" },
  { "documents", N_ ("Review of documents"), "document review|dokumentenprüfung|unterlagen" },
  { "observation", N_ ("Observation on site"), "observation|walk through|begehung|beobachtung" },
  { "sampling", N_ ("Samples"), "sample|sampling|stichproben|stichprobe" },
  { "technical", N_ ("Technical tests"), "test|technical test|technische prüfung" },
  { "remote", N_ ("Remotely"), "remote|aus der ferne|online" },
  { NULL, NULL, NULL },
};

static const IsmsChoice verdicts[] = {
  { "conforms", N_ ("Conforms"), "yes|conforming|konform|erfüllt" },
  { "partly", N_ ("Conforms in Part"), "partly|partially|teilweise" },
  { "does_not", N_ ("Does Not Conform"), "no|not conforming|nicht konform|nicht erfüllt" },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_date", N_ ("No first day"), NULL },
  { "no_lead", N_ ("No lead auditor"), NULL },
  { "no_scope", N_ ("No scope"), NULL },
  { "no_criteria", N_ ("No criteria"), NULL },
  { "no_checklist", N_ ("Under way without a checklist"), NULL },
  { "not_handed_over", N_ ("Findings without a nonconformity"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED, .import_names = "audit|name" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), N_ ("Who audits whom."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = kinds,
    .import_names = "type|art|auditart" },
  { "programme", ISMS_FIELD_REFERENCE, N_ ("Programme"), NULL, ISMS_FIELD_FILTERED,
    .target = "programme", .import_names = "audit programme|auditprogramm" },
  { "supplier", ISMS_FIELD_REFERENCE, N_ ("Supplier"), N_ ("Whom a supplier audit is about."),
    ISMS_FIELD_PLAIN, .target = "supplier", .import_names = "vendor|lieferant" },
  { "body", ISMS_FIELD_TEXT, N_ ("Certification Body"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "auditing company|registrar|zertifizierungsstelle" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states,
    .import_names = "status|stand" },
  { "starts_on", ISMS_FIELD_DATE, N_ ("First Day"), N_ ("As planned."),
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED,
    .import_names = "start|date|planned start|beginn|von|datum" },
  { "ends_on", ISMS_FIELD_DATE, N_ ("Last Day"), N_ ("As planned."), ISMS_FIELD_LISTED,
    .import_names = "end|planned end|until|ende|bis" },
  { "began_on", ISMS_FIELD_DATE, N_ ("Began On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "actual start|began|begonnen am" },
  { "finished_on", ISMS_FIELD_DATE, N_ ("Finished On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "actual end|finished|beendet am" },
  { "lead", ISMS_FIELD_REFERENCE, N_ ("Lead Auditor"),
    N_ ("Somebody who does not answer for what is audited (9.2.2 b)."),
    ISMS_FIELD_MINE | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "auditor|lead auditor|leitender auditor|auditleitung" },
  { "team", ISMS_FIELD_LINKS, N_ ("Audit Team"), N_ ("Who audits beside the lead auditor."),
    ISMS_FIELD_PLAIN, .target = "person", .link_table = "audit_person",
    .import_names = "auditors|team members|auditteam|auditoren" },
  { "auditees", ISMS_FIELD_LINKS, N_ ("Auditees"), N_ ("Who is asked."), ISMS_FIELD_PLAIN,
    .target = "person", .link_table = "audit_auditee",
    .import_names = "interviewees|audited people|auditierte|gesprächspartner" },
  { "objective", ISMS_FIELD_PROSE, N_ ("Objective"), N_ ("What this audit is to show."),
    ISMS_FIELD_SEARCHED, .import_names = "aim|goal|ziel|auditziel" },
  { "scope", ISMS_FIELD_PROSE, N_ ("Scope in Words"),
    N_ ("Places, systems, processes and times that it covers, and what it leaves out."),
    ISMS_FIELD_SEARCHED, .import_names = "audit scope|umfang|auditumfang" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Clauses and Controls"),
    N_ ("What is audited. One that has parts stands for all of them."), ISMS_FIELD_PLAIN,
    .target = "control", .link_table = "audit_control",
    .import_names = "requirements|clauses|maßnahmen|abschnitte|anforderungen" },
  { "units", ISMS_FIELD_LINKS, N_ ("Units"), N_ ("Whose work is audited."), ISMS_FIELD_PLAIN,
    .target = "unit", .link_table = "audit_unit",
    .import_names = "departments|unit|bereiche|abteilungen" },
  { "criteria", ISMS_FIELD_PROSE, N_ ("Criteria"),
    N_ ("What it is compared with: the standard, policies, contracts, laws (9.2.2 a)."),
    ISMS_FIELD_SEARCHED, .import_names = "audit criteria|kriterien|auditkriterien" },
  { "methods", ISMS_FIELD_CHOICES, N_ ("Methods"), NULL, ISMS_FIELD_PLAIN, .choices = methods,
    .import_names = "method|audit methods|methode|methoden" },
  { "place", ISMS_FIELD_TEXT, N_ ("Place"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "location|where|ort" },
  { "summary", ISMS_FIELD_PROSE, N_ ("Summary"),
    N_ ("What was done and seen, for who reads no further."), ISMS_FIELD_SEARCHED,
    .import_names = "executive summary|zusammenfassung" },
  { "verdict", ISMS_FIELD_CHOICE, N_ ("Result"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = verdicts, .import_names = "outcome|ergebnis" },
  { "conclusion", ISMS_FIELD_PROSE, N_ ("Conclusion"),
    N_ ("Whether what was audited conforms, and is carried out and kept up (9.2.1)."),
    ISMS_FIELD_SEARCHED, .import_names = "audit conclusion|fazit|schlussfolgerung" },
  { "recipients", ISMS_FIELD_TEXT, N_ ("Reported To"), N_ ("The managers concerned (9.2.2 c)."),
    ISMS_FIELD_SEARCHED, .import_names = "distribution|verteiler|berichtet an" },
  { "reported_on", ISMS_FIELD_DATE, N_ ("Reported On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "report date|berichtet am|berichtsdatum" },
  { "closed_on", ISMS_FIELD_DATE, N_ ("Closed On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "closed|abgeschlossen am" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "next_due", ISMS_FIELD_DATE, N_ ("Next Due"), N_ ("When it begins, or is to be over."),
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "n_items", ISMS_FIELD_INTEGER, N_ ("Items of the Checklist"), NULL, ISMS_FIELD_COMPUTED },
  { "n_answered", ISMS_FIELD_INTEGER, N_ ("Items Answered"), NULL, ISMS_FIELD_COMPUTED },
  { "n_findings", ISMS_FIELD_INTEGER, N_ ("Findings"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "n_major", ISMS_FIELD_INTEGER, N_ ("Major Findings"), NULL, ISMS_FIELD_COMPUTED },
  { "n_minor", ISMS_FIELD_INTEGER, N_ ("Minor Findings"), NULL, ISMS_FIELD_COMPUTED },
  { "n_unhandled", ISMS_FIELD_INTEGER, N_ ("Findings to Hand Over"), NULL, ISMS_FIELD_COMPUTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static gboolean
check_order (IsmsProposal *proposal,
             const char *first,
             const char *then,
             const char *sentence,
             GError **error)
{
  const char *from = isms_proposal_get_text (proposal, first);
  const char *to = isms_proposal_get_text (proposal, then);

  if (from == NULL || to == NULL || strcmp (to, from) >= 0)
    return TRUE;
  return isms_proposal_refuse (
      proposal, isms_row_get (proposal->after, then) != NULL ? then : first, sentence, error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  if (proposal->after == NULL)
    return TRUE;
  return check_order (proposal, "starts_on", "ends_on",
                      _ ("An audit does not end before it begins. Change the other day first."),
                      error)
         && check_order (
             proposal, "began_on", "finished_on",
             _ ("An audit is not finished before it began. Change the other day first."), error);
}

static const char *const rule_columns[] = { "starts_on", "ends_on", "began_on", "finished_on",
                                            NULL };

static const char *const leading[] = { "kind",       "state",   "starts_on", "ends_on", "lead",
                                       "n_findings", "verdict", "flaws",     NULL };

static const char *const watched[] = { "audit_item", "finding", "nonconformity", NULL };

const IsmsKind isms_kind_audit = {
  .name = "audit",
  .number = 55,
  .view = "audit_list",
  .prefix = "AU",
  .label = N_ ("Audit"),
  .plural = N_ ("Audits"),
  .purpose = N_ ("What is audited, when, by whom and with what result (9.2)."),
  .icon_name = "isms-audits-symbolic",
  .title_field = "title",
  .import_name = "audits",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_audit_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_audit_class_init (IsmsAuditClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_audit);
}

static void
isms_audit_init (IsmsAudit *self)
{
}
