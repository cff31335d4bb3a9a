/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* An audit from its scope to its closing: the checklist, its results and their findings, what is
 * handed over, and what a later audit verifies (9.2, 10.2). */

#include "audit-fixture.h"

#include "isms-audit-checklist.h"
#include "isms-audit.h"
#include "isms-finding.h"
#include "isms-missing.h"
#include "isms-nonconformity.h"

/* What the scope has, with its parts, as it is called, and asked for in our own words. */
static void
test_from_scope (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.18 Cl.6.1", 0);
  make_checklist (fixture, audit);
  audit_assert_text (fixture, "SELECT group_concat (number, ' ' ORDER BY place) FROM audit_item",
                     "Cl.6.1.1 Cl.6.1.2 Cl.6.1.2a Cl.6.1.2b Cl.6.1.2c Cl.6.1.2d Cl.6.1.2e Cl.6.1.3 "
                     "Cl.6.1.3a Cl.6.1.3b Cl.6.1.3c Cl.6.1.3d Cl.6.1.3e Cl.6.1.3f A.5.15 A.5.18");
  audit_assert_text (fixture, "SELECT title FROM audit_item WHERE number = 'A.5.18'",
                     "Access rights");
  g_assert_cmpint (read_int (fixture,
                             "SELECT count (*) FROM audit_item WHERE length (question) < 20 "
                             "OR question IS NULL OR look IS NULL OR theme IS NULL "
                             "OR control_id IS NULL OR result <> 'not_yet'"),
                   ==, 0);
  audit_undo (fixture);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM audit_item"), ==, 0);
}

/* All of the catalogue has a question of its own. */
static void
test_every_question (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Everything", "A.5.1", 0);
  g_assert_true (run_sql (fixture, "INSERT INTO audit_control (audit_id, control_id) SELECT a.id, "
                                   "c.id FROM audit AS a, control AS c WHERE c.ref <> 'A.5.1'"));
  make_checklist (fixture, audit);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM audit_item"), >, 140);
  g_assert_cmpint (
      read_int (fixture, "SELECT count (*) FROM audit_item WHERE question LIKE 'How is “%'"), ==,
      0);
}

/* A control of our own is asked about by what it is for. */
static void
test_own_control (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = create_record (fixture, "audit", "Our own");
  gint64 control = create_record (fixture, "control", "Visitors are met at the door");
  gint64 group = create_record (fixture, "control", "Reception");

  set_field (fixture, "control", group, "kind", "group");
  set_field (fixture, "control", control, "purpose", "Nobody walks about alone.");
  audit_set_id (fixture, "control", control, "parent", group);
  audit_set_id (fixture, "audit", audit, "controls", group);
  make_checklist (fixture, audit);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM audit_item"), ==, 1);
  audit_assert_text (
      fixture,
      "SELECT question LIKE '%“Visitors are met at the door”%Nobody walks about alone.' "
      "FROM audit_item",
      "1");
}

/* 6.1.3 d): what is left out is not audited, unless somebody names it. */
static void
test_left_out (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = create_record (fixture, "audit", "Our own");
  gint64 group = create_record (fixture, "control", "Reception");
  gint64 out = create_record (fixture, "control", "Guards");
  gint64 in = create_record (fixture, "control", "Badges");
  g_autofree char *both = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, group, out);

  set_field (fixture, "control", group, "kind", "group");
  audit_set_id (fixture, "control", out, "parent", group);
  audit_set_id (fixture, "control", in, "parent", group);
  set_field (fixture, "control", out, "justification", "There are none");
  set_field (fixture, "control", out, "applicable", "no");
  audit_set_id (fixture, "audit", audit, "controls", group);
  make_checklist (fixture, audit);
  audit_assert_text (fixture, "SELECT group_concat (title) FROM audit_item", "Badges");
  set_field (fixture, "audit", audit, "controls", both);
  make_checklist (fixture, audit);
  audit_assert_text (fixture, "SELECT group_concat (title ORDER BY place) FROM audit_item",
                     "Guards,Badges");
}

