/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What assets inherit, the catalogues, and the drafts that are made from them. */

#include <string.h>

#include "isms-catalogue.h"
#include "isms-scenario.h"
#include "isms-journal.h"
#include "model-fixture.h"

static gint64
add_asset (ModelFixture *fixture, const char *title, const char *depends_on, const char *need_c)
{
  gint64 id = create_record (fixture, "asset", title);

  if (depends_on != NULL)
    set_field (fixture, "asset", id, "depends_on", depends_on);
  if (need_c != NULL)
    set_field (fixture, "asset", id, "need_c", need_c);
  return id;
}

static void
assert_need (ModelFixture *fixture, gint64 id, gint64 need, const char *from)
{
  g_autoptr (IsmsRecord) asset = load_record (fixture, "asset", id);

  g_assert_cmpint (isms_record_get_int (asset, "effective_c"), ==, need);
  g_assert_cmpstr (isms_record_get_text (asset, "c_from"), ==, from);
}

/* 1 customer data → 2 application → 3 server; 4 mail → 3 server; 5 stands alone. */
static void
add_chain (ModelFixture *fixture)
{
  add_asset (fixture, "Customer data", NULL, "4");
  add_asset (fixture, "Application", NULL, NULL);
  add_asset (fixture, "Server", NULL, "1");
  add_asset (fixture, "Mail", NULL, "2");
  add_asset (fixture, "Poster", NULL, "1");
  set_field (fixture, "asset", 1, "depends_on", "2");
  set_field (fixture, "asset", 2, "depends_on", "3");
  set_field (fixture, "asset", 4, "depends_on", "3");
}

static void
test_maximum (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsRecord) server = NULL;

  add_chain (fixture);
  assert_need (fixture, 1, 4, NULL);
  assert_need (fixture, 2, 4, "A-001");
  assert_need (fixture, 3, 4, "A-001");
  assert_need (fixture, 4, 2, NULL);
  assert_need (fixture, 5, 1, NULL);
  server = load_record (fixture, "asset", 3);
  g_assert_cmpstr (isms_record_get_text (server, "needed_by"), ==, "A-002, A-004");
  g_assert_cmpint (isms_record_get_int (server, "need_c"), ==, 1);

  /* Its own need holds where it is as great. */
  set_field (fixture, "asset", 3, "need_c", "4");
  assert_need (fixture, 3, 4, NULL);
  set_field (fixture, "asset", 1, "need_c", "3");
  set_field (fixture, "asset", 3, "need_c", "");
  assert_need (fixture, 3, 3, "A-001");
}

/* Each of the three comes from whoever needs it most, and by the shortest way. */
static void
test_each_goal (ModelFixture *fixture, gconstpointer data)
{
  static const char *const goals[] = { "c", "i", "a" };
  static const char *const needs[] = { "need_c", "need_i", "need_a" };
  /* whose need it is: customer data, application, mail */
  static const char *const from[] = { "A-001", "A-002", "A-004" };
  static const gint64 assets[] = { 1, 2, 4 };
  g_autoptr (IsmsRecord) server = NULL;

  add_chain (fixture);
  for (guint i = 1; i < 3; i++)
    {
      set_field (fixture, "asset", assets[i], needs[i], "5");
      set_field (fixture, "asset", assets[3 - i], needs[i], "2"); /* less, and as near */
    }
  server = load_record (fixture, "asset", 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *effective = g_strconcat ("effective_", goals[i], NULL);
      g_autofree char *source = g_strconcat (goals[i], "_from", NULL);

      g_assert_cmpint (isms_record_get_int (server, effective), ==, i == 0 ? 4 : 5);
      g_assert_cmpstr (isms_record_get_text (server, source), ==, from[i]);
    }

  /* A reason stops all three. */
  set_field (fixture, "asset", 3, "need_reason", "Nothing is kept on it");
  g_clear_object (&server);
  server = load_record (fixture, "asset", 3);
  g_assert_cmpint (isms_record_get_int (server, "effective_c"), ==, 1);
  g_assert_false (isms_record_is_set (server, "effective_i"));
  g_assert_false (isms_record_is_set (server, "effective_a"));
  g_assert_false (isms_record_is_set (server, "a_from"));
}

