/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Mappings come in between controls that are here, and again without a change; what has no place is
 * named and counted, and nothing of a person's is touched. */

#include "framework-test.h"
#include "import-test.h"
#include "isms-control-mapping.h"
#include "isms-framework-import.h"
#include "isms-framework-reader.h"

#include <string.h>

#define MAPPED                                                                                     \
  "SELECT s.ref, m.relation, t.ref, ifnull (m.strength, '-'), ifnull (m.rationale, '-'), "         \
  "ifnull (m.source, '-') FROM control_mapping AS m JOIN control AS s ON s.id = m.source_id "      \
  "JOIN control AS t ON t.id = m.target_id ORDER BY m.id"

static char *
load_text (const char *name)
{
  g_autoptr (GBytes) bytes = framework_load_fixture (name);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static IsmsFrameworkPlan *
bring_in (ModelFixture *self, const char *text, const char *source)
{
  g_autoptr (GPtrArray) files = framework_read_text (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsFrameworkPlan) dry =
      isms_framework_import_plan (files, 0, self->reader, NULL, &error);
  IsmsFrameworkPlan *done;

  g_assert_no_error (error);
  done = isms_framework_import_commit (files, 0, source, self->store, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (IsmsFrameworkFate fate = ISMS_FRAMEWORK_NEW; fate <= ISMS_FRAMEWORK_GONE; fate++)
    g_assert_cmpuint (isms_framework_plan_count_mappings (dry, fate), ==,
                      isms_framework_plan_count_mappings (done, fate));
  return done;
}

static void
bring_in_file (ModelFixture *self, const char *name)
{
  g_autofree char *text = load_text (name);
  g_autoptr (IsmsFrameworkPlan) done = bring_in (self, text, name);
}

/* "new changed unchanged left-out", then the remarks, a line each. */
static void
assert_maps (IsmsFrameworkPlan *plan, const char *expected)
{
  g_autofree char *remarks = g_strjoinv ("\n", (char **) isms_framework_plan_get_remarks (plan));
  g_autofree char *found = g_strdup_printf (
      "%u %u %u %u%s%s", isms_framework_plan_count_mappings (plan, ISMS_FRAMEWORK_NEW),
      isms_framework_plan_count_mappings (plan, ISMS_FRAMEWORK_CHANGED),
      isms_framework_plan_count_mappings (plan, ISMS_FRAMEWORK_UNCHANGED),
      isms_framework_plan_count_left_out (plan), *remarks != '\0' ? "\n" : "", remarks);

  g_assert_cmpstr (found, ==, expected);
}

/* A collection from the rules of the harbour to Annex A, with single quotation marks. */
static char *
make_collection (const char *target, const char *maps)
{
  char *text = g_strconcat (
      "{'mapping-collection':{'uuid':'7c1a3c52-6a53-4f0f-9d6e-0b8d4a6e1f09','metadata':{'title':"
      "'Harbour'},'mappings':[{'source-resource':{'href':'harbour-1.json'},'target-resource':"
      "{'href':'",
      target, "'},'maps':[", maps, "]}]}}", NULL);

  return g_strdelimit (text, "'", '"');
}

/* @sources and @targets: joined by one space. */
static char *
make_map (const char *sources, const char *relation, const char *targets)
{
  g_auto (GStrv) from = g_strsplit (sources, " ", -1);
  g_auto (GStrv) to = g_strsplit (targets, " ", -1);
  g_autofree char *first = g_strjoinv ("'},{'type':'control','id-ref':'", from);
  g_autofree char *second = g_strjoinv ("'},{'type':'control','id-ref':'", to);

  return g_strdup_printf ("{'relationship':'%s','sources':[{'type':'control','id-ref':'%s'}],"
                          "'targets':[{'type':'control','id-ref':'%s'}]}",
                          relation, first, second);
}

static IsmsFrameworkPlan *
bring_in_map (ModelFixture *self, const char *sources, const char *relation, const char *targets)
{
  g_autofree char *map = make_map (sources, relation, targets);
  g_autofree char *text = make_collection ("ISO27001-AnnexA-catalog.json", map);

  return bring_in (self, text, "map.json");
}

static void
test_library (ModelFixture *self, gconstpointer data)
{
  g_autofree char *text = load_text ("library-mapping.yaml");
  g_autoptr (IsmsFrameworkPlan) done = bring_in (self, text, "quay.yaml");
  g_autoptr (IsmsFrameworkPlan) again = NULL;
  gint64 steps = read_int (self, "SELECT count (*) FROM journal");

  assert_maps (done,
               "4 0 0 1\n“urn:example:risk:framework:iso27001-2022”: 1 mapping names a control "
               "that is not here (urn:example:risk:req_node:iso27001-2022:a.9.9); it is left out.");
  assert_rows (self, MAPPED,
               "Q.1|equal|A.5.1|90|The same words.|quay.yaml\n"
               "Q.2|subset|A.5.15|-|-|quay.yaml\n"
               "Q.3|intersects|A.7.1|-|-|quay.yaml\n"
               "Q.3|intersects|Cl.4.1|-|-|quay.yaml");
  again = bring_in (self, text, "elsewhere.yaml");
  g_assert_cmpuint (isms_framework_plan_count_mappings (again, ISMS_FRAMEWORK_UNCHANGED), ==, 4);
  g_assert_cmpuint (isms_framework_plan_count_mappings (again, ISMS_FRAMEWORK_NEW), ==, 0);
  g_assert_cmpint (read_int (self, "SELECT count (*) FROM journal"), ==, steps);
}

/* Neither end is here, and then one is. */
static void
test_dangling (ModelFixture *self, gconstpointer data)
{
  g_autofree char *text = load_text ("oscal-mapping.json");
  gint64 steps = read_int (self, "SELECT count (*) FROM journal");
  g_autoptr (IsmsFrameworkPlan) done = bring_in (self, text, "map.json");
  g_autoptr (IsmsFrameworkPlan) half = NULL;
  const char *const *remarks = isms_framework_plan_get_remarks (done);
  guint n = g_strv_length ((char **) remarks);

  g_assert_cmpuint (isms_framework_plan_get_n_frameworks (done), ==, 0);
  g_assert_cmpuint (isms_framework_plan_count_mappings (done, ISMS_FRAMEWORK_NEW), ==, 0);
  g_assert_cmpuint (isms_framework_plan_count_left_out (done), ==, 9);
  g_assert_nonnull (strstr (remarks[n - 4], "“harbour.json” is no framework that is here, so that "
                                            "6 mappings are left out."));
  g_assert_nonnull (strstr (remarks[n - 3], "“https://example.org/sea.json” is no framework"));
  g_assert_cmpstr (remarks[n - 2], ==,
                   "2 mappings have relations that are not known here; they are left out.");
  g_assert_nonnull (strstr (remarks[n - 1], "1 entry says that controls do not correspond"));
  g_assert_cmpint (read_int (self, "SELECT count (*) FROM journal"), ==, steps);
  bring_in_file (self, "harbour-1.json");
  half = bring_in_map (self, "5.1 9.9", "subset-of", "5.1 A.99");
  assert_maps (
      half, "1 0 0 3\n“ISO27001-AnnexA-catalog.json”: 2 mappings name controls that are not here "
            "(A.99); they are left out.\n“harbour-1.json”: 2 mappings name controls that are not "
            "here (9.9); they are left out.");
}

/* What holds for the union of several holds for each of them only in part. */
static void
test_unions (ModelFixture *self, gconstpointer data)
{
  static const struct
  {
    const char *sources;
    const char *said;
    const char *targets;
    const char *expected;
  } cases[] = {
    { "5.1", "equal-to", "5.1", "equal" },
    { "5.1 5.2", "equal-to", "5.1", "subset subset" },
    { "5.1", "equal-to", "5.1 5.2", "superset superset" },
    { "5.1 5.2", "equal-to", "5.1 5.2", "intersects intersects intersects intersects" },
    { "5.1 5.2", "subset-of", "5.1", "subset subset" },
    { "5.1", "subset-of", "5.1 5.2", "intersects intersects" },
    { "5.1", "superset-of", "5.1 5.2", "superset superset" },
    { "5.1 5.2", "superset-of", "5.1", "intersects intersects" },
    { "5.1 5.2", "intersects-with", "5.1", "intersects intersects" },
  };

  bring_in_file (self, "harbour-1.json");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (IsmsFrameworkPlan) done =
          bring_in_map (self, cases[i].sources, cases[i].said, cases[i].targets);

      assert_rows (self, "SELECT group_concat (relation, ' ') FROM control_mapping",
                   cases[i].expected);
      g_assert_true (run_sql (self, "DELETE FROM control_mapping"));
    }
}

static void
test_changed (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsFrameworkPlan) first = NULL;
  g_autoptr (IsmsFrameworkPlan) second = NULL;
  g_autoptr (GError) error = NULL;

  bring_in_file (self, "harbour-1.json");
  first = bring_in_map (self, "5.1", "subset-of", "5.1");
  second = bring_in_map (self, "5.1", "equal-to", "5.1");
  assert_maps (second, "0 1 0 0");
  assert_rows (self, "SELECT relation FROM control_mapping", "equal");
  assert_rows (self, "SELECT label FROM journal ORDER BY id DESC LIMIT 1",
               "Imported 1 mapping of controls");
  g_assert_cmpint (isms_store_undo (self->store, NULL, &error), >, 0);
  assert_rows (self, "SELECT relation FROM control_mapping", "subset");
}

