/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Mappings of controls, and what the statement covers of a framework by them (6.1.3 c, d). */

#include "model-fixture.h"

#include "isms-control-mapping.h"
#include "isms-coverage.h"

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

/* A framework with as many controls: Q1, Q2, … */
static gint64
make_framework (ModelFixture *fixture, guint n_controls)
{
  gint64 framework = create_record (fixture, "framework", "Questions of a customer");

  for (guint i = 1; i <= n_controls; i++)
    {
      gint64 id = create_record (fixture, "control", "A question");
      g_autofree char *ref = g_strdup_printf ("Q%u", i);
      g_autofree char *sql = g_strdup_printf (
          "UPDATE control SET ref = '%s', framework_id = %" G_GINT64_FORMAT ", place = %u"
          " WHERE id = %" G_GINT64_FORMAT,
          ref, framework, 5000 + i, id);

      g_assert_true (run_sql (fixture, sql));
    }
  return framework;
}

/* The sentence that refuses it; NULL: nothing does. */
static char *
try_map (ModelFixture *fixture, gint64 source, gint64 target, IsmsRelation relation)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Map");
  g_autoptr (GError) error = NULL;

  isms_control_mapping_add (step, source, target, relation);
  if (isms_step_commit (step, NULL, &error))
    return NULL;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  return g_strdup (error->message);
}

static void
map (ModelFixture *fixture, const char *source, const char *target, IsmsRelation relation)
{
  g_assert_null (
      try_map (fixture, find_control (fixture, source), find_control (fixture, target), relation));
}

/* "Q1 full A.5.1, A.5.2" a line. */
static void
assert_covers (ModelFixture *fixture, gint64 framework, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = isms_coverage_load (fixture->reader, framework, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const IsmsCoverageRow *row = rows->pdata[i];

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "\n" : "", row->ref,
                              isms_coverage_get_name (row->coverage),
                              row->by != NULL ? row->by : "-");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static char *
dump_mappings (ModelFixture *fixture, const char *ref)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
      isms_control_mapping_load (fixture->reader, find_control (fixture, ref), &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    {
      const IsmsControlMapping *one = list->pdata[i];

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "",
                              isms_relation_get_label (one->relation), one->ref);
    }
  return g_string_free_and_steal (text);
}

static void
assert_mappings (ModelFixture *fixture, const char *ref, const char *expected)
{
  g_autofree char *text = dump_mappings (fixture, ref);

  g_assert_cmpstr (text, ==, expected);
}

static void
undo (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

static void
test_both_sides (ModelFixture *fixture, gconstpointer data)
{
  make_framework (fixture, 2);
  map (fixture, "Q1", "A.5.1", ISMS_RELATION_SUBSET);
  map (fixture, "A.5.1", "Q2", ISMS_RELATION_INTERSECTS);
  assert_mappings (fixture, "Q1", "Part of A.5.1");
  assert_mappings (fixture, "A.5.1", "Contains Q1; Overlaps with Q2");
  assert_mappings (fixture, "A.5.2", "");
}

static void
test_refused (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *same = NULL;
  g_autofree char *again = NULL;
  g_autofree char *gone = NULL;
  gint64 question, control;

  make_framework (fixture, 2);
  question = find_control (fixture, "Q1");
  control = find_control (fixture, "A.5.1");
  same = try_map (fixture, question, find_control (fixture, "Q2"), ISMS_RELATION_EQUAL);
  g_assert_nonnull (strstr (same, "of the same framework"));
  map (fixture, "Q1", "A.5.1", ISMS_RELATION_EQUAL);
  again = try_map (fixture, control, question, ISMS_RELATION_SUBSET);
  g_assert_nonnull (strstr (again, "mapped already"));
  gone = try_map (fixture, control, 999999, ISMS_RELATION_SUBSET);
  g_assert_nonnull (strstr (gone, "is not there"));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM control_mapping"), ==, 1);
}

/* With the control its mappings go, and come back with it. */
static void
test_undo (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Remove");
  g_autoptr (GPtrArray) history = NULL;

  make_framework (fixture, 1);
  map (fixture, "Q1", "A.5.1", ISMS_RELATION_EQUAL);
  undo (fixture);
  assert_mappings (fixture, "A.5.1", "");
  map (fixture, "Q1", "A.5.1", ISMS_RELATION_EQUAL);
  history = isms_history_read (fixture->reader, isms_kind_find ("control"),
                               find_control (fixture, "A.5.1"), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((IsmsHistoryEntry *) history->pdata[0])->words, ==, "Map");
  g_assert_true (run_sql (fixture, "DELETE FROM control WHERE ref = 'Q1'"));
  assert_mappings (fixture, "A.5.1", "");
  undo (fixture);
  assert_mappings (fixture, "A.5.1", "Same as Q1");
  isms_control_mapping_remove (step, read_int (fixture, "SELECT id FROM control_mapping"));
  isms_control_mapping_remove (step, 999999);
  g_assert_true (isms_step_commit (step, NULL, &error));
  assert_mappings (fixture, "Q1", "");
  undo (fixture);
  assert_mappings (fixture, "Q1", "Same as A.5.1");
}

/* The rule of docs/decisions/coverage.md, state by state. */
static void
test_rule (ModelFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *applicable;
    const char *implementation;
    const char *expected; /* where the control is the same, a part, the whole, beside */
  } cases[] = {
    { "yes", "implemented", "full partly full partly" },
    { "yes", "inherited", "full partly full partly" },
    { "yes", "partial", "partly partly partly partly" },
    { "yes", "planned", "partly partly partly partly" },
    { "yes", "not_started", "none none none none" },
    { "no", "implemented", "none none none none" },
    { "undecided", "implemented", "none none none none" },
  };
  gint64 framework = make_framework (fixture, 4);

  for (guint i = 0; i < ISMS_N_RELATIONS; i++)
    {
      g_autofree char *ref = g_strdup_printf ("Q%u", i + 1);

      map (fixture, "A.5.1", ref, (IsmsRelation) i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) words = g_strsplit (cases[i].expected, " ", -1);
      g_autofree char *expected =
          g_strdup_printf ("Q1 %s A.5.1\nQ2 %s A.5.1\nQ3 %s A.5.1\nQ4 %s A.5.1", words[0], words[1],
                           words[2], words[3]);

      set_control (fixture, "A.5.1", "applicable", cases[i].applicable);
      set_control (fixture, "A.5.1", "implementation", cases[i].implementation);
      assert_covers (fixture, framework, expected);
    }
}