static void
test_override (ModelFixture *fixture, gconstpointer data)
{
  add_chain (fixture);
  set_field (fixture, "asset", 2, "need_c", "2");
  set_field (fixture, "asset", 2, "need_reason", "Keeps nothing: it only shows what is there");
  assert_need (fixture, 2, 2, NULL);
  /* It hands on its own, and nothing from behind it. */
  assert_need (fixture, 3, 2, "A-002");
  set_field (fixture, "asset", 2, "need_reason", "");
  assert_need (fixture, 2, 4, "A-001");
  assert_need (fixture, 3, 4, "A-001");
}

static void
archive (ModelFixture *fixture, gint64 id)
{
  g_autoptr (IsmsRecord) asset = load_record (fixture, "asset", id);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Archive");

  isms_edit_archive (step, asset, TRUE);
  g_assert_true (isms_step_commit (step, NULL, NULL));
}

static void
test_archived (ModelFixture *fixture, gconstpointer data)
{
  add_chain (fixture);
  archive (fixture, 1);
  assert_need (fixture, 3, 2, "A-004");
}

static void
test_cycle (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  add_chain (fixture);
  sentence = refuse_field (fixture, "asset", 3, "depends_on", "1 5");
  g_assert_nonnull (strstr (sentence, "Server → Customer data → Application → Server"));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM asset_dependency WHERE asset_id = 3"),
                   ==, 0);
  set_field (fixture, "asset", 3, "depends_on", "5");
}

static void
test_undo (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_chain (fixture);
  set_field (fixture, "asset", 3, "depends_on", "5");
  assert_need (fixture, 5, 4, "A-001");
  g_assert_true (isms_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  assert_need (fixture, 5, 1, NULL);
}

static void
test_catalogue (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add missing entries");
  g_autoptr (IsmsStep) again = isms_store_begin (fixture->store, "Add missing entries");
  gint64 threats = read_int (fixture, "SELECT count (*) FROM threat");
  gint64 links = read_int (fixture, "SELECT count (*) FROM vulnerability_threat");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (threats, >=, 40);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM vulnerability"), >=, 50);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM threat WHERE category IS NULL "
                                      "OR description IS NULL OR cia IS NULL OR asset_kinds IS "
                                      "NULL"),
                   ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM vulnerability WHERE category IS NULL "
                                      "OR description IS NULL OR asset_kinds IS NULL"),
                   ==, 0);
  /* Everything in it is offered for each kind that it is typical of. */
  g_assert_cmpint (
      read_int (fixture,
                "SELECT count (*) FROM vulnerability AS v, json_each ('[\"' || "
                "replace (v.asset_kinds, ' ', '\",\"') || '\"]') AS k WHERE NOT EXISTS "
                "(SELECT 1 FROM vulnerability_threat AS l JOIN threat AS t ON t.id = l.threat_id "
                "WHERE l.vulnerability_id = v.id "
                "AND instr (' ' || t.asset_kinds || ' ', ' ' || k.value || ' '))"),
      ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM threat WHERE id NOT IN "
                                      "(SELECT threat_id FROM vulnerability_threat)"),
                   ==, 0);

  /* What is missing comes back with its links; what was reworded or unlinked stays so. */
  set_field (fixture, "threat", 2, "title", "Our own words");
  g_assert_true (run_sql (fixture, "DELETE FROM threat WHERE id = 1"));
  g_assert_true (run_sql (fixture, "DELETE FROM vulnerability_threat WHERE id ="
                                   " (SELECT min (id) FROM vulnerability_threat)"));
  g_assert_cmpint (isms_catalogue_count_missing (fixture->reader, &error), ==, 1);
  isms_catalogue_add (step);
  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM threat"), ==, threats);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM vulnerability_threat"), ==, links - 1);
  g_assert_cmpint (read_int (fixture, "SELECT title = 'Our own words' FROM threat WHERE id = 2"),
                   ==, 1);
  g_assert_cmpint (isms_catalogue_count_missing (fixture->reader, &error), ==, 0);
  isms_catalogue_add (again);
  g_assert_true (isms_step_commit (again, NULL, &error));
  g_assert_cmpint (isms_step_get_id (again), ==, 0);
}

