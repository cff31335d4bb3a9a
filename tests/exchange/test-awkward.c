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

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add_test ("empty", test_empty);
  add_test ("no-titles", test_no_titles);
  add_test ("repeated-refs", test_repeated_refs);
  add_test ("open-dates", test_open_dates);
  add_test ("percent", test_percent);
  add_test ("residual", test_residual);
  return g_test_run ();
}
