/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Files of every format that was released open for good. tests/store/fixtures holds one of each, as
 * make-format made it then; one of format 4, from before there were actions, is made of the oldest
 * here. */

#include "model-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "isms-acceptance.h"
#include "isms-attachment.h"

#define OLDEST 5

static const char take_actions_away[] =
    "DROP VIEW acceptance_list; DROP VIEW acceptance_lapse; DROP VIEW action_list;"
    "DROP TABLE acceptance; DROP TRIGGER action_goes_with_risk; DROP TABLE action;"
    "DELETE FROM meta WHERE key = 'search'; PRAGMA user_version = 4";

/* --- Files as they are, without the program --- */

static void
run_on_file (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* The first value of each row, a line each. */
static char *
ask (sqlite3 *db, const char *sql)
{
  GString *text = g_string_new (NULL);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (text, "%s\n", sqlite3_column_text (statement, 0));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  return g_string_free_and_steal (text);
}

/* Of a file that nobody has open; nothing is made beside it. */
static char *
ask_file (const char *path, const char *sql)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *immutable = g_strconcat (uri, "?immutable=1", NULL);
  sqlite3 *db;
  char *text;

  g_assert_cmpint (sqlite3_open_v2 (immutable, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL),
                   ==, SQLITE_OK);
  text = ask (db, sql);
  sqlite3_close (db);
  return text;
}

static void
assert_format (const char *path, int format)
{
  g_autofree char *found = ask_file (path, "PRAGMA user_version");

  g_assert_cmpint (atoi (found), ==, format);
}

static const char schema_sql[] = "SELECT type || ' ' || name || ' ' || ifnull (sql, '')"
                                 " FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1";

/* Tells of the first line that differs, not of all. */
static void
assert_same_lines (const char *found, const char *expected)
{
  g_auto (GStrv) left = g_strsplit (found, "\n", -1);
  g_auto (GStrv) right = g_strsplit (expected, "\n", -1);

  for (guint i = 0; left[i] != NULL && right[i] != NULL; i++)
    g_assert_cmpstr (left[i], ==, right[i]);
  g_assert_cmpuint (g_strv_length (left), ==, g_strv_length (right));
}

static char *
find_fixture (int format)
{
  g_autofree char *name = g_strdup_printf ("format-%d.isms", format);

  return g_test_build_filename (G_TEST_DIST, "store", "fixtures", name, NULL);
}

static char *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}

