/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk method, ratings and the map of risks. */

#include "model-fixture.h"

#include "isms-rating-sql.h"

static void
test_presets (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, &error);
  int n_likelihoods, n_impacts;

  g_assert_no_error (error);
  n_likelihoods = isms_method_get_n_likelihoods (method);
  n_impacts = isms_method_get_n_impacts (method);
  g_assert_cmpint (n_likelihoods, ==, *(const char *) data - '0');
  g_assert_cmpint (n_impacts, ==, n_likelihoods);
  g_assert_cmpint (isms_method_get_version (method), ==, 1);

  /* More of either is never better, and both ends of the levels are in use. */
  for (int likelihood = 1; likelihood <= n_likelihoods; likelihood++)
    for (int impact = 1; impact <= n_impacts; impact++)
      {
        const IsmsLevel *level = isms_method_rate (method, likelihood, impact);

        g_assert_nonnull (level);
        if (likelihood > 1)
          g_assert_cmpint (isms_method_rate (method, likelihood - 1, impact)->rank, <=,
                           level->rank);
        if (impact > 1)
          g_assert_cmpint (isms_method_rate (method, likelihood, impact - 1)->rank, <=,
                           level->rank);
      }
  g_assert_cmpint (isms_method_rate (method, 1, 1)->rank, ==, 1);
  g_assert_cmpint (isms_method_rate (method, n_likelihoods, n_impacts)->rank, ==,
                   isms_method_get_n_levels (method));

  for (int rank = 2; rank <= isms_method_get_n_levels (method); rank++)
    {
      const IsmsLevel *lower = isms_method_get_level (method, rank - 1);
      const IsmsLevel *level = isms_method_get_level (method, rank);

      g_assert_cmpint (lower->tone, <, level->tone);
      g_assert_cmpint (lower->review_days, >=, level->review_days);
      g_assert_cmpint (lower->acceptable, >=, level->acceptable);
      g_assert_cmpstr (lower->sign, !=, level->sign);
    }
  g_assert_true (isms_method_get_level (method, 1)->acceptable);
}

static void
test_unknown_preset (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Try");

  g_assert_cmpint (isms_method_add_preset (step, "7x7"), ==, 0);
}

/* Grids are judgements: the same pair turned round may have another level. */
static void
test_asymmetric (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);

  g_assert_cmpint (isms_method_rate (method, 1, 5)->rank, >, isms_method_rate (method, 5, 1)->rank);
}

static void
test_method_keeps (ModelFixture *fixture, gconstpointer data)
{
  g_assert_false (run_sql (fixture, "UPDATE method_cell SET level = 1"));
  g_assert_false (run_sql (fixture, "UPDATE method_level SET name = 'Fine'"));
  g_assert_false (run_sql (fixture, "UPDATE method SET version = 2"));
  g_assert_cmpint (read_int (fixture, "SELECT max (level) FROM method_cell"), ==, 4);
}

static void
test_append_only (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");

  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 2, 3);
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 4, 4);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM rating"), ==, 2);
  g_assert_false (run_sql (fixture, "UPDATE rating SET impact = 1"));
  g_assert_false (run_sql (fixture, "UPDATE rating SET why = 'because'"));
  g_assert_false (run_sql (fixture, "UPDATE rating SET rated_on = '2001-01-01'"));
  g_assert_cmpint (read_int (fixture, "SELECT min (impact) FROM rating"), ==, 3);
}

static void
test_newest_holds (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (IsmsRecord) risk = NULL;

  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 2, 3);
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 4, 5);
  rate_risk (fixture, id, ISMS_POSTURE_TARGET, 1, 2);
  /* An older one that was written down later does not hold. */
  g_assert_true (run_sql (fixture,
                          "INSERT INTO rating (id, uid, created_at, risk_id, kind, method_id, "
                          "likelihood, impact, level, rated_on) SELECT isms_next_id ('rating'), "
                          "'x', created_at, risk_id, kind, method_id, 1, 1, 1, '2001-01-01' "
                          "FROM rating WHERE kind = 'current' LIMIT 1"));

  risk = load_record (fixture, "risk", id);
  g_assert_cmpint (isms_risk_get_likelihood (ISMS_RISK (risk), ISMS_POSTURE_CURRENT), ==, 4);
  g_assert_cmpint (isms_risk_get_impact (ISMS_RISK (risk), ISMS_POSTURE_CURRENT), ==, 5);
  g_assert_cmpint (isms_record_get_int (risk, "current_level"), ==, 4);
  g_assert_cmpstr (isms_record_get_text (risk, "current_level_name"), ==, "Extreme");
  g_assert_cmpint (isms_risk_get_impact (ISMS_RISK (risk), ISMS_POSTURE_TARGET), ==, 2);

  ratings = isms_risk_load_ratings (fixture->reader, id, NULL);
  g_assert_cmpuint (ratings->len, ==, 4);
  g_assert_cmpint (((IsmsRating *) ratings->pdata[0])->posture, ==, ISMS_POSTURE_TARGET);
  g_assert_cmpstr (((IsmsRating *) ratings->pdata[1])->why, ==, "we saw it");
  g_assert_cmpstr (((IsmsRating *) ratings->pdata[3])->rated_on, ==, "2001-01-01");
}

