/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The Statement of Applicability, its versions and what changed between them (6.1.3 d, 7.5.3). */

#include "model-fixture.h"

#include "isms-soa.h"

static gboolean
try_approve (ModelFixture *fixture, const IsmsSoaDraft *draft, char **sentence)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Approve");
  g_autoptr (GError) error = NULL;
  gboolean done;

  isms_soa_approve (step, draft);
  done = isms_step_commit (step, NULL, &error);
  if (!done)
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  if (sentence != NULL)
    *sentence = error != NULL ? g_strdup (error->message) : NULL;
  return done;
}

static void
approve (ModelFixture *fixture)
{
  const IsmsSoaDraft draft = { .name = "Ada Osei", .words = "So be it" };

  g_assert_true (try_approve (fixture, &draft, NULL));
}

/* Of 93 controls all but the four that a test begins with are out of the way. */
static void
begin (ModelFixture *fixture)
{
  g_assert_true (run_sql (fixture, "UPDATE control SET archived = 1 WHERE ref NOT IN "
                                   "('A.5.1', 'A.5.7', 'A.8.1', 'A.8.23')"));
}

static gint64
find_control (ModelFixture *fixture, const char *ref)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM control WHERE ref = '%s'", ref);

  return read_int (fixture, sql);
}

static void
set_control (ModelFixture *fixture, const char *ref, const char *field, const char *text)
{
  set_field (fixture, "control", find_control (fixture, ref), field, text);
}

static void
link_risk (ModelFixture *fixture, const char *title, const char *ref)
{
  gint64 risk = create_record (fixture, "risk", title);
  g_autofree char *sql =
      g_strdup_printf ("INSERT INTO risk_control (risk_id, control_id) VALUES (%" G_GINT64_FORMAT
                       ", %" G_GINT64_FORMAT ")",
                       risk, find_control (fixture, ref));

  g_assert_true (run_sql (fixture, sql));
}

static GPtrArray *
load_rows (ModelFixture *fixture, int number)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = isms_soa_load_rows (fixture->reader, number, &error);

  g_assert_no_error (error);
  return rows;
}

/* All changes, a line each. */
static char *
compare (ModelFixture *fixture, int from, int to)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = isms_soa_compare (fixture->reader, from, to, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *sentence = isms_soa_change_dup_sentence (list->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", sentence);
    }
  return g_string_free_and_steal (text);
}

static void
assert_compares (ModelFixture *fixture, int from, int to, const char *expected)
{
  g_autofree char *text = compare (fixture, from, to);

  g_assert_cmpstr (text, ==, expected);
}

/* --- Approving --- */

static void
test_approval_freezes (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsSoaVersion *version;
  const IsmsSoaRow *row;

  begin (fixture);
  set_control (fixture, "A.5.7", "applicable", "yes");
  set_control (fixture, "A.5.7", "reasons", "legal risk");
  set_control (fixture, "A.5.7", "how", "A feed");
  set_control (fixture, "A.5.7", "maturity", "2");
  link_risk (fixture, "Flood in the archive", "A.5.7");
  approve (fixture);
  set_control (fixture, "A.5.7", "applicable", "no");
  set_control (fixture, "A.5.7", "how", "");
  versions = isms_soa_load_versions (fixture->reader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 1);
  version = versions->pdata[0];
  g_assert_cmpint (version->number, ==, 1);
  g_assert_cmpstr (version->person, ==, "Ada Osei");
  g_assert_cmpstr (version->words, ==, "So be it");
  g_assert_cmpuint (version->n_controls, ==, 4);
  rows = load_rows (fixture, 1);
  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_cmpstr (((IsmsSoaRow *) rows->pdata[0])->ref, ==, "A.5.1");
  g_assert_cmpstr (((IsmsSoaRow *) rows->pdata[3])->ref, ==, "A.8.23");
  row = rows->pdata[1];
  g_assert_cmpstr (row->ref, ==, "A.5.7");
  g_assert_cmpstr (row->title, ==, "Threat intelligence");
  g_assert_cmpstr (row->applicable, ==, "yes");
  g_assert_cmpstr (row->reasons, ==, "risk legal");
  g_assert_cmpstr (row->how, ==, "A feed");
  g_assert_cmpstr (row->risks, ==, "R-001");
  g_assert_cmpint (row->maturity, ==, 2);
  g_assert_cmpint (((IsmsSoaRow *) rows->pdata[0])->maturity, ==, -1);
}

