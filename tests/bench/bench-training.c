/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* 50,000 attendances of 2,500 people: what the list asks for, in the background; the pages that the
 * main thread reads; and the coverage. The floor is one walk through the table. */

#include "bench-register.h"

#include "isms-training.h"

#define N_ATTENDANCES 50000

static IsmsDatabase *reader;

#define COUNT(n)                                                                                   \
  "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " #n ") "
#define COMMON(letter)                                                                             \
  "'" letter "' || i, '" letter "-' || i, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', "

/* Numbers that look like chance and are the same each time; 40 people are there already. */
static const char *const statements[] = {
  COUNT (60) "INSERT INTO unit (uid, ref, created_at, updated_at, title, parent_id) "
             "SELECT " COMMON ("u") "'Unit ' || i, CASE WHEN i > 3 THEN 1 + i / 4 END FROM c",
  COUNT (2460) "INSERT INTO person (uid, ref, created_at, updated_at, name, unit_id) "
               "SELECT " COMMON ("p") "'Person ' || i, 1 + i * 37 % 60 FROM c",
  COUNT (20) "INSERT INTO course (uid, ref, created_at, updated_at, title, audience, renew_months) "
             "SELECT " COMMON ("c") "'Course ' || i, iif (i < 6, 'everybody', 'some'), "
                                    "iif (i % 3, 12, NULL) FROM c",
  COUNT (20) "INSERT INTO course_unit (course_id, unit_id) SELECT i, 1 + i * 7 % 60 FROM c",
  COUNT (500) "INSERT INTO session (uid, ref, created_at, updated_at, title, course_id, held_on, "
              "state) SELECT " COMMON ("s") "'Session ' || i, 1 + i * 11 % 20, date ('now', '-' || "
                                            "(1 + i * 3 % 700) || ' days'), 'held' FROM c",
  COUNT (50000) "INSERT INTO attendance (uid, ref, created_at, updated_at, title, person_id, "
                "session_id, course_id, attended_on, result) SELECT " COMMON (
                    "a") "'Person ' || (1 + i % 2500), 1 + i % 2500, s.id, s.course_id, s.held_on, "
                         "iif (i % 10, 'attended', 'absent') FROM c JOIN session AS s "
                         "ON s.id = 1 + (i % 2500 * 7 + i / 2500 * 13) % 500",
};

static IsmsWorkspace *
fill (void)
{
  IsmsWorkspace *workspace = bench_workspace ("training.isms", 1);

  bench_register_fill (workspace, statements, G_N_ELEMENTS (statements));
  return workspace;
}

/* --- What is asked --- */

/* One walk through the table, reading something of each row. */
static void
walk (gpointer data)
{
  gint64 sum = 0;

  isms_database_query_int (reader, "SELECT sum (length (title) + length (result)) FROM attendance",
                           &sum, NULL);
  g_assert_cmpint (sum, >, N_ATTENDANCES);
}

static void
read_figures (gpointer data)
{
  g_autoptr (GPtrArray) figures =
      isms_training_load_figures (reader, (IsmsTrainingView) GPOINTER_TO_INT (data), NULL);

  g_assert_cmpuint (figures->len, >, 0);
}

int
main (void)
{
  static const BenchQuestion questions[] = {
    { "50,000 attendances: open", "attendance", NULL, NULL, NULL, 8 },
    { "50,000 attendances: by date", "attendance", "attended_on", NULL, NULL, 8 },
    { "50,000 attendances: of a course", "attendance", "attended_on", "course", "3", 8 },
    { "50,000 attendances: by result", "attendance", NULL, "result", "absent", 8 },
    { "50,000 attendances: lapsed", "attendance", NULL, "state", "lapsed", 8 },
    { "2,500 people: lack a course", "person", NULL, "missing", "2", 8 },
    { "2,500 people: lapsed", "person", NULL, "training", "lapsed", 20 },
  };
  static const char *const views[] = { "coverage by course", "coverage by unit" };
  g_autoptr (IsmsWorkspace) workspace = fill ();
  double floor_value;

  reader = isms_workspace_get_reader (workspace);
  floor_value = bench_median (walk, NULL, BENCH_RUNS);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    bench_ratio (questions[i].what, bench_register_ask (reader, &questions[i]) * 1e3,
                 floor_value * 1e3, questions[i].limit, "ms");
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    bench_ratio (views[i], bench_median (read_figures, GUINT_TO_POINTER (i), BENCH_RUNS) * 1e3,
                 floor_value * 1e3, 16, "ms");
  bench_bound ("a page of attendances", bench_register_read_page (reader, "attendance", 1000) * 1e3,
               BENCH_MAX_PAGE, "ms");
  bench_bound ("a page of people", bench_register_read_page (reader, "person", 1000) * 1e3,
               BENCH_MAX_PAGE, "ms");
  isms_workspace_close (workspace);
  bench_cleanup ();
  return bench_exit_status ();
}
