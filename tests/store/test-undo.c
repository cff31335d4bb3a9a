/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Undo and redo: back to the very same rows, across restarts, and never over somebody's later work.
 */

#include <sqlite3.h>
#include <string.h>

#include "isms-backup.h"
#include "isms-journal.h"
#include "store-fixture.h"

#define N_STEPS 1000
#define N_AGAIN 150

static void
undo (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;

  isms_store_undo (store, NULL, &error);
  g_assert_no_error (error);
}

static void
redo (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;

  isms_store_redo (store, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_labels (IsmsStore *store, const char *undo_label, const char *redo_label)
{
  g_autofree char *next_undo = isms_store_dup_undo_label (store);
  g_autofree char *next_redo = isms_store_dup_redo_label (store);

  g_assert_cmpstr (next_undo, ==, undo_label);
  g_assert_cmpstr (next_redo, ==, redo_label);
}

static void
assert_sound (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) faults = isms_store_check (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (faults[0], ==, NULL);
}

static void
test_labels (Fixture *fixture, gconstpointer data)
{
  IsmsStore *store = fixture->store;
  g_autoptr (GError) error = NULL;

  assert_labels (store, NULL, NULL);
  g_assert_false (isms_store_undo (store, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOTHING);
  g_clear_error (&error);

  add_thing (store, "A");
  add_thing (store, "B");
  assert_labels (store, "Add B", NULL);
  undo (store);
  assert_labels (store, "Add A", "Add B");
  undo (store);
  assert_labels (store, NULL, "Add A");
  redo (store);
  assert_labels (store, "Add A", "Add B");
  undo (store);
  redo (store);
  assert_labels (store, "Add A", "Add B");
  redo (store);
  assert_labels (store, "Add B", NULL);
  g_assert_false (isms_store_redo (store, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOTHING);

  undo (store);
  undo (store);
  redo (store);
  add_thing (store, "C");
  assert_labels (store, "Add C", NULL);
  undo (store);
  assert_labels (store, "Add A", "Add C");
  assert_sound (store);
}

/* Things to pick from, some of them gone. */
static gint64
pick (IsmsStore *store, const char *table)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s ORDER BY id LIMIT 1 OFFSET (%d %% max (1, (SELECT count (*) FROM %s)))",
      table, g_test_rand_int_range (0, 10000), table);

  return query_int (store, sql);
}

static void
set_random_columns (IsmsStore *store, IsmsRow *row)
{
  static const char *const texts[] = {
    "plain", "\"quoted\" \\ back", "two\nlines\t\x01", "Überprüfung 你好 🙂", "", NULL
  };

  if (g_test_rand_bit ())
    isms_row_set_text (row, "note", texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);
  if (g_test_rand_bit ())
    isms_row_set_real (row, "amount", g_test_rand_double () * (g_test_rand_bit () ? 1e-9 : 1e12));
  if (g_test_rand_int_range (0, 4) == 0)
    isms_row_set_real (row, "amount", g_test_rand_int_range (-5, 5));
  if (g_test_rand_bit ())
    isms_row_set_int (row, "archived", g_test_rand_bit ());
  if (g_test_rand_int_range (0, 3) == 0)
    isms_row_set_int (row, "position", g_test_rand_int_range (0, 1000));
  if (g_test_rand_int_range (0, 3) == 0 && pick (store, "thing") > 0)
    isms_row_set_int (row, "parent", pick (store, "thing"));
  if (g_test_rand_int_range (0, 3) == 0 && pick (store, "thing") > 0)
    isms_row_set_int (row, "twin", pick (store, "thing"));
}

/* Two rows exchange a value that must be unique. */
static gboolean
swap_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (
      isms_writer_get_database (writer),
      "CREATE TEMP TABLE IF NOT EXISTS swap (a, b, x, y);"
      "DELETE FROM swap;"
      "INSERT INTO swap SELECT a.id, b.id, a.ref, b.ref FROM thing AS a, thing AS b"
      " WHERE a.id = (SELECT min (id) FROM thing) AND b.id = (SELECT max (id) FROM thing);"
      "UPDATE thing SET ref = 'swapping' WHERE id = (SELECT a FROM swap);"
      "UPDATE thing SET ref = (SELECT x FROM swap) WHERE id = (SELECT b FROM swap);"
      "UPDATE thing SET ref = (SELECT y FROM swap) WHERE id = (SELECT a FROM swap)",
      error);
}

static gboolean
rename_all_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer),
                                "UPDATE thing SET title = title || '.' WHERE id % 3 = 0;"
                                "INSERT OR REPLACE INTO tag (id, thing, word)"
                                " SELECT isms_next_id ('tag'), id, 'bulk' FROM thing LIMIT 3",
                                error);
}

