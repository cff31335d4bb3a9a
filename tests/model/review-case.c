/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The records, each with the day on which it was written, and what follows from them on paper. */

#include "review-case.h"

#include <stdlib.h>
#include <string.h>

#include "isms-day.h"
#include "isms-review.h"

/* A deed: a row is written, or changed where it has been written before. In its values, "|"
 * between:
 * "@-30" is the day 30 days ago, "@-30T" its noon, "#N1" the id of what is called N1, "~-1" the
 * first of January of the year before that of the first review. */
typedef struct
{
  int on;
  const char *table;
  const char *name;
  const char *values;
} Deed;

static const Deed before_first[] = {
  { -300, "person", "ada", "name=Ada Osei" },
  { -300, "person", "ben", "name=Ben Alder" },

  /* Four controls apply, C5 does not. C1 failed its check ten days before the review, and therefore
   * is not reported as implemented: C2 and C3 are. */
  { -300, "control", "C1", "title=C1|ref=OC-1|applicable=yes|implementation=implemented" },
  { -300, "control", "C2", "title=C2|ref=OC-2|applicable=yes|implementation=implemented" },
  { -300, "control", "C3", "title=C3|ref=OC-3|applicable=yes|implementation=implemented" },
  { -300, "control", "C4", "title=C4|ref=OC-4|applicable=yes|implementation=planned" },
  { -300, "control", "C5", "title=C5|ref=OC-5|applicable=no|justification=We have none." },
  { -290, "control_check", "T1", "title=T1|control_id=#C1|frequency=half_yearly" },
  { -290, "control_check", "T2", "title=T2|control_id=#C3|frequency=two_yearly" },
  { -120, "control_check_result", "T2a",
    "control_check_id=#T2|checked_on=@-120|result=pass|person=Ada" },
  { -100, "control_check_result", "T1a",
    "control_check_id=#T1|checked_on=@-100|result=fail|person=Ada|words=Not readable" },

  /* Three issues: I1 gets worse; I2 was due for review four months ago; I3 is closed after the
   * review. One planned change is carried out. */
  { -200, "issue", "I1", "title=I1|watched_since=@-200|trend=worse|reviewed_on=@-100" },
  { -150, "issue", "I2", "title=I2|review_months=1|reviewed_on=@-150" },
  { -95, "issue", "I3", "title=I3|watched_since=@-95" },
  { -95, "issue", "I6", "title=I6|watched_since=@-95|trend=worse|archived=1" },
  { -140, "planned_change", "P1", "title=P1|state=done|done_on=@-120" },

  /* Three requirements are in force, Q3 has ended. Nothing answers Q2, which is due for review; Q4
   * is not decided. */
  { -200, "requirement", "Q1", "title=Q1|addressed=yes|kind=legal" },
  { -200, "requirement_control", "Q1c", "requirement_id=#Q1|control_id=#C1" },
  { -200, "requirement", "Q2", "title=Q2|addressed=yes|review_months=1|reviewed_on=@-200" },
  { -200, "requirement", "Q3", "title=Q3|addressed=no|reason=-|valid_from=@-150|valid_until=@-95" },
  { -200, "requirement", "Q4", "title=Q4|valid_until=@-30" },

  /* An audit with a major and a minor finding and an opportunity; the next one is planned. */
  { -300, "programme", "AP", "title=AP|starts_on=@-300|ends_on=@300" },
  { -140, "audit", "A1",
    "title=A1|programme_id=#AP|state=reported|starts_on=@-112|ends_on=@-110|finished_on=@-110|"
    "reported_on=@-100" },
  { -140, "audit_control", "A1a", "audit_id=#A1|control_id=#C1" },
  { -140, "audit_control", "A1b", "audit_id=#A1|control_id=#C2" },
  { -140, "audit", "A2", "title=A2|programme_id=#AP|state=planned|starts_on=@-25|ends_on=@-20" },
  { -110, "finding", "F1", "title=F1|audit_id=#A1|grade=major|found_on=@-110" },
  { -110, "finding", "F2", "title=F2|audit_id=#A1|grade=opportunity|found_on=@-110" },
  { -105, "finding", "F3", "title=F3|audit_id=#A1|grade=minor|found_on=@-105|due=@-20" },

  /* N1, of the major finding, is overdue, and so is its action; N2 was closed after 50 days; N3 was
   * found on the day of the review. */
  { -200, "nonconformity", "N1",
    "title=N1|detected_on=@-200|grade=major|due=@-100|from_kind=finding|from_id=#F1" },
  { -150, "nonconformity", "N2",
    "title=N2|detected_on=@-150|grade=minor|result=effective|closed_on=@-100" },
  { -90, "nonconformity", "N3", "title=N3|detected_on=@-90|grade=minor|due=@10" },
  { -190, "action", "K1", "title=K1|kind=corrective|for_kind=nonconformity|for_id=#N1|due=@-95" },

  /* M1 is on target, M2 is to be watched, M3 has no thresholds. */
  { -300, "metric", "M1",
    "title=M1|frequency=yearly|direction=up|target=90|amber=80|red=60|since=~-1" },
  { -300, "metric", "M2",
    "title=M2|frequency=yearly|direction=down|target=5|amber=10|red=20|since=~-1" },
  { -300, "metric", "M3", "title=M3|frequency=yearly|since=~0" },
  { -95, "measurement", "M1a",
    "title=M1a|metric_id=#M1|period_start=~-1|value=95|measured_on=@-95" },
  { -95, "measurement", "M2a",
    "title=M2a|metric_id=#M2|period_start=~-1|value=12|measured_on=@-95" },
  { -95, "measurement", "M3a", "title=M3a|metric_id=#M3|period_start=~0|value=7|measured_on=@-95" },

  /* Two incidents, contained after 10 and after 4 hours; X2 happened on the day of the review. */
  { -200, "incident", "X1",
    "title=X1|severity=high|personal_data=no|detected_at=@-200T|contained_at=@-200T+10|"
    "status=closed|closed_at=@-150T|cause=-|lessons=-" },
  { -90, "incident", "X2",
    "title=X2|severity=low|personal_data=no|detected_at=@-90T|contained_at=@-90T+4|"
    "status=contained" },

  /* Three objectives run, O2 past its day. Of O1 40 % are done. */
  { -200, "objective", "O1", "title=O1|status=running|due=@100" },
  { -200, "action", "O1a",
    "title=O1a|kind=project|for_kind=objective|for_id=#O1|state=in_progress|progress=40" },
  { -200, "objective", "O2", "title=O2|status=running|due=@-95" },
  { -200, "objective", "O3", "title=O3|status=running|due=@-10" },

  /* Two complaints, one of them from the day of the review and open. */
  { -120, "feedback", "B1", "title=B1|received_on=@-120|tone=complaint|answered_on=@-100" },
  { -100, "feedback", "B2", "title=B2|received_on=@-100|tone=praise" },
  { -90, "feedback", "B5", "title=B5|received_on=@-90|tone=complaint" },

  /* R1, R2 and R5 stand above the line; R2 is accepted. R3 is not rated. R1 is past its review. */
  { -200, "risk", "R1", "title=R1|owner_id=#ada|status=assessed|next_review=@-100" },
  { -190, "rating", "R1a", "risk_id=#R1|likelihood=5|impact=5|rated_on=@-190" },
  { -200, "risk", "R2", "title=R2|owner_id=#ada|treatment=retain|status=accepted" },
  { -180, "rating", "R2a", "risk_id=#R2|likelihood=3|impact=3|rated_on=@-180" },
  { -170, "acceptance", "R2b",
    "risk_id=#R2|what=risk|person=Ada Osei|accepted_on=@-170|reason=It pays.|method_id=1|level=2|"
    "owner_id=#ada|treatment=retain|controls=[]|actions=[]" },
  { -200, "risk", "R3", "title=R3" },
  { -200, "risk", "R4", "title=R4|owner_id=#ben|treatment=modify|status=in_treatment" },
  { -180, "rating", "R4a", "risk_id=#R4|likelihood=1|impact=1|rated_on=@-180" },
  { -200, "risk", "R5", "title=R5|owner_id=#ben|status=assessed" },
  { -180, "rating", "R5a", "risk_id=#R5|likelihood=4|impact=4|rated_on=@-180" },
  /* Z1 is overdue. */
  { -180, "action", "Z1", "title=Z1|kind=treatment|for_kind=risk|for_id=#R1|due=@-100" },
  { -120, "action", "Z2", "title=Z2|kind=treatment|for_kind=risk|for_id=#R4|due=@-50" },
  { -120, "action", "Z5", "title=Z5|kind=treatment|for_kind=risk|for_id=#R1|due=@-40" },

  /* G1 waits for a decision; G2 is accepted and past its day. */
  { -150, "improvement", "G1", "title=G1|proposed_on=@-150" },
  { -140, "improvement", "G2",
    "title=G2|proposed_on=@-140|decision=accepted|decided_on=@-130|due=@-95" },
};