/* Nothing to assess is said, and nothing is made. */
static void
test_empty_scope (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = create_record (fixture, "audit", "Nothing");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (isms_audit_checklist_count_missing (fixture->reader, audit, NULL), ==, 0);
  g_assert_cmpint (try_make_checklist (fixture, audit, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  audit_assert_says (error->message, "nothing in the scope of AU-001");
}

/* Made again, it has what is new in its place, and all that was answered as it was. */
static void
test_made_again (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 audit, item;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.18", 0);
  make_checklist (fixture, audit);
  item = audit_find_item (fixture, audit, "A.5.18", FALSE);
  set_field (fixture, "audit_item", item, "question", "Who takes rights away?");
  answer (fixture, item, "conforms");
  g_assert_cmpint (try_make_checklist (fixture, audit, &error), ==, 0);
  g_assert_no_error (error);
  audit_set_scope (fixture, audit, "A.5.16 A.5.18");
  g_assert_cmpint (isms_audit_checklist_count_missing (fixture->reader, audit, NULL), ==, 1);
  make_checklist (fixture, audit);
  audit_assert_text (fixture, "SELECT group_concat (number, ' ' ORDER BY place) FROM audit_item",
                     "A.5.15 A.5.16 A.5.18");
  audit_assert_value (fixture, "audit_item", item, "question", "Who takes rights away?");
  audit_assert_value (fixture, "audit_item", item, "result", "conforms");
  g_assert_cmpint (read_int (fixture, "SELECT n_items * 10 + n_answered FROM audit_list"), ==, 31);
}

/* The requirement is gone from its framework: the item keeps number, title and answer. */
static void
test_control_removed (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsRecord) control = NULL;
  g_autoptr (IsmsStep) step = NULL;
  gint64 audit, item;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.16 A.5.18", 0);
  make_checklist (fixture, audit);
  item = audit_find_item (fixture, audit, "A.5.16", FALSE);
  answer (fixture, item, "minor");
  control = load_record (fixture, "control", audit_find_control (fixture, "A.5.16"));
  step = isms_store_begin (fixture->store, "Delete it");
  isms_edit_delete (step, control);
  audit_commit (step);
  audit_assert_value (fixture, "audit_item", item, "number || ' ' || title",
                      "A.5.16 Identity management");
  audit_assert_value (fixture, "audit_item", item, "result", "minor");
  audit_assert_text (fixture, "SELECT requirement FROM finding", "A.5.16 Identity management");
  audit_set_scope (fixture, audit, "A.5.15 A.5.17 A.5.18");
  make_checklist (fixture, audit);
  audit_assert_text (fixture, "SELECT group_concat (number, ' ' ORDER BY place) FROM audit_item",
                     "A.5.15 A.5.16 A.5.17 A.5.18");
  answer (fixture, item, "conforms");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM finding"), ==, 0);
}

static void
test_two_audits (ModelFixture *fixture, gconstpointer data)
{
  gint64 one, other;

  audit_add_catalogue (fixture);
  one = plan_audit (fixture, "Access control", "A.5.15 A.5.18", 0);
  other = plan_audit (fixture, "Access control again", "A.5.15 A.5.18", 0);
  make_checklist (fixture, one);
  answer (fixture, audit_find_item (fixture, one, "A.5.18", FALSE), "major");
  make_checklist (fixture, other);
  audit_assert_value (fixture, "audit", one, "n_items || ' ' || n_answered || ' ' || n_major",
                      "2 1 1");
  audit_assert_value (fixture, "audit", other, "n_items || ' ' || n_answered || ' ' || n_major",
                      "2 0 0");
}

/* A result has its day and who gave it, and goes with them. */
static void
test_result (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *today = audit_day (0);
  gint64 audit, item, session, other, anybody;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.18", 0);
  make_checklist (fixture, audit);
  item = audit_find_item (fixture, audit, "A.5.18", FALSE);
  answer (fixture, item, "conforms");
  audit_assert_value (fixture, "audit_item", item, "answered_on", today);
  audit_assert_value (fixture, "audit_item", item, "answered_by", "Petra Novotná");
  answer (fixture, item, "not_yet");
  audit_assert_value (fixture, "audit_item", item, "answered_on", NULL);
  audit_assert_value (fixture, "audit_item", item, "answered_by", NULL);

  session = create_record (fixture, "audit_session", "Leavers");
  other = create_record (fixture, "person", "Ann Sato");
  audit_set_id (fixture, "audit_session", session, "audit", audit);
  audit_set_id (fixture, "audit_session", session, "controls",
                audit_find_control (fixture, "A.5.18"));
  audit_set_id (fixture, "audit_session", session, "auditor", other);
  answer (fixture, item, "not_applicable");
  audit_assert_value (fixture, "audit_item", item, "answered_by", "Ann Sato");
  answer (fixture, item, "not_yet");
  anybody = create_record (fixture, "person", "Ola Berg");
  g_assert_null (try_answer (fixture, item, "conforms", anybody));
  audit_assert_value (fixture, "audit_item", item, "answered_by", "Ola Berg");
}

/* An audit without auditors, and one whose auditor left, are answered all the same. */
static void
test_nobody (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsRecord) person = NULL;
  g_autoptr (IsmsStep) step = NULL;
  gint64 audit, item;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.18", 0);
  make_checklist (fixture, audit);
  item = audit_find_item (fixture, audit, "A.5.18", FALSE);
  answer (fixture, item, "minor");
  person = load_record (fixture, "person",
                        read_int (fixture, "SELECT lead_id FROM audit WHERE lead_id IS NOT NULL"));
  step = isms_store_begin (fixture->store, "Delete the auditor");
  isms_edit_delete (step, person);
  audit_commit (step);
  audit_assert_value (fixture, "audit_item", item, "answered_by", NULL);
  audit_assert_value (fixture, "audit_item", item, "result", "minor");
  answer (fixture, item, "conforms");
  audit_assert_value (fixture, "audit_item", item, "answered_by", NULL);
  audit_assert_value (fixture, "audit", audit, "flaws", "no_lead");
  audit_assert_refused (fixture, "audit", audit, "state", "prepared", "missing: a lead auditor.");
}

