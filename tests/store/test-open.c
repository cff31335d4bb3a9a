/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Opening: what is refused is left as it was, and a workspace has one writer. */

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "isms-backup.h"
#include "store-fixture.h"

#define N_FLIPS 200

static void
assert_refused (const char *path, IsmsStoreError code)
{
  static const IsmsStoreOpenFlags flags[] = { ISMS_STORE_OPEN_DEFAULT, ISMS_STORE_OPEN_READ_ONLY,
                                              ISMS_STORE_OPEN_MUST_WRITE };
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autofree char *before = hash_file (path);

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_assert_null (isms_store_open (path, test_tables, flags[i], NULL, &error));
      g_assert_error (error, ISMS_STORE_ERROR, (int) code);
      after = hash_file (path);
      g_assert_cmpstr (before, ==, after);
      g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
    }
}

/* Overwrites part of the closed workspace. */
static void
patch_file (Fixture *fixture, gsize offset, const void *bytes, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  if (fixture->store != NULL)
    isms_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_file_get_contents (fixture->path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offset + size, <=, length);
  memcpy (content + offset, bytes, size);
  g_file_set_contents (fixture->path, content, length, &error);
  g_assert_no_error (error);
}

static void
test_not_a_workspace (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_build_filename (fixture->folder, "text.isms", NULL);
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.isms", NULL);
  g_autofree char *other = g_build_filename (fixture->folder, "other.isms", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.isms", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_file_set_contents (text, "Dear diary, today nothing happened. Again.", -1, NULL);
  assert_refused (text, ISMS_STORE_ERROR_NOT_A_WORKSPACE);
  g_file_set_contents (empty, "", 0, NULL);
  assert_refused (empty, ISMS_STORE_ERROR_NOT_A_WORKSPACE);
  g_assert_cmpint (sqlite3_open (other, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "CREATE TABLE journal (id)", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  assert_refused (other, ISMS_STORE_ERROR_NOT_A_WORKSPACE);

  g_assert_null (isms_store_open (missing, NULL, ISMS_STORE_OPEN_DEFAULT, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gsize length;

  isms_store_close (fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, content, length / 2, NULL));
  assert_refused (fixture->path, ISMS_STORE_ERROR_CORRUPT);
}

static void
test_bit_flipped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  /* The kind of the schema's page. */
  patch_file (fixture, 100, "\x77", 1);
  assert_refused (fixture->path, ISMS_STORE_ERROR_CORRUPT);
  patch_file (fixture, 100, "\x05", 1);

  /* Deep inside: seen by whoever looks at every page. */
  patch_file (fixture, 3 * 4096, "\x77\x77\x77\x77", 4);
  before = hash_file (fixture->path);
  g_assert_false (isms_store_probe (fixture->path, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT);
  after = hash_file (fixture->path);
  g_assert_cmpstr (before, ==, after);
}

/* Any bit of the file, wherever it stands: what can be opened can be read to its end, what cannot
 * be is refused for a reason, and looking changes nothing. */
static void
test_bit_flipped_anywhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *sound = NULL;
  guint n_refused = 0;
  gsize length;

  for (guint i = 0; i < 30; i++)
    add_thing (fixture->store, "A thing with some text in its title");
  isms_store_close (fixture->store);
  g_clear_object (&fixture->store);
  g_assert_true (g_file_get_contents (fixture->path, &sound, &length, NULL));
  for (guint i = 0; i < N_FLIPS; i++)
    {
      gsize place = (gsize) g_test_rand_int_range (0, (int) length);
      guint bit = (guint) g_test_rand_int_range (0, 8);
      g_autofree char *flipped = g_memdup2 (sound, length);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      g_autoptr (IsmsStore) store = NULL;
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) faults = NULL;

      flipped[place] = (char) (flipped[place] ^ (1 << bit));
      g_assert_true (g_file_set_contents (fixture->path, flipped, (gssize) length, NULL));
      before = hash_file (fixture->path);
      if (!isms_store_probe (fixture->path, NULL, &error))
        n_refused++;
      g_clear_error (&error);
      store = isms_store_open (fixture->path, test_tables, ISMS_STORE_OPEN_READ_ONLY, NULL, &error);
      g_assert_true ((store != NULL) == (error == NULL));
      if (store != NULL)
        {
          faults = isms_store_check (store, NULL, &error);
          g_assert_true ((faults != NULL) == (error == NULL));
          isms_store_close (store);
        }
      else
        {
          g_assert_cmpuint (error->domain, ==, ISMS_STORE_ERROR);
          g_assert_cmpstr (error->message, !=, "");
        }
      after = hash_file (fixture->path);
      g_assert_cmpstr (before, ==, after);
    }
  g_assert_cmpuint (n_refused, >, 0);
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  /* user_version, big-endian. */
  patch_file (fixture, 60, "\x00\x00\x0f\xff", 4);
  assert_refused (fixture->path, ISMS_STORE_ERROR_NEWER);
}

static void
test_create (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "new.isms", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  isms_store_close (fixture->store);
  before = hash_file (fixture->path);
  g_assert_null (isms_store_open (fixture->path, NULL, ISMS_STORE_OPEN_CREATE, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  after = hash_file (fixture->path);
  g_assert_cmpstr (before, ==, after);

  g_assert_null (isms_store_open (nowhere, NULL, ISMS_STORE_OPEN_CREATE, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND);
}

static void
assert_cannot_write (IsmsStore *store)
{
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Write");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (query_int (store, "SELECT count (*) FROM thing"), ==, 1);
  isms_step_delete (step, "thing", 1);
  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_READ_ONLY);
}

static void
test_in_use (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStore) second = NULL;
  g_autoptr (GError) error = NULL;

  add_thing (fixture->store, "A");
  second = isms_store_open (fixture->path, test_tables, ISMS_STORE_OPEN_MUST_WRITE, NULL, &error);
  g_assert_null (second);
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY);
  g_clear_error (&error);

  second = isms_store_open (fixture->path, test_tables, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (isms_store_get_access (second), ==, ISMS_STORE_READ_ONLY_IN_USE);
  assert_cannot_write (second);

  /* The first is none the worse, and the second sees what it does. */
  add_thing (fixture->store, "B");
  g_assert_cmpint (query_int (second, "SELECT count (*) FROM thing"), ==, 2);
  isms_store_close (second);
  add_thing (fixture->store, "C");
  fixture_reopen (fixture);
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM thing"), ==, 3);
}

static void
test_read_only_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStore) store = NULL;
  gboolean folder = GPOINTER_TO_INT (data);
  const char *path = folder ? fixture->folder : fixture->path;

  add_thing (fixture->store, "A");
  isms_store_close (fixture->store);
  g_assert_cmpint (g_chmod (path, folder ? 0500 : 0400), ==, 0);
  if (g_access (path, W_OK) == 0)
    {
      g_test_skip ("this user may write anywhere");
      g_chmod (path, 0700);
      return;
    }

  store = isms_store_open (fixture->path, test_tables, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (isms_store_get_access (store), ==, ISMS_STORE_READ_ONLY_FILE);
  assert_cannot_write (store);
  isms_store_close (store);
  g_assert_null (
      isms_store_open (fixture->path, test_tables, ISMS_STORE_OPEN_MUST_WRITE, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
}

/* What a crash leaves, on a disk that is read-only since: the sentence says what to do. */
static void
test_log_left_in_read_only_folder (Fixture *fixture, gconstpointer data)
{
  static const char *const endings[] = { "", "-wal" };
  g_autofree char *folder = g_build_filename (fixture->folder, "left", NULL);
  g_autofree char *copy = g_build_filename (folder, "left.isms", NULL);
  g_autoptr (GError) error = NULL;

  add_thing (fixture->store, "A");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from = g_strconcat (fixture->path, endings[i], NULL);
      g_autofree char *to = g_strconcat (copy, endings[i], NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &content, &length, NULL));
      g_assert_true (g_file_set_contents (to, content, length, NULL));
    }
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  if (g_access (folder, W_OK) == 0)
    g_test_skip ("this user may write anywhere");
  else
    {
      g_assert_null (isms_store_open (copy, test_tables, ISMS_STORE_OPEN_DEFAULT, NULL, &error));
      g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "-wal"));
    }
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *to = g_strconcat (copy, endings[i], NULL);

      g_unlink (to);
    }
  g_rmdir (folder);
}