/* A few days, so that many ratings are of the same one. */
static void
insert_ratings (ModelFixture *fixture, guint n_risks, guint n_ratings)
{
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Import");

  for (guint i = 0; i < n_ratings; i++)
    {
      g_autofree char *day = g_strdup_printf ("2025-03-%02d", g_test_rand_int_range (1, 4));
      IsmsRow *row = isms_rating_new_row (g_test_rand_int_range (1, (int) n_risks + 1), method,
                                          (IsmsPosture) g_test_rand_int_range (0, 3),
                                          g_test_rand_int_range (1, 6),
                                          g_test_rand_int_range (1, 6), NULL, NULL, day, NULL);

      isms_step_insert (step, "rating", row);
    }
  g_assert_true (isms_step_commit (step, NULL, NULL));
}

static gint64
ask (ModelFixture *fixture, const char *rule, gint64 risk, const char *kind, const char *day)
{
  g_autofree char *sql = g_strconcat ("SELECT ifnull (", rule, ", 0)", NULL);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (fixture->reader, sql, NULL);

  g_assert_nonnull (statement);
  isms_statement_bind_int (statement, 1, risk);
  isms_statement_bind_text (statement, 2, kind);
  if (day != NULL)
    isms_statement_bind_text (statement, 3, day);
  g_assert_true (isms_statement_next (statement, NULL));
  return isms_statement_get_int (statement, 0);
}

/* By hand: the latest day, and of that the last that was given. */
static const IsmsRating *
find_holding (GPtrArray *ratings, IsmsPosture posture, const char *day)
{
  const IsmsRating *found = NULL;

  for (guint i = 0; i < ratings->len; i++)
    {
      const IsmsRating *one = g_ptr_array_index (ratings, i);
      int later = found != NULL ? g_strcmp0 (one->rated_on, found->rated_on) : 1;

      if (one->posture == posture && g_strcmp0 (one->rated_on, day) <= 0
          && (later > 0 || (later == 0 && one->id > found->id)))
        found = one;
    }
  return found;
}

/* The view says it in its own words, statements in C in theirs. */
static void
compare_holding (ModelFixture *fixture, gint64 id, IsmsPosture posture)
{
  const char *kind = isms_posture_get_name (posture);
  g_autoptr (GPtrArray) ratings = isms_risk_load_ratings (fixture->reader, id, NULL);
  g_autoptr (IsmsRecord) risk = load_record (fixture, "risk", id);
  g_autofree char *rated_on = g_strconcat (kind, "_rated_on", NULL);
  const IsmsRating *now = find_holding (ratings, posture, "9999-12-31");

  g_assert_cmpint (isms_risk_get_likelihood (ISMS_RISK (risk), posture), ==,
                   now != NULL ? now->likelihood : 0);
  g_assert_cmpint (isms_risk_get_impact (ISMS_RISK (risk), posture), ==,
                   now != NULL ? now->impact : 0);
  g_assert_cmpstr (isms_record_get_text (risk, rated_on), ==, now != NULL ? now->rated_on : NULL);
  g_assert_cmpint (ask (fixture, ISMS_RATING_HOLDING ("?1", "?2"), id, kind, NULL), ==,
                   now != NULL ? now->id : 0);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *day = g_strdup_printf ("2025-03-%02d", i);
      const IsmsRating *then = find_holding (ratings, posture, day);

      g_assert_cmpint (ask (fixture, ISMS_RATING_HOLDING_ON ("?1", "?2", "?3"), id, kind, day), ==,
                       then != NULL ? then->id : 0);
    }
}

