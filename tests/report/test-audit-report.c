/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The papers of an audit (9.2.2), and the nonconformity that one found, of a workspace that is
 * known by hand. */

#include "isms-audit-report.h"

#include "isms-nonconformity-report.h"
#include "model-fixture.h"
#include "report-test.h"

#include <glib/gstdio.h>

typedef IsmsReport *(*Compose) (IsmsDatabase *db, gint64 id, GDateTime *date, GError **error);

static char *
write_paper (ModelFixture *fixture, Compose compose, gint64 id, IsmsPaper paper)
{
  g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 5, 9, 0, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = compose (fixture->reader, id, date, &error);
  IsmsPageSetup setup;

  g_assert_no_error (error);
  isms_page_setup_init (&setup, paper, isms_report_get_landscape (report));
  return report_test_write (report, &setup, "audit");
}

/* Its words, one space between them. */
static char *
print (ModelFixture *fixture, Compose compose, gint64 id)
{
  g_autofree char *path = write_paper (fixture, compose, id, ISMS_PAPER_A4);
  g_autofree char *raw = report_test_get_text (path, "-raw");
  g_auto (GStrv) words = g_strsplit_set (raw, " \n\f", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) kept = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  kept = g_strv_builder_end (builder);
  g_unlink (path);
  return g_strjoinv (" ", kept);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in: %s", words, text);
}

static void
assert_silent (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in: %s", words, text);
}

static void
set_all (ModelFixture *fixture, const char *kind, gint64 id, const char *const (*values)[2])
{
  for (; (*values)[0] != NULL; values++)
    set_field (fixture, kind, id, (*values)[0], (*values)[1]);
}

static gint64
add_item (ModelFixture *fixture,
          const char *number,
          const char *title,
          const char *result,
          const char *seen)
{
  gint64 id = create_record (fixture, "audit_item", title);

  set_field (fixture, "audit_item", id, "audit", "1");
  set_field (fixture, "audit_item", id, "number", number);
  set_field (fixture, "audit_item", id, "question", "Who has a key?");
  if (seen != NULL)
    set_field (fixture, "audit_item", id, "seen", seen);
  if (result != NULL)
    set_field (fixture, "audit_item", id, "result", result);
  return id;
}

/* Ada audits the doors, of which Ben owns the control; she has asked about four things of five. */
static void
fill (ModelFixture *fixture)
{
  static const char *const audit[][2] = {
    { "starts_on", "2024-03-04" },
    { "ends_on", "2024-03-05" },
    { "lead", "1" },
    { "auditees", "2" },
    { "objective", "Are the doors shut?" },
    { "scope", "Both halls." },
    { "criteria", "The rule on keys\nThe standard" },
    { "controls", "1" },
    { "methods", "interviews observation" },
    { "place", "Hall 2" },
    { "recipients", "The board" },
    { NULL, NULL },
  };
  static const char *const session[][2] = {
    { "audit", "1" },    { "starts_at", "2024-03-04T09:00:00Z" },
    { "minutes", "90" }, { "auditor", "1" },
    { "auditees", "2" }, { NULL, NULL },
  };

  create_record (fixture, "person", "Ada Lind");
  create_record (fixture, "person", "Ben Moro");
  create_record (fixture, "control", "Keys");
  create_record (fixture, "audit", "Doors");
  set_field (fixture, "control", 1, "owner", "2");
  set_all (fixture, "audit", 1, audit);
  create_record (fixture, "audit_session", "Walk around");
  set_all (fixture, "audit_session", 1, session);
  add_item (fixture, "7.1", "Fences", "conforms", "The fence is whole.");
  add_item (fixture, "7.2", "Keys", "major", "Three keys are missing.");
  add_item (fixture, "7.3", "Lamps", "opportunity", "One lamp is dim.");
  add_item (fixture, "7.4", "Boats", "not_applicable", NULL);
  add_item (fixture, "7.5", "Roof", NULL, NULL);
}

