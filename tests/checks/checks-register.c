/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Pairs about the organisation, its context, people and documents (4 to 7). */

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
  { NULL },
};