/* What does not conform is a finding at once, which goes along with its item. */
static void
test_finding (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit, item;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.18", 0);
  make_checklist (fixture, audit);
  item = audit_find_item (fixture, audit, "A.5.18", FALSE);
  set_field (fixture, "audit_item", item, "seen", "Three of five");
  answer (fixture, item, "minor");
  audit_assert_text (
      fixture,
      "SELECT ref || '|' || title || '|' || grade || '|' || requirement || '|' "
      "|| evidence || '|' || controls || '|' || from_ref || '|' || audit || '|' "
      "|| found_by || '|' || state FROM finding_list",
      "FI-001|A.5.18 Access rights|minor|A.5.18 Access rights|Three of five|A.5.18|AI-002|"
      "Access control|Petra Novotná|open");
  audit_assert_value (fixture, "audit_item", item, "finding", "FI-001");
  answer (fixture, item, "major");
  set_field (fixture, "audit_item", item, "seen", "Four of five");
  audit_assert_text (fixture, "SELECT ref || ' ' || grade || ' ' || evidence FROM finding_list",
                     "FI-001 major Four of five");
  set_field (fixture, "finding", 1, "grade", "opportunity");
  audit_assert_value (fixture, "audit_item", item, "result", "opportunity");
  answer (fixture, item, "conforms");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM finding"), ==, 0);
  audit_undo (fixture);
  audit_assert_text (fixture, "SELECT ref || ' ' || grade || ' ' || controls FROM finding_list",
                     "FI-001 opportunity A.5.18");
  audit_assert_value (fixture, "audit_item", item, "result", "opportunity");
}