static void
test_plan (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  fill (fixture);
  text = print (fixture, isms_audit_plan_report_new, 1);
  assert_says (text, "Audit Plan AU-001 · Doors");
  assert_says (text, "Planned for 4 Mar 2024 – 5 Mar 2024");
  assert_says (text, "Lead Auditor Ada Lind Auditees Ben Moro Methods Interviews, Observation");
  assert_says (text, "Objective Are the doors shut?");
  assert_says (text, "Scope Both halls.");
  assert_says (text, "Criteria The rule on keys The standard");
  assert_says (text, "Nobody of the team answers for what is audited");
  assert_says (text, "Timetable Monday, 4 Mar 2024 Time Topic Auditor Auditees Place "
                     "09:00–10:30 Walk around Ada Lind Ben Moro");
  assert_says (text, "Nothing that earlier audits have found");
  assert_says (text, "Distribution • Reported To: The board • Lead Auditor: Ada Lind");
}

/* 9.2.2 b): the plan says who is not independent, and why. */
static void
test_independence (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  fill (fixture);
  set_field (fixture, "audit", 1, "lead", "2");
  text = print (fixture, isms_audit_plan_report_new, 1);
  assert_says (text, "• Ben Moro owns A.5.1, which is in the scope.");
  assert_silent (text, "Nobody of the team answers");
}

/* What is answered is filled in; the rest has boxes, and lines that are no words. */
static void
test_checklist (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  fill (fixture);
  text = print (fixture, isms_audit_checklist_report_new, 1);
  assert_says (text, "C Conforms · Mi Minor nonconformity");
  assert_says (text, "☒ C ☐ Mi ☐ Ma ☐ O ☐ n/a Evidence Seen: The fence");
  assert_says (text, "☐ C ☐ Mi ☒ Ma ☐ O ☐ n/a");
  assert_says (text, "☐ O ☒ n/a");
  assert_says (text, "7.5 Roof");
  assert_says (text, "Samples Evidence Seen Note");
}

static void
test_report (ModelFixture *fixture, gconstpointer data)
{
  static const char *const finding[][2] = {
    { "title", "Keys are lost" },
    { "statement", "Keys are counted. Three are not there." },
    { "owner", "2" },
    { "due", "2024-04-01" },
    { NULL, NULL },
  };
  g_autofree char *text = NULL;

  fill (fixture);
  set_all (fixture, "finding", 1, finding);
  text = print (fixture, isms_audit_report_new, 1);
  assert_says (text, "A draft: the audit is not reported yet.");
  assert_says (text,
               "Requirements looked at 4 of 5 Major nonconformities 1 Minor nonconformities 0 "
               "Opportunities for improvement 1");
  assert_says (text, "Conforms 1 Minor nonconformity 0 Major nonconformity 1 "
                     "Opportunity for improvement 1 Not applicable 1 Not yet 1");
  assert_says (text, "Major Nonconformities FI-001 Keys are lost Requirement 7.2 Keys Statement "
                     "Keys are counted. Three are not there. Evidence Three keys are missing.");
  assert_says (text, "Owner, answer due Ben Moro, 1 Apr 2024 What Was Made of It Open");
  assert_says (text, "Opportunities for Improvement FI-002");
  assert_silent (text, "Minor Nonconformities");
  assert_says (text, "No earlier finding was looked at again.");
  assert_says (text, "No conclusion is written yet.");
  assert_says (text,
               "7.4 Boats Not applicable 7.5 Roof Not looked at A.5.1 Policies for information "
               "security Not on the checklist");
  assert_says (text, "7.1 Fences Conforms Evidence Seen: The fence is whole.");
}

