/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Pairs about all other registers, in the order of the standard. */

#include "checks-pairs.h"

#include "isms-acknowledgement.h"
#include "isms-attendance.h"
#include "isms-document-version.h"
#include "isms-organisation.h"

/* --- The organisation --- */

static gint64
find_organisation (ModelFixture *fixture)
{
  return read_int (fixture, "SELECT id FROM organisation");
}

static void
decide_climate (ModelFixture *fixture, gint64 id)
{
  checks_set_organisation (fixture, "climate_reason", "We looked at floods and heat.");
  checks_set_organisation (fixture, "climate", "no");
}

/* Or takes them out of the archive. */
static void
archive_clauses (ModelFixture *fixture, gboolean archived)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Archive the clauses");
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (fixture->reader, "SELECT id FROM control WHERE kind = 'clause'", NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (isms_statement_next (statement, NULL))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  isms_edit_archive_many (step, isms_kind_find ("control"), ids, archived);
  audit_commit (step);
}

static gint64
lose_clauses (ModelFixture *fixture)
{
  audit_add_catalogue (fixture);
  archive_clauses (fixture, TRUE);
  return find_organisation (fixture);
}

static void
add_clauses (ModelFixture *fixture, gint64 id)
{
  archive_clauses (fixture, FALSE);
}

static void
plan_programme (ModelFixture *fixture, gint64 id)
{
  checks_make (fixture, "programme", "starts_on=@-1|ends_on=@300");
}

static void
review_now (ModelFixture *fixture, gint64 id)
{
  hold_review (fixture, "The year", 1, create_record (fixture, "person", "Ada Osei"));
}

/* --- 6 and 7 --- */

static gint64
ask_competence (ModelFixture *fixture)
{
  gint64 role = checks_make (fixture, "role", "holder=+person");
  gint64 competence = create_record (fixture, "competence", "Runs a restore");

  audit_set_id (fixture, "competence", competence, "role", role);
  return competence;
}

static void
qualify (ModelFixture *fixture, gint64 competence)
{
  gint64 qualification = create_record (fixture, "qualification", "Restores");
  gint64 person = read_int (fixture, "SELECT holder_id FROM role");

  audit_set_id (fixture, "qualification", qualification, "competence", competence);
  audit_set_id (fixture, "qualification", qualification, "person", person);
}

static void
attach_certificate (ModelFixture *fixture, gint64 qualification)
{
  checks_attach (fixture, "qualification", qualification);
}

static gint64
ask_training (ModelFixture *fixture)
{
  gint64 person = create_record (fixture, "person", "Ada Osei");

  checks_make (fixture, "course", "audience=everybody|renew_months=12");
  return person;
}

static void
train (ModelFixture *fixture, gint64 person, int days)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Train");
  const IsmsAttendanceMark mark = { .person = person,
                                    .result = "attended",
                                    .score = ISMS_NO_SCORE };
  gint64 session = create_record (fixture, "session", "In the canteen");
  g_autofree char *day = audit_day (days);

  audit_set_id (fixture, "session", session, "course", read_int (fixture, "SELECT id FROM course"));
  set_field (fixture, "session", session, "held_on", day);
  isms_attendance_record (step, session, &mark, 1, day);
  audit_commit (step);
}

static gint64
let_training_lapse (ModelFixture *fixture)
{
  gint64 person = ask_training (fixture);

  train (fixture, person, -500);
  return person;
}

static void
train_now (ModelFixture *fixture, gint64 person)
{
  train (fixture, person, -1);
}

/* --- Documented information --- */

static void
move_version (ModelFixture *fixture, gint64 document, IsmsVersionMove move, int days)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Move");
  g_autofree char *day = audit_day (days);
  const IsmsVersionDraft draft = { .name = "Grace Hopper", .day = day };

  isms_document_move (step, document, move, &draft);
  audit_commit (step);
}

static void
draft_version (ModelFixture *fixture, gint64 document, int days)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Draft");
  g_autofree char *day = audit_day (days);
  const IsmsVersionDraft draft = { .name = "Ada Osei", .text = "We keep to it.", .day = day };

  isms_document_add_version (step, document, &draft);
  audit_commit (step);
}