static void
add_random_op (IsmsStore *store, IsmsStep *step)
{
  gint64 thing = pick (store, "thing");
  IsmsRow *row;

  switch (g_test_rand_int_range (0, 10))
    {
    case 0:
    case 1:
    case 2:
      row = make_thing ("A thing");
      set_random_columns (store, row);
      thing = isms_step_insert (step, "thing", row);
      row = isms_row_new ();
      isms_row_set_int (row, "thing", thing);
      isms_row_set_int (row, "value", g_test_rand_int_range (0, 9));
      isms_step_insert (step, "score", row);
      break;
    case 3:
    case 4:
    case 5:
      row = isms_row_new ();
      set_random_columns (store, row);
      isms_step_update (step, "thing", thing, row);
      break;
    case 6:
      isms_step_delete (step, "thing", thing);
      break;
    case 7:
      row = isms_row_new ();
      isms_row_set_int (row, "thing", thing);
      isms_row_set_text (row, "word", g_test_rand_bit () ? "red" : "green");
      isms_step_insert (step, "tag", row);
      break;
    case 8:
      isms_step_call (step, swap_cb, NULL, NULL);
      break;
    default:
      isms_step_call (step, rename_all_cb, NULL, NULL);
      break;
    }
}

/* TRUE if the step was done and changed something: by chance, some cannot. */
static gboolean
do_random_step (IsmsStore *store)
{
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Something");
  g_autoptr (GError) error = NULL;
  int n = g_test_rand_int_range (1, 5);

  for (int i = 0; i < n; i++)
    add_random_op (store, step);
  return isms_step_commit (step, NULL, &error) && isms_step_get_id (step) > 0;
}

static void
assert_same (const char *dump, const char *expected, guint step)
{
  if (g_strcmp0 (dump, expected) != 0)
    {
      g_printerr ("step %u: expected\n%s\ngot\n%s\n", step, expected, dump);
      g_assert_not_reached ();
    }
}

static void
test_thousand_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) dumps = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (dumps, dump_records (fixture->store));
  while (dumps->len <= N_STEPS)
    if (do_random_step (fixture->store))
      g_ptr_array_add (dumps, dump_records (fixture->store));
  assert_sound (fixture->store);

  for (guint round = 0; round < 2; round++)
    {
      guint bottom = round == 0 ? 0 : N_STEPS - N_AGAIN;

      for (guint i = N_STEPS; i-- > bottom;)
        {
          g_autofree char *dump = NULL;

          undo (fixture->store);
          if (i % 300 == 0)
            fixture_reopen (fixture);
          dump = dump_records (fixture->store);
          assert_same (dump, g_ptr_array_index (dumps, i), i);
        }
      for (guint i = bottom + 1; i <= N_STEPS; i++)
        {
          g_autofree char *dump = NULL;

          redo (fixture->store);
          if (i % 300 == 0)
            fixture_reopen (fixture);
          dump = dump_records (fixture->store);
          assert_same (dump, g_ptr_array_index (dumps, i), i);
        }
    }
  assert_sound (fixture->store);
}

static void
test_step_of_history (Fixture *fixture, gconstpointer data)
{
  IsmsStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  gint64 a = add_thing (store, "A"); /* step 1 */
  gint64 b = add_thing (store, "B"); /* step 2 */
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *title = NULL;

  change_title (store, a, "A second"); /* step 3 */
  change_title (store, b, "B second"); /* step 4 */
  change_title (store, a, "A third");  /* step 5 */

  before = dump_records (store);
  g_assert_false (isms_store_undo_step (store, 3, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "Call it A third"));
  g_clear_error (&error);
  after = dump_records (store);
  g_assert_cmpstr (before, ==, after);

  g_assert_true (isms_store_undo_step (store, 4, NULL, &error));
  g_assert_no_error (error);
  title = query_text (store, "SELECT group_concat (title ORDER BY id) FROM thing");
  g_assert_cmpstr (title, ==, "A third,B");
  assert_labels (store, "Undo: Call it B second", NULL);
  undo (store);
  g_free (title);
  title = query_text (store, "SELECT group_concat (title ORDER BY id) FROM thing");
  g_assert_cmpstr (title, ==, "A third,B second");
  assert_sound (store);
}