static void
test_one_rule (ModelFixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 4; i++)
    create_record (fixture, "risk", "Flood");
  insert_ratings (fixture, 3, 150);
  for (gint64 id = 1; id <= 4; id++)
    for (int i = ISMS_POSTURE_INHERENT; i <= ISMS_POSTURE_TARGET; i++)
      compare_holding (fixture, id, (IsmsPosture) i);
}

/* "Not rated" is a state, never a number. */
static void
test_unrated (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (IsmsRecord) risk = load_record (fixture, "risk", id);

  g_assert_false (isms_record_is_set (risk, "current_level"));
  g_assert_false (isms_record_is_set (risk, "current_likelihood"));
  g_assert_cmpint (isms_risk_get_likelihood (ISMS_RISK (risk), ISMS_POSTURE_CURRENT), ==, 0);
}

static void
test_level_from_grid (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");

  g_assert_false (run_sql (fixture,
                           "INSERT INTO rating (id, uid, created_at, risk_id, kind, method_id, "
                           "likelihood, impact, level, rated_on) VALUES (9, 'x', "
                           "'2026-01-01T00:00:00Z', 1, 'current', 1, 1, 1, 4, '2026-01-01')"));
  g_assert_true (run_sql (fixture,
                          "INSERT INTO rating (id, uid, created_at, risk_id, kind, method_id, "
                          "likelihood, impact, level, rated_on) VALUES (9, 'x', "
                          "'2026-01-01T00:00:00Z', 1, 'current', 1, 1, 1, 1, '2026-01-01')"));
  g_assert_cmpint (id, ==, 1);
}

