/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rules of the context: what refuses, and what follows from what is kept. */

#include <string.h>

#include "isms-action.h"
#include "isms-organisation.h"
#include "model-fixture.h"

#include "isms-linked.h"

static void
assert_refused (
    ModelFixture *fixture, const char *kind, gint64 id, const char *field, const char *text)
{
  g_autofree char *sentence = refuse_field (fixture, kind, id, field, text);

  g_assert_cmpuint (strlen (sentence), >, 20);
}

static char *
dup_id (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
assert_text (
    ModelFixture *fixture, const char *kind, gint64 id, const char *field, const char *text)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, kind, id);

  g_assert_cmpstr (isms_record_get_text (record, field), ==, text);
}

/* --- The organisation --- */

static void
set_organisation (ModelFixture *fixture, const char *field, const char *text, gboolean taken)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = isms_organisation_load (fixture->reader, &error);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Change");

  g_assert_no_error (error);
  if (isms_edit_set (step, record, isms_kind_find_field (isms_organisation_get_kind (), field),
                     text, &error))
    isms_step_commit (step, NULL, &error);
  if (taken)
    g_assert_no_error (error);
  else
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* The decision on climate change has a reason, whichever it is, and keeps it. */
static void
test_climate (ModelFixture *fixture, gconstpointer data)
{
  set_organisation (fixture, "climate", "no", FALSE);
  set_organisation (fixture, "climate", "yes", FALSE);
  set_organisation (fixture, "climate_reason", "No site near the river", TRUE);
  set_organisation (fixture, "climate", "no", TRUE);
  set_organisation (fixture, "climate_reason", "", FALSE);
  set_organisation (fixture, "climate", "undecided", TRUE);
  set_organisation (fixture, "climate_reason", "", TRUE);
}

static void
test_one_organisation (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = isms_organisation_load (fixture->reader, &error);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");

  g_assert_no_error (error);
  isms_edit_delete (step, record);
  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  set_organisation (fixture, "fiscal_year_start", "13-01", FALSE);
  set_organisation (fixture, "fiscal_year_start", "02-30", FALSE);
  set_organisation (fixture, "fiscal_year_start", "04-01", TRUE);
  set_organisation (fixture, "scope", "All of the harbour office", TRUE);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM organisation "
                                      "WHERE scope = 'All of the harbour office'"),
                   ==, 1);
}

/* --- Reviews --- */

static const struct
{
  const char *reviewed;
  const char *months;
  const char *next;
} reviews[] = {
  { "2026-01-31", "1", "2026-02-28" },  { "2027-11-30", "3", "2028-02-29" },
  { "2024-02-29", "12", "2025-02-28" }, { "2024-02-29", "48", "2028-02-29" },
  { "2026-08-31", "6", "2027-02-28" },  { "2026-12-15", "1", "2027-01-15" },
  { "2026-10-31", "1", "2026-11-30" },  { "2026-03-30", "11", "2027-02-28" },
};

/* The end of a month stays in its month. */
static void
test_next_review (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "party", "The regulator");

  assert_text (fixture, "party", id, "next_review", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (reviews); i++)
    {
      set_field (fixture, "party", id, "reviewed_on", reviews[i].reviewed);
      set_field (fixture, "party", id, "review_months", reviews[i].months);
      assert_text (fixture, "party", id, "next_review", reviews[i].next);
    }
}

static gint64
is_due (ModelFixture *fixture, const char *kind, gint64 id)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, kind, id);

  return isms_record_get_int (record, "review_due");
}

/* Due on the day itself; what is no longer relevant is not reviewed; what was never reviewed counts
 * from the day it was written down. */
static void
test_review_due (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "issue", "New competitors");
  g_autofree char *written =
      g_strdup_printf ("UPDATE issue SET reviewed_on = date ('now', 'localtime', '-1 month'), "
                       "review_months = 1 WHERE id = %" G_GINT64_FORMAT,
                       id);

  g_assert_false (is_due (fixture, "issue", id));
  set_field (fixture, "issue", id, "review_months", "1");
  g_assert_false (is_due (fixture, "issue", id));
  set_field (fixture, "issue", id, "reviewed_on", "2020-01-31");
  g_assert_true (is_due (fixture, "issue", id));
  set_field (fixture, "issue", id, "status", "closed");
  g_assert_false (is_due (fixture, "issue", id));
  set_field (fixture, "issue", id, "status", "open");
  g_assert_true (run_sql (fixture, written));
  g_assert_true (is_due (fixture, "issue", id));
}