/* A lock file that nobody holds is what a crash leaves. */
static void
test_after_crash (Fixture *fixture, gconstpointer data)
{
  g_autofree char *lock = g_strconcat (fixture->path, "-lock", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStore) store = NULL;

  add_thing (fixture->store, "A");
  isms_store_close (fixture->store);
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  fixture_reopen (fixture);
  g_assert_cmpint (isms_store_get_access (fixture->store), ==, ISMS_STORE_WRITABLE);

  patch_file (fixture, 3 * 4096, "\x77\x77\x77\x77", 4);
  g_assert_true (g_file_set_contents (lock, "", 0, NULL));
  for (guint i = 0; i < 2; i++) /* the mark stays until the file is sound */
    {
      store = isms_store_open (fixture->path, test_tables, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (isms_store_get_access (store), ==, ISMS_STORE_READ_ONLY_DAMAGED);
      isms_store_close (store);
      g_clear_object (&store);
    }
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  *(IsmsStore **) data = isms_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
told_cb (IsmsStore *store, IsmsChange *change, gpointer data)
{
  *(GThread **) data = g_thread_self ();
}

static void
test_open_async (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStore) store = NULL;
  GThread *told = NULL;

  isms_store_close (fixture->store);
  isms_store_open_async (fixture->path, test_tables, ISMS_STORE_OPEN_DEFAULT, NULL, opened_cb,
                         &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect (store, "changed", G_CALLBACK (told_cb), &told);
  add_thing (store, "A");
  g_assert_true (told == g_thread_self ());
}

static void
never_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_task_propagate_boolean (G_TASK (result), &error));
  *(guint *) data += 1;
}

