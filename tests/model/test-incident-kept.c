/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is kept of the times of incidents is what the rule says of them, whatever has happened; and
 * what is read from it is what the view of format 10 says, which worked it out each time. */

#include "kept-fixture.h"

#define N_EDITS 500
#define N_BETWEEN 10 /* edits from one comparison to the next */

static void
compare (sqlite3 *db)
{
  kept_fixture_assert_same (db, "* FROM kept_incident_times", "* FROM incident_times");
  kept_fixture_assert_same (db, "* FROM temp.incident_now", "* FROM main.incident_now");
}

/* What breaks a rule is refused, and then nothing has happened. */
static void
change_one (ModelFixture *fixture, GRand *random)
{
  static const char *const columns[] = { "occurred_at", "detected_at", "reported_at",
                                         "contained_at", "closed_at" };
  static const char *const others[] = { "personal_data = 'yes'", "personal_data = 'no'",
                                        "archived = 1 - archived", "note = 'Seen'",
                                        "owner_id = NULL" };
  guint n = g_rand_int (random) % (G_N_ELEMENTS (columns) + G_N_ELEMENTS (others));
  g_autofree char *moment =
      g_rand_int (random) % 4 == 0
          ? g_strdup ("NULL")
          : g_strdup_printf ("strftime ('%%Y-%%m-%%dT%%H:%%M:%%SZ', '2026-01-01', '+%d minutes')",
                             g_rand_int_range (random, 0, 90000));
  g_autofree char *set = n < G_N_ELEMENTS (columns)
                             ? g_strdup_printf ("%s = %s", columns[n], moment)
                             : g_strdup (others[n - G_N_ELEMENTS (columns)]);
  g_autofree char *sql =
      g_strdup_printf ("UPDATE incident SET %s WHERE id = (SELECT id FROM incident ORDER BY (id * "
                       "7919 + %u) %% 101 LIMIT 1)",
                       set, g_rand_int (random) % 101);

  run_sql (fixture, sql);
}

static void
edit (ModelFixture *fixture, GRand *random)
{
  switch (g_rand_int (random) % 12)
    {
    case 0:
      isms_store_undo (fixture->store, NULL, NULL);
      break;
    case 1:
      isms_store_redo (fixture->store, NULL, NULL);
      break;
    case 2:
      run_sql (fixture, "DELETE FROM incident WHERE id = (SELECT max (id) FROM incident HAVING "
                        "count (*) > 4)");
      break;
    case 3:
    case 4:
      create_record (fixture, "incident", "Mail down");
      break;
    default:
      change_one (fixture, random);
    }
}

static void
test_random (ModelFixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "incident_now", NULL };
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  sqlite3 *db = kept_fixture_open (fixture, "010-incidents.sql", views);
  gint64 n_said = 0;

  for (guint i = 0; i < N_EDITS; i++)
    {
      edit (fixture, random);
      if (i % N_BETWEEN != 0)
        continue;
      compare (db);
      n_said += read_int (fixture, "SELECT count (hours_to_detect) + count (hours_to_contain) "
                                   "FROM kept_incident_times");
    }
  compare (db);
  g_assert_cmpint (n_said, >, 10);
  sqlite3_close (db);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/A.5.27-kept-is-what-the-rule-says", test_random);
  return g_test_run ();
}