/* What was never reviewed counts from the day on which it was written down, there where the program
 * runs: around midnight that is another day, and another end of a month. By hand from the tables of
 * the zones: 14 hours ahead of UTC, and 8 behind it in winter, 7 in summer. */
static void
test_review_zones (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *at; /* UTC */
    const char *months;
    const char *zone;
    const char *next;
  } cases[] = {
    { "2026-02-01T07:59:59Z", "1", ZONE_PACIFIC, "2026-02-28" },
    { "2026-02-01T08:00:00Z", "1", ZONE_PACIFIC, "2026-03-01" },
    { "2026-02-01T07:59:59Z", "1", "UTC", "2026-03-01" },
    { "2026-07-31T06:59:59Z", "1", ZONE_PACIFIC, "2026-08-30" },
    { "2026-07-31T07:00:00Z", "1", ZONE_PACIFIC, "2026-08-31" },
    { "2028-03-01T07:59:59Z", "12", ZONE_PACIFIC, "2029-02-28" },
    { "2028-03-01T07:59:59Z", "12", "UTC", "2029-03-01" },
    { "2026-01-30T09:59:59Z", "1", ZONE_FIRST, "2026-02-28" },
    { "2026-01-31T10:00:00Z", "1", ZONE_FIRST, "2026-03-01" },
    { "2028-02-28T10:00:00Z", "48", ZONE_FIRST, "2032-02-29" },
    { "2028-02-28T09:59:59Z", "48", ZONE_FIRST, "2032-02-28" },
    { "2026-12-31T10:00:00Z", "12", ZONE_FIRST, "2028-01-01" },
  };
  gint64 id = create_record (fixture, "issue", "New competitors");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE issue SET created_at = '%s', "
                                              "review_months = %s",
                                              cases[i].at, cases[i].months);

      g_assert_true (run_sql (fixture, sql));
      use_zone (cases[i].zone);
      assert_text (fixture, "issue", id, "next_review", cases[i].next);
      use_zone ("UTC");
    }
}

/* What is due on a day is so while it is that day here, and overdue once it is over here. */
static void
test_days_of_the_place (ModelFixture *fixture, gconstpointer data)
{
  gint64 issue = create_record (fixture, "issue", "New competitors");
  const char *due = "UPDATE planned_change SET planned_on = date ('now', 'localtime')";
  const char *overdue = "SELECT overdue FROM planned_change_list";

  create_record (fixture, "planned_change", "New quay");
  use_zone (ZONE_LAST);
  g_assert_true (run_sql (fixture, due));
  g_assert_cmpint (read_int (fixture, overdue), ==, 0);
  use_zone (ZONE_FIRST);
  g_assert_cmpint (read_int (fixture, overdue), ==, 1);
  /* On the day itself, not the day before. */
  g_assert_true (run_sql (fixture, "UPDATE issue SET reviewed_on = "
                                   "date ('now', 'localtime', '-48 months'), review_months = 48"));
  g_assert_true (is_due (fixture, "issue", issue));
  use_zone (ZONE_LAST);
  g_assert_false (is_due (fixture, "issue", issue));
  use_zone ("UTC");
}

/* --- Requirements --- */

/* 4.2 c): what the ISMS does not address has a reason. */
static void
test_addressed (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "requirement", "Report breaches in 72 hours");

  assert_text (fixture, "requirement", id, "flaws", "undecided");
  assert_refused (fixture, "requirement", id, "addressed", "no");
  set_field (fixture, "requirement", id, "reason", "Another company answers it");
  set_field (fixture, "requirement", id, "addressed", "no");
  assert_text (fixture, "requirement", id, "flaws", NULL);
  assert_refused (fixture, "requirement", id, "reason", "");
}

/* A.5.31: what is addressed is answered by controls that apply. */
static void
test_answered (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "requirement", "Report breaches in 72 hours");
  gint64 control = create_record (fixture, "control", "Breach desk");
  g_autofree char *controls = dup_id (control);

  set_field (fixture, "requirement", id, "addressed", "yes");
  assert_text (fixture, "requirement", id, "flaws", "unanswered");
  set_field (fixture, "requirement", id, "controls", controls);
  assert_text (fixture, "requirement", id, "flaws", NULL);
  set_field (fixture, "control", control, "justification", "Nobody there");
  set_field (fixture, "control", control, "applicable", "no");
  assert_text (fixture, "requirement", id, "flaws", "not_applicable");
}