/* What the first review decided: something is asked by all but D4. */
static const Deed decided[] = {
  { -90, "review_decision", "D1", "title=D1|review_id=#first|owner_id=#ada|due=@-60" },
  { -90, "action", "D1a", "title=D1|kind=decision|for_kind=review_decision|for_id=#D1|due=@-60" },
  { -90, "review_decision", "D2", "title=D2|review_id=#first|owner_id=#ada|due=@-30" },
  { -90, "action", "D2a", "title=D2|kind=decision|for_kind=review_decision|for_id=#D2|due=@-30" },
  { -90, "review_decision", "D3", "title=D3|review_id=#first|owner_id=#ben|due=@30" },
  { -90, "action", "D3a", "title=D3|kind=decision|for_kind=review_decision|for_id=#D3|due=@30" },
  { -90, "review_decision", "D4", "title=D4|review_id=#first|kind=noted" },
  { -90, "review_decision", "D5", "title=D5|review_id=#first|owner_id=#ben|due=@20" },
  { -90, "action", "D5a", "title=D5|kind=decision|for_kind=review_decision|for_id=#D5|due=@20" },
};

static const Deed since_first[] = {
  { -50, "action", "D1a", "state=done|done_on=@-50|progress=100" },
  { -20, "action", "D5a", "state=dropped|drop_reason=-" },

  /* C1 passed again, C3 failed, C4 is implemented: 3 of 4. The check T3 of C5 is overdue. */
  { -30, "control_check_result", "T2b",
    "control_check_id=#T2|checked_on=@-30|result=fail|person=Ada|words=Not readable" },
  { -10, "control_check_result", "T1b",
    "control_check_id=#T1|checked_on=@-10|result=pass|person=Ada" },
  { -15, "control", "C4", "implementation=implemented" },
  { -10, "control_check", "T3", "title=T3|control_id=#C5|frequency=yearly|first_due=@-5" },

  /* I3 is closed; I4 is new, and I5 came and went. I1 was reviewed and is no longer getting worse.
   */
  { -40, "issue", "I4", "title=I4|watched_since=@-40|trend=better" },
  { -30, "issue", "I5", "title=I5|watched_since=@-30" },
  { -15, "issue", "I1", "trend=same|reviewed_on=@-15" },
  { -10, "issue", "I3", "status=closed" },
  { -5, "issue", "I5", "status=closed" },
  { -80, "planned_change", "P2", "title=P2|state=done|done_on=@-60" },
  { -80, "planned_change", "P3", "title=P3|state=reviewed|done_on=@-1|reviewed_on=@0" },
  { -80, "planned_change", "P4", "title=P4|state=decided|planned_on=@20" },

  /* Q4 has ended, Q5 is new and not decided, Q6 is still to come. Q2 is answered and reviewed. */
  { -20, "requirement", "Q5", "title=Q5|valid_from=@-20" },
  { -10, "requirement", "Q6", "title=Q6|valid_from=@30" },
  { -10, "requirement_control", "Q2c", "requirement_id=#Q2|control_id=#C2" },
  { -10, "requirement", "Q2", "reviewed_on=@-10" },

  /* A3 looked at C3; A4 was the certification body's. A2 is late. */
  { -70, "audit", "A3",
    "title=A3|programme_id=#AP|state=reported|starts_on=@-52|ends_on=@-50|finished_on=@-50|"
    "reported_on=@-45" },
  { -52, "audit_item", "A3a",
    "title=A3a|audit_id=#A3|control_id=#C3|result=conforms|answered_on=@-51" },
  { -70, "audit", "A4",
    "title=A4|kind=stage_1|state=closed|starts_on=@-36|ends_on=@-35|finished_on=@-35|"
    "reported_on=@-35|closed_on=@-35" },
  { -50, "finding", "F4", "title=F4|audit_id=#A3|grade=minor|found_on=@-50|due=@20" },
  { -50, "finding", "F5", "title=F5|audit_id=#A3|grade=major|found_on=@-50|due=@20" },
  { -50, "finding", "F6", "title=F6|audit_id=#A3|grade=opportunity|found_on=@-50" },

  /* N1 is closed after 170 days, and with it F1 is corrected. N4 is overdue, with an action that is
   * and one that was dropped; N5 came and went in 20 days; N6 is of today; what was done about N7
   * did not work. */
  { -85, "action", "K1", "state=done|done_on=@-85|progress=100" },
  { -30, "nonconformity", "N1", "result=effective|verified_on=@-30|closed_on=@-30" },
  { -80, "nonconformity", "N4", "title=N4|detected_on=@-80|grade=major|due=@-10" },
  { -70, "action", "K2", "title=K2|kind=corrective|for_kind=nonconformity|for_id=#N4|due=@-5" },
  { -70, "action", "K3", "title=K3|kind=corrective|for_kind=nonconformity|for_id=#N4|due=@-50" },
  { -60, "action", "K3", "state=dropped|drop_reason=-" },
  { -60, "nonconformity", "N5",
    "title=N5|detected_on=@-60|grade=minor|result=effective|verified_on=@-40|closed_on=@-40" },
  { 0, "nonconformity", "N6", "title=N6|detected_on=@0|grade=minor" },
  { -85, "nonconformity", "N7",
    "title=N7|detected_on=@-85|grade=minor|result=not_effective|verified_on=@-20" },
  { -30, "nonconformity", "N8", "title=N8|detected_on=@-30|grade=major|archived=1" },

  /* M1 calls for action, M2 is on target; M4 has no value, which was due. */
  { -20, "measurement", "M1b",
    "title=M1b|metric_id=#M1|period_start=~0|value=50|measured_on=@-20" },
  { -20, "measurement", "M2b", "title=M2b|metric_id=#M2|period_start=~0|value=3|measured_on=@-20" },
  { -50, "metric", "M4", "title=M4|frequency=monthly" },

  /* X2 is closed. X3 was told to the authority late; X4 is open and not contained. */
  { -80, "incident", "X2", "status=closed|closed_at=@-80T|cause=-|lessons=-" },
  { -40, "incident", "X3",
    "title=X3|severity=critical|personal_data=yes|detected_at=@-40T|contained_at=@-40T+20|"
    "notified_at=@-35T|status=closed|closed_at=@-30T|cause=-|lessons=-" },
  { -3, "incident", "X4", "title=X4|severity=low|personal_data=no|detected_at=@-3T" },

  /* O2 is met, O3 missed, O4 planned. Of O1 80 % are done. */
  { -50, "objective", "O2", "status=met" },
  { -5, "objective", "O3", "status=missed|result=-" },
  { -20, "objective", "O4", "title=O4|due=@50" },
  { -20, "action", "O1a", "progress=80" },

  { -80, "feedback", "B5", "answered_on=@-80" },
  { -70, "feedback", "B3", "title=B3|received_on=@-70|tone=complaint" },
  { -60, "feedback", "B4", "title=B4|received_on=@-60|tone=neutral|answered_on=@-50" },

  /* R2 and R4 rose, R1 fell. R5 is closed. R6 is new, and R7 came and went. The acceptance of R2
   * has lapsed, because it stands higher. R4 is past its review. */
  { -40, "rating", "R1b", "risk_id=#R1|likelihood=1|impact=1|rated_on=@-40" },
  { -40, "risk", "R1", "next_review=@50" },
  { -35, "rating", "R2c", "risk_id=#R2|likelihood=5|impact=5|rated_on=@-35" },
  { -35, "rating", "R4b", "risk_id=#R4|likelihood=5|impact=5|rated_on=@-35" },
  { -35, "risk", "R4", "next_review=@-1" },
  { -30, "risk", "R5", "status=closed" },
  { -50, "risk", "R6", "title=R6|owner_id=#ada|treatment=modify|status=in_treatment" },
  { -50, "rating", "R6a", "risk_id=#R6|likelihood=5|impact=5|rated_on=@-50" },
  { -45, "risk", "R7", "title=R7|owner_id=#ada|status=assessed" },
  { -45, "rating", "R7a", "risk_id=#R7|likelihood=4|impact=4|rated_on=@-45" },
  { -40, "risk", "R7", "status=closed" },
  /* Z1 and Z4 are done, Z2 is overdue, Z5 is dropped. */
  { -60, "action", "Z1", "state=done|done_on=@-60|progress=100" },
  { -80, "action", "Z4",
    "title=Z4|kind=treatment|for_kind=risk|for_id=#R4|state=done|done_on=@-70|progress=100" },
  { -40, "action", "Z3", "title=Z3|kind=treatment|for_kind=risk|for_id=#R6|due=@20" },
  { -30, "action", "Z5", "state=dropped|drop_reason=-" },

  /* The benefit of G2 was seen. G4 is past its day; G5 was rejected. */
  { -20, "improvement", "G2", "benefit_seen=-|seen_on=@-20" },
  { -60, "improvement", "G3", "title=G3|proposed_on=@-60" },
  { -50, "improvement", "G4",
    "title=G4|proposed_on=@-50|decision=accepted|decided_on=@-45|due=@-5" },
  { -50, "improvement", "G5",
    "title=G5|proposed_on=@-50|decision=rejected|decided_on=@-40|reason=-|due=@-10" },
};

