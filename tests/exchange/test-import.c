/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Registers as people keep them come in whole: every row has a fate, every cell a place. */

#include "import-test.h"
#include "isms-journal.h"

#include <locale.h>
#include <string.h>

#define add_test(path, func)                                                                       \
  g_test_add ("/exchange/import/" path, ModelFixture, NULL, model_fixture_set_up, func,            \
              model_fixture_tear_down)

static void
test_plain (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_fixture (self, "plain.csv");

  assert_targets (import,
                  "ref title assets cause cause inherent_likelihood inherent_impact inherent_score "
                  "treatment controls owner keep current_likelihood current_impact status");
  import_twice (self, import, "3 0 0 0 0", "0 0 3 0 0");
  assert_rows (
      self,
      "SELECT ref, title, owner, treatment, status, inherent_likelihood, inherent_impact, "
      "current_likelihood, current_impact FROM risk_list ORDER BY ref",
      "M-01|Boiler controls reached from the internet|Ada Lind|modify|in_treatment|4|5|2|4\n"
      "M-02|Invoices lost in the old mail system|Ada Lind|retain|assessed|3|4|3|4\n"
      "M-03|Keys copied by a former guard|Ben Okoro|share|assessed|2|3|1|3");
  assert_rows (
      self, "SELECT cause, note FROM risk WHERE ref = 'M-03'",
      "Threat: Theft\nVulnerability: No key list|Target Date: 2027-06-30\nInherent Score: 7");
  assert_rows (self, "SELECT ref, controls FROM risk_list ORDER BY ref",
               "M-01|A.8.9, A.8.20\nM-02|A.8.13\nM-03|A.7.2");
  assert_rows (self,
               "SELECT group_concat (title, '|') FROM (SELECT title FROM asset ORDER BY title)",
               "Accounts|Boiler house|Gatehouse|Mail archive");
  assert_rows (self, "SELECT count(*) FROM person", "2");
  assert_rows (self, "SELECT label FROM journal ORDER BY id DESC LIMIT 1",
               "Imported 3 risks from register.csv");
}

static void
test_german (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_fixture (self, "german.csv");

  assert_targets (
      import,
      "ref title assets cause current_likelihood current_impact current_level controls owner "
      "next_review");
  import_twice (self, import, "2 0 0 0 0", "0 0 2 0 0");
  assert_rows (
      self,
      "SELECT title, owner, current_likelihood, current_impact, current_level_name, next_review "
      "FROM risk_list ORDER BY ref",
      "Schlüssel verloren|J. Müller|4|2|Moderate|2027-03-31\n"
      "Leiterin fällt aus; niemand vertritt|J. Müller|3|5|High|2027-06-30");
}

static void
test_titled (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_fixture (self, "titled.csv");
  g_autoptr (IsmsImportPlan) dry = plan (self, import);

  assert_targets (import,
                  "ref title cia current_likelihood current_impact current_level keep keep owner "
                  "next_review");
  g_assert_cmpuint (isms_import_get_header (import, NULL), ==, 3);
  g_assert_cmpuint (isms_import_plan_get_nth (dry, 1)->line, ==, 7);
  g_assert_cmpstr (isms_import_plan_get_nth (dry, 0)->messages, ==,
                   "“End of Q1” in “Review date” was read as 31 Mar 2027.");
  g_assert_cmpstr (isms_import_plan_get_nth (dry, 1)->messages, ==,
                   "“30 days” in “Review date” is not a date; it is kept in the note.");
  import_twice (self, import, "3 0 0 0 0", "0 0 3 0 0");
  assert_rows (self,
               "SELECT ref, cia, current_likelihood, current_impact FROM risk_list ORDER BY ref",
               "SQ/1|c|4|3\nSQ/2|c i|3|4\nSQ/3|a|2|5");
  assert_rows (self, "SELECT note FROM risk WHERE ref = 'SQ/1'",
               "Current controls: Four eyes\nAction: Address check; second look\nfor loans abroad");
  assert_rows (
      self, "SELECT note FROM risk WHERE ref = 'SQ/2'",
      "CIA: C=2, I=3, A=0\nCurrent controls: Own network\nAction: Replace\nReview date: 30 days");
}

