/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Workspaces: made, refused, opened again, and what they say of themselves. */

#include "model-fixture.h"

#include <glib/gstdio.h>

static void
test_created (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *label = isms_database_query_text (
      fixture->reader, "SELECT group_concat (label, ', ') FROM journal", NULL);
  g_autofree char *scope =
      isms_database_query_text (fixture->reader, "SELECT scope FROM organisation", NULL);

  g_assert_cmpstr (label, ==, "Created the workspace");
  g_assert_cmpstr (scope, ==, "All of it.");
  g_assert_cmpstr (isms_workspace_get_title (fixture->workspace), ==, "Harbour Works");
  g_assert_cmpstr (isms_workspace_get_currency (fixture->workspace), ==, "EUR");
  g_assert_false (isms_workspace_get_read_only (fixture->workspace));
}

/* 4.1 with Amendment 1: the question about climate change is open until somebody answers it. */
static void
test_climate (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *climate =
      isms_database_query_text (fixture->reader, "SELECT climate FROM organisation", NULL);

  g_assert_cmpstr (climate, ==, "undecided");
  g_assert_false (run_sql (fixture, "UPDATE organisation SET climate = 'perhaps'"));
  g_assert_true (run_sql (fixture, "UPDATE organisation SET climate = 'yes'"));
}

static void
test_one_organisation (ModelFixture *fixture, gconstpointer data)
{
  g_assert_false (run_sql (fixture,
                           "INSERT INTO organisation (id, uid, created_at, updated_at, name) "
                           "SELECT 2, 'x', created_at, updated_at, 'Another' FROM organisation"));
}

static void
notify_cb (GObject *object, GParamSpec *spec, guint *n)
{
  (*n)++;
}

static void
test_title_follows (ModelFixture *fixture, gconstpointer data)
{
  guint n = 0;
  g_autofree char *title = NULL;

  g_signal_connect (fixture->workspace, "notify::title", G_CALLBACK (notify_cb), &n);
  g_assert_true (run_sql (fixture, "UPDATE organisation SET sector = 'Harbours'"));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (run_sql (fixture, "UPDATE organisation SET name = 'Harbour Trust'"));
  g_assert_cmpuint (n, ==, 1);
  g_object_get (fixture->workspace, "title", &title, NULL);
  g_assert_cmpstr (title, ==, "Harbour Trust");
}

static void
test_opened_again (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsWorkspace) second = NULL;
  g_autoptr (GError) error = NULL;

  create_record (fixture, "risk", "Flood");
  isms_workspace_close (fixture->workspace);
  second = isms_workspace_open (fixture->path, ISMS_STORE_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (isms_workspace_get_title (second), ==, "Harbour Works");
  g_assert_true (isms_workspace_get_read_only (second));
  isms_workspace_close (second);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_opened_async (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (IsmsWorkspace) second = NULL;
  g_autoptr (GError) error = NULL;

  isms_workspace_close (fixture->workspace);
  isms_workspace_open_async (fixture->path, ISMS_STORE_OPEN_DEFAULT, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  second = isms_workspace_open_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (isms_workspace_get_title (second), ==, "Harbour Works");
  isms_workspace_close (second);
}

static void
test_no_file (ModelFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.isms", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  isms_workspace_open_async (path, ISMS_STORE_OPEN_DEFAULT, NULL, opened_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (isms_workspace_open_finish (result, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOT_FOUND);
}

static void
assert_refused (ModelFixture *fixture, const IsmsWorkspaceSetup *setup)
{
  g_autofree char *path = g_build_filename (fixture->folder, "refused.isms", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (isms_workspace_create (path, setup, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refused (ModelFixture *fixture, gconstpointer data)
{
  const IsmsWorkspaceSetup good = { "Harbour Works", "All of it.", "5x5", "EUR" };
  IsmsWorkspaceSetup setup = good;
  g_autoptr (GError) error = NULL;

  setup.organisation = "";
  assert_refused (fixture, &setup);
  setup = good;
  setup.preset = "7x7";
  assert_refused (fixture, &setup);
  setup.preset = NULL;
  assert_refused (fixture, &setup);
  setup = good;
  setup.currency = "euro";
  assert_refused (fixture, &setup);

  g_assert_null (isms_workspace_create (fixture->path, &good, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_EXISTS);
}

static void
test_tables (void)
{
  const IsmsStoreTable *table = isms_workspace_tables ();
  guint n = 0;

  for (; table[n].name != NULL; n++)
    {
      const IsmsKind *kind = isms_kind_find (table[n].name);

      g_assert_nonnull (kind);
      g_assert_cmpuint (table[n].number, ==, kind->number);
      g_assert_cmpstr (table[n].title_column, ==, kind->title_field);
      g_assert_false (g_strv_contains (table[n].search_columns, kind->title_field));
    }
  g_assert_cmpuint (n, ==, 10);
  g_assert_true (isms_workspace_tables () == table);
}

/* A value of another type is refused by every table; what a step deletes finds what refers to it.
 */
static void
test_schema (ModelFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM pragma_table_list WHERE type = 'table'"
                                      " AND schema = 'main' AND name NOT LIKE 'sqlite_%'"),
                   >, 15);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM pragma_table_list WHERE type = 'table'"
                                      " AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
                                      " AND strict = 0"),
                   ==, 0);
  g_assert_cmpint (
      read_int (
          fixture,
          "SELECT count (*) FROM sqlite_schema AS t JOIN pragma_foreign_key_list (t.name) AS f"
          " WHERE t.type = 'table' AND f.seq = 0 AND NOT EXISTS (SELECT 1 FROM"
          " pragma_index_list (t.name) AS i JOIN pragma_index_info (i.name) AS c"
          " WHERE c.seqno = 0 AND c.name = f.\"from\")"),
      ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/workspace/created", test_created);
  add_model_test ("/model/4.1-climate-undecided", test_climate);
  add_model_test ("/model/4.3-one-organisation", test_one_organisation);
  add_model_test ("/model/workspace/title-follows", test_title_follows);
  add_model_test ("/model/workspace/opened-again", test_opened_again);
  add_model_test ("/model/workspace/opened-async", test_opened_async);
  add_model_test ("/model/workspace/no-file", test_no_file);
  add_model_test ("/model/workspace/refused", test_refused);
  g_test_add_func ("/model/workspace/tables", test_tables);
  add_model_test ("/model/workspace/schema-is-strict-and-indexed", test_schema);

  return g_test_run ();
}