/* What somebody has worked on is not taken away by a key. */
static void
test_finding_worked_on (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *sentence = NULL;
  gint64 audit, item;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.18", 0);
  make_checklist (fixture, audit);
  item = audit_find_item (fixture, audit, "A.5.18", FALSE);
  answer (fixture, item, "minor");
  set_field (fixture, "finding", 1, "statement", "Rights outlive their people.");
  sentence = try_answer (fixture, item, "conforms", 0);
  audit_assert_says (sentence, "somebody has worked on its finding FI-001");
  answer (fixture, item, "major");
  audit_assert_value (fixture, "finding", 1, "grade", "major");
  hand_over (fixture, 1);
  g_clear_pointer (&sentence, g_free);
  sentence = try_answer (fixture, item, "minor", 0);
  audit_assert_says (sentence, "FI-001 is handed over, as NC-001");
  audit_assert_refused (fixture, "finding", 1, "grade", "minor", "as NC-001");
  set_field (fixture, "audit_item", item, "seen", "Later words");
  audit_assert_value (fixture, "finding", 1, "evidence", NULL);
}

/* What a file brings makes no finding: it has them itself. */
static void
test_entered (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Enter it");
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", "Access rights");
  isms_row_set_text (row, "result", "minor");
  isms_edit_insert (step, isms_kind_find ("audit_item"), row);
  audit_commit (step);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM finding"), ==, 0);
  audit_assert_value (fixture, "audit_item", 1, "flaws", "no_audit no_finding no_evidence");
}

/* 9.2.2 a): no audit begins before it is settled what it is about. */
static void
test_prepared (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = create_record (fixture, "audit", "Access control");
  gint64 lead = create_record (fixture, "person", "Petra Novotná");
  g_autofree char *today = audit_day (0);
  g_autoptr (GPtrArray) missing = NULL;
  g_autofree char *words = NULL;

  audit_assert_refused (
      fixture, "audit", audit, "state", "prepared",
      "missing: its first and last day; a lead auditor; its criteria; a checklist or a "
      "scope.");
  audit_set_day (fixture, "audit", audit, "starts_on", -1);
  audit_set_day (fixture, "audit", audit, "ends_on", 1);
  audit_set_id (fixture, "audit", audit, "lead", lead);
  audit_assert_refused (fixture, "audit", audit, "state", "running", "does not begin");
  missing = isms_audit_list_missing (fixture->reader, audit, "running", NULL);
  words = isms_missing_dup_words (missing);
  g_assert_cmpstr (words, ==, "its criteria; a checklist or a scope");
  g_assert_cmpstr (((IsmsMissing *) missing->pdata[0])->where, ==, "criteria");
  g_assert_cmpstr (((IsmsMissing *) missing->pdata[1])->where, ==, "controls");
  set_field (fixture, "audit", audit, "criteria", "Our policies");
  set_field (fixture, "audit", audit, "scope", "All of the office");
  set_field (fixture, "audit", audit, "state", "prepared");
  audit_assert_value (fixture, "audit", audit, "began_on", NULL);
  set_field (fixture, "audit", audit, "state", "running");
  audit_assert_value (fixture, "audit", audit, "began_on", today);
  set_field (fixture, "audit", audit, "state", "planned");
  audit_assert_value (fixture, "audit", audit, "began_on", NULL);
  set_field (fixture, "audit", audit, "state", "cancelled");
}

static gboolean
begin_with (ModelFixture *fixture, gint64 item, GError **error)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Answer");
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *begun = NULL;

  g_array_append_val (items, item);
  g_assert_true (isms_audit_checklist_begin (step, fixture->reader, items, &begun, NULL));
  g_assert_cmpstr (begun, ==, "AU-001");
  isms_audit_checklist_record (step, items, "conforms", 0);
  return isms_step_commit (step, NULL, error);
}

/* 9.2.2 a): the first answer begins it, and none is given where it is not settled what it is. */
static void
test_first_answer_begins (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit;
  gint64 item;
  g_autofree char *today = audit_day (0);
  g_autoptr (GError) error = NULL;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.16", 0);
  make_checklist (fixture, audit);
  item = audit_find_item (fixture, audit, "A.5.15", FALSE);
  set_field (fixture, "audit", audit, "criteria", "");
  g_assert_false (begin_with (fixture, item, &error));
  g_assert_nonnull (strstr (error->message, "does not begin, because something is missing: its "
                                            "criteria."));
  audit_assert_value (fixture, "audit_item", item, "result", "not_yet");
  set_field (fixture, "audit", audit, "criteria", "Our policies");
  g_assert_true (begin_with (fixture, item, NULL));
  audit_assert_value (fixture, "audit", audit, "state", "running");
  audit_assert_value (fixture, "audit", audit, "began_on", today);
}