/* What follows. The first review has none before it, so that its figures count all there ever was.
 */
static const ReviewCaseFigure figures[] = {
#define NONE REVIEW_CASE_NONE
  { "a_decided", 0, "none", 4, "none", "4", "+4", NULL, "D1 D2 D3 D5" },
  { "a_done", 0, "none", 1, "none", "1", "+1", NULL, "D1" },
  { "a_open", 0, "none", 2, "none", "2", "+2", NULL, "D2 D3" },
  { "a_overdue", 0, "good", 1, "act", "1", "+1", "1 decision of an earlier review is overdue",
    "D2" },
  { "a_dropped", 0, "none", 1, "watch", "1", "+1", "1 decision of an earlier review was dropped",
    "D5" },
  { "b_open", 3, "none", 3, "none", "3", "unchanged", NULL, "I1 I2 I4" },
  { "b_new", 3, "none", 2, "none", "2", "−1", NULL, "I4 I5" },
  { "b_worse", 1, "watch", 0, "none", "0", "−1", NULL, NULL, TRUE },
  { "b_due", 1, "watch", 1, "watch", "1", "unchanged", "1 issue is due for review", "I2", TRUE },
  { "b_reviewed", 2, "good", 1, "good", "1", "−1", NULL, "I1", TRUE },
  { "b_changes", 1, "none", 2, "none", "2", "+1", NULL, "P2 P3" },
  { "c_requirements", 3, "none", 3, "none", "3", "unchanged", NULL, "Q1 Q2 Q5" },
  { "c_new", 4, "none", 1, "none", "1", "−3", NULL, "Q5" },
  { "c_unanswered", 1, "act", 0, "good", "0", "−1", NULL, NULL, TRUE },
  { "c_undecided", 1, "watch", 1, "watch", "1", "unchanged",
    "Of 1 requirement it is not decided whether the ISMS addresses it (4.2)", "Q5", TRUE },
  { "c_ended", 1, "none", 1, "none", "1", "unchanged", NULL, "Q4" },
  { "c_due", 1, "watch", 0, "none", "0", "−1", NULL, NULL, TRUE },
  { "d1_open", 2, "none", 4, "none", "4", "+2", NULL, "N3 N4 N6 N7" },
  { "d1_new", 3, "none", 4, "none", "4", "+1", NULL, "N4 N5 N6 N7" },
  { "d1_closed", 1, "none", 2, "none", "2", "+1", NULL, "N1 N5" },
  { "d1_overdue", 1, "act", 1, "act", "1", "unchanged", "1 nonconformity is overdue", "N4", TRUE },
  { "d1_major", 1, "act", 1, "act", "1", "unchanged", "1 major nonconformity is open", "N4" },
  { "d1_days", 50, "none", 95, "none", "95 days", "+45 days", NULL, "N1 N5" },
  { "d1_reopened", 0, "none", 1, "watch", "1", "+1",
    "What was done about 1 nonconformity was found not to be effective", "N7", TRUE },
  { "d1_actions_overdue", 1, "act", 1, "act", "1", "unchanged", "1 corrective action is overdue",
    "K2" },
  { "d2_on_target", 50, "none", 50, "none", "50 %", "unchanged", NULL, "M1 M2" },
  { "d2_act", 0, "none", 1, "act", "1", "+1", "1 metric calls for action", "M1" },
  { "d2_incidents", 2, "none", 2, "none", "2", "unchanged", NULL, "X3 X4" },
  { "d2_incidents_open", 1, "none", 1, "none", "1", "unchanged", NULL, "X4" },
  { "d2_metrics", 3, "none", 4, "none", "4", "+1", NULL, "M1 M2 M3 M4" },
  { "d2_watch", 1, "watch", 0, "none", "0", "−1", NULL, NULL },
  { "d2_missing", 0, "none", 1, "watch", "1", "+1", "Of 1 metric the value that was due is missing",
    "M4", TRUE },
  { "d2_severe", 1, "watch", 1, "watch", "1", "unchanged",
    "There was 1 incident of high or critical severity", "X3" },
  { "d2_hours", 7, "none", 20, "none", "20 hours", "+13 hours", NULL, "X3" },
  { "d2_notify", 0, "none", 1, "act", "1", "+1",
    "Of 1 incident the authority was told late, or not yet", "X3", TRUE },
  { "d2_checks_failed", 1, "watch", 1, "watch", "1", "unchanged", "1 check of a control failed",
    "T2" },
  { "d2_checks_overdue", 0, "none", 1, "watch", "1", "+1", "1 check of a control is overdue", "T3",
    TRUE },
  { "d3_audits", 1, "none", 2, "none", "2", "+1", NULL, "A3 A4" },
  { "d3_major", 1, "none", 1, "none", "1", "unchanged", NULL, "F5" },
  { "d3_open", 2, "watch", 3, "watch", "3", "+1", "3 findings are not settled", "F3 F4 F5" },
  { "d3_coverage", 50, "none", 75, "none", "75 %", "+25 points", NULL, "C1 C2 C3 C4" },
  { "d3_internal", 1, "none", 1, "none", "1", "unchanged", NULL, "A3" },
  { "d3_minor", 1, "none", 1, "none", "1", "unchanged", NULL, "F4" },
  { "d3_opportunities", 1, "none", 1, "none", "1", "unchanged", NULL, "F6" },
  { "d3_major_open", 1, "act", 1, "act", "1", "unchanged", "1 major finding is not settled", "F5" },
  { "d3_overdue", 0, "good", 1, "act", "1", "+1", "1 finding is overdue", "F3", TRUE },
  { "d3_late", 0, "good", 1, "watch", "1", "+1", "1 audit is late", "A2", TRUE },
  { "d4_running", 3, "none", 1, "none", "1", "−2", NULL, "O1" },
  { "d4_met", 0, "none", 1, "none", "1", "+1", NULL, "O2" },
  { "d4_missed", 0, "good", 1, "act", "1", "+1", "1 objective was missed", "O3" },
  { "d4_fulfilment", 40, "none", 80, "none", "80 %", "+40 points", NULL, "O1", TRUE },
  { "d4_overdue", 1, "act", 0, "good", "0", "−1", NULL, NULL },
  { "e_feedback", 3, "none", 2, "none", "2", "−1", NULL, "B3 B4" },
  { "e_complaints", 2, "watch", 1, "watch", "1", "−1", "1 complaint was received", "B3" },
  { "e_open", 2, "watch", 2, "watch", "2", "unchanged",
    "2 messages of interested parties are not answered", "B2 B3" },
  { "e_praise", 1, "none", 0, "none", "0", "−1", NULL, NULL },
  { "e_complaints_open", 1, "act", 1, "act", "1", "unchanged", "1 complaint is not answered",
    "B3" },
  { "f_risks", 5, "none", 5, "none", "5", "unchanged", NULL, "R1 R2 R3 R4 R6" },
  { "f_above", 3, "none", 3, "none", "3", "unchanged", NULL, "R2 R4 R6" },
  { "f_unanswered", 2, "act", 1, "act", "1", "−1",
    "1 risk above the acceptance line is neither in treatment nor accepted (6.1.3)", "R2", TRUE },
  { "f_actions_overdue", 1, "act", 1, "act", "1", "unchanged",
    "1 action of the risk treatment plan is overdue", "Z2" },
  { "f_new", 5, "none", 2, "none", "2", "−3", NULL, "R6 R7" },
  { "f_unrated", 1, "watch", 1, "watch", "1", "unchanged", "1 risk is not rated", "R3" },
  { "f_accepted", 1, "none", 0, "none", "0", "−1", NULL, NULL, TRUE },
  { "f_lapsed", 0, "good", 1, "act", "1", "+1", "The acceptance of 1 risk has lapsed (6.1.3)", "R2",
    TRUE },
  { "f_due", 1, "watch", 1, "watch", "1", "unchanged", "1 risk is past its review (8.2)", "R4",
    TRUE },
  { "f_up", 0, "none", 2, "watch", "2", "+2", "2 risks rose", "R2 R4" },
  { "f_down", 0, "none", 1, "none", "1", "+1", NULL, "R1" },
  { "f_actions_open", 3, "none", 2, "none", "2", "−1", NULL, "Z2 Z3" },
  { "f_actions_done", 0, "none", 2, "none", "2", "+2", NULL, "Z1 Z4" },
  { "f_implemented", 50, "none", 75, "none", "75 %", "+25 points", NULL, "C1 C2 C3 C4", TRUE },
  { "g_ideas", 1, "watch", 2, "watch", "2", "+1", "2 ideas wait for a decision", "G1 G3" },
  { "g_new", 2, "none", 3, "none", "3", "+1", NULL, "G3 G4 G5" },
  { "g_accepted", 1, "none", 1, "none", "1", "unchanged", NULL, "G4" },
  { "g_benefit", 0, "none", 1, "none", "1", "+1", NULL, "G2" },
  { "g_overdue", 1, "act", 1, "act", "1", "unchanged", "1 improvement is overdue", "G4", TRUE },
#undef NONE
};