/* The last reference to a store may go away on one of its own threads. */
static void
test_close_with_work_queued (Fixture *fixture, gconstpointer data)
{
  guint n_done = 0;

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add one");

      isms_step_insert (step, "thing", make_thing ("One"));
      isms_step_commit_async (step, NULL, never_cb, &n_done);
    }
  if (GPOINTER_TO_INT (data))
    isms_store_close (fixture->store);
  g_clear_object (&fixture->store);
  while (n_done < 20)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  while (fixture->store == NULL)
    {
      g_autoptr (GError) error = NULL;

      /* The writer's thread may still be closing it. */
      fixture->store =
          isms_store_open (fixture->path, test_tables, ISMS_STORE_OPEN_MUST_WRITE, NULL, &error);
      g_assert_true (error == NULL
                     || g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY));
    }
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM thing"), ==, 20);
}

static void
test_closed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Too late");
  g_autoptr (GError) error = NULL;

  isms_store_close (fixture->store);
  isms_store_close (fixture->store);
  g_assert_null (isms_store_get_reader (fixture->store));
  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED);
}

static int
read_format (const char *path)
{
  sqlite3_stmt *statement;
  sqlite3 *db;
  int format;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA user_version", -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  format = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return format;
}

/* A file as the first schema left it, which is then brought up to date. */
static void
test_upgrade (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "old.isms", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *later = NULL;
  g_autoptr (GBytes) sql =
      g_resources_lookup_data ("/org/parapet/store/schema/001-store.sql", 0, NULL);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (IsmsStore) store = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  if (isms_store_get_schema_version () == 1)
    {
      g_test_skip ("there is only one schema");
      return;
    }
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, g_bytes_get_data (sql, NULL), NULL, NULL, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "INSERT INTO meta VALUES"
                                 " ('uid', '12345678-1234-4123-8123-123456789012');"
                                 "PRAGMA application_id = 0x49534D53; PRAGMA user_version = 1",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);

  store = isms_store_open (path, NULL, ISMS_STORE_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (isms_store_get_format (store), ==, 1);
  g_assert_cmpint (query_int (store, "PRAGMA user_version"), ==, isms_store_get_schema_version ());
  isms_store_close (store);
  g_clear_object (&store);
  g_assert_cmpint (read_format (path), ==, 1);

  store = isms_store_open (path, NULL, ISMS_STORE_OPEN_MUST_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (store, "PRAGMA user_version"), ==, isms_store_get_schema_version ());
  /* The file as it was is there still when backups are made of what it became. */
  folder = isms_store_dup_backup_folder (store);
  later = isms_store_backup (store, folder, TRUE, NULL, &error);
  g_assert_no_error (error);
  backups = isms_backup_list (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 2);
  g_assert_cmpint (read_format (later), ==, isms_store_get_schema_version ());
  for (guint i = 0; i < 2; i++)
    if (!g_str_equal (((IsmsBackup *) backups->pdata[i])->path, later))
      {
        g_assert_cmpuint (((IsmsBackup *) backups->pdata[i])->format, ==, 1);
        g_assert_cmpint (read_format (((IsmsBackup *) backups->pdata[i])->path), ==, 1);
      }
  isms_store_close (store);
  remove_test_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, data, function)                                                                  \
  g_test_add ("/store/open/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)
  ADD ("not-a-workspace", NULL, test_not_a_workspace);
  ADD ("truncated", NULL, test_truncated);
  ADD ("bit-flipped", NULL, test_bit_flipped);
  ADD ("bit-flipped-anywhere", NULL, test_bit_flipped_anywhere);
  ADD ("newer", NULL, test_newer);
  ADD ("create", NULL, test_create);
  ADD ("in-use", NULL, test_in_use);
  ADD ("read-only-file", GINT_TO_POINTER (FALSE), test_read_only_file);
  ADD ("read-only-folder", GINT_TO_POINTER (TRUE), test_read_only_file);
  ADD ("log-left-in-read-only-folder", NULL, test_log_left_in_read_only_folder);
  ADD ("after-crash", NULL, test_after_crash);
  ADD ("async", NULL, test_open_async);
  ADD ("close-with-work-queued", GINT_TO_POINTER (TRUE), test_close_with_work_queued);
  ADD ("drop-with-work-queued", GINT_TO_POINTER (FALSE), test_close_with_work_queued);
  ADD ("closed", NULL, test_closed);
  ADD ("upgrade", NULL, test_upgrade);
#undef ADD
  return g_test_run ();
}