/* A file that says the same from the other side says the same. */
static void
test_turned (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsFrameworkPlan) first = NULL;
  g_autoptr (IsmsFrameworkPlan) turned = NULL;
  g_autofree char *good = make_map ("5.1", "superset-of", "5.1");
  g_autofree char *bad = make_map ("5.1", "equal-to", "5.1");
  g_autofree char *both = g_strconcat (good, ",", bad, NULL);
  g_autofree char *text = make_collection ("HO", both);
  char *swapped = strstr (text, "harbour-1.json");

  bring_in_file (self, "harbour-1.json");
  first = bring_in_map (self, "5.1", "subset-of", "5.1");
  memcpy (swapped, "urn:x:iso27001", strlen ("harbour-1.json"));
  turned = bring_in (self, text, "turned.json");
  g_assert_cmpuint (isms_framework_plan_count_mappings (turned, ISMS_FRAMEWORK_UNCHANGED), ==, 1);
  g_assert_cmpuint (isms_framework_plan_count_left_out (turned), ==, 1);
  assert_rows (self, "SELECT relation FROM control_mapping", "subset");
}

static void
test_own (ModelFixture *self, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Map");
  g_autoptr (IsmsFrameworkPlan) done = NULL;
  g_autoptr (GError) error = NULL;

  bring_in_file (self, "harbour-1.json");
  isms_control_mapping_add (step, read_int (self, "SELECT id FROM control WHERE ref = 'A.5.1'"),
                            read_int (self, "SELECT id FROM control WHERE ref = '5.1'"),
                            ISMS_RELATION_INTERSECTS);
  g_assert_true (isms_step_commit (step, NULL, &error));
  done = bring_in_map (self, "5.1", "equal-to", "5.1");
  assert_maps (done, "0 0 1 0\n1 mapping was entered here and says something else than the file; "
                     "it stays as it is.");
  assert_rows (self, MAPPED, "A.5.1|intersects|5.1|-|-|-");
}