const ReviewCaseFigure *
review_case_list (guint *n)
{
  *n = G_N_ELEMENTS (figures);
  return figures;
}

const char *
review_case_get_day (int days)
{
  g_autofree char *today = isms_day_today ();
  g_autofree char *day = isms_day_dup_nth (isms_day_get_number (today) + days);

  return g_intern_string (day);
}

gint64
review_case_get_id (ReviewCase *self, const char *name)
{
  const gint64 *id = g_hash_table_lookup (self->ids, name);

  g_assert_nonnull (id);
  return *id;
}

/* --- Writing them --- */

/* "-30T+4": that noon and 4 hours. */
static char *
read_moment (const char *text)
{
  const char *more = strchr (text, '+');
  const int hours = 12 + (more != NULL ? atoi (more) : 0);

  return isms_day_dup_moment_on (review_case_get_day (atoi (text) + hours / 24), hours % 24 * 3600);
}

static void
set_value (ReviewCase *self, IsmsRow *row, const char *column, const char *text)
{
  g_autofree char *made = NULL;

  if (*text == '#')
    {
      isms_row_set_int (row, column, review_case_get_id (self, text + 1));
      return;
    }
  if (*text == '@' && strchr (text, 'T') != NULL)
    made = read_moment (text + 1);
  else if (*text == '@')
    made = g_strdup (review_case_get_day (atoi (text + 1)));
  else if (*text == '~')
    made = g_strdup_printf ("%d-01-01",
                            atoi (review_case_get_day (-REVIEW_CASE_DAYS)) + atoi (text + 1));
  isms_row_set_text (row, column, made != NULL ? made : text);
}