/* 9.2.2 c): what it came to, and nothing of a draft any more. */
static void
test_reported (ModelFixture *fixture, gconstpointer data)
{
  static const char *const values[][2] = {
    { "verdict", "partly" },
    { "summary", "All but the keys." },
    { "conclusion", "Shut, as a rule." },
    { "state", "running" },
    { "state", "reported" },
    { NULL, NULL },
  };
  g_autofree char *text = NULL;

  fill (fixture);
  set_field (fixture, "audit_item", 5, "result", "conforms");
  set_all (fixture, "audit", 1, values);
  text = print (fixture, isms_audit_report_new, 1);
  assert_silent (text, "A draft");
  assert_says (text, "Summary Result: Conforms in Part All but the keys.");
  assert_says (text, "Conclusion Shut, as a rule.");
  assert_says (text, "Not applicable 1");
  assert_silent (text, "Not yet");
}

/* The finding leads to a nonconformity, and the next audit verifies it. */
static void
test_verified (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;
  gint64 item;

  fill (fixture);
  create_record (fixture, "nonconformity", "Keys are lost");
  g_assert_true (run_sql (fixture, "UPDATE nonconformity SET from_kind = 'finding', from_id = 1, "
                                   "detected_on = (SELECT found_on FROM finding WHERE id = 1)"));
  text = print (fixture, isms_nonconformity_report_new, 1);
  assert_says (text, "Audit Finding FI-001 Grade Major Nonconformity Requirement 7.2 Keys");
  assert_says (text, "Found in the Audit Ref AU-001 Title Doors Kind Internal Audit Lead Auditor "
                     "Ada Lind");
  assert_says (text, "No audit has looked at it again yet.");
  assert_silent (text, "Found On");
  g_clear_pointer (&text, g_free);
  g_assert_true (run_sql (fixture, "UPDATE finding SET found_on = '2024-02-29' WHERE id = 1"));
  text = print (fixture, isms_nonconformity_report_new, 1);
  assert_says (text, "Found On 29 Feb 2024");
  g_clear_pointer (&text, g_free);

  create_record (fixture, "audit", "Doors again");
  item = create_record (fixture, "audit_item", "FI-001: Keys");
  set_field (fixture, "audit_item", item, "audit", "2");
  set_field (fixture, "audit_item", item, "earlier", "1");
  set_field (fixture, "audit_item", item, "seen", "All keys are there.");
  text = print (fixture, isms_audit_report_new, 2);
  assert_says (text, "FI-001 7.2 Keys AU-001 Not yet All keys are there.");
  g_clear_pointer (&text, g_free);
  text = print (fixture, isms_audit_plan_report_new, 2);
  assert_says (text, "FI-001 7.2 Keys Major Nonconformity AU-001");
  g_clear_pointer (&text, g_free);
  set_field (fixture, "audit_item", item, "result", "conforms");
  text = print (fixture, isms_audit_report_new, 2);
  assert_says (text, "FI-001 7.2 Keys AU-001 Yes All keys are there.");
  g_clear_pointer (&text, g_free);
  text = print (fixture, isms_nonconformity_report_new, 1);
  assert_says (text, "Verified in the Next Audit Audit Date Auditor Result Evidence Seen AU-002");
  g_clear_pointer (&text, g_free);
  text = print (fixture, isms_audit_report_new, 1);
  assert_says (text, "What Was Made of It Verified NC-001 Keys are lost Looked at again in AU-002");
}

