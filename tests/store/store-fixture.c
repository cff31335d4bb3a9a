/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "store-fixture.h"

#include <glib/gstdio.h>

static const char *const thing_columns[] = { "note", NULL };

const IsmsStoreTable test_tables[] = {
  { .name = "thing",
    .number = 900,
    .prefix = "T",
    .title_column = "title",
    .search_columns = thing_columns },
  { NULL },
};

static const char test_schema[] =
    "CREATE TABLE thing ("
    "  id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, ref TEXT NOT NULL UNIQUE,"
    "  created_at TEXT NOT NULL, updated_at TEXT NOT NULL, archived INTEGER NOT NULL DEFAULT 0,"
    "  title TEXT NOT NULL CHECK (title <> ''), note TEXT, amount REAL, position INTEGER UNIQUE,"
    "  parent INTEGER REFERENCES thing (id) ON DELETE CASCADE,"
    "  twin INTEGER REFERENCES thing (id) ON DELETE SET NULL) STRICT;"
    "CREATE INDEX thing_parent ON thing (parent);"
    "CREATE INDEX thing_twin ON thing (twin);"
    "CREATE TABLE tag ("
    "  id INTEGER PRIMARY KEY, thing INTEGER NOT NULL REFERENCES thing (id) ON DELETE CASCADE,"
    "  word TEXT NOT NULL, UNIQUE (thing, word)) STRICT;"
    "CREATE TABLE score ("
    "  id INTEGER PRIMARY KEY, thing INTEGER NOT NULL REFERENCES thing (id) ON DELETE CASCADE,"
    "  value INTEGER NOT NULL) STRICT;"
    "CREATE TRIGGER score_no_update BEFORE UPDATE ON score"
    " BEGIN SELECT RAISE (ABORT, 'a score is for good'); END;"
    "CREATE TRIGGER score_no_delete BEFORE DELETE ON score"
    " WHEN EXISTS (SELECT 1 FROM thing WHERE id = OLD.thing)"
    " BEGIN SELECT RAISE (ABORT, 'a score is for good'); END;"
    "CREATE TRIGGER score_marks AFTER INSERT ON score"
    " BEGIN UPDATE thing SET archived = NEW.value WHERE id = NEW.thing; END;";

static gboolean
make_tables_cb (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer), test_schema, error);
}

char *
make_test_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("isms-store-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
remove_test_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_test_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

void
make_test_workspace (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStore) store = isms_store_open (path, NULL, ISMS_STORE_OPEN_CREATE, NULL, &error);
  g_autoptr (IsmsStep) step = NULL;

  g_assert_no_error (error);
  step = isms_store_begin (store, "Make tables");
  isms_step_call (step, make_tables_cb, NULL, NULL);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (isms_step_get_id (step), ==, 0);
  isms_store_close (store);
}

void
fixture_set_up (Fixture *self, gconstpointer data)
{
  self->folder = make_test_folder ();
  self->path = g_build_filename (self->folder, "test.isms", NULL);
  make_test_workspace (self->path);
  fixture_reopen (self);
}

void
fixture_reopen (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  if (self->store != NULL)
    isms_store_close (self->store);
  g_clear_object (&self->store);
  self->store = isms_store_open (self->path, test_tables, ISMS_STORE_OPEN_MUST_WRITE, NULL, &error);
  g_assert_no_error (error);
  isms_store_set_actor (self->store, "Kim Doe");
}

void
fixture_tear_down (Fixture *self, gconstpointer data)
{
  if (self->store != NULL)
    isms_store_close (self->store);
  g_clear_object (&self->store);
  remove_test_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

IsmsRow *
make_thing (const char *title)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", title);
  return row;
}

gint64
add_thing (IsmsStore *store, const char *title)
{
  g_autofree char *label = g_strdup_printf ("Add %s", title);
  g_autoptr (IsmsStep) step = isms_store_begin (store, label);
  gint64 id = isms_step_insert (step, "thing", make_thing (title));
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

void
change_title (IsmsStore *store, gint64 id, const char *title)
{
  g_autofree char *label = g_strdup_printf ("Call it %s", title);
  g_autoptr (IsmsStep) step = isms_store_begin (store, label);
  g_autoptr (GError) error = NULL;

  isms_step_update (step, "thing", id, make_thing (title));
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

void
remove_thing (IsmsStore *store, gint64 id)
{
  g_autoptr (IsmsStep) step = isms_store_begin (store, "Remove a thing");
  g_autoptr (GError) error = NULL;

  isms_step_delete (step, "thing", id);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

gint64
query_int (IsmsStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  isms_database_query_int (isms_store_get_reader (store), sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

char *
query_text (IsmsStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  char *text = isms_database_query_text (isms_store_get_reader (store), sql, &error);

  g_assert_no_error (error);
  return text;
}

static void
dump_table (IsmsStore *store, const char *table, GString *out)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\" ORDER BY id", table);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStatement) rows =
      isms_database_prepare (isms_store_get_reader (store), sql, &error);

  g_assert_no_error (error);
  g_string_append_printf (out, "%s\n", table);
  while (isms_statement_next (rows, &error))
    {
      for (int i = 0; i < isms_statement_get_n_columns (rows); i++)
        {
          const char *text = isms_statement_get_text (rows, i);

          g_string_append_printf (out, " %s", text != NULL ? text : "NULL");
        }
      g_string_append_c (out, '\n');
    }
  g_assert_no_error (error);
}

char *
dump_records (IsmsStore *store)
{
  GString *out = g_string_new (NULL);

  dump_table (store, "thing", out);
  dump_table (store, "tag", out);
  dump_table (store, "score", out);
  dump_table (store, "attachment", out);
  return g_string_free_and_steal (out);
}

char *
hash_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) content, length);
}