/* 6.1.2 d) 3): the level comes from the grid; what the file says otherwise is told and kept. */
static void
test_three_points (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_fixture (self, "three.tsv");
  g_autoptr (IsmsImportPlan) dry = plan (self, import);

  assert_targets (
      import, "ref category controls assets cause current_likelihood current_impact current_score "
              "current_level owner");
  g_assert_cmpstr (isms_import_plan_get_remarks (dry)[0], ==,
                   "No column holds titles; they are made from “threat” and “asset”.");
  g_assert_cmpstr (isms_import_plan_get_nth (dry, 0)->messages, ==,
                   "A.9.2.5 of the edition of 2013 was read as A.5.18.");
  import_twice (self, import, "2 0 0 0 0", "0 0 2 0 0");
  assert_rows (self,
               "SELECT title, current_likelihood, current_impact, current_level_name FROM "
               "risk_list ORDER BY ref",
               "Misuse of rights: Stock system|5|5|Extreme\nLoss of data: Orders|3|1|Low");
}

static void
test_spoiled (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_fixture (self, "spoiled.csv");
  g_autoptr (IsmsImportPlan) dry = plan (self, import);

  assert_targets (import,
                  "controls keep title current_likelihood current_impact current_score owner");
  g_assert_cmpstr (
      isms_import_plan_get_nth (dry, 0)->messages, ==,
      "Is control 5.2 in “Control” meant, or 5.20? Until that is said, it is kept in the note as "
      "written.");
  g_assert_cmpstr (
      isms_import_plan_get_nth (dry, 1)->messages, ==,
      "The score 14 is not 3 × 5. The level comes from the method’s grid; the score is kept in the "
      "note.");
  import_twice (self, import, "2 0 0 0 0", "0 0 2 0 0");
}

/* 6.1.3 f): a word in a spreadsheet accepts nothing; it is kept in the note. */
static void
test_accepted (ModelFixture *self, gconstpointer data)
{
  gint64 owner = create_record (self, "person", "Ada Osei");
  g_autoptr (IsmsImport) import = start_text (self, "risk",
                                              "Title,Owner,Status\n"
                                              "Flood,Ada Osei,Accepted\n"
                                              "Fire,Ada Osei,Closed\n");
  g_autoptr (IsmsImportPlan) done = commit (self, import);

  g_assert_cmpint (owner, ==, 1);
  assert_fates (done, "2 0 0 0 0");
  assert_rows (self, "SELECT title, status, note FROM risk ORDER BY id",
               "Flood|draft|Status: Accepted\nFire|closed|");
}

static void
test_headings_only (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_fixture (self, "headings.csv");

  assert_targets (import, "ref title current_likelihood current_impact owner treatment status");
  import_twice (self, import, "0 0 0 0 0", "0 0 0 0 0");
}

static void
test_latin (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_fixture (self, "latin.csv");
  g_autoptr (IsmsImportPlan) dry = plan (self, import);

  assert_targets (import, "ref title current_likelihood current_impact owner");
  g_assert_cmpint (isms_import_plan_get_nth (dry, 1)->fate, ==, ISMS_FATE_PROBLEM);
  g_assert_cmpstr (isms_import_plan_get_nth (dry, 1)->title, ==, "B2");
  g_assert_cmpstr (isms_import_plan_get_nth (dry, 1)->messages, ==,
                   "The row has no title. It is not imported.");
  import_twice (self, import, "1 0 0 1 1", "0 0 1 1 1");
  assert_rows (self, "SELECT title, owner FROM risk_list", "Perte de la clé \"nord\"|Hélène");
}

