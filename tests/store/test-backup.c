/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Backups, copies, the integrity check, and attached files. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "isms-attachment.h"
#include "isms-backup.h"
#include "store-fixture.h"

static IsmsStore *
open_copy (const char *path)
{
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open (path, test_tables, ISMS_STORE_OPEN_MUST_WRITE, NULL, &error);

  g_assert_no_error (error);
  return store;
}

static void
assert_same_records (IsmsStore *store, const char *path)
{
  g_autoptr (IsmsStore) copy = open_copy (path);
  g_autofree char *expected = dump_records (store);
  g_autofree char *got = dump_records (copy);

  g_assert_cmpstr (got, ==, expected);
  isms_store_close (copy);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.isms", NULL);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", "copy.isms", NULL);
  g_autoptr (GError) error = NULL;

  add_thing (fixture->store, "A");
  isms_store_export_copy (fixture->store, path, NULL, &error);
  g_assert_no_error (error);
  assert_same_records (fixture->store, path);

  add_thing (fixture->store, "B");
  isms_store_export_copy (fixture->store, path, NULL, &error); /* over the old one */
  g_assert_no_error (error);
  assert_same_records (fixture->store, path);
  g_assert_false (isms_store_export_copy (fixture->store, nowhere, NULL, &error));
  g_assert_nonnull (error);
}

