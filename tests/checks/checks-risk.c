/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Pairs about risks, their treatment, and the Statement of Applicability. */

#include "checks-pairs.h"

#include "isms-acceptance.h"
#include "isms-check-result.h"

/* --- Risks --- */

static void
accept_it (ModelFixture *fixture, gint64 risk, IsmsAcceptanceWhat what)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Accept");
  const IsmsAcceptanceDraft draft = { .what = what, .name = "Ada Osei", .reason = "It pays off." };

  isms_acceptance_record (step, risk, &draft);
  audit_commit (step);
}

static void
rate_low (ModelFixture *fixture, gint64 risk)
{
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 1, 1);
}

static gint64
rate_high (ModelFixture *fixture)
{
  gint64 risk = checks_make (fixture, "risk", "owner=+person|status=assessed");

  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 5, 5);
  return risk;
}

static void
accept_risk (ModelFixture *fixture, gint64 risk)
{
  accept_it (fixture, risk, ISMS_ACCEPT_RISK);
}

static gint64
expect_less (ModelFixture *fixture)
{
  gint64 risk = rate_high (fixture);

  rate_risk (fixture, risk, ISMS_POSTURE_TARGET, 2, 2);
  return risk;
}

static gint64
treat_by_action (ModelFixture *fixture)
{
  gint64 risk = checks_make (fixture, "risk", "owner=+person|status=in_treatment");

  rate_low (fixture, risk);
  checks_act (fixture, "treatment", "risk", risk);
  return risk;
}

static void
plan_treatment (ModelFixture *fixture, gint64 risk)
{
  checks_act (fixture, "treatment", "risk", risk);
}

static void
approve_plan (ModelFixture *fixture, gint64 risk)
{
  accept_it (fixture, risk, ISMS_ACCEPT_PLAN);
}

static gint64
accept_and_worsen (ModelFixture *fixture)
{
  gint64 risk = checks_make (fixture, "risk", "owner=+person|status=assessed");

  rate_low (fixture, risk);
  accept_risk (fixture, risk);
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 5, 5);
  return risk;
}

static gint64
leave_unreviewed (ModelFixture *fixture)
{
  gint64 risk = rate_high (fixture);

  audit_set_day (fixture, "risk", risk, "next_review", -1);
  return risk;
}

static void
review_risk (ModelFixture *fixture, gint64 risk)
{
  rate_low (fixture, risk);
  audit_set_day (fixture, "risk", risk, "next_review", 90);
}

/* --- The statement --- */

static gint64
exclude_what_treats (ModelFixture *fixture)
{
  gint64 control = checks_make (fixture, "control", "applicable=yes");
  gint64 risk = create_record (fixture, "risk", "Theft");

  audit_set_id (fixture, "risk", risk, "controls", control);
  checks_set (fixture, "control", control, "applicable=no|justification=Not needed");
  return control;
}

static gint64
answer_by_excluded (ModelFixture *fixture)
{
  gint64 control = checks_make (fixture, "control", "applicable=yes");
  gint64 requirement = create_record (fixture, "requirement", "Delete data");

  audit_set_id (fixture, "requirement", requirement, "controls", control);
  set_field (fixture, "requirement", requirement, "addressed", "yes");
  checks_set (fixture, "control", control, "applicable=no|justification=Not needed");
  return requirement;
}

static void
attach_to_control (ModelFixture *fixture, gint64 control)
{
  checks_attach (fixture, "control", control);
}

static void
record_check (ModelFixture *fixture, gint64 check, const char *result)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Check");
  const IsmsCheckDraft draft = { .result = result, .name = "Ada Osei", .words = "Looked at it." };

  isms_check_record (step, check, &draft);
  audit_commit (step);
}

static gint64
find_check (ModelFixture *fixture, gint64 control)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM control_check WHERE control_id = %" G_GINT64_FORMAT, control);

  return read_int (fixture, sql);
}

static gint64
fail_check (ModelFixture *fixture)
{
  gint64 control = checks_make (fixture, "control",
                                "applicable=yes|implementation=implemented|>control_check.control");

  record_check (fixture, find_check (fixture, control), "fail");
  return control;
}

static void
pass_check (ModelFixture *fixture, gint64 control)
{
  record_check (fixture, find_check (fixture, control), "pass");
}

static void
do_check (ModelFixture *fixture, gint64 check)
{
  record_check (fixture, check, "pass");
}

const ChecksPair checks_risk_pairs[] = {
  { "risk-without-owner", "risk", "", "owner=+person" },
  { "risk-not-rated", "risk", "owner=+person", .mend = rate_low },
  { "risk-unanswered", "risk", .fire = rate_high, .mend = accept_risk },
  { "residual-without-control", "risk", .fire = expect_less, .then = "controls=+control" },
  { "treatment-without-plan", "risk", "owner=+person|status=in_treatment", .mend = plan_treatment },
  { "plan-not-approved", "risk", .fire = treat_by_action, .mend = approve_plan },
  { "acceptance-lapsed", "risk", .fire = accept_and_worsen, .mend = accept_risk },
  { "risk-review-overdue", "risk", .fire = leave_unreviewed, .mend = review_risk },
  { "inclusion-without-reason", "control", "applicable=yes", "reasons=best_practice" },
  { "exclusion-without-reason", "control", "applicable=no", "justification=Nothing is developed" },
  { "control-undecided", "control", "", "applicable=yes" },
  { "excluded-control-treats-risk", "control", .fire = exclude_what_treats,
    .then = "applicable=yes" },
  { "reason-without-risk", "control", "applicable=yes|reasons=risk", ">risk.controls" },
  { "control-overdue", "control", "applicable=yes|due=@-1", "implementation=implemented" },
  { "implemented-without-evidence", "control", "applicable=yes|implementation=implemented",
    .mend = attach_to_control },
  { "implemented-check-failed", "control", .fire = fail_check, .mend = pass_check },
  { "check-missed", "control_check", "control=+control|first_due=@-1", .mend = do_check },
  { "control-without-owner", "control", "applicable=yes", "owner=+person" },
  { "requirement-answer-excluded", "requirement", .fire = answer_by_excluded,
    .then = "controls=+control" },
  { NULL },
};