static IsmsRow *
read_values (ReviewCase *self, const char *values)
{
  g_auto (GStrv) parts = g_strsplit (values, "|", -1);
  IsmsRow *row = isms_row_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');

      *equals = '\0';
      set_value (self, row, parts[i], equals + 1);
    }
  return row;
}

/* As the method of the workspace has it. */
static gboolean
set_level (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  IsmsRow *row = data;
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT level FROM method_cell WHERE method_id = 1 AND likelihood = ? AND impact = ?", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, atoi (isms_row_get_text (row, "likelihood")));
  isms_statement_bind_int (statement, 2, atoi (isms_row_get_text (row, "impact")));
  g_assert_true (isms_statement_next (statement, error));
  isms_row_set_int (row, "level", isms_statement_get_int (statement, 0));
  isms_row_set_int (row, "method_id", 1);
  isms_row_set_text (row, "kind", "current");
  return isms_writer_insert (writer, "rating", row, error) != 0;
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static IsmsStep *
begin (ReviewCase *self, int days, const char *label)
{
  IsmsStep *step = isms_store_begin (self->store, label);
  g_autofree char *noon = isms_day_dup_moment_on (review_case_get_day (days), 12 * 3600);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (noon, NULL);

  isms_step_set_time (step, time);
  return step;
}

void
review_case_do (ReviewCase *self, int days, const char *table, const char *name, const char *values)
{
  g_autoptr (IsmsStep) step = begin (self, days, name);
  const gint64 *known = g_hash_table_lookup (self->ids, name);
  IsmsRow *row = read_values (self, values);

  if (known != NULL)
    isms_step_update (step, table, *known, row);
  else if (g_str_equal (table, "rating"))
    isms_step_call (step, set_level, row, (GDestroyNotify) isms_row_free);
  else
    {
      gint64 id = isms_step_insert (step, table, row);

      g_hash_table_insert (self->ids, g_strdup (name), g_memdup2 (&id, sizeof id));
    }
  commit (step);
}

static void
do_all (ReviewCase *self, const Deed *deeds, guint n)
{
  for (guint i = 0; i < n; i++)
    review_case_do (self, deeds[i].on, deeds[i].table, deeds[i].name, deeds[i].values);
}

/* --- The reviews --- */

static gint64
begin_review (ReviewCase *self, int days, const char *name, const char *title, int planned)
{
  g_autoptr (IsmsStep) step = begin (self, days, title);
  gint64 id = isms_review_begin (step, title, review_case_get_day (planned));

  g_hash_table_insert (self->ids, g_strdup (name), g_memdup2 (&id, sizeof id));
  commit (step);
  return id;
}

ReviewCase *
review_case_new (IsmsStore *store)
{
  ReviewCase *self = g_new0 (ReviewCase, 1);

  self->store = store;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
review_case_free (ReviewCase *self)
{
  g_hash_table_unref (self->ids);
  g_free (self);
}

/* What a new workspace brings along: its clauses and controls would be of every figure of controls.
 */
static gboolean
archive_catalogue (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer),
                                "UPDATE control SET archived = 1", error);
}