static void
enforce (ModelFixture *fixture, gint64 document, int days)
{
  move_version (fixture, document, ISMS_VERSION_SEND, days);
  move_version (fixture, document, ISMS_VERSION_APPROVE, days);
  move_version (fixture, document, ISMS_VERSION_ENFORCE, days);
}

static gint64
find_policy_clause (ModelFixture *fixture)
{
  audit_add_catalogue (fixture);
  return audit_find_control (fixture, "Cl.5.2");
}

/* A policy for the clause that asks for one. */
static gint64
write_policy (ModelFixture *fixture, int days)
{
  gint64 policy = checks_make (fixture, "document", "kind=policy");

  audit_set_id (fixture, "document", policy, "controls", audit_find_control (fixture, "Cl.5.2"));
  draft_version (fixture, policy, days);
  return policy;
}

static void
release_policy (ModelFixture *fixture, gint64 clause)
{
  enforce (fixture, write_policy (fixture, -1), -1);
}

static gint64
draft_policy (ModelFixture *fixture)
{
  gint64 clause = find_policy_clause (fixture);

  write_policy (fixture, -1);
  return clause;
}

static void
release_draft (ModelFixture *fixture, gint64 clause)
{
  enforce (fixture, read_int (fixture, "SELECT max (id) FROM document"), -1);
}

static gint64
let_policy_age (ModelFixture *fixture)
{
  gint64 clause = find_policy_clause (fixture);
  gint64 policy = write_policy (fixture, -500);

  enforce (fixture, policy, -500);
  set_field (fixture, "document", policy, "review_months", "12");
  return clause;
}

static void
review_policy (ModelFixture *fixture, gint64 clause)
{
  audit_set_day (fixture, "document", read_int (fixture, "SELECT max (id) FROM document"),
                 "reviewed_on", 0);
}

static gint64
let_document_age (ModelFixture *fixture)
{
  gint64 document = checks_make (fixture, "document", "review_months=12");

  draft_version (fixture, document, -500);
  enforce (fixture, document, -500);
  return document;
}

static gint64
ask_reader (ModelFixture *fixture)
{
  gint64 document = create_record (fixture, "document", "Clear desks");
  gint64 person = create_record (fixture, "person", "Ada Osei");
  g_autofree char *key =
      g_strdup_printf ("%" G_GINT64_FORMAT, isms_kind_make_key (isms_kind_find ("person"), person));

  set_field (fixture, "document", document, "audience", key);
  draft_version (fixture, document, -2);
  enforce (fixture, document, -2);
  return document;
}

static void
read_it (ModelFixture *fixture, gint64 document)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Read");
  gint64 person = read_int (fixture, "SELECT max (id) FROM person");

  isms_document_acknowledge (step, document, &person, 1, NULL);
  audit_commit (step);
}

/* --- 9 --- */

static gint64
miss_measurement (ModelFixture *fixture)
{
  return checks_make (fixture, "metric", "frequency=yearly|since=@-600|due_days=0");
}

/* Of each year that is over. */
static void
measure_it (ModelFixture *fixture, gint64 metric)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM metric_missing WHERE metric_id = %" G_GINT64_FORMAT, metric);
  g_autofree char *next = g_strdup_printf (
      "SELECT min (period_start) FROM metric_missing WHERE metric_id = %" G_GINT64_FORMAT, metric);

  while (read_int (fixture, sql) > 0)
    {
      g_autofree char *period = isms_database_query_text (fixture->reader, next, NULL);
      gint64 measurement = create_record (fixture, "measurement", "Counted");

      audit_set_id (fixture, "measurement", measurement, "metric", metric);
      set_field (fixture, "measurement", measurement, "period_start", period);
      set_field (fixture, "measurement", measurement, "value", "42");
    }
}

static gint64
leave_gap (ModelFixture *fixture)
{
  audit_add_catalogue (fixture);
  plan_programme (fixture, 0);
  return audit_find_control (fixture, "Cl.5.3");
}

static void
plan_clause (ModelFixture *fixture, gint64 control)
{
  plan_audit (fixture, "Leadership", "Cl.5.3", 30);
}

static gint64
audit_own_work (ModelFixture *fixture)
{
  gint64 audit, control;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Backups", "A.8.13", 30);
  control = audit_find_control (fixture, "A.8.13");
  audit_set_id (fixture, "control", control, "owner",
                read_int (fixture, "SELECT lead_id FROM audit"));
  return audit;
}

