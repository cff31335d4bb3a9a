/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "kept-fixture.h"

#include <string.h>

void
kept_fixture_assert_same (sqlite3 *db, const char *left, const char *right)
{
  g_autofree char *sql = g_strdup_printf ("SELECT group_concat (v.id) FROM (SELECT * FROM (SELECT "
                                          "%1$s EXCEPT SELECT %2$s) UNION ALL SELECT * FROM "
                                          "(SELECT %2$s EXCEPT SELECT %1$s)) AS v",
                                          left, right);
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, NULL);
  sqlite3_finalize (statement);
}

static void
make_view (sqlite3 *db, const char *file, const char *name)
{
  g_autofree char *path = g_strconcat ("/org/parapet/store/schema/", file, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *start = g_strdup_printf ("CREATE VIEW %s AS", name);
  const char *found = strstr (g_bytes_get_data (bytes, NULL), start);
  g_autofree char *body = NULL;
  g_autofree char *sql = NULL;

  g_assert_nonnull (found);
  found += strlen ("CREATE ");
  body = g_strndup (found, strcspn (found, ";"));
  sql = g_strconcat ("CREATE TEMP ", body, NULL);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
}

sqlite3 *
kept_fixture_open (ModelFixture *self, const char *file, const char *const *views)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (self->path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  for (guint i = 0; views[i] != NULL; i++)
    make_view (db, file, views[i]);
  return db;
}