/* A rating keeps the method that it was given under, whatever is in force now. */
static void
test_older_method (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Change the method");
  g_autoptr (IsmsMethod) now = NULL;
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (IsmsRiskMap) map = NULL;
  g_autoptr (GError) error = NULL;

  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 4, 4);
  rate_risk (fixture, create_record (fixture, "risk", "Fire"), ISMS_POSTURE_CURRENT, 2, 4);
  isms_method_add_preset (step, "3x3");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);

  now = isms_method_load (fixture->reader, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (isms_method_get_n_impacts (now), ==, 3);
  risk = load_record (fixture, "risk", id);
  g_assert_cmpstr (isms_record_get_text (risk, "current_level_name"), ==, "High");

  map = isms_risk_map_run (fixture->reader, query, now, ISMS_POSTURE_CURRENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (map->total, ==, 2);
  g_assert_cmpuint (map->unrated, ==, 2);
}

/* What was chosen on one grid is refused once another is in force, and nothing is kept of it. */
static void
test_method_meanwhile (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (IsmsRecord) risk = load_record (fixture, "risk", id);
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Rate");
  g_autoptr (IsmsStep) change = isms_store_begin (fixture->store, "Change the method");
  g_autoptr (IsmsRecord) after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (
      isms_risk_rate (step, ISMS_RISK (risk), method, ISMS_POSTURE_CURRENT, 4, 4, NULL, &error));
  isms_method_add_preset (change, "5x5-impact");
  isms_step_commit (change, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  after = load_record (fixture, "risk", id);
  g_assert_false (isms_record_is_set (after, "current_level"));
}

static void
test_outside (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (IsmsRecord) risk = load_record (fixture, "risk", id);
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Try");
  const int pairs[][2] = { { 0, 1 }, { 1, 0 }, { 6, 1 }, { 1, 6 }, { -1, 3 } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (isms_method_rate (method, pairs[i][0], pairs[i][1]));
      g_assert_false (isms_risk_rate (step, ISMS_RISK (risk), method, ISMS_POSTURE_CURRENT,
                                      pairs[i][0], pairs[i][1], NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

/* A file from elsewhere may say more points, cells and ranks than the schema allows. */
static void
test_hostile_grid (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) method = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (run_sql (fixture, "PRAGMA ignore_check_constraints = 1"));
  for (int i = 6; i <= 14; i++)
    {
      g_autofree char *likelihood = g_strdup_printf (
          "INSERT INTO method_likelihood (method_id, value, label) VALUES (1, %d, 'More')", i);
      g_autofree char *impact = g_strdup_printf (
          "INSERT INTO method_impact (method_id, value, label) VALUES (1, %d, 'More')", i);
      g_autofree char *cell = g_strdup_printf (
          "INSERT INTO method_cell (method_id, likelihood, impact, level) VALUES (1, %d, %d, 1)", i,
          i);

      g_assert_true (run_sql (fixture, likelihood));
      g_assert_true (run_sql (fixture, impact));
      g_assert_true (run_sql (fixture, cell));
    }
  method = isms_method_load (fixture->reader, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpint (isms_method_get_n_likelihoods (method), ==, ISMS_METHOD_MAX_SIZE);
  g_assert_cmpint (isms_method_get_n_impacts (method), ==, ISMS_METHOD_MAX_SIZE);
  g_assert_nonnull (isms_method_rate (method, 10, 10));
  g_assert_null (isms_method_rate (method, 11, 11));
  g_assert_null (isms_method_rate (method, 10, 1)); /* no cell says it */
}

static char *
days_from_now (int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_days (now, days);

  return g_date_time_format (then, "%Y-%m-%d");
}

static void
test_review_proposed (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autofree char *year = days_from_now (365);
  g_autofree char *month = days_from_now (30);
  g_autoptr (IsmsRecord) calm = NULL;
  g_autoptr (IsmsRecord) worse = NULL;
  g_autoptr (IsmsRecord) calm_again = NULL;

  rate_risk (fixture, id, ISMS_POSTURE_TARGET, 5, 5);
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 1, 1);
  calm = load_record (fixture, "risk", id);
  g_assert_cmpstr (isms_record_get_text (calm, "next_review"), ==, year);

  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 5, 5);
  worse = load_record (fixture, "risk", id);
  g_assert_cmpstr (isms_record_get_text (worse, "next_review"), ==, month);

  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 1, 1);
  calm_again = load_record (fixture, "risk", id);
  g_assert_cmpstr (isms_record_get_text (calm_again, "next_review"), ==, month);
}

static void
test_becomes_assessed (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  gint64 person = create_record (fixture, "person", "Ada Osei");
  gint64 second = create_record (fixture, "risk", "Fire");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr (IsmsRecord) ownerless = NULL;
  g_autoptr (IsmsRecord) owned = NULL;
  g_autoptr (IsmsRecord) unrated = NULL;
  g_autoptr (IsmsRecord) rated = NULL;

  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 2, 2);
  ownerless = load_record (fixture, "risk", id);
  g_assert_cmpstr (isms_record_get_text (ownerless, "status"), ==, "draft");

  set_field (fixture, "risk", id, "owner", owner);
  owned = load_record (fixture, "risk", id);
  g_assert_cmpstr (isms_record_get_text (owned, "status"), ==, "assessed");

  set_field (fixture, "risk", second, "owner", owner);
  unrated = load_record (fixture, "risk", second);
  g_assert_cmpstr (isms_record_get_text (unrated, "status"), ==, "draft");
  rate_risk (fixture, second, ISMS_POSTURE_CURRENT, 1, 2);
  rated = load_record (fixture, "risk", second);
  g_assert_cmpstr (isms_record_get_text (rated, "status"), ==, "assessed");
}

/* Samples and imports say who and when; a rating is of that person and day. */
static void
test_past_step (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (IsmsRecord) risk = load_record (fixture, "risk", id);
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, NULL);
  g_autoptr (GDateTime) then = g_date_time_new_utc (2025, 5, 10, 12, 0, 0.0);
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (IsmsRecord) rated = NULL;
  IsmsRating *rating;

  isms_step_set_time (step, then);
  isms_step_set_actor (step, "Ada Osei");
  g_assert_true (
      isms_risk_rate (step, ISMS_RISK (risk), method, ISMS_POSTURE_CURRENT, 1, 1, NULL, NULL));
  g_assert_true (isms_step_commit (step, NULL, NULL));

  ratings = isms_risk_load_ratings (fixture->reader, id, NULL);
  rating = ratings->pdata[0];
  g_assert_cmpstr (rating->who, ==, "Ada Osei");
  g_assert_cmpstr (rating->rated_on, ==, "2025-05-10");
  rated = load_record (fixture, "risk", id);
  g_assert_cmpstr (isms_record_get_text (rated, "next_review"), ==, "2026-05-10");
}

static void
test_label (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  const char *const last = "SELECT label FROM journal ORDER BY id DESC LIMIT 1";
  const IsmsPosture postures[] = { ISMS_POSTURE_CURRENT, ISMS_POSTURE_CURRENT,
                                   ISMS_POSTURE_TARGET };
  const char *const expected[] = { "Rated R-001 Likely × Major", "Moved R-001 to Likely × Major",
                                   "Rated R-001 Likely × Major (target)" };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *label = NULL;

      rate_risk (fixture, id, postures[i], 4, 4);
      label = isms_database_query_text (fixture->reader, last, NULL);
      g_assert_cmpstr (label, ==, expected[i]);
    }
}

