/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Management reviews in and out of files: what is made with a review is found again, a decision and
 * its action come together in either order, and what is approved is not written over (9.3). */

#include "import-test.h"
#include "review-fixture.h"

#include "isms-export.h"

static const char *
get_messages (IsmsImportPlan *plan, guint row)
{
  return isms_import_plan_get_nth (plan, row)->messages;
}

static char *
export_csv (ModelFixture *fixture, const char *kind)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find (kind));
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  isms_query_sort (query, "ref", FALSE);
  isms_export_stream (query, fixture->reader, stream, ISMS_EXPORT_CSV, ISMS_EXPORT_FOR_PEOPLE, NULL,
                      &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
bring (ModelFixture *fixture, const char *kind, const char *text, const char *fates)
{
  g_autoptr (IsmsImport) import = start_text (fixture, kind, text);
  g_autoptr (IsmsImportPlan) done = commit (fixture, import);

  assert_fates (done, fates);
}

/* Refs of inputs are given when their review comes, and may be others' than in the file. */
static void
test_inputs (ModelFixture *fixture, gconstpointer data)
{
  begin_review (fixture, "The first", NULL);
  begin_review (fixture, "The second", NULL);
  bring (fixture, "review_input",
         "Ref,Title,Management Review,Input,Comment,Considered\n"
         "RI-001,Audits,MR-002,9.3.2 d) 3),One was late,yes\n"
         "RI-055,Feedback,The first,Feedback,Little,no\n"
         "RI-003,Something else,MR-001,c,Much,\n",
         "0 3 0 0 0");
  assert_rows (fixture,
               "SELECT ref || ' ' || review || ' ' || input || ' ' || comment || ' ' || considered "
               "FROM review_input_list WHERE comment IS NOT NULL ORDER BY id",
               "RI-003 The first c Much 0\nRI-008 The first e Little 0\n"
               "RI-016 The second d3 One was late 1");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review_input"), ==, 20);
}

/* A review that is made because a decision names it is a whole one. */
static void
test_named_review (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsImport) import = NULL;
  g_autoptr (IsmsImportPlan) done = NULL;
  g_autoptr (GError) error = NULL;

  import = start_text (fixture, "review_decision",
                       "Decision,Management Review,Kind,Owner,Due\n"
                       "Buy a second line,Review of March,resources,Ada Osei,2027-06-30\n"
                       "Seen,Review of March,noted,,\n");
  isms_import_set_makes (import, "all", &error);
  g_assert_no_error (error);
  done = commit (fixture, import);
  assert_fates (done, "2 0 0 0 0");
  assert_rows (fixture, "SELECT title || ' ' || n_inputs || ' ' || n_decisions FROM review_list",
               "Review of March 10 2");
  assert_rows (fixture,
               "SELECT title || ', ' || kind || ', ' || for_ref || ', ' || owner || ', ' || due "
               "FROM action_list",
               "Buy a second line, decision, RD-001, Ada Osei, 2027-06-30");
}

/* The action may come first, or say afterwards how far it is: there is one. */
static void
test_action_and_decision (ModelFixture *fixture, gconstpointer data)
{
  static const char actions[] = "Ref,Title,Kind,State,For\n"
                                "AC-007,Buy it,decision,in progress,RD-004\n";
  static const char decisions[] = "Ref,Decision,Management Review,Kind\n"
                                  "RD-004,Buy it,MR-001,improvement\n";

  begin_review (fixture, "The first", NULL);
  bring (fixture, "action", actions, "1 0 0 0 0");
  bring (fixture, "review_decision", decisions, "1 0 0 0 0");
  assert_rows (fixture, "SELECT ref || ' ' || state || ' ' || for_ref FROM action_list",
               "AC-007 in_progress RD-004");
  g_assert_true (run_sql (fixture, "DELETE FROM review_decision"));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM action"), ==, 0);
  bring (fixture, "review_decision", decisions, "1 0 0 0 0");
  bring (fixture, "action", actions, "0 1 0 0 0");
  assert_rows (fixture, "SELECT state || ' ' || for_ref FROM action_list", "in_progress RD-004");
}

