/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is kept of measurements is what the rule says of them, whatever has happened; and what is
 * read from it is what the view of format 10 says, which worked it out each time. */

#include "kept-fixture.h"

#define N_EDITS 500
#define N_BETWEEN 10 /* edits from one comparison to the next */
#define ONE_OF "(SELECT id FROM %1$s ORDER BY (id * 7919 + %2$u) %% 101 LIMIT 1)"

static void
compare (sqlite3 *db)
{
  kept_fixture_assert_same (db, "* FROM kept_measurement_effect", "* FROM measurement_effect");
  kept_fixture_assert_same (db, "* FROM temp.measurement_list", "* FROM main.measurement_list");
}

/* --- What happens: what breaks a rule is refused, and then nothing has happened --- */

/* Few periods and few values, so that they meet. */
static void
add_measurement (ModelFixture *fixture, GRand *random)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO measurement (uid, ref, created_at, updated_at, title, metric_id, period_start, "
      "value) SELECT 'x%1$u', 'MV-%1$u', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'Some', "
      "(SELECT id FROM metric ORDER BY (id * 7919 + %2$u) %% 101 LIMIT 1), "
      "iif (%3$d < 0, NULL, date ('2025-01-01', '+%3$d months')), nullif (%4$d, 0)",
      g_rand_int (random) / 2, g_rand_int (random) % 101, g_rand_int_range (random, -1, 18),
      g_rand_int_range (random, 0, 5));

  run_sql (fixture, sql);
}

static void
change_one (ModelFixture *fixture, GRand *random)
{
  static const struct
  {
    const char *table;
    const char *set;
  } changes[] = {
    { "measurement", "value = ifnull (value, 0) + 1" },
    { "measurement", "value = NULL" },
    { "measurement", "archived = 1 - archived" },
    { "measurement", "period_start = date (period_start, '+1 month')" },
    { "measurement", "period_start = date (period_start, '-3 months')" },
    { "measurement", "period_start = NULL" },
    { "measurement", "metric_id = (SELECT max (id) FROM metric)" },
    { "measurement", "metric_id = (SELECT min (id) FROM metric)" },
    { "measurement", "metric_id = NULL" },
    { "measurement", "note = 'Seen'" },
    { "metric", "direction = iif (direction = 'up', 'down', 'up')" },
    { "metric", "frequency = 'monthly'" },
    { "metric", "frequency = 'quarterly'" },
    { "metric", "frequency = 'half_yearly'" },
    { "metric", "frequency = 'yearly'" },
    { "metric", "title = title || '!'" },
    { "metric", "archived = 1 - archived" },
  };
  guint n = g_rand_int (random) % G_N_ELEMENTS (changes);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE %1$s SET %3$s WHERE id = " ONE_OF, changes[n].table,
                       g_rand_int (random) % 101, changes[n].set);

  run_sql (fixture, sql);
}

static void
drop_one (ModelFixture *fixture, GRand *random)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %1$s WHERE id = " ONE_OF,
                                          g_rand_int (random) % 4 == 0 ? "metric" : "measurement",
                                          g_rand_int (random) % 101);

  run_sql (fixture, sql);
}

static void
edit (ModelFixture *fixture, GRand *random)
{
  switch (g_rand_int (random) % 16)
    {
    case 0:
      isms_store_undo (fixture->store, NULL, NULL);
      break;
    case 1:
      isms_store_redo (fixture->store, NULL, NULL);
      break;
    case 2:
      drop_one (fixture, random);
      break;
    case 3:
      create_record (fixture, "metric", "Another");
      break;
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
      add_measurement (fixture, random);
      break;
    default:
      change_one (fixture, random);
    }
}

static void
test_random (ModelFixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "measurement_list", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  sqlite3 *db = kept_fixture_open (fixture, "010-metrics.sql", views);
  gint64 n_said = 0;

  for (guint i = 0; i < 3; i++)
    create_record (fixture, "metric", "Restores that worked");
  for (guint i = 0; i < N_EDITS; i++)
    {
      edit (fixture, random);
      if (i % N_BETWEEN != 0)
        continue;
      compare (db);
      n_said += read_int (fixture, "SELECT count (trend) FROM kept_measurement_effect");
    }
  compare (db);
  g_assert_cmpint (n_said, >, 10);
  sqlite3_close (db);
}

/* No step has changed it: what others wrote is told, and not what follows. */
static void
test_not_told (ModelFixture *fixture, gconstpointer data)
{
  create_record (fixture, "measurement", "Restores that worked");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM kept_measurement_effect"), ==, 1);
  g_assert_cmpint (
      read_int (fixture, "SELECT count (*) FROM journal_change WHERE tbl LIKE 'kept%'"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/9.1-kept-is-what-the-rule-says", test_random);
  add_model_test ("/model/metric/kept-is-not-told", test_not_told);
  return g_test_run ();
}
