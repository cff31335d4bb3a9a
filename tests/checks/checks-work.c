/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Pairs about actions, metrics, audits, reviews, nonconformities, and what Annex A asks for. */

#include "checks-pairs.h"

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
  checks_make (fixture, "programme", "starts_on=@-1|ends_on=@300");
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

const ChecksPair checks_work_pairs[] = {
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