/* Undoing what made a row must not take along what somebody hung on it later. */
static void
test_bystanders (Fixture *fixture, gconstpointer data)
{
  IsmsStore *store = fixture->store;
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Tag it");
  g_autoptr (GError) error = NULL;
  gint64 thing = add_thing (store, "A");
  IsmsRow *row = isms_row_new ();

  isms_row_set_int (row, "thing", thing);
  isms_row_set_text (row, "word", "red");
  isms_step_insert (step, "tag", row);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (isms_store_undo_step (store, 1, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CHANGED);
  g_assert_nonnull (strstr (error->message, "Tag it"));
  g_assert_cmpint (query_int (store, "SELECT count (*) FROM tag"), ==, 1);
}

static void
test_journal_read (Fixture *fixture, gconstpointer data)
{
  IsmsStore *store = fixture->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  IsmsJournalEntry *entry;
  gint64 a = add_thing (store, "A");

  add_thing (store, "B");
  change_title (store, a, "A second");
  undo (store);
  entries = isms_journal_read (isms_store_get_reader (store), "thing", a, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 3);
  entry = g_ptr_array_index (entries, 0);
  g_assert_cmpint (entry->kind, ==, ISMS_STEP_UNDO);
  entry = g_ptr_array_index (entries, 1);
  g_assert_cmpint (entry->op, ==, 'u');
  g_assert_cmpstr (entry->label, ==, "Call it A second");
  g_assert_cmpstr (entry->actor, ==, "Kim Doe");
  g_assert_nonnull (strstr (entry->before, "\"title\":\"A\""));
  g_assert_nonnull (strstr (entry->after, "\"title\":\"A second\""));
  g_assert_null (strstr (entry->after, "ref"));
  entry = g_ptr_array_index (entries, 2);
  g_assert_cmpint (entry->op, ==, 'i');
  g_assert_null (entry->before);

  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = isms_journal_read (isms_store_get_reader (store), NULL, 0, 3, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (((IsmsJournalEntry *) g_ptr_array_index (entries, 0))->step, ==, 2);
}

/* As somebody with another program would. */
static void
tamper (Fixture *fixture, const char *sql)
{
  sqlite3 *db;

  isms_store_close (fixture->store);
  g_assert_cmpint (sqlite3_open (fixture->path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_db_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (db), >, 0);
  sqlite3_close (db);
  fixture_reopen (fixture);
}

static void
test_tampering (Fixture *fixture, gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE journal SET label = 'Nothing' WHERE id = 2",
    "UPDATE journal SET actor = 'Nobody' WHERE id = 2",
    "UPDATE journal SET at = '2020-01-01T00:00:00Z' WHERE id = 2",
    "UPDATE journal_change SET after = replace (after, 'B', 'C') WHERE step = 2",
    "DELETE FROM journal_change WHERE step = 2",
    "DELETE FROM journal WHERE id = 2",
    "INSERT INTO journal_change (step, tbl, row, op, after) VALUES (4, 'thing', 9, 'i', '{}')",
  };

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) error = NULL;
      guint64 n_steps;

      add_thing (fixture->store, "A");
      add_thing (fixture->store, "B");
      add_thing (fixture->store, "C");
      assert_sound (fixture->store);
      tamper (fixture, attempts[i]);
      g_assert_false (
          isms_journal_verify (isms_store_get_reader (fixture->store), &n_steps, NULL, &error));
      g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT);
      g_assert_cmpuint (n_steps, ==, i == G_N_ELEMENTS (attempts) - 1 ? 3 : 1);

      fixture_tear_down (fixture, NULL);
      fixture_set_up (fixture, NULL);
    }
}

/* A journal that undoes what came later, or itself, would be followed for ever. */
static void
test_undoes_forward (Fixture *fixture, gconstpointer data)
{
  static const char *const attempts[] = {
    "UPDATE journal SET target = 9 WHERE kind = 'undo'",
    "UPDATE journal SET target = id WHERE kind = 'undo'",
    "UPDATE journal SET kind = 'redo', target = id WHERE kind = 'undo'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autoptr (GError) undone = NULL;
      g_autoptr (GError) redone = NULL;
      g_autoptr (GError) error = NULL;

      add_thing (fixture->store, "A");
      g_assert_true (isms_store_undo (fixture->store, NULL, &error));
      g_assert_no_error (error);
      tamper (fixture, attempts[i]);
      g_assert_false (isms_store_undo (fixture->store, NULL, &undone));
      g_assert_error (undone, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT);
      g_assert_false (isms_store_redo (fixture->store, NULL, &redone));
      g_assert_error (redone, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT);

      fixture_tear_down (fixture, NULL);
      fixture_set_up (fixture, NULL);
    }
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  isms_store_undo_finish (ISMS_STORE (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_async (Fixture *fixture, gconstpointer data)
{
  gboolean done = FALSE;

  add_thing (fixture->store, "A");
  isms_store_undo_async (fixture->store, ISMS_UNDO, 0, NULL, undone_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (query_int (fixture->store, "SELECT count (*) FROM thing"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function)                                                                        \
  g_test_add ("/store/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("undo/labels", test_labels);
  ADD ("undo/step-of-history", test_step_of_history);
  ADD ("undo/bystanders", test_bystanders);
  ADD ("undo/async", test_async);
  ADD ("undo/forward", test_undoes_forward);
  ADD ("undo/thousand-steps", test_thousand_steps);
  ADD ("journal/read", test_journal_read);
  ADD ("journal/tampering", test_tampering);
#undef ADD
  return g_test_run ();
}