static gint64
leave_finding (ModelFixture *fixture)
{
  gint64 audit, item;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Backups", "A.8.13", -3);
  make_checklist (fixture, audit);
  set_field (fixture, "audit", audit, "state", "running");
  item = audit_find_item (fixture, audit, "A.8.13", FALSE);
  set_field (fixture, "audit_item", item, "seen", "No restore was tried.");
  answer (fixture, item, "minor");
  answer_rest (fixture, audit);
  conclude (fixture, audit);
  set_field (fixture, "audit", audit, "state", "reported");
  return audit;
}

static void
hand_over_finding (ModelFixture *fixture, gint64 audit)
{
  hand_over (fixture, read_int (fixture, "SELECT max (id) FROM finding"));
}

static gint64
plan_review_late (ModelFixture *fixture)
{
  g_autofree char *day = audit_day (-1);

  return begin_review (fixture, "The year", day);
}

static gint64
leave_out_input (ModelFixture *fixture)
{
  gint64 review =
      hold_review (fixture, "The year", 1, create_record (fixture, "person", "Ada Osei"));

  set_field (fixture, "review_input", find_review_input (fixture, review, "e"), "considered", "no");
  return review;
}

static void
consider_input (ModelFixture *fixture, gint64 review)
{
  gint64 input = find_review_input (fixture, review, "e");

  set_field (fixture, "review_input", input, "minuted", "Looked at.");
  set_field (fixture, "review_input", input, "considered", "yes");
}

/* It came with one. */
static gint64
decide_only (ModelFixture *fixture)
{
  gint64 decision = create_record (fixture, "review_decision", "Buy a second line");
  g_autoptr (IsmsRecord) action =
      load_record (fixture, "action", read_int (fixture, "SELECT max (id) FROM action"));
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");

  isms_edit_delete (step, action);
  audit_commit (step);
  return decision;
}

static void
plan_decision (ModelFixture *fixture, gint64 decision)
{
  checks_act (fixture, "project", "review_decision", decision);
}

/* --- 10 --- */

static gint64
close_barely (ModelFixture *fixture)
{
  gint64 id = create_record (fixture, "nonconformity", "No restore was tried");

  close_nonconformity (fixture, id);
  return id;
}

static gint64
act_blindly (ModelFixture *fixture)
{
  gint64 id = create_record (fixture, "nonconformity", "No restore was tried");

  checks_act (fixture, "corrective", "nonconformity", id);
  return id;
}

/* --- Annex A --- */

static void
assess (ModelFixture *fixture, gint64 supplier)
{
  gint64 id = create_record (fixture, "supplier_assessment", "The yearly one");

  audit_set_id (fixture, "supplier_assessment", id, "supplier", supplier);
  checks_set (fixture, "supplier_assessment", id, "assessed_on=@-1|conclusion=approved");
}

static void
contract (ModelFixture *fixture, gint64 supplier, const char *clauses)
{
  gint64 id = checks_make (fixture, "contract", "start_on=@-10");

  audit_set_id (fixture, "contract", id, "supplier", supplier);
  set_field (fixture, "contract", id, "clauses", clauses);
}

static void
contract_something (ModelFixture *fixture, gint64 supplier)
{
  contract (fixture, supplier, "security");
}

static gint64
contract_too_little (ModelFixture *fixture)
{
  gint64 supplier = checks_make (fixture, "supplier", "criticality=low|status=active");

  contract_something (fixture, supplier);
  return supplier;
}

static void
contract_the_rest (ModelFixture *fixture, gint64 supplier)
{
  set_field (fixture, "contract", read_int (fixture, "SELECT max (id) FROM contract"), "clauses",
             "confidentiality security");
}

static gint64
resolve (ModelFixture *fixture)
{
  return checks_make (fixture, "incident", "status=resolved");
}

static gint64
miss_notification (ModelFixture *fixture)
{
  gint64 id = checks_make (fixture, "incident", "personal_data=yes");

  set_field (fixture, "incident", id, "detected_at", "2020-01-01T10:00:00Z");
  return id;
}

