/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The level of a risk is the grid's, whoever is asked: the list, the map, the report, the
 * constraint that checks every rating, the command line. */

#include <json-glib/json-glib.h>

#include "isms-backup.h"
#include "isms-method-change.h"
#include "isms-risk-figures.h"
#include "model-fixture.h"

static const char *command_line;
static IsmsMethodMapping moved; /* from the cells that fill () knows to those of the method */

/* A risk for each cell, rated under one method; half of them rated before under another. */
static void
fill (ModelFixture *fixture)
{
  for (int likelihood = 1; likelihood <= 5; likelihood++)
    for (int impact = 1; impact <= 5; impact++)
      {
        gint64 id = create_record (fixture, "risk", "Flood");

        if (impact % 2 == 0)
          rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 6 - likelihood, impact);
        rate_risk (fixture, id, ISMS_POSTURE_CURRENT, likelihood, impact);
      }
}

static int
find_expected (IsmsMethod *method, gint64 id)
{
  return isms_method_rate (method, moved.likelihoods[(id - 1) / 5 + 1],
                           moved.impacts[(id - 1) % 5 + 1])
      ->rank;
}

static void
ask_list (ModelFixture *fixture, IsmsMethod *method)
{
  for (gint64 id = 1; id <= 25; id++)
    {
      g_autoptr (IsmsRecord) record = load_record (fixture, "risk", id);

      g_assert_cmpint (isms_record_get_int (record, "current_level"), ==,
                       find_expected (method, id));
      g_assert_cmpstr (isms_record_get_text (record, "current_level_name"), ==,
                       isms_method_get_level (method, find_expected (method, id))->name);
    }
}

static void
ask_map (ModelFixture *fixture, IsmsMethod *method)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
      isms_risk_map_run_cells (fixture->reader, query, method, ISMS_POSTURE_CURRENT, 1, &error);

  g_assert_no_error (error);
  for (int l = 1; l <= isms_method_get_n_likelihoods (method); l++)
    for (int i = 1; i <= isms_method_get_n_impacts (method); i++)
      {
        int cell = (l - 1) * isms_method_get_n_impacts (method) + i - 1;
        gint64 id = g_array_index (ids, gint64, cell);

        g_assert_cmpint (id, !=, 0);
        g_assert_cmpint (isms_method_rate (method, l, i)->rank, ==, find_expected (method, id));
      }
}

static void
ask_report (ModelFixture *fixture, IsmsMethod *method)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRiskFigures) figures = isms_risk_figures_load (fixture->reader, now, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (figures->risks->len, ==, 25);
  for (guint i = 0; i < figures->risks->len; i++)
    {
      IsmsAssessedRisk *risk = g_ptr_array_index (figures->risks, i);
      int expected = find_expected (method, isms_record_get_id (risk->record));

      g_assert_cmpint (risk->standings[ISMS_POSTURE_CURRENT]->rank, ==, expected);
      g_assert_cmpint (risk->standings[ISMS_POSTURE_CURRENT]->acceptable, ==,
                       isms_method_get_level (method, expected)->acceptable);
    }
}

/* No rating can say otherwise, and a file that does all the same is not sound. */
static void
ask_check (ModelFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) faults = isms_store_check (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (faults), ==, 0);
  g_assert_cmpint (
      read_int (fixture, "SELECT count (*) FROM rating AS g JOIN method_cell AS c ON c.method_id = "
                         "g.method_id AND c.likelihood = g.likelihood AND c.impact = g.impact "
                         "WHERE c.level = g.level"),
      ==, read_int (fixture, "SELECT count (*) FROM rating"));
  g_assert_false (run_sql (fixture, "INSERT INTO rating (id, uid, created_at, risk_id, kind, "
                                    "method_id, likelihood, impact, level, rated_on) SELECT "
                                    "isms_next_id ('rating'), 'x', created_at, 1, 'current', "
                                    "method_id, 1, 1, 4, '2026-01-01' FROM rating LIMIT 1"));
}

static void
ask_command_line (ModelFixture *fixture, IsmsMethod *method)
{
  const char *const command[] = { command_line, "list",      fixture->path,
                                  "risks",      "--columns", "ref,current_level_name",
                                  "--json",     NULL };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *risks;
  int status;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_true (json_parser_load_from_data (parser, out, -1, &error));
  risks = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (risks), ==, 25);
  for (guint i = 0; i < 25; i++)
    g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (risks, i),
                                                    "current_level_name"),
                     ==, isms_method_get_level (method, find_expected (method, i + 1))->name);
}

static void
ask_five (ModelFixture *fixture, IsmsMethod *method)
{
  ask_list (fixture, method);
  ask_map (fixture, method);
  ask_report (fixture, method);
  ask_check (fixture);
  ask_command_line (fixture, method);
}

static void
stay (void)
{
  for (int i = 1; i <= 5; i++)
    moved.likelihoods[i] = moved.impacts[i] = i;
}

static void
test_levels (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);

  stay ();
  fill (fixture);
  ask_five (fixture, method);
}

/* From five by five to four by four, some risks rated again since, the others carried over. */
static void
test_levels_after_change (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) from = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsMethod) draft = isms_method_new_preset ("4x4");
  g_autoptr (IsmsMethod) to = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Change the method");
  g_autoptr (GError) error = NULL;

  fill (fixture);
  isms_method_mapping_propose (from, draft, &moved);
  isms_method_change (step, from, draft, &moved);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  to = isms_method_load (fixture->reader, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (isms_method_get_n_likelihoods (to), ==, 4);
  ask_five (fixture, to);
  rate_risk (fixture, 1, ISMS_POSTURE_CURRENT, 4, 4);
  rate_risk (fixture, 1, ISMS_POSTURE_CURRENT, moved.likelihoods[1], moved.impacts[1]);
  ask_five (fixture, to);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  command_line = argv[1];
  g_test_add ("/report/6.1.2-level-is-the-grids-everywhere/5x5", ModelFixture, "5x5",
              model_fixture_set_up, test_levels, model_fixture_tear_down);
  g_test_add ("/report/6.1.2-level-is-the-grids-everywhere/5x5-impact", ModelFixture, "5x5-impact",
              model_fixture_set_up, test_levels, model_fixture_tear_down);
  g_test_add ("/report/6.1.2-level-is-the-grids-everywhere/after-a-change", ModelFixture, "5x5",
              model_fixture_set_up, test_levels_after_change, model_fixture_tear_down);
  return g_test_run ();
}