/* The clauses are no controls; what is archived, or of a framework that is not in it, stays out; a
 * control of one's own is in. */
static void
test_what_stands_in_it (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = load_rows (fixture, ISMS_SOA_NOW);
  g_autoptr (GPtrArray) with_own = NULL;
  const IsmsSoaRow *last;

  g_assert_cmpuint (rows->len, ==, 93);
  begin (fixture);
  create_record (fixture, "control", "Guard dogs");
  with_own = load_rows (fixture, ISMS_SOA_NOW);
  g_assert_cmpuint (with_own->len, ==, 5);
  last = with_own->pdata[4];
  g_assert_cmpstr (last->title, ==, "Guard dogs");
  g_assert_null (last->theme);
}

static void
test_never_rewritten (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin (fixture);
  approve (fixture);
  g_assert_false (run_sql (fixture, "UPDATE soa_version SET person = 'Nobody'"));
  g_assert_false (run_sql (fixture, "UPDATE soa_version SET words = NULL"));
  g_assert_false (run_sql (fixture, "UPDATE soa_row SET applicable = 'yes'"));
  g_assert_false (run_sql (fixture, "UPDATE soa_row SET justification = 'Because'"));
  /* A control that is deleted stays in the versions in which it stood. */
  g_assert_true (run_sql (fixture, "DELETE FROM control WHERE ref = 'A.5.7'"));
  g_assert_cmpint (
      read_int (fixture,
                "SELECT count (*) FROM soa_row WHERE ref = 'A.5.7' AND control_id IS NULL"),
      ==, 1);
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM soa_row"), ==, 0);
  isms_store_redo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM soa_row"), ==, 4);
}

static void
test_numbers_follow (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  const IsmsSoaDraft first = { .person = ada, .approved_on = "2026-03-01" };
  const IsmsSoaDraft earlier = { .person = ada, .approved_on = "2026-02-28" };
  const IsmsSoaDraft same_day = { .name = "Ben Ito", .approved_on = "2026-03-01" };
  g_autofree char *sentence = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  begin (fixture);
  g_assert_true (try_approve (fixture, &first, NULL));
  g_assert_false (try_approve (fixture, &earlier, &sentence));
  g_assert_nonnull (strstr (sentence, "not approved before"));
  g_assert_true (try_approve (fixture, &same_day, NULL));
  versions = isms_soa_load_versions (fixture->reader, NULL);
  g_assert_cmpuint (versions->len, ==, 2);
  g_assert_cmpint (((IsmsSoaVersion *) versions->pdata[0])->number, ==, 2);
  g_assert_cmpstr (((IsmsSoaVersion *) versions->pdata[0])->person, ==, "Ben Ito");
  g_assert_cmpstr (((IsmsSoaVersion *) versions->pdata[1])->person, ==, "Ada Osei");
  g_assert_null (((IsmsSoaVersion *) versions->pdata[1])->words);
}