/* What the workspace gave out comes back as it was; what a file changes of it is left out, and it
 * says why. */
static void
test_approved (ModelFixture *fixture, gconstpointer data)
{
  static const char *const kinds[] = { "review", "review_input", "review_participant",
                                       "review_decision" };
  static const char stays[] =
      "MR-001 is approved, and stays as it is. Add an addendum to it instead. The row is not "
      "imported.";
  static const char *const changed[] = {
    "Ref,Title,Conclusion\nMR-001,The first,All is well.\n",
    "Ref,Title,Management Review,Input,What Was Said\nRI-006,Audits,MR-001,d3,Nothing.\n",
    "Ref,Name,Management Review,Presence\nRP-001,Ada Osei,MR-001,absent\n",
    "Ref,Decision,Management Review,Due\nRD-001,Buy it,MR-001,2029-01-01\n",
  };
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  gint64 review = hold_review (fixture, "The first", 10, ada);
  g_autoptr (IsmsImport) added = NULL;
  g_autoptr (IsmsImportPlan) refused = NULL;
  gint64 steps;

  add_decision (fixture, review, "Buy it", ada, "2027-06-30");
  seal_review (fixture, review, ada);
  steps = read_int (fixture, "SELECT count (*) FROM journal");
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = export_csv (fixture, kinds[i]);
      g_autoptr (IsmsImport) again = start_text (fixture, kinds[i], text);
      g_autoptr (IsmsImportPlan) same = commit (fixture, again);
      g_autoptr (IsmsImport) import = start_text (fixture, kinds[i], changed[i]);
      g_autoptr (IsmsImportPlan) planned = plan (fixture, import);
      g_autoptr (IsmsImportPlan) done = commit (fixture, import);

      g_assert_cmpuint (isms_import_plan_count (same, ISMS_FATE_UNCHANGED), ==,
                        isms_import_plan_get_n_rows (same));
      assert_fates (planned, "0 0 0 1 0");
      g_assert_cmpstr (get_messages (planned, 0), ==, stays);
      assert_fates (done, "0 0 0 1 0");
      g_assert_cmpstr (get_messages (done, 0), ==, stays);
    }
  added = start_text (fixture, "review_decision",
                      "Decision,Management Review\nOne more,MR-001\nBeside it,\n");
  refused = commit (fixture, added);
  assert_fates (refused, "1 0 0 1 0");
  g_assert_cmpstr (get_messages (refused, 0), ==, stays);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM journal"), ==, steps + 1);
}

/* A review of the past comes with its day, and is whole with what follows in other files. */
static void
test_past (ModelFixture *fixture, gconstpointer data)
{
  bring (fixture, "review",
         "Title,State,Planned For,Held On,Effective,Next Review\n"
         "Review 2024,held,2024-03-04,2024-03-05,in part,2025-03-01\n"
         "Review 2025,approved,2025-03-04,,yes,2026-03-01\n",
         "2 0 0 0 0");
  assert_rows (fixture,
               "SELECT title || ', ' || state || ', ' || held_on || ', ' || ifnull (follows, "
               "'the first') || ', ' || ifnull (since_on, 'ever') || ', ' || effective || ', ' "
               "|| n_inputs FROM review_list ORDER BY id",
               "Review 2024, held, 2024-03-05, the first, ever, partly, 10\n"
               "Review 2025, held, 2025-03-04, Review 2024, 2024-03-05, yes, 10");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM review WHERE figures_on = held_on "
                                      "AND figures_since IS (SELECT f.held_on FROM review AS f "
                                      "WHERE f.id = review.follows_id)"),
                   ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_model_test ("/exchange/reviews/9.3.2-inputs-are-found-again", test_inputs);
  add_model_test ("/exchange/reviews/9.3.3-named-by-a-decision", test_named_review);
  add_model_test ("/exchange/reviews/9.3.3-action-and-decision", test_action_and_decision);
  add_model_test ("/exchange/reviews/9.3.3-approved-is-refused", test_approved);
  add_model_test ("/exchange/reviews/9.3.3-of-the-past", test_past);
  return g_test_run ();
}