/* One step: one undo leaves nothing of it. */
static void
test_undo (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_fixture (self, "plain.csv");
  g_autoptr (IsmsImportPlan) done = commit (self, import);
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_undo (self->store, NULL, &error));
  g_assert_no_error (error);
  assert_rows (self,
               "SELECT (SELECT count(*) FROM risk), (SELECT count(*) FROM asset), (SELECT count(*) "
               "FROM person), "
               "(SELECT count(*) FROM rating)",
               "0|0|0|0");
}

/* Refs of another register never overwrite records that happen to have them. */
static void
test_foreign_refs (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) first = start_text (self, "risk", "Ref,Title\nR-1,Fire\nR-2,Flood\n");
  g_autoptr (IsmsImport) other =
      start_text (self, "risk", "Ref,Title\nR-1,Theft\nR-2,Fraud\nR-9,Flood\n");
  g_autoptr (IsmsImport) same = start_text (self, "risk", "Ref,Title\nR-1,Fire!\nR-2,Flood\n");
  g_autoptr (IsmsImportPlan) done = commit (self, first);
  g_autoptr (IsmsImportPlan) foreign = NULL;
  g_autoptr (IsmsImportPlan) renamed = NULL;

  foreign = commit (self, other);
  assert_fates (foreign, "2 1 0 0 0");
  assert_rows (self, "SELECT title, ifnull (note, '') FROM risk ORDER BY id",
               "Fire|\nFlood|Ref: R-9\nTheft|Ref: R-1\nFraud|Ref: R-2");
  renamed = commit (self, same);
  assert_fates (renamed, "0 1 1 0 0");
  assert_rows (self, "SELECT title FROM risk WHERE ref = 'R-1'", "Fire!");
}

static void
test_update (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) first =
      start_text (self, "risk", "Title,Owner,Category,Likelihood,Impact\nFire,Ada Lind,Site,4,4\n");
  g_autoptr (IsmsImport) second =
      start_text (self, "risk", "Title,Owner,Category,Likelihood,Impact\n FIRE ,,Plant,4,5\n");
  g_autoptr (IsmsImportPlan) done = commit (self, first);
  g_autoptr (IsmsImportPlan) changed = commit (self, second);

  assert_fates (changed, "0 1 0 0 0");
  g_assert_cmpstr (isms_import_plan_get_nth (changed, 0)->changes, ==,
                   "Title, Category, Next Review, Rating");
  g_assert_null (isms_import_plan_get_nth (done, 0)->changes);
  assert_rows (self, "SELECT title, owner, category, current_impact FROM risk_list",
               "FIRE|Ada Lind|Plant|5");
  assert_rows (self, "SELECT count(*) FROM rating", "2");
}

/* 6.1.2 c) 2): without an owner a risk stays a draft. */
static void
test_status_needs_owner (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_text (self, "risk", "Title,Status\nFire,Closed\n");
  g_autoptr (IsmsImportPlan) done = commit (self, import);

  assert_fates (done, "1 0 0 0 0");
  assert_rows (self, "SELECT status, note FROM risk", "draft|Status: Closed");
}

/* A unit that a row above made is not put below what is already below it. */
static void
test_no_ring (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import =
      start_text (self, "unit", "Title,Part Of\nSales,North\nNorth,Sales\n");
  g_autoptr (IsmsImportPlan) done = commit (self, import);

  assert_fates (done, "2 0 0 0 0");
  assert_rows (self, "SELECT title, parent FROM unit_list ORDER BY title", "North|\nSales|North");
  assert_rows (self,
               "SELECT instr (description, 'Part Of: Sales') > 0 FROM unit WHERE title = 'North'",
               "1");
  g_assert_nonnull (strstr (isms_import_plan_get_nth (done, 1)->messages, "North → Sales → North"));
}

/* 8.2: a file does to a risk what rating it by hand does: here a target beside a current rating
 * that stands. */
