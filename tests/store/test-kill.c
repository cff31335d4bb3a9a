/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A program killed at any moment: every step that it said was committed is there, none is half
 * there, and the file is sound. The test starts itself as the program to be killed. */

#include <stdio.h>
#include <string.h>

#include "isms-journal.h"
#include "store-fixture.h"

#define N_BURSTS 200
#define CHECK_EVERY 40
#define ROWS_PER_STEP 40

static const char *program;

/* The program that is killed: commits steps, and says so, until then. */
G_NORETURN static void
write_until_killed (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStore) store =
      isms_store_open (path, test_tables, ISMS_STORE_OPEN_MUST_WRITE, NULL, &error);

  g_assert_no_error (error);
  for (;;)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (store, "Add many");

      for (guint i = 0; i < ROWS_PER_STEP; i++)
        isms_step_insert (step, "thing", make_thing ("A thing with some text in its title"));
      isms_step_commit (step, NULL, &error);
      g_assert_no_error (error);
      printf ("%" G_GINT64_FORMAT "\n", isms_step_get_id (step));
      fflush (stdout);
    }
}

/* Kills the program @n_microseconds after it has said @n_steps; returns the last step that it said.
 */
static gint64
run_burst (const char *path, guint n_steps, gint64 n_microseconds, gint64 *first)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write", path, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  gint64 last = 0;
  char *line;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  for (guint i = 0; (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL; i++)
    {
      last = g_ascii_strtoll (line, NULL, 10);
      *first = i == 0 ? last : *first;
      g_free (line);
      if (i == n_steps)
        {
          gint64 until = g_get_monotonic_time () + n_microseconds;

          while (g_get_monotonic_time () < until)
            ;
          g_subprocess_force_exit (child);
        }
    }
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (child));
  return last;
}

static void
check_workspace (Fixture *fixture, gint64 last)
{
  g_autofree char *integrity = NULL;
  g_autoptr (GError) error = NULL;

  fixture_reopen (fixture);
  g_assert_cmpint (query_int (fixture->store, "SELECT max (id) FROM journal"), >=, last);
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM thing"), ==,
                   ROWS_PER_STEP * query_int (fixture->store, "SELECT count (*) FROM journal"));
  integrity = query_text (fixture->store, "PRAGMA integrity_check");
  g_assert_cmpstr (integrity, ==, "ok");
  isms_journal_verify (isms_store_get_reader (fixture->store), NULL, NULL, &error);
  g_assert_no_error (error);
  isms_store_close (fixture->store);
  g_clear_object (&fixture->store);
}

static void
test_kill (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);
  gint64 last = 0;

  isms_store_close (fixture->store);
  g_clear_object (&fixture->store);
  for (guint i = 1; i <= N_BURSTS; i++)
    {
      gint64 before = last, first = 0;

      last = run_burst (fixture->path, g_test_rand_int_range (0, 3),
                        g_test_rand_int_range (0, 8000), &first);
      /* Each burst goes on behind all that the one before said was there. */
      g_assert_cmpint (first, >, before);
      g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
      if (i % CHECK_EVERY == 0)
        check_workspace (fixture, last);
    }
}

/* Two programs on one file: the second reads what the first writes, and does not write. */
static void
test_two_programs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) first = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (IsmsStore) second = NULL;

  isms_store_close (fixture->store);
  g_clear_object (&fixture->store);
  first = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--write",
                            fixture->path, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (first));
  g_free (g_data_input_stream_read_line (lines, NULL, NULL, &error));
  g_assert_no_error (error);

  second = isms_store_open (fixture->path, test_tables, ISMS_STORE_OPEN_MUST_WRITE, NULL, &error);
  g_assert_null (second);
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY);
  g_clear_error (&error);
  second = isms_store_open (fixture->path, test_tables, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (isms_store_get_access (second), ==, ISMS_STORE_READ_ONLY_IN_USE);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

      g_assert_cmpint (query_int (second, "SELECT max (id) FROM journal"), >=,
                       g_ascii_strtoll (line, NULL, 10));
      g_assert_cmpint (
          query_int (second, "SELECT count (*) % " G_STRINGIFY (ROWS_PER_STEP) " FROM thing"), ==,
          0);
    }
  isms_store_close (second);

  g_subprocess_force_exit (first);
  g_subprocess_wait (first, NULL, &error);
  g_assert_no_error (error);
  check_workspace (fixture, 21);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--write"))
    write_until_killed (argv[2]);

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  program = argv[0];
  g_test_add ("/store/kill", Fixture, NULL, fixture_set_up, test_kill, fixture_tear_down);
  g_test_add ("/store/two-programs", Fixture, NULL, fixture_set_up, test_two_programs,
              fixture_tear_down);
  return g_test_run ();
}