static void
test_approval_needs (ModelFixture *fixture, gconstpointer data)
{
  const IsmsSoaDraft nobody = { .words = "Fine" };
  const IsmsSoaDraft somebody = { .name = "Ada Osei" };
  g_autoptr (GError) error = NULL;
  g_autofree char *no_name = NULL;
  g_autofree char *nothing = NULL;

  g_assert_false (try_approve (fixture, &nobody, &no_name));
  g_assert_nonnull (strstr (no_name, "Choose a person"));
  g_assert_true (run_sql (fixture, "UPDATE control SET archived = 1"));
  g_assert_false (try_approve (fixture, &somebody, &nothing));
  g_assert_nonnull (strstr (nothing, "There is no control"));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM soa_version"), ==, 0);
  g_assert_null (isms_soa_load_rows (fixture->reader, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* An exclusion wants a justification, an inclusion a reason: said beforehand, and not refused. */
static void
test_open_is_counted (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_undecided, n_flaws;

  begin (fixture);
  set_control (fixture, "A.8.23", "applicable", "no");
  set_control (fixture, "A.8.1", "applicable", "yes");
  g_assert_true (isms_soa_count_open (fixture->reader, &n_undecided, &n_flaws, &error));
  g_assert_cmpuint (n_undecided, ==, 2);
  g_assert_cmpuint (n_flaws, ==, 2);
  set_control (fixture, "A.8.23", "justification", "There is no web here");
  set_control (fixture, "A.8.1", "reasons", "business");
  g_assert_true (isms_soa_count_open (fixture->reader, &n_undecided, &n_flaws, &error));
  g_assert_cmpuint (n_undecided, ==, 2);
  g_assert_cmpuint (n_flaws, ==, 0);
  link_risk (fixture, "Flood in the archive", "A.8.23");
  g_assert_true (isms_soa_count_open (fixture->reader, &n_undecided, &n_flaws, &error));
  g_assert_cmpuint (n_flaws, ==, 1);
  rows = load_rows (fixture, ISMS_SOA_NOW);
  g_assert_cmpstr (((IsmsSoaRow *) rows->pdata[3])->flaws, ==, "treats_risk");
  g_assert_null (((IsmsSoaRow *) rows->pdata[2])->flaws);
  approve (fixture);
}

/* --- Comparing --- */

static void
test_diff_words (ModelFixture *fixture, gconstpointer data)
{
  begin (fixture);
  set_control (fixture, "A.8.23", "applicable", "no");
  set_control (fixture, "A.8.23", "justification", "There is no web here");
  set_control (fixture, "A.5.7", "implementation", "planned");
  set_control (fixture, "A.8.1", "reasons", "risk contractual");
  set_control (fixture, "A.8.1", "how", "Disks are encrypted");
  approve (fixture);
  assert_compares (fixture, 1, ISMS_SOA_NOW, "");

  link_risk (fixture, "Flood in the archive", "A.8.23");
  set_control (fixture, "A.8.23", "applicable", "yes");
  set_control (fixture, "A.8.23", "justification", "");
  set_control (fixture, "A.5.7", "implementation", "implemented");
  set_control (fixture, "A.5.7", "maturity", "3");
  set_control (fixture, "A.8.1", "reasons", "risk legal");
  set_control (fixture, "A.8.1", "how", "Disks are encrypted and wiped");
  approve (fixture);
  assert_compares (fixture, 1, ISMS_SOA_NOW,
                   "A.5.7 Threat intelligence: Implementation: planned → implemented; "
                   "Maturity: – → 3\n"
                   "A.8.1 User end point devices: Reasons: + legal, − contractual; "
                   "“How” reworded: “Disks are encrypted and wiped”\n"
                   "A.8.23 Web filtering: not applicable → applicable, because of R-001; "
                   "“Justification” taken away");
  assert_compares (fixture, 2, ISMS_SOA_NOW, "");
  assert_compares (fixture, 2, 1,
                   "A.5.7 Threat intelligence: Implementation: implemented → planned; "
                   "Maturity: 3 → –\n"
                   "A.8.1 User end point devices: Reasons: + contractual, − legal; "
                   "“How” reworded: “Disks are encrypted”\n"
                   "A.8.23 Web filtering: applicable → not applicable; no longer treats R-001; "
                   "“Justification” added: “There is no web here”");
}

static void
test_diff_owner_due_risks (ModelFixture *fixture, gconstpointer data)
{
  gint64 ada = create_record (fixture, "person", "Ada Osei");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, ada);
  g_autofree char *text = NULL;

  begin (fixture);
  approve (fixture);
  set_control (fixture, "A.5.7", "owner", owner);
  link_risk (fixture, "Flood in the archive", "A.5.7");
  set_control (fixture, "A.8.1", "due", "2031-02-03");
  text = compare (fixture, 1, ISMS_SOA_NOW);
  g_assert_nonnull (strstr (text, "A.5.7 Threat intelligence: now treats R-001; "
                                  "Owner: – → Ada Osei\n"));
  g_assert_nonnull (strstr (text, "A.8.1 User end point devices: Due: – → "));
  g_assert_nonnull (strstr (text, "2031"));
}

static void
test_diff_new_and_gone (ModelFixture *fixture, gconstpointer data)
{
  begin (fixture);
  approve (fixture);
  g_assert_true (run_sql (fixture, "UPDATE control SET archived = 1 WHERE ref = 'A.5.1'"));
  g_assert_true (run_sql (fixture, "UPDATE control SET archived = 0 WHERE ref = 'A.5.2'"));
  set_control (fixture, "A.8.1", "title", "Laptops and phones");
  assert_compares (fixture, 1, ISMS_SOA_NOW,
                   "A.5.2 Information security roles and responsibilities: new, undecided\n"
                   "A.8.1 Laptops and phones: was called “User end point devices”\n"
                   "A.5.1 Policies for information security: no longer in the statement");
}

/* --- Figures --- */

static void
test_figures (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) themes = NULL;
  IsmsSoaFigures total;
  const IsmsSoaFigures *first;

  begin (fixture);
  g_assert_true (run_sql (fixture, "UPDATE control SET archived = 0 WHERE ref LIKE 'A.5._'"));
  g_assert_true (run_sql (fixture, "UPDATE control SET applicable = 'yes' WHERE ref LIKE 'A.5._'"));
  set_control (fixture, "A.5.1", "implementation", "implemented");
  set_control (fixture, "A.5.2", "implementation", "inherited");
  set_control (fixture, "A.5.3", "implementation", "partial");
  set_control (fixture, "A.5.4", "implementation", "planned");
  set_control (fixture, "A.8.23", "applicable", "no");
  set_control (fixture, "A.8.23", "implementation", "implemented");
  rows = load_rows (fixture, ISMS_SOA_NOW);
  themes = isms_soa_count (rows, &total);
  g_assert_cmpuint (themes->len, ==, 2);
  first = themes->pdata[0];
  g_assert_nonnull (first->theme);
  g_assert_cmpuint (first->n, ==, 9);
  g_assert_cmpuint (first->n_applicable, ==, 9);
  g_assert_cmpuint (first->n_implemented, ==, 2);
  g_assert_cmpuint (first->n_partial, ==, 1);
  g_assert_cmpuint (first->n_planned, ==, 1);
  g_assert_cmpuint (first->n_not_started, ==, 5);
  g_assert_cmpint (isms_soa_figures_get_share (first), ==, 22);
  g_assert_cmpint (isms_soa_figures_get_share (themes->pdata[1]), ==, -1);
  g_assert_cmpuint (total.n, ==, 11);
  g_assert_cmpuint (total.n_excluded, ==, 1);
  g_assert_cmpuint (total.n_undecided, ==, 1);
  g_assert_cmpuint (total.n_implemented, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/6.1.3-d-approval-freezes", test_approval_freezes);
  add_model_test ("/model/6.1.3-d-what-stands-in-the-statement", test_what_stands_in_it);
  add_model_test ("/model/6.1.3-d-version-is-never-rewritten", test_never_rewritten);
  add_model_test ("/model/6.1.3-d-versions-follow-one-another", test_numbers_follow);
  add_model_test ("/model/6.1.3-d-approval-needs-person-and-controls", test_approval_needs);
  add_model_test ("/model/6.1.3-d-what-is-open-is-said-before", test_open_is_counted);
  add_model_test ("/model/6.1.3-d-differences-in-words", test_diff_words);
  add_model_test ("/model/6.1.3-d-differences-of-owner-due-risks", test_diff_owner_due_risks);
  add_model_test ("/model/6.1.3-d-differences-new-and-gone", test_diff_new_and_gone);
  add_model_test ("/model/6.1.3-d-figures", test_figures);
  return g_test_run ();
}