static void
test_rating_follows (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) first = start_text (self, "risk", "Title,Likelihood,Impact\nFire,3,4\n");
  g_autoptr (IsmsImport) second =
      start_text (self, "risk", "Title,Owner,Target Likelihood,Target Impact\nFire,Ada Lind,1,4\n");
  g_autoptr (IsmsImportPlan) done = commit (self, first);
  g_autoptr (IsmsImportPlan) more = NULL;

  assert_rows (self, "SELECT status, next_review > '2026-11-23' FROM risk", "draft|1");
  more = commit (self, second);
  assert_fates (more, "0 1 0 0 0");
  assert_rows (self, "SELECT status, target_likelihood FROM risk_list", "assessed|1");
}

/* What refers to a row above finds it; nothing is made twice. */
static void
test_refers_up (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import =
      start_text (self, "unit", "Title,Part Of\nBoard,\nSales,Board\nNorth,Sales\n");
  g_autoptr (IsmsImportPlan) dry = plan (self, import);
  g_autoptr (IsmsImportPlan) done = commit (self, import);

  assert_fates (dry, "3 0 0 0 0");
  g_assert_null (isms_import_plan_get_remarks (dry)[0]);
  assert_fates (done, "3 0 0 0 0");
  assert_rows (self, "SELECT title, parent FROM unit_list ORDER BY id",
               "Board|\nSales|Board\nNorth|Sales");
}

/* A row that the workspace refuses half-way leaves nothing: no record, no link, and nobody whom it
 * alone named. The rows around it come in whole. */
static void
test_refused_row (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import =
      start_text (self, "risk",
                  "Title,Owner,Assets\nFire,Ada,Cellar\nFlood,Noor,Bad; Cellar\n"
                  "Theft,Ada,Cellar\nLoss,Eve,Bad\nStorm,Noor,Roof\n");
  g_autoptr (IsmsImportPlan) done = NULL;

  g_assert_true (run_sql (self, "CREATE TRIGGER refuse BEFORE INSERT ON risk_asset WHEN EXISTS ("
                                "SELECT 1 FROM asset WHERE id = new.asset_id AND title = 'Bad')"
                                " BEGIN SELECT RAISE (ABORT, 'no'); END"));
  done = commit (self, import);
  assert_fates (done, "3 0 0 2 0");
  assert_rows (self, "SELECT ref, title, owner, assets FROM risk_list ORDER BY id",
               "R-001|Fire|Ada|A-001\nR-002|Theft|Ada|A-001\nR-003|Storm|Noor|A-002");
  assert_rows (self, "SELECT name FROM person ORDER BY id", "Ada\nNoor");
  assert_rows (self, "SELECT title FROM asset ORDER BY id", "Cellar\nRoof");
  assert_rows (self, "SELECT count(*) FROM risk_asset", "3");
  g_assert_true (isms_store_undo (self->store, NULL, NULL));
  assert_rows (self, "SELECT count(*) FROM risk", "0");
}

/* Nobody becomes a person called "n/a". */
static void
test_nothing (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_text (
      self, "risk", "Title,Owner,Assets,Next Review,Category\nFire,n/a,-,–,-\nFlood,tbd,?,,\n");
  g_autoptr (IsmsImportPlan) done = commit (self, import);

  assert_fates (done, "2 0 0 0 0");
  g_assert_cmpuint (isms_import_plan_count_messages (done), ==, 0);
  assert_rows (self, "SELECT ifnull (note, ''), ifnull (category, '') FROM risk ORDER BY title",
               "|-\nOwner: tbd\nAssets: ?|");
  assert_rows (self, "SELECT (SELECT count(*) FROM person) + (SELECT count(*) FROM asset)", "0");
}

static void
test_merged_headings (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_text (self, "risk",
                                              "Ref,Risk,CIA,,,Residual,\n,,C,I,A,Likelihood,"
                                              "Impact\nQ1,Fire,x,,3,2,2\nQ2,Flood,0,no,ja,1,2\n");
  g_autoptr (IsmsImportPlan) done = NULL;

  assert_targets (import, "ref title cia:c cia:i cia:a target_likelihood target_impact");
  done = commit (self, import);
  assert_fates (done, "2 0 0 0 0");
  assert_rows (self, "SELECT cia, target_likelihood, target_impact FROM risk_list ORDER BY ref",
               "c a|2|2\na|1|2");
}