static void
assert_not_over (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = hash_file (path);
  g_autofree char *after = NULL;

  g_assert_false (isms_store_export_copy (fixture->store, path, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_EXISTS);
  after = hash_file (path);
  g_assert_cmpstr (after, ==, before);
}

/* A workspace in use would go on under no name, its log beside a file that it does not belong to.
 */
static void
test_export_not_over_open (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.isms", NULL);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (IsmsStore) other = NULL;
  g_autoptr (GError) error = NULL;
  guint n_files;

  add_thing (fixture->store, "A");
  make_test_workspace (path);
  other = open_copy (path);
  n_files = count_files (fixture->folder);
  assert_not_over (fixture, path);
  add_thing (other, "B");
  assert_not_over (fixture, path);
  assert_not_over (fixture, fixture->path);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
  isms_store_close (other);

  /* As after a crash: what its log holds is not the copy's. */
  g_file_set_contents (log, "changes", -1, NULL);
  assert_not_over (fixture, path);
  g_unlink (log);
  isms_store_export_copy (fixture->store, path, NULL, &error);
  g_assert_no_error (error);
  assert_same_records (fixture->store, path);
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *restored = g_build_filename (fixture->folder, "restored.isms", NULL);
  g_autofree char *path = NULL;
  g_autofree char *again = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  add_thing (fixture->store, "A");
  path = isms_store_backup (fixture->store, folder, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (path);
  again = isms_store_backup (fixture->store, folder, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (again);
  g_assert_cmpuint (count_files (folder), ==, 1);

  g_assert_true (isms_backup_restore (path, restored, NULL, &error));
  g_assert_no_error (error);
  assert_same_records (fixture->store, restored);

  before = hash_file (restored);
  g_assert_false (isms_backup_restore (path, restored, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_EXISTS);
  after = hash_file (restored);
  g_assert_cmpstr (before, ==, after);
  remove_test_folder (folder);
}

static void
test_rotation (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *path = NULL;
  g_autofree char *foreign = g_build_filename (folder, "keep-me.isms", NULL);
  g_autofree char *newest_of_day = g_build_filename (folder, "2020-12-31T150000Z.isms", NULL);
  g_autofree char *older_of_day = g_build_filename (folder, "2020-12-31T090000Z.isms", NULL);
  g_autofree char *odd = g_build_filename (folder, "2020-12-31T100000Z-format.isms", NULL);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (foreign, "", 0, NULL));
  g_assert_true (g_file_set_contents (odd, "", 0, NULL));
  /* Two a day, every day of 2019 and 2020 (30 in each month, and a 31st of December). */
  for (int year = 2019; year <= 2020; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= (month == 12 ? 31 : 30); day++)
        for (int hour = 9; hour <= 15; hour += 6)
          {
            g_autofree char *name =
                g_strdup_printf ("%d-%02d-%02dT%02d0000Z.isms", year, month, day, hour);
            g_autofree char *file = g_build_filename (folder, name, NULL);

            g_assert_true (g_file_set_contents (file, "", 0, NULL));
          }
  path = isms_store_backup (fixture->store, folder, FALSE, NULL, &error);
  g_assert_no_error (error);
  backups = isms_backup_list (folder, &error);
  g_assert_no_error (error);

  /* Today and the nine days before that have one; this month and eleven before, December counted
   * among the days already. */
  g_assert_cmpuint (backups->len, ==, 10 + 10);
  g_assert_cmpstr (((IsmsBackup *) g_ptr_array_index (backups, 0))->path, ==, path);
  g_assert_cmpint (((IsmsBackup *) g_ptr_array_index (backups, 0))->size, >, 4096);
  g_assert_cmpstr (((IsmsBackup *) g_ptr_array_index (backups, 1))->taken_at, ==,
                   "2020-12-31T15:00:00Z");
  g_assert_cmpstr (((IsmsBackup *) g_ptr_array_index (backups, 19))->taken_at, ==,
                   "2020-02-30T15:00:00Z");
  g_assert_true (g_file_test (newest_of_day, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (older_of_day, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (odd, G_FILE_TEST_EXISTS));
  remove_test_folder (folder);
}

/* What was made before an upgrade is listed among the others, but is none of the day's or month's,
 * and no backup made later takes it away. */
static void
test_before_upgrade_stays (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "2019-03-01T090000Z-format3.isms",
                                       "2020-12-31T090000Z-format4.isms",
                                       "2020-12-31T120000Z.isms" };
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autofree char *now = NULL;
  g_autofree char *upgraded = NULL;
  g_autoptr (GDateTime) time = g_date_time_new_now_utc ();
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, "", 0, NULL));
    }
  now = g_date_time_format (time, "%Y-%m-%dT000000Z-format5.isms");
  upgraded = g_build_filename (folder, now, NULL);
  g_assert_true (g_file_set_contents (upgraded, "", 0, NULL));

  for (guint i = 0; i < 3; i++)
    {
      /* The first although one of today is there, as that is of before the upgrade. */
      g_autofree char *path = isms_store_backup (fixture->store, folder, i > 0, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (path);
    }
  backups = isms_backup_list (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 5);
  for (guint i = 0; i < backups->len; i++)
    {
      static const guint formats[] = { 0, 5, 0, 4, 3 };
      const IsmsBackup *backup = g_ptr_array_index (backups, i);

      g_assert_cmpuint (backup->format, ==, formats[i]);
    }
  g_assert_cmpstr (((IsmsBackup *) g_ptr_array_index (backups, 4))->taken_at, ==,
                   "2019-03-01T09:00:00Z");
  remove_test_folder (folder);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_store_export_copy_finish (ISMS_STORE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) data = TRUE;
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "copy.isms", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "backups", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  g_cancellable_cancel (cancellable);
  g_assert_null (isms_store_backup (fixture->store, folder, TRUE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (folder), ==, 0);
  isms_store_export_copy_async (fixture->store, file, cancellable, exported_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  remove_test_folder (folder);
}

static void
assert_faults (Fixture *fixture, guint n, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) faults = isms_store_check (fixture->store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (faults), ==, n);
  if (n > 0)
    g_assert_nonnull (strstr (faults[0], word));
}

static gint64
attach_text (IsmsStore *store, const char *name, const char *text)
{
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Attach a text");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  gint64 id = isms_step_attach_bytes (step, "thing", 1, name, NULL, bytes);

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

static void
damage (Fixture *fixture, const char *sql)
{
  sqlite3 *db;

  isms_store_close (fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
  fixture_reopen (fixture);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  add_thing (fixture->store, "A");
  attach_text (fixture->store, "a.txt", "Some text");
  assert_faults (fixture, 0, NULL);

  damage (fixture, "INSERT INTO tag (id, thing, word) VALUES (1, 4711, 'lost')");
  assert_faults (fixture, 1, "tag");
  damage (fixture, "DELETE FROM tag; UPDATE attachment_blob SET content = x'00'");
  assert_faults (fixture, 1, "attachment_blob");
}

static void
test_attachment (Fixture *fixture, gconstpointer data)
{
  g_autofree char *source = g_build_filename (fixture->folder, "Übersicht.pdf", NULL);
  g_autofree char *saved = g_build_filename (fixture->folder, "saved", NULL);
  g_autofree char *content = g_malloc (3000000);
  g_autofree char *expected = NULL;
  g_autofree char *got = NULL;
  g_autofree char *what = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (source);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Attach a file");
  g_autoptr (IsmsContent) read = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  for (guint i = 0; i < 3000000; i++)
    content[i] = g_test_rand_int ();
  g_assert_true (g_file_set_contents (source, content, 3000000, NULL));
  expected = hash_file (source);
  read = isms_content_read (fixture->store, file, NULL, &error);
  g_assert_no_error (error);
  g_unlink (source); /* what is attached is what was read */
  id = isms_step_attach (step, "thing", 1, read);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query_int (fixture->store, "SELECT n_changes FROM journal"), ==,
                   1); /* not the bytes */

  what = query_text (fixture->store, "SELECT name || ' ' || size FROM attachment");
  g_assert_cmpstr (what, ==, "Übersicht.pdf 3000000");
  isms_attachment_save (isms_store_get_reader (fixture->store), id, saved, NULL, &error);
  g_assert_no_error (error);
  got = hash_file (saved);
  g_assert_cmpstr (expected, ==, got);

  g_assert_false (
      isms_attachment_save (isms_store_get_reader (fixture->store), 4711, saved, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND);
}

static void
test_attachment_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 one = attach_text (fixture->store, "a.txt", "The same");
  gint64 other = attach_text (fixture->store, "b.txt", "The same");

  attach_text (fixture->store, "empty.txt", "");
  g_assert_cmpint (one, !=, other);
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM attachment"), ==, 3);
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM attachment_blob"), ==, 2);
}

static void
test_attachment_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *saved = g_build_filename (fixture->folder, "saved", NULL);
  g_autoptr (GError) error = NULL;
  gint64 id = attach_text (fixture->store, "a.txt", "Some text");
  guint n_files;

  damage (fixture, "UPDATE attachment_blob SET content = CAST ('Some next' AS BLOB)");
  n_files = count_files (fixture->folder);
  g_assert_false (
      isms_attachment_save (isms_store_get_reader (fixture->store), id, saved, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for_result (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
test_attachment_missing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) there = g_file_new_for_path (fixture->path);
  g_autoptr (GFile) missing = g_file_new_build_filename (fixture->folder, "none.pdf", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_files = count_files (fixture->folder);

  g_ptr_array_add (files, there);
  g_ptr_array_add (files, missing);
  isms_content_read_async (fixture->store, files, NULL, read_cb, &result);
  g_assert_null (isms_content_read_finish (fixture->store, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

/* A file that comes slowly, from somewhere far away. */
static GFile *
make_slow_file (Fixture *fixture)
{
  GFile *file = g_file_new_build_filename (fixture->folder, "slow.txt", NULL);

  g_assert_cmpint (mkfifo (g_file_peek_path (file), 0600), ==, 0);
  return file;
}

/* Whoever writes meanwhile is not kept waiting. */
static void
test_attachment_slow (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = make_slow_file (fixture);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = NULL;
  int fd;

  g_ptr_array_add (files, file);
  isms_content_read_async (fixture->store, files, NULL, read_cb, &result);
  fd = g_open (g_file_peek_path (file), O_WRONLY | O_CLOEXEC, 0);
  g_assert_cmpint (write (fd, "One, ", 5), ==, 5);
  add_thing (fixture->store, "A");
  g_assert_cmpint (write (fd, "two.", 4), ==, 4);
  add_thing (fixture->store, "B");
  g_assert_null (result);
  close (fd);
  contents = isms_content_read_finish (fixture->store, wait_for_result (&result), &error);
  g_assert_no_error (error);

  g_assert_cmpuint (contents->len, ==, 1);
  step = isms_store_begin (fixture->store, "Attach a file");
  isms_step_attach (step, "thing", 1, contents->pdata[0]);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  what = query_text (fixture->store, "SELECT name || ': ' || content FROM attachment"
                                     " JOIN attachment_blob USING (sha256)");
  g_assert_cmpstr (what, ==, "slow.txt: One, two.");
}

/* Nothing is left of one that was not wanted after all, and the rest of it is not read. */
static void
test_attachment_cancel (Fixture *fixture, gconstpointer data)
{
  static char rest[64 * 1024];
  g_autoptr (GFile) file = make_slow_file (fixture);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_files = count_files (fixture->folder);
  gssize written = 0;
  int fd;

  signal (SIGPIPE, SIG_IGN);
  g_ptr_array_add (files, file);
  isms_content_read_async (fixture->store, files, cancellable, read_cb, &result);
  fd = g_open (g_file_peek_path (file), O_WRONLY | O_CLOEXEC, 0);
  g_assert_cmpint (write (fd, "One, ", 5), ==, 5);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 100 && written >= 0; i++)
    written = write (fd, rest, sizeof rest);
  g_assert_cmpint (written, ==, -1); /* nobody reads it any more */
  close (fd);
  g_assert_null (isms_content_read_finish (fixture->store, wait_for_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM attachment_blob"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("backup/export", test_export);
  ADD ("backup/export-not-over-open", test_export_not_over_open);
  ADD ("backup/restore", test_backup);
  ADD ("backup/rotation", test_rotation);
  ADD ("backup/before-upgrade-stays", test_before_upgrade_stays);
  ADD ("backup/cancel", test_cancel);
  ADD ("check", test_check);
  ADD ("attachment/file", test_attachment);
  ADD ("attachment/once", test_attachment_once);
  ADD ("attachment/damaged", test_attachment_damaged);
  ADD ("attachment/missing", test_attachment_missing);
  ADD ("attachment/slow", test_attachment_slow);
  ADD ("attachment/cancel", test_attachment_cancel);
#undef ADD
  return g_test_run ();
}