/* 9.2.1: it is reported when all was looked at, and it comes to something. */
static void
test_reported (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *today = audit_day (0);
  gint64 audit;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.16 A.5.17 A.5.18 A.8.2 A.8.3", -2);
  make_checklist (fixture, audit);
  set_field (fixture, "audit", audit, "state", "running");
  answer (fixture, audit_find_item (fixture, audit, "A.5.15", FALSE), "conforms");
  audit_assert_refused (
      fixture, "audit", audit, "state", "reported",
      "a result for 5 items (A.5.16, A.5.17, A.5.18, A.8.2, A.8.3); its result as a "
      "whole; a conclusion.");
  answer_rest (fixture, audit);
  g_assert_true (
      run_sql (fixture, "UPDATE audit_item SET result = 'major' WHERE number = 'A.8.2'"));
  conclude (fixture, audit);
  audit_assert_refused (fixture, "audit", audit, "state", "reported",
                        "the finding of 1 item (A.8.2).");
  answer_rest (fixture, audit);
  answer (fixture, audit_find_item (fixture, audit, "A.8.2", FALSE), "conforms");
  answer (fixture, audit_find_item (fixture, audit, "A.8.2", FALSE), "major");
  set_field (fixture, "audit", audit, "verdict", "conforms");
  audit_assert_refused (fixture, "audit", audit, "state", "reported",
                        "missing: a result that fits 1 major finding (FI-");
  answer (fixture, audit_find_item (fixture, audit, "A.8.2", FALSE), "conforms");
  set_field (fixture, "audit", audit, "state", "reported");
  audit_assert_value (fixture, "audit", audit, "reported_on", today);
  audit_assert_value (fixture, "audit", audit, "finished_on", today);
  audit_assert_refused (fixture, "audit", audit, "conclusion", "", "has a result and a conclusion");
  audit_assert_refused (fixture, "audit", audit, "state", "cancelled", "not cancelled any more");
  set_field (fixture, "audit", audit, "state", "running");
  audit_assert_value (fixture, "audit", audit, "reported_on", NULL);
}

/* 10.2: it is closed once all that does not conform is being seen to. */
static void
test_closed (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *today = audit_day (0);
  gint64 audit, item;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.16 A.5.18", -2);
  make_checklist (fixture, audit);
  set_field (fixture, "audit", audit, "state", "running");
  item = audit_find_item (fixture, audit, "A.5.18", FALSE);
  answer (fixture, item, "minor");
  answer (fixture, audit_find_item (fixture, audit, "A.5.16", FALSE), "opportunity");
  answer (fixture, audit_find_item (fixture, audit, "A.5.15", FALSE), "conforms");
  conclude (fixture, audit);
  audit_assert_refused (
      fixture, "audit", audit, "state", "closed",
      "missing: that it is reported; a nonconformity made of 1 finding (FI-001).");
  set_field (fixture, "audit", audit, "state", "reported");
  audit_assert_refused (fixture, "audit", audit, "state", "closed",
                        "missing: a nonconformity made of 1 finding (FI-001).");
  hand_over (fixture, 1);
  set_field (fixture, "audit", audit, "state", "closed");
  audit_assert_value (fixture, "audit", audit, "closed_on", today);
}

