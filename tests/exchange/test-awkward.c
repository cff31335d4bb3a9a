/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Files that are not quite a register: what is said of them tells what to do. */

#include "import-test.h"

#include <locale.h>
#include <string.h>

#define add_test(path, func)                                                                       \
  g_test_add ("/exchange/awkward/" path, ModelFixture, NULL, model_fixture_set_up, func,           \
              model_fixture_tear_down)

/* Is anything said about the file that has these words in it? */
static gboolean
has_remark (IsmsImportPlan *self, const char *words)
{
  const char *const *remarks = isms_import_plan_get_remarks (self);

  for (guint i = 0; remarks[i] != NULL; i++)
    if (strstr (remarks[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static void
assert_remark (ModelFixture *self, const char *kind, const char *text, const char *words)
{
  g_autoptr (IsmsImport) import = start_text (self, kind, text);
  g_autoptr (IsmsImportPlan) dry = plan (self, import);

  g_assert_true (has_remark (dry, words));
}

static void
test_empty (ModelFixture *self, gconstpointer data)
{
  assert_remark (self, "risk", "", "The file is empty.");
  assert_remark (self, "risk", "\n , \n\n", "The file is empty.");
  assert_remark (self, "risk", "Title,Owner\n", "no rows below its headings");
}

static void
test_no_titles (ModelFixture *self, gconstpointer data)
{
  assert_remark (self, "risk", "a,b\n1,2\n", "No column is taken for “Title”");
  assert_remark (self, "person", "a,b\n1,2\n", "No column is taken for “Name”");
}

/* A person sees which of two rows gets the ref. */
static void
test_repeated_refs (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import =
      start_text (self, "risk", "Ref,Title\nX-1,One\nX-1,Two\nX-2,Three\nX-1,One\n");
  g_autoptr (IsmsImportPlan) done = commit (self, import);
  g_autoptr (IsmsImportPlan) same = NULL;

  assert_fates (done, "4 0 0 0 0");
  g_assert_null (isms_import_plan_get_nth (done, 0)->messages);
  g_assert_nonnull (strstr (isms_import_plan_get_nth (done, 1)->messages, "“X-1” already"));
  g_assert_null (isms_import_plan_get_nth (done, 2)->messages);
  g_assert_nonnull (strstr (isms_import_plan_get_nth (done, 3)->messages, "“X-1” already"));
  assert_rows (self, "SELECT title, ref IN ('X-1', 'X-2'), note FROM risk ORDER BY title, ref DESC",
               "One|1|\nOne|0|Ref: X-1\nThree|1|\nTwo|0|Ref: X-1");
  same = commit (self, import);
  assert_fates (same, "0 0 4 0 0");
}

static void
test_open_dates (ModelFixture *self, gconstpointer data)
{
  static const char *const told[] = { "01/02/2027,31/01/2027", "01/02/2027,1/31/2027",
                                      "01.02.2027,03.04.2027", "05/05/2027,2027-02-01" };

  assert_remark (self, "risk", "Title,Next Review\nA,01/02/2027\nB,3/4/2027\n",
                 "“Next Review”: nothing tells whether days or months");
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_auto (GStrv) days = g_strsplit (told[i], ",", -1);
      g_autofree char *text = g_strdup_printf ("Title,Next Review\nA,%s\nB,%s\n", days[0], days[1]);
      g_autoptr (IsmsImport) import = start_text (self, "risk", text);
      g_autoptr (IsmsImportPlan) dry = plan (self, import);

      g_assert_false (has_remark (dry, "days or months"));
    }
}

static void
test_percent (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import =
      start_text (self, "action", "Title,Progress\nA,50 %\nB,7%\nC,%\nD,120 %\n");
  g_autoptr (IsmsImportPlan) done = commit (self, import);

  assert_fates (done, "4 0 0 0 0");
  assert_rows (self, "SELECT title, progress, note FROM action ORDER BY title",
               "A|50|\nB|7|\nC|0|\nD|0|Progress: 120 %");
}

/* A plain likelihood beside residual ones: how it was before treatment. */
static void
test_residual (ModelFixture *self, gconstpointer data)
{
  assert_remark (self, "risk",
                 "Title,Likelihood,Impact,Residual Likelihood,Residual Impact\nA,4,5,2,2\n",
                 "the residual ones are taken as current");
}

/* 5.2 may have been 5.20: asked once for the whole column, and never again. */
static void
test_numbers (ModelFixture *self, gconstpointer data)
{
  const char *text = "Title,Control\nA,5.2\nB,5.20\nC, 8.1 \nD,5.2\nE,\"5.2, 8.1\"\nF,6.1\n";
  g_autoptr (IsmsImport) import = start_text (self, "risk", text);
  g_autoptr (IsmsImport) next = start_text (self, "risk", text);
  g_autoptr (IsmsImportPlan) open = plan (self, import);
  g_autoptr (IsmsImportPlan) done = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (has_remark (open, "5 control numbers may have lost the zero"));
  g_assert_cmpuint (isms_import_plan_count_messages (open), ==, 4);
  g_assert_cmpuint (isms_import_get_n_numbers (import), ==, 2);
  g_assert_cmpstr (isms_import_get_nth_number (import, 0)->text, ==, "5.2");
  g_assert_cmpuint (isms_import_get_nth_number (import, 0)->count, ==, 3);
  g_assert_cmpstr (isms_import_get_nth_number (import, 1)->text, ==, "8.1");

  g_assert_true (isms_import_answer_number (import, "5.2=5.20", &error));
  g_assert_true (isms_import_answer_number (import, "8.1=8.1", &error));
  done = commit (self, import);
  g_assert_false (has_remark (done, "lost the zero"));
  g_assert_cmpstr (isms_import_plan_get_nth (done, 0)->messages, ==,
                   "“5.2” in “Control” was read as 5.20.");
  g_assert_null (isms_import_plan_get_nth (done, 2)->messages);
  assert_rows (self, "SELECT title, controls, note FROM risk_list ORDER BY title",
               "A|A.5.20|\nB|A.5.20|\nC|A.8.1|\nD|A.5.20|\nE|A.5.20, A.8.1|\nF|A.6.1|");

  g_assert_true (isms_import_recall (next, self->reader, &error));
  g_assert_cmpint (isms_import_get_nth_number (next, 0)->zero, ==, ISMS_IMPORT_ZERO_LOST);
  g_assert_cmpint (isms_import_get_nth_number (next, 1)->zero, ==, ISMS_IMPORT_ZERO_KEPT);
  isms_import_set_target (next, 1, "skip");
  g_assert_cmpuint (isms_import_get_n_numbers (next), ==, 0);
}

/* Numbers as people write them, of either edition; what is none, or went to several, is kept. */
static void
test_controls (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import =
      start_text (self, "risk",
                  "Title,Controls\nA,A.8.12\nB,\"ISO 27001 A.5.18; 6.3\"\nC,8.13 8.15\nD,A.9.2.1\n"
                  "E,A.12.4.1\nF,\"Four eyes, 8.9\"\nG,Web filtering\nH,A.18.2.3\n");
  g_autoptr (IsmsImportPlan) done = commit (self, import);

  assert_fates (done, "8 0 0 0 0");
  assert_rows (self, "SELECT title, controls, note FROM risk_list ORDER BY title",
               "A|A.8.12|\nB|A.5.18, A.6.3|\nC|A.8.13, A.8.15|\nD|A.5.16|\nE|A.8.15|\n"
               "F|A.8.9|Controls: Four eyes\nG|A.8.23|\nH||Controls: A.18.2.3");
  g_assert_true (
      has_remark (done, "1 control number is of the edition of 2013 and went to several"));
  g_assert_cmpstr (isms_import_plan_get_nth (done, 3)->messages, ==,
                   "A.9.2.1 of the edition of 2013 was read as A.5.16.");
  assert_rows (self, "SELECT count (*) FROM control", "164");
}

static void
test_number_mistakes (ModelFixture *self, gconstpointer data)
{
  static const char *const wrong[] = { "5.2", "5.2=", "5.2=5.21", "6.1=6.10", "=", "5.2=A.5.2" };
  g_autoptr (IsmsImport) import = start_text (self, "risk", "Title,Control\nA,5.2\n");

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (isms_import_answer_number (import, wrong[i], &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
    }
  g_assert_cmpint (isms_import_get_nth_number (import, 0)->zero, ==, ISMS_IMPORT_ZERO_OPEN);
}

/* After a first import under refs of their own, the file's refs stand beside other records: those
 * are not renamed to what the file calls them. */
static void
test_foreign_refs (ModelFixture *self, gconstpointer data)
{
  const char *text = "Ref,Name,Job Title\nP-001,Ada,Chief\nP-002,Ben,Clerk\nP-003,Cleo,Cook\n"
                     "P-004,Dora,Driver\nP-005,Emil,\nP-006,Fay,\n";
  g_autoptr (IsmsImport) import = NULL;
  g_autoptr (IsmsImport) part = NULL;
  g_autoptr (IsmsImportPlan) done = NULL;
  g_autoptr (IsmsImportPlan) same = NULL;
  g_autoptr (IsmsImportPlan) rest = NULL;

  create_record (self, "person", "Ben");
  create_record (self, "person", "Ada");
  create_record (self, "person", "Cleo");
  import = start_text (self, "person", text);
  done = commit (self, import);
  assert_fates (done, "3 3 0 0 0");
  assert_rows (self, "SELECT id, ref, name, job, note FROM person WHERE id <= 3 ORDER BY id",
               "1|P-001|Ben|Clerk|Ref: P-002\n2|P-002|Ada|Chief|Ref: P-001\n3|P-003|Cleo|Cook|");
  same = commit (self, import);
  assert_fates (same, "0 0 6 0 0");

  /* Nor where the row of the other one is not in the file. */
  part = start_text (self, "person", "Ref,Name\nP-001,Ada\nP-003,Cleo\nP-004,Dora\nP-005,Emil\n");
  rest = commit (self, part);
  assert_fates (rest, "0 0 4 0 0");
}

/* Titles that moved on from row to row are renamings: the refs are the workspace's own. */
static void
test_renamed_in_a_row (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) first =
      start_text (self, "risk", "Ref,Title\nR-001,A\nR-002,B\nR-003,C\nR-004,D\nR-005,E\n");
  g_autoptr (IsmsImport) second =
      start_text (self, "risk", "Ref,Title\nR-001,B\nR-002,X\nR-003,C\nR-004,D\nR-005,E\n");
  g_autoptr (IsmsImportPlan) made = commit (self, first);
  g_autoptr (IsmsImportPlan) renamed = commit (self, second);

  assert_fates (made, "5 0 0 0 0");
  assert_fates (renamed, "0 2 3 0 0");
  assert_rows (self, "SELECT ref, title FROM risk WHERE id <= 2 ORDER BY id", "R-001|B\nR-002|X");
}

/* What is done when it comes in was not finished here; and the next of what is finished by the file
 * takes no ref that a row of it has. */
static void
test_repeating_actions (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) first =
      start_text (self, "action",
                  "Ref,Title,State,Done On,Repeats\nAC-001,A,Done,2026-01-02,Every Month\n"
                  "AC-002,B,Open,,Every Month\n");
  g_autoptr (IsmsImport) second =
      start_text (self, "action", "Ref,Title,State\nAC-002,B,Done\nAC-003,C,Open\n");
  g_autoptr (IsmsImportPlan) made = commit (self, first);
  g_autoptr (IsmsImportPlan) done = NULL;

  assert_fates (made, "2 0 0 0 0");
  assert_rows (self, "SELECT count (*) FROM action", "2");
  done = commit (self, second);
  assert_fates (done, "1 1 0 0 0");
  assert_rows (self, "SELECT ref, title, state FROM action ORDER BY ref",
               "AC-001|A|done\nAC-002|B|done\nAC-003|C|open\nAC-004|B|open");
}

static void
test_for_a_record (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = NULL;
  g_autoptr (IsmsImportPlan) done = NULL;
  g_autoptr (IsmsImportPlan) same = NULL;

  create_record (self, "risk", "Flood");
  create_record (self, "asset", "Cellar");
  import = start_text (self, "action",
                       "Title,For\nPump,R-001\nDrain,flood\nWall,A-001\nSand,R-9\nBoots,\n");
  done = commit (self, import);
  assert_fates (done, "5 0 0 0 0");
  assert_rows (self, "SELECT title, for_kind, for_id, note FROM action ORDER BY id",
               "Pump|risk|1|\nDrain|risk|1|\nWall|asset|1|\nSand|||For: R-9\nBoots|||");
  g_assert_nonnull (
      strstr (isms_import_plan_get_nth (done, 3)->messages, "There is no “R-9”, as “For” says"));
  same = commit (self, import);
  assert_fates (same, "0 0 5 0 0");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add_test ("empty", test_empty);
  add_test ("no-titles", test_no_titles);
  add_test ("repeated-refs", test_repeated_refs);
  add_test ("foreign-refs", test_foreign_refs);
  add_test ("renamed-in-a-row", test_renamed_in_a_row);
  add_test ("repeating-actions", test_repeating_actions);
  add_test ("for-a-record", test_for_a_record);
  add_test ("open-dates", test_open_dates);
  add_test ("percent", test_percent);
  add_test ("residual", test_residual);
  add_test ("numbers", test_numbers);
  add_test ("controls", test_controls);
  add_test ("number-mistakes", test_number_mistakes);
  return g_test_run ();
}