/* 4.2 c): a document answers it too, and better so one that is in force. */
static void
test_answered_by_documents (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "requirement", "Tell the harbour office");
  gint64 document = create_record (fixture, "document", "Incidents");
  g_autofree char *documents = dup_id (document);
  g_autoptr (IsmsRecord) record = load_record (fixture, "document", document);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");
  g_autoptr (GPtrArray) linked = NULL;
  g_autoptr (GError) error = NULL;

  set_field (fixture, "requirement", id, "addressed", "yes");
  set_field (fixture, "requirement", id, "documents", documents);
  assert_text (fixture, "requirement", id, "documents", "D-001");
  assert_text (fixture, "requirement", id, "flaws", "not_in_force");
  g_assert_true (run_sql (fixture,
                          "INSERT INTO document_version (uid, created_at, document_id, number, "
                          "state, author, approver, drafted_on, sent_on, approved_on, "
                          "effective_on) VALUES ('a', '2026-01-01T00:00:00Z', 1, 1, 'effective', "
                          "'Ada', 'Ben', '2026-01-01', '2026-01-01', '2026-01-01', '2026-01-01')"));
  assert_text (fixture, "requirement", id, "flaws", NULL);
  linked = isms_linked_load (fixture->reader, isms_kind_find ("document"), document, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (linked->len, ==, 1);
  g_assert_cmpstr (((IsmsLinked *) linked->pdata[0])->kind->name, ==, "requirement");
  isms_edit_delete (step, record);
  g_assert_true (isms_step_commit (step, NULL, &error));
  assert_text (fixture, "requirement", id, "flaws", "unanswered");
}

/* 6.1.3 d): a reason is traced to what it stands on, and back. */
static void
test_reasons (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "requirement", "Keep what the law says");
  gint64 control = create_record (fixture, "control", "Archive");
  g_autofree char *controls = dup_id (control);

  set_field (fixture, "control", control, "applicable", "yes");
  set_field (fixture, "control", control, "reasons", "legal contractual");
  assert_text (fixture, "control", control, "flaws", "no_law no_contract");
  set_field (fixture, "requirement", id, "controls", controls);
  assert_text (fixture, "control", control, "flaws", "no_law no_contract");
  assert_text (fixture, "control", control, "requirements", "RQ-001");
  set_field (fixture, "requirement", id, "kind", "regulatory");
  assert_text (fixture, "control", control, "flaws", "no_contract");
  set_field (fixture, "requirement", id, "kind", "contractual");
  assert_text (fixture, "control", control, "flaws", "no_law");
  set_field (fixture, "control", control, "reasons", "contractual");
  assert_text (fixture, "control", control, "flaws", NULL);
  set_field (fixture, "control", control, "justification", "Somebody else has it");
  set_field (fixture, "control", control, "applicable", "no");
  assert_text (fixture, "control", control, "flaws", NULL);
  set_field (fixture, "requirement", id, "addressed", "yes");
  assert_text (fixture, "control", control, "flaws", "answers_requirement");
}

static void
test_requirement_days (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "requirement", "Keep logs a year");

  set_field (fixture, "requirement", id, "valid_from", "2026-05-01");
  assert_refused (fixture, "requirement", id, "valid_until", "2026-04-30");
  set_field (fixture, "requirement", id, "valid_until", "2026-05-01");
  assert_refused (fixture, "requirement", id, "valid_from", "2026-05-02");
}

static void
test_feedback (ModelFixture *fixture, gconstpointer data)
{
  gint64 party = create_record (fixture, "party", "Northwind Mills");
  gint64 id = create_record (fixture, "feedback", "The portal is slow");
  g_autofree char *from = dup_id (party);
  g_autoptr (IsmsRecord) before = NULL, after = NULL;

  set_field (fixture, "feedback", id, "party", from);
  set_field (fixture, "feedback", id, "received_on", "2026-05-04");
  before = load_record (fixture, "party", party);
  g_assert_cmpint (isms_record_get_int (before, "open_feedback"), ==, 1);
  assert_refused (fixture, "feedback", id, "answered_on", "2026-05-03");
  set_field (fixture, "feedback", id, "answered_on", "2026-05-04");
  after = load_record (fixture, "party", party);
  g_assert_cmpint (isms_record_get_int (after, "open_feedback"), ==, 0);
}

/* --- Roles and commitments --- */