/* 9.2.2: what was seen and found in an audit that is closed stays. */
static void
test_closed_stays (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) finding = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *sentence = NULL;
  gint64 audit, item;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.18", -2);
  make_checklist (fixture, audit);
  item = audit_find_item (fixture, audit, "A.5.18", FALSE);
  answer (fixture, item, "opportunity");
  answer_rest (fixture, audit);
  conclude (fixture, audit);
  set_field (fixture, "audit", audit, "state", "reported");
  set_field (fixture, "audit", audit, "state", "closed");
  sentence = try_answer (fixture, item, "conforms", 0);
  audit_assert_says (sentence, "AU-001 is closed, and what was seen and found in it stays");
  audit_assert_says (sentence, "Set its state back to Report Given first.");
  audit_assert_refused (fixture, "audit_item", item, "note", "Late", "is closed");
  audit_assert_refused (fixture, "finding", 1, "statement", "Late", "is closed");
  set_field (fixture, "finding", 1, "declined", "It costs more than it saves.");
  audit_assert_value (fixture, "finding", 1, "state", "declined");
  finding = load_record (fixture, "finding", 1);
  step = isms_store_begin (fixture->store, "Delete it");
  isms_edit_delete (step, finding);
  g_assert_false (isms_step_commit (step, NULL, &error));
  audit_assert_says (error->message, "is closed");
  g_clear_error (&error);
  g_assert_cmpint (try_make_checklist (fixture, audit, &error), ==, -1);
  audit_assert_says (error->message, "its checklist stays");
  set_field (fixture, "audit", audit, "state", "reported");
  audit_assert_value (fixture, "audit", audit, "closed_on", NULL);
  set_field (fixture, "audit_item", item, "note", "In time");
}

/* 9.2: what a certification body holds has no checklist of ours. */
static void
test_body (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit = create_record (fixture, "audit", "Stage 2");
  gint64 finding = create_record (fixture, "finding", "No minutes");

  set_field (fixture, "audit", audit, "kind", "stage_2");
  audit_set_day (fixture, "audit", audit, "starts_on", -3);
  audit_set_day (fixture, "audit", audit, "ends_on", -2);
  set_field (fixture, "audit", audit, "state", "running");
  audit_set_id (fixture, "finding", finding, "audit", audit);
  audit_assert_refused (fixture, "audit", audit, "state", "reported",
                        "missing: its result as a whole.");
  set_field (fixture, "audit", audit, "verdict", "partly");
  set_field (fixture, "audit", audit, "state", "reported");
  audit_assert_refused (fixture, "audit", audit, "state", "closed", "(FI-001)");
  hand_over (fixture, finding);
  set_field (fixture, "audit", audit, "state", "closed");
}

/* A finding becomes a nonconformity with all that is known of it, an opportunity an improvement. */
static void
test_hand_over (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (IsmsRecord) finding = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  gint64 audit, id;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.18", 0);
  make_checklist (fixture, audit);
  audit_set_id (fixture, "control", audit_find_control (fixture, "A.5.18"), "owner",
                create_record (fixture, "person", "Ola Berg"));
  set_field (fixture, "audit_item", audit_find_item (fixture, audit, "A.5.18", FALSE), "seen",
             "Three of five");
  answer (fixture, audit_find_item (fixture, audit, "A.5.18", FALSE), "major");
  answer (fixture, audit_find_item (fixture, audit, "A.5.15", FALSE), "opportunity");
  set_field (fixture, "finding", 1, "due", "2031-01-02");
  id = hand_over (fixture, 1);
  audit_assert_value (
      fixture, "nonconformity", id,
      "title || '|' || source || '|' || from_ref || '|' || grade || '|' || controls "
      "|| '|' || owner || '|' || due || '|' || reported_by",
      "A.5.18 Access rights|audit|FI-001|major|A.5.18|Ola Berg|2031-01-02|Petra Novotná");
  audit_assert_value (fixture, "nonconformity", id, "what",
                      "Evidence: Three of five\n\nRequirement: A.5.18 Access rights");
  audit_assert_value (fixture, "finding", 1, "state || ' ' || nonconformity", "handed_over NC-001");
  id = hand_over (fixture, 2);
  audit_assert_value (fixture, "improvement", id, "title || '|' || source || '|' || from_ref",
                      "A.5.15 Access control|audit|FI-002");
  audit_assert_value (fixture, "finding", 2, "state", "taken_up");
  items = isms_nonconformity_list_from (fixture->reader, isms_kind_find ("audit"), audit, 10, NULL);
  g_assert_cmpuint (items->len, ==, 1);

  finding = load_record (fixture, "finding", 1);
  step = isms_store_begin (fixture->store, "Twice");
  isms_finding_hand_over (step, ISMS_FINDING (finding));
  g_assert_false (isms_step_commit (step, NULL, &error));
  audit_assert_says (error->message, "handed over already, as NC-001");
}

