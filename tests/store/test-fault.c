/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A disk that is full or fails at every single write, in turn: what was there before stays, what
 * was asked for is not half there, and work goes on once the disk does. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "fault-vfs.h"
#include "isms-attachment.h"
#include "isms-backup.h"
#include "isms-journal.h"
#include "store-fixture.h"

typedef struct
{
  int result;
  gboolean lasting;
  IsmsStoreError code;
} Fault;

static const Fault full = { SQLITE_FULL, TRUE, ISMS_STORE_ERROR_FULL };
static const Fault full_once = { SQLITE_FULL, FALSE, ISMS_STORE_ERROR_FULL };
static const Fault broken = { SQLITE_IOERR_WRITE, TRUE, ISMS_STORE_ERROR_FAILED };
static const Fault broken_once = { SQLITE_IOERR_FSYNC, FALSE, ISMS_STORE_ERROR_FAILED };

static void
arm (const Fault *fault, guint nth)
{
  fault_vfs_arm (nth, fault->result, fault->lasting);
}

static void
assert_sound (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) faults = isms_store_check (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (faults[0], ==, NULL);
}

/* Inserts, an update, a deletion that takes others along, and a file that fills many pages. */
static IsmsStep *
make_step (IsmsStore *store)
{
  IsmsStep *step = isms_store_begin (store, "Do many things");
  g_autofree char *content = g_strnfill (50000, 'x');
  g_autoptr (GBytes) bytes = g_bytes_new (content, 50000);

  for (guint i = 0; i < 20; i++)
    {
      IsmsRow *row = make_thing ("One of many");

      isms_row_set_int (row, "parent", 2);
      isms_step_insert (step, "thing", row);
    }
  isms_step_update (step, "thing", 1, make_thing ("Changed"));
  isms_step_delete (step, "thing", 2);
  isms_step_attach_bytes (step, "thing", 1, "random", NULL, bytes);
  return step;
}

/* FALSE once the step is done before the fault strikes. */
static gboolean
try_commit (Fixture *fixture, const Fault *fault, guint nth)
{
  g_autoptr (IsmsStep) step = make_step (fixture->store);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = dump_records (fixture->store);
  g_autofree char *after = NULL;
  gboolean done, struck;

  arm (fault, nth);
  done = isms_step_commit (step, NULL, &error);
  struck = fault_vfs_disarm ();
  if (done)
    return struck; /* after the commit, while tidying */
  g_assert_true (struck);
  g_assert_error (error, ISMS_STORE_ERROR, (int) fault->code);
  after = dump_records (fixture->store);
  g_assert_cmpstr (after, ==, before);
  return TRUE;
}

static void
test_commit (Fixture *fixture, gconstpointer data)
{
  const Fault *fault = data;
  gboolean struck = TRUE;

  for (guint nth = 1; struck; nth++)
    {
      g_assert_cmpuint (nth, <, 1000);
      if (query_int (fixture->store, "SELECT count (*) FROM thing WHERE id <= 2") < 2)
        {
          fixture_tear_down (fixture, NULL);
          fixture_set_up (fixture, NULL);
          add_thing (fixture->store, "A");
          add_thing (fixture->store, "B");
        }
      struck = try_commit (fixture, fault, nth);
      add_thing (fixture->store, "Afterwards");
      assert_sound (fixture->store);
    }
}

/* Every write of the first hundred; from there on one of the next eight, another whenever the tests
 * run: a file has hundreds of pages, and each try writes it anew. */
static guint
go_on (guint nth)
{
  return nth < 100 ? nth + 1 : nth + (guint) g_test_rand_int_range (1, 9);
}

/* A file that could not be made is not left half made. */
static void
test_create (Fixture *fixture, gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *path = g_build_filename (fixture->folder, "new.isms", NULL);
  g_autoptr (IsmsStore) store = NULL;

  for (guint nth = 1; store == NULL; nth = go_on (nth))
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (nth, <, 1000);
      arm (fault, nth);
      store = isms_store_open (path, test_tables, ISMS_STORE_OPEN_CREATE, NULL, &error);
      fault_vfs_disarm ();
      if (store == NULL)
        {
          g_assert_error (error, ISMS_STORE_ERROR, (int) fault->code);
          g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
        }
    }
  assert_sound (store);
  isms_store_close (store);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_copies (Fixture *fixture, gconstpointer data)
{
  const Fault *fault = data;
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.isms", NULL);
  g_autofree char *backup = NULL;
  gboolean exported = FALSE;
  guint n_files;

  add_thing (fixture->store, "A");
  n_files = count_files (fixture->folder);
  for (guint nth = 1; !exported; nth = go_on (nth))
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (nth, <, 1000);
      arm (fault, nth);
      exported = isms_store_export_copy (fixture->store, copy, NULL, &error);
      fault_vfs_disarm ();
      if (!exported)
        {
          g_assert_error (error, ISMS_STORE_ERROR, (int) fault->code);
          g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
        }
    }
  for (guint nth = 1; backup == NULL; nth = go_on (nth))
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (nth, <, 1000);
      arm (fault, nth);
      backup = isms_store_backup (fixture->store, folder, TRUE, NULL, &error);
      fault_vfs_disarm ();
      if (backup == NULL)
        {
          g_assert_error (error, ISMS_STORE_ERROR, (int) fault->code);
          g_assert_cmpuint (count_files (folder), ==, 0);
        }
    }
  assert_sound (fixture->store);
  remove_test_folder (folder);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  const Fault *fault = data;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *done = NULL;
  g_autofree char *end = NULL;
  gboolean undone = FALSE;

  add_thing (fixture->store, "A");
  add_thing (fixture->store, "B");
  before = dump_records (fixture->store);
  step = make_step (fixture->store);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  done = dump_records (fixture->store);
  for (guint nth = 1; !undone; nth++)
    {
      g_autofree char *dump = NULL;

      g_assert_cmpuint (nth, <, 1000);
      arm (fault, nth);
      undone = isms_store_undo (fixture->store, NULL, &error);
      fault_vfs_disarm ();
      if (undone)
        break;
      g_assert_error (error, ISMS_STORE_ERROR, (int) fault->code);
      g_clear_error (&error);
      dump = dump_records (fixture->store);
      g_assert_cmpstr (dump, ==, done);
    }
  end = dump_records (fixture->store);
  g_assert_cmpstr (end, ==, before);
  assert_sound (fixture->store);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    const Fault *fault;
  } faults[] = { { "full", &full },
                 { "full-once", &full_once },
                 { "broken", &broken },
                 { "broken-once", &broken_once } };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_vfs_install ();

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      static const struct
      {
        const char *name;
        void (*func) (Fixture *fixture, gconstpointer data);
      } tests[] = { { "commit", test_commit },
                    { "create", test_create },
                    { "copies", test_copies },
                    { "undo", test_undo } };

      for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
        {
          g_autofree char *path =
              g_strdup_printf ("/store/fault/%s/%s", faults[i].name, tests[j].name);

          g_test_add (path, Fixture, faults[i].fault, fixture_set_up, tests[j].func,
                      fixture_tear_down);
        }
    }
  return g_test_run ();
}
