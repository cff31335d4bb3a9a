/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is kept of attendances is what the rule says of them, whatever has happened; and what is
 * read from it is what the views of format 9 say, which worked it out each time. */

#include "kept-fixture.h"

#define N_EDITS 400
#define N_BETWEEN 20 /* edits from one comparison to the next */

/* --- Both truths --- */

/* As format 9 has it, before what is there now. */
static sqlite3 *
open_beside (ModelFixture *fixture)
{
  static const char *const views[] = {
    "attendance_now",  "coverage", "competence_person", "competence_list", "person_list",
    "attendance_list", NULL
  };

  return kept_fixture_open (fixture, "009-training.sql", views);
}

static void
compare (sqlite3 *db)
{
  kept_fixture_assert_same (db, "* FROM kept_attendance_effect", "* FROM attendance_effect");
  kept_fixture_assert_same (db, "* FROM temp.attendance_list", "* FROM main.attendance_list");
  kept_fixture_assert_same (db, "* FROM temp.person_list", "* FROM main.person_list");
  kept_fixture_assert_same (db, "* FROM temp.competence_list", "* FROM main.competence_list");
  kept_fixture_assert_same (db, "person_id AS id, * FROM temp.coverage",
                            "person_id AS id, * FROM main.coverage");
}

/* --- What happens --- */

static char *
dup_day (GRand *random)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, g_rand_int_range (random, -800, 40));

  return g_rand_int_range (random, 0, 8) == 0 ? g_strdup ("NULL")
                                              : g_date_time_format (day, "'%Y-%m-%d'");
}

/* What breaks a rule is refused, and then nothing has happened. */
static void
add_attendance (ModelFixture *fixture, GRand *random)
{
  static const char *const results[] = { "invited", "attended", "passed", "failed", "absent" };
  g_autofree char *day = dup_day (random);
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO attendance (uid, ref, created_at, updated_at, title, person_id, course_id, "
      "attended_on, result) SELECT 'x%1$u', 'AT-%1$u', '2026-01-01T00:00:00Z', "
      "'2026-01-01T00:00:00Z', 'Somebody', "
      "(SELECT id FROM person ORDER BY (id * 7919 + %2$u) %% 101 LIMIT 1), "
      "(SELECT id FROM course ORDER BY (id * 7919 + %3$u) %% 101 LIMIT 1), %4$s, '%5$s'",
      g_rand_int (random) / 2, g_rand_int (random) % 101, g_rand_int (random) % 101, day,
      results[g_rand_int (random) % G_N_ELEMENTS (results)]);

  run_sql (fixture, sql);
}

static void
change_one (ModelFixture *fixture, GRand *random)
{
  guint32 dice = g_rand_int (random);
  g_autofree char *day = dup_day (random);
  const struct
  {
    const char *table;
    const char *set;
  } changes[] = {
    { "attendance", "SET result = 'passed', score = 80" },
    { "attendance", "SET result = 'attended', score = NULL" },
    { "attendance", "SET result = 'absent', score = NULL" },
    { "attendance", "SET archived = 1 - archived" },
    { "attendance", "SET attended_on = " },
    { "attendance", "SET valid_until = " },
    { "attendance", "SET course_id = (SELECT max (id) FROM course)" },
    { "attendance", "SET course_id = NULL" },
    { "attendance", "SET person_id = (SELECT max (id) FROM person)" },
    { "attendance", "SET note = 'Seen'" },
    { "course", "SET renew_months = iif (renew_months IS NULL, 6, NULL)" },
    { "course", "SET renew_months = 13" },
    { "course", "SET pass_mark = iif (pass_mark IS NULL, 60, NULL)" },
    { "course", "SET archived = 1 - archived" },
  };
  guint n = dice % G_N_ELEMENTS (changes);
  g_autofree char *sql = g_strdup_printf (
      "UPDATE %1$s %2$s%3$s WHERE id = (SELECT id FROM %1$s ORDER BY (id * 7919 + %4$u) %% 101 "
      "LIMIT 1)",
      changes[n].table, changes[n].set, g_str_has_suffix (changes[n].set, "= ") ? day : "",
      dice / 64 % 101);

  run_sql (fixture, sql);
}

static void
drop_one (ModelFixture *fixture, GRand *random)
{
  static const char *const tables[] = { "attendance", "attendance", "course", "person" };
  guint32 dice = g_rand_int (random);
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %1$s WHERE id = (SELECT id FROM %1$s ORDER "
                                          "BY (id * 7919 + %2$u) %% 101 LIMIT 1)",
                                          tables[dice % G_N_ELEMENTS (tables)], dice / 64 % 101);

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
      create_record (fixture, g_rand_boolean (random) ? "course" : "person", "Another");
      break;
    case 4:
    case 5:
    case 6:
    case 7:
    case 8:
    case 9:
      add_attendance (fixture, random);
      break;
    default:
      change_one (fixture, random);
    }
}

static void
test_random (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  sqlite3 *db = open_beside (fixture);
  gint64 unit = create_record (fixture, "unit", "Yard");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, unit);

  for (guint i = 0; i < 4; i++)
    {
      gint64 person = create_record (fixture, "person", "Ada");
      gint64 course = create_record (fixture, "course", "Fire");

      if (i == 0)
        set_field (fixture, "person", person, "unit", text);
      if (i == 0)
        set_field (fixture, "course", course, "audience", "some");
      if (i == 0)
        set_field (fixture, "course", course, "units", text);
      set_field (fixture, "course", course, "renew_months", i % 2 == 0 ? "12" : "");
    }
  for (guint i = 0; i < N_EDITS; i++)
    {
      edit (fixture, random);
      if (i % N_BETWEEN == 0)
        compare (db);
    }
  compare (db);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM kept_attendance_effect"), >, 10);
  sqlite3_close (db);
}

/* No step has changed it: what others wrote is told, and not what follows. */
static void
test_not_told (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "attendance", "Ada");
  gint64 course = create_record (fixture, "course", "Fire");
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, course);

  set_field (fixture, "attendance", id, "course", text);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM kept_attendance_effect"), ==, 1);
  g_assert_cmpint (
      read_int (fixture, "SELECT count (*) FROM journal_change WHERE tbl LIKE 'kept%'"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/7.2-d-kept-is-what-the-rule-says", test_random);
  add_model_test ("/model/training/kept-is-not-told", test_not_told);
  return g_test_run ();
}