/* The requirement of what is gone comes along from none. */
static void
test_several_controls (ModelFixture *fixture, gconstpointer data)
{
  gint64 finding = create_record (fixture, "finding", "Nobody knows");
  gint64 one = create_record (fixture, "control", "One");
  gint64 other = create_record (fixture, "control", "Other");
  g_autofree char *both = g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, one, other);

  set_field (fixture, "finding", finding, "controls", both);
  hand_over (fixture, finding);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM nonconformity_control"), ==, 2);
}

/* From a finding to the next audit: one that is corrected there is verified. */
static gint64
audit_before (ModelFixture *fixture)
{
  gint64 audit = plan_audit (fixture, "Last year", "A.5.15 A.5.18", -300);

  make_checklist (fixture, audit);
  set_field (fixture, "audit_item", audit_find_item (fixture, audit, "A.5.18", FALSE), "seen",
             "Three of five");
  answer (fixture, audit_find_item (fixture, audit, "A.5.18", FALSE), "minor");
  answer_rest (fixture, audit);
  close_nonconformity (fixture, hand_over (fixture, 1));
  audit_assert_value (fixture, "finding", 1, "state", "corrected");
  return audit;
}

static void
test_earlier (ModelFixture *fixture, gconstpointer data)
{
  gint64 audit, item;

  audit_add_catalogue (fixture);
  audit_before (fixture);
  audit = plan_audit (fixture, "This year", "A.5.18 A.5.17", 0);
  g_assert_cmpint (isms_audit_checklist_count_missing (fixture->reader, audit, NULL), ==, 3);
  make_checklist (fixture, audit);
  item = audit_find_item (fixture, audit, "A.5.18", TRUE);
  audit_assert_value (fixture, "audit_item", item, "title", "FI-001: A.5.18 Access rights");
  audit_assert_value (fixture, "audit_item", item, "earlier", "A.5.18 Access rights");
  audit_assert_value (fixture, "audit_item", item, "look",
                      "Not met then: A.5.18 Access rights\nSeen then: Three of five");
  audit_assert_text (fixture,
                     "SELECT group_concat (title, '|' ORDER BY place) FROM audit_item "
                     "WHERE audit_id = 2",
                     "Authentication information|FI-001: A.5.18 Access rights|Access rights");
  make_checklist (fixture, audit);
  audit_assert_value (fixture, "audit", audit, "n_items", "3");
  answer (fixture, item, "conforms");
  audit_assert_value (fixture, "finding", 1, "state || ' ' || looked_at_in", "verified AU-002");
  answer (fixture, item, "minor");
  audit_assert_value (fixture, "finding", 1, "state", "repeated");
  audit_assert_text (fixture,
                     "SELECT title || '|' || requirement || '|' || controls || '|' || state "
                     "FROM finding_list WHERE audit_id = 2",
                     "FI-001: A.5.18 Access rights|A.5.18 Access rights|A.5.18|open");
}

/* What was verified is not asked again; what came back goes on in what was found then. */
static void
test_earlier_goes_on (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *sentence = NULL;
  gint64 second, third;

  audit_add_catalogue (fixture);
  audit_before (fixture);
  second = plan_audit (fixture, "This year", "A.5.18", -30);
  make_checklist (fixture, second);
  answer (fixture, audit_find_item (fixture, second, "A.5.18", TRUE), "minor");
  third = plan_audit (fixture, "Next year", "A.5.18", 0);
  make_checklist (fixture, third);
  audit_assert_text (fixture,
                     "SELECT group_concat (title, '|' ORDER BY place) FROM audit_item "
                     "WHERE audit_id = 3",
                     "FI-002: FI-001: A.5.18 Access rights|Access rights");
  sentence = try_answer (fixture, audit_find_item (fixture, second, "A.5.18", TRUE), "conforms", 0);
  audit_assert_says (sentence, "somebody has worked on its finding FI-002");
}