static GPtrArray *
suggest (ModelFixture *fixture, gint64 asset)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *found = isms_scenario_suggest (fixture->reader, asset, &error);

  g_assert_no_error (error);
  return found;
}

static void
test_suggest (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = add_asset (fixture, "Server", NULL, "2");
  g_autoptr (GPtrArray) none = suggest (fixture, id);
  g_autoptr (GPtrArray) found = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  set_field (fixture, "asset", id, "kind", "hardware");
  set_field (fixture, "asset", id, "need_a", "5");
  found = suggest (fixture, id);
  g_assert_cmpuint (found->len, >=, 20);
  for (guint i = 1; i < found->len; i++)
    g_assert_cmpint (((IsmsScenario *) found->pdata[i - 1])->weight, >=,
                     ((IsmsScenario *) found->pdata[i])->weight);
  g_assert_cmpint (((IsmsScenario *) found->pdata[0])->weight, ==, 5);
  g_assert_nonnull (strchr (((IsmsScenario *) found->pdata[0])->cia, 'a'));
}

/* What people add to the catalogues is suggested like what was in them. */
static void
test_own_entries (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = add_asset (fixture, "Kiln", NULL, NULL);
  gint64 threat = create_record (fixture, "threat", "Power surge from the kiln next door");
  gint64 weakness = create_record (fixture, "vulnerability", "Both hang on one fuse");
  g_autofree char *link = g_strdup_printf ("%" G_GINT64_FORMAT, threat);
  guint n_before, n_own = 0;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  set_field (fixture, "asset", id, "kind", "hardware");
  before = suggest (fixture, id);
  n_before = before->len;
  set_field (fixture, "threat", threat, "asset_kinds", "hardware");
  set_field (fixture, "threat", threat, "cia", "a");
  set_field (fixture, "vulnerability", weakness, "asset_kinds", "hardware site");
  set_field (fixture, "vulnerability", weakness, "threats", link);
  after = suggest (fixture, id);
  g_assert_cmpuint (after->len, ==, n_before + 1);
  for (guint i = 0; i < after->len; i++)
    {
      const IsmsScenario *one = g_ptr_array_index (after, i);

      n_own += one->threat == threat && one->vulnerability == weakness;
    }
  g_assert_cmpuint (n_own, ==, 1);

  set_field (fixture, "asset", id, "kind", "people");
  g_clear_pointer (&after, g_ptr_array_unref);
  after = suggest (fixture, id);
  for (guint i = 0; i < after->len; i++)
    g_assert_cmpint (((IsmsScenario *) after->pdata[i])->threat, !=, threat);
}