void
review_case_build_first (ReviewCase *self)
{
  g_autoptr (IsmsStep) step = begin (self, -REVIEW_CASE_DAYS - 210, "Without the catalogue");

  isms_step_call (step, archive_catalogue, NULL, NULL);
  commit (step);
  do_all (self, before_first, G_N_ELEMENTS (before_first));
  self->first = begin_review (self, -REVIEW_CASE_DAYS, "first", "First review", -REVIEW_CASE_DAYS);
}

void
review_case_hold_first (ReviewCase *self)
{
  g_autoptr (IsmsStep) step = begin (self, -REVIEW_CASE_DAYS, "Hold the review");
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "state", "held");
  isms_row_set_text (row, "held_on", review_case_get_day (-REVIEW_CASE_DAYS));
  isms_step_update (step, "review", self->first, row);
  isms_review_take_figures (step, self->first);
  commit (step);
  do_all (self, decided, G_N_ELEMENTS (decided));
}

void
review_case_build_second (ReviewCase *self)
{
  do_all (self, since_first, G_N_ELEMENTS (since_first));
  self->second = begin_review (self, 0, "second", "Second review", 0);
}

void
review_case_build (ReviewCase *self)
{
  review_case_build_first (self);
  review_case_hold_first (self);
  review_case_build_second (self);
}