static void
test_same_framework (ModelFixture *self, gconstpointer data)
{
  g_autofree char *map = make_map ("5.1", "equal-to", "5.2");
  g_autofree char *text = make_collection ("HO Rules of the Harbour", map);
  g_autoptr (IsmsFrameworkPlan) done = NULL;

  bring_in_file (self, "harbour-1.json");
  done = bring_in (self, text, "map.json");
  assert_maps (done,
               "0 0 0 1\n1 mapping is between controls of the same framework; it is left out.");
}

static void
test_cancel (ModelFixture *self, gconstpointer data)
{
  g_autofree char *text = load_text ("library-mapping.yaml");
  g_autoptr (GPtrArray) files = framework_read_text (text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (isms_framework_import_commit (files, 0, "quay.yaml", self->store, NULL, NULL,
                                               cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_rows (self, "SELECT count (*) FROM control_mapping", "0");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/exchange/mapping/library", test_library);
  add_model_test ("/exchange/mapping/dangling", test_dangling);
  add_model_test ("/exchange/mapping/unions", test_unions);
  add_model_test ("/exchange/mapping/changed", test_changed);
  add_model_test ("/exchange/mapping/turned", test_turned);
  add_model_test ("/exchange/mapping/own", test_own);
  add_model_test ("/exchange/mapping/same-framework", test_same_framework);
  add_model_test ("/exchange/mapping/cancel", test_cancel);
  return g_test_run ();
}