static void
test_drafts (ModelFixture *fixture, gconstpointer data)
{
  gint64 owner = create_record (fixture, "person", "Ada Osei");
  gint64 id = add_asset (fixture, "Server", NULL, "2");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (IsmsRecord) asset = NULL;
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  set_field (fixture, "asset", id, "kind", "hardware");
  set_field (fixture, "asset", id, "owner", "1");
  asset = load_record (fixture, "asset", id);
  found = suggest (fixture, id);
  n = found->len;
  g_ptr_array_set_size (found, 3);
  step = isms_store_begin (fixture->store, "Add drafts");
  isms_scenario_add_drafts (step, asset, found, ids);
  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (ids->len, ==, 3);
  risk = load_record (fixture, "risk", g_array_index (ids, gint64, 2));
  g_assert_cmpstr (isms_record_get_text (risk, "status"), ==, "draft");
  g_assert_cmpint (isms_record_get_reference (risk, "owner"), ==, owner);
  g_assert_cmpstr (isms_record_get_text (risk, "assets"), ==, "A-001");
  g_assert_nonnull (isms_record_get_text (risk, "cause"));
  g_assert_nonnull (isms_record_get_text (risk, "event"));
  g_assert_nonnull (strstr (isms_record_get_text (risk, "consequence"), "Server"));
  g_assert_cmpstr (isms_record_get_text (risk, "catalogue_vulnerability"), ==,
                   ((IsmsScenario *) found->pdata[2])->vulnerability_title);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM rating"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (DISTINCT title) FROM risk"), ==, 3);

  after = suggest (fixture, id);
  g_assert_cmpuint (after->len, ==, n - 3);
  g_assert_true (isms_store_undo (fixture->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM risk"), ==, 0);
}

/* What a person wrote stays. */
static void
test_apply (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = add_asset (fixture, "Server", NULL, NULL);
  gint64 risk_id = create_record (fixture, "risk", "Server gone");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (IsmsRecord) asset = NULL;
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsRecord) then = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Take a scenario");

  set_field (fixture, "asset", id, "kind", "hardware");
  set_field (fixture, "risk", risk_id, "event", "It falls over");
  found = suggest (fixture, id);
  asset = load_record (fixture, "asset", id);
  risk = load_record (fixture, "risk", risk_id);
  isms_scenario_apply (step, risk, asset, found->pdata[0]);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  then = load_record (fixture, "risk", risk_id);
  g_assert_cmpstr (isms_record_get_text (then, "event"), ==, "It falls over");
  g_assert_cmpstr (isms_record_get_text (then, "cause"), ==,
                   ((IsmsScenario *) found->pdata[0])->cause);
  g_assert_cmpint (isms_record_get_reference (then, "catalogue_threat"), ==,
                   ((IsmsScenario *) found->pdata[0])->threat);
}

static void
test_statement (void)
{
  g_autofree char *whole = isms_scenario_dup_statement ("No backup.", "A disk fails", "Data lost.");
  g_autofree char *part = isms_scenario_dup_statement (NULL, "A disk fails", "");
  g_autofree char *nothing = isms_scenario_dup_statement (NULL, "", " ");

  g_assert_cmpstr (whole, ==,
                   "The cause: No backup. So this may happen: A disk fails. It would mean: Data "
                   "lost.");
  g_assert_cmpstr (part, ==, "This may happen: A disk fails.");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/6.1.2-c-needs-are-inherited-by-maximum", test_maximum);
  add_model_test ("/model/6.1.2-c-each-need-is-inherited-by-itself", test_each_goal);
  add_model_test ("/model/6.1.2-c-a-reason-overrides-inherited-needs", test_override);
  add_model_test ("/model/6.1.2-c-archived-assets-hand-on-no-need", test_archived);
  add_model_test ("/model/6.1.2-c-dependency-cycle-is-refused-with-its-path", test_cycle);
  add_model_test ("/model/6.1.2-c-undone-dependency-hands-on-no-need", test_undo);
  add_model_test ("/model/6.1.2-c-catalogues", test_catalogue);
  add_model_test ("/model/6.1.2-c-scenarios-of-the-assets-kind", test_suggest);
  add_model_test ("/model/6.1.2-c-own-threats-and-vulnerabilities", test_own_entries);
  add_model_test ("/model/6.1.2-c-scenarios-become-drafts", test_drafts);
  add_model_test ("/model/6.1.2-c-a-scenario-leaves-words-alone", test_apply);
  g_test_add_func ("/model/6.1.2-c-statement", test_statement);

  return g_test_run ();
}