const ChecksPair checks_register_pairs[] = {
  { "climate-undecided", "organisation", .fire = find_organisation, .mend = decide_climate },
  { "clauses-missing", "organisation", .fire = lose_clauses, .mend = add_clauses },
  { "programme-missing", "organisation", .fire = find_organisation, .mend = plan_programme },
  { "review-missing", "organisation", .fire = find_organisation, .mend = review_now },
  { "issue-not-reviewed", "issue", "review_months=1|reviewed_on=@-60", "reviewed_on=@0" },
  { "party-without-requirement", "party", "", ">requirement.party" },
  { "requirement-undecided", "requirement", "", "addressed=yes" },
  { "requirement-unanswered", "requirement", "addressed=yes", "controls=+control" },
  { "commitment-not-in-force", "commitment", "", "person=+person|signed_on=@-1" },
  { "role-vacant", "role", "", "holder=+person" },
  { "objective-without-plan", "objective", "owner=+person", "due=@30" },
  { "objective-not-measured", "objective",
    "owner=+person|due=@30|target=95 %|evaluation=By counting|status=running",
    ">metric.objective" },
  { "objective-overdue", "objective", "owner=+person|due=@-1", "status=dropped" },
  { "change-overdue", "planned_change", "planned_on=@-1", "planned_on=@30" },
  { "competence-unmet", "competence", .fire = ask_competence, .mend = qualify },
  { "qualification-without-evidence", "qualification", "person=+person",
    .mend = attach_certificate },
  { "training-missing", "person", .fire = ask_training, .mend = train_now },
  { "training-lapsed", "person", .fire = let_training_lapse, .mend = train_now },
  { "information-missing/none", "control", .fire = find_policy_clause, .mend = release_policy },
  { "information-missing/draft", "control", .fire = draft_policy, .mend = release_draft },
  { "information-missing/overdue", "control", .fire = let_policy_age, .mend = review_policy },
  { "document-review-overdue", "document", .fire = let_document_age, .then = "reviewed_on=@0" },
  { "document-without-owner", "document", "", "owner=+person" },
  { "document-not-acknowledged", "document", .fire = ask_reader, .mend = read_it },
  { "action-overdue", "action", "due=@-1", "state=done" },
  { "action-without-owner", "action", "", "owner=+person" },
  { "metric-not-measured", "metric", .fire = miss_measurement, .mend = measure_it },
  { "metric-without-people", "metric", "measured_by=+person", "analysed_by=+person" },
  { "not-audited", "control", .fire = leave_gap, .mend = plan_clause },
  { "programme-not-approved", "programme", "starts_on=@-1|ends_on=@300", "approved_on=@0" },
  { "auditor-not-independent", "audit", .fire = audit_own_work, .then = "lead=+person" },
  { "audit-overdue", "audit", "starts_on=@-9|ends_on=@-8", "ends_on=@8" },
  { "finding-not-handed-over", "audit", .fire = leave_finding, .mend = hand_over_finding },
  { "review-overdue", "review", .fire = plan_review_late, .then = "planned_on=@20" },
  { "input-not-considered", "review", .fire = leave_out_input, .mend = consider_input },
  { "decision-without-action", "review_decision", .fire = decide_only, .mend = plan_decision },
  { "closed-without-effectiveness", "nonconformity", .fire = close_barely,
    .then = "verified_by=+person|verified_how=Restored a file" },
  { "nonconformity-without-cause", "nonconformity", .fire = act_blindly,
    .then = "why_1=Nobody knew" },
  { "similar-not-searched", "nonconformity", .fire = act_blindly, .then = "similar_searched=yes" },
  { "nonconformity-overdue", "nonconformity", "due=@-1", "due=@9" },
  { "asset-without-owner", "asset", "", "owner=+person" },
  { "ended-supplier-with-access", "supplier", "access=remote|status=ended", "access=none" },
  { "critical-supplier-not-assessed", "supplier", "criticality=critical|access=remote",
    .mend = assess },
  { "supplier-without-contract", "supplier", "status=active", .mend = contract_something },
  { "contract-leaves-open", "supplier", .fire = contract_too_little, .mend = contract_the_rest },
  { "supplier-assessment-due", "supplier", "criticality=low", .mend = assess },
  { "notification-overdue", "incident", .fire = miss_notification,
    .then = "no_notice_because=No risk for anybody" },
  { "incident-without-lessons", "incident", .fire = resolve, .then = "lessons=Lock the door" },
  { NULL },
};