static void
test_map (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (IsmsRiskMap) map = NULL;
  g_autoptr (GArray) cells = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 12; i++)
    {
      gint64 id = create_record (fixture, "risk", "Flood");

      if (i < 11)
        rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 4, i < 10 ? 5 : 1);
    }

  map = isms_risk_map_run (fixture->reader, query, method, ISMS_POSTURE_CURRENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (map->total, ==, 12);
  g_assert_cmpuint (map->unrated, ==, 1);
  g_assert_cmpuint (map->counts[3 * 5 + 4], ==, 10);
  g_assert_cmpuint (map->counts[3 * 5 + 0], ==, 1);

  cells = isms_risk_map_run_cells (fixture->reader, query, method, ISMS_POSTURE_CURRENT, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cells->len, ==, 25 * 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (g_array_index (cells, gint64, (3 * 5 + 4) * 3 + i), ==, i + 1);
  g_assert_cmpint (g_array_index (cells, gint64, 3 * 5 * 3), ==, 11);
  g_assert_cmpint (g_array_index (cells, gint64, 3 * 5 * 3 + 1), ==, 0);

  isms_query_filter_int (query, "current_impact", 5);
  g_clear_pointer (&map, isms_risk_map_free);
  map = isms_risk_map_run (fixture->reader, query, method, ISMS_POSTURE_CURRENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (map->total, ==, 10);
}

static void
test_initials (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "Flood");
  g_autoptr (IsmsRecord) ownerless = load_record (fixture, "risk", risk);
  g_autoptr (IsmsRecord) owned = NULL;
  g_autofree char *none = isms_risk_dup_owner_initials (ISMS_RISK (ownerless));
  g_autofree char *two = NULL;

  create_record (fixture, "person", "élodie van der Berg");
  set_field (fixture, "risk", risk, "owner", "1");
  owned = load_record (fixture, "risk", risk);
  two = isms_risk_dup_owner_initials (ISMS_RISK (owned));
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (two, ==, "ÉB");
}

static void
add_preset_test (const char *preset)
{
  g_autofree char *path = g_strconcat ("/model/6.1.2-preset/", preset, NULL);

  g_test_add (path, ModelFixture, preset, model_fixture_set_up, test_presets,
              model_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_preset_test ("3x3");
  add_preset_test ("4x4");
  add_preset_test ("5x5");
  add_preset_test ("5x5-impact");
  add_model_test ("/model/6.1.2-unknown-preset", test_unknown_preset);
  g_test_add ("/model/6.1.2-asymmetric-grid", ModelFixture, "5x5-impact", model_fixture_set_up,
              test_asymmetric, model_fixture_tear_down);
  add_model_test ("/model/6.1.2-method-is-never-rewritten", test_method_keeps);
  add_model_test ("/model/6.1.2-rating-append-only", test_append_only);
  add_model_test ("/model/6.1.2-newest-rating-holds", test_newest_holds);
  add_model_test ("/model/6.1.2-one-rule-of-which-rating-holds", test_one_rule);
  add_model_test ("/model/6.1.2-not-rated-is-a-state", test_unrated);
  add_model_test ("/model/6.1.2-level-from-grid-alone", test_level_from_grid);
  add_model_test ("/model/6.1.2-rating-keeps-its-method", test_older_method);
  add_model_test ("/model/6.1.2-rating-under-a-replaced-method-is-refused", test_method_meanwhile);
  add_model_test ("/model/6.1.2-rating-outside-the-scales", test_outside);
  add_model_test ("/model/6.1.2-grid-of-a-hostile-file", test_hostile_grid);
  add_model_test ("/model/8.2-review-proposed-from-level", test_review_proposed);
  add_model_test ("/model/6.1.2-draft-becomes-assessed", test_becomes_assessed);
  add_model_test ("/model/risk/past-step", test_past_step);
  add_model_test ("/model/risk/label", test_label);
  add_model_test ("/model/risk/map", test_map);
  add_model_test ("/model/risk/initials", test_initials);

  return g_test_run ();
}