/* In the folder of @fixture, to be written. */
static char *
copy_fixture (ModelFixture *fixture, int format)
{
  g_autofree char *from = find_fixture (format);
  char *path = g_build_filename (fixture->folder, "old.isms", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_file_get_contents (from, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, content, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

static char *
make_format_4 (ModelFixture *fixture)
{
  char *path = copy_fixture (fixture, OLDEST);

  run_on_file (path, take_actions_away);
  assert_format (path, 4);
  return path;
}

/* --- Opened --- */

static IsmsWorkspace *
open_file (const char *path, IsmsStoreOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  IsmsWorkspace *workspace = isms_workspace_open (path, flags, NULL, &error);

  g_assert_no_error (error);
  return workspace;
}

static ModelFixture
look_at (IsmsWorkspace *workspace)
{
  return (ModelFixture) { .workspace = workspace,
                          .store = isms_workspace_get_store (workspace),
                          .reader = isms_workspace_get_reader (workspace) };
}

static void
assert_sound (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) faults = isms_store_check (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (faults[0], ==, NULL);
}

/* @format: of the file that was backed up before it was brought up to date; 0: none was. */
static void
assert_backup (IsmsStore *store, int format)
{
  g_autofree char *folder = isms_store_dup_backup_folder (store);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = isms_backup_list (folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, format != 0);
  if (format == 0)
    return;
  g_assert_cmpuint (((IsmsBackup *) backups->pdata[0])->format, ==, format);
  assert_format (((IsmsBackup *) backups->pdata[0])->path, format);
}

static void
assert_up_to_date (ModelFixture *fixture, ModelFixture *opened)
{
  g_autoptr (GError) error = NULL;
  static const char digest[] = "SELECT group_concat (line, char (10)) FROM"
                               " (SELECT type || ' ' || name || ' ' || ifnull (sql, '') AS line"
                               " FROM sqlite_schema WHERE name NOT LIKE 'sqlite%' ORDER BY 1)";
  g_autofree char *expected = isms_database_query_text (fixture->reader, digest, &error);
  g_autofree char *found = isms_database_query_text (opened->reader, digest, &error);

  g_assert_no_error (error);
  g_assert_cmpint (read_int (opened, "PRAGMA user_version"), ==, isms_store_get_schema_version ());
  assert_same_lines (found, expected);
}

static void
assert_risk (ModelFixture *opened, const char *field, const char *expected)
{
  g_autoptr (IsmsRecord) risk = load_record (opened, "risk", 1);

  g_assert_cmpstr (isms_record_get_text (risk, field), ==, expected);
}

static void
assert_attachment (ModelFixture *opened, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = isms_attachment_list (opened->reader, "risk", 1, &error);
  g_autofree char *path = g_build_filename (folder, "saved.txt", NULL);
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  isms_attachment_save (opened->reader, ((IsmsAttachment *) list->pdata[0])->id, path, NULL,
                        &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (content, ==, "1953: 4.1 m\n");
}

static void
assert_treatment (ModelFixture *opened)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = isms_acceptance_load (opened->reader, 1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpstr (((IsmsAcceptance *) list->pdata[i])->person, ==, "Ada Osei");
  assert_risk (opened, "acceptance", "valid");
  assert_risk (opened, "plan_approval", "valid");
  g_assert_cmpint (read_int (opened, "SELECT count (*) FROM action WHERE for_kind = 'risk'"
                                     " AND for_id = 1 AND title = 'Move the archive'"),
                   ==, 1);
}

/* What was undone when the file was made is redone, and a step from long before it undone. */
static void
go_on (ModelFixture *opened)
{
  gint64 step = read_int (opened, "SELECT id FROM journal WHERE label = 'Told of the river'");
  g_autoptr (GError) error = NULL;

  assert_risk (opened, "title", "Flood in the archive");
  isms_store_redo (opened->store, NULL, &error);
  g_assert_no_error (error);
  assert_risk (opened, "title", "Flood in the cellar");

  assert_risk (opened, "cause", "The river is near.");
  isms_store_undo_step (opened->store, step, NULL, &error);
  g_assert_no_error (error);
  assert_risk (opened, "cause", NULL);
  set_field (opened, "risk", 1, "cause", "A pipe may burst.");
  assert_sound (opened->store);
}

static void
open_kept (ModelFixture *fixture, int format)
{
  g_autofree char *path = copy_fixture (fixture, format);
  g_autoptr (IsmsWorkspace) workspace = NULL;
  ModelFixture opened;

  assert_format (path, format);
  workspace = open_file (path, ISMS_STORE_OPEN_MUST_WRITE);
  opened = look_at (workspace);
  g_assert_cmpint (isms_store_get_format (opened.store), ==, isms_store_get_schema_version ());
  assert_backup (opened.store, format < isms_store_get_schema_version () ? format : 0);
  assert_up_to_date (fixture, &opened);
  assert_sound (opened.store);
  assert_attachment (&opened, fixture->folder);
  assert_treatment (&opened);
  go_on (&opened);
  isms_workspace_close (workspace);
}

/* The formats that a file must be kept of: whoever adds one keeps a file of the one before. */
static gboolean
is_released (int format)
{
  return format == OLDEST || format < isms_store_get_schema_version ();
}

static void
test_kept_files (ModelFixture *fixture, gconstpointer data)
{
  for (int format = OLDEST; is_released (format); format++)
    open_kept (fixture, format);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static void
run_schema (sqlite3 *db, int last)
{
  static const char folder[] = "/org/parapet/store/schema/";
  g_auto (GStrv) names =
      g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (int number = 1; number <= last; number++)
    for (guint i = 0; names[i] != NULL; i++)
      if (atoi (names[i]) == number)
        {
          g_autofree char *path = g_strconcat (folder, names[i], NULL);
          g_autoptr (GBytes) sql =
              g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

          g_assert_cmpint (sqlite3_exec (db, g_bytes_get_data (sql, NULL), NULL, NULL, NULL), ==,
                           SQLITE_OK);
        }
}

/* A file of the schema that was released is never edited: what it makes is what it made then. */
static void
test_released_schema_stays (ModelFixture *fixture, gconstpointer data)
{
  for (int format = OLDEST; is_released (format); format++)
    {
      g_autofree char *path = find_fixture (format);
      g_autofree char *made_then = ask_file (path, schema_sql);
      g_autofree char *made_now = NULL;
      sqlite3 *db;

      g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
      run_schema (db, format);
      made_now = ask (db, schema_sql);
      sqlite3_close (db);
      assert_same_lines (made_now, made_then);
    }
}

static void
test_upgrade (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_format_4 (fixture);
  g_autoptr (IsmsWorkspace) workspace = open_file (path, ISMS_STORE_OPEN_DEFAULT);
  ModelFixture opened = look_at (workspace);

  g_assert_false (isms_workspace_get_read_only (workspace));
  assert_backup (opened.store, 4);
  assert_up_to_date (fixture, &opened);
  assert_sound (opened.store);
  assert_attachment (&opened, fixture->folder);
  go_on (&opened);
  isms_workspace_close (workspace);

  g_clear_object (&workspace);
  workspace = open_file (path, ISMS_STORE_OPEN_DEFAULT);
  assert_backup (isms_workspace_get_store (workspace), 4);
  isms_workspace_close (workspace);
}

/* Nothing is left of an upgrade that fails, not even the backup made for it. */
static void
test_upgrade_fails (ModelFixture *fixture, gconstpointer data)
{
  static const IsmsStoreOpenFlags flags[] = { ISMS_STORE_OPEN_DEFAULT, ISMS_STORE_OPEN_READ_ONLY };
  g_autofree char *path = make_format_4 (fixture);
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autofree char *folder = NULL;
  g_autofree char *uid = NULL;
  g_autoptr (GPtrArray) backups = NULL;

  run_on_file (path, "CREATE TABLE action (id INTEGER PRIMARY KEY)");
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (isms_workspace_open (path, flags[i], NULL, &error));
      g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED);
      g_assert_nonnull (strstr (error->message, "005-treatment.sql"));
      g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
      assert_format (path, 4);
    }
  uid = ask_file (path, "SELECT value FROM meta WHERE key = 'uid'");
  folder = g_build_filename (g_get_user_data_dir (), "parapet", "backups", g_strchomp (uid), NULL);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  backups = isms_backup_list (folder, NULL);
  g_assert_cmpuint (backups->len, ==, 0);
}

static void
assert_only_read (ModelFixture *opened)
{
  g_autoptr (IsmsStep) step = isms_store_begin (opened->store, "Write");
  g_autoptr (GError) error = NULL;

  isms_step_delete (step, "risk", 1);
  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_READ_ONLY);
}

/* Who only wants to read gets to, and the file stays what it is. */
static void
test_older_read_only (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_format_4 (fixture);
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.isms", NULL);
  g_autofree char *before = read_file (path);
  g_autofree char *after = NULL;
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (IsmsWorkspace) workspace = open_file (path, ISMS_STORE_OPEN_READ_ONLY);
  ModelFixture opened = look_at (workspace);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (isms_store_get_access (opened.store), ==, ISMS_STORE_READ_ONLY_ASKED);
  g_assert_cmpint (isms_store_get_format (opened.store), ==, 4);
  assert_up_to_date (fixture, &opened);
  assert_sound (opened.store);
  assert_risk (&opened, "title", "Flood in the archive");
  assert_risk (&opened, "acceptance", "none");
  assert_attachment (&opened, fixture->folder);
  assert_only_read (&opened);
  assert_backup (opened.store, 0);
  isms_store_export_copy (opened.store, copy, NULL, &error);
  g_assert_no_error (error);
  isms_workspace_close (workspace);

  assert_format (copy, 4);
  assert_format (path, 4);
  after = read_file (path);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static void
assert_older_refused (const char *path, const char *locked)
{
  int mode = g_str_equal (path, locked) ? 0400 : 0500;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsWorkspace) workspace = NULL;

  g_assert_cmpint (g_chmod (locked, mode), ==, 0);
  if (g_access (locked, W_OK) == 0)
    g_test_skip ("this user may write anywhere");
  else
    {
      g_assert_null (isms_workspace_open (path, ISMS_STORE_OPEN_DEFAULT, NULL, &error));
      g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_OLDER);
      g_assert_nonnull (strstr (error->message, "(format 4;"));
      workspace = open_file (path, ISMS_STORE_OPEN_READ_ONLY);
      isms_workspace_close (workspace);
    }
  g_assert_cmpint (g_chmod (locked, 0700), ==, 0);
}

/* An older file that cannot be brought up to date where it is: the reason is told. */
static void
test_older_in_the_way (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *path = make_format_4 (fixture);
  g_autofree char *lock = g_strconcat (path, "-lock", NULL);
  g_autoptr (GError) error = NULL;
  int fd = g_open (lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  g_assert_null (isms_workspace_open (path, ISMS_STORE_OPEN_DEFAULT, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY);
  g_unlink (lock);
  close (fd);

  assert_older_refused (path, path);
  assert_older_refused (path, fixture->folder);
  assert_format (path, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_model_test ("/model/formats/kept-files", test_kept_files);
  add_model_test ("/model/formats/released-schema-stays", test_released_schema_stays);
  add_model_test ("/model/formats/upgrade", test_upgrade);
  add_model_test ("/model/formats/upgrade-fails", test_upgrade_fails);
  add_model_test ("/model/formats/older-read-only", test_older_read_only);
  add_model_test ("/model/formats/older-in-the-way", test_older_in_the_way);
  return g_test_run ();
}