static void
test_targets (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_text (self, "risk", "Title,Holder,Odd\nFire,Ada,x\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsImportPlan) done = NULL;

  assert_targets (import, "title keep keep");
  g_assert_true (isms_import_map (import, "holder=Owner", &error));
  g_assert_true (isms_import_map (import, "3=skip", &error));
  assert_targets (import, "title owner skip");
  g_assert_false (isms_import_map (import, "Nobody=owner", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_false (isms_import_map (import, "Odd=nothing", &error));
  g_clear_error (&error);
  g_assert_false (isms_import_map (import, "Odd", &error));
  done = commit (self, import);
  assert_rows (self, "SELECT owner, ifnull (note, 'none') FROM risk_list", "Ada|none");
}

/* What the person chose once is chosen for the next file with these headings. */
static void
test_recall (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) first =
      start_text (self, "risk", "Title,Holder,Likelihood,Impact\nFire,Ada,often,3\n");
  g_autoptr (IsmsImport) next =
      start_text (self, "risk", "Title,Holder,Likelihood,Impact\nFlood,Bo,often,3\n");
  g_autoptr (IsmsImport) other = start_text (self, "risk", "Title,Keeper\nTheft,Bo\n");
  g_autoptr (IsmsImportPlan) done = NULL;
  g_autoptr (GError) error = NULL;

  isms_import_set_target (first, 1, "owner");
  isms_import_set_target (first, 2, "current_likelihood");
  isms_import_set_scale (first, ISMS_IMPORT_AXIS_LIKELIHOOD, "often", 5);
  done = commit (self, first);
  g_assert_true (isms_import_recall (next, self->reader, &error));
  assert_targets (next, "title owner current_likelihood current_impact");
  g_assert_cmpint (
      isms_scale_map_read (isms_import_get_scale (next, ISMS_IMPORT_AXIS_LIKELIHOOD), "often"), ==,
      5);
  g_assert_false (isms_import_recall (other, self->reader, &error));
  g_assert_no_error (error);
  g_assert_false (isms_import_apply_json (other, "[]", &error));
  g_assert_nonnull (error);
}

/* Half a rating is none, an unknown word is kept. */
static void
test_unplaced_ratings (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import =
      start_text (self, "risk", "Title,Likelihood,Impact\nFire,4,\nFlood,3,3\nTheft,somehow,2\n");
  g_autoptr (IsmsImportPlan) done = commit (self, import);

  assert_fates (done, "3 0 0 0 0");
  g_assert_cmpuint (isms_import_plan_count_messages (done), ==, 2);
  assert_rows (self,
               "SELECT title, ifnull (current_likelihood, ''), ifnull (note, '') FROM risk_list "
               "ORDER BY title",
               "Fire||Likelihood: 4\nFlood|3|\nTheft||Likelihood: somehow\nImpact: 2");
}

/* Units name one another before they come, and one names itself. */
static void
test_self_related (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_text (
      self, "unit",
      "Ref,Title,Parent\nU-001,Night shift,Mill\nU-002,Mill,Works\nU-003,Works,Works\n");
  g_autoptr (IsmsImportPlan) done = commit (self, import);

  assert_fates (done, "3 0 0 0 0");
  assert_rows (self, "SELECT ref, title, parent FROM unit_list ORDER BY ref",
               "U-001|Night shift|Mill\nU-002|Mill|Works\nU-003|Works|");
}

static void
test_cancelled (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_fixture (self, "plain.csv");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (isms_import_plan (import, self->reader, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (isms_import_commit (import, self->store, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_rows (self, "SELECT count(*) FROM risk", "0");
}

static void
cancel_late_cb (guint done, guint total, gpointer user_data)
{
  if (done > 1000)
    g_cancellable_cancel (user_data);
}

/* Stopped in the middle, it was never begun. */
static void
test_cancelled_late (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Title\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (IsmsImport) import = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "Risk %u\n", i);
  import = start_text (self, "risk", text->str);
  g_assert_null (
      isms_import_commit (import, self->store, cancel_late_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_rows (self, "SELECT count(*) FROM risk", "0");
}

static void
test_odd_sizes (ModelFixture *self, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("Title");
  g_autoptr (IsmsImport) wide = NULL;
  g_autoptr (IsmsImport) large = NULL;
  g_autoptr (IsmsImport) none = start_text (self, "risk", "");
  g_autoptr (IsmsImportPlan) first = NULL;
  g_autoptr (IsmsImportPlan) second = NULL;
  g_autoptr (IsmsImportPlan) third = commit (self, none);

  assert_fates (third, "0 0 0 0 0");
  for (guint i = 1; i < 1000; i++)
    g_string_append_printf (text, ",Odd %u", i);
  g_string_append (text, "\nFire");
  for (guint i = 1; i < 1000; i++)
    g_string_append_printf (text, ",%u", i);
  wide = start_text (self, "risk", text->str);
  first = commit (self, wide);
  assert_fates (first, "1 0 0 0 0");
  assert_rows (self, "SELECT note LIKE '%Odd 999: 999' FROM risk", "1");

  g_string_assign (text, "Title,Note\nFlood,");
  for (guint i = 0; i < 10 * 1024 * 1024; i++)
    g_string_append_c (text, 'a' + i % 26);
  large = start_text (self, "risk", text->str);
  second = commit (self, large);
  assert_fates (second, "1 0 0 0 0");
  assert_rows (self, "SELECT length (note) FROM risk WHERE title = 'Flood'", "10485760");
}

/* Whatever stands in the cells, the file comes in and the dry run says the same as the import. */
static void
test_random (ModelFixture *self, gconstpointer data)
{
  static const char *const headings = "Ref,Title,Owner,Asset,CIA,Likelihood,Impact,Residual "
                                      "Likelihood,Residual Impact,Score,Level,Treatment,"
                                      "Status,Next Review,Category,Odd,Control\n";
  static const char *const pieces[] = { "",
                                        "",
                                        "1",
                                        "4",
                                        "R-001",
                                        "Fire",
                                        "5.2",
                                        "High",
                                        "Ada Lind",
                                        "C=1",
                                        "=1+1",
                                        "2027-01-01",
                                        "Q2 2027",
                                        "closed",
                                        "accept",
                                        "é",
                                        "\"a;b\"",
                                        "-",
                                        "99999999999999999999",
                                        "'x",
                                        "A.9.1.1",
                                        "yes" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (61);

  for (guint run = 0; run < 30; run++)
    {
      g_autoptr (GString) text = g_string_new (headings);
      g_autoptr (IsmsImport) import = NULL;
      g_autoptr (IsmsImportPlan) dry = NULL;
      g_autoptr (IsmsImportPlan) done = NULL;

      for (guint i = 0; i < 20; i++)
        for (guint j = 0; j < 17; j++)
          g_string_append_printf (text, "%s%s",
                                  pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))],
                                  j < 16 ? "," : "\n");
      import = start_text (self, "risk", text->str);
      dry = plan (self, import);
      done = commit (self, import);
      for (guint i = 0; i < ISMS_N_FATES; i++)
        g_assert_cmpuint (isms_import_plan_count (dry, i), ==, isms_import_plan_count (done, i));
    }
}

/* An import that only links a risk otherwise stands in the risk's history all the same. */
static void
test_history (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) first = start_text (self, "risk", "Title,Assets\nA leak,Boiler\n");
  g_autoptr (IsmsImport) second = start_text (self, "risk", "Title,Assets\nA leak,Boiler; Gate\n");
  g_autoptr (IsmsImportPlan) made = commit (self, first);
  g_autoptr (IsmsImportPlan) linked = commit (self, second);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  assert_fates (linked, "0 1 0 0 0");
  entries = isms_history_read (self->reader, isms_kind_find ("risk"),
                               isms_import_plan_get_nth (made, 0)->id, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_nonnull (strstr (((IsmsHistoryEntry *) entries->pdata[0])->words, "with Gate"));
}

/* Amounts are read as they are typed into a form; what is none stays in the note. */
static void
test_money (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsImport) import = start_text (self, "action",
                                              "Title,Planned Cost\n"
                                              "Safe,\"12,500.50\"\n"
                                              "Lock,\"12.500,50 €\"\n"
                                              "Door,\"12 500,5\"\n"
                                              "Gate,EUR 7\n"
                                              "Wall,1234.567\n");
  g_autoptr (IsmsImportPlan) done = commit (self, import);

  assert_fates (done, "5 0 0 0 0");
  assert_rows (self, "SELECT title, cost_planned, note FROM action ORDER BY id",
               "Safe|1250050|\nLock|1250050|\nDoor|1250050|\nGate|700|\n"
               "Wall||Planned Cost: 1234.567");
}

static const IsmsField fault_fields[] = {
  { "title", ISMS_FIELD_TEXT, "Title", NULL, ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED },
  { "controls", ISMS_FIELD_LINKS, "Controls", NULL, ISMS_FIELD_PLAIN, .target = "control",
    .link_table = "fault_control" },
  { "failed", ISMS_FIELD_LINKS, "Controls That Failed", NULL, ISMS_FIELD_PLAIN, .target = "control",
    .link_table = "fault_failed", .import_names = "broken controls" },
};

static const IsmsKind fault = { .name = "fault",
                                .label = "Fault",
                                .plural = "Faults",
                                .title_field = "title",
                                .import_name = "faults",
                                .fields = fault_fields,
                                .n_fields = G_N_ELEMENTS (fault_fields) };

static void
assert_faults (const char *headings, const char *expected)
{
  g_autofree char *text = g_strconcat (headings, "\na,b,c,d\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_table_read_csv (bytes, NULL, &error);
  g_autoptr (IsmsImport) import = NULL;

  g_assert_no_error (error);
  import = isms_import_new (table, "faults.csv", &fault, NULL);
  assert_targets (import, expected);
}

/* Two fields of controls are told apart by their own names; what else controls are called is the
 * first of them. The kind's own name is taken off a heading, whatever kind it is. */
static void
test_fields_of_one_target (ModelFixture *self, gconstpointer data)
{
  assert_faults ("Fault ID,Fault,Controls,Controls That Failed", "ref title controls failed");
  assert_faults ("Fault No.,Faults,Broken Controls,ISO Controls", "ref title failed controls");
  assert_faults ("ref,title,failed,controls", "ref title failed controls");
}

static char *
dump_named (IsmsImportPlan *planned)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < isms_import_plan_get_n_named (planned); i++)
    {
      const IsmsImportNamed *named = isms_import_plan_get_nth_named (planned, i);

      g_string_append_printf (text, "%s%s:%s:%u:%s", i > 0 ? " " : "", named->kind->name,
                              named->title, named->count, named->is_made ? "made" : "kept");
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
assert_named (IsmsImportPlan *planned, const char *expected)
{
  g_autofree char *found = dump_named (planned);

  g_assert_cmpstr (found, ==, expected);
}

/* What rows name and is not there is listed beforehand with how often, and made or not as is said;
 * it goes with one undo. */
static void
test_named (ModelFixture *self, gconstpointer data)
{
  IsmsImport *import = start_text (self, "risk",
                                   "Title,Owner,Assets,Controls\n"
                                   "Flood,Ada,Mill; Works,Second line; A.9.9\n"
                                   "Fire,Ada,Works,Second line\n"
                                   "Theft,Ben,Mill; Works,\n");
  g_autoptr (IsmsImportPlan) all = plan (self, import);
  g_autoptr (IsmsImportPlan) some = NULL;
  g_autoptr (IsmsImportPlan) done = NULL;
  g_autoptr (GError) error = NULL;
  gint64 steps = read_int (self, "SELECT count(*) FROM journal");

  assert_named (all, "asset:Mill:2:made asset:Works:3:made control:Second line:2:kept "
                     "person:Ada:2:made person:Ben:1:made");
  g_assert_true (isms_import_set_makes (import, "people, controls", &error));
  some = plan (self, import);
  assert_named (some, "asset:Mill:2:kept asset:Works:3:kept control:Second line:2:made "
                      "person:Ada:2:made person:Ben:1:made");
  g_assert_false (isms_import_set_makes (import, "people,gods", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
  g_clear_error (&error);
  g_assert_true (isms_import_set_makes (import, "people,controls", &error));
  done = commit (self, import);
  assert_fates (done, "3 0 0 0 0");
  assert_rows (self, "SELECT title, note FROM risk ORDER BY id",
               "Flood|Assets: Mill\nAssets: Works\nControls: A.9.9\nFire|Assets: Works\n"
               "Theft|Assets: Mill\nAssets: Works");
  assert_rows (self,
               "SELECT count(*), count (DISTINCT control_id), (SELECT count(*) FROM asset), "
               "(SELECT count(*) FROM person) FROM risk_control",
               "2|1|0|2");
  g_assert_cmpint (read_int (self, "SELECT count(*) FROM journal"), ==, steps + 1);
  isms_import_free (import);
}

/* What was said is remembered with the mapping of columns. */
static void
test_named_again (ModelFixture *self, gconstpointer data)
{
  static const char text[] = "Title,Owner\nFlood,Ada\n";
  IsmsImport *import = start_text (self, "risk", text);
  g_autoptr (IsmsImportPlan) done = NULL;
  g_autoptr (GError) error = NULL;

  isms_import_set_make (import, isms_kind_find ("person"), FALSE);
  done = commit (self, import);
  isms_import_free (import);
  import = start_text (self, "risk", text);
  g_assert_true (isms_import_get_make (import, isms_kind_find ("person")));
  g_assert_true (isms_import_recall (import, self->reader, &error));
  g_assert_false (isms_import_get_make (import, isms_kind_find ("person")));
  g_assert_true (isms_import_get_make (import, isms_kind_find ("asset")));
  isms_import_free (import);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add_test ("plain", test_plain);
  add_test ("german", test_german);
  add_test ("titled", test_titled);
  add_test ("6.1.2-level-from-grid", test_three_points);
  add_test ("spoiled", test_spoiled);
  add_test ("headings-only", test_headings_only);
  add_test ("latin", test_latin);
  add_test ("undo", test_undo);
  add_test ("foreign-refs", test_foreign_refs);
  add_test ("update", test_update);
  add_test ("history", test_history);
  add_test ("6.1.2-status-needs-owner", test_status_needs_owner);
  add_test ("6.1.3-f-accepted-only-on-record", test_accepted);
  add_test ("8.2-rating-follows", test_rating_follows);
  add_test ("no-ring", test_no_ring);
  add_test ("refers-up", test_refers_up);
  add_test ("refused-row", test_refused_row);
  add_test ("nothing", test_nothing);
  add_test ("merged-headings", test_merged_headings);
  add_test ("targets", test_targets);
  add_test ("fields-of-one-target", test_fields_of_one_target);
  add_test ("recall", test_recall);
  add_test ("unplaced-ratings", test_unplaced_ratings);
  add_test ("self-related", test_self_related);
  add_test ("cancelled", test_cancelled);
  add_test ("cancelled-late", test_cancelled_late);
  add_test ("money", test_money);
  add_test ("odd-sizes", test_odd_sizes);
  add_test ("random", test_random);
  add_test ("named", test_named);
  add_test ("named-again", test_named_again);
  return g_test_run ();
}