static void
test_role (ModelFixture *fixture, gconstpointer data)
{
  gint64 role = create_record (fixture, "role", "Security officer");
  gint64 ada = create_record (fixture, "person", "Ada Brook");
  gint64 ben = create_record (fixture, "person", "Ben Sand");
  g_autofree char *first = dup_id (ada);
  g_autofree char *second = dup_id (ben);

  assert_text (fixture, "role", role, "flaws", "vacant");
  set_field (fixture, "role", role, "holder", first);
  assert_text (fixture, "role", role, "flaws", NULL);
  assert_refused (fixture, "role", role, "deputy", first);
  set_field (fixture, "role", role, "deputy", second);
  assert_refused (fixture, "role", role, "holder", second);
  set_field (fixture, "person", ada, "active", "0");
  assert_text (fixture, "role", role, "flaws", "left");
}

/* One is accountable for a thing, and no other. */
static void
test_accountable (ModelFixture *fixture, gconstpointer data)
{
  gint64 first = create_record (fixture, "role", "Security officer");
  gint64 second = create_record (fixture, "role", "Head of works");
  gint64 control = create_record (fixture, "control", "Fences");
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO responsibility (id, role_id, for_kind, for_id, letter) VALUES "
                       "(1, %d, 'control', %d, 'AR')",
                       (int) first, (int) control);
  g_autofree char *other =
      g_strdup_printf ("INSERT INTO responsibility (id, role_id, for_kind, for_id, letter) VALUES "
                       "(2, %d, 'control', %d, 'A')",
                       (int) second, (int) control);

  g_assert_true (run_sql (fixture, sql));
  g_assert_false (run_sql (fixture, other));
}

static void
test_commitment (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "commitment", "Policy statement");
  gint64 ada = create_record (fixture, "person", "Ada Brook");
  g_autofree char *person = dup_id (ada);

  assert_text (fixture, "commitment", id, "state", "unsigned");
  assert_refused (fixture, "commitment", id, "signed_on", "2026-01-10");
  set_field (fixture, "commitment", id, "person", person);
  set_field (fixture, "commitment", id, "signed_on", "2026-01-10");
  assert_text (fixture, "commitment", id, "state", "in_force");
  assert_refused (fixture, "commitment", id, "valid_until", "2026-01-09");
  set_field (fixture, "commitment", id, "valid_until", "2026-01-10");
  assert_text (fixture, "commitment", id, "state", "expired");
  assert_refused (fixture, "commitment", id, "person", "");
}

/* --- Objectives and changes --- */

static void
complete (ModelFixture *fixture, gint64 id)
{
  g_autofree char *owner = dup_id (create_record (fixture, "person", "Ada Brook"));

  set_field (fixture, "objective", id, "target", "No more than two a year");
  assert_refused (fixture, "objective", id, "status", "running");
  set_field (fixture, "objective", id, "due", "2027-02-28");
  assert_refused (fixture, "objective", id, "status", "running");
  set_field (fixture, "objective", id, "evaluation", "Counted each quarter");
  assert_refused (fixture, "objective", id, "status", "running");
  set_field (fixture, "objective", id, "owner", owner);
}

/* 6.2: what is pursued has a target, a day, a way to be evaluated and an owner; whether it was met
 * is told with what came of it. */
static void
test_objective (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "objective", "Fewer outages");

  assert_refused (fixture, "objective", id, "status", "running");
  complete (fixture, id);
  set_field (fixture, "objective", id, "status", "running");
  assert_refused (fixture, "objective", id, "target", "");
  assert_refused (fixture, "objective", id, "owner", "");
  assert_refused (fixture, "objective", id, "status", "met");
  set_field (fixture, "objective", id, "result", "One outage");
  set_field (fixture, "objective", id, "status", "met");
}

static gint64
get_fulfilment (ModelFixture *fixture, gint64 id)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, "objective", id);

  return isms_record_is_set (record, "fulfilment") ? isms_record_get_int (record, "fulfilment")
                                                   : -1;
}