static void
test_best_counts (ModelFixture *fixture, gconstpointer data)
{
  gint64 framework = make_framework (fixture, 3);
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *sentence = NULL;
  IsmsCoverageFigures figures;

  set_control (fixture, "A.5.1", "applicable", "yes");
  set_control (fixture, "A.5.1", "implementation", "implemented");
  set_control (fixture, "A.5.2", "applicable", "no");
  map (fixture, "Q1", "A.5.2", ISMS_RELATION_EQUAL);
  map (fixture, "Q1", "A.5.1", ISMS_RELATION_SUBSET);
  map (fixture, "Q2", "A.5.1", ISMS_RELATION_SUPERSET);
  assert_covers (fixture, framework, "Q1 full A.5.1, A.5.2\nQ2 partly A.5.1\nQ3 unmapped -");
  rows = isms_coverage_load (fixture->reader, framework, NULL);
  figures = isms_coverage_count (rows);
  g_assert_cmpint (isms_coverage_figures_get_share (&figures), ==, 33);
  sentence = isms_coverage_figures_dup_sentence (&figures);
  g_assert_cmpstr (sentence, ==,
                   "3 controls: 1 covered, 1 partly covered, 0 not covered, 1 without a mapping.");
}

/* Only what stands in the statement covers anything; what is archived, or a heading, is not there.
 */
static void
test_what_counts (ModelFixture *fixture, gconstpointer data)
{
  gint64 framework = make_framework (fixture, 3);
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = NULL;

  g_assert_true (run_sql (fixture, "UPDATE control SET applicable = 'yes', implementation = "
                                   "'implemented' WHERE ref IN ('A.5.1', 'A.5.2', 'Cl.4.1')"));
  map (fixture, "Q1", "A.5.1", ISMS_RELATION_EQUAL);
  map (fixture, "Q2", "Cl.4.1", ISMS_RELATION_EQUAL);
  set_control (fixture, "Q3", "kind", "group");
  assert_covers (fixture, framework, "Q1 full A.5.1\nQ2 unmapped -");
  g_assert_true (run_sql (fixture, "UPDATE control SET archived = 1 WHERE ref IN ('A.5.1', 'Q2')"));
  assert_covers (fixture, framework, "Q1 unmapped -");
  g_assert_true (run_sql (fixture, "UPDATE control SET archived = 1 WHERE ref NOT IN "
                                   "('A.5.1', 'A.5.2', 'A.5.3') AND framework_id = 1"));
  g_assert_true (run_sql (fixture, "UPDATE control SET archived = 0 WHERE ref = 'A.5.1'"));
  assert_covers (fixture, find_control (fixture, "A.5.1") > 0 ? 1 : 0,
                 "A.5.1 full A.5.1\nA.5.2 full A.5.2\nA.5.3 none A.5.3");
  g_assert_null (isms_coverage_load (fixture->reader, 999, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/mapping/both-sides", test_both_sides);
  add_model_test ("/model/mapping/refused", test_refused);
  add_model_test ("/model/mapping/undo", test_undo);
  add_model_test ("/model/coverage/rule", test_rule);
  add_model_test ("/model/coverage/best-counts", test_best_counts);
  add_model_test ("/model/coverage/what-counts", test_what_counts);
  return g_test_run ();
}