/* How far it is, in words. */
static void
test_progress (ModelFixture *fixture, gconstpointer data)
{
  IsmsChecklistProgress progress;
  g_autofree char *words = NULL;
  gint64 audit;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Access control", "A.5.15 A.5.16 A.5.17 A.5.18", 0);
  make_checklist (fixture, audit);
  answer (fixture, audit_find_item (fixture, audit, "A.5.15", FALSE), "minor");
  answer (fixture, audit_find_item (fixture, audit, "A.5.16", FALSE), "major");
  answer (fixture, audit_find_item (fixture, audit, "A.5.18", FALSE), "not_applicable");
  g_assert_true (isms_audit_checklist_load_progress (fixture->reader, audit, &progress, NULL));
  g_assert_cmpuint (progress.n_not_applicable, ==, 1);
  words = isms_audit_checklist_dup_words (&progress);
  g_assert_cmpstr (words, ==, "3 of 4, 1 major, 1 minor");
}

/* In the order of the standard, not of the words. */
static void
test_order (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("audit_item"));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GString) numbers = g_string_new (NULL);
  gint64 audit;

  audit_add_catalogue (fixture);
  audit = plan_audit (fixture, "Some", "Cl.10.1 Cl.4.1 A.5.9 A.5.10 A.8.1", 0);
  make_checklist (fixture, audit);
  isms_query_group (query, "theme");
  isms_query_sort (query, "number", FALSE);
  ids = isms_query_run (query, fixture->reader, NULL, NULL);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (IsmsRecord) item =
          load_record (fixture, "audit_item", g_array_index (ids, gint64, i));

      g_string_append_printf (numbers, "%s ", isms_record_get_text (item, "number"));
    }
  g_assert_cmpstr (numbers->str, ==, "Cl.4.1 Cl.10.1 A.5.9 A.5.10 A.8.1 ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/9.2.2-a-checklist-from-the-scope", test_from_scope);
  add_model_test ("/model/9.2.2-a-every-requirement-has-a-question", test_every_question);
  add_model_test ("/model/9.2.2-a-own-controls-are-asked-about", test_own_control);
  add_model_test ("/model/9.2.2-a-what-is-left-out-is-not-audited", test_left_out);
  add_model_test ("/model/9.2.2-a-empty-scope", test_empty_scope);
  add_model_test ("/model/9.2.2-checklist-made-again", test_made_again);
  add_model_test ("/model/9.2.2-control-removed-after-the-audit", test_control_removed);
  add_model_test ("/model/9.2.2-two-audits-of-the-same-scope", test_two_audits);
  add_model_test ("/model/9.2.2-order-of-the-standard", test_order);
  add_model_test ("/model/9.2.2-result-has-its-day-and-auditor", test_result);
  add_model_test ("/model/9.2.2-without-auditors", test_nobody);
  add_model_test ("/model/9.2.1-what-does-not-conform-is-a-finding", test_finding);
  add_model_test ("/model/9.2.1-finding-that-is-worked-on-stays", test_finding_worked_on);
  add_model_test ("/model/9.2.1-what-is-entered-makes-no-finding", test_entered);
  add_model_test ("/model/9.2.1-progress-in-words", test_progress);
  add_model_test ("/model/9.2.2-a-prepared-before-it-begins", test_prepared);
  add_model_test ("/model/9.2.2-first-answer-begins-the-audit", test_first_answer_begins);
  add_model_test ("/model/9.2.1-reported-when-all-is-answered", test_reported);
  add_model_test ("/model/10.2-audit-closed-when-handed-over", test_closed);
  add_model_test ("/model/9.2.2-closed-audit-stays", test_closed_stays);
  add_model_test ("/model/9.2-audit-of-a-certification-body", test_body);
  add_model_test ("/model/10.2-finding-handed-over", test_hand_over);
  add_model_test ("/model/10.2-finding-brings-its-requirements", test_several_controls);
  add_model_test ("/model/9.2.2-earlier-findings-looked-at-again", test_earlier);
  add_model_test ("/model/9.2.2-found-again-goes-on", test_earlier_goes_on);
  return g_test_run ();
}