/* 6.2: from its controls and actions, never typed. */
static void
test_fulfilment (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "objective", "Fewer outages");
  gint64 first = create_record (fixture, "control", "Second line");
  gint64 second = create_record (fixture, "control", "Batteries");
  g_autofree char *controls =
      g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, first, second);
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (get_fulfilment (fixture, id), ==, -1);
  set_field (fixture, "objective", id, "controls", controls);
  g_assert_cmpint (get_fulfilment (fixture, id), ==, 0);
  set_field (fixture, "control", first, "implementation", "implemented");
  set_field (fixture, "control", second, "implementation", "partial");
  g_assert_cmpint (get_fulfilment (fixture, id), ==, 75);
  step = isms_store_begin (fixture->store, "Plan");
  isms_action_create (step, "project", "objective", id, "Buy batteries");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_fulfilment (fixture, id), ==, 50);
  set_field (fixture, "action", 1, "progress", "60");
  g_assert_cmpint (get_fulfilment (fixture, id), ==, 70);
}

/* 6.3, 8.1: thought through before, looked back on after. */
static void
test_change (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "planned_change", "Move to the new hall");
  g_autoptr (IsmsRecord) done = NULL;

  assert_refused (fixture, "planned_change", id, "state", "decided");
  set_field (fixture, "planned_change", id, "purpose", "More room");
  assert_refused (fixture, "planned_change", id, "state", "decided");
  set_field (fixture, "planned_change", id, "consequences", "Two weeks without the store");
  set_field (fixture, "planned_change", id, "state", "decided");
  assert_refused (fixture, "planned_change", id, "purpose", "");
  set_field (fixture, "planned_change", id, "state", "done");
  done = load_record (fixture, "planned_change", id);
  g_assert_nonnull (isms_record_get_text (done, "done_on"));
  assert_refused (fixture, "planned_change", id, "state", "reviewed");
  set_field (fixture, "planned_change", id, "result", "Nothing was lost");
  set_field (fixture, "planned_change", id, "state", "reviewed");
}

/* 7.4: on a schedule, at the end of a month too; without one, never overdue. */
static void
test_communication (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "communication", "Security letter");

  assert_text (fixture, "communication", id, "next_on", NULL);
  set_field (fixture, "communication", id, "last_on", "2026-01-31");
  assert_text (fixture, "communication", id, "next_on", NULL);
  set_field (fixture, "communication", id, "months", "1");
  assert_text (fixture, "communication", id, "next_on", "2026-02-28");
  set_field (fixture, "communication", id, "months", "3");
  assert_text (fixture, "communication", id, "next_on", "2026-04-30");
}

/* Whatever is for a record goes with it: actions, files, responsibilities; evidence is let go. */
static void
test_deleted (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "role", "Security officer");
  gint64 about = create_record (fixture, "issue", "Drought");
  g_autoptr (IsmsRecord) issue = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Fill");
  g_autoptr (IsmsStep) deletion = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO responsibility (id, role_id, for_kind, for_id, letter) VALUES "
                       "(1, %d, 'issue', %d, 'R')",
                       (int) id, (int) about);

  isms_action_create (step, "project", "issue", about, "Dig a well");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (run_sql (fixture, sql));
  issue = load_record (fixture, "issue", about);
  deletion = isms_store_begin (fixture->store, "Delete");
  isms_edit_delete (deletion, issue);
  isms_step_commit (deletion, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM action"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM responsibility"), ==, 0);
  g_assert_true (isms_store_undo (fixture->store, NULL, &error));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM action"), ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM responsibility"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/4.1-climate-decision", test_climate);
  add_model_test ("/model/context/one-organisation", test_one_organisation);
  add_model_test ("/model/context/next-review", test_next_review);
  add_model_test ("/model/context/review-due", test_review_due);
  add_model_test ("/model/context/review-zones", test_review_zones);
  add_model_test ("/model/context/days-of-the-place", test_days_of_the_place);
  add_model_test ("/model/4.2-c-addressed", test_addressed);
  add_model_test ("/model/a.5.31-answered", test_answered);
  add_model_test ("/model/4.2-c-documents-answer-requirements", test_answered_by_documents);
  add_model_test ("/model/6.1.3-d-reasons-stand-on-requirements", test_reasons);
  add_model_test ("/model/context/requirement-days", test_requirement_days);
  add_model_test ("/model/context/feedback", test_feedback);
  add_model_test ("/model/5.3-roles", test_role);
  add_model_test ("/model/5.3-accountable", test_accountable);
  add_model_test ("/model/5.1-commitment", test_commitment);
  add_model_test ("/model/6.2-objective", test_objective);
  add_model_test ("/model/6.2-fulfilment", test_fulfilment);
  add_model_test ("/model/6.3-change", test_change);
  add_model_test ("/model/7.4-communication", test_communication);
  add_model_test ("/model/context/deleted", test_deleted);
  return g_test_run ();
}