/* What is missing is said, and what is gone is not made up. */
static void
test_bare (ModelFixture *fixture, gconstpointer data)
{
  const Compose papers[] = { isms_audit_plan_report_new, isms_audit_checklist_report_new,
                             isms_audit_report_new };
  gint64 id = create_record (fixture, "audit", "Doors");
  g_autofree char *plan = print (fixture, papers[0], id);
  g_autofree char *checklist = print (fixture, papers[1], id);
  g_autofree char *report = print (fixture, papers[2], id);

  assert_says (plan, "It is not written down what the audit is to show.");
  assert_says (plan, "No clause or control is named.");
  assert_says (plan, "There is no timetable yet.");
  assert_silent (plan, "Independence of the Auditors");
  assert_says (checklist, "The checklist has no items yet.");
  assert_says (report, "No summary is written yet.");
  assert_says (report, "Findings Nothing is recorded yet.");
  assert_silent (report, "Nothing was found that does not conform.");
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr (GDateTime) date = g_date_time_new_utc (2024, 3, 5, 9, 0, 0);
      g_autoptr (GError) error = NULL;

      g_assert_null (papers[i](fixture->reader, 7, date, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
    }
}

/* What a certification body has found: how much it looked at is not made up, and it is named where
 * no person is. */
static void
test_body (ModelFixture *fixture, gconstpointer data)
{
  const Compose papers[] = { isms_audit_plan_report_new, isms_audit_checklist_report_new,
                             isms_audit_report_new };
  static const char *const finding[][2] = {
    { "audit", "1" },
    { "grade", "minor" },
    { "found_on", "2024-03-04" },
    { NULL, NULL },
  };
  char *texts[G_N_ELEMENTS (papers)];

  create_record (fixture, "audit", "Doors");
  create_record (fixture, "finding", "Keys are lost");
  set_field (fixture, "audit", 1, "kind", "stage_1");
  set_field (fixture, "audit", 1, "body", "Seal & Sons");
  set_all (fixture, "finding", 1, finding);
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    texts[i] = print (fixture, papers[i], 1);
  assert_says (texts[0], "The timetable is with the certification body.");
  assert_says (texts[1], "The checklist is with the certification body.");
  assert_says (texts[2], "Summary No summary is written yet. Major nonconformities 0");
  assert_silent (texts[2], "Requirements looked at");
  assert_says (texts[2], "Found by, on Seal & Sons, 4 Mar 2024");
  assert_says (texts[2], "Lead Auditor Seal & Sons");
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    g_free (texts[i]);
}

/* Of an audit that still goes on the first day is told; the findings are in order, the worst first.
 */
static void
test_running (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  fill (fixture);
  g_assert_true (run_sql (fixture, "UPDATE audit SET state = 'running', began_on = '2024-03-04'"));
  g_assert_true (run_sql (fixture, "UPDATE finding SET grade = 'opportunity' WHERE id = 1"));
  g_assert_true (run_sql (fixture, "UPDATE finding SET grade = 'major' WHERE id = 2"));
  text = print (fixture, isms_audit_report_new, 1);
  assert_says (text, "Held Since 4 Mar 2024");
  assert_says (text, "Ref Finding Grade State FI-002");
}

/* Tagged, and on both papers: a long checklist repeats its heading, and its lines are no content.
 */
static void
test_structure (ModelFixture *fixture, gconstpointer data)
{
  fill (fixture);
  for (guint i = 0; i < 30; i++)
    add_item (fixture, "8.1", "Gates", NULL, NULL);
  for (IsmsPaper paper = ISMS_PAPER_A4; paper <= ISMS_PAPER_LETTER; paper++)
    {
      g_autofree char *path = write_paper (fixture, isms_audit_checklist_report_new, 1, paper);
      g_autofree char *structure = report_test_get_structure (path);
      g_autofree char *text = report_test_get_text (path, "-layout");
      g_auto (GStrv) pages = g_strsplit (text, "\f", -1);

      assert_says (structure, "TH:");
      assert_says (structure, "TD");
      g_assert_cmpuint (g_strv_length (pages), >, 4);
      for (guint page = 1; page < 4; page++)
        assert_says (pages[page], "What Was Seen");
      g_unlink (path);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/report/audit/9.2.2-a-plan", test_plan);
  add_model_test ("/report/audit/9.2.2-b-independence", test_independence);
  add_model_test ("/report/audit/9.2.2-checklist", test_checklist);
  add_model_test ("/report/audit/9.2.2-report", test_report);
  add_model_test ("/report/audit/9.2.2-c-reported", test_reported);
  add_model_test ("/report/audit/10.2-d-verified", test_verified);
  add_model_test ("/report/audit/what-is-missing", test_bare);
  add_model_test ("/report/audit/certification-body", test_body);
  add_model_test ("/report/audit/under-way", test_running);
  add_model_test ("/report/audit/structure", test_structure);
  return g_test_run ();
}
